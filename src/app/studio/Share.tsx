// Sends the run to somebody: its address, and the line that embeds it. Says that it copied, or shows what to copy.

import { useRef, useState } from 'react';
import { useSession } from '../../session/react.ts';
import type { ViewId } from '../common/address.ts';
import { linkTo } from '../common/share.ts';
import '../common/dialog.css';

interface Links {
  readonly link: string;
  readonly embed: string;
}

export function Share({ view }: { view: ViewId }) {
  const session = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const [links, setLinks] = useState<Links | null>(null);
  const [copied, setCopied] = useState('');

  const open = async () => {
    session.pause();
    const { scenario, fingerprint } = session.getState();
    const shared = {
      scenario,
      view,
      atMs: session.playhead() / 1000,
      fingerprint,
    };
    const [link, frame] = await Promise.all([
      linkTo('./', location.href, shared),
      linkTo('embed.html', location.href, shared),
    ]);
    const title = scenario.title
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll('<', '&lt;');
    setLinks({
      link,
      embed: `<iframe src="${frame.replaceAll('&', '&amp;')}" title="${title}" width="640" height="420" style="border:0" loading="lazy"></iframe>`,
    });
    setCopied('');
    dialog.current?.showModal();
  };
  const copy = async (what: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(`${what} copied.`);
    } catch {
      setCopied('This browser does not let the page copy: select the text and copy it.');
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void open()}>
        Share
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="share-title">
        <h2 id="share-title">Share this very run</h2>
        <p>
          The whole run is in the link: whoever opens it sees the same events at the same times,
          from the same moment on.
        </p>
        {links && (
          <>
            <Field label="Link" text={links.link} onCopy={copy} />
            <Field label="Embed code" text={links.embed} onCopy={copy} />
          </>
        )}
        <p role="status">{copied}</p>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </dialog>
    </>
  );
}

function Field({
  label,
  text,
  onCopy,
}: {
  label: string;
  text: string;
  onCopy: (what: string, text: string) => Promise<void>;
}) {
  return (
    <div className="share-field">
      <label>
        {label}
        <textarea
          readOnly
          rows={3}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button type="button" className="button" onClick={() => void onCopy(label, text)}>
        Copy {label.toLowerCase()}
      </button>
    </div>
  );
}
