// Asks a server every question of the audit of GraphQL over HTTP: node audit.js URL
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2], fetchFn: fetch });
const count = (status) => results.filter((result) => result.status === status).length;
for (const result of results) {
  if (result.status === 'ok') continue;
  console.log(result.status, result.id, result.name, result.reason ?? '');
}
console.log(`${results.length} audits: ${count('ok')} ok, ${count('notice')} notices, ${count('warn')} warnings, ${count('error')} errors`);
process.exit(results.length >= 61 && count('warn') + count('error') === 0 ? 0 : 1);
