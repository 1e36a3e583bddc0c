// Names that carry the content: what is in a file of a name never changes, so that hosts and caches may keep it for ever.

import { createHash } from 'node:crypto';

/** "engine.js" → "assets/engine-a1B2c3D4.js" */
export function hashedName(name: string, content: string): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  return `assets/${name.replace(/(?=\.\w+$)/, `-${hash}`)}`;
}
