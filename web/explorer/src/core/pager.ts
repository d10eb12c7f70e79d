// A list that arrives page by page. A page is asked for once; a page that failed may be asked for again.

export interface Page<T> {
  items: T[];
  total: number;
  next: string | null;
}

export class Pager<T> {
  items: T[] = [];
  total: number | null = null;
  error: unknown = null;
  private cursor: string | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly fetch: (after: string | null) => Promise<Page<T>>) {}

  get done(): boolean {
    return this.total !== null && this.cursor === null;
  }

  get busy(): boolean {
    return this.running !== null;
  }

  /** Asks for the next page. While one is on its way, or where there is none, nothing new is asked. */
  more = (): Promise<void> => {
    if (this.running) return this.running;
    if (this.done) return Promise.resolve();
    this.error = null;
    this.running = this.fetch(this.cursor).then(
      (page) => {
        this.items = [...this.items, ...page.items];
        this.total = page.total;
        this.cursor = page.next;
        this.running = null;
      },
      (error: unknown) => {
        this.error = error;
        this.running = null;
      },
    );
    return this.running;
  };

  /** Asks for pages until there are so many items, or all, or one fails. */
  async upTo(count: number): Promise<void> {
    this.error = null;
    while (!this.done && this.error === null && this.items.length < count) await this.more();
  }
}
