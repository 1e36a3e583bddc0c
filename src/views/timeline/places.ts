// Where things stand on the timeline. From top to bottom: signs of what happened, the band of who led, jobs, the axis.

/** Middle of the row of signs, and how large they are drawn. */
export const SIGNS_AT = 7;
export const SIGN_SIZE = 0.8;
/** Above the band stand the signs: so far down. */
export const SIGNS_UNTIL = 13;
export const BAND = { y: 14, height: 22 };
export const JOBS_AT = 42.5;
export const AXIS = 47;
export const HEIGHT = 62;

/** Between the stripes of leaders that lead at once. */
const GAP = 2;

/** Upper edge and height of one stripe of the band. */
export function stripeOf(stripe: number, of: number): readonly [y: number, height: number] {
  const height = (BAND.height - GAP * (of - 1)) / of;
  return [BAND.y + stripe * (height + GAP), height];
}

/** Where a time stands on a line. A whole d3 scale would bring 9 kB of colour and format with it. */
export type PlaceOn = (time: number) => number;

export const placeOn =
  ([from, to]: readonly [number, number], width: number): PlaceOn =>
  (time) =>
    ((time - from) / (to - from)) * width;
