// Garbage, huge and cyclic data at the door of the embed.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unfit } from './plainData.ts';

test('whatever JSON can say is fit', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => unfit(value) === null));
});

test('things that hold themselves are looked over once', () => {
  const ring: Record<string, unknown> = { rollcall: 1 };
  ring.nodes = [ring, ring];
  expect(unfit(ring)).toBeNull();
  let laughs: unknown[] = ['ha'];
  for (let depth = 0; depth < 60; depth++) laughs = [laughs, laughs];
  expect(unfit(laughs)).toBeNull();
});

test('what holds too much is refused before it is walked through', () => {
  const most = 1000;
  expect(unfit('x'.repeat(999), most)).toBeNull();
  expect(unfit('x'.repeat(1000), most)).toMatch(/more than 1000/);
  expect(unfit({ nodes: new Array(4_294_967_295) }, most)).toMatch(/more than/);
  expect(unfit({ ['k'.repeat(2000)]: 1 }, most)).toMatch(/more than/);
  expect(
    unfit(
      Array.from({ length: 600 }, () => 0),
      most,
    ),
  ).toMatch(/more than/);
});

test.each([1n, new Map(), new Set(), new Date(0), new ArrayBuffer(8), new Uint8Array(8), /a/])(
  'refuses %s',
  (thing) => {
    expect(unfit({ scenario: [thing] })).toMatch(/no JSON/);
  },
);
