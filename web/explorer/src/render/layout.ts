// Where nodes of a graph stand: forces first, then labels are moved off each other. Pure, and the same every time; it runs in a worker.
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { labelLimit, stepsFor, type LayoutAnswer, type LayoutQuestion } from './pace';

const perNode = 10;
const perEdge = 3;

/**
 * Gives the places now and then, and at the end with done; null after every other step, so that whoever runs it can turn to something else.
 * clock is in milliseconds; what passes between steps is not counted.
 */
export function* layOut(question: LayoutQuestion, clock: () => number): Generator<LayoutAnswer | null, void> {
  const order = question.places.length / 2;
  const answer = (done: boolean): LayoutAnswer => {
    const places = new Float32Array(order * 2);
    for (let i = 0; i < order; i++) {
      places[i * 2] = nodes[i * perNode]!;
      places[i * 2 + 1] = nodes[i * perNode + 1]!;
    }
    return { id: question.id, places, done };
  };
  const { nodes, edges } = matrices(question);
  if (order > 1) {
    const settings = {
      linLogMode: false, outboundAttractionDistribution: false, adjustSizes: false, edgeWeightInfluence: 1, scalingRatio: 10, strongGravityMode: true,
      gravity: order < 60 ? 0.12 : 0.05, slowDown: 1 + Math.log(order), barnesHutOptimize: order > 1200, barnesHutTheta: order > 5000 ? 0.9 : 0.6,
    };
    const steps = stepsFor(order);
    let worked = 0;
    let told = 0;
    for (let step = 0; step < steps; step++) {
      const begun = clock();
      iterate(settings, nodes, edges);
      worked += clock() - begun;
      if (worked > question.budget) break;
      if (worked - told > question.every) {
        told = worked;
        yield answer(false);
      } else yield null;
    }
    const free = !question.fixed.some((one) => one === 1);
    if (free) {
      turn(nodes, question.width >= question.height);
      fill(nodes, question);
      if (order <= labelLimit) spread(nodes, question);
    }
    if (order <= labelLimit) part(nodes, question, free);
  }
  yield answer(true);
}

function matrices(question: LayoutQuestion): { nodes: Float32Array; edges: Float32Array } {
  const order = question.places.length / 2;
  const nodes = new Float32Array(order * perNode);
  for (let i = 0; i < order; i++) {
    const j = i * perNode;
    nodes[j] = question.places[i * 2]!;
    nodes[j + 1] = question.places[i * 2 + 1]!;
    nodes[j + 6] = 1;
    nodes[j + 7] = 1;
    nodes[j + 8] = 1;
    nodes[j + 9] = question.fixed[i]!;
  }
  const size = question.edges.length / 2;
  const edges = new Float32Array(size * perEdge);
  for (let i = 0; i < size; i++) {
    const from = question.edges[i * 2]! * perNode;
    const to = question.edges[i * 2 + 1]! * perNode;
    nodes[from + 6]! += 1;
    nodes[to + 6]! += 1;
    edges.set([from, to, 1], i * perEdge);
  }
  return { nodes, edges };
}

