// The site: index.html (the studio) and embed.html (the same stage for an iframe), for any folder of any static host.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { embed } from './scripts/site/embed.ts';
import { buildEngine, type EngineFiles, engine } from './scripts/site/engine.ts';
import { oembed } from './scripts/site/oembed.ts';
import { offline } from './scripts/site/offline.ts';
import { studio } from './scripts/site/studio.ts';

let built: Promise<EngineFiles> | null = null;
/** Both pages share the engine's files. */
const files = () => {
  built ??= buildEngine();
  return built;
};

export default defineConfig({
  base: './',
  plugins: [react(), engine(files), studio(files), embed(files), oembed(), offline()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // embed.html is built by scripts/site/embed.ts, of classic scripts.
    rolldownOptions: { input: 'index.html', checks: { pluginTimings: false } },
  },
  server: { host: '127.0.0.1' },
  // As a static host serves: not one header that a frame without an origin might need.
  preview: { host: '127.0.0.1', cors: false },
});
