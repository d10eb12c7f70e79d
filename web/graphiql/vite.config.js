import { defineConfig } from 'vite';

// Everything is named relative to the page, so that the program can serve it below any path; nothing is inlined as a script.
export default defineConfig({
  base: './',
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 8000, modulePreload: { polyfill: false } },
});
