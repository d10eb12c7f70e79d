// The graph on the screen: what the model shows, painted by sigma, laid out by the worker, told of by a few events.
import Graph from 'graphology';
import Sigma from 'sigma';
import { boxOf, drawEdgeLabel, drawHover, drawLabel, wrap } from './label';
import type { LayoutAnswer, LayoutQuestion } from './layout';
import layoutWorker from './layout.worker?worker&url';
import type { Look } from './look';
import { edgePrograms, nodePrograms, programOf } from './programs';
import { startWorker } from './worker';

export interface CanvasNode {
  id: string;
  kind: string;
  label: string;
  x: number;
  y: number;
  size: number;
  pinned: boolean;
  centre: boolean;
  /** Neighbours that are not shown. */
  more: number;
}

export interface CanvasEdge {
  id: string;
  from: string;
  to: string;
  label: string;
  width: number;
  style: 'arrow' | 'dashed' | 'line';
  tone: 'strong' | 'plain' | 'faint' | 'path';
}

export interface Events {
  select(id: string): void;
  selectEdge(id: string): void;
  clear(): void;
  open(id: string): void;
  /** A node was dragged to a place, where it should stay. */
  moved(id: string): void;
  /** Nodes stand elsewhere. */
  placed(places: ReadonlyMap<string, { x: number; y: number }>): void;
}

/** Below this many nodes every label is shown, above it those that there is room for. */
const allLabels = 70;
const allEdgeLabels = 60;
const hoverLimit = 2500;
/** Above these many, nodes are dots and edges hairlines: there are more of them than there is room for shapes. */
const manyNodes = 3000;
const manyEdges = 3000;

/** Whether this browser can paint it. */
export function canPaint(): boolean {
  const canvas = document.createElement('canvas');
  return Boolean(canvas.getContext('webgl2') ?? canvas.getContext('webgl'));
}

export class Canvas {
  private graph = new Graph({ multi: true, type: 'directed' });
  private sigma: Sigma;
  private worker: Worker;
  private question = 0;
  private settled = -1;
  /** What all nodes with their labels take of the screen, in square pixels. */
  private taken = 0;
  /** Whether all labels are shown. */
  private roomy = true;
  private asked: string[] = [];
  private pointed: string | null = null;
  private selected: string | null = null;
  private selectedEdge: string | null = null;
  private near = new Set<string>();
  private dragged: string | null = null;
  private moving = 0;
  private look: Look;
  private still = matchMedia('(prefers-reduced-motion: reduce)').matches;

