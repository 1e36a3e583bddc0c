// Whatever comes in: never a throw, and either a scenario that the engine takes or faults to read. Fixed seeds.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../engine/compile.ts';
import { decodeScenario } from './decode.ts';
import { syntaxFault } from './json.ts';
import { encodeScenario, readFragment } from './link.ts';
import { type ParseResult, parseScenario, parseScenarioText } from './parse.ts';
import { anyChange, anyJson, type Container, mutate, odd } from './testing.ts';
import { scenarioText, scenarioToJson } from './toJson.ts';

const fixed = { seed: 20261123, numRuns: 1000 };

function expectSound(result: ParseResult): void {
  if (result.ok) {
    compile(result.scenario);
    return;
  }
  expect(result.faults.length).toBeGreaterThan(0);
  expect(result.faults.length).toBeLessThanOrEqual(51);
  for (const line of result.faults) expect(line).toMatch(/^[^\n\r\u2028\u2029]{3,1000}$/u);
}

describe('scenarios', () => {
  it('1,000 right ones read back from JSON and text as they are', () => {
    fc.assert(
      fc.property(anyJson, (json) => {
        const result = parseScenario(json);
        expectSound(result);
        if (!result.ok) return;
        const { scenario } = result;
        expect(parseScenario(scenarioToJson(scenario))).toEqual({ ok: true, scenario });
        expect(parseScenarioText(scenarioText(scenario))).toEqual({ ok: true, scenario });
      }),
      fixed,
    );
  });

  it('many of those are right: the property above is not empty', () => {
    const right = fc
      .sample(anyJson, { ...fixed, numRuns: 200 })
      .filter((json) => parseScenario(json).ok);
    expect(right.length).toBeGreaterThan(50);
  });

  it('1,000 mutated ones give a scenario that compiles, or faults', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyJson, fc.array(anyChange, { minLength: 1, maxLength: 4 }), (json, changes) => {
        const root = structuredClone(json) as Container;
        for (const one of changes) {
          try {
            mutate(root, one);
          } catch {
            // A mutation of a mutation may trip over its own trap.
          }
        }
        const result = parseScenario(root);
        expectSound(result);
        if (!result.ok) refused += 1;
      }),
      fixed,
    );
    expect(refused).toBeGreaterThan(300);
    expect(refused).toBeLessThan(1000);
  });

  it('the odd values themselves are refused', () => {
    for (const make of odd) {
      const result = parseScenario(make(null));
      expectSound(result);
      expect(result.ok).toBe(false);
    }
  });
});

describe('text', () => {
  it('1,000 mutated texts: a place in the text is named exactly where JSON.parse refuses', () => {
    const signs = fc.constantFrom(...'{}[]",:\\0123.eE+-tfn \n\t\u0001é');
    fc.assert(
      fc.property(
        anyJson,
        fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.option(signs)), { minLength: 1, maxLength: 3 }),
        (json, cuts) => {
          let text = JSON.stringify(json);
          for (const [place, length, sign] of cuts) {
            const from = place % (text.length + 1);
            text = text.slice(0, from) + (sign ?? '') + text.slice(from + length);
          }
          expectSound(parseScenarioText(text));
          let right = true;
          try {
            JSON.parse(text);
          } catch {
            right = false;
          }
          expect(syntaxFault(text).startsWith('line ')).toBe(!right);
        },
      ),
      fixed,
    );
  });

  it('neither depth nor length makes it throw', () => {
    for (const text of [
      '['.repeat(1e6),
      '{"a":'.repeat(1e5),
      `"${'x'.repeat(1e7)}`,
      '1'.repeat(1e6),
    ])
      expectSound(parseScenarioText(text));
  });
});

describe('links', () => {
  it('3,000 mutated fragments give a scenario that compiles, or faults', async () => {
    const letter = fc.constantFrom(...'AZaz09-_=%&#+/ é\u0000');
    const cut = fc.tuple(fc.nat(), fc.nat(4), fc.string({ unit: letter, maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(
        anyJson,
        fc.array(cut, { minLength: 1, maxLength: 3 }),
        async (json, cuts) => {
          const whole = parseScenario(json);
          if (!whole.ok) return;
          const encoded = await encodeScenario(whole.scenario);
          expect(await decodeScenario(encoded)).toEqual(whole);
          let hash = `#s=${encoded}&f=0123456789abcdef`;
          for (const [place, length, letters] of cuts) {
            const from = place % (hash.length + 1);
            hash = hash.slice(0, from) + letters + hash.slice(from + length);
          }
          const { scenario } = readFragment(hash);
          if (scenario !== null) expectSound(await decodeScenario(scenario));
        },
      ),
      { ...fixed, numRuns: 3000 },
    );
  });

  it('1,000 texts of noise are refused in words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), async (text) => {
        readFragment(text);
        const result = await decodeScenario(text);
        expectSound(result);
        expect(result.ok).toBe(false);
      }),
      fixed,
    );
  });
});
