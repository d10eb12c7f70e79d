// A line of the list: who answers for a task, split as a 清单 splits it.

interface Role {
  predicate: string;
  node: { origin: string };
  other: { id: string; label: string };
}

export interface Holder {
  id: string;
  label: string;
  /** Said only where it is not that of the column: 负责 in that of the leaders, 具体实施 in that of the supporters. */
  role: string;
  origin: string;
}

/** Leaders and those who are responsible, without saying of leaders that they lead; each body once. */
export function leaders(roles: readonly Role[]): Holder[] {
  return holders(roles, ['LEADS', 'RESPONSIBLE_FOR'], 'LEADS');
}

/** Who supports and who implements. */
export function supporters(roles: readonly Role[]): Holder[] {
  return holders(roles, ['SUPPORTS', 'IMPLEMENTS'], 'SUPPORTS');
}

function holders(roles: readonly Role[], wanted: readonly string[], plain: string): Holder[] {
  const found = new Map<string, Holder>();
  for (const { predicate, node, other } of roles) {
    if (!wanted.includes(predicate) || found.has(predicate + other.id)) continue;
    found.set(predicate + other.id, { id: other.id, label: other.label, role: predicate === plain ? '' : predicate, origin: node.origin });
  }
  return [...found.values()];
}

/** Statements that stand on the same words, together: the words are quoted once. */
export function byQuote<S extends { evidence: readonly { id: string; quote: string; start: number; document: { id: string } }[] }>(statements: readonly S[]): S[][] {
  const groups = new Map<string, S[]>();
  for (const statement of statements) {
    const first = statement.evidence[0];
    const key = first ? `${first.document.id} ${first.start} ${first.quote}` : '';
    groups.set(key, [...(groups.get(key) ?? []), statement]);
  }
  return [...groups.values()];
}

/** The title of a task; one that was printed without a title goes by how its text begins. */
export function titleOf(task: { id: string; title: string; text: string }): string {
  if (task.title !== task.id) return task.title;
  const [first = ''] = task.text.trim().split(/[。；;\n]/);
  return first.length > 60 ? `${first.slice(0, 60)}…` : first;
}

const duty = /[（(][^（()）]*(?:牵头|负责|配合|参与|实施|责任单位)[^（()）]*[)）][。.;；]?\s*$/;

/** What the text says beyond its title and who answers for it; what is to come of the task, where it sets no figures. */
export function restOf(task: { id: string; title: string; text: string }): string {
  const text = task.text.trim();
  const at = text.indexOf(task.title);
  let rest = at >= 0 && at < 12 ? text.slice(at + task.title.length) : task.title === task.id ? text.slice(titleOf(task).replace(/…$/, '').length) : text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(duty, '').trimEnd();
  }
  return rest.replace(/^[\s。．.,，:：;；、—-]+/, '');
}

/** Words of a document with what stands around them in their own paragraph only. */
export function inParagraph<E extends { before: string; after: string }>(evidence: E): E {
  const before = evidence.before.slice(evidence.before.lastIndexOf('\n') + 1);
  const end = evidence.after.indexOf('\n');
  return { ...evidence, before, after: end < 0 ? evidence.after : evidence.after.slice(0, end) };
}

/** Statements whose words lie within those of one before, with the same word marked, are left out: they would be read twice. */
export function readOnce<S extends { evidence: readonly { start: number; end: number; focus: string; document: { id: string } }[] }>(statements: readonly S[]): S[] {
  const kept: S[] = [];
  for (const statement of statements) {
    const words = statement.evidence[0];
    const again = kept.some(({ evidence: [other] }) => {
      if (!words || !other || words.document.id !== other.document.id || words.focus !== other.focus) return false;
      return (words.start >= other.start && words.end <= other.end) || (other.start >= words.start && other.end <= words.end);
    });
    if (!again) kept.push(statement);
  }
  return kept;
}
