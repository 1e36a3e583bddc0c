// A primary with replicas: it acknowledges a write at once and copies it afterwards. What it had not copied is lost with it.

import type { Rules } from '../declare.ts';
import type { Job, NodeContext } from '../protocol.ts';
import type { Epoch } from '../units.ts';

const params = {
  everyMs: {
    kind: 'duration',
    default: 1000,
    min: 10,
    max: 3_600_000,
    title: 'Every',
    help: 'How often a client writes to whoever takes itself for the primary.',
  },
} as const;

const rules = {
  write: {
    title: 'Take a write',
    explain:
      '{node} believes that it is the primary: it takes a write, sends it to the replicas, and acknowledges it without waiting for them.',
    source: 'asynchronous replication',
  },
  replicate: {
    title: 'Copy a write',
    explain: '{node} now has the writes of the primary up to this one, and none of its own beyond.',
    source: 'asynchronous replication',
  },
  acknowledged: {
    title: 'The client has its answer',
    explain: 'The write is acknowledged: the client believes that it will last.',
    source: 'ours',
  },
  'write-lost': {
    title: 'Acknowledged and lost',
    explain: 'The new primary does not have the writes above its beginning: they are gone.',
    source: 'asynchronous replication',
  },
  'old-primary': {
    title: 'An old primary acknowledges',
    explain:
      'There is a newer primary, which will never see this write: it is acknowledged and lost.',
    source: 'asynchronous replication',
  },
  'write-refused': {
    title: 'Refuse an old token',
    explain:
      'A newer primary has written: this write is not acknowledged, the client will repeat it.',
    source: 'Kleppmann 2016, fencing',
  },
  'write-twice': {
    title: 'The same write again',
    explain: 'This write was acknowledged before: the word of it came twice.',
    source: 'ours',
  },
} as const satisfies Rules;

interface Copy {
  /** This node has the writes 1 … last; as primary it began with 1 … base. In memory: a crash empties it. */
  last: number;
  base: number;
  /** Of the primary that it last copied from. */
  token: Epoch;
}
type Node = NodeContext<typeof params, Copy>;

interface Ledger {
  /** By write − 1: has the client its answer, in the line of the newest primary? */
  acknowledged: boolean[];
  token: Epoch;
  base: number;
  lost: number;
}

const WRITE = 'primary-write';

const takeWrites = (node: Node): void => node.setTimer(WRITE, node.params.everyMs);

export const primary: Job<typeof params, Copy, Ledger> = {
  kind: 'primary',
  title: 'Primary with replicas',
  summary:
    'The leader is the primary: it acknowledges writes before its replicas have them. A write that the next primary does not have was acknowledged and is lost; so is every write of an old primary that does not know it is one.',
  item: 'write',
  params,
  messages: {
    job: {
      title: 'A write',
      help: 'The primary has taken a write; with what it began with, and its epoch as token. To replicas: copy it. To the resource: the client has its answer.',
      fields: { write: 'count', base: 'count', token: 'epoch' },
    },
    'job-result': {
      title: 'Acknowledged?',
      help: 'Whether the client took the acknowledgement.',
      fields: { write: 'count', accepted: 'flag' },
    },
  },
  timers: { [WRITE]: { title: 'Next write' } },
  rules,

  nodeState: () => ({ last: 0, base: 0, token: 0 }),
  resourceState: () => ({ acknowledged: [], token: 0, base: 0, lost: 0 }),

  onLead(node) {
    node.state.base = node.state.last;
    takeWrites(node);
  },
  onStepDown(node) {
    node.cancelTimer(WRITE);
  },
  onMessage(node, message) {
    if (message.type !== 'job') return;
    const { write, token } = message.payload;
    if (typeof write !== 'number' || typeof token !== 'number') return;
    const { state } = node;
    // A primary listens to a newer one only when its own protocol has told it to step down.
    if (node.leading || token < state.token) return;
    node.rule('replicate');
    state.last = token > state.token ? write : Math.max(state.last, write);
    state.token = token;
  },
  onTimer(node) {
    const { state } = node;
    node.rule('write');
    state.last += 1;
    state.token = node.epoch;
    const payload = { write: state.last, base: state.base, token: node.epoch };
    node.broadcast('job', payload);
    node.send(node.resource, 'job', payload);
    takeWrites(node);
  },

  resourceStart() {},
  resourceMessage(resource, message) {
    const { from } = message;
    const { write, base, token } = message.payload;
    if (typeof write !== 'number' || typeof base !== 'number' || typeof token !== 'number') return;
    const { state } = resource;
    const { acknowledged } = state;
    const accepted = resource.accepts(message, token);
    if (!accepted) {
      resource.rule('write-refused');
      resource.record('refused', write, from, token);
    } else if (token < state.token) {
      resource.rule('old-primary');
      state.lost += 1;
      resource.record('lost', write, from, token);
    } else {
      if (token > state.token || base !== state.base) {
        // A new line begins: what the old one had acknowledged above its beginning is gone.
        for (let gone = base + 1; gone <= acknowledged.length; gone++) {
          if (!acknowledged[gone - 1]) continue;
          resource.rule('write-lost');
          state.lost += 1;
          resource.record('lost', gone, from, token);
        }
        acknowledged.length = Math.min(acknowledged.length, base);
        Object.assign(state, { token, base });
      }
      const before = acknowledged[write - 1] ?? false;
      while (acknowledged.length < write) acknowledged.push(false);
      acknowledged[write - 1] = true;
      resource.rule(before ? 'write-twice' : 'acknowledged');
      resource.record(before ? 'duplicate' : 'done', write, from, token);
    }
    resource.send(from, 'job-result', { write, accepted });
  },
  resourceTimer() {},

  describe: ({ acknowledged, lost, token }) => [
    { label: 'Writes kept', value: String(acknowledged.filter(Boolean).length) },
    { label: 'Acknowledged and lost', value: String(lost) },
    { label: 'Newest token', value: String(token) },
  ],
};
