// The studio: the page that puts all views together.

import { startPage } from '../common/start.tsx';
import { Studio } from './Studio.tsx';

void startPage(({ address }) => <Studio address={address} />);
