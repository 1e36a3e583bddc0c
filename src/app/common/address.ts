// What the page's address asks for. A bad value is never fatal: its default holds, and a line names what was wrong.

export const VIEWS = ['cluster', 'classroom', 'spacetime', 'comments'] as const;
export type ViewId = (typeof VIEWS)[number];
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const CONTROLS = ['full', 'mini', 'none'] as const;
export type Controls = (typeof CONTROLS)[number];
/** What an embed may show beside its stage. */
export const PANELS = ['story', 'work', 'inspector'] as const;
export type PanelId = (typeof PANELS)[number];

export interface Address {
  readonly scenario: string | null;
  readonly protocol: string | null;
  readonly nodes: number | null;
  readonly seed: number | null;
  readonly view: ViewId | null;
  readonly theme: Theme | null;
  readonly controls: Controls;
  readonly panels: readonly PanelId[];
  readonly autoplay: boolean;
  readonly speed: number;
  /** Milliseconds: where it opens, where it stops (null: at the end of the run). */
  readonly at: number;
  readonly until: number | null;
  readonly loop: boolean;
}

const KNOWN =
  'scenario protocol nodes seed view theme controls panels autoplay speed at until loop lang'.split(
    ' ',
  );
/** What mailers and social sites hang on to every link. */
const FOREIGN = /^(utm_\w+|fbclid|gclid|mc_[ce]id)$/;
const LONGEST_MS = 3_600_000;

/** Reads a query ("?a=b"), with a line for each value that is no good and each key that is not known. */
export function readAddress(search: string): {
  readonly address: Address;
  readonly faults: readonly string[];
} {
  const query = new URLSearchParams(search);
  const faults: string[] = [];
  const show = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
  for (const key of new Set(query.keys())) {
    if (!KNOWN.includes(key) && !FOREIGN.test(key))
      faults.push(`address: there is no ${show(key)}; there are ${KNOWN.join(', ')}`);
  }
  // `instead`: in words, what holds where the value is no good.
  const choice = <T extends string>(
    key: string,
    values: readonly T[],
    instead: string = values[0] ?? '',
  ): T | null => {
    const value = query.get(key);
    if (value === null) return null;
    const found = values.find((one) => one === value);
    if (found === undefined)
      faults.push(
        `${key}: must be one of ${values.join(', ')}, not ${show(value)}: ${instead} instead`,
      );
    return found ?? null;
  };
  const choices = <T extends string>(key: string, values: readonly T[]): readonly T[] => {
    const wanted = (query.get(key) ?? '').split(',').filter((one) => one !== '');
    for (const one of wanted)
      if (!values.some((value) => value === one))
        faults.push(`${key}: there is no ${show(one)}; there are ${values.join(', ')}`);
    return values.filter((value) => wanted.includes(value));
  };
  const number = (
    key: string,
    min: number,
    max: number,
    whole: boolean,
    instead: string,
  ): number | null => {
    const text = query.get(key);
    if (text === null) return null;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
    faults.push(
      `${key}: must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}, not ${show(text)}: ${instead} instead`,
    );
    return null;
  };
  const address: Address = {
    scenario: query.get('scenario'),
    protocol: query.get('protocol'),
    nodes: number('nodes', 1, 1000, true, 'as many as the scenario has'),
    seed: number('seed', 0, 4_294_967_295, true, 'that of the scenario'),
    view: choice('view', VIEWS),
    theme: choice('theme', THEMES),
    controls: choice('controls', CONTROLS) ?? 'full',
    panels: choices('panels', PANELS),
    autoplay: choice('autoplay', ['0', '1']) === '1',
    speed: number('speed', 0.1, 100, false, '1') ?? 1,
    at: number('at', 0, LONGEST_MS, false, '0') ?? 0,
    until: number('until', 0.001, LONGEST_MS, false, 'the end of the run'),
    loop: choice('loop', ['0', '1']) === '1',
  };
  choice('lang', ['en']);
  if (address.until !== null && address.until <= address.at) {
    faults.push(`until: must be after at (${address.at} ms), not ${address.until}`);
    return { address: { ...address, until: null }, faults };
  }
  return { address, faults };
}
