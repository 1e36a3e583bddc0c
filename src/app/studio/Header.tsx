// The top of the studio: name, scenario, view, theme, share, help.

import { lazy, Suspense, useState } from 'react';
import { useSessionState } from '../../session/react.ts';
import type { ViewId } from '../common/address.ts';
import { recall, remember } from '../common/storage.ts';
import { setTheme, shownTheme } from '../common/theme.ts';
import { Menu } from './Menu.tsx';
import { Share } from './Share.tsx';

const Gallery = lazy(async () => ({ default: (await import('./Gallery.tsx')).Gallery }));

const TABS: readonly (readonly [ViewId, string])[] = [
  ['cluster', 'Servers'],
  ['classroom', 'Classroom'],
  ['spacetime', 'Space-time'],
  ['comments', 'Comments'],
];

export function Header({
  view,
  comparing,
  onView,
  onCompare,
  onHelp,
}: {
  view: ViewId;
  comparing: boolean;
  onView: (view: ViewId) => void;
  onCompare: () => void;
  onHelp: () => void;
}) {
  const theme = useTheme();
  return (
    <header className="studio-header">
      <p className="brand">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
          <path
            className="brand-star"
            d="M16 2l4 5 6-1 0 6 5 4-5 4 0 6-6-1-4 5-4-5-6 1 0-6-5-4 5-4 0-6 6 1z"
          />
          <path className="brand-tick" d="M10 16l4 4 8-8" />
        </svg>
        <span>Rollcall</span>
      </p>
      <Picker />
      <div className="tabs" role="group" aria-label="View">
        {TABS.map(([id, label]) => (
          <button
            key={id}
            type="button"
            className="button"
            aria-pressed={view === id}
            onClick={() => onView(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div className="header-end">
        <button
          type="button"
          className="button wide-only"
          aria-pressed={comparing}
          disabled={view === 'comments'}
          onClick={onCompare}
        >
          Compare
        </button>
        <Menu>
          <button type="button" disabled={view === 'comments'} onClick={onCompare}>
            {comparing ? 'Stop comparing' : 'Compare protocols'}
          </button>
          <button type="button" onClick={theme.turn}>
            {theme.label}
          </button>
          <button type="button" onClick={onHelp}>
            Keys and help
          </button>
        </Menu>
        <ThemeButton theme={theme} />
        <Share view={view} />
        <button
          type="button"
          className="button wide-only"
          aria-label="Keys and help"
          onClick={onHelp}
        >
          ?
        </button>
      </div>
    </header>
  );
}

/** What is on screen, and the way to other runs. */
function Picker() {
  const title = useSessionState((state) => state.branches[0]?.scenario.title ?? '');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button picker"
        aria-haspopup="dialog"
        aria-label={`Gallery of runs, now ${title || 'untitled'}`}
        title="Choose another run"
        onClick={() => setOpen(true)}
      >
        <span>{title || 'Untitled run'}</span>
        <svg viewBox="0 0 12 8" width="12" height="8" aria-hidden="true">
          <path d="M1 1l5 5 5-5" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      </button>
      {open && (
        <Suspense fallback={null}>
          <Gallery onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

interface ThemeChoice {
  readonly next: 'light' | 'dark';
  readonly label: string;
  turn(): void;
}

/** The reader's own choice of theme is kept, and holds where the address says nothing. */
function useTheme(): ThemeChoice {
  const [shown, setShown] = useState(() => {
    const theme = recall('theme');
    if (
      (theme === 'light' || theme === 'dark') &&
      !new URLSearchParams(location.search).has('theme')
    )
      setTheme(theme);
    return shownTheme();
  });
  const next = shown === 'dark' ? 'light' : 'dark';
  return {
    next,
    label: `${next === 'dark' ? 'Night' : 'Day'} theme`,
    turn: () => {
      setTheme(next);
      remember('theme', next);
      setShown(next);
    },
  };
}

function ThemeButton({ theme: { next, label, turn } }: { readonly theme: ThemeChoice }) {
  return (
    <button
      type="button"
      className="button wide-only"
      aria-label={label}
      title={label}
      onClick={turn}
    >
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
        {next === 'dark' ? (
          <path d="M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z" fill="currentColor" />
        ) : (
          <path
            d="M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12 1v3M12 20v3M1 12h3M20 12h3M4 4l2 2M18 18l2 2M4 20l2-2M18 6l2-2"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          />
        )}
      </svg>
    </button>
  );
}
