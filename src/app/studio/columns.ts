// Which of the runs that are compared the panels, the timeline and the keys are about.

import { useCallback, useState } from 'react';
import { protocols } from '../../engine/protocols/registry.ts';
import type { Session } from '../../session/api.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import type { Column } from './Whose.tsx';

/** The column of the run itself. */
export const OWN = '';

export function useColumns(others: readonly string[]) {
  const own = useSession();
  const ownProtocol = useSessionState((state) => state.scenario.protocol.id);
  const [followers, setFollowers] = useState<ReadonlyMap<string, Session>>(new Map());
  const [wanted, setWanted] = useState(OWN);
  const told = others.includes(wanted) ? followers.get(wanted) : undefined;
  const turnedTo = told ? wanted : OWN;
  const onFollower = useCallback((column: string, session: Session | null) => {
    setFollowers((before) => {
      const next = new Map(before);
      if (session) next.set(column, session);
      else next.delete(column);
      return next;
    });
  }, []);
  const title = (id: string) => protocols[id]?.title ?? id;
  const columns: readonly Column[] = [
    { id: OWN, title: title(ownProtocol) },
    ...others.map((id) => ({
      id,
      title: id === ownProtocol ? `${title(id)} (with its defaults)` : title(id),
    })),
  ];
  const session = told ?? own;
  const turn = useCallback(
    (column: string) => {
      // Whoever looks at a node in one run looks at it in the other, too.
      const to = column === OWN ? own : followers.get(column);
      if (to && to.getState().inspected.length === 0) to.inspect(session.getState().inspected);
      setWanted(column);
    },
    [own, followers, session],
  );
  return { columns, turnedTo, session, turn, onFollower };
}
