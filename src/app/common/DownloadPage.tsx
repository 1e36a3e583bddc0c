// The button that saves the run as one HTML file.

import { useState } from 'react';
import type { Scenario } from '../../engine/scenario.ts';
import { type ExportOptions, exportPage, fileNameOf } from './exportPage.ts';

interface Props extends ExportOptions {
  readonly scenario: Scenario;
}

export function DownloadPage({ scenario, ...options }: Props) {
  const [said, setSaid] = useState('');
  const download = async () => {
    try {
      const address = URL.createObjectURL(await exportPage(scenario, options));
      const name = fileNameOf(scenario.title);
      Object.assign(document.createElement('a'), { href: address, download: name }).click();
      // The download has begun by then; until it has, the address must hold.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      setSaid(`Saved as ${name}: it plays from a disk, without a network.`);
    } catch {
      setSaid('The page could not be made: the site cannot be reached.');
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void download()}>
        Download as one HTML
      </button>{' '}
      <span role="status">{said}</span>
    </>
  );
}
