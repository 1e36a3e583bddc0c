// What goes into other people's pages: the address of the frame, and the code around it. Pure; nothing in a title is ever markup.

import type { Controls, PanelId, Theme, ViewId } from '../../common/address.ts';

export interface ShareOptions {
  readonly view: ViewId;
  readonly theme: Theme;
  readonly controls: Controls;
  readonly panels: readonly PanelId[];
  readonly width: number;
  readonly height: number;
  readonly autoplay: boolean;
  readonly loop: boolean;
  readonly speed: number;
  /** Where it opens and where it stops; null = at the end of the run. */
  readonly atMs: number;
  readonly untilMs: number | null;
}

/** A run as the codes name it: a built-in by its id, any other by what stands behind "#" in its link. */
export interface SharedRun {
  readonly title: string;
  readonly builtin: string | null;
  /** "s=…&f=…" */
  readonly fragment: string;
  /** The link to the studio. */
  readonly link: string;
}

export const FORMATS = ['iframe', 'element', 'markdown', 'mdx'] as const;
export type Format = (typeof FORMATS)[number];

/** The parameters of the address, without those that are so anyway. */
export function parametersOf(options: ShareOptions): readonly (readonly [string, string])[] {
  const { view, theme, controls, panels, autoplay, loop, speed, atMs, untilMs } = options;
  const all: readonly (readonly [string, string | null])[] = [
    ['view', view === 'cluster' ? null : view],
    ['theme', theme === 'auto' ? null : theme],
    ['controls', controls === 'full' ? null : controls],
    ['panels', panels.length === 0 ? null : panels.join(',')],
    ['at', atMs > 0 ? String(atMs) : null],
    ['until', untilMs === null ? null : String(untilMs)],
    ['autoplay', autoplay ? '1' : null],
    ['loop', loop ? '1' : null],
    ['speed', speed === 1 ? null : String(speed)],
  ];
  return all.filter((one): one is readonly [string, string] => one[1] !== null);
}

/** Address of embed.html beside `home` that shows the run so. */
export function frameAddress(home: string, run: SharedRun, options: ShareOptions): string {
  const url = new URL('embed.html', home);
  if (run.builtin !== null) url.searchParams.set('scenario', run.builtin);
  // A list reads better with its commas than with their codes; both are right in a query.
  for (const [name, value] of parametersOf(options)) url.searchParams.set(name, value);
  url.search = url.search.replaceAll('%2C', ',');
  if (run.builtin === null) url.hash = run.fragment;
  return url.href;
}

export function codeOf(
  format: Format,
  home: string,
  run: SharedRun,
  options: ShareOptions,
): string {
  const title = run.title || 'Leader election, live';
  const { width, height } = options;
  const address = frameAddress(home, run, options);
  switch (format) {
    case 'iframe':
      return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
    case 'mdx':
      return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" style={{ border: 0, maxWidth: '100%' }} />`;
    case 'element': {
      const run_ = run.builtin === null ? ['run', run.fragment] : ['scenario', run.builtin];
      const attributes = [run_, ...parametersOf(options), ['title', title]].map(([name, value]) =>
        (name === 'autoplay' || name === 'loop') && value === '1'
          ? name
          : `${name}="${escaped(value ?? '')}"`,
      );
      return `<script src="${escaped(new URL('rollcall.js', home).href)}" defer></script>\n<rollcall-sim ${attributes.join(' ')}></rollcall-sim>`;
    }
    case 'markdown':
      return `[${plain(title)}: run it in Rollcall](${run.link})`;
  }
}

/** Within an attribute in double quotes. MDX reads character references, and braces mean nothing to it there. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Within the brackets of a Markdown link. */
const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~&]/g, (sign) => `\\${sign}`);
