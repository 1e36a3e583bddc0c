// Is a product older than what it is made of?

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((most, name) => Math.max(most, newest(join(path, name))), 0);
}

/** True where the product is missing or any source, a file or a folder with all in it, was changed after it. */
export function isStale(product, sources) {
  return (
    !existsSync(product) || sources.some((source) => newest(source) > statSync(product).mtimeMs)
  );
}
