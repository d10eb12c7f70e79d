// The tasks of a region, all tasks page by page, and, for who has a token, a file that is taken in and followed:
//   npm start -- http://127.0.0.1:8080 安吉县 [FILE]
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ApiError, Client } from './client.js';
import type { TasksOfRegionQuery } from './generated/graphql.js';
import { graphql } from './generated/index.js';

const tasksOfRegion = graphql(`
  query TasksOfRegion($region: ID!, $after: String) {
    tasks(involving: [$region], first: 5, after: $after) {
      totalCount
      involving { entity { __typename id label ... on Region { level code } } candidates { entity { id label } context } }
      suggestions { entity { label } }
      edges {
        node { id title agencies(roles: [LEADS]) { other { label } } deadlines { period { text end } } }
        reasons { direct text }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const takeIn = graphql(`
  mutation TakeIn($files: [Upload!]!) {
    ingest(files: $files) { job { id } problems { code message subject } }
  }
`);

const followJob = graphql(`
  subscription FollowJob($id: ID!) {
    job(id: $id) {
      state done total
      counts { added changed unchanged failed }
      files(first: 100) { edges { node { uri outcome title tasks problem { code message } } } }
    }
  }
`);

async function list(client: Client, region: string): Promise<void> {
  let after: string | null = null;
  let seen = 0;
  for (;;) {
    const { tasks }: TasksOfRegionQuery = await client.ask(tasksOfRegion, { region, after });
    const [asked] = tasks.involving;
    if (!asked?.entity) {
      const others = asked?.candidates.map((c) => `${c.entity.id}（${c.context}）`) ?? [];
      const near = tasks.suggestions.map((s) => s.entity.label);
      console.log(`${region}: ${others.length ? `several things are called so: ${others.join(' ')}` : `nothing is called so; near: ${near.join(' ')}`}`);
      return;
    }
    if (after === null) {
      const level = asked.entity.__typename === 'Region' ? ` ${asked.entity.level} ${asked.entity.code}` : '';
      console.log(`${asked.entity.label} (${asked.entity.id}${level}): ${tasks.totalCount} tasks`);
    }
    for (const { node, reasons } of tasks.edges) {
      seen++;
      const leaders = node.agencies.map((edge) => edge.other.label).join('、') || '—';
      console.log(`${String(seen).padStart(3)}. ${node.title}  牵头：${leaders}  ${reasons.map((r) => r.text).join('；')}`);
    }
    if (!tasks.pageInfo.hasNextPage) return;
    after = tasks.pageInfo.endCursor ?? null;
  }
}

async function ingest(client: Client, path: string): Promise<void> {
  const { ingest: made } = await client.send(takeIn, [{ name: basename(path), content: new Blob([new Uint8Array(await readFile(path))]) }]);
  for (const problem of made.problems) console.log(`${problem.subject ?? 'request'}: ${problem.code} ${problem.message}`);
  if (!made.job) return;
  for await (const { job } of client.listen(followJob, { id: made.job.id })) {
    if (job.state === 'QUEUED' || job.state === 'RUNNING') continue;
    console.log(`job ${job.state}: ${job.done} of ${job.total} files`, JSON.stringify(job.counts));
    for (const { node } of job.files.edges) console.log(`  ${node.outcome} ${node.uri} ${node.title ?? ''} ${node.problem?.message ?? `${node.tasks} tasks`}`);
  }
}

const [server = 'http://127.0.0.1:8080', region = '安吉县', file] = process.argv.slice(2);
const client = new Client(server, process.env.POLICYGRAPH_TOKEN);
try {
  await list(client, region);
  if (file) await ingest(client, file);
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
