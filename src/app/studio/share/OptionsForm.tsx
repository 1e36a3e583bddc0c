// What may be chosen of a frame: what it shows, how large, and when it plays.

import type { ReactNode } from 'react';
import { PANELS, type PanelId } from '../../common/address.ts';
import type { Format, ShareOptions } from './codes.ts';

const VIEWS = {
  cluster: 'Servers',
  classroom: 'Classroom',
  spacetime: 'Space-time',
  comments: 'Comments',
} as const;
const THEMES = { auto: 'Auto', light: 'Day', dark: 'Night' } as const;
const CONTROLS = { full: 'All', mini: 'Few', none: 'None' } as const;
const PANEL_NAMES: Readonly<Record<PanelId, string>> = {
  story: 'Story',
  work: 'Job',
  inspector: 'Beliefs',
};
const SPEEDS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

interface Props {
  readonly options: ShareOptions;
  readonly format: Format;
  readonly endMs: number;
  readonly onChange: (options: ShareOptions) => void;
}

export function OptionsForm({ options, format, endMs, onChange }: Props) {
  const set = (change: Partial<ShareOptions>) => onChange({ ...options, ...change });
  return (
    <div className="share-options">
      <Choice label="View" of={VIEWS} value={options.view} onChange={(view) => set({ view })} />
      <Choice
        label="Theme"
        of={THEMES}
        value={options.theme}
        onChange={(theme) => set({ theme })}
      />
      <Choice
        label="Controls"
        of={CONTROLS}
        value={options.controls}
        onChange={(controls) => set({ controls })}
      />
      <Row label="Speed">
        <select
          value={options.speed}
          onChange={(event) => set({ speed: Number(event.target.value) })}
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
      </Row>
      <Row label="Opens at" unit="s">
        <Seconds value={options.atMs} max={endMs} onChange={(atMs) => set({ atMs: atMs ?? 0 })} />
      </Row>
      <Row label="Stops at" unit="s">
        <Seconds value={options.untilMs} max={3_600_000} onChange={(untilMs) => set({ untilMs })} />
      </Row>
      {format !== 'element' && (
        <>
          <Row label="Width" unit="px">
            <Pixels value={options.width} min={240} onChange={(width) => set({ width })} />
          </Row>
          <Row label="Height" unit="px">
            <Pixels value={options.height} min={200} onChange={(height) => set({ height })} />
          </Row>
        </>
      )}
      <fieldset className="share-flags">
        <legend>Plays</legend>
        <Flag
          label="by itself"
          value={options.autoplay}
          onChange={(autoplay) => set({ autoplay })}
        />
        <Flag label="in a loop" value={options.loop} onChange={(loop) => set({ loop })} />
      </fieldset>
      <fieldset className="share-flags">
        <legend>Panels</legend>
        {PANELS.map((panel) => (
          <Flag
            key={panel}
            label={PANEL_NAMES[panel]}
            value={options.panels.includes(panel)}
            onChange={(on) =>
              set({
                panels: PANELS.filter((one) => (one === panel ? on : options.panels.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
    </div>
  );
}

function Choice<T extends string>({
  label,
  of,
  value,
  onChange,
}: {
  label: string;
  of: Readonly<Record<T, string>>;
  value: T;
  onChange: (value: T) => void;
}) {
  const all = Object.entries(of) as [T, string][];
  return (
    <Row label={label}>
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {all.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Row>
  );
}

/** Milliseconds as seconds; empty = the end of the run. */
function Seconds({
  value,
  max,
  onChange,
}: {
  value: number | null;
  max: number;
  onChange: (value: number | null) => void;
}) {
  return (
    <input
      type="number"
      min={0}
      max={max / 1000}
      step="any"
      placeholder="end"
      defaultValue={value === null ? '' : value / 1000}
      onChange={({ target }) => {
        if (target.value === '') onChange(null);
        else if (target.validity.valid)
          onChange(Math.round(target.valueAsNumber * 1_000_000) / 1000);
      }}
    />
  );
}

function Pixels({
  value,
  min,
  onChange,
}: {
  value: number;
  min: number;
  onChange: (value: number) => void;
}) {
  return (
    <input
      type="number"
      min={min}
      max={2000}
      defaultValue={value}
      onChange={({ target }) => {
        if (target.value !== '' && target.validity.valid) onChange(target.valueAsNumber);
      }}
    />
  );
}

function Row({ label, unit, children }: { label: string; unit?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="share-row">
      <span>{label}</span>
      <span className="share-control">
        {children}
        {unit && <small>{unit}</small>}
      </span>
    </label>
  );
}

function Flag({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
