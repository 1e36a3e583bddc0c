// The codes that people paste: short where nothing is special, and safe whatever stands in a title.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress } from '../../common/address.ts';
import { codeOf, FORMATS, frameAddress, type SharedRun, type ShareOptions } from './codes.ts';

const home = 'https://site.example/rollcall/';
const options: ShareOptions = {
  view: 'cluster',
  theme: 'auto',
  controls: 'full',
  panels: [],
  width: 640,
  height: 420,
  autoplay: false,
  loop: false,
  speed: 1,
  atMs: 0,
  untilMs: null,
};
const builtin: SharedRun = {
  title: 'First day',
  builtin: 'first-day',
  fragment: 's=aa',
  link: home,
};
const own: SharedRun = { ...builtin, builtin: null, fragment: 's=ab-_&f=0123456789abcdef' };

test('a built-in as it opens is one short line', () => {
  expect(codeOf('iframe', home, builtin, options)).toBe(
    '<iframe src="https://site.example/rollcall/embed.html?scenario=first-day" title="First day" width="640" height="420" loading="lazy" style="border:0;max-width:100%"></iframe>',
  );
  expect(codeOf('element', home, builtin, { ...options, controls: 'mini', loop: true })).toBe(
    `<script src="https://site.example/rollcall/rollcall.js" defer></script>
<rollcall-sim scenario="first-day" controls="mini" loop title="First day"></rollcall-sim>`,
  );
  expect(codeOf('markdown', home, builtin, options)).toBe(
    '[First day: run it in Rollcall](https://site.example/rollcall/)',
  );
  expect(codeOf('mdx', home, builtin, options)).toContain(
    "style={{ border: 0, maxWidth: '100%' }} />",
  );
});

test('any other run stands in the code itself', () => {
  expect(frameAddress(home, own, options)).toBe(`${home}embed.html#s=ab-_&f=0123456789abcdef`);
  expect(codeOf('element', home, own, options)).toContain('run="s=ab-_&amp;f=0123456789abcdef"');
});

test('the page reads the options as they were chosen', () => {
  const chosen: ShareOptions = {
    ...options,
    view: 'classroom',
    theme: 'dark',
    controls: 'mini',
    panels: ['story', 'inspector'],
    autoplay: true,
    loop: true,
    speed: 2,
    atMs: 3000.125,
    untilMs: 9000,
  };
  const { address, faults } = readAddress(new URL(frameAddress(home, builtin, chosen)).search);
  expect(faults).toEqual([]);
  expect(address).toMatchObject({
    scenario: 'first-day',
    view: 'classroom',
    theme: 'dark',
    controls: 'mini',
    panels: ['story', 'inspector'],
    autoplay: true,
    loop: true,
    speed: 2,
    at: 3000.125,
    until: 9000,
  });
});

test('a title is never markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      for (const format of FORMATS) {
        const code = codeOf(format, home, { ...own, title: `"><b>${title}` }, options);
        expect(code).not.toContain('<b>');
        const tags = code.match(/(?<!\\)<\/?[a-z-]+/g) ?? [];
        expect(tags.length).toBe({ iframe: 2, element: 4, markdown: 0, mdx: 1 }[format]);
      }
    }),
  );
});
