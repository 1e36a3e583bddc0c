// Stands in the page's head: the worker fetches the engine while the page's own scripts are still on their way.

import { makeWorker } from './makeWorker.ts';

try {
  const worker = makeWorker();
  // Its code could not be had: the page is to make another one, and to listen to what becomes of it.
  worker.onerror = (event) => {
    event.preventDefault();
    self.rollcallEarly = undefined;
  };
  self.rollcallEarly = worker;
} catch {
  // The page finds out by itself, and simulates without a worker.
}
