// The embed's own scripts: built apart as CommonJS chunks, each of which becomes a classic script that hands itself over to the
// loader in the page's head. So one may split by `import('…')` as anywhere else, and needs no module script.

import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rolldown } from 'vite';
import { hashedName } from './names.ts';
import { ROOT } from './parts.ts';

export interface Chunk {
  /** "embed-Cluster-a1B2c3D4.js" */
  readonly file: string;
  readonly code: string;
}

export interface Built {
  /** What the page begins with. */
  readonly first: Chunk;
  /** What it loads when it is asked for. */
  readonly later: readonly Chunk[];
  /** Files of each view by its name in the address, in the order of the code: the first is the default. */
  readonly views: Readonly<Record<string, readonly string[]>>;
  readonly css: string;
}

const ENTRY = 'src/app/embed/main.tsx';

/** What the entry needs goes with it; so do the runtime of chunks, and the small things that every view needs. */
const FIRST = /[\\/]src[\\/](ui|app[\\/]embed[\\/]main)|rolldown[\\/]runtime/;

/** See scripts/site/react.js. */
const PREACT = [
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: join(ROOT, 'scripts/site/react.js') },
];

type OutputChunk = Rolldown.OutputChunk;

/** The code as CommonJS asks for others: `require("./x.js")`, and for later ones in a promise. */
const LATER = /Promise\.resolve\(\)\.then\(\(\)=>require\("\.\/([^"]+)"\)\)/g;
const NOW = /\brequire\("\.\/([^"]+)"\)/g;

export async function buildEmbed(plugins: readonly Plugin[]): Promise<Built> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), ...plugins],
    resolve: { alias: PREACT },
    define: { 'process.env.NODE_ENV': '"production"' },
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: { main: ENTRY }, formats: ['cjs'], cssFileName: 'embed' },
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: {
          entryFileNames: 'embed-[name]-[hash].js',
          chunkFileNames: 'embed-[name]-[hash].js',
          minify: true,
          codeSplitting: {
            groups: [{ name: 'stage', test: FIRST }],
          },
        },
      },
    },
  });
  const [{ output }] = (Array.isArray(result) ? result : [result]) as [Rolldown.RolldownOutput];
  const all = output.filter((one): one is OutputChunk => one.type === 'chunk');
  const css = output.find((one) => one.type === 'asset' && one.fileName.endsWith('.css'));
  if (css?.type !== 'asset') throw new Error('the embed has no style sheet');
  const named = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  /** A chunk after those that it needs at once. */
  const withNeeds = (file: string, seen = new Set<string>()): string[] => {
    if (seen.has(file)) return [];
    seen.add(file);
    const needs = (named.get(file)?.imports ?? []).flatMap((other) => withNeeds(other, seen));
    return [...needs, file];
  };
  const entry = all.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('the embed has no entry');
  const first = withNeeds(entry.fileName);
  /** What is still to be fetched for a chunk: itself in front. */
  const toFetch = (file: string) =>
    withNeeds(file)
      .filter((other) => !first.includes(other))
      .reverse();
  const classic = ({ fileName, code }: OutputChunk): Chunk => {
    const asked = code
      .trim()
      .replace(LATER, (_, file) => `require.load(${toFetch(file).map(quote).join()})`)
      .replace(NOW, (_, file) => `require(${quote(file)})`);
    return {
      file: fileName,
      code: `rollcallChunk(${quote(fileName)},function(require,exports,module){${asked}\n});`,
    };
  };
  const views = all.flatMap((chunk) => {
    const view = /[\\/]views[\\/](\w+)[\\/]\w+\.tsx$/.exec(chunk.facadeModuleId ?? '')?.[1];
    return view ? [[view, toFetch(chunk.fileName)] as const] : [];
  });
  // As the code asks for them: the default comes first.
  const asked = all.flatMap(({ dynamicImports }) => dynamicImports);
  views.sort(([, [one = '']], [, [other = '']]) => asked.indexOf(one) - asked.indexOf(other));
  return {
    // One file: each request costs a round trip.
    first: hashed(
      first.flatMap((file) => named.get(file) ?? []).map(classic),
      `rollcallBegin(${quote(entry.fileName)});`,
    ),
    later: all.filter(({ fileName }) => !first.includes(fileName)).map(classic),
    views: Object.fromEntries(views),
    css: String(css.source),
  };
}

function hashed(chunks: readonly Chunk[], last: string): Chunk {
  const code = [...chunks.map((chunk) => chunk.code), last].join('\n');
  return { file: hashedName('embed.js', code).replace('assets/', ''), code };
}

const quote = (text: string): string => JSON.stringify(text);
