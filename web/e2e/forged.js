// A page of somebody else that asks in the name of whoever is logged in: everything that changes something is refused, and nothing is changed.
import { ask, holds, same } from './bench.js';
import { between, site } from './server.js';

const state = (bench) => ask(bench.origin, '{ snapshot { commit chain } stats { documents evidence statements { count } } }');

/** Who the server takes the browser for. */
const me = async (bench, context) => (await context.request.get(`${bench.origin}/api/me`)).json();

/** Ways to ask, in the page of the other: each is told whom, and with what; it gives what the page learns of the answer. */
const inPage = {
  async send(to, { action, method = 'POST', enctype, fields }) {
    const frame = document.createElement('iframe');
    frame.name = `frame${document.querySelectorAll('iframe').length}`;
    document.body.appendChild(frame);
    const form = document.body.appendChild(document.createElement('form'));
    Object.assign(form, { action: to + action, method, enctype: enctype ?? 'application/x-www-form-urlencoded', target: frame.name });
    for (const [name, value] of Object.entries(fields)) form.appendChild(Object.assign(document.createElement('input'), { name, value }));
    form.submit();
  },
  async fetch(to, { action, ...init }) {
    if (init.blob !== undefined) init.body = new Blob([init.blob]);
    return fetch(to + action, { mode: 'no-cors', credentials: 'include', method: 'POST', ...init }).then((response) => response.type, () => 'refused');
  },
  async beacon(to, { action, body, type }) {
    return navigator.sendBeacon(to + action, new Blob([body], { type }));
  },
  async image(to, { action }) {
    return new Promise((done) => Object.assign(new Image(), { onload: () => done('shown'), onerror: () => done('refused'), src: to + action }));
  },
  async script(to, { action }) {
    return new Promise((done) => document.head.appendChild(Object.assign(document.createElement('script'), { onload: () => done('run'), onerror: () => done('refused'), src: to + action })));
  },
  async socket(to, { action, protocol }) {
    return new Promise((done) => {
      const socket = new WebSocket(to.replace('http', 'ws') + action, protocol);
      Object.assign(socket, { onopen: () => done('open'), onerror: () => done('refused') });
    });
  },
  async events(to, { action }) {
    return new Promise((done) => {
      const source = new EventSource(to + action, { withCredentials: true });
      Object.assign(source, { onopen: () => done('open'), onerror: () => (source.close(), done('refused')) });
    });
  },
  async sandboxed(to, { action, body, type }) {
    const text = JSON.stringify([to + action, body, type]).replaceAll('<', '\\u003c');
    const frame = Object.assign(document.createElement('iframe'), { srcdoc: `<form method=post enctype=text/plain></form><script>
      const [url, body, type] = ${text}; // its origin is null
      fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body, headers: { 'Content-Type': type } }).catch(() => {}).then(() => {
        const form = document.forms[0]; form.action = url; form.appendChild(Object.assign(document.createElement('input'), { name: body.slice(0, -1) + ',"x":"', value: '"}' })); form.submit();
      });</script>` });
    frame.setAttribute('sandbox', 'allow-scripts allow-forms');
    document.body.appendChild(frame);
  },
};

