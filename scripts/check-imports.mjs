// Which room may import which: app > views > session > scenario > engine, and the finer rules below. `npm run check:imports`
//
// Reads every import of src/ (static, re-exported, dynamic, import.meta.glob, new URL) without a parser: comments are
// blanked, then each statement is matched. Names file, line and import of each offence.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What each room under src/ may import besides itself. */
const MAY_IMPORT = {
  app: ['views', 'session', 'scenario', 'engine', 'ui'],
  views: ['session', 'scenario', 'engine', 'ui'],
  session: ['scenario', 'engine'],
  scenario: ['engine'],
  engine: [],
  ui: [],
  cli: ['scenario', 'engine'],
};

/** Rooms that run everywhere may use only these packages; a new one must be small, pure and the same on every engine. */
const PACKAGES = { engine: [], scenario: ['valibot'] };

/** In a protocol, detector or job only these may be imported for their values; all else is `import type`. */
const HELPERS = ['declare', 'pickLeader', 'countComments', 'math', 'arithmetic', 'units'].map(
  (name) => `engine/${name}.ts`,
);

/** Of these packages only what is named is bundled: `* as` pulls in the whole. */
const BY_NAME_ONLY = ['d3'];

const isTest = (file) =>
  /\.test\.tsx?$/.test(file) || /(^|\/)testing\.tsx?$/.test(file) || file.includes('/golden/');
const isDeclaration = (file) =>
  /^engine\/(protocols|detectors|work)\//.test(file) &&
  !file.endsWith('/registry.ts') &&
  !isTest(file);

/**
 * The offences of one file, each `{ file, line, specifier, reason }`.
 * `file` is its path below src/ with forward slashes; `source` its text.
 */
export function offencesOf(file, source) {
  const offences = [];
  const room = roomOf(file);
  if (room === null) return [];
  if (!(room in MAY_IMPORT)) {
    const rooms = Object.keys(MAY_IMPORT).join(', ');
    return [{ file, line: 1, specifier: '', reason: `no such room "${room}"; rooms are ${rooms}` }];
  }
  for (const found of importsOf(source)) {
    const reason = reasonAgainst(file, room, found);
    if (reason) offences.push({ file, line: found.line, specifier: found.specifier, reason });
  }
  return offences;
}

function reasonAgainst(file, room, found) {
  const { specifier, typeOnly } = found;
  if (specifier === null) return 'an import whose address is not a plain string cannot be checked';
  const target = targetOf(file, specifier);
  return target === null
    ? reasonAgainstPackage(file, room, found)
    : reasonAgainstFile(file, room, target, typeOnly);
}

function reasonAgainstPackage(file, room, { specifier, typeOnly, namespace }) {
  const name = packageOf(specifier);
  if (namespace && !typeOnly && BY_NAME_ONLY.includes(name))
    return `import what you need of ${name} by name: "* as" bundles all of it`;
  if (isTest(file)) return null;
  const allowed = PACKAGES[room];
  if (allowed && !allowed.includes(name)) {
    const list = allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no package';
    return `${room} imports ${list} from outside`;
  }
  if (specifier.startsWith('node:') && room !== 'cli')
    return `${room} runs in the browser, where there is no ${specifier}`;
  if (isDeclaration(file) && !typeOnly)
    return 'a protocol, detector or job knows its node context and nothing else';
  return null;
}

function reasonAgainstFile(file, room, target, typeOnly) {
  if (target.startsWith('../')) {
    if (target === '../package.json' && room !== 'engine') return null;
    return isTest(file) ? null : 'leaves src/';
  }
  const other = roomOf(target);
  if (other !== room) {
    if (MAY_IMPORT[room].includes(other)) return null;
    const allowed = MAY_IMPORT[room];
    const list = allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no other room';
    return `${room} may import ${list}, not ${other ?? 'the top of src/'}`;
  }
  if (room === 'views') return reasonBetweenViews(file, target);
  if (isDeclaration(file) && !typeOnly && !HELPERS.includes(target) && !isPartOf(file, target)) {
    const names = HELPERS.map((helper) => helper.replace('engine/', '../')).join(', ');
    return `a protocol, detector or job imports values from ${names} only; write "import type", or pass it in by the context`;
  }
  return null;
}

/** Each folder of views/ is a room of its own; a file directly in views/ (a registry) may import the views, not they it. */
function reasonBetweenViews(file, target) {
  const [from, to] = [viewOf(file), viewOf(target)];
  if (from === null || from === to) return null;
  return to === null
    ? `a view does not import from the top of views/: what views share is in ui or session`
    : `view ${from} may not import view ${to}: what they share is in ui or session`;
}

/** A protocol that is too long for one file keeps parts in a folder of its own name, which know each other: `raft.ts`, `raft/…`. */
const isPartOf = (file, target) =>
  target.startsWith(file.replace(/\.ts$/, '/')) ||
  (/^engine\/\w+\/\w+\//.test(file) && posix.dirname(file) === posix.dirname(target));

const roomOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : null);
const viewOf = (path) => roomOf(path.slice('views/'.length));

const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The path below src/ that a specifier leads to (`../…` where it leaves src/), or null for a package. */
function targetOf(file, specifier) {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('/src/')) return posix.normalize(path.slice('/src/'.length));
  if (path.startsWith('/')) return `..${path}`;
  if (path === '.' || path === '..' || /^\.\.?\//.test(path))
    return posix.join(posix.dirname(file), path);
  return null;
}

