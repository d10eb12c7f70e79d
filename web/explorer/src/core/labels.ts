// Where labels of a picture stand so that none lies on another: what matters most is placed first, the rest where there is room left.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Point {
  x: number;
  y: number;
}

/** What of the picture is taken, found by cells. */
export class Taken {
  private cells = new Map<number, Box[]>();

  constructor(private readonly side = 64) {}

  free(box: Box): boolean {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) return false;
      }
    }
    return true;
  }

  take(box: Box): void {
    for (const key of this.keys(box)) {
      const boxes = this.cells.get(key);
      if (boxes) boxes.push(box);
      else this.cells.set(key, [box]);
    }
  }

  private *keys(box: Box): Generator<number> {
    const right = Math.floor(box.right / this.side);
    const bottom = Math.floor(box.bottom / this.side);
    for (let column = Math.floor(box.left / this.side); column <= right; column++) {
      for (let row = Math.floor(box.top / this.side); row <= bottom; row++) yield column * 65_536 + row;
    }
  }
}

export interface NodeWords extends Point {
  /** Radius of the node. */
  size: number;
  /** Of the words, in pixels. */
  width: number;
  height: number;
  /** Stands there whatever it lies on, and at its usual place. */
  always: boolean;
}

export interface Placed {
  /** Middle of the upper edge of the words. */
  x: number;
  top: number;
}

const gap = 4;

/** Tries below the node, above it, to its right, to its left; null where there is no room, or where that would reach out of the frame. */
export function placeWords(node: NodeWords, taken: Taken, frame: { width: number; height: number }): Placed | null {
  const { x, y, size, width, height } = node;
  const side = size + gap + width / 2;
  const tries: Placed[] = [
    { x, top: y + size + gap },
    { x, top: y - size - gap - height },
    { x: x + side, top: y - height / 2 },
    { x: x - side, top: y - height / 2 },
  ];
  for (const place of tries) {
    const box = boxAt(place, width, height);
    const inside = box.left >= 0 && box.right <= frame.width && box.top >= 0 && box.bottom <= frame.height;
    if (!inside || !taken.free(box)) continue;
    taken.take(box);
    return place;
  }
  if (!node.always) return null;
  const kept = { x: Math.max(width / 2, Math.min(frame.width - width / 2, x)), top: tries[0]!.top };
  taken.take(boxAt(kept, width, height));
  return kept;
}

function boxAt(place: Placed, width: number, height: number): Box {
  return { left: place.x - width / 2, right: place.x + width / 2, top: place.top, bottom: place.top + height };
}

export interface EdgeEnds {
  from: Point & { size: number };
  to: Point & { size: number };
}

/** The middle and the angle of words of this width along an edge, never upside down; null where it is too short, or all of it is taken. */
export function placeAlong(edge: EdgeEnds, width: number, taken: Taken): (Point & { angle: number }) | null {
  const { from, to } = edge;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  const begin = from.size + 4;
  const room = length - begin - to.size - 12; // arrows have heads
  if (room < width + 4) return null;
  const ux = dx / length;
  const uy = dy / length;
  const spare = room - width - 4;
  for (const part of [0.5, 0.3, 0.7, 0.1, 0.9]) {
    const at = begin + 2 + width / 2 + spare * part;
    const boxes = strip({ x: from.x + ux * at, y: from.y + uy * at }, ux, uy, width);
    if (!boxes.every((box) => taken.free(box))) continue;
    boxes.forEach((box) => taken.take(box));
    let angle = Math.atan2(dy, dx);
    if (angle > Math.PI / 2) angle -= Math.PI;
    else if (angle <= -Math.PI / 2) angle += Math.PI;
    return { x: from.x + ux * at, y: from.y + uy * at, angle };
  }
  return null;
}

/** Slanting words as a row of small boxes. */
function strip(middle: Point, ux: number, uy: number, width: number): Box[] {
  const half = 6;
  const steps = Math.max(1, Math.ceil((width - half) / (half * 1.5)));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const along = (step / steps - 0.5) * Math.max(0, width - half);
    const x = middle.x + ux * along;
    const y = middle.y + uy * along;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half };
  });
}

/** The edge that a point lies on, within so many pixels; where several are, the nearest. */
export function edgeAt<E extends { from: Point; to: Point }>(edges: Iterable<E>, point: Point, reach: number): E | null {
  let found: E | null = null;
  let least = reach * reach;
  for (const edge of edges) {
    const dx = edge.to.x - edge.from.x;
    const dy = edge.to.y - edge.from.y;
    const square = dx * dx + dy * dy;
    if (square === 0) continue;
    const part = Math.max(0, Math.min(1, ((point.x - edge.from.x) * dx + (point.y - edge.from.y) * dy) / square));
    const away = (edge.from.x + part * dx - point.x) ** 2 + (edge.from.y + part * dy - point.y) ** 2;
    if (away > least) continue;
    least = away;
    found = edge;
  }
  return found;
}