  constructor(
    private container: HTMLElement,
    look: Look,
    private events: Events,
  ) {
    this.look = look;
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      nodeProgramClasses: nodePrograms,
      edgeProgramClasses: edgePrograms,
      defaultNodeType: 'circle',
      defaultEdgeType: 'arrow',
      renderEdgeLabels: true,
      enableEdgeEvents: true,
      labelFont: look.font,
      labelSize: 12,
      labelDensity: 0.6,
      labelGridCellSize: 110,
      labelRenderedSizeThreshold: 5,
      stagePadding: 56,
      minCameraRatio: 0.03,
      maxCameraRatio: 4,
      minEdgeThickness: 1,
      zIndex: true,
      defaultDrawNodeLabel: (context, data) => drawLabel(context, data as never, this.look),
      defaultDrawNodeHover: (context, data) => drawHover(context, data as never, this.look),
      defaultDrawEdgeLabel: (context, edge, from, to) => edge.label && drawEdgeLabel(context, edge.label, from, to, this.look),
      nodeReducer: (id, data) => this.reduceNode(id, data),
      edgeReducer: (id, data) => this.reduceEdge(id, data),
    });
    this.worker = startWorker(layoutWorker);
    this.worker.addEventListener('message', (event: MessageEvent<LayoutAnswer>) => this.take(event.data));
    this.worker.addEventListener('error', (event) => {
      console.error(`the layout does not run: ${event.message}`);
      this.tell();
    });
    this.listen();
  }

  /** Shows these nodes and edges; what stayed keeps its place. */
  update(nodes: readonly CanvasNode[], edges: readonly CanvasEdge[]): void {
    const kept = new Set(nodes.map((node) => node.id));
    const keptEdges = new Set(edges.map((edge) => edge.id));
    this.graph.forEachEdge((id) => keptEdges.has(id) || this.graph.dropEdge(id));
    this.graph.forEachNode((id) => kept.has(id) || this.graph.dropNode(id));
    const share = nodes.length > manyNodes ? 0.4 : nodes.length > 600 ? 0.65 : 1;
    const words = new Map(nodes.map((node) => [node.id, wrap(node.label, node.kind === 'TASK' || node.kind === 'SECTION' ? 9 : 10, 2)]));
    const boxes = new Map(nodes.map((node) => [node.id, boxOf(words.get(node.id)!, node.size)]));
    this.taken = [...boxes.values()].reduce((sum, [width, height]) => sum + width * height, 0);
    const { width, height } = this.sigma.getDimensions();
    const all = nodes.length <= allLabels && this.taken < width * height * 0.5;
    for (const node of nodes) {
      const lines = words.get(node.id)!;
      const attributes = {
        kind: node.kind, label: node.label, whole: node.label, lines, size: node.centre ? node.size : node.size * share, type: nodes.length > manyNodes ? 'dot' : programOf(node.kind), 
        pinned: node.pinned, strong: node.centre, more: node.more, forceLabel: all || node.centre, box: boxes.get(node.id)!,
      };
      if (this.graph.hasNode(node.id)) this.graph.mergeNodeAttributes(node.id, attributes);
      else this.graph.addNode(node.id, { ...attributes, x: node.x, y: node.y });
    }
    for (const edge of edges) {
      const attributes = { label: edge.label, size: edge.width, type: edges.length > manyEdges && edge.style !== 'line' ? 'thin' : edge.style, tone: edge.tone };
      if (this.graph.hasEdge(edge.id)) this.graph.mergeEdgeAttributes(edge.id, attributes);
      else this.graph.addEdgeWithKey(edge.id, edge.from, edge.to, attributes);
    }
    this.roomy = all;
    this.sigma.setSetting('labelGridCellSize', all ? 110 : 150);
    this.sigma.setSetting('hideEdgesOnMove', edges.length > manyEdges);
    this.sigma.setSetting('renderEdgeLabels', edges.length <= manyEdges);
    this.sigma.setSetting('enableEdgeEvents', edges.length <= 1500);
    if (this.pointed !== null && !kept.has(this.pointed)) this.pointed = null;
    this.attend();
  }

  /** Lays out anew, from where nodes stand; pinned ones stay. */
  arrange(): void {
    this.asked = this.graph.nodes();
    const order = this.asked.length;
    const places = new Float32Array(order * 2);
    const boxes = new Float32Array(order * 2);
    const fixed = new Uint8Array(order);
    const index = new Map(this.asked.map((id, place) => [id, place]));
    this.asked.forEach((id, place) => {
      const attributes = this.graph.getNodeAttributes(id);
      places.set([attributes.x, attributes.y], place * 2);
      boxes.set(attributes.box, place * 2);
      fixed[place] = attributes.pinned ? 1 : 0;
    });
    const edges = new Uint32Array(this.graph.size * 2);
    let next = 0;
    this.graph.forEachEdge((_id, _attributes, source, target) => {
      edges[next++] = index.get(source)!;
      edges[next++] = index.get(target)!;
    });
    const dimensions = this.sigma.getDimensions();
    const padding = Math.min(56, dimensions.width / 9);
    this.sigma.setSetting('stagePadding', padding);
    // Where labels do not fit, they are parted as on a larger screen: they are there when the reader looks closer.
    const room = Math.sqrt(Math.max(1, this.taken / (dimensions.width * dimensions.height * 0.42)));
    const width = Math.max(dimensions.width - padding * 2 - 40, 200) * room;
    const height = Math.max(dimensions.height - padding * 2 - 20, 200) * room;
    const budget = order < 500 ? 1200 : order < 3000 ? 3000 : 6000;
    const asked: LayoutQuestion = { id: ++this.question, places, boxes, fixed, edges, width, height, budget };
    this.worker.postMessage(asked, [places.buffer, boxes.buffer, fixed.buffer, edges.buffer]);
  }

  select(id: string | null, edge: string | null = null): void {
    this.selected = id;
    this.selectedEdge = edge;
    this.attend();
  }

  dress(look: Look): void {
    this.look = look;
    this.sigma.refresh({ schedule: true });
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    this.go({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  }

  /** All of it on the screen. */
  fit(): void {
    this.sigma.setCustomBBox(null);
    this.sigma.refresh();
    this.go({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  /** Moves the view where the node lies outside of it. */
  reveal(id: string): void {
    // Not before the next frame: until then a new node has no place on the screen; and not while all of them still move.
    requestAnimationFrame(() => this.graph.hasNode(id) && this.settled === this.question && this.lookAt(id));
  }

  private lookAt(id: string): void {
    const data = this.sigma.getNodeDisplayData(id);
    if (!data) return;
    const at = this.sigma.framedGraphToViewport(data);
    const { width, height } = this.sigma.getDimensions();
    if (at.x > 30 && at.y > 30 && at.x < width - 30 && at.y < height - 60) return;
    this.go({ x: data.x, y: data.y });
  }

  resize(): void {
    this.sigma.resize();
    this.sigma.refresh();
  }

  destroy(): void {
    cancelAnimationFrame(this.moving);
    this.worker.terminate();
    this.sigma.kill();
  }

  private go(state: { x?: number; y?: number; ratio?: number; angle?: number }): void {
    const camera = this.sigma.getCamera();
    if (this.still) camera.setState(state);
    else void camera.animate(state, { duration: 200 });
  }

  private listen(): void {
    const { sigma, events } = this;
    sigma.on('clickNode', ({ node }) => events.select(node));
    sigma.on('doubleClickNode', (payload) => {
      payload.preventSigmaDefault();
      events.open(payload.node);
    });
    sigma.on('doubleClickStage', (payload) => payload.preventSigmaDefault());
    sigma.on('clickEdge', ({ edge }) => events.selectEdge(edge));
    sigma.on('clickStage', () => events.clear());
    sigma.on('enterNode', ({ node }) => this.point(node));
    sigma.on('leaveNode', () => this.point(null));
    sigma.on('enterEdge', () => this.container.classList.add('pointing'));
    sigma.on('leaveEdge', () => this.container.classList.remove('pointing'));
    let begun: { x: number; y: number } | null = null;
    sigma.on('downNode', ({ node, event }) => {
      this.dragged = node;
      begun = { x: event.x, y: event.y };
    });
    sigma.on('moveBody', ({ event }) => {
      if (this.dragged === null || begun === null) return;
      if (Math.hypot(event.x - begun.x, event.y - begun.y) < 4) return event.preventSigmaDefault();
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
      this.question++; // a layout that is under way would move it back
      const place = sigma.viewportToGraph(event);
      this.graph.mergeNodeAttributes(this.dragged, { x: place.x, y: place.y, moved: true });
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    const drop = (): void => {
      const id = this.dragged;
      this.dragged = null;
      if (id === null || !this.graph.hasNode(id) || !this.graph.getNodeAttribute(id, 'moved')) return;
      this.graph.removeNodeAttribute(id, 'moved');
      this.tell();
      events.moved(id);
    };
    sigma.on('upNode', drop);
    sigma.on('upStage', drop);
  }

  private point(id: string | null): void {
    this.container.classList.toggle('pointing', id !== null);
    if (this.graph.order > hoverLimit) return;
    this.pointed = id;
    this.attend();
  }

  /** Sees anew what is to stand out. */
  private attend(): void {
    const centre = this.pointed ?? this.selected;
    this.near = new Set(centre !== null && this.graph.hasNode(centre) ? [centre, ...this.graph.neighbors(centre)] : []);
    if (this.near.size === 0 && this.selectedEdge !== null && this.graph.hasEdge(this.selectedEdge)) this.near = new Set(this.graph.extremities(this.selectedEdge));
    this.sigma.refresh({ skipIndexation: false, schedule: true });
  }

  private reduceNode(id: string, data: Record<string, unknown>): Record<string, unknown> {
    const shown: Record<string, unknown> = { ...data, color: this.look.kinds[data.kind as string] ?? this.look.inkSoft, ring: data.pinned ? this.look.inkSoft : undefined };
    if (id === this.selected) Object.assign(shown, { ring: this.look.focus, strong: true, forceLabel: true, zIndex: 2 });
    if (this.near.size === 0) return shown;
    if (this.near.has(id)) return Object.assign(shown, { forceLabel: this.near.size <= allLabels || shown.forceLabel, zIndex: 1 });
    return Object.assign(shown, { color: this.look.line, label: null, more: 0, forceLabel: false, zIndex: 0, ring: undefined });
  }

  private reduceEdge(id: string, data: Record<string, unknown>): Record<string, unknown> {
    const tones = { strong: this.look.inkSoft, plain: this.look.inkFaint, faint: this.look.lineStrong, path: this.look.accent };
    const shown: Record<string, unknown> = { ...data, color: tones[data.tone as keyof typeof tones] ?? tones.plain };
    const centre = this.pointed ?? this.selected;
    const [from, to] = this.graph.extremities(id);
    const touched = id === this.selectedEdge || (centre !== null && (from === centre || to === centre));
    if (touched) {
      Object.assign(shown, { color: data.tone === 'path' ? this.look.accent : this.look.inkSoft, size: (data.size as number) + 0.6, zIndex: 1, forceLabel: this.near.size < 40 });
      if (data.tone === 'faint' && this.near.size > 12) shown.label = null;
    } else if (this.near.size > 0) {
      Object.assign(shown, { color: this.look.line, size: 1.2, label: null });
    }
    if (!touched && (!this.roomy || this.graph.size > allEdgeLabels || data.tone === 'faint')) shown.label = null;
    return shown;
  }

  /** Takes an answer of the layout in; the last one by a glide, for labels were parted in it. */
  private take(answer: LayoutAnswer): void {
    if (answer.id !== this.question) return;
    cancelAnimationFrame(this.moving);
    this.sigma.setCustomBBox(null);
    if (!answer.done || this.still || this.asked.length > 400) return this.stand(answer.places, answer.done);
    const begun = performance.now();
    const from = new Float32Array(answer.places.length);
    this.asked.forEach((id, place) => {
      if (this.graph.hasNode(id)) from.set([this.graph.getNodeAttribute(id, 'x') as number, this.graph.getNodeAttribute(id, 'y') as number], place * 2);
    });
    const glide = (now: number): void => {
      if (answer.id !== this.question) return;
      const part = Math.min(1, Math.max(0, (now - begun) / 260));
      const eased = 1 - (1 - part) ** 3;
      this.stand(from.map((value, place) => value + (answer.places[place]! - value) * eased), part === 1);
      if (part < 1) this.moving = requestAnimationFrame(glide);
    };
    this.moving = requestAnimationFrame(glide);
  }

  private stand(places: Float32Array, done: boolean): void {
    const index = new Map(this.asked.map((id, place) => [id, place]));
    this.graph.updateEachNodeAttributes(
      (id, attributes) => {
        const place = index.get(id);
        if (place === undefined) return attributes;
        attributes.x = places[place * 2];
        attributes.y = places[place * 2 + 1];
        return attributes;
      },
      { attributes: ['x', 'y'] },
    );
    if (done) this.tell();
  }

  private tell(): void {
    const places = new Map<string, { x: number; y: number }>();
    this.graph.forEachNode((id, attributes) => places.set(id, { x: attributes.x, y: attributes.y }));
    this.events.placed(places);
    this.settled = this.question;
    this.container.dataset.settled = String(this.question);
  }
}
