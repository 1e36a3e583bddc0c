import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFolder, importsOf, offencesOf } from './check-imports.mjs';

const reasons = (file, source) => offencesOf(file, source).map(({ reason }) => reason);

describe('rooms point one way: app > views > session > scenario > engine', () => {
  test.each([
    ['app/studio/main.tsx', '../../views/cluster/Cluster.tsx'],
    ['app/studio/main.tsx', '../../engine/units.ts'],
    ['app/studio/main.tsx', '../embed/frame.ts'],
    ['views/cluster/Cluster.tsx', '../../session/api.ts'],
    ['views/cluster/Cluster.tsx', './Node.tsx'],
    ['views/cluster/Cluster.tsx', '../../ui/Button.tsx'],
    ['views/registry.ts', './cluster/Cluster.tsx'],
    ['views/code/Code.tsx', '../../engine/protocols/raft.ts?raw'],
    ['session/spawn.ts', './worker.ts?worker&inline'],
    ['session/store.ts', 'zustand/vanilla'],
    ['scenario/parse.ts', '../engine/scenario.ts'],
    ['scenario/parse.ts', 'valibot'],
    ['cli/sim.ts', '../scenario/parse.ts'],
    ['cli/sim.ts', 'node:fs'],
    ['cli/sim.ts', '../../package.json'],
    ['engine/world.test.ts', 'fast-check'],
    ['engine/world.test.ts', 'node:fs'],
  ])('%s may import %s', (file, specifier) => {
    expect(reasons(file, `import { a } from '${specifier}';`)).toEqual([]);
  });

  test.each([
    ['engine/world.ts', '../scenario/parse.ts', 'engine may import no other room, not scenario'],
    ['engine/world.ts', 'd3', 'engine imports no package from outside'],
    ['engine/world.ts', 'node:fs', 'engine imports no package from outside'],
    ['engine/world.test.ts', '../session/store.ts', 'not session'],
    ['scenario/parse.ts', '../session/store.ts', 'scenario may import only engine, not session'],
    ['scenario/parse.ts', 'react', 'scenario imports only valibot'],
    ['session/store.ts', '../views/cluster/Cluster.tsx', 'not views'],
    ['session/store.ts', '../ui/Button.tsx', 'not ui'],
    ['session/store.ts', 'node:fs', 'session runs in the browser'],
    ['views/cluster/Cluster.tsx', '../../app/studio/main.tsx', 'not app'],
    ['views/cluster/Cluster.tsx', '../story/words.ts', 'view cluster may not import view story'],
    ['views/cluster/Cluster.tsx', '../registry.ts', 'top of views/'],
    ['views/cluster/Cluster.tsx', '/src/app/studio/main.tsx', 'not app'],
    ['ui/Button.tsx', '../engine/units.ts', 'ui may import no other room'],
    ['cli/sim.ts', '../session/store.ts', 'cli may import only scenario, engine, not session'],
    ['app/studio/main.tsx', '../../../scripts/start.mjs', 'leaves src/'],
    ['app/studio/main.tsx', '../../cli/sim.ts', 'not cli'],
  ])('%s may not import %s', (file, specifier, reason) => {
    expect(reasons(file, `import type { A } from '${specifier}';`)).toEqual([
      expect.stringContaining(reason),
    ]);
  });

  test('a folder that is no room is an offence', () => {
    expect(reasons('shared/odds.ts', '')).toEqual([
      expect.stringContaining('no such room "shared"'),
    ]);
  });

  test('d3 is imported by name', () => {
    expect(reasons('views/cluster/a.ts', "import { scaleLinear } from 'd3';")).toEqual([]);
    expect(reasons('views/cluster/a.ts', "import * as d3 from 'd3';")).toHaveLength(1);
    expect(reasons('views/cluster/a.ts', "import type * as d3 from 'd3';")).toEqual([]);
  });
});

