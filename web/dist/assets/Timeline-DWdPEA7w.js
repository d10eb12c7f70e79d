import{$ as e,A as t,Ct as n,F as r,G as i,I as a,J as o,K as s,M as c,R as l,St as u,Tt as d,U as f,V as p,W as m,X as h,Y as g,_t as _,a as v,ct as y,ft as b,it as x,j as ee,lt as S,m as C,mt as w,n as T,ot as E,q as D,rt as O,s as k,st as A,t as j,vt as M,w as N,y as P,yt as F}from"./state.svelte-Bel8fM86.js";import{r as I,t as L}from"./index-client-dVsVtqKC.js";import{t as R}from"./load.svelte-CzDX80sX.js";import{n as z,r as B,t as V}from"./Quote-CIFJ3osY.js";import{i as H,t as U}from"./TypedDocumentString-aAGk6xpd.js";import{t as te}from"./Drawer-DEoHe0J7.js";import{t as ne}from"./Nothing-O52PE-HU.js";import{n as re,t as ie}from"./save-kwDlXgk0.js";import{n as W,t as ae}from"./State-C3QDyUC7.js";import{n as G}from"./measure-y1PLQIkm.js";import{t as oe}from"./csv-DkAkWx8Y.js";import{t as se}from"./query-BG6RAZ08.js";function ce({raw:e,indicator:t,value:n,unit:r}){return e.startsWith(t)&&e.length>t.length?e.slice(t.length):n+r}function le({of:e,target:t}){return t?t.indicator+ce(t):e.label}function K(e){return e.kind===`DOCUMENT`?{id:e.id,title:e.title??e.label,period:e.period??null}:e.document??null}function ue(e){let t=new Map;for(let{of:n}of e){let e=K(n);e&&!t.has(e.id)&&t.set(e.id,e)}return[...t.values()]}function de(e){let t=new Map;for(let n of e){let{of:e}=n,r=K(e),i=e.kind===`SECTION`?e:e.section??null,a=i?.id??r?.id??e.id,o=t.get(a);o||(o={id:a,kind:i?`SECTION`:`DOCUMENT`,title:i?fe(n,i.label):``,plan:r?.title??``,sentences:[]},t.set(a,o));let s=n.statement.evidence[0];if(!s)continue;let c=`${s.document.id}/${s.start}/${s.quote.length}`,l=o.sentences.find(e=>e.id===c);if(l)l.entries.push(n);else{let{document:e,start:t,quote:r}=s;o.sentences.push({id:c,parts:[],document:e,start:t,end:t+z(r),time:q(r),entries:[n]})}}for(let e of t.values())for(let t of e.sentences){let e=t.entries.map(e=>e.statement.evidence[0]);t.parts=J(e[0].quote,e.map(({start:e,focus:t,focusStart:n})=>[n-e,n-e+z(t)]))}return[...t.values()]}function q(e){return/\*{2,4}年/.test(e)?`masked`:/\d{4}年|\d{1,2}月/.test(e)?`beside`:`none`}function fe(e,t){let n=e.statement.evidence[0]?.section??[],r=n.findLastIndex(e=>e.endsWith(t));return r<0?t:n.slice(0,r+1).join(` › `)}function J(e,t){let n=z(e),r=[],i=0;for(let[a,o]of[...t].sort((e,t)=>e[0]-t[0])){let t=Math.max(i,a),s=Math.min(n,o);a<0||s<=t||(t>i&&r.push({text:B(e,i,t),marked:!1}),r.push({text:B(e,t,s),marked:!0}),i=s)}return i<n&&r.push({text:B(e,i,n),marked:!1}),r}function pe(e,t,n){let r=[`time.csv.type`,`time.csv.date`,`time.csv.printed`,`time.csv.precision`,`time.csv.what`,`time.value`,`time.csv.unit`,`time.firm`,`time.csv.of`,`time.who`,`time.csv.document`,`time.quote`],i=(e,t,r)=>[n(`time.${e.occasion}`),t,e.text??``,r===``?``:n(`time.precision.${r}`),e.target?e.target.indicator:e.of.label,e.target?.value??``,e.target?.unit??``,e.target?.modality?n(`time.${e.target.modality}`):``,e.of.label,(e.of.agencies??[]).map(({other:e})=>e.label).join(`、`),K(e.of)?.title??``,e.statement.evidence[0]?.quote??``];return[r.map(n),...e.map(e=>i(e,e.date,e.precision??``)),...t.map(e=>i(e,``,``))]}var Y=new U(`
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
}`),me=new U(`
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
}`),he=new U(`
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
}`),X=100;async function ge(e,t,n){let{timeline:r,unplaced:i}=await H(Y,{...e,first:X},{signal:n,at:t}),a={signal:n,at:t,aside:!0},o=[...r.edges];for(let{pageInfo:t}=r;t.hasNextPage&&o.length<1e3;){let n=(await H(me,{...e,first:X,after:t.endCursor??null},a)).timeline;o.push(...n.edges),t=n.pageInfo}let s=[...i.undatedEntries.edges],{by:c,...l}=e;for(let{pageInfo:e}=i.undatedEntries;e.hasNextPage&&s.length<500;){let t=(await H(he,{...l,first:X,after:e.endCursor??null},a)).timeline.undatedEntries;s.push(...t.edges),e=t.pageInfo}return{answer:r,entries:o.map(({node:e})=>({...e,id:e.statement.id,title:le(e)})),undated:s.map(({node:e})=>e)}}var _e={DEADLINE:`M6 0 12 6 6 12 0 6Z`,MILESTONE:`M6 1 11 6 6 11 1 6Z`,TARGET:`M0 7h3v5H0Zm4.5-3.5h3V12h-3ZM9 0h3v12H9Z`},ve=s(`<path></path>`),ye=s(`<svg viewBox="-1 -1 14 14" width="13" height="13" aria-hidden="true" class="svelte-4cxrru"><path></path></svg>`);function Z(e,n){F(n,!0);var r=m(),i=A(r),a=e=>{var r=ve();O(()=>{t(r,0,`occasion-sign ${n.occasion??``}`,`svelte-4cxrru`),N(r,`transform`,`translate(${n.at.x??``} ${n.at.y??``})`),N(r,`d`,_e[n.occasion])}),f(e,r)},o=e=>{var r=ye(),i=y(r);O(()=>{t(i,0,`occasion-sign ${n.occasion??``}`,`svelte-4cxrru`),N(i,`d`,_e[n.occasion])}),f(e,r)};l(i,e=>{n.at?e(a):e(o,-1)}),f(e,r),M()}var Q={column:188,gap:44,line:42,axis:72,card:176,padding:10,text:18,row:19,between:8,font:13,most:8};function be(e){let[,t=`0`,n,r,i]=/^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(e)??[];return n?Number(t)*4+Number(n)-1:i?$(e):r?Number(t)*12+Number(r)-1:Number(t)}function xe(e){let t=new Map;for(let n of e){let e=t.get(n.period);e?e.push(n):t.set(n.period,[n])}return[...t].sort(([e],[t])=>be(e)-be(t))}function Se(e,t){let n=Q,r=[],i=0,a=n.axis,o=null;for(let[s,c]of xe(e)){let e=be(s),l=o===null?0:e-o-1;o!==null&&(i+=l>0?n.gap:0);let u=t.has(s)||c.length<=n.most+1?c:c.slice(0,n.most),d=n.axis,f=u.map(e=>{let{lines:t}=G(e.title,(n.card-2*n.padding-6)/n.font,3),r={entry:e,x:i+(n.column-n.card)/2,y:d,height:n.padding*2+n.text+t.length*n.row-4,lines:t};return d+=r.height+n.between,r}),p=c.length-u.length;r.push({period:s,x:i,cards:f,total:c.length,hidden:p,moreAt:d,gap:l}),p>0&&(d+=40),a=Math.max(a,d),i+=n.column,o=e}return{columns:r,width:i,height:a}}var $=e=>Date.parse(`${e}T00:00:00Z`)/864e5;function Ce(e,t,n){let r=new Map(t.map(e=>[e.name,e]));for(let[t,i]of e.columns.entries()){let{first:e,last:a}=r.get(i.period)??{first:``,last:``};if(e!==``){if(n<e)return t===0?{x:0,side:`before`}:{x:i.x-(i.gap>0?Q.gap/2:0),side:`within`};if(n<=a)return{x:i.x+Q.column*($(n)-$(e)+.5)/($(a)-$(e)+1),side:`within`}}}return e.columns.length>0?{x:e.width,side:`after`}:null}function we(e,t,n,r){let i=new Set(t.filter(e=>e.first<=r&&e.last>=n).map(e=>e.name)),a=e.columns.filter(e=>i.has(e.period)),o=a[0],s=a.at(-1);return o&&s?{from:o.x,until:s.x+Q.column}:null}function Te(e,t,n){let r=e.columns.flatMap(e=>e.cards.map(({entry:t})=>({entry:t,column:e}))),i=r.findIndex(e=>e.entry.id===t),a=r[i]?.column,o={ArrowDown:Math.min(r.length-1,i+1),ArrowUp:Math.max(0,i-1),ArrowRight:r.findIndex((e,t)=>t>i&&e.column!==a),ArrowLeft:r.findLastIndex((e,t)=>t<i&&e.column!==a),Home:0,End:r.length-1}[n];return o===void 0?null:r[o]?.entry??null}var Ee=s(`<rect class="band svelte-1v4ia0l" height="10" rx="5"></rect>`),De=s(`<line class="break svelte-1v4ia0l"></line><text class="gap svelte-1v4ia0l" text-anchor="middle">⋯<title> </title></text>`,1),Oe=s(`<!><circle r="4" class="svelte-1v4ia0l"></circle><text class="period svelte-1v4ia0l" y="22"> </text><text class="count svelte-1v4ia0l" y="22" text-anchor="end"> </text>`,1),ke=s(`<g class="now svelte-1v4ia0l" aria-hidden="true"><line class="svelte-1v4ia0l"></line><text class="svelte-1v4ia0l"> </text></g>`),Ae=s(`<text class="title svelte-1v4ia0l"> </text>`),je=s(`<g role="button"><title> </title><rect class="box svelte-1v4ia0l" rx="6"></rect><!><text class="printed svelte-1v4ia0l"> </text><!></g>`),Me=s(`<foreignObject height="36"><button class="button more svelte-1v4ia0l" type="button"> </button></foreignObject>`),Ne=s(`<!><!>`,1),Pe=i(`<div role="region" tabindex="0"><svg class="chart svelte-1v4ia0l" role="group"><!><line class="axis svelte-1v4ia0l" x1="-24"></line><!><!><!></svg></div>`);function Fe(i,o){F(o,!0);let s=new I,u=_(()=>Se(o.entries,s)),d=_(()=>Ce(e(u),o.spans,o.today)),m=_(()=>o.plan?we(e(u),o.spans,o.plan.start,o.plan.end):null),g=_(()=>T(`time.chart`,{n:o.entries.length})),v=w(``),x=_(()=>o.entries.some(t=>t.id===e(v))?e(v):o.entries[0]?.id??``),C=w(void 0);function D(t,n){if(t.ctrlKey||t.metaKey||t.altKey)return;if(t.key===`Enter`||t.key===` `){t.preventDefault(),o.onpick(n.id);return}let r=Te(e(u),n.id,t.key);r&&(t.preventDefault(),b(v,r.id,!0),e(C)?.querySelector(`g[data-entry="${CSS.escape(r.id)}"]`)?.focus())}let k=e=>[e.text,e.date<o.today?T(`time.past`):``,T(`time.${e.occasion}`),e.title].filter(e=>e!==``).join(`，`);function j(t){e(d)&&t.scrollWidth>t.clientWidth&&(t.scrollLeft=Math.max(0,e(d).x-t.clientWidth/3))}var L=Pe();let R;var z=E(L),B=E(z),V=t=>{var n=Ee();O(()=>{N(n,`x`,e(m).from),N(n,`width`,e(m).until-e(m).from),N(n,`y`,Q.line-5)}),f(t,n)};l(B,t=>{e(m)&&t(V)});var H=S(B),U=S(H);r(U,17,()=>e(u).columns,e=>e.period,(t,r)=>{var i=Oe(),a=A(i),s=t=>{var i=De(),a=A(i),o=S(a),s=S(E(o)),c=y(s,!0);n(o),O(t=>{N(a,`x1`,e(r).x-Q.gap+4),N(a,`x2`,e(r).x-4),N(a,`y1`,Q.line),N(a,`y2`,Q.line),N(o,`x`,e(r).x-Q.gap/2),N(o,`y`,Q.line-10),p(c,t)},[()=>T(`time.gap`,{n:e(r).gap})]),f(t,i)};l(a,t=>{e(r).gap>0&&t(s)});var c=S(a),u=S(c),d=y(u,!0),m=S(u),h=y(m,!0);O(t=>{N(c,`cx`,e(r).x+Q.column/2),N(c,`cy`,Q.line),N(u,`x`,e(r).x+6),p(d,t),N(m,`x`,e(r).x+Q.column-6),p(h,e(r).total)},[()=>o.nameOf(e(r).period)]),f(t,i)});var te=S(U),ne=t=>{var r=ke(),i=E(r),a=S(i),o=y(a,!0);n(r),O(t=>{N(i,`x1`,e(d).x),N(i,`x2`,e(d).x),N(i,`y1`,Q.line-8),N(i,`y2`,e(u).height),N(a,`x`,e(d).x+(e(d).side===`after`?-6:6)),N(a,`y`,Q.line+20),N(a,`text-anchor`,e(d).side===`after`?`end`:`start`),p(o,t)},[()=>T(`time.today`)]),f(t,r)};l(te,t=>{e(d)&&t(ne)});var re=S(te);r(re,17,()=>e(u).columns,e=>e.period,(i,c)=>{var u=Ne(),d=A(u);r(d,17,()=>e(c).cards,e=>e.entry.id,(i,s)=>{var c=je();let l;var u=E(c),d=y(u,!0),m=S(u),g=S(m);{let t=_(()=>({x:Q.padding,y:Q.padding+1}));Z(g,{get occasion(){return e(s).entry.occasion},get at(){return e(t)}})}var v=S(g),b=y(v,!0),C=S(v);r(C,17,()=>e(s).lines,a,(t,n,r)=>{var i=Ae(),a=y(i,!0);O(()=>{N(i,`x`,Q.padding),N(i,`y`,Q.padding+Q.text+13+r*Q.row),p(a,e(n))}),f(t,i)}),n(c),O((n,r)=>{l=t(c,0,ee(e(s).entry.occasion),`svelte-1v4ia0l`,l,{past:e(s).entry.date<o.today}),N(c,`tabindex`,e(s).entry.id===e(x)?0:-1),N(c,`data-entry`,e(s).entry.id),N(c,`aria-label`,n),N(c,`transform`,`translate(${e(s).x??``} ${e(s).y??``})`),p(d,e(s).entry.title),N(m,`width`,Q.card),N(m,`height`,e(s).height),N(v,`x`,Q.padding+18),N(v,`y`,Q.padding+11),p(b,r)},[()=>k(e(s).entry),()=>e(s).entry.text.length>14?`${e(s).entry.text.slice(0,13)}…`:e(s).entry.text]),h(`click`,c,()=>o.onpick(e(s).entry.id)),h(`keydown`,c,t=>D(t,e(s).entry)),f(i,c)});var m=S(d),g=t=>{var r=Me(),i=E(r),a=y(i,!0);n(r),O(t=>{N(r,`x`,e(c).x+6),N(r,`y`,e(c).moreAt),N(r,`width`,Q.card),p(a,t)},[()=>T(`time.more`,{n:e(c).hidden})]),h(`click`,i,()=>s.add(e(c).period)),f(t,r)};l(m,t=>{e(c).hidden>0&&t(g)}),f(i,u)}),n(z),P(z,e=>b(C,e),()=>e(C)),n(L),c(L,()=>j),O(()=>{R=t(L,1,`frame card svelte-1v4ia0l`,null,R,{busy:o.busy}),N(L,`aria-label`,e(g)),N(z,`width`,e(u).width+48),N(z,`height`,e(u).height+16),N(z,`viewBox`,`-24 0 ${e(u).width+48} ${e(u).height+16}`),N(z,`aria-label`,e(g)),N(H,`x2`,e(u).width+24),N(H,`y1`,Q.line),N(H,`y2`,Q.line)}),f(i,L),M()}g([`click`,`keydown`]);var Ie=i(`<span class="soft"> </span>`),Le=i(`<dt class="svelte-ndwqti"> </dt> <dd><!><!></dd>`,1),Re=i(`<dt class="svelte-ndwqti"> </dt> <dd class="who svelte-ndwqti"></dd>`,1),ze=i(`<div class="about svelte-ndwqti"><p class="occasion svelte-ndwqti"><!><strong> </strong><span class="soft"> </span></p> <dl class="svelte-ndwqti"><!> <dt class="svelte-ndwqti"> </dt> <dd><!></dd> <dt class="svelte-ndwqti"> </dt> <dd> <!> <!></dd> <!></dl> <h3> </h3> <!></div>`);function Be(t,i){F(i,!0);let s=_(()=>`agencies`in i.entry.of?i.entry.of.agencies:[]),c=_(()=>i.entry.of.kind===`SECTION`?`time.of.SECTION`:i.entry.of.kind===`DOCUMENT`?`time.of.DOCUMENT`:`time.task`);var d=ze(),m=E(d),h=E(m);Z(h,{get occasion(){return i.entry.occasion}});var g=S(h),b=y(g,!0),x=S(g),ee=y(x,!0);n(m);var w=S(m,2),D=E(w),k=t=>{var r=Le(),a=A(r),s=y(a,!0),c=S(a,2),d=E(c);{let t=_(()=>C(`entity`,j.route,{id:i.entry.target.id}));W(d,{get route(){return e(t)},children:(e,t)=>{u();var n=o();O(()=>p(n,i.entry.title)),f(e,n)},$$slots:{default:!0}})}var m=S(d),h=e=>{var t=Ie(),n=y(t);O(e=>p(n,` · ${e??``}`),[()=>T(`time.${i.entry.target.modality}`)]),f(e,t)};l(m,e=>{i.entry.target.modality&&e(h)}),n(c),O(e=>p(s,e),[()=>T(`time.TARGET`)]),f(t,r)};l(D,e=>{i.entry.target&&e(k)});var N=S(D,2),P=y(N,!0),I=S(N,2),L=E(I);{let t=_(()=>C(`entity`,j.route,{id:i.entry.of.id}));W(L,{get route(){return e(t)},children:(e,t)=>{u();var n=o();O(()=>p(n,i.entry.of.label)),f(e,n)},$$slots:{default:!0}})}n(I);var R=S(I,2),z=y(R,!0),B=S(R,2),H=E(B),U=S(H),te=e=>{var t=Ie(),n=y(t);O(e=>p(n,` · ${e??``}`),[()=>T(`time.precision.${i.entry.precision}`)]),f(e,t)};l(U,e=>{i.entry.precision&&e(te)});var ne=S(U,2),re=e=>{var t=Ie(),n=y(t);O(e=>p(n,` · ${e??``}`),[()=>T(`time.past`)]),f(e,t)};l(ne,e=>{i.entry.date<i.today&&e(re)}),n(B);var ie=S(B,2),ae=t=>{var i=Re(),c=A(i),l=y(c,!0),d=S(c,2);r(d,21,()=>e(s),a,(t,n)=>{{let r=_(()=>C(`entity`,j.route,{id:e(n).other.id}));W(t,{get route(){return e(r)},children:(t,r)=>{u();var i=o();O(()=>p(i,e(n).other.label)),f(t,i)},$$slots:{default:!0}})}}),n(d),O(e=>p(l,e),[()=>T(`time.who`)]),f(t,i)};l(ie,t=>{e(s).length>0&&t(ae)}),n(w);var G=S(w,2),oe=y(G,!0),se=S(G,2);r(se,17,()=>i.entry.statement.evidence,e=>e.id,(t,n)=>{V(t,{get evidence(){return e(n)},get origin(){return i.entry.statement.origin}})}),n(d),O((e,t,n,r,i,a)=>{p(b,e),p(ee,t),p(P,n),p(z,r),p(H,`${i??``} `),p(oe,a)},[()=>T(`time.${i.entry.occasion}`),()=>T(`time.${i.entry.occasion}.why`),()=>T(e(c)),()=>T(`time.DEADLINE`),()=>T(`time.last`,{date:v(j.language,i.entry.date)}),()=>T(`time.quote`)]),f(t,d),M()}var Ve=i(`<li class="svelte-1e5o5c1"><button type="button" class="svelte-1e5o5c1"><!> <span class="when svelte-1e5o5c1"> </span> <span class="what svelte-1e5o5c1"> </span> <span class="soft small more-about svelte-1e5o5c1"> </span></button></li>`),He=i(`<section class="svelte-1e5o5c1"><h2 class="svelte-1e5o5c1"> <span class="soft number"> </span></h2> <ol></ol></section>`),Ue=i(`<details class="list svelte-1e5o5c1"><summary class="svelte-1e5o5c1"> </summary> <!></details>`);function We(t,i){F(i,!0);let a=e=>[T(`time.${e.occasion}`),e.precision?T(`time.precision.${e.precision}`):``,e.date<i.today?T(`time.past`):``,e.target?e.of.label:``,i.several?K(e.of)?.title??``:``].filter(e=>e!==``).join(` · `);var o=Ue(),s=E(o),c=y(s,!0),l=S(s,2);r(l,17,()=>xe(i.entries),([e,t])=>e,(t,o)=>{var s=_(()=>d(e(o),2));let c=()=>e(s)[0],l=()=>e(s)[1];var u=He(),m=E(u),g=E(m),v=S(g),b=y(v,!0);n(m);var x=S(m,2);r(x,21,l,e=>e.id,(t,r)=>{var o=Ve(),s=E(o),c=E(s);Z(c,{get occasion(){return e(r).occasion}});var l=S(c,2),u=y(l,!0),d=S(l,2),m=y(d,!0),g=S(d,2),_=y(g,!0);n(s),n(o),O(t=>{p(u,e(r).text),p(m,e(r).title),p(_,t)},[()=>a(e(r))]),h(`click`,s,()=>i.onpick(e(r).id)),f(t,o)}),n(x),n(u),O((e,t)=>{p(g,`${e??``} `),p(b,t)},[()=>i.nameOf(c()),()=>i.counts.get(c())??l().length]),f(t,u)}),n(o),O(e=>{o.open=i.open,p(c,e)},[()=>T(`time.list`)]),f(t,o),M()}g([`click`]);var Ge=i(`<p class="warn svelte-qoskh4"> </p>`),Ke=i(`<span class="soft small"> </span>`),qe=i(`<!> <strong class="value svelte-qoskh4"> </strong> <!>`,1),Je=i(`<li><!> <span class="visually-hidden"> </span> <!> <span class="date small svelte-qoskh4"> </span> <!></li>`),Ye=i(`<mark class="svelte-qoskh4"> </mark>`),Xe=i(`<div class="sentence svelte-qoskh4"><ul class="svelte-qoskh4"></ul> <blockquote class="svelte-qoskh4"><!> <!></blockquote></div>`),Ze=i(`<section class="card svelte-qoskh4"><h3 class="svelte-qoskh4"><!> <!></h3> <!></section>`),Qe=i(`<section class="undated svelte-qoskh4"><h2 class="svelte-qoskh4"> <span class="soft number"> </span></h2> <!> <!></section>`);function $e(i,s){let c=D();F(s,!0);let d=_(()=>de(s.entries));var h=Qe(),g=E(h),v=E(g),b=S(v),x=y(b,!0);n(g);var w=S(g,2),k=e=>{var t=Ge(),n=y(t,!0);O(e=>p(n,e),[()=>T(`time.undated.truncated`,{n:s.entries.length,all:s.total})]),f(e,t)};l(w,e=>{s.entries.length<s.total&&e(k)});var P=S(w,2);r(P,17,()=>e(d),e=>e.id,(i,c)=>{var d=Ze(),h=E(d),g=E(h),v=t=>{{let n=_(()=>C(`entity`,j.route,{id:e(c).id}));W(t,{get route(){return e(n)},children:(t,n)=>{u();var r=o();O(()=>p(r,e(c).title)),f(t,r)},$$slots:{default:!0}})}},b=e=>{var t=o();O(e=>p(t,e),[()=>T(`time.undated.whole`)]),f(e,t)};l(g,t=>{e(c).kind===`SECTION`?t(v):t(b,-1)});var x=S(g,2),w=t=>{var n=Ke(),r=y(n,!0);O(()=>p(r,e(c).plan)),f(t,n)};l(x,e=>{s.several&&e(w)}),n(h);var D=S(h,2);r(D,17,()=>e(c).sentences,e=>e.id,(i,s)=>{var c=Xe(),d=E(c);r(d,21,()=>e(s).entries,e=>e.statement.id,(r,i)=>{var a=Je(),c=E(a);Z(c,{get occasion(){return e(i).occasion}});var d=S(c,2),m=y(d,!0),h=S(d,2),g=t=>{var n=qe(),r=A(n);{let t=_(()=>C(`entity`,j.route,{id:e(i).target.id}));W(r,{get route(){return e(t)},class:`what`,children:(t,n)=>{u();var r=o();O(()=>p(r,e(i).target.indicator)),f(t,r)},$$slots:{default:!0}})}var a=S(r,2),s=y(a,!0),c=S(a,2),d=t=>{var n=Ke(),r=y(n,!0);O(e=>p(r,e),[()=>T(`time.${e(i).target.modality}`)]),f(t,n)};l(c,t=>{e(i).target.modality&&t(d)}),O(e=>p(s,e),[()=>ce(e(i).target)]),f(t,n)},v=t=>{{let n=_(()=>C(`entity`,j.route,{id:e(i).of.id}));W(t,{get route(){return e(n)},class:`what`,children:(t,n)=>{u();var r=o();O(()=>p(r,e(i).of.label)),f(t,r)},$$slots:{default:!0}})}};l(h,t=>{e(i).target?t(g):t(v,-1)});var b=S(h,2),x=y(b,!0),w=S(b,2),D=t=>{{let n=_(()=>C(`entity`,j.route,{id:e(i).of.id}));W(t,{get route(){return e(n)},class:`of soft small`,children:(t,n)=>{u();var r=o();O(()=>p(r,e(i).of.label)),f(t,r)},$$slots:{default:!0}})}};l(w,t=>{e(i).target&&e(i).of.kind===`TASK`&&t(D)}),n(a),O((n,r)=>{t(a,1,ee(e(i).occasion),`svelte-qoskh4`),p(m,n),p(x,r)},[()=>T(`time.${e(i).occasion}`),()=>e(i).text??T(`time.undated.${e(s).time}`)]),f(r,a)}),n(d);var h=S(d,2),g=E(h);r(g,17,()=>e(s).parts,a,(t,n)=>{var r=m(),i=A(r),a=t=>{var r=Ye(),i=y(r,!0);O(()=>p(i,e(n).text)),f(t,r)},s=t=>{var r=o();O(()=>p(r,e(n).text)),f(t,r)};l(i,t=>{e(n).marked?t(a):t(s,-1)}),f(t,r)});var v=S(g,2);{let t=_(()=>C(`read`,j.route,{id:e(s).document.id,options:{from:String(e(s).start),to:String(e(s).end)}}));W(v,{get route(){return e(t)},class:`read small no-print`,children:(e,t)=>{u();var n=o();O(e=>p(n,e),[()=>T(`quote.read`)]),f(e,n)},$$slots:{default:!0}})}n(h),n(c),f(i,c)}),n(d),f(i,d)}),n(h),O(e=>{N(h,`aria-labelledby`,`${c}-title`),N(g,`id`,`${c}-title`),p(v,`${e??``} `),p(x,s.total)},[()=>T(`time.undated.title`)]),f(i,h),M()}var et=i(`<button class="button svelte-k2vxlv" type="button"><!> </button>`),tt=i(`<p><a href="#undated"> </a></p>`),nt=i(`<p> </p> <!>`,1),rt=i(`<p> </p>`),it=i(`<p class="plan svelte-k2vxlv"> </p>`),at=i(`<p class="warn svelte-k2vxlv"> </p>`),ot=i(`<!> <!>`,1),st=i(`<div id="undated" class="svelte-k2vxlv"><!></div>`),ct=i(`<div class="told svelte-k2vxlv"><!> <!> <!></div> <!> <!>`,1),lt=i(`<h1 class="visually-hidden"> </h1> <div class="bar no-print svelte-k2vxlv"><!> <div class="occasions svelte-k2vxlv" role="group"></div> <span class="spring svelte-k2vxlv"></span> <button class="button" type="button"> </button> <button class="button" type="button"> </button></div> <!> <!>`,1);function ut(t,i){F(i,!0);let a=[`YEAR`,`QUARTER`,`MONTH`,`DAY`],o=[`DEADLINE`,`MILESTONE`,`TARGET`],s=_(()=>j.route.question),c=_(()=>a.find(e=>e===j.route.options.by)??`YEAR`),u=_(()=>o.find(e=>e===j.route.options.occasion)??``),d=new R;x(()=>{let{involving:t,match:n,where:r,reach:i}=se(e(s)),a={involving:t,match:n,where:r,reach:i,by:e(c),occasions:e(u)===``?null:[e(u)]},o=e(s).at;return d.ask(e=>ge(a,o,e)),d.stop});let m=_(()=>d.value?.entries??[]),g=_(()=>d.value?.undated??[]),b=_(()=>d.value?.answer),ee=_(()=>new Map(e(b)?.periods.map(e=>[e.name,e.count])??[])),w=_(()=>ue([...e(m),...e(g)])),D=_(()=>e(w).length===1?e(w)[0]?.period:null),P=_(()=>e(D)?.start&&e(D).end?{start:e(D).start,end:e(D).end,text:e(D).text}:null),I=new L(`(max-width: 720px)`),z=new Date,B=[z.getFullYear(),z.getMonth()+1,z.getDate()].map(e=>String(e).padStart(2,`0`)).join(`-`),V=_(()=>e(m).find(e=>e.id===j.route.options.entry)??null),H=_(()=>[...e(b)?.suggestions??[],...e(b)?.candidates??[]]);function U(e){let t={...j.route.options,...e};for(let e of Object.keys(t))t[e]===``&&delete t[e];j.go(C(`timeline`,j.route,{options:t}),`entry`in e)}let W=e=>k(j.language,e),G=e=>U({entry:e}),ce=()=>ie([T(`view.timeline`),...e(w).length===1?[e(w)[0].title]:[]].join(`-`)+`.csv`,`text/csv`,oe(pe(e(m),e(g),T)));var le=lt(),K=A(le),de=y(K,!0),q=S(K,2),fe=E(q);{let t=_(()=>T(`time.grain`)),n=_(()=>a.map(e=>({value:e,label:T(`time.${e}`)})));re(fe,{get label(){return e(t)},get value(){return e(c)},get choices(){return e(n)},onchange:e=>U({by:e})})}var J=S(fe,2);r(J,20,()=>o,e=>e,(t,r)=>{var i=et(),a=E(i);Z(a,{get occasion(){return r}});var o=S(a,1,!0);n(i),O((t,n)=>{N(i,`aria-pressed`,e(u)===r),N(i,`title`,t),p(o,n)},[()=>T(`time.${r}.why`),()=>T(`time.${r}`)]),h(`click`,i,()=>U({occasion:e(u)===r?``:r})),f(t,i)}),n(J);var Y=S(J,4),me=y(Y,!0),he=S(Y,2),X=y(he,!0);n(q);var _e=S(q,2),ve=e=>{ae(e,{get error(){return d.error},get retry(){return d.retry}})},ye=e=>{ae(e,{})},Q=t=>{let n=_(()=>e(u)===``?``:T(`time.${e(u)}`));{let r=_(()=>e(n)===``?T(`time.none`):T(`time.none.only`,{what:e(n)})),i=_(()=>e(n)===``?T(`time.none.hint`):T(`time.none.only.hint`,{what:e(n)}));ne(t,{get title(){return e(r)},get hint(){return e(i)},get meant(){return e(H)}})}},be=t=>{var r=ct(),i=A(r),a=E(i),o=t=>{var r=nt(),i=A(r),a=y(i,!0),o=S(i,2),s=t=>{var r=tt(),i=E(r),a=y(i,!0);n(r),O(e=>p(a,e),[()=>T(`time.undated`,{n:e(b).undated})]),f(t,r)};l(o,t=>{e(b).undated>0&&t(s)}),O(e=>p(a,e),[()=>T(`time.count`,{n:e(b).totalCount})]),f(t,r)},s=t=>{var n=rt(),r=y(n,!0);O(e=>p(r,e),[()=>T(`time.none.dated`,{n:e(b).undated})]),f(t,n)};l(a,t=>{e(m).length>0?t(o):t(s,-1)});var c=S(a,2),u=t=>{var n=it(),r=y(n,!0);O(e=>p(r,e),[()=>T(`time.plan`,{from:v(j.language,e(P).start),to:v(j.language,e(P).end),text:e(P).text})]),f(t,n)};l(c,t=>{e(P)&&t(u)});var h=S(c,2),x=t=>{var n=at(),r=y(n,!0);O(e=>p(r,e),[()=>T(`time.truncated`,{n:e(m).length,all:e(b).totalCount})]),f(t,n)};l(h,t=>{e(m).length<e(b).totalCount&&t(x)}),n(i);var C=S(i,2),D=t=>{var n=ot(),r=A(n),i=t=>{Fe(t,{get entries(){return e(m)},get spans(){return e(b).periods},get plan(){return e(P)},get today(){return B},get busy(){return d.busy},nameOf:W,onpick:G})};l(r,e=>{I.current||e(i)});var a=S(r,2);{let t=_(()=>e(w).length>1);We(a,{get entries(){return e(m)},get counts(){return e(ee)},get today(){return B},get several(){return e(t)},get open(){return I.current},nameOf:W,onpick:G})}f(t,n)};l(C,t=>{e(m).length>0&&t(D)});var k=S(C,2),M=t=>{var r=st(),i=E(r);{let t=_(()=>e(w).length>1);$e(i,{get entries(){return e(g)},get total(){return e(b).undated},get several(){return e(t)}})}n(r),f(t,r)};l(k,t=>{e(g).length>0&&t(M)}),f(t,r)};l(_e,t=>{d.error?t(ve):e(b)?e(m).length+e(g).length===0?t(Q,2):t(be,-1):t(ye,1)});var xe=S(_e,2),Se=t=>{te(t,{get title(){return e(V).text},onclose:()=>U({entry:``}),children:(t,n)=>{Be(t,{get entry(){return e(V)},get today(){return B}})},$$slots:{default:!0}})};l(xe,t=>{e(V)&&t(Se)}),O((t,n,r,i)=>{p(de,t),N(J,`aria-label`,n),Y.disabled=e(m).length+e(g).length===0,p(me,r),p(X,i)},[()=>T(`view.timeline`),()=>T(`sheet.settings`),()=>T(`sheet.csv`),()=>T(`sheet.print`)]),h(`click`,Y,ce),h(`click`,he,()=>print()),f(t,le),M()}g([`click`]);export{ut as default};