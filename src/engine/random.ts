// Named random streams: sfc32, integers only, so that every JavaScript engine draws the same numbers.
// Each node, each sender's network, each fault and the workload has a stream of its own: killing one node does not reshuffle
// everybody else's luck. sfc32 is from Chris Doty-Humphrey's PractRand.

import { hashText } from './hash.ts';

/** The state of a stream: four 32-bit words, plain data for checkpoints. */
export class Stream {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(a: number, b: number, c: number, d: number) {
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    this.d = d | 0;
  }

  /** The stream that a seed (0 … 2^32 − 1) and a name always give. */
  static named(seed: number, name: string): Stream {
    const stream = new Stream(hashText(name, 0x9e3779b9), hashText(name, 0x85ebca6b), seed | 0, 1);
    for (let i = 0; i < 15; i++) stream.next();
    return stream;
  }

  clone(): Stream {
    return new Stream(this.a, this.b, this.c, this.d);
  }

  /** A whole number in [0, 2^32). */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** A number in [0, 1) with 32 bits. */
  fraction(): number {
    return this.next() / 4294967296;
  }

  /** A whole number in [min, max], both included. */
  between(min: number, max: number): number {
    return max <= min ? min : min + Math.floor(this.fraction() * (max - min + 1));
  }

  /** True with the given probability (0 … 1). Always draws, so that changing a probability shifts no later draw. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }
}
