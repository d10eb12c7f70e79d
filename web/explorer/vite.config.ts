import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { splitOperations } from './operations.ts';
import { noteSources } from './sources.ts';

// What is built goes beside the source and is embedded by package web. Every name holds a digest of its content, so that it may be kept for
// ever; nothing is inlined, because the page's content policy lets no inline script, style or data font run.
export default defineConfig({
  plugins: [svelte(), splitOperations(), noteSources()],
  base: '/',
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    cssCodeSplit: true,
    reportCompressedSize: true,
  },
  worker: { format: 'es' },
  test: { include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
