// Each operation of GraphQL becomes a module of its own, so that a view's operations are loaded with the view, and not all of them with the
// first page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const prefix = 'virtual:operation/';
const imports = /import\s*\{([^}]*)\}\s*from\s*(["'])[^"']*\/api\/generated\/graphql(?:\.ts)?\2;?|import\s*\{([^}]*)\}\s*from\s*(["'])\.\/generated\/graphql(?:\.ts)?\4;?/g;

const textClass = `export class TypedDocumentString extends String {
  constructor(value) { super(value); this.value = value; }
  toString() { return this.value; }
}`;

export function splitOperations(): Plugin {
  let file = '';
  return {
    name: 'split-operations',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      file = join(config.root, 'src/api/generated/graphql.ts');
    },
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('generated/graphql')) return null;
      const split = code.replace(imports, (_whole, far?: string, _quote?: string, near?: string) =>
        (far ?? near ?? '')
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .map((name) => `import { ${name} } from '${prefix}${name.split(/\s+as\s+/)[0]}';`)
          .join(' '),
      );
      return split === code ? null : { code: split, map: null };
    },
    resolveId(id) {
      return id.startsWith(prefix) ? `\0${id}` : null;
    },
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const name = id.slice(prefix.length + 1);
      if (name === 'TypedDocumentString') return textClass;
      const generated = readFileSync(file, 'utf8');
      const start = generated.indexOf(`export const ${name} = new TypedDocumentString(\``);
      const open = generated.indexOf('`', start);
      const close = generated.indexOf('`', open + 1);
      if (start < 0 || close < 0) throw new Error(`${name} is no operation of src/api/operations; run npm run generate`);
      return `import { TypedDocumentString } from '${prefix}TypedDocumentString';\nexport const ${name} = new TypedDocumentString(${generated.slice(open, close + 1)});\n`;
    },
  };
}
