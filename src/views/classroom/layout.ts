// Where everything in the room stands: wall, board, services and desks, for any number of pupils on any size of screen.

import { range } from 'd3';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much of a pupil is drawn: a face at a desk, a head over a name, or no more than a head. */
export type Detail = 'full' | 'small' | 'dot';

export interface Seat extends Box {
  /** Middle of the desk's top edge: the origin of the drawing, and where notes leave and arrive. */
  readonly deskX: number;
  readonly deskY: number;
}

export interface RoomLayout {
  readonly width: number;
  readonly height: number;
  readonly wall: Box;
  readonly board: Box;
  readonly boardText: number;
  readonly lock: Box | null;
  readonly resource: Box | null;
  readonly door: Box;
  /** The class list, where the wall has room for it. */
  readonly list: Box | null;
  readonly seats: readonly Seat[];
  readonly columns: number;
  readonly detail: Detail;
  /** Pixels to one unit of the drawing, in which a desk is 92 wide and a pupil with a raised hand rises 76 above it. */
  readonly scale: number;
  /** Text on desks and tags, in pixels. */
  readonly text: number;
  /** Whether a name, and a tag below the desk, fit. */
  readonly names: boolean;
  readonly tags: boolean;
}

/** Of the drawing, in its units: from the desk's top up to a raised hand, and the room that a desk takes. */
export const RISE = 80;
export const DESK_WIDTH = 92;
const PLACE_WIDTH = 104;
/** In pixels between two desks, however small: a letter passes there without slipping under them. */
const AISLE = 24;
export const SMALLEST_TEXT = 11;
/** Width of a character of the usual letters, in font sizes. */
const CHARACTER = 0.58;
/** A few pupils in a large hall are drawn large, but not so large that they fill it. */
const largestScale = (floor: Box): number => Math.min(4, floor.height / 130);

export const textWidth = (characters: number, size: number): number =>
  characters * CHARACTER * size;

