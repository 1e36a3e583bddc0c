// What tells one pupil from another: hair, skin, spectacles … always the same for the same seat.

export interface Looks {
  readonly hair: Hair;
  /** One of four tones each, named in the style sheet. */
  readonly hairTone: number;
  readonly skinTone: number;
  readonly extra: 'glasses' | 'bow' | 'freckles' | 'none';
  readonly shirt: 'plain' | 'stripes' | 'collar';
  readonly mouth: number;
}

export interface Hair {
  /** Behind the head, and before it. Units of the drawing: the head is an egg around (0, −35), 34 wide. */
  readonly back: string;
  readonly front: string;
}

const SIDE_PARTING =
  'M-18 -35C-21 -54 -8 -59 3 -56C16 -57 21 -47 18 -35C16 -42 13 -45 5 -48C-3 -43 -13 -44 -18 -35Z';

const HAIR: readonly Hair[] = [
  { back: '', front: SIDE_PARTING },
  {
    // A bob with a fringe.
    back: 'M-21 -19C-27 -46 -18 -59 0 -59C18 -59 27 -46 21 -19C14 -16 -14 -16 -21 -19Z',
    front: 'M-18.5 -35C-24 -67 24 -67 18.5 -35C12 -41 5 -42 0 -41.5C-5 -42 -12 -41 -18.5 -35Z',
  },
  {
    // Curls.
    back: '',
    front:
      'M-17 -33a6 6 0 0 1-3-9a7 7 0 0 1 5-9a8 8 0 0 1 10-6a8 8 0 0 1 12 1a7.5 7.5 0 0 1 9 6a7 7 0 0 1 3 9a6 6 0 0 1-2 8C15 -43 7 -46 0 -44C-7 -46 -14 -43 -17 -33Z',
  },
  {
    // Pigtails.
    back: 'M-16 -37C-30 -45 -35 -26 -28 -17C-23 -21 -19 -26 -15 -30ZM16 -37C30 -45 35 -26 28 -17C23 -21 19 -26 15 -30Z',
    front:
      'M-17.5 -35C-18 -52 -7 -57 0 -55C7 -57 18 -52 17.5 -35C13 -39 5 -45 0 -52C-5 -45 -13 -39 -17.5 -35Z',
  },
  {
    // Uncombed.
    back: '',
    front:
      'M-17.5 -36L-21 -47L-14 -47L-13 -57L-5 -52L1 -61L6 -52L14 -56L14 -47L21 -45L17.5 -35C10 -45 -9 -46 -17.5 -36Z',
  },
  {
    // A bun.
    back: 'M-8 -58a8 7 0 1 1 16 0a8 7 0 1 1 -16 0Z',
    front:
      'M-18 -34C-20 -52 -9 -56 0 -56C9 -56 20 -52 18 -34C15 -45 7 -48 0 -48C-7 -48 -15 -45 -18 -34Z',
  },
  {
    // Long.
    back: 'M-19 -38C-21 -61 21 -61 19 -38C20 -24 24 -12 25 0L-25 0C-24 -12 -20 -24 -19 -38Z',
    front: SIDE_PARTING,
  },
  {
    // Cropped.
    back: '',
    front: 'M-17.5 -38C-17 -55 17 -55 17.5 -38C15 -44 8 -46 0 -46C-8 -46 -15 -44 -17.5 -38Z',
  },
];

const EXTRAS: readonly Looks['extra'][] = ['none', 'glasses', 'none', 'bow', 'freckles'];
const SHIRTS: readonly Looks['shirt'][] = ['plain', 'stripes', 'collar'];

/** The looks of the pupil at an index. The steps share no factor with the lengths: neighbours differ in everything. */
export function looksOf(index: number): Looks {
  const round = Math.floor(index / HAIR.length);
  const skinTone = (index * 3 + 1 + round) % 4;
  return {
    hair: HAIR[(index * 5) % HAIR.length] as Hair,
    hairTone: (index * 3 + round) % (skinTone > 1 ? 2 : 4),
    skinTone,
    extra: EXTRAS[(index * 2 + round + 1) % EXTRAS.length] as Looks['extra'],
    shirt: SHIRTS[(index + round) % SHIRTS.length] as Looks['shirt'],
    mouth: (index + round) % 3,
  };
}
