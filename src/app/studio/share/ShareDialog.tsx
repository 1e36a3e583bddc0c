// Sends the run to somebody, or puts it into a page: the link, the codes, and the frame as it will be.

import { useEffect, useMemo, useRef, useState } from 'react';
import type { Scenario } from '../../../engine/scenario.ts';
import { builtinScenario, builtins } from '../../../scenario/builtin/registry.ts';
import { useSession, useSessionState } from '../../../session/react.ts';
import { seconds } from '../../../ui/time.ts';
import type { ViewId } from '../../common/address.ts';
import { fragmentOf, studioAddress } from '../../common/share.ts';
import { CopyField } from './CopyField.tsx';
import {
  codeOf,
  type Format,
  frameAddress,
  parametersOf,
  type SharedRun,
  type ShareOptions,
} from './codes.ts';
import { DownloadPage } from './DownloadPage.tsx';
import { OptionsForm } from './OptionsForm.tsx';
import { Preview } from './Preview.tsx';
import '../../common/dialog.css';
import './share.css';

const home = new URL('./', location.href.split(/[?#]/)[0]).href;

const FORMATS: Readonly<Record<Format, { name: string; note: string }>> = {
  iframe: {
    name: 'iframe',
    note: 'For any page where HTML may stand: a blog of your own, WordPress, Ghost, Astro.',
  },
  element: {
    name: 'Custom element',
    note: 'One script for the page, and one line for each run. It keeps its height, follows your colours, and your words can drive it.',
  },
  markdown: {
    name: 'Markdown',
    note: 'A link that works everywhere. Where your Markdown takes HTML, take the iframe.',
  },
  mdx: { name: 'MDX', note: 'The iframe as JSX has it: Docusaurus, Astro, Next.' },
};

/** Nothing was changed in it: its id says it all. */
const isBuiltin = (id: string, scenario: Scenario): boolean =>
  builtinScenario(id)?.title === scenario.title &&
  JSON.stringify(builtinScenario(id)) === JSON.stringify(scenario);

export function ShareDialog({
  view,
  onClose,
}: {
  readonly view: ViewId;
  readonly onClose: () => void;
}) {
  const session = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const scenario = useSessionState((state) => state.scenario);
  const fingerprint = useSessionState((state) => state.fingerprint);
  const [format, setFormat] = useState<Format>('iframe');
  const [said, setSaid] = useState('');
  const [fragment, setFragment] = useState('');
  const [options, setOptions] = useState<ShareOptions>(() => ({
    view,
    theme: 'auto',
    controls: 'full',
    panels: [],
    width: 640,
    height: 420,
    autoplay: false,
    loop: false,
    speed: 1,
    atMs: Math.round(session.playhead()) / 1000,
    untilMs: null,
  }));
  useEffect(() => dialog.current?.showModal(), []);
  const there = fragment !== '';
  // Most come for the link: Enter copies it.
  useEffect(() => {
    if (there) dialog.current?.querySelector<HTMLElement>('.copy-field button')?.focus();
  }, [there]);
  useEffect(() => {
    let current = true;
    void fragmentOf(scenario, fingerprint).then((text) => {
      if (current) setFragment(text);
    });
    return () => {
      current = false;
    };
  }, [scenario, fingerprint]);
  const run = useMemo<SharedRun>(() => {
    const link = studioAddress(home, fragment, options.atMs, options.view);
    const builtin = builtins.find(({ id }) => isBuiltin(id, scenario))?.id ?? null;
    return { title: scenario.title, builtin, fragment: fragment.slice(1), link };
  }, [scenario, fragment, options.atMs, options.view]);
  return (
    <dialog ref={dialog} className="dialog share" aria-labelledby="share-title" onClose={onClose}>
      <div className="share-head">
        <h2 id="share-title">Share this very run</h2>
        <button
          type="button"
          className="share-close"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </div>
      {there && (
        <>
          <CopyField label="Link" what="link" text={run.link} rows={2} say={setSaid} />
          <p className="share-note">
            Whoever opens it sees the same events at the same times, from{' '}
            {seconds(options.atMs * 1000, 2)} on: the whole run stands in these {run.link.length}{' '}
            letters, and nothing is stored anywhere.{' '}
            {fingerprint !== '' && (
              <>
                Its fingerprint is <code>{fingerprint}</code>.
              </>
            )}
          </p>
          {'share' in navigator && (
            <button
              type="button"
              className="button"
              onClick={() => {
                // Refused where the reader thinks better of it.
                navigator.share({ title: run.title, url: run.link }).catch(() => {});
              }}
            >
              Send it …
            </button>
          )}
          <h3>Put it into a page</h3>
          <div className="share-columns">
            <div>
              <div className="tabs" role="group" aria-label="Kind of code">
                {(Object.keys(FORMATS) as Format[]).map((one) => (
                  <button
                    key={one}
                    type="button"
                    className="button"
                    aria-pressed={format === one}
                    onClick={() => setFormat(one)}
                  >
                    {FORMATS[one].name}
                  </button>
                ))}
              </div>
              <p className="share-note">{FORMATS[format].note}</p>
              <CopyField
                label={`Code: ${FORMATS[format].name}`}
                what="code"
                text={codeOf(format, home, run, options)}
                rows={4}
                say={setSaid}
              />
              <OptionsForm
                options={options}
                format={format}
                endMs={scenario.untilMs}
                onChange={setOptions}
              />
            </div>
            <div className="share-preview">
              <Preview
                address={frameAddress(home, run, options)}
                width={options.width}
                height={options.height}
              />
              <div className="share-keep">
                <DownloadPage
                  scenario={scenario}
                  search={`?${new URLSearchParams(parametersOf(options).map(([...one]) => one))}`}
                  fingerprint={fingerprint}
                  say={setSaid}
                />
                <p className="share-note">
                  One page with all that it needs: it plays from a disk, without a network.
                </p>
              </div>
              <p className="share-foot">
                <a href="examples/blog.html" target="_blank" rel="noopener">
                  See three of them in a post
                </a>
              </p>
            </div>
          </div>
        </>
      )}
      <p className="share-said" role="status">
        {said}
      </p>
    </dialog>
  );
}
