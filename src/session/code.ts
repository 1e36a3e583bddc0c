// The files that hold the engine, by their paths from the page. The build and the development server put the real names here
// (scripts/site/engine.ts); in Node there are none, and none are needed.

/** What the worker begins with. */
export const CORE: string = '';
/** All that it does not bring along. */
export const PARTS: readonly string[] = [];
