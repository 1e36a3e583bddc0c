import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measure } from '../engine/run.ts';
import { scenario } from '../engine/testing.ts';
import { builtinScenario, builtins } from '../scenario/builtin/registry.ts';
import { encodeScenario } from '../scenario/link.ts';
import { scenarioToJson } from '../scenario/toJson.ts';
import { drive } from './drive.ts';
import { readOptions } from './options.ts';
import { Output, ReaderGone } from './output.ts';
import { bar, Progress } from './progress.ts';
import { RAN, REFUSED, sim } from './simCommand.ts';
import { readSource } from './source.ts';
import { trialScenario } from './trials.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command into a file. */
async function run(...args: string[]) {
  const told: string[] = [];
  const out = join(folder, 'out');
  const status = await sim(args, {
    output: () => Output.file(out),
    tell: (line) => told.push(line),
    draw: () => null,
  });
  let text = '';
  try {
    text = readFileSync(out, 'utf8');
  } catch {
    // Nothing was written.
  }
  return { status, told, text, lines: text === '' ? [] : text.trimEnd().split('\n') };
}

const json = (line: string | undefined): Record<string, unknown> => JSON.parse(line ?? 'null');

describe('options', () => {
  it('reads all of them', () => {
    const args = ['a.json', '--until', '1e3', '--seed', '9', '--trials', '20', '--each'];
    expect(readOptions([...args, '--out', 'x'])).toEqual({
      kind: 'run',
      out: 'x',
      options: { source: 'a.json', untilMs: 1000, seed: 9, events: false, trials: 20, each: true },
    });
    expect(readOptions(['--list', '--out=x'])).toEqual({ kind: 'list', out: 'x' });
    expect(readOptions(['--help', '--list'])).toEqual({ kind: 'help' });
  });

  const refused: [string, string[], RegExp][] = [
    ['nothing', [], /missing/],
    ['an unknown option', ['a', '--unti', '5'], /--unti/],
    ['a missing value', ['a', '--until'], /--until/],
    ['a value for a flag', ['a', '--events=yes'], /--events/],
    ['two scenarios', ['a', 'b'], /"b"/],
    ['letters for a number', ['a', '--until', '10s'], /--until.*"10s"/],
    ['hexadecimal', ['a', '--seed', '0x10'], /--seed/],
    ['an empty number', ['a', '--seed', ''], /--seed/],
    ['a seed too large', ['a', '--seed', '4294967296'], /--seed/],
    ['a fraction of a seed', ['a', '--seed', '1.5'], /--seed/],
    ['a time before 0', ['a', '--until=-5'], /--until/],
    ['no trials', ['a', '--trials', '0'], /--trials/],
    ['the same twice', ['a', '--seed', '1', '--seed', '2'], /--seed: given 2 times/],
    ['--each alone', ['a', '--each'], /--each/],
    ['--events of trials', ['a', '--trials', '2', '--events'], /--events/],
    ['a list of a scenario', ['--list', 'a'], /--list/],
    ['a file without a name', ['a', '--out', ''], /--out/],
  ];
  it.each(refused)('refuses %s', (_, args, fault) => {
    const request = readOptions(args);
    expect(request.kind).toBe('faults');
    if (request.kind !== 'faults') return;
    expect(request.faults.join('\n')).toMatch(fault);
    for (const line of request.faults) expect(line).not.toContain('\n');
  });

  it('names all faults at once, and exits with 2', async () => {
    const { status, told, text } = await run('a', '--until', 'x', '--seed', 'y');
    expect(status).toBe(REFUSED);
    expect(told).toHaveLength(2);
    expect(told.every((line) => line.startsWith('sim: --'))).toBe(true);
    expect(text).toBe('');
  });
});

