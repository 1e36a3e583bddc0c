// Serves dist/ as a host at the end of a slow line: compressed, each answer after a round trip, all answers through one line of so
// many bytes a second. In the server and not in the browser, whose throttling leaves out what a worker fetches.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const PIECE = 1460;

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns {Promise<{ url: string, bytes(): number, close(): void }>} */
export async function serveSlowly(root, { roundTripMs, bytesASecond, pages = {} }) {
  let sent = 0;
  /** When the line is free again. */
  let free = 0;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const content = pages[path] ?? (await readFile(join(root, path)).catch(() => null));
    await after(roundTripMs);
    const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8';
    const body = gzipSync(content ?? '', { level: 9 });
    response.writeHead(content === null ? 404 : 200, {
      'content-type': type,
      'content-encoding': 'gzip',
      'content-length': body.length,
    });
    for (let at = 0; at < body.length; at += PIECE) {
      const piece = body.subarray(at, at + PIECE);
      const now = performance.now();
      free = Math.max(free, now) + (piece.length / bytesASecond) * 1000;
      // Timers are no finer than a millisecond or so: the line is kept by its own count.
      if (free - now > 4) await after(free - now);
      response.write(piece);
      sent += piece.length;
    }
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}/`,
    bytes: () => sent,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
