/** Does work bit by bit while the browser has time, until it says that nothing is left; what is returned gives it up. */
export function idle(work: (left: () => number) => boolean): () => void {
  if (typeof requestIdleCallback === 'function') {
    let handle = requestIdleCallback(function more(deadline) {
      if (work(() => deadline.timeRemaining())) handle = requestIdleCallback(more);
    });
    return () => cancelIdleCallback(handle);
  }
  // Safari: a short while every now and then.
  let timer = setTimeout(function more() {
    const until = performance.now() + 10;
    if (work(() => until - performance.now())) timer = setTimeout(more, 30);
  }, 60);
  return () => clearTimeout(timer);
}
