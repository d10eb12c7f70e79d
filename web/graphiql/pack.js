// Packs what Vite built: dist holds only gzip files, which the program sends as they are, and the licences of what is in them.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const licences = [];
for (const [folder, entry] of Object.entries(lock.packages)) {
  if (folder === '' || entry.dev || entry.optional || !existsSync(folder)) continue;
  const text = readdirSync(folder).filter((name) => /^licen[cs]e/i.test(name)).sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
  licences.push(`${folder.replace(/^.*node_modules\//, '')} ${entry.version} (${entry.license})\n\n${text}`.trim());
}
writeFileSync('dist/licenses.txt', licences.sort().join('\n\n' + '-'.repeat(80) + '\n\n') + '\n');

let raw = 0, packed = 0, files = 0;
for (const name of readdirSync('dist', { recursive: true })) {
  const path = join('dist', name);
  if (!statSync(path).isFile()) continue;
  const body = readFileSync(path);
  const zipped = gzipSync(body, { level: constants.Z_BEST_COMPRESSION });
  writeFileSync(path + '.gz', zipped);
  rmSync(path);
  raw += body.length;
  packed += zipped.length;
  files++;
}
console.log(`${files} files, ${(raw / 1e6).toFixed(2)} MB raw, ${(packed / 1e6).toFixed(2)} MB packed`);
if (raw > 8e6 || packed > 2.5e6) throw new Error('GraphiQL has outgrown its budget of 8 MB raw and 2.5 MB packed');
