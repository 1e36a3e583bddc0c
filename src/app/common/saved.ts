// A page that was saved as one file carries its run within it: what else would stand in the address, and where it came from.

export interface SavedRun {
  /** "?view=classroom&at=3000" */
  readonly search: string;
  /** "#s=…" */
  readonly hash: string;
  /** Address of the site that it was saved from. */
  readonly home: string;
}

/** What the build leaves open in single.html (scripts/site/single.ts). */
const BLOCK = /(<script type="application\/json" data-rollcall-run>)(?=<\/script>)/;
const TITLE = /(<title>)[^<]*/;

/** Null on a page that has files beside it. */
export function savedRun(): SavedRun | null {
  const block = document.querySelector('script[data-rollcall-run]')?.textContent;
  if (!block) return null;
  const { search, hash, home } = JSON.parse(block) as Record<keyof SavedRun, unknown>;
  return { search: String(search), hash: String(hash), home: String(home) };
}

/** The page with a run in it. A title is a text, whatever stands in it. Throws where the page has no place for it. */
export function withRun(page: string, title: string, run: SavedRun): string {
  if (!BLOCK.test(page) || !TITLE.test(page))
    throw new Error('this is not the page to be filled in');
  const json = JSON.stringify(run).replaceAll('<', '\\u003c');
  const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return page.replace(TITLE, (_, tag) => tag + text).replace(BLOCK, (_, tag) => tag + json);
}
