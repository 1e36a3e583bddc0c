// A form made of a declaration: each parameter of a protocol, detector or job with its unit, its range and its line of help.

import type { Parameter, ParameterJson, Parameters } from '../../../engine/declare.ts';
import { Flag, NumberField, RangeField, Row } from './fields.tsx';

export function Declared({
  params,
  declared,
  onChange,
}: {
  readonly params: ParameterJson;
  readonly declared: Parameters;
  readonly onChange: (params: ParameterJson) => void;
}) {
  return Object.entries(declared).map(([name, parameter]) => (
    <Row
      key={name}
      label={parameter.title}
      help={parameter.help}
      unit={parameter.kind.includes('duration') ? 'ms' : ''}
    >
      <Field
        parameter={parameter}
        value={params[name] === undefined ? parameter.default : params[name]}
        onChange={(value) => onChange({ ...params, [name]: value })}
      />
    </Row>
  ));
}

function Field({
  parameter,
  value,
  onChange,
}: {
  readonly parameter: Parameter;
  readonly value: ParameterJson[string];
  readonly onChange: (value: ParameterJson[string]) => void;
}) {
  if (parameter.kind === 'flag') return <Flag value={value === true} onChange={onChange} />;
  const bounds = { min: parameter.min, max: parameter.max };
  if (parameter.kind === 'duration-range')
    return (
      <RangeField
        {...bounds}
        label={parameter.title}
        value={value as number | readonly [number, number]}
        onChange={onChange}
      />
    );
  return (
    <NumberField
      {...bounds}
      value={typeof value === 'number' ? value : null}
      onChange={onChange}
      {...(parameter.kind === 'optional-duration' ? { onEmpty: () => onChange(null) } : {})}
    />
  );
}
