// The same as raft-disruptive-server, with PreVote: whoever was cut off asks first, and disturbs nobody.

import { raftDisruptive } from './raftDisruptive.ts';
import type { Builtin } from './registry.ts';

export const raftDisruptivePrevote: Builtin = {
  id: 'raft-disruptive-prevote',
  teaches:
    'With PreVote the server that was cut off raises no epoch, and the healthy leader stays.',
  json: {
    ...raftDisruptive.json,
    title: 'Raft: locked out, but asks first',
    description:
      'The run of “Raft: the pupil who was locked out” again, with preVote. From 15 s to 40 s nobody hears n1. It asks again and again whether it would be elected, gets no yes, and raises no epoch (Raft says term). When it is back, its epoch is that of the others: it hears the leader and follows. Without preVote, n1 would depose the leader.',
    protocol: { id: 'raft', params: { preVote: true } },
  },
};