/** What is tried: how, and with what. */
function attacks(doc) {
  const mutation = `mutation { retract(document: ${JSON.stringify(doc)}) { __typename } }`;
  const json = JSON.stringify({ query: mutation });
  const get = `/graphql?query=${encodeURIComponent(mutation)}`;
  const read = `/graphql?query=${encodeURIComponent('{ stats { documents } }')}`;
  const map = { operations: JSON.stringify({ query: 'mutation ($f: [Upload!]!) { ingest(files: $f) { __typename } }', variables: { f: [null] } }), map: '{"0":["variables.f.0"]}', 0: '一、任务' };
  const retract = `/api/retract?name=${encodeURIComponent(doc)}`;
  return {
    'a form': ['send', { action: '/graphql', fields: { query: mutation } }],
    'a form of plain text that reads as JSON': ['send', { action: '/graphql', enctype: 'text/plain', fields: { [`${json.slice(0, -1)},"x":"`]: '"}' } }],
    'a form with a file': ['send', { action: '/graphql', enctype: 'multipart/form-data', fields: map }],
    'a form that asks by GET': ['send', { action: '/graphql', method: 'GET', fields: { query: mutation } }],
    'plain text': ['fetch', { action: '/graphql', body: json, headers: { 'Content-Type': 'text/plain' } }],
    'plain text that calls itself JSON': ['fetch', { action: '/graphql', body: json, headers: { 'Content-Type': 'text/plain; x=application/json' } }],
    'fields of a form': ['fetch', { action: '/graphql', body: `query=${encodeURIComponent(mutation)}`, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
    'a body without a type': ['fetch', { action: '/graphql', blob: json }],
    'JSON that the browser must ask leave for': ['fetch', { action: '/graphql', mode: 'cors', body: json, headers: { 'Content-Type': 'application/json' } }],
    'our own header, that the browser must ask leave for': ['fetch', { action: get, mode: 'cors', method: 'GET', headers: { 'X-Policygraph-CSRF': '1' } }],
    'a beacon of plain text': ['beacon', { action: '/graphql', body: json, type: 'text/plain' }],
    'a beacon of JSON': ['beacon', { action: '/graphql', body: json, type: 'application/json' }],
    'an image that is a mutation': ['image', { action: get }],
    'an image that is a query': ['image', { action: read }],
    'a script that is a query': ['script', { action: read }],
    'a script that is an export': ['script', { action: '/export?format=csv' }],
    'a sandboxed frame, whose origin is null': ['sandboxed', { action: '/graphql', body: json, type: 'text/plain' }],
    'a socket': ['socket', { action: '/graphql', protocol: 'graphql-transport-ws' }],
    'a socket of the older protocol': ['socket', { action: '/graphql', protocol: 'graphql-ws' }],
    'a stream of events': ['events', { action: `/graphql?query=${encodeURIComponent('subscription { graphChanged { __typename } }')}` }],
    'a plan that is posted': ['fetch', { action: '/api/ingest?uri=forged.txt', body: '一、任务\n\n1. 建设平台。（县水利局牵头）', headers: { 'Content-Type': 'text/plain' } }],
    'a form that retracts': ['send', { action: retract, enctype: 'text/plain', fields: { x: '' } }],
    'a form that logs out': ['send', { action: '/logout', fields: { x: '' } }],
    'a form that logs in as another': ['send', { action: '/login', fields: { token: 'pg_forged' } }],
    'an image that logs in as another': ['image', { action: '/login?code=FORGED' }],
  };
}

/** Tries all of them from one origin. */
async function attack(bench, page, proxy, doc) {
  let tried = 0;
  for (const [what, [how, given]] of Object.entries(attacks(doc))) {
    const ask = inPage[how].toString().replace(/^async \w+/, 'async function');
    const learnt = await page.evaluate(`(${ask})(${JSON.stringify(proxy.origin)}, ${JSON.stringify(given)})`);
    const answers = await proxy.next(how === 'sandboxed' ? 2 : 1);
    const refused = ({ method, status, allows, cookies }) => allows === '' && (method === 'OPTIONS' || ([401, 403, 405, 415].includes(status) && cookies.length === 0));
    holds(`${what}: answers`, answers.length > 0 && answers.every(refused), answers, '401, 403, 405 or 415, without leave and without a cookie');
    holds(`${what}: what the page learns`, [undefined, true, 'refused', 'opaque'].includes(learnt), learnt, 'nothing');
    tried++;
  }
  return tried;
}

export async function forged(bench, context) {
  const others = await site(() => '<!doctype html><meta charset="utf-8"><title>他站</title><p>别人的网页</p>');
  const proxy = await between(bench.origin);
  let tried = 0;
  try {
    const { documents } = await ask(bench.origin, '{ documents(first: 1) { edges { node { id } } } }');
    const before = await state(bench);
    // 127.0.0.1 on another port is another origin of the same site, whose requests take the cookie along; localhost is another site.
    for (const [what, other] of [['another origin of this machine', `http://127.0.0.1:${others.port}`], ['another site', `http://localhost:${others.port}`]]) {
      await bench.claim(`${what} cannot write, read, log in or log out in the name of somebody`, async (on) => {
        const who = await me(bench, context);
        same('whether somebody is logged in', who.authenticated, true);
        const page = await context.newPage();
        on(page);
        await page.goto(other);
        tried += await attack(bench, page, proxy, documents.edges[0].node.id);
        same('who is logged in after it', await me(bench, context), who);
        same('what the store holds after it', await state(bench), before);
        await page.close();
      });
    }
  } finally {
    await proxy.end();
    await others.end();
  }
  bench.figure('requests in the name of somebody that were tried', tried);
}