describe('source', () => {
  it('is a built-in, a file, a link or a fragment', async () => {
    const builtin = builtinScenario('first-day');
    if (!builtin) throw new Error('no first-day');
    const file = join(folder, 'lesson.json');
    writeFileSync(file, JSON.stringify(scenarioToJson(builtin)));
    const packed = await encodeScenario(builtin);
    const sources = [
      'first-day',
      file,
      `https://example.org/rollcall/?view=cluster#s=${packed}`,
      `#s=${packed}&f=0123456789abcdef`,
      `s=${packed}`,
    ];
    for (const source of sources) {
      const result = await readSource(source);
      expect(result, source).toMatchObject({ ok: true, scenario: builtin });
    }
  });

  it('is refused with lines that name it', async () => {
    const file = join(folder, 'bad.json');
    writeFileSync(
      file,
      '{"rollcall":1,"nodes":3,"seed":-1,"script":[{"at":1,"do":"crash","node":"n9"}]}',
    );
    const { status, told } = await run(file);
    expect(status).toBe(REFUSED);
    expect(told).toEqual([
      'seed: must be a whole number from 0 to 4294967295, not -1',
      'script[0].node: no node "n9"; nodes are n1, n2, n3',
    ]);

    const faults = async (source: string) => {
      const result = await readSource(source);
      return result.ok ? [] : result.faults;
    };
    expect(await faults('frist-day')).toEqual([
      'frist-day: no such file, and no built-in scenario; did you mean first-day?',
    ]);
    expect(await faults(folder)).toEqual([`${folder}: is a folder, not a file`]);
    expect(await faults('#s=')).toEqual(['link: is empty']);
    expect(await faults('#s=AAAA')).toEqual([expect.stringMatching(/^link: (?!link)/)]);
    expect(await faults('https://example.org/?scenario=first-day')).toEqual([
      expect.stringMatching(/^link: carries no scenario.*"first-day"/),
    ]);
    expect(await faults('a\nb')).toEqual([expect.not.stringContaining('\n')]);
  });
});

describe('a run', () => {
  const KEYS = [
    'fingerprint',
    'untilUs',
    'events',
    'messages',
    'leaders',
    'failovers',
    'noLeaderUs',
    'splitBrainUs',
    'jobs',
    'violations',
  ];

  it('prints the summary alone, in the order of the contract', async () => {
    const { status, lines, told } = await run('first-day');
    expect(status).toBe(RAN);
    expect(told).toEqual([]);
    expect(lines).toHaveLength(1);
    const summary = json(lines[0]);
    expect(Object.keys(summary)).toEqual(KEYS);
    expect(summary).toEqual(measure(builtinScenario('first-day') ?? scenario()));
  });

  it('prints every event before it', async () => {
    const { lines } = await run('first-day', '--events', '--until', '8000');
    const summary = json(lines.at(-1));
    expect(summary.untilUs).toBe(8_000_000);
    expect(lines).toHaveLength((summary.events as number) + 1);
    expect(lines.slice(0, -1).map((line) => json(line).id)).toEqual(
      Array.from({ length: lines.length - 1 }, (_, index) => index + 1),
    );
  });

  it('takes another seed', async () => {
    const [plain, same, other] = await Promise.all(
      [[], ['--seed', '7'], ['--seed', '8']].map((args) =>
        sim(['first-day', ...args, '--out', join(folder, `seed${args[1] ?? ''}`)], {
          output: () => Output.standard(),
          tell: () => {},
          draw: () => null,
        }),
      ),
    );
    expect([plain, same, other]).toEqual([RAN, RAN, RAN]);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(read('seed7')).toBe(read('seed'));
    expect(read('seed8')).not.toBe(read('seed'));
  });

  it('says when a link promised another run', async () => {
    const builtin = builtinScenario('first-day') ?? scenario();
    const packed = await encodeScenario(builtin);
    const { fingerprint } = measure(builtin);
    expect((await run(`#s=${packed}&f=${fingerprint}`)).told).toEqual([]);
    const { status, told } = await run(`#s=${packed}&f=0000000000000000`);
    expect(status).toBe(RAN);
    expect(told).toEqual([expect.stringMatching(/^link: .*differs/)]);
    expect((await run(`#s=${packed}&f=0000000000000000`, '--seed', '9')).told).toEqual([]);
  });

  it('comes to the same with a look at the clock', () => {
    const ticks: number[] = [];
    const long = scenario({ untilMs: 3_600_000 });
    expect(drive(long, (nowUs) => ticks.push(nowUs))).toEqual(measure(long));
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
  });
});

