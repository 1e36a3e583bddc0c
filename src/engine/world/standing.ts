// Where a process stands: its role, its epoch, whom it follows, and whom it takes for dead.

import type { Role } from '../frame.ts';
import type { Process } from '../process.ts';
import { EPOCH, LEAD, ROLE, ROLES, STEP_DOWN, SUSPECT, TRUST } from '../trace.ts';
import { type Epoch, type EventId, NOBODY, type NodeId } from '../units.ts';
import type { World } from '../world.ts';

export function setRole(world: World, process: Process, role: Role, epoch: Epoch): void {
  const { truth, now } = world;
  const { job } = world.setup;
  const wasLeading = process.leading;
  if (process.role === role && process.epoch === epoch) return;
  if (wasLeading) {
    truth.onReignEnd(process, now);
    if (role !== 'leader')
      process.lastChange = world.emit(STEP_DOWN, process.index, 0, process.epoch, epoch);
  }
  changeEpoch(world, process, epoch);
  if (process.role !== role) {
    process.role = role;
    process.lastChange = world.emit(ROLE, process.index, ROLES.indexOf(role), epoch, null);
  }
  if (role === 'leader') {
    process.follows = process.index;
    process.lastChange = world.emit(LEAD, process.index, 0, epoch, wasLeading);
    truth.onLead(process, now);
    job?.onLead(world.contextOf(process).job);
  } else if (wasLeading) {
    truth.update(process, now);
    job?.onStepDown?.(world.contextOf(process).job);
  }
}

/** Adopts an epoch in the role it has; a leader that goes on in a new epoch begins a new reign. */
export function enterEpoch(world: World, process: Process, epoch: Epoch): void {
  if (process.leading) setRole(world, process, 'leader', epoch);
  else if (process.epoch !== epoch) {
    changeEpoch(world, process, epoch);
    world.truth.onFollow(process, process.follows, world.now);
  }
}

export function followLeader(world: World, process: Process, leader: NodeId, epoch: Epoch): void {
  const before = process.epoch;
  setRole(world, process, 'follower', epoch);
  const { members, detector } = world.setup;
  // Where no detector says whom to trust, a leader that is obeyed is trusted.
  if (detector === null && leader !== NOBODY && leader < members) trust(world, process, leader);
  if (process.follows === leader && before === epoch) return;
  process.follows = leader;
  world.truth.onFollow(process, leader, world.now);
}

/** The event of the verdict; 0 where it is none, because the peer was suspected before. */
export function suspect(world: World, process: Process, peer: NodeId): EventId {
  if (process.suspected[peer] === 1) return 0;
  process.suspected[peer] = 1;
  const id = world.emit(SUSPECT, process.index, peer, 0, null);
  world.truth.onSuspect(peer, world.now);
  return id;
}

/** The event of the verdict; 0 where it is none, because the peer was trusted before. */
export function trust(world: World, process: Process, peer: NodeId): EventId {
  if (process.suspected[peer] === 0) return 0;
  process.suspected[peer] = 0;
  return world.emit(TRUST, process.index, peer, 0, null);
}

function changeEpoch(world: World, process: Process, epoch: Epoch): void {
  if (process.epoch === epoch) return;
  process.epoch = epoch;
  process.lastChange = world.emit(EPOCH, process.index, 0, epoch, null);
}
