import{B as e,Ct as t,H as n,J as r,L as i,O as a,P as o,Q as s,S as c,St as l,U as u,W as d,X as f,Y as p,_t as m,ct as h,d as g,ft as _,g as v,lt as y,mt as b,n as x,nt as S,ot as C,q as ee,rt as w,st as T,t as E,ut as te,vt as D,yt as ne}from"./state.svelte-ByKaEAi7.js";import{i as re,t as O}from"./TypedDocumentString-Bs9moOO4.js";import{t as k}from"./load.svelte-BMRLA8KC.js";import{n as ie,t as A}from"./State-Cu449W0H.js";import{n as j,t as M}from"./Select-BRv-kBZN.js";import{t as N}from"./csv-DkAkWx8Y.js";import{a as ae,c as oe,n as P,o as se,r as F,s as I,t as ce}from"./matrix-BQAnj3Mf.js";import{n as L,t as le}from"./query-Bohf9mV1.js";import{t as ue}from"./save-DI2QIwSC.js";var de=new O(`
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
    `),fe=d(`<p> </p>`),pe=d(`<li class="svelte-n9eo1h"> </li>`),me=d(`<th scope="col"><!></th>`),he=d(`<td class="number svelte-n9eo1h"> </td>`),ge=d(`<td class="self svelte-n9eo1h" aria-hidden="true"></td>`),_e=d(`<td></td>`),ve=d(`<td class="number svelte-n9eo1h"><!></td>`),ye=d(`<tr class="svelte-n9eo1h"><th scope="row"><!></th><td class="sum number svelte-n9eo1h"> </td><!></tr>`),be=d(`<div class="told svelte-n9eo1h"><p> </p> <!> <!> <ul class="legend svelte-n9eo1h"></ul></div> <div role="region" tabindex="0"><table class="svelte-n9eo1h"><caption class="visually-hidden"> </caption><thead class="svelte-n9eo1h"><tr class="svelte-n9eo1h"><th class="corner svelte-n9eo1h" scope="col"><span class="across svelte-n9eo1h"> </span><span class="down"> </span></th><th class="sum head svelte-n9eo1h" scope="col"><span class="svelte-n9eo1h"> </span></th><!></tr><tr class="sums svelte-n9eo1h"><th scope="row" class="svelte-n9eo1h"> </th><td class="sum svelte-n9eo1h"></td><!></tr></thead><tbody class="svelte-n9eo1h"></tbody></table></div>`,1),R=d(`<h1 class="visually-hidden"> </h1> <div class="bar no-print svelte-n9eo1h"><!> <button class="button swap svelte-n9eo1h" type="button">⇄</button> <!> <!> <span class="spring svelte-n9eo1h"></span> <button class="button" type="button"> </button> <button class="button" type="button"> </button></div> <!>`,1);function z(r,d){ne(d,!0);let O=[`20`,`30`,`50`,`100`],z=(e,t)=>I.find(t=>t===e)??t,B=m(()=>E.route.question),V=m(()=>z(E.route.options.rows,`AGENCY`)),H=m(()=>z(E.route.options.columns,`REGION`)),U=m(()=>O.find(e=>e===E.route.options.top)??`30`),W=new k;w(()=>{let e={question:s(B),rows:s(V),columns:s(H)},{involving:t,match:n,where:r,reach:i}=le(s(B)),a=s(B).roles.filter(e=>L.includes(e)),o={rows:s(V),columns:s(H),involving:t,match:n,where:r,reach:i,roles:a.length>0?a:null,top:Number(s(U))};return W.ask(async t=>({answer:(await re(de,o,{signal:t,at:s(B).at})).cooccurrence,...e})),W.stop});let G=m(()=>W.value),K=m(()=>{if(!s(G))return null;let e=({entity:e,count:t})=>({id:e.id,label:e.label,count:t});return P(s(G).answer.rows.map(e),s(G).answer.columns.map(e),s(G).answer.cells,s(G).rows===s(G).columns)}),q=e=>x(`kind.${e}`),J=m(()=>({rows:q(s(G)?.rows??s(V)),columns:q(s(G)?.columns??s(H))})),Y=b(te({row:0,column:0})),X=b(null),xe=b(void 0),Se=m(()=>{if(!s(K))return{row:-1,column:-1};if((s(K).counts[s(Y).row]?.[s(Y).column]??0)>0)return s(Y);for(let[e,t]of s(K).counts.entries()){let n=t.findIndex(e=>(e??0)>0);if(n>=0)return{row:e,column:n}}return{row:-1,column:-1}});function Z(e){E.go(g(`matrix`,E.route,{options:{...E.route.options,...e}}))}function Ce(e){if(!s(K)||e.ctrlKey||e.metaKey||e.altKey)return;let t=e.target.closest(`td[data-row]`);if(!t)return;let n={row:Number(t.dataset.row),column:Number(t.dataset.column)},r={Home:`ArrowRight`,End:`ArrowLeft`,PageUp:`ArrowDown`,PageDown:`ArrowUp`},i=e.key;for(;;){let t=oe(i,n,s(K).rows.length,s(K).columns.length);if(!t)return;e.preventDefault();let a=i===e.key;if(t.row===n.row&&t.column===n.column&&!(a&&r[i]))return;if(n=t,(s(K).counts[n.row]?.[n.column]??0)>0)break;i=r[i]??i}_(Y,n,!0),s(xe)?.querySelector(`td[data-row="${n.row}"][data-column="${n.column}"] a`)?.focus()}function we(e){let t=e.target.closest(`td[data-row]`);_(X,t?{row:Number(t.dataset.row),column:Number(t.dataset.column)}:null,!0)}function Te(){if(!s(K))return;let e=F(s(K),`${s(J).rows} \\ ${s(J).columns}`,x(`matrix.sum`));ue(`${x(`view.matrix`)}-${s(J).rows}-${s(J).columns}.csv`,`text/csv`,N(e))}let Ee=m(()=>I.map(e=>({value:e,label:q(e)}))),De=m(()=>[...s(G)?.answer.suggestions??[],...s(G)?.answer.candidates??[]]);var Oe=R(),ke=T(Oe),Ae=h(ke,!0),je=y(ke,2),Me=C(je);{let e=m(()=>x(`matrix.rows`));M(Me,{get label(){return s(e)},get value(){return s(V)},get choices(){return s(Ee)},onchange:e=>Z({rows:e})})}var Q=y(Me,2),Ne=y(Q,2);{let e=m(()=>x(`matrix.columns`));M(Ne,{get label(){return s(e)},get value(){return s(H)},get choices(){return s(Ee)},onchange:e=>Z({columns:e})})}var Pe=y(Ne,2);{let e=m(()=>x(`matrix.top`)),t=m(()=>O.map(e=>({value:e,label:e})));M(Pe,{get label(){return s(e)},get value(){return s(U)},get choices(){return s(t)},onchange:e=>Z({top:e})})}var $=y(Pe,4),Fe=h($,!0),Ie=y($,2),Le=h(Ie,!0);t(je);var Re=y(je,2),ze=e=>{A(e,{get error(){return W.error},get retry(){return W.retry}})},Be=e=>{A(e,{rows:9})},Ve=e=>{{let t=m(()=>x(`matrix.none`,s(J))),n=m(()=>x(`matrix.none.hint`));j(e,{get title(){return s(t)},get hint(){return s(n)},get meant(){return s(De)}})}},He=r=>{var d=be(),b=T(d),w=C(b),te=h(w,!0),D=y(w,2),ne=t=>{var r=fe(),i=h(r,!0);S(t=>e(i,t),[()=>x(`matrix.omitted.rows`,{n:s(G).answer.omittedRows})]),n(t,r)};i(D,e=>{s(G).answer.omittedRows>0&&e(ne)});var re=y(D,2),O=t=>{var r=fe(),i=h(r,!0);S(t=>e(i,t),[()=>x(`matrix.omitted.columns`,{n:s(G).answer.omittedColumns})]),n(t,r)};i(re,e=>{s(G).answer.omittedColumns>0&&e(O)});var k=y(re,2);o(k,21,()=>se(s(K).most),e=>e.shade,(t,r)=>{var i=pe(),a=h(i,!0);S(()=>{c(i,`data-shade`,s(r).shade),e(a,s(r).from===s(r).to?s(r).from:`${s(r).from}–${s(r).to}`)}),n(t,i)}),t(k),t(b);var A=y(b,2);let j;var M=C(A),N=C(M),oe=h(N),P=y(N),F=C(P),I=C(F),L=C(I),le=h(L),ue=y(L),de=h(ue);t(I);var R=y(I),z=C(R),B=h(z,!0);t(R);var V=y(R);o(V,19,()=>s(K).columns,e=>e.id,(r,i,o)=>{var c=me();let u;var d=C(c);{let t=m(()=>g(`entity`,E.route,{id:s(i).id}));ie(d,{get route(){return s(t)},get title(){return s(i).label},children:(t,r)=>{l();var a=ee();S(()=>e(a,s(i).label)),n(t,a)},$$slots:{default:!0}})}t(c),S(()=>u=a(c,1,`head svelte-n9eo1h`,null,u,{hot:s(X)?.column===s(o)})),n(r,c)}),t(F);var H=y(F),U=C(H),q=h(U,!0),Y=y(U,2);o(Y,17,()=>s(K).columns,e=>e.id,(t,r)=>{var i=he(),a=h(i,!0);S(()=>e(a,s(r).count)),n(t,i)}),t(H),t(P);var Z=y(P);o(Z,23,()=>s(K).rows,e=>e.id,(r,d,f)=>{var p=ye(),_=C(p);let v;var b=C(_);{let t=m(()=>g(`entity`,E.route,{id:s(d).id}));ie(b,{get route(){return s(t)},get title(){return s(d).label},children:(t,r)=>{l();var i=ee();S(()=>e(i,s(d).label)),n(t,i)},$$slots:{default:!0}})}t(_);var w=y(_),te=h(w,!0),D=y(w);o(D,19,()=>s(K).columns,e=>e.id,(r,o,p)=>{let h=m(()=>s(K).counts[s(f)]?.[s(p)]??null);var _=u(),v=T(_),y=e=>{var t=ge();n(e,t)},b=e=>{var t=_e();let r;S(()=>r=a(t,1,`zero svelte-n9eo1h`,null,r,{cross:s(X)!==null&&(s(X).row===s(f)||s(X).column===s(p))})),n(e,t)},w=r=>{var i=ve(),a=C(i);{let t=m(()=>g(`list`,E.route,{question:ce(s(G).question,[s(G).rows,s(G).columns],[s(d).id,s(o).id])})),r=m(()=>s(Se).row===s(f)&&s(Se).column===s(p)?0:-1),i=m(()=>x(`matrix.cell`,{row:s(d).label,column:s(o).label,n:s(h)})),c=m(()=>x(`matrix.cell`,{row:s(d).label,column:s(o).label,n:s(h)}));ie(a,{get route(){return s(t)},get tabindex(){return s(r)},get"aria-label"(){return s(i)},get title(){return s(c)},children:(t,r)=>{l();var i=ee();S(()=>e(i,s(h))),n(t,i)},$$slots:{default:!0}})}t(i),S(e=>{c(i,`data-shade`,e),c(i,`data-row`,s(f)),c(i,`data-column`,s(p))},[()=>ae(s(h),s(K).most)]),n(r,i)};i(v,e=>{s(h)===null?e(y):s(h)===0?e(b,1):e(w,-1)}),n(r,_)}),t(p),S(()=>{v=a(_,1,`svelte-n9eo1h`,null,v,{hot:s(X)?.row===s(f)}),e(te,s(d).count)}),n(r,p)}),t(Z),t(M),v(M,e=>_(xe,e),()=>s(xe)),t(A),S((t,n,r,i,o,l,u,d,f)=>{e(te,t),c(k,`aria-label`,n),j=a(A,1,`frame card svelte-n9eo1h`,null,j,{busy:W.busy}),c(A,`aria-label`,r),e(oe,`${i??``}. ${o??``}`),e(le,`${s(J).columns??``} →`),e(de,`${s(J).rows??``} ↓`),c(R,`title`,l),e(B,u),c(U,`title`,d),e(q,f)},[()=>x(`matrix.joint`,{all:s(G).answer.taskCount,n:s(G).answer.jointCount,...s(J)}),()=>x(`sheet.tasks`),()=>x(`matrix.caption`,s(J)),()=>x(`matrix.caption`,s(J)),()=>x(`matrix.keys`),()=>x(`matrix.sum.why`),()=>x(`matrix.sum`),()=>x(`matrix.sum.why`),()=>x(`matrix.sum`)]),p(`keydown`,M,Ce),p(`mouseover`,M,we),p(`focusin`,M,we),f(`mouseleave`,M,()=>_(X,null)),p(`focusout`,M,()=>_(X,null)),n(r,d)};i(Re,e=>{W.error?e(ze):!s(K)||!s(G)?e(Be,1):s(K).rows.length===0?e(Ve,2):e(He,-1)}),S((t,n,r,i,a)=>{e(Ae,t),c(Q,`title`,n),c(Q,`aria-label`,r),$.disabled=!s(K)||s(K).rows.length===0,e(Fe,i),e(Le,a)},[()=>x(`view.matrix`),()=>x(`matrix.swap`),()=>x(`matrix.swap`),()=>x(`sheet.csv`),()=>x(`sheet.print`)]),p(`click`,Q,()=>Z({rows:s(H),columns:s(V)})),p(`click`,$,Te),p(`click`,Ie,()=>print()),n(r,Oe),D()}r([`click`,`keydown`,`mouseover`,`focusin`,`focusout`]);export{z as default};