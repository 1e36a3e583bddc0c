// The other faults of a node, as a menu: right click, long press or Shift+F10.

import { type MessageInFlight, readFlight } from '../../engine/flight.ts';
import type { Frame, NodeFrame } from '../../engine/frame.ts';
import type { Intervention } from '../../engine/scenario.ts';
import type { Session } from '../../session/api.ts';
import { secondsText } from '../../session/labels.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { type Item, Menu } from './Menu.tsx';
import { messageItems, useMessageName } from './messageItems.ts';

/** More lines than these are no menu any more. */
const MOST_PEERS = 60;
const MOST_MESSAGES = 12;

/** The messages from and to a node, the next to arrive first. */
function messagesOf(node: string, { flight }: Frame): readonly MessageInFlight[] {
  const own: MessageInFlight[] = [];
  for (let index = 0; index < flight.count; index++) {
    const message = readFlight(flight, index);
    if (message.from === node || message.to === node) own.push(message);
  }
  return own.sort((a, b) => a.arriveUs - b.arriveUs || a.key - b.key).slice(0, MOST_MESSAGES);
}

/** Which of those of its name: it stays while the message does; a copy has its own. */
const whenSent = ({ sentUs, key }: MessageInFlight): string =>
  `${key % 2 === 1 ? 'copy of the one ' : ''}sent at ${secondsText(sentUs)}`;

function itemsFor(
  node: NodeFrame,
  frame: Frame,
  session: Session,
  nameOf: (message: MessageInFlight) => string,
): Item[] {
  const { id, status, priority, slow, driftPpm } = node;
  const item = (label: string, intervention: Intervention): Item => ({
    label,
    act: () => session.intervene(intervention),
  });
  const [first] = session.getState().inspected;
  const isWhole = frame.cuts.length === 0 && frame.groups === null;
  const others = [...frame.nodes, ...frame.services]
    .map((other) => other.id)
    .filter((other) => other !== id)
    .slice(0, MOST_PEERS);
  const titles = new Map<string, string>(frame.services.map((one) => [one.id, one.title]));
  const cut = new Set(frame.cuts.map(([from, to]) => `${from} ${to}`));
  const cuts = others.filter((to) => cut.has(`${id} ${to}`) || cut.has(`${to} ${id}`));
  const toEach = (label: string, act: (to: string) => Intervention, list = others): Item[] =>
    list.length === 0
      ? []
      : [{ label, act: list.map((to) => item(titles.get(to) ?? to, act(to))) }];
  const messages = messagesOf(id, frame);
  return [
    ...(status === 'down'
      ? [
          item('Revive', { do: 'revive', node: id }),
          item('Revive without its memory', { do: 'revive', node: id, amnesia: true }),
        ]
      : [item('Crash', { do: 'crash', node: id })]),
    ...(status === 'paused' ? [item('Resume', { do: 'resume', node: id })] : []),
    ...(status === 'up'
      ? [
          item('Pause', { do: 'pause', node: id }),
          item('Time out now', { do: 'timeout', node: id }),
        ]
      : []),
    item('Isolate', { do: 'isolate', node: id }),
    ...toEach(`Cut the link from ${id} to …`, (to) => ({ do: 'cut', from: id, to })),
    ...toEach(`Cut one way, from ${id} to …`, (to) => ({ do: 'cut', from: id, to, oneWay: true })),
    ...toEach(`Mend the link from ${id} to …`, (to) => ({ do: 'mend', from: id, to }), cuts),
    ...(isWhole ? [] : [item('Heal the network', { do: 'heal' })]),
    {
      label: 'Speed …',
      act: [
        item('Slow it 3 times', { do: 'slow', node: id, factor: 3 }),
        item('Slow it 10 times', { do: 'slow', node: id, factor: 10 }),
        ...(slow === 1 ? [] : [item('Full speed again', { do: 'slow', node: id, factor: 1 })]),
      ],
    },
    {
      label: 'Clock …',
      act: [
        item('Let it run 20 % fast', { do: 'drift', node: id, ppm: 200_000 }),
        item('Let it run 20 % slow', { do: 'drift', node: id, ppm: -200_000 }),
        ...(driftPpm === 0 ? [] : [item('Let it run true', { do: 'drift', node: id, ppm: 0 })]),
      ],
    },
    {
      label: 'Priority …',
      act: [1, 10, -1, -10].map((step) =>
        item(`${step > 0 ? 'Raise' : 'Lower'} it to ${priority + step}`, {
          do: 'priority',
          node: id,
          value: priority + step,
        }),
      ),
    },
    ...(messages.length === 0
      ? []
      : [
          {
            label: 'A message on its way …',
            act: messages.map((message) => ({
              label: `${nameOf(message)}, ${whenSent(message)}`,
              act: messageItems(message, frame, session),
            })),
          },
        ]),
    { label: 'Choose several nodes', act: () => session.select([id]) },
    { label: 'What does it believe?', act: () => session.inspect([id]) },
    ...(first === undefined || first === id
      ? []
      : [
          {
            label: `Set its beliefs beside those of ${first}`,
            act: () => session.inspect([first, id]),
          },
        ]),
    ...(node.lastChange > 0
      ? [{ label: 'Why is it so?', act: () => session.explain(node.lastChange) }]
      : []),
  ];
}

export function NodeMenu({
  node: id,
  near,
  onClose,
}: {
  node: string;
  near: Element | DOMRect;
  onClose: () => void;
}) {
  const session = useSession();
  const frame = useSessionState((state) => state.frame);
  const nameOf = useMessageName();
  const node = frame?.nodes.find((one) => one.id === id);
  if (!frame || !node) return null;
  return (
    <Menu
      label={`Faults of ${id}`}
      title={id}
      items={itemsFor(node, frame, session, nameOf)}
      near={near}
      onClose={onClose}
    />
  );
}
