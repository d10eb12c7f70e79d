import{A as e,Ct as t,G as n,H as r,I as i,J as a,K as o,N as s,O as c,P as l,S as u,U as d,V as f,W as p,Z as m,_ as h,_t as g,at as _,bt as v,f as y,ft as b,gt as x,ht as S,i as C,it as w,k as T,n as E,nt as D,o as O,ot as k,q as A,st as j,t as M,tt as N,ut as P,xt as F,z as I}from"./state.svelte-aftG7p5T.js";import{r as L,t as R}from"./index-client-CX7Bdn_a.js";import{t as z}from"./load.svelte-C05dwITt.js";import{n as B,r as V,t as H}from"./Quote-D856l6s2.js";import{i as U,t as W}from"./TypedDocumentString-Bs9moOO4.js";import{t as ee}from"./Drawer-CqhMHbqO.js";import{t as te}from"./Nothing-C3a-pmUD.js";import{n as ne,t as re}from"./save-hEKZNWIx.js";import{n as G,t as ie}from"./State-Blwd7n1x.js";import{n as K}from"./measure-y1PLQIkm.js";import{t as ae}from"./csv-DkAkWx8Y.js";import{t as oe}from"./query-BG6RAZ08.js";function se({raw:e,indicator:t,value:n,unit:r}){return e.startsWith(t)&&e.length>t.length?e.slice(t.length):n+r}function ce({of:e,target:t}){return t?t.indicator+se(t):e.label}function q(e){return e.kind===`DOCUMENT`?{id:e.id,title:e.title??e.label,period:e.period??null}:e.document??null}function le(e){let t=new Map;for(let{of:n}of e){let e=q(n);e&&!t.has(e.id)&&t.set(e.id,e)}return[...t.values()]}function ue(e){let t=new Map;for(let n of e){let{of:e}=n,r=q(e),i=e.kind===`SECTION`?e:e.section??null,a=i?.id??r?.id??e.id,o=t.get(a);o||(o={id:a,kind:i?`SECTION`:`DOCUMENT`,title:i?de(n,i.label):``,plan:r?.title??``,sentences:[]},t.set(a,o));let s=n.statement.evidence[0];if(!s)continue;let c=`${s.document.id}/${s.start}/${s.quote.length}`,l=o.sentences.find(e=>e.id===c);if(l)l.entries.push(n);else{let{document:e,start:t,quote:r}=s;o.sentences.push({id:c,parts:[],document:e,start:t,end:t+B(r),time:J(r),entries:[n]})}}for(let e of t.values())for(let t of e.sentences){let e=t.entries.map(e=>e.statement.evidence[0]);t.parts=Y(e[0].quote,e.map(({start:e,focus:t,focusStart:n})=>[n-e,n-e+B(t)]))}return[...t.values()]}function J(e){return/\*{2,4}年/.test(e)?`masked`:/\d{4}年|\d{1,2}月/.test(e)?`beside`:`none`}function de(e,t){let n=e.statement.evidence[0]?.section??[],r=n.findLastIndex(e=>e.endsWith(t));return r<0?t:n.slice(0,r+1).join(` › `)}function Y(e,t){let n=B(e),r=[],i=0;for(let[a,o]of[...t].sort((e,t)=>e[0]-t[0])){let t=Math.max(i,a),s=Math.min(n,o);a<0||s<=t||(t>i&&r.push({text:V(e,i,t),marked:!1}),r.push({text:V(e,t,s),marked:!0}),i=s)}return i<n&&r.push({text:V(e,i,n),marked:!1}),r}function fe(e,t,n){let r=[`time.csv.type`,`time.csv.date`,`time.csv.printed`,`time.csv.precision`,`time.csv.what`,`time.value`,`time.csv.unit`,`time.firm`,`time.csv.of`,`time.who`,`time.csv.document`,`time.quote`],i=(e,t,r)=>[n(`time.${e.occasion}`),t,e.text??``,r===``?``:n(`time.precision.${r}`),e.target?e.target.indicator:e.of.label,e.target?.value??``,e.target?.unit??``,e.target?n(`time.${e.target.modality}`):``,e.of.label,(e.of.agencies??[]).map(({other:e})=>e.label).join(`、`),q(e.of)?.title??``,e.statement.evidence[0]?.quote??``];return[r.map(n),...e.map(e=>i(e,e.date,e.precision??``)),...t.map(e=>i(e,``,``))]}var X=new W(`
    query SheetTimeline($involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $occasions: [Occasion!], $by: Grain!, $first: Int!) {
  timeline(
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    occasions: $occasions
    by: $by
    first: $first
  ) {
    totalCount
    suggestions {
      context
      entity {
        id
        kind
        label
      }
    }
    candidates {
      context
      entity {
        id
        kind
        label
      }
    }
    undated
    pageInfo {
      hasNextPage
      endCursor
    }
    periods {
      name
      first
      last
      count
    }
    edges {
      node {
        ...TimelineDate
      }
    }
  }
  unplaced: timeline(
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    occasions: $occasions
    first: 1
  ) {
    undatedEntries(first: $first) {
      ...TimelineUndated
    }
  }
}
    fragment GraphEvidence on Evidence {
  id
  quote
  start
  focus
  focusStart
  before
  after
  section
  page
  cell
  document {
    id
    title
  }
}
fragment TimelineOf on Entity {
  id
  kind
  label
  ... on Task {
    number
    section {
      id
      label
      ordinal
    }
    document {
      id
      title
      period {
        text
        start
        end
      }
    }
    agencies(roles: [LEADS, RESPONSIBLE_FOR]) {
      other {
        id
        label
      }
    }
  }
  ... on Section {
    ordinal
    document {
      id
      title
      period {
        text
        start
        end
      }
    }
  }
  ... on Document {
    title
    period {
      text
      start
      end
    }
  }
}
fragment TimelineTarget on Target {
  id
  label
  indicator
  value
  unit
  raw
  modality
}
fragment TimelineDate on TimelineEntry {
  occasion
  date
  period
  precision
  text
  of {
    ...TimelineOf
  }
  target {
    ...TimelineTarget
  }
  statement {
    id
    origin
    evidence {
      ...GraphEvidence
    }
  }
}
fragment TimelineUndated on UndatedConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    node {
      occasion
      text
      of {
        ...TimelineOf
      }
      target {
        ...TimelineTarget
      }
      statement {
        id
        origin
        evidence {
          ...GraphEvidence
        }
      }
    }
  }
}`),pe=new W(`
    query SheetTimelineMore($involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $occasions: [Occasion!], $by: Grain!, $first: Int!, $after: String) {
  timeline(
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    occasions: $occasions
    by: $by
    first: $first
    after: $after
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...TimelineDate
      }
    }
  }
}
    fragment GraphEvidence on Evidence {
  id
  quote
  start
  focus
  focusStart
  before
  after
  section
  page
  cell
  document {
    id
    title
  }
}
fragment TimelineOf on Entity {
  id
  kind
  label
  ... on Task {
    number
    section {
      id
      label
      ordinal
    }
    document {
      id
      title
      period {
        text
        start
        end
      }
    }
    agencies(roles: [LEADS, RESPONSIBLE_FOR]) {
      other {
        id
        label
      }
    }
  }
  ... on Section {
    ordinal
    document {
      id
      title
      period {
        text
        start
        end
      }
    }
  }
  ... on Document {
    title
    period {
      text
      start
      end
    }
  }
}
fragment TimelineTarget on Target {
  id
  label
  indicator
  value
  unit
  raw
  modality
}
fragment TimelineDate on TimelineEntry {
  occasion
  date
  period
  precision
  text
  of {
    ...TimelineOf
  }
  target {
    ...TimelineTarget
  }
  statement {
    id
    origin
    evidence {
      ...GraphEvidence
    }
  }
}`),me=new W(`
    query SheetUndatedMore($involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $occasions: [Occasion!], $first: Int!, $after: String) {
  timeline(
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    occasions: $occasions
    first: 1
  ) {
    undatedEntries(first: $first, after: $after) {
      ...TimelineUndated
    }
  }
}
    fragment GraphEvidence on Evidence {
  id
  quote
  start
  focus
  focusStart
  before
  after
  section
  page
  cell
  document {
    id
    title
  }
}
fragment TimelineOf on Entity {
  id
  kind
  label
  ... on Task {
    number
    section {
      id
      label
      ordinal
    }
    document {
      id
      title
      period {
        text
        start
        end
      }
    }
    agencies(roles: [LEADS, RESPONSIBLE_FOR]) {
      other {
        id
        label
      }
    }
  }
  ... on Section {
    ordinal
    document {
      id
      title
      period {
        text
        start
        end
      }
    }
  }
  ... on Document {
    title
    period {
      text
      start
      end
    }
  }
}
fragment TimelineTarget on Target {
  id
  label
  indicator
  value
  unit
  raw
  modality
}
fragment TimelineUndated on UndatedConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    node {
      occasion
      text
      of {
        ...TimelineOf
      }
      target {
        ...TimelineTarget
      }
      statement {
        id
        origin
        evidence {
          ...GraphEvidence
        }
      }
    }
  }
}`),he=100;async function ge(e,t,n){let{timeline:r,unplaced:i}=await U(X,{...e,first:he},{signal:n,at:t}),a={signal:n,at:t,aside:!0},o=[...r.edges];for(let{pageInfo:t}=r;t.hasNextPage&&o.length<1e3;){let n=(await U(pe,{...e,first:he,after:t.endCursor??null},a)).timeline;o.push(...n.edges),t=n.pageInfo}let s=[...i.undatedEntries.edges],{by:c,...l}=e;for(let{pageInfo:e}=i.undatedEntries;e.hasNextPage&&s.length<500;){let t=(await U(me,{...l,first:he,after:e.endCursor??null},a)).timeline.undatedEntries;s.push(...t.edges),e=t.pageInfo}return{answer:r,entries:o.map(({node:e})=>({...e,id:e.statement.id,title:ce(e)})),undated:s.map(({node:e})=>e)}}var _e={DEADLINE:`M6 0 12 6 6 12 0 6Z`,MILESTONE:`M6 1 11 6 6 11 1 6Z`,TARGET:`M0 7h3v5H0Zm4.5-3.5h3V12h-3ZM9 0h3v12H9Z`},ve=p(`<path></path>`),ye=p(`<svg viewBox="-1 -1 14 14" width="13" height="13" aria-hidden="true" class="svelte-4cxrru"><path></path></svg>`);function Z(e,t){g(t,!0);var n=r(),a=_(n),o=e=>{var n=ve();N(()=>{c(n,0,`occasion-sign ${t.occasion??``}`,`svelte-4cxrru`),u(n,`transform`,`translate(${t.at.x??``} ${t.at.y??``})`),u(n,`d`,_e[t.occasion])}),f(e,n)},s=e=>{var n=ye(),r=k(n);N(()=>{c(r,0,`occasion-sign ${t.occasion??``}`,`svelte-4cxrru`),u(r,`d`,_e[t.occasion])}),f(e,n)};i(a,e=>{t.at?e(o):e(s,-1)}),f(e,n),x()}var Q={column:188,gap:44,line:42,axis:72,card:176,padding:10,text:18,row:19,between:8,font:13,most:8};function be(e){let[,t=`0`,n,r,i]=/^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(e)??[];return n?Number(t)*4+Number(n)-1:i?$(e):r?Number(t)*12+Number(r)-1:Number(t)}function xe(e){let t=new Map;for(let n of e){let e=t.get(n.period);e?e.push(n):t.set(n.period,[n])}return[...t].sort(([e],[t])=>be(e)-be(t))}function Se(e,t){let n=Q,r=[],i=0,a=n.axis,o=null;for(let[s,c]of xe(e)){let e=be(s),l=o===null?0:e-o-1;o!==null&&(i+=l>0?n.gap:0);let u=t.has(s)||c.length<=n.most+1?c:c.slice(0,n.most),d=n.axis,f=u.map(e=>{let{lines:t}=K(e.title,(n.card-2*n.padding-6)/n.font,3),r={entry:e,x:i+(n.column-n.card)/2,y:d,height:n.padding*2+n.text+t.length*n.row-4,lines:t};return d+=r.height+n.between,r}),p=c.length-u.length;r.push({period:s,x:i,cards:f,total:c.length,hidden:p,moreAt:d,gap:l}),p>0&&(d+=40),a=Math.max(a,d),i+=n.column,o=e}return{columns:r,width:i,height:a}}var $=e=>Date.parse(`${e}T00:00:00Z`)/864e5;function Ce(e,t,n){let r=new Map(t.map(e=>[e.name,e]));for(let[t,i]of e.columns.entries()){let{first:e,last:a}=r.get(i.period)??{first:``,last:``};if(e!==``){if(n<e)return t===0?{x:0,side:`before`}:{x:i.x-(i.gap>0?Q.gap/2:0),side:`within`};if(n<=a)return{x:i.x+Q.column*($(n)-$(e)+.5)/($(a)-$(e)+1),side:`within`}}}return e.columns.length>0?{x:e.width,side:`after`}:null}function we(e,t,n,r){let i=new Set(t.filter(e=>e.first<=r&&e.last>=n).map(e=>e.name)),a=e.columns.filter(e=>i.has(e.period)),o=a[0],s=a.at(-1);return o&&s?{from:o.x,until:s.x+Q.column}:null}function Te(e,t,n){let r=e.columns.flatMap(e=>e.cards.map(({entry:t})=>({entry:t,column:e}))),i=r.findIndex(e=>e.entry.id===t),a=r[i]?.column,o={ArrowDown:Math.min(r.length-1,i+1),ArrowUp:Math.max(0,i-1),ArrowRight:r.findIndex((e,t)=>t>i&&e.column!==a),ArrowLeft:r.findLastIndex((e,t)=>t<i&&e.column!==a),Home:0,End:r.length-1}[n];return o===void 0?null:r[o]?.entry??null}var Ee=p(`<rect class="band svelte-1v4ia0l" height="10" rx="5"></rect>`),De=p(`<line class="break svelte-1v4ia0l"></line><text class="gap svelte-1v4ia0l" text-anchor="middle">⋯<title> </title></text>`,1),Oe=p(`<!><circle r="4" class="svelte-1v4ia0l"></circle><text class="period svelte-1v4ia0l" y="22"> </text><text class="count svelte-1v4ia0l" y="22" text-anchor="end"> </text>`,1),ke=p(`<g class="now svelte-1v4ia0l" aria-hidden="true"><line class="svelte-1v4ia0l"></line><text class="svelte-1v4ia0l"> </text></g>`),Ae=p(`<text class="title svelte-1v4ia0l"> </text>`),je=p(`<g role="button"><title> </title><rect class="box svelte-1v4ia0l" rx="6"></rect><!><text class="printed svelte-1v4ia0l"> </text><!></g>`),Me=p(`<foreignObject height="36"><button class="button more svelte-1v4ia0l" type="button"> </button></foreignObject>`),Ne=p(`<!><!>`,1),Pe=d(`<div role="region" tabindex="0"><svg class="chart svelte-1v4ia0l" role="group"><!><line class="axis svelte-1v4ia0l" x1="-24"></line><!><!><!></svg></div>`);function Fe(t,n){g(n,!0);let r=new L,o=S(()=>Se(n.entries,r)),d=S(()=>Ce(m(o),n.spans,n.today)),p=S(()=>n.plan?we(m(o),n.spans,n.plan.start,n.plan.end):null),v=S(()=>E(`time.chart`,{n:n.entries.length})),y=b(``),C=S(()=>n.entries.some(e=>e.id===m(y))?m(y):n.entries[0]?.id??``),D=b(void 0);function O(e,t){if(e.ctrlKey||e.metaKey||e.altKey)return;if(e.key===`Enter`||e.key===` `){e.preventDefault(),n.onpick(t.id);return}let r=Te(m(o),t.id,e.key);r&&(e.preventDefault(),P(y,r.id,!0),m(D)?.querySelector(`g[data-entry="${CSS.escape(r.id)}"]`)?.focus())}let A=e=>[e.text,e.date<n.today?E(`time.past`):``,E(`time.${e.occasion}`),e.title].filter(e=>e!==``).join(`，`);function M(e){m(d)&&e.scrollWidth>e.clientWidth&&(e.scrollLeft=Math.max(0,m(d).x-e.clientWidth/3))}var R=Pe();let z;var B=w(R),V=w(B),H=e=>{var t=Ee();N(()=>{u(t,`x`,m(p).from),u(t,`width`,m(p).until-m(p).from),u(t,`y`,Q.line-5)}),f(e,t)};i(V,e=>{m(p)&&e(H)});var U=j(V),W=j(U);s(W,17,()=>m(o).columns,e=>e.period,(e,t)=>{var r=Oe(),a=_(r),o=e=>{var n=De(),r=_(n),i=j(r),a=j(w(i)),o=k(a,!0);F(i),N(e=>{u(r,`x1`,m(t).x-Q.gap+4),u(r,`x2`,m(t).x-4),u(r,`y1`,Q.line),u(r,`y2`,Q.line),u(i,`x`,m(t).x-Q.gap/2),u(i,`y`,Q.line-10),I(o,e)},[()=>E(`time.gap`,{n:m(t).gap})]),f(e,n)};i(a,e=>{m(t).gap>0&&e(o)});var s=j(a),c=j(s),l=k(c,!0),d=j(c),p=k(d,!0);N(e=>{u(s,`cx`,m(t).x+Q.column/2),u(s,`cy`,Q.line),u(c,`x`,m(t).x+6),I(l,e),u(d,`x`,m(t).x+Q.column-6),I(p,m(t).total)},[()=>n.nameOf(m(t).period)]),f(e,r)});var ee=j(W),te=e=>{var t=ke(),n=w(t),r=j(n),i=k(r,!0);F(t),N(e=>{u(n,`x1`,m(d).x),u(n,`x2`,m(d).x),u(n,`y1`,Q.line-8),u(n,`y2`,m(o).height),u(r,`x`,m(d).x+(m(d).side===`after`?-6:6)),u(r,`y`,Q.line+20),u(r,`text-anchor`,m(d).side===`after`?`end`:`start`),I(i,e)},[()=>E(`time.today`)]),f(e,t)};i(ee,e=>{m(d)&&e(te)});var ne=j(ee);s(ne,17,()=>m(o).columns,e=>e.period,(e,t)=>{var o=Ne(),d=_(o);s(d,17,()=>m(t).cards,e=>e.entry.id,(e,t)=>{var r=je();let i;var o=w(r),d=k(o,!0),p=j(o),h=j(p);{let e=S(()=>({x:Q.padding,y:Q.padding+1}));Z(h,{get occasion(){return m(t).entry.occasion},get at(){return m(e)}})}var g=j(h),_=k(g,!0),v=j(g);s(v,17,()=>m(t).lines,l,(e,t,n)=>{var r=Ae(),i=k(r,!0);N(()=>{u(r,`x`,Q.padding),u(r,`y`,Q.padding+Q.text+13+n*Q.row),I(i,m(t))}),f(e,r)}),F(r),N((e,a)=>{i=c(r,0,T(m(t).entry.occasion),`svelte-1v4ia0l`,i,{past:m(t).entry.date<n.today}),u(r,`tabindex`,m(t).entry.id===m(C)?0:-1),u(r,`data-entry`,m(t).entry.id),u(r,`aria-label`,e),u(r,`transform`,`translate(${m(t).x??``} ${m(t).y??``})`),I(d,m(t).entry.title),u(p,`width`,Q.card),u(p,`height`,m(t).height),u(g,`x`,Q.padding+18),u(g,`y`,Q.padding+11),I(_,a)},[()=>A(m(t).entry),()=>m(t).entry.text.length>14?`${m(t).entry.text.slice(0,13)}…`:m(t).entry.text]),a(`click`,r,()=>n.onpick(m(t).entry.id)),a(`keydown`,r,e=>O(e,m(t).entry)),f(e,r)});var p=j(d),h=e=>{var n=Me(),i=w(n),o=k(i,!0);F(n),N(e=>{u(n,`x`,m(t).x+6),u(n,`y`,m(t).moreAt),u(n,`width`,Q.card),I(o,e)},[()=>E(`time.more`,{n:m(t).hidden})]),a(`click`,i,()=>r.add(m(t).period)),f(e,n)};i(p,e=>{m(t).hidden>0&&e(h)}),f(e,o)}),F(B),h(B,e=>P(D,e),()=>m(D)),F(R),e(R,()=>M),N(()=>{z=c(R,1,`frame card svelte-1v4ia0l`,null,z,{busy:n.busy}),u(R,`aria-label`,m(v)),u(B,`width`,m(o).width+48),u(B,`height`,m(o).height+16),u(B,`viewBox`,`-24 0 ${m(o).width+48} ${m(o).height+16}`),u(B,`aria-label`,m(v)),u(U,`x2`,m(o).width+24),u(U,`y1`,Q.line),u(U,`y2`,Q.line)}),f(t,R),x()}A([`click`,`keydown`]);var Ie=d(`<dt class="svelte-ndwqti"> </dt> <dd><!><span class="soft"> </span></dd>`,1),Le=d(`<span class="soft"> </span>`),Re=d(`<dt class="svelte-ndwqti"> </dt> <dd class="who svelte-ndwqti"></dd>`,1),ze=d(`<div class="about svelte-ndwqti"><p class="occasion svelte-ndwqti"><!><strong> </strong><span class="soft"> </span></p> <dl class="svelte-ndwqti"><!> <dt class="svelte-ndwqti"> </dt> <dd><!></dd> <dt class="svelte-ndwqti"> </dt> <dd> <!> <!></dd> <!></dl> <h3> </h3> <!></div>`);function Be(e,t){g(t,!0);let n=S(()=>`agencies`in t.entry.of?t.entry.of.agencies:[]),r=S(()=>t.entry.of.kind===`SECTION`?`time.of.SECTION`:t.entry.of.kind===`DOCUMENT`?`time.of.DOCUMENT`:`time.task`);var a=ze(),c=w(a),u=w(c);Z(u,{get occasion(){return t.entry.occasion}});var d=j(u),p=k(d,!0),h=j(d),b=k(h,!0);F(c);var T=j(c,2),D=w(T),O=e=>{var n=Ie(),r=_(n),i=k(r,!0),a=j(r,2),s=w(a);{let e=S(()=>y(`entity`,M.route,{id:t.entry.target.id}));G(s,{get route(){return m(e)},children:(e,n)=>{v();var r=o();N(()=>I(r,t.entry.title)),f(e,r)},$$slots:{default:!0}})}var c=j(s),l=k(c);F(a),N((e,t)=>{I(i,e),I(l,` · ${t??``}`)},[()=>E(`time.TARGET`),()=>E(`time.${t.entry.target.modality}`)]),f(e,n)};i(D,e=>{t.entry.target&&e(O)});var A=j(D,2),P=k(A,!0),L=j(A,2),R=w(L);{let e=S(()=>y(`entity`,M.route,{id:t.entry.of.id}));G(R,{get route(){return m(e)},children:(e,n)=>{v();var r=o();N(()=>I(r,t.entry.of.label)),f(e,r)},$$slots:{default:!0}})}F(L);var z=j(L,2),B=k(z,!0),V=j(z,2),U=w(V),W=j(U),ee=e=>{var n=Le(),r=k(n);N(e=>I(r,` · ${e??``}`),[()=>E(`time.precision.${t.entry.precision}`)]),f(e,n)};i(W,e=>{t.entry.precision&&e(ee)});var te=j(W,2),ne=e=>{var t=Le(),n=k(t);N(e=>I(n,` · ${e??``}`),[()=>E(`time.past`)]),f(e,t)};i(te,e=>{t.entry.date<t.today&&e(ne)}),F(V);var re=j(V,2),ie=e=>{var t=Re(),r=_(t),i=k(r,!0),a=j(r,2);s(a,21,()=>m(n),l,(e,t)=>{{let n=S(()=>y(`entity`,M.route,{id:m(t).other.id}));G(e,{get route(){return m(n)},children:(e,n)=>{v();var r=o();N(()=>I(r,m(t).other.label)),f(e,r)},$$slots:{default:!0}})}}),F(a),N(e=>I(i,e),[()=>E(`time.who`)]),f(e,t)};i(re,e=>{m(n).length>0&&e(ie)}),F(T);var K=j(T,2),ae=k(K,!0),oe=j(K,2);s(oe,17,()=>t.entry.statement.evidence,e=>e.id,(e,n)=>{H(e,{get evidence(){return m(n)},get origin(){return t.entry.statement.origin}})}),F(a),N((e,t,n,r,i,a)=>{I(p,e),I(b,t),I(P,n),I(B,r),I(U,`${i??``} `),I(ae,a)},[()=>E(`time.${t.entry.occasion}`),()=>E(`time.${t.entry.occasion}.why`),()=>E(m(r)),()=>E(`time.DEADLINE`),()=>E(`time.last`,{date:C(M.language,t.entry.date)}),()=>E(`time.quote`)]),f(e,a),x()}var Ve=d(`<li class="svelte-1e5o5c1"><button type="button" class="svelte-1e5o5c1"><!> <span class="when svelte-1e5o5c1"> </span> <span class="what svelte-1e5o5c1"> </span> <span class="soft small more-about svelte-1e5o5c1"> </span></button></li>`),He=d(`<section class="svelte-1e5o5c1"><h2 class="svelte-1e5o5c1"> <span class="soft number"> </span></h2> <ol></ol></section>`),Ue=d(`<details class="list svelte-1e5o5c1"><summary class="svelte-1e5o5c1"> </summary> <!></details>`);function We(e,n){g(n,!0);let r=e=>[E(`time.${e.occasion}`),e.precision?E(`time.precision.${e.precision}`):``,e.date<n.today?E(`time.past`):``,e.target?e.of.label:``,n.several?q(e.of)?.title??``:``].filter(e=>e!==``).join(` · `);var i=Ue(),o=w(i),c=k(o,!0),l=j(o,2);s(l,17,()=>xe(n.entries),([e,t])=>e,(e,i)=>{var o=S(()=>t(m(i),2));let c=()=>m(o)[0],l=()=>m(o)[1];var u=He(),d=w(u),p=w(d),h=j(p),g=k(h,!0);F(d);var _=j(d,2);s(_,21,l,e=>e.id,(e,t)=>{var i=Ve(),o=w(i),s=w(o);Z(s,{get occasion(){return m(t).occasion}});var c=j(s,2),l=k(c,!0),u=j(c,2),d=k(u,!0),p=j(u,2),h=k(p,!0);F(o),F(i),N(e=>{I(l,m(t).text),I(d,m(t).title),I(h,e)},[()=>r(m(t))]),a(`click`,o,()=>n.onpick(m(t).id)),f(e,i)}),F(_),F(u),N((e,t)=>{I(p,`${e??``} `),I(g,t)},[()=>n.nameOf(c()),()=>n.counts.get(c())??l().length]),f(e,u)}),F(i),N(e=>{i.open=n.open,I(c,e)},[()=>E(`time.list`)]),f(e,i),x()}A([`click`]);var Ge=d(`<p class="warn svelte-qoskh4"> </p>`),Ke=d(`<span class="soft small"> </span>`),qe=d(`<!> <strong class="value svelte-qoskh4"> </strong> <span class="soft small"> </span>`,1),Je=d(`<li><!> <span class="visually-hidden"> </span> <!> <span class="date small svelte-qoskh4"> </span> <!></li>`),Ye=d(`<mark class="svelte-qoskh4"> </mark>`),Xe=d(`<div class="sentence svelte-qoskh4"><ul class="svelte-qoskh4"></ul> <blockquote class="svelte-qoskh4"><!> <!></blockquote></div>`),Ze=d(`<section class="card svelte-qoskh4"><h3 class="svelte-qoskh4"><!> <!></h3> <!></section>`),Qe=d(`<section class="undated svelte-qoskh4"><h2 class="svelte-qoskh4"> <span class="soft number"> </span></h2> <!> <!></section>`);function $e(e,t){let a=n();g(t,!0);let d=S(()=>ue(t.entries));var p=Qe(),h=w(p),b=w(h),C=j(b),D=k(C,!0);F(h);var O=j(h,2),A=e=>{var n=Ge(),r=k(n,!0);N(e=>I(r,e),[()=>E(`time.undated.truncated`,{n:t.entries.length,all:t.total})]),f(e,n)};i(O,e=>{t.entries.length<t.total&&e(A)});var P=j(O,2);s(P,17,()=>m(d),e=>e.id,(e,n)=>{var a=Ze(),u=w(a),d=w(u),p=e=>{{let t=S(()=>y(`entity`,M.route,{id:m(n).id}));G(e,{get route(){return m(t)},children:(e,t)=>{v();var r=o();N(()=>I(r,m(n).title)),f(e,r)},$$slots:{default:!0}})}},h=e=>{var t=o();N(e=>I(t,e),[()=>E(`time.undated.whole`)]),f(e,t)};i(d,e=>{m(n).kind===`SECTION`?e(p):e(h,-1)});var g=j(d,2),b=e=>{var t=Ke(),r=k(t,!0);N(()=>I(r,m(n).plan)),f(e,t)};i(g,e=>{t.several&&e(b)}),F(u);var x=j(u,2);s(x,17,()=>m(n).sentences,e=>e.id,(e,t)=>{var n=Xe(),a=w(n);s(a,21,()=>m(t).entries,e=>e.statement.id,(e,n)=>{var r=Je(),a=w(r);Z(a,{get occasion(){return m(n).occasion}});var s=j(a,2),l=k(s,!0),u=j(s,2),d=e=>{var t=qe(),r=_(t);{let e=S(()=>y(`entity`,M.route,{id:m(n).target.id}));G(r,{get route(){return m(e)},class:`what`,children:(e,t)=>{v();var r=o();N(()=>I(r,m(n).target.indicator)),f(e,r)},$$slots:{default:!0}})}var i=j(r,2),a=k(i,!0),s=j(i,2),c=k(s,!0);N((e,t)=>{I(a,e),I(c,t)},[()=>se(m(n).target),()=>E(`time.${m(n).target.modality}`)]),f(e,t)},p=e=>{{let t=S(()=>y(`entity`,M.route,{id:m(n).of.id}));G(e,{get route(){return m(t)},class:`what`,children:(e,t)=>{v();var r=o();N(()=>I(r,m(n).of.label)),f(e,r)},$$slots:{default:!0}})}};i(u,e=>{m(n).target?e(d):e(p,-1)});var h=j(u,2),g=k(h,!0),b=j(h,2),x=e=>{{let t=S(()=>y(`entity`,M.route,{id:m(n).of.id}));G(e,{get route(){return m(t)},class:`of soft small`,children:(e,t)=>{v();var r=o();N(()=>I(r,m(n).of.label)),f(e,r)},$$slots:{default:!0}})}};i(b,e=>{m(n).target&&m(n).of.kind===`TASK`&&e(x)}),F(r),N((e,t)=>{c(r,1,T(m(n).occasion),`svelte-qoskh4`),I(l,e),I(g,t)},[()=>E(`time.${m(n).occasion}`),()=>m(n).text??E(`time.undated.${m(t).time}`)]),f(e,r)}),F(a);var u=j(a,2),d=w(u);s(d,17,()=>m(t).parts,l,(e,t)=>{var n=r(),a=_(n),s=e=>{var n=Ye(),r=k(n,!0);N(()=>I(r,m(t).text)),f(e,n)},c=e=>{var n=o();N(()=>I(n,m(t).text)),f(e,n)};i(a,e=>{m(t).marked?e(s):e(c,-1)}),f(e,n)});var p=j(d,2);{let e=S(()=>y(`read`,M.route,{id:m(t).document.id,options:{from:String(m(t).start),to:String(m(t).end)}}));G(p,{get route(){return m(e)},class:`read small no-print`,children:(e,t)=>{v();var n=o();N(e=>I(n,e),[()=>E(`quote.read`)]),f(e,n)},$$slots:{default:!0}})}F(u),F(n),f(e,n)}),F(a),f(e,a)}),F(p),N(e=>{u(p,`aria-labelledby`,`${a}-title`),u(h,`id`,`${a}-title`),I(b,`${e??``} `),I(D,t.total)},[()=>E(`time.undated.title`)]),f(e,p),x()}var et=d(`<button class="button svelte-k2vxlv" type="button"><!> </button>`),tt=d(`<p><a href="#undated"> </a></p>`),nt=d(`<p> </p> <!>`,1),rt=d(`<p> </p>`),it=d(`<p class="plan svelte-k2vxlv"> </p>`),at=d(`<p class="warn svelte-k2vxlv"> </p>`),ot=d(`<!> <!>`,1),st=d(`<div id="undated" class="svelte-k2vxlv"><!></div>`),ct=d(`<div class="told svelte-k2vxlv"><!> <!> <!></div> <!> <!>`,1),lt=d(`<h1 class="visually-hidden"> </h1> <div class="bar no-print svelte-k2vxlv"><!> <div class="occasions svelte-k2vxlv" role="group"></div> <span class="spring svelte-k2vxlv"></span> <button class="button" type="button"> </button> <button class="button" type="button"> </button></div> <!> <!>`,1);function ut(e,t){g(t,!0);let n=[`YEAR`,`QUARTER`,`MONTH`,`DAY`],r=[`DEADLINE`,`MILESTONE`,`TARGET`],o=S(()=>M.route.question),c=S(()=>n.find(e=>e===M.route.options.by)??`YEAR`),l=S(()=>r.find(e=>e===M.route.options.occasion)??``),d=new z;D(()=>{let{involving:e,match:t,where:n,reach:r}=oe(m(o)),i={involving:e,match:t,where:n,reach:r,by:m(c),occasions:m(l)===``?null:[m(l)]},a=m(o).at;return d.ask(e=>ge(i,a,e)),d.stop});let p=S(()=>d.value?.entries??[]),h=S(()=>d.value?.undated??[]),v=S(()=>d.value?.answer),b=S(()=>new Map(m(v)?.periods.map(e=>[e.name,e.count])??[])),T=S(()=>le([...m(p),...m(h)])),A=S(()=>m(T).length===1?m(T)[0]?.period:null),P=S(()=>m(A)?.start&&m(A).end?{start:m(A).start,end:m(A).end,text:m(A).text}:null),L=new R(`(max-width: 720px)`),B=new Date,V=[B.getFullYear(),B.getMonth()+1,B.getDate()].map(e=>String(e).padStart(2,`0`)).join(`-`),H=S(()=>m(p).find(e=>e.id===M.route.options.entry)??null),U=S(()=>[...m(v)?.suggestions??[],...m(v)?.candidates??[]]);function W(e){let t={...M.route.options,...e};for(let e of Object.keys(t))t[e]===``&&delete t[e];M.go(y(`timeline`,M.route,{options:t}),`entry`in e)}let G=e=>O(M.language,e),K=e=>W({entry:e}),se=()=>re([E(`view.timeline`),...m(T).length===1?[m(T)[0].title]:[]].join(`-`)+`.csv`,`text/csv`,ae(fe(m(p),m(h),E)));var ce=lt(),q=_(ce),ue=k(q,!0),J=j(q,2),de=w(J);{let e=S(()=>E(`time.grain`)),t=S(()=>n.map(e=>({value:e,label:E(`time.${e}`)})));ne(de,{get label(){return m(e)},get value(){return m(c)},get choices(){return m(t)},onchange:e=>W({by:e})})}var Y=j(de,2);s(Y,20,()=>r,e=>e,(e,t)=>{var n=et(),r=w(n);Z(r,{get occasion(){return t}});var i=j(r,1,!0);F(n),N((e,r)=>{u(n,`aria-pressed`,m(l)===t),u(n,`title`,e),I(i,r)},[()=>E(`time.${t}.why`),()=>E(`time.${t}`)]),a(`click`,n,()=>W({occasion:m(l)===t?``:t})),f(e,n)}),F(Y);var X=j(Y,4),pe=k(X,!0),me=j(X,2),he=k(me,!0);F(J);var _e=j(J,2),ve=e=>{ie(e,{get error(){return d.error},get retry(){return d.retry}})},ye=e=>{ie(e,{})},Q=e=>{let t=S(()=>m(l)===``?``:E(`time.${m(l)}`));{let n=S(()=>m(t)===``?E(`time.none`):E(`time.none.only`,{what:m(t)})),r=S(()=>m(t)===``?E(`time.none.hint`):E(`time.none.only.hint`,{what:m(t)}));te(e,{get title(){return m(n)},get hint(){return m(r)},get meant(){return m(U)}})}},be=e=>{var t=ct(),n=_(t),r=w(n),a=e=>{var t=nt(),n=_(t),r=k(n,!0),a=j(n,2),o=e=>{var t=tt(),n=w(t),r=k(n,!0);F(t),N(e=>I(r,e),[()=>E(`time.undated`,{n:m(v).undated})]),f(e,t)};i(a,e=>{m(v).undated>0&&e(o)}),N(e=>I(r,e),[()=>E(`time.count`,{n:m(v).totalCount})]),f(e,t)},o=e=>{var t=rt(),n=k(t,!0);N(e=>I(n,e),[()=>E(`time.none.dated`,{n:m(v).undated})]),f(e,t)};i(r,e=>{m(p).length>0?e(a):e(o,-1)});var s=j(r,2),c=e=>{var t=it(),n=k(t,!0);N(e=>I(n,e),[()=>E(`time.plan`,{from:C(M.language,m(P).start),to:C(M.language,m(P).end),text:m(P).text})]),f(e,t)};i(s,e=>{m(P)&&e(c)});var l=j(s,2),u=e=>{var t=at(),n=k(t,!0);N(e=>I(n,e),[()=>E(`time.truncated`,{n:m(p).length,all:m(v).totalCount})]),f(e,t)};i(l,e=>{m(p).length<m(v).totalCount&&e(u)}),F(n);var g=j(n,2),y=e=>{var t=ot(),n=_(t),r=e=>{Fe(e,{get entries(){return m(p)},get spans(){return m(v).periods},get plan(){return m(P)},get today(){return V},get busy(){return d.busy},nameOf:G,onpick:K})};i(n,e=>{L.current||e(r)});var a=j(n,2);{let e=S(()=>m(T).length>1);We(a,{get entries(){return m(p)},get counts(){return m(b)},get today(){return V},get several(){return m(e)},get open(){return L.current},nameOf:G,onpick:K})}f(e,t)};i(g,e=>{m(p).length>0&&e(y)});var x=j(g,2),D=e=>{var t=st(),n=w(t);{let e=S(()=>m(T).length>1);$e(n,{get entries(){return m(h)},get total(){return m(v).undated},get several(){return m(e)}})}F(t),f(e,t)};i(x,e=>{m(h).length>0&&e(D)}),f(e,t)};i(_e,e=>{d.error?e(ve):m(v)?m(p).length+m(h).length===0?e(Q,2):e(be,-1):e(ye,1)});var xe=j(_e,2),Se=e=>{ee(e,{get title(){return m(H).text},onclose:()=>W({entry:``}),children:(e,t)=>{Be(e,{get entry(){return m(H)},get today(){return V}})},$$slots:{default:!0}})};i(xe,e=>{m(H)&&e(Se)}),N((e,t,n,r)=>{I(ue,e),u(Y,`aria-label`,t),X.disabled=m(p).length+m(h).length===0,I(pe,n),I(he,r)},[()=>E(`view.timeline`),()=>E(`sheet.settings`),()=>E(`sheet.csv`),()=>E(`sheet.print`)]),a(`click`,X,se),a(`click`,me,()=>print()),f(e,ce),x()}A([`click`]);export{ut as default};