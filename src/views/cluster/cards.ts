// How large the cards of the services are, and where they lie: in the middle, as large as the members leave room for.

import type { Place } from './layout.ts';

/** A card around its middle. */
export interface Card extends Place {
  readonly width: number;
  readonly height: number;
  /** How many rows are written below the title. */
  readonly rows: number;
  /** From row to row, and the size of the letters. */
  readonly step: number;
  readonly text: number;
}

interface Size {
  readonly width: number;
  readonly step: number;
  readonly text: number;
}

const SIZES: readonly Size[] = [
  { width: 160, step: 17, text: 13 },
  { width: 132, step: 14, text: 11.5 },
  { width: 118, step: 13, text: 11 },
  { width: 116, step: 12, text: 10.5 },
];
/** Rows at most, where there is no room for all; one alone only where nothing else fits. */
const ROWS = [Number.POSITIVE_INFINITY, 3, 2];
/** Between two cards, the fence of the lower one included. */
const GAP = 12;

export type Clear = (card: Card) => boolean;

function placed(
  centre: Place,
  wanted: readonly number[],
  { width, step, text }: Size,
  most: number,
  across: boolean,
): Card[] {
  const heights = wanted.map((rows) => step + (1 + Math.min(rows, most)) * step);
  const whole = heights.reduce((sum, height) => sum + height + GAP, -GAP);
  let top = centre.y - whole / 2;
  return wanted.map((rows, index) => {
    const height = heights[index] as number;
    const x = across ? (index - (wanted.length - 1) / 2) * (width + GAP) : 0;
    const y = across ? centre.y : top + height / 2;
    top += height + GAP;
    return { x: centre.x + x, y, width, height, step, text, rows: Math.min(rows, most) };
  });
}

/**
 * One above the other or side by side. As clear of the members as possible comes first, then as many rows as fit, then their size: a row
 * can be read elsewhere, a ring beneath a card cannot. `wanted`: rows of each card; `centres`: where the middle of them may be;
 * `clear`: measures of what is clear enough, the best first; `least`: what must do where none of them can be.
 */
export function serviceLayout(
  centres: readonly Place[],
  wanted: readonly number[],
  clear: readonly Clear[],
  least: Clear,
): readonly Card[] {
  const wishes = [
    ...clear.map((isClear) => ({ isClear, rows: ROWS })),
    ...clear.map((isClear) => ({ isClear, rows: [1] })),
    { isClear: least, rows: [...ROWS, 1] },
  ];
  for (const { isClear, rows } of wishes)
    for (const most of rows)
      for (const size of SIZES)
        for (const across of [false, true])
          for (const centre of centres) {
            const cards = placed(centre, wanted, size, most, across);
            if (cards.every(isClear)) return cards;
          }
  return placed(centres[0] as Place, wanted, SIZES.at(-1) as Size, 1, false);
}

/** From a place to a card. */
export function gapTo({ x, y, width, height }: Card, place: Place): number {
  const dx = Math.max(0, Math.abs(place.x - x) - width / 2);
  const dy = Math.max(0, Math.abs(place.y - y) - height / 2);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Clear of all members by so much, and inside the stage. */
export const clearOf =
  (nodes: readonly Place[], distance: number, stage: { width: number; height: number }): Clear =>
  (card) =>
    Math.min(card.x, stage.width - card.x) >= card.width / 2 + 2 &&
    Math.min(card.y, stage.height - card.y) >= card.height / 2 + 10 &&
    nodes.every((node) => gapTo(card, node) >= distance);
