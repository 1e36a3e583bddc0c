// The frame's ear and mouth, from the first moment on: the page that holds the frame, and nobody else, may drive it.

import type { Address } from '../common/address.ts';
import { heightFor } from './height.ts';

const VERSION = '1';
/** More than a page has to say before the stage is up. */
const MOST_WAITING = 1000;

export interface Inbox {
  /** The height that `ready` asked for. */
  readonly height: number;
  /** What has been said is kept until somebody takes it. */
  take(listener: (message: object) => void): void;
}

/** Nothing that goes out is a secret, and the frame cannot know its host's origin. */
export const say = (said: object): void => window.parent.postMessage({ rollcall: 1, ...said }, '*');

/** Null where the page stands by itself. `wake` is called when something is said that wants a stage. */
export function openInbox(address: Address, wake: () => void): Inbox | null {
  const host = window.parent;
  if (host === window) return null;
  let listener: ((message: object) => void) | null = null;
  const waiting: object[] = [];
  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (source !== host || typeof data !== 'object' || data === null) return;
    if (!('rollcall' in data) || data.rollcall !== 1) return;
    if (listener) listener(data);
    else if (waiting.length < MOST_WAITING) waiting.push(data);
    // A host that turns dark tells each of its frames, seen or not.
    if (!('type' in data && data.type === 'theme')) wake();
  });
  const height = heightFor(innerWidth, address);
  const ready = () => say({ type: 'ready', version: VERSION, height });
  // After the host's own `load` of the frame, by which it may begin to listen.
  if (document.readyState === 'complete') ready();
  else addEventListener('load', ready, { once: true });
  return {
    height,
    take: (next) => {
      listener = next;
      for (const message of waiting.splice(0)) next(message);
    },
  };
}
