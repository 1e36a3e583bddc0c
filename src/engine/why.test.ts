// Why did that happen? Read the sentences aloud: each ends where a person, the script or the start of a node stands.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoryLine } from './report.ts';
import { type Run, simulate } from './run.ts';
import { anyScenario, members, scenario } from './testing.ts';
import { type Why, type WhyThread, whyOf } from './why.ts';

function lineOf(run: Run, wanted: (line: StoryLine) => boolean): StoryLine {
  const line = run.report().story.find(wanted);
  if (!line) throw new Error('the story has no such line');
  return line;
}

function why(run: Run, wanted: (line: StoryLine) => boolean): Why {
  const found = whyOf(run.past, lineOf(run, wanted).event);
  if (!found) throw new Error('no such event');
  return found;
}

/** A thread as one sentence: "n4 takes the lead in epoch 2, because n4 suspects …, because n5 crashes, because …". */
function inOneSentence({ steps }: WhyThread): string {
  const inside = (text: string) =>
    text.replace(/\.$/, '').replace(/^(The|A) /, (word) => word.toLowerCase());
  const [first, ...rest] = steps.map(({ text }) => text);
  return `${[first?.replace(/\.$/, ''), ...rest.map(inside)].join(', because ')}.`;
}

const sentences = ({ threads }: Why): string[] => threads.map(inOneSentence);

describe('a chain ends at what a person did', () => {
  it('a backup takes the lead', () => {
    const run = simulate(scenario());
    expect(sentences(why(run, ({ kind, atUs }) => kind === 'lead' && atUs > 3_000_000))).toEqual([
      'n4 takes the lead in epoch 2, because n4 suspects that n5 has failed: it has heard nothing from it for 3.50 s, since 2.65 s, because n5 crashes, because the script says: crash n5.',
    ]);
  });

  it('an election under Raft, after a crash', () => {
    const run = simulate(
      scenario({
        protocol: { id: 'raft', params: {} },
        script: [{ at: 9000, do: 'crash', node: '@leader' }],
        untilMs: 30_000,
      }),
    );
    const [text] = sentences(why(run, ({ kind, atUs }) => kind === 'lead' && atUs > 9_000_000));
    expect(text).toMatch(
      /^(n\d) takes the lead in epoch \d, because \1 receives “vote” from (n\d), because \2 sends “vote” to \1, because .*\1 sends “request-vote”.* suspects that (n\d) has failed: .*, because \3 crashes, because the script says: crash \3\.$/,
    );
  });

  it('a partition', () => {
    const run = simulate(
      scenario({
        work: null,
        script: [{ at: 4000, do: 'partition', groups: [['n5', 'n4']] }],
      }),
    );
    expect(sentences(why(run, ({ kind, node }) => kind === 'lead' && node === 'n3'))).toEqual([
      expect.stringMatching(
        /^n3 takes the lead in epoch 2, because n3 suspects that n5 .*, because the network falls apart: .*, because the script parts the network\.$/,
      ),
    ]);
  });

  it('words that the network loses: the node did speak, and the script changed the network', () => {
    const run = simulate(
      scenario({
        work: null,
        script: [{ at: 4000, do: 'network', loss: 1 }],
      }),
    );
    const [text] = sentences(why(run, ({ kind }) => kind === 'suspect'));
    expect(text).toMatch(/because (n\d) did speak: \d words to n\d were lost by the network, /);
    expect(text).toMatch(/because the script changes the network\.$/);
  });

  it('words that the script holds up: each was under way, and the hold is the root', () => {
    const run = simulate(
      scenario({
        nodes: members(2),
        work: null,
        script: [1, 2, 3].map((nth) => ({
          at: 3450 + nth * 1000,
          do: 'delay',
          from: 'n2',
          to: 'n1',
          ms: 9000,
          nth,
        })),
        untilMs: 9000,
      }),
    );
    const [text] = sentences(why(run, ({ kind }) => kind === 'suspect'));
    expect(text).toMatch(
      /because n2 did speak, at 4\.\d\d s: its word was still on the way to n1, because the script holds up “heartbeat” from n2 to n1 for 9 s\.$/,
    );
  });

  it('words that come too late', () => {
    const run = simulate(
      scenario({
        work: null,
        script: [{ at: 4000, do: 'network', latencyMs: 5000 }],
        untilMs: 12_000,
      }),
    );
    const [text] = sentences(why(run, ({ kind }) => kind === 'suspect'));
    expect(text).toMatch(/did speak, at 4\.\d\d s: its word was still on the way to n\d, /);
    expect(text).toMatch(/because the script changes the network\.$/);
  });
});

