// What stands in the embed's head: the loader of its scripts, and an early start of the worker.

import './loader.ts';
import './early.ts';
