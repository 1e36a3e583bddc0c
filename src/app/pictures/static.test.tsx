// What readers without scripts see is drawn from the run that everybody else sees first. `npm run golden` writes it anew.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { builtinScenario } from '../../scenario/builtin/registry.ts';
import { captionFor, RunPicture } from '../../views/gallery/RunPicture.tsx';

const root = join(import.meta.dirname, '../../..');
const scenario = builtinScenario('first-day');
if (!scenario) throw new Error('no first-day');
const report = simulate(scenario).report();

it.each([
  ['first-day.svg', 720],
  ['first-day-narrow.svg', 360],
])('public/%s shows the run of first-day', async (file, width) => {
  const markup = renderToStaticMarkup(
    <RunPicture scenario={scenario} report={report} width={width} />,
  );
  await expect(`${markup}\n`).toMatchFileSnapshot(join(root, 'public', file));
});

it.each(['index.html', 'embed.html'])('%s says what the picture shows', (page) => {
  const html = readFileSync(join(root, page), 'utf8');
  expect(html).toContain('<img src="./first-day.svg"');
  expect(html).toContain('srcset="./first-day-narrow.svg"');
  expect(html).toContain(captionFor(report));
});
