// The set-up of the run, as forms built from the declarations: protocol, detector, their parameters, size and seed.

import { type ReactNode, useState } from 'react';
import type { Parameter, ParameterJson, Parameters } from '../../engine/declare.ts';
import { detectors } from '../../engine/detectors/registry.ts';
import { protocols } from '../../engine/protocols/registry.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { parseScenario, parseScenarioText } from '../../scenario/parse.ts';
import { withNodes, withProtocol } from '../../scenario/script.ts';
import { scenarioText, scenarioToJson } from '../../scenario/toJson.ts';
import { useSession, useSessionState } from '../../session/react.ts';

export function SetUp() {
  const session = useSession();
  const scenario = useSessionState((state) => state.scenario);
  const [faults, setFaults] = useState<readonly string[]>([]);
  /** Takes a scenario only if it is a right one: what is on screen stays until then. */
  const take = (next: Scenario) => {
    const result = parseScenario(scenarioToJson(next));
    setFaults(result.ok ? [] : result.faults);
    if (result.ok) session.load(result.scenario, { play: session.getState().playing });
  };
  const protocol = protocols[scenario.protocol.id];
  const detector = protocol?.usesDetector ? detectors[scenario.detector.id] : undefined;
  return (
    <details className="set-up">
      <summary>Set-up</summary>
      <Row label="Protocol" help={protocol?.summary}>
        <select
          value={scenario.protocol.id}
          onChange={(event) => take(withProtocol(scenario, event.target.value))}
        >
          {Object.values(protocols).map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </Row>
      {protocol && (
        <Params
          of={scenario.protocol}
          declared={protocol.params}
          onChange={(params) =>
            take({ ...scenario, protocol: { id: scenario.protocol.id, params } })
          }
        />
      )}
      {detector && (
        <Row label="Failure detector" help={detector.summary}>
          <select
            value={scenario.detector.id}
            onChange={(event) =>
              take({ ...scenario, detector: { id: event.target.value, params: {} } })
            }
          >
            {Object.values(detectors).map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </Row>
      )}
      {detector && (
        <Params
          of={scenario.detector}
          declared={detector.params}
          onChange={(params) =>
            take({ ...scenario, detector: { id: scenario.detector.id, params } })
          }
        />
      )}
      <Row label="Nodes">
        <NumberField
          value={scenario.nodes.length}
          min={1}
          max={1000}
          onChange={(count) => take(withNodes(scenario, count))}
        />
      </Row>
      <Row label="Seed">
        <NumberField
          value={scenario.seed}
          min={0}
          max={4_294_967_295}
          onChange={(seed) => take({ ...scenario, seed })}
        />
      </Row>
      {faults.map((fault) => (
        <p key={fault} className="notice notice-error" role="alert">
          {fault}
        </p>
      ))}
      <Files
        scenario={scenario}
        onText={(text) => {
          const result = parseScenarioText(text);
          if (result.ok) take(result.scenario);
          else setFaults(result.faults);
        }}
      />
    </details>
  );
}

function Files({ scenario, onText }: { scenario: Scenario; onText: (text: string) => void }) {
  const save = () => {
    const url = URL.createObjectURL(
      new Blob([scenarioText(scenario)], { type: 'application/json' }),
    );
    const link = Object.assign(document.createElement('a'), {
      href: url,
      download: 'scenario.json',
    });
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="set-up-files">
      <button type="button" className="button" onClick={save}>
        Save as a file
      </button>
      <label>
        Open a file
        <input
          type="file"
          accept=".json,application/json"
          onChange={async ({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) onText(await file.text());
            currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}

function Params({
  of,
  declared,
  onChange,
}: {
  of: { params: ParameterJson };
  declared: Parameters;
  onChange: (params: ParameterJson) => void;
}) {
  return Object.entries(declared).map(([name, parameter]) => {
    const value = of.params[name] ?? parameter.default;
    const change = (next: ParameterJson[string]) => onChange({ ...of.params, [name]: next });
    return (
      <Row
        key={name}
        label={parameter.title}
        help={parameter.help}
        unit={parameter.kind.includes('duration') ? 'ms' : ''}
      >
        <Field parameter={parameter} value={value} onChange={change} />
      </Row>
    );
  });
}

function Field({
  parameter,
  value,
  onChange,
}: {
  parameter: Parameter;
  value: ParameterJson[string];
  onChange: (value: ParameterJson[string]) => void;
}) {
  if (parameter.kind === 'flag')
    return (
      <input
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  const { min, max } = parameter;
  if (Array.isArray(value)) {
    const [low, high] = value as readonly [number, number];
    return (
      <span className="set-up-range">
        <NumberField
          label="from"
          value={low}
          min={min}
          max={max}
          onChange={(next) => onChange([next, Math.max(next, high)])}
        />
        <NumberField
          label="to"
          value={high}
          min={min}
          max={max}
          onChange={(next) => onChange([Math.min(low, next), next])}
        />
      </span>
    );
  }
  return (
    <NumberField
      value={typeof value === 'number' ? value : null}
      min={min}
      max={max}
      onChange={onChange}
    />
  );
}

/** Takes effect when it is left or on Enter, not with each digit. */
function NumberField({
  value,
  min,
  max,
  label,
  onChange,
}: {
  value: number | null;
  min: number;
  max: number;
  label?: string;
  onChange: (value: number) => void;
}) {
  const take = (input: HTMLInputElement) => {
    const next = input.valueAsNumber;
    if (!Number.isNaN(next) && next !== value) onChange(next);
  };
  return (
    <input
      key={value}
      type="number"
      aria-label={label}
      defaultValue={value ?? ''}
      placeholder="auto"
      min={min}
      max={max}
      step="any"
      onBlur={(event) => take(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(event.currentTarget);
      }}
    />
  );
}

function Row({
  label,
  help,
  unit = '',
  children,
}: {
  label: string;
  help?: string | undefined;
  unit?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="set-up-row" title={help}>
      <span>{label}</span>
      <span className="set-up-control">
        {children}
        {unit}
      </span>
      {help && <small>{help}</small>}
    </label>
  );
}
