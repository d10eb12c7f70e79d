// The page of policygraph: a question box and a GraphQL console over /graphql. Everything that documents say reaches the page as
// text (textContent), never as markup.
'use strict';

const TASKS = `query Tasks($involving: [ID!], $reach: Reach, $first: Int!, $after: String) {
  tasks(involving: $involving, reach: $reach, first: $first, after: $after) {
    totalCount directCount
    pageInfo { hasNextPage endCursor }
    involving {
      ref note
      entity { id label kind }
      candidates { context entity { id label kind } }
      suggestions { context entity { id label kind } }
    }
    edges {
      node {
        title number
        document { title }
        section { ordinal label parent { ordinal } }
        agencies { predicate other { label } }
      }
      reasons {
        kind direct text
        via { predicate evidence { quote focus section document { title } } }
      }
    }
  }
}`;

const HEADLINE = `{
  tasks(involving: ["安吉县"], first: 10) {
    totalCount directCount
    edges {
      node { title document { title } agencies { predicate other { label } } }
      reasons { kind origin text via { evidence { quote } } }
    }
  }
}`;

const LOADED = `{
  stats { entities { kind count } statements { predicate count } }
  documents(first: 5) { totalCount edges { node { title } } }
  snapshot { commit at }
}`;

const NAMES = `query Names($prefix: String!) {
  regions: entities(kind: REGION, prefix: $prefix, first: 6) { edges { node { label } } }
  agencies: entities(kind: AGENCY, prefix: $prefix, first: 6) { edges { node { label } } }
  platforms: entities(kind: PLATFORM, prefix: $prefix, first: 6) { edges { node { label } } }
}`;

const ROLES = { LEADS: '牵头', RESPONSIBLE_FOR: '负责', SUPPORTS: '配合', IMPLEMENTS: '实施' };
const KINDS = {
  DOCUMENT: '文件', SECTION: '章节', TASK: '任务', AGENCY: '单位', REGION: '行政区划', FUNCTIONAL_REGION: '功能区域', PLATFORM: '平台',
  ORGANIZATION: '机构', POLICY: '政策', EVENT: '活动', INDUSTRY: '产业', TARGET: '指标', DEADLINE: '时限',
};
const ROADS = {
  NAMED: '点名', RESPONSIBLE: '担责', CONTAINED: '所载', PLATFORM: '经平台', DESCENDANT: '经下辖', COLLECTIVE: '经统称',
  FUNCTIONAL: '经功能区域', ANCESTOR: '经上级',
};

const SHORT = 160; // characters of sentences that are shown unfolded

const $ = (id) => document.getElementById(id);

/** An element with attributes and children; strings become text. */
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== ''));
  return node;
}

/** Asks GraphQL; the answer is {data, errors}. A server that does not answer is an error like any other. */
async function ask(query, variables, signal) {
  try {
    const response = await fetch('graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json;q=0.9' },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    return await response.json();
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    return { errors: [{ message: '服务没有应答：' + error.message }] };
  }
}

const problems = (answer) => (answer.errors || []).map((e) => e.message).join('；');

async function showLoaded() {
  const answer = await ask(LOADED);
  const line = $('loaded');
  if (!answer.data) {
    line.textContent = problems(answer);
    line.className = 'error';
    return;
  }
  const count = (kind) => answer.data.stats.entities.find((e) => e.kind === kind)?.count || 0;
  const titles = answer.data.documents.edges.map((e) => '《' + e.node.title + '》').join('');
  const total = answer.data.documents.totalCount;
  line.textContent = total === 0
    ? '图谱中还没有规划文件，用 policygraph ingest 入库。'
    : titles + (total > 5 ? ' 等' : '') + ' 共 ' + total + ' 份文件，' + count('TASK') + ' 项任务，' + count('AGENCY') + ' 个单位，' + count('PLATFORM') + ' 个平台';
  const { commit, at } = answer.data.snapshot;
  $('snapshot').textContent = at ? '图谱版本：第 ' + commit + ' 次提交，最近更新于 ' + new Date(at).toLocaleString('zh-CN') + '。' : '';
}

