import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTROLS, readAddress, THEMES, VIEWS } from './address.ts';

const RIGHT =
  '?scenario=first-day&protocol=raft&nodes=7&seed=3&view=classroom&theme=dark&controls=mini&autoplay=1&speed=2.5&at=3000&until=9000&loop=1&lang=en';

describe('an address', () => {
  it('that is right is taken as it stands', () => {
    expect(readAddress(RIGHT)).toMatchObject({
      faults: [],
      address: {
        nodes: 7,
        view: 'classroom',
        controls: 'mini',
        speed: 2.5,
        until: 9000,
        loop: true,
      },
    });
  });

  it('3,000 mutated queries: a usable address, and a line for each thing that is no good', () => {
    const letter = fc.constantFrom(...'aZ09-_=%&#+./ <>"\'é\u0000\u202e\ud800');
    const cut = fc.tuple(fc.nat(), fc.nat(6), fc.string({ unit: letter, maxLength: 5 }));
    let refused = 0;
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 6 }), (cuts) => {
        let query = RIGHT;
        for (const [place, length, letters] of cuts) {
          const from = place % (query.length + 1);
          query = query.slice(0, from) + letters + query.slice(from + length);
        }
        const { address, faults } = readAddress(query);
        if (faults.length > 0) refused += 1;
        for (const fault of faults) expect(fault).toMatch(/^[\w-]+: .{3,300}$/s);
        expect([null, ...VIEWS]).toContain(address.view);
        expect([null, ...THEMES]).toContain(address.theme);
        expect(CONTROLS).toContain(address.controls);
        expect(address.speed).toBeGreaterThanOrEqual(0.1);
        expect(address.speed).toBeLessThanOrEqual(100);
        expect(address.at).toBeGreaterThanOrEqual(0);
        expect(address.until ?? Number.POSITIVE_INFINITY).toBeGreaterThan(address.at);
        expect(address.nodes ?? 1).toSatisfy(Number.isInteger);
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});

it('what social sites hang on to a link is passed over; a key that is nobody’s is told', () => {
  expect(readAddress('?utm_source=x&fbclid=1&gclid=2&at=5').faults).toEqual([]);
  expect(readAddress('?utm=1').faults).toHaveLength(1);
});
