// SWIM step by step: helpers bridge a broken link, a sleeper objects, the dead does not.

import type { Builtin } from './registry.ts';

export const swimGossip: Builtin = {
  id: 'swim-gossip',
  teaches:
    'SWIM asks one at a time, asks others before it suspects, and lets a suspect object before it buries it.',
  json: {
    rollcall: 1,
    title: 'SWIM: is it true what they say?',
    description:
      'Nobody calls the whole roll: each asks one other in turn. At 5 s the link between n1 and n5 breaks, and helpers carry question and answer round it: no suspicion. At 16 s n3 dozes off for 4 s; it is suspected, the rumour travels riding on other questions, and n3 wakes in time to object, in a higher incarnation: nobody gives it up. At 28 s n5 leaves for good: nobody objects, and the lead passes to n4.',
    seed: 1,
    protocol: { id: 'bully', params: { heartbeatMs: 5000 } },
    detector: {
      id: 'swim',
      params: { periodMs: 1500, probeTimeoutMs: 500, suspicionMult: 3 },
    },
    network: { latencyMs: [100, 200] },
    script: [
      { at: 5000, do: 'cut', from: 'n1', to: 'n5' },
      { at: 14_000, do: 'mend', from: 'n1', to: 'n5' },
      { at: 16_000, do: 'pause', node: 'n3' },
      { at: 20_000, do: 'resume', node: 'n3' },
      { at: 28_000, do: 'crash', node: 'n5' },
    ],
    untilMs: 45_000,
  },
};
