// The worker: serves a run off the main thread. A slice of work, then whatever has been asked meanwhile, then the next slice.
// In a page that may have no worker the same code hands over what serves, and the page does the rest (spawn.ts).

import type { Request } from './messages.ts';
import { Server } from './serve.ts';

declare global {
  var rollcallServer: typeof Server | undefined;
}

const SLICE_MS = 8;

function serve(): void {
  const server = new Server(
    (response, transfer) => self.postMessage(response, { transfer }),
    () => performance.now(),
  );
  /** A message to itself comes after those that wait already, and without the 4 ms that nested timers are held back. */
  const turn = new MessageChannel();
  let turning = false;

  turn.port1.onmessage = () => {
    turning = server.work(SLICE_MS);
    if (turning) turn.port2.postMessage(null);
  };

  self.onmessage = (event: MessageEvent<Request>) => {
    server.handle(event.data);
    if (turning) return;
    turning = true;
    turn.port2.postMessage(null);
  };
}

if (typeof document === 'undefined') serve();
else self.rollcallServer = Server;
