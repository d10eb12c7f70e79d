// The one place that talks to the server. Operations are typed: see codegen.ts.
import type { TypedDocumentString } from './generated/graphql';

/** An error as people and programs need it: what happened, whether it helps to try again. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly retry: boolean,
    readonly requestId = '',
  ) {
    super(message);
  }
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string } }[];
}

/** The question that was last put to the server by a view: what "copy GraphQL" copies. */
export const asked: { operation: string; variables: Record<string, unknown>; at: number } = { operation: '', variables: {}, at: 0 };

/** Tells with an event "back" that the server answers again: what failed meanwhile need not be retried one by one. */
export const server = new EventTarget();
let lost = false;

/** Runs one operation. An answer with errors is an error, whatever data came with it. What is asked aside, such as names, is no question of the view. */
export async function run<T, V>(operation: TypedDocumentString<T, V>, variables: V, options: { signal?: AbortSignal; at?: number; aside?: boolean } = {}): Promise<T> {
  if (!options.aside) Object.assign(asked, { operation: operation.toString(), variables, at: options.at ?? 0 });
  const body: Record<string, unknown> = { query: operation.toString(), variables };
  if (options.at) body.extensions = { asOf: { commit: options.at } };
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify(body),
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    lost = true;
    throw new ApiError('the server does not answer', 'UNREACHABLE', true);
  }
  if (lost) {
    lost = false;
    server.dispatchEvent(new Event('back'));
  }
  let answer: Answer<T>;
  try {
    answer = (await response.json()) as Answer<T>;
  } catch {
    throw new ApiError(`the answer is no JSON (HTTP ${response.status})`, 'BAD_ANSWER', true);
  }
  const first = answer.errors?.[0];
  if (first) {
    const code = first.extensions?.code ?? 'ERROR';
    throw new ApiError(first.message, code, code === 'INTERNAL' || code === 'TIMEOUT' || code === 'UNAVAILABLE', first.extensions?.requestId);
  }
  if (!answer.data) throw new ApiError(`the answer is empty (HTTP ${response.status})`, 'BAD_ANSWER', true);
  return answer.data;
}
