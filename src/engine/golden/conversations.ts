// Small scenarios, each for one rule: three nodes, a message always takes 100 ms. What they say stands beside them as text; a newcomer
// learns a protocol by reading its election, its failover and what is subtle about it, in this order.

import type { Scenario, ScriptEntry } from '../scenario.ts';
import { members, scenario } from '../testing.ts';
import type { Excerpt } from './text.ts';

export interface Conversation {
  readonly name: string;
  /** What to look for, in a sentence or two. */
  readonly about: string;
  readonly scenario: Scenario;
  readonly excerpts: readonly Excerpt[];
}

interface Talk {
  readonly about: string;
  readonly params?: Scenario['protocol']['params'];
  readonly nodes?: Scenario['nodes'];
  readonly work?: Scenario['work'];
  readonly script?: readonly ScriptEntry[];
  readonly fromTo: readonly (readonly [number, number])[];
}

/** Conversations of one protocol; the name begins with its id, or with the job that they are about. */
const talks = (protocol: string, told: Readonly<Record<string, Talk>>): Conversation[] =>
  Object.entries(told).map(
    ([name, { about, params = {}, nodes, work = null, script = [], fromTo }]) => ({
      name: `${work?.kind ?? protocol}-${name}`,
      about,
      scenario: scenario({
        title: name,
        protocol: { id: protocol, params },
        nodes: nodes ?? members(3),
        network: { latencyMs: 100, loss: 0, duplicate: 0 },
        work,
        script,
        untilMs: Math.max(...fromTo.map(([, to]) => to)),
      }),
      excerpts: fromTo.map(([fromMs, toMs]) => ({ fromMs, toMs })),
    }),
  );

const routers = (...priorities: number[]): Scenario['nodes'] =>
  priorities.map((priority, index) => ({ id: `r${index + 1}`, priority }));

