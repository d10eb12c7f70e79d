// The model of the graph as it is painted: sizes by how much a node joins, words and strokes of edges by what they state.
import type { Graph, GraphEdge, GraphNode } from './graph';

export interface PictureNode {
  id: string;
  kind: string;
  label: string;
  x: number;
  y: number;
  size: number;
  pinned: boolean;
  centre: boolean;
  more: number;
}

export interface PictureEdge {
  id: string;
  from: string;
  to: string;
  label: string;
  width: number;
  style: 'arrow' | 'dashed' | 'line';
  tone: 'strong' | 'plain' | 'faint' | 'path';
}

export interface Picture {
  nodes: PictureNode[];
  edges: PictureEdge[];
  /** How many nodes of each kind there are, hidden kinds too. */
  counts: Map<string, number>;
}

const hierarchy = new Set(['HAS_SECTION', 'HAS_TASK', 'PART_OF', 'AGENCY_OF']);
const leading = new Set(['LEADS', 'RESPONSIBLE_FOR']);
/** Origins that are no reading of the text. */
const concluded = new Set(['INFERRED', 'EXPANDED']);

/** words gives the name of a predicate. */
export function pictureOf(graph: Graph, hiddenKinds: ReadonlySet<string>, words: (predicate: string) => string): Picture {
  const counts = new Map<string, number>();
  const shown = new Map<string, GraphNode>();
  for (const node of graph.nodes()) {
    counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
    if (node.centre || !hiddenKinds.has(node.kind)) shown.set(node.id, node);
  }
  const degrees = new Map<string, number>();
  const edges: PictureEdge[] = [];
  for (const edge of graph.edges()) {
    if (!shown.has(edge.from) || !shown.has(edge.to)) continue;
    degrees.set(edge.from, (degrees.get(edge.from) ?? 0) + 1);
    degrees.set(edge.to, (degrees.get(edge.to) ?? 0) + 1);
    edges.push(strokeOf(edge, words));
  }
  const nodes = [...shown.values()].map((node) => {
    const { x, y } = graph.places.get(node.id) ?? { x: 0, y: 0 };
    const size = Math.min(18, (node.centre ? 11 : 6.5) + Math.sqrt(degrees.get(node.id) ?? 0) * 1.1);
    return { id: node.id, kind: node.kind, label: node.label, x, y, size, pinned: node.pinned, centre: node.centre, more: Math.max(node.more, 0) };
  });
  return { nodes, edges, counts };
}

function strokeOf(edge: GraphEdge, words: (predicate: string) => string): PictureEdge {
  const predicates = [...new Set(edge.claims.map((claim) => claim.predicate))];
  const tone = edge.onPath ? 'path' : predicates.some((one) => leading.has(one)) ? 'strong' : predicates.every((one) => hierarchy.has(one)) ? 'faint' : 'plain';
  return {
    id: edge.id, from: edge.from, to: edge.to, label: predicates.map(words).join('、'),
    width: edge.onPath ? 4 : tone === 'strong' ? 2.8 : tone === 'plain' ? 1.8 : 1.4,
    style: edge.claims.every((claim) => concluded.has(claim.origin)) ? 'dashed' : 'arrow',
    tone,
  };
}
