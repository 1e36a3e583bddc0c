// What both pages do first: read the address, open the scenario, make the session, and put the page on screen.

import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { toMicros } from '../../engine/units.ts';
import type { Fault } from '../../scenario/open.ts';
import type { Session } from '../../session/api.ts';
import { openDoor } from '../../session/door.ts';
import { SessionProvider } from '../../session/react.ts';
import { createSession } from '../../session/session.ts';
import { type Address, readAddress } from './address.ts';
import { Boundary } from './Boundary.tsx';
import { savedRun } from './saved.ts';
import { setTheme } from './theme.ts';
import { loadView } from './View.tsx';
import './notices.css';
import './page.css';

export interface PageProps {
  readonly address: Address;
}

type Page = (props: PageProps & { readonly session: Session }) => ReactNode;

/** What the page's address asks for; in a page that was saved as a file, what it was saved with. */
export const pageAddress = () => readAddress(location.search || (savedRun()?.search ?? ''));

export async function startPage(page: Page): Promise<void> {
  const { address, faults } = pageAddress();
  // On its way while the engine is, so that nothing speaks of a picture that is not there; where it fails, the stage says so.
  const view = loadView(address.view ?? 'cluster').catch(() => null);
  setTheme(address.theme ?? 'auto');
  const element = document.getElementById('root');
  if (!element) throw new Error('the page has no #root');
  const root = createRoot(element);
  const hash = location.hash || (savedRun()?.hash ?? '');
  const door = await openDoor(address, hash).catch(() => null);
  if (door === null) return root.render(<NoEngine />);
  await view;
  const { opened, spawn } = door;
  const session = createSession(opened.scenario, {
    at: toMicros(address.at),
    play: address.autoplay,
    speed: address.speed,
    expect: opened.expect,
    spawn,
  });
  const complain = (found: readonly Fault[]) => {
    for (const { tone, text, line } of found) session.notify(tone, text, line);
  };
  for (const fault of faults) session.notify('warning', fault);
  complain(opened.faults);
  addEventListener('hashchange', async () => {
    const next = await session.open(address, location.hash);
    if (!next) return;
    session.load(next.scenario, { at: toMicros(address.at), expect: next.expect });
    complain(next.faults);
  });
  root.render(
    <StrictMode>
      <Boundary what="This page">
        <SessionProvider session={session}>{page({ address, session })}</SessionProvider>
      </Boundary>
    </StrictMode>,
  );
}

/** The page's own scripts came, those of the simulation did not. */
function NoEngine() {
  return (
    <p className="notice notice-error" role="alert">
      <span>The simulation could not be fetched. Is the network gone?</span>
      <button type="button" className="button" onClick={() => location.reload()}>
        Try again
      </button>
    </p>
  );
}
