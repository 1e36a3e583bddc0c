// Times for people: seconds with as many decimals as the eye can use.

/** "6.2 s" from microseconds. */
export const seconds = (time: number, digits = 1): string =>
  `${(time / 1_000_000).toFixed(digits)} s`;
