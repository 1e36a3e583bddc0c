// Whether anybody can see the page: its frame is scrolled into view, and its tab is in front. Until then nothing is started.

/** Tells now or soon, and at each change. */
export function watchSeen(tell: (seen: boolean) => void): void {
  let inView = false;
  let last: boolean | null = null;
  const look = () => {
    const seen = inView && document.visibilityState === 'visible';
    if (seen !== last) tell(seen);
    last = seen;
  };
  new IntersectionObserver((entries) => {
    inView = entries.at(-1)?.isIntersecting ?? false;
    look();
  }).observe(document.documentElement);
  document.addEventListener('visibilitychange', look);
}
