// The size of an element in CSS pixels, followed by a ResizeObserver.

import { createContext, type RefCallback, useCallback, useContext, useRef, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size to draw for where nothing can be measured: a picture that is rendered to text. */
export const FixedSize = createContext<Size | null>(null);

/** A ref for the element, and its size; null until it was measured. */
export function useSize<E extends Element>(): [RefCallback<E>, Size | null] {
  const fixed = useContext(FixedSize);
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
  return [ref, fixed ?? size];
}
