// One moment of a world as the screen gets it: a frame of everything that shows, and an inspection of what one node believes.

import type { Context } from './context.ts';
import type { Belief } from './declare.ts';
import { writeFlight } from './flight.ts';
import type {
  BeliefFrame,
  DetectorPicture,
  Frame,
  InspectionFrame,
  NodeFrame,
  PeerFrame,
  ServiceFrame,
  ServiceLine,
  Status,
} from './frame.ts';
import { isDurable, type Mark, nameMark } from './marks.ts';
import type { Message } from './message.ts';
import { DOWN, PAUSED, type Process } from './process.ts';
import type { Fact, Job } from './protocol.ts';
import { type Micros, NOBODY, type NodeId } from './units.ts';
import type { World } from './world.ts';

const status = (process: Process): Status =>
  process.status === DOWN ? 'down' : process.status === PAUSED ? 'paused' : 'up';

/** More names than these say no more than their number. */
const SUSPECTS_NAMED = 12;

function suspectsOf({ suspected }: Process): number[] {
  const found: number[] = [];
  for (let at = suspected.indexOf(1); at >= 0; at = suspected.indexOf(1, at + 1)) found.push(at);
  return found;
}

function marksOf(world: World, process: Process): NodeFrame['marks'] {
  const { protocol, detector, names } = world.setup;
  if (!process.begun) return [];
  const doubts = detector?.doubts?.(process.detectorState).slice(0, SUSPECTS_NAMED) ?? [];
  const marks: readonly Mark[] = [
    ...(protocol.marks?.(world.contexts[process.index] as Context) ?? []),
    ...(doubts.length > 0 ? [{ kind: 'doubts' as const, about: doubts }] : []),
  ];
  return (process.status === DOWN ? marks.filter(isDurable) : marks).map((mark) =>
    nameMark(
      mark,
      (id) => names[id] ?? 'nobody',
      (local) => process.worldTime(local),
    ),
  );
}

function nodeFrame(world: World, process: Process): NodeFrame {
  const { names, timers } = world.setup;
  const suspects = process.status === DOWN ? [] : suspectsOf(process);
  return {
    id: process.name,
    priority: process.priority,
    status: status(process),
    role: process.role,
    epoch: process.epoch,
    follows: names[process.follows] ?? null,
    timers: process.timers
      .filter((timer) => timer.armed)
      .map((timer) => ({
        name: timer.name,
        title: timers.get(timer.name)?.title ?? timer.name,
        order: timers.get(timer.name)?.order ?? 0,
        setUs: timer.setUs,
        dueUs: timer.dueUs,
      }))
      .sort((a, b) => a.dueUs - b.dueUs),
    waiting: process.backlog.length,
    writingUntilUs: process.writing ? process.writingUntilUs : null,
    slow: process.slow,
    driftPpm: process.ppm,
    suspects: suspects.slice(0, SUSPECTS_NAMED).map((peer) => names[peer] ?? ''),
    suspectCount: suspects.length,
    marks: marksOf(world, process),
    lastChange: process.lastChange,
  };
}

const plain = (fact: Fact): ServiceLine => ({ ...fact, tone: 'plain' });

/** Duplicates and gaps, where there are any; a refusal is the fence that does its work. */
function countedAgainst({ twice }: Job, counts: World['counts']['jobs']): readonly ServiceLine[] {
  const lines = [
    { label: twice, count: counts.duplicate, tone: 'danger', outcome: 'duplicate' },
    { label: 'Lost', count: counts.lost, tone: 'danger', outcome: 'lost' },
    { label: 'Missed', count: counts.missed, tone: 'danger', outcome: 'missed' },
    { label: 'Refused', count: counts.refused, tone: 'good', outcome: 'refused' },
  ] as const;
  return lines
    .filter(({ count }) => count > 0)
    .map(({ count, ...line }) => ({ ...line, value: String(count) }));
}

function serviceFrames(world: World): ServiceFrame[] {
  const { lock, resource, names, protocol, job } = world.setup;
  const name = (id: NodeId): string => names[id] ?? 'nobody';
  const frames: ServiceFrame[] = [];
  if (lock !== NOBODY && protocol.service) {
    const state = world.processes[lock]?.state;
    const { holder, epoch } = protocol.service.holder(state);
    frames.push({
      id: 'lock',
      title: protocol.service.title,
      short: protocol.service.short,
      lines: protocol.service.describe(state, name).map(plain),
      holder: names[holder] ?? null,
      epoch,
      epochTitle: 'epoch',
      fencing: false,
    });
  }
  if (resource !== NOBODY && job) {
    frames.push({
      id: 'resource',
      title: job.title,
      short: job.short,
      lines: [
        ...job.describe(world.processes[resource]?.state).map(plain),
        ...countedAgainst(job, world.counts.jobs),
      ],
      holder: null,
      epoch: world.newestToken,
      epochTitle: 'newest epoch',
      fencing: world.setup.fencing,
    });
  }
  return frames;
}

