// docs/promises.md: the table of promises by fault, made from what the protocols declare.

import { detectors } from '../engine/detectors/registry.ts';
import { COLUMNS, cell, faultsInWords, HEADS, promisedBy } from '../engine/promised.ts';
import type { Protocol } from '../engine/protocol.ts';
import { protocols } from '../engine/protocols/registry.ts';

export const PATH = 'docs/promises.md';

const MARKS = { holds: '●', breaks: '○', 'n/a': 'n/a' } as const;
const SUPERSCRIPTS = '¹²³⁴⁵⁶⁷⁸⁹';

const INTRO = `<!-- Made by \`npm run docs\` from the declarations of the protocols (src/engine/protocols). Do not edit. -->

# What each protocol promises, and under which faults

● holds, ○ can break, n/a: the protocol has no epoch of its own. The three marks of a cell: **1/e** one leader per epoch, **1@t** one acting
leader at a time, **L** a leader again. L means: once the fault is over (a crash and a pause need not be, nor a cut into sides that are whole in
themselves), within the bound that the protocol states, each side that can elect has one leader whom all on it follow. In the column "one-way"
it means: while the cut lasts. "Loss, delay" are messages lost, late beyond what the timeouts allow for, or slowed on one node.

Each mark is checked: the monitors watch every run, and \`npm run swarm\` looks for one that breaks a ●. For a ○ of 1/e and 1@t a built-in
scenario shows the breach.
`;

const OUTRO = `## With fencing

A resource that checks tokens (\`"fencing": true\`) accepts no write with a token below one that it has accepted: under every protocol, under
every fault. It does not promise that a bill is paid once: of two leaders, each may pay it before the other's token is known.
`;

/** Conditions of the promises in the table, numbered as they come. */
class Footnotes {
  private readonly texts: string[] = [];

  mark(text: string): string {
    if (!this.texts.includes(text)) this.texts.push(text);
    return SUPERSCRIPTS[this.texts.indexOf(text)] ?? '';
  }
  get lines(): string {
    return this.texts.map((text, index) => `${SUPERSCRIPTS[index]} ${text}\n`).join('\n');
  }
}

function row(protocol: Protocol, notes: Footnotes): string {
  const cells = COLUMNS.map((column) =>
    HEADS.map(([promise]) => {
      const mark = cell(protocol, promise, column);
      const declared = promisedBy(protocol, promise);
      const conditional = mark === 'holds' && declared?.given;
      return `${MARKS[mark]}${conditional ? notes.mark(`\`${protocol.id}\`: ${declared.because}`) : ''}`;
    }).join(' '),
  );
  return `| ${[`\`${protocol.id}\``, ...cells].join(' | ')} |`;
}

function table(notes: Footnotes): string {
  const heads = HEADS.map(([, head]) => head).join(' ');
  const titles = COLUMNS.map(({ title }, index) => (index === 0 ? `${title}: ${heads}` : title));
  return [
    `| protocol | ${titles.join(' | ')} |`,
    `|---|${COLUMNS.map(() => '---|').join('')}`,
    ...Object.values(protocols).map((protocol) => row(protocol, notes)),
  ].join('\n');
}

function section({ id, title, source, promises }: Protocol): string {
  const lines = promises.map(({ promise, holdsUnder, because, given, during, brokenIn }) => {
    const lasting = during ? ` Cuts need not be over: ${during.join(', ')}.` : '';
    const shown = brokenIn ? ` Broken in \`${brokenIn}\`.` : '';
    const allowed = given ? ', where the set-up allows it' : '';
    const under = holdsUnder
      ? `holds under ${faultsInWords(holdsUnder)}${allowed}`
      : 'not promised, even where nothing fails';
    return `- **${promise}**: ${under}. ${because}${lasting}${shown}`;
  });
  return `## ${title} (\`${id}\`)\n\n${source}.\n\n${lines.join('\n')}\n`;
}

export function promisesDoc(): string {
  const notes = new Footnotes();
  const rows = table(notes);
  const patient = Object.keys(detectors).join(', ');
  const detectorsNote = `Where a protocol uses a detector (${patient}), the promises hold with each of them.\n`;
  const sections = Object.values(protocols).map(section);
  return [INTRO, `${rows}\n`, notes.lines, detectorsNote, ...sections, OUTRO].join('\n');
}
