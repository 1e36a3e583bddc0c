// The faults of a random scenario. Swarm testing (Groce et al., ISSTA 2012): each run knows a few kinds of faults only, so that
// promises that hold under few of them are tried as hard as those that hold under all.

import type { Intervention, ScriptEntry } from '../../engine/scenario.ts';
import type { Luck } from './luck.ts';

/** Where the faults happen: between whom, and in how long a time. `beatMs` is what the protocol's durations are measured in. */
export interface Stage {
  readonly members: readonly string[];
  readonly services: readonly string[];
  readonly beatMs: number;
  readonly activeMs: number;
  readonly latencyMs: readonly [number, number];
}

type Kind = (stage: Stage, luck: Luck) => readonly Intervention[];

const someone = ({ members }: Stage, luck: Luck) =>
  luck.chance(0.3) ? '@leader' : luck.one(members);

/** A link with a member at one end at least. */
function link({ members, services }: Stage, luck: Luck): { from: string; to: string } {
  const from = luck.one(members);
  const others = [...members, ...services, ...services].filter((name) => name !== from);
  const to = others.length > 0 ? luck.one(others) : '@leader';
  return luck.chance(0.5) ? { from, to } : { from: to, to: from };
}

function groups({ members, services }: Stage, luck: Luck): string[][] {
  const side = luck.shuffled(members).slice(0, luck.whole(1, members.length));
  return [luck.chance(0.2) ? [...side, ...luck.some(services, 0.5)] : side];
}

/** Each kind with what ends it, at any time after it, where it ends at all. */
const KINDS: Readonly<Record<string, Kind>> = {
  crash: (stage, luck) => [{ do: 'crash', node: someone(stage, luck) }],
  revive: (stage, luck) => [
    { do: 'crash', node: luck.one(stage.members) },
    { do: 'revive', node: luck.one(stage.members) },
  ],
  reboot: (stage, luck) => {
    const node = luck.one(stage.members);
    return [
      { do: 'crash', node },
      { do: 'revive', node },
    ];
  },
  amnesia: (stage, luck) => {
    const node = luck.one(stage.members);
    return [
      { do: 'crash', node },
      { do: 'revive', node, amnesia: true },
    ];
  },
  pause: (stage, luck) => {
    const node = luck.one(stage.members);
    return [
      { do: 'pause', node: luck.chance(0.5) ? '@leader' : node },
      { do: 'resume', node: luck.chance(0.5) ? '@leader' : node },
    ];
  },
  partition: (stage, luck) => [
    { do: 'partition', groups: groups(stage, luck) },
    ...(luck.chance(0.7) ? [{ do: 'heal' } as const] : []),
  ],
  isolate: (stage, luck) => [{ do: 'isolate', node: someone(stage, luck) }, { do: 'heal' }],
  cut: (stage, luck) => {
    const ends = link(stage, luck);
    return [
      { do: 'cut', ...ends },
      ...(luck.chance(0.7) ? [{ do: 'mend', ...ends } as const] : []),
    ];
  },
  'one-way': (stage, luck) => {
    const ends = link(stage, luck);
    return [
      { do: 'cut', ...ends, oneWay: true },
      ...(luck.chance(0.7) ? [{ do: 'mend', ...ends, oneWay: true } as const] : []),
    ];
  },
  loss: (_, luck) => [
    { do: 'network', loss: luck.one([0.05, 0.3, 0.8]) },
    { do: 'network', loss: 0 },
  ],
  drop: (stage, luck) =>
    Array.from({ length: luck.whole(1, 4) }, () => ({ do: 'drop', ...link(stage, luck) })),
  late: (stage, luck) =>
    Array.from({ length: luck.whole(1, 4) }, () => ({
      do: 'delay',
      ...link(stage, luck),
      ms: luck.ms(0, 5 * stage.beatMs),
      ...(luck.chance(0.3) && { nth: luck.whole(1, 3) }),
    })),
  duplicate: (_, luck) => [
    { do: 'network', duplicate: luck.one([0.1, 0.6]) },
    { do: 'network', duplicate: 0 },
  ],
  delay: ({ beatMs, latencyMs }, luck) => [
    { do: 'network', latencyMs: [latencyMs[0], latencyMs[1] + luck.ms(beatMs / 5, 5 * beatMs)] },
    { do: 'network', latencyMs },
  ],
  slow: (stage, luck) => {
    const node = luck.one(stage.members);
    return [
      { do: 'slow', node, factor: luck.one([0.2, 3, 20]) },
      { do: 'slow', node, factor: 1 },
    ];
  },
  drift: (stage, luck) => {
    const node = luck.one(stage.members);
    return [
      { do: 'drift', node, ppm: luck.one([-500_000, -100_000, -2000, 3000, 200_000, 2_000_000]) },
      { do: 'drift', node, ppm: 0 },
    ];
  },
  timeout: (stage, luck) =>
    Array.from({ length: luck.whole(1, 3) }, () => ({ do: 'timeout', node: someone(stage, luck) })),
  priority: (stage, luck) => [
    { do: 'priority', node: someone(stage, luck), value: luck.one([0, 1, 3, 9, 255]) },
  ],
};

