// The verbs of a script: which keys each needs and which it may have, and how each key is read.

import type { Scenario, ScriptEntry, Target, Verb } from '../engine/scenario.ts';
import { type Faults, listed, quote, show } from './faults.ts';
import { LIMITS, SERVICE_NAMES } from './limits.ts';
import { choice, flag, list, number, type Read, Reader, range, whole } from './read.ts';

type Key =
  | 'node'
  | 'from'
  | 'to'
  | 'groups'
  | 'amnesia'
  | 'oneWay'
  | 'latencyMs'
  | 'loss'
  | 'duplicate'
  | 'factor'
  | 'ppm'
  | 'value'
  | 'ms'
  | 'nth';

/** What a verb needs and what it may have, in the order in which they are written. */
export const VERBS: Readonly<
  Record<Verb, { readonly needs: readonly Key[]; readonly may?: readonly Key[] }>
> = {
  crash: { needs: ['node'] },
  revive: { needs: ['node'], may: ['amnesia'] },
  pause: { needs: ['node'] },
  resume: { needs: ['node'] },
  partition: { needs: ['groups'] },
  heal: { needs: [] },
  cut: { needs: ['from', 'to'], may: ['oneWay'] },
  mend: { needs: ['from', 'to'], may: ['oneWay'] },
  isolate: { needs: ['node'] },
  network: { needs: [], may: ['latencyMs', 'loss', 'duplicate'] },
  slow: { needs: ['node', 'factor'] },
  drift: { needs: ['node', 'ppm'] },
  priority: { needs: ['node', 'value'] },
  timeout: { needs: ['node'] },
  drop: { needs: ['from', 'to'], may: ['nth'] },
  delay: { needs: ['from', 'to', 'ms'], may: ['nth'] },
};

const NAMES = Object.keys(VERBS) as Verb[];

/** Whom a script may name. Null members or services: they are faulty themselves, so nobody is called unknown. */
export interface Cast {
  readonly members: ReadonlySet<string> | null;
  readonly services: ReadonlySet<string> | null;
}

/** Reads a target; `others` are the names besides the members that may stand here. */
function target(cast: Cast, others: readonly string[], services: boolean): Read<Target> {
  const nodes = cast.members ? listed([...cast.members]) : '';
  return (value, path, faults) => {
    if (typeof value !== 'string') {
      faults.add(path, () => `must be the id of a node, not ${show(value)}`);
      return '';
    }
    if (!cast.members || cast.members.has(value) || others.includes(value)) return value;
    const isService = services && SERVICE_NAMES.includes(value);
    if (isService && (!cast.services || cast.services.has(value))) return value;
    faults.add(path, () =>
      isService
        ? `no "${value}" here: ${value === 'lock' ? 'the protocol has no lock service' : 'the scenario has no work'}`
        : `no node ${quote(value)}; nodes are ${nodes}`,
    );
    return value;
  };
}

function groups(cast: Cast): Read<Target[][]> {
  const read = target(cast, ['@leader', '@followers'], true);
  return (value, path, faults) => {
    const places = new Map<string, string>();
    return (list(value, path, faults, LIMITS.nodes) ?? []).map((group, index) => {
      const at = `${path}[${index}]`;
      const most = LIMITS.nodes + SERVICE_NAMES.length + 2;
      return (list(group, at, faults, most) ?? []).map((item, position) => {
        const place = `${at}[${position}]`;
        const name = read(item, place, faults);
        const earlier = places.get(name);
        if (earlier !== undefined && typeof item === 'string')
          faults.add(place, () => `${quote(name)} is in ${earlier} already`);
        places.set(name, at);
        return name;
      });
    });
  };
}

function keyReaders(cast: Cast): Readonly<Record<Key, Read<unknown>>> {
  const end = target(cast, ['@leader'], true);
  return {
    node: target(cast, ['@leader'], false),
    from: end,
    to: end,
    groups: groups(cast),
    amnesia: flag,
    oneWay: flag,
    latencyMs: range(0, LIMITS.delayMs),
    loss: number(0, 1),
    duplicate: number(0, 1),
    factor: number(...LIMITS.slow),
    ppm: number(...LIMITS.ppm),
    value: whole(-LIMITS.priority, LIMITS.priority),
    ms: number(0, LIMITS.delayMs),
    nth: whole(1, LIMITS.nth),
  };
}

/** Reads the script of a scenario whose members and services are known. */
export function readScript(cast: Cast): Read<Scenario['script']> {
  const readers = keyReaders(cast);
  const moment = range(0, LIMITS.untilMs);
  const verb = choice('verb', NAMES);
  const entry = (value: unknown, path: string, faults: Faults): ScriptEntry => {
    const before = faults.count;
    const reader = new Reader(value, path, faults);
    const read: Record<string, unknown> = {};
    if (faults.count === before) {
      read.at = reader.need('at', moment, 0);
      const name = reader.need('do', verb, null);
      if (name !== null) {
        const { needs, may = [] } = VERBS[name];
        reader.only(['at', 'do', ...needs, ...may]);
        read.do = name;
        for (const key of needs) read[key] = reader.need(key, readers[key], null);
        for (const key of may) if (reader.has(key)) read[key] = reader.get(key, readers[key], null);
        const { from, to } = read;
        if (from !== undefined && from === to && from !== '' && from !== null)
          faults.add(
            `${path}.to`,
            () => `must not be ${show(to)} as well: that is where it comes from`,
          );
      }
    }
    // Whole by the table above; where it is not, there is a fault and the scenario is refused.
    return read as unknown as ScriptEntry;
  };
  return (value, path, faults) =>
    (list(value, path, faults, LIMITS.script) ?? []).map((item, index) =>
      entry(item, `${path}[${index}]`, faults),
    );
}
