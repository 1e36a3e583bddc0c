import { expect, it } from 'vitest';
import type { ServiceLine } from '../engine/frame.ts';
import { labelOf, linesFor } from './serviceLines.ts';

const lines: readonly ServiceLine[] = [
  { label: 'Bills paid', value: '1', tone: 'plain' },
  { label: 'Paid twice', value: '1', tone: 'danger', outcome: 'duplicate' },
  { label: 'Missed', value: '1', tone: 'danger', outcome: 'missed' },
  { label: 'Refused', value: '1', tone: 'good', outcome: 'refused' },
];
const kept = (most: number) => linesFor(lines, most).map(labelOf);

it('keeps what went wrong where not all lines fit, in their order', () => {
  expect(kept(9)).toEqual(['Bills paid', '●● Paid twice', '○ Missed', '⊘ Refused']);
  expect(kept(3)).toEqual(['●● Paid twice', '○ Missed', '⊘ Refused']);
  expect(kept(1)).toEqual(['●● Paid twice']);
});
