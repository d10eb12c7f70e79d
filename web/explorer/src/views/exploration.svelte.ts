// What a reader does with the graph: the state of the view, and every operation on it with what is said of it and what the address keeps.
import { startOf, surroundings, waysBetween, type Start, type Ways } from '../api/graph';
import { Loaded } from '../api/load.svelte';
import { Graph, type Answer, type Claim, type GraphNode } from '../core/graph';
import type { Key } from '../core/i18n';
import { pictureOf, type Picture } from '../core/picture';
import { keep, readPins, readSteps, type Step } from '../core/steps';
import { app, t } from '../state.svelte';

const separator = '|';

export class Exploration {
  readonly start = new Loaded<Start>();
  readonly graph = new Graph();
  /** Counts the changes of the graph, which is no state of its own. */
  private version = $state(0);
  /** Counts the layouts that were asked for. */
  layout = $state(0);
  selected = $state<string | null>(null);
  edge = $state<string | null>(null);
  said = $state('');
  problem = $state.raw<unknown>(null);
  busy = $state(false);
  /** What became of the last search for a path, where it found none. */
  lost = $state.raw<Ways | null>(null);
  /** Steps and pins that the address has no room for. */
  left = $state(0);

  // As text: an address that says the same of it paints nothing anew.
  private readonly hiddenKinds = $derived(app.route.options.hide ?? '');
  readonly hidden: ReadonlySet<string> = $derived(new Set(this.hiddenKinds.split(separator).filter((kind) => kind !== '')));
  readonly picture: Picture = $derived.by(() => {
    void this.version;
    return pictureOf(this.graph, this.hidden, (predicate) => t(`predicate.${predicate}` as Key));
  });
  readonly claims: Claim[] = $derived.by(() => {
    void this.version;
    const kept = new Set(this.picture.nodes.map((node) => node.id));
    return this.graph.edges().flatMap((one) => (kept.has(one.from) && kept.has(one.to) ? one.claims : []));
  });
  readonly node: GraphNode | null = $derived.by(() => {
    void this.version;
    return this.selected === null ? null : this.graph.node(this.selected);
  });
  readonly edgeClaims: string[] = $derived.by(() => {
    void this.version;
    return this.edge === null ? [] : (this.graph.edges().find((one) => one.id === this.edge)?.claims.map((claim) => claim.id) ?? []);
  });
  readonly canUndo: boolean = $derived.by(() => this.version >= 0 && this.graph.canUndo);
  readonly canRedo: boolean = $derived.by(() => this.version >= 0 && this.graph.canRedo);

  has(id: string): boolean {
    return this.version >= 0 && this.graph.has(id);
  }

  /** Begins with the question of the address, and takes the steps that it holds. */
  begin(): void {
    this.selected = null;
    this.edge = null;
    this.lost = null;
    const { question, options } = app.route;
    const steps = readSteps(options.of ?? '');
    if (options.from && options.to && !steps.some((step) => step.do === 'path')) steps.push({ do: 'path', id: options.from, to: options.to });
    const pins = readPins(options.pin ?? '');
    this.start.ask(async (signal) => {
      // All of it is asked at once and taken in by turns, so that others see what was seen here.
      const around = new Map<string, Promise<Answer>>();
      for (const step of steps) if (step.do === 'expand' && !around.has(step.id)) around.set(step.id, surroundings(step.id, question.at, false, signal));
      for (const one of around.values()) one.catch(() => {}); // told where it is awaited
      const first = await startOf(question, signal);
      const { graph } = this;
      graph.start(first.centres, { nodes: first.things, statements: first.shown });
      graph.merge({ statements: first.known });
      for (const step of steps) await this.take(step, around, signal);
      graph.pinAt(pins);
      this.changed(true);
      if (options.sel && graph.has(options.sel)) this.selected = options.sel;
      return first;
    });
  }

  select(id: string | null): void {
    this.selected = id;
    this.edge = null;
    const thing = id === null ? undefined : this.graph.thing(id);
    if (thing) this.said = t('graph.selected', { kind: t(`kind.${thing.kind}` as Key), label: thing.label, n: this.graph.neighbours(thing.id).length });
    this.remember();
  }

  selectEdge(id: string): void {
    this.selected = null;
    this.edge = id;
  }