const STRING = String.raw`(?:'([^'\n]*)'|"([^"\n]*)")`;
const STATIC = new RegExp(
  String.raw`(?<=^|[;}\n])[ \t]*(?:import|export)\b(?:(\s*type\b(?!\s*(?:from\b|,)))?([^;'"()=]*?)\bfrom)?\s*${STRING}`,
  'g',
);
const DYNAMIC = new RegExp(
  String.raw`(?<![.\w$])(?:(typeof\s+)?import|require|import\.meta\.glob(?:<[^(]*>)?|new\s+URL)\s*\(\s*(?:${STRING}|(\[[^\]]*\])|([^)]))`,
  'g',
);

/**
 * Every import of a source text, in order: `{ line, specifier, typeOnly, namespace }`;
 * `specifier` is null where a dynamic import is not given a plain string.
 */
export function importsOf(source) {
  const text = withoutComments(source);
  const found = [];
  const add = (index, specifier, typeOnly, namespace) =>
    found.push({ line: text.slice(0, index).split('\n').length, specifier, typeOnly, namespace });

  for (const match of text.matchAll(STATIC)) {
    const [whole, type, clause, single, double] = match;
    if (/^\s*export\b/.test(whole) && clause === undefined) continue;
    const keyword = match.index + whole.search(/\S/);
    add(keyword, single ?? double, type !== undefined, /\*/.test(clause ?? ''));
  }
  for (const match of text.matchAll(DYNAMIC)) {
    const [whole, typeOf, single, double, list] = match;
    const specifier = single ?? double;
    if (/^new\s/.test(whole)) {
      // Only a relative address names a file of ours: new URL(location.href) is no import.
      if (specifier && /^\.\.?\//.test(specifier)) add(match.index, specifier, false, false);
    } else if (list !== undefined) {
      for (const item of list.matchAll(new RegExp(STRING, 'g')))
        if (!(item[1] ?? item[2]).startsWith('!'))
          add(match.index, item[1] ?? item[2], false, false);
    } else {
      add(match.index, specifier ?? null, typeOf !== undefined, false);
    }
  }
  return found.sort((one, other) => one.line - other.line);
}

/** The text with its comments blanked, lines kept. Knows strings, templates and regular expressions well enough for that. */
function withoutComments(source) {
  let out = '';
  let before = '';
  const templates = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at, at + 2);
    let end = at + 1;
    if (rest === '//') {
      end = indexOr(source, '\n', at);
      out += ' '.repeat(end - at);
      at = end;
      continue;
    }
    if (rest === '/*') {
      end = indexOr(source, '*/', at + 2) + 2;
      out += source.slice(at, end).replace(/[^\n]/g, ' ');
      at = end;
      continue;
    }
    const char = source[at];
    if (char === "'" || char === '"') end = endOfString(source, at);
    else if (char === '/' && mayBeRegex(before, source[at + 1])) end = endOfRegex(source, at);
    else if (char === '`' || (char === '}' && templates.at(-1) === 0)) {
      if (char === '}') templates.pop();
      end = endOfTemplatePart(source, at + 1);
      if (source[end - 1] === '{') templates.push(0);
    } else if (char === '{' && templates.length > 0) templates[templates.length - 1]++;
    else if (char === '}' && templates.length > 0) templates[templates.length - 1]--;
    const piece = source.slice(at, end);
    out += piece;
    if (piece.trim() !== '') before = (before + piece).slice(-12);
    else if (!before.endsWith(' ')) before += ' ';
    at = end;
  }
  return out;
}

function indexOr(text, wanted, from) {
  const index = text.indexOf(wanted, from);
  return index < 0 ? text.length : index;
}

/** The end of the string that opens at `at`; a quote without its partner on the line (an apostrophe in JSX) stands alone. */
function endOfString(source, at) {
  for (let i = at + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === source[at]) return i + 1;
  }
  return at + 1;
}

/** From inside a template to just after its closing backtick or its next `${`. */
function endOfTemplatePart(source, at) {
  for (let i = at; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '`') return i + 1;
    else if (source[i] === '$' && source[i + 1] === '{') return i + 2;
  }
  return source.length;
}

const mayBeRegex = (before, next) =>
  next !== '>' &&
  (/(?:^|[=(,:;[!&|?{+*%~^-]|=>)\s*$/.test(before) ||
    /\b(?:return|typeof|case|in|of)\s*$/.test(before));

function endOfRegex(source, at) {
  let inClass = false;
  for (let i = at + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '[') inClass = true;
    else if (source[i] === ']') inClass = false;
    else if (source[i] === '/' && !inClass) return i + 1;
  }
  return at + 1;
}

/** Checks every .ts and .tsx file below the folder `src`. */
export function checkFolder(src) {
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(src, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const offences = files.flatMap((file) => offencesOf(file, readFileSync(join(src, file), 'utf8')));
  return { files: files.length, offences };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const { files, offences } = checkFolder(resolve(root, 'src'));
  for (const { file, line, specifier, reason } of offences)
    console.error(`src/${file}:${line}: ${specifier ? `imports "${specifier}": ` : ''}${reason}`);
  console.log(`imports: ${files} files, ${offences.length} offences`);
  process.exitCode = offences.length > 0 || files === 0 ? 1 : 0;
}
