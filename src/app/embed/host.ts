// The frame's side of the conversation with its host page.

import type { Intervention } from '../../engine/scenario.ts';
import { toMicros, toMillis } from '../../engine/units.ts';
import type { ParseResult } from '../../scenario/parse.ts';
import { scenarioToJson } from '../../scenario/toJson.ts';
import type { Notice, Session } from '../../session/api.ts';
import { onPassed } from '../../session/passed.ts';
import type { Address } from '../common/address.ts';
import { setTheme } from '../common/theme.ts';
import { heightFor } from './height.ts';
import { type Inbox, say } from './inbox.ts';
import { type Message, readMessage } from './message.ts';
import { unfit } from './plainData.ts';

/** States go out at most so often. */
const STATE_MS = 100;
/** A long run may take a while to be simulated as far as the host wants to see. */
const PATIENCE_MS = 1000;

/** Answers the host, and tells it what happens. */
export function speakToHost(session: Session, inbox: Inbox, address: Address): void {
  const state = () => ({ type: 'state', ...stateOf(session) });

  // One after the other: what is asked after an intervention is asked of the run with it.
  let turn = Promise.resolve();
  inbox.take((data) => {
    const asked = readMessage(data);
    if (asked) turn = turn.then(() => hear(asked, data));
  });
  async function hear(asked: Message, data: object): Promise<void> {
    const faults = await answer(session, asked, data);
    const of = asked.requestId === undefined ? {} : { requestId: asked.requestId };
    if (faults.length > 0) return say({ type: 'error', message: faults.join('\n'), ...of });
    if (asked.type !== 'get' && asked.requestId === undefined) return;
    await pictureOf(session);
    say({ ...state(), ...of });
  }

  let waiting = false;
  let last = '';
  const tell = async () => {
    await pictureOf(session);
    waiting = false;
    const now = state();
    const text = JSON.stringify(now);
    if (text !== last) say(now);
    last = text;
  };
  const changed = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => void tell(), STATE_MS);
  };
  session.onMotion(changed);
  session.subscribe(changed);
  onPassed(session, (milestones) => {
    for (const event of milestones) say({ type: 'event', event });
  });
  const complain = (notices: readonly Notice[], known: readonly Notice[]) => {
    for (const notice of notices) {
      if (notice.tone !== 'info' && !known.includes(notice))
        say({ type: 'error', message: notice.line });
    }
  };
  session.subscribe(({ notices }, before) => complain(notices, before.notices));

  let told = inbox.height;
  const tellHeight = () => {
    const height = heightFor(innerWidth, address);
    if (height !== told) say({ type: 'height', height });
    told = height;
  };
  addEventListener('resize', tellHeight);
  tellHeight();
  // What was wrong with the address was told to the reader before there was anybody to tell it to the host.
  complain(session.getState().notices, []);
  changed();
}

/** A state is told when its picture is there, so that its parts are of one moment; but it is told. */
const pictureOf = (session: Session): Promise<void> =>
  Promise.race([
    session.settled(),
    new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);

function stateOf(session: Session) {
  const { playing, frame, fingerprint } = session.getState();
  return {
    time: toMillis(Math.floor(session.playhead())),
    playing,
    leader: frame?.leader ?? null,
    epoch: frame?.epoch ?? 0,
    fingerprint,
  };
}

/** Does what is asked. What is wrong with it, a line each; none where all is well. */
async function answer(session: Session, asked: Message, data: object): Promise<readonly string[]> {
  switch (asked.type) {
    case 'play':
      session.play();
      break;
    case 'pause':
      session.pause();
      break;
    case 'step':
      session.step(1);
      break;
    case 'step-back':
      session.step(-1);
      break;
    case 'reset':
      session.reset();
      break;
    case 'seek':
      session.seek(toMicros(asked.time));
      break;
    case 'speed':
      session.setSpeed(asked.value);
      break;
    case 'theme':
      setTheme(asked.value);
      break;
    case 'get':
      break;
    case 'load': {
      const result = await parse(session, asked.scenario);
      if (!result.ok) return result.faults;
      session.load(result.scenario);
      break;
    }
    case 'do':
      return perform(session, data);
  }
  return [];
}

async function parse(session: Session, scenario: unknown): Promise<ParseResult> {
  const fault = unfit(scenario);
  return fault === null ? session.parse(scenario) : { ok: false, faults: [`scenario: ${fault}`] };
}

/** An intervention is right if the scenario with it as its only script entry is. */
async function perform(session: Session, data: object): Promise<readonly string[]> {
  const fault = unfit(data);
  if (fault !== null) return [`do: ${fault}`];
  const {
    type: _type,
    rollcall: _rollcall,
    requestId: _requestId,
    ...intervention
  } = data as Record<string, unknown>;
  const { scenario } = session.getState();
  const result = await session.parse({
    ...scenarioToJson({ ...scenario, script: [] }),
    script: [{ ...intervention, at: 0 }],
  });
  if (!result.ok) return result.faults.map((line) => line.replace(/^script\[0\]\.?/, 'do.'));
  for (const { at: _at, ...checked } of result.scenario.script)
    session.intervene(checked as Intervention);
  return [];
}
