// Where nodes and services stand: members on an ellipse; a large class as a sunflower; services in the middle.

import type { Captions } from './captions.ts';
import type { Card } from './cards.ts';
import { ellipse } from './ellipse.ts';
import { sunflower } from './sunflower.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Label {
  readonly size: number;
  /** The name stands alone in its circle: no room for the priority below it. */
  readonly alone: boolean;
  /** It can be read at once; else only from `closeAt` times closer. */
  readonly always: boolean;
  readonly closeAt: number;
  /** More characters than this do not fit. */
  readonly most: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly centre: Place;
  /** Radius of a node. */
  readonly radius: number;
  /** How far the rings and signs of a node reach from its middle: lines and texts keep out of this. */
  readonly reach: number;
  /** More rings than these do not run down around a node. */
  readonly rings: number;
  /** Members in their order. */
  readonly nodes: readonly Place[];
  /** They stand on a ring, clockwise from the top; else as a sunflower. */
  readonly onRing: boolean;
  readonly captions: Captions;
  /** Few enough for what each knows of the others to be drawn at its rim. */
  readonly detailed: boolean;
  readonly label: Label;
  readonly services: readonly Card[];
}

/** What there is to place, and on what stage. */
export interface Asked {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Rows that the card of each asks for. */
  readonly services: readonly number[];
  /** Characters of the longest name. */
  readonly longest: number;
}

/** More members than this no longer fit on one ellipse legibly. */
const ON_ELLIPSE = 72;

export function layoutOf(
  width: number,
  height: number,
  count: number,
  services: readonly number[],
  longest = 3,
): Layout {
  const asked = { width, height, count, services, longest };
  return count > ON_ELLIPSE ? sunflower(asked) : ellipse(asked);
}
