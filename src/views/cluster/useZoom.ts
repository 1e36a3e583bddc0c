// Zoom as the cluster uses it: nothing is loaded before a reader comes near.

import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Size } from '../../ui/useSize.ts';
import type { Viewport } from './viewport.ts';
import type { Zoomer } from './zoom.ts';

export interface ZoomControl {
  by(direction: 1 | -1): void;
  whole(): void;
  show(x: number, y: number): void;
  onKeyDown(event: KeyboardEvent): void;
}

export function useZoom(
  stage: RefObject<HTMLElement | null>,
  size: Size,
  viewport: Viewport,
  mayDrag: (event: Event) => boolean,
): ZoomControl {
  const zoomer = useRef<Promise<Zoomer> | null>(null);
  const latest = useRef({ size, mayDrag });
  latest.current = { size, mayDrag };

  const control = useMemo(() => {
    const start = (): Promise<Zoomer> | null => {
      const element = stage.current;
      if (!element) return null;
      zoomer.current ??= import('./zoom.ts').then(({ startZoom }) =>
        startZoom(element, latest.current.size, viewport, (event) => latest.current.mayDrag(event)),
      );
      return zoomer.current;
    };
    const whenReady = (act: (zoomer: Zoomer) => void) => void start()?.then(act);
    return {
      start,
      by: (direction: 1 | -1) => whenReady((ready) => ready.by(direction)),
      whole: () => whenReady((ready) => ready.whole()),
      show: (x: number, y: number) => void zoomer.current?.then((ready) => ready.show(x, y)),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === '+' || event.key === '=') control.by(1);
        else if (event.key === '-') control.by(-1);
        else if (event.key === '0') control.whole();
        else return;
        event.preventDefault();
      },
    };
  }, [stage, viewport]);

  useEffect(() => {
    void zoomer.current?.then((ready) => ready.resize(size));
  }, [size]);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const near = () => void control.start();
    /** Until the zoom is there, Ctrl and the wheel do at least not zoom the whole page. */
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) event.preventDefault();
      near();
    };
    const events = ['pointerenter', 'touchstart', 'focusin'] as const;
    for (const name of events) element.addEventListener(name, near, { passive: true });
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      for (const name of events) element.removeEventListener(name, near);
      element.removeEventListener('wheel', wheel);
      void zoomer.current?.then((ready) => ready.end());
      zoomer.current = null;
    };
  }, [stage, control]);
  return control;
}
