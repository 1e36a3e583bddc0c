// Cron: something must run once in every slot of time. Whoever believes that it leads runs it; the resource keeps the true count.

import type { Rules } from '../declare.ts';
import type { Job, NodeContext } from '../protocol.ts';

const params = {
  everyMs: {
    kind: 'duration',
    default: 1000,
    min: 1,
    max: 3_600_000,
    title: 'Every',
    help: 'How often the job is due: slot 1 after this time, slot 2 after twice this time …',
  },
} as const;

const rules = {
  'run-job': {
    title: 'Run the job of this slot',
    explain: '{node} believes that it leads, so it runs the job that is due.',
    source: 'ours',
  },
  'job-done': {
    title: 'Count the run',
    explain: 'The job runs at the shared resource.',
    source: 'ours',
  },
  'job-doubled': {
    title: 'The same slot again',
    explain: 'The job of this slot has run already: it runs a second time.',
    source: 'ours',
  },
  'job-refused': {
    title: 'Refuse an old token',
    explain: 'The resource has seen a newer token and refuses the write.',
    source: 'Kleppmann 2016, fencing',
  },
  'job-missed': {
    title: 'Nobody ran the slot',
    explain: 'A whole period has passed since the slot was due, and nobody ran it.',
    source: 'ours',
  },
} as const satisfies Rules;

type Node = NodeContext<typeof params, { slot: number }>;

interface Ledger {
  /** How often each slot has run, by slot − 1. */
  runs: number[];
}

const SLOT = 'cron-slot';
const JUDGE = 'cron-judge';

/**
 * Remembers the next slot of this node's own clock and waits for it. A timer that fires late, after a pause, does the slot
 * that it was set for: this is how a leader that was away does a job that another has done.
 */
function awaitNextSlot(node: Node): void {
  const { everyMs } = node.params;
  node.state.slot = Math.floor(node.now / everyMs) + 1;
  node.setTimer(SLOT, everyMs - (node.now % everyMs));
}

export const cron: Job<typeof params, { slot: number }, Ledger> = {
  kind: 'cron',
  title: 'Cron job',
  short: 'Cron',
  summary:
    'A job that is due at fixed times and must run once each time. The leader runs it; with two leaders it runs twice, with none it is missed.',
  item: 'slot',
  resource: 'the cron job',
  twice: 'Run twice',
  params,
  messages: {
    job: {
      title: 'Run!',
      help: 'The leader runs the job of a slot at the shared resource, with its epoch as token.',
      fields: { slot: 'count', token: 'epoch' },
    },
    'job-result': {
      title: 'Done',
      help: 'The resource says whether it took the run.',
      fields: { slot: 'count', accepted: 'flag' },
    },
  },
  timers: { [SLOT]: { title: 'Next slot of the job' }, [JUDGE]: { title: 'Was the slot run?' } },
  rules,

  nodeState: () => ({ slot: 0 }),
  resourceState: () => ({ runs: [] }),

  onLead(node) {
    awaitNextSlot(node);
  },
  onStepDown(node) {
    node.cancelTimer(SLOT);
  },
  onMessage() {},
  onTimer(node) {
    node.rule('run-job');
    node.send(node.resource, 'job', { slot: node.state.slot, token: node.epoch });
    awaitNextSlot(node);
  },

  resourceStart(resource) {
    resource.setTimer(JUDGE, 2 * resource.params.everyMs);
  },
  resourceMessage(resource, message) {
    const { slot, token } = message.payload;
    if (typeof slot !== 'number' || typeof token !== 'number') return;
    const { state } = resource;
    const accepted = resource.accepts(message, token);
    const before = state.runs[slot - 1] ?? 0;
    if (!accepted) {
      resource.rule('job-refused');
      resource.record('refused', slot, message.from, token);
    } else {
      resource.rule(before === 0 ? 'job-done' : 'job-doubled');
      while (state.runs.length < slot) state.runs.push(0);
      state.runs[slot - 1] = before + 1;
      resource.record(before === 0 ? 'done' : 'duplicate', slot, message.from, token);
    }
    resource.send(message.from, 'job-result', { slot, accepted });
  },
  /** A slot is judged one period after it was due: a run that is merely late is not a gap. */
  resourceTimer(resource) {
    const { everyMs } = resource.params;
    const slot = Math.floor(resource.now / everyMs) - 1;
    if ((resource.state.runs[slot - 1] ?? 0) === 0) {
      resource.rule('job-missed');
      resource.record('missed', slot, -1, 0);
    }
    resource.setTimer(JUDGE, everyMs);
  },

  describe: ({ runs }) => [
    { label: 'Slots done', value: String(runs.filter((times) => times > 0).length) },
  ],
};
