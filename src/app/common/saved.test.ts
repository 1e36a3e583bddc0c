import { describe, expect, it } from 'vitest';
import { withRun } from './saved.ts';

const PAGE =
  '<title>Rollcall</title><script type="application/json" data-rollcall-run></script><script>0</script>';
const run = { search: '?at=1', hash: '#s=abc', home: 'https://x/' };

describe('a page with a run in it', () => {
  it('carries what else stands in the address', () => {
    const page = withRun(PAGE, 'A run', run);
    expect(page).toContain('<title>A run</title>');
    const block = /data-rollcall-run>(.*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(block)).toEqual(run);
  });

  it('takes markup and replacement patterns as text', () => {
    const odd = `</title><script>alert(1)</script>$&$1 & "x"`;
    const page = withRun(PAGE, odd, { ...run, hash: odd });
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).toContain(
      '<title>&lt;/title>&lt;script>alert(1)&lt;/script>$&amp;$1 &amp; "x"</title>',
    );
    expect(JSON.parse(/data-rollcall-run>(.*?)<\/script>/.exec(page)?.[1] ?? '').hash).toBe(odd);
  });

  it('fits into its own page only, and once', () => {
    expect(() => withRun('<title></title>', '', run)).toThrow('not the page');
    expect(() => withRun(withRun(PAGE, '', run), '', run)).toThrow('not the page');
  });
});
