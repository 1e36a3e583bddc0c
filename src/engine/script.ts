// The script's verbs: what each does to the world. A verb that finds nothing to do says so in the trace and changes nothing.

import { type Change, changeOf } from './changes.ts';
import { hashText } from './hash.ts';
import type { Message } from './message.ts';
import { DOWN, PAUSED, type Process, UP } from './process.ts';
import type { Intervention, Target } from './scenario.ts';
import { rangeUs } from './times.ts';
import { CUT, HEAL, MEND, PARTITION, SCRIPTED } from './trace.ts';
import { NOBODY, type NodeId, toMicros } from './units.ts';
import { setPriority } from './world/arrivals.ts';
import { forceTimeout } from './world/handling.ts';
import { crash, pause, resume, revive } from './world/life.ts';
import { setDrift } from './world/timers.ts';
import { dropInFlight, holdUp } from './world/transmission.ts';
import type { World } from './world.ts';

/** What stands in the detail of a script event. */
export interface ScriptDetail {
  readonly intervention: Intervention;
  readonly note: string | null;
  /** The message that a verb was about, as it was before. */
  readonly message: Message | null;
  readonly change: Change;
}

/** "@leader" is the node that leads with the highest epoch, a paused one included; NOBODY where there is none. */
function resolve(world: World, target: Target): NodeId {
  return target === '@leader' ? world.truth.named() : world.setup.names.indexOf(target);
}

function resolveGroup(world: World, group: readonly Target[]): NodeId[] {
  const leader = world.truth.named();
  return group.flatMap((target) =>
    target === '@followers'
      ? world.contexts.map((context) => context.id).filter((id) => id !== leader)
      : [resolve(world, target)],
  );
}

function targetsOf(intervention: Intervention): Target[] {
  if ('node' in intervention) return [intervention.node];
  return 'from' in intervention ? [intervention.from, intervention.to] : [];
}

const namesLeader = (intervention: Intervention): boolean =>
  intervention.do === 'partition'
    ? intervention.groups.some((group) => group.includes('@leader'))
    : targetsOf(intervention).includes('@leader');

/** Why a verb has nothing to do on this process; null = it has. */
function idle(verb: Intervention['do'], process: Process): string | null {
  const { name, status } = process;
  if (verb === 'revive') return status === DOWN ? null : `${name} is not down`;
  if (verb === 'resume') return status === PAUSED ? null : `${name} is not paused`;
  if (verb === 'crash') return status === DOWN ? `${name} is down already` : null;
  if (verb !== 'pause' && verb !== 'timeout') return null;
  if (status !== UP) return `${name} is ${status === DOWN ? 'down' : 'paused'}`;
  if (verb === 'timeout' && !process.begun) return `${name} has not started`;
  return verb === 'timeout' && process.writing ? `${name} is busy writing` : null;
}

/** A verb about a message that is under way. */
type AboutMessage = Extract<Intervention, { do: 'drop' | 'delay' }>;

const isAboutMessage = (intervention: Intervention): intervention is AboutMessage =>
  intervention.do === 'drop' || intervention.do === 'delay';

/** Why a verb about the nth message on a link has nothing to do there. */
function notThere({ from, to, nth = 1 }: AboutMessage, count: number): string {
  const link = `in flight from ${from} to ${to}`;
  if (count === 0) return `nothing is ${link}`;
  return `${count === 1 ? 'only one message is' : `only ${count} messages are`} ${link}, not ${nth}`;
}

export function applyEntry(world: World, index: number, intervention: Intervention): void {
  world.cause = 0;
  world.rule = 0;
  const targets = targetsOf(intervention).map((target) => resolve(world, target));
  const process =
    targets.length > 0 && targets[0] !== NOBODY
      ? (world.processes[targets[0] as NodeId] as Process)
      : null;
  const missing =
    namesLeader(intervention) && world.truth.named() === NOBODY ? 'no node leads' : null;
  let message: Message | null = null;
  let nothing: string | null = null;
  if (isAboutMessage(intervention)) {
    const flying = world.flights.between(targets[0] ?? NOBODY, targets[1] ?? NOBODY);
    message = flying[(intervention.nth ?? 1) - 1] ?? null;
    if (message === null) nothing = notThere(intervention, flying.length);
  }
  const note = missing ?? nothing ?? (process ? idle(intervention.do, process) : null);
  world.fingerprint.word(hashText(intervention.do));
  const change = changeOf(world, intervention, process);
  const detail: ScriptDetail = { intervention, note, message, change };
  world.cause = world.emit(
    SCRIPTED,
    process?.index ?? NOBODY,
    index,
    note === null ? 1 : 0,
    detail,
  );
  if (note !== null) return;
  const before = world.truth.beforeFault(intervention);
  apply(world, intervention, process, targets[1] ?? NOBODY, message);
  world.truth.afterFault(intervention, before, world.now);
}

function apply(
  world: World,
  intervention: Intervention,
  process: Process | null,
  to: NodeId,
  message: Message | null,
): void {
  const { network } = world;
  switch (intervention.do) {
    case 'partition': {
      const groups = intervention.groups.map((group) => resolveGroup(world, group));
      for (const group of groups) for (const node of group) world.fingerprint.word(node);
      network.partition(groups, world.setup.members);
      world.cause = world.emit(PARTITION, NOBODY, groups.length, 0, network.groups());
      return;
    }
    case 'heal':
      network.heal();
      world.cause = world.emit(HEAL, NOBODY, 0, 0, null);
      return;
    case 'network':
      if (intervention.latencyMs !== undefined)
        [network.minUs, network.maxUs] = rangeUs(intervention.latencyMs);
      network.loss = intervention.loss ?? network.loss;
      network.duplicate = intervention.duplicate ?? network.duplicate;
      return;
  }
  if (process === null) return;
  switch (intervention.do) {
    case 'crash':
      return crash(world, process);
    case 'revive':
      return revive(world, process, intervention.amnesia ?? false);
    case 'pause':
      return pause(world, process);
    case 'resume':
      return resume(world, process);
    case 'timeout':
      return forceTimeout(world, process);
    case 'isolate':
      network.isolate(process.index);
      world.cause = world.emit(CUT, process.index, NOBODY, 0, null);
      return;
    case 'cut':
      network.cut(process.index, to, intervention.oneWay ?? false);
      world.cause = world.emit(CUT, process.index, to, intervention.oneWay ? 1 : 0, null);
      return;
    case 'mend':
      network.mend(process.index, to, intervention.oneWay ?? false);
      world.cause = world.emit(MEND, process.index, to, intervention.oneWay ? 1 : 0, null);
      return;
    case 'slow':
      process.slow = intervention.factor;
      return;
    case 'drift':
      return setDrift(world, process, intervention.ppm);
    case 'priority':
      return setPriority(world, process, intervention.value);
    case 'drop':
      if (message) dropInFlight(world, message);
      return;
    case 'delay':
      if (message) holdUp(world, message, message.arriveUs + toMicros(intervention.ms));
      return;
  }
}