/** As much of a text as fits a width; an ellipsis stands for the rest. */
export function fitText(text: string, width: number, size: number): string {
  const room = Math.floor(width / (CHARACTER * size));
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`;
}

/** Width of a figure or a letter of a name, which are in bold, in font sizes. */
const NAME_CHARACTER = 0.7;
/** Where names stand nearer to each other than this, they read as one. */
const BETWEEN_NAMES = 8;

const LIST_WIDTH = 104;

interface Fit {
  readonly columns: number;
  readonly scale: number;
}

/** How much smaller pupils may be for a last row that is full: in a large class a short row looks like a mistake. */
const FOR_FULL_ROWS = { few: 0.05, many: 0.6 } as const;

/** And for rows that use the whole height of the floor. */
const FOR_USE = 0.12;

/** The columns that allow the largest drawing; among equals those that come nearest to cells a little taller than wide. */
function bestColumns(
  count: number,
  floor: Box,
  fixed: number,
  largest: number,
  fullRows: number,
  aisle = 0,
): Fit {
  let best: Fit = { columns: 1, scale: 0 };
  let bestWorth = 0;
  let bestSkew = Infinity;
  for (let columns = 1; columns <= count; columns++) {
    const width = floor.width / columns;
    const rows = Math.ceil(count / columns);
    const height = floor.height / rows;
    const across = Math.min((width - 4) / PLACE_WIDTH, (width - aisle) / DESK_WIDTH);
    const scale = Math.min(across, (height - fixed) / RISE, largest);
    const empty = (columns - (count % columns)) % columns;
    const used = (rows * (scale * RISE + fixed)) / floor.height;
    const worth = scale * (1 - (empty / columns) * fullRows) * (1 - FOR_USE + FOR_USE * used);
    const skew = Math.abs(Math.log(width / height));
    if (worth > bestWorth + 1e-9 || (worth > bestWorth - 1e-9 && skew < bestSkew)) {
      best = { columns, scale };
      bestWorth = worth;
      bestSkew = skew;
    }
  }
  return best;
}

/** Heights in pixels that do not grow with the drawing: desk front, tag, and the air around them. */
export const deskHeight = (text: number): number => Math.round(text * 1.75);
export const tagHeight = (text: number): number => Math.round(text * 1.45);
const fixedHeight = (text: number): number => deskHeight(text) + tagHeight(text) + 18;

interface Plan extends Fit {
  readonly detail: Detail;
  readonly text: number;
  readonly names: boolean;
  readonly tags: boolean;
}

function plan(count: number, floor: Box, longest: number): Plan {
  const { many } = FOR_FULL_ROWS;
  const fullSize = (size: number) =>
    bestColumns(count, floor, fixedHeight(size), largestScale(floor), FOR_FULL_ROWS.few, AISLE);
  const rough = fullSize(14);
  const text = Math.max(12, Math.min(22, Math.round(9 * rough.scale)));
  const full = fullSize(text);
  if (full.scale >= 0.7) return { ...full, detail: 'full', text, names: true, tags: true };
  const small = bestColumns(count, floor, 2 * SMALLEST_TEXT + 14, 0.7, many);
  if (small.scale >= 0.36)
    return { ...small, detail: 'small', text: SMALLEST_TEXT, names: true, tags: true };
  const dot = bestColumns(count, floor, SMALLEST_TEXT + 4, 0.6, many);
  const names = dot.scale * PLACE_WIDTH >= longest * NAME_CHARACTER * SMALLEST_TEXT + BETWEEN_NAMES;
  const bare = names ? dot : bestColumns(count, floor, 2, 0.6, many);
  return { ...bare, detail: 'dot', text: SMALLEST_TEXT, names, tags: false };
}

function seatsOf(count: number, floor: Box, { columns, scale, detail, text, names }: Plan): Seat[] {
  const rows = Math.ceil(count / columns);
  const below =
    detail === 'full'
      ? deskHeight(text) + tagHeight(text) + 12
      : detail === 'small'
        ? 2 * SMALLEST_TEXT + 8
        : names
          ? SMALLEST_TEXT + 2
          : 1;
  const natural = RISE * scale + below;
  // Few pupils do not spread over a whole hall: a place is at most so much wider and taller than its drawing.
  const width = Math.min(floor.width / columns, PLACE_WIDTH * scale * 1.3);
  const height = Math.min(floor.height / rows, natural * 1.3);
  const left = floor.x + (floor.width - width * columns) / 2;
  const top = floor.y + (floor.height - height * rows) * 0.45;
  const gap = detail === 'full' ? 0.05 : 0;
  const across = places(columns, left, width * columns, gap);
  const down = places(rows, top, height * rows, gap / 2);
  const inLastRow = count - (rows - 1) * columns;
  const indent = ((columns - inLastRow) * across.step) / 2;
  return range(count).map((index) => {
    const row = Math.floor(index / columns);
    const x = across.at(index % columns) + (row === rows - 1 ? indent : 0);
    const y = down.at(row);
    const spare = Math.max(0, down.width - natural);
    return {
      x,
      y,
      width: across.width,
      height: down.width,
      deskX: x + across.width / 2,
      // Most hands are down: what is above a head is air, too.
      deskY: y + down.width - below - spare * 0.65,
    };
  });
}

/** So many places in a line, with a gap between any two: that part of the step. What d3's scaleBand gives, which brings 10 kB. */
function places(count: number, from: number, length: number, gap: number) {
  const step = length / Math.max(1, count - gap);
  const start = from + (length - step * (count - gap)) / 2;
  return { step, width: step * (1 - gap), at: (index: number) => start + step * index };
}

/** Of the head that stands for a pupil in a large class, in pixels. */
export const headRadius = (seat: Box, { scale }: RoomLayout): number =>
  Math.max(3, Math.min(seat.width / 2 - 2, (RISE * scale) / 2 - 1.5)) * 0.8;

export function layoutRoom(
  width: number,
  height: number,
  count: number,
  services: { readonly lock: boolean; readonly resource: boolean },
  /** How many letters the longest name has. */
  longest = 4,
): RoomLayout {
  const margin = width < 520 ? 8 : 16;
  const inner = width - 2 * margin;
  const gap = width < 520 ? 6 : 12;
  const serving = services.lock || services.resource;
  // On a narrow screen the services stand in a row of their own below the board.
  const stacked = serving && width < 560;
  const boardHeight = Math.max(44, Math.min(150, height * (stacked ? 0.14 : 0.19)));
  const serviceHeight = stacked ? 50 : boardHeight;
  const top = Math.min(14, height * 0.025);
  const side = Math.max(138, Math.min(220, width * 0.19));
  const wallHeight = top + boardHeight + (stacked ? serviceHeight + 6 : 0) + 12;
  const doorHeight = Math.min(wallHeight - 5, 132);
  const door: Box = {
    x: width - margin - doorHeight * 0.46,
    y: wallHeight - doorHeight,
    width: doorHeight * 0.46,
    height: doorHeight,
  };
  const free = inner - door.width - gap;
  const hasList = !services.lock && width >= 720 && boardHeight >= 84;
  const resourceWidth = services.resource ? side : 0;
  const rightWidth = services.lock ? side : hasList ? LIST_WIDTH : 0;

  // The board hangs in the middle of what the others leave free.
  const left = stacked || !resourceWidth ? 0 : resourceWidth + gap;
  const right = stacked || !rightWidth ? 0 : rightWidth + gap;
  const boardWidth = Math.min(free - left - right, 760);
  const board: Box = {
    x: margin + left + (free - left - right - boardWidth) / 2,
    y: top,
    width: boardWidth,
    height: boardHeight,
  };
  const serviceTop = stacked ? top + boardHeight + 8 : top;
  const half = services.lock && services.resource ? (free - gap) / 2 : Math.min(free, 260);
  const middle = margin + (free - half) / 2;
  const resource: Box | null = services.resource
    ? {
        x: services.lock || !stacked ? margin : middle,
        y: serviceTop,
        width: stacked ? half : side,
        height: wallHeight - serviceTop,
      }
    : null;
  const lockAcross = stacked ? half : side;
  const lock: Box | null = services.lock
    ? {
        x: services.resource || !stacked ? margin + free - lockAcross : middle,
        y: serviceTop,
        width: lockAcross,
        height: serviceHeight,
      }
    : null;
  const list: Box | null = hasList
    ? { x: margin + free - LIST_WIDTH, y: top, width: LIST_WIDTH, height: boardHeight }
    : null;

  const floor: Box = {
    x: margin,
    y: wallHeight + 4,
    width: inner,
    height: Math.max(1, height - wallHeight - 10),
  };
  const made = count > 0 ? plan(count, floor, longest) : null;
  return {
    width,
    height,
    wall: { x: 0, y: 0, width, height: wallHeight },
    board,
    boardText: Math.max(14, Math.min(34, boardHeight * 0.34, boardWidth / 15)),
    lock,
    resource,
    door,
    list,
    seats: made ? seatsOf(count, floor, made) : [],
    columns: made?.columns ?? 1,
    detail: made?.detail ?? 'full',
    scale: made?.scale ?? 1,
    text: made?.text ?? SMALLEST_TEXT,
    names: made?.names ?? true,
    tags: made?.tags ?? true,
  };
}
