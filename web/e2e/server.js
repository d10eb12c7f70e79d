// A server of its own for what stops it, or needs it to be told more: the program with the sample plan.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** How long an answer is waited for that never comes: then a claim fails. */
const patience = 10_000;

const running = new Set();
process.on('exit', () => {
  for (const { child, store } of running) { // only where a claim was cut short
    child.kill('SIGKILL');
    rmSync(store, { recursive: true, force: true });
  }
});

/** Starts and stops the program; it keeps its address and its store. */
export class Server {
  store = mkdtempSync(join(tmpdir(), 'policygraph-e2e-'));
  address = '127.0.0.1:0';
  child = null;

  constructor(program, ...flags) {
    this.program = program;
    this.flags = flags;
  }

  async start() {
    const child = spawn(this.program, ['serve', '--addr', this.address, '--rate', 'off', '--store', this.store, ...this.flags], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    running.add(this);
    this.ended = new Promise((done) => child.once('exit', done));
    let told = '';
    child.stderr.on('data', (data) => (told += data));
    for await (const line of createInterface({ input: child.stdout })) {
      told += `${line}\n`;
      this.origin = /^page\s+(http:\S+)\/$/.exec(line)?.[1] ?? this.origin;
      this.login = /^log in\s+(http:\S+)/.exec(line)?.[1] ?? this.login;
      if (/^log in/.test(line)) break;
    }
    if (!this.origin || !this.login) throw new Error(`the program names no page or no login link:\n${told}`);
    child.stdout.resume();
    this.address = new URL(this.origin).host;
  }

  async stop() {
    this.child.kill('SIGINT');
    await this.ended;
    running.delete(this);
  }

  async end() {
    if (running.has(this)) await this.stop();
    rmSync(this.store, { recursive: true, force: true });
  }
}

/** Serves one page, as the site of somebody else would. */
export async function site(html) {
  const server = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html()));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { port: server.address().port, end: () => new Promise((done) => (server.close(done), server.closeAllConnections())) };
}

/** Stands before a server and notes what it answers: of much that a page asks of others the browser tells nobody the answer. */
export async function between(origin) {
  const answers = [];
  const waiting = [];
  const { hostname, port } = new URL(origin);
  const note = (request, status, headers = {}) => {
    answers.push({ method: request.method, path: request.url.split('?')[0], status, allows: headers['access-control-allow-origin'] ?? '', cookies: headers['set-cookie'] ?? [] });
    waiting.splice(0).forEach((look) => look());
  };
  const pass = (request) => send({ hostname, port, path: request.url, method: request.method, headers: request.headers, agent: false });
  const proxy = createServer((request, response) => {
    const on = pass(request).on('response', (answer) => {
      note(request, answer.statusCode, answer.headers);
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    on.on('error', () => response.destroy());
    request.pipe(on);
  });
  proxy.on('upgrade', (request, socket) => {
    const end = (answer) => {
      note(request, answer.statusCode, answer.headers);
      socket.end(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\nConnection: close\r\n\r\n`);
    };
    socket.on('error', () => {});
    pass(request).on('response', end).on('upgrade', (answer, server) => (server.destroy(), end(answer))).on('error', () => socket.destroy()).end();
  });
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${proxy.address().port}`,
    /** The next n answers, once they are there; those that there are, where no more come. */
    async next(n) {
      const late = setTimeout(() => (n = 0, waiting.splice(0).forEach((look) => look())), patience);
      while (answers.length < n) await new Promise((look) => waiting.push(look));
      clearTimeout(late);
      return answers.splice(0);
    },
    end: () => new Promise((done) => (proxy.close(done), proxy.closeAllConnections())),
  };
}
