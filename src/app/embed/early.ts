// Stands in the embed's head: the worker begins when somebody sees the frame.

import { startEarly } from '../../session/early.ts';
import { watchSeen } from './seen.ts';

watchSeen((seen) => {
  if (seen) startEarly();
});
