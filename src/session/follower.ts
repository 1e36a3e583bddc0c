// A session that keeps step with another: the same script and seed under another protocol, one playhead for both.

import type { Scenario } from '../engine/scenario.ts';
import type { Session } from './api.ts';
import { createSession, type SessionOptions } from './session.ts';

/**
 * What is done to the follower is done to its leader: its playhead, its script and its highlights. `made` gives the run that
 * the follower shows for each run of the leader. Disposing of the follower leaves the leader as it is.
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
  const stops = [
    leader.onMotion((_, time) => own.seek(time)),
    leader.subscribe((state, before) => {
      if (state.scenario !== before.scenario)
        own.load(made(state.scenario), { at: leader.playhead() });
      if (state.highlight.node !== before.highlight.node)
        own.highlight({ node: state.highlight.node });
    }),
  ];
  const { play, pause, toggle, step, stepEvent, stepMilestone, seek, setSpeed, reset } = leader;
  const { intervene, toggleNode, undo, redo, switchBranch, load } = leader;
  return {
    ...own,
    ...{ play, pause, toggle, step, stepEvent, stepMilestone, seek, setSpeed, reset },
    ...{ intervene, toggleNode, undo, redo, switchBranch, load },
    highlight: ({ node }) => {
      if (node !== undefined) leader.highlight({ node });
    },
    dispose: () => {
      for (const stop of stops) stop();
      own.dispose();
    },
  };
}
