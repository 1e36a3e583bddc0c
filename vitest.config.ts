// Unit tests: no browser and no page, in Node as it is. What needs a page is an e2e spec.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{mjs,ts}'],
    environment: 'node',
    setupFiles: ['scripts/unit-setup.ts'],
    // Properties over hundreds of random runs; a busy machine is no reason to fail.
    testTimeout: 120_000,
  },
});
