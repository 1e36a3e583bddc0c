// The same stage for an iframe: no chrome beyond the controls that the address asks for.

import { startPage } from '../common/start.tsx';
import { Embed } from './Embed.tsx';

void startPage(({ address, session }) => {
  // The stage needs no host, and is on screen before it speaks to one.
  if (window.parent !== window)
    void import('./host.ts').then(({ speakToHost }) => speakToHost(session));
  return <Embed address={address} />;
});
