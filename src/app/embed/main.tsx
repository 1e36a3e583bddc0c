// The same stage for an iframe: no chrome beyond the controls that the address asks for. Nothing starts before somebody sees
// it or its host speaks to it, and what plays rests while nobody looks.

import type { Session } from '../../session/api.ts';
import { pageAddress, startPage } from '../common/start.tsx';
import { Embed } from './Embed.tsx';
import { openInbox } from './inbox.ts';
import { watchSeen } from './seen.ts';

let session: Session | null = null;
let seen = false;
let started = false;

function start(): void {
  if (started) return;
  started = true;
  void startPage(({ address, session: opened }) => {
    session = opened;
    session.rest(!seen);
    // The stage needs no host, and is on screen before it speaks to one.
    if (inbox)
      void import('./host.ts').then(({ speakToHost }) => speakToHost(opened, inbox, address));
    return <Embed address={address} />;
  });
}

const inbox = openInbox(pageAddress().address, start);
watchSeen((now) => {
  seen = now;
  if (seen) start();
  session?.rest(!seen);
});
