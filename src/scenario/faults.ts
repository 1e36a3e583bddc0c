// What is wrong with an input: one line a fault, each with its path, its value and what would be right. All of them are collected.

/** Lines kept; beyond that they are counted. */
const MOST_LINES = 50;
const MOST_SHOWN = 60;

export class Faults {
  private readonly kept: string[] = [];
  private total = 0;

  /** `text` is asked for only while lines are kept. An empty path is the scenario itself. */
  add(path: string, text: () => string): void {
    this.total += 1;
    if (this.kept.length < MOST_LINES) this.kept.push(`${path || 'scenario'}: ${text()}`);
  }

  get count(): number {
    return this.total;
  }

  get lines(): readonly string[] {
    const more = this.total - this.kept.length;
    return more > 0 ? [...this.kept, `and ${more} more`] : [...this.kept];
  }
}

/** Text as it may stand in one line: quoted, shortened, nothing in it that breaks a line. */
export function quote(text: string): string {
  const short = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
  return JSON.stringify(short).replace(
    /[\p{Cc}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value as a fault shows it. Never walks into lists and objects. */
export function show(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return value === undefined ? 'nothing' : `a ${typeof value}`;
}

/** "a, b, c", or "a, b, c, … z" where there are many. */
export function listed(names: readonly string[], most = 8): string {
  const plain = names.map((name) => (/^[\w@.-]+$/.test(name) ? name : quote(name)));
  return plain.length <= most
    ? plain.join(', ')
    : `${plain.slice(0, 3).join(', ')}, … ${plain.at(-1)}`;
}

/** `path.key`, or `path["odd key"]`. */
export function keyPath(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$]{0,59}$/.test(key)) return `${path}[${quote(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** The known name that was probably meant; null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const allowed = Math.min(2, Math.floor(word.length / 3) + 1);
  let best: string | null = null;
  let least = allowed + 1;
  for (const name of known) {
    const distance =
      Math.abs(name.length - word.length) > allowed
        ? least
        : editDistance(word.toLowerCase(), name.toLowerCase());
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

/** Letters to insert, leave out, replace or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + same,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