// One question at a time: asking anew drops the answer of the question before.
let question = { after: null, variables: null, direct: null, body: null, abort: null };

async function askTasks(name) {
  question.abort?.abort();
  const form = new FormData($('ask'));
  const on = (field) => form.get(field) !== null;
  question = {
    after: null, direct: null, body: null, shown: 0, abort: new AbortController(),
    variables: {
      involving: [name], first: 20,
      reach: { responsible: on('viaAgencies'), platforms: on('viaPlatforms'), descendants: on('descendants'), collective: on('collective') },
    },
  };
  $('answer').replaceChildren();
  $('choices').hidden = true;
  $('more').hidden = true;
  $('count').className = '';
  $('count').textContent = '正在查找……';
  await nextPage();
}

async function nextPage() {
  const mine = question;
  let answer;
  try {
    answer = await ask(TASKS, { ...mine.variables, after: mine.after }, mine.abort.signal);
  } catch {
    return; // another question was asked meanwhile
  }
  const page = answer.data?.tasks;
  if (!page) {
    $('count').textContent = problems(answer);
    $('count').className = 'error';
    return;
  }
  const asked = page.involving[0];
  if (asked && !asked.entity) {
    offer(asked);
    return;
  }
  if (!mine.body) startTable(asked);
  for (const edge of page.edges) addRow(edge);
  mine.shown += page.edges.length;
  mine.after = page.pageInfo.endCursor;
  $('more').hidden = !page.pageInfo.hasNextPage;
  const direct = page.directCount === null ? '' : '，其中直接涉及 ' + page.directCount + ' 项';
  const note = asked?.note ? '（' + asked.note + '）' : '';
  $('count').textContent = page.totalCount === 0
    ? '没有涉及“' + (asked?.entity.label || '') + '”的任务。' + note
    : '涉及“' + asked.entity.label + '”的任务共 ' + page.totalCount + ' 项' + direct + '。' + note;
  if (page.totalCount === 0) $('answer').replaceChildren();
}

/** Shows what a name may mean, or the names near it, as buttons that ask again. */
function offer(resolution) {
  const several = resolution.candidates.length > 0;
  const list = several ? resolution.candidates : resolution.suggestions;
  $('count').textContent = several
    ? '“' + resolution.ref + '”不止一个，请选择：'
    : list.length > 0 ? '没有叫“' + resolution.ref + '”的。是不是：' : '没有叫“' + resolution.ref + '”的，也没有相近的名称。';
  const choices = $('choices');
  choices.replaceChildren(...list.map(({ entity, context }) => {
    const tail = [KINDS[entity.kind] || entity.kind, context].filter(Boolean).join('，');
    const button = el('button', { type: 'button', class: 'choice' }, entity.label + '（' + tail + '）');
    button.addEventListener('click', () => {
      $('name').value = entity.label;
      askTasks(entity.id);
    });
    return button;
  }));
  choices.hidden = list.length === 0;
}

function startTable(asked) {
  question.body = el('tbody');
  const head = ['任务', '牵头', '配合', '为何与出处'].map((title) => el('th', { scope: 'col' }, title));
  $('answer').replaceChildren(el('table', null,
    el('caption', null, asked ? '涉及' + asked.entity.label + '的任务' : '任务'),
    el('thead', null, el('tr', null, ...head)), question.body));
}

/** Rows come direct ones first; a line between says where the conclusions begin. */
function startPart(direct) {
  if (question.direct === direct) return;
  question.direct = direct;
  question.body.append(el('tr', { class: 'part' }, el('th', { colspan: '4', scope: 'rowgroup' },
    direct ? '直接涉及：原文点名，或由其单位担责' : '推及：经平台、下级地区或统称得出')));
}

