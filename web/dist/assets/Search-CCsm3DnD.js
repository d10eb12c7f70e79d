import{B as e,F as t,H as n,J as r,K as i,L as a,O as o,P as s,Q as c,S as l,St as u,U as ee,W as d,X as f,Y as p,_t as m,a as te,at as h,ct as g,d as _,dt as v,g as y,gt as b,m as x,n as S,nt as C,ot as w,pt as T,q as ne,s as E,st as D,t as O,u as k,v as re,vt as ie,x as ae}from"./state.svelte-DVOdUdZY.js";import{a as oe,n as A}from"./State-BJlvr5zD.js";import{n as se,r as ce}from"./names.svelte-BZzeeZVQ.js";import{t as le}from"./Kind-hlAF8eLq.js";var ue=new A(`
    query Suggest($text: String!) {
  names: search(text: $text, mode: PREFIX, first: 24) {
    edges {
      node {
        ...Hit
      }
    }
  }
  texts: search(text: $text, mode: AUTO, first: 16) {
    edges {
      node {
        ...Hit
      }
    }
    suggestions {
      context
      entity {
        ...Suggested
      }
    }
  }
}
    fragment Hit on SearchHit {
  matchedBy
  highlight {
    text
    ranges {
      utf16Start
      utf16End
    }
  }
  entity {
    ...Suggested
  }
}
fragment Suggested on Entity {
  id
  kind
  label
  statements(
    first: 1
    predicates: [LEADS, RESPONSIBLE_FOR, SUPPORTS, IMPLEMENTS, INVOLVES, CITES, HAS_TASK, HAS_TARGET, DUE, PARTNERS_WITH]
  ) {
    totalCount
  }
  ... on Region {
    parent {
      label
      parent {
        label
      }
    }
  }
  ... on Agency {
    region {
      label
      parent {
        label
      }
    }
  }
  ... on Platform {
    places {
      label
    }
  }
  ... on Organization {
    places {
      label
    }
  }
  ... on Task {
    document {
      id
      title
    }
    section {
      label
    }
  }
  ... on Section {
    start
    end
    document {
      id
      title
    }
  }
  ... on Document {
    number
  }
}`),de=new A(`
    query Understand($question: String!) {
  ask(question: $question, first: 1) {
    understood {
      intent
      parts {
        text
        sense
        kind
        note
        entity {
          id
          kind
          label
        }
        suggestions {
          context
          entity {
            id
            kind
            label
          }
        }
      }
    }
    notUnderstood {
      text
      note
    }
    variables
  }
}
    `),fe=new class{#e=T(``);get of(){return c(this.#e)}set of(e){v(this.#e,e,!0)}#t=T([]);get left(){return c(this.#t)}set left(e){v(this.#t,e)}#n=T(``);get line(){return c(this.#n)}set line(e){v(this.#n,e,!0)}note(e,t,n){this.line=e,this.left=n,this.of=JSON.stringify(t)}leftOf(e){return this.left.length>0&&JSON.stringify(e)===this.of?this.left:[]}},j=new Set([`NAME`,`ALIAS`,`PINYIN`,`INITIALS`]),M=3,N=new Set([`TASK`,`SECTION`,`DOCUMENT`]);function pe(e,t=9,n=3){let r=new Set,i=[],a=[];for(let t of e)r.has(t.entity.id)||(r.add(t.entity.id),j.has(t.matchedBy)&&!N.has(t.entity.kind)?i.push({hit:t,rank:P(t)}):a.push(t));i.sort((e,t)=>e.rank-t.rank);let o=i.filter(e=>e.rank<10).length;o>0&&(i.length=Math.min(i.length,o+M));let s=Math.max(t-i.length,Math.min(n,a.length));return[...i.slice(0,t-Math.min(s,a.length)).map(e=>e.hit),...a.slice(0,s)].slice(0,t).map(F)}function P(e){return(e.entity.statements.totalCount>0?0:10)+(e.matchedBy===`NAME`||e.matchedBy===`ALIAS`?0:1)}function F(e){let t=j.has(e.matchedBy),n=e.highlight.text===e.entity.label;return{entity:e.entity,context:I(e.entity),name:n?L(e.highlight.text,e.highlight.ranges):[{text:e.entity.label,marked:!1}],named:t}}function I(e){let t=[];return e.parent?t.push(e.parent.parent?.label,e.parent.label):e.region?t.push(e.region.parent?.label,e.region.label):e.places&&e.places.length>0?t.push(e.places.map(e=>e.label).join(`、`)):e.document?t.push(e.document.title,e.section?.label):e.number&&t.push(e.number),t.filter(e=>e!==void 0&&e!==``).join(` › `)}function L(e,t){let n=[],r=0;for(let i of t)i.utf16Start>r&&n.push({text:e.slice(r,i.utf16Start),marked:!1}),i.utf16End>i.utf16Start&&n.push({text:e.slice(i.utf16Start,i.utf16End),marked:!0}),r=Math.max(r,i.utf16End);return r<e.length&&n.push({text:e.slice(r),marked:!1}),n}var R=[`documents`,`agencies`,`roles`,`regions`,`platforms`],z=[`text`,`dueAfter`,`dueBefore`],B={named:!0,responsible:!0,platforms:!0,descendants:!0,collective:!0,functional:!1,ancestors:!1};function me(e,t,n,r){let i=U(t.variables),a={...V(i),at:r};switch(t.intent){case`PATHS`:return{view:`graph`,question:{...E,at:r},options:{from:K(i.from),to:K(i.to)}};case`COOCCURRENCE`:return{view:`matrix`,question:a,options:{rows:K(i.rows),columns:K(i.columns)}};case`ENTITIES`:return{view:`matrix`,question:{...E,at:r},options:{rows:K(i.kind)}};case`SEARCH`:return{view:n,question:{...E,text:K(i.text)||e,at:r},options:{}};default:return{view:n,question:a,options:{}}}}function V(e){let t={...E};t.involving=G(e.involving)??[],t.match=e.match===`ALL`?`ALL`:`ANY`,(e.order===`SOURCE`||e.order===`DIRECT_FIRST`||e.order===`DEADLINE`)&&(t.order=e.order);let n={};for(let[r,i]of Object.entries(W(e.where)?e.where:{})){let e=R.find(e=>e===r),a=z.find(e=>e===r),o=G(i);e&&o?t[e]=o:a&&typeof i==`string`?t[a]=i:n[r]=i}Object.keys(n).length>0&&(t.where=JSON.stringify(n));let r=Object.entries(W(e.reach)?e.reach:{}).filter(([e,t])=>B[e]!==t);return r.length>0&&(t.reach=JSON.stringify(Object.fromEntries(r))),t}function H(e,t,n){let r=(e,i)=>{if(Array.isArray(e))return e.map(e=>r(e,i)).join(i===`and`?`，`:`、`);if(W(e))return Object.entries(e).map(([e,t])=>{let i=r(t,e);return e===`and`?i:e===`not`||e===`or`?`${n(e)}（${i}）`:`${n(e)} ${i}`}).join(`，`);if(typeof e==`boolean`)return e?`✓`:`✗`;let a=String(e);return i===`roles`?n(a):t(a)};return r(U(e),``)}function U(e){try{let t=JSON.parse(e);return W(t)?t:{}}catch{return{}}}function W(e){return typeof e==`object`&&!!e&&!Array.isArray(e)}function G(e){return Array.isArray(e)&&e.every(e=>typeof e==`string`)?e:null}function K(e){return typeof e==`string`?e:``}var he=d(`<mark> </mark>`),ge=d(`<span class="context svelte-1wah7ro"> </span>`),_e=d(`<span class="count number svelte-1wah7ro"> </span>`),ve=d(`<li role="option" class="svelte-1wah7ro"><span class="mark svelte-1wah7ro"><!></span> <span class="what svelte-1wah7ro"><span class="label svelte-1wah7ro"></span> <!></span> <!></li>`),ye=d(`<p class="hint svelte-1wah7ro"> </p>`),be=d(`<!> <p class="hint keys svelte-1wah7ro"> </p>`,1),xe=d(`<form role="search"><svg class="glass svelte-1wah7ro" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="7" cy="7" r="4.6"></circle><path d="m10.4 10.4 4 4"></path></svg> <input data-search="" type="text" role="combobox" aria-autocomplete="list" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" class="svelte-1wah7ro"/> <kbd aria-hidden="true" class="svelte-1wah7ro">/</kbd> <div><ul role="listbox"><!></ul> <!></div> <span class="visually-hidden" role="status"> </span></form>`);function q(r,d){let A=i();ie(d,!0);let j=x(d,`big`,3,!1),M=T(``),N=T(!1),P=T(-1),F=T([]),I=T(new Map),L=T(``),R=T(!1),z=T(!1),B=T(void 0),V=0,H=null,U=b(()=>c(N)&&c(M).trim()!==``),W=b(()=>!c(U)||c(L)!==c(M).trim()?``:c(F).length>0?S(`search.found`,{n:c(F).length}):S(`search.none`));function G(){v(N,!0),v(P,-1),clearTimeout(V);let e=c(M).trim();e===``?K():V=window.setTimeout(()=>void q(e),150)}function K(){H?.abort(),H=null,v(F,[]),v(L,``)}async function q(e){if(e===c(L))return;H?.abort();let t=new AbortController;H=t;let n={signal:t.signal,at:O.route.question.at,aside:!0};try{let t=await oe(ue,{text:e.slice(0,200)},n),r=[...t.names.edges,...t.texts.edges].map(e=>e.node),i=t.texts.suggestions.map(({entity:e})=>({matchedBy:`ALIAS`,highlight:{text:e.label,ranges:[]},entity:e}));v(F,pe([...r,...i])),v(L,e,!0),v(R,!1),v(P,-1);let a=c(F).map(({entity:e})=>e).filter(({id:e,kind:t})=>t!==`TASK`&&t!==`SECTION`&&!c(I).has(e)),o=await ce(a.map(({id:e})=>e),n);v(I,new Map([...c(I),...o]))}catch{if(t.signal.aborted)return;v(R,!0),v(L,e,!0)}}function Se(e){let t={...E,at:O.route.question.at},n=k.includes(O.route.view)?O.route.view:`list`;if(e.kind===`DOCUMENT`)return _(`read`,O.route,{id:e.id,question:t});if(e.kind===`SECTION`&&e.document){let n=e.start!=null&&e.end!=null?{from:String(e.start),to:String(e.end)}:{};return _(`read`,O.route,{id:e.document.id,question:t,options:n})}return e.kind===`TASK`?_(`entity`,O.route,{id:e.id,question:t}):_(n,O.route,{question:{...t,involving:[e.id]}})}function J(e,t=!1){let n=e.entity;se(n),O.go(t?_(`entity`,O.route,{id:n.id,question:{...E,at:O.route.question.at}}):Se(n)),Y()}function Y(){clearTimeout(V),K(),v(M,``),v(N,!1),v(P,-1)}async function Ce(e){e.preventDefault();let t=c(M).trim();if(t===``)return;let n=c(F)[c(P)];if(n)return J(n);clearTimeout(V),v(z,!0);try{await we(t),Y()}finally{v(z,!1)}}async function we(e){let t=O.route.question.at,n=k.includes(O.route.view)?O.route.view:`list`;try{let{ask:r}=await oe(de,{question:e.slice(0,200)},{at:t,aside:!0});for(let e of r.understood.parts)e.entity&&se(e.entity);if(r.understood.intent===`SEARCH`){await q(e);let t=c(F)[0];if(c(L)===e&&t?.named)return J(t)}let i=r.notUnderstood.map(e=>e.text.trim()).filter(e=>e!==``),a=me(e,{intent:r.understood.intent,variables:r.variables,left:i},n,t);fe.note(e,a.question,i),O.go(_(a.view,O.route,{question:a.question,options:a.options}))}catch{O.go(_(n,O.route,{question:{...E,involving:[e],at:t}}))}}function Te(e){if(e.isComposing)return;let t=c(F).length-1;switch(e.key){case`ArrowDown`:v(N,!0),v(P,c(P)>=t?-1:c(P)+1,!0);break;case`ArrowUp`:v(N,!0),v(P,c(P)<0?t:c(P)-1,!0);break;case`Escape`:c(U)?v(N,!1):c(M)===``?c(B)?.blur():Y();break;case`Enter`:{let t=c(F)[c(P)];if(!e.altKey||!t)return;J(t,!0);break}default:return}e.preventDefault(),document.getElementById(`${A}-${c(P)}`)?.scrollIntoView({block:`nearest`})}var X=xe();let Ee;var Z=g(h(X),2);ae(Z),y(Z,e=>v(B,e),()=>c(B));var Q=g(Z,4);let De;var $=h(Q),Oe=h($),ke=r=>{var i=ee(),o=w(i);s(o,19,()=>c(F),e=>e.entity.id,(r,i,o)=>{let d=b(()=>c(I).get(c(i).entity.id));var f=ve(),m=h(f),_=h(m);le(_,{get kind(){return c(i).entity.kind}}),u(m);var v=g(m,2),y=h(v);s(y,21,()=>c(i).name,t,(t,r)=>{var i=ee(),o=w(i),s=t=>{var i=he(),a=D(i,!0);C(()=>e(a,c(r).text)),n(t,i)},l=t=>{var i=ne();C(()=>e(i,c(r).text)),n(t,i)};a(o,e=>{c(r).marked?e(s):e(l,-1)}),n(t,i)}),u(y);var x=g(y,2),T=t=>{var r=ge(),a=D(r,!0);C(()=>e(a,c(i).context)),n(t,r)};a(x,e=>{c(i).context&&e(T)}),u(v);var E=g(v,2),k=t=>{var r=_e(),i=D(r,!0);C(t=>e(i,t),[()=>S(`count.tasks`,{n:te(O.language,c(d))})]),n(t,r)};a(E,e=>{c(d)&&e(k)}),u(f),C(()=>{l(f,`id`,`${A}-${c(o)??``}`),l(f,`aria-selected`,c(P)===c(o))}),p(`pointerdown`,f,e=>e.preventDefault()),p(`click`,f,()=>J(c(i))),n(r,f)}),n(r,i)};a(Oe,e=>{c(U)&&e(ke)}),u($);var Ae=g($,2),je=t=>{var r=be(),i=w(r),o=t=>{var r=ye(),i=D(r,!0);C(t=>e(i,t),[()=>c(R)?S(`state.offline`):S(`search.none`)]),n(t,r)};a(i,e=>{c(F).length===0&&e(o)});var s=g(i,2),l=D(s,!0);C(t=>e(l,t),[()=>S(`search.keys`)]),n(t,r)},Me=b(()=>c(U)&&c(L)===c(M).trim());a(Ae,e=>{c(Me)&&e(je)}),u(Q);var Ne=g(Q,2),Pe=D(Ne,!0);u(X),C((t,n,r)=>{l(X,`aria-busy`,c(z)),Ee=o(X,1,`svelte-1wah7ro`,null,Ee,{big:j()}),l(Z,`aria-label`,t),l(Z,`aria-expanded`,c(U)),l(Z,`aria-controls`,`${A}-list`),l(Z,`aria-activedescendant`,c(U)&&c(P)>=0?`${A}-${c(P)}`:void 0),l(Z,`placeholder`,n),De=o(Q,1,`panel svelte-1wah7ro`,null,De,{shown:c(U)}),l($,`id`,`${A}-list`),l($,`aria-label`,r),e(Pe,c(W))},[()=>S(`search.label`),()=>S(j()?`search.placeholder`:`search.short`),()=>S(`search.offers`)]),f(`submit`,X,Ce),p(`input`,Z,G),p(`keydown`,Z,Te),f(`focus`,Z,()=>v(N,!0)),f(`blur`,Z,()=>v(N,!1)),re(Z,()=>c(M),e=>v(M,e)),n(r,X),m()}r([`input`,`keydown`,`pointerdown`,`click`]);export{H as n,fe as r,q as t};