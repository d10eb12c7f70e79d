// Opens GraphiQL in Chromium and runs an example: node browse.js ORIGIN CHROMIUM [SCREENSHOT]
// Fails where anything is asked of another host, where the page reports an error, or where the example has no answer.
import { chromium } from 'playwright-core';

const [origin, executablePath, screenshot] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
const outside = [], problems = [];
let answered = '';
page.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin + '/')) outside.push(request.url()); });
page.on('websocket', (socket) => { if (!socket.url().startsWith(origin.replace(/^http/, 'ws') + '/')) outside.push(socket.url()); });
page.on('pageerror', (error) => problems.push(String(error)));
page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
page.on('response', async (response) => {
  if (response.url().endsWith('/graphql')) answered = await response.text().catch(() => '');
});
try {
  await page.goto(origin + '/graphiql', { waitUntil: 'load' });
  await page.locator('.examples button').first().waitFor({ timeout: 20_000 });
  const listed = await page.locator('.examples button').count();
  await page.locator('.graphiql-query-editor .view-lines').first().waitFor({ timeout: 20_000 });
  await page.locator('.examples button').nth(0).click();
  for (let i = 0; i < 100 && !answered.includes('"tasks"'); i++) await page.waitForTimeout(100);
  await page.waitForTimeout(500);
  if (screenshot) await page.screenshot({ path: screenshot });
  console.log(`${listed} examples, ${outside.length} outside requests, ${problems.length} problems, answer of ${answered.length} bytes`);
  for (const line of [...outside, ...problems]) console.log(line);
  process.exitCode = outside.length || problems.length || listed < 10 || !answered.includes('"tasks"') ? 1 : 0;
} finally {
  await browser.close();
}
