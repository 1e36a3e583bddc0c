// A picture as text: one element a line, numbers rounded to tenths, the long outlines of figures as a fingerprint. What is drawn
// and where shows in a review; what differs between fonts and browsers does not come in.

/** Outlines longer than this are drawings that nobody reads as numbers. */
const LONG_PATH = 60;
const WITHOUT_END = /\/>$/;

const rounded = (text: string): string =>
  text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => {
    const tenths = Math.round(Number(number) * 10) / 10;
    return String(tenths === 0 ? 0 : tenths);
  });

/** FNV-1a, enough to tell two outlines apart. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}

const tidy = (tag: string): string =>
  rounded(tag)
    .replace(/ d="([^"]*)"/g, (whole, path: string) =>
      path.length > LONG_PATH ? ` d="#${hash(path)}"` : whole,
    )
    .replace(/ style="([^"]*)"/g, (_, style: string) => ` style="${style.replace(/;$/, '')}"`);

const unescaped = (text: string): string =>
  text.replace(/&(?:#x27|quot|amp|lt|gt);/g, (entity) =>
    entity === '&#x27;'
      ? "'"
      : entity === '&quot;'
        ? '"'
        : entity === '&amp;'
          ? '&'
          : entity === '&lt;'
            ? '<'
            : '>',
  );

/** The markup that React writes on a server, as indented lines. */
export function pictureText(markup: string): string {
  const lines: string[] = [];
  let depth = 0;
  const write = (text: string) => lines.push(`${'  '.repeat(depth)}${text}`);
  for (const [token] of markup.matchAll(/<!--.*?-->|<[^>]+>|[^<]+/g)) {
    if (token.startsWith('<!--')) continue;
    if (token.startsWith('</')) {
      depth--;
    } else if (token.startsWith('<')) {
      write(tidy(token.replace(/^<|\/?>$/g, '')));
      if (!WITHOUT_END.test(token)) depth++;
    } else {
      // Texts that React keeps apart are one text to a reader.
      const text = rounded(unescaped(token));
      const last = lines.at(-1);
      const joins = last?.startsWith(`${'  '.repeat(depth)}"`);
      if (last !== undefined && joins) lines[lines.length - 1] = `${last.slice(0, -1)}${text}"`;
      else write(`"${text}"`);
    }
  }
  return lines.join('\n');
}
