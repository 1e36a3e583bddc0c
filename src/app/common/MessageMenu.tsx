// The menu of a message on its way.

import type { MessageInFlight } from '../../engine/flight.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { Menu } from './Menu.tsx';
import { messageItems, useMessageName } from './messageItems.ts';

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
  const nameOf = useMessageName();
  if (!frame) return null;
  return (
    <Menu
      label={`${nameOf(message)}${message.lost ? ', which will be lost' : ''}`}
      items={messageItems(message, frame, session)}
      near={near}
      onClose={onClose}
    />
  );
}
