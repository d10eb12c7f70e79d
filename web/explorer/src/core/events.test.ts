import { describe, expect, it } from 'vitest';
import { events, type ServerEvent } from './events';

async function read(...chunks: (string | Uint8Array)[]): Promise<ServerEvent[]> {
  const found: ServerEvent[] = [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      controller.close();
    },
  });
  for await (const event of events(body)) found.push(event);
  return found;
}

describe('server-sent events', () => {
  it('come one by one, with their names', async () => {
    expect(await read('event: next\ndata: {"a":1}\n\nevent: complete\n\n')).toEqual([{ name: 'next', data: '{"a":1}' }, { name: 'complete', data: '' }]);
  });
  it('may be cut anywhere, in the middle of a character too', async () => {
    const bytes = new TextEncoder().encode('event: next\ndata: 规划\n\n');
    for (let at = 1; at < bytes.length; at++) expect(await read(bytes.slice(0, at), bytes.slice(at))).toEqual([{ name: 'next', data: '规划' }]);
  });
  it('pass over comments, and over what has not ended', async () => expect(await read(':\n\n: keep\n\ndata: x\ndata: y\n\ndata: half')).toEqual([{ name: 'message', data: 'x\ny' }]));
  it('may end their lines as they like', async () => expect(await read('event:next\r\ndata:1\r\n\r\n')).toEqual([{ name: 'next', data: '1' }]));
});
