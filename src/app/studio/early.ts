// Stands in the studio's head.

import { startEarly } from '../../session/early.ts';

startEarly();
