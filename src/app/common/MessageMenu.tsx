// What can be done to a message on its way. The script knows `drop`, for the oldest on a link, and no verb that delays one message:
// the menu says so, and offers what there is.

import { type MessageInFlight, numberOf, readFlight } from '../../engine/flight.ts';
import type { Frame } from '../../engine/frame.ts';
import type { Session } from '../../session/api.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { type Item, Menu } from './Menu.tsx';

/** How many on the same link were sent before it. */
function olderThan(message: MessageInFlight, { flight }: Frame): number {
  let older = 0;
  for (let index = 0; index < flight.count; index++) {
    const { from, to, key } = readFlight(flight, index);
    if (from === message.from && to === message.to && numberOf(key) < numberOf(message.key))
      older++;
  }
  return older;
}

function itemsFor(message: MessageInFlight, frame: Frame, session: Session): Item[] {
  const { from, to } = message;
  const older = olderThan(message, frame);
  const member = frame.nodes.find(({ id }) => id === from);
  return [
    {
      label:
        older === 0
          ? 'Drop it'
          : `Drop the oldest from ${from} to ${to} (${older} ${older === 1 ? 'is' : 'are'} ahead of this one)`,
      act: () => session.intervene({ do: 'drop', from, to }),
    },
    ...(member
      ? [
          {
            label: `Delay what ${from} sends from now on (slow it 3 times)`,
            act: () => session.intervene({ do: 'slow', node: from, factor: 3 }),
          },
        ]
      : []),
    {
      label: `Cut ${from} → ${to}, one way`,
      act: () => session.intervene({ do: 'cut', from, to, oneWay: true }),
    },
  ];
}

export function MessageMenu({
  message,
  near,
  onClose,
}: {
  message: MessageInFlight;
  near: Element | DOMRect;
  onClose: () => void;
}) {
  const session = useSession();
  const frame = useSessionState((state) => state.frame);
  if (!frame) return null;
  const { type, from, to, lost } = message;
  return (
    <Menu
      label={`${type} from ${from} to ${to}${lost ? ', which will be lost' : ''}`}
      items={itemsFor(message, frame, session)}
      near={near}
      onClose={onClose}
    />
  );
}