describe('a breach', () => {
  const run = simulate(
    scenario({
      work: { kind: 'cron', fencing: false, params: { everyMs: 6000 } },
      script: [
        { at: 6500, do: 'pause', node: 'n5' },
        { at: 13_000, do: 'resume', node: 'n5' },
      ],
      untilMs: 20_000,
    }),
  );

  it('of two leaders at once: each has a thread, and the pause is in one of them', () => {
    const { threads } = why(run, ({ kind }) => kind === 'violation');
    expect(threads.map(({ title }) => title)).toEqual([
      'Two leaders at once: n4 and n5.',
      'n4 leads in epoch 2 since 10.07 s',
      'n5 leads in epoch 1 since 1.31 s',
    ]);
    expect(threads.map(inOneSentence)).toEqual([
      'Two leaders at once: n4 and n5, because n5 wakes up, because the script says: resume n5.',
      expect.stringMatching(/because n5 is paused: .*, because the script says: pause n5\.$/),
      expect.stringMatching(/because a timer of n1 runs out: .* It has run since n1 started\.$/),
    ]);
  });

  it('of a job done twice: the first time is told beside it', () => {
    const { threads } = why(run, ({ text }) => text.includes('a second time'));
    expect(threads[1]?.title).toMatch(/^The first time: 12\.\d\d s$/);
    expect(threads[0]?.steps.some(({ text }) => text.includes('So it had gone once before'))).toBe(
      true,
    );
  });
});

describe('a word that never arrived', () => {
  const dropped = (changes: Parameters<typeof scenario>[0], reason: string) => {
    const run = simulate(scenario({ work: null, ...changes }));
    const drop = run.events(1, run.summary().events).find((event) => event.reason === reason);
    const found = drop && whyOf(run.past, drop.id);
    return found ? sentences(found)[0] : undefined;
  };

  it('because nobody was up to hear it', () => {
    expect(dropped({}, 'down')).toMatch(
      /^“heartbeat” from n\d never reaches n5: nobody is up to hear it, because n5 crashes, because the script says: crash n5\.$/,
    );
  });
  it('because of a wall', () => {
    expect(
      dropped({ script: [{ at: 4000, do: 'partition', groups: [['n5', 'n4']] }] }, 'cut'),
    ).toMatch(
      /: no way leads there, because the network falls apart: .*, because the script parts/,
    );
  });
  it('because the network loses words now', () => {
    expect(dropped({ script: [{ at: 4000, do: 'network', loss: 1 }] }, 'lost')).toMatch(
      /: the network loses it, because the script changes the network\.$/,
    );
  });
  it('or by plain bad luck: then it is told who spoke', () => {
    expect(
      dropped({ network: { latencyMs: [250, 350], loss: 0.3, duplicate: 0 }, script: [] }, 'lost'),
    ).toMatch(
      /: the network loses it, because (n\d) sends “heartbeat” to n\d, because a timer of \1/,
    );
  });
});

it('names the rule of each step, with its sentence filled in and its source', () => {
  const run = simulate(scenario());
  const { threads } = why(run, ({ kind, atUs }) => kind === 'lead' && atUs > 3_000_000);
  expect(threads[0]?.steps.map(({ rule }) => rule?.name ?? null)).toEqual([
    'take-lead',
    'leader-silent',
    null,
    null,
  ]);
  expect(threads[0]?.steps[1]?.rule).toMatchObject({
    title: 'Suspect the silent',
    text: 'n4 has heard nothing from n5 for the whole timeout and suspects that it has failed.',
  });
});

it('says what only the world knows apart from what the node knows', () => {
  const run = simulate(scenario());
  const { threads } = why(run, ({ kind, atUs }) => kind === 'lead' && atUs > 3_000_000);
  expect(threads[0]?.steps.map(({ link }) => link)).toEqual(['asked', 'cause', 'world', 'cause']);
});

it('of any event of any run: it ends, in order of time, at a root', () => {
  fc.assert(
    fc.property(anyScenario, fc.nat(), (any, pick) => {
      const run = simulate(any);
      const { events } = run.summary();
      if (events === 0) return;
      const found = whyOf(run.past, 1 + (pick % events));
      expect(found).not.toBeNull();
      for (const { steps } of found?.threads ?? []) {
        expect(steps.length).toBeGreaterThan(0);
        expect(steps.length).toBeLessThanOrEqual(40);
        const times = steps.map(({ atUs }) => atUs);
        expect(times).toEqual([...times].sort((a, b) => b - a));
        expect(new Set(steps.map(({ event }) => event)).size).toBe(steps.length);
      }
    }),
    { numRuns: 60 },
  );
});

it('of an event long gone from memory: the same as while it was at hand', () => {
  const long = scenario({ nodes: members(12), untilMs: 200_000, work: null });
  const run = simulate(long);
  const line = lineOf(run, ({ kind, atUs }) => kind === 'lead' && atUs > 3_000_000);
  expect(run.summary().events).toBeGreaterThan(50_000);
  expect(whyOf(run.past, line.event)).toEqual(
    whyOf(simulate({ ...long, untilMs: 20_000 }).past, line.event),
  );
});

it('has no answer for an event that there is not', () => {
  expect(whyOf(simulate(scenario()).past, 999_999)).toBeNull();
});
