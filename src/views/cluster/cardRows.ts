// What a service's card says below its title, row by row: its lines, and on a seal the newest epoch, with its name.

import type { ServiceFrame, ServiceLine } from '../../engine/frame.ts';
import { labelOf, linesFor } from '../../session/serviceLines.ts';

export interface Row {
  readonly label: string;
  readonly text: string;
  readonly tone: ServiceLine['tone'] | 'seal';
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

type Told = Pick<ServiceFrame, 'id' | 'lines' | 'epoch' | 'epochTitle'>;

/** At most so many rows; the seal is the last to go, where something went wrong the last but that. */
export function cardRows(
  { lines, epoch, epochTitle }: Told,
  most = Number.POSITIVE_INFINITY,
): readonly Row[] {
  const failed = lines.filter(({ tone }) => tone === 'danger').length;
  const seal: Row[] =
    epoch > 0 && most > Math.min(failed, 1)
      ? [{ label: epochTitle, text: capital(epochTitle), tone: 'seal' }]
      : [];
  return [
    ...linesFor(lines, most - seal.length).map((line) => ({
      label: line.label,
      text: `${labelOf(line)} ${line.value}`,
      tone: line.tone,
    })),
    ...seal,
  ];
}

/** Rows that the card of a service asks for: one more for what each node takes to be left of the lease. */
export const rowsOf = (service: Told): number =>
  cardRows(service).length + (service.id === 'lock' ? 1 : 0);
