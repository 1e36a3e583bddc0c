// What shapes and signs mean: what is on the stage just now in two rows below it, and all of it, with the timeline's, in a sheet.

import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { epochColour } from '../../../ui/epochs.ts';
import { useSize } from '../../../ui/useSize.ts';
import type { ViewId } from '../../common/address.ts';
import { SignLine } from './sign.tsx';
import { useExample, useSigns } from './useSigns.tsx';
import './legend.css';

export function Legend({ view }: { view: ViewId }) {
  const [open, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const example = useExample();
  const { sections, row } = useSigns(view, example);
  const [measure, size] = useSize<HTMLUListElement>();
  const all = sections.reduce((count, [, signs]) => count + signs.length, 0);
  const [shown, setShown] = useState(all);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in the row, and how wide that is, decides how much of it is seen.
  useLayoutEffect(() => {
    const list = bar.current?.querySelector<HTMLElement>('.legend-row');
    if (list) setShown(seenIn(list));
  }, [row, size]);
  const close = () => {
    setOpen(false);
    bar.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const onPress = ({ target }: PointerEvent) => {
      if (!bar.current?.contains(target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', onPress);
    return () => removeEventListener('pointerdown', onPress);
  }, [open]);
  return (
    <div
      ref={bar}
      className="legend"
      style={{ '--node-epoch': epochColour(example.epoch) } as CSSProperties}
      role="group"
      aria-label="Legend"
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        className="legend-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Signs{shown > 0 && shown < all && ` (+${all - shown})`}
      </button>
      <ul ref={measure} className="legend-row" aria-label="Signs on the stage">
        {row.map((sign) => (
          <SignLine {...sign} key={sign.key} />
        ))}
      </ul>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <div className="legend-sheet" role="group" aria-label="All signs" tabIndex={0}>
          {sections.map(
            ([title, signs]) =>
              signs.length > 0 && (
                <section key={title}>
                  <h2>{title}</h2>
                  <ul>
                    {signs.map((sign) => (
                      <SignLine {...sign} key={sign.key} />
                    ))}
                  </ul>
                </section>
              ),
          )}
        </div>
      )}
    </div>
  );
}

/** How many of its signs a row that has room for some shows; where it is not shown itself, none. */
function seenIn(list: HTMLElement): number {
  const { clientHeight, offsetTop } = list;
  return [...list.children].filter(
    (sign) => (sign as HTMLElement).offsetTop - offsetTop < clientHeight,
  ).length;
}
