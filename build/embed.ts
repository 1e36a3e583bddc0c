// embed.html, and the page that "download as one HTML" fills in: the same code, in files beside the page or all within it.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type Built, buildEmbed } from './classic.ts';
import { buildScript, type EngineFiles, engine } from './engine.ts';
import { ROOT } from './parts.ts';
import { hashOf, policyTag } from './policy.ts';

const CHARSET = '<meta charset="utf-8" />';
const MODULE = /\n\s*<script type="module"[^>]*><\/script>/;

/** The page's source with tags put in: the policy before all that it rules, the rest at the end of the head. */
function page(policy: string, head: readonly string[]): string {
  const source = readFileSync(join(ROOT, 'embed.html'), 'utf8');
  if (!MODULE.test(source)) throw new Error('embed.html has no module script to replace');
  return source
    .replace(MODULE, '')
    .replace(CHARSET, () => `${CHARSET}\n    ${policy}`)
    .replace('</head>', () => `${head.map((tag) => `  ${tag}\n  `).join('')}</head>`);
}

const nameOf = (text: string): string =>
  `assets/embed-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.css`;

/** Loader, worker and view in one inline script: all begin while the page's files are on their way. */
const headScript = ({ views }: Built, loader: string, early: string): string =>
  `self.rollcallViews=${JSON.stringify(views)};${loader}\n${early}`;

function withFiles(built: Built, loader: string, early: string): { html: string; style: string } {
  const style = nameOf(built.css);
  const script = headScript(built, loader, early);
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
      const [{ early }, loader, built] = await Promise.all([
        files(),
        buildScript('src/app/embed/loader.ts'),
        buildEmbed([engine(files)]),
      ]);
      const { html, style } = withFiles(built, loader, early);
      const emit = (fileName: string, source: string) =>
        this.emitFile({ type: 'asset', fileName, source });
      emit('embed.html', html);
      emit(style, built.css);
      for (const { file, code } of [built.first, ...built.later]) emit(`assets/${file}`, code);
    },
  };
}
