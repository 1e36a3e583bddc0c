// Entry of `npm run docs`: writes what the docs take from declarations.

import { writeFileSync } from 'node:fs';
import { PATH, promisesDoc } from './promisesDoc.ts';

writeFileSync(PATH, promisesDoc());