/** Faults that show only when they meet within the flight of a message, which by chance they hardly ever do. */
const SCENES: Readonly<Record<string, (stage: Stage, at: number, luck: Luck) => ScriptEntry[]>> = {
  /** Two stand for the same election, and a third is down for a moment between hearing the one and hearing the other. */
  rivals({ members, latencyMs: [fastest, slowest] }, at, luck) {
    const [one, two, third] = luck.shuffled(members);
    if (!one || !two || !third) return [];
    const later = at + luck.ms(0, slowest);
    const between = luck.ms(at + fastest, later + slowest);
    return [
      { at, do: 'timeout', node: one },
      { at: later, do: 'timeout', node: two },
      { at: between, do: 'crash', node: third },
      { at: between + luck.ms(0, 0.2), do: 'revive', node: third },
    ];
  },
};

const KINDS_OF_FAULTS: readonly string[] = [...Object.keys(KINDS), ...Object.keys(SCENES)];

/** Everything that may still be wrong is put right: what comes after is for the promises about the end. */
function calm({ members, latencyMs }: Stage, at: number): ScriptEntry[] {
  return [
    { at, do: 'heal' },
    { at, do: 'network', latencyMs, loss: 0, duplicate: 0 },
    ...members.flatMap((node): ScriptEntry[] => [
      { at, do: 'slow', node, factor: 1 },
      { at, do: 'drift', node, ppm: 0 },
      { at, do: 'resume', node },
    ]),
  ];
}

const tenths = (ms: number) => Math.round(ms * 10) / 10;

/** One fault with what ends it, if anything does. */
function drawFault(kind: string, stage: Stage, luck: Luck): ScriptEntry[] {
  let earliest = luck.chance(0.05) ? 0 : luck.ms(0, stage.activeMs);
  const scene = SCENES[kind];
  if (scene) return scene(stage, earliest, luck).map((one) => ({ ...one, at: tenths(+one.at) }));
  return (KINDS[kind]?.(stage, luck) ?? []).map((intervention) => {
    // Whole beats now and then: ties want trying too.
    const tied = luck.chance(0.1);
    const at = tied ? Math.ceil(earliest / stage.beatMs) * stage.beatMs : tenths(earliest);
    earliest = at + luck.ms(0, luck.one([1, 6, 20]) * stage.beatMs);
    return { at, ...intervention };
  });
}

/** Up to eight faults of a few kinds, in order of time, most of them ended, and as a rule a calm at the end. */
export function drawFaults(stage: Stage, luck: Luck, only?: readonly string[]): ScriptEntry[] {
  const most = luck.one([1, 1, 2, 3, KINDS_OF_FAULTS.length]);
  const kinds = only ?? luck.shuffled(KINDS_OF_FAULTS).slice(0, most);
  const script: ScriptEntry[] = [];
  for (let count = luck.whole(1, 8); count > 0; count--)
    script.push(...drawFault(luck.one(kinds), stage, luck));
  script.sort((a, b) => +a.at - +b.at);
  const end = Math.max(stage.activeMs, ...script.map(({ at }) => +at));
  return luck.chance(0.85) ? [...script, ...calm(stage, end)] : script;
}
