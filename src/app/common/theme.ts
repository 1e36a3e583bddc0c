// Day or night: what the reader chose, else what the system says.

import type { Theme } from './address.ts';

const media = matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'auto';

export const shownTheme = (): 'light' | 'dark' =>
  chosen === 'auto' ? (media.matches ? 'dark' : 'light') : chosen;

function apply(): void {
  document.documentElement.dataset.theme = shownTheme();
}

media.addEventListener('change', apply);

export function setTheme(theme: Theme): void {
  chosen = theme;
  apply();
}
