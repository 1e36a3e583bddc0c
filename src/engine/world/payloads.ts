// The hash of a payload's fields, in their declared order: how what a message says gets into the fingerprint.

import type { Payload, PayloadValue } from '../declare.ts';

export class PayloadHash {
  // A broadcast sends one payload to every peer: the last one is remembered.
  private last: Payload | null = null;
  private lastHash = 0;

  of(fields: readonly string[], payload: Payload): number {
    if (payload === this.last) return this.lastHash;
    let hash = 0;
    for (let i = 0; i < fields.length; i++)
      hash = Math.imul(hash ^ hashValue(payload[fields[i] as string]), 0x9e3779b1) ^ (hash >>> 15);
    this.last = payload;
    this.lastHash = hash;
    return hash;
  }

  forget(): void {
    this.last = null;
  }
}

function hashValue(value: PayloadValue | undefined): number {
  if (typeof value === 'number')
    return (value | 0) === value
      ? value
      : ((value % 4294967296) | 0) ^ Math.floor(value / 4294967296);
  if (value === true) return 0x51ed270b;
  if (value === false) return 0x2545f491;
  if (value === null || value === undefined) return 0x632be5ab;
  let hash = value.length;
  for (const item of value) hash = Math.imul(hash ^ hashValue(item), 0x85ebca6b) ^ (hash >>> 13);
  return hash;
}
