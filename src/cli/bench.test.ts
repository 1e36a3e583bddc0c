import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asJson, asTable, readBenchOptions } from './benchCommand.ts';
import { type Benchmark, benchmarks } from './benchmarks.ts';
import { builtSize, linkedFiles, staticImports } from './builtSize.ts';

const one: Benchmark = { name: 'one', unit: 'ms', about: '', run: () => ({ value: 1 }) };
const two: Benchmark = { ...one, name: 'two-fast', unit: 'bytes' };

describe('options', () => {
  const chosen = (...args: string[]) => {
    const request = readBenchOptions(args, [one, two]);
    return request.kind === 'run' ? request.chosen.map(({ name }) => name) : request;
  };

  it('chooses by the beginning of the name', () => {
    expect(chosen()).toEqual(['one', 'two-fast']);
    expect(chosen('--only', 'two')).toEqual(['two-fast']);
    expect(chosen('--only', 'two', '--only=one')).toEqual(['one', 'two-fast']);
    expect(readBenchOptions(['--json'], [one])).toMatchObject({ kind: 'run', json: true });
  });

  it('refuses what it does not know', () => {
    expect(chosen('--only', 'three')).toMatchObject({
      fault: expect.stringMatching(/one, two-fast/),
    });
    expect(chosen('--jsn')).toMatchObject({ fault: expect.stringMatching(/^[^\n]*--jsn[^\n]*$/) });
    expect(chosen('more')).toMatchObject({ kind: 'fault' });
  });

  it('knows every benchmark by a name of its own', () => {
    expect(new Set(benchmarks.map(({ name }) => name)).size).toBe(benchmarks.length);
  });
});

describe('figures', () => {
  const figures = [
    [one, { value: 1234567.25, more: { max: 1000 } }],
    [two, { value: null, note: 'not built' }],
  ] as const;

  it('stand in a table', () => {
    expect(asTable(figures).split('\n')).toEqual([
      'benchmark        figure  unit   more',
      'one        1,234,567.25  ms     max 1,000',
      'two-fast              -  bytes  not built',
      '',
    ]);
  });

  it('stand in an object', () => {
    expect(asJson(figures, { node: 'v20' })).toEqual({
      node: 'v20',
      benchmarks: {
        one: { unit: 'ms', about: '', value: 1234567.25, more: { max: 1000 } },
        'two-fast': { unit: 'bytes', about: '', value: null, note: 'not built' },
      },
    });
  });
});

describe('the size of a built page', () => {
  let dist = '';
  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'rollcall-dist-'));
  });
  afterEach(() => rmSync(dist, { recursive: true }));

  it('counts what loads first, once, and nothing that comes later', () => {
    const files = {
      'index.html': `<!doctype html><!-- <script src="./assets/old.js"></script> -->
        <script type="module" crossorigin src="./assets/main.js"></script>
        <link rel="modulepreload" crossorigin href="./assets/shared.js">
        <link rel="stylesheet" crossorigin href="./assets/main.css">
        <link rel="icon" href="./assets/icon.svg">
        <script>work()</script>
        <script src="https://example.org/x.js"></script>`,
      'assets/main.js': `import{a as b}from"./shared.js";import"./side.js";const c=()=>import("./late.js");`,
      'assets/shared.js': 'export{x}from"./side.js";const a=1;export{a};',
      'assets/side.js': 'import{a}from"./shared.js";export const x=1;',
      'assets/late.js': `export default ${'1'.repeat(5000)}`,
      'assets/View-1.js': 'import{x}from"./side.js";export const view=x;',
      'assets/old.js': '0',
      'assets/icon.svg': '<svg/>',
      'assets/main.css': 'body{margin:0}',
    };
    mkdirSync(join(dist, 'assets'));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(dist, path), text);
    const inline = gzipSync('work()', { level: 9 }).length;
    const zipped = (...names: (keyof typeof files)[]) =>
      names.reduce((sum, name) => sum + gzipSync(files[name], { level: 9 }).length, 0);
    expect(builtSize(dist, 'index.html')).toMatchObject({
      js: zipped('assets/main.js', 'assets/shared.js', 'assets/side.js') + inline,
      css: zipped('assets/main.css'),
      html: zipped('index.html'),
      files: [
        'index.html',
        'assets/main.js',
        'assets/shared.js',
        'assets/side.js',
        'assets/main.css',
      ],
    });
    expect(builtSize(dist, 'index.html', ['View'])).toMatchObject({
      js:
        zipped('assets/main.js', 'assets/shared.js', 'assets/side.js', 'assets/View-1.js') + inline,
    });
    expect(() => builtSize(dist, 'index.html', ['Vie'])).toThrow('no Vie-');
  });

  it('is unknown before it is built', () => {
    expect(builtSize(dist, 'index.html')).toBeNull();
  });

  it('reads imports and tags in every spelling', () => {
    const source = `import*as a from'./a.js';export*from "./b.js";import d,{e}from"./c.js";x.from("./no.js");import("./no.js");`;
    expect(staticImports(source, 'js')).toEqual(['./a.js', './b.js', './c.js']);
    expect(staticImports('require("d.js");require.load("no.js")', 'js')).toEqual(['d.js']);
    expect(staticImports('@import url("x.css");@import "y.css";', 'css')).toEqual([
      'x.css',
      'y.css',
    ]);
    expect(linkedFiles('<LINK href=a.css rel=stylesheet><script>1</script>')).toEqual(['a.css']);
  });
});
