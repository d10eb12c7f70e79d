import{B as e,Ct as t,H as n,J as r,L as i,O as a,P as o,Q as s,S as c,St as l,W as u,Y as d,_t as f,ct as p,d as m,et as h,ft as g,ht as _,lt as v,mt as y,n as b,nt as x,ot as S,p as C,q as w,rt as T,s as E,st as D,t as O,vt as k,yt as A}from"./state.svelte-ByKaEAi7.js";import{i as j,t as M}from"./TypedDocumentString-Bs9moOO4.js";import{t as N}from"./load.svelte-BMRLA8KC.js";import{t as ee}from"./GraphCanvas-BnpBKrec.js";import{t as te}from"./Kind-BXVpEm4M.js";import{n as P,t as F}from"./State-Cu449W0H.js";import{t as I}from"./query-Bohf9mV1.js";var ne=new M(`
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
    `);function L(e){return e.cells.flatMap(t=>{let n=e.rows[t.rowIndex]?.entity,r=e.rows[t.columnIndex]?.entity;return n&&r?[{id:`${n.id} ${r.id}`,a:n,b:r,count:t.count}]:[]})}function re(e,t,n){let r=Math.max(1,...e.cells.map(e=>e.count));return{nodes:e.rows.map(({entity:e,count:n},r)=>{let i=r*2.399963,{x:a,y:o}=t.get(e.id)??{x:20*Math.sqrt(r)*Math.cos(i),y:20*Math.sqrt(r)*Math.sin(i)};return{id:e.id,kind:e.kind,label:e.label,x:a,y:o,size:Math.min(20,6+2.4*Math.sqrt(n)),pinned:!1,centre:r<3&&n>1,more:0}}),edges:L(e).map(e=>({id:e.id,from:e.a.id,to:e.b.id,label:e.count>1?n(e.count):``,width:1.6+7*(e.count-1)/r,style:`line`,tone:e.count>1?`plain`:`faint`}))}}function ie(e,t,n){return{...e,involving:[...e.involving,t,n],match:`ALL`,direct:e.direct||e.involving.length===0}}var ae=u(`<li><!> <span class="soft small"> </span></li>`),oe=u(`<p> </p> <ul></ul>`,1),se=u(`<div class="empty card svelte-1e4k84a"><h2> </h2> <p class="soft"> </p> <!></div>`),ce=u(`<span> </span>`),le=u(`<p class="soft"> <!></p>`),ue=u(`<p class="soft"> </p>`),de=u(`<div class="wait svelte-1e4k84a"><!></div>`),fe=u(`<!> <p class="key small soft svelte-1e4k84a" aria-hidden="true"> </p>`,1),pe=u(`<div class="canvas card svelte-1e4k84a"><!></div>`),me=u(`<div class="chosen svelte-1e4k84a"><h2 class="svelte-1e4k84a"><!> <!></h2> <p class="soft small"> </p> <button class="button plain svelte-1e4k84a" type="button"> </button></div>`),R=u(`<p class="soft small no-print hint svelte-1e4k84a"> </p>`),z=u(`<th scope="col" class="svelte-1e4k84a"> </th>`),he=u(`<td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td>`),ge=u(`<td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td> <td class="svelte-1e4k84a"><button class="who svelte-1e4k84a" type="button"> </button></td>`,1),_e=u(`<tr><!><td class="count svelte-1e4k84a"><!></td></tr>`),ve=u(`<button class="button plain" type="button"> </button>`),ye=u(`<table><caption class="visually-hidden"> </caption><thead><tr><!><th scope="col" class="svelte-1e4k84a"> </th><th scope="col" class="count svelte-1e4k84a"> </th></tr></thead><tbody></tbody></table> <!>`,1),be=u(`<!> <div class="body svelte-1e4k84a"><!> <div class="twin card svelte-1e4k84a"><!> <!></div></div>`,1),xe=u(`<section class="network svelte-1e4k84a"><h1 class="visually-hidden"> </h1> <!></section>`);function B(r,u){A(u,!0);let M=new N,B=new Map,V=y(null),H=y(null),U=y(0),W=y(!1),Se=f(()=>JSON.stringify(O.route.question)),G=f(()=>M.value?.cooccurrence??null),K=f(()=>s(G)?L(s(G)):[]),q=f(()=>s(G)?re(s(G),B,e=>b(`count.tasks`,{n:e})):{nodes:[],edges:[]}),J=f(()=>s(K).filter(e=>(s(V)===null||e.a.id===s(V)||e.b.id===s(V))&&(s(H)===null||e.id===s(H)))),Y=f(()=>s(G)?.rows.find(e=>e.entity.id===s(V))?.entity??null);T(()=>{s(Se),h(()=>{g(V,null),g(H,null);let e=O.route.question;M.ask(async t=>{let n=await j(ne,{...I(e),top:60},{signal:t,at:e.at});return _(U),n})})}),C(()=>()=>M.stop());function Ce(e){return m(`list`,O.route,{question:ie(O.route.question,e.a.id,e.b.id)})}function X(e){return e.a.id===s(V)?e.b:e.a}let we={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function Te(e){let t=we[e.key];if(e.key===`Escape`)g(V,g(H,null),!0);else if(e.key===`Enter`&&s(V)!==null)O.go(m(`entity`,O.route,{id:s(V)}));else if(t)g(H,null),g(V,s(V)===null?s(q).nodes[0]?.id??null:Ee(s(V),t[0],t[1]),!0);else return;e.preventDefault()}function Ee(e,t,n){let r=B.get(e);if(!r)return e;let i=e,a=1/0;for(let[o,s]of B){let c=(s.x-r.x)*t+(s.y-r.y)*n,l=Math.abs((s.x-r.x)*n-(s.y-r.y)*t);o===e||c<=0||l>c*2.5||c+l*1.5>=a||(a=c+l*1.5,i=o)}return i}var Z=xe(),Q=S(Z),$=p(Q,!0),De=v(Q,2),Oe=e=>{F(e,{get error(){return M.error},get retry(){return M.retry}})},ke=r=>{var a=se(),c=S(a),u=p(c,!0),d=v(c,2),h=p(d,!0),g=v(d,2),_=r=>{var i=oe(),a=D(i),c=p(a,!0),u=v(a,2);o(u,21,()=>[...s(G).candidates,...s(G).suggestions],({entity:e,context:t})=>e.id,(r,i)=>{let a=()=>s(i).entity,o=()=>s(i).context;var c=ae(),u=S(c);{let t=f(()=>m(`network`,O.route,{question:{...E,involving:[a().id]}}));P(u,{get route(){return s(t)},class:`button`,children:(t,r)=>{l();var i=w();x(()=>e(i,a().label)),n(t,i)},$$slots:{default:!0}})}var d=v(u,2),h=p(d,!0);t(c),x(()=>e(h,o())),n(r,c)}),t(u),x(t=>e(c,t),[()=>b(`graph.meant`)]),n(r,i)};i(g,e=>{s(G).candidates.length+s(G).suggestions.length>0&&e(_)}),t(a),x((t,n)=>{e(u,t),e(h,n)},[()=>s(G).taskCount===0?b(`state.empty`):b(`net.none`),()=>s(G).taskCount===0?b(`state.empty.hint`):b(`net.none.hint`)]),n(r,a)},Ae=r=>{var c=be(),u=D(c),h=r=>{var a=le(),o=S(a,!0),c=v(o),l=t=>{var r=ce(),i=p(r);x(t=>e(i,`· ${t??``}`),[()=>b(`net.omitted`,{n:s(G).omittedRows})]),n(t,r)};i(c,e=>{s(G).omittedRows>0&&e(l)}),t(a),x(t=>e(o,t),[()=>b(`net.pairs`,{n:s(K).length,tasks:s(G).jointCount})]),n(r,a)};i(u,e=>{s(G)&&e(h)});var _=v(u,2),y=S(_),C=t=>{var r=ue(),i=p(r,!0);x(t=>e(i,t),[()=>b(`graph.nowebgl`)]),n(t,r)},T=r=>{var a=pe(),o=S(a);{let r=f(()=>b(`net.label`));ee(o,{get nodes(){return s(q).nodes},get edges(){return s(q).edges},get selected(){return s(V)},get selectedEdge(){return s(H)},get layout(){return s(U)},get label(){return s(r)},onselect:e=>{g(V,e,!0),g(H,null)},onedge:e=>{g(V,null),g(H,e,!0)},onclear:()=>g(V,g(H,null),!0),onopen:e=>O.go(m(`entity`,O.route,{id:e})),onplaced:e=>{for(let[t,n]of e)B.set(t,n)},onkey:Te,onblank:()=>g(W,!0),children:(r,a)=>{var o=fe(),c=D(o),l=e=>{var r=de(),i=S(r);F(i,{rows:3}),t(r),n(e,r)};i(c,e=>{s(G)||e(l)});var u=v(c,2),d=p(u,!0);x(t=>e(d,t),[()=>b(`net.width`)]),n(r,o)},$$slots:{default:!0}})}t(a),n(r,a)};i(y,e=>{s(W)?e(C):e(T,-1)});var E=v(y,2),k=S(E),A=r=>{var i=me(),a=S(i),o=S(a);te(o,{get kind(){return s(Y).kind}});var c=v(o,2);{let t=f(()=>m(`entity`,O.route,{id:s(Y).id}));P(c,{get route(){return s(t)},children:(t,r)=>{l();var i=w();x(()=>e(i,s(Y).label)),n(t,i)},$$slots:{default:!0}})}t(a);var u=v(a,2),h=p(u,!0),_=v(u,2),y=p(_,!0);t(i),x((t,n)=>{e(h,t),e(y,n)},[()=>b(`net.with`,{n:s(J).length}),()=>b(`graph.close`)]),d(`click`,_,()=>g(V,null)),n(r,i)},j=t=>{var r=R(),i=p(r,!0);x(t=>e(i,t),[()=>b(`net.pick`)]),n(t,r)};i(k,e=>{s(Y)?e(A):e(j,-1)});var M=v(k,2),N=e=>{F(e,{rows:5})},I=r=>{var c=ye(),u=D(c),m=S(u),h=p(m,!0),_=v(m),y=S(_),C=S(y),T=t=>{var r=z(),i=p(r,!0);x(t=>e(i,t),[()=>b(`net.agency`)]),n(t,r)};i(C,e=>{s(Y)||e(T)});var E=v(C),O=p(E,!0),k=v(E),A=p(k,!0);t(y),t(_);var j=v(_);o(j,21,()=>s(J),e=>e.id,(r,o)=>{var c=_e();let u;var m=S(c),h=r=>{var i=he(),a=S(i),c=p(a,!0);t(i),x(t=>e(c,t),[()=>X(s(o)).label]),d(`click`,a,()=>g(V,X(s(o)).id,!0)),n(r,i)},_=r=>{var i=ge(),a=D(i),c=S(a),l=p(c,!0);t(a);var u=v(a,2),f=S(u),m=p(f,!0);t(u),x(()=>{e(l,s(o).a.label),e(m,s(o).b.label)}),d(`click`,c,()=>{g(V,s(o).a.id,!0),g(H,null)}),d(`click`,f,()=>{g(V,s(o).b.id,!0),g(H,null)}),n(r,i)};i(m,e=>{s(Y)?e(h):e(_,-1)});var y=v(m),C=S(y);{let t=f(()=>Ce(s(o))),r=f(()=>b(`net.open`)),i=f(()=>`${b(`net.open`)}: ${s(o).a.label}、${s(o).b.label}, ${s(o).count}`);P(C,{get route(){return s(t)},get title(){return s(r)},get"aria-label"(){return s(i)},children:(t,r)=>{l();var i=w();x(()=>e(i,s(o).count)),n(t,i)},$$slots:{default:!0}})}t(y),t(c),x(()=>u=a(c,1,`svelte-1e4k84a`,null,u,{chosen:s(o).id===s(H)})),n(r,c)}),t(j),t(u);var M=v(u,2),N=t=>{var r=ve(),i=p(r,!0);x(t=>e(i,t),[()=>b(`graph.close`)]),d(`click`,r,()=>g(H,null)),n(t,r)};i(M,e=>{s(H)!==null&&e(N)}),x((t,n,r)=>{e(h,t),e(O,n),e(A,r)},[()=>b(`net.caption`),()=>b(`net.partner`),()=>b(`net.tasks`)]),n(r,c)};i(M,e=>{s(G)?e(I,-1):e(N)}),t(E),t(_),n(r,c)};i(De,e=>{M.error?e(Oe):s(G)&&s(K).length===0?e(ke,1):e(Ae,-1)}),t(Z),x(t=>{c(Z,`aria-busy`,M.busy),e($,t)},[()=>b(`view.network`)]),n(r,Z),k()}r([`click`]);export{B as default};