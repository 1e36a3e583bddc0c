// Stands in the studio's head: the engine and the view that the address asks for are fetched together with the page's own scripts.

import { startEarly } from '../../session/early.ts';

declare global {
  /** Scripts of the views by their names in the address. By the build. */
  var rollcallViews: Readonly<Record<string, readonly string[]>> | undefined;
}

startEarly();

const views = self.rollcallViews ?? {};
const asked = new URLSearchParams(location.search).get('view') ?? '';
for (const file of (Object.hasOwn(views, asked) ? views[asked] : views.cluster) ?? []) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = file;
  document.head.append(link);
}
