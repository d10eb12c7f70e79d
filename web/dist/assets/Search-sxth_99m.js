import{B as e,Ct as t,F as n,H as r,J as i,K as a,L as o,O as s,P as c,Q as l,S as u,U as ee,W as d,X as f,Y as p,_t as m,a as te,ct as h,d as g,ft as _,g as v,lt as y,m as b,mt as x,n as S,nt as C,ot as w,q as ne,s as T,st as E,t as D,u as O,v as re,vt as ie,x as ae,yt as oe}from"./state.svelte-ByKaEAi7.js";import{i as k,t as A}from"./TypedDocumentString-Bs9moOO4.js";import{i as se,t as ce}from"./understood-CCWv9Nol.js";import{n as j,r as le}from"./names.svelte-DgiDbH2U.js";import{t as ue}from"./Kind-BXVpEm4M.js";var de=new A(`
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
    `),M=new Set([`NAME`,`ALIAS`,`PINYIN`,`INITIALS`]),N=3,P=new Set([`TASK`,`SECTION`,`DOCUMENT`]);function pe(e,t=9,n=3){let r=new Set,i=[],a=[];for(let t of e)r.has(t.entity.id)||(r.add(t.entity.id),M.has(t.matchedBy)&&!P.has(t.entity.kind)?i.push({hit:t,rank:F(t)}):a.push(t));i.sort((e,t)=>e.rank-t.rank);let o=i.filter(e=>e.rank<10).length;o>0&&(i.length=Math.min(i.length,o+N));let s=Math.max(t-i.length,Math.min(n,a.length));return[...i.slice(0,t-Math.min(s,a.length)).map(e=>e.hit),...a.slice(0,s)].slice(0,t).map(I)}function F(e){return(e.entity.statements.totalCount>0?0:10)+(e.matchedBy===`NAME`||e.matchedBy===`ALIAS`?0:1)}function I(e){let t=M.has(e.matchedBy),n=e.highlight.text===e.entity.label;return{entity:e.entity,context:L(e.entity),name:n?R(e.highlight.text,e.highlight.ranges):[{text:e.entity.label,marked:!1}],named:t}}function L(e){let t=[];return e.parent?t.push(e.parent.parent?.label,e.parent.label):e.region?t.push(e.region.parent?.label,e.region.label):e.places&&e.places.length>0?t.push(e.places.map(e=>e.label).join(`、`)):e.document?t.push(e.document.title,e.section?.label):e.number&&t.push(e.number),t.filter(e=>e!==void 0&&e!==``).join(` › `)}function R(e,t){let n=[],r=0;for(let i of t)i.utf16Start>r&&n.push({text:e.slice(r,i.utf16Start),marked:!1}),i.utf16End>i.utf16Start&&n.push({text:e.slice(i.utf16Start,i.utf16End),marked:!0}),r=Math.max(r,i.utf16End);return r<e.length&&n.push({text:e.slice(r),marked:!1}),n}var me=d(`<mark> </mark>`),he=d(`<span class="context svelte-1wah7ro"> </span>`),ge=d(`<span class="count number svelte-1wah7ro"> </span>`),_e=d(`<li role="option" class="svelte-1wah7ro"><span class="mark svelte-1wah7ro"><!></span> <span class="what svelte-1wah7ro"><span class="label svelte-1wah7ro"></span> <!></span> <!></li>`),ve=d(`<p class="hint svelte-1wah7ro"> </p>`),ye=d(`<!> <p class="hint keys svelte-1wah7ro"> </p>`,1),be=d(`<form role="search"><svg class="glass svelte-1wah7ro" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="7" cy="7" r="4.6"></circle><path d="m10.4 10.4 4 4"></path></svg> <input data-search="" type="text" role="combobox" aria-autocomplete="list" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" class="svelte-1wah7ro"/> <kbd aria-hidden="true" class="svelte-1wah7ro">/</kbd> <div><ul role="listbox"><!></ul> <!></div> <span class="visually-hidden" role="status"> </span></form>`);function z(i,d){let A=a();oe(d,!0);let M=b(d,`big`,3,!1),N=x(``),P=x(!1),F=x(-1),I=x([]),L=x(new Map),R=x(``),z=x(!1),B=x(!1),V=x(void 0),H=0,U=null,W=m(()=>l(P)&&l(N).trim()!==``),xe=m(()=>!l(W)||l(R)!==l(N).trim()?``:l(I).length>0?S(`search.found`,{n:l(I).length}):S(`search.none`));function Se(){_(P,!0),_(F,-1),clearTimeout(H);let e=l(N).trim();e===``?G():H=window.setTimeout(()=>void Ce(e),150)}function G(){U?.abort(),U=null,_(I,[]),_(R,``)}async function Ce(e){if(e===l(R))return;U?.abort();let t=new AbortController;U=t;let n={signal:t.signal,at:D.route.question.at,aside:!0};try{let t=await k(de,{text:e.slice(0,200)},n),r=[...t.names.edges,...t.texts.edges].map(e=>e.node),i=t.texts.suggestions.map(({entity:e})=>({matchedBy:`ALIAS`,highlight:{text:e.label,ranges:[]},entity:e}));_(I,pe([...r,...i])),_(R,e,!0),_(z,!1),_(F,-1);let a=l(I).map(({entity:e})=>e).filter(({id:e,kind:t})=>t!==`TASK`&&t!==`SECTION`&&!l(L).has(e)),o=await le(a.map(({id:e})=>e),n);_(L,new Map([...l(L),...o]))}catch{if(t.signal.aborted)return;_(z,!0),_(R,e,!0)}}function we(e){let t={...T,at:D.route.question.at},n=O.includes(D.route.view)?D.route.view:`list`;if(e.kind===`DOCUMENT`)return g(`read`,D.route,{id:e.id,question:t});if(e.kind===`SECTION`&&e.document){let n=e.start!=null&&e.end!=null?{from:String(e.start),to:String(e.end)}:{};return g(`read`,D.route,{id:e.document.id,question:t,options:n})}return e.kind===`TASK`?g(`entity`,D.route,{id:e.id,question:t}):g(n,D.route,{question:{...t,involving:[e.id]}})}function K(e,t=!1){let n=e.entity;j(n),D.go(t?g(`entity`,D.route,{id:n.id,question:{...T,at:D.route.question.at}}):we(n)),q()}function q(){clearTimeout(H),G(),_(N,``),_(P,!1),_(F,-1)}async function Te(e){e.preventDefault();let t=l(N).trim();if(t===``)return;let n=l(I)[l(F)];if(n)return K(n);clearTimeout(H),_(B,!0);try{await Ee(t),q()}finally{_(B,!1)}}async function Ee(e){let t=D.route.question.at,n=O.includes(D.route.view)?D.route.view:`list`;try{let{ask:r}=await k(fe,{question:e.slice(0,200)},{at:t,aside:!0});for(let e of r.understood.parts)e.entity&&j(e.entity);if(r.understood.intent===`SEARCH`){await Ce(e);let t=l(I)[0];if(l(R)===e&&t?.named)return K(t)}let i=r.notUnderstood.map(e=>e.text.trim()).filter(e=>e!==``),a=ce(e,{intent:r.understood.intent,variables:r.variables,left:i},n,t);se.note(e,a.question,i),D.go(g(a.view,D.route,{question:a.question,options:a.options}))}catch{D.go(g(n,D.route,{question:{...T,involving:[e],at:t}}))}}function De(e){if(e.isComposing)return;let t=l(I).length-1;switch(e.key){case`ArrowDown`:_(P,!0),_(F,l(F)>=t?-1:l(F)+1,!0);break;case`ArrowUp`:_(P,!0),_(F,l(F)<0?t:l(F)-1,!0);break;case`Escape`:l(W)?_(P,!1):l(N)===``?l(V)?.blur():q();break;case`Enter`:{let t=l(I)[l(F)];if(!e.altKey||!t)return;K(t,!0);break}default:return}e.preventDefault(),document.getElementById(`${A}-${l(F)}`)?.scrollIntoView({block:`nearest`})}var J=be();let Y;var X=y(w(J),2);ae(X),v(X,e=>_(V,e),()=>l(V));var Z=y(X,4);let Q;var $=w(Z),Oe=w($),ke=i=>{var a=ee(),s=E(a);c(s,19,()=>l(I),e=>e.entity.id,(i,a,s)=>{let d=m(()=>l(L).get(l(a).entity.id));var f=_e(),g=w(f),_=w(g);ue(_,{get kind(){return l(a).entity.kind}}),t(g);var v=y(g,2),b=w(v);c(b,21,()=>l(a).name,n,(t,n)=>{var i=ee(),a=E(i),s=t=>{var i=me(),a=h(i,!0);C(()=>e(a,l(n).text)),r(t,i)},c=t=>{var i=ne();C(()=>e(i,l(n).text)),r(t,i)};o(a,e=>{l(n).marked?e(s):e(c,-1)}),r(t,i)}),t(b);var x=y(b,2),T=t=>{var n=he(),i=h(n,!0);C(()=>e(i,l(a).context)),r(t,n)};o(x,e=>{l(a).context&&e(T)}),t(v);var O=y(v,2),re=t=>{var n=ge(),i=h(n,!0);C(t=>e(i,t),[()=>S(`count.tasks`,{n:te(D.language,l(d))})]),r(t,n)};o(O,e=>{l(d)&&e(re)}),t(f),C(()=>{u(f,`id`,`${A}-${l(s)??``}`),u(f,`aria-selected`,l(F)===l(s))}),p(`pointerdown`,f,e=>e.preventDefault()),p(`click`,f,()=>K(l(a))),r(i,f)}),r(i,a)};o(Oe,e=>{l(W)&&e(ke)}),t($);var Ae=y($,2),je=t=>{var n=ye(),i=E(n),a=t=>{var n=ve(),i=h(n,!0);C(t=>e(i,t),[()=>l(z)?S(`state.offline`):S(`search.none`)]),r(t,n)};o(i,e=>{l(I).length===0&&e(a)});var s=y(i,2),c=h(s,!0);C(t=>e(c,t),[()=>S(`search.keys`)]),r(t,n)},Me=m(()=>l(W)&&l(R)===l(N).trim());o(Ae,e=>{l(Me)&&e(je)}),t(Z);var Ne=y(Z,2),Pe=h(Ne,!0);t(J),C((t,n,r)=>{u(J,`aria-busy`,l(B)),Y=s(J,1,`svelte-1wah7ro`,null,Y,{big:M()}),u(X,`aria-label`,t),u(X,`aria-expanded`,l(W)),u(X,`aria-controls`,`${A}-list`),u(X,`aria-activedescendant`,l(W)&&l(F)>=0?`${A}-${l(F)}`:void 0),u(X,`placeholder`,n),Q=s(Z,1,`panel svelte-1wah7ro`,null,Q,{shown:l(W)}),u($,`id`,`${A}-list`),u($,`aria-label`,r),e(Pe,l(xe))},[()=>S(`search.label`),()=>S(M()?`search.placeholder`:`search.short`),()=>S(`search.offers`)]),f(`submit`,J,Te),p(`input`,X,Se),p(`keydown`,X,De),f(`focus`,X,()=>_(P,!0)),f(`blur`,X,()=>_(P,!1)),re(X,()=>l(N),e=>_(N,e)),r(i,J),ie()}i([`input`,`keydown`,`pointerdown`,`click`]);export{z as t};