/** Draws what is near the window, and the rest when one comes near it or prints; what is returned gives it up. */
export function whenNear(element: Element, now: boolean, draw: () => void): () => void {
  let drawn = false;
  const once = (): void => {
    if (drawn) return;
    drawn = true;
    stop();
    draw();
  };
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && once(), { rootMargin: '800px' });
  const stop = (): void => {
    observer.disconnect();
    removeEventListener('beforeprint', once);
  };
  if (now) once();
  else {
    observer.observe(element);
    addEventListener('beforeprint', once);
  }
  return stop;
}
