// A card says all its lines and its newest epoch; where there is no room for all, what went wrong stays.

import { expect, it } from 'vitest';
import { cardRows, rowsOf } from './cardRows.ts';

const line = (label: string) => ({ label, value: '2', tone: 'plain' }) as const;
const service = {
  id: 'resource',
  lines: [
    line('Bills paid'),
    { label: 'Paid twice', value: '2', tone: 'danger', outcome: 'duplicate' },
    { label: 'Refused', value: '2', tone: 'good', outcome: 'refused' },
  ],
  epoch: 3,
  epochTitle: 'newest epoch',
} as const;
const told = (most?: number) => cardRows(service, most).map(({ text }) => text);

it('says all, with a sign before what is not plain', () => {
  expect(told()).toEqual(['Bills paid 2', '●● Paid twice 2', '⊘ Refused 2', 'Newest epoch']);
  expect(cardRows({ ...service, epoch: 0 })).toHaveLength(3);
});

it('keeps what went wrong, then the seal', () => {
  expect(told(2)).toEqual(['●● Paid twice 2', 'Newest epoch']);
  expect(told(1)).toEqual(['●● Paid twice 2']);
  expect(cardRows({ ...service, lines: [line('Holder')] }, 1).map(({ tone }) => tone)).toEqual([
    'seal',
  ]);
});

it('asks for a row more where leases run down', () => {
  expect(rowsOf(service)).toBe(4);
  expect(rowsOf({ ...service, id: 'lock' })).toBe(5);
});
