// The signs of what happens, one shape a meaning: timeline and space-time diagram draw them, and the legend lists them, all from here.
// Each fills a box of some 14 pixels around the origin. Its colour says no more than its shape does.

export interface Sign {
  readonly path: string;
  /** What it means, for the legend. */
  readonly words: string;
  /** Colour token of its lines, or of all of it where it is filled. */
  readonly ink: string;
  /** Colour token inside; none: it is made of lines. */
  readonly fill?: string;
  readonly weight: number;
}

const circle = (r: number, x = 0): string =>
  `M${x - r} 0a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
const lines = (path: string, ink: string, words: string, weight = 2): Sign => ({
  path,
  words,
  ink,
  weight,
});
const outlined = (path: string, fill: string, ink: string, words: string): Sign => ({
  path,
  words,
  ink,
  fill,
  weight: 1.5,
});
const solid = (path: string, ink: string, words: string): Sign => ({
  path,
  words,
  ink,
  fill: ink,
  weight: 0,
});

export const SIGNS = {
  // What befalls a node, or a message.
  crash: lines('M-5-5L5 5M5-5L-5 5', '--danger', 'crashes', 2.6),
  revive: solid('M0-6L6 5H-6Z', '--good', 'is back'),
  pause: lines('M-3-5V5M3-5V5', '--warn', 'is paused', 2.6),
  resume: solid('M-4-6L6 0L-4 6Z', '--good', 'wakes up'),
  // What befalls the network, and other deeds of the script.
  apart: outlined(
    'M-1.7-6L-7 0L-1.7 6ZM1.7-6L7 0L1.7 6Z',
    '--danger-soft',
    '--danger',
    'network apart',
  ),
  whole: outlined('M0-6L6 0L0 6L-6 0Z', '--good-soft', '--good', 'network whole again'),
  script: outlined('M2-7L-5 1H-1L-2 7L5-1.5H1Z', '--warn-soft', '--warn', 'the script acts'),
  // What nodes think and do.
  suspect: lines(
    'M-3-3.5a3 3 0 1 1 4.6 2.6q-1.6 1-1.6 2.4M0 5.2v.1',
    '--warn',
    'suspects another',
    2.2,
  ),
  doubt: outlined(
    `${circle(6)}M-1.9-1.8a1.9 1.9 0 1 1 2.9 1.6q-1 .6-1 1.5M0 3.5v.1`,
    '--paper',
    '--warn',
    'suspects another, which may object',
  ),
  trust: lines('M-4 0L-1 4L5-4', '--good', 'trusts it again'),
  stand: solid(
    'M-3 7L-6.4.6q-.5-1.5 1.1-1.3L-3.4 1.4V-4.6q.9-1.3 1.7 0V-1.2V-6q.9-1.3 1.8 0V-1.4V-5.4q.9-1.3 1.8 0V-.9V-3.9q.9-1.2 1.7 0V3q0 4-3 4Z',
    '--ink',
    'stands for election',
  ),
  lead: outlined(
    'M0-7L2-2.2L7-2.2L3 1L4.5 6L0 3L-4.5 6L-3 1L-7-2.2L-2-2.2Z',
    '--paper-raised',
    '--ink',
    'takes the lead',
  ),
  'step-down': lines('M-6-5H1V5M-3 1.5L1 5.5L5 1.5', '--ink', 'steps down'),
  // Full where a promise is broken, its mark of exclamation cut out; open where what went wrong is the lesson.
  breach: solid(
    'M-7.2 6.6L0-6.8L7.2 6.6ZM-1.1-2.6L-.7 2.2H.7L1.1-2.6ZM-.8 3.4V5H.8V3.4Z',
    '--danger',
    'promise broken',
  ),
  unpromised: outlined(
    'M-6.5 6L0-6L6.5 6ZM0-2V2M0 4.2v.1',
    '--paper',
    '--danger',
    'goes wrong, never promised',
  ),
  // How a job came out.
  done: solid(circle(3.4), '--good', 'job done'),
  duplicate: solid(`${circle(3.2, 3.7)}${circle(3.2, -3.7)}`, '--danger', 'done a second time'),
  missed: outlined(circle(3.8), '--paper', '--warn', 'missed'),
  refused: outlined(`${circle(4.6)}M-3.2 3.2L3.2-3.2`, '--paper', '--ink-soft', 'refused'),
  lost: outlined(
    `${circle(4.6)}M-2.2-2.2L2.2 2.2M2.2-2.2L-2.2 2.2`,
    '--paper',
    '--danger',
    'done, and lost',
  ),
} as const satisfies Readonly<Record<string, Sign>>;

export type SignKind = keyof typeof SIGNS;
