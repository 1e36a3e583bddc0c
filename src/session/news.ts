// What is new in a frame since the one before it. Of a thousand nodes a handful changes between two pictures: the worker sends those
// alone, and the page keeps the rest, the very same objects, so that a view sees at once what did not change.

import type { Flight, Frame, NodeFrame } from '../engine/frame.ts';

/** Parts that seldom change; left out where they did not. */
const SELDOM = ['services', 'cuts', 'groups', 'leaders', 'network', 'jobs'] as const;
type Seldom = (typeof SELDOM)[number];

export interface FrameNews {
  /** Everything is here: nothing is taken over from the frame before. */
  readonly whole: boolean;
  readonly frame: Omit<Frame, 'nodes' | 'flight' | Seldom> & Partial<Pick<Frame, Seldom>>;
  readonly flight: Pick<Flight, 'count' | 'columns'> & Partial<Pick<Flight, 'processes' | 'types'>>;
  readonly indexes: readonly number[];
  readonly nodes: readonly NodeFrame[];
}

/** Are two plain values the same throughout? */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (!isSame(a[index], b[index])) return false;
    return true;
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in left) if (!isSame(left[key], right[key])) return false;
  return Object.keys(left).length === Object.keys(right).length;
}

/** The worker's side: remembers what it sent last. */
export class NewsWriter {
  private last: Frame | null = null;

  /** Another run: nothing is known on the other side. */
  forget(): void {
    this.last = null;
  }

  write(frame: Frame): FrameNews {
    const { last } = this;
    this.last = frame;
    const { nodes, flight, ...rest } = frame;
    if (!last || last.nodes.length !== nodes.length)
      return { whole: true, frame: rest, flight, indexes: [...nodes.keys()], nodes };
    const { services, cuts, groups, leaders, network, jobs, ...often } = rest;
    const indexes: number[] = [];
    for (const [index, node] of nodes.entries())
      if (!isSame(node, last.nodes[index])) indexes.push(index);
    const changed = SELDOM.filter((key) => !isSame(frame[key], last[key]));
    const named =
      isSame(flight.processes, last.flight.processes) && isSame(flight.types, last.flight.types);
    return {
      whole: false,
      frame: { ...often, ...Object.fromEntries(changed.map((key) => [key, frame[key]])) },
      flight: named ? { count: flight.count, columns: flight.columns } : flight,
      indexes,
      nodes: indexes.map((index) => nodes[index] as NodeFrame),
    };
  }
}

/** The page's side: puts frames together again. News must come in the order in which they were written. */
export class NewsReader {
  private last: Frame | null = null;

  read({ whole, frame, flight, indexes, nodes }: FrameNews): Frame {
    const { last } = this;
    if (whole || last === null) {
      // A whole one has all parts, by the writer above.
      this.last = { ...frame, nodes, flight } as Frame;
      return this.last;
    }
    let all = last.nodes;
    if (indexes.length > 0) {
      const mended = [...last.nodes];
      for (const [at, index] of indexes.entries()) mended[index] = nodes[at] as NodeFrame;
      all = mended;
    }
    const { processes, types } = last.flight;
    this.last = { ...last, ...frame, nodes: all, flight: { processes, types, ...flight } };
    return this.last;
  }
}
