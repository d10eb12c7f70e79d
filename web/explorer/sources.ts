// Which sources a build is of: their digests are written beside it, and a test of package web compares them with the sources that are there.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const files = ['codegen.ts', 'index.html', 'operations.ts', 'package-lock.json', 'package.json', 'sources.ts', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts'];
const folders = ['public', 'src'];

/** Every source below root, without tests and what is generated, in the form of sha256sum. */
export function digests(root: string): string {
  const names = [...files];
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const name = join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/');
      if (entry.isFile() && !name.startsWith('src/api/generated/') && !name.endsWith('.test.ts')) names.push(name);
    }
  }
  return names
    .sort()
    .map((name) => `${createHash('sha256').update(readFileSync(join(root, name))).digest('hex')}  ${name}\n`)
    .join('');
}

/** Writes the digests of the sources that the build read beside what it made of them. */
export function noteSources(): Plugin {
  let root = '';
  let folder = '';
  let seen = '';
  return {
    name: 'note-sources',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = resolve(config.root, config.build.outDir);
      seen = digests(root);
    },
    closeBundle() {
      writeFileSync(join(folder, 'sources.sha256'), seen);
    },
  };
}
