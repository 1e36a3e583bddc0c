// The studio's page: header, stage, panels, transport.

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { SessionProvider, useSession, useSessionState } from '../../session/react.ts';
import { unbroken } from '../../ui/units.ts';
import { Inspector } from '../../views/inspector/Inspector.tsx';
import { Work } from '../../views/work/Work.tsx';
import type { ViewId } from '../common/address.ts';
import { Help } from '../common/Help.tsx';
import { handleKey } from '../common/keys.ts';
import { LiveRegion } from '../common/LiveRegion.tsx';
import { Menus } from '../common/Menus.tsx';
import { Notices } from '../common/Notices.tsx';
import { Stage } from '../common/Stage.tsx';
import type { PageProps } from '../common/start.tsx';
import { Transport } from '../common/Transport.tsx';
import { useStop } from '../common/useStop.ts';
import { Branches } from './Branches.tsx';
import { useColumns } from './columns.ts';
import { Explain } from './Explain.tsx';
import { Header } from './Header.tsx';
import { Hint } from './Hint.tsx';
import { Legend } from './legend/Legend.tsx';
import { Panels } from './Panels.tsx';
import { Printed } from './Printed.tsx';
import { SetUp } from './setup/SetUp.tsx';
import { Whose } from './Whose.tsx';
import './studio.css';
import './print.css';

const Compare = lazy(async () => ({ default: (await import('./Compare.tsx')).Compare }));

export function Studio({ address }: PageProps) {
  const session = useSession();
  const help = useRef<HTMLDialogElement>(null);
  const [view, setView] = useState<ViewId>(address.view ?? 'cluster');
  /** The protocols that the run is compared with; none: it stands alone. */
  const [others, setOthers] = useState<readonly string[]>([]);
  const own = useSessionState((state) => state.scenario.protocol.id);
  const title = useSessionState((state) => state.scenario.title);
  const description = useSessionState((state) => state.scenario.description);
  const comparing = others.length > 0 && view !== 'comments';
  const { columns, turnedTo, session: told, turn, onFollower } = useColumns(others);
  const whose = comparing ? columns.find(({ id }) => id === turnedTo)?.title : undefined;
  useStop(address);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (handleKey(event, told, () => help.current?.showModal())) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [told]);
  return (
    <Menus>
      <div className="studio">
        <Header
          view={view}
          comparing={comparing}
          onView={setView}
          onCompare={() => setOthers(comparing ? [] : [own === 'raft' ? 'bully' : 'raft'])}
          onHelp={() => help.current?.showModal()}
        />
        <Notices />
        <main className="studio-main">
          <div className="studio-stage">
            {comparing ? (
              <Suspense fallback={null}>
                <Compare
                  view={view}
                  others={others}
                  turnedTo={turnedTo}
                  onOthers={setOthers}
                  onTurn={turn}
                  onFollower={onFollower}
                >
                  <Stage view={view} />
                </Compare>
              </Suspense>
            ) : (
              <Stage view={view}>{view !== 'spacetime' && <Hint />}</Stage>
            )}
            {view !== 'comments' && !comparing && <Legend view={view} />}
          </div>
          <SessionProvider session={told}>
            <Panels whose={whose}>
              {comparing && <Whose columns={columns} turnedTo={turnedTo} onTurn={turn} />}
              <section className="lesson" aria-labelledby="lesson-title">
                <h1 id="lesson-title">{title || 'Untitled run'}</h1>
                {description !== '' && <p>{unbroken(description)}</p>}
              </section>
              <Explain column={turnedTo} />
              <Work />
              <Inspector />
              <SessionProvider session={session}>
                <SetUp of={comparing ? columns[0]?.title : undefined} />
              </SessionProvider>
            </Panels>
          </SessionProvider>
        </main>
        <SessionProvider session={told}>
          <footer className="studio-transport">
            <Branches />
            <Transport roomy />
          </footer>
          <LiveRegion />
        </SessionProvider>
        <Printed />
        <Help dialog={help} />
      </div>
    </Menus>
  );
}
