// Makes the worker: the only place that does. Inline and classic, so that it starts in a sandboxed frame and from a file, too.

import type { Port, Request, Response } from './messages.ts';
import type { Server } from './serve.ts';
import SimWorker from './worker.ts?worker&inline';

/** Throws where the browser does not let the page have a worker. */
export function spawnWorker(): Port {
  const worker: Worker = new SimWorker();
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
  // Loaded only where it is needed: it is the whole engine, which the worker brings along by itself.
  void import('./serve.ts').then(
    (serve) => {
      server = new serve.Server(
        (data) => queueMicrotask(() => closed || port.onmessage?.({ data })),
        () => performance.now(),
      );
      wake();
    },
    () => port.onerror?.({ preventDefault: () => {} }),
  );
  return port;
}
