// Payments: each bill has a number of its own and must be paid once. What is paid is gone: a second payment is a breach.

import type { Rules } from '../declare.ts';
import type { Job, NodeContext } from '../protocol.ts';
import { NOBODY, type NodeId } from '../units.ts';

const params = {
  everyMs: {
    kind: 'duration',
    default: 2000,
    min: 1,
    max: 3_600_000,
    title: 'Every',
    help: 'How often a bill falls due: number 1 after this time, number 2 after twice this time …',
  },
} as const;

const rules = {
  pay: {
    title: 'Pay the bill that is due',
    explain: '{node} believes that it leads, so it pays the bill that is due.',
    source: 'ours',
  },
  'bill-paid': {
    title: 'Money leaves the account',
    explain: 'The bill is paid at the bank, for the first time.',
    source: 'ours',
  },
  'bill-paid-twice': {
    title: 'The same bill again',
    explain: 'This bill has been paid before: the money leaves the account a second time.',
    source: 'ours',
  },
  'payment-refused': {
    title: 'Refuse an old token',
    explain: 'The bank has taken a payment with a newer token, so it refuses this one.',
    source: 'Kleppmann 2016, “Making the lock safe with fencing”',
  },
  'bill-unpaid': {
    title: 'Nobody paid the bill',
    explain: 'A whole period has passed since the bill fell due, and nobody paid it.',
    source: 'ours',
  },
} as const satisfies Rules;

type Node = NodeContext<typeof params, { payment: number }>;

interface Ledger {
  /** By bill − 1: who paid it first (NOBODY = nobody has), and how often it was paid. */
  payer: NodeId[];
  paid: number[];
}

const DUE = 'payment-due';
const JUDGE = 'payment-judge';

/** A timer that fires late, after a pause, pays the bill that it was set for: the leader does not know that it was away. */
function awaitNextBill(node: Node): void {
  const { everyMs } = node.params;
  node.state.payment = Math.floor(node.now / everyMs) + 1;
  node.setTimer(DUE, everyMs - (node.now % everyMs));
}

export const payments: Job<typeof params, { payment: number }, Ledger> = {
  kind: 'payments',
  title: 'Payments',
  short: 'Payments',
  summary:
    'Bills with a number each, to be paid once. The leader pays what falls due; a leader that was away pays what another has paid. With fencing the bank refuses it.',
  item: 'payment',
  resource: 'the bank',
  twice: 'Paid twice',
  params,
  messages: {
    job: {
      title: 'Pay!',
      help: 'The leader pays a bill, with its epoch as token.',
      fields: { payment: 'count', token: 'epoch' },
    },
    'job-result': {
      title: 'Paid?',
      help: 'The bank says whether it took the payment.',
      fields: { payment: 'count', accepted: 'flag' },
    },
  },
  timers: { [DUE]: { title: 'Next bill' }, [JUDGE]: { title: 'Was the bill paid?' } },
  rules,

  nodeState: () => ({ payment: 0 }),
  resourceState: () => ({ payer: [], paid: [] }),

  onLead: awaitNextBill,
  onStepDown(node) {
    node.cancelTimer(DUE);
  },
  onMessage() {},
  onTimer(node) {
    node.rule('pay');
    node.send(node.resource, 'job', { payment: node.state.payment, token: node.epoch });
    awaitNextBill(node);
  },

  resourceStart(resource) {
    resource.setTimer(JUDGE, 2 * resource.params.everyMs);
  },
  resourceMessage(resource, message) {
    const { from } = message;
    const { payment, token } = message.payload;
    if (typeof payment !== 'number' || typeof token !== 'number') return;
    const { payer, paid } = resource.state;
    const accepted = resource.accepts(message, token);
    while (payer.length < payment) {
      payer.push(NOBODY);
      paid.push(0);
    }
    const first = payer[payment - 1] ?? NOBODY;
    if (!accepted) {
      resource.rule('payment-refused');
      resource.record('refused', payment, from, token);
    } else {
      paid[payment - 1] = (paid[payment - 1] ?? 0) + 1;
      resource.rule(first === NOBODY ? 'bill-paid' : 'bill-paid-twice');
      resource.record(first === NOBODY ? 'done' : 'duplicate', payment, from, token);
      if (first === NOBODY) payer[payment - 1] = from;
      else
        resource.breach(
          'no-double-payment',
          first === from ? [from] : [Math.min(first, from), Math.max(first, from)],
        );
    }
    resource.send(from, 'job-result', { payment, accepted });
  },
  /** A bill is judged one period after it fell due: a payment that is merely late is not missed. */
  resourceTimer(resource) {
    const { everyMs } = resource.params;
    const payment = Math.floor(resource.now / everyMs) - 1;
    if ((resource.state.paid[payment - 1] ?? 0) === 0) {
      resource.rule('bill-unpaid');
      resource.record('missed', payment, NOBODY, 0);
    }
    resource.setTimer(JUDGE, everyMs);
  },

  describe: ({ paid }) => [
    { label: 'Bills paid', value: String(paid.filter((times) => times > 0).length) },
  ],
};
