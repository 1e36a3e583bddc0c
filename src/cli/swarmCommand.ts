// `npm run swarm`: random scenarios until one breaks a promise, and then the smallest that still does.

import type { Scenario } from '../engine/scenario.ts';
import { encodeScenario, writeFragment } from '../scenario/link.ts';
import { drawScenario } from '../scenario/swarm/draw.ts';
import { type Finding, judge } from '../scenario/swarm/judge.ts';
import { shrink } from '../scenario/swarm/shrink.ts';
import { scenarioText } from '../scenario/toJson.ts';
import type { Progress } from './progress.ts';
import type { SwarmOptions } from './swarmOptions.ts';

/** One run in so many is run twice: the fingerprint must be the same. */
const TWICE = 20;

export interface Failure {
  readonly number: number;
  readonly finding: Finding;
  readonly drawn: Scenario;
}

/** Runs until something is found, or all is done. */
export function hunt(
  { runs, seconds, seed, protocol }: SwarmOptions,
  progress: Progress,
  now: () => number = Date.now,
): { readonly done: number; readonly failure: Failure | null } {
  const begun = now();
  let done = 0;
  for (; done < runs; done++) {
    const spent = (now() - begun) / 1000;
    if (seconds !== null && spent >= seconds) break;
    progress.update(
      Math.max(done / runs, seconds === null ? 0 : spent / seconds),
      () => `${done} runs`,
    );
    const drawn = drawScenario(seed, done, protocol === null ? {} : { protocol });
    const finding = judge(drawn, done % TWICE === 0);
    if (finding) return { done: done + 1, failure: { number: done, finding, drawn } };
  }
  return { done, failure: null };
}

/** What a failing scenario comes down to, with its file and its link. */
export async function minimal({ drawn, finding }: Failure) {
  const same = (scenario: Scenario) => judge(scenario)?.what === finding.what;
  const smallest = same(drawn) ? shrink(drawn, same) : drawn;
  const scenario = { ...smallest, title: `Swarm: ${finding.what} (${drawn.protocol.id})` };
  const link = `index.html${writeFragment({ scenario: await encodeScenario(scenario) })}`;
  return { text: scenarioText(scenario), link, found: judge(scenario) ?? finding };
}

export const sentence = ({ what, atUs, nodes }: Finding): string =>
  `${what} broken at ${(atUs / 1000).toFixed(3)} ms${nodes.length > 0 ? ` by ${nodes.join(', ')}` : ''}`;
