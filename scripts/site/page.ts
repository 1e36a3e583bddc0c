// The source of embed.html, with what the build puts in.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './parts.ts';

const CHARSET = '<meta charset="utf-8" />';
const MODULE = /\n\s*<script type="module"[^>]*><\/script>/;

/** The policy stands before all that it rules, the rest at the end of the head, each in a line of its own. */
export function page(policy: string, head: readonly string[]): string {
  const source = readFileSync(join(ROOT, 'embed.html'), 'utf8');
  if (!MODULE.test(source)) throw new Error('embed.html has no module script to replace');
  return source
    .replace(MODULE, '')
    .replace(CHARSET, () => `${CHARSET}\n    ${policy}`)
    .replace('</head>', () => `${head.map((tag) => `  ${tag}\n  `).join('')}</head>`);
}
