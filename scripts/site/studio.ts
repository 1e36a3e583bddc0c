// index.html: Vite's own build, with the content security policy and the script that starts the worker put in.

import type { Plugin, Rolldown } from 'vite';
import { VIEWS } from '../../src/app/common/address.ts';
import { type EngineFiles, headScript } from './engine.ts';
import { hashOf, policyTag } from './policy.ts';

/** Scripts of each view by its name in the address: its own, and those that it needs beside the page's. */
function viewsOf(bundle: Rolldown.OutputBundle): Readonly<Record<string, readonly string[]>> {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  return Object.fromEntries(
    chunks.flatMap(({ facadeModuleId, fileName, imports }) => {
      const [, view = '', file = ''] =
        /[\\/]views[\\/](\w+)[\\/](\w+)\.tsx$/.exec(facadeModuleId ?? '') ?? [];
      const isView = VIEWS.some((id) => id === view) && file.toLowerCase().startsWith(view);
      return isView ? [[view, [fileName, ...imports]]] : [];
    }),
  );
}

export function studio(files: () => Promise<EngineFiles>): Plugin {
  return {
    name: 'rollcall-studio',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const head = await headScript('src/app/studio/early.ts', await files());
        const early = `self.rollcallViews=${JSON.stringify(viewsOf(bundle ?? {}))};${head}`;
        const policy = policyTag({ scripts: [hashOf(early)], files: true });
        const script = `<script>${early}</script>`;
        return html
          .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy}`)
          .replace('</title>', (end) => `${end}\n    ${script}`);
      },
    },
  };
}