export function snapshot(world: World): Frame {
  const { setup, truth, network, counts } = world;
  const { names, types } = setup;
  const flights = world.flights.all();
  const members = world.processes.slice(0, setup.members);
  const leader = truth.top();
  const { jobs } = counts;
  return {
    time: world.now,
    validUntil: world.nextTime,
    nodes: members.map((process) => nodeFrame(world, process)),
    services: serviceFrames(world),
    flight: writeFlight(
      flights.length,
      names,
      types.map((type) => type.name),
      (index) => {
        const message = flights[index] as Message;
        return [
          message.id * 2 + (message.isCopy ? 1 : 0),
          message.from,
          message.to,
          message.typeIndex,
          message.sentUs,
          message.leftUs,
          message.arriveUs,
          message.lost,
        ];
      },
    ),
    cuts: network.cuts().map(([from, to]) => [names[from] ?? '', names[to] ?? ''] as const),
    groups: network.groups()?.map((group) => group.map((id) => names[id] ?? '')) ?? null,
    leader: names[leader] ?? null,
    epoch: world.processes[leader]?.epoch ?? 0,
    leaders: truth.state.acting
      .slice()
      .sort((a, b) => a - b)
      .map((id) => names[id] ?? ''),
    network: {
      latencyUs: [network.minUs, network.maxUs],
      loss: network.loss,
      duplicate: network.duplicate,
    },
    jobs: setup.job
      ? { run: jobs.done, duplicate: jobs.duplicate, missed: jobs.missed, refused: jobs.refused }
      : null,
    lastEvent: world.events,
  };
}

const seconds = (time: Micros): string => `${(time / 1_000_000).toFixed(3)} s`;

function printBelief(world: World, belief: Belief): BeliefFrame {
  const { names } = world.setup;
  const { value, kind, label } = belief;
  const print = (item: unknown): string => {
    if (item === null) return kind === 'node' ? 'nobody' : 'nothing';
    if (kind === 'node' || kind === 'nodes') return names[item as number] ?? 'nobody';
    if (kind === 'duration' || kind === 'time') return seconds(item as number);
    if (typeof item === 'boolean') return item ? 'yes' : 'no';
    return String(item);
  };
  const text = Array.isArray(value) ? value.map(print).join(', ') || 'nobody' : print(value);
  return { label, text, kind, durable: belief.durable ?? false };
}

/** The detector's picture in world time. */
function inWorldTime(
  picture: DetectorPicture | undefined,
  toWorld: (local: Micros) => Micros,
): DetectorPicture | null {
  if (!picture) return null;
  if (picture.kind !== 'swim') return { ...picture, since: toWorld(picture.since) };
  const { since, probe } = picture;
  return {
    ...picture,
    since: since === null ? null : toWorld(since),
    probe: probe && { ...probe, since: toWorld(probe.since), until: toWorld(probe.until) },
  };
}

function peerFrames(world: World, process: Process): PeerFrame[] {
  const { setup } = world;
  const { detector, detectorParams, names, protocol } = setup;
  const told = new Map(
    (protocol.peerBeliefs?.(process.state, process.durable) ?? []).map((belief) => [
      belief.peer,
      belief,
    ]),
  );
  const toWorld = (local: Micros | null): Micros | null =>
    local === null ? null : process.worldTime(local);
  const frames: PeerFrame[] = [];
  for (let peer = 0; peer < setup.members; peer++) {
    if (peer === process.index) continue;
    const belief = told.get(peer);
    const silence = detector?.silence(process.detectorState, detectorParams, peer);
    const suspected = process.suspected[peer] === 1;
    // SWIM probes all, whomever the protocol watches.
    const watched =
      protocol.watches === 'all' || process.follows === peer || silence?.picture?.kind === 'swim';
    frames.push({
      id: names[peer] ?? '',
      trusted: process.heard[peer] === 1 && !suspected,
      suspected,
      priority: belief?.priority ?? null,
      epoch: belief?.epoch ?? null,
      heardUs: toWorld(silence ? silence.heardAt : (belief?.heardAt ?? null)),
      suspectUs: suspected || !watched ? null : toWorld(silence?.suspectAt ?? null),
      picture: watched ? inWorldTime(silence?.picture, (local) => process.worldTime(local)) : null,
    });
  }
  return frames;
}

/** What a node believes: from its own state alone. A node that is down believes nothing but what is durable. */
export function inspect(world: World, index: NodeId): InspectionFrame {
  const process = world.processes[index] as Process;
  const { protocol, detector, detectorParams } = world.setup;
  const down = process.status === DOWN;
  const beliefs: Belief[] = down
    ? [...protocol.beliefs(process.state, process.durable)].filter((belief) => belief.durable)
    : [
        ...protocol.beliefs(process.state, process.durable),
        ...(detector?.beliefs(
          process.detectorState,
          detectorParams,
          process.localTime(world.now),
        ) ?? []),
      ];
  return {
    node: process.name,
    time: world.now,
    localClockUs: process.localTime(world.now),
    beliefs: beliefs.map((belief) => printBelief(world, belief)),
    peers: down ? [] : peerFrames(world, process),
  };
}
