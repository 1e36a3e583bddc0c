// What a protocol does not promise is shown: each such promise names a built-in scenario, and that scenario breaks it.

import { describe, expect, it } from 'vitest';
import { FAULTS, type PromiseName } from '../engine/declare.ts';
import { protocols } from '../engine/protocols/registry.ts';
import { measure } from '../engine/run.ts';
import { builtinScenario, builtins } from './builtin/registry.ts';

/** About the end of a run: what keeps it from its end is no moment that could be shown. */
const ABOUT_THE_END: readonly PromiseName[] = ['leader-again', 'highest-leads'];

const declared = Object.values(protocols).flatMap(({ id, promises }) =>
  promises.map((promised) => ({ id, ...promised })),
);

describe('promises', () => {
  it('are each made once, and cannot be made and be broken under the same faults', () => {
    for (const { id, promises } of Object.values(protocols)) {
      const names = promises.map(({ promise }) => promise);
      expect(new Set(names).size, id).toBe(names.length);
    }
  });

  it('of every protocol say something of one leader at a time, and of a leader again', () => {
    for (const { id } of Object.values(protocols)) {
      const names = declared.filter((one) => one.id === id).map(({ promise }) => promise);
      expect(names, id).toContain('one-leader-at-a-time');
      expect(names, id).toContain('leader-again');
    }
  });

  it('that do not hold under all faults name the scenario that shows it', () => {
    const silent = declared.filter(
      ({ promise, holdsUnder, brokenIn }) =>
        !ABOUT_THE_END.includes(promise) &&
        !FAULTS.every((fault) => holdsUnder?.includes(fault)) &&
        brokenIn === undefined,
    );
    expect(silent.map(({ id, promise }) => `${id}: ${promise}`)).toEqual([]);
  });

  it('may hold while links are cut only where nobody but the lock service is spoken to', () => {
    const patient = declared.filter(({ during }) => during !== undefined);
    for (const { id } of patient) expect(protocols[id]?.service).toBeDefined();
    expect(patient.map(({ id }) => id)).toEqual(['lease']);
  });

  const shown = declared.filter(({ brokenIn }) => brokenIn !== undefined);
  it.each(shown)('$id: $promise is broken in $brokenIn', ({ id, promise, brokenIn = '' }) => {
    const scenario = builtinScenario(brokenIn);
    if (!scenario) throw new Error(`no built-in ${brokenIn}`);
    expect(scenario.protocol.id).toBe(id);
    const broken = measure(scenario).violations.filter((one) => one.promise === promise);
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.filter(({ promised }) => promised)).toEqual([]);
  });

  it('are kept, where they are made, in every built-in scenario', () => {
    for (const { id } of builtins) {
      const scenario = builtinScenario(id);
      if (!scenario) throw new Error(`no built-in ${id}`);
      const broken = measure(scenario).violations.filter(({ promised }) => promised);
      expect(broken, id).toEqual([]);
    }
  });
});
