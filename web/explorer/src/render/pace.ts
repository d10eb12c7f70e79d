// What is asked of the layout and what it answers, and how much of it a page of so many nodes can take.

export interface LayoutQuestion {
  id: number;
  /** x and y of each node. */
  places: Float32Array;
  /** Width and height of each node with its label, in pixels of the screen. */
  boxes: Float32Array;
  /** 1 where the node must stay where it is. */
  fixed: Uint8Array;
  /** Numbers of the two nodes of each edge. */
  edges: Uint32Array;
  /** The screen, in pixels. */
  width: number;
  height: number;
  /** How long it may take, in milliseconds. */
  budget: number;
  /** Milliseconds between answers on the way; Infinity for the last one alone. */
  every: number;
}

export interface LayoutAnswer {
  id: number;
  places: Float32Array;
  done: boolean;
}

/** Above this many nodes labels cannot all be read anyway: they are not parted. */
export const labelLimit = 260;

/** The steps that a graph of this size is given where time allows. */
export function stepsFor(order: number): number {
  return order < 100 ? 400 : order < 500 ? 300 : order < 3000 ? 200 : 120;
}

/** Milliseconds between two answers: whoever asked paints each of them, and wants to do more than that. */
export function answerEvery(order: number): number {
  return Math.max(60, Math.min(2000, order / 8));
}

/** What the layout rests after so many milliseconds of work: it may share its processor with the page, which comes first. */
export function restAfter(worked: number, order: number): number {
  return order < 1500 ? 0 : Math.min(worked, 250);
}