  expand(id: string): Promise<void> {
    return this.attempt(async () => {
      await this.know(id);
      const fresh = this.graph.expand(id).length;
      const more = this.graph.more(id);
      const counts = { n: fresh, more };
      if (fresh > 0) this.said = more > 0 ? t('graph.added', counts) : t('graph.added.all', counts);
      else this.said = more > 0 ? t('graph.added.rest', { n: more }) : t('graph.added.none');
      this.changed(fresh > 0);
      this.remember();
    });
  }

  collapse(id: string): void {
    const gone = this.graph.collapse(id);
    this.said = t('graph.removed', { n: gone });
    this.changed(gone > 0);
    this.remember();
  }

  hide(id: string): void {
    const next = this.graph.neighbours(id)[0] ?? null;
    this.graph.hide(id);
    this.changed(false);
    this.select(next !== null && this.graph.has(next) ? next : null);
  }

  pin(id: string, on?: boolean): void {
    this.graph.pin(id, on);
    this.said = t(this.graph.node(id)?.pinned ? 'graph.pinned' : 'graph.unpinned', { label: this.graph.thing(id)?.label ?? id });
    this.changed(false);
    this.remember();
  }

  undo(): void {
    this.travel(this.graph.undo(), 'graph.undone');
  }

  redo(): void {
    this.travel(this.graph.redo(), 'graph.redone');
  }

  findPath(from: string, to: string): Promise<void> {
    return this.attempt(async () => {
      this.lost = null;
      const found = await waysBetween(from, to, app.route.question.at);
      this.showWays(found);
      if (found.ways.length === 0) {
        this.lost = found;
        this.said = found.unknown[0] ? t('graph.path.unknown', { name: found.unknown[0].name }) : t(found.from === found.to ? 'graph.path.same' : 'graph.path.none');
        return;
      }
      this.said = t('graph.path.found', { n: found.ways.length, steps: found.ways[0]!.length - 1 });
      this.changed(true);
      this.remember();
    });
  }

  toggleKind(kind: string): void {
    const next = new Set(this.hidden);
    if (!next.delete(kind)) next.add(kind);
    this.remember({ hide: [...next].join(separator) });
  }

  showTable(on: boolean): void {
    this.remember({ table: on ? '1' : '' });
  }

  placed(places: ReadonlyMap<string, { x: number; y: number }>): void {
    for (const [id, place] of places) this.graph.places.set(id, place);
  }

  /** A step of an address, as it was taken by who gave it. */
  private async take(step: Step, around: ReadonlyMap<string, Promise<Answer>>, signal: AbortSignal): Promise<void> {
    if (step.do === 'collapse') this.graph.collapse(step.id);
    else if (step.do === 'hide') this.graph.hide(step.id);
    else if (step.do === 'path') this.showWays(await waysBetween(step.id, step.to, app.route.question.at, signal));
    else {
      await this.know(step.id, around.get(step.id), signal);
      this.graph.bring(step.id);
      this.graph.expand(step.id);
    }
  }

  /** Asks what surrounds a thing where too little of it is known to expand it. */
  private async know(id: string, asked?: Promise<Answer>, signal?: AbortSignal): Promise<void> {
    if (!this.graph.needsAnswer(id)) return;
    const again = this.graph.leftOut(id) > 0;
    const answer = again || !asked ? surroundings(id, app.route.question.at, again, signal) : asked;
    this.graph.merge(await answer, [id]);
  }

  private showWays(found: Ways): void {
    if (found.ways.length === 0) return;
    for (const answer of found.answers) this.graph.merge(answer);
    this.graph.showPaths(found.ways);
  }

  private travel(moved: boolean, words: Key): void {
    if (!moved) return;
    this.said = t(words);
    this.changed(true);
    this.remember();
  }

  private async attempt(operation: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await operation();
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  private changed(arrange: boolean): void {
    this.version++;
    if (arrange) this.layout++;
    if (this.selected !== null && !this.graph.has(this.selected)) this.selected = null;
    if (this.edge !== null && !this.graph.edges().some((one) => one.id === this.edge)) this.edge = null;
  }

  /** Keeps the address up with what is on the canvas. */
  private remember(more: Record<string, string> = {}): void {
    const { of, pin, left } = keep(this.graph.steps, this.graph.pins);
    this.left = left;
    const { from, to } = this.graph.ends;
    const options: Record<string, string> = { ...app.route.options, of, pin, sel: this.selected ?? '', from, to, ...more };
    for (const [name, value] of Object.entries(options)) if (value === '') delete options[name];
    app.go({ ...app.route, options }, true);
  }
}
