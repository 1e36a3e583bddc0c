import { expect, it } from 'vitest';
import type { ServiceLine } from '../engine/frame.ts';
import { labelOf, linesFor } from './serviceLines.ts';

const line = (label: string, tone: ServiceLine['tone']): ServiceLine => ({
  label,
  value: '1',
  tone,
});
const lines = [
  line('Bills paid', 'plain'),
  line('Paid twice', 'danger'),
  line('Missed', 'danger'),
  line('Refused', 'good'),
];
const kept = (most: number) => linesFor(lines, most).map(labelOf);

it('keeps what went wrong where not all lines fit, in their order', () => {
  expect(kept(9)).toEqual(['Bills paid', '✗ Paid twice', '✗ Missed', '✓ Refused']);
  expect(kept(3)).toEqual(['✗ Paid twice', '✗ Missed', '✓ Refused']);
  expect(kept(1)).toEqual(['✗ Paid twice']);
});
