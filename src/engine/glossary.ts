// What the declarations of a run's protocol, detector and job call things: rules, timers, message types. Plain, so that it can
// leave the worker and a page can name things without the engine.

import type { Setup } from './compile.ts';
import type { Rules } from './declare.ts';

export interface Glossary {
  readonly rules: Rules;
  readonly timers: { readonly [name: string]: string };
  /** In the order of the run's message types. */
  readonly messages: readonly {
    readonly type: string;
    readonly title: string;
    readonly help: string;
  }[];
  /** What one item of the job is called; null without a job. */
  readonly item: string | null;
  /** What takes the writes, in a sentence: "the bank". */
  readonly resource: string;
}

export function glossaryOf({ protocol, detector, job, types }: Setup): Glossary {
  const timers = { ...protocol.timers, ...detector?.timers, ...job?.timers };
  const messages = { ...protocol.messages, ...detector?.messages, ...job?.messages };
  return {
    rules: { ...job?.rules, ...detector?.rules, ...protocol.rules },
    timers: Object.fromEntries(Object.entries(timers).map(([name, { title }]) => [name, title])),
    messages: types.map(({ name }) => ({
      type: name,
      title: messages[name]?.title ?? name,
      help: messages[name]?.help ?? '',
    })),
    item: job?.item ?? null,
    resource: job?.resource ?? 'the resource',
  };
}
