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

/** Who supports and who implements; those whose role must be said come last, so that it is said once. */
export function supporters(roles: readonly Role[]): Holder[] {
  return holders(roles, ['SUPPORTS', 'IMPLEMENTS'], 'SUPPORTS');
}

function holders(roles: readonly Role[], wanted: readonly string[], plain: string): Holder[] {
  const found = new Map<string, Holder>();
  for (const { predicate, node, other } of roles) {
    if (!wanted.includes(predicate) || found.has(predicate + other.id)) continue;
    found.set(predicate + other.id, { id: other.id, label: other.label, role: predicate === plain ? '' : predicate, origin: node.origin });
  }
  const all = [...found.values()];
  return [...wanted].sort((a, b) => Number(b === plain) - Number(a === plain)).flatMap((predicate) => all.filter((holder) => holder.role === (predicate === plain ? '' : predicate)));
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

// In brackets, which may hold others: （牵头单位：市经信局；配合单位：各县（区）人民政府）.
const duty = /[（(](?:[^（()）]|[（(][^（()）]*[)）])*?(?:牵头|负责|配合|参与|实施|责任单位)(?:[^（()）]|[（(][^（()）]*[)）])*[)）][。.;；]?\s*$/;

interface Told {
  id: string;
  title: string;
  text: string;
  /** Offsets are in code points of the document, as the API has them. */
  start?: number | null;
  agencies?: readonly { node: { evidence: readonly { focus: string; focusStart: number }[] } }[];
}

const sentenceEnd = /[。．；;!！?？\n]/;

/** Where in the text its last words begin, where these only say who answers for it: 科技牵头) that has lost its other bracket. */
function dutyAt(task: Told): number {
  if (task.start == null || !task.agencies) return task.text.length;
  const points = Array.from(task.text);
  let at = points.length;
  for (const { node } of task.agencies) {
    for (const { focus, focusStart } of node.evidence) {
      const place = focusStart - task.start;
      if (place <= 0 || points.slice(place, place + Array.from(focus).length).join('') !== focus) continue;
      const before = points.slice(0, place).join('').replace(/[（(\s]*(?:(?:责任|牵头|配合|实施|主管)(?:单位|部门)[:：]\s*)?[（(]?$/, '');
      const opened = /[（(]/.test(points.slice(Array.from(before).length, place).join(''));
      const after = points.slice(place).join('').trim().replace(/[。．；;）)]+$/, '');
      const alone = opened || sentenceEnd.test(before.slice(-1));
      if (alone && after.length <= 120 && !sentenceEnd.test(after) && /牵头|负责|配合|参与|实施|落实|责任|协同/.test(after)) at = Math.min(at, Array.from(before).length);
    }
  }
  return points.slice(0, at).join('').length;
}

/** What the text says beyond its title and who answers for it; what is to come of the task, where it sets no figures. */
export function restOf(task: Told): string {
  const text = task.text.slice(0, dutyAt(task)).trim();
  const at = text.indexOf(task.title);
  let rest = at >= 0 && at < 12 ? text.slice(at + task.title.length) : task.title === task.id ? text.slice(titleOf(task).replace(/…$/, '').length) : text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(duty, '').trimEnd();
  }
  return rest.replace(/^[\s。．.,，:：;；、—-]+/, '');
}

export interface Due {
  text: string;
  /** The last day of it; nothing where that is masked or not known. */
  end: string;
  /** Whether it is that of a target, and not of the task as a whole. */
  target: boolean;
}

/** By when: what binds the task, and where nothing does, the dates of its targets as they are printed, masked ones too. */
export function duesOf(task: { deadlines: readonly { label: string; period: { end?: string | null } }[]; targets: readonly { dueText?: string | null }[] }): Due[] {
  if (task.deadlines.length > 0) return task.deadlines.map(({ label, period }) => ({ text: label, end: period.end ?? '', target: false }));
  return [...new Set(task.targets.map((target) => target.dueText ?? ''))].filter((text) => text !== '').map((text) => ({ text, end: '', target: true }));
}

/** A date in the pieces that it may be broken into: 2025年12月 and 31日前. */
export function datePieces(text: string): string[] {
  return text.split(/(?<=[年月])(?=[\d*])/);
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
