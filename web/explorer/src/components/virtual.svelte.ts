// Rows of a long list of which only those in the window exist. The page itself scrolls, so that a phone's bars behave.
import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll, type VirtualItem } from '@tanstack/virtual-core';

export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  height = $state(0);
  private readonly virtualizer: Virtualizer<Window, HTMLElement>;
  private readonly gap: () => number;

  constructor(size: () => number, key: (index: number) => string | number, gap: () => number = () => 0) {
    this.gap = gap;
    this.virtualizer = new Virtualizer<Window, HTMLElement>({
      count: 0,
      getScrollElement: () => window,
      estimateSize: size,
      getItemKey: key,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      scrollToFn: windowScroll,
      initialRect: { width: innerWidth, height: innerHeight },
      overscan: 6,
      onChange: () => this.read(),
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
    this.virtualizer.setOptions({ ...this.virtualizer.options, count, gap: this.gap(), scrollMargin: margin, scrollPaddingStart: covered, scrollPaddingEnd: 24 });
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

  private read(): void {
    this.items = this.virtualizer.getVirtualItems();
    this.height = this.virtualizer.getTotalSize();
  }
}
