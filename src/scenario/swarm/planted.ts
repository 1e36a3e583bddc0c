// Test code: faults planted on purpose, each a mutant of a protocol, detector or job that the swarm must catch. None is ever shipped.

import { detectors } from '../../engine/detectors/registry.ts';
import type {
  Detector,
  DetectorContext,
  Incoming,
  Job,
  NodeContext,
  Protocol,
  Service,
} from '../../engine/protocol.ts';
import { protocols } from '../../engine/protocols/registry.ts';
import { NOBODY, type NodeId } from '../../engine/units.ts';
import { jobs } from '../../engine/work/registry.ts';

export interface Planted {
  readonly name: string;
  /** The protocol that the swarm runs against it. */
  readonly protocol: string;
  /** Which promises it may break: the finding must be one of them. */
  readonly breaks: readonly string[];
  /** Faults that it shows under, for those that hardly any others bring out. */
  readonly kinds?: readonly string[];
  /** Puts the mutant in the registry, and gives back what takes it out again. */
  readonly plant: () => () => void;
}

type Node = NodeContext;
type Handle = (node: Node, message: Incoming) => void;
interface RaftState {
  term: number;
  votedFor: NodeId;
}

const durable = (node: Node) => node.durable as RaftState;
const state = <S>(node: Node) => node.state as S;

/** The context as the mutant sees it: some of it replaced, the rest as it is. */
const seen = <C extends object>(node: C, changes: { readonly [key: string]: unknown }): C =>
  Object.create(
    node,
    Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, { value }])),
  ) as C;

const altered = (message: Incoming, payload: Incoming['payload']): Incoming => ({
  from: message.from,
  type: message.type,
  payload: { ...message.payload, ...payload },
});

function replaced<T>(registry: Readonly<Record<string, T>>, id: string, change: (one: T) => T) {
  return () => {
    const open = registry as Record<string, T>;
    const healthy = open[id] as T;
    open[id] = change(healthy);
    return () => {
      open[id] = healthy;
    };
  };
}

const inProtocol = (
  id: string,
  name: string,
  breaks: readonly string[],
  change: (healthy: Protocol) => Partial<Protocol>,
): Planted => ({
  name: `${id}: ${name}`,
  protocol: id,
  breaks,
  plant: replaced(protocols, id, (healthy) => ({ ...healthy, ...change(healthy) })),
});

/** A mutant that treats messages in its own way. */
const onMessage = (
  id: string,
  name: string,
  breaks: readonly string[],
  change: (node: Node, message: Incoming, healthy: Handle) => void,
): Planted =>
  inProtocol(id, name, breaks, (healthy) => ({
    onMessage: (node, message) => change(node, message, healthy.onMessage),
  }));

/** The same, for one that is brought out by few kinds of faults only. */
const under = (kinds: readonly string[], fault: Planted): Planted => ({ ...fault, kinds });

/** A mutant that sees its whole world through altered glasses. */
const through = (
  id: string,
  name: string,
  breaks: readonly string[],
  view: (node: Node) => Node,
): Planted =>
  inProtocol(id, name, breaks, (healthy) => ({
    onStart: (node) => healthy.onStart(view(node)),
    onMessage: (node, message) => healthy.onMessage(view(node), message),
    onTimer: (node, timer) => healthy.onTimer(view(node), timer),
  }));

const inDetector = (
  id: string,
  name: string,
  breaks: readonly string[],
  change: (healthy: Detector) => Partial<Detector>,
): Planted => ({
  name: `${id} detector: ${name}`,
  protocol: 'priority',
  breaks,
  plant: replaced(detectors, id, (healthy) => ({ ...healthy, ...change(healthy) })),
});

const inJob = (
  kind: string,
  name: string,
  breaks: readonly string[],
  change: (healthy: Job) => Partial<Job>,
): Planted => ({
  name: `${kind}: ${name}`,
  protocol: 'lease',
  breaks,
  plant: replaced(jobs, kind, (healthy) => ({ ...healthy, ...change(healthy) })),
});

const TWO_VOTES = ['one-vote-per-epoch', 'one-leader-per-epoch', 'agreement'];
const TWO_LEADERS = ['one-leader-at-a-time', 'one-leader-per-epoch', 'agreement'];
const NO_END = ['leader-again', 'highest-leads'];
const ANY = [...TWO_LEADERS, ...NO_END, 'no-stale-write'];

/** Takes every write as if it named the version at hand, and answers as if it had. */
const swapBlindly =
  (service: Service): Service['onMessage'] =>
  (lock, message) => {
    const { version } = (lock.state as { record: { version: number } }).record;
    const put = message.type === 'lease-put';
    const send = (to: NodeId, type: string, payload: Incoming['payload']) =>
      lock.send(to, type, put ? { ...payload, version: message.payload.version ?? 0 } : payload);
    service.onMessage(seen(lock, { send }), put ? altered(message, { version }) : message);
  };

