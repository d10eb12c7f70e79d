// The layout beside the page, so that the page never waits for it. A new question ends the old one.
import { layOut } from './layout';
import { restAfter, type LayoutQuestion } from './pace';

/** How long it works before it looks for a newer question, in milliseconds. */
const turn = 50;
let current = 0;

addEventListener('message', (event: MessageEvent<LayoutQuestion>) => {
  const question = event.data;
  current = question.id;
  const order = question.places.length / 2;
  const answers = layOut(question, () => performance.now());
  const next = (): void => {
    if (current !== question.id) return;
    const begun = performance.now();
    while (performance.now() - begun < turn) {
      const { value, done } = answers.next();
      if (done) return;
      if (value) postMessage(value, { transfer: [value.places.buffer as ArrayBuffer] });
    }
    setTimeout(next, restAfter(performance.now() - begun, order));
  };
  next();
});
