// A queue of tasks: the leader is the worker. A task that was begun and not finished is handed out again: at least once.

import type { Rules } from '../declare.ts';
import type { Job, NodeContext } from '../protocol.ts';

const params = {
  everyMs: {
    kind: 'duration',
    default: 2000,
    min: 10,
    max: 3_600_000,
    title: 'Every',
    help: 'How often a new task comes into the queue.',
  },
  workMs: {
    kind: 'duration',
    default: 1000,
    min: 1,
    max: 3_600_000,
    title: 'Work',
    help: 'How long the worker needs for a task, and how long it waits before it asks again.',
  },
} as const;

const rules = {
  'ask-task': {
    title: 'Ask for a task',
    explain: '{node} leads and has nothing to do, so it asks the queue for the next task.',
    source: 'ours',
  },
  'hand-out': {
    title: 'Hand out the oldest open task',
    explain: 'The queue hands out the oldest task that nobody has finished, begun or not.',
    source: 'at-least-once delivery',
  },
  'begin-task': {
    title: 'Begin a task',
    explain: '{node} begins the task that it was given.',
    source: 'ours',
  },
  'finish-task': {
    title: 'Finish a task',
    explain: '{node} has done its task and says so to the queue.',
    source: 'ours',
  },
  'task-done': {
    title: 'Cross the task out',
    explain: 'The task is finished for the first time.',
    source: 'ours',
  },
  'task-doubled': {
    title: 'Finished twice',
    explain: 'The task had been handed out again and finished by then: its work was done twice.',
    source: 'at-least-once delivery',
  },
  'task-refused': {
    title: 'Refuse an old token',
    explain: 'The queue has seen a newer token and does not take this result.',
    source: 'Kleppmann 2016, fencing',
  },
} as const satisfies Rules;

/** The task at hand; 0 = none. */
type Node = NodeContext<typeof params, { task: number }>;

interface Queue {
  /** How often each task was finished, by task − 1; as long as there are tasks. */
  finished: number[];
  /** All tasks below this index are finished. */
  open: number;
}

const WORK = 'queue-work';
const ARRIVAL = 'queue-arrival';

/** Says what is finished (0 = nothing) and asks for more; asks anew where no answer comes. */
function report(node: Node): void {
  const { task } = node.state;
  node.rule(task === 0 ? 'ask-task' : 'finish-task');
  node.send(node.resource, 'job', { task, token: node.epoch });
  node.state.task = 0;
  node.setTimer(WORK, node.params.workMs);
}

export const queue: Job<typeof params, { task: number }, Queue> = {
  kind: 'queue',
  title: 'Queue worker',
  short: 'Queue',
  summary:
    'Tasks wait in a queue until the leader has finished them. A new leader is given what the old one had begun: no task is lost, some are done twice.',
  item: 'task',
  resource: 'the queue',
  twice: 'Done twice',
  params,
  messages: {
    job: {
      title: 'Finished; more?',
      help: 'The worker reports the task that it has finished (0: none) and asks for the next.',
      fields: { task: 'count', token: 'epoch' },
    },
    'job-result': {
      title: 'Next task',
      help: 'The oldest task that is not finished (0: none), and whether the report was taken.',
      fields: { task: 'count', accepted: 'flag' },
    },
  },
  timers: { [WORK]: { title: 'Task finished' }, [ARRIVAL]: { title: 'Next task comes in' } },
  rules,

  nodeState: () => ({ task: 0 }),
  resourceState: () => ({ finished: [], open: 0 }),

  onLead(node) {
    node.state.task = 0;
    report(node);
  },
  onStepDown(node) {
    node.cancelTimer(WORK);
    node.state.task = 0;
  },
  onMessage(node, message) {
    const { task } = message.payload;
    // An answer that comes twice, or too late, finds the worker at work or no longer leading.
    if (!node.leading || node.state.task !== 0 || typeof task !== 'number' || task === 0) return;
    node.rule('begin-task');
    node.state.task = task;
    node.setTimer(WORK, node.params.workMs);
  },
  onTimer: report,

  resourceStart(resource) {
    resource.setTimer(ARRIVAL, resource.params.everyMs);
  },
  resourceMessage(resource, message) {
    const { from } = message;
    const { task, token } = message.payload;
    if (typeof task !== 'number' || typeof token !== 'number') return;
    const { state } = resource;
    const { finished } = state;
    // Asking changes nothing: only a result carries a token that counts.
    const accepted = task === 0 || resource.accepts(message, token);
    if (!accepted) {
      resource.rule('task-refused');
      resource.record('refused', task, from, token);
    } else if (task > 0) {
      const before = finished[task - 1] ?? 0;
      finished[task - 1] = before + 1;
      while ((finished[state.open] ?? 0) > 0) state.open++;
      resource.rule(before === 0 ? 'task-done' : 'task-doubled');
      resource.record(before === 0 ? 'done' : 'duplicate', task, from, token);
    } else resource.rule('hand-out');
    const next = accepted && state.open < finished.length ? state.open + 1 : 0;
    resource.send(from, 'job-result', { task: next, accepted });
  },
  resourceTimer(resource) {
    resource.state.finished.push(0);
    resource.setTimer(ARRIVAL, resource.params.everyMs);
  },

  describe: ({ finished }) => [
    { label: 'Waiting', value: String(finished.filter((times) => times === 0).length) },
    { label: 'Done', value: String(finished.filter((times) => times > 0).length) },
  ],
};
