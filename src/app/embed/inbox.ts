// What the host page says, from the first moment on: the page that holds the frame, and nobody else, may drive it.

/** More than a page has to say before the stage is up. */
const MOST_WAITING = 1000;

export interface Inbox {
  /** Kept until somebody takes it. */
  take(listener: (message: object) => void): void;
}

/** Null where the page stands by itself. `first` is called at the first word. */
export function openInbox(first: () => void): Inbox | null {
  const host = window.parent;
  if (host === window) return null;
  let listener: ((message: object) => void) | null = null;
  const waiting: object[] = [];
  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (source !== host || typeof data !== 'object' || data === null) return;
    if (!('rollcall' in data) || data.rollcall !== 1) return;
    if (listener) listener(data);
    else if (waiting.length < MOST_WAITING) waiting.push(data);
    first();
  });
  return {
    take: (next) => {
      listener = next;
      for (const message of waiting.splice(0)) next(message);
    },
  };
}
