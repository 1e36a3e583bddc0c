// embed.html, and the page that "download as one HTML" fills in: the same code, in files beside the page or all within it.

import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { type Built, buildEmbed } from './classic.ts';
import { type EngineFiles, engine, headScript } from './engine.ts';
import { page } from './page.ts';
import { hashOf, policyTag } from './policy.ts';
import { singlePage } from './single.ts';

const nameOf = (text: string): string =>
  `assets/embed-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.css`;

function withFiles(built: Built, head: string): { html: string; style: string } {
  const style = nameOf(built.css);
  // Worker and view begin while the page's files are on their way.
  const script = `self.rollcallViews=${JSON.stringify(built.views)};${head}`;
  const html = page(policyTag({ scripts: [hashOf(script)], files: true }), [
    `<script>${script}</script>`,
    `<link rel="stylesheet" href="./${style}" />`,
    `<script defer src="./assets/${built.first.file}"></script>`,
  ]);
  return { html, style };
}

export function embed(files: () => Promise<EngineFiles>): Plugin {
  return {
    name: 'rollcall-embed',
    apply: 'build',
    async generateBundle() {
      const engineFiles = await files();
      const [head, built] = await Promise.all([
        headScript('src/app/embed/head.ts', engineFiles),
        buildEmbed([engine(files)]),
      ]);
      const { html, style } = withFiles(built, head);
      const emit = (fileName: string, source: string) =>
        this.emitFile({ type: 'asset', fileName, source });
      emit('embed.html', html);
      emit('single.html', singlePage(built, engineFiles, head));
      emit(style, built.css);
      for (const { file, code } of [built.first, ...built.later]) emit(`assets/${file}`, code);
    },
  };
}
