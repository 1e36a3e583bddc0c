import { expect, it } from 'vitest';
import { bandLabel, crowdLabel } from './names.ts';

const band = {
  node: 'n5',
  epoch: 13,
  fromUs: 0,
  toUs: 1,
  paused: false,
  stripe: 0,
  of: 1,
};

it('names a band as fully as it has room, and never outside of it', () => {
  expect(bandLabel(band, 200)).toBe('n5 · epoch 13');
  expect(bandLabel(band, 60)).toBe('n5 · 13');
  expect(bandLabel(band, 40)).toBe('n5·13');
  expect(bandLabel(band, 24)).toBe('n5');
  expect(bandLabel({ ...band, node: 'monitor' }, 24)).toBe('13');
  expect(bandLabel(band, 12)).toBe('');
});

it('names each of two that lead at once, three together on the uppermost stripe', () => {
  expect(bandLabel({ ...band, of: 2 }, 200)).toBe('n5 · epoch 13');
  expect(bandLabel({ ...band, of: 3 }, 200)).toBe('');
  const three = ['n1', 'n5', 'n3'].map((node, stripe) => ({ ...band, node, stripe, of: 3 }));
  const later = { ...band, node: 'n4', fromUs: 1, toUs: 2, of: 3 };
  const labels = three.map((one) => crowdLabel(one, [...three, later], 200));
  expect(labels).toEqual(['n1 + n5 + n3', '', '']);
  expect(crowdLabel(three[0] ?? band, three, 40)).toBe('');
  expect(crowdLabel(band, [band], 200)).toBe('');
});

it('says that it is paused as long as there is room for more than the name', () => {
  const paused = { ...band, paused: true };
  expect(bandLabel(paused, 300)).toBe('n5 paused, leads epoch 13');
  expect(bandLabel(paused, 120)).toBe('n5 paused · 13');
  expect(bandLabel(paused, 24)).toBe('n5');
  expect(bandLabel({ ...paused, of: 2 }, 300)).toBe('n5 · 13');
});
