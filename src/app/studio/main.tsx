// The studio: the page that puts all views together.

import { startPage } from '../common/start.tsx';
import { keepOffline } from '../offline/register.ts';
import { Studio } from './Studio.tsx';

keepOffline();
void startPage(({ address }) => <Studio address={address} />);
