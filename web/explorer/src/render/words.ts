// The words on the canvas of a graph: names at nodes, roles along edges, how many neighbours are not shown; none lies on another.
import type Graph from 'graphology';
import type Sigma from 'sigma';
import { edgeAt, placeAlong, placeWords, Taken } from '../core/labels';
import { drawAlong, drawBadge, drawLines, drawRing, edgeFontSize, sizeOf, widthOf, wrap } from './label';
import type { Look } from './look';

/** What stands out, as the canvas knows it. */
export interface Attention {
  selected: string | null;
  pointed: string | null;
  edge: string | null;
  /** What is pointed at or selected, with its neighbours; empty where nothing is. */
  near: ReadonlySet<string>;
  /** Too much for all of it to be told: others are not dimmed, and only what matters has words. */
  many: boolean;
  /** Nodes still move. */
  moving: boolean;
}

interface Seen {
  id: string;
  x: number;
  y: number;
  size: number;
}

const mostWords = 160;
const mostWordsOfMany = 60;
const mostRoles = 90;
/** Above this many nodes in sight, words may lie on small nodes: else none would find room. */
const crowd = 150;
/** Where the buttons lie that zoom. */
const corner = { width: 50, height: 122 };
const nobody: readonly string[] = [];

export class Words {
  /** Nodes by how much they matter. */
  private order: readonly string[] = [];
  private lines = new Map<string, { label: string; lines: string[]; width: number; height: number }>();
  private seen = new Map<string, Seen>();

  constructor(
    private readonly sigma: Sigma,
    private readonly graph: Graph,
  ) {}

  /** What is shown has changed. */
  rank(order: readonly string[]): void {
    this.order = order;
    for (const id of this.lines.keys()) if (!this.graph.hasNode(id)) this.lines.delete(id);
  }

  draw(attention: Attention, look: Look): void {
    const canvases = this.sigma.getCanvases();
    const over = canvases.labels?.getContext('2d');
    const under = canvases.edgeLabels?.getContext('2d');
    if (!over || !under) return;
    const frame = this.sigma.getDimensions();
    over.clearRect(0, 0, frame.width, frame.height);
    under.clearRect(0, 0, frame.width, frame.height);
    if (this.graph.order === 0) return;
    const seen = this.inSight(frame);
    this.seen = new Map(seen.map((one) => [one.id, one]));
    const taken = new Taken();
    taken.take({ left: frame.width - corner.width, right: frame.width, top: frame.height - corner.height, bottom: frame.height });
    if (seen.length <= crowd) {
      for (const { x, y, size } of seen) taken.take({ left: x - size, right: x + size, top: y - size, bottom: y + size });
    }
    if (attention.many) this.drawOver(over, attention, look);
    else for (const one of seen) this.drawMarks(over, one, attention, look);
    this.drawNames(over, seen, attention, taken, frame, look);
    if (!attention.moving) this.drawRoles(under, attention, taken, look);
  }

  /** The edge whose stroke is at a point of the screen. */
  edgeAt(point: { x: number; y: number }): string | null {
    const place = this.placer();
    const ends = (id: string): Seen => this.seen.get(id) ?? place(id) ?? { id, x: 0, y: 0, size: 0 };
    const edges = this.graph.mapEdges((id, _attributes, from, to) => ({ id, from: ends(from), to: ends(to) }));
    return edgeAt(edges, point, 6)?.id ?? null;
  }

  /** Where nodes stand on the screen; one matrix for all of them. */
  private placer(): (id: string) => Seen | null {
    const { sigma } = this;
    const origin = sigma.framedGraphToViewport({ x: 0, y: 0 });
    const right = sigma.framedGraphToViewport({ x: 1, y: 0 });
    const up = sigma.framedGraphToViewport({ x: 0, y: 1 });
    const scale = sigma.scaleSize(1);
    return (id) => {
      const data = sigma.getNodeDisplayData(id);
      if (!data) return null;
      return {
        id,
        x: origin.x + (right.x - origin.x) * data.x + (up.x - origin.x) * data.y,
        y: origin.y + (right.y - origin.y) * data.x + (up.y - origin.y) * data.y,
        size: data.size * scale,
      };
    };
  }

  private inSight(frame: { width: number; height: number }): Seen[] {
    const place = this.placer();
    const found: Seen[] = [];
    for (const id of this.order) {
      const one = place(id);
      if (one && one.x > -one.size && one.y > -one.size && one.x < frame.width + one.size && one.y < frame.height + one.size) found.push(one);
    }
    return found;
  }

