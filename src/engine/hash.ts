// 32-bit text hash (FNV-1a with a final mix) and the 64-bit fingerprint that is folded over every event of a run.

/** Hash of a text's UTF-16 code units; the same in every engine. */
export function hashText(text: string, basis = 0x811c9dc5): number {
  let h = basis | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return h ^ (h >>> 16);
}

/**
 * Two lanes of 32 bits, folded word by word. Not cryptographic: it tells runs apart, it does not defend against forgery.
 */
export class Fingerprint {
  private high = 0x6c8e9cf5;
  private low = 0x2545f491;

  /** Folds one 32-bit word (any number is taken modulo 2^32). */
  word(x: number): void {
    const h = Math.imul(this.high ^ x, 0x9e3779b1);
    this.high = h ^ (h >>> 15);
    const l = Math.imul((this.low + x) | 0, 0x85ebca77);
    this.low = ((l << 13) | (l >>> 19)) ^ h;
  }

  /** Folds a safe integer as two words; a fraction as its value in 2^-32 steps beside them. */
  number(x: number): void {
    const low = x | 0;
    if (low === x) {
      this.word(low);
    } else {
      const whole = Math.floor(x);
      this.word((whole % 4294967296) | 0);
      this.word((whole / 4294967296) | 0);
      if (whole !== x) this.word(((x - whole) * 4294967296) | 0);
    }
  }

  copyFrom(other: Fingerprint): void {
    this.high = other.high;
    this.low = other.low;
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    const hex = (x: number) => (x >>> 0).toString(16).padStart(8, '0');
    return hex(this.high) + hex(this.low);
  }
}
