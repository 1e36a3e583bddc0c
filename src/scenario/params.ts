// Parameters of a protocol, a detector or a job, read by their declarations. Only what is given is kept; the engine fills the rest.

import { parameterValues } from '../engine/compile.ts';
import type { Parameter, ParameterJson, Parameters, ValuesOf } from '../engine/declare.ts';
import type { Faults } from './faults.ts';
import { flag, number, type Read, type Reader, range, whole } from './read.ts';

type Value = ParameterJson[string];

function readerOf(parameter: Parameter): Read<Value> {
  switch (parameter.kind) {
    case 'flag':
      return flag;
    case 'count':
      return whole(parameter.min, parameter.max);
    case 'duration-range':
      return range(parameter.min, parameter.max);
    case 'optional-duration': {
      const some = number(parameter.min, parameter.max);
      return (value, path, faults) => (value === null ? null : some(value, path, faults));
    }
    default:
      return number(parameter.min, parameter.max);
  }
}

interface Declaring {
  readonly params: Parameters;
  refuse?(params: ValuesOf<Parameters>): string | null;
}

/** The declared parameters among the keys of an object; what must hold between them is checked once each is right in itself. */
export function readParams(reader: Reader, owner: Declaring, faults: Faults): ParameterJson {
  const before = faults.count;
  const params: Record<string, Value> = {};
  for (const [name, parameter] of Object.entries(owner.params))
    if (reader.has(name)) params[name] = reader.get(name, readerOf(parameter), null);
  if (faults.count > before) return {};
  const refusal = owner.refuse?.(parameterValues(owner.params, params)) ?? null;
  if (refusal !== null) faults.add(reader.path, () => refusal);
  return params;
}
