// The name on a band: as much of it as fits.

import type { Band } from '../../session/bands.ts';

/** Pixels that a letter takes, about: on a whole band, on one of two stripes. Lower ones have no room for letters. */
const LETTERS = [6.6, 6];
const MARGINS = 10;
/** Where there is little room. */
const NARROW_MARGINS = 4;

/** Width of a text on one of so many stripes, about. */
export const widthOn = (of: number, text: string): number =>
  text.length * (LETTERS[of - 1] ?? LETTERS[0] ?? 0);

/** The longest name of a band that fits into so many pixels; '' where none does. Colours come again, so that its epoch is part of it. */
export function bandLabel({ node, epoch, of, paused }: Band, width: number): string {
  if (LETTERS[of - 1] === undefined) return '';
  // A stripe is hatched, and too low for the letters of that word.
  const forms =
    paused && of === 1
      ? [`${node} paused, leads epoch ${epoch}`, `${node} paused · ${epoch}`, `${node} paused`]
      : [...(paused ? [] : [`${node} · epoch ${epoch}`]), `${node} · ${epoch}`];
  return (
    forms.find((text) => widthOn(of, text) + MARGINS <= width) ??
    [`${node}·${epoch}`, node, String(epoch)].find(
      (text) => widthOn(of, text) + NARROW_MARGINS <= width,
    ) ??
    ''
  );
}

/** Of three and more that lead at once: all their names, across the stripes. Said once, on the uppermost. */
export function crowdLabel(band: Band, bands: readonly Band[], width: number): string {
  if (band.of < 3 || band.stripe > 0) return '';
  const names = bands
    .filter(({ of, fromUs, toUs }) => of === band.of && fromUs < band.toUs && toUs > band.fromUs)
    .map(({ node }) => node);
  const text = [...new Set(names)].join(' + ');
  return widthOn(1, text) + MARGINS <= width ? text : '';
}
