import { drawScenario } from '../scenario/swarm/draw.ts';
import { judge } from '../scenario/swarm/judge.ts';
import { shrink } from '../scenario/swarm/shrink.ts';
import { scenarioToJson } from '../scenario/toJson.ts';

const [runs = '2000', seed = '1', only] = process.argv.slice(2);
const seen = new Map<string, { n: number; first: number[] }>();
const t = Date.now();
for (let i = 0; i < Number(runs); i++) {
  const s = drawScenario(Number(seed), i, only && only !== 'all' ? only : undefined);
  const f = judge(s);
  if (!f) continue;
  const key = `${s.protocol.id} ${f.what}`;
  const e = seen.get(key) ?? { n: 0, first: [] };
  e.n++;
  e.first.push(i);
  seen.set(key, e);
}
console.log(`${Date.now() - t} ms`);
for (const [key, { n, first }] of [...seen].sort()) {
  console.log(`\n${key}: ${n} (${first.slice(0, 5)})`);
  for (const number of first.slice(0, Number(process.env.SHOW ?? 1))) {
    const s = drawScenario(Number(seed), number, only && only !== 'all' ? only : undefined);
    const what = judge(s)?.what;
    console.log(number, JSON.stringify(scenarioToJson(shrink(s, (c) => judge(c)?.what === what))));
  }
}
