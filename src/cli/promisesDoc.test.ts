// The table of promises is made from the declarations, is up to date, and says what the literature says.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLUMNS, cell, HEADS } from '../engine/promised.ts';
import type { Protocol } from '../engine/protocol.ts';
import { protocols } from '../engine/protocols/registry.ts';
import { PATH, promisesDoc } from './promisesDoc.ts';

it(`${PATH} is as the declarations have it (if not: npm run docs)`, () => {
  expect(readFileSync(PATH, 'utf8')).toBe(promisesDoc());
});

/**
 * The table by an analysis of the papers' rules, without a look at this code. A cell: one leader an epoch, one at a time, a leader again;
 * "-" where the protocol has no epochs. Columns: crash, loss or delay, pause, partition, one-way, drift. Two ● have conditions: VRRP under
 * crashes if Δp · A / 256 > l. Two ○ are worth a word: Raft under crashes, where two believers overlap for a message's flight; the lease
 * under delay, where a renewal counts from its answer.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  priority: '●●● ○○● ○○● ○○● ○○○ ○○●',
  bully: '-●● -○● -○● -○● -○○ -○●',
  ring: '-●○ -○○ -○● -○● -○○ -○●',
  vrrp: '-●● -○● -○● -○● -○○ -○●',
  raft: '●○● ●○● ●○● ●○● ●○○ ●○●',
  lease: '●●● ●○● ●○● ●●● ●●● ●○●',
};

/** Where ours differs, and why. */
const DEVIATIONS = [
  'ring, crash, no revive, L: ● for ○, because ours sends a token again that did not come round; the papers have reliable links',
  'ring, loss, delay, L: ● for ○, for the same reason',
];

describe('promises by fault', () => {
  it('are those of the literature, but for what is explained', () => {
    const differences: string[] = [];
    for (const [id, row] of Object.entries(EXPECTED)) {
      const columns = row.split(' ');
      const protocol = protocols[id] as Protocol;
      COLUMNS.forEach((column, place) => {
        HEADS.forEach(([promise, head], mark) => {
          const ours = { holds: '●', breaks: '○', 'n/a': '-' }[cell(protocol, promise, column)];
          const theirs = columns[place]?.[mark];
          if (ours !== theirs)
            differences.push(`${id}, ${column.title}, ${head}: ${ours} for ${theirs}`);
        });
      });
    }
    expect(differences).toEqual(
      DEVIATIONS.map((line) => line.replace(/, (because|for the).*/, '')),
    );
  });
});
