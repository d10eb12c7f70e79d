import{B as e,F as t,H as n,J as r,K as i,L as a,O as o,P as s,Q as c,S as l,St as u,U as ee,W as d,X as f,Y as p,_t as m,a as te,at as h,ct as g,d as _,dt as v,g as y,gt as b,m as ne,n as x,nt as S,ot as C,pt as w,q as re,s as T,st as E,t as D,u as O,v as ie,vt as ae,x as oe}from"./state.svelte-DkYVTSN4.js";import{a as k,n as A}from"./State-BVP7KfU9.js";import{i as se,t as ce}from"./understood-CVd8W8Ms.js";import{n as j,r as le}from"./names.svelte-IpQxjfIZ.js";import{t as ue}from"./Kind-D-_qM4IO.js";var de=new A(`
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
}`),fe=new A(`
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
    `),M=new Set([`NAME`,`ALIAS`,`PINYIN`,`INITIALS`]),N=3,P=new Set([`TASK`,`SECTION`,`DOCUMENT`]);function pe(e,t=9,n=3){let r=new Set,i=[],a=[];for(let t of e)r.has(t.entity.id)||(r.add(t.entity.id),M.has(t.matchedBy)&&!P.has(t.entity.kind)?i.push({hit:t,rank:F(t)}):a.push(t));i.sort((e,t)=>e.rank-t.rank);let o=i.filter(e=>e.rank<10).length;o>0&&(i.length=Math.min(i.length,o+N));let s=Math.max(t-i.length,Math.min(n,a.length));return[...i.slice(0,t-Math.min(s,a.length)).map(e=>e.hit),...a.slice(0,s)].slice(0,t).map(I)}function F(e){return(e.entity.statements.totalCount>0?0:10)+(e.matchedBy===`NAME`||e.matchedBy===`ALIAS`?0:1)}function I(e){let t=M.has(e.matchedBy),n=e.highlight.text===e.entity.label;return{entity:e.entity,context:L(e.entity),name:n?R(e.highlight.text,e.highlight.ranges):[{text:e.entity.label,marked:!1}],named:t}}function L(e){let t=[];return e.parent?t.push(e.parent.parent?.label,e.parent.label):e.region?t.push(e.region.parent?.label,e.region.label):e.places&&e.places.length>0?t.push(e.places.map(e=>e.label).join(`、`)):e.document?t.push(e.document.title,e.section?.label):e.number&&t.push(e.number),t.filter(e=>e!==void 0&&e!==``).join(` › `)}function R(e,t){let n=[],r=0;for(let i of t)i.utf16Start>r&&n.push({text:e.slice(r,i.utf16Start),marked:!1}),i.utf16End>i.utf16Start&&n.push({text:e.slice(i.utf16Start,i.utf16End),marked:!0}),r=Math.max(r,i.utf16End);return r<e.length&&n.push({text:e.slice(r),marked:!1}),n}var me=d(`<mark> </mark>`),he=d(`<span class="context svelte-1wah7ro"> </span>`),ge=d(`<span class="count number svelte-1wah7ro"> </span>`),_e=d(`<li role="option" class="svelte-1wah7ro"><span class="mark svelte-1wah7ro"><!></span> <span class="what svelte-1wah7ro"><span class="label svelte-1wah7ro"></span> <!></span> <!></li>`),ve=d(`<p class="hint svelte-1wah7ro"> </p>`),ye=d(`<!> <p class="hint keys svelte-1wah7ro"> </p>`,1),be=d(`<form role="search"><svg class="glass svelte-1wah7ro" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="7" cy="7" r="4.6"></circle><path d="m10.4 10.4 4 4"></path></svg> <input data-search="" type="text" role="combobox" aria-autocomplete="list" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" class="svelte-1wah7ro"/> <kbd aria-hidden="true" class="svelte-1wah7ro">/</kbd> <div><ul role="listbox"><!></ul> <!></div> <span class="visually-hidden" role="status"> </span></form>`);function z(r,d){let A=i();ae(d,!0);let M=ne(d,`big`,3,!1),N=w(``),P=w(!1),F=w(-1),I=w([]),L=w(new Map),R=w(``),z=w(!1),B=w(!1),V=w(void 0),H=0,U=null,W=b(()=>c(P)&&c(N).trim()!==``),xe=b(()=>!c(W)||c(R)!==c(N).trim()?``:c(I).length>0?x(`search.found`,{n:c(I).length}):x(`search.none`));function Se(){v(P,!0),v(F,-1),clearTimeout(H);let e=c(N).trim();e===``?G():H=window.setTimeout(()=>void Ce(e),150)}function G(){U?.abort(),U=null,v(I,[]),v(R,``)}async function Ce(e){if(e===c(R))return;U?.abort();let t=new AbortController;U=t;let n={signal:t.signal,at:D.route.question.at,aside:!0};try{let t=await k(de,{text:e.slice(0,200)},n),r=[...t.names.edges,...t.texts.edges].map(e=>e.node),i=t.texts.suggestions.map(({entity:e})=>({matchedBy:`ALIAS`,highlight:{text:e.label,ranges:[]},entity:e}));v(I,pe([...r,...i])),v(R,e,!0),v(z,!1),v(F,-1);let a=c(I).map(({entity:e})=>e).filter(({id:e,kind:t})=>t!==`TASK`&&t!==`SECTION`&&!c(L).has(e)),o=await le(a.map(({id:e})=>e),n);v(L,new Map([...c(L),...o]))}catch{if(t.signal.aborted)return;v(z,!0),v(R,e,!0)}}function we(e){let t={...T,at:D.route.question.at},n=O.includes(D.route.view)?D.route.view:`list`;if(e.kind===`DOCUMENT`)return _(`read`,D.route,{id:e.id,question:t});if(e.kind===`SECTION`&&e.document){let n=e.start!=null&&e.end!=null?{from:String(e.start),to:String(e.end)}:{};return _(`read`,D.route,{id:e.document.id,question:t,options:n})}return e.kind===`TASK`?_(`entity`,D.route,{id:e.id,question:t}):_(n,D.route,{question:{...t,involving:[e.id]}})}function K(e,t=!1){let n=e.entity;j(n),D.go(t?_(`entity`,D.route,{id:n.id,question:{...T,at:D.route.question.at}}):we(n)),q()}function q(){clearTimeout(H),G(),v(N,``),v(P,!1),v(F,-1)}async function Te(e){e.preventDefault();let t=c(N).trim();if(t===``)return;let n=c(I)[c(F)];if(n)return K(n);clearTimeout(H),v(B,!0);try{await Ee(t),q()}finally{v(B,!1)}}async function Ee(e){let t=D.route.question.at,n=O.includes(D.route.view)?D.route.view:`list`;try{let{ask:r}=await k(fe,{question:e.slice(0,200)},{at:t,aside:!0});for(let e of r.understood.parts)e.entity&&j(e.entity);if(r.understood.intent===`SEARCH`){await Ce(e);let t=c(I)[0];if(c(R)===e&&t?.named)return K(t)}let i=r.notUnderstood.map(e=>e.text.trim()).filter(e=>e!==``),a=ce(e,{intent:r.understood.intent,variables:r.variables,left:i},n,t);se.note(e,a.question,i),D.go(_(a.view,D.route,{question:a.question,options:a.options}))}catch{D.go(_(n,D.route,{question:{...T,involving:[e],at:t}}))}}function De(e){if(e.isComposing)return;let t=c(I).length-1;switch(e.key){case`ArrowDown`:v(P,!0),v(F,c(F)>=t?-1:c(F)+1,!0);break;case`ArrowUp`:v(P,!0),v(F,c(F)<0?t:c(F)-1,!0);break;case`Escape`:c(W)?v(P,!1):c(N)===``?c(V)?.blur():q();break;case`Enter`:{let t=c(I)[c(F)];if(!e.altKey||!t)return;K(t,!0);break}default:return}e.preventDefault(),document.getElementById(`${A}-${c(F)}`)?.scrollIntoView({block:`nearest`})}var J=be();let Y;var X=g(h(J),2);oe(X),y(X,e=>v(V,e),()=>c(V));var Z=g(X,4);let Q;var $=h(Z),Oe=h($),ke=r=>{var i=ee(),o=C(i);s(o,19,()=>c(I),e=>e.entity.id,(r,i,o)=>{let d=b(()=>c(L).get(c(i).entity.id));var f=_e(),m=h(f),_=h(m);ue(_,{get kind(){return c(i).entity.kind}}),u(m);var v=g(m,2),y=h(v);s(y,21,()=>c(i).name,t,(t,r)=>{var i=ee(),o=C(i),s=t=>{var i=me(),a=E(i,!0);S(()=>e(a,c(r).text)),n(t,i)},l=t=>{var i=re();S(()=>e(i,c(r).text)),n(t,i)};a(o,e=>{c(r).marked?e(s):e(l,-1)}),n(t,i)}),u(y);var ne=g(y,2),w=t=>{var r=he(),a=E(r,!0);S(()=>e(a,c(i).context)),n(t,r)};a(ne,e=>{c(i).context&&e(w)}),u(v);var T=g(v,2),O=t=>{var r=ge(),i=E(r,!0);S(t=>e(i,t),[()=>x(`count.tasks`,{n:te(D.language,c(d))})]),n(t,r)};a(T,e=>{c(d)&&e(O)}),u(f),S(()=>{l(f,`id`,`${A}-${c(o)??``}`),l(f,`aria-selected`,c(F)===c(o))}),p(`pointerdown`,f,e=>e.preventDefault()),p(`click`,f,()=>K(c(i))),n(r,f)}),n(r,i)};a(Oe,e=>{c(W)&&e(ke)}),u($);var Ae=g($,2),je=t=>{var r=ye(),i=C(r),o=t=>{var r=ve(),i=E(r,!0);S(t=>e(i,t),[()=>c(z)?x(`state.offline`):x(`search.none`)]),n(t,r)};a(i,e=>{c(I).length===0&&e(o)});var s=g(i,2),l=E(s,!0);S(t=>e(l,t),[()=>x(`search.keys`)]),n(t,r)},Me=b(()=>c(W)&&c(R)===c(N).trim());a(Ae,e=>{c(Me)&&e(je)}),u(Z);var Ne=g(Z,2),Pe=E(Ne,!0);u(J),S((t,n,r)=>{l(J,`aria-busy`,c(B)),Y=o(J,1,`svelte-1wah7ro`,null,Y,{big:M()}),l(X,`aria-label`,t),l(X,`aria-expanded`,c(W)),l(X,`aria-controls`,`${A}-list`),l(X,`aria-activedescendant`,c(W)&&c(F)>=0?`${A}-${c(F)}`:void 0),l(X,`placeholder`,n),Q=o(Z,1,`panel svelte-1wah7ro`,null,Q,{shown:c(W)}),l($,`id`,`${A}-list`),l($,`aria-label`,r),e(Pe,c(xe))},[()=>x(`search.label`),()=>x(M()?`search.placeholder`:`search.short`),()=>x(`search.offers`)]),f(`submit`,J,Te),p(`input`,X,Se),p(`keydown`,X,De),f(`focus`,X,()=>v(P,!0)),f(`blur`,X,()=>v(P,!1)),ie(X,()=>c(N),e=>v(N,e)),n(r,J),m()}r([`input`,`keydown`,`pointerdown`,`click`]);export{z as t};