// Parameters for the swarm, by their declarations: all durations of a scenario scaled together, so that they still fit each other,
// then some of them bent, so that now and then they do not.

import { parameterValues } from '../../engine/compile.ts';
import type { Parameter, ParameterJson, Parameters, ValuesOf } from '../../engine/declare.ts';
import type { Luck } from './luck.ts';

const BENT = [0.5, 0.8, 1.25, 2];

interface Declaring {
  readonly params: Parameters;
  refuse?(params: ValuesOf<Parameters>): string | null;
}

type Value = ParameterJson[string];

function drawValue(parameter: Parameter, scale: number, bend: number, luck: Luck): Value {
  if (parameter.kind === 'flag') return luck.chance(0.3) ? !parameter.default : parameter.default;
  const { kind, min, max } = parameter;
  const within = (value: number) => Math.min(max, Math.max(min, value));
  const duration = (value: number) => within(Math.round(value * scale * bend * 10) / 10);
  switch (kind) {
    case 'duration':
      return duration(parameter.default);
    case 'optional-duration':
      return luck.chance(0.2) ? within(luck.ms(0, 5000 * scale)) : null;
    case 'duration-range':
      return [duration(parameter.default[0]), duration(parameter.default[1])];
    case 'count':
      return within(parameter.default + (bend === 1 ? 0 : luck.one([-1, 1, 2])));
    case 'number':
      return within(parameter.default * bend);
  }
}

/** What the owner refuses is drawn again, straighter; in the end it keeps its defaults. */
export function drawParams(owner: Declaring, scale: number, luck: Luck): ParameterJson {
  for (const bending of [luck.one([0, 0.25]), 0]) {
    const params: Record<string, Value> = {};
    for (const [name, parameter] of Object.entries(owner.params)) {
      const bend = luck.chance(bending) ? luck.one(BENT) : 1;
      params[name] = drawValue(parameter, scale, bend, luck);
    }
    if ((owner.refuse?.(parameterValues(owner.params, params)) ?? null) === null) return params;
  }
  return {};
}
