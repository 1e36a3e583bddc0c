// The button that opens the share dialog. The dialog comes when it is asked for.

import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../session/react.ts';
import type { ViewId } from '../common/address.ts';

const ShareDialog = lazy(async () => ({
  default: (await import('./share/ShareDialog.tsx')).ShareDialog,
}));

export function Share({ view }: { view: ViewId }) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          session.pause();
          setOpen(true);
        }}
      >
        Share
      </button>
      <Suspense fallback={null}>
        {open && <ShareDialog view={view} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
