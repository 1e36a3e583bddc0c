// index.html: Vite's own build, with the content security policy and the script that starts the worker put in.

import type { Plugin } from 'vite';
import { type EngineFiles, headScript } from './engine.ts';
import { hashOf, policyTag } from './policy.ts';

export function studio(files: () => Promise<EngineFiles>): Plugin {
  return {
    name: 'rollcall-studio',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const early = await headScript('src/app/studio/early.ts', await files());
        const policy = policyTag({ scripts: [hashOf(early)], files: true });
        const script = `<script>${early}</script>`;
        return html
          .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy}`)
          .replace('</title>', (end) => `${end}\n    ${script}`);
      },
    },
  };
}
