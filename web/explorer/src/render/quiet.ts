// A graph that can be changed without telling of every step: sigma would look at each of thousands, and is told once, after them.
import Graph from 'graphology';
import type { GraphEvents } from 'graphology-types';

export class Quiet extends Graph {
  private silent = false;

  quietly(change: () => void): void {
    this.silent = true;
    try {
      change();
    } finally {
      this.silent = false;
    }
  }

  override emit<Event extends keyof GraphEvents>(type: Event, ...told: Parameters<GraphEvents[Event]>): boolean {
    return this.silent ? false : super.emit(type, ...told);
  }
}
