// A query as a person takes it along: with its values in it, so that it runs wherever it is pasted.

/** Fields and variables whose values are names of an enum and not texts. */
const enums = new Set(['match', 'order', 'roles', 'origins', 'predicates', 'kinds', 'mode', 'by', 'rows', 'columns', 'direction', 'grain', 'occasions', 'kind', 'language']);

/** The operation with each value as the default of its variable; a state of the past is asked of all its fields. */
export function selfContained(operation: string, variables: Record<string, unknown>, at = 0): string {
  const text = at > 0 ? ofThePast(operation.trim(), at) : operation.trim();
  const open = text.indexOf('(');
  const body = text.indexOf('{');
  let whole = text;
  if (open >= 0 && open < body) {
    const close = closing(text, open);
    whole = text.slice(0, open) + '(' + withDefaults(text.slice(open + 1, close), variables) + ')' + text.slice(close + 1);
  }
  return whole.replace(/[ \t]+$/gm, '') + '\n';
}

/** The operation with the same state asked of each field of its root: a request sees one state only. */
function ofThePast(operation: string, commit: number): string {
  const asOf = `asOf: {commit: ${commit}}`;
  const head = operation.indexOf('(');
  let at = operation.indexOf('{', head >= 0 && head < operation.indexOf('{') ? closing(operation, head) : 0);
  let told = operation.slice(0, at);
  const field = /(?:\w+\s*:\s*)?\w+/y;
  for (let depth = 0; at < operation.length; ) {
    const char = operation[at]!;
    field.lastIndex = at;
    const name = depth === 1 && /\w/.test(char) ? field.exec(operation)?.[0] : undefined;
    if (name !== undefined) {
      at += name.length;
      told += name;
      const open = /^\s*\(/.exec(operation.slice(at));
      if (!open) told += `(${asOf})`;
      else {
        const end = closing(operation, at + open[0].length - 1);
        told += `(${asOf}, ${operation.slice(at + open[0].length, end)})`;
        at = end + 1;
      }
      continue;
    }
    told += char;
    at++;
    if (char === '{') depth++;
    if (char === '}' && --depth === 0) break;
  }
  return told + operation.slice(at);
}

function withDefaults(declared: string, variables: Record<string, unknown>): string {
  return split(declared)
    .map((declaration) => {
      const match = /^\$(\w+)\s*:\s*([\w[\]!]+)/.exec(declaration);
      const name = match?.[1];
      if (!match || name === undefined || variables[name] === undefined || variables[name] === null) return declaration;
      return `$${name}: ${match[2]} = ${literal(variables[name], name)}`;
    })
    .join(', ');
}

/** Declarations of variables one by one; a comma within a default parts nothing. */
function split(declared: string): string[] {
  const starts = [...declared.matchAll(/\$\w+\s*:/g)].map((match) => match.index);
  return starts.map((start, i) => declared.slice(start, starts[i + 1] ?? declared.length).replace(/[\s,]+$/, ''));
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i;
  }
  return text.length;
}

/** A value as GraphQL writes it. */
export function literal(value: unknown, name = ''): string {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, name)).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([key, field]) => `${key}: ${literal(field, key)}`).join(', ')}}`;
  }
  if (typeof value === 'string' && enums.has(name) && /^[A-Z][A-Z_]*$/.test(value)) return value;
  return JSON.stringify(value ?? null);
}
