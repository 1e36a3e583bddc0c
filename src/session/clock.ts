// The clock on the wall and the animation frames of the page: what the player lives by, replaceable in tests.

export interface FrameClock {
  /** Milliseconds; only differences matter. */
  now(): number;
  /** Calls once before the next paint. */
  nextFrame(callback: () => void): void;
  /** Calls once after so many ms, painted or not. Returns what cancels it. */
  after(ms: number, callback: () => void): () => void;
}

export const pageClock: FrameClock = {
  now: () => performance.now(),
  nextFrame: (callback) => {
    if (typeof requestAnimationFrame === 'function') requestAnimationFrame(callback);
    else setTimeout(callback, 16);
  },
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
