// The engine's own files: the core that the worker begins with, and the parts that it fetches by need. Classic scripts, for a
// worker from a blob fetches them by importScripts. Built before the pages, which carry their names.

import { join } from 'node:path';
import { build, type Plugin as RolldownPlugin } from 'rolldown';
import type { Plugin } from 'vite';
import { hashedName } from './names.ts';
import { allParts, CORE, entryOf, inWorker, NAMES, type Part, ROOT } from './parts.ts';

export interface EngineFiles {
  /** Path below the site's root, and text. */
  readonly core: readonly [string, string];
  readonly parts: readonly (readonly [string, string])[];
}

const ENTRY = 'rollcall-entry.ts';

/** One classic script, minified. */
async function script(entry: string, plugins: RolldownPlugin[] = []): Promise<string> {
  const { output } = await build({
    input: ENTRY,
    write: false,
    logLevel: 'warn',
    transform: { target: 'es2022' },
    output: { format: 'iife', minify: true, codeSplitting: false },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? entry : null),
      },
      ...plugins,
    ],
  });
  return output[0].code.trim();
}

type Naming = (name: string, code: string) => string;

/** For hosts and caches: what is in a file of a name never changes. */
const hashed: Naming = (name, code) => hashedName(`${name}.js`, code);
const plain: Naming = (name) => `assets/${name}.js`;

/** The text of the file that names the others. */
const namesOf = ({ core, parts }: EngineFiles): string =>
  `export const CORE = ${JSON.stringify(core[0])};
export const PARTS = ${JSON.stringify(parts.map(([file]) => file))};`;

/** A file of ours as one classic script. */
export const classicScript = (path: string): Promise<string> =>
  script(`import ${JSON.stringify(join(ROOT, path))};`);

/** What stands in a page's head: a file of ours as one classic script, which knows the engine's files. */
export const headScript = (path: string, files: EngineFiles): Promise<string> =>
  script(`import ${JSON.stringify(join(ROOT, path))};`, [
    { name: 'engine-names', load: (id) => (id === NAMES ? namesOf(files) : null) },
  ]);

export async function buildEngine(naming = hashed): Promise<EngineFiles> {
  const files = new Map<string, readonly [string, string]>();
  const listed = allParts();
  await Promise.all(
    listed.map(async (part) => {
      const code = await script(entryOf(part));
      files.set(part.name, [naming(part.name, code), code]);
    }),
  );
  const fileOf = ({ name }: Part) => {
    const file = files.get(name);
    if (!file) throw new Error(`the engine has no part ${name}`);
    return file;
  };
  const code = await script(`import ${JSON.stringify(CORE)};`, [
    {
      name: 'parts',
      load: (id) => {
        const code = inWorker(id, (part) => fileOf(part)[0]);
        return code === null ? null : { code, moduleType: 'ts' };
      },
    },
  ]);
  const core = [naming('core', code), code] as const;
  const parts = listed.map(fileOf);
  return { core, parts };
}

/** Puts the names into the pages' code, and the files into the site; while developing, serves them as they are now. */
export function engine(files: () => Promise<EngineFiles>): Plugin {
  let current = files;
  return {
    name: 'rollcall-engine',
    load: async (id) => (id === NAMES ? namesOf(await current()) : null),
    async generateBundle() {
      const { core, parts } = await current();
      for (const [fileName, source] of [core, ...parts])
        this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer({ middlewares, watcher, ws }) {
      let built: Promise<EngineFiles> | null = null;
      current = () => {
        built ??= buildEngine(plain);
        return built;
      };
      middlewares.use(async (request, response, next) => {
        const path = (request.url ?? '').replace(/^\/|\?.*$/g, '');
        if (!path.startsWith('assets/')) return next();
        const { core, parts } = await current();
        const found = [core, ...parts].find(([file]) => file === path);
        if (!found) return next();
        response.setHeader('content-type', 'text/javascript');
        response.setHeader('cache-control', 'no-store');
        response.end(found[1]);
      });
      watcher.on('change', (file) => {
        if (!/[\\/]src[\\/](engine|scenario|session)[\\/]/.test(file)) return;
        built = null;
        ws.send({ type: 'full-reload' });
      });
    },
  };
}
