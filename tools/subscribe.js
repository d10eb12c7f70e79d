// Asks over WebSocket and over server-sent events with the clients that front ends use: node subscribe.js URL QUERY SUBSCRIPTION EVENTS
// The subscription must give that many events; then the client ends it.
import { createClient as createSocket } from 'graphql-ws';
import { createClient as createEvents } from 'graphql-sse';
import WebSocket from 'ws';

const [url, query, subscription, events] = process.argv.slice(2);
const clients = {
  'graphql-ws': createSocket({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 }),
  'graphql-sse': createEvents({ url, retryAttempts: 0 }),
};

const ask = (client, text) => new Promise((resolve, reject) => {
  const got = [];
  client.subscribe({ query: text }, { next: (value) => got.push(value), error: reject, complete: () => resolve(got) });
});

const listen = async (client, text, wanted) => {
  const got = [];
  for await (const value of client.iterate({ query: text })) {
    got.push(value);
    if (got.length === wanted) break;
  }
  return got;
};

const check = (name, what, ok, got) => {
  console.log(ok ? 'ok' : 'FAILED', name, what, ok ? '' : JSON.stringify(got));
  if (!ok) process.exitCode = 1;
};

for (const [name, client] of Object.entries(clients)) {
  const answers = await ask(client, query);
  check(name, 'query', answers.length === 1 && answers[0].data && !answers[0].errors, answers);
  const heard = await listen(client, subscription, Number(events));
  check(name, 'subscription', heard.length === Number(events) && heard.every((value) => value.data && !value.errors), heard);
  const refused = await ask(client, '{ planets }').then((got) => got, (errors) => [{ errors }]);
  check(name, 'refusal', refused.length === 1 && refused[0].errors?.[0]?.extensions?.code === 'GRAPHQL_VALIDATION_FAILED', refused);
  client.dispose();
}
