// Marks: what is particular to a protocol, declared by the protocol in kinds that a picture can draw without knowing it.
// A mark says what the node itself knows; whether that is true is another question.

import type { Epoch, Micros, NodeId } from './units.ts';

/** `Name` is a process: its index in a protocol, its name on a frame. Times: of the own clock in a protocol, of the world on a frame. */
export type Mark<Name = NodeId> =
  /** Votes counted in the campaign under way, the own one included; `trial` = nothing is decided by them yet. */
  | {
      readonly kind: 'votes';
      readonly votes: readonly Name[];
      readonly needed: number;
      readonly trial: boolean;
    }
  /** Whom it has promised its vote in this epoch. Survives a crash. */
  | { readonly kind: 'ballot'; readonly to: Name }
  /** How far its log goes. Survives a crash. */
  | { readonly kind: 'log'; readonly length: number; readonly term: Epoch }
  /** A lease as this node counts it by its own clock: since when, and until when it takes it to be valid. */
  | {
      readonly kind: 'lease';
      readonly holder: Name;
      readonly fromUs: Micros;
      readonly untilUs: Micros;
    }
  /** Whom it passes things on to on a ring; `open` = it waits for the end of a round. */
  | { readonly kind: 'successor'; readonly to: Name; readonly open: boolean }
  /** Whom it suspects and has not given up: they may still object. */
  | { readonly kind: 'doubts'; readonly about: readonly Name[] }
  /** A state that the protocol has a word for. */
  | { readonly kind: 'state'; readonly text: string };

/** Marks of what survives a crash: the only ones of a node that is down. */
const DURABLE: ReadonlySet<Mark['kind']> = new Set(['ballot', 'log']);

export const isDurable = ({ kind }: Mark): boolean => DURABLE.has(kind);

/** A mark with names for indexes and world times for local ones. */
export function nameMark(
  mark: Mark,
  name: (id: NodeId) => string,
  worldTime: (local: Micros) => Micros,
): Mark<string> {
  switch (mark.kind) {
    case 'votes':
      return { ...mark, votes: mark.votes.map(name) };
    case 'doubts':
      return { ...mark, about: mark.about.map(name) };
    case 'ballot':
    case 'successor':
      return { ...mark, to: name(mark.to) };
    case 'lease':
      return {
        ...mark,
        holder: name(mark.holder),
        fromUs: worldTime(mark.fromUs),
        untilUs: worldTime(mark.untilUs),
      };
    default:
      return mark;
  }
}
