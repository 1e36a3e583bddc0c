// A session that keeps step with another: the same script and seed under another protocol, one playhead for both.

import { protocols } from '../engine/protocols/registry.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { Session, SessionState } from './api.ts';
import { createSession, type SessionOptions } from './session.ts';
import { milestoneFrom } from './steps.ts';

/** What is the leader's in the state of both: the branches, so that a reader's deed is his in either run, and how it plays. */
const SHARED = ['branches', 'branch', 'playing', 'speed'] as const;

/**
 * What is done to the follower is done to its leader: its playhead, its script and its highlights. What is asked of the follower
 * (why, beliefs, rules) is answered by its own run. `made` gives the run that the follower shows for each run of the leader.
 * Disposing of the follower leaves the leader as it is.
 */
export function createFollower(
  leader: Session,
  made: (scenario: Scenario) => Scenario,
  options: Pick<SessionOptions, 'spawn' | 'clock'> = {},
): Session {
  const own = createSession(made(leader.getState().scenario), {
    ...options,
    at: leader.playhead(),
  });
  const listeners = new Set<Parameters<Session['subscribe']>[0]>();
  const merged = (): SessionState => {
    const { branches, branch, playing, speed } = leader.getState();
    return { ...own.getState(), branches, branch, playing, speed };
  };
  let shown = merged();
  const change = () => {
    const before = shown;
    shown = merged();
    for (const listener of [...listeners]) listener(shown, before);
  };
  /** The follower goes from event to event of its own run: its leader comes along. */
  let leads = false;
  const stops = [
    leader.onMotion((_, time) => {
      if (time === own.playhead()) return;
      leads = false;
      own.seek(time);
    }),
    own.onMotion((_, time) => {
      if (leads && time !== leader.playhead()) leader.seek(time);
    }),
    own.subscribe(({ notices, scenario }, before) => {
      const whose = protocols[scenario.protocol.id]?.title ?? scenario.protocol.id;
      for (const { id, tone, text } of notices)
        if (!before.notices.some((known) => known.id === id))
          leader.notify(tone, `${whose}: ${text}`);
      change();
    }),
    leader.subscribe((state, before) => {
      if (state.scenario !== before.scenario)
        own.load(made(state.scenario), { at: leader.playhead() });
      if (state.highlight.node !== before.highlight.node)
        own.highlight({ node: state.highlight.node });
      if (SHARED.some((key) => state[key] !== before[key])) change();
    }),
  ];
  const { play, pause, toggle, step, seek, setSpeed, reset, notify } = leader;
  const { intervene, toggleNode, undo, redo, switchBranch, load } = leader;
  return {
    ...own,
    ...{ play, pause, toggle, step, seek, setSpeed, reset, notify },
    ...{ intervene, toggleNode, undo, redo, switchBranch, load },
    getState: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stepEvent: (direction) => {
      leader.pause();
      leads = true;
      own.stepEvent(direction);
    },
    stepMilestone: (direction) => {
      const milestones = own.getState().report?.milestones ?? [];
      const time = milestoneFrom(milestones, leader.playhead(), direction);
      leader.pause();
      if (time !== null) leader.seek(time);
      else if (direction < 0) leader.seek(0);
    },
    highlight: ({ node, event }) => {
      if (event !== undefined) own.highlight({ event });
      if (node !== undefined) leader.highlight({ node });
    },
    dispose: () => {
      for (const stop of stops) stop();
      listeners.clear();
      own.dispose();
    },
  };
}