/** Forces know no screen: where their picture is longer one way than the other, its length is laid along the longer side, by the smaller turn. */
function turn(nodes: Float32Array, across: boolean): void {
  const order = nodes.length / perNode;
  let [x, y, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (let j = 0; j < nodes.length; j += perNode) {
    x += nodes[j]! / order;
    y += nodes[j + 1]! / order;
  }
  for (let j = 0; j < nodes.length; j += perNode) {
    const [dx, dy] = [nodes[j]! - x, nodes[j + 1]! - y];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const skew = Math.hypot(xx - yy, 2 * xy);
  if (xx + yy + skew < (xx + yy - skew) * 1.3) return; // as good as round
  const axis = Math.atan2(2 * xy, xx - yy) / 2;
  let angle = across ? -axis : Math.PI / 2 - axis;
  angle -= Math.PI * Math.round(angle / Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let j = 0; j < nodes.length; j += perNode) {
    const [dx, dy] = [nodes[j]! - x, nodes[j + 1]! - y];
    nodes[j] = x + dx * cos - dy * sin;
    nodes[j + 1] = y + dx * sin + dy * cos;
  }
}

/** How far a node is moved to where it would stand if all stood at equal distances. */
const evenly = 0.45;

/** What forces leave crowded in one place and empty in another is spread over both sides of the screen; none passes another. */
function spread(nodes: Float32Array, question: LayoutQuestion): void {
  const order = nodes.length / perNode;
  if (order < 4) return;
  for (const axis of [0, 1]) {
    const length = axis === 0 ? question.width : question.height;
    const ranks = Array.from({ length: order }, (_, i) => i).sort((a, b) => nodes[a * perNode + axis]! - nodes[b * perNode + axis]! || a - b);
    ranks.forEach((i, rank) => {
      const at = i * perNode + axis;
      nodes[at] = nodes[at]! * (1 - evenly) + (rank / (order - 1) - 0.5) * length * evenly;
    });
  }
}

/** Forces know no screen: their round picture is drawn out over it, in pixels, where nothing is pinned that would have to move. */
function fill(nodes: Float32Array, question: LayoutQuestion): void {
  const [left, right, low, high] = extentOf(nodes);
  let across = question.width / Math.max(right - left, 1e-6);
  let up = question.height / Math.max(high - low, 1e-6);
  across = Math.min(across, up * 2.2);
  up = Math.min(up, across * 2.2);
  for (let j = 0; j < nodes.length; j += perNode) {
    nodes[j] = (nodes[j]! - (left + right) / 2) * across;
    nodes[j + 1] = (nodes[j + 1]! - (low + high) / 2) * up;
  }
}

/** Moves nodes apart whose labels lie on each other, within the screen. */
function part(nodes: Float32Array, question: LayoutQuestion, free: boolean): void {
  const order = nodes.length / perNode;
  const [left, right, low, high] = extentOf(nodes);
  const scale = free ? 1 : Math.max((right - left) / question.width, (high - low) / question.height, 1e-6);
  for (let round = 0; round < 240; round++) {
    let moved = false;
    for (let a = 0; a < order; a++) {
      for (let b = a + 1; b < order; b++) {
        if (apart(nodes, question, a, b, scale)) moved = true;
      }
    }
    if (!moved) return;
    if (!free) continue;
    for (let j = 0; j < nodes.length; j += perNode) {
      nodes[j] = Math.max(-question.width / 2, Math.min(question.width / 2, nodes[j]!));
      nodes[j + 1] = Math.max(-question.height / 2, Math.min(question.height / 2, nodes[j + 1]!));
    }
  }
}

function extentOf(nodes: Float32Array): [number, number, number, number] {
  let left = Infinity, right = -Infinity, low = Infinity, high = -Infinity;
  for (let j = 0; j < nodes.length; j += perNode) {
    left = Math.min(left, nodes[j]!);
    right = Math.max(right, nodes[j]!);
    low = Math.min(low, nodes[j + 1]!);
    high = Math.max(high, nodes[j + 1]!);
  }
  return [left, right, low, high];
}

/** Pushes two apart by a part of what they overlap, along the axis where that is less. */
function apart(nodes: Float32Array, question: LayoutQuestion, a: number, b: number, scale: number): boolean {
  const i = a * perNode;
  const j = b * perNode;
  const dx = (nodes[j]! - nodes[i]!) / scale;
  const dy = (nodes[j + 1]! - nodes[i + 1]!) / scale;
  const width = (question.boxes[a * 2]! + question.boxes[b * 2]!) / 2;
  const height = (question.boxes[a * 2 + 1]! + question.boxes[b * 2 + 1]!) / 2;
  const overX = width - Math.abs(dx);
  const overY = height - Math.abs(dy);
  if (overX <= 0.5 || overY <= 0.5) return false;
  const weightA = nodes[i + 9] === 1 ? 0 : 1;
  const weightB = nodes[j + 9] === 1 ? 0 : 1;
  if (weightA + weightB === 0) return false;
  const axis = overY / height <= overX / width ? 1 : 0;
  const push = ((axis === 1 ? overY : overX) * 0.6 + 0.5) * scale;
  const ahead = axis === 1 ? dy : dx;
  const sign = ahead > 0 || (ahead === 0 && b % 2 === 0) ? 1 : -1;
  nodes[i + axis]! -= (sign * push * weightA) / (weightA + weightB);
  nodes[j + axis]! += (sign * push * weightB) / (weightA + weightB);
  return true;
}
