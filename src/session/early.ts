// Called in the page's head: the worker fetches the engine while the page's own scripts are still on their way.

import { makeWorker } from './makeWorker.ts';

/** Once, and not after the page has made a worker by itself. */
export function startEarly(): void {
  if (self.rollcallEarly !== undefined) return;
  try {
    const worker = makeWorker();
    // Its code could not be had: the page is to make another one, and to listen to what becomes of it.
    worker.onerror = (event) => {
      event.preventDefault();
      self.rollcallEarly = null;
    };
    self.rollcallEarly = worker;
  } catch {
    // The page finds out by itself, and simulates without a worker.
  }
}
