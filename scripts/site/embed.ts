// embed.html, and the page that "download as one HTML" fills in: the same code, in files beside the page or all within it.

import type { Plugin } from 'vite';
import { type Built, buildEmbed } from './classic.ts';
import { type EngineFiles, engine, headScript } from './engine.ts';
import { hashedName } from './names.ts';
import { page } from './page.ts';
import { SINGLE } from './parts.ts';
import { hashOf, policyTag } from './policy.ts';
import { singlePage } from './single.ts';

/** The style stands in the page, and the scripts are fetched by the one in its head, which is allowed by its hash. */
function withFiles(built: Built, head: string): string {
  // Worker, view and page begin at once.
  const files = { first: built.first.file, views: built.views };
  const script = `self.rollcallFiles=${JSON.stringify(files)};${head}`;
  const policy = policyTag({
    scripts: [hashOf(script)],
    styles: [hashOf(built.css)],
    files: true,
    dynamic: true,
  });
  return page(policy, [`<script>${script}</script>`, `<style>${built.css}</style>`]);
}

type File = readonly [path: string, content: string];

async function buildPages(files: () => Promise<EngineFiles>): Promise<{
  readonly single: File;
  readonly others: readonly File[];
}> {
  const engineFiles = await files();
  const [head, built] = await Promise.all([
    headScript('src/app/embed/head.ts', engineFiles),
    buildEmbed([engine(files)]),
  ]);
  const html = withFiles(built, head);
  const single = singlePage(built, engineFiles, head);
  const scripts = [built.first, ...built.later];
  return {
    single: [hashedName('single.html', single), single],
    others: [
      ['embed.html', html],
      ...scripts.map(({ file, code }) => [`assets/${file}`, code] as const),
    ],
  };
}

export function embed(files: () => Promise<EngineFiles>): Plugin {
  let pages: ReturnType<typeof buildPages> | null = null;
  const built = () => {
    pages ??= buildPages(files);
    return pages;
  };
  return {
    name: 'rollcall-embed',
    apply: 'build',
    load: async (id) =>
      id === SINGLE ? `export const SINGLE = ${JSON.stringify((await built()).single[0])};` : null,
    async generateBundle() {
      const { single, others } = await built();
      for (const [fileName, source] of [single, ...others])
        this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
