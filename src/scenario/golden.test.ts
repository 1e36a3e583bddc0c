// Golden traces: each built-in scenario as a conversation that can be read aloud, and the answers to "why?" of its milestones.
// `npm run golden` writes them anew; then read the difference before it is committed.

import { expect, it } from 'vitest';
import { asText, type Excerpt } from '../engine/golden/text.ts';
import { Run, simulate } from '../engine/run.ts';
import { whyOf } from '../engine/why.ts';
import { builtinScenario, builtins } from './builtin/registry.ts';

/** The first lease; the pause; the new holder and the bill; the old one wakes. */
const LEASE: readonly Excerpt[] = [
  { fromMs: 0, toMs: 1500 },
  { fromMs: 7900, toMs: 9200 },
  { fromMs: 14_000, toMs: 16_700 },
  { fromMs: 17_900, toMs: 21_700 },
];

/** The moments worth reading; a built-in that is not named here is told from its start. */
const EXCERPTS: Readonly<Record<string, readonly Excerpt[]>> = {
  'first-day': [
    { fromMs: 0, toMs: 2300 },
    { fromMs: 6000, toMs: 9600 },
    { fromMs: 14_000, toMs: 15_200 },
  ],
  'big-class': [
    { fromMs: 5990, toMs: 6020 },
    { fromMs: 9070, toMs: 9090 },
  ],
  'phi-vs-timeout': [
    { fromMs: 11_500, toMs: 12_500 },
    { fromMs: 71_900, toMs: 75_000 },
  ],
  'swim-gossip': [
    { fromMs: 6000, toMs: 7000 },
    { fromMs: 17_500, toMs: 21_700 },
    { fromMs: 34_600, toMs: 36_500 },
  ],
  'bully-split-brain': [
    { fromMs: 0, toMs: 1100 },
    { fromMs: 5900, toMs: 6400 },
    { fromMs: 8400, toMs: 10_400 },
    { fromMs: 19_900, toMs: 21_300 },
  ],
  'ring-broken': [
    { fromMs: 0, toMs: 2000 },
    { fromMs: 9200, toMs: 10_000 },
    { fromMs: 12_300, toMs: 15_000 },
  ],
  'vrrp-two-masters': [
    { fromMs: 3000, toMs: 4300 },
    { fromMs: 7200, toMs: 12_300 },
    { fromMs: 19_900, toMs: 20_700 },
  ],
  'lease-gc-pause': LEASE,
  'lease-fenced': LEASE,
  'lost-writes': [
    { fromMs: 7300, toMs: 9900 },
    { fromMs: 12_000, toMs: 15_700 },
    { fromMs: 21_300, toMs: 23_200 },
  ],
};
const RAFT: Readonly<Record<string, readonly Excerpt[]>> = {
  'raft-split-vote': [{ fromMs: 19_000, toMs: 26_000 }],
  'raft-partition': [
    { fromMs: 15_000, toMs: 21_500 },
    { fromMs: 32_000, toMs: 33_500 },
  ],
  'raft-disruptive-server': [
    { fromMs: 3000, toMs: 5500 },
    { fromMs: 38_500, toMs: 44_000 },
  ],
  'raft-disruptive-prevote': [{ fromMs: 38_500, toMs: 41_800 }],
  'raft-amnesia': [
    { fromMs: 900, toMs: 4300 },
    { fromMs: 14_500, toMs: 15_500 },
  ],
  'raft-chain': [{ fromMs: 11_900, toMs: 18_300 }],
  'raft-quorum-loss': [{ fromMs: 11_000, toMs: 16_000 }],
  'raft-deaf-leader': [{ fromMs: 7500, toMs: 10_500 }],
  'priority-takeover': [
    { fromMs: 400, toMs: 2400 },
    { fromMs: 4800, toMs: 6700 },
    { fromMs: 34_000, toMs: 35_600 },
  ],
};
const BEGINNING: readonly Excerpt[] = [{ fromMs: 0, toMs: 12_000 }];

it.each(builtins.map(({ id }) => id))('%s', async (id) => {
  const scenario = builtinScenario(id);
  if (!scenario) throw new Error(`no built-in ${id}`);
  const run = simulate(scenario);
  const { fingerprint, events } = run.summary();
  const text = [
    `${id}: ${scenario.title}`,
    `fingerprint ${fingerprint}, ${events} events`,
    '',
    asText(run.events(1, events), { ...EXCERPTS, ...RAFT }[id] ?? BEGINNING),
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(`golden/${id}.txt`);
});

/** A run that has nothing at hand but its last moments: what is asked about is remembered, or made again. */
const SHORT = { kept: 1 };
const LINK = {
  asked: '',
  cause: 'because ',
  breath: 'because ',
  world: 'because, unknown to the node, ',
};

it.each(builtins.map(({ id }) => id))(
  'why? of the first and the last milestone of each kind of %s',
  async (id) => {
    const scenario = builtinScenario(id);
    if (!scenario) throw new Error(`no built-in ${id}`);
    const run = new Run(scenario, SHORT).finish();
    const { milestones } = run.report();
    const kinds = new Set(milestones.map(({ kind }) => kind));
    const asked = new Set(
      [...kinds].flatMap((kind) => {
        const all = milestones.filter((one) => one.kind === kind);
        return [all[0], all.at(-1)].map((one) => one?.event ?? 0);
      }),
    );
    const text = [...asked]
      .sort((a, b) => a - b)
      .map((event) =>
        (whyOf(run.past, event)?.threads ?? [])
          .map(({ title, steps }, index) =>
            [
              ...(index > 0 ? [`  ${title}`] : []),
              ...steps.map(
                ({ atUs, link, text: told }) =>
                  `  ${(atUs / 1_000_000).toFixed(3)}  ${LINK[link]}${told}`,
              ),
            ].join('\n'),
          )
          .join('\n\n'),
      );
    await expect(`${text.join('\n\n\n')}\n`).toMatchFileSnapshot(`golden/why/${id}.txt`);
  },
);
