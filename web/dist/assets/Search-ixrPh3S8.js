import{G as e,H as t,I as n,J as r,K as i,N as a,O as o,P as s,S as c,U as l,V as u,Y as d,Z as f,_ as p,_t as m,a as ee,at as h,c as g,d as _,f as v,ft as y,gt as te,h as ne,ht as b,it as x,n as S,ot as C,q as w,st as T,t as E,tt as D,ut as O,x as re,xt as k,y as ie,z as A}from"./state.svelte-aftG7p5T.js";import{a as j,c as M,i as N}from"./parts-DIGgXeST.js";import{n as P,t as ae}from"./asked.svelte-Cq0drZ97.js";import{i as F,t as I}from"./TypedDocumentString-Bs9moOO4.js";import{n as L,r as oe}from"./names.svelte-CD4hVc-f.js";import{t as se}from"./Kind-B9u-0iWo.js";var R=new Set([`NAME`,`ALIAS`,`PINYIN`,`INITIALS`]),z=3,B=new Set([`TASK`,`SECTION`,`DOCUMENT`]);function V(e,t=9,n=3){let r=new Set,i=[],a=[];for(let t of e)r.has(t.entity.id)||(r.add(t.entity.id),R.has(t.matchedBy)&&!B.has(t.entity.kind)?i.push({hit:t,rank:H(t)}):a.push(t));i.sort((e,t)=>e.rank-t.rank);let o=i.filter(e=>e.rank<10).length;o>0&&(i.length=Math.min(i.length,o+z));let s=Math.max(t-i.length,Math.min(n,a.length));return[...i.slice(0,t-Math.min(s,a.length)).map(e=>e.hit),...a.slice(0,s)].slice(0,t).map(U)}function H(e){return(e.entity.statements.totalCount>0?0:10)+(e.matchedBy===`NAME`||e.matchedBy===`ALIAS`?0:1)}function U(e){let t=R.has(e.matchedBy),n=e.highlight.text===e.entity.label;return{entity:e.entity,context:W(e.entity),name:n?ce(e.highlight.text,e.highlight.ranges):[{text:e.entity.label,marked:!1}],named:t}}function W(e){let t=[];return e.parent?t.push(e.parent.parent?.label,e.parent.label):e.region?t.push(e.region.parent?.label,e.region.label):e.places&&e.places.length>0?t.push(e.places.map(e=>e.label).join(`、`)):e.document?t.push(e.document.title,e.section?.label):e.number&&t.push(e.number),t.filter(e=>e!==void 0&&e!==``).join(` › `)}function ce(e,t){let n=[],r=0;for(let i of t)i.utf16Start>r&&n.push({text:e.slice(r,i.utf16Start),marked:!1}),i.utf16End>i.utf16Start&&n.push({text:e.slice(i.utf16Start,i.utf16End),marked:!0}),r=Math.max(r,i.utf16End);return r<e.length&&n.push({text:e.slice(r),marked:!1}),n}function le(e,t){let n={...g,at:t.question.at};if(e.kind===`DOCUMENT`)return v(`read`,t,{id:e.id,question:n});if(e.kind===`SECTION`&&e.document){let r=e.start!=null&&e.end!=null?{from:String(e.start),to:String(e.end)}:{};return v(`read`,t,{id:e.document.id,question:n,options:r})}return e.kind===`TASK`?v(`entity`,t,{id:e.id,question:n}):v(ue(t),t,{question:{...n,involving:[e.id]}})}function ue(e){return _.includes(e.view)?e.view:`list`}var de=new I(`
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
    `),K=200;async function q(e,t){let n=await F(de,{text:e.slice(0,K)},{...t,aside:!0}),r=[...n.names.edges,...n.texts.edges].map(e=>e.node),i=n.texts.suggestions.map(({entity:e})=>({matchedBy:`ALIAS`,highlight:{text:e.label,ranges:[]},entity:e}));return V([...r,...i])}async function fe(e,t,n){let{ask:r}=await F(G,{question:e.slice(0,K)},{at:n,aside:!0});for(let e of r.understood.parts)e.entity&&L(e.entity);if(r.understood.intent===`SEARCH`){let[t]=await q(e,{at:n});if(t?.named)return{choice:t}}let i=r.notUnderstood.map(e=>e.text.trim()).filter(e=>!N(e)),a=P(e,{intent:r.understood.intent,variables:r.variables,left:i},t,n),o=new Map;for(let t of j(a.question).slice(0,4)){let[r]=await q(t,{at:n});if(r?.named){if(t===e)return{choice:r};L(r.entity),o.set(t,r.entity.id)}}return{asked:{...a,question:M(a.question,o)},left:i}}var pe=l(`<mark> </mark>`),me=l(`<span class="context svelte-1wah7ro"> </span>`),he=l(`<span class="count number svelte-1wah7ro"> </span>`),ge=l(`<li role="option" class="svelte-1wah7ro"><span class="mark svelte-1wah7ro"><!></span> <span class="what svelte-1wah7ro"><span class="label svelte-1wah7ro"></span> <!></span> <!></li>`),_e=l(`<p class="hint svelte-1wah7ro"> </p>`),ve=l(`<p class="hint keys svelte-1wah7ro"> </p>`),ye=l(`<!> <!>`,1),be=l(`<form role="search"><svg class="glass svelte-1wah7ro" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="7" cy="7" r="4.6"></circle><path d="m10.4 10.4 4 4"></path></svg> <input data-search="" type="text" role="combobox" aria-autocomplete="list" enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false" class="svelte-1wah7ro"/> <kbd aria-hidden="true" class="svelte-1wah7ro">/</kbd> <div><ul role="listbox"><!></ul> <!></div> <span class="visually-hidden" role="status"> </span></form>`);function J(l,_){let w=e();m(_,!0);let j=ne(_,`big`,3,!1),M=y(``),N=y(!1),P=y(-1),F=y([]),I=y(new Map),R=y(``),z=y(!1),B=y(!1),V=y(void 0),H=0,U=null,W=b(()=>f(N)&&f(M).trim()!==``),ce=b(()=>!f(W)||f(R)!==f(M).trim()?``:f(F).length>0?S(`search.found`,{n:f(F).length}):S(`search.none`));function de(){O(N,!0),O(P,-1),clearTimeout(H);let e=f(M).trim();e===``?G():H=window.setTimeout(()=>void K(e),150)}function G(){U?.abort(),U=null,O(F,[]),O(R,``)}async function K(e){if(e===f(R))return;U?.abort();let t=new AbortController;U=t;let n={signal:t.signal,at:E.route.question.at};try{O(F,await q(e,n)),O(R,e,!0),O(z,!1),O(P,-1);let t=f(F).map(({entity:e})=>e).filter(({id:e,kind:t})=>t!==`TASK`&&t!==`SECTION`&&!f(I).has(e)),r=await oe(t.map(({id:e})=>e),n);O(I,new Map([...f(I),...r]))}catch{if(t.signal.aborted)return;O(z,!0),O(R,e,!0)}}function J(e,t=!1){let n=e.entity;L(n),E.go(t?v(`entity`,E.route,{id:n.id,question:{...g,at:E.route.question.at}}):le(n,E.route)),Y()}function Y(){clearTimeout(H),G(),O(M,``),O(N,!1),O(P,-1)}async function xe(e){e.preventDefault();let t=f(M).trim();if(t===``)return;let n=f(F)[f(P)];if(n)return J(n);clearTimeout(H),O(B,!0);try{await Se(t),Y()}finally{O(B,!1)}}async function Se(e){let t=E.route.question.at,n=ue(E.route);try{let r=await fe(e,n,t);if(`choice`in r)return J(r.choice);ae.note(e,r.asked.question,r.left),E.go(v(r.asked.view,E.route,{question:r.asked.question,options:r.asked.options}))}catch{E.go(v(n,E.route,{question:{...g,involving:[e],at:t}}))}}function Ce(e){if(e.isComposing)return;let t=f(F).length-1;switch(e.key){case`ArrowDown`:O(N,!0),O(P,f(P)>=t?-1:f(P)+1,!0);break;case`ArrowUp`:O(N,!0),O(P,f(P)<0?t:f(P)-1,!0);break;case`Escape`:f(W)?O(N,!1):f(M)===``?f(V)?.blur():Y();break;case`Enter`:{let t=f(F)[f(P)];if(!e.altKey||!t)return;J(t,!0);break}default:return}e.preventDefault(),document.getElementById(`${w}-${f(P)}`)?.scrollIntoView({block:`nearest`})}var X=be();let we;var Z=T(x(X),2);re(Z),p(Z,e=>O(V,e),()=>f(V));var Q=T(Z,4);let Te;var $=x(Q),Ee=x($),De=e=>{var o=t(),l=h(o);a(l,19,()=>f(F),e=>e.entity.id,(e,o,l)=>{let d=b(()=>f(I).get(f(o).entity.id));var p=ge(),m=x(p),g=x(m);se(g,{get kind(){return f(o).entity.kind}}),k(m);var _=T(m,2),v=x(_);a(v,21,()=>f(o).name,s,(e,r)=>{var a=t(),o=h(a),s=e=>{var t=pe(),n=C(t,!0);D(()=>A(n,f(r).text)),u(e,t)},c=e=>{var t=i();D(()=>A(t,f(r).text)),u(e,t)};n(o,e=>{f(r).marked?e(s):e(c,-1)}),u(e,a)}),k(v);var y=T(v,2),te=e=>{var t=me(),n=C(t,!0);D(()=>A(n,f(o).context)),u(e,t)};n(y,e=>{f(o).context&&e(te)}),k(_);var ne=T(_,2),O=e=>{var t=he(),n=C(t,!0);D(e=>A(n,e),[()=>S(`count.tasks`,{n:ee(E.language,f(d))})]),u(e,t)};n(ne,e=>{f(d)&&e(O)}),k(p),D(()=>{c(p,`id`,`${w}-${f(l)??``}`),c(p,`aria-selected`,f(P)===f(l))}),r(`pointerdown`,p,e=>e.preventDefault()),r(`click`,p,()=>J(f(o))),u(e,p)}),u(e,o)};n(Ee,e=>{f(W)&&e(De)}),k($);var Oe=T($,2),ke=e=>{var t=ye(),r=h(t),i=e=>{var t=_e(),n=C(t,!0);D(e=>A(n,e),[()=>f(z)?S(`state.offline`):S(`search.none`)]),u(e,t)};n(r,e=>{f(F).length===0&&e(i)});var a=T(r,2),o=e=>{var t=ve(),n=C(t,!0);D(e=>A(n,e),[()=>S(`search.keys`)]),u(e,t)};n(a,e=>{f(F).length>0&&e(o)}),u(e,t)},Ae=b(()=>f(W)&&f(R)===f(M).trim());n(Oe,e=>{f(Ae)&&e(ke)}),k(Q);var je=T(Q,2),Me=C(je,!0);k(X),D((e,t,n)=>{c(X,`aria-busy`,f(B)),we=o(X,1,`svelte-1wah7ro`,null,we,{big:j()}),c(Z,`aria-label`,e),c(Z,`aria-expanded`,f(W)),c(Z,`aria-controls`,`${w}-list`),c(Z,`aria-activedescendant`,f(W)&&f(P)>=0?`${w}-${f(P)}`:void 0),c(Z,`placeholder`,t),Te=o(Q,1,`panel svelte-1wah7ro`,null,Te,{shown:f(W)}),c($,`id`,`${w}-list`),c($,`aria-label`,n),A(Me,f(ce))},[()=>S(`search.label`),()=>S(j()?`search.placeholder`:`search.short`),()=>S(`search.offers`)]),d(`submit`,X,xe),r(`input`,Z,de),r(`keydown`,Z,Ce),d(`focus`,Z,()=>O(N,!0)),d(`blur`,Z,()=>O(N,!1)),ie(Z,()=>f(M),e=>O(M,e)),u(l,X),te()}w([`input`,`keydown`,`pointerdown`,`click`]);export{J as t};