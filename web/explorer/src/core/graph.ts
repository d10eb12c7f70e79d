// What is on the canvas of the graph, and what can be done to it. What is known only grows, as answers come; what is shown is a view of it
// that every operation replaces, so that undo is the view before.

import { choose, nearest } from './choice';
import type { Pin, Step } from './steps';

export interface Thing {
  id: string;
  kind: string;
  label: string;
}

/** A statement that joins two things. */
export interface Claim {
  id: string;
  predicate: string;
  origin: string;
  subject: Thing;
  object: Thing;
}

export interface Answer {
  nodes?: readonly Thing[];
  statements: readonly Claim[];
  omitted?: readonly { at: { id: string }; predicate: string; count: number }[];
}

export interface GraphNode extends Thing {
  /** Asked for, rather than met. */
  centre: boolean;
  pinned: boolean;
  expanded: boolean;
  /** Neighbours that are not shown: known ones, and statements that were left out of the answer. -1 where nobody asked yet. */
  more: number;
  /** Lies on the path that was asked for last. */
  onPath: boolean;
}

/** All statements that join the same two things. */
export interface GraphEdge {
  id: string;
  from: string;
  to: string;
  claims: Claim[];
  onPath: boolean;
}

interface View {
  /** What is shown, in the order of its coming, and which node brought it; '' for what stood there from the beginning. */
  shown: ReadonlyMap<string, string>;
  expanded: ReadonlySet<string>;
  pinned: ReadonlySet<string>;
  hidden: ReadonlySet<string>;
  path: readonly string[];
  /** What led here from the beginning; pins, which are a state and no way, are not in it. */
  steps: readonly Step[];
}

/** How many new nodes an expansion brings at most. */
export const expansionLimit = 25;
const historyLimit = 200;

const nothing: View = { shown: new Map(), expanded: new Set(), pinned: new Set(), hidden: new Set(), path: [], steps: [] };

export class Graph {
  /** Where nodes stand; they stay where they were while they are away. */
  readonly places = new Map<string, { x: number; y: number }>();
  private things = new Map<string, Thing>();
  private claims = new Map<string, Claim>();
  private around = new Map<string, Map<string, Claim[]>>();
  private omitted = new Map<string, number>();
  private centres: ReadonlySet<string> = new Set();
  private view: View = nothing;
  /** Counts the answers that were taken in. */
  private answers = 0;
  /** Edges as they were last told: they are asked for several times, and change with the view and what is known. */
  private joined: { view: View; answers: number; edges: GraphEdge[] } | null = null;
  private past: View[] = [];
  private future: View[] = [];

  /** Begins anew with these centres and what is to be seen around them. What was known is forgotten. */
  start(centres: readonly Thing[], answer: Answer): void {
    this.things.clear();
    this.claims.clear();
    this.around.clear();
    this.omitted.clear();
    this.places.clear();
    this.past = [];
    this.future = [];
    this.merge({ nodes: centres, statements: [] });
    this.merge(answer);
    this.centres = new Set(centres.map((thing) => thing.id));
    const shown = new Map<string, string>();
    for (const id of [...this.centres, ...this.things.keys()]) shown.set(id, '');
    this.view = { ...nothing, shown };
    for (const id of shown.keys()) this.place(id, this.parentOf(id));
  }

  /** Takes in an answer; taking it in twice is taking it in once. walked: the things whose surroundings it tells in full but for `omitted`. */
  merge(answer: Answer, walked: readonly string[] = []): void {
    this.answers++;
    for (const thing of answer.nodes ?? []) this.know(thing);
    for (const claim of answer.statements) {
      this.know(claim.subject);
      this.know(claim.object);
      if (this.claims.has(claim.id)) continue;
      this.claims.set(claim.id, claim);
      if (claim.subject.id === claim.object.id) continue;
      this.join(claim.subject.id, claim.object.id, claim);
      this.join(claim.object.id, claim.subject.id, claim);
    }
    for (const id of walked) {
      const count = (answer.omitted ?? []).reduce((sum, omission) => (omission.at.id === id ? sum + omission.count : sum), 0);
      this.omitted.set(id, Math.min(count, this.omitted.get(id) ?? Infinity));
    }
  }

  has(id: string): boolean {
    return this.view.shown.has(id);
  }

  thing(id: string): Thing | undefined {
    return this.things.get(id);
  }

  claim(id: string): Claim | undefined {
    return this.claims.get(id);
  }

  /** Whether the server must be asked before an expansion can bring what it should. */
  needsAnswer(id: string): boolean {
    const left = this.omitted.get(id);
    return left === undefined || (left > 0 && this.waiting(id).length < expansionLimit);
  }

  /** Statements around it that no answer has brought yet; 0 where nobody asked. */
  leftOut(id: string): number {
    return this.omitted.get(id) ?? 0;
  }

