// What the address asks to see beside the stage: the story, the job's count, the beliefs of a node. Loaded after the stage.

import { lazy, Suspense } from 'react';
import type { PanelId } from '../common/address.ts';
import { Boundary } from '../common/Boundary.tsx';

const PARTS = {
  story: lazy(async () => ({ default: (await import('../../views/story/Story.tsx')).Story })),
  work: lazy(async () => ({ default: (await import('../../views/work/Work.tsx')).Work })),
  inspector: lazy(async () => ({
    default: (await import('../../views/inspector/Inspector.tsx')).Inspector,
  })),
} as const satisfies Record<PanelId, unknown>;

export function Panels({ panels }: { readonly panels: readonly PanelId[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <aside className="embed-panels" aria-label="Panels" tabIndex={0}>
      {panels.map((panel) => {
        const Part = PARTS[panel];
        return (
          <Boundary key={panel} what="This panel">
            <Suspense fallback={null}>
              <Part />
            </Suspense>
          </Boundary>
        );
      })}
    </aside>
  );
}
