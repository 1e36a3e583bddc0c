// The content security policy of the pages: what each may load and run, and why. docs/embedding.md says what that asks of a host.

import { createHash } from 'node:crypto';

/** What an inline script or style is allowed by. */
export const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export interface Allowed {
  /** Hashes of the inline scripts and styles. */
  readonly scripts: readonly string[];
  readonly styles?: readonly string[];
  /** Whether the page has files beside it; one that was saved to a disk has none. */
  readonly files: boolean;
  /** Whether it fetches its scripts by a script that is allowed: 'self' is nobody to WebKit where a frame has no origin. */
  readonly dynamic?: boolean;
}

function policyOf({ scripts, styles = [], files, dynamic = false }: Allowed): string {
  const own = files ? ["'self'"] : [];
  const policy: Record<string, readonly string[]> = {
    // Whatever is not named below: nothing.
    'default-src': ["'none'"],
    // Our files and the page's own inline script; no eval, no script that came with a link, a message or a file.
    'script-src': [...own, ...scripts, ...(dynamic ? ["'strict-dynamic'"] : [])],
    // React and D3 set single properties, which no policy forbids; there is no style attribute in any markup of ours.
    'style-src': [...own, ...styles],
    // The icon is in the page; pictures of a run are made in it.
    'img-src': [...own, 'data:', 'blob:'],
    // The worker is made from a blob: a worker by address does not start in a frame without an origin.
    'worker-src': ['blob:', ...own],
    // Nothing is sent anywhere: the studio reads its own files.
    ...(files && {
      'connect-src': ["'self'"],
      'manifest-src': ["'self'"],
      // The share dialog shows what it is about to share.
      'frame-src': ["'self'"],
    }),
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(policy)
    .filter(([, sources]) => sources.length > 0)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

export const policyTag = (allowed: Allowed): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policyOf(allowed)}" />`;
