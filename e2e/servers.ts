// A small static server on a port of its own, so on another origin than the preview: the host page of an embed, or a bare host.

import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

export interface Served {
  /** Ends in a slash. */
  readonly url: string;
  /** More than once is fine. */
  close(): Promise<void>;
}

export interface Serving {
  /** What is served: a folder, or pages by their path (`{ '/': '<!doctype html>…' }`). */
  readonly from: string | Readonly<Record<string, string>>;
  /** Sent with every answer, on top of the content type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** 127.0.0.1, unless another name for it is wanted. */
  readonly host?: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

async function contentOf(from: Serving['from'], path: string): Promise<string | Buffer | null> {
  if (typeof from !== 'string')
    return from[path] ?? from[path.replace(/\/$/, '/index.html')] ?? null;
  const file = normalize(join(from, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(normalize(from + sep))) return null;
  return await readFile(file).catch(() => null);
}

function answer(response: ServerResponse, status: number, type: string, body: string | Buffer) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** Serves on a free port until closed. Answers 404 with an empty page where there is nothing. */
export async function serve({ from, headers = {}, host = '127.0.0.1' }: Serving): Promise<Served> {
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const content = await contentOf(from, path);
    // A browser asks for an icon by itself; a 404 would stand in its console as an error of the page.
    if (content === null && path === '/favicon.ico') answer(response, 200, 'image/x-icon', '');
    else if (content === null) answer(response, 404, 'text/html; charset=utf-8', '');
    else
      answer(response, 200, TYPES[extname(path) || '.html'] ?? 'application/octet-stream', content);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        if (!server.listening) return resolve();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
