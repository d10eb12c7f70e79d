import{B as e,H as t,J as n,L as r,O as i,P as a,Q as o,S as s,St as c,W as l,Y as u,_t as d,at as f,ct as p,d as m,dt as h,et as g,gt as _,mt as v,n as y,nt as b,ot as x,p as S,pt as C,q as w,rt as T,s as E,st as D,t as O,vt as k,xt as A}from"./state.svelte-DkYVTSN4.js";import{a as j,n as M,o as N,t as P}from"./State-BVP7KfU9.js";import{t as F}from"./load.svelte-B2sRQKDr.js";import{t as ee}from"./GraphCanvas-D71Cv_HI.js";import{t as I}from"./Kind-D-_qM4IO.js";import{t as L}from"./query-Bohf9mV1.js";var te=new M(`
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
    `);function R(e){return e.cells.flatMap(t=>{let n=e.rows[t.rowIndex]?.entity,r=e.rows[t.columnIndex]?.entity;return n&&r?[{id:`${n.id} ${r.id}`,a:n,b:r,count:t.count}]:[]})}function ne(e,t,n){let r=Math.max(1,...e.cells.map(e=>e.count));return{nodes:e.rows.map(({entity:e,count:n},r)=>{let i=r*2.399963,{x:a,y:o}=t.get(e.id)??{x:20*Math.sqrt(r)*Math.cos(i),y:20*Math.sqrt(r)*Math.sin(i)};return{id:e.id,kind:e.kind,label:e.label,x:a,y:o,size:Math.min(20,6+2.4*Math.sqrt(n)),pinned:!1,centre:r<3&&n>1,more:0}}),edges:R(e).map(e=>({id:e.id,from:e.a.id,to:e.b.id,label:e.count>1?n(e.count):``,width:1.6+7*(e.count-1)/r,style:`line`,tone:e.count>1?`plain`:`faint`}))}}function re(e,t,n){return{...e,involving:[...e.involving,t,n],match:`ALL`,direct:e.direct||e.involving.length===0}}var ie=l(`<li><!> <span class="soft small"> </span></li>`),ae=l(`<p> </p> <ul></ul>`,1),oe=l(`<div class="empty card svelte-1e4k84a"><h2> </h2> <p class="soft"> </p> <!></div>`),se=l(`<span> </span>`),ce=l(`<p class="soft"> <!></p>`),le=l(`<p class="soft"> </p>`),ue=l(`<div class="wait svelte-1e4k84a"><!></div>`),de=l(`<!> <p class="key small soft svelte-1e4k84a" aria-hidden="true"> </p>`,1),fe=l(`<div class="canvas card svelte-1e4k84a"><!></div>`),pe=l(`<div class="chosen svelte-1e4k84a"><h2 class="svelte-1e4k84a"><!> <!></h2> <p class="soft small"> </p> <button class="button plain svelte-1e4k84a" type="button"> </button></div>`),z=l(`<p class="soft small no-print hint svelte-1e4k84a"> </p>`),B=l(`<th scope="col" class="svelte-1e4k84a"> </th>`),me=l(`<td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td>`),he=l(`<td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td> <td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td>`,1),ge=l(`<tr><!><td class="count svelte-1e4k84a"><!></td></tr>`),_e=l(`<button class="button plain" type="button"> </button>`),ve=l(`<table><caption class="visually-hidden"> </caption><thead><tr><!><th scope="col" class="svelte-1e4k84a"> </th><th scope="col" class="count svelte-1e4k84a"> </th></tr></thead><tbody></tbody></table> <!>`,1),ye=l(`<!> <div class="body svelte-1e4k84a"><!> <div class="twin card svelte-1e4k84a"><!> <!></div></div>`,1),be=l(`<section class="network svelte-1e4k84a"><h1 class="visually-hidden"> </h1> <!></section>`);function V(n,l){k(l,!0);let M=new F,V=new Map,H=C(null),U=C(null),W=C(0),G=C(!1),xe=_(()=>JSON.stringify(O.route.question)),K=_(()=>M.value?.cooccurrence??null),q=_(()=>o(K)?R(o(K)):[]),J=_(()=>o(K)?ne(o(K),V,e=>y(`count.tasks`,{n:e})):{nodes:[],edges:[]}),Y=_(()=>o(q).filter(e=>(o(H)===null||e.a.id===o(H)||e.b.id===o(H))&&(o(U)===null||e.id===o(U)))),X=_(()=>o(K)?.rows.find(e=>e.entity.id===o(H))?.entity??null);T(()=>{o(xe),g(()=>{h(H,null),h(U,null);let e=O.route.question;M.ask(async t=>{let n=await j(te,{...L(e),top:60},{signal:t,at:e.at});return v(W),n})})}),S(()=>()=>M.stop());function Se(e){return m(`list`,O.route,{question:re(O.route.question,e.a.id,e.b.id)})}function Z(e){return e.a.id===o(H)?e.b:e.a}let Ce={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function we(e){let t=Ce[e.key];if(e.key===`Escape`)h(H,h(U,null),!0);else if(e.key===`Enter`&&o(H)!==null)O.go(m(`entity`,O.route,{id:o(H)}));else if(t)h(U,null),h(H,o(H)===null?o(J).nodes[0]?.id??null:Te(o(H),t[0],t[1]),!0);else return;e.preventDefault()}function Te(e,t,n){let r=V.get(e);if(!r)return e;let i=e,a=1/0;for(let[o,s]of V){let c=(s.x-r.x)*t+(s.y-r.y)*n,l=Math.abs((s.x-r.x)*n-(s.y-r.y)*t);o===e||c<=0||l>c*2.5||c+l*1.5>=a||(a=c+l*1.5,i=o)}return i}var Q=be(),$=f(Q),Ee=D($,!0),De=p($,2),Oe=e=>{P(e,{get error(){return M.error},get retry(){return M.retry}})},ke=n=>{var i=oe(),s=f(i),l=D(s,!0),u=p(s,2),d=D(u,!0),h=p(u,2),g=n=>{var r=ae(),i=x(r),s=D(i,!0),l=p(i,2);a(l,21,()=>[...o(K).candidates,...o(K).suggestions],({entity:e,context:t})=>e.id,(n,r)=>{let i=()=>o(r).entity,a=()=>o(r).context;var s=ie(),l=f(s);{let n=_(()=>m(`network`,O.route,{question:{...E,involving:[i().id]}}));N(l,{get route(){return o(n)},class:`button`,children:(n,r)=>{A();var a=w();b(()=>e(a,i().label)),t(n,a)},$$slots:{default:!0}})}var u=p(l,2),d=D(u,!0);c(s),b(()=>e(d,a())),t(n,s)}),c(l),b(t=>e(s,t),[()=>y(`graph.meant`)]),t(n,r)};r(h,e=>{o(K).candidates.length+o(K).suggestions.length>0&&e(g)}),c(i),b((t,n)=>{e(l,t),e(d,n)},[()=>o(K).taskCount===0?y(`state.empty`):y(`net.none`),()=>o(K).taskCount===0?y(`state.empty.hint`):y(`net.none.hint`)]),t(n,i)},Ae=n=>{var s=ye(),l=x(s),d=n=>{var i=ce(),a=f(i,!0),s=p(a),l=n=>{var r=se(),i=D(r);b(t=>e(i,`· ${t??``}`),[()=>y(`net.omitted`,{n:o(K).omittedRows})]),t(n,r)};r(s,e=>{o(K).omittedRows>0&&e(l)}),c(i),b(t=>e(a,t),[()=>y(`net.pairs`,{n:o(q).length,tasks:o(K).jointCount})]),t(n,i)};r(l,e=>{o(K)&&e(d)});var g=p(l,2),v=f(g),S=n=>{var r=le(),i=D(r,!0);b(t=>e(i,t),[()=>y(`graph.nowebgl`)]),t(n,r)},C=n=>{var i=fe(),a=f(i);{let n=_(()=>y(`net.label`));ee(a,{get nodes(){return o(J).nodes},get edges(){return o(J).edges},get selected(){return o(H)},get selectedEdge(){return o(U)},get layout(){return o(W)},get label(){return o(n)},onselect:e=>{h(H,e,!0),h(U,null)},onedge:e=>{h(H,null),h(U,e,!0)},onclear:()=>h(H,h(U,null),!0),onopen:e=>O.go(m(`entity`,O.route,{id:e})),onplaced:e=>{for(let[t,n]of e)V.set(t,n)},onkey:we,onblank:()=>h(G,!0),children:(n,i)=>{var a=de(),s=x(a),l=e=>{var n=ue(),r=f(n);P(r,{rows:3}),c(n),t(e,n)};r(s,e=>{o(K)||e(l)});var u=p(s,2),d=D(u,!0);b(t=>e(d,t),[()=>y(`net.width`)]),t(n,a)},$$slots:{default:!0}})}c(i),t(n,i)};r(v,e=>{o(G)?e(S):e(C,-1)});var T=p(v,2),E=f(T),k=n=>{var r=pe(),i=f(r),a=f(i);I(a,{get kind(){return o(X).kind}});var s=p(a,2);{let n=_(()=>m(`entity`,O.route,{id:o(X).id}));N(s,{get route(){return o(n)},children:(n,r)=>{A();var i=w();b(()=>e(i,o(X).label)),t(n,i)},$$slots:{default:!0}})}c(i);var l=p(i,2),d=D(l,!0),g=p(l,2),v=D(g,!0);c(r),b((t,n)=>{e(d,t),e(v,n)},[()=>y(`net.with`,{n:o(Y).length}),()=>y(`graph.close`)]),u(`click`,g,()=>h(H,null)),t(n,r)},j=n=>{var r=z(),i=D(r,!0);b(t=>e(i,t),[()=>y(`net.pick`)]),t(n,r)};r(E,e=>{o(X)?e(k):e(j,-1)});var M=p(E,2),F=e=>{P(e,{rows:5})},L=n=>{var s=ve(),l=x(s),d=f(l),m=D(d,!0),g=p(d),v=f(g),S=f(v),C=n=>{var r=B(),i=D(r,!0);b(t=>e(i,t),[()=>y(`net.agency`)]),t(n,r)};r(S,e=>{o(X)||e(C)});var T=p(S),E=D(T,!0),O=p(T),k=D(O,!0);c(v),c(g);var j=p(g);a(j,21,()=>o(Y),e=>e.id,(n,a)=>{var s=ge();let l;var d=f(s),m=n=>{var r=me(),i=f(r),s=D(i,!0);c(r),b(t=>e(s,t),[()=>Z(o(a)).label]),u(`click`,i,()=>h(H,Z(o(a)).id,!0)),t(n,r)},g=n=>{var r=he(),i=x(r),s=f(i),l=D(s,!0);c(i);var d=p(i,2),m=f(d),g=D(m,!0);c(d),b(()=>{e(l,o(a).a.label),e(g,o(a).b.label)}),u(`click`,s,()=>{h(H,o(a).a.id,!0),h(U,null)}),u(`click`,m,()=>{h(H,o(a).b.id,!0),h(U,null)}),t(n,r)};r(d,e=>{o(X)?e(m):e(g,-1)});var v=p(d),S=f(v);{let n=_(()=>Se(o(a))),r=_(()=>y(`net.open`)),i=_(()=>`${y(`net.open`)}: ${o(a).a.label}、${o(a).b.label}, ${o(a).count}`);N(S,{get route(){return o(n)},get title(){return o(r)},get"aria-label"(){return o(i)},children:(n,r)=>{A();var i=w();b(()=>e(i,o(a).count)),t(n,i)},$$slots:{default:!0}})}c(v),c(s),b(()=>l=i(s,1,`svelte-1e4k84a`,null,l,{chosen:o(a).id===o(U)})),t(n,s)}),c(j),c(l);var M=p(l,2),P=n=>{var r=_e(),i=D(r,!0);b(t=>e(i,t),[()=>y(`graph.close`)]),u(`click`,r,()=>h(U,null)),t(n,r)};r(M,e=>{o(U)!==null&&e(P)}),b((t,n,r)=>{e(m,t),e(E,n),e(k,r)},[()=>y(`net.caption`),()=>y(`net.partner`),()=>y(`net.tasks`)]),t(n,s)};r(M,e=>{o(K)?e(L,-1):e(F)}),c(T),c(g),t(n,s)};r(De,e=>{M.error?e(Oe):o(K)&&o(q).length===0?e(ke,1):e(Ae,-1)}),c(Q),b(t=>{s(Q,`aria-busy`,M.busy),e(Ee,t)},[()=>y(`view.network`)]),t(n,Q),d()}n([`click`]);export{V as default};