// The size of an element in CSS pixels, followed by a ResizeObserver.

import { type RefCallback, useCallback, useRef, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A ref for the element, and its size; null until it was measured. */
export function useSize<E extends Element>(): [RefCallback<E>, Size | null] {
  const [size, setSize] = useState<Size | null>(null);
  const observer = useRef<ResizeObserver | null>(null);
  const ref = useCallback((element: E | null) => {
    observer.current?.disconnect();
    observer.current = null;
    if (!element) return;
    const measure = ({ width, height }: Size) =>
      setSize((now) =>
        now?.width === Math.round(width) && now.height === Math.round(height)
          ? now
          : { width: Math.round(width), height: Math.round(height) },
      );
    measure(element.getBoundingClientRect());
    observer.current = new ResizeObserver(([entry]) => entry && measure(entry.contentRect));
    observer.current.observe(element);
  }, []);
  return [ref, size];
}