describe('a protocol, detector or job knows its node context and nothing else', () => {
  test.each(['protocols/raft.ts', 'detectors/phi.ts', 'work/cron.ts'])('%s', (name) => {
    const file = `engine/${name}`;
    expect(reasons(file, "import type { Protocol } from '../protocol.ts';")).toEqual([]);
    expect(reasons(file, "import { pickLeader } from '../pickLeader.ts';")).toEqual([]);
    expect(reasons(file, "import { World } from '../world.ts';")).toHaveLength(1);
    expect(reasons(file, "import { type World } from '../world.ts';")).toHaveLength(1);
    expect(reasons(file, "import { other } from './other.ts';")).toHaveLength(1);
    expect(reasons(file, "const world = await import('../world.ts');")).toHaveLength(1);
  });

  test('but for its own parts, in a folder of its name', () => {
    const part = "import { rules } from './lease/declared.ts';";
    expect(reasons('engine/protocols/lease.ts', part)).toEqual([]);
    expect(reasons('engine/protocols/raft.ts', part)).toHaveLength(1);
    expect(
      reasons('engine/protocols/lease/lock.ts', "import { rules } from './declared.ts';"),
    ).toEqual([]);
    expect(
      reasons('engine/protocols/raft/vote.ts', "import { rules } from '../lease/lock.ts';"),
    ).toHaveLength(1);
    const world = "import { World } from '../../world.ts';";
    expect(reasons('engine/protocols/lease/declared.ts', world)).toHaveLength(1);
  });

  test('but for the registries and the tests', () => {
    expect(reasons('engine/protocols/registry.ts', "import { raft } from './raft.ts';")).toEqual(
      [],
    );
    expect(reasons('engine/protocols/raft.test.ts', "import { run } from '../run.ts';")).toEqual(
      [],
    );
  });
});

describe('every form of import is seen, with its line', () => {
  const seen = (source) => importsOf(source).map(({ line, specifier }) => [line, specifier]);

  test('static, re-exported, dynamic, globbed, by address', () => {
    const source = [
      "import a from './a.ts';",
      "import './b.css';",
      'import {',
      '  c,',
      "} from './c.ts';",
      "export * from './d.ts'; export type { E } from './e.ts';",
      "const f = import('./f.ts');",
      "const g = import.meta.glob(['./g/*.ts', '!./g/*.test.ts'], { eager: true });",
      "const h = new URL('./h.png', import.meta.url), i = new URL(location.href);",
      "type J = typeof import('./j.ts');",
      'const k = import.meta.glob<string>("./k/*.txt");',
    ].join('\n');
    expect(seen(source)).toEqual([
      [1, './a.ts'],
      [2, './b.css'],
      [3, './c.ts'],
      [6, './d.ts'],
      [6, './e.ts'],
      [7, './f.ts'],
      [8, './g/*.ts'],
      [9, './h.png'],
      [10, './j.ts'],
      [11, './k/*.txt'],
    ]);
  });

  test('not in comments, whatever strings, templates, regular expressions and JSX stand around', () => {
    const source = [
      "// import a from './a.ts';",
      "/* import b from './b.ts';",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code to be read
      "*/ const glob = 'src/**/*.ts', url = `https://x/*${'`'}`;",
      'const pattern = /[/*"]/; const half = 4 / 2;',
      "const text = <p title=\"it's\">don't /* import c from './c.ts' */</p>;",
      "import d from './d.ts';",
    ].join('\n');
    expect(seen(source)).toEqual([[6, './d.ts']]);
  });

  test('an export of something of our own is no import', () => {
    expect(seen("export const from = 'x';\nexport interface Cut { from: 'a' }")).toEqual([]);
  });

  test('an address that is computed is an offence', () => {
    expect(reasons('app/a.ts', 'const page = await import(name);')).toHaveLength(1);
  });
});

test('an offence planted in a folder is found and named', () => {
  const src = mkdtempSync(join(tmpdir(), 'rollcall-imports-'));
  const write = (file, text) => {
    mkdirSync(dirname(join(src, file)), { recursive: true });
    writeFileSync(join(src, file), text);
  };
  write('engine/units.ts', 'export const a = 1;\n');
  write('engine/world.ts', "// the world\n\nimport { store } from '../session/store.ts';\n");
  write('session/store.ts', "import { a } from '../engine/units.ts';\n");
  try {
    expect(checkFolder(src)).toEqual({
      files: 3,
      offences: [
        {
          file: 'engine/world.ts',
          line: 3,
          specifier: '../session/store.ts',
          reason: 'engine may import no other room, not session',
        },
      ],
    });
  } finally {
    rmSync(src, { recursive: true });
  }
});
