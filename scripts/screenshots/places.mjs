// The places of the site that no built-in's stage shows: panels, menus, dialogs, what stands there when there is nothing or when
// something is wrong. Each has a name, the sizes in which it exists, its address, and what to do there.

import { deflateRawSync } from 'node:zlib';
import {
  at,
  away,
  button,
  choose,
  click,
  clickAll,
  compare,
  field,
  item,
  node,
  onMessage,
  panel,
  press,
  scroll,
  seen,
  sheet,
  tab,
  type,
  wait,
} from './acts.mjs';

const STUDIO = ['desk', 'phone'];
const FRAME = ['frame'];
const ALL = [...STUDIO, ...FRAME];

const ELECTED = 'Why? n4 takes the lead in epoch 2.';
const why = [sheet, click(button(ELECTED)), seen(at('.why-step', 3))];
const code = [click(button(/^Show the code/)), seen(at('.code-call'))];
const ledger = [panel('.work'), click(at('.ledger summary')), panel('.work')];
const inspect = (one, other) => [
  sheet,
  choose(field('Inspected node'), one),
  ...(other ? [choose(field('Node beside it'), other)] : []),
  panel('.inspector'),
];
const setUp = [
  sheet,
  click(at('.set-up > summary')),
  clickAll('.set-up details:not([open]) > summary'),
  scroll('.set-up'),
];
const gallery = [click(button(/^Gallery/)), seen(at('svg.thumbnail', 21))];
const share = [click(button('Share')), seen(at('dialog iframe')), wait(1500)];
const compared = (columns) => [
  compare,
  ...(columns > 2 ? [click(button('Add another'))] : []),
  seen(at('.compare-column .measures', columns - 1)),
  away,
];
const nodeMenu = (id) => [press('Shift+F10', node(id)), seen(at('[role=menu]'))];
const chosen = [press('Shift+Space', node('n1')), press('Enter', node('n2')), away];
const reply = (to, text) => [
  (page) =>
    page
      .getByRole('button', { name: /^Reply to/ })
      .nth(to)
      .click(),
  type(at('textarea'), text),
  press('Control+Enter', at('textarea')),
];
const count = [click(button('Count it step by step')), ...Array(5).fill(click(button('Step')))];
const notice = [seen(at('[data-notice]'))];
/** A run as a link carries it. */
const packed = deflateRawSync(JSON.stringify({ rollcall: 1, title: 'Sent by a friend' })).toString(
  'base64url',
);

/** Behind the address: what is not as everywhere. */
const PRINT = { media: 'print' };
const NO_SCRIPTS = { scripts: false };
const POST = { file: 'examples/blog.html' };
/** Longer than the page: a picture of that alone, whole. */
const whole = (selector) => ({ whole: selector });

