// How opinions change: dead beats suspect beats alive in the same incarnation, a higher incarnation beats a lower (SWIM §4.2,
// memberlist state.go). Only its owner raises an incarnation, to object.

import { type Micros, NOBODY, type NodeId } from '../../units.ts';
import {
  ALIVE,
  DEAD,
  incarnationOf,
  type Node,
  type Rumour,
  type State,
  SUSPECT,
  SUSPICION,
  type Suspicion,
  type Verdict,
  verdictOf,
} from './state.ts';
import { suspicionUs, wantedConfirmations } from './suspicion.ts';

/** A newer rumour about a member takes the place of the older. */
function tell(state: State, rumour: Omit<Rumour, 'sent'>): void {
  state.rumours = state.rumours.filter(({ about }) => about !== rumour.about);
  state.rumours.push({ ...rumour, sent: 0 });
}

function judge(node: Node, about: NodeId, verdict: Verdict, incarnation: number, by: NodeId) {
  const { state } = node;
  state.verdict[about] = verdict;
  state.incarnation[about] = incarnation;
  state.suspicions = state.suspicions.filter((suspicion) => suspicion.about !== about);
  tell(state, { about, verdict, incarnation, by });
}

/** Somebody says this very node is suspect or dead. */
function refute(node: Node, incarnation: number): void {
  const { state, id } = node;
  const own = incarnationOf(state, id);
  // Who says so of an old incarnation has not heard the objection. One that was told out, into a cut link perhaps, is told anew.
  const known = incarnation < own;
  if (known && state.rumours.some(({ about }) => about === id)) return;
  node.rule('refute');
  if (known) tell(state, { about: id, verdict: ALIVE, incarnation: own, by: id });
  else judge(node, id, ALIVE, incarnation + 1, id);
}

/** When a suspicion turns into death, on this node's clock. */
export const deathAt = (
  { by, since }: Suspicion,
  { suspicionMult, periodMs }: Node['params'],
  members: number,
): Micros => since + suspicionUs(suspicionMult, members, periodMs, by.length - 1);

/** Buries who has had its time, and waits for the next. */
export function sweep(node: Node): void {
  const { state, params, members } = node;
  let next = Infinity;
  for (const suspicion of state.suspicions) {
    const at = deathAt(suspicion, params, members.length);
    if (at > node.now) next = Math.min(next, at);
    else bury(node, suspicion.about, incarnationOf(state, suspicion.about), node.id);
  }
  if (next === Infinity) node.cancelTimer(SUSPICION);
  else node.setTimer(SUSPICION, next - node.now);
}

export function accuse(node: Node, about: NodeId, incarnation: number, by: NodeId): void {
  const { state, params, members } = node;
  if (about === node.id) {
    refute(node, incarnation);
    return;
  }
  const known = incarnationOf(state, about);
  const verdict = verdictOf(state, about);
  if (incarnation < known || (incarnation === known && verdict === DEAD)) return;
  const running = state.suspicions.find((suspicion) => suspicion.about === about);
  if (running && incarnation === known) {
    const wanted = wantedConfirmations(params.suspicionMult, members.length);
    if (running.by.includes(by) || running.by.length > wanted) return;
    running.by.push(by);
    tell(state, { about, verdict: SUSPECT, incarnation, by });
  } else {
    if (by !== node.id) node.rule('hear-suspicion', about);
    judge(node, about, SUSPECT, incarnation, by);
    state.suspicions.push({ about, since: node.now, by: [by] });
    // It has objected since it was buried: a suspect is not dead.
    if (verdict === DEAD) node.trust(about);
  }
  sweep(node);
}

export function bury(node: Node, about: NodeId, incarnation: number, by: NodeId): void {
  const { state } = node;
  if (about === node.id) {
    refute(node, incarnation);
    return;
  }
  const known = incarnationOf(state, about);
  if (incarnation < known || (incarnation === known && verdictOf(state, about) === DEAD)) return;
  node.rule(by === node.id ? 'declare-dead' : 'hear-death');
  judge(node, about, DEAD, incarnation, by);
  node.suspect(about);
}

export function acquit(node: Node, about: NodeId, incarnation: number): void {
  const { state } = node;
  if (incarnation <= incarnationOf(state, about)) return;
  if (about === node.id) {
    state.incarnation[about] = incarnation;
    return;
  }
  // Of an objection to what it never heard, or to what it trusts again anyway, there is nothing to tell.
  node.rule('hear-objection', verdictOf(node.state, about) === SUSPECT ? about : NOBODY);
  judge(node, about, ALIVE, incarnation, about);
  node.trust(about);
}
