// Links carry a run whole, and a broken link says what is broken.

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { builtinScenario, builtins } from './builtin/registry.ts';
import { decodeScenario } from './decode.ts';
import { encodeScenario, readFragment, writeFragment } from './link.ts';

const pack = (bytes: string | Uint8Array) => deflateRawSync(bytes).toString('base64url');

async function faultsOf(text: string): Promise<readonly string[]> {
  const result = await decodeScenario(text);
  return result.ok ? [] : result.faults;
}

describe('a link', () => {
  it.each(builtins.map(({ id }) => id))('carries %s', async (id) => {
    const scenario = builtinScenario(id);
    if (!scenario) throw new Error(id);
    const text = await encodeScenario(scenario);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(await decodeScenario(text)).toEqual({ ok: true, scenario });
  });

  it('reads what another program has packed', async () => {
    expect((await decodeScenario(pack('{"rollcall":1}'))).ok).toBe(true);
    expect((await decodeScenario(`${pack('{"rollcall":1}')}==`)).ok).toBe(true);
  });

  it('says what is wrong with it', async () => {
    const good = pack(
      '{"rollcall":1,"title":"a fairly long title, so that there is something to cut"}',
    );
    expect(await faultsOf('')).toEqual(['link: is empty']);
    expect(await faultsOf('a b')).toEqual([
      'link: must have only letters, digits, "-" and "_" in it, not " "',
    ]);
    const damaged = ['link: is damaged or cut short'];
    expect(await faultsOf('aaaaa')).toEqual(damaged);
    expect(await faultsOf('____')).toEqual(damaged);
    expect(await faultsOf(good.slice(0, 40))).toEqual(damaged);
    expect(await faultsOf(pack(Uint8Array.of(0xff, 0xfe)))).toEqual(damaged);
    expect(await faultsOf(pack('{'))).toEqual([
      'line 1, column 2: not JSON: expected a key in double quotes or "}", found the end of the text',
    ]);
    expect(await faultsOf(pack('{}'))).toEqual(['rollcall: is missing']);
  });

  it('stops at 8 MB', async () => {
    const large = ['link: holds more than 8 MB'];
    expect(await faultsOf(pack(`{"rollcall":1}${' '.repeat(9 << 20)}`))).toEqual(large);
    const bomb = pack(new Uint8Array(256 << 20));
    const start = performance.now();
    expect(await faultsOf(bomb)).toEqual(large);
    const stopped = performance.now();
    inflateRawSync(Buffer.from(bomb, 'base64url'));
    // A 32nd of the way, however slow the machine.
    expect(stopped - start).toBeLessThan(performance.now() - stopped);
    expect(await faultsOf('a'.repeat(12 << 20))).toEqual(large);
    expect((await decodeScenario(pack(`{"rollcall":1}${' '.repeat(7 << 20)}`))).ok).toBe(true);
  });
});

describe('a fragment', () => {
  const fingerprint = '0123456789abcdef';

  it('is read as it is written', () => {
    const hash = writeFragment({ scenario: 'ab-_', fingerprint });
    expect(hash).toBe('#s=ab-_&f=0123456789abcdef');
    expect(readFragment(hash)).toEqual({ scenario: 'ab-_', fingerprint, faults: [] });
    expect(readFragment(hash.slice(1))).toEqual(readFragment(hash));
    expect(writeFragment({})).toBe('');
    expect(writeFragment({ scenario: 'a', fingerprint: null })).toBe('#s=a');
  });

  it('passes over what it does not know, and names what is of no use', () => {
    expect(readFragment('#x=1&s=a&&%%&f=')).toEqual({
      scenario: 'a',
      fingerprint: null,
      faults: [],
    });
    expect(readFragment('#f=xyz')).toEqual({
      scenario: null,
      fingerprint: null,
      faults: ['f: must be 16 hexadecimal digits, not "xyz"'],
    });
  });
});
