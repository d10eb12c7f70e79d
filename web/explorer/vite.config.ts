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
    rolldownOptions: {
      input: { index: 'index.html', embed: 'src/embed.ts' },
      // Pages of others name the script, so its name stays; and its names stay out of theirs.
      output: {
        entryFileNames: (chunk) => (chunk.name === 'embed' ? 'embed.js' : 'assets/[name]-[hash].js'),
        banner: (chunk) => (chunk.name === 'embed' ? '(() => {' : ''),
        footer: (chunk) => (chunk.name === 'embed' ? '})();' : ''),
      },
    },
  },
  worker: { format: 'es' },
  test: { include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
