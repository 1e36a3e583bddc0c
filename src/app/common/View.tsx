// The views by their names in the address. Each is a chunk of its own: an embed loads the one that it shows. React's own `lazy` would
// suspend, and hold a view back that is there already because something beside it has just suspended.

import { type ComponentType, useEffect, useState } from 'react';
import type { ViewId } from './address.ts';

interface ViewProps {
  readonly bare?: boolean | undefined;
}
type Loaded = ComponentType<ViewProps>;

const LOAD: { readonly [V in ViewId]: () => Promise<Loaded> } = {
  cluster: async () => (await import('../../views/cluster/Cluster.tsx')).Cluster,
  classroom: async () => (await import('../../views/classroom/Classroom.tsx')).Classroom,
  spacetime: async () => (await import('../../views/spacetime/SpaceTime.tsx')).SpaceTime,
  comments: async () => (await import('../../views/comments/CommentsPanel.tsx')).CommentsPanel,
};

const loaded = new Map<ViewId, Loaded>();

/** Makes a view ready, so that it is drawn together with all else. */
export async function loadView(id: ViewId): Promise<Loaded> {
  const view = loaded.get(id) ?? (await LOAD[id]());
  loaded.set(id, view);
  return view;
}

/** One view, for the life of this element: give each its `key`. */
export function View({ id, bare }: { readonly id: ViewId } & ViewProps) {
  const [Loaded, setLoaded] = useState(() => loaded.get(id) ?? null);
  const [failed, setFailed] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    if (!Loaded)
      loadView(id).then(
        (view) => setLoaded(() => view),
        (error) => setFailed({ error }),
      );
  }, [id, Loaded]);
  // To the boundary around it.
  if (failed) throw failed.error;
  return Loaded ? <Loaded bare={bare} /> : <p className="stage-coming">One moment …</p>;
}
