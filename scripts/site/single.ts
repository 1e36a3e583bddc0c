// single.html: the embed in one file, which "download as one HTML" fills in (src/app/common/exportPage.ts). The engine stands in
// it as text, for a page that was opened from a disk may read no file, and makes its worker of that.

import type { Built } from './classic.ts';
import type { EngineFiles } from './engine.ts';
import { page } from './page.ts';
import { hashOf, policyTag } from './policy.ts';

/** A script may stand in a page as it is, unless it ends the element that it stands in, or begins a comment. */
function inline(code: string): string {
  if (/<\/script|<!--/i.test(code)) throw new Error('a script cannot stand in a page as it is');
  return code;
}

export function singlePage(
  { first, later, css }: Built,
  { core, parts }: EngineFiles,
  head: string,
): string {
  const engine = [core, ...parts].map(([, code]) => code).join(';\n');
  const scripts = [head, [...later, first].map(({ code }) => code).join('\n')];
  // The engine's text is run in the page where that may have no worker.
  const policy = policyTag({
    scripts: [...scripts, engine].map(hashOf),
    styles: [hashOf(css)],
    files: false,
  });
  return page(policy, [
    `<style>${css}</style>`,
    '<script type="application/json" data-rollcall-run></script>',
    `<script type="text/plain" data-rollcall-code>${inline(engine)}</script>`,
    `<script>${inline(scripts[0] ?? '')}</script>`,
    // Not before there is a body to draw in.
  ]).replace('</body>', () => `<script>${inline(scripts[1] ?? '')}</script>\n  </body>`);
}
