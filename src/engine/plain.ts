// Plain data: what checkpoints copy. State of a protocol is made of numbers, strings, flags, null, arrays and plain objects only.

export type Plain =
  | number
  | string
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** A deep copy of plain data. Typed arrays are copied too; functions, maps and class instances have no place in a state. */
export function clonePlain<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const length = value.length;
    const copy = new Array(length);
    for (let i = 0; i < length; i++) {
      const item = value[i];
      copy[i] = typeof item === 'object' && item !== null ? clonePlain(item) : item;
    }
    return copy as T;
  }
  if (ArrayBuffer.isView(value)) return (value as unknown as { slice(): T }).slice();
  const source = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key in source) {
    const item = source[key];
    copy[key] = typeof item === 'object' && item !== null ? clonePlain(item) : item;
  }
  return copy as T;
}
