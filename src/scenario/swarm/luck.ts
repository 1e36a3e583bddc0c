// Draws for the swarm: small words over one seeded stream.

import { Stream } from '../../engine/random.ts';

export class Luck {
  private readonly stream: Stream;

  constructor(seed: number, name: string) {
    this.stream = Stream.named(seed, name);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.stream.chance(probability);
  }
  /** A whole number, both ends included. */
  whole(min: number, max: number): number {
    return this.stream.between(min, max);
  }
  /** A number of milliseconds, to a tenth. */
  ms(min: number, max: number): number {
    return this.whole(Math.round(min * 10), Math.round(max * 10)) / 10;
  }
  /** One of a list that is not empty; write a value twice to make it twice as likely. */
  one<T>(values: readonly T[]): T {
    return values[this.whole(0, values.length - 1)] as T;
  }
  /** Each with the given probability, in their order. */
  some<T>(values: readonly T[], probability: number): T[] {
    return values.filter(() => this.chance(probability));
  }
  shuffled<T>(values: readonly T[]): T[] {
    const all = [...values];
    for (let last = all.length - 1; last > 0; last--) {
      const other = this.whole(0, last);
      [all[last], all[other]] = [all[other] as T, all[last] as T];
    }
    return all;
  }
}
