import{$ as e,I as t,J as n,K as r,N as i,O as a,S as o,U as s,V as c,Z as l,_t as u,at as d,bt as f,f as p,ft as m,gt as h,ht as g,it as _,m as v,n as y,nt as b,ot as x,pt as S,q as C,st as w,t as T,tt as E,ut as D,xt as O,z as k}from"./state.svelte-aftG7p5T.js";import{i as A,t as j}from"./TypedDocumentString-Bs9moOO4.js";import{t as M}from"./load.svelte-C05dwITt.js";import{n as N,r as ee}from"./choice-Dfjqn6TT.js";import{t as te}from"./Kind-B9u-0iWo.js";import{n as P,t as F}from"./State-Blwd7n1x.js";import{t as I}from"./Nothing-C3a-pmUD.js";import{t as ne}from"./query-BG6RAZ08.js";var re=new j(`
    query NetworkPairs($involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $top: Int!) {
  cooccurrence(
    rows: AGENCY
    columns: AGENCY
    involving: $involving
    match: $match
    reach: $reach
    where: $where
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
    cells {
      rowIndex
      columnIndex
      count
    }
    omittedRows
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
    `);function L(e){return e.cells.flatMap(t=>{let n=e.rows[t.rowIndex]?.entity,r=e.rows[t.columnIndex]?.entity;return n&&r?[{id:`${n.id} ${r.id}`,a:n,b:r,count:t.count}]:[]})}function ie(e,t,n){let r=Math.max(1,...e.cells.map(e=>e.count));return{nodes:e.rows.map(({entity:e,count:n},r)=>{let i=r*2.399963,{x:a,y:o}=t.get(e.id)??{x:20*Math.sqrt(r)*Math.cos(i),y:20*Math.sqrt(r)*Math.sin(i)};return{id:e.id,kind:e.kind,label:e.label,x:a,y:o,size:Math.min(20,6+2.4*Math.sqrt(n)),pinned:!1,centre:r<3&&n>1,more:0}}),edges:L(e).map(e=>({id:e.id,from:e.a.id,to:e.b.id,label:e.count>1?n(e.count):``,width:1.6+7*(e.count-1)/r,style:`line`,tone:e.count>1?`plain`:`faint`}))}}function ae(e,t,n){return{...e,involving:[...e.involving,t,n],match:`ALL`,direct:e.direct||e.involving.length===0}}var oe=s(`<div class="empty card"><!></div>`),se=s(`<span> </span>`),ce=s(`<p class="soft"> <!></p>`),le=s(`<div class="wait svelte-1e4k84a"><!></div>`),ue=s(`<!> <p class="key small soft svelte-1e4k84a" aria-hidden="true"> </p>`,1),de=s(`<div class="chosen svelte-1e4k84a"><h2 class="svelte-1e4k84a"><!> <!></h2> <p class="soft small"> </p> <button class="button plain svelte-1e4k84a" type="button"> </button></div>`),fe=s(`<p class="soft small no-print hint svelte-1e4k84a"> </p>`),pe=s(`<th scope="col" class="svelte-1e4k84a"> </th>`),R=s(`<td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td>`),z=s(`<td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td> <td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td>`,1),me=s(`<tr><!><td class="count svelte-1e4k84a"><!></td></tr>`),he=s(`<button class="button plain" type="button"> </button>`),ge=s(`<table><caption class="visually-hidden"> </caption><thead><tr><!><th scope="col" class="svelte-1e4k84a"> </th><th scope="col" class="count svelte-1e4k84a"> </th></tr></thead><tbody></tbody></table> <!>`,1),_e=s(`<!> <div class="body svelte-1e4k84a"><div><!></div> <div class="twin card svelte-1e4k84a"><!> <!></div></div>`,1),ve=s(`<section class="network svelte-1e4k84a"><h1 class="visually-hidden"> </h1> <!></section>`);function B(s,C){u(C,!0);let j=new M,B=new Map,V=m(null),H=m(null),U=m(0),W=m(!1),ye=g(()=>JSON.stringify(T.route.question)),G=g(()=>j.value?.cooccurrence??null),K=g(()=>l(G)?L(l(G)):[]),q=g(()=>l(G)?ie(l(G),B,e=>y(`count.tasks`,{n:e})):{nodes:[],edges:[]}),J=g(()=>l(K).filter(e=>(l(V)===null||e.a.id===l(V)||e.b.id===l(V))&&(l(H)===null||e.id===l(H)))),Y=g(()=>l(G)?.rows.find(e=>e.entity.id===l(V))?.entity??null);b(()=>{l(ye),e(()=>{D(V,null),D(H,null);let e=T.route.question;j.ask(async t=>{let n=await A(re,{...ne(e),top:60},{signal:t,at:e.at});return S(U),n})})}),v(()=>()=>j.stop());function be(e){return p(`list`,T.route,{question:ae(T.route.question,e.a.id,e.b.id)})}function X(e){return e.a.id===l(V)?e.b:e.a}let xe={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function Se(e){let t=xe[e.key];if(e.key===`Escape`)D(V,D(H,null),!0);else if(e.key===`Enter`&&l(V)!==null)T.go(p(`entity`,T.route,{id:l(V)}));else if(t)D(H,null),D(V,l(V)===null?l(q).nodes[0]?.id??null:N(B.keys(),B,l(V),...t)??l(V),!0);else return;e.preventDefault()}var Z=ve(),Q=_(Z),Ce=x(Q,!0),$=w(Q,2),we=e=>{F(e,{get error(){return j.error},get retry(){return j.retry}})},Te=e=>{var t=oe(),n=_(t);{let e=g(()=>l(G).taskCount===0?y(`state.empty`):y(`net.none`)),t=g(()=>l(G).taskCount===0?y(`state.empty.hint`):y(`net.none.hint`)),r=g(()=>[...l(G).candidates,...l(G).suggestions]);I(n,{get title(){return l(e)},get hint(){return l(t)},get meant(){return l(r)}})}O(t),c(e,t)},Ee=e=>{var o=_e(),s=d(o),u=e=>{var n=ce(),r=_(n,!0),i=w(r),a=e=>{var t=se(),n=x(t);E(e=>k(n,`· ${e??``}`),[()=>y(`net.omitted`,{n:l(G).omittedRows})]),c(e,t)};t(i,e=>{l(G).omittedRows>0&&e(a)}),O(n),E(e=>k(r,e),[()=>y(`net.pairs`,{n:l(K).length,tasks:l(G).jointCount})]),c(e,n)};t(s,e=>{l(G)&&e(u)});var m=w(s,2),h=_(m);let v;var b=_(h);{let e=g(()=>y(`net.label`));ee(b,{get nodes(){return l(q).nodes},get edges(){return l(q).edges},get selected(){return l(V)},get selectedEdge(){return l(H)},get layout(){return l(U)},get label(){return l(e)},onselect:e=>{D(V,e,!0),D(H,null)},onedge:e=>{D(V,null),D(H,e,!0)},onclear:()=>D(V,D(H,null),!0),onopen:e=>T.go(p(`entity`,T.route,{id:e})),onplaced:e=>{for(let[t,n]of e)B.set(t,n)},onkey:Se,onblank:e=>D(W,e,!0),children:(e,n)=>{var r=ue(),i=d(r),a=e=>{var t=le(),n=_(t);F(n,{rows:3}),O(t),c(e,t)};t(i,e=>{l(G)||e(a)});var o=w(i,2),s=x(o,!0);E(e=>k(s,e),[()=>y(`net.width`)]),c(e,r)},$$slots:{default:!0}})}O(h);var S=w(h,2),C=_(S),A=e=>{var t=de(),i=_(t),a=_(i);te(a,{get kind(){return l(Y).kind}});var o=w(a,2);{let e=g(()=>p(`entity`,T.route,{id:l(Y).id}));P(o,{get route(){return l(e)},children:(e,t)=>{f();var n=r();E(()=>k(n,l(Y).label)),c(e,n)},$$slots:{default:!0}})}O(i);var s=w(i,2),u=x(s,!0),d=w(s,2),m=x(d,!0);O(t),E((e,t)=>{k(u,e),k(m,t)},[()=>y(`net.with`,{n:l(J).length}),()=>y(`graph.close`)]),n(`click`,d,()=>D(V,null)),c(e,t)},j=e=>{var t=fe(),n=x(t,!0);E(e=>k(n,e),[()=>y(`net.pick`)]),c(e,t)};t(C,e=>{l(Y)?e(A):e(j,-1)});var M=w(C,2),N=e=>{F(e,{rows:5})},I=e=>{var o=ge(),s=d(o),u=_(s),p=x(u,!0),m=w(u),h=_(m),v=_(h),b=e=>{var t=pe(),n=x(t,!0);E(e=>k(n,e),[()=>y(`net.agency`)]),c(e,t)};t(v,e=>{l(Y)||e(b)});var S=w(v),C=x(S,!0),T=w(S),A=x(T,!0);O(h),O(m);var j=w(m);i(j,21,()=>l(J),e=>e.id,(e,i)=>{var o=me();let s;var u=_(o),p=e=>{var t=R(),r=_(t),a=x(r,!0);O(t),E(e=>k(a,e),[()=>X(l(i)).label]),n(`click`,r,()=>D(V,X(l(i)).id,!0)),c(e,t)},m=e=>{var t=z(),r=d(t),a=_(r),o=x(a,!0);O(r);var s=w(r,2),u=_(s),f=x(u,!0);O(s),E(()=>{k(o,l(i).a.label),k(f,l(i).b.label)}),n(`click`,a,()=>{D(V,l(i).a.id,!0),D(H,null)}),n(`click`,u,()=>{D(V,l(i).b.id,!0),D(H,null)}),c(e,t)};t(u,e=>{l(Y)?e(p):e(m,-1)});var h=w(u),v=_(h);{let e=g(()=>be(l(i))),t=g(()=>y(`net.open`)),n=g(()=>`${y(`net.open`)}: ${l(i).a.label}、${l(i).b.label}, ${l(i).count}`);P(v,{get route(){return l(e)},get title(){return l(t)},get"aria-label"(){return l(n)},children:(e,t)=>{f();var n=r();E(()=>k(n,l(i).count)),c(e,n)},$$slots:{default:!0}})}O(h),O(o),E(()=>s=a(o,1,`svelte-1e4k84a`,null,s,{chosen:l(i).id===l(H)})),c(e,o)}),O(j),O(s);var M=w(s,2),N=e=>{var t=he(),r=x(t,!0);E(e=>k(r,e),[()=>y(`graph.close`)]),n(`click`,t,()=>D(H,null)),c(e,t)};t(M,e=>{l(H)!==null&&e(N)}),E((e,t,n)=>{k(p,e),k(C,t),k(A,n)},[()=>y(`net.caption`),()=>y(`net.partner`),()=>y(`net.tasks`)]),c(e,o)};t(M,e=>{l(G)?e(I,-1):e(N)}),O(S),O(m),E(()=>v=a(h,1,`canvas card svelte-1e4k84a`,null,v,{blank:l(W)})),c(e,o)};t($,e=>{j.error?e(we):l(G)&&l(K).length===0?e(Te,1):e(Ee,-1)}),O(Z),E(e=>{o(Z,`aria-busy`,j.busy),k(Ce,e)},[()=>y(`view.network`)]),c(s,Z),h()}C([`click`]);export{B as default};