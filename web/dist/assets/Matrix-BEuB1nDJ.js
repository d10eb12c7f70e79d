import{B as e,H as t,J as n,L as r,O as i,P as a,Q as o,S as s,St as c,U as l,W as u,X as d,Y as f,_t as p,at as m,ct as h,d as g,dt as _,g as v,gt as y,lt as b,n as x,nt as S,ot as C,pt as w,q as ee,rt as T,st as E,t as D,vt as te,xt as O}from"./state.svelte-DkYVTSN4.js";import{a as k,n as A,o as j,t as M}from"./State-BVP7KfU9.js";import{t as N}from"./load.svelte-B2sRQKDr.js";import{n as ne,t as P}from"./Select-D4d8wGFo.js";import{t as re}from"./csv-DkAkWx8Y.js";import{a as ie,c as ae,n as F,o as oe,r as I,s as L,t as se}from"./matrix-BQAnj3Mf.js";import{n as ce,t as le}from"./query-Bohf9mV1.js";import{t as ue}from"./save-DI2QIwSC.js";var de=new A(`
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
    `),fe=u(`<p> </p>`),pe=u(`<li class="svelte-n9eo1h"> </li>`),me=u(`<th scope="col"><!></th>`),he=u(`<td class="number svelte-n9eo1h"> </td>`),ge=u(`<td class="self svelte-n9eo1h" aria-hidden="true"></td>`),_e=u(`<td></td>`),ve=u(`<td class="number svelte-n9eo1h"><!></td>`),ye=u(`<tr class="svelte-n9eo1h"><th scope="row"><!></th><td class="sum number svelte-n9eo1h"> </td><!></tr>`),be=u(`<div class="told svelte-n9eo1h"><p> </p> <!> <!> <ul class="legend svelte-n9eo1h"></ul></div> <div role="region" tabindex="0"><table class="svelte-n9eo1h"><caption class="visually-hidden"> </caption><thead class="svelte-n9eo1h"><tr class="svelte-n9eo1h"><th class="corner svelte-n9eo1h" scope="col"><span class="across svelte-n9eo1h"> </span><span class="down"> </span></th><th class="sum head svelte-n9eo1h" scope="col"><span class="svelte-n9eo1h"> </span></th><!></tr><tr class="sums svelte-n9eo1h"><th scope="row" class="svelte-n9eo1h"> </th><td class="sum svelte-n9eo1h"></td><!></tr></thead><tbody class="svelte-n9eo1h"></tbody></table></div>`,1),R=u(`<h1 class="visually-hidden"> </h1> <div class="bar no-print svelte-n9eo1h"><!> <button class="button swap svelte-n9eo1h" type="button">⇄</button> <!> <!> <span class="spring svelte-n9eo1h"></span> <button class="button" type="button"> </button> <button class="button" type="button"> </button></div> <!>`,1);function z(n,u){te(u,!0);let A=[`20`,`30`,`50`,`100`],z=(e,t)=>L.find(t=>t===e)??t,B=y(()=>D.route.question),V=y(()=>z(D.route.options.rows,`AGENCY`)),H=y(()=>z(D.route.options.columns,`REGION`)),U=y(()=>A.find(e=>e===D.route.options.top)??`30`),W=new N;T(()=>{let e={question:o(B),rows:o(V),columns:o(H)},{involving:t,match:n,where:r,reach:i}=le(o(B)),a=o(B).roles.filter(e=>ce.includes(e)),s={rows:o(V),columns:o(H),involving:t,match:n,where:r,reach:i,roles:a.length>0?a:null,top:Number(o(U))};return W.ask(async t=>({answer:(await k(de,s,{signal:t,at:o(B).at})).cooccurrence,...e})),W.stop});let G=y(()=>W.value),K=y(()=>{if(!o(G))return null;let e=({entity:e,count:t})=>({id:e.id,label:e.label,count:t});return F(o(G).answer.rows.map(e),o(G).answer.columns.map(e),o(G).answer.cells,o(G).rows===o(G).columns)}),q=e=>x(`kind.${e}`),J=y(()=>({rows:q(o(G)?.rows??o(V)),columns:q(o(G)?.columns??o(H))})),Y=w(b({row:0,column:0})),X=w(null),xe=w(void 0),Se=y(()=>{if(!o(K))return{row:-1,column:-1};if((o(K).counts[o(Y).row]?.[o(Y).column]??0)>0)return o(Y);for(let[e,t]of o(K).counts.entries()){let n=t.findIndex(e=>(e??0)>0);if(n>=0)return{row:e,column:n}}return{row:-1,column:-1}});function Z(e){D.go(g(`matrix`,D.route,{options:{...D.route.options,...e}}))}function Ce(e){if(!o(K)||e.ctrlKey||e.metaKey||e.altKey)return;let t=e.target.closest(`td[data-row]`);if(!t)return;let n={row:Number(t.dataset.row),column:Number(t.dataset.column)},r={Home:`ArrowRight`,End:`ArrowLeft`,PageUp:`ArrowDown`,PageDown:`ArrowUp`},i=e.key;for(;;){let t=ae(i,n,o(K).rows.length,o(K).columns.length);if(!t)return;e.preventDefault();let a=i===e.key;if(t.row===n.row&&t.column===n.column&&!(a&&r[i]))return;if(n=t,(o(K).counts[n.row]?.[n.column]??0)>0)break;i=r[i]??i}_(Y,n,!0),o(xe)?.querySelector(`td[data-row="${n.row}"][data-column="${n.column}"] a`)?.focus()}function we(e){let t=e.target.closest(`td[data-row]`);_(X,t?{row:Number(t.dataset.row),column:Number(t.dataset.column)}:null,!0)}function Te(){if(!o(K))return;let e=I(o(K),`${o(J).rows} \\ ${o(J).columns}`,x(`matrix.sum`));ue(`${x(`view.matrix`)}-${o(J).rows}-${o(J).columns}.csv`,`text/csv`,re(e))}let Ee=y(()=>L.map(e=>({value:e,label:q(e)}))),De=y(()=>[...o(G)?.answer.suggestions??[],...o(G)?.answer.candidates??[]]);var Oe=R(),ke=C(Oe),Ae=E(ke,!0),je=h(ke,2),Me=m(je);{let e=y(()=>x(`matrix.rows`));P(Me,{get label(){return o(e)},get value(){return o(V)},get choices(){return o(Ee)},onchange:e=>Z({rows:e})})}var Q=h(Me,2),Ne=h(Q,2);{let e=y(()=>x(`matrix.columns`));P(Ne,{get label(){return o(e)},get value(){return o(H)},get choices(){return o(Ee)},onchange:e=>Z({columns:e})})}var Pe=h(Ne,2);{let e=y(()=>x(`matrix.top`)),t=y(()=>A.map(e=>({value:e,label:e})));P(Pe,{get label(){return o(e)},get value(){return o(U)},get choices(){return o(t)},onchange:e=>Z({top:e})})}var $=h(Pe,4),Fe=E($,!0),Ie=h($,2),Le=E(Ie,!0);c(je);var Re=h(je,2),ze=e=>{M(e,{get error(){return W.error},get retry(){return W.retry}})},Be=e=>{M(e,{rows:9})},Ve=e=>{{let t=y(()=>x(`matrix.none`,o(J))),n=y(()=>x(`matrix.none.hint`));ne(e,{get title(){return o(t)},get hint(){return o(n)},get meant(){return o(De)}})}},He=n=>{var u=be(),p=C(u),b=m(p),w=E(b,!0),T=h(b,2),te=n=>{var r=fe(),i=E(r,!0);S(t=>e(i,t),[()=>x(`matrix.omitted.rows`,{n:o(G).answer.omittedRows})]),t(n,r)};r(T,e=>{o(G).answer.omittedRows>0&&e(te)});var k=h(T,2),A=n=>{var r=fe(),i=E(r,!0);S(t=>e(i,t),[()=>x(`matrix.omitted.columns`,{n:o(G).answer.omittedColumns})]),t(n,r)};r(k,e=>{o(G).answer.omittedColumns>0&&e(A)});var M=h(k,2);a(M,21,()=>oe(o(K).most),e=>e.shade,(n,r)=>{var i=pe(),a=E(i,!0);S(()=>{s(i,`data-shade`,o(r).shade),e(a,o(r).from===o(r).to?o(r).from:`${o(r).from}–${o(r).to}`)}),t(n,i)}),c(M),c(p);var N=h(p,2);let ne;var P=m(N),re=m(P),ae=E(re),F=h(re),I=m(F),L=m(I),ce=m(L),le=E(ce),ue=h(ce),de=E(ue);c(L);var R=h(L),z=m(R),B=E(z,!0);c(R);var V=h(R);a(V,19,()=>o(K).columns,e=>e.id,(n,r,a)=>{var s=me();let l;var u=m(s);{let n=y(()=>g(`entity`,D.route,{id:o(r).id}));j(u,{get route(){return o(n)},get title(){return o(r).label},children:(n,i)=>{O();var a=ee();S(()=>e(a,o(r).label)),t(n,a)},$$slots:{default:!0}})}c(s),S(()=>l=i(s,1,`head svelte-n9eo1h`,null,l,{hot:o(X)?.column===o(a)})),t(n,s)}),c(I);var H=h(I),U=m(H),q=E(U,!0),Y=h(U,2);a(Y,17,()=>o(K).columns,e=>e.id,(n,r)=>{var i=he(),a=E(i,!0);S(()=>e(a,o(r).count)),t(n,i)}),c(H),c(F);var Z=h(F);a(Z,23,()=>o(K).rows,e=>e.id,(n,u,d)=>{var f=ye(),p=m(f);let _;var v=m(p);{let n=y(()=>g(`entity`,D.route,{id:o(u).id}));j(v,{get route(){return o(n)},get title(){return o(u).label},children:(n,r)=>{O();var i=ee();S(()=>e(i,o(u).label)),t(n,i)},$$slots:{default:!0}})}c(p);var b=h(p),w=E(b,!0),T=h(b);a(T,19,()=>o(K).columns,e=>e.id,(n,a,f)=>{let p=y(()=>o(K).counts[o(d)]?.[o(f)]??null);var h=l(),_=C(h),v=e=>{var n=ge();t(e,n)},b=e=>{var n=_e();let r;S(()=>r=i(n,1,`zero svelte-n9eo1h`,null,r,{cross:o(X)!==null&&(o(X).row===o(d)||o(X).column===o(f))})),t(e,n)},w=n=>{var r=ve(),i=m(r);{let n=y(()=>g(`list`,D.route,{question:se(o(G).question,[o(G).rows,o(G).columns],[o(u).id,o(a).id])})),r=y(()=>o(Se).row===o(d)&&o(Se).column===o(f)?0:-1),s=y(()=>x(`matrix.cell`,{row:o(u).label,column:o(a).label,n:o(p)})),c=y(()=>x(`matrix.cell`,{row:o(u).label,column:o(a).label,n:o(p)}));j(i,{get route(){return o(n)},get tabindex(){return o(r)},get"aria-label"(){return o(s)},get title(){return o(c)},children:(n,r)=>{O();var i=ee();S(()=>e(i,o(p))),t(n,i)},$$slots:{default:!0}})}c(r),S(e=>{s(r,`data-shade`,e),s(r,`data-row`,o(d)),s(r,`data-column`,o(f))},[()=>ie(o(p),o(K).most)]),t(n,r)};r(_,e=>{o(p)===null?e(v):o(p)===0?e(b,1):e(w,-1)}),t(n,h)}),c(f),S(()=>{_=i(p,1,`svelte-n9eo1h`,null,_,{hot:o(X)?.row===o(d)}),e(w,o(u).count)}),t(n,f)}),c(Z),c(P),v(P,e=>_(xe,e),()=>o(xe)),c(N),S((t,n,r,a,c,l,u,d,f)=>{e(w,t),s(M,`aria-label`,n),ne=i(N,1,`frame card svelte-n9eo1h`,null,ne,{busy:W.busy}),s(N,`aria-label`,r),e(ae,`${a??``}. ${c??``}`),e(le,`${o(J).columns??``} →`),e(de,`${o(J).rows??``} ↓`),s(R,`title`,l),e(B,u),s(U,`title`,d),e(q,f)},[()=>x(`matrix.joint`,{all:o(G).answer.taskCount,n:o(G).answer.jointCount,...o(J)}),()=>x(`sheet.tasks`),()=>x(`matrix.caption`,o(J)),()=>x(`matrix.caption`,o(J)),()=>x(`matrix.keys`),()=>x(`matrix.sum.why`),()=>x(`matrix.sum`),()=>x(`matrix.sum.why`),()=>x(`matrix.sum`)]),f(`keydown`,P,Ce),f(`mouseover`,P,we),f(`focusin`,P,we),d(`mouseleave`,P,()=>_(X,null)),f(`focusout`,P,()=>_(X,null)),t(n,u)};r(Re,e=>{W.error?e(ze):!o(K)||!o(G)?e(Be,1):o(K).rows.length===0?e(Ve,2):e(He,-1)}),S((t,n,r,i,a)=>{e(Ae,t),s(Q,`title`,n),s(Q,`aria-label`,r),$.disabled=!o(K)||o(K).rows.length===0,e(Fe,i),e(Le,a)},[()=>x(`view.matrix`),()=>x(`matrix.swap`),()=>x(`matrix.swap`),()=>x(`sheet.csv`),()=>x(`sheet.print`)]),f(`click`,Q,()=>Z({rows:o(H),columns:o(V)})),f(`click`,$,Te),f(`click`,Ie,()=>print()),t(n,Oe),p()}n([`click`,`keydown`,`mouseover`,`focusin`,`focusout`]);export{z as default};