// oEmbed as far as a host of files can have it: no endpoint that is asked about any address, but for each built-in a small page that
// names its own answer, and the answer beside it. Consumers want whole addresses, so the build must be told where the site will
// stand: ROLLCALL_URL=https://your.site/rollcall/. Without it the answers are of the type "link", which needs none.

import type { Plugin } from 'vite';
import { builtinScenario, builtins } from '../../src/scenario/builtin/registry.ts';

const WIDTH = 640;
const HEIGHT = 420;

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function parsed(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** What stands at ROLLCALL_URL, with a slash at its end; null where nothing does. Throws where it is no address of a site. */
export function siteOf(given: string | undefined): string | null {
  if (!given) return null;
  const url = parsed(given.endsWith('/') ? given : `${given}/`);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Error(`ROLLCALL_URL: must be like https://your.site/rollcall/, not ${given}`);
  return url.href;
}

/** The answer about one built-in: https://oembed.com, section 2.3.4. */
export function answerOf(site: string | null, id: string): string {
  const title = builtinScenario(id)?.title ?? '';
  const common = { version: '1.0', title, provider_name: 'Rollcall', cache_age: 86_400 };
  if (site === null) return JSON.stringify({ ...common, type: 'link' });
  const src = new URL(`embed.html?scenario=${id}`, site).href;
  return JSON.stringify({
    ...common,
    type: 'rich',
    provider_url: site,
    width: WIDTH,
    height: HEIGHT,
    html: `<iframe src="${escaped(src)}" title="${escaped(title)}" width="${WIDTH}" height="${HEIGHT}" frameborder="0"></iframe>`,
  });
}

/** `rel`: from the page to the site's root. */
const discovery = (site: string | null, rel: string, id: string): string =>
  `<link rel="alternate" type="application/json+oembed" href="${escaped(`${site ?? rel}run/${id}.json`)}" title="${escaped(builtinScenario(id)?.title ?? '')}" />`;

/** A page to paste the address of: it says what it is to whom fetches it, and leads a reader on to the studio. */
export function pageOf(site: string | null, id: string): string {
  const { title, description } = builtinScenario(id) ?? { title: '', description: '' };
  const studio = `../?scenario=${id}`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)}</title>
    <meta name="description" content="${escaped(description)}" />
    <meta property="og:site_name" content="Rollcall" />
    <meta property="og:title" content="${escaped(title)}" />
    <meta property="og:description" content="${escaped(description)}" />
    ${discovery(site, '../', id)}
    <meta http-equiv="refresh" content="0; url=${escaped(studio)}" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <h1>${escaped(title)}</h1>
    <p>${escaped(description)}</p>
    <p><a href="${escaped(studio)}">Open it in Rollcall</a></p>
  </body>
</html>
`;
}

export function oembed(): Plugin {
  const site = siteOf(process.env.ROLLCALL_URL);
  const first = builtins[0]?.id ?? '';
  const withLink = (html: string): string =>
    html.replace('</title>', (end) => `${end}\n    ${discovery(site, './', first)}`);
  return {
    name: 'rollcall-oembed',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: withLink },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const embed = bundle['embed.html'];
        if (embed?.type === 'asset') embed.source = withLink(String(embed.source));
        for (const { id } of builtins) {
          this.emitFile({ type: 'asset', fileName: `run/${id}.html`, source: pageOf(site, id) });
          this.emitFile({ type: 'asset', fileName: `run/${id}.json`, source: answerOf(site, id) });
        }
      },
    },
  };
}
