// The graph on the screen: what the model shows, painted by sigma, laid out by the worker, told of by a few events.
import Sigma from 'sigma';
import type { PictureEdge, PictureNode } from '../core/picture';
import { dressEdge, dressNode } from './dress';
import { boxOf, drawHover } from './label';
import { answerEvery, labelLimit, type LayoutAnswer, type LayoutQuestion } from './pace';
import layoutWorker from './layout.worker?worker&url';
import type { Look } from './look';
import { equip, hurried, noPrograms, shapeOf } from './programs';
import { Quiet } from './quiet';
import { startWorker } from './worker';
import { Words, wrapped, type Attention } from './words';

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

/** Above these many, nodes are dots and edges hairlines, and what is selected is marked rather than all else dimmed. */
const manyNodes = 1500;
const manyEdges = 3000;
/** Above these many steps of the layout are not shown one by one: each of them would paint all of it. */
const glideLimit = 400;

/** Whether this browser can paint it. */
export function canPaint(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext(); // a browser has few of them
  return Boolean(context);
}

export class Canvas {
  private graph = new Quiet({ multi: true, type: 'directed' });
  private sigma: Sigma;
  private words: Words;
  private worker: Worker;
  private question = 0;
  private settled = -1;
  /** What all nodes with their labels take of the screen, in square pixels. */
  private taken = 0;
  private asked: string[] = [];
  /** What the pointer is over. */
  private over: string | null = null;
  private pointed: string | null = null;
  private selected: string | null = null;
  private selectedEdge: string | null = null;
  private near: ReadonlySet<string> = new Set();
  private many = false;
  private dragged: string | null = null;
  private moving = 0;
  private writing = 0;
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** Whether sigma is to look at all of it anew before the next frame. */
  private due = false;
  private still = matchMedia('(prefers-reduced-motion: reduce)').matches;

