// What is drawn by hand in every animation frame does not come out of React: where the messages are, as the views compute it.

import type { Frame } from '../../engine/frame.ts';
import { partLeft } from '../../session/marks.ts';
import type { Size } from '../../ui/useSize.ts';
import { eachNote } from '../../views/classroom/flying.ts';
import { layoutRoom } from '../../views/classroom/layout.ts';
import { waysOf } from '../../views/classroom/ways.ts';
import { rowsOf } from '../../views/cluster/cardRows.ts';
import { layoutOf } from '../../views/cluster/layout.ts';
import { eachMessage } from '../../views/cluster/motion.ts';

/** More lines than these nobody reads. */
const MOST = 30;

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

function told(lines: readonly string[]): string {
  const more = lines.length - MOST;
  return [...lines.slice(0, MOST), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

const longestOf = ({ nodes }: Frame): number => Math.max(...nodes.map(({ id }) => id.length));

export function movingInCluster(frame: Frame, time: number, { width, height }: Size): string {
  const { flight, nodes, services } = frame;
  const layout = layoutOf(width, height, nodes.length, services.map(rowsOf), longestOf(frame));
  const places = [...layout.nodes, ...layout.services];
  const lines: string[] = [];
  eachMessage(
    frame,
    time,
    { layout, places, still: false },
    (x, y, opacity, _key, from, to, type, lost) =>
      lines.push(
        `message ${flight.processes[from]} → ${flight.processes[to]} ${flight.types[type]} at ${tenth(x)} ${tenth(y)}${lost ? `, lost, ${tenth(opacity)} visible` : ''}`,
      ),
  );
  const timers = nodes.flatMap(({ id, timers: set }) =>
    set.map(({ name, setUs, dueUs }) => {
      const left = partLeft({ fromUs: setUs, untilUs: dueUs }, time);
      return `timer ${id} ${name} ${Math.round(left * 100)} %`;
    }),
  );
  return told([...lines, ...timers]);
}

export function movingInClassroom(frame: Frame, time: number, { width, height }: Size): string {
  const { flight, nodes, services } = frame;
  const has = (service: string) => services.some(({ id }) => id === service);
  const serving = { lock: has('lock'), resource: has('resource') };
  const room = layoutRoom(width, height, nodes.length, serving, longestOf(frame));
  const ways = waysOf(
    room,
    nodes.map(({ id }) => id),
    frame.groups,
  );
  const { processes, types } = flight;
  const lines: string[] = [];
  eachNote(frame, time, { ways, still: false }, ({ x, y }, _part, _key, from, to, type, lost) =>
    lines.push(
      `note ${processes[from]} → ${processes[to]} ${types[type]} at ${tenth(x)} ${tenth(y)}${lost ? ', lost' : ''}`,
    ),
  );
  return told(lines);
}