function addRow({ node, reasons }) {
  startPart(reasons.some((r) => r.direct));
  const parties = (main, other) => {
    const list = node.agencies.filter((a) => a.predicate === main || a.predicate === other)
      .map((a) => a.other.label + (a.predicate === other ? '（' + ROLES[other] + '）' : ''));
    return el('td', { class: list.length > 0 ? 'who' : 'who none', 'data-label': ROLES[main] },
      el('ul', null, ...[...new Set(list)].map((name) => el('li', null, name))));
  };
  question.body.append(el('tr', null,
    el('th', { scope: 'row' }, (node.number ? node.number + '. ' : '') + node.title,
      el('span', { class: 'from' }, [node.document?.title, heading(node.section)].filter(Boolean).join(' › '))),
    parties('LEADS', 'RESPONSIBLE_FOR'),
    parties('SUPPORTS', 'IMPLEMENTS'),
    el('td', { 'data-label': '为何' }, el('ul', null, ...reasons.map(reasonItem)), sentences(reasons))));
}

/** The heading as plans cite it: 三、… for a chapter, 三（一）… for a section of it. */
function heading(section) {
  if (!section) return '';
  const { ordinal, label, parent } = section;
  if (!ordinal) return label;
  return parent?.ordinal ? parent.ordinal + '（' + ordinal + '）' + label : ordinal + '、' + label;
}

function reasonItem(reason) {
  return el('li', null, el('span', { class: reason.direct ? 'tag' : 'tag inferred' }, ROADS[reason.kind] || reason.kind), reason.text);
}

/** The sentences behind the reasons, each once; long ones are folded away until they are wanted. */
function sentences(reasons) {
  const seen = new Set();
  const quotes = [];
  for (const reason of reasons) {
    for (const statement of reason.via) {
      for (const e of statement.evidence) {
        if (seen.has(e.quote)) continue;
        seen.add(e.quote);
        quotes.push(el('blockquote', null, ...marked(e.quote, e.focus), el('cite', null, [e.document.title, ...e.section].join(' › '))));
      }
    }
  }
  if (quotes.length === 0) return null;
  const short = [...seen].join('').length <= SHORT;
  return el('details', short ? { open: '' } : null, el('summary', null, '出处原句 ' + quotes.length + ' 处'), ...quotes);
}

/** The quote with the words that say it marked. */
function marked(quote, focus) {
  const at = focus && focus !== quote ? quote.indexOf(focus) : -1;
  if (at < 0) return [quote];
  return [quote.slice(0, at), el('mark', null, focus), quote.slice(at + focus.length)];
}

// Names are offered while one is typed; the last key counts.
let typing = 0;
async function suggestNames() {
  const mine = ++typing;
  const prefix = $('name').value.trim();
  await new Promise((resolve) => setTimeout(resolve, 180));
  if (mine !== typing || prefix.length < 2 || prefix.includes(':')) return;
  const answer = await ask(NAMES, { prefix });
  if (mine !== typing || !answer.data) return;
  const labels = Object.values(answer.data).flatMap((c) => c.edges.map((e) => e.node.label));
  $('names').replaceChildren(...[...new Set(labels)].map((label) => el('option', { value: label })));
}

async function runQuery() {
  const began = performance.now();
  $('took').textContent = '运行中……';
  const answer = await ask($('query').value);
  $('took').textContent = Math.round(performance.now() - began) + ' 毫秒' + (answer.errors ? '，有错误' : '');
  $('took').className = answer.errors ? 'error' : '';
  $('result').textContent = JSON.stringify(answer, null, 2);
  $('result').hidden = false;
}

$('ask').addEventListener('submit', (event) => {
  event.preventDefault();
  const name = $('name').value.trim();
  if (name) askTasks(name);
});
$('ask').addEventListener('change', (event) => {
  if (event.target.type === 'checkbox' && question.variables) askTasks(question.variables.involving[0]);
});
$('name').addEventListener('input', suggestNames);
$('more').addEventListener('click', nextPage);
$('graphql').addEventListener('submit', (event) => {
  event.preventDefault();
  runQuery();
});
$('query').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    runQuery();
  }
});
$('query').value = HEADLINE;
$('endpoint').textContent = new URL('graphql', location.href).href;
showLoaded();
askTasks($('name').value.trim());
