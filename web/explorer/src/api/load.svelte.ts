// A value that is on its way: what an effect asks for, the answer when it comes, the error when it does not. A new question drops the old.

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(false);
  private running: AbortController | null = null;
  private last: ((signal: AbortSignal) => Promise<T>) | null = null;

  /** Asks; what was asked before is given up. The old value stays until the new one is there. */
  ask = (question: (signal: AbortSignal) => Promise<T>): void => {
    this.running?.abort();
    const controller = new AbortController();
    this.running = controller;
    this.last = question;
    this.busy = true;
    question(controller.signal).then(
      (value) => {
        if (this.running !== controller) return;
        this.value = value;
        this.error = null;
        this.busy = false;
      },
      (error: unknown) => {
        if (this.running !== controller) return;
        this.error = error;
        this.busy = false;
      },
    );
  };

  retry = (): void => {
    if (this.last) this.ask(this.last);
  };

  stop = (): void => {
    this.running?.abort();
    this.running = null;
  };
}
