// A cache that is rebuilt: how many comments a thread has, counted by recursion. An old rebuild must not overwrite a newer one.

import { type Comment, countComments } from '../countComments.ts';
import type { Rules } from '../declare.ts';
import type { Job, NodeContext } from '../protocol.ts';
import { NOBODY } from '../units.ts';

const params = {
  everyMs: {
    kind: 'duration',
    default: 2000,
    min: 10,
    max: 3_600_000,
    title: 'Every',
    help: 'How often the count is rebuilt. The thread has one more reply each time.',
  },
  rebuildMs: {
    kind: 'duration',
    default: 500,
    min: 0,
    max: 3_600_000,
    title: 'Rebuild',
    help: 'How long it takes from reading the thread to writing the count.',
  },
} as const;

const rules = {
  'read-thread': {
    title: 'Read and count the thread',
    explain: '{node} believes that it leads, so it reads the thread and counts its comments.',
    source: 'the blog post: a comment counts 1, and its replies count themselves',
  },
  'write-count': {
    title: 'Write the count',
    explain: '{node} writes what it has counted into the cache.',
    source: 'ours',
  },
  'cache-built': {
    title: 'The cache is fresh',
    explain: 'The cache takes the count: it is newer than what it had.',
    source: 'ours',
  },
  'cache-doubled': {
    title: 'The same rebuild again',
    explain: 'The cache had this count already: it was rebuilt a second time.',
    source: 'ours',
  },
  'cache-older': {
    title: 'An old count overwrites a newer one',
    explain: 'The thread was counted long before it was written: a newer count is lost.',
    source: 'the lost update',
  },
  'cache-refused': {
    title: 'Refuse an old token',
    explain: 'The cache has seen a newer token and refuses the count.',
    source: 'Kleppmann 2016, fencing',
  },
  'cache-stale': {
    title: 'Nobody rebuilt the cache',
    explain: 'A whole period has passed since the rebuild was due, and nobody did it.',
    source: 'ours',
  },
} as const satisfies Rules;

interface Rebuild {
  /** The rebuild that is due next; the one under way, and what was counted for it. */
  due: number;
  slot: number;
  count: number;
}
type Node = NodeContext<typeof params, Rebuild>;

interface Cache {
  slot: number;
  count: number;
  /** Slot − 1 → rebuilt? */
  built: boolean[];
}

const SLOT = 'cache-slot';
const WRITE = 'cache-write';
const JUDGE = 'cache-judge';
const REPLIES_EACH = 3;
const LONGEST_THREAD = 100;

/** The thread as it is in a slot: one comment and a reply for each slot, comment i below comment (i − 1) / 3. */
function threadAt(slot: number): Comment {
  const size = Math.min(slot + 1, LONGEST_THREAD);
  const comment = (index: number): Comment => {
    const replies: Comment[] = [];
    const first = index * REPLIES_EACH + 1;
    for (let reply = first; reply < Math.min(size, first + REPLIES_EACH); reply++)
      replies.push(comment(reply));
    return { id: String(index), author: '', text: '', replies };
  };
  return comment(0);
}

function awaitNextSlot(node: Node): void {
  const { everyMs } = node.params;
  node.state.due = Math.floor(node.now / everyMs) + 1;
  node.setTimer(SLOT, everyMs - (node.now % everyMs));
}

export const cache: Job<typeof params, Rebuild, Cache> = {
  kind: 'cache',
  title: 'Cache rebuild',
  short: 'Cache',
  summary:
    'The leader counts a thread of comments by recursion and writes the count into a cache. A leader that pauses between counting and writing overwrites what its successor has counted since.',
  item: 'rebuild',
  resource: 'the cache',
  twice: 'Built twice',
  params,
  messages: {
    job: {
      title: 'Write the count',
      help: 'How many comments the thread had at this rebuild, with the epoch as token.',
      fields: { slot: 'count', count: 'count', token: 'epoch' },
    },
    'job-result': {
      title: 'Written?',
      help: 'The cache says whether it took the count.',
      fields: { slot: 'count', accepted: 'flag' },
    },
  },
  timers: {
    [SLOT]: { title: 'Next rebuild' },
    [WRITE]: { title: 'Counting' },
    [JUDGE]: { title: 'Was the cache rebuilt?' },
  },
  rules,

  nodeState: () => ({ due: 0, slot: 0, count: 0 }),
  resourceState: () => ({ slot: 0, count: 0, built: [] }),

  onLead: awaitNextSlot,
  onStepDown(node) {
    node.cancelTimer(SLOT);
    node.cancelTimer(WRITE);
  },
  onMessage() {},
  onTimer(node, timer) {
    const { state } = node;
    if (timer === WRITE) {
      node.rule('write-count');
      node.send(node.resource, 'job', { slot: state.slot, count: state.count, token: node.epoch });
      return;
    }
    const slot = Math.max(state.due, Math.floor(node.now / node.params.everyMs));
    awaitNextSlot(node);
    // Who is still counting skips a turn.
    if (node.isTimerSet(WRITE)) return;
    node.rule('read-thread');
    state.slot = slot;
    state.count = countComments(threadAt(state.slot));
    node.setTimer(WRITE, node.params.rebuildMs);
  },

  resourceStart(resource) {
    const { everyMs, rebuildMs } = resource.params;
    resource.setTimer(JUDGE, 2 * everyMs + rebuildMs);
  },
  resourceMessage(resource, message) {
    const { from } = message;
    const { slot, count, token } = message.payload;
    if (typeof slot !== 'number' || typeof count !== 'number' || typeof token !== 'number') return;
    const { state } = resource;
    const accepted = resource.accepts(message, token);
    if (!accepted) {
      resource.rule('cache-refused');
      resource.record('refused', slot, from, token);
    } else {
      if (slot < state.slot) {
        resource.rule('cache-older');
        resource.record('lost', state.slot, from, token);
      } else {
        resource.rule(slot === state.slot ? 'cache-doubled' : 'cache-built');
        resource.record(slot === state.slot ? 'duplicate' : 'done', slot, from, token);
      }
      while (state.built.length < slot) state.built.push(false);
      if (slot > 0) state.built[slot - 1] = true;
      Object.assign(state, { slot, count });
    }
    resource.send(from, 'job-result', { slot, accepted });
  },
  resourceTimer(resource) {
    const { everyMs, rebuildMs } = resource.params;
    const slot = Math.floor((resource.now - rebuildMs) / everyMs) - 1;
    if (!resource.state.built[slot - 1]) {
      resource.rule('cache-stale');
      resource.record('missed', slot, NOBODY, 0);
    }
    resource.setTimer(JUDGE, everyMs);
  },

  describe: ({ slot, count }) => [
    { label: 'Comments', value: slot === 0 ? 'not counted yet' : String(count) },
    { label: 'Counted at rebuild', value: String(slot) },
  ],
};
