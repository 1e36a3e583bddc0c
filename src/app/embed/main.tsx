// The same stage for an iframe: no chrome beyond the controls that the address asks for.

import { startPage } from '../common/start.tsx';
import { Embed } from './Embed.tsx';
import { speakToHost } from './host.ts';

void startPage(({ address, session }) => {
  speakToHost(session);
  return <Embed address={address} />;
});
