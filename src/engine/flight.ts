// Reads and writes the columns of messages in flight.

import type { Flight } from './frame.ts';
import type { MessageId, Micros } from './units.ts';

const WIDTH = 7;

/** One message in flight, as a view reads it. */
export interface MessageInFlight {
  /** Unique among messages in flight and stable over time: a copy of a duplicated message has its own. */
  readonly key: number;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly sentUs: Micros;
  /** When it would have left at the pace that it has now: `sentUs`, unless it was held up. Where it is goes by this. */
  readonly leftUs: Micros;
  readonly arriveUs: Micros;
  /** The network will lose it on the way: it fades and never arrives. */
  readonly lost: boolean;
}

/** The message's number in the trace, which a copy shares with its original. */
export const numberOf = (key: number): MessageId => Math.floor(key / 2);

export function writeFlight(
  count: number,
  processes: readonly string[],
  types: readonly string[],
  read: (
    index: number,
  ) => readonly [
    key: number,
    from: number,
    to: number,
    type: number,
    sentUs: Micros,
    leftUs: Micros,
    arriveUs: Micros,
    lost: boolean,
  ],
): Flight {
  const columns = new Float64Array(count * WIDTH);
  for (let i = 0; i < count; i++) {
    const [key, from, to, type, sentUs, leftUs, arriveUs, lost] = read(i);
    const base = i * WIDTH;
    columns[base] = lost ? -key - 1 : key;
    columns[base + 1] = from;
    columns[base + 2] = to;
    columns[base + 3] = type;
    columns[base + 4] = sentUs;
    columns[base + 5] = leftUs;
    columns[base + 6] = arriveUs;
  }
  return { count, columns, processes, types };
}

/** The message at an index (0 … count − 1). */
export function readFlight(flight: Flight, index: number): MessageInFlight {
  const { columns, processes, types } = flight;
  const base = index * WIDTH;
  const key = columns[base] ?? 0;
  return {
    key: key < 0 ? -key - 1 : key,
    from: processes[columns[base + 1] ?? 0] ?? '',
    to: processes[columns[base + 2] ?? 0] ?? '',
    type: types[columns[base + 3] ?? 0] ?? '',
    sentUs: columns[base + 4] ?? 0,
    leftUs: columns[base + 5] ?? 0,
    arriveUs: columns[base + 6] ?? 0,
    lost: key < 0,
  };
}

/** One message in flight as numbers: what is drawn a thousand times a frame makes no objects. */
export type FlightVisitor = (
  key: number,
  from: number,
  to: number,
  type: number,
  sentUs: Micros,
  leftUs: Micros,
  arriveUs: Micros,
  lost: boolean,
  index: number,
) => void;

/** Visits all messages in their order; `from` and `to` index the processes, `type` the types. */
export function eachInFlight({ count, columns }: Flight, visit: FlightVisitor): void {
  for (let index = 0; index < count; index++) {
    const base = index * WIDTH;
    const key = columns[base] as number;
    visit(
      key < 0 ? -key - 1 : key,
      columns[base + 1] as number,
      columns[base + 2] as number,
      columns[base + 3] as number,
      columns[base + 4] as number,
      columns[base + 5] as number,
      columns[base + 6] as number,
      key < 0,
      index,
    );
  }
}