  /** Shows up to `limit` neighbours that are known and not shown: some of each kind, then those that tell most. Gives the new ones. */
  expand(id: string, limit = expansionLimit): string[] {
    if (!this.view.shown.has(id)) return [];
    const fresh = choose(id, this.waiting(id), this.around.get(id) ?? new Map<string, Claim[]>(), (other) => this.things.get(other)!, limit);
    if (fresh.length === 0 && this.view.expanded.has(id)) return [];
    const shown = new Map(this.view.shown);
    for (const other of fresh) shown.set(other, id);
    this.change({ ...this.view, shown, expanded: new Set(this.view.expanded).add(id), steps: this.and({ do: 'expand', id }) });
    for (const other of fresh) this.place(other, id);
    return fresh;
  }

  /** Takes away what it brought, and what that brought; what is pinned or stands by another expanded node stays. */
  collapse(id: string): number {
    const going = new Set<string>();
    const visit = (from: string): void => {
      for (const [other, by] of this.view.shown) {
        if (by === from && other !== id && !going.has(other)) {
          going.add(other);
          visit(other);
        }
      }
    };
    visit(id);
    const shown = new Map(this.view.shown);
    for (let again = true; again; ) {
      again = false;
      for (const other of going) {
        const keeper = [...(this.around.get(other)?.keys() ?? [])].find(
          (near) => near !== id && shown.has(near) && !going.has(near) && (this.view.expanded.has(near) || this.centres.has(near)),
        );
        if (!this.view.pinned.has(other) && keeper === undefined) continue;
        going.delete(other);
        if (keeper !== undefined) shown.set(other, keeper);
        again = true;
      }
    }
    if (going.size === 0 && !this.view.expanded.has(id)) return 0;
    const expanded = new Set(this.view.expanded);
    expanded.delete(id);
    for (const other of going) {
      shown.delete(other);
      expanded.delete(other);
    }
    this.change({ ...this.view, shown, expanded, steps: this.and({ do: 'collapse', id }) });
    return going.size;
  }

  /** Takes it away, and what is then joined to nothing; expansions do not bring it back, undo does. */
  hide(id: string): void {
    if (!this.view.shown.has(id)) return;
    const shown = new Map(this.view.shown);
    shown.delete(id);
    for (const other of this.around.get(id)?.keys() ?? []) {
      const alone = ![...(this.around.get(other)?.keys() ?? [])].some((near) => shown.has(near));
      if (alone && shown.has(other) && !this.view.pinned.has(other) && !this.centres.has(other)) shown.delete(other);
    }
    const expanded = new Set([...this.view.expanded].filter((other) => shown.has(other)));
    this.change({ ...this.view, shown, expanded, hidden: new Set(this.view.hidden).add(id), steps: this.and({ do: 'hide', id }) });
  }

  pin(id: string, on = !this.view.pinned.has(id)): void {
    if (!this.view.shown.has(id) || on === this.view.pinned.has(id)) return;
    const pinned = new Set(this.view.pinned);
    if (on) pinned.add(id);
    else pinned.delete(id);
    this.change({ ...this.view, pinned });
  }

  /** Pins things where they were pinned by who gave the address. */
  pinAt(pins: readonly Pin[]): void {
    const there = pins.filter(([id]) => this.view.shown.has(id));
    if (there.length === 0) return;
    for (const [id, place] of there) this.places.set(id, place);
    this.view = { ...this.view, pinned: new Set([...this.view.pinned, ...there.map(([id]) => id)]) };
  }

  /** Shows a thing that is known, as if the question had brought it. */
  bring(id: string): void {
    if (this.view.shown.has(id) || !this.things.has(id)) return;
    this.view = { ...this.view, shown: new Map(this.view.shown).set(id, '') };
    this.place(id, this.parentOf(id));
  }

