// Colour marks the epoch: who leads, and since when. Six colours in turn; the number stands beside them, so that no two are told apart by colour alone.

const COLOURS = 6;

/** Name of the colour token of an epoch: "--epoch-0" before the first. */
export const epochToken = (epoch: number): string =>
  `--epoch-${epoch <= 0 ? 0 : ((epoch - 1) % COLOURS) + 1}`;

/** CSS colour of an epoch. */
export const epochColour = (epoch: number): string => `var(${epochToken(epoch)})`;

/** Colours come again after so many epochs: every other round of them has a pattern. */
export const isPatterned = (epoch: number): boolean =>
  Math.floor(Math.max(0, epoch - 1) / COLOURS) % 2 === 1;
