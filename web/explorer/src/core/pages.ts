// A long list of which only the parts exist that were looked at. Its length is known with its first page; any other page is asked for by its
// place, so that the far end is one question away.

export interface Page<T> {
  items: readonly T[];
  /** How many there are in all; only the answer that was asked for it knows. */
  total: number | null;
}

export class Pages<T> {
  total: number | null = null;
  private readonly items: (T | undefined)[] = [];
  private readonly state = new Map<number, 'asked' | 'there' | 'failed'>();
  private wanted = { from: 0, to: 0 };
  private running = 0;

  /**
   * fetch gives the items after the first `skip`, `size` at most; changed is called when something came or failed. The first page is asked
   * for alone, and no more than `abreast` at once: what one scrolls past is not asked for.
   */
  constructor(
    private readonly fetch: (skip: number, size: number) => Promise<Page<T>>,
    private readonly changed: () => void = () => undefined,
    readonly size = 50,
    private readonly abreast = 2,
  ) {}

  at(index: number): T | undefined {
    return this.items[index];
  }

  failed(index: number): boolean {
    return this.state.get(this.pageOf(index)) === 'failed';
  }

  /** What there is, in order. */
  get all(): T[] {
    return this.items.filter((item): item is T => item !== undefined);
  }

  /** Says what is looked at now, both ends included. */
  want(from: number, to: number): void {
    this.wanted = { from, to };
    this.go();
  }

  /** Asks again for what failed of what is looked at. */
  retry(): void {
    for (const [page, state] of this.state) if (state === 'failed') this.state.delete(page);
    this.go();
  }

  /** The first page; an error of it is thrown. */
  async first(): Promise<void> {
    await this.ask(0, true);
  }

  /** All of the first `count`; the first error ends it. */
  async upTo(count: number): Promise<void> {
    if (this.total === null) await this.first();
    const queue = Array.from({ length: Math.ceil(Math.min(count, this.total ?? 0) / this.size) }, (_, page) => page).filter((page) => this.state.get(page) !== 'there');
    const inTurn = async (): Promise<void> => {
      for (let page = queue.shift(); page !== undefined; page = queue.shift()) await this.ask(page, true);
    };
    await Promise.all(Array.from({ length: this.abreast }, inTurn));
  }

  private pageOf(index: number): number {
    return Math.floor(index / this.size);
  }

  private go(): void {
    const first = this.total === null ? 0 : Math.max(0, this.wanted.from);
    const last = this.total === null ? 0 : Math.min(this.wanted.to, this.total - 1);
    for (let page = this.pageOf(first); page <= this.pageOf(last) && this.running < this.abreast; page++) {
      if (!this.state.has(page)) void this.ask(page, false);
    }
  }

  private async ask(page: number, told: boolean): Promise<void> {
    this.state.set(page, 'asked');
    this.running++;
    try {
      const { items, total } = await this.fetch(page * this.size, this.size);
      if (total !== null) this.total = total;
      for (const [i, item] of items.entries()) this.items[page * this.size + i] = item;
      this.state.set(page, 'there');
      const end = page * this.size + items.length;
      if (items.length < this.size && this.total !== null && end < this.total) this.total = end; // it has become shorter since
    } catch (error) {
      this.state.set(page, 'failed');
      if (told) throw error;
    } finally {
      this.running--;
      this.changed();
      this.go();
    }
  }
}
