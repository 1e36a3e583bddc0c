// The name on a band: as much of it as fits.

import type { Band } from '../../session/bands.ts';

/** Pixels that a letter takes, about: on a whole band, on one of two stripes. More stripes are too low for letters. */
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
