import { build } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../src/engine/detectors/registry.ts';
import { protocols } from '../../src/engine/protocols/registry.ts';
import { jobs } from '../../src/engine/work/registry.ts';
import { builtins } from '../../src/scenario/builtin/registry.ts';
import { allParts, entryOf, inWorker, partsOf, ROOT } from './parts.ts';

/** The module as it comes out of the build, with what it would fetch. */
async function loaded(path: string) {
  const file = `${ROOT}/src/${path}`;
  const { output } = await build({
    input: file,
    write: false,
    logLevel: 'silent',
    output: { format: 'esm', codeSplitting: false },
    plugins: [
      {
        name: 'lazy',
        load: (id) => {
          const code = inWorker(id, ({ name }) => `${name}.js`);
          return code === null ? null : { code, moduleType: 'ts' };
        },
      },
    ],
  });
  const fetched: string[] = [];
  Object.assign(globalThis, {
    self: { postMessage: () => {}, rollcallParts: {} },
    importScripts: (name: string) => {
      fetched.push(name);
      Object.assign(self.rollcallParts as object, { [name.replace('.js', '')]: { fake: name } });
    },
  });
  const code = `data:text/javascript,${encodeURIComponent(output[0].code)}`;
  return { module: await import(/* @vite-ignore */ code), fetched };
}

describe('the registries as the worker has them', () => {
  it.each([
    ['engine/protocols/registry.ts', 'protocols', protocols],
    ['engine/detectors/registry.ts', 'detectors', detectors],
    ['engine/work/registry.ts', 'jobs', jobs],
  ])('%s knows all ids, and fetches what is asked for', async (path, name, real) => {
    const { module, fetched } = await loaded(path);
    const ids = Object.keys(real);
    expect(Object.keys(module[name])).toEqual(ids);
    expect(module[name][ids[0] ?? ''].title).toBe(real[ids[0] ?? '']?.title);
    expect(fetched).toEqual([]);
    for (const id of ids.slice(1)) expect(module[name][id].fake).toBe(fetched.at(-1));
    expect(fetched).toHaveLength(ids.length - 1);
  });

  it('built-in scenarios are known by their ids', async () => {
    const { module, fetched } = await loaded('scenario/builtin/registry.ts');
    expect(module.builtins.map(({ id }: { id: string }) => id)).toEqual(
      builtins.map(({ id }) => id),
    );
    expect(module.builtins[0].json).toEqual(builtins[0]?.json);
    expect(fetched).toEqual([]);
  });

  it('each part puts its value where the worker looks for it', () => {
    const raft = allParts().find(({ name }) => name === 'protocols-raft');
    expect(raft && entryOf(raft)).toMatch(/import \{ raft \}.*\n.*\['protocols-raft'\] = raft;/);
    expect(inWorker(`${ROOT}/src/engine/run.ts`, () => '')).toBeNull();
  });

  it('a registry that is written otherwise is refused, not misread', () => {
    const text = (list: string) => `import { one } from './one.ts';\nimport { two } from './two.ts';
export const all = ${list};`;
    expect(partsOf('/x/work/registry.ts', text('{ one, two }')).map(({ name }) => name)).toEqual([
      'work-two',
    ]);
    expect(partsOf('/x/work/registry.ts', text('{ two, one }')).map(({ name }) => name)).toEqual([
      'work-one',
    ]);
    expect(() => partsOf('/x/work/registry.ts', text('{ one, second: two() }'))).toThrow(
      '"two" is imported, but not listed',
    );
  });
});
