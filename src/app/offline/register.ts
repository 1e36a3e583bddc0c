// The site works without a network after the first visit. Not while developing, and not in anybody's frame.

export function keepOffline(): void {
  if (!import.meta.env.PROD || window.parent !== window) return;
  // Not before the page is up: what it needs comes first.
  addEventListener('load', () => {
    try {
      // Reading it throws where a page has no origin; where it is refused, the site needs a network, as any other.
      navigator.serviceWorker?.register('sw.js').catch(() => {});
    } catch {
      // As above.
    }
  });
}
