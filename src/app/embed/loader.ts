// Stands in the embed's head. The embed's scripts are classic ones, for a module script does not load in a frame that has no
// origin; each hands over a function here, and what another one needs of it is made when it is asked for (scripts/site/classic.ts).

interface Chunk {
  exports: unknown;
}
type Factory = (need: Need, exports: unknown, chunk: Chunk) => void;

interface Need {
  /** What a chunk exports: its script is here already. */
  (name: string): unknown;
  /** The same after its scripts have been fetched. */
  load(...names: string[]): Promise<unknown>;
}

declare global {
  var rollcallChunk: (name: string, factory: Factory) => void;
  /** By it the page begins with its entry. */
  var rollcallBegin: (name: string) => void;
  /** What the page begins with, and the files of the views by their names in the address: the first is the default. By the build. */
  var rollcallFiles:
    | { readonly first: string; readonly views: Readonly<Record<string, readonly string[]>> }
    | undefined;
}

const factories = new Map<string, Factory>();
const chunks = new Map<string, Chunk>();
const fetched = new Map<string, Promise<void>>();

const need: Need = Object.assign(
  (name: string): unknown => {
    const known = chunks.get(name);
    if (known) return known.exports;
    const chunk: Chunk = { exports: {} };
    chunks.set(name, chunk);
    factories.get(name)?.(need, chunk.exports, chunk);
    return chunk.exports;
  },
  {
    load: async (...names: string[]): Promise<unknown> => {
      await Promise.all(names.map(fetchScript));
      return need(names[0] ?? '');
    },
  },
);

function fetchScript(name: string): Promise<void> | undefined {
  if (factories.has(name)) return;
  const fetching =
    fetched.get(name) ??
    new Promise<void>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `assets/${name}`;
      script.onload = () => resolve();
      script.onerror = () => {
        fetched.delete(name);
        reject(new Error('a part of this page could not be fetched; is the network gone?'));
      };
      document.head.append(script);
    });
  fetched.set(name, fetching);
  return fetching;
}

self.rollcallChunk = (name, factory) => {
  factories.set(name, factory);
};
self.rollcallBegin = (name) => {
  if (document.readyState === 'loading')
    addEventListener('DOMContentLoaded', () => need(name), { once: true });
  else need(name);
};

// The view that the address asks for comes together with the page's own scripts, not after them.
const files = self.rollcallFiles;
if (files) {
  const asked = new URLSearchParams(location.search).get('view') ?? '';
  const { first, views } = files;
  const view = (Object.hasOwn(views, asked) ? views[asked] : Object.values(views)[0]) ?? [];
  // Where that fails, whoever needs it asks again, and says so.
  for (const name of [first, ...view]) fetchScript(name)?.catch(() => {});
}

export {};
