// The studio's menu: files (open, save, drop one anywhere), and on small screens what the header has no room for.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { scenarioText } from '../../scenario/toJson.ts';
import type { Session } from '../../session/api.ts';
import { useSession } from '../../session/react.ts';
import { download, fileName } from '../common/download.ts';
import type { Export } from '../common/exports/save.ts';
import { openFile } from './openFile.ts';
import './menu.css';

const EXPORTS = [
  ['picture', 'Save the picture (SVG)'],
  ['dots', 'Save the picture (PNG)'],
  ['diagram', 'Save the space-time diagram (SVG)'],
  ['conversation', 'Save as a Mermaid sequence diagram'],
  ['trace', 'Save the trace (JSON Lines)'],
] as const satisfies readonly (readonly [Export, string])[];

async function saveAs(session: Session, what: Export): Promise<void> {
  const { save } = await import('../common/exports/save.ts');
  await save(session, what);
}

export function Menu({
  children,
}: {
  /** Buttons that stand in the header too, where that is wide enough. */
  readonly children: ReactNode;
}) {
  const session = useSession();
  const menu = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const dropping = useFileDrop((file) => void openFile(session, file));
  const saveScenario = () => {
    const { scenario } = session.getState();
    download(fileName(scenario.title, 'json'), scenarioText(scenario), 'application/json');
  };
  return (
    <>
      <button type="button" className="button" popoverTarget="studio-menu">
        Menu
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons in it take keys; a choice closes it. */}
      <div
        ref={menu}
        id="studio-menu"
        popover="auto"
        role="group"
        className="studio-menu"
        aria-label="Menu"
        onClick={(event) => {
          if (event.target instanceof HTMLButtonElement) menu.current?.hidePopover();
        }}
      >
        <button type="button" onClick={() => input.current?.click()}>
          Open a scenario …
        </button>
        <button type="button" onClick={saveScenario}>
          Save the scenario (JSON)
        </button>
        {EXPORTS.map(([what, label]) => (
          <button key={what} type="button" onClick={() => void saveAs(session, what)}>
            {label}
          </button>
        ))}
        <div className="narrow-only">{children}</div>
        <p className="wide-only">Or drop a scenario file anywhere on the page.</p>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Scenario file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) void openFile(session, file);
          currentTarget.value = '';
        }}
      />
      {dropping && <div className="drop-zone">Drop the scenario here</div>}
    </>
  );
}

/** True while a file is dragged over the page; hands over the one that is dropped. */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      take.current(file);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}
