// MongoDB's priority takeover on top of Raft: a leader of lower priority is replaced, the highest first, and asked first.

import type { Builtin } from './registry.ts';

export const priorityTakeover: Builtin = {
  id: 'priority-takeover',
  teaches:
    'A preferred leader on top of Raft: whoever ranks higher stands after a while, the highest first.',
  json: {
    rollcall: 1,
    title: 'Raft: the most trusted comes back',
    description:
      'Raft, but whoever ranks highest takes over in the end. n2 happens to lead first. n5, which ranks highest, asks after 3.5 s whether it may take over, and leads in the next epoch (Raft says term). At 20 s it crashes, and whoever stands first leads; at 30 s it is back, follows, and takes over again. A preference, not a promise: with a log that is behind it would be refused.',
    seed: 1,
    protocol: { id: 'raft', params: { priorityTakeover: true } },
    script: [
      { at: 500, do: 'timeout', node: 'n2' },
      { at: 20_000, do: 'crash', node: 'n5' },
      { at: 30_000, do: 'revive', node: 'n5' },
    ],
    untilMs: 45_000,
  },
};
