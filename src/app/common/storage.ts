// The reader's own choices. Reading storage throws in a sandboxed frame: then they last as long as the page.

const memory = new Map<string, string>();

export function remember(key: string, value: string): void {
  memory.set(key, value);
  try {
    localStorage.setItem(`rollcall.${key}`, value);
  } catch {
    // Kept in memory.
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`rollcall.${key}`) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}