  constructor(
    private container: HTMLElement,
    private look: Look,
    private events: Events,
  ) {
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      ...noPrograms,
      defaultNodeType: 'shape',
      defaultEdgeType: 'arrow',
      // Words are ours; and an edge is found by reckoning, for what sigma would paint for it costs as much as the edges themselves.
      renderLabels: false,
      renderEdgeLabels: false,
      enableEdgeEvents: false,
      stagePadding: 56,
      minCameraRatio: 0.03,
      maxCameraRatio: 4,
      minEdgeThickness: 1,
      zIndex: true,
      defaultDrawNodeHover: (context, data) => drawHover(context, data as never, this.look),
      nodeReducer: (id, shown) => dressNode(id, shown, this.attention(), this.look),
      edgeReducer: (id, shown) => dressEdge(shown, this.near.size > 0 && this.touches(id), this.attention(), this.look),
    });
    this.words = new Words(this.sigma, this.graph);
    this.worker = startWorker(layoutWorker);
    this.worker.addEventListener('message', (event: MessageEvent<LayoutAnswer>) => this.take(event.data));
    this.worker.addEventListener('error', (event) => {
      console.error(`the layout does not run: ${event.message}`);
      this.tell();
    });
    this.sigma.getCamera().on('updated', () => this.hurry());
    this.sigma.on('afterRender', () => this.words.draw(this.attention(), this.look));
    this.listen();
  }

  /** Shows these nodes and edges; what stayed keeps its place. */
  update(nodes: readonly PictureNode[], edges: readonly PictureEdge[]): void {
    const { graph } = this;
    const kept = new Set(nodes.map((node) => node.id));
    const keptEdges = new Set(edges.map((edge) => edge.id));
    this.many = nodes.length > manyNodes || edges.length > manyEdges;
    const share = this.many ? 0.4 : nodes.length > 600 ? 0.65 : 1;
    this.taken = 0;
    const typeOf = (edge: PictureEdge): string => (this.many && edge.style !== 'line' ? 'thin' : edge.style);
    if (nodes.length > 0) equip(this.sigma, [this.many ? 'dot' : 'shape'], new Set(edges.map(typeOf)));
    if (this.pointed !== null && !kept.has(this.pointed)) this.pointed = null;
    if (this.over !== null && !kept.has(this.over)) {
      if (graph.hasNode(this.over)) graph.dropNode(this.over); // of this sigma must hear, or it would paint it as pointed at
      this.over = null;
    }
    graph.quietly(() => {
      for (const id of graph.edges()) if (!keptEdges.has(id)) graph.dropEdge(id);
      for (const id of graph.nodes()) if (!kept.has(id)) graph.dropNode(id);
      for (const node of nodes) {
        const { id, kind, label, pinned, more } = node;
        const size = node.centre ? node.size : node.size * share;
        const attributes = { kind, label, whole: label, size, type: this.many ? 'dot' : 'shape', shape: shapeOf(kind), pinned, strong: node.centre, more };
        if (graph.hasNode(id)) graph.mergeNodeAttributes(id, attributes);
        else graph.addNode(id, { ...attributes, x: node.x, y: node.y });
        if (nodes.length > labelLimit) continue;
        const [width, height] = boxOf(wrapped(label, kind), size);
        this.taken += width * height;
      }
      for (const edge of edges) {
        const attributes = { label: edge.label, size: edge.width, type: typeOf(edge), tone: edge.tone };
        if (graph.hasEdge(edge.id)) graph.mergeEdgeAttributes(edge.id, attributes);
        else graph.addEdgeWithKey(edge.id, edge.from, edge.to, attributes);
      }
    });
    this.words.rank(nodes.map((node) => ({ id: node.id, weight: weigh(node) })).sort((a, b) => b.weight - a.weight).map((one) => one.id));
    this.near = this.around();
    this.renew();
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
      places[place * 2] = attributes.x;
      places[place * 2 + 1] = attributes.y;
      if (order <= labelLimit) boxes.set(boxOf(wrapped(attributes.label, attributes.kind), attributes.size), place * 2);
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
    if (this.sigma.getSetting('stagePadding') !== padding) this.sigma.setSetting('stagePadding', padding);
    // Where labels do not fit, they are parted as on a larger screen: they are there when the reader looks closer.
    const room = Math.sqrt(Math.max(1, this.taken / (dimensions.width * dimensions.height * 0.42)));
    const width = Math.max(dimensions.width - padding * 2 - 40, 200) * room;
    const height = Math.max(dimensions.height - padding * 2 - 20, 200) * room;
    const budget = order < 500 ? 1200 : order < 3000 ? 3000 : 4000;
    const asked: LayoutQuestion = { id: ++this.question, places, boxes, fixed, edges, width, height, budget, every: this.still && order < 500 ? Infinity : answerEvery(order) };
    this.worker.postMessage(asked, [places.buffer, boxes.buffer, fixed.buffer, edges.buffer]);
  }

  select(id: string | null, edge: string | null = null): void {
    if (this.selected === id && this.selectedEdge === edge) return;
    this.selected = id;
    this.selectedEdge = edge;
    this.attend();
  }

  dress(look: Look): void {
    this.look = look;
    this.renew();
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    this.go({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  }

  /** All of it on the screen. */
  fit(): void {
    this.sigma.setCustomBBox(null);
    this.replace();
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
    this.sigma.scheduleRender();
  }

  destroy(): void {
    cancelAnimationFrame(this.moving);
    cancelAnimationFrame(this.writing);
    clearTimeout(this.resting);
    this.due = false;
    this.question = -1;
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
    sigma.on('clickStage', ({ event }) => {
      const edge = this.words.edgeAt(event);
      if (edge === null) events.clear();
      else events.selectEdge(edge);
    });
    sigma.on('enterNode', ({ node }) => this.point(node));
    sigma.on('leaveNode', () => this.point(null));
    let begun: { x: number; y: number } | null = null;
    sigma.on('downNode', ({ node, event }) => {
      this.dragged = node;
      begun = { x: event.x, y: event.y };
    });
    sigma.on('moveBody', ({ event }) => {
      if (this.dragged === null || begun === null) {
        if (!this.many && this.over === null) this.container.classList.toggle('pointing', this.words.edgeAt(event) !== null);
        return;
      }
      if (Math.hypot(event.x - begun.x, event.y - begun.y) < 4) return event.preventSigmaDefault();
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
      this.question++; // a layout that is under way would move it back
      const place = sigma.viewportToGraph(event);
      this.graph.quietly(() => this.graph.mergeNodeAttributes(this.dragged!, { x: place.x, y: place.y, moved: true }));
      this.replace();
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    const drop = (): void => {
      const id = this.dragged;
      this.dragged = null;
      if (id === null || !this.graph.hasNode(id) || !this.graph.getNodeAttribute(id, 'moved')) return;
      this.graph.quietly(() => this.graph.removeNodeAttribute(id, 'moved'));
      this.tell();
      events.moved(id);
    };
    sigma.on('upNode', drop);
    sigma.on('upStage', drop);
  }

  private point(id: string | null): void {
    this.over = id;
    this.container.classList.toggle('pointing', id !== null);
    if (this.many) return;
    this.pointed = id;
    this.attend();
  }

  private attention(): Attention {
    return { selected: this.selected, pointed: this.pointed, edge: this.selectedEdge, near: this.near, many: this.many, moving: this.settled !== this.question };
  }

  private around(): ReadonlySet<string> {
    const centre = this.pointed ?? this.selected;
    if (centre !== null && this.graph.hasNode(centre)) return new Set([centre, ...this.graph.neighbors(centre)]);
    if (this.selectedEdge !== null && this.graph.hasEdge(this.selectedEdge)) return new Set(this.graph.extremities(this.selectedEdge));
    return new Set();
  }

  /** Sees anew what is to stand out: all else is dimmed, or where there is too much of it, what stands out is drawn over it. */
  private attend(): void {
    this.near = this.around();
    if (!this.many) return this.renew();
    cancelAnimationFrame(this.writing);
    this.writing = requestAnimationFrame(() => this.words.draw(this.attention(), this.look));
  }

  /** Has sigma look at all of it anew, once however often it is asked for in one turn. */
  private renew(): void {
    if (this.due) return;
    this.due = true;
    queueMicrotask(() => {
      if (this.due) this.sigma.refresh({ schedule: true });
      this.due = false;
    });
  }

  /** While the view moves only nodes are painted where there are thousands; edges follow when it rests. */
  private hurry(): void {
    if (!this.many) return;
    hurried.add(this.sigma);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      hurried.delete(this.sigma);
      this.sigma.scheduleRender();
    }, 200);
  }

  /** Nodes stand elsewhere; nothing else about them is other than it was. */
  private replace(): void {
    if (this.due) return; // what is to come does this too
    this.sigma.refresh({ partialGraph: { nodes: [], edges: [] }, schedule: true });
  }

  private touches(edge: string): boolean {
    const centre = this.pointed ?? this.selected;
    return edge === this.selectedEdge || (centre !== null && this.graph.hasExtremity(edge, centre));
  }

  /** Takes an answer of the layout in; the last one by a glide, for labels were parted in it. */
  private take(answer: LayoutAnswer): void {
    if (answer.id !== this.question) return;
    cancelAnimationFrame(this.moving);
    this.sigma.setCustomBBox(null);
    if (!answer.done || this.still || this.asked.length > glideLimit) return this.stand(answer.places, answer.done);
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
    const { graph } = this;
    graph.quietly(() => {
      this.asked.forEach((id, place) => {
        if (!graph.hasNode(id)) return;
        graph.setNodeAttribute(id, 'x', places[place * 2]);
        graph.setNodeAttribute(id, 'y', places[place * 2 + 1]);
      });
    });
    if (done) this.tell();
    this.replace();
  }

  private tell(): void {
    const places = new Map<string, { x: number; y: number }>();
    this.graph.forEachNode((id, attributes) => places.set(id, { x: attributes.x, y: attributes.y }));
    this.events.placed(places);
    this.settled = this.question;
    this.container.dataset.settled = String(this.question);
  }
}

/** How much a node matters where there is no room for all words: what was asked for, what joins much, who answers rather than for what. */
function weigh(node: PictureNode): number {
  return (node.centre ? 100 : 0) + (node.pinned ? 50 : 0) + node.size + (node.kind === 'TASK' || node.kind === 'SECTION' ? 0 : 1);
}
