// What other sites fetch when somebody pastes the address of a run.

import { describe, expect, it } from 'vitest';
import { builtins } from '../../src/scenario/builtin/registry.ts';
import { answerOf, pageOf, siteOf } from './oembed.ts';

const site = 'https://your.site/rollcall/';

describe.each(builtins.map(({ id }) => id))('oEmbed of %s', (id) => {
  it('answers with a frame, where it knows its address', () => {
    const answer = JSON.parse(answerOf(site, id));
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 640, height: 420 });
    expect(answer.html).toContain(`src="${site}embed.html?scenario=${id}"`);
    expect(answer.title).not.toBe('');
  });

  it('answers with a link, where it does not', () => {
    expect(JSON.parse(answerOf(null, id))).toMatchObject({ version: '1.0', type: 'link' });
  });

  it('has a page that names the answer', () => {
    expect(pageOf(site, id)).toContain(`href="${site}run/${id}.json"`);
    expect(pageOf(null, id)).toContain(`href="../run/${id}.json"`);
    expect(pageOf(null, id)).not.toMatch(
      /<(?!\/?(html|head|meta|title|link|body|h1|p|a)\b|!doctype)/,
    );
  });
});

it('wants the address of a site', () => {
  expect(siteOf(undefined)).toBeNull();
  expect(siteOf('https://your.site/rollcall')).toBe(site);
  for (const bad of ['your.site', 'ftp://your.site/', 'https://your.site/?a=1', 'javascript:1'])
    expect(() => siteOf(bad)).toThrow(/ROLLCALL_URL/);
});
