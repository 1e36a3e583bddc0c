// The few controls that the set-up is made of: a row with its help, a number that takes effect when it is left, a range, a choice.

import { type ReactNode, useId } from 'react';
import type { Range } from '../../../engine/scenario.ts';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

export function Row({
  label,
  help,
  unit = '',
  children,
}: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly unit?: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="set-up-row">
      <span>{label}</span>
      <span className="set-up-control">
        {children}
        {unit}
      </span>
      {help && <small>{help}</small>}
    </label>
  );
}

/** Takes effect when it is left or on Enter, not with each digit. Empty: nothing is said, where that may be. */
export function NumberField({
  value,
  min,
  max,
  label,
  onChange,
  onEmpty,
}: Bounds & {
  readonly value: number | null;
  readonly label?: string;
  readonly onChange: (value: number) => void;
  readonly onEmpty?: () => void;
}) {
  const take = (input: HTMLInputElement) => {
    const next = input.valueAsNumber;
    if (Number.isNaN(next)) {
      if (value !== null) onEmpty?.();
    } else if (next !== value) onChange(next);
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

/** Two numbers, from and to. With `orOne`, a fixed number stays one while both are the same. */
export function RangeField({
  value,
  min,
  max,
  label,
  orOne = false,
  onChange,
}: Bounds & {
  readonly value: Range;
  readonly label: string;
  readonly orOne?: boolean;
  readonly onChange: (value: Range) => void;
}) {
  const [low, high] = typeof value === 'number' ? [value, value] : value;
  const say = (from: number, to: number) => onChange(orOne && from === to ? from : [from, to]);
  return (
    <span className="set-up-range">
      <NumberField
        label={`${label}, from`}
        value={low}
        min={min}
        max={max}
        onChange={(next) => say(next, Math.max(next, high))}
      />
      <NumberField
        label={`${label}, to`}
        value={high}
        min={min}
        max={max}
        onChange={(next) => say(Math.min(low, next), next)}
      />
    </span>
  );
}

export function Choice({
  value,
  options,
  onChange,
}: {
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly onChange: (id: string) => void;
}) {
  return (
    <select value={value} onChange={(event) => onChange(event.target.value)}>
      {options.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

export function Flag({
  value,
  onChange,
}: {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <input
      type="checkbox"
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

/** A part of the set-up that opens and closes by itself. */
export function Part({
  title,
  open = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <details className="set-up-part" open={open}>
      <summary id={id}>{title}</summary>
      <div role="group" aria-labelledby={id}>
        {children}
      </div>
    </details>
  );
}
