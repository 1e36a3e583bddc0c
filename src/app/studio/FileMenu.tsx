// Files: open a scenario (by the button, or by dropping it anywhere), and save what is on screen.

import { useEffect, useRef, useState } from 'react';
import { scenarioText } from '../../scenario/toJson.ts';
import { useSession } from '../../session/react.ts';
import { download, fileName } from '../common/download.ts';
import { openFile } from './openFile.ts';
import './file-menu.css';

export function FileMenu() {
  const session = useSession();
  const menu = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const dropping = useFileDrop((file) => void openFile(session, file));
  const close = () => menu.current?.hidePopover();
  const saveScenario = () => {
    const { scenario } = session.getState();
    download(fileName(scenario.title, 'json'), scenarioText(scenario), 'application/json');
  };
  const items: readonly (readonly [label: string, act: () => void | Promise<void>])[] = [
    ['Open a scenario …', () => input.current?.click()],
    ['Save the scenario (JSON)', saveScenario],
  ];
  return (
    <>
      <button type="button" className="button" popoverTarget="file-menu">
        File
      </button>
      <div
        ref={menu}
        id="file-menu"
        popover="auto"
        role="group"
        className="file-menu"
        aria-label="File"
      >
        {items.map(([label, act]) => (
          <button
            key={label}
            type="button"
            onClick={() => {
              close();
              void act();
            }}
          >
            {label}
          </button>
        ))}
        <p>Or drop a scenario file anywhere on the page.</p>
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
