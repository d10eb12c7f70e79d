import{$ as e,A as t,C as n,Ct as r,F as i,G as a,J as o,R as s,St as c,U as l,V as u,W as d,X as f,Y as p,Z as m,_ as h,_t as g,ct as _,d as v,ft as y,g as b,it as x,l as S,lt as C,m as w,mt as T,n as E,ot as D,rt as O,st as k,t as A,tt as j,u as M,ut as N,vt as P,w as F,x as I,y as L,yt as R}from"./state.svelte-Bel8fM86.js";import{n as z,r as B,t as V}from"./choice-DatH3dHL.js";import{i as H,n as U,t as W}from"./TypedDocumentString-aAGk6xpd.js";import{t as G}from"./load.svelte-CzDX80sX.js";import{n as K,t as q}from"./Kind-Dd9nUbry.js";import{n as J,t as Y}from"./State-C3QDyUC7.js";import{t as X}from"./Quote-CIFJ3osY.js";import{t as ee}from"./Nothing-O52PE-HU.js";import{t as te}from"./query-BG6RAZ08.js";var ne=new W(`
    query GraphDetail($id: ID!, $first: Int!) {
  entity(id: $id) {
    ...GraphNode
    names
    statements(
      first: $first
      where: {not: {predicates: [PART_OF, HAS_SECTION, HAS_TASK]}}
    ) {
      totalCount
      edges {
        forward
        other {
          ...GraphNode
        }
        node {
          id
          predicate
          origin
          evidence {
            ...GraphEvidence
          }
        }
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEvidence on Evidence {
  id
  quote
  start
  focus
  focusStart
  before
  after
  section
  page
  cell
  document {
    id
    title
  }
}`),re=new W(`
    query GraphStatements($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Statement {
      ...GraphEdge
      qualifiers {
        role
        note
        openEnded
      }
      evidence {
        ...GraphEvidence
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}
fragment GraphEvidence on Evidence {
  id
  quote
  start
  focus
  focusStart
  before
  after
  section
  page
  cell
  document {
    id
    title
  }
}`),ie=a(`<p class="soft small"> </p>`),ae=a(`<p class="small soft"> </p>`),oe=a(`<span class="predicate svelte-bfvqx5"> </span>`),se=a(`<button class="other svelte-bfvqx5" type="button"> </button>`),ce=a(`<li class="svelte-bfvqx5"><p class="claim svelte-bfvqx5"><!> <!> <!> <!></p> <!></li>`),le=a(`<!> <h2 class="svelte-bfvqx5"> </h2> <!> <p class="links svelte-bfvqx5"><!> <!></p> <!> <h3 class="svelte-bfvqx5"> </h3> <ul class="svelte-bfvqx5"></ul> <!>`,1),ue=a(`<li class="svelte-bfvqx5"><p class="claim svelte-bfvqx5"><!><button class="other svelte-bfvqx5" type="button"> </button> <span class="predicate svelte-bfvqx5"> </span> <!><button class="other svelte-bfvqx5" type="button"> </button></p> <!> <!></li>`),de=a(`<ul class="svelte-bfvqx5"></ul>`),fe=a(`<div class="detail svelte-bfvqx5"><button class="close svelte-bfvqx5" type="button">×</button> <!></div>`);function pe(t,n){R(n,!0);let a=h(n,`statements`,19,()=>[]),p=h(n,`more`,3,0),m=new G,v=new G,y=g(()=>a().join(` `));x(()=>{let e=n.id;j(()=>{e&&m.ask(t=>H(ne,{id:e,first:12},{signal:t,at:A.route.question.at}))})}),x(()=>{let t=e(y)===``?[]:e(y).split(` `);j(()=>{t.length>0&&v.ask(e=>H(re,{ids:t.slice(0,20)},{signal:e,at:A.route.question.at}))})});let b=g(()=>m.value?.entity?.id===n.id?m.value?.entity:null),T=g(()=>(v.value?.nodes??[]).flatMap(e=>e&&`predicate`in e&&a().includes(e.id)?[e]:[])),M=g(()=>n.id?w(`list`,A.route,{question:{...S,involving:[n.id],at:A.route.question.at}}):null);var N=fe(),I=D(N),L=C(I,2),z=t=>{var a=d(),h=k(a),v=e=>{Y(e,{get error(){return m.error},get retry(){return m.retry}})},y=e=>{Y(e,{rows:4})},x=t=>{var a=le(),d=k(a);q(d,{get kind(){return e(b).kind},label:!0});var m=C(d,2),h=_(m,!0),v=C(m,2),y=t=>{var n=ie(),r=_(n,!0);O(e=>u(r,e),[()=>e(b).names.slice(1,5).join(`、`)]),l(t,n)};s(v,t=>{e(b).names.length>1&&t(y)});var x=C(v,2),S=D(x);{let t=g(()=>w(`entity`,A.route,{id:e(b).id}));J(S,{get route(){return e(t)},class:`button`,children:(e,t)=>{c();var n=o();O(e=>u(n,e),[()=>E(`graph.open`)]),l(e,n)},$$slots:{default:!0}})}var T=C(S,2),j=t=>{J(t,{get route(){return e(M)},class:`button`,children:(e,t)=>{c();var n=o();O(e=>u(n,e),[()=>E(`graph.list`)]),l(e,n)},$$slots:{default:!0}})};s(T,t=>{e(M)&&e(b).kind!==`TASK`&&t(j)}),r(x);var N=C(x,2),P=e=>{var t=ae(),n=_(t,!0);O(e=>u(n,e),[()=>E(`graph.neighbours.more`,{n:p()})]),l(e,t)};s(N,e=>{p()>0&&e(P)});var F=C(N,2),I=_(F,!0),L=C(F,2);i(L,21,()=>e(b).statements.edges,({node:e,other:t,forward:n})=>e.id,(t,i)=>{let a=()=>e(i).node,d=()=>e(i).other,p=()=>e(i).forward;var m=ce(),h=D(m),v=D(h),y=e=>{var t=oe(),n=_(t,!0);O(e=>u(n,e),[()=>E(`predicate.${a().predicate}`)]),l(e,t)};s(v,e=>{p()&&e(y)});var b=C(v,2);q(b,{get kind(){return d().kind}});var x=C(b,2),S=e=>{var t=se(),r=_(t,!0);O(()=>u(r,d().label)),f(`click`,t,()=>n.onpick(d().id)),l(e,t)},T=g(()=>n.has(d().id)),k=t=>{{let n=g(()=>w(`entity`,A.route,{id:d().id}));J(t,{get route(){return e(n)},children:(e,t)=>{c();var n=o();O(()=>u(n,d().label)),l(e,n)},$$slots:{default:!0}})}};s(x,t=>{e(T)?t(S):t(k,-1)});var j=C(x,2),M=e=>{var t=oe(),n=_(t,!0);O(e=>u(n,e),[()=>E(`predicate.${a().predicate}`)]),l(e,t)};s(j,e=>{p()||e(M)}),r(h);var N=C(h,2),P=e=>{X(e,{get evidence(){return a().evidence[0]},get origin(){return a().origin},context:!1})};s(N,e=>{a().evidence[0]&&e(P)}),r(m),l(t,m)}),r(L);var R=C(L,2),z=t=>{{let n=g(()=>w(`entity`,A.route,{id:e(b).id}));J(t,{get route(){return e(n)},class:`all`,children:(t,n)=>{c();var r=o();O(e=>u(r,e),[()=>E(`graph.statements.more`,{n:e(b).statements.totalCount})]),l(t,r)},$$slots:{default:!0}})}};s(R,t=>{e(b).statements.totalCount>12&&t(z)}),O(t=>{u(h,e(b).label),u(I,t)},[()=>E(`graph.statements`,{n:e(b).statements.totalCount})]),l(t,a)};s(h,t=>{m.error?t(v):e(b)?t(x,-1):t(y,1)}),l(t,a)},B=e=>{Y(e,{get error(){return v.error},get retry(){return v.retry}})},V=e=>{Y(e,{rows:3})},U=t=>{var a=de();i(a,21,()=>e(T),e=>e.id,(t,a)=>{var o=ue(),c=D(o),d=D(c);q(d,{get kind(){return e(a).subject.kind}});var p=C(d),m=_(p,!0),h=C(p,2),g=_(h,!0),v=C(h,2);q(v,{get kind(){return e(a).object.kind}});var y=C(v),b=_(y,!0);r(c);var x=C(c,2),S=t=>{var n=ae(),r=_(n,!0);O(()=>u(r,e(a).qualifiers.note)),l(t,n)};s(x,t=>{e(a).qualifiers.note&&t(S)});var w=C(x,2);i(w,17,()=>e(a).evidence,e=>e.id,(t,n)=>{X(t,{get evidence(){return e(n)},get origin(){return e(a).origin}})}),r(o),O(t=>{u(m,e(a).subject.label),u(g,t),u(b,e(a).object.label)},[()=>E(`predicate.${e(a).predicate}`)]),f(`click`,p,()=>n.onpick(e(a).subject.id)),f(`click`,y,()=>n.onpick(e(a).object.id)),l(t,o)}),r(a),l(t,a)};s(L,t=>{n.id?t(z):v.error?t(B,1):e(T).length===0?t(V,2):t(U,-1)}),r(N),O((e,t)=>{F(I,`aria-label`,e),F(I,`title`,t)},[()=>E(`graph.close`),()=>E(`graph.close`)]),f(`click`,I,function(...e){n.onclose?.apply(this,e)}),l(t,N),P()}p([`click`]);var me=a(`<li><button type="button" class="svelte-fbd4ex"><!><span class="name svelte-fbd4ex"> </span><span class="number soft"> </span></button></li>`),he=a(`<div class="legend svelte-fbd4ex"><ul class="svelte-fbd4ex"></ul> <ul class="strokes small soft svelte-fbd4ex"><li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h20" stroke-width="2.4" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M20 .8 28 4l-8 3.2Z"></path></svg> </li> <li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h21" stroke-width="1.2" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M21 1.6 28 4l-7 2.4Z"></path></svg> </li> <li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h21" stroke-width="1.2" stroke-dasharray="4 3" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M21 1.6 28 4l-7 2.4Z"></path></svg> </li></ul></div>`);function ge(t,n){R(n,!0);let a=g(()=>K.filter(e=>n.counts.has(e)));var o=he(),s=D(o);i(s,20,()=>e(a),e=>e,(e,t)=>{var i=me(),a=D(i),o=D(a);q(o,{get kind(){return t}});var s=C(o),c=_(s,!0),d=C(s),p=_(d,!0);r(a),r(i),O((e,t,n,r)=>{F(a,`aria-pressed`,e),F(a,`title`,t),u(c,n),u(p,r)},[()=>!n.hidden.has(t),()=>E(`graph.kinds.hint`),()=>E(`kind.${t}`),()=>n.counts.get(t)]),f(`click`,a,()=>n.ontoggle(t)),l(e,i)}),r(s);var c=C(s,2),d=D(c),p=C(D(d),1,!0);r(d);var m=C(d,2),h=C(D(m),1,!0);r(m);var v=C(m,2),y=C(D(v),1,!0);r(v),r(c),r(o),O((e,t,n,r)=>{F(s,`aria-label`,e),u(p,t),u(h,n),u(y,r)},[()=>E(`graph.kinds`),()=>E(`graph.legend.strong`),()=>E(`graph.legend.plain`),()=>E(`graph.legend.dashed`)]),l(t,o),P()}p([`click`]);var _e=a(`<button class="button" type="button"> </button>`),ve=a(` <!>`,1),ye=a(`<p class="svelte-km3vcf"> <!></p>`),be=a(`<p class="svelte-km3vcf"> </p>`),xe=a(`<div class="lost small svelte-km3vcf"></div>`),Se=a(`<p class="soft small"> </p>`),Ce=a(`<form class="path no-print svelte-km3vcf"><label> <input class="svelte-km3vcf"/></label> <label> <input class="svelte-km3vcf"/></label> <button class="button primary" type="submit"> </button> <!></form>`);function we(t,a){R(a,!0);let c=T(N(j(()=>a.view.node?.label??a.view.picture.nodes.find(e=>e.centre)?.label??``))),d=T(``),p=j(()=>a.view.selected),h,v;x(()=>(j(()=>e(c))===``?h:v).focus()),x(()=>{let{selected:t,node:n}=a.view;t!==p&&n!==null&&(p=t,j(()=>{e(c)===``?y(c,n.label,!0):n.label!==e(c)&&y(d,n.label,!0)}))});let b=g(()=>e(c).trim()!==``&&e(d).trim()!==``),S=g(()=>a.view.lost);function w(t,n){e(c).trim()===t?y(c,n,!0):y(d,n,!0),e(b)&&a.view.findPath(e(c).trim(),e(d).trim())}var A=Ce(),M=D(A),z=D(M),B=C(z);n(B),L(B,e=>h=e,()=>h),r(M);var V=C(M,2),H=D(V),U=C(H);n(U),L(U,e=>v=e,()=>v),r(V);var W=C(V,2),G=_(W,!0),K=C(W,2),q=t=>{var n=xe();i(n,21,()=>e(S).unknown,({name:e,meant:t})=>e,(t,n)=>{let a=()=>e(n).name,c=()=>e(n).meant;var d=ye(),p=D(d),m=C(p),h=t=>{var n=ve(),r=k(n),o=C(r);i(o,17,()=>c().slice(0,5),({entity:e,context:t})=>e.id,(t,n)=>{let r=()=>e(n).entity,i=()=>e(n).context;var o=_e(),s=_(o,!0);O(()=>{F(o,`title`,i()),u(s,r().label)}),f(`click`,o,()=>w(a(),r().id)),l(t,o)}),O(e=>u(r,`${e??``} `),[()=>E(`graph.meant`)]),l(t,n)},g=e=>{var t=o();O(e=>u(t,e),[()=>E(`graph.path.unknown.hint`)]),l(e,t)};s(m,e=>{c().length>0?e(h):e(g,-1)}),r(d),O(e=>u(p,`${e??``} `),[()=>E(`graph.path.unknown`,{name:a()})]),l(t,d)},t=>{var n=be(),r=_(n,!0);O(e=>u(r,e),[()=>e(S).from===e(S).to?E(`graph.path.same`):`${E(`graph.path.none`)} ${E(`graph.path.none.hint`)}`]),l(t,n)}),r(n),l(t,n)},J=e=>{var t=Se(),n=_(t,!0);O(e=>u(n,e),[()=>E(`graph.path.empty`)]),l(e,t)};s(K,t=>{e(S)?t(q):e(b)||t(J,1)}),r(A),O((t,n,r,i,o)=>{F(A,`aria-busy`,a.view.busy),u(z,`${t??``} `),F(B,`placeholder`,n),u(H,`${r??``} `),F(U,`placeholder`,i),W.disabled=a.view.busy||!e(b),u(G,o)},[()=>E(`graph.path.from`),()=>E(`graph.path.hint`),()=>E(`graph.path.to`),()=>E(`graph.path.hint`),()=>E(`graph.path.find`)]),m(`submit`,A,t=>{t.preventDefault(),e(b)&&a.view.findPath(e(c).trim(),e(d).trim())}),I(B,()=>e(c),e=>y(c,e)),I(U,()=>e(d),e=>y(d,e)),l(t,A),P()}p([`click`]);var Te=a(`<tr><td class="svelte-193kboo"><!> <!></td><td class="svelte-193kboo"> </td><td class="svelte-193kboo"><!> <!></td><td class="soft svelte-193kboo"> </td></tr>`),Ee=a(`<button class="button" type="button"> </button>`),De=a(`<div class="scroll svelte-193kboo"><table><caption class="svelte-193kboo"> </caption><thead><tr><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th></tr></thead><tbody></tbody></table></div> <!>`,1);function Oe(t,n){R(n,!0);let a=T(200),d=g(()=>n.claims.slice(0,e(a))),p=g(()=>M(w(`entity`,A.route))),m=g(()=>(e(p),j(()=>A.route))),h=t=>w(`entity`,e(m),{id:t});var v=De(),b=k(v),x=D(b),S=D(x),N=_(S,!0),I=C(S),L=D(I),z=D(L),B=_(z,!0),V=C(z),H=_(V,!0),U=C(V),W=_(U,!0),G=C(U),K=_(G,!0);r(L),r(I);var Y=C(I);i(Y,21,()=>e(d),e=>e.id,(t,n)=>{var i=Te(),a=D(i),s=D(a);q(s,{get kind(){return e(n).subject.kind}});var d=C(s,2);{let t=g(()=>h(e(n).subject.id));J(d,{get route(){return e(t)},children:(t,r)=>{c();var i=o();O(()=>u(i,e(n).subject.label)),l(t,i)},$$slots:{default:!0}})}r(a);var f=C(a),p=_(f,!0),m=C(f),v=D(m);q(v,{get kind(){return e(n).object.kind}});var y=C(v,2);{let t=g(()=>h(e(n).object.id));J(y,{get route(){return e(t)},children:(t,r)=>{c();var i=o();O(()=>u(i,e(n).object.label)),l(t,i)},$$slots:{default:!0}})}r(m);var b=C(m),x=_(b,!0);r(i),O((e,t,n)=>{u(p,e),F(b,`title`,t),u(x,n)},[()=>E(`predicate.${e(n).predicate}`),()=>E(`origin.${e(n).origin}.why`),()=>E(`origin.${e(n).origin}`)]),l(t,i)}),r(Y),r(x),r(b);var X=C(b,2),ee=t=>{var r=Ee(),i=_(r,!0);O(e=>u(i,e),[()=>E(`graph.table.more`,{n:Math.min(200,n.claims.length-e(a))})]),f(`click`,r,()=>y(a,e(a)+200)),l(t,r)};s(X,t=>{n.claims.length>e(a)&&t(ee)}),O((e,t,n,r,i)=>{u(N,e),u(B,t),u(H,n),u(W,r),u(K,i)},[()=>E(`graph.table.caption`,{n:n.claims.length}),()=>E(`graph.table.subject`),()=>E(`graph.table.predicate`),()=>E(`graph.table.object`),()=>E(`graph.table.origin`)]),l(t,v),P()}p([`click`]);var ke=a(`<div class="tools no-print svelte-17spt45" role="toolbar"><span class="group svelte-17spt45"><button class="button" type="button" aria-keyshortcuts="Enter"> </button> <button class="button" type="button" aria-keyshortcuts="c"> </button> <button class="button" type="button" aria-keyshortcuts="p"> </button> <button class="button" type="button" aria-keyshortcuts="Delete"> </button></span> <span class="group svelte-17spt45"><button class="button" type="button" aria-keyshortcuts="u"> </button> <button class="button" type="button" aria-keyshortcuts="Shift+u"> </button></span> <span class="group svelte-17spt45"><button class="button svelte-17spt45" type="button" aria-keyshortcuts="f"> </button> <button class="button svelte-17spt45" type="button"> </button></span> <span class="number small soft end svelte-17spt45"> </span></div>`);function Ae(t,n){R(n,!0);let i=g(()=>n.view.node);var a=ke(),o=D(a),s=D(o),c=_(s,!0),d=C(s,2),p=_(d,!0),m=C(d,2),h=_(m,!0),v=C(m,2),y=_(v,!0);r(o);var b=C(o,2),x=D(b),S=_(x,!0),w=C(x,2),T=_(w,!0);r(b);var k=C(b,2),A=D(k),j=_(A,!0),M=C(A,2),N=_(M,!0);r(k);var I=C(k,2),L=_(I,!0);r(a),O((t,r,o,l,f,g,_,b,C,E)=>{F(a,`aria-label`,t),s.disabled=!e(i)||n.view.busy,u(c,r),d.disabled=!e(i)?.expanded,u(p,o),m.disabled=!e(i),u(h,l),v.disabled=!e(i),u(y,f),x.disabled=!n.view.canUndo,u(S,g),w.disabled=!n.view.canRedo,u(T,_),F(A,`aria-expanded`,n.finding),u(j,b),F(M,`aria-pressed`,n.table),u(N,C),u(L,E)},[()=>E(`graph.tools`),()=>E(`graph.expand`),()=>E(`graph.collapse`),()=>e(i)?.pinned?E(`graph.unpin`):E(`graph.pin`),()=>E(`graph.hide`),()=>E(`graph.undo`),()=>E(`graph.redo`),()=>E(`graph.path`),()=>E(`graph.table`),()=>E(`graph.counts`,{nodes:n.view.picture.nodes.length,edges:n.view.picture.edges.length})]),f(`click`,s,()=>e(i)&&n.view.expand(e(i).id)),f(`click`,d,()=>e(i)&&n.view.collapse(e(i).id)),f(`click`,m,()=>e(i)&&n.view.pin(e(i).id)),f(`click`,v,()=>e(i)&&n.view.hide(e(i).id)),f(`click`,x,()=>n.view.undo()),f(`click`,w,()=>n.view.redo()),f(`click`,A,function(...e){n.onpath?.apply(this,e)}),f(`click`,M,()=>n.view.showTable(!n.table)),l(t,a),P()}p([`click`]);var je=200,Me={shown:new Map,expanded:new Set,pinned:new Set,hidden:new Set,path:[],steps:[]},Ne=class{places=new Map;things=new Map;claims=new Map;around=new Map;omitted=new Map;centres=new Set;view=Me;answers=0;joined=null;past=[];future=[];start(e,t){this.things.clear(),this.claims.clear(),this.around.clear(),this.omitted.clear(),this.places.clear(),this.past=[],this.future=[],this.merge({nodes:e,statements:[]}),this.merge(t),this.centres=new Set(e.map(e=>e.id));let n=new Map;for(let e of[...this.centres,...this.things.keys()])n.set(e,``);this.view={...Me,shown:n};for(let e of n.keys())this.place(e,this.parentOf(e))}merge(e,t=[]){this.answers++;for(let t of e.nodes??[])this.know(t);for(let t of e.statements)this.know(t.subject),this.know(t.object),this.claims.has(t.id)||(this.claims.set(t.id,t),t.subject.id!==t.object.id&&(this.join(t.subject.id,t.object.id,t),this.join(t.object.id,t.subject.id,t)));for(let n of t){let t=(e.omitted??[]).reduce((e,t)=>t.at.id===n?e+t.count:e,0);this.omitted.set(n,Math.min(t,this.omitted.get(n)??1/0))}}has(e){return this.view.shown.has(e)}thing(e){return this.things.get(e)}claim(e){return this.claims.get(e)}needsAnswer(e){let t=this.omitted.get(e);return t===void 0||t>0&&this.waiting(e).length<25}leftOut(e){return this.omitted.get(e)??0}expand(e,t=25){if(!this.view.shown.has(e))return[];let n=V(e,this.waiting(e),this.around.get(e)??new Map,e=>this.things.get(e),t);if(n.length===0&&this.view.expanded.has(e))return[];let r=new Map(this.view.shown);for(let t of n)r.set(t,e);this.change({...this.view,shown:r,expanded:new Set(this.view.expanded).add(e),steps:this.and({do:`expand`,id:e})});for(let t of n)this.place(t,e);return n}collapse(e){let t=new Set,n=r=>{for(let[i,a]of this.view.shown)a===r&&i!==e&&!t.has(i)&&(t.add(i),n(i))};n(e);let r=new Map(this.view.shown);for(let n=!0;n;){n=!1;for(let i of t){let a=[...this.around.get(i)?.keys()??[]].find(n=>n!==e&&r.has(n)&&!t.has(n)&&(this.view.expanded.has(n)||this.centres.has(n)));(this.view.pinned.has(i)||a!==void 0)&&(t.delete(i),a!==void 0&&r.set(i,a),n=!0)}}if(t.size===0&&!this.view.expanded.has(e))return 0;let i=new Set(this.view.expanded);i.delete(e);for(let e of t)r.delete(e),i.delete(e);return this.change({...this.view,shown:r,expanded:i,steps:this.and({do:`collapse`,id:e})}),t.size}hide(e){if(!this.view.shown.has(e))return;let t=new Map(this.view.shown);t.delete(e);for(let n of this.around.get(e)?.keys()??[])![...this.around.get(n)?.keys()??[]].some(e=>t.has(e))&&t.has(n)&&!this.view.pinned.has(n)&&!this.centres.has(n)&&t.delete(n);let n=new Set([...this.view.expanded].filter(e=>t.has(e)));this.change({...this.view,shown:t,expanded:n,hidden:new Set(this.view.hidden).add(e),steps:this.and({do:`hide`,id:e})})}pin(e,t=!this.view.pinned.has(e)){if(!this.view.shown.has(e)||t===this.view.pinned.has(e))return;let n=new Set(this.view.pinned);t?n.add(e):n.delete(e),this.change({...this.view,pinned:n})}pinAt(e){let t=e.filter(([e])=>this.view.shown.has(e));if(t.length!==0){for(let[e,n]of t)this.places.set(e,n);this.view={...this.view,pinned:new Set([...this.view.pinned,...t.map(([e])=>e)])}}}bring(e){!this.view.shown.has(e)&&this.things.has(e)&&(this.view={...this.view,shown:new Map(this.view.shown).set(e,``)},this.place(e,this.parentOf(e)))}showPaths(e){let t=new Map(this.view.shown),n=new Set(this.view.hidden),r=[];for(let i of e)i.forEach((e,a)=>{n.delete(e),!t.has(e)&&this.things.has(e)&&(t.set(e,i[a-1]??``),r.push(e))});let i=e[0]??[],a=i.length>1?this.and({do:`path`,id:i[0],to:i.at(-1)}):this.view.steps;this.change({...this.view,shown:t,hidden:n,path:i,steps:a});for(let e of r)this.place(e,t.get(e)||void 0);return r}get canUndo(){return this.past.length>0}get canRedo(){return this.future.length>0}undo(){let e=this.past.pop();return e?(this.future.push(this.view),this.view=e,!0):!1}redo(){let e=this.future.pop();return e?(this.past.push(this.view),this.view=e,!0):!1}nodes(){let e=new Set(this.view.path),t=[];for(let n of this.view.shown.keys()){let r=this.things.get(n);r&&t.push(this.shownAs(r,e))}return t}node(e){let t=this.view.shown.has(e)?this.things.get(e):void 0;return t?this.shownAs(t,new Set(this.view.path)):null}shownAs(e,t){let{id:n,kind:r,label:i}=e,{pinned:a,expanded:o}=this.view;return{id:n,kind:r,label:i,centre:this.centres.has(n),pinned:a.has(n),expanded:o.has(n),more:this.more(n),onPath:t.has(n)}}edges(){let{view:e,answers:t}=this;return(this.joined?.view!==e||this.joined.answers!==t)&&(this.joined={view:e,answers:t,edges:this.between()}),this.joined.edges}between(){let e=new Set(this.view.path.slice(1).map((e,t)=>Pe(this.view.path[t],e))),t=[];for(let n of this.view.shown.keys())for(let[r,i]of this.around.get(n)??[]){let a=i[0];a.subject.id===n&&this.view.shown.has(r)&&t.push({id:a.id,from:n,to:r,claims:i,onPath:e.has(Pe(n,r))})}return t}neighbours(e){return[...this.around.get(e)?.keys()??[]].filter(e=>this.view.shown.has(e))}more(e){let t=this.omitted.get(e);return t===void 0?-1:t+this.waiting(e).length}get steps(){return this.view.steps}get ends(){return{from:this.view.path[0]??``,to:this.view.path.at(-1)??``}}get pins(){return[...this.view.pinned].flatMap(e=>{let t=this.view.shown.has(e)?this.places.get(e):void 0;return t?[[e,t]]:[]})}towards(e,t,n){return z(this.neighbours(e),this.places,e,t,n)??z(this.view.shown.keys(),this.places,e,t,n)}know(e){this.things.has(e.id)||this.things.set(e.id,{id:e.id,kind:e.kind,label:e.label})}join(e,t,n){let r=this.around.get(e);r||this.around.set(e,r=new Map);let i=r.get(t);i?i.push(n):r.set(t,[n])}waiting(e){return[...this.around.get(e)?.keys()??[]].filter(e=>!this.view.shown.has(e)&&!this.view.hidden.has(e))}and(e){return[...this.view.steps,e]}change(e){this.past.push(this.view),this.past.length>je&&this.past.shift(),this.future=[],this.view=e}parentOf(e){if(!this.centres.has(e))return[...this.around.get(e)?.keys()??[]].find(e=>this.places.has(e))}place(e,t){if(this.places.has(e))return;let n=this.places.size,r=n*2.399963,i=(t===void 0?void 0:this.places.get(t))??{x:0,y:0},a=t===void 0?12*Math.sqrt(n):6+1.5*Math.sqrt(n);this.places.set(e,{x:i.x+a*Math.cos(r),y:i.y+a*Math.sin(r)})}};function Pe(e,t){return e<t?`${e}\n${t}`:`${t}\n${e}`}var Fe=new W(`
    query GraphDocuments($first: Int!) {
  documents(first: $first) {
    totalCount
    edges {
      node {
        ...GraphNode
        statements(predicates: [HAS_SECTION, ISSUED, BASED_ON], first: 100) {
          edges {
            node {
              ...GraphEdge
            }
          }
        }
        sections {
          ...GraphNode
          level
          statements(direction: IN, predicates: [PART_OF], first: 30) {
            edges {
              node {
                ...GraphEdge
              }
            }
          }
        }
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}`),Ie=new W(`
    query GraphNeighborhood($of: [ID!]!, $perPredicate: Int!) {
  neighborhood(of: $of, depth: 1, perPredicate: $perPredicate) {
    of {
      ref
      entity {
        ...GraphNode
      }
    }
    nodes {
      ...GraphNode
    }
    statements {
      ...GraphEdge
    }
    omitted {
      at {
        id
      }
      predicate
      count
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}`),Le=new W(`
    query GraphPaths($from: ID!, $to: ID!) {
  paths(from: $from, to: $to, k: 3, maxLength: 5) {
    exhausted
    from {
      ref
      entity {
        ...GraphNode
      }
      suggestions {
        entity {
          ...GraphNode
        }
      }
      candidates {
        context
        entity {
          ...GraphNode
        }
      }
    }
    to {
      ref
      entity {
        ...GraphNode
      }
      suggestions {
        entity {
          ...GraphNode
        }
      }
      candidates {
        context
        entity {
          ...GraphNode
        }
      }
    }
    paths {
      length
      nodes {
        ...GraphNode
      }
      steps {
        statement {
          ...GraphEdge
        }
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}`),Re=new W(`
    query GraphQuestion($involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $order: TaskOrder, $first: Int!) {
  tasks(
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    order: $order
    first: $first
  ) {
    totalCount
    involving {
      ref
      entity {
        ...GraphNode
      }
    }
    suggestions {
      context
      entity {
        ...GraphNode
      }
    }
    candidates {
      context
      entity {
        ...GraphNode
      }
    }
    edges {
      node {
        ...GraphNode
        agencies {
          node {
            ...GraphEdge
          }
        }
      }
      reasons {
        via {
          ...GraphEdge
        }
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}`),ze=25,Be=100;async function Ve(e,t){let n={signal:t,at:e.at};return v(e)?Ge(await H(Fe,{first:2},n)):We(await H(Re,{...te(e),order:e.order||void 0,first:ze},n))}async function He(e,t,n,r){let i={of:[e],perPredicate:n?Be*2:Be};return(await H(Ie,i,{at:t,...r?{signal:r}:{}})).neighborhood}async function Ue(e,t,n,r){let i=await H(Le,{from:e,to:t},{at:n,...r?{signal:r}:{}}).catch(e=>{if(e instanceof U&&e.code===`BAD_INPUT`)return null;throw e});if(i===null)return{unknown:[],from:e,to:e,answers:[],ways:[]};let{paths:a}=i;return{unknown:[{name:e,end:a.from},{name:t,end:a.to}].filter(({end:e})=>!e.entity).map(({name:e,end:t})=>({name:e,meant:[...t.candidates,...t.suggestions.map(e=>({context:``,...e}))]})),from:a.from.entity?.id??``,to:a.to.entity?.id??``,answers:a.paths.map(e=>({nodes:e.nodes,statements:e.steps.map(e=>e.statement)})),ways:a.paths.map(e=>e.nodes.map(e=>e.id))}}function We(e){let{tasks:t}=e,n=t.involving.flatMap(e=>e.entity?[e.entity]:[]),r=[],i=[];for(let{node:e,reasons:n}of t.edges){r.push(...n.flatMap(e=>e.via));for(let{node:t}of e.agencies)(t.predicate===`LEADS`||t.predicate===`RESPONSIBLE_FOR`?r:i).push(t)}return{centres:n,shown:r,known:i,things:t.edges.map(({node:e})=>({id:e.id,kind:e.kind,label:e.label})),total:t.totalCount,tasks:t.edges.length,meant:[...t.candidates,...t.suggestions]}}function Ge(e){let t=e.documents.edges.map(e=>e.node),n=[],r=[];for(let e of t){let i=new Set(e.sections.map(e=>e.id));for(let{node:t}of e.statements.edges)(t.predicate!==`HAS_SECTION`||i.has(t.object.id))&&n.push(t);let a=e.sections.flatMap(e=>e.statements.edges.map(e=>e.node));for(let e of a)(t.length===1&&e.subject.kind===`SECTION`&&a.length<=80?n:r).push(e)}return{centres:t,shown:n,known:r,things:[],total:0,tasks:0,meant:[]}}var Ke=new Set([`HAS_SECTION`,`HAS_TASK`,`PART_OF`,`AGENCY_OF`]),qe=new Set([`LEADS`,`RESPONSIBLE_FOR`]),Je=new Set([`INFERRED`,`EXPANDED`]);function Ye(e,t,n){let r=new Map,i=new Map;for(let n of e.nodes())r.set(n.kind,(r.get(n.kind)??0)+1),(n.centre||!t.has(n.kind))&&i.set(n.id,n);let a=new Map,o=[];for(let t of e.edges())i.has(t.from)&&i.has(t.to)&&(a.set(t.from,(a.get(t.from)??0)+1),a.set(t.to,(a.get(t.to)??0)+1),o.push(Xe(t,n)));return{nodes:[...i.values()].map(t=>{let{x:n,y:r}=e.places.get(t.id)??{x:0,y:0},i=Math.min(18,(t.centre?11:6.5)+Math.sqrt(a.get(t.id)??0)*1.1);return{id:t.id,kind:t.kind,label:t.label,x:n,y:r,size:i,pinned:t.pinned,centre:t.centre,more:Math.max(t.more,0)}}),edges:o,counts:r}}function Xe(e,t){let n=[...new Set(e.claims.map(e=>e.predicate))],r=e.onPath?`path`:n.some(e=>qe.has(e))?`strong`:n.every(e=>Ke.has(e))?`faint`:`plain`;return{id:e.id,from:e.from,to:e.to,label:n.map(t).join(`、`),width:e.onPath?4:r===`strong`?2.8:r===`plain`?1.8:1.4,style:e.claims.every(e=>Je.has(e.origin))?`dashed`:`arrow`,tone:r}}var Z=`|`,Q={expand:``,collapse:`-`,hide:`.`},Ze=`~`,Qe=`*`,$e=1800;function et(e,t,n=$e){let r=0,i=0,a=e=>{let t=encodeURIComponent(e).replaceAll(`%3A`,`:`).replaceAll(`%2F`,`/`).length+3;return r+t>n?!1:(r+=t,!0)},o=[];for(let t of e){let e=rt(t);i>0||e===null||!a(e)?i++:o.push(e)}let s=[];for(let[e,n]of t){let t=`${e}${Qe}${Math.round(n.x)}_${Math.round(n.y)}`;!$(e)||!a(t)?i++:s.push(t)}return{of:o.join(Z),pin:s.join(Z),left:i}}function tt(e){return e.split(Z).flatMap(e=>{let[t=``,n]=e.split(Ze);return n===void 0?e.startsWith(Q.collapse)?[{do:`collapse`,id:e.slice(1)}]:e.startsWith(Q.hide)?[{do:`hide`,id:e.slice(1)}]:e===``?[]:[{do:`expand`,id:e}]:t!==``&&n!==``?[{do:`path`,id:t,to:n}]:[]})}function nt(e){return e.split(Z).flatMap(e=>{let[,t,n,r]=/^(.+)\*(-?\d{1,6})_(-?\d{1,6})$/.exec(e)??[];return t===void 0?[]:[[t,{x:Number(n),y:Number(r)}]]})}function rt(e){return $(e.id)?e.do===`path`?$(e.to)?`${e.id}${Ze}${e.to}`:null:Q[e.do]+e.id:null}function $(e){return e!==``&&!/[|~]|^[-.]/.test(e)}var it=`|`,at=class{start=new G;graph=new Ne;#e=T(0);get version(){return e(this.#e)}set version(e){y(this.#e,e,!0)}#t=T(0);get layout(){return e(this.#t)}set layout(e){y(this.#t,e,!0)}#n=T(null);get selected(){return e(this.#n)}set selected(e){y(this.#n,e,!0)}#r=T(null);get edge(){return e(this.#r)}set edge(e){y(this.#r,e,!0)}#i=T(``);get said(){return e(this.#i)}set said(e){y(this.#i,e,!0)}#a=T(null);get problem(){return e(this.#a)}set problem(e){y(this.#a,e)}#o=T(!1);get busy(){return e(this.#o)}set busy(e){y(this.#o,e,!0)}#s=T(null);get lost(){return e(this.#s)}set lost(e){y(this.#s,e)}#c=T(0);get left(){return e(this.#c)}set left(e){y(this.#c,e,!0)}#l=g(()=>A.route.options.hide??``);get hiddenKinds(){return e(this.#l)}set hiddenKinds(e){y(this.#l,e)}#u=g(()=>new Set(this.hiddenKinds.split(it).filter(e=>e!==``)));get hidden(){return e(this.#u)}set hidden(e){y(this.#u,e)}#d=g(()=>(this.version,Ye(this.graph,this.hidden,e=>E(`predicate.${e}`))));get picture(){return e(this.#d)}set picture(e){y(this.#d,e)}#f=g(()=>{this.version;let e=new Set(this.picture.nodes.map(e=>e.id));return this.graph.edges().flatMap(t=>e.has(t.from)&&e.has(t.to)?t.claims:[])});get claims(){return e(this.#f)}set claims(e){y(this.#f,e)}#p=g(()=>(this.version,this.selected===null?null:this.graph.node(this.selected)));get node(){return e(this.#p)}set node(e){y(this.#p,e)}#m=g(()=>(this.version,this.edge===null?[]:this.graph.edges().find(e=>e.id===this.edge)?.claims.map(e=>e.id)??[]));get edgeClaims(){return e(this.#m)}set edgeClaims(e){y(this.#m,e)}#h=g(()=>this.version>=0&&this.graph.canUndo);get canUndo(){return e(this.#h)}set canUndo(e){y(this.#h,e)}#g=g(()=>this.version>=0&&this.graph.canRedo);get canRedo(){return e(this.#g)}set canRedo(e){y(this.#g,e)}has(e){return this.version>=0&&this.graph.has(e)}begin(){this.selected=null,this.edge=null,this.lost=null;let{question:e,options:t}=A.route,n=tt(t.of??``);t.from&&t.to&&!n.some(e=>e.do===`path`)&&n.push({do:`path`,id:t.from,to:t.to});let r=nt(t.pin??``);this.start.ask(async i=>{let a=new Map;for(let t of n)t.do===`expand`&&!a.has(t.id)&&a.set(t.id,He(t.id,e.at,!1,i));for(let e of a.values())e.catch(()=>{});let o=await Ve(e,i),{graph:s}=this;s.start(o.centres,{nodes:o.things,statements:o.shown}),s.merge({statements:o.known});for(let e of n)await this.take(e,a,i);return s.pinAt(r),this.changed(!0),t.sel&&s.has(t.sel)&&(this.selected=t.sel),o})}select(e){this.selected=e,this.edge=null;let t=e===null?void 0:this.graph.thing(e);t&&(this.said=E(`graph.selected`,{kind:E(`kind.${t.kind}`),label:t.label,n:this.graph.neighbours(t.id).length})),this.remember()}selectEdge(e){this.selected=null,this.edge=e}expand(e){return this.attempt(async()=>{await this.know(e);let t=this.graph.expand(e).length,n=this.graph.more(e),r={n:t,more:n};this.said=t>0?E(n>0?`graph.added`:`graph.added.all`,r):n>0?E(`graph.added.rest`,{n}):E(`graph.added.none`),this.changed(t>0),this.remember()})}collapse(e){let t=this.graph.collapse(e);this.said=E(`graph.removed`,{n:t}),this.changed(t>0),this.remember()}hide(e){let t=this.graph.neighbours(e)[0]??null;this.graph.hide(e),this.changed(!1),this.select(t!==null&&this.graph.has(t)?t:null)}pin(e,t){this.graph.pin(e,t),this.said=E(this.graph.node(e)?.pinned?`graph.pinned`:`graph.unpinned`,{label:this.graph.thing(e)?.label??e}),this.changed(!1),this.remember()}undo(){this.travel(this.graph.undo(),`graph.undone`)}redo(){this.travel(this.graph.redo(),`graph.redone`)}findPath(e,t){return this.attempt(async()=>{this.lost=null;let n=await Ue(e,t,A.route.question.at);this.showWays(n),n.ways.length===0?(this.lost=n,this.said=n.unknown[0]?E(`graph.path.unknown`,{name:n.unknown[0].name}):E(n.from===n.to?`graph.path.same`:`graph.path.none`)):(this.said=E(`graph.path.found`,{n:n.ways.length,steps:n.ways[0].length-1}),this.changed(!0),this.remember())})}toggleKind(e){let t=new Set(this.hidden);t.delete(e)||t.add(e),this.remember({hide:[...t].join(it)})}showTable(e){this.remember({table:e?`1`:``})}placed(e){for(let[t,n]of e)this.graph.places.set(t,n)}async take(e,t,n){e.do===`collapse`?this.graph.collapse(e.id):e.do===`hide`?this.graph.hide(e.id):e.do===`path`?this.showWays(await Ue(e.id,e.to,A.route.question.at,n)):(await this.know(e.id,t.get(e.id),n),this.graph.bring(e.id),this.graph.expand(e.id))}async know(e,t,n){if(!this.graph.needsAnswer(e))return;let r=this.graph.leftOut(e)>0,i=r||!t?He(e,A.route.question.at,r,n):t;this.graph.merge(await i,[e])}showWays(e){if(e.ways.length!==0){for(let t of e.answers)this.graph.merge(t);this.graph.showPaths(e.ways)}}travel(e,t){e&&(this.said=E(t),this.changed(!0),this.remember())}async attempt(e){if(!this.busy){this.busy=!0,this.problem=null;try{await e()}catch(e){this.problem=e}finally{this.busy=!1}}}changed(e){this.version++,e&&this.layout++,this.selected!==null&&!this.graph.has(this.selected)&&(this.selected=null),this.edge!==null&&!this.graph.edges().some(e=>e.id===this.edge)&&(this.edge=null)}remember(e={}){let{of:t,pin:n,left:r}=et(this.graph.steps,this.graph.pins);this.left=r;let{from:i,to:a}=this.graph.ends,o={...A.route.options,of:t,pin:n,sel:this.selected??``,from:i,to:a,...e};for(let[e,t]of Object.entries(o))t===``&&delete o[e];A.go({...A.route,options:o},!0)}},ot=a(`<div class="card"><!></div>`),st=a(`<p class="said small no-print svelte-1ahi164" aria-hidden="true"> </p>`),ct=a(`<div class="wait svelte-1ahi164"><!></div>`),lt=a(`<!> <!>`,1),ut=a(`<div class="problem svelte-1ahi164"><!></div>`),dt=a(`<aside class="card panel svelte-1ahi164"><!></aside>`),ft=a(`<p class="small soft no-print"> </p>`),pt=a(`<p class="small soft"> <!></p>`),mt=a(`<div><div><!></div> <!> <!></div> <div class="under svelte-1ahi164"><!> <!> <!></div> <div><!></div>`,1),ht=a(`<section><h1 class="visually-hidden"> </h1> <!> <!> <p class="visually-hidden told" role="status"> </p> <!></section>`);function gt(n,i){R(i,!0);let a=new at,{start:d}=a,f=T(!1),p=T(!1),m=g(()=>JSON.stringify(A.route.question)),h=g(()=>A.route.options.table===`1`||e(p)),v=g(()=>a.selected!==null||a.edge!==null);x(()=>{e(m),j(()=>a.begin())}),b(()=>()=>d.stop());let S={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function M(t){let n=S[t.key],r=!t.ctrlKey&&!t.metaKey&&!t.altKey,{selected:i}=a;if(n&&r){let e=i===null?a.picture.nodes[0]?.id??null:a.graph.towards(i,...n);e!==null&&a.select(e)}else if(t.key===`z`&&(t.ctrlKey||t.metaKey))t.shiftKey?a.redo():a.undo();else if(!r)return;else if(t.key===`u`||t.key===`U`)t.shiftKey?a.redo():a.undo();else if(t.key===`f`)y(f,!e(f));else if(t.key===`Escape`)a.select(null);else if(i===null)return;else if(t.key===`Enter`)a.expand(i);else if(t.key===`Delete`||t.key===`Backspace`)a.hide(i);else if(t.key===`c`)a.collapse(i);else if(t.key===`p`)a.pin(i);else return;t.preventDefault()}var N=ht();let I;var L=D(N),z=_(L,!0),V=C(L,2);Ae(V,{get view(){return a},get finding(){return e(f)},get table(){return e(h)},onpath:()=>y(f,!e(f))});var H=C(V,2),U=e=>{we(e,{get view(){return a}})};s(H,t=>{e(f)&&t(U)});var W=C(H,2),G=_(W,!0),K=C(W,2),q=e=>{Y(e,{get error(){return d.error},get retry(){return d.retry}})},X=t=>{var n=ot(),i=D(n);{let t=g(()=>E(`graph.nothing`)),n=g(()=>E(`graph.nothing.hint`));ee(i,{get title(){return e(t)},get hint(){return e(n)},get meant(){return d.value.meant}})}r(n),l(t,n)},te=n=>{var i=mt(),f=k(i);let m;var b=D(f);let x;var S=D(b);{let t=g(()=>E(`graph.label`));B(S,{get nodes(){return a.picture.nodes},get edges(){return a.picture.edges},get selected(){return a.selected},get selectedEdge(){return a.edge},get layout(){return a.layout},get label(){return e(t)},onselect:e=>a.select(e),onedge:e=>a.selectEdge(e),onclear:()=>a.select(null),onopen:e=>{a.select(e),a.expand(e)},onmoved:e=>a.pin(e,!0),onplaced:e=>a.placed(e),onkey:M,onblank:e=>y(p,e,!0),children:(e,t)=>{var n=lt(),i=k(n),o=e=>{var t=st(),n=_(t,!0);O(()=>u(n,a.said)),l(e,t)};s(i,e=>{a.said&&e(o)});var c=C(i,2),f=e=>{var t=ct(),n=D(t);Y(n,{rows:3}),r(t),l(e,t)};s(c,e=>{d.value||e(f)}),l(e,n)},$$slots:{default:!0}})}r(b);var T=C(b,2),j=e=>{var t=ut(),n=D(t);Y(n,{get error(){return a.problem},retry:()=>a.problem=null}),r(t),l(e,t)};s(T,e=>{a.problem&&e(j)});var N=C(T,2),P=t=>{var n=dt(),i=D(n);{let t=g(()=>a.node?.more??0);pe(i,{get id(){return a.selected},get statements(){return a.edgeClaims},get more(){return e(t)},onpick:e=>a.select(e),onclose:()=>a.select(null),has:e=>a.has(e)})}r(n),l(t,n)};s(N,t=>{e(v)&&t(P)}),r(f);var F=C(f,2),I=D(F);ge(I,{get counts(){return a.picture.counts},get hidden(){return a.hidden},ontoggle:e=>a.toggleKind(e)});var L=C(I,2),R=e=>{var t=ft(),n=_(t,!0);O(e=>u(n,e),[()=>E(`graph.link.left`,{n:a.left})]),l(e,t)};s(L,e=>{a.left>0&&e(R)});var z=C(L,2),V=t=>{var n=pt(),i=D(n),a=C(i);{let t=g(()=>w(`list`,A.route));J(a,{get route(){return e(t)},children:(e,t)=>{c();var n=o();O(e=>u(n,e),[()=>E(`graph.first.list`)]),l(e,n)},$$slots:{default:!0}})}r(n),O(e=>u(i,`${e??``} `),[()=>E(`graph.first`,{shown:d.value.tasks,n:d.value.total})]),l(t,n)},H=e=>{var t=ft(),n=_(t,!0);O(e=>u(n,e),[()=>E(`graph.pick`)]),l(e,t)};s(z,t=>{d.value&&d.value.total>d.value.tasks?t(V):e(v)||t(H,1)}),r(F);var U=C(F,2);let W;Oe(D(U),{get claims(){return a.claims}}),r(U),O(()=>{m=t(f,1,`body svelte-1ahi164`,null,m,{beside:e(v)}),x=t(b,1,`canvas card svelte-1ahi164`,null,x,{blank:e(p)}),W=t(U,1,`twin svelte-1ahi164`,null,W,{"visually-hidden":!e(h)})}),l(n,i)};s(K,e=>{d.error?e(q):d.value&&a.picture.nodes.length===0?e(X,1):e(te,-1)}),r(N),O(n=>{I=t(N,1,`graph svelte-1ahi164`,null,I,{table:e(h)}),F(N,`aria-busy`,a.busy),u(z,n),u(G,a.said)},[()=>E(`view.graph`)]),l(n,N),P()}export{gt as default};