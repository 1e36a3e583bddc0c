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
function render(session: ReturnType<typeof createSession>) {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <SessionProvider session={session}>
      <Classroom />
    </SessionProvider>,
  );
}
// fake
const patch = q.get('fake');
if (patch) {
  const by = JSON.parse(patch) as Record<string, object>;
  const real = session.getState;
  let last: unknown = null;
  let out: ReturnType<typeof real> | null = null;
  const fake = {
    ...session,
    getState: () => {
      const s = real();
      if (s !== last) {
        last = s;
        out = s.frame
          ? {
              ...s,
              frame: {
                ...s.frame,
                ...(by['*'] ?? {}),
                nodes: s.frame.nodes.map((n) => ({ ...n, ...(by[n.id] ?? {}) })),
              },
            }
          : s;
      }
      return out as typeof s;
    },
  };
  render(fake);
} else render(session);
