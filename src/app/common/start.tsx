// What both pages do first: read the address, open the scenario, make the session, and put the page on screen.

import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { toMicros } from '../../engine/units.ts';
import type { Session } from '../../session/api.ts';
import { SessionProvider } from '../../session/react.ts';
import { createSession } from '../../session/session.ts';
import { type Opened, openAddress } from './open.ts';
import { setTheme } from './theme.ts';
import './page.css';

export interface PageProps {
  readonly opened: Opened;
}

export async function startPage(
  page: (props: PageProps & { readonly session: Session }) => ReactNode,
): Promise<void> {
  const opened = await openAddress(location.search, location.hash);
  const { address, scenario, expect, faults } = opened;
  setTheme(address.theme ?? 'auto');
  const session = createSession(scenario, {
    at: toMicros(address.at),
    play: address.autoplay,
    speed: address.speed,
    expect,
  });
  for (const fault of faults) session.notify('warning', fault);
  addEventListener('hashchange', async () => {
    const next = await openAddress(location.search, location.hash);
    session.load(next.scenario, { at: toMicros(next.address.at), expect: next.expect });
    for (const fault of next.faults) session.notify('warning', fault);
  });
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <SessionProvider session={session}>{page({ opened, session })}</SessionProvider>
    </StrictMode>,
  );
}
