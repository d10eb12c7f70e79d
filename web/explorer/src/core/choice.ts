// Which neighbours come first when there are more than can be shown, and which lies in a direction.
import type { Claim, Thing } from './graph';

const kindOrder = ['TASK', 'AGENCY', 'PLATFORM', 'SECTION', 'POLICY', 'DOCUMENT', 'ORGANIZATION', 'INDUSTRY', 'TARGET', 'DEADLINE', 'EVENT', 'FUNCTIONAL_REGION', 'REGION'];

/** Some of each kind, then those that tell most. */
export function choose(id: string, waiting: readonly string[], around: ReadonlyMap<string, readonly Claim[]>, thing: (id: string) => Thing, limit: number): string[] {
  const ranked = waiting.map((other, place) => ({ other, place, kind: thing(other).kind, rank: rank(id, thing(other), around.get(other) ?? []) }));
  ranked.sort((a, b) => a.rank - b.rank || a.place - b.place);
  const taken = new Set<string>();
  const perKind = new Map<string, number>();
  for (const candidate of ranked) {
    const count = perKind.get(candidate.kind) ?? 0;
    if (taken.size >= limit) break;
    if (count >= 3 || candidate.rank >= 100) continue;
    perKind.set(candidate.kind, count + 1);
    taken.add(candidate.other);
  }
  for (const candidate of ranked) {
    if (taken.size >= limit) break;
    taken.add(candidate.other);
  }
  return ranked.filter((candidate) => taken.has(candidate.other)).map((candidate) => candidate.other);
}

/** What tells most comes first: tasks and who answers for them; the towns of a county come last, for they are in the register, not in a plan. */
function rank(id: string, other: Thing, claims: readonly Claim[]): number {
  const register = claims.every((claim) => claim.predicate === 'PART_OF' && claim.object.id === id && claim.subject.kind === 'REGION');
  if (register) return 100;
  const kind = kindOrder.indexOf(other.kind);
  const stated = claims.some((claim) => claim.origin !== 'INFERRED') ? 0 : 0.5;
  return (kind < 0 ? kindOrder.length : kind) + stated;
}

/** The one that lies nearest in a direction, y growing upwards; what lies aside counts as farther than what lies ahead. */
export function nearest(among: Iterable<string>, places: ReadonlyMap<string, { x: number; y: number }>, id: string, dx: number, dy: number): string | null {
  const from = places.get(id);
  if (!from) return null;
  let found: string | null = null;
  let least = Infinity;
  for (const other of among) {
    const place = other === id ? undefined : places.get(other);
    if (!place) continue;
    const x = place.x - from.x;
    const y = place.y - from.y;
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (along <= 0 || aside > along * 2.5 || along + aside * 1.5 >= least) continue;
    least = along + aside * 1.5;
    found = other;
  }
  return found;
}
