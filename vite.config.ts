// Two pages, index.html (the studio) and embed.html (the same stage for an iframe), for any folder of any static host.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  // A module worker from a blob: address does not start in a sandboxed iframe in Chromium; a classic one does.
  worker: { format: 'iife' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'embed.html'] },
  },
  server: { host: '127.0.0.1' },
  // A sandboxed iframe has the origin "null", so that its scripts are fetched across origins even from their own host.
  preview: { host: '127.0.0.1', cors: true },
});
