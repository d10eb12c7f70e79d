import{$ as e,H as t,I as n,J as r,K as i,N as a,O as o,S as s,U as c,V as l,Y as u,Z as d,_ as f,_t as p,at as m,bt as h,c as g,ct as _,f as v,ft as y,gt as b,h as x,ht as S,it as C,l as w,m as T,n as E,nt as D,ot as O,q as k,st as A,t as j,tt as M,u as N,ut as P,x as F,xt as I,y as L,z as R}from"./state.svelte-aftG7p5T.js";import{n as z,r as B,t as V}from"./choice-Dfjqn6TT.js";import{i as H,n as U,t as W}from"./TypedDocumentString-Bs9moOO4.js";import{t as G}from"./load.svelte-C05dwITt.js";import{n as K,t as q}from"./Kind-B9u-0iWo.js";import{n as J,t as Y}from"./State-Blwd7n1x.js";import{t as X}from"./Quote-D856l6s2.js";import{t as ee}from"./Nothing-C3a-pmUD.js";import{t as te}from"./query-BG6RAZ08.js";var ne=new W(`
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
}`),ie=c(`<p class="soft small"> </p>`),ae=c(`<p class="small soft"> </p>`),oe=c(`<span class="predicate svelte-bfvqx5"> </span>`),se=c(`<button class="other svelte-bfvqx5" type="button"> </button>`),ce=c(`<li class="svelte-bfvqx5"><p class="claim svelte-bfvqx5"><!> <!> <!> <!></p> <!></li>`),le=c(`<!> <h2 class="svelte-bfvqx5"> </h2> <!> <p class="links svelte-bfvqx5"><!> <!></p> <!> <h3 class="svelte-bfvqx5"> </h3> <ul class="svelte-bfvqx5"></ul> <!>`,1),ue=c(`<li class="svelte-bfvqx5"><p class="claim svelte-bfvqx5"><!><button class="other svelte-bfvqx5" type="button"> </button> <span class="predicate svelte-bfvqx5"> </span> <!><button class="other svelte-bfvqx5" type="button"> </button></p> <!> <!></li>`),de=c(`<ul class="svelte-bfvqx5"></ul>`),fe=c(`<div class="detail svelte-bfvqx5"><button class="close svelte-bfvqx5" type="button">×</button> <!></div>`);function pe(o,c){p(c,!0);let u=x(c,`statements`,19,()=>[]),f=x(c,`more`,3,0),_=new G,y=new G,w=S(()=>u().join(` `));D(()=>{let t=c.id;e(()=>{t&&_.ask(e=>H(ne,{id:t,first:12},{signal:e,at:j.route.question.at}))})}),D(()=>{let t=d(w)===``?[]:d(w).split(` `);e(()=>{t.length>0&&y.ask(e=>H(re,{ids:t.slice(0,20)},{signal:e,at:j.route.question.at}))})});let T=S(()=>_.value?.entity?.id===c.id?_.value?.entity:null),k=S(()=>(y.value?.nodes??[]).flatMap(e=>e&&`predicate`in e&&u().includes(e.id)?[e]:[])),N=S(()=>c.id?v(`list`,j.route,{question:{...g,involving:[c.id],at:j.route.question.at}}):null);var P=fe(),F=C(P),L=A(F,2),z=e=>{var o=t(),s=m(o),u=e=>{Y(e,{get error(){return _.error},get retry(){return _.retry}})},p=e=>{Y(e,{rows:4})},g=e=>{var t=le(),o=m(t);q(o,{get kind(){return d(T).kind},label:!0});var s=A(o,2),u=O(s,!0),p=A(s,2),g=e=>{var t=ie(),n=O(t,!0);M(e=>R(n,e),[()=>d(T).names.slice(1,5).join(`、`)]),l(e,t)};n(p,e=>{d(T).names.length>1&&e(g)});var _=A(p,2),y=C(_);{let e=S(()=>v(`entity`,j.route,{id:d(T).id}));J(y,{get route(){return d(e)},class:`button`,children:(e,t)=>{h();var n=i();M(e=>R(n,e),[()=>E(`graph.open`)]),l(e,n)},$$slots:{default:!0}})}var b=A(y,2),x=e=>{J(e,{get route(){return d(N)},class:`button`,children:(e,t)=>{h();var n=i();M(e=>R(n,e),[()=>E(`graph.list`)]),l(e,n)},$$slots:{default:!0}})};n(b,e=>{d(N)&&d(T).kind!==`TASK`&&e(x)}),I(_);var w=A(_,2),D=e=>{var t=ae(),n=O(t,!0);M(e=>R(n,e),[()=>E(`graph.neighbours.more`,{n:f()})]),l(e,t)};n(w,e=>{f()>0&&e(D)});var k=A(w,2),P=O(k,!0),F=A(k,2);a(F,21,()=>d(T).statements.edges,({node:e,other:t,forward:n})=>e.id,(e,t)=>{let a=()=>d(t).node,o=()=>d(t).other,s=()=>d(t).forward;var u=ce(),f=C(u),p=C(f),m=e=>{var t=oe(),n=O(t,!0);M(e=>R(n,e),[()=>E(`predicate.${a().predicate}`)]),l(e,t)};n(p,e=>{s()&&e(m)});var g=A(p,2);q(g,{get kind(){return o().kind}});var _=A(g,2),y=e=>{var t=se(),n=O(t,!0);M(()=>R(n,o().label)),r(`click`,t,()=>c.onpick(o().id)),l(e,t)},b=S(()=>c.has(o().id)),x=e=>{{let t=S(()=>v(`entity`,j.route,{id:o().id}));J(e,{get route(){return d(t)},children:(e,t)=>{h();var n=i();M(()=>R(n,o().label)),l(e,n)},$$slots:{default:!0}})}};n(_,e=>{d(b)?e(y):e(x,-1)});var w=A(_,2),T=e=>{var t=oe(),n=O(t,!0);M(e=>R(n,e),[()=>E(`predicate.${a().predicate}`)]),l(e,t)};n(w,e=>{s()||e(T)}),I(f);var D=A(f,2),k=e=>{X(e,{get evidence(){return a().evidence[0]},get origin(){return a().origin},context:!1})};n(D,e=>{a().evidence[0]&&e(k)}),I(u),l(e,u)}),I(F);var L=A(F,2),z=e=>{{let t=S(()=>v(`entity`,j.route,{id:d(T).id}));J(e,{get route(){return d(t)},class:`all`,children:(e,t)=>{h();var n=i();M(e=>R(n,e),[()=>E(`graph.statements.more`,{n:d(T).statements.totalCount})]),l(e,n)},$$slots:{default:!0}})}};n(L,e=>{d(T).statements.totalCount>12&&e(z)}),M(e=>{R(u,d(T).label),R(P,e)},[()=>E(`graph.statements`,{n:d(T).statements.totalCount})]),l(e,t)};n(s,e=>{_.error?e(u):d(T)?e(g,-1):e(p,1)}),l(e,o)},B=e=>{Y(e,{get error(){return y.error},get retry(){return y.retry}})},V=e=>{Y(e,{rows:3})},U=e=>{var t=de();a(t,21,()=>d(k),e=>e.id,(e,t)=>{var i=ue(),o=C(i),s=C(o);q(s,{get kind(){return d(t).subject.kind}});var u=A(s),f=O(u,!0),p=A(u,2),m=O(p,!0),h=A(p,2);q(h,{get kind(){return d(t).object.kind}});var g=A(h),_=O(g,!0);I(o);var v=A(o,2),y=e=>{var n=ae(),r=O(n,!0);M(()=>R(r,d(t).qualifiers.note)),l(e,n)};n(v,e=>{d(t).qualifiers.note&&e(y)});var b=A(v,2);a(b,17,()=>d(t).evidence,e=>e.id,(e,n)=>{X(e,{get evidence(){return d(n)},get origin(){return d(t).origin}})}),I(i),M(e=>{R(f,d(t).subject.label),R(m,e),R(_,d(t).object.label)},[()=>E(`predicate.${d(t).predicate}`)]),r(`click`,u,()=>c.onpick(d(t).subject.id)),r(`click`,g,()=>c.onpick(d(t).object.id)),l(e,i)}),I(t),l(e,t)};n(L,e=>{c.id?e(z):y.error?e(B,1):d(k).length===0?e(V,2):e(U,-1)}),I(P),M((e,t)=>{s(F,`aria-label`,e),s(F,`title`,t)},[()=>E(`graph.close`),()=>E(`graph.close`)]),r(`click`,F,function(...e){c.onclose?.apply(this,e)}),l(o,P),b()}k([`click`]);var me=c(`<li><button type="button" class="svelte-fbd4ex"><!><span class="name svelte-fbd4ex"> </span><span class="number soft"> </span></button></li>`),he=c(`<div class="legend svelte-fbd4ex"><ul class="svelte-fbd4ex"></ul> <ul class="strokes small soft svelte-fbd4ex"><li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h20" stroke-width="2.4" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M20 .8 28 4l-8 3.2Z"></path></svg> </li> <li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h21" stroke-width="1.2" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M21 1.6 28 4l-7 2.4Z"></path></svg> </li> <li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h21" stroke-width="1.2" stroke-dasharray="4 3" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M21 1.6 28 4l-7 2.4Z"></path></svg> </li></ul></div>`);function ge(e,t){p(t,!0);let n=S(()=>K.filter(e=>t.counts.has(e)));var i=he(),o=C(i);a(o,20,()=>d(n),e=>e,(e,n)=>{var i=me(),a=C(i),o=C(a);q(o,{get kind(){return n}});var c=A(o),u=O(c,!0),d=A(c),f=O(d,!0);I(a),I(i),M((e,t,n,r)=>{s(a,`aria-pressed`,e),s(a,`title`,t),R(u,n),R(f,r)},[()=>!t.hidden.has(n),()=>E(`graph.kinds.hint`),()=>E(`kind.${n}`),()=>t.counts.get(n)]),r(`click`,a,()=>t.ontoggle(n)),l(e,i)}),I(o);var c=A(o,2),u=C(c),f=A(C(u),1,!0);I(u);var m=A(u,2),h=A(C(m),1,!0);I(m);var g=A(m,2),_=A(C(g),1,!0);I(g),I(c),I(i),M((e,t,n,r)=>{s(o,`aria-label`,e),R(f,t),R(h,n),R(_,r)},[()=>E(`graph.kinds`),()=>E(`graph.legend.strong`),()=>E(`graph.legend.plain`),()=>E(`graph.legend.dashed`)]),l(e,i),b()}k([`click`]);var _e=c(`<button class="button" type="button"> </button>`),ve=c(` <!>`,1),ye=c(`<p class="svelte-km3vcf"> <!></p>`),be=c(`<p class="svelte-km3vcf"> </p>`),xe=c(`<div class="lost small svelte-km3vcf"></div>`),Se=c(`<p class="soft small"> </p>`),Ce=c(`<form class="path no-print svelte-km3vcf"><label> <input class="svelte-km3vcf"/></label> <label> <input class="svelte-km3vcf"/></label> <button class="button primary" type="submit"> </button> <!></form>`);function we(t,o){p(o,!0);let c=y(_(e(()=>o.view.node?.label??o.view.picture.nodes.find(e=>e.centre)?.label??``))),h=y(``),g=e(()=>o.view.selected),v,x;D(()=>(e(()=>d(c))===``?v:x).focus()),D(()=>{let{selected:t,node:n}=o.view;t!==g&&n!==null&&(g=t,e(()=>{d(c)===``?P(c,n.label,!0):n.label!==d(c)&&P(h,n.label,!0)}))});let w=S(()=>d(c).trim()!==``&&d(h).trim()!==``),T=S(()=>o.view.lost);function k(e,t){d(c).trim()===e?P(c,t,!0):P(h,t,!0),d(w)&&o.view.findPath(d(c).trim(),d(h).trim())}var j=Ce(),N=C(j),z=C(N),B=A(z);F(B),f(B,e=>v=e,()=>v),I(N);var V=A(N,2),H=C(V),U=A(H);F(U),f(U,e=>x=e,()=>x),I(V);var W=A(V,2),G=O(W,!0),K=A(W,2),q=e=>{var t=xe();a(t,21,()=>d(T).unknown,({name:e,meant:t})=>e,(e,t)=>{let o=()=>d(t).name,c=()=>d(t).meant;var u=ye(),f=C(u),p=A(f),h=e=>{var t=ve(),n=m(t),i=A(n);a(i,17,()=>c().slice(0,5),({entity:e,context:t})=>e.id,(e,t)=>{let n=()=>d(t).entity,i=()=>d(t).context;var a=_e(),c=O(a,!0);M(()=>{s(a,`title`,i()),R(c,n().label)}),r(`click`,a,()=>k(o(),n().id)),l(e,a)}),M(e=>R(n,`${e??``} `),[()=>E(`graph.meant`)]),l(e,t)},g=e=>{var t=i();M(e=>R(t,e),[()=>E(`graph.path.unknown.hint`)]),l(e,t)};n(p,e=>{c().length>0?e(h):e(g,-1)}),I(u),M(e=>R(f,`${e??``} `),[()=>E(`graph.path.unknown`,{name:o()})]),l(e,u)},e=>{var t=be(),n=O(t,!0);M(e=>R(n,e),[()=>d(T).from===d(T).to?E(`graph.path.same`):`${E(`graph.path.none`)} ${E(`graph.path.none.hint`)}`]),l(e,t)}),I(t),l(e,t)},J=e=>{var t=Se(),n=O(t,!0);M(e=>R(n,e),[()=>E(`graph.path.empty`)]),l(e,t)};n(K,e=>{d(T)?e(q):d(w)||e(J,1)}),I(j),M((e,t,n,r,i)=>{s(j,`aria-busy`,o.view.busy),R(z,`${e??``} `),s(B,`placeholder`,t),R(H,`${n??``} `),s(U,`placeholder`,r),W.disabled=o.view.busy||!d(w),R(G,i)},[()=>E(`graph.path.from`),()=>E(`graph.path.hint`),()=>E(`graph.path.to`),()=>E(`graph.path.hint`),()=>E(`graph.path.find`)]),u(`submit`,j,e=>{e.preventDefault(),d(w)&&o.view.findPath(d(c).trim(),d(h).trim())}),L(B,()=>d(c),e=>P(c,e)),L(U,()=>d(h),e=>P(h,e)),l(t,j),b()}k([`click`]);var Te=c(`<tr><td class="svelte-193kboo"><!> <!></td><td class="svelte-193kboo"> </td><td class="svelte-193kboo"><!> <!></td><td class="soft svelte-193kboo"> </td></tr>`),Ee=c(`<button class="button" type="button"> </button>`),De=c(`<div class="scroll svelte-193kboo"><table><caption class="svelte-193kboo"> </caption><thead><tr><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th></tr></thead><tbody></tbody></table></div> <!>`,1);function Oe(t,o){p(o,!0);let c=y(200),u=S(()=>o.claims.slice(0,d(c))),f=S(()=>w(v(`entity`,j.route))),g=S(()=>(d(f),e(()=>j.route))),_=e=>v(`entity`,d(g),{id:e});var x=De(),T=m(x),D=C(T),k=C(D),N=O(k,!0),F=A(k),L=C(F),z=C(L),B=O(z,!0),V=A(z),H=O(V,!0),U=A(V),W=O(U,!0),G=A(U),K=O(G,!0);I(L),I(F);var Y=A(F);a(Y,21,()=>d(u),e=>e.id,(e,t)=>{var n=Te(),r=C(n),a=C(r);q(a,{get kind(){return d(t).subject.kind}});var o=A(a,2);{let e=S(()=>_(d(t).subject.id));J(o,{get route(){return d(e)},children:(e,n)=>{h();var r=i();M(()=>R(r,d(t).subject.label)),l(e,r)},$$slots:{default:!0}})}I(r);var c=A(r),u=O(c,!0),f=A(c),p=C(f);q(p,{get kind(){return d(t).object.kind}});var m=A(p,2);{let e=S(()=>_(d(t).object.id));J(m,{get route(){return d(e)},children:(e,n)=>{h();var r=i();M(()=>R(r,d(t).object.label)),l(e,r)},$$slots:{default:!0}})}I(f);var g=A(f),v=O(g,!0);I(n),M((e,t,n)=>{R(u,e),s(g,`title`,t),R(v,n)},[()=>E(`predicate.${d(t).predicate}`),()=>E(`origin.${d(t).origin}.why`),()=>E(`origin.${d(t).origin}`)]),l(e,n)}),I(Y),I(D),I(T);var X=A(T,2),ee=e=>{var t=Ee(),n=O(t,!0);M(e=>R(n,e),[()=>E(`graph.table.more`,{n:Math.min(200,o.claims.length-d(c))})]),r(`click`,t,()=>P(c,d(c)+200)),l(e,t)};n(X,e=>{o.claims.length>d(c)&&e(ee)}),M((e,t,n,r,i)=>{R(N,e),R(B,t),R(H,n),R(W,r),R(K,i)},[()=>E(`graph.table.caption`,{n:o.claims.length}),()=>E(`graph.table.subject`),()=>E(`graph.table.predicate`),()=>E(`graph.table.object`),()=>E(`graph.table.origin`)]),l(t,x),b()}k([`click`]);var ke=c(`<div class="tools no-print svelte-17spt45" role="toolbar"><span class="group svelte-17spt45"><button class="button" type="button" aria-keyshortcuts="Enter"> </button> <button class="button" type="button" aria-keyshortcuts="c"> </button> <button class="button" type="button" aria-keyshortcuts="p"> </button> <button class="button" type="button" aria-keyshortcuts="Delete"> </button></span> <span class="group svelte-17spt45"><button class="button" type="button" aria-keyshortcuts="u"> </button> <button class="button" type="button" aria-keyshortcuts="Shift+u"> </button></span> <span class="group svelte-17spt45"><button class="button svelte-17spt45" type="button" aria-keyshortcuts="f"> </button> <button class="button svelte-17spt45" type="button"> </button></span> <span class="number small soft end svelte-17spt45"> </span></div>`);function Ae(e,t){p(t,!0);let n=S(()=>t.view.node);var i=ke(),a=C(i),o=C(a),c=O(o,!0),u=A(o,2),f=O(u,!0),m=A(u,2),h=O(m,!0),g=A(m,2),_=O(g,!0);I(a);var v=A(a,2),y=C(v),x=O(y,!0),w=A(y,2),T=O(w,!0);I(v);var D=A(v,2),k=C(D),j=O(k,!0),N=A(k,2),P=O(N,!0);I(D);var F=A(D,2),L=O(F,!0);I(i),M((e,r,a,l,p,v,b,S,C,E)=>{s(i,`aria-label`,e),o.disabled=!d(n)||t.view.busy,R(c,r),u.disabled=!d(n)?.expanded,R(f,a),m.disabled=!d(n),R(h,l),g.disabled=!d(n),R(_,p),y.disabled=!t.view.canUndo,R(x,v),w.disabled=!t.view.canRedo,R(T,b),s(k,`aria-expanded`,t.finding),R(j,S),s(N,`aria-pressed`,t.table),R(P,C),R(L,E)},[()=>E(`graph.tools`),()=>E(`graph.expand`),()=>E(`graph.collapse`),()=>d(n)?.pinned?E(`graph.unpin`):E(`graph.pin`),()=>E(`graph.hide`),()=>E(`graph.undo`),()=>E(`graph.redo`),()=>E(`graph.path`),()=>E(`graph.table`),()=>E(`graph.counts`,{nodes:t.view.picture.nodes.length,edges:t.view.picture.edges.length})]),r(`click`,o,()=>d(n)&&t.view.expand(d(n).id)),r(`click`,u,()=>d(n)&&t.view.collapse(d(n).id)),r(`click`,m,()=>d(n)&&t.view.pin(d(n).id)),r(`click`,g,()=>d(n)&&t.view.hide(d(n).id)),r(`click`,y,()=>t.view.undo()),r(`click`,w,()=>t.view.redo()),r(`click`,k,function(...e){t.onpath?.apply(this,e)}),r(`click`,N,()=>t.view.showTable(!t.table)),l(e,i),b()}k([`click`]);var je=200,Me={shown:new Map,expanded:new Set,pinned:new Set,hidden:new Set,path:[],steps:[]},Ne=class{places=new Map;things=new Map;claims=new Map;around=new Map;omitted=new Map;centres=new Set;view=Me;answers=0;joined=null;past=[];future=[];start(e,t){this.things.clear(),this.claims.clear(),this.around.clear(),this.omitted.clear(),this.places.clear(),this.past=[],this.future=[],this.merge({nodes:e,statements:[]}),this.merge(t),this.centres=new Set(e.map(e=>e.id));let n=new Map;for(let e of[...this.centres,...this.things.keys()])n.set(e,``);this.view={...Me,shown:n};for(let e of n.keys())this.place(e,this.parentOf(e))}merge(e,t=[]){this.answers++;for(let t of e.nodes??[])this.know(t);for(let t of e.statements)this.know(t.subject),this.know(t.object),this.claims.has(t.id)||(this.claims.set(t.id,t),t.subject.id!==t.object.id&&(this.join(t.subject.id,t.object.id,t),this.join(t.object.id,t.subject.id,t)));for(let n of t){let t=(e.omitted??[]).reduce((e,t)=>t.at.id===n?e+t.count:e,0);this.omitted.set(n,Math.min(t,this.omitted.get(n)??1/0))}}has(e){return this.view.shown.has(e)}thing(e){return this.things.get(e)}claim(e){return this.claims.get(e)}needsAnswer(e){let t=this.omitted.get(e);return t===void 0||t>0&&this.waiting(e).length<25}leftOut(e){return this.omitted.get(e)??0}expand(e,t=25){if(!this.view.shown.has(e))return[];let n=V(e,this.waiting(e),this.around.get(e)??new Map,e=>this.things.get(e),t);if(n.length===0&&this.view.expanded.has(e))return[];let r=new Map(this.view.shown);for(let t of n)r.set(t,e);this.change({...this.view,shown:r,expanded:new Set(this.view.expanded).add(e),steps:this.and({do:`expand`,id:e})});for(let t of n)this.place(t,e);return n}collapse(e){let t=new Set,n=r=>{for(let[i,a]of this.view.shown)a===r&&i!==e&&!t.has(i)&&(t.add(i),n(i))};n(e);let r=new Map(this.view.shown);for(let n=!0;n;){n=!1;for(let i of t){let a=[...this.around.get(i)?.keys()??[]].find(n=>n!==e&&r.has(n)&&!t.has(n)&&(this.view.expanded.has(n)||this.centres.has(n)));(this.view.pinned.has(i)||a!==void 0)&&(t.delete(i),a!==void 0&&r.set(i,a),n=!0)}}if(t.size===0&&!this.view.expanded.has(e))return 0;let i=new Set(this.view.expanded);i.delete(e);for(let e of t)r.delete(e),i.delete(e);return this.change({...this.view,shown:r,expanded:i,steps:this.and({do:`collapse`,id:e})}),t.size}hide(e){if(!this.view.shown.has(e))return;let t=new Map(this.view.shown);t.delete(e);for(let n of this.around.get(e)?.keys()??[])![...this.around.get(n)?.keys()??[]].some(e=>t.has(e))&&t.has(n)&&!this.view.pinned.has(n)&&!this.centres.has(n)&&t.delete(n);let n=new Set([...this.view.expanded].filter(e=>t.has(e)));this.change({...this.view,shown:t,expanded:n,hidden:new Set(this.view.hidden).add(e),steps:this.and({do:`hide`,id:e})})}pin(e,t=!this.view.pinned.has(e)){if(!this.view.shown.has(e)||t===this.view.pinned.has(e))return;let n=new Set(this.view.pinned);t?n.add(e):n.delete(e),this.change({...this.view,pinned:n})}pinAt(e){let t=e.filter(([e])=>this.view.shown.has(e));if(t.length!==0){for(let[e,n]of t)this.places.set(e,n);this.view={...this.view,pinned:new Set([...this.view.pinned,...t.map(([e])=>e)])}}}bring(e){!this.view.shown.has(e)&&this.things.has(e)&&(this.view={...this.view,shown:new Map(this.view.shown).set(e,``)},this.place(e,this.parentOf(e)))}showPaths(e){let t=new Map(this.view.shown),n=new Set(this.view.hidden),r=[];for(let i of e)i.forEach((e,a)=>{n.delete(e),!t.has(e)&&this.things.has(e)&&(t.set(e,i[a-1]??``),r.push(e))});let i=e[0]??[],a=i.length>1?this.and({do:`path`,id:i[0],to:i.at(-1)}):this.view.steps;this.change({...this.view,shown:t,hidden:n,path:i,steps:a});for(let e of r)this.place(e,t.get(e)||void 0);return r}get canUndo(){return this.past.length>0}get canRedo(){return this.future.length>0}undo(){let e=this.past.pop();return e?(this.future.push(this.view),this.view=e,!0):!1}redo(){let e=this.future.pop();return e?(this.past.push(this.view),this.view=e,!0):!1}nodes(){let e=new Set(this.view.path),t=[];for(let n of this.view.shown.keys()){let r=this.things.get(n);r&&t.push(this.shownAs(r,e))}return t}node(e){let t=this.view.shown.has(e)?this.things.get(e):void 0;return t?this.shownAs(t,new Set(this.view.path)):null}shownAs(e,t){let{id:n,kind:r,label:i}=e,{pinned:a,expanded:o}=this.view;return{id:n,kind:r,label:i,centre:this.centres.has(n),pinned:a.has(n),expanded:o.has(n),more:this.more(n),onPath:t.has(n)}}edges(){let{view:e,answers:t}=this;return(this.joined?.view!==e||this.joined.answers!==t)&&(this.joined={view:e,answers:t,edges:this.between()}),this.joined.edges}between(){let e=new Set(this.view.path.slice(1).map((e,t)=>Pe(this.view.path[t],e))),t=[];for(let n of this.view.shown.keys())for(let[r,i]of this.around.get(n)??[]){let a=i[0];a.subject.id===n&&this.view.shown.has(r)&&t.push({id:a.id,from:n,to:r,claims:i,onPath:e.has(Pe(n,r))})}return t}neighbours(e){return[...this.around.get(e)?.keys()??[]].filter(e=>this.view.shown.has(e))}more(e){let t=this.omitted.get(e);return t===void 0?-1:t+this.waiting(e).length}get steps(){return this.view.steps}get ends(){return{from:this.view.path[0]??``,to:this.view.path.at(-1)??``}}get pins(){return[...this.view.pinned].flatMap(e=>{let t=this.view.shown.has(e)?this.places.get(e):void 0;return t?[[e,t]]:[]})}towards(e,t,n){return z(this.neighbours(e),this.places,e,t,n)??z(this.view.shown.keys(),this.places,e,t,n)}know(e){this.things.has(e.id)||this.things.set(e.id,{id:e.id,kind:e.kind,label:e.label})}join(e,t,n){let r=this.around.get(e);r||this.around.set(e,r=new Map);let i=r.get(t);i?i.push(n):r.set(t,[n])}waiting(e){return[...this.around.get(e)?.keys()??[]].filter(e=>!this.view.shown.has(e)&&!this.view.hidden.has(e))}and(e){return[...this.view.steps,e]}change(e){this.past.push(this.view),this.past.length>je&&this.past.shift(),this.future=[],this.view=e}parentOf(e){if(!this.centres.has(e))return[...this.around.get(e)?.keys()??[]].find(e=>this.places.has(e))}place(e,t){if(this.places.has(e))return;let n=this.places.size,r=n*2.399963,i=(t===void 0?void 0:this.places.get(t))??{x:0,y:0},a=t===void 0?12*Math.sqrt(n):6+1.5*Math.sqrt(n);this.places.set(e,{x:i.x+a*Math.cos(r),y:i.y+a*Math.sin(r)})}};function Pe(e,t){return e<t?`${e}\n${t}`:`${t}\n${e}`}var Fe=new W(`
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
}`),ze=25,Be=100;async function Ve(e,t){let n={signal:t,at:e.at};return N(e)?Ge(await H(Fe,{first:2},n)):We(await H(Re,{...te(e),order:e.order||void 0,first:ze},n))}async function He(e,t,n,r){let i={of:[e],perPredicate:n?Be*2:Be};return(await H(Ie,i,{at:t,...r?{signal:r}:{}})).neighborhood}async function Ue(e,t,n,r){let i=await H(Le,{from:e,to:t},{at:n,...r?{signal:r}:{}}).catch(e=>{if(e instanceof U&&e.code===`BAD_INPUT`)return null;throw e});if(i===null)return{unknown:[],from:e,to:e,answers:[],ways:[]};let{paths:a}=i;return{unknown:[{name:e,end:a.from},{name:t,end:a.to}].filter(({end:e})=>!e.entity).map(({name:e,end:t})=>({name:e,meant:[...t.candidates,...t.suggestions.map(e=>({context:``,...e}))]})),from:a.from.entity?.id??``,to:a.to.entity?.id??``,answers:a.paths.map(e=>({nodes:e.nodes,statements:e.steps.map(e=>e.statement)})),ways:a.paths.map(e=>e.nodes.map(e=>e.id))}}function We(e){let{tasks:t}=e,n=t.involving.flatMap(e=>e.entity?[e.entity]:[]),r=[],i=[];for(let{node:e,reasons:n}of t.edges){r.push(...n.flatMap(e=>e.via));for(let{node:t}of e.agencies)(t.predicate===`LEADS`||t.predicate===`RESPONSIBLE_FOR`?r:i).push(t)}return{centres:n,shown:r,known:i,things:t.edges.map(({node:e})=>({id:e.id,kind:e.kind,label:e.label})),total:t.totalCount,tasks:t.edges.length,meant:[...t.candidates,...t.suggestions]}}function Ge(e){let t=e.documents.edges.map(e=>e.node),n=[],r=[];for(let e of t){let i=new Set(e.sections.map(e=>e.id));for(let{node:t}of e.statements.edges)(t.predicate!==`HAS_SECTION`||i.has(t.object.id))&&n.push(t);let a=e.sections.flatMap(e=>e.statements.edges.map(e=>e.node));for(let e of a)(t.length===1&&e.subject.kind===`SECTION`&&a.length<=80?n:r).push(e)}return{centres:t,shown:n,known:r,things:[],total:0,tasks:0,meant:[]}}var Ke=new Set([`HAS_SECTION`,`HAS_TASK`,`PART_OF`,`AGENCY_OF`]),qe=new Set([`LEADS`,`RESPONSIBLE_FOR`]),Je=new Set([`INFERRED`,`EXPANDED`]);function Ye(e,t,n){let r=new Map,i=new Map;for(let n of e.nodes())r.set(n.kind,(r.get(n.kind)??0)+1),(n.centre||!t.has(n.kind))&&i.set(n.id,n);let a=new Map,o=[];for(let t of e.edges())i.has(t.from)&&i.has(t.to)&&(a.set(t.from,(a.get(t.from)??0)+1),a.set(t.to,(a.get(t.to)??0)+1),o.push(Xe(t,n)));return{nodes:[...i.values()].map(t=>{let{x:n,y:r}=e.places.get(t.id)??{x:0,y:0},i=Math.min(18,(t.centre?11:6.5)+Math.sqrt(a.get(t.id)??0)*1.1);return{id:t.id,kind:t.kind,label:t.label,x:n,y:r,size:i,pinned:t.pinned,centre:t.centre,more:Math.max(t.more,0)}}),edges:o,counts:r}}function Xe(e,t){let n=[...new Set(e.claims.map(e=>e.predicate))],r=e.onPath?`path`:n.some(e=>qe.has(e))?`strong`:n.every(e=>Ke.has(e))?`faint`:`plain`;return{id:e.id,from:e.from,to:e.to,label:n.map(t).join(`、`),width:e.onPath?4:r===`strong`?2.8:r===`plain`?1.8:1.4,style:e.claims.every(e=>Je.has(e.origin))?`dashed`:`arrow`,tone:r}}var Z=`|`,Q={expand:``,collapse:`-`,hide:`.`},Ze=`~`,Qe=`*`,$e=1800;function et(e,t,n=$e){let r=0,i=0,a=e=>{let t=encodeURIComponent(e).replaceAll(`%3A`,`:`).replaceAll(`%2F`,`/`).length+3;return r+t>n?!1:(r+=t,!0)},o=[];for(let t of e){let e=rt(t);i>0||e===null||!a(e)?i++:o.push(e)}let s=[];for(let[e,n]of t){let t=`${e}${Qe}${Math.round(n.x)}_${Math.round(n.y)}`;!$(e)||!a(t)?i++:s.push(t)}return{of:o.join(Z),pin:s.join(Z),left:i}}function tt(e){return e.split(Z).flatMap(e=>{let[t=``,n]=e.split(Ze);return n===void 0?e.startsWith(Q.collapse)?[{do:`collapse`,id:e.slice(1)}]:e.startsWith(Q.hide)?[{do:`hide`,id:e.slice(1)}]:e===``?[]:[{do:`expand`,id:e}]:t!==``&&n!==``?[{do:`path`,id:t,to:n}]:[]})}function nt(e){return e.split(Z).flatMap(e=>{let[,t,n,r]=/^(.+)\*(-?\d{1,6})_(-?\d{1,6})$/.exec(e)??[];return t===void 0?[]:[[t,{x:Number(n),y:Number(r)}]]})}function rt(e){return $(e.id)?e.do===`path`?$(e.to)?`${e.id}${Ze}${e.to}`:null:Q[e.do]+e.id:null}function $(e){return e!==``&&!/[|~]|^[-.]/.test(e)}var it=`|`,at=class{start=new G;graph=new Ne;#e=y(0);get version(){return d(this.#e)}set version(e){P(this.#e,e,!0)}#t=y(0);get layout(){return d(this.#t)}set layout(e){P(this.#t,e,!0)}#n=y(null);get selected(){return d(this.#n)}set selected(e){P(this.#n,e,!0)}#r=y(null);get edge(){return d(this.#r)}set edge(e){P(this.#r,e,!0)}#i=y(``);get said(){return d(this.#i)}set said(e){P(this.#i,e,!0)}#a=y(null);get problem(){return d(this.#a)}set problem(e){P(this.#a,e)}#o=y(!1);get busy(){return d(this.#o)}set busy(e){P(this.#o,e,!0)}#s=y(null);get lost(){return d(this.#s)}set lost(e){P(this.#s,e)}#c=y(0);get left(){return d(this.#c)}set left(e){P(this.#c,e,!0)}#l=S(()=>j.route.options.hide??``);get hiddenKinds(){return d(this.#l)}set hiddenKinds(e){P(this.#l,e)}#u=S(()=>new Set(this.hiddenKinds.split(it).filter(e=>e!==``)));get hidden(){return d(this.#u)}set hidden(e){P(this.#u,e)}#d=S(()=>(this.version,Ye(this.graph,this.hidden,e=>E(`predicate.${e}`))));get picture(){return d(this.#d)}set picture(e){P(this.#d,e)}#f=S(()=>{this.version;let e=new Set(this.picture.nodes.map(e=>e.id));return this.graph.edges().flatMap(t=>e.has(t.from)&&e.has(t.to)?t.claims:[])});get claims(){return d(this.#f)}set claims(e){P(this.#f,e)}#p=S(()=>(this.version,this.selected===null?null:this.graph.node(this.selected)));get node(){return d(this.#p)}set node(e){P(this.#p,e)}#m=S(()=>(this.version,this.edge===null?[]:this.graph.edges().find(e=>e.id===this.edge)?.claims.map(e=>e.id)??[]));get edgeClaims(){return d(this.#m)}set edgeClaims(e){P(this.#m,e)}#h=S(()=>this.version>=0&&this.graph.canUndo);get canUndo(){return d(this.#h)}set canUndo(e){P(this.#h,e)}#g=S(()=>this.version>=0&&this.graph.canRedo);get canRedo(){return d(this.#g)}set canRedo(e){P(this.#g,e)}has(e){return this.version>=0&&this.graph.has(e)}begin(){this.selected=null,this.edge=null,this.lost=null;let{question:e,options:t}=j.route,n=tt(t.of??``);t.from&&t.to&&!n.some(e=>e.do===`path`)&&n.push({do:`path`,id:t.from,to:t.to});let r=nt(t.pin??``);this.start.ask(async i=>{let a=new Map;for(let t of n)t.do===`expand`&&!a.has(t.id)&&a.set(t.id,He(t.id,e.at,!1,i));for(let e of a.values())e.catch(()=>{});let o=await Ve(e,i),{graph:s}=this;s.start(o.centres,{nodes:o.things,statements:o.shown}),s.merge({statements:o.known});for(let e of n)await this.take(e,a,i);return s.pinAt(r),this.changed(!0),t.sel&&s.has(t.sel)&&(this.selected=t.sel),o})}select(e){this.selected=e,this.edge=null;let t=e===null?void 0:this.graph.thing(e);t&&(this.said=E(`graph.selected`,{kind:E(`kind.${t.kind}`),label:t.label,n:this.graph.neighbours(t.id).length})),this.remember()}selectEdge(e){this.selected=null,this.edge=e}expand(e){return this.attempt(async()=>{await this.know(e);let t=this.graph.expand(e).length,n=this.graph.more(e),r={n:t,more:n};this.said=t>0?E(n>0?`graph.added`:`graph.added.all`,r):n>0?E(`graph.added.rest`,{n}):E(`graph.added.none`),this.changed(t>0),this.remember()})}collapse(e){let t=this.graph.collapse(e);this.said=E(`graph.removed`,{n:t}),this.changed(t>0),this.remember()}hide(e){let t=this.graph.neighbours(e)[0]??null;this.graph.hide(e),this.changed(!1),this.select(t!==null&&this.graph.has(t)?t:null)}pin(e,t){this.graph.pin(e,t),this.said=E(this.graph.node(e)?.pinned?`graph.pinned`:`graph.unpinned`,{label:this.graph.thing(e)?.label??e}),this.changed(!1),this.remember()}undo(){this.travel(this.graph.undo(),`graph.undone`)}redo(){this.travel(this.graph.redo(),`graph.redone`)}findPath(e,t){return this.attempt(async()=>{this.lost=null;let n=await Ue(e,t,j.route.question.at);this.showWays(n),n.ways.length===0?(this.lost=n,this.said=n.unknown[0]?E(`graph.path.unknown`,{name:n.unknown[0].name}):E(n.from===n.to?`graph.path.same`:`graph.path.none`)):(this.said=E(`graph.path.found`,{n:n.ways.length,steps:n.ways[0].length-1}),this.changed(!0),this.remember())})}toggleKind(e){let t=new Set(this.hidden);t.delete(e)||t.add(e),this.remember({hide:[...t].join(it)})}showTable(e){this.remember({table:e?`1`:``})}placed(e){for(let[t,n]of e)this.graph.places.set(t,n)}async take(e,t,n){e.do===`collapse`?this.graph.collapse(e.id):e.do===`hide`?this.graph.hide(e.id):e.do===`path`?this.showWays(await Ue(e.id,e.to,j.route.question.at,n)):(await this.know(e.id,t.get(e.id),n),this.graph.bring(e.id),this.graph.expand(e.id))}async know(e,t,n){if(!this.graph.needsAnswer(e))return;let r=this.graph.leftOut(e)>0,i=r||!t?He(e,j.route.question.at,r,n):t;this.graph.merge(await i,[e])}showWays(e){if(e.ways.length!==0){for(let t of e.answers)this.graph.merge(t);this.graph.showPaths(e.ways)}}travel(e,t){e&&(this.said=E(t),this.changed(!0),this.remember())}async attempt(e){if(!this.busy){this.busy=!0,this.problem=null;try{await e()}catch(e){this.problem=e}finally{this.busy=!1}}}changed(e){this.version++,e&&this.layout++,this.selected!==null&&!this.graph.has(this.selected)&&(this.selected=null),this.edge!==null&&!this.graph.edges().some(e=>e.id===this.edge)&&(this.edge=null)}remember(e={}){let{of:t,pin:n,left:r}=et(this.graph.steps,this.graph.pins);this.left=r;let{from:i,to:a}=this.graph.ends,o={...j.route.options,of:t,pin:n,sel:this.selected??``,from:i,to:a,...e};for(let[e,t]of Object.entries(o))t===``&&delete o[e];j.go({...j.route,options:o},!0)}},ot=c(`<div class="card"><!></div>`),st=c(`<p class="said small no-print svelte-1ahi164" aria-hidden="true"> </p>`),ct=c(`<div class="wait svelte-1ahi164"><!></div>`),lt=c(`<!> <!>`,1),ut=c(`<div class="problem svelte-1ahi164"><!></div>`),dt=c(`<aside class="card panel svelte-1ahi164"><!></aside>`),ft=c(`<p class="small soft no-print"> </p>`),pt=c(`<p class="small soft"> <!></p>`),mt=c(`<div><div><!></div> <!> <!></div> <div class="under svelte-1ahi164"><!> <!> <!></div> <div><!></div>`,1),ht=c(`<section><h1 class="visually-hidden"> </h1> <!> <!> <p class="visually-hidden told" role="status"> </p> <!></section>`);function gt(t,r){p(r,!0);let a=new at,{start:c}=a,u=y(!1),f=y(!1),g=S(()=>JSON.stringify(j.route.question)),_=S(()=>j.route.options.table===`1`||d(f)),x=S(()=>a.selected!==null||a.edge!==null);D(()=>{d(g),e(()=>a.begin())}),T(()=>()=>c.stop());let w={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function k(e){let t=w[e.key],n=!e.ctrlKey&&!e.metaKey&&!e.altKey,{selected:r}=a;if(t&&n){let e=r===null?a.picture.nodes[0]?.id??null:a.graph.towards(r,...t);e!==null&&a.select(e)}else if(e.key===`z`&&(e.ctrlKey||e.metaKey))e.shiftKey?a.redo():a.undo();else if(!n)return;else if(e.key===`u`||e.key===`U`)e.shiftKey?a.redo():a.undo();else if(e.key===`f`)P(u,!d(u));else if(e.key===`Escape`)a.select(null);else if(r===null)return;else if(e.key===`Enter`)a.expand(r);else if(e.key===`Delete`||e.key===`Backspace`)a.hide(r);else if(e.key===`c`)a.collapse(r);else if(e.key===`p`)a.pin(r);else return;e.preventDefault()}var N=ht();let F;var L=C(N),z=O(L,!0),V=A(L,2);Ae(V,{get view(){return a},get finding(){return d(u)},get table(){return d(_)},onpath:()=>P(u,!d(u))});var H=A(V,2),U=e=>{we(e,{get view(){return a}})};n(H,e=>{d(u)&&e(U)});var W=A(H,2),G=O(W,!0),K=A(W,2),q=e=>{Y(e,{get error(){return c.error},get retry(){return c.retry}})},X=e=>{var t=ot(),n=C(t);{let e=S(()=>E(`graph.nothing`)),t=S(()=>E(`graph.nothing.hint`));ee(n,{get title(){return d(e)},get hint(){return d(t)},get meant(){return c.value.meant}})}I(t),l(e,t)},te=e=>{var t=mt(),r=m(t);let s;var u=C(r);let p;var g=C(u);{let e=S(()=>E(`graph.label`));B(g,{get nodes(){return a.picture.nodes},get edges(){return a.picture.edges},get selected(){return a.selected},get selectedEdge(){return a.edge},get layout(){return a.layout},get label(){return d(e)},onselect:e=>a.select(e),onedge:e=>a.selectEdge(e),onclear:()=>a.select(null),onopen:e=>{a.select(e),a.expand(e)},onmoved:e=>a.pin(e,!0),onplaced:e=>a.placed(e),onkey:k,onblank:e=>P(f,e,!0),children:(e,t)=>{var r=lt(),i=m(r),o=e=>{var t=st(),n=O(t,!0);M(()=>R(n,a.said)),l(e,t)};n(i,e=>{a.said&&e(o)});var s=A(i,2),u=e=>{var t=ct(),n=C(t);Y(n,{rows:3}),I(t),l(e,t)};n(s,e=>{c.value||e(u)}),l(e,r)},$$slots:{default:!0}})}I(u);var y=A(u,2),b=e=>{var t=ut(),n=C(t);Y(n,{get error(){return a.problem},retry:()=>a.problem=null}),I(t),l(e,t)};n(y,e=>{a.problem&&e(b)});var w=A(y,2),T=e=>{var t=dt(),n=C(t);{let e=S(()=>a.node?.more??0);pe(n,{get id(){return a.selected},get statements(){return a.edgeClaims},get more(){return d(e)},onpick:e=>a.select(e),onclose:()=>a.select(null),has:e=>a.has(e)})}I(t),l(e,t)};n(w,e=>{d(x)&&e(T)}),I(r);var D=A(r,2),N=C(D);ge(N,{get counts(){return a.picture.counts},get hidden(){return a.hidden},ontoggle:e=>a.toggleKind(e)});var F=A(N,2),L=e=>{var t=ft(),n=O(t,!0);M(e=>R(n,e),[()=>E(`graph.link.left`,{n:a.left})]),l(e,t)};n(F,e=>{a.left>0&&e(L)});var z=A(F,2),V=e=>{var t=pt(),n=C(t),r=A(n);{let e=S(()=>v(`list`,j.route));J(r,{get route(){return d(e)},children:(e,t)=>{h();var n=i();M(e=>R(n,e),[()=>E(`graph.first.list`)]),l(e,n)},$$slots:{default:!0}})}I(t),M(e=>R(n,`${e??``} `),[()=>E(`graph.first`,{shown:c.value.tasks,n:c.value.total})]),l(e,t)},H=e=>{var t=ft(),n=O(t,!0);M(e=>R(n,e),[()=>E(`graph.pick`)]),l(e,t)};n(z,e=>{c.value&&c.value.total>c.value.tasks?e(V):d(x)||e(H,1)}),I(D);var U=A(D,2);let W;Oe(C(U),{get claims(){return a.claims}}),I(U),M(()=>{s=o(r,1,`body svelte-1ahi164`,null,s,{beside:d(x)}),p=o(u,1,`canvas card svelte-1ahi164`,null,p,{blank:d(f)}),W=o(U,1,`twin svelte-1ahi164`,null,W,{"visually-hidden":!d(_)})}),l(e,t)};n(K,e=>{c.error?e(q):c.value&&a.picture.nodes.length===0?e(X,1):e(te,-1)}),I(N),M(e=>{F=o(N,1,`graph svelte-1ahi164`,null,F,{table:d(_)}),s(N,`aria-busy`,a.busy),R(z,e),R(G,a.said)},[()=>E(`view.graph`)]),l(t,N),b()}export{gt as default};