  private drawMarks(context: CanvasRenderingContext2D, one: Seen, attention: Attention, look: Look): void {
    if (attention.near.size > 0 && !attention.near.has(one.id)) return;
    const attributes = this.graph.getNodeAttributes(one.id);
    if (one.id === attention.selected) drawRing(context, one.x, one.y, one.size, look.focus);
    else if (attributes.pinned) drawRing(context, one.x, one.y, one.size, look.inkSoft);
    if (attributes.more > 0) drawBadge(context, { ...one, more: attributes.more as number }, look);
  }

  /** What stands out of thousands, over them. */
  private drawOver(context: CanvasRenderingContext2D, attention: Attention, look: Look): void {
    const { selected, edge } = attention;
    const { graph } = this;
    const edges = selected !== null && graph.hasNode(selected) ? graph.edges(selected) : edge !== null && graph.hasEdge(edge) ? [edge] : [];
    const place = this.placer();
    context.beginPath();
    for (const id of edges) {
      const from = place(graph.source(id));
      const to = place(graph.target(id));
      if (!from || !to) continue;
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.lineWidth = 1.4;
    context.strokeStyle = look.accent;
    context.stroke();
    const one = selected === null ? null : place(selected);
    if (one) drawRing(context, one.x, one.y, Math.max(one.size, 4), look.focus);
  }

  private drawNames(context: CanvasRenderingContext2D, seen: readonly Seen[], attention: Attention, taken: Taken, frame: { width: number; height: number }, look: Look): void {
    const { near, selected, pointed, many } = attention;
    const first = seen.filter((one) => one.id === selected || one.id === pointed);
    const close = near.size === 0 ? [] : seen.filter((one) => near.has(one.id) && one.id !== selected && one.id !== pointed);
    const others = near.size > 0 && !many ? [] : seen.filter((one) => one.id !== selected && one.id !== pointed && !near.has(one.id));
    let left = many ? mostWordsOfMany : mostWords;
    let misses = 0;
    for (const one of [...first, ...close, ...others]) {
      if (left === 0 || misses > 2000) break;
      const attributes = this.graph.getNodeAttributes(one.id);
      const own = one.id === selected || one.id === pointed;
      const { lines, width, height } = this.linesOf(one.id, attributes.label as string, attributes.kind as string);
      const place = placeWords({ ...one, width, height, always: own || (attributes.strong as boolean) }, taken, frame);
      if (!place) {
        misses++;
        continue;
      }
      left--;
      const strong = own || (attributes.strong as boolean);
      drawLines(context, lines, place.x, place.top, strong ? look.ink : look.labelInk, strong ? 600 : 400, look);
    }
  }

  private drawRoles(context: CanvasRenderingContext2D, attention: Attention, taken: Taken, look: Look): void {
    const { near, edge, many } = attention;
    const centre = attention.pointed ?? attention.selected;
    const graph = this.graph;
    const ids = edge !== null && graph.hasEdge(edge) ? [edge] : centre !== null && graph.hasNode(centre) ? graph.edges(centre) : many || near.size > 0 ? nobody : graph.edges();
    const roles = ids.flatMap((id) => {
      const attributes = graph.getEdgeAttributes(id);
      const from = this.seen.get(graph.source(id));
      const to = this.seen.get(graph.target(id));
      const words = attributes.label as string;
      const plain = attributes.tone === 'faint' && (centre === null || near.size > 13);
      if (!from || !to || words === '' || plain) return [];
      return [{ from, to, words, rank: importance[attributes.tone as string] ?? 2, length: Math.hypot(from.x - to.x, from.y - to.y) }];
    });
    roles.sort((a, b) => a.rank - b.rank || b.length - a.length);
    let left = mostRoles;
    for (const role of roles) {
      const place = placeAlong(role, widthOf(role.words) * edgeFontSize, taken);
      if (!place) continue;
      drawAlong(context, role.words, place, look);
      if (--left === 0) return;
    }
  }

  private linesOf(id: string, label: string, kind: string): { lines: string[]; width: number; height: number } {
    const known = this.lines.get(id);
    if (known?.label === label) return known;
    const lines = wrapped(label, kind);
    const [width, height] = sizeOf(lines);
    const made = { label, lines, width, height };
    this.lines.set(id, made);
    return made;
  }
}

/** A label as it stands at its node. */
export function wrapped(label: string, kind: string): string[] {
  return wrap(label, kind === 'TASK' || kind === 'SECTION' ? 9 : 10, 2);
}

const importance: Record<string, number> = { path: 0, strong: 1, plain: 2, faint: 3 };
