import{$ as e,A as t,C as n,Ct as r,F as i,G as a,I as o,J as s,R as c,U as l,V as u,W as ee,X as d,Y as f,Z as p,_ as m,_t as h,ct as g,ft as _,l as v,lt as y,m as b,mt as x,n as S,o as te,ot as C,p as w,q as T,rt as E,st as D,t as O,vt as k,w as A,x as ne,y as re,yt as ie}from"./state.svelte-Bel8fM86.js";import{a as j,c as M,i as N}from"./parts-DIGgXeST.js";import{n as P,t as ae}from"./asked.svelte-DXBMYeS3.js";import{i as F,t as I}from"./TypedDocumentString-aAGk6xpd.js";import{n as L,r as oe}from"./names.svelte-D4ysIvCK.js";import{t as se}from"./Kind-Dd9nUbry.js";var R=new Set([`NAME`,`ALIAS`,`PINYIN`,`INITIALS`]),z=3,B=new Set([`TASK`,`SECTION`,`DOCUMENT`]);function V(e,t=9,n=3){let r=new Set,i=[],a=[];for(let t of e)r.has(t.entity.id)||(r.add(t.entity.id),R.has(t.matchedBy)&&!B.has(t.entity.kind)?i.push({hit:t,rank:H(t)}):a.push(t));i.sort((e,t)=>e.rank-t.rank);let o=i.filter(e=>e.rank<10).length;o>0&&(i.length=Math.min(i.length,o+z));let s=Math.max(t-i.length,Math.min(n,a.length));return[...i.slice(0,t-Math.min(s,a.length)).map(e=>e.hit),...a.slice(0,s)].slice(0,t).map(U)}function H(e){return(e.entity.statements.totalCount>0?0:10)+(e.matchedBy===`NAME`||e.matchedBy===`ALIAS`?0:1)}function U(e){let t=R.has(e.matchedBy),n=e.highlight.text===e.entity.label;return{entity:e.entity,context:W(e.entity),name:n?ce(e.highlight.text,e.highlight.ranges):[{text:e.entity.label,marked:!1}],named:t}}function W(e){let t=[];return e.parent?t.push(e.parent.parent?.label,e.parent.label):e.region?t.push(e.region.parent?.label,e.region.label):e.places&&e.places.length>0?t.push(e.places.map(e=>e.label).join(`、`)):e.document?t.push(e.document.title,e.section?.label):e.number&&t.push(e.number),t.filter(e=>e!==void 0&&e!==``).join(` › `)}function ce(e,t){let n=[],r=0;for(let i of t)i.utf16Start>r&&n.push({text:e.slice(r,i.utf16Start),marked:!1}),i.utf16End>i.utf16Start&&n.push({text:e.slice(i.utf16Start,i.utf16End),marked:!0}),r=Math.max(r,i.utf16End);return r<e.length&&n.push({text:e.slice(r),marked:!1}),n}function le(e,t){let n={...v,at:t.question.at};if(e.kind===`DOCUMENT`)return b(`read`,t,{id:e.id,question:n});if(e.kind===`SECTION`&&e.document){let r=e.start!=null&&e.end!=null?{from:String(e.start),to:String(e.end)}:{};return b(`read`,t,{id:e.document.id,question:n,options:r})}return e.kind===`TASK`?b(`entity`,t,{id:e.id,question:n}):b(ue(t),t,{question:{...n,involving:[e.id]}})}function ue(e){return w.includes(e.view)?e.view:`list`}var de=new I(`
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
}`),G=new I(`
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
    `),K=200;async function q(e,t){let n=await F(de,{text:e.slice(0,K)},{...t,aside:!0}),r=[...n.names.edges,...n.texts.edges].map(e=>e.node),i=n.texts.suggestions.map(({entity:e})=>({matchedBy:`ALIAS`,highlight:{text:e.label,ranges:[]},entity:e}));return V([...r,...i])}async function fe(e,t,n){let{ask:r}=await F(G,{question:e.slice(0,K)},{at:n,aside:!0});for(let e of r.understood.parts)e.entity&&L(e.entity);if(r.understood.intent===`SEARCH`){let[t]=await q(e,{at:n});if(t?.named)return{choice:t}}let i=r.notUnderstood.map(e=>e.text.trim()).filter(e=>!N(e)),a=P(e,{intent:r.understood.intent,variables:r.variables,left:i},t,n),o=new Map;for(let t of j(a.question).slice(0,4)){let[r]=await q(t,{at:n});if(r?.named){if(t===e)return{choice:r};L(r.entity),o.set(t,r.entity.id)}}return{asked:{...a,question:M(a.question,o)},left:i}}var pe=a(`<mark> </mark>`),me=a(`<span class="context svelte-1wah7ro"> </span>`),he=a(`<span class="count number svelte-1wah7ro"> </span>`),ge=a(`<li role="option" class="svelte-1wah7ro"><span class="mark svelte-1wah7ro"><!></span> <span class="what svelte-1wah7ro"><span class="label svelte-1wah7ro"></span> <!></span> <!></li>`),_e=a(`<p class="hint svelte-1wah7ro"> </p>`),ve=a(`<p class="hint keys svelte-1wah7ro"> </p>`),ye=a(`<!> <!>`,1),be=a(`<form role="search"><svg class="glass svelte-1wah7ro" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="7" cy="7" r="4.6"></circle><path d="m10.4 10.4 4 4"></path></svg> <input data-search="" type="text" role="combobox" aria-autocomplete="list" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" class="svelte-1wah7ro"/> <kbd aria-hidden="true" class="svelte-1wah7ro">/</kbd> <div><ul role="listbox"><!></ul> <!></div> <span class="visually-hidden" role="status"> </span></form>`);function J(a,f){let w=T();ie(f,!0);let j=m(f,`big`,3,!1),M=x(``),N=x(!1),P=x(-1),F=x([]),I=x(new Map),R=x(``),z=x(!1),B=x(!1),V=x(void 0),H=0,U=null,W=h(()=>e(N)&&e(M).trim()!==``),ce=h(()=>!e(W)||e(R)!==e(M).trim()?``:e(F).length>0?S(`search.found`,{n:e(F).length}):S(`search.none`));function de(){_(N,!0),_(P,-1),clearTimeout(H);let t=e(M).trim();t===``?G():H=window.setTimeout(()=>void K(t),150)}function G(){U?.abort(),U=null,_(F,[]),_(R,``)}async function K(t){if(t===e(R))return;U?.abort();let n=new AbortController;U=n;let r={signal:n.signal,at:O.route.question.at};try{_(F,await q(t,r)),_(R,t,!0),_(z,!1),_(P,-1);let n=e(F).map(({entity:e})=>e).filter(({id:t,kind:n})=>n!==`TASK`&&n!==`SECTION`&&!e(I).has(t)),i=await oe(n.map(({id:e})=>e),r);_(I,new Map([...e(I),...i]))}catch{if(n.signal.aborted)return;_(z,!0),_(R,t,!0)}}function J(e,t=!1){let n=e.entity;L(n),O.go(t?b(`entity`,O.route,{id:n.id,question:{...v,at:O.route.question.at}}):le(n,O.route)),Y()}function Y(){clearTimeout(H),G(),_(M,``),_(N,!1),_(P,-1)}async function xe(t){t.preventDefault();let n=e(M).trim();if(n===``)return;let r=e(F)[e(P)];if(r)return J(r);clearTimeout(H),_(B,!0);try{await Se(n),Y()}finally{_(B,!1)}}async function Se(e){let t=O.route.question.at,n=ue(O.route);try{let r=await fe(e,n,t);if(`choice`in r)return J(r.choice);ae.note(e,r.asked.question,r.left),O.go(b(r.asked.view,O.route,{question:r.asked.question,options:r.asked.options}))}catch{O.go(b(n,O.route,{question:{...v,involving:[e],at:t}}))}}function Ce(t){if(t.isComposing)return;let n=e(F).length-1;switch(t.key){case`ArrowDown`:_(N,!0),_(P,e(P)>=n?-1:e(P)+1,!0);break;case`ArrowUp`:_(N,!0),_(P,e(P)<0?n:e(P)-1,!0);break;case`Escape`:e(W)?_(N,!1):e(M)===``?e(V)?.blur():Y();break;case`Enter`:{let n=e(F)[e(P)];if(!t.altKey||!n)return;J(n,!0);break}default:return}t.preventDefault(),document.getElementById(`${w}-${e(P)}`)?.scrollIntoView({block:`nearest`})}var X=be();let we;var Z=y(C(X),2);n(Z),re(Z,e=>_(V,e),()=>e(V));var Q=y(Z,4);let Te;var $=C(Q),Ee=C($),De=t=>{var n=ee(),a=D(n);i(a,19,()=>e(F),e=>e.entity.id,(t,n,a)=>{let f=h(()=>e(I).get(e(n).entity.id));var p=ge(),m=C(p),_=C(m);se(_,{get kind(){return e(n).entity.kind}}),r(m);var v=y(m,2),b=C(v);i(b,21,()=>e(n).name,o,(t,n)=>{var r=ee(),i=D(r),a=t=>{var r=pe(),i=g(r,!0);E(()=>u(i,e(n).text)),l(t,r)},o=t=>{var r=s();E(()=>u(r,e(n).text)),l(t,r)};c(i,t=>{e(n).marked?t(a):t(o,-1)}),l(t,r)}),r(b);var x=y(b,2),T=t=>{var r=me(),i=g(r,!0);E(()=>u(i,e(n).context)),l(t,r)};c(x,t=>{e(n).context&&t(T)}),r(v);var k=y(v,2),ne=t=>{var n=he(),r=g(n,!0);E(e=>u(r,e),[()=>S(`count.tasks`,{n:te(O.language,e(f))})]),l(t,n)};c(k,t=>{e(f)&&t(ne)}),r(p),E(()=>{A(p,`id`,`${w}-${e(a)??``}`),A(p,`aria-selected`,e(P)===e(a))}),d(`pointerdown`,p,e=>e.preventDefault()),d(`click`,p,()=>J(e(n))),l(t,p)}),l(t,n)};c(Ee,t=>{e(W)&&t(De)}),r($);var Oe=y($,2),ke=t=>{var n=ye(),r=D(n),i=t=>{var n=_e(),r=g(n,!0);E(e=>u(r,e),[()=>e(z)?S(`state.offline`):S(`search.none`)]),l(t,n)};c(r,t=>{e(F).length===0&&t(i)});var a=y(r,2),o=e=>{var t=ve(),n=g(t,!0);E(e=>u(n,e),[()=>S(`search.keys`)]),l(e,t)};c(a,t=>{e(F).length>0&&t(o)}),l(t,n)},Ae=h(()=>e(W)&&e(R)===e(M).trim());c(Oe,t=>{e(Ae)&&t(ke)}),r(Q);var je=y(Q,2),Me=g(je,!0);r(X),E((n,r,i)=>{A(X,`aria-busy`,e(B)),we=t(X,1,`svelte-1wah7ro`,null,we,{big:j()}),A(Z,`aria-label`,n),A(Z,`aria-expanded`,e(W)),A(Z,`aria-controls`,`${w}-list`),A(Z,`aria-activedescendant`,e(W)&&e(P)>=0?`${w}-${e(P)}`:void 0),A(Z,`placeholder`,r),Te=t(Q,1,`panel svelte-1wah7ro`,null,Te,{shown:e(W)}),A($,`id`,`${w}-list`),A($,`aria-label`,i),u(Me,e(ce))},[()=>S(`search.label`),()=>S(j()?`search.placeholder`:`search.short`),()=>S(`search.offers`)]),p(`submit`,X,xe),d(`input`,Z,de),d(`keydown`,Z,Ce),p(`focus`,Z,()=>_(N,!0)),p(`blur`,Z,()=>_(N,!1)),ne(Z,()=>e(M),e=>_(M,e)),l(a,X),k()}f([`input`,`keydown`,`pointerdown`,`click`]);export{J as t};