// The embed's page: stage, controls, and a discreet way to the studio.

import { lazy, Suspense, useEffect, useState } from 'react';
import { useSession, useSessionState } from '../../session/react.ts';
import { handleKey } from '../common/keys.ts';
import { LiveRegion } from '../common/LiveRegion.tsx';
import { Menus } from '../common/Menus.tsx';
import { Notices } from '../common/Notices.tsx';
import { Stage } from '../common/Stage.tsx';
import type { PageProps } from '../common/start.tsx';
import { Transport } from '../common/Transport.tsx';
import { useStop } from '../common/useStop.ts';
import { OpenLink } from './OpenLink.tsx';
import { Panels } from './Panels.tsx';
import './embed.css';

// Loaded when they are asked for: most readers of a post never open them.
const Help = lazy(async () => ({ default: (await import('../common/Help.tsx')).OpenHelp }));
const Why = lazy(async () => ({ default: (await import('../../views/why/Why.tsx')).Why }));

export function Embed({ address }: PageProps) {
  const session = useSession();
  const [help, setHelp] = useState(false);
  const { controls, panels } = address;
  const view = address.view ?? 'cluster';
  const title = useSessionState((state) => state.scenario.title);
  const asked = useSessionState((state) => state.why !== null);
  useStop(address);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (handleKey(event, session, () => setHelp(true))) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [session]);
  return (
    <Menus>
      <main className={panels.length > 0 ? 'embed embed-with-panels' : 'embed'}>
        <h1 className="visually-hidden">{title || 'Rollcall'}</h1>
        <div className="embed-stage">
          <Stage view={view} bare={controls === 'none'}>
            {title !== '' && <small className="embed-title">{title}</small>}
          </Stage>
          <Notices folded />
          <OpenLink view={view} />
          {asked && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
            <div className="embed-why" tabIndex={0} role="group" aria-label="Why?">
              <Suspense fallback={null}>
                <Why />
              </Suspense>
            </div>
          )}
        </div>
        {controls !== 'none' && (
          <div className="embed-controls">
            <Transport mini={controls === 'mini'} />
          </div>
        )}
        {panels.length > 0 && <Panels panels={panels} />}
        <LiveRegion />
        <Suspense fallback={null}>{help && <Help onClose={() => setHelp(false)} />}</Suspense>
      </main>
    </Menus>
  );
}
