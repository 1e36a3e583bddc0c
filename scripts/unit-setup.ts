// Property tests draw from a fixed seed: the same cases on every machine, so that a red run is red again at the next look.
// `FC_SEED=… npx vitest` tries other cases; a seed that finds something is a bug found.

import * as fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261126) });
