// The layout beside the page, so that the page never waits for it. A new question ends the old one.
import { layOut, type LayoutQuestion } from './layout';

let current = 0;

addEventListener('message', (event: MessageEvent<LayoutQuestion>) => {
  const question = event.data;
  current = question.id;
  const answers = layOut(question, () => performance.now());
  const next = (): void => {
    if (current !== question.id) return;
    const { value, done } = answers.next();
    if (done || !value) return;
    postMessage(value, { transfer: [value.places.buffer as ArrayBuffer] });
    setTimeout(next); // lets a newer question in
  };
  next();
});
