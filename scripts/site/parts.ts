// Which files of the engine are parts: fetched by the worker when a scenario names them. The registries say so, and stay as
// plain as they are: what stands first in a registry is built in, each other line becomes a getter that fetches. So does a
// function that few readers ever need.

import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** With forward slashes, as bundlers name modules everywhere. */
const slashed = (path: string) => path.replaceAll('\\', '/');
const source = (path: string) => slashed(join(ROOT, 'src', path));

export const CORE = source('session/worker.ts');
/** Files whose text the build gives. */
export const NAMES = source('session/code.ts');
export const SINGLE = source('app/common/single.ts');
const RUNTIME = source('session/part.ts');
const REGISTRIES = ['engine/protocols', 'engine/detectors', 'engine/work', 'scenario/builtin'].map(
  (folder) => source(`${folder}/registry.ts`),
);

/** Functions, each with its file, that the stage of an embed does without. */
const SELDOM = [
  ['lookBack', 'engine/why.ts'],
  ['diagramOf', 'session/diagram.ts'],
  ['syntaxFault', 'scenario/json.ts'],
] as const;

export interface Part {
  /** "protocols-raft" */
  readonly name: string;
  /** What the file exports and the registry lists: "raft". */
  readonly value: string;
  readonly file: string;
  /** The id by which a list knows it, where it is not the name of the value: a built-in's. */
  readonly id: string | null;
}

const IMPORT = /^import \{ (\w+) \} from '\.\/(\w+)\.ts';\n/gm;
/** The parts that a registry lists: all that it imports from its own folder, but for what stands first in its list. */
export function partsOf(registry: string, text = readFileSync(registry, 'utf8')): Part[] {
  const folder = dirname(registry);
  const imported = [...text.matchAll(IMPORT)];
  const listed = imported.sort(
    ([, one = ''], [, other = '']) => placeOf(text, one, registry) - placeOf(text, other, registry),
  );
  return listed.slice(1).map(([, value = '', name = '']) => {
    const file = `${folder}/${name}.ts`;
    return {
      name: `${basename(folder)}-${name}`,
      value,
      file,
      id: registry.includes('builtin') ? idIn(file) : null,
    };
  });
}

/** Where a value stands in the list: after a bracket or a comma, and before one. */
const itemOf = (value: string) => new RegExp(String.raw`(?<=[{[,]\s*)${value}(?=\s*[,}\]])`);

function placeOf(text: string, value: string, registry: string): number {
  const place = itemOf(value).exec(text.replace(IMPORT, (line) => ' '.repeat(line.length)))?.index;
  if (place === undefined) throw new Error(`${registry}: "${value}" is imported, but not listed`);
  return place;
}

function idIn(file: string): string {
  const id = /^\s+id: '([^']+)',$/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (id === undefined) throw new Error(`${file}: has no line "id: '…',"`);
  return id;
}

const seldom = (): Part[] =>
  SELDOM.map(([value, path]) => ({
    name: path.replace('/', '-').replace('.ts', ''),
    value,
    file: source(path),
    id: null,
  }));

export const allParts = (): Part[] => [
  ...REGISTRIES.flatMap((registry) => partsOf(registry)),
  ...seldom(),
];

/** What a part's file is built from: puts the value where part.ts looks for it. */
export const entryOf = ({ name, value, file }: Part): string =>
  `import { ${value} } from '${file}';
(self.rollcallParts ??= {})['${name}'] = ${value};`;

/** A file as the worker has it; null for one that stays as it is. `nameOf` gives the built file of a part. */
export function inWorker(id: string, nameOf: (part: Part) => string): string | null {
  const rare = seldom().find(({ file }) => file === slashed(id));
  if (rare)
    return `import { part } from '${RUNTIME}';
export const ${rare.value} = (...given) => part('${rare.name}', '${nameOf(rare)}')(...given);`;
  const registry = REGISTRIES.find((one) => one === slashed(id));
  if (registry === undefined) return null;
  let text = readFileSync(registry, 'utf8');
  for (const part of partsOf(registry, text)) {
    const fetched = `part('${part.name}', '${nameOf(part)}')`;
    text = text
      .replace(`import { ${part.value} } from './${basename(part.file)}';\n`, '')
      .replace(
        itemOf(part.value),
        part.id === null
          ? `get ${part.value}() { return ${fetched}; }`
          : `{ id: '${part.id}', get teaches() { return ${fetched}.teaches; }, get json() { return ${fetched}.json; } }`,
      );
  }
  return `import { part } from '${RUNTIME}';\n${text}`;
}
