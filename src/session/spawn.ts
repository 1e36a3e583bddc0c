// The ports behind which a run is simulated: a worker, or the page itself where it may have none.

import { makeWorker, runHere } from './makeWorker.ts';
import type { Port, Request, Response } from './messages.ts';
import type { Server } from './serve.ts';

/** Throws where the browser does not let the page have a worker. */
export function spawnWorker(): Port {
  const worker = self.rollcallEarly ?? makeWorker();
  self.rollcallEarly = null;
  const port: Port = {
    postMessage: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  worker.onmessage = (event: MessageEvent<Response>) => port.onmessage?.(event);
  worker.onerror = (event) => port.onerror?.(event);
  worker.onmessageerror = () => port.onmessageerror?.();
  return port;
}

/** What the page spends on simulating at a time, when it has to do so itself: half of an animation frame is left to it. */
const SLICE_MS = 6;

/** The same service on the main thread, in slices between which the page lives on. */
export function serveHere(): Port {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let closed = false;
  const requests: Request[] = [];
  const port: Port = {
    postMessage: (request) => {
      requests.push(request);
      wake();
    },
    terminate: () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
    },
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  let server: Server | null = null;
  const fail = () => port.onerror?.({ preventDefault: () => {} });
  const wake = () => {
    if (!closed && server) timer ??= setTimeout(turn, 0);
  };
  const turn = () => {
    timer = null;
    if (!server) return;
    for (let request = requests.shift(); request; request = requests.shift())
      server.handle(request);
    if (server.work(SLICE_MS)) wake();
  };
  void runHere().then(
    () => {
      const Serving = self.rollcallServer;
      if (!Serving) return fail();
      server = new Serving(
        (data) => queueMicrotask(() => closed || port.onmessage?.({ data })),
        () => performance.now(),
      );
      wake();
    },
    () => fail(),
  );
  return port;
}