describe('trials', () => {
  it('prints one line, and with --each every run before it', async () => {
    const alone = await run('first-day', '--trials', '5');
    expect(alone.status).toBe(RAN);
    expect(alone.lines).toHaveLength(1);
    const each = await run('first-day', '--trials', '5', '--each');
    expect(each.lines).toHaveLength(6);
    expect(each.lines[5]).toBe(alone.lines[0]);
    const base = builtinScenario('first-day') ?? scenario();
    each.lines.slice(0, 5).forEach((line, index) => {
      const trial = trialScenario(base, index);
      expect(Object.keys(json(line))[0]).toBe('seed');
      expect(json(line)).toEqual({ seed: base.seed + index, ...measure(trial) });
    });
    expect(json(alone.lines[0])).toMatchObject({ trials: 5, failover: { none: 0 } });
  });

  it('counts a run without a failover', async () => {
    const { lines } = await run('first-day', '--until', '3000', '--trials', '3');
    expect(json(lines[0])).toMatchObject({
      failover: { none: 3, electedMs: { mean: null }, recoveredMs: { max: null } },
    });
  });
});

describe('--list and --help', () => {
  it('lists every built-in', async () => {
    const { lines } = await run('--list');
    expect(lines.map((line) => json(line).id)).toEqual(builtins.map(({ id }) => id));
    for (const line of lines) expect(Object.keys(json(line))).toEqual(['id', 'title', 'teaches']);
  });

  it('explains itself', async () => {
    expect((await run('--help')).text).toMatch(/^usage: npm run -s sim/);
  });
});

describe('output', () => {
  it('replaces a file as a whole, or not at all', () => {
    const path = join(folder, 'result');
    writeFileSync(path, 'before');
    const abandoned = Output.file(path);
    abandoned.line({ a: 'x'.repeat(200_000) });
    expect(readFileSync(path, 'utf8')).toBe('before');
    abandoned.abandon();
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['result']);

    const finished = Output.file(path);
    finished.line({ a: 'é' });
    finished.finish();
    expect(readFileSync(path, 'utf8')).toBe('{"a":"é"}\n');
    expect(readdirSync(folder)).toEqual(['result']);
  });

  it('follows a link, and writes to a device as it is', () => {
    const path = join(folder, 'real');
    writeFileSync(path, '');
    const alias = join(folder, 'alias');
    symlinkSync(path, alias);
    const output = Output.file(alias);
    output.text('1');
    output.finish();
    expect(readFileSync(path, 'utf8')).toBe('1');
    const nowhere = Output.file('/dev/null');
    nowhere.text('1');
    nowhere.finish();
  });

  it('is refused where it cannot be, before anything runs', async () => {
    const { status, told } = await run('first-day', '--out', join(folder, 'no', 'where'));
    expect(status).toBe(REFUSED);
    expect(told).toEqual(['sim: --out: no such file or directory']);
  });

  it('ends quietly when its reader leaves', async () => {
    const gone = Output.file(join(folder, 'gone'));
    gone.flush = () => {
      throw new ReaderGone();
    };
    const around = { output: () => gone, tell: () => {}, draw: () => null };
    expect(await sim(['first-day'], around)).toBe(RAN);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('progress', () => {
  it('draws a bar', () => {
    expect(bar(0.5, 'run 1 of 2')).toBe('[############............]  50 % run 1 of 2');
    expect(bar(7, '')).toBe(`[${'#'.repeat(24)}] 100 %`);
  });

  it('waits a second, then draws ten times a second and clears', () => {
    let now = 0;
    const drawn: string[] = [];
    const progress = new Progress({ write: (text) => drawn.push(text), now: () => now });
    for (; now < 2000; now += 10) progress.update(now / 2000, () => '');
    expect(drawn).toHaveLength(10);
    progress.clear();
    progress.clear();
    expect(drawn.slice(10)).toEqual(['\r\x1b[K']);
  });

  it('draws nothing in a short run, nor where nobody looks', () => {
    const drawn: string[] = [];
    const short = new Progress({ write: (text) => drawn.push(text), now: () => 0 });
    short.update(0.5, () => '');
    short.clear();
    new Progress({ write: null }).update(0.5, () => '');
    expect(drawn).toEqual([]);
  });
});
