// A large class says "here!" more often than can be drawn: then only one word in 2, 4, 8 … is, and the page says so.
// All else (votes, jobs) is always drawn.

/** Messages by which a sender says no more than "here!". */
const CALLS: ReadonlySet<string> = new Set(['heartbeat', 'advert', 'append-entries']);
/** More messages than so many cannot be told apart, nor drawn in time. */
const MOST = 1200;

export const isCall = (type: string): boolean => CALLS.has(type);

/** Every how many calls are drawn: all, or 1 in 2, 4, 8 … where more messages than can be drawn are in flight. */
export const strideOf = (count: number): number =>
  count <= MOST ? 1 : 2 ** Math.ceil(Math.log2(count / MOST));

/** Is this one of those that are drawn? A message and its duplicate have keys that follow each other. */
export const isDrawn = (key: number, type: string, stride: number): boolean =>
  stride === 1 || !isCall(type) || (key >> 1) % stride === 0;
