// What part of the picture is on screen, and how large. The identity shows all of it.

import type { Place } from './layout.ts';

export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

const WHOLE: View = { k: 1, x: 0, y: 0 };
export const CLOSEST = 12;

export class Viewport {
  view: View = WHOLE;
  private readonly listeners = new Set<(view: View) => void>();

  set(view: View): void {
    this.view = view;
    for (const listener of this.listeners) listener(view);
  }

  /** Called now, and whenever the view changes. Returns the unsubscriber. */
  watch(listener: (view: View) => void): () => void {
    this.listeners.add(listener);
    listener(this.view);
    return () => this.listeners.delete(listener);
  }

  /** A place on the element, in the coordinates of the picture. */
  inPicture({ x, y }: Place): Place {
    const { view } = this;
    return { x: (x - view.x) / view.k, y: (y - view.y) / view.k };
  }
}
