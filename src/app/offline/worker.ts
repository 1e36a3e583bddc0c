// The service worker: keeps one whole version of the site for when there is no network. What it keeps is checked file by file
// against the list of its build, so that a version is here as it was made or not at all; it never mends one by another.
//
// A page is asked of the network first: a new version shows at the next visit. Files of a page carry their content in their
// names (assets/), so that those of one version are never taken for those of another, wherever they come from.

/** Path from the site's root, and its integrity ("sha256-…"). */
export type Kept = readonly [path: string, integrity: string];

declare global {
  /** Set by the build in front of this script. */
  var rollcallSite: { readonly version: string; readonly files: readonly Kept[] };
}

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Waiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** The page's types know nothing of service workers. */
interface Scope {
  readonly registration: { readonly scope: string };
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
}

const scope = self as unknown as Scope;
const root = scope.registration.scope;
const { version, files } = self.rollcallSite;
const PREFIX = `rollcall ${root} `;
const NAME = PREFIX + version;
/** A network that takes longer for a page counts as none, if there is a page to show. */
const PATIENCE_MS = 4000;

async function keep([path, integrity]: Kept, cache: Cache): Promise<void> {
  const url = new URL(path, root);
  const response = await fetch(url, { integrity, cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // Without the redirect that a host may have made of it: a page may not be answered by one.
  const { headers } = response;
  await cache.put(url, new Response(await response.blob(), { headers }));
}

scope.addEventListener('install', (event) => {
  const all = async () => {
    const cache = await caches.open(NAME);
    await Promise.all(files.map((file) => keep(file, cache)));
  };
  event.waitUntil(all());
});

// Begins its service when no page of the version before is open any more: none loses what it may still ask for.
scope.addEventListener('activate', (event) => {
  const clean = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(clean());
});

/** A file as it is kept; hosts show "index.html" as "/", and some "embed.html" as "embed". */
async function kept(url: URL): Promise<Response | undefined> {
  const cache = await caches.open(NAME);
  const plain = url.origin + url.pathname;
  const names = plain.endsWith('/') ? [`${plain}index.html`] : [plain, `${plain}.html`];
  for (const name of names) {
    const found = await cache.match(name);
    if (found) return found;
  }
}

async function fromNetwork(request: Request, url: URL): Promise<Response> {
  const here = await kept(url);
  if (!here) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(here), PATIENCE_MS));
  return Promise.race([fetch(request).catch(() => here), late]);
}

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(root)) return;
  const named = url.href.startsWith(`${root}assets/`);
  event.respondWith(
    named ? kept(url).then((found) => found ?? fetch(request)) : fromNetwork(request, url),
  );
});
