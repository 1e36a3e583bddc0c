// The discreet way to the studio, with the run that is on screen and from the moment that is on screen.

import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../../session/react.ts';
import type { ViewId } from '../common/address.ts';
import { savedRun } from '../common/saved.ts';

/** This page, or the site that it was saved from. */
const page = () => savedRun()?.home ?? location.href.split(/[?#]/)[0] ?? '';

/** The two pages read the same address: until something was changed here, it opens the same run. */
function here(): string {
  const { search, hash } = savedRun() ?? location;
  return new URL(`./${search}${hash}`, page()).href;
}

export function OpenLink({ view }: { readonly view: ViewId }) {
  const session = useSession();
  const [href, setHref] = useState(here);
  const [opened] = useState(() => session.getState().scenario);
  /** Made when somebody is about to follow it: most readers of a post never do. */
  const make = useCallback(async () => {
    const { scenario, fingerprint } = session.getState();
    const { fragmentOf, studioAddress } = await import('../common/share.ts');
    const fragment = await fragmentOf(scenario, fingerprint);
    setHref(studioAddress(page(), fragment, session.playhead() / 1000, view));
  }, [session, view]);
  useEffect(
    () =>
      session.subscribe(({ scenario, fingerprint }, before) => {
        if (scenario === opened) return;
        if (scenario !== before.scenario || fingerprint !== before.fingerprint) void make();
      }),
    [session, make, opened],
  );
  /** The moment is put right at the last moment: the playhead has moved on since the link was made. */
  const putMoment = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
    currentTarget.href = at(href, session.playhead() / 1000);
  };
  return (
    <a
      className="embed-link"
      href={href}
      target="_blank"
      rel="noopener"
      onPointerEnter={make}
      onFocus={make}
      onPointerDown={putMoment}
      onClick={putMoment}
    >
      Open<span> in Rollcall</span>
    </a>
  );
}

/** The same address, opened at another moment. */
function at(href: string, ms: number): string {
  const url = new URL(href, location.href);
  url.searchParams.set('at', String(Math.round(ms * 1000) / 1000));
  return url.href;
}