export const PLACES = [
  ['first-visit', ALL, '', []],
  ['first-visit-leader', STUDIO, '?at=3000', []],

  ['explain-story', STUDIO, '?at=20000', [panel('.explain')]],
  ['explain-why', STUDIO, '?at=9500', [...why, panel('.explain')]],
  ['explain-why-code', STUDIO, '?at=9500', [...why, ...code, panel('.explain')]],
  [
    'explain-why-breach',
    STUDIO,
    '?scenario=two-monitors&at=14500',
    [sheet, click(button(/^Why\? Two leaders at once/)), seen(at('.why h3', 1)), panel('.explain')],
  ],
  [
    'explain-code',
    STUDIO,
    '?scenario=raft-split-vote&at=19812',
    [sheet, click(tab('Code')), seen(at('.code-call')), panel('.explain')],
  ],

  ['work-doubled', STUDIO, '?scenario=bully-split-brain&at=20000', ledger],
  ['work-refused', STUDIO, '?scenario=raft-partition&at=24000', ledger],
  ['work-missed', STUDIO, '?scenario=flapping&at=30000', ledger],
  ['work-lost', STUDIO, '?scenario=lost-writes&at=27000', ledger],

  ['inspector-one', STUDIO, '?at=7500', inspect('n1')],
  ['inspector-two', STUDIO, '?scenario=raft-partition&at=16000', inspect('n1', 'n5')],
  ['inspector-timeout', STUDIO, '?at=8500', inspect('n1', 'n4')],
  ['inspector-phi', STUDIO, '?scenario=phi-vs-timeout&at=73770', inspect('n1')],
  ['inspector-phi-two', STUDIO, '?scenario=phi-vs-timeout&at=73770', inspect('n1', 'n4')],
  ['inspector-swim', STUDIO, '?scenario=swim-gossip&at=19200', inspect('n2')],
  ['inspector-swim-two', STUDIO, '?scenario=swim-gossip&at=19200', inspect('n2', 'n4')],
  ['inspector-many', STUDIO, '?nodes=200&protocol=raft&at=3000', inspect('n1')],

  ['set-up', STUDIO, '?at=3000', setUp, whole('.set-up')],
  ['set-up-raft', STUDIO, '?scenario=raft-partition&at=3000', setUp, whole('.set-up')],
  ['set-up-lease', STUDIO, '?scenario=lease-fenced&at=3000', setUp, whole('.set-up')],
  [
    'set-up-fault',
    STUDIO,
    '?at=3000',
    [...setUp, type(field(/^Loss/), '7'), press('Tab', field(/^Loss/)), scroll('.set-up')],
  ],

  ['gallery', STUDIO, '?at=3000', gallery],
  ['gallery-end', STUDIO, '?at=3000', [...gallery, scroll('.gallery-cards li:last-child', 'end')]],
  ['gallery-raft', STUDIO, '?at=3000', [...gallery, click(button('Raft'))]],
  ['menu', STUDIO, '?at=3000', [click(button('Menu'))]],
  ['share', STUDIO, '?at=7500', share],
  [
    'share-end',
    STUDIO,
    '?at=7500',
    [...share, click(button('Custom element')), wait(1500), scroll('dialog iframe', 'end')],
  ],
  ['help', ALL, '?at=3000', [press('?'), seen(at('dialog[open]'))]],

  ['compare-two', STUDIO, '?at=9500', compared(2)],
  ['compare-three', STUDIO, '?at=9500', compared(3)],
  ['compare-two-classroom', STUDIO, '?at=9500&view=classroom', compared(2)],
  ['compare-three-classroom', STUDIO, '?at=9500&view=classroom', compared(3)],
  [
    'compare-end',
    ['phone'],
    '?at=9500',
    [...compared(2), scroll('.compare-column:last-child .measures', 'end')],
  ],

  ['node-menu', ALL, '?at=7500', nodeMenu('n4')],
  ['node-menu-second', ALL, '?at=7500', [...nodeMenu('n4'), click(item(/^Cut the link/))]],
  ['node-menu-classroom', ALL, '?at=7500&view=classroom', nodeMenu('n2')],
  [
    'message-menu',
    ALL,
    '?scenario=raft-split-vote&at=19812',
    [onMessage, seen(at('[role=menu]')), away],
  ],
  ['chosen-nodes', ALL, '?at=3000', chosen],
  [
    'chosen-none',
    ALL,
    '?at=3000',
    [press('Shift+Space', node('n1')), press('Enter', node('n1')), away],
  ],
  ['parted', ALL, '?at=3000', [...chosen, click(button('Partition')), away]],
  [
    'branches',
    STUDIO,
    '?at=3000',
    [click(node('n5')), click(button('Undo')), click(node('n3')), away],
  ],
  ['branches-undone', STUDIO, '?at=9500', [click(node('n3')), click(button('Undo')), away]],
  [
    'nobody-healthy',
    ALL,
    '?at=3000',
    [...['n5', 'n4', 'n3', 'n2', 'n1'].map((id) => click(node(id))), away],
  ],

  ['comments', ALL, '?view=comments', []],
  [
    'comments-replies',
    ALL,
    '?view=comments',
    [
      ...reply(0, 'Here! And who counts the replies to this one?'),
      ...reply(1, 'The very same function.'),
      ...reply(2, 'And the replies to that one?'),
    ],
  ],
  [
    'comments-form',
    ALL,
    '?view=comments',
    [click(button(/^Reply to/)), press('Control+Enter', at('textarea'))],
  ],
  ['comments-counting', ALL, '?view=comments', count],
  [
    'comments-empty',
    ALL,
    '?view=comments',
    [seen(at('.comments-delete')), clickAll('.comments-delete'), away],
  ],

  ['bad-link', ALL, '?speed=1000&view=cinema#s=!!!', notice],
  ['differs', ALL, `?at=3000#s=${packed}&f=0000000000000000`, notice],
  ['unknown-scenario', ALL, '?scenario=nope', notice],
  ['empty-story', STUDIO, '', [panel('.explain')]],
  ['empty-why', STUDIO, '', [sheet, click(tab('Why?')), panel('.explain')]],
  [
    'empty-code',
    STUDIO,
    '',
    [sheet, click(tab('Code')), seen(at('.code-lines')), panel('.explain')],
  ],
  ['empty-ledger', STUDIO, '', ledger],
  ['empty-inspector', STUDIO, '', [panel('.inspector')]],

  ['printed', ['desk'], '?at=9500', [], PRINT],
  ['no-scripts', ALL, '', [], NO_SCRIPTS],

  ['many-200', ALL, '?nodes=200&protocol=raft&at=3000', []],
  ['many-200-classroom', ALL, '?nodes=200&protocol=raft&at=3000&view=classroom', []],
  ['many-1000', ALL, '?nodes=1000&protocol=lease&at=9000', []],

  ['frame-story', FRAME, '?at=9500&panels=story', []],
  [
    'frame-work',
    FRAME,
    '?scenario=bully-split-brain&at=20000&panels=work',
    [click(at('.ledger summary'))],
  ],
  ['frame-inspector', FRAME, '?at=7500&panels=inspector', inspect('n1')],
  ['frame-panels', FRAME, '?at=9500&panels=story,work,inspector', []],
  ['frame-why', FRAME, '?at=9500&panels=story', [click(button(ELECTED)), seen(at('.why-step', 3))]],
  ['frame-full', FRAME, '?at=9500&controls=full', []],
  ['frame-none', FRAME, '?at=9500&controls=none', []],

  ['post', STUDIO, '', [], POST],
  ['post-cluster', STUDIO, '', [scroll('#first', 'center'), wait(1500)], POST],
  ['post-classroom', STUDIO, '', [scroll('#pause-sim', 'center'), wait(1500)], POST],
  ['post-end', STUDIO, '', [scroll('#yours'), wait(500)], POST],
].map(([name, sizes, address, steps, apart = {}]) => ({ name, sizes, address, steps, ...apart }));
