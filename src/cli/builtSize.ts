// What a built page makes a browser load before it shows anything: read from dist/.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface BuiltSize {
  /** Bytes as a host that compresses sends them (gzip -9, each file by itself). */
  readonly js: number;
  readonly css: number;
  readonly html: number;
  /** Below dist/, the page first. */
  readonly files: readonly string[];
  /** Bytes as they are on the disk, all files. */
  readonly raw: number;
}

/** Only `<script>`, `<link>` and what they hold themselves; neither comments nor text. */
const TAGS = /<(script|link)\b([^>]*)>/gi;
const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}\\s*=\\s*["']?([^"'\\s>]+)`, 'i').exec(tag)?.[1];

/** Scripts, preloaded modules and style sheets of a page, as it spells them. */
export function linkedFiles(html: string): string[] {
  const files: string[] = [];
  for (const [, name, attributes = ''] of html.replace(/<!--.*?-->/gs, '').matchAll(TAGS)) {
    const isScript = name?.toLowerCase() === 'script';
    const rel = attribute(attributes, 'rel');
    const wanted = isScript || rel === 'stylesheet' || rel === 'modulepreload';
    const file = attribute(attributes, isScript ? 'src' : 'href');
    if (wanted && file && !/^([a-z]+:|\/\/)/i.test(file)) files.push(file);
  }
  return files;
}

/** What a script or a style sheet needs at once; `import('…')` and `require.load('…')` come later and are no part of it. */
export function staticImports(source: string, kind: 'js' | 'css'): string[] {
  const pattern =
    kind === 'css'
      ? /@import\s*(?:url\(\s*)?["']([^"']+)["']/g
      : /(?<![.\w$])(?:(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']|require\("([\w.-]+\.js)"\))/g;
  return [...source.matchAll(pattern)].map(([, file, needed]) => (file ?? needed) as string);
}

/** The scripts that stand in the page itself. */
const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text);

/** The worker's code, what speaks to the host, and what a view asks the worker for besides. An e2e test loads it, and compares. */
const WITH_ANY = ['core', 'embed-host'];
const WITH: Readonly<Record<string, readonly string[]>> = { spacetime: ['session-diagram'] };

/** What the embed fetches to show a view: its own files by the table that its loader has (scripts/site/embed.ts). */
export function embedChunks(dist: string, view: string): readonly string[] {
  const page = join(dist, 'embed.html');
  if (!existsSync(page)) return [];
  const table = /rollcallFiles=(\{.*?\}\});/.exec(readFileSync(page, 'utf8'))?.[1] ?? '{}';
  const { first, views } = JSON.parse(table) as { first: string; views: Record<string, string[]> };
  const files = views[view];
  if (!files) throw new Error(`${page} has no view ${view}`);
  return [...WITH_ANY, ...(WITH[view] ?? []), first, ...files];
}

const inlineStyles = (html: string): string[] =>
  [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);

const zipped = (content: string | Buffer) => gzipSync(content, { level: 9 }).length;

/**
 * What a page loads until it shows what it is asked for. `chunks`: names of what scripts fetch, or their beginnings: the
 * worker's code, a view, a protocol. Null where the page has not been built.
 */
export function builtSize(
  dist: string,
  page: string,
  chunks: readonly string[] = [],
): BuiltSize | null {
  const start = join(dist, page);
  if (!existsSync(start)) return null;
  const seen = new Set<string>();
  const sums = { js: 0, css: 0, html: 0, raw: 0 };
  const visit = (path: string) => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    const bytes = readFileSync(path);
    const kind = { '.html': 'html', '.css': 'css' }[extname(path)] ?? 'js';
    sums[kind as 'js' | 'css' | 'html'] += zipped(bytes);
    sums.raw += bytes.length;
    const text = bytes.toString('utf8');
    if (kind === 'html') {
      for (const script of inlineScripts(text)) sums.js += zipped(script);
      for (const style of inlineStyles(text)) sums.css += zipped(style);
    }
    const next = kind === 'html' ? linkedFiles(text) : staticImports(text, kind as 'js' | 'css');
    for (const file of next) {
      const clean = file.replace(/[?#].*$/, '');
      visit(clean.startsWith('/') ? join(dist, clean) : join(dirname(path), clean));
    }
  };
  visit(start);
  const assets = join(dist, 'assets');
  for (const chunk of chunks) {
    const found = readdirSync(assets).filter(
      (file) => file === chunk || file.startsWith(`${chunk}-`),
    );
    if (found.length === 0) throw new Error(`${assets} has no ${chunk}-….js`);
    for (const file of found) visit(join(assets, file));
  }
  return { ...sums, files: [...seen].map((path) => relative(dist, path)) };
}
