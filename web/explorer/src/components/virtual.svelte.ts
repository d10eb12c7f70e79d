// Rows of a long list of which only those in the window exist. The page itself scrolls, so that a phone's bars behave.
import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll, type VirtualItem } from '@tanstack/virtual-core';

export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  height = $state(0);
  private readonly virtualizer: Virtualizer<Window, HTMLElement>;
  private readonly sizes: () => [number, number];
  private size: number;
  private awaited = false;

  /** sizes tells how high a row is guessed to be and the gap between two; it is asked when the list is placed, for all rows at once. */
  constructor(sizes: () => [number, number], key: (index: number) => string | number) {
    this.sizes = sizes;
    [this.size] = sizes();
    this.virtualizer = new Virtualizer<Window, HTMLElement>({
      count: 0,
      getScrollElement: () => window,
      estimateSize: () => this.size,
      getItemKey: key,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      scrollToFn: windowScroll,
      initialRect: { width: innerWidth, height: innerHeight },
      overscan: 6,
      onChange: () => this.readSoon(),
    });
  }

  /** Begins to follow the window; what it returns ends that. */
  start = (): (() => void) => {
    const stop = this.virtualizer._didMount();
    this.virtualizer._willUpdate();
    this.read();
    return stop;
  };

  /** How many rows there are, where the list begins on the page, and how much of the window's top is covered. */
  update(count: number, margin: number, covered: number): void {
    const [size, gap] = this.sizes();
    this.size = size;
    this.virtualizer.setOptions({ ...this.virtualizer.options, count, gap, scrollMargin: margin, scrollPaddingStart: covered, scrollPaddingEnd: 24 });
    this.virtualizer._willUpdate();
    this.read();
  }

  /** Adds rows at the end without forgetting what was measured. */
  grow(count: number): void {
    this.virtualizer.setOptions({ ...this.virtualizer.options, count });
    this.virtualizer._willUpdate();
    this.read();
  }

  measure = (element: HTMLElement): (() => void) => {
    this.virtualizer.measureElement(element);
    return () => this.virtualizer.measureElement(null);
  };

  show(index: number): void {
    this.virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  offset(item: VirtualItem): number {
    return item.start - this.virtualizer.options.scrollMargin;
  }

  /** Rows that are measured together are reckoned with once, still before anything is painted: each time, all rows of the list are. */
  private readSoon(): void {
    if (this.awaited) return;
    this.awaited = true;
    queueMicrotask(() => {
      this.awaited = false;
      this.read();
    });
  }

  private read(): void {
    this.items = this.virtualizer.getVirtualItems();
    this.height = this.virtualizer.getTotalSize();
  }
}
