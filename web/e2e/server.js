// A server of its own for what stops it, or needs it to be told more: the program with the sample plan.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

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
  return { port: server.address().port, end: () => new Promise((done) => server.close(done)) };
}
