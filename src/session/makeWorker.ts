// Makes the worker: the only place that does. A classic worker from a blob: it starts in a sandboxed frame, which has no origin,
// and from a file. The blob is one line that fetches the engine as a script, for which no host has to send a CORS header.

import { CORE, PARTS } from './code.ts';

declare global {
  /** The worker that was started before the page's own scripts had come; null when there is to be none any more. */
  var rollcallEarly: Worker | null | undefined;
}

/** In a page that was saved as one file the engine's code stands in the page. */
const baked = (): string[] =>
  [...document.querySelectorAll('script[data-rollcall-code]')].map((one) => one.textContent ?? '');

const base = (): string => document.baseURI.replace(/[^/]*(?:[?#].*)?$/, '');

const fetching = (): string =>
  `self.rollcallBase=${JSON.stringify(base())};importScripts(${JSON.stringify(base() + CORE)})`;

/** Throws where the browser does not let the page have a worker. */
export function makeWorker(): Worker {
  const code = baked();
  const text = ['URL.revokeObjectURL(location.href)', ...(code.length > 0 ? code : [fetching()])];
  const blob = new Blob([text.join(';\n')], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(blob), { name: 'rollcall' });
}

/** The same code in the page itself, every part of it: a page cannot wait for one while it simulates. */
export async function runHere(): Promise<void> {
  const code = baked();
  if (code.length > 0) for (const text of code) document.head.append(scriptOf({ text }));
  else
    await Promise.all(
      [...PARTS, CORE].map(
        (file) =>
          new Promise<void>((resolve, reject) => {
            const script = scriptOf({ src: base() + file });
            script.onload = () => resolve();
            script.onerror = () => reject(new Error('the engine could not be fetched'));
            document.head.append(script);
          }),
      ),
    );
}

const scriptOf = (properties: Partial<HTMLScriptElement>): HTMLScriptElement =>
  Object.assign(document.createElement('script'), properties);
