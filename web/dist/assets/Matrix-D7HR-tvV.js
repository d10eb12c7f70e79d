import{$ as e,A as t,Ct as n,F as r,G as i,I as a,R as o,U as s,V as c,X as l,Y as u,Z as d,_t as f,at as p,ct as m,f as h,ft as g,gt as _,it as v,k as y,lt as b,m as x,mt as ee,n as S,ot as C,rt as w,st as T,t as E,u as D,vt as te,w as O,y as k,yt as ne}from"./state.svelte-Bel8fM86.js";import{i as re,t as A}from"./TypedDocumentString-aAGk6xpd.js";import{t as ie}from"./load.svelte-CzDX80sX.js";import{t as ae}from"./names.svelte-D4ysIvCK.js";import{c as j,i as M,l as oe,n as N,o as P,r as F,s as I,t as L,u as R}from"./matrix-DN3_j6KE.js";import{t as z}from"./Nothing-O52PE-HU.js";import{n as B,t as V}from"./save-kwDlXgk0.js";import{t as H}from"./State-C3QDyUC7.js";import{t as U}from"./csv-DkAkWx8Y.js";import{n as W,t as G}from"./query-BG6RAZ08.js";import{t as se}from"./paper-D0CzObBQ.js";var ce=new A(`
    query SheetMatrix($rows: EntityKind!, $columns: EntityKind!, $involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $roles: [Predicate!], $top: Int!) {
  cooccurrence(
    rows: $rows
    columns: $columns
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    roles: $roles
    top: $top
  ) {
    rows {
      count
      entity {
        id
        kind
        label
      }
    }
    columns {
      count
      entity {
        id
        kind
        label
      }
    }
    cells {
      rowIndex
      columnIndex
      count
    }
    omittedRows
    omittedColumns
    taskCount
    jointCount
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
  }
}
    `),K=(e,t)=>{let n=document.createElement(e);return t!==``&&(n.className=t),n};function q(e,t,{line:n,cell:r,say:i}){let[a,o]=[K(`td`,`zero`),K(`td`,`self`)];o.ariaHidden=`true`;let s=K(`td`,`number`);s.append(document.createElement(`a`));let c=t.rows.map((e,c)=>{let l=K(`tr`,``),u=K(`th`,``);u.scope=`row`;let d=document.createElement(`a`);d.href=n(e.id),d.title=d.textContent=e.label,u.append(d);let f=K(`td`,`sum number`);f.textContent=String(e.count),l.append(u,f);for(let[n,u]of t.columns.entries()){let d=t.counts[c]?.[n]??null;if(!d){l.append((d===null?o:a).cloneNode());continue}let f=s.cloneNode(!0);f.dataset.shade=String(P(d,t.most)),f.dataset.row=String(c),f.dataset.column=String(n);let p=f.firstChild;p.href=r(e.id,u.id),p.tabIndex=-1,p.ariaLabel=i(e.label,u.label,d),p.textContent=String(d),l.append(f)}return l});e.replaceChildren(...c)}var J=i(`<col/>`),le=i(`<th class="head svelte-zsfetz" scope="col"><a class="svelte-zsfetz"> </a></th>`),ue=i(`<td class="number svelte-zsfetz"> </td>`),de=i(`<div role="region" tabindex="0"><table class="svelte-zsfetz"><caption class="visually-hidden"> </caption><colgroup><col/><col/><!></colgroup><thead class="svelte-zsfetz"><tr><th class="corner svelte-zsfetz" scope="col"><span class="across svelte-zsfetz"> </span><span class="down"> </span></th><th class="sum head svelte-zsfetz" scope="col"><span class="svelte-zsfetz"> </span></th><!></tr><tr class="sums svelte-zsfetz"><th scope="row" class="svelte-zsfetz"> </th><td class="sum svelte-zsfetz"></td><!></tr></thead><tbody class="svelte-zsfetz"></tbody></table></div>`);function fe(i,a){ne(a,!0);let o=ee(void 0),u=ee(void 0),p=null,_=f(()=>M([S(`matrix.sum`),...a.grid.columns.map(e=>e.label)])),T=e=>D(x(`entity`,E.route,{id:e}));v(()=>{e(u)&&(q(e(u),a.grid,{line:T,cell:(e,t)=>D(x(`list`,E.route,{question:L(a.question,[a.sides.rows,a.sides.columns],[e,t])})),say:(e,t,n)=>S(`matrix.cell`,{row:e,column:t,n})}),re(e(u).querySelector(`td a`)))});function re(e){p&&(p.tabIndex=-1),p=e,p&&(p.tabIndex=0)}let A=e=>e.target.closest(`td[data-row]`);function ie(t){if(t.ctrlKey||t.metaKey||t.altKey)return;let n=A(t);if(!n)return;let r={row:Number(n.dataset.row),column:Number(n.dataset.column)},i={Home:`ArrowRight`,End:`ArrowLeft`,PageUp:`ArrowDown`,PageDown:`ArrowUp`},s=t.key;for(;;){let e=R(s,r,a.grid.rows.length,a.grid.columns.length);if(!e)return;t.preventDefault();let n=s===t.key;if(e.row===r.row&&e.column===r.column&&!(n&&i[s]))return;if(r=e,(a.grid.counts[r.row]?.[r.column]??0)>0)break;s=i[s]??s}e(o)?.querySelector(`td[data-row="${r.row}"][data-column="${r.column}"] a`)?.focus()}function ae(t){j();let n=A(t);if(!n)return;let r=n.firstElementChild;r.title=r.ariaLabel??``,t.type===`focusin`&&re(r),n.parentElement?.classList.add(`hot`);for(let t of e(o)?.querySelectorAll(`[data-head="${n.dataset.column}"]`)??[])t.classList.add(`hot`)}function j(){for(let t of e(o)?.querySelectorAll(`.hot`)??[])t.classList.remove(`hot`)}function oe(e){let t=e.target.closest(`a`);!t||e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey||(e.preventDefault(),E.go(h(t.pathname,t.search)))}var N=de();let P;var F=C(N);let I;var z=C(F),B=m(z),V=b(z),H=b(C(V),2);r(H,19,()=>a.grid.columns,e=>e.id,(t,n,r)=>{var i=J();w(()=>O(i,`data-head`,e(r))),s(t,i)}),n(V);var U=b(V),W=C(U),G=C(W),se=C(G),ce=m(se),K=b(se),fe=m(K);n(G);var Y=b(G),pe=C(Y),me=m(pe,!0);n(Y);var he=b(Y);r(he,19,()=>a.grid.columns,e=>e.id,(t,r,i)=>{var a=le(),o=C(a),l=m(o,!0);n(a),w(t=>{O(a,`data-head`,e(i)),O(o,`href`,t),O(o,`title`,e(r).label),c(l,e(r).label)},[()=>T(e(r).id)]),s(t,a)}),n(W);var ge=b(W),X=C(ge),_e=m(X,!0),Z=b(X,2);r(Z,17,()=>a.grid.columns,e=>e.id,(t,n)=>{var r=ue(),i=m(r,!0);w(()=>c(i,e(n).count)),s(t,r)}),n(ge),n(U);var ve=b(U);k(ve,e=>g(u,e),()=>e(u)),n(F),k(F,e=>g(o,e),()=>e(o)),n(N),w((n,r,i,o,s,l,u)=>{P=t(N,1,`frame card svelte-zsfetz`,null,P,{busy:a.busy}),O(N,`aria-label`,n),I=y(F,``,I,{"--head":`${e(_)??``}px`}),c(B,`${r??``}. ${i??``}`),c(ce,`${a.names.columns??``} →`),c(fe,`${a.names.rows??``} ↓`),O(Y,`title`,o),c(me,s),O(X,`title`,l),c(_e,u)},[()=>S(`matrix.caption`,a.names),()=>S(`matrix.caption`,a.names),()=>S(`matrix.keys`),()=>S(`matrix.sum.why`),()=>S(`matrix.sum`),()=>S(`matrix.sum.why`),()=>S(`matrix.sum`)]),l(`keydown`,F,ie),l(`click`,F,oe),l(`mouseover`,F,ae),l(`focusin`,F,ae),d(`mouseleave`,F,j),l(`focusout`,F,j),s(i,N),te()}u([`keydown`,`click`,`mouseover`,`focusin`,`focusout`]);function Y(e,t,n){let r=e.map(e=>e.replace(/[\u0000-\u001f\u007f/\\:*?"<>|\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufffd]/g,`_`).trim()).filter(e=>e!==``).map(e=>Array.from(e).length>30?`${Array.from(e).slice(0,29).join(``)}…`:e),i=[t.getFullYear(),t.getMonth()+1,t.getDate()].map(e=>String(e).padStart(2,`0`)).join(`-`),a=Array.from(r.join(` `)).slice(0,60).join(``).replace(/^[. ]+|[. ]+$/g,``);return`${a===``?``:`${a} `}${i}.${n}`}var pe=i(`<p> </p>`),me=i(`<li class="svelte-n9eo1h"> </li>`),he=i(`<div class="sheet svelte-n9eo1h"><!></div>`),ge=i(`<p class="soft"></p>`),X=i(`<div class="told svelte-n9eo1h"><p> </p> <!> <!> <ul class="legend svelte-n9eo1h"></ul></div> <!> <!>`,1),_e=i(`<h1 class="visually-hidden"> </h1> <div class="bar no-print svelte-n9eo1h"><!> <button class="button swap svelte-n9eo1h" type="button">⇄</button> <!> <!> <span class="spring svelte-n9eo1h"></span> <button class="button" type="button"> </button> <button class="button" type="button"> </button></div> <!>`,1);function Z(t,i){ne(i,!0);let u=[`20`,`30`,`50`,`100`],h=(e,t)=>oe.find(t=>t===e)??t,y=f(()=>E.route.question),D=f(()=>h(E.route.options.rows,`AGENCY`)),k=f(()=>h(E.route.options.columns,`REGION`)),A=f(()=>u.find(e=>e===E.route.options.top)??`30`),M=new ie;v(()=>{let t={question:e(y),rows:e(D),columns:e(k)},{involving:n,match:r,where:i,reach:a}=G(e(y)),o=e(y).roles.filter(e=>W.includes(e)),s={rows:e(D),columns:e(k),involving:n,match:r,where:i,reach:a,roles:o.length>0?o:null,top:Number(e(A))};return M.ask(async n=>({answer:(await re(ce,s,{signal:n,at:e(y).at})).cooccurrence,...t})),M.stop});let P=ee(!1);v(se);let L=f(()=>M.value),R=f(()=>{if(!e(L))return null;let t=({entity:e,count:t})=>({id:e.id,label:e.label,count:t});return N(e(L).answer.rows.map(t),e(L).answer.columns.map(t),e(L).answer.cells,e(L).rows===e(L).columns)}),K=e=>S(`kind.${e}`),q=f(()=>({rows:K(e(L)?.rows??e(D)),columns:K(e(L)?.columns??e(k))}));function J(e){E.go(x(`matrix`,E.route,{options:{...E.route.options,...e}}))}function le(){if(!e(R))return;let t=F(e(R),`${e(q).rows} \\ ${e(q).columns}`,S(`matrix.sum`)),n=e(y).involving.map(e=>ae.get(e)?.label??e).join(`、`);V(Y([n,S(`view.matrix`),`${e(q).rows}×${e(q).columns}`],new Date,`csv`),`text/csv`,U(t))}let ue=f(()=>oe.map(e=>({value:e,label:K(e)}))),de=f(()=>[...e(L)?.answer.suggestions??[],...e(L)?.answer.candidates??[]]);var Z=_e();d(`beforeprint`,p,()=>_(()=>g(P,!0))),d(`afterprint`,p,()=>g(P,!1));var ve=T(Z),ye=m(ve,!0),be=b(ve,2),xe=C(be);{let t=f(()=>S(`matrix.rows`));B(xe,{get label(){return e(t)},get value(){return e(D)},get choices(){return e(ue)},onchange:e=>J({rows:e})})}var Q=b(xe,2),Se=b(Q,2);{let t=f(()=>S(`matrix.columns`));B(Se,{get label(){return e(t)},get value(){return e(k)},get choices(){return e(ue)},onchange:e=>J({columns:e})})}var Ce=b(Se,2);{let t=f(()=>S(`matrix.top`)),n=f(()=>u.map(e=>({value:e,label:e})));B(Ce,{get label(){return e(t)},get value(){return e(A)},get choices(){return e(n)},onchange:e=>J({top:e})})}var $=b(Ce,4),we=m($,!0),Te=b($,2),Ee=m(Te,!0);n(be);var De=b(be,2),Oe=e=>{H(e,{get error(){return M.error},get retry(){return M.retry}})},ke=e=>{H(e,{rows:9})},Ae=t=>{{let n=f(()=>S(`matrix.none`,e(q))),r=f(()=>S(`matrix.none.hint`));z(t,{get title(){return e(n)},get hint(){return e(r)},get meant(){return e(de)}})}},je=t=>{var i=X(),l=T(i),u=C(l),d=m(u,!0),f=b(u,2),p=t=>{var n=pe(),r=m(n,!0);w(e=>c(r,e),[()=>S(`matrix.omitted.rows`,{n:e(L).answer.omittedRows})]),s(t,n)};o(f,t=>{e(L).answer.omittedRows>0&&t(p)});var h=b(f,2),g=t=>{var n=pe(),r=m(n,!0);w(e=>c(r,e),[()=>S(`matrix.omitted.columns`,{n:e(L).answer.omittedColumns})]),s(t,n)};o(h,t=>{e(L).answer.omittedColumns>0&&t(g)});var _=b(h,2);r(_,21,()=>I(e(R).most),e=>e.shade,(t,n)=>{var r=me(),i=m(r,!0);w(()=>{O(r,`data-shade`,e(n).shade),c(i,e(n).from===e(n).to?e(n).from:`${e(n).from}–${e(n).to}`)}),s(t,r)}),n(_),n(l);var v=b(l,2);r(v,17,()=>e(P)?j(e(R),32):[e(R)],a,(t,r)=>{var i=he();fe(C(i),{get grid(){return e(r)},get question(){return e(L).question},get sides(){return e(L)},get names(){return e(q)},get busy(){return M.busy}}),n(i),s(t,i)});var y=b(v,2),x=e=>{var t=ge();t.textContent=location.href,s(e,t)};o(y,t=>{e(P)&&t(x)}),w((e,t)=>{c(d,e),O(_,`aria-label`,t)},[()=>S(`matrix.joint`,{all:e(L).answer.taskCount,n:e(L).answer.jointCount,...e(q)}),()=>S(`sheet.tasks`)]),s(t,i)};o(De,t=>{M.error?t(Oe):!e(R)||!e(L)?t(ke,1):e(R).rows.length===0?t(Ae,2):t(je,-1)}),w((t,n,r,i,a)=>{c(ye,t),O(Q,`title`,n),O(Q,`aria-label`,r),$.disabled=!e(R)||e(R).rows.length===0,c(we,i),c(Ee,a)},[()=>S(`view.matrix`),()=>S(`matrix.swap`),()=>S(`matrix.swap`),()=>S(`sheet.csv`),()=>S(`sheet.print`)]),l(`click`,Q,()=>J({rows:e(k),columns:e(D)})),l(`click`,$,le),l(`click`,Te,()=>print()),s(t,Z),te()}u([`click`]);export{Z as default};