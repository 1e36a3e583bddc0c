// The frame's side of the conversation with its host page. What comes in is parsed once, here; anything else is ignored.

import * as v from 'valibot';
import type { Intervention } from '../../engine/scenario.ts';
import { toMicros } from '../../engine/units.ts';
import { scenarioToJson } from '../../scenario/toJson.ts';
import type { Session } from '../../session/api.ts';
import { THEMES } from '../common/address.ts';
import { setTheme } from '../common/theme.ts';

const VERSION = '1';
/** States go out at most so often. */
const STATE_MS = 100;
/** Larger messages than this many characters of JSON are not looked into. */
const MOST_CHARACTERS = 8_000_000;

const finite = v.pipe(v.number(), v.finite());
const message = v.variant('type', [
  v.object({ type: v.picklist(['play', 'pause', 'step', 'step-back', 'reset']) }),
  v.object({ type: v.literal('seek'), time: finite }),
  v.object({ type: v.literal('speed'), value: finite }),
  v.looseObject({ type: v.literal('do'), do: v.string() }),
  v.object({ type: v.literal('load'), scenario: v.unknown() }),
  v.object({ type: v.literal('theme'), value: v.picklist(THEMES) }),
  v.object({ type: v.literal('get'), requestId: v.optional(v.union([v.string(), finite])) }),
]);

/** Answers the host, and tells it what happens. */
export function speakToHost(session: Session): void {
  const say = (said: object) => window.parent.postMessage({ rollcall: 1, ...said }, '*');
  const stateNow = () => {
    const { playing, frame, report } = session.getState();
    return {
      type: 'state',
      time: session.playhead() / 1000,
      playing,
      leader: frame?.leader ?? null,
      epoch: frame?.epoch ?? 0,
      fingerprint: report?.complete ? report.summary.fingerprint : '',
    };
  };

  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (source !== window.parent || typeof data !== 'object' || data === null) return;
    if (!('rollcall' in data) || data.rollcall !== 1) return;
    const parsed = v.safeParse(message, data);
    if (!parsed.success) return;
    const asked = parsed.output;
    switch (asked.type) {
      case 'play':
        return session.play();
      case 'pause':
        return session.pause();
      case 'step':
        return session.step(1);
      case 'step-back':
        return session.step(-1);
      case 'reset':
        return session.reset();
      case 'seek':
        return session.seek(toMicros(asked.time));
      case 'speed':
        return session.setSpeed(asked.value);
      case 'theme':
        return setTheme(asked.value);
      case 'get':
        return say({ ...stateNow(), requestId: asked.requestId });
      case 'load':
        return void load(asked.scenario);
      case 'do': {
        const {
          type: _type,
          rollcall: _rollcall,
          ...intervention
        } = asked as Record<string, unknown>;
        return void perform(intervention);
      }
    }
  });

  const refuse = (faults: readonly string[]) => say({ type: 'error', message: faults.join('\n') });

  async function load(input: unknown): Promise<void> {
    if (isTooLarge(input))
      return refuse([`scenario: is larger than ${MOST_CHARACTERS} characters`]);
    const result = await session.parse(input);
    if (result.ok) session.load(result.scenario);
    else refuse(result.faults);
  }

  /** An intervention is right if the scenario with it as its only script entry is. */
  async function perform(intervention: Record<string, unknown>): Promise<void> {
    const { scenario } = session.getState();
    const result = await session.parse({
      ...scenarioToJson({ ...scenario, script: [] }),
      script: [{ at: 0, ...intervention }],
    });
    if (!result.ok)
      return refuse(result.faults.map((fault) => fault.replace(/^script\[0\]\.?/, 'do.')));
    const [entry] = result.scenario.script;
    if (!entry) return;
    const { at: _at, ...checked } = entry;
    session.intervene(checked as Intervention);
  }

  let waiting = false;
  let last = '';
  const tell = () => {
    waiting = false;
    const state = stateNow();
    const text = JSON.stringify(state);
    if (text !== last) say(state);
    last = text;
  };
  const changed = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(tell, STATE_MS);
  };
  session.onMotion(changed);
  let heard = 0;
  session.subscribe(({ frame, report }, before) => {
    changed();
    if (!frame || frame === before.frame) return;
    const now = frame.lastEvent;
    for (const milestone of report?.milestones ?? []) {
      if (milestone.event > heard && milestone.event <= now)
        say({ type: 'event', event: milestone });
    }
    heard = now;
  });
  session.subscribe(({ notices }, before) => {
    for (const notice of notices) {
      if (notice.tone !== 'info' && !before.notices.includes(notice))
        say({ type: 'error', message: notice.text });
    }
  });

  const height = () => document.documentElement.scrollHeight;
  new ResizeObserver(() => say({ type: 'height', height: height() })).observe(
    document.documentElement,
  );
  say({ type: 'ready', version: VERSION, height: height() });
}

function isTooLarge(input: unknown): boolean {
  try {
    return (JSON.stringify(input)?.length ?? 0) > MOST_CHARACTERS;
  } catch {
    return false; // Cyclic: the parser says what is wrong with it.
  }
}
