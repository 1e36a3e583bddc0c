// The name on a band: as much of it as fits.

import type { Band } from '../../session/bands.ts';

/** Pixels that a letter takes, about: on a whole band, on one of two stripes. Lower ones have no room for letters. */
const LETTERS = [6.6, 6];
const MARGINS = 10;

/** The longest name of a band that fits into so many pixels; '' where none does. */
export function bandLabel({ node, epoch, of, paused }: Band, width: number): string {
  const letter = LETTERS[of - 1];
  if (letter === undefined) return '';
  const forms = paused
    ? [
        ...(of === 1 ? [`${node} paused, leads epoch ${epoch}`] : []),
        `${node} paused · ${epoch}`,
        `${node} paused`,
        node,
      ]
    : [`${node} · epoch ${epoch}`, `${node} · ${epoch}`, node];
  return forms.find((text) => text.length * letter + MARGINS <= width) ?? '';
}

/** Of three and more that lead at once: all their names, across the stripes. Said once, on the uppermost. */
export function crowdLabel(band: Band, bands: readonly Band[], width: number): string {
  if (band.of < 3 || band.stripe > 0) return '';
  const names = bands
    .filter(({ of, fromUs, toUs }) => of === band.of && fromUs < band.toUs && toUs > band.fromUs)
    .map(({ node }) => node);
  const text = [...new Set(names)].join(' + ');
  return text.length * (LETTERS[0] ?? 0) + MARGINS <= width ? text : '';
}