  /** Shows ways between two things: the things on them in order. The first way is the one that is marked. */
  showPaths(paths: readonly (readonly string[])[]): string[] {
    const shown = new Map(this.view.shown);
    const hidden = new Set(this.view.hidden);
    const fresh: string[] = [];
    for (const path of paths) {
      path.forEach((id, place) => {
        hidden.delete(id);
        if (shown.has(id) || !this.things.has(id)) return;
        shown.set(id, path[place - 1] ?? '');
        fresh.push(id);
      });
    }
    const path = paths[0] ?? [];
    const steps = path.length > 1 ? this.and({ do: 'path', id: path[0]!, to: path.at(-1)! }) : this.view.steps;
    this.change({ ...this.view, shown, hidden, path, steps });
    for (const id of fresh) this.place(id, shown.get(id) || undefined);
    return fresh;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  undo(): boolean {
    const before = this.past.pop();
    if (!before) return false;
    this.future.push(this.view);
    this.view = before;
    return true;
  }

  redo(): boolean {
    const next = this.future.pop();
    if (!next) return false;
    this.past.push(this.view);
    this.view = next;
    return true;
  }

  nodes(): GraphNode[] {
    const onPath = new Set(this.view.path);
    const found: GraphNode[] = [];
    for (const id of this.view.shown.keys()) {
      const thing = this.things.get(id);
      if (thing) found.push(this.shownAs(thing, onPath));
    }
    return found;
  }

  node(id: string): GraphNode | null {
    const thing = this.view.shown.has(id) ? this.things.get(id) : undefined;
    return thing ? this.shownAs(thing, new Set(this.view.path)) : null;
  }

  private shownAs(thing: Thing, onPath: ReadonlySet<string>): GraphNode {
    const { id, kind, label } = thing;
    const { pinned, expanded } = this.view;
    return { id, kind, label, centre: this.centres.has(id), pinned: pinned.has(id), expanded: expanded.has(id), more: this.more(id), onPath: onPath.has(id) };
  }

  /** Edges between what is shown, one for each pair of things. */
  edges(): readonly GraphEdge[] {
    const { view, answers } = this;
    if (this.joined?.view !== view || this.joined.answers !== answers) this.joined = { view, answers, edges: this.between() };
    return this.joined.edges;
  }

  private between(): GraphEdge[] {
    const steps = new Set(this.view.path.slice(1).map((id, place) => pair(this.view.path[place]!, id)));
    const found: GraphEdge[] = [];
    for (const id of this.view.shown.keys()) {
      for (const [other, claims] of this.around.get(id) ?? []) {
        const first = claims[0]!;
        if (first.subject.id !== id || !this.view.shown.has(other)) continue;
        found.push({ id: first.id, from: id, to: other, claims, onPath: steps.has(pair(id, other)) });
      }
    }
    return found;
  }

  /** What stands beside it on the canvas. */
  neighbours(id: string): string[] {
    return [...(this.around.get(id)?.keys() ?? [])].filter((other) => this.view.shown.has(other));
  }

  more(id: string): number {
    const left = this.omitted.get(id);
    return left === undefined ? -1 : left + this.waiting(id).length;
  }

  /** What was done since the beginning, in order. */
  get steps(): readonly Step[] {
    return this.view.steps;
  }

  /** Of the path that is marked; empty where none is. */
  get ends(): { from: string; to: string } {
    return { from: this.view.path[0] ?? '', to: this.view.path.at(-1) ?? '' };
  }

  get pins(): Pin[] {
    return [...this.view.pinned].flatMap((id): Pin[] => {
      const place = this.view.shown.has(id) ? this.places.get(id) : undefined;
      return place ? [[id, place]] : [];
    });
  }

  /** The neighbour that lies in a direction, y growing upwards; where none does, the nearest node that does. */
  towards(id: string, dx: number, dy: number): string | null {
    return nearest(this.neighbours(id), this.places, id, dx, dy) ?? nearest(this.view.shown.keys(), this.places, id, dx, dy);
  }

  private know(thing: Thing): void {
    if (!this.things.has(thing.id)) this.things.set(thing.id, { id: thing.id, kind: thing.kind, label: thing.label });
  }

  private join(from: string, to: string, claim: Claim): void {
    let others = this.around.get(from);
    if (!others) this.around.set(from, (others = new Map()));
    const claims = others.get(to);
    if (claims) claims.push(claim);
    else others.set(to, [claim]);
  }

  private waiting(id: string): string[] {
    return [...(this.around.get(id)?.keys() ?? [])].filter((other) => !this.view.shown.has(other) && !this.view.hidden.has(other));
  }

  private and(step: Step): readonly Step[] {
    return [...this.view.steps, step];
  }

  private change(view: View): void {
    this.past.push(this.view);
    if (this.past.length > historyLimit) this.past.shift();
    this.future = [];
    this.view = view;
  }

  private parentOf(id: string): string | undefined {
    if (this.centres.has(id)) return undefined;
    return [...(this.around.get(id)?.keys() ?? [])].find((other) => this.places.has(other));
  }

  /** A first place near the one that brought it, on a spiral; the layout moves it from there. Places are the same every time. */
  private place(id: string, near?: string): void {
    if (this.places.has(id)) return;
    const turn = this.places.size;
    const angle = turn * 2.399963; // the golden angle: no two on one ray
    const middle = (near === undefined ? undefined : this.places.get(near)) ?? { x: 0, y: 0 };
    const radius = near === undefined ? 12 * Math.sqrt(turn) : 6 + 1.5 * Math.sqrt(turn);
    this.places.set(id, { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) });
  }
}

function pair(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
