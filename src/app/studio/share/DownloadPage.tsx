// The button that saves the run as one HTML file.

import type { Scenario } from '../../../engine/scenario.ts';
import { download, fileName } from '../../common/download.ts';
import { type ExportOptions, exportPage } from '../../common/exportPage.ts';

interface Props extends ExportOptions {
  readonly scenario: Scenario;
  readonly say: (text: string) => void;
}

export function DownloadPage({ scenario, say, ...options }: Props) {
  const save = async () => {
    try {
      const name = fileName(scenario.title, 'html');
      download(name, await exportPage(scenario, options));
      say(`Saved as ${name}.`);
    } catch {
      say('The page could not be made: the site cannot be reached.');
    }
  };
  return (
    <button type="button" className="button" onClick={() => void save()}>
      Download as one HTML file
    </button>
  );
}
