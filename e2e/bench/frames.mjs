// How a large class plays: frames a second, and what a frame costs the main thread. `node frames.mjs NODES VIEW [PROTOCOL]` prints
// one JSON object. Frames are counted without tracing, which costs some itself; scripting is read from a trace, as time that the
// thread had a processor, so that a busy machine does not count.

import { obstacle, withBrowser } from './browser.mjs';

const [nodes = '60', view = 'cluster', protocol = 'priority'] = process.argv.slice(2);
const SECONDS = 4;
/** Events on the main thread in which scripts run; those inside of others are not counted twice. */
const SCRIPTING = new Set([
  'FireAnimationFrame',
  'FunctionCall',
  'EventDispatch',
  'TimerFire',
  'RunMicrotasks',
  'EvaluateScript',
  'MajorGC',
  'MinorGC',
  'V8.DeserializeValue',
  'HandlePostMessage',
]);

const rounded = (value, digits = 1) => Number(value.toFixed(digits));
const quantile = (sorted, part) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

async function open(browser, base) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const address = `${base}?scenario=big-class&nodes=${nodes}&protocol=${protocol}&view=${view}&at=1000&autoplay=0`;
  await page.goto(address);
  await page.waitForSelector('[data-node]', { timeout: 120_000 });
  // The playhead does not run into what is not simulated yet: wait until there is enough of it.
  await page.waitForFunction(
    () => document.querySelector('[data-rollcall]')?.getAttribute('data-time') === '1000',
    null,
    { timeout: 120_000 },
  );
  await page.waitForTimeout(4000);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(500);
  return page;
}

/** Times between animation frames, and how far the playhead got. */
const frames = (page) =>
  page.evaluate(async (seconds) => {
    const stage = document.querySelector('[data-rollcall]');
    const time = () => Number(stage?.getAttribute('data-time'));
    const from = time();
    const gaps = [];
    const start = performance.now();
    for (let last = start; last - start < seconds * 1000; ) {
      const now = await new Promise(requestAnimationFrame);
      gaps.push(now - last);
      last = now;
    }
    return { gaps: gaps.slice(1), virtualMs: time() - from };
  }, SECONDS);

function scripting(trace) {
  const events = JSON.parse(trace.toString()).traceEvents;
  const names = new Map(
    events
      .filter(({ name }) => name === 'thread_name')
      .map(({ pid, tid, args }) => [`${pid} ${tid}`, args.name]),
  );
  const counts = new Map();
  for (const { name, pid, tid } of events)
    if (name === 'FireAnimationFrame') {
      const thread = `${pid} ${tid}`;
      counts.set(thread, (counts.get(thread) ?? 0) + 1);
    }
  const main = [...counts]
    .filter(([thread]) => names.get(thread) === 'CrRendererMain')
    .sort((a, b) => b[1] - a[1])[0]?.[0];
  const spans = events
    .filter(
      ({ ph, name, pid, tid }) => ph === 'X' && `${pid} ${tid}` === main && SCRIPTING.has(name),
    )
    .map(({ name, tts = 0, tdur = 0 }) => ({ name, from: tts, until: tts + tdur }))
    .sort((a, b) => a.from - b.from);
  const ticks = spans.filter(({ name }) => name === 'FireAnimationFrame').map(({ from }) => from);
  const costs = ticks.map(() => 0);
  let counted = -Infinity;
  let tick = -1;
  for (const { from, until } of spans) {
    const start = Math.max(from, counted);
    counted = Math.max(counted, until);
    while (tick + 1 < ticks.length && ticks[tick + 1] <= from) tick++;
    if (tick >= 0 && counted > start) costs[tick] += (counted - start) / 1000;
  }
  return costs.slice(0, -1).sort((a, b) => a - b);
}

const reason = obstacle();
const measured = reason
  ? { value: null, note: reason }
  : await withBrowser(async (browser, base) => {
      const page = await open(browser, base);
      const { gaps, virtualMs } = await frames(page);
      await browser.startTracing(page, {
        categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.gc'],
      });
      await page.waitForTimeout(SECONDS * 1000);
      const costs = scripting(await browser.stopTracing());
      gaps.sort((a, b) => a - b);
      const mean = costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length);
      return {
        value: rounded(mean, 2),
        more: {
          p95: rounded(quantile(costs, 0.95) ?? 0, 2),
          fps: rounded((gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0)),
          gapP95: rounded(quantile(gaps, 0.95)),
          pace: rounded(virtualMs / (SECONDS * 1000), 2),
        },
      };
    });
console.log(JSON.stringify(measured));
