// Files that are sent, and jobs that are followed. Files go as the GraphQL multipart request specification has it.
import { ApiError } from './client';
import { FollowJobDocument, IngestFilesDocument, JobNowDocument, type IngestFilesMutation, type JobProgressFragment } from './generated/graphql';
import { run } from './client';
import { events } from '../core/events';

export type Progress = JobProgressFragment;

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string } }[];
}

function opened<T>(answer: Answer<T>, status: number): T {
  const first = answer.errors?.[0];
  if (first) throw new ApiError(first.message, first.extensions?.code ?? 'ERROR', false, first.extensions?.requestId);
  if (!answer.data) throw new ApiError(`the answer is empty (HTTP ${status})`, 'BAD_ANSWER', true);
  return answer.data;
}

/** Sends files. sent is told how much of them has gone, from 0 to 1. */
export function ingest(
  files: readonly File[],
  dryRun: boolean,
  signal: AbortSignal,
  sent: (share: number) => void,
): Promise<IngestFilesMutation['ingest']> {
  const form = new FormData();
  const variables = { files: files.map(() => null), names: files.map(nameOf), dryRun };
  form.set('operations', JSON.stringify({ query: IngestFilesDocument.toString(), operationName: 'IngestFiles', variables }));
  form.set('map', JSON.stringify(Object.fromEntries(files.map((_, at) => [String(at), [`variables.files.${at}`]]))));
  files.forEach((file, at) => form.set(String(at), file, file.name));
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body has gone.
    const request = new XMLHttpRequest();
    request.open('POST', '/graphql');
    request.setRequestHeader('X-Policygraph-CSRF', '1');
    request.setRequestHeader('Accept', 'application/graphql-response+json, application/json');
    request.upload.onprogress = (event) => event.lengthComputable && sent(event.loaded / event.total);
    request.onerror = () => reject(new ApiError('the server does not answer', 'UNREACHABLE', true));
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    request.onload = () => {
      try {
        resolve(opened(JSON.parse(request.responseText) as Answer<IngestFilesMutation>, request.status).ingest);
      } catch (error) {
        reject(error instanceof ApiError ? error : new ApiError(`the answer is no JSON (HTTP ${request.status})`, 'BAD_ANSWER', true));
      }
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

/** The name under which a file is to be known: with its folders, where a folder was chosen. */
export function nameOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

const ended = (state: string): boolean => state === 'DONE' || state === 'FAILED' || state === 'CANCELLED';

/** Follows a job to its end: by server-sent events, and by asking where these break off. */
export async function follow(id: string, signal: AbortSignal, told: (job: Progress) => void): Promise<Progress> {
  let last: Progress | null = null;
  const note = (job: Progress): void => told((last = job));
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({ query: FollowJobDocument.toString(), operationName: 'FollowJob', variables: { id } }),
      signal,
    });
    if (response.ok && response.body && response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
      for await (const event of events(response.body)) {
        if (event.name === 'complete') break;
        if (event.name === 'next') note(opened(JSON.parse(event.data) as Answer<{ job: Progress }>, response.status).job);
      }
    }
  } catch (error) {
    if (signal.aborted) throw error;
  }
  for (;;) {
    const now = last as Progress | null;
    if (now && ended(now.state)) return now;
    const { job } = await run(JobNowDocument, { id }, { signal });
    if (!job) throw new ApiError('the job is not known any more', 'NOT_FOUND', false);
    note(job);
    if (!ended(job.state)) await new Promise((wake) => setTimeout(wake, 700));
  }
}