const raft: readonly Planted[] = [
  onMessage('raft', 'votes twice in a term', TWO_VOTES, (node, message, healthy) => {
    if (message.type === 'request-vote') durable(node).votedFor = NOBODY;
    healthy(node, message);
  }),
  under(
    ['rivals'],
    inProtocol('raft', 'forgets its vote in a crash', TWO_VOTES, ({ onStart }) => ({
      onStart(node) {
        durable(node).votedFor = NOBODY;
        onStart(node);
      },
    })),
  ),
  inProtocol('raft', 'forgets its term in a crash', TWO_VOTES, ({ onStart }) => ({
    onStart(node) {
      Object.assign(durable(node), { term: 0, votedFor: NOBODY });
      onStart(node);
    },
  })),
  onMessage('raft', 'a leader ignores a higher term', NO_END, (node, message, healthy) => {
    if (node.leading && (message.payload.term as number) > durable(node).term) return;
    healthy(node, message);
  }),
  under(
    ['rivals', 'slow'],
    onMessage('raft', 'counts a vote of another term', TWO_VOTES, (node, message, healthy) => {
      const { term } = durable(node);
      const old = message.type === 'vote' && (message.payload.term as number) < term;
      healthy(node, old ? altered(message, { term }) : message);
    }),
  ),
  through('raft', 'takes half for a majority', TWO_VOTES, (node) =>
    seen(node, { members: node.members.slice(0, Math.max(1, node.members.length - 1)) }),
  ),
  under(
    ['rivals'],
    inProtocol('raft', 'votes before its vote is on disk', TWO_VOTES, (healthy) => ({
      onMessage(node, message) {
        let writes = 0;
        healthy.onMessage(seen(node, { persist: () => writes++ }), message);
        for (; writes > 0; writes--) node.persist();
      },
    })),
  ),
  through('raft', 'draws no timeout anew', NO_END, (node) =>
    seen(node, { random: { between: (min: number) => min } }),
  ),
];

const lease: readonly Planted[] = [
  onMessage('lease', 'takes a lease that is still valid', TWO_LEADERS, (node, message, healthy) =>
    healthy(node, message.type === 'lease-record' ? altered(message, { duration: 0 }) : message),
  ),
  under(
    ['drift', 'crash'],
    onMessage('lease', 'measures by the clock of the holder', ANY, (node, message, healthy) => {
      healthy(node, message);
      const own = state<{ seen: { renewed: number }; seenAt: number }>(node);
      if (!node.leading) own.seenAt = own.seen.renewed;
    }),
  ),
  inProtocol('lease', 'the lock service swaps without comparing', ANY, ({ service }) => ({
    ...(service && { service: { ...service, onMessage: swapBlindly(service) } }),
  })),
  inProtocol('lease', 'a holder never gives up', ANY, ({ onTimer }) => ({
    onTimer(node, timer) {
      if (timer !== 'lease-deadline') onTimer(node, timer);
    },
  })),
  onMessage('lease', 'a new holder keeps the number', ANY, (node, message, healthy) => {
    const { transitions } = message.payload;
    const less = { transitions: Math.max(0, (transitions as number) - 1) };
    healthy(node, message.type === 'lease-record' ? altered(message, less) : message);
  }),
];

const simple: readonly Planted[] = [
  inProtocol('priority', 'does not wait at the start', TWO_LEADERS, ({ onStart }) => ({
    onStart(node) {
      onStart(node);
      node.setTimer('grace', 0);
    },
  })),
  through('priority', 'never gives way', ANY, (node) => seen(node, { stepDown: () => {} })),
  onMessage('priority', 'counts no epoch but its own', TWO_LEADERS, (node, message, healthy) => {
    const own = state<{ newest: number }>(node);
    const { newest } = own;
    healthy(node, message);
    if (!node.leading) own.newest = newest;
  }),
  onMessage('bully', 'suffers a lower coordinator', NO_END, (node, message, healthy) => {
    const says = message.type === 'coordinator' || message.type === 'heartbeat';
    healthy(node, says ? altered(message, { priority: node.priority + 1 }) : message);
  }),
  onMessage('bully', 'does not answer the lower', TWO_LEADERS, (node, message, healthy) => {
    if (message.type !== 'election') healthy(node, message);
  }),
  onMessage('ring', 'passes a lower token on', TWO_LEADERS, (node, message, healthy) => {
    const { type, payload } = message;
    if (type !== 'token' || (payload.priority as number) >= node.priority) healthy(node, message);
    else node.send(node.members[(node.id + 1) % node.members.length] ?? node.id, type, payload);
  }),
  inProtocol('ring', 'never sends a lost token again', NO_END, ({ onTimer }) => ({
    onTimer(node, timer) {
      if (timer !== 'round') onTimer(node, timer);
    },
  })),
  onMessage('vrrp', 'an Active router gives way to nobody', NO_END, (node, message, healthy) => {
    if (!node.leading) healthy(node, message);
  }),
  through('vrrp', 'takes over from nobody', NO_END, (node) =>
    seen(node, { params: { ...node.params, preempt: false } }),
  ),
];

const hasty = (node: DetectorContext): DetectorContext =>
  seen(node, { params: { ...node.params, timeoutMs: (node.params.timeoutMs as number) / 4 } });

const around: readonly Planted[] = [
  inDetector('timeout', 'suspects after a quarter of the time', ANY, (healthy) => ({
    onStart: (node) => healthy.onStart(hasty(node)),
    onTimer: (node, timer) => healthy.onTimer(hasty(node), timer),
  })),
  inDetector('timeout', 'trusts nobody again', NO_END, ({ heard }) => ({
    heard: (node, peer) => heard(seen(node, { trust: () => {} }), peer),
  })),
  under(
    ['pause'],
    inJob('payments', 'the resource skips the fencing check', ['no-stale-write'], (healthy) => ({
      resourceMessage(resource, message) {
        const accepts: typeof resource.accepts = (...write) => resource.accepts(...write) || true;
        healthy.resourceMessage(seen(resource, { accepts }), message);
      },
    })),
  ),
  inJob('payments', 'pays again, to be sure', ['no-double-payment'], (healthy) => ({
    onTimer(node, timer) {
      const { payment } = state<{ payment: number }>(node);
      healthy.onTimer(node, timer);
      node.send(node.resource, 'job', { payment, token: node.epoch });
    },
  })),
];

export const planted: readonly Planted[] = [...raft, ...lease, ...simple, ...around];
