import { createRoot } from 'react-dom/client';
import type { ScriptEntry } from '../../../engine/scenario.ts';
import { SessionProvider } from '../../../session/react.ts';
import { createSession } from '../../../session/session.ts';
import { members, scenario } from './base.ts';
import '../../../ui/tokens.css';
import { Classroom } from '../Classroom.tsx';

const q = new URLSearchParams(location.search);
document.documentElement.dataset.theme = q.get('theme') ?? 'light';
const script = JSON.parse(q.get('script') ?? '[]') as ScriptEntry[];
const session = createSession(
  scenario({
    nodes: members(Number(q.get('n') ?? 5)),
    script,
    untilMs: 40000,
    network: { latencyMs: [250, 350], loss: Number(q.get('loss') ?? 0), duplicate: 0 },
    work: q.get('work') === '0' ? null : { kind: 'cron', fencing: false, params: {} },
  }),
  { at: Number(q.get('at') ?? 4000) * 1000, play: q.get('play') === '1' },
);
Object.assign(window, { session });
createRoot(document.getElementById('root') as HTMLElement).render(
  <SessionProvider session={session}>
    <Classroom />
  </SessionProvider>,
);
