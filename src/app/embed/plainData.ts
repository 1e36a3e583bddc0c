// Looks a message over before anybody unfolds it: structured cloning lets a host send lists of four thousand million holes,
// buffers, and things that hold themselves.

/** More characters, keys and places than a scenario has that the parser would take. */
export const MOST = 8_000_000;

/** What is wrong with data from outside as JSON: holds other than plain things, or too much. Null: fit to be read. */
export function unfit(data: unknown, most = MOST): string | null {
  const seen = new Set<object>();
  const waiting: unknown[] = [data];
  let weight = 0;
  while (waiting.length > 0) {
    const part = waiting.pop();
    weight += 1;
    if (typeof part === 'string') weight += part.length;
    else if (typeof part === 'bigint') return 'holds what is no JSON';
    else if (typeof part === 'object' && part !== null && !seen.has(part)) {
      seen.add(part);
      if (Array.isArray(part)) {
        weight += part.length;
        if (weight <= most) for (const item of part) waiting.push(item);
      } else if (Object.getPrototypeOf(part) !== Object.prototype) {
        return 'holds what is no JSON';
      } else {
        for (const [key, value] of Object.entries(part)) {
          weight += key.length;
          waiting.push(value);
        }
      }
    }
    if (weight > most) return `holds more than ${most} characters`;
  }
  return null;
}
