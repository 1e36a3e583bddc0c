// The way in: the worker reads the address before there is a session, and goes on to run what it has read.

import type { OpenedScenario, Wanted } from '../scenario/open.ts';
import type { Spawn } from './connection.ts';
import type { Port } from './messages.ts';
import { serveHere, spawnWorker } from './spawn.ts';

/** A worker that has not said a word by then never will. */
const PATIENCE_MS = 8000;

const asks = (port: Port, wanted: Wanted, hash: string): Promise<OpenedScenario> =>
  new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | null = setTimeout(reject, PATIENCE_MS);
    port.onmessage = ({ data }) => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (data.kind === 'opened') resolve(data.opened);
    };
    port.onerror = (event) => {
      event.preventDefault();
      reject(new Error('the worker does not start'));
    };
    port.postMessage({ kind: 'open', requestId: 0, run: 0, wanted, hash });
  });

/** Makes ports; the first is one that lives already. */
const afterFirst = (first: Port, make: () => Port): (() => Port) => {
  let given = false;
  return () => {
    if (given) return make();
    given = true;
    return first;
  };
};

/** What an address opens, and the workers of the session that is to run it. */
export async function openDoor(
  wanted: Wanted,
  hash: string,
): Promise<{ readonly opened: OpenedScenario; readonly spawn: Spawn }> {
  let port: Port | null = null;
  try {
    port = spawnWorker();
    const opened = await asks(port, wanted, hash);
    return { opened, spawn: { worker: afterFirst(port, spawnWorker), here: serveHere } };
  } catch {
    port?.terminate();
    const here = serveHere();
    const opened = await asks(here, wanted, hash);
    const none = (): Port => {
      throw new Error('this page may have no worker');
    };
    return { opened, spawn: { worker: none, here: afterFirst(here, serveHere) } };
  }
}
