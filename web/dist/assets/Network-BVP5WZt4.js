import{$ as e,A as t,Ct as n,F as r,G as i,J as a,R as o,St as s,U as c,V as l,X as u,Y as d,_t as f,ct as p,ft as m,g as h,ht as g,it as _,lt as v,m as y,mt as b,n as x,ot as S,rt as C,st as w,t as T,tt as E,vt as D,w as O,yt as k}from"./state.svelte-Bel8fM86.js";import{i as A,t as j}from"./TypedDocumentString-aAGk6xpd.js";import{t as M}from"./load.svelte-CzDX80sX.js";import{n as N,r as ee}from"./choice-DatH3dHL.js";import{t as te}from"./Kind-Dd9nUbry.js";import{n as P,t as F}from"./State-C3QDyUC7.js";import{t as I}from"./Nothing-O52PE-HU.js";import{t as L}from"./query-BG6RAZ08.js";var ne=new j(`
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
    `);function R(e){return e.cells.flatMap(t=>{let n=e.rows[t.rowIndex]?.entity,r=e.rows[t.columnIndex]?.entity;return n&&r?[{id:`${n.id} ${r.id}`,a:n,b:r,count:t.count}]:[]})}function re(e,t,n){let r=Math.max(1,...e.cells.map(e=>e.count));return{nodes:e.rows.map(({entity:e,count:n},r)=>{let i=r*2.399963,{x:a,y:o}=t.get(e.id)??{x:20*Math.sqrt(r)*Math.cos(i),y:20*Math.sqrt(r)*Math.sin(i)};return{id:e.id,kind:e.kind,label:e.label,x:a,y:o,size:Math.min(20,6+2.4*Math.sqrt(n)),pinned:!1,centre:r<3&&n>1,more:0}}),edges:R(e).map(e=>({id:e.id,from:e.a.id,to:e.b.id,label:e.count>1?n(e.count):``,width:1.6+7*(e.count-1)/r,style:`line`,tone:e.count>1?`plain`:`faint`}))}}function ie(e,t,n){return{...e,involving:[...e.involving,t,n],match:`ALL`,direct:e.direct||e.involving.length===0}}var ae=i(`<div class="empty card"><!></div>`),oe=i(`<span> </span>`),se=i(` <!>`,1),ce=i(`<div class="wait svelte-1e4k84a"><!></div>`),le=i(`<!> <p class="key small soft svelte-1e4k84a" aria-hidden="true"> </p>`,1),ue=i(`<div class="chosen svelte-1e4k84a"><h2 class="svelte-1e4k84a"><!> <!></h2> <p class="soft small"> </p> <button class="button plain svelte-1e4k84a" type="button"> </button></div>`),de=i(`<p class="soft small no-print hint svelte-1e4k84a"> </p>`),fe=i(`<th scope="col" class="svelte-1e4k84a"> </th>`),pe=i(`<td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td>`),z=i(`<td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td> <td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td>`,1),me=i(`<tr><!><td class="count svelte-1e4k84a"><!></td></tr>`),he=i(`<button class="button plain" type="button"> </button>`),ge=i(`<table><caption class="visually-hidden"> </caption><thead><tr><!><th scope="col" class="svelte-1e4k84a"> </th><th scope="col" class="count svelte-1e4k84a"> </th></tr></thead><tbody></tbody></table> <!>`,1),_e=i(`<p class="soft told svelte-1e4k84a"><!></p> <div class="body svelte-1e4k84a"><div><!></div> <div class="twin card svelte-1e4k84a"><!> <!></div></div>`,1),ve=i(`<section class="network svelte-1e4k84a"><h1 class="visually-hidden"> </h1> <!></section>`);function B(i,d){k(d,!0);let j=new M,B=new Map,V=b(null),H=b(null),U=b(0),W=b(!1),ye=f(()=>JSON.stringify(T.route.question)),G=f(()=>j.value?.cooccurrence??null),K=f(()=>e(G)?R(e(G)):[]),q=f(()=>e(G)?re(e(G),B,e=>x(`count.tasks`,{n:e})):{nodes:[],edges:[]}),J=f(()=>e(K).filter(t=>(e(V)===null||t.a.id===e(V)||t.b.id===e(V))&&(e(H)===null||t.id===e(H)))),Y=f(()=>e(G)?.rows.find(t=>t.entity.id===e(V))?.entity??null);_(()=>{e(ye),E(()=>{m(V,null),m(H,null);let e=T.route.question;j.ask(t=>A(ne,{...L(e),top:60},{signal:t,at:e.at}))})}),_(()=>{e(G)&&E(()=>g(U))}),h(()=>()=>j.stop());function be(e){return y(`list`,T.route,{question:ie(T.route.question,e.a.id,e.b.id)})}function X(t){return t.a.id===e(V)?t.b:t.a}let xe={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function Se(t){let n=xe[t.key];if(t.key===`Escape`)m(V,m(H,null),!0);else if(t.key===`Enter`&&e(V)!==null)T.go(y(`entity`,T.route,{id:e(V)}));else if(n)m(H,null),m(V,e(V)===null?e(q).nodes[0]?.id??null:N(B.keys(),B,e(V),...n)??e(V),!0);else return;t.preventDefault()}var Z=ve(),Q=S(Z),Ce=p(Q,!0),$=v(Q,2),we=e=>{F(e,{get error(){return j.error},get retry(){return j.retry}})},Te=t=>{var r=ae(),i=S(r);{let t=f(()=>e(G).taskCount===0?x(`state.empty`):x(`net.none`)),n=f(()=>e(G).taskCount===0?x(`state.empty.hint`):x(`net.none.hint`)),r=f(()=>[...e(G).candidates,...e(G).suggestions]);I(i,{get title(){return e(t)},get hint(){return e(n)},get meant(){return e(r)}})}n(r),c(t,r)},Ee=i=>{var d=_e(),h=w(d),g=S(h),_=t=>{var n=se(),r=w(n,!0),i=v(r),a=t=>{var n=oe(),r=p(n);C(e=>l(r,`· ${e??``}`),[()=>x(`net.omitted`,{n:e(G).omittedRows})]),c(t,n)};o(i,t=>{e(G).omittedRows>0&&t(a)}),C(e=>l(r,e),[()=>x(`net.pairs`,{n:e(K).length,tasks:e(G).jointCount})]),c(t,n)};o(g,t=>{e(G)&&t(_)}),n(h);var b=v(h,2),E=S(b);let D;var O=S(E);{let t=f(()=>x(`net.label`));ee(O,{get nodes(){return e(q).nodes},get edges(){return e(q).edges},get selected(){return e(V)},get selectedEdge(){return e(H)},get layout(){return e(U)},get label(){return e(t)},onselect:e=>{m(V,e,!0),m(H,null)},onedge:e=>{m(V,null),m(H,e,!0)},onclear:()=>m(V,m(H,null),!0),onopen:e=>T.go(y(`entity`,T.route,{id:e})),onplaced:e=>{for(let[t,n]of e)B.set(t,n)},onkey:Se,onblank:e=>m(W,e,!0),children:(t,r)=>{var i=le(),a=w(i),s=e=>{var t=ce(),r=S(t);F(r,{rows:3}),n(t),c(e,t)};o(a,t=>{e(G)||t(s)});var u=v(a,2),d=p(u,!0);C(e=>l(d,e),[()=>x(`net.width`)]),c(t,i)},$$slots:{default:!0}})}n(E);var k=v(E,2),A=S(k),j=t=>{var r=ue(),i=S(r),o=S(i);te(o,{get kind(){return e(Y).kind}});var d=v(o,2);{let t=f(()=>y(`entity`,T.route,{id:e(Y).id}));P(d,{get route(){return e(t)},children:(t,n)=>{s();var r=a();C(()=>l(r,e(Y).label)),c(t,r)},$$slots:{default:!0}})}n(i);var h=v(i,2),g=p(h,!0),_=v(h,2),b=p(_,!0);n(r),C((e,t)=>{l(g,e),l(b,t)},[()=>x(`net.with`,{n:e(J).length}),()=>x(`graph.close`)]),u(`click`,_,()=>m(V,null)),c(t,r)},M=e=>{var t=de(),n=p(t,!0);C(e=>l(n,e),[()=>x(`net.pick`)]),c(e,t)};o(A,t=>{e(Y)?t(j):t(M,-1)});var N=v(A,2),I=e=>{F(e,{rows:5})},L=i=>{var d=ge(),h=w(d),g=S(h),_=p(g,!0),y=v(g),b=S(y),T=S(b),E=e=>{var t=fe(),n=p(t,!0);C(e=>l(n,e),[()=>x(`net.agency`)]),c(e,t)};o(T,t=>{e(Y)||t(E)});var D=v(T),O=p(D,!0),k=v(D),A=p(k,!0);n(b),n(y);var j=v(y);r(j,21,()=>e(J),e=>e.id,(r,i)=>{var d=me();let h;var g=S(d),_=t=>{var r=pe(),a=S(r),o=p(a,!0);n(r),C(e=>l(o,e),[()=>X(e(i)).label]),u(`click`,a,()=>m(V,X(e(i)).id,!0)),c(t,r)},y=t=>{var r=z(),a=w(r),o=S(a),s=p(o,!0);n(a);var d=v(a,2),f=S(d),h=p(f,!0);n(d),C(()=>{l(s,e(i).a.label),l(h,e(i).b.label)}),u(`click`,o,()=>{m(V,e(i).a.id,!0),m(H,null)}),u(`click`,f,()=>{m(V,e(i).b.id,!0),m(H,null)}),c(t,r)};o(g,t=>{e(Y)?t(_):t(y,-1)});var b=v(g),T=S(b);{let t=f(()=>be(e(i))),n=f(()=>x(`net.open`)),r=f(()=>`${x(`net.open`)}: ${e(i).a.label}、${e(i).b.label}, ${e(i).count}`);P(T,{get route(){return e(t)},get title(){return e(n)},get"aria-label"(){return e(r)},children:(t,n)=>{s();var r=a();C(()=>l(r,e(i).count)),c(t,r)},$$slots:{default:!0}})}n(b),n(d),C(()=>h=t(d,1,`svelte-1e4k84a`,null,h,{chosen:e(i).id===e(H)})),c(r,d)}),n(j),n(h);var M=v(h,2),N=e=>{var t=he(),n=p(t,!0);C(e=>l(n,e),[()=>x(`graph.close`)]),u(`click`,t,()=>m(H,null)),c(e,t)};o(M,t=>{e(H)!==null&&t(N)}),C((e,t,n)=>{l(_,e),l(O,t),l(A,n)},[()=>x(`net.caption`),()=>x(`net.partner`),()=>x(`net.tasks`)]),c(i,d)};o(N,t=>{e(G)?t(L,-1):t(I)}),n(k),n(b),C(()=>D=t(E,1,`canvas card svelte-1e4k84a`,null,D,{blank:e(W)})),c(i,d)};o($,t=>{j.error?t(we):e(G)&&e(K).length===0?t(Te,1):t(Ee,-1)}),n(Z),C(e=>{O(Z,`aria-busy`,j.busy),l(Ce,e)},[()=>x(`view.network`)]),c(i,Z),D()}d([`click`]);export{B as default};