export const conversations: readonly Conversation[] = [
  ...talks('priority', {
    election: {
      about:
        'Nobody leads before the start-up grace is over or all are heard. n3 hears the last of its peers and leads; the others hear it say so.',
      fromTo: [[0, 1300]],
    },
    failover: {
      about:
        'n3 falls silent. n2 misses it 3.5 s after its last word, is then the highest that it trusts, and leads.',
      script: [{ at: 3000, do: 'crash', node: 'n3' }],
      fromTo: [
        [2000, 2200],
        [3000, 3100],
        [5600, 5900],
      ],
    },
    failback: {
      about:
        'n3 comes back, knows nothing, and waits for its grace: but it has heard everybody before that. Its first word as leader makes n2 give way; until it lands, two lead.',
      script: [
        { at: 3000, do: 'crash', node: 'n3' },
        { at: 9000, do: 'revive', node: 'n3' },
      ],
      fromTo: [[9000, 10_500]],
    },
  }),
  ...talks('bully', {
    election: {
      about:
        'At the start nobody knows the rank of another, so all ask all. Who is answered stands back; n3 is not answered, and announces itself.',
      fromTo: [[0, 1000]],
    },
    failover: {
      about:
        'n3 is dead. n1 misses it and asks n2 and n3; n2 answers, asks n3 in its turn, hears nothing for 0.75 s, and announces itself.',
      script: [
        { at: 3000, do: 'crash', node: 'n3' },
        { at: 3500, do: 'timeout', node: 'n1' },
      ],
      fromTo: [[3000, 4600]],
    },
    'answer-lost': {
      about:
        'Both words of a live n3 to n2 are lost, its answer and its announcement: n2 takes it for dead and announces itself below it. n1 believes whom it heard last. The next heartbeat of n3 mends both.',
      script: [
        { at: 3000, do: 'timeout', node: 'n2' },
        { at: 3150, do: 'drop', from: 'n3', to: 'n2' },
        { at: 3150, do: 'drop', from: 'n3', to: 'n2' },
      ],
      fromTo: [[3000, 4300]],
    },
    merge: {
      about:
        'Each side of a wall has its coordinator. When it is gone, the heartbeats meet: n3 hears that n2 leads below it, and announces itself; n2 and n1 hear n3.',
      script: [
        { at: 3000, do: 'partition', groups: [['n1', 'n2'], ['n3']] },
        { at: 3500, do: 'timeout', node: 'n2' },
        { at: 6000, do: 'heal' },
      ],
      fromTo: [
        [3500, 4500],
        [6000, 6900],
      ],
    },
    return: {
      about:
        'The highest always takes over: n3 comes back and asks at once; n2 hears of it only when n3 announces itself.',
      script: [
        { at: 3000, do: 'crash', node: 'n3' },
        { at: 3500, do: 'timeout', node: 'n2' },
        { at: 6000, do: 'revive', node: 'n3' },
      ],
      fromTo: [[6000, 7000]],
    },
  }),
  ...talks('ring', {
    election: {
      about:
        'All send their rank to the next. n3 swallows the token of n2, n2 that of n1; that of n3 comes round, and then the result does.',
      fromTo: [[0, 800]],
    },
    failover: {
      about:
        'n3 is silent, and n1 and n2 give it up: the ring is two now. The token of n2 comes round, and it leads.',
      script: [{ at: 3000, do: 'crash', node: 'n3' }],
      fromTo: [[5900, 6900]],
    },
    swallow: {
      about:
        'n2 starts, and a moment later n1 does. n2 takes part already, so the lower token of n1 ends there. n3 and n4 send their own instead of the lower one that they get; that of n4 comes round.',
      nodes: members(4),
      // The next word of n4 is under way: it will be trusted again before its token comes by.
      script: [
        { at: 3840, do: 'timeout', node: 'n2' },
        { at: 3860, do: 'timeout', node: 'n1' },
      ],
      fromTo: [[3840, 4900]],
    },
  }),
  ...talks('ring', {
    'two-views': {
      about:
        'n2 alone takes n3 for dead: its ring has two members, and it leads on that one. The result reaches n3, which ranks above it and suffers no lower leader: its own token goes round the ring of three.',
      script: [{ at: 3000, do: 'timeout', node: 'n2' }],
      fromTo: [[3000, 3900]],
    },
    'lost-token': {
      about:
        'n4 is dead, and n2 dies before anybody misses it: the token of n3 is lost there. After roundMs without a result all send again; by then n2 is given up, and n1 passes the token of n3 on.',
      params: { roundMs: 2000 },
      nodes: members(4),
      script: [
        { at: 3000, do: 'crash', node: 'n4' },
        { at: 5000, do: 'crash', node: 'n2' },
      ],
      fromTo: [
        [6000, 6700],
        [8200, 9200],
      ],
    },
  }),
  ...talks('vrrp', {
    owner: {
      about: 'Who owns the address (priority 255) waits for nobody: it is Active at its start.',
      nodes: routers(100, 255),
      fromTo: [[0, 1200]],
    },
    election: {
      about:
        'All start as Backup and wait three intervals and their skew. The skew of r3 is the shortest; its first advertisement starts the wait of the others anew.',
      nodes: routers(50, 100, 200),
      fromTo: [[0, 4400]],
    },
    failover: {
      about:
        'r3 dies. r2 waits 3.609375 s from the last advertisement that landed, and advertises before r1 has waited its 3.804687 s.',
      nodes: routers(50, 100, 200),
      script: [{ at: 6000, do: 'crash', node: 'r3' }],
      fromTo: [[5200, 9100]],
    },
    'lower-advert-answered': {
      about:
        'r1 advertises below an Active r2. r2 discards that, and advertises at once (RFC 5798 would only discard); its Adver_Timer goes on as it was.',
      nodes: routers(100, 200),
      script: [{ at: 5600, do: 'timeout', node: 'r1' }],
      fromTo: [[5200, 7400]],
    },
    'priority-zero': {
      about:
        'r2 shuts down in good order: its last word has priority 0, and r1 waits only its skew, 0.609375 s, instead of 3.609375 s.',
      nodes: routers(100, 200),
      script: [{ at: 5600, do: 'priority', node: 'r2', value: 0 }],
      fromTo: [[5200, 6500]],
    },
    'priority-zero-heard-by-active': {
      about:
        'Both are Active on two sides of a wall. When it is gone r1 shuts down; r2 hears priority 0, advertises at once, and its Adver_Timer starts anew.',
      nodes: routers(100, 200),
      script: [
        { at: 5000, do: 'partition', groups: [['r1'], ['r2']] },
        { at: 9400, do: 'heal' },
        { at: 9450, do: 'priority', node: 'r1', value: 0 },
      ],
      fromTo: [[9100, 10_700]],
    },
    'lower-advert-discarded': {
      about:
        'r2 comes back and hears the lower r1. It preempts: it discards the advertisements, its Active_Down_Timer goes on, and it is Active 3.21875 s after its start.',
      nodes: routers(100, 200),
      script: [
        { at: 5000, do: 'crash', node: 'r2' },
        { at: 12_000, do: 'revive', node: 'r2' },
      ],
      fromTo: [[12_000, 15_500]],
    },
  }),
  ...talks('lease', {
    election: {
      about:
        'Everybody finds no name in the record and writes its own, in place of version 0. One write is taken; the others fail by compare-and-swap and wait 1 to 2.2 s (RetryPeriod × [1, 2.2)).',
      fromTo: [[0, 500]],
    },
    failover: {
      about:
        'n1 dies. Each candidate looks now and then, and counts the lease of 4.5 s from when it saw the record change, by its own clock: the first to look after that writes its name, one transition more.',
      script: [{ at: 3000, do: 'crash', node: '@leader' }],
      fromTo: [
        [2700, 5200],
        [8500, 11_400],
      ],
    },
    'cas-conflict': {
      about:
        'Both candidates look at the same moment, see that the lease has run out, and write in place of the same version: the second to arrive has lost.',
      script: [
        { at: 3000, do: 'crash', node: '@leader' },
        { at: 9650, do: 'timeout', node: 'n2' },
        { at: 9650, do: 'timeout', node: 'n3' },
      ],
      fromTo: [[9650, 10_300]],
    },
    'own-name': {
      about:
        'The holder dies and is back before its lease is over. It finds its own name in the record, so it is the holder: at once, and with the same number of transitions.',
      script: [
        { at: 3000, do: 'crash', node: '@leader' },
        { at: 4000, do: 'revive', node: 'n1' },
      ],
      fromTo: [[4000, 4700]],
    },
    'give-up': {
      about:
        'The holder is cut off. It writes without reading, gets no answer for half the renew deadline (1.5 s), falls back to reading, and stops leading at the deadline: 1 + 3 s after its last success.',
      nodes: members(1),
      script: [{ at: 3000, do: 'isolate', node: 'n1' }],
      fromTo: [[2700, 7100]],
    },
  }),
  ...talks('bully', {
    'hand-over': {
      about:
        'n2 begins task 1 and dies over it. n1 takes the lead and asks: the queue hands out the oldest task that nobody has finished. At least once.',
      nodes: members(2),
      work: { kind: 'queue', fencing: false, params: { everyMs: 1000, workMs: 1500 } },
      script: [
        { at: 2500, do: 'crash', node: 'n2' },
        { at: 2700, do: 'timeout', node: 'n1' },
      ],
      fromTo: [[600, 5300]],
    },
  }),
  ...talks('bully', {
    'lost-update': {
      about:
        'n2 counts the thread at 2 s and falls asleep before it writes. n1 counts and writes at 4 s. n2 wakes and writes what it counted: a newer count is gone.',
      nodes: members(2),
      work: { kind: 'cache', fencing: false, params: { everyMs: 2000, rebuildMs: 300 } },
      script: [
        { at: 2100, do: 'pause', node: 'n2' },
        { at: 2700, do: 'timeout', node: 'n1' },
        { at: 5000, do: 'resume', node: 'n2' },
      ],
      fromTo: [
        [2000, 2100],
        [3400, 5300],
      ],
    },
    'lost-update-fenced': {
      about:
        'The same with fencing: the count that n2 brings has an old token, and the cache keeps the newer one.',
      nodes: members(2),
      work: { kind: 'cache', fencing: true, params: { everyMs: 2000, rebuildMs: 300 } },
      script: [
        { at: 2100, do: 'pause', node: 'n2' },
        { at: 2700, do: 'timeout', node: 'n1' },
        { at: 5000, do: 'resume', node: 'n2' },
      ],
      fromTo: [[5000, 5300]],
    },
  }),
  ...talks('bully', {
    'acknowledged-and-lost': {
      about:
        'n2 is cut off from its replica, not from its client: it acknowledges writes 2 and 3, and dies. n1 has write 1 only; with its first write the client knows what is gone.',
      nodes: members(2),
      work: { kind: 'primary', fencing: false, params: { everyMs: 1000 } },
      script: [
        { at: 2000, do: 'cut', from: 'n1', to: 'n2' },
        { at: 4000, do: 'crash', node: 'n2' },
        { at: 4100, do: 'timeout', node: 'n1' },
      ],
      fromTo: [[1700, 6100]],
    },
  }),
  ...talks('raft', {
    election: {
      about:
        'n1 is the first whose timer runs out. It raises its term, votes for itself and asks; each of the others votes once. With two of three it leads and says so at once.',
      script: [{ at: 1000, do: 'timeout', node: 'n1' }],
      fromTo: [[1000, 1400]],
    },
    failover: {
      about:
        'The leader crashes. The first follower whose timer runs out suspects it, stands in the next term and has the vote of the other one: two of three are a majority.',
      script: [
        { at: 1000, do: 'timeout', node: 'n1' },
        { at: 3000, do: 'crash', node: 'n1' },
      ],
      fromTo: [
        [2900, 3100],
        [6000, 6500],
      ],
    },
    'first-come': {
      about:
        'n1 and n3 stand in the same term. n2 votes for the one that it hears first, and refuses the other; each of the two has voted for itself. n3 hears the leader of its own term, and is a follower again.',
      script: [
        { at: 1000, do: 'timeout', node: 'n1' },
        { at: 1020, do: 'timeout', node: 'n3' },
      ],
      fromTo: [[1000, 1400]],
    },
    'longer-log': {
      about:
        'The log of n1 is behind. Both others adopt its term and refuse their votes: their timers go on, and one of them wins the next term.',
      nodes: [1, 2, 2].map((logLength, index) => ({
        id: `n${index + 1}`,
        priority: index + 1,
        logLength,
        logTerm: 1,
      })),
      script: [
        { at: 1000, do: 'timeout', node: 'n1' },
        { at: 1500, do: 'timeout', node: 'n2' },
      ],
      fromTo: [[1000, 1900]],
    },
    'pre-vote': {
      about:
        'With PreVote n3 asks whether it would be elected. n1 leads, n2 has heard it a moment ago: both say no, nobody changes anything, and at the next heartbeat n3 follows again, in the same term.',
      params: { preVote: true },
      script: [
        { at: 1000, do: 'timeout', node: 'n1' },
        { at: 2000, do: 'timeout', node: 'n3' },
      ],
      fromTo: [[1000, 2500]],
    },
    'check-quorum': {
      about:
        'With CheckQuorum the leader that is cut off steps down 3.5 s, a minimum election timeout, after the last answer that made a majority.',
      params: { checkQuorum: true },
      script: [
        { at: 1000, do: 'timeout', node: 'n1' },
        { at: 3000, do: 'isolate', node: 'n1' },
      ],
      fromTo: [
        [2300, 2500],
        [5700, 6000],
      ],
    },
  }),
];
