// What can be done to a message on its way: the same list where it is clicked, and in the menu of the nodes at its ends.

import { useMemo } from 'react';
import { compile } from '../../engine/compile.ts';
import { type MessageInFlight, readFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import { glossaryOf } from '../../engine/glossary.ts';
import type { Session } from '../../session/api.ts';
import { durationText } from '../../session/labels.ts';
import { useSessionState } from '../../session/react.ts';
import type { Item } from './Menu.tsx';

/** "Vote for me (request-vote), n4 → n3": as the legend and as the code call it. */
export function useMessageName(): (message: MessageInFlight) => string {
  const scenario = useSessionState((state) => state.scenario);
  return useMemo(() => {
    const { messages } = glossaryOf(compile({ ...scenario, script: [] }));
    const titles = new Map(messages.map(({ type, title }) => [type, title]));
    return ({ type, from, to }) => `${titles.get(type) ?? type} (${type}), ${from} → ${to}`;
  }, [scenario]);
}

/** How many ticks a message may be held up by. */
const DELAYS = [1, 5, 20];

/** Which one it is on its link, counted from the oldest: 1, 2 … */
function placeOnLink(message: MessageInFlight, { flight }: Frame): number {
  let place = 1;
  for (let index = 0; index < flight.count; index++) {
    const { from, to, key } = readFlight(flight, index);
    if (from === message.from && to === message.to && key < message.key) place++;
  }
  return place;
}

export function messageItems(message: MessageInFlight, frame: Frame, session: Session): Item[] {
  const { from, to } = message;
  const { tickMs } = session.getState().scenario;
  const nth = placeOnLink(message, frame);
  const which = { from, to, ...(nth > 1 && { nth }) };
  return [
    { label: 'Drop it', act: () => session.intervene({ do: 'drop', ...which }) },
    ...DELAYS.map((ticks) => {
      const ms = ticks * tickMs;
      return {
        label: `Delay it by ${durationText(ms)}`,
        act: () => session.intervene({ do: 'delay', ...which, ms }),
      };
    }),
    {
      label: `Cut ${from} → ${to}, one way`,
      act: () => session.intervene({ do: 'cut', from, to, oneWay: true }),
    },
  ];
}
