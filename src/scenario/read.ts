// Readers of single values: each gives a value of its type, and where the input is none says so and gives a harmless stand-in.
// Written by hand: valibot's strictObject names the first unknown key only, and ours must name all, with what was meant.

import type { Range } from '../engine/scenario.ts';
import { type Faults, keyPath, listed, nearest, quote, show } from './faults.ts';

export type Read<T> = (value: unknown, path: string, faults: Faults) => T;

/** A number in [min, max]; −0 becomes 0, since JSON has no −0. */
export function number(min: number, max: number, whole = false): Read<number> {
  const what = `${whole ? 'a whole' : 'a'} number from ${min} to ${max}`;
  return (value, path, faults) => {
    if (typeof value === 'number' && value >= min && value <= max)
      if (!whole || Number.isInteger(value)) return value + 0;
    faults.add(path, () => `must be ${what}, not ${show(value)}`);
    return min;
  };
}

export const whole = (min: number, max: number): Read<number> => number(min, max, true);

/** A number in [min, max], or a pair of such numbers in order. */
export function range(min: number, max: number): Read<Range> {
  const fixed = number(min, max);
  return (value, path, faults) => {
    if (typeof value === 'number') return fixed(value, path, faults);
    if (!Array.isArray(value) || value.length !== 2) {
      const given = Array.isArray(value) ? `a list of ${value.length}` : show(value);
      faults.add(path, () => `must be a number from ${min} to ${max} or [min, max], not ${given}`);
      return min;
    }
    const before = faults.count;
    const low = fixed(value[0], `${path}[0]`, faults);
    const high = fixed(value[1], `${path}[1]`, faults);
    if (faults.count === before && low > high)
      faults.add(path, () => `must have min ≤ max, not [${low}, ${high}]`);
    return [low, high];
  };
}

export const flag: Read<boolean> = (value, path, faults) => {
  if (typeof value === 'boolean') return value;
  faults.add(path, () => `must be true or false, not ${show(value)}`);
  return false;
};

export function text(longest: number): Read<string> {
  return (value, path, faults) => {
    if (typeof value !== 'string') faults.add(path, () => `must be a text, not ${show(value)}`);
    else if (value.length <= longest) return value;
    else faults.add(path, () => `has ${value.length} characters; at most ${longest} are allowed`);
    return '';
  };
}

/** One of the known names; `what` as in 'no verb "crsh"; verbs are …'. Null where it is none of them. */
export function choice<T extends string>(what: string, known: readonly T[]): Read<T | null> {
  return (value, path, faults) => {
    const found = known.find((name) => name === value);
    if (found !== undefined) return found;
    faults.add(path, () => {
      if (typeof value !== 'string') return `must be a text, not ${show(value)}`;
      const meant = nearest(value, known);
      const help = meant ? `did you mean "${meant}"?` : `${what}s are ${listed(known, 99)}`;
      return `no ${what} ${quote(value)}; ${help}`;
    });
    return null;
  };
}

/** The items of a list of at most so many, holes filled with undefined; null where it is none. */
export function list(value: unknown, path: string, faults: Faults, most: number): unknown[] | null {
  if (!Array.isArray(value)) faults.add(path, () => `must be a list, not ${show(value)}`);
  else if (value.length <= most) return Array.from(value);
  else faults.add(path, () => `has ${value.length} entries; at most ${most} are allowed`);
  return null;
}

/** An object whose known keys are read one by one; only its own keys count, whatever its prototype. */
export class Reader {
  private readonly source: Readonly<Record<string, unknown>>;
  readonly path: string;
  private readonly faults: Faults;

  constructor(value: unknown, path: string, faults: Faults) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) faults.add(path, () => `must be an object, not ${show(value)}`);
    this.source = isObject ? (value as Record<string, unknown>) : {};
    this.path = path;
    this.faults = faults;
  }

  /** Names every key that is not known. `of` = whose keys they are, told in place of a guess. */
  only(known: readonly string[], of?: string): this {
    for (const key of Object.keys(this.source)) {
      if (known.includes(key)) continue;
      this.faults.add(keyPath(this.path, key), () => {
        if (of !== undefined) return `unknown key; ${of} has ${listed(known, 12) || 'none'}`;
        const meant = nearest(key, known);
        return `unknown key; ${meant ? `did you mean "${meant}"?` : `keys are ${listed(known, 99)}`}`;
      });
    }
    return this;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.source, key) && this.source[key] !== undefined;
  }

  /** The value of a key; the fallback where it is not there. */
  get<T>(key: string, read: Read<T>, fallback: T): T {
    const value = Object.hasOwn(this.source, key) ? this.source[key] : undefined;
    return value === undefined ? fallback : read(value, keyPath(this.path, key), this.faults);
  }

  /** The value of a key that must be there. */
  need<T>(key: string, read: Read<T>, standIn: T): T {
    const value = Object.hasOwn(this.source, key) ? this.source[key] : undefined;
    if (value !== undefined) return read(value, keyPath(this.path, key), this.faults);
    this.faults.add(keyPath(this.path, key), () => 'is missing');
    return standIn;
  }
}
