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
    explain: 'The new primary does not have a write that was acknowledged: it is gone.',
    source: 'asynchronous replication',
  },
  'old-primary': {
    title: 'An old primary acknowledges',
    explain:
      'There is a newer primary, which does not have this write: it is acknowledged and lost.',
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

/** Who took which writes, as flat pairs [first, token, …]: from `first` on, until the next pair, the primary of that token. */
type Line = readonly number[];

interface Copy {
  /** This node has the writes 1 … last of a line. In memory: a crash empties it. */
  last: number;
  line: Line;
  /** Of the primary that it last copied from, or was. */
  token: Epoch;
}
type Node = NodeContext<typeof params, Copy>;

interface Ledger {
  /** By write − 1: the token under which the client has its answer, if the newest primary has that write; 0 = it has none. */
  acknowledged: Epoch[];
  token: Epoch;
  line: Line;
}

const WRITE = 'primary-write';

const takeWrites = (node: Node): void => node.setTimer(WRITE, node.params.everyMs);

/** With how many writes the last primary of a line began. */
const beginning = (line: Line): number => (line.at(-2) ?? 1) - 1;

/** Whose write a line has at this place; 0 where it ends before. */
function tokenAt(line: Line, write: number): Epoch {
  for (let at = line.length - 2; at >= 0; at -= 2)
    if ((line[at] as number) <= write) return line[at + 1] as Epoch;
  return 0;
}

const isSame = (one: Line, other: Line): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

export const primary: Job<typeof params, Copy, Ledger> = {
  kind: 'primary',
  title: 'Primary database',
  short: 'Database',
  summary:
    'The leader is the primary: it acknowledges writes before its replicas have them. A write that the newest primary does not have was acknowledged and is lost: what had not been copied when the primary failed, what an old primary takes without knowing that it is old, and, where the old one leads again, what the other took meanwhile.',
  item: 'write',
  resource: 'the database',
  twice: 'Told twice',
  params,
  messages: {
    job: {
      title: 'A write',
      help: 'The primary has taken a write; with who took those before it, and its epoch as token. To replicas: copy it. To the resource: the client has its answer.',
      fields: { write: 'count', line: 'counts', token: 'epoch' },
    },
    'job-result': {
      title: 'Acknowledged?',
      help: 'Whether the client took the acknowledgement.',
      fields: { write: 'count', accepted: 'flag' },
    },
  },
  timers: { [WRITE]: { title: 'Next write' } },
  rules,

  nodeState: () => ({ last: 0, line: [], token: 0 }),
  resourceState: () => ({ acknowledged: [], token: 0, line: [] }),

  onLead(node) {
    const { state } = node;
    const next = state.last + 1;
    // A primary before it that took no write leaves no trace.
    const before = state.line.at(-2) === next ? state.line.slice(0, -2) : state.line;
    state.line = [...before, next, node.epoch];
    takeWrites(node);
  },
  onStepDown(node) {
    node.cancelTimer(WRITE);
  },
  onMessage(node, message) {
    if (message.type !== 'job') return;
    const { write, line, token } = message.payload;
    if (typeof write !== 'number' || !Array.isArray(line) || typeof token !== 'number') return;
    const { state } = node;
    // A primary listens to a newer one only when its own protocol has told it to step down.
    if (node.leading || token < state.token) return;
    node.rule('replicate');
    state.last = token > state.token ? write : Math.max(state.last, write);
    state.line = line;
    state.token = token;
  },
  onTimer(node) {
    const { state } = node;
    node.rule('write');
    state.last += 1;
    state.token = node.epoch;
    const payload = { write: state.last, line: state.line, token: node.epoch };
    node.broadcast('job', payload);
    node.send(node.resource, 'job', payload);
    takeWrites(node);
  },

  resourceStart() {},
  resourceMessage(resource, message) {
    const { from } = message;
    const { write, line, token } = message.payload;
    if (typeof write !== 'number' || !Array.isArray(line) || typeof token !== 'number') return;
    const { state } = resource;
    const { acknowledged } = state;
    const accepted = resource.accepts(message, token);
    if (!accepted) {
      resource.rule('write-refused');
      resource.record('refused', write, from, token);
    } else if (token < state.token) {
      resource.rule('old-primary');
      resource.record('lost', write, from, token);
    } else {
      if (token > state.token || !isSame(line, state.line)) {
        // A new primary: what was acknowledged above its beginning, or where it has another's write, is gone.
        for (let gone = 1; gone <= acknowledged.length; gone++) {
          const under = acknowledged[gone - 1] ?? 0;
          if (under === 0 || (gone <= beginning(line) && tokenAt(line, gone) === under)) continue;
          acknowledged[gone - 1] = 0;
          resource.rule('write-lost');
          resource.record('lost', gone, from, token);
        }
        Object.assign(state, { token, line });
      }
      const before = acknowledged[write - 1] === token;
      while (acknowledged.length < write) acknowledged.push(0);
      acknowledged[write - 1] = token;
      resource.rule(before ? 'write-twice' : 'acknowledged');
      resource.record(before ? 'duplicate' : 'done', write, from, token);
    }
    resource.send(from, 'job-result', { write, accepted });
  },
  resourceTimer() {},

  describe: ({ acknowledged }) => [
    { label: 'Writes kept', value: String(acknowledged.filter((token) => token > 0).length) },
  ],
};
