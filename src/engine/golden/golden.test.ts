// Golden traces of single rules, after etcd's interaction tests. `npm run golden` writes them anew; then read the difference aloud.

import { expect, it } from 'vitest';
import { simulate } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { conversations } from './conversations.ts';
import { asText } from './text.ts';

const values = (params: Scenario['protocol']['params']): string =>
  Object.entries(params)
    .map(([name, value]) => ` ${name}=${value}`)
    .join('');

const setUp = ({ protocol, nodes, network, work }: Scenario): string => {
  const job = work ? `; ${work.kind}${values(work.params)}${work.fencing ? ', fenced' : ''}` : '';
  const cast = nodes.map(({ id, priority }) => `${id} (${priority})`).join(', ');
  return `${protocol.id}${values(protocol.params)}; ${cast}; ${network.latencyMs} ms a message${job}`;
};

it.each(conversations)('$name', async ({ name, about, scenario, excerpts }) => {
  const run = simulate(scenario);
  const { events } = run.summary();
  const text = [`# ${about}`, '', setUp(scenario), asText(run.events(1, events), excerpts), ''];
  await expect(text.join('\n')).toMatchFileSnapshot(`${name}.txt`);
});
