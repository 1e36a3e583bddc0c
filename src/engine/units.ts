// The units the engine counts in. Plain numbers at run time; flavoured types, so that a term is not handed in for a time.

/** Virtual time in whole microseconds since the start of the run (or, on a node, on its local clock). */
export type Micros = number & { readonly unit?: 'µs' };

/** Index of a process: members first, in the order of the scenario, then the services. Names live at the rim. */
export type NodeId = number & { readonly unit?: 'node' };

/** Term, epoch, fencing token, reign: the number that orders leaderships. 0 = none yet. */
export type Epoch = number & { readonly unit?: 'epoch' };

/** Position of an event in the trace, from 1. 0 = no event (a root has cause 0). */
export type EventId = number & { readonly unit?: 'event' };

/** Number of a message, from 1, in order of sending. */
export type MessageId = number & { readonly unit?: 'message' };

/** No process: "follows nobody", "voted for nobody". */
export const NOBODY: NodeId = -1;

/** Milliseconds (people's unit) to whole microseconds (the engine's). */
export const toMicros = (milliseconds: number): Micros => Math.round(milliseconds * 1000);

/** Microseconds to milliseconds, exact to the microsecond. */
export const toMillis = (time: Micros): number => time / 1000;
