// A small typed client: queries over POST, subscriptions over server-sent events, files over multipart. It needs no package.
import type { TypedDocumentString } from './generated/graphql.js';

/** An error of the API, with its code: BAD_INPUT, NOT_FOUND, LIMIT … */
export class ApiError extends Error {
  constructor(readonly code: string, message: string, readonly details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'ApiError';
  }
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } & Record<string, unknown> }[];
  error?: { code: string; message: string }; // what is said before the API is reached
}

export class Client {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor(server: string, token?: string) {
    this.#url = new URL('/graphql', server).href;
    this.#headers = token ? { Authorization: `Bearer ${token}` } : {};
  }

  /** The answer to a query or mutation. */
  async ask<Result, Variables>(operation: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
    const response = await this.#post(operation, variables, 'application/json');
    return unwrapped(await response.json() as Answer<Result>);
  }

  /** The events of a subscription, until it ends or the caller leaves the loop. */
  async *listen<Result, Variables>(operation: TypedDocumentString<Result, Variables>, variables: Variables): AsyncGenerator<Result> {
    const response = await this.#post(operation, variables, 'text/event-stream');
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
      unwrapped(await response.json() as Answer<Result>);
      throw new ApiError('PROTOCOL', `want an event stream, got status ${response.status}`);
    }
    const decoder = new TextDecoder();
    let pending = '';
    for await (const chunk of response.body!) {
      const events = (pending + decoder.decode(chunk, { stream: true })).split('\n\n');
      pending = events.pop()!;
      for (const event of events) {
        const field = (name: string) => event.split('\n').find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1).trim();
        if (field('event') === 'complete') return;
        if (field('event') === 'next') yield unwrapped(JSON.parse(field('data')!) as Answer<Result>);
      }
    }
    throw new ApiError('CUT_OFF', 'the stream ended before the subscription did');
  }

  /** The answer to a mutation whose variable `files` is a list of uploads. */
  async send<Result, Variables>(operation: TypedDocumentString<Result, Variables>, files: { name: string; content: Blob }[]): Promise<Result> {
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: operation.toString(), variables: { files: files.map(() => null) } }));
    form.set('map', JSON.stringify(Object.fromEntries(files.map((_, i) => [i, [`variables.files.${i}`]]))));
    files.forEach((file, i) => form.set(String(i), file.content, file.name));
    const response = await fetch(this.#url, { method: 'POST', headers: { ...this.#headers, 'X-Policygraph-CSRF': '1' }, body: form });
    return unwrapped(await response.json() as Answer<Result>);
  }

  #post<Result, Variables>(operation: TypedDocumentString<Result, Variables>, variables: Variables, accept: string): Promise<Response> {
    return fetch(this.#url, {
      method: 'POST',
      headers: { ...this.#headers, 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify({ query: operation.toString(), variables }),
    });
  }
}

function unwrapped<Result>(answer: Answer<Result>): Result {
  if (answer.error) throw new ApiError(answer.error.code, answer.error.message);
  const first = answer.errors?.[0];
  if (first) throw new ApiError(first.extensions?.code ?? 'UNKNOWN', first.message, first.extensions);
  if (answer.data == null) throw new ApiError('PROTOCOL', 'an answer without data and without errors');
  return answer.data;
}
