import{Ct as e,H as t,I as n,J as r,K as i,N as a,S as o,U as s,V as c,Z as l,_t as u,a as d,at as f,bt as p,c as m,d as h,f as g,ft as _,gt as v,ht as y,i as b,it as x,n as S,nt as C,ot as w,q as T,st as E,t as D,tt as O,ut as k,xt as A,z as j}from"./state.svelte-aftG7p5T.js";import{i as M,t as N}from"./TypedDocumentString-Bs9moOO4.js";import{t as P}from"./load.svelte-C05dwITt.js";import{n as F}from"./names.svelte-CD4hVc-f.js";import{t as ee}from"./Kind-B9u-0iWo.js";import{n as I,t as L}from"./State-Blwd7n1x.js";import{t as R}from"./Search-ixrPh3S8.js";var z=new N(`
    query Home {
  documents(first: 20) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...HomePlan
      }
    }
  }
  tasks(first: 1) {
    totalCount
    facets(by: [REGION, AGENCY, PLATFORM, INDUSTRY], top: 8) {
      key
      valueCount
      buckets {
        value
        count
        entity {
          id
          kind
          label
        }
      }
    }
  }
}
    fragment HomePlan on Document {
  id
  title
  number
  published
  sections {
    id
    ordinal
    label
    start
    end
  }
  stats {
    tasks
    tasksWithRole
    tasksWithLeader
    tasksWithDeadline
    tasksWithTarget
    named {
      kind
      count
    }
  }
}`),B=new N(`
    query HomeMore($after: String) {
  documents(first: 20, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...HomePlan
      }
    }
  }
}
    fragment HomePlan on Document {
  id
  title
  number
  published
  sections {
    id
    ordinal
    label
    start
    end
  }
  stats {
    tasks
    tasksWithRole
    tasksWithLeader
    tasksWithDeadline
    tasksWithTarget
    named {
      kind
      count
    }
  }
}`);function te(e){return[...e.filter(e=>e.stats.tasks>0),...e.filter(e=>e.stats.tasks===0)]}function V(e){return[[`home.tasks`,e.tasks],[`home.led`,e.tasksWithLeader],[`home.targets`,e.tasksWithTarget],[`home.due`,e.tasksWithDeadline]].filter(([,e],t)=>e>0||t===0)}var H=s(`<div><dt class="svelte-1opp5zw"> </dt><dd class="number svelte-1opp5zw"> </dd></div>`),U=s(`<li><!> <span class="number"> </span></li>`),W=s(`<ul class="named small svelte-1opp5zw"></ul>`),G=s(`<p class="small soft svelte-1opp5zw"> </p>`),K=s(`<span class="soft"> </span>`),q=s(`<!> `,1),J=s(`<li class="svelte-1opp5zw"><!></li>`),ne=s(`<li class="soft small svelte-1opp5zw"> </li>`),Y=s(`<h3 class="small soft svelte-1opp5zw"> </h3> <ol class="svelte-1opp5zw"><!> <!></ol>`,1),X=s(`<!> <!> <!>`,1),Z=s(`<!> <p class="soft small svelte-1opp5zw"> </p> <dl class="svelte-1opp5zw"></dl> <p class="go svelte-1opp5zw"><!> <!> <!> <!></p> <!>`,1);function re(t,r){u(r,!0);let s=[`PLATFORM`,`REGION`,`AGENCY`,`POLICY`,`TARGET`,`DEADLINE`],h=y(()=>({...m,documents:[r.document.id]})),_=y(()=>s.flatMap(e=>r.document.stats.named.filter(t=>t.kind===e&&t.count>0))),C=y(()=>r.document.stats.tasks-r.document.stats.tasksWithRole),T=e=>d(D.language,e);var k=Z(),M=f(k);{let e=y(()=>g(`list`,D.route,{question:l(h)}));I(M,{class:`title`,get route(){return l(e)},children:(e,t)=>{p();var n=i();O(()=>j(n,r.document.title)),c(e,n)},$$slots:{default:!0}})}var N=E(M,2),P=w(N,!0),F=E(N,2);a(F,21,()=>V(r.document.stats),([e,t])=>e,(t,n)=>{var r=y(()=>e(l(n),2));let i=()=>l(r)[0],a=()=>l(r)[1];var o=H(),s=x(o),u=w(s,!0),d=E(s),f=w(d,!0);A(o),O((e,t)=>{j(u,e),j(f,t)},[()=>S(i()),()=>T(a())]),c(t,o)}),A(F);var L=E(F,2),R=x(L);{let e=y(()=>g(`list`,D.route,{question:l(h)}));I(R,{class:`button`,get route(){return l(e)},children:(e,t)=>{p();var n=i();O(e=>j(n,e),[()=>S(`view.list`)]),c(e,n)},$$slots:{default:!0}})}var z=E(R,2);{let e=y(()=>g(`read`,D.route,{id:r.document.id,question:m}));I(z,{class:`button`,get route(){return l(e)},children:(e,t)=>{p();var n=i();O(e=>j(n,e),[()=>S(`view.read`)]),c(e,n)},$$slots:{default:!0}})}var B=E(z,2);{let e=y(()=>g(`wall`,D.route,{question:l(h)}));I(B,{class:`button`,get route(){return l(e)},children:(e,t)=>{p();var n=i();O(e=>j(n,e),[()=>S(`view.wall`)]),c(e,n)},$$slots:{default:!0}})}var te=E(B,2);{let e=y(()=>g(`entity`,D.route,{id:r.document.id,question:m}));I(te,{class:`button`,get route(){return l(e)},children:(e,t)=>{p();var n=i();O(e=>j(n,e),[()=>S(`home.details`)]),c(e,n)},$$slots:{default:!0}})}A(L);var re=E(L,2),ie=e=>{var t=X(),i=f(t),s=e=>{var t=W();a(t,21,()=>l(_),e=>e.kind,(e,t)=>{var n=U(),r=x(n);ee(r,{get kind(){return l(t).kind},label:!0});var i=E(r,2),a=w(i,!0);A(n),O(e=>j(a,e),[()=>T(l(t).count)]),c(e,n)}),A(t),O(e=>o(t,`aria-label`,e),[()=>S(`home.named`)]),c(e,t)};n(i,e=>{l(_).length>0&&e(s)});var u=E(i,2),d=e=>{var t=G(),n=w(t,!0);O(e=>j(n,e),[()=>S(`home.nobody`,{n:T(l(C))})]),c(e,t)};n(u,e=>{l(C)>0&&e(d)});var p=E(u,2),h=e=>{var t=Y(),i=f(t),o=w(i,!0),s=E(i,2),u=x(s);a(u,17,()=>r.document.sections.slice(0,12),e=>e.id,(e,t)=>{var i=J(),a=x(i);{let e=y(()=>g(`read`,D.route,{id:r.document.id,question:m,options:l(t).start!=null&&l(t).end!=null?{from:String(l(t).start),to:String(l(t).end)}:{}}));I(a,{get route(){return l(e)},children:(e,r)=>{var i=q(),a=f(i),o=e=>{var n=K(),r=w(n);O(()=>j(r,`${l(t).ordinal??``}、`)),c(e,n)};n(a,e=>{l(t).ordinal&&e(o)});var s=E(a,1,!0);O(()=>j(s,l(t).label)),c(e,i)},$$slots:{default:!0}})}A(i),c(e,i)});var d=E(u,2),p=e=>{var t=ne(),n=w(t,!0);O(e=>j(n,e),[()=>S(`ent.others`,{n:r.document.sections.length-12})]),c(e,t)};n(d,e=>{r.document.sections.length>12&&e(p)}),A(s),O(e=>j(o,e),[()=>S(`home.outline`)]),c(e,t)};n(p,e=>{r.document.sections.length>0&&e(h)}),c(e,t)};n(re,e=>{r.roomy&&e(ie)}),O(e=>j(P,e),[()=>[r.document.number,r.document.published?b(D.language,r.document.published):``].filter(Boolean).join(` · `)]),c(t,k),v()}var ie=s(`<section class="card empty svelte-1rta8r"><h2 class="svelte-1rta8r"> </h2> <p class="soft"> </p> <!> <p class="soft small"> <code class="svelte-1rta8r">policygraph ingest 规划.txt</code></p></section>`),ae=s(`<strong> </strong><span class="soft small"> </span>`,1),oe=s(`<li class="svelte-1rta8r"><!></li>`),se=s(`<button class="button svelte-1rta8r" type="button"> </button>`),ce=s(`<!> <span class="label svelte-1rta8r"> </span>`,1),le=s(`<section><h2 class="svelte-1rta8r"> <span class="soft small number svelte-1rta8r"> </span></h2> <ul class="tags svelte-1rta8r"></ul></section>`),ue=s(`<nav class="views svelte-1rta8r"></nav> <div class="starts svelte-1rta8r"><section class="documents svelte-1rta8r" aria-labelledby="home-documents"><h2 id="home-documents" class="svelte-1rta8r"> <span class="soft small number svelte-1rta8r"> </span></h2> <ul class="card svelte-1rta8r"></ul> <!> <!></section> <div class="facets svelte-1rta8r"></div></div>`,1),de=s(`<div class="home svelte-1rta8r"><section class="top svelte-1rta8r"><h1 class="svelte-1rta8r"> </h1> <p class="soft"> </p> <div class="search svelte-1rta8r"><!></div> <p class="soft small tip svelte-1rta8r"> </p></section> <!></div>`);function Q(s,b){u(b,!0);let T=new P;C(()=>(T.ask(async e=>{let t=await M(z,{},{signal:e});for(let e of t.tasks.facets)for(let{entity:t}of e.buckets)t&&F(t);return t}),T.stop));let N=_(null),V=_(!1),H=_(!1),U=_(null),W=y(()=>T.value?.documents.totalCount??0),G=y(()=>te([...T.value?.documents.edges.map(e=>e.node)??[],...l(N)?.documents??[]])),K=y(()=>l(V)?l(G):l(G).slice(0,6)),q=y(()=>l(W)<=2);async function J(){if(!l(V)&&k(V,!0)&&l(G).length>6)return;let t=T.value?.documents.pageInfo,n=l(N)?l(N).end:t?.hasNextPage?t.endCursor??null:null;if(n!==null){(t=>{var n=e(t,2);k(H,n[0],!0),k(U,n[1])})([!0,null]);try{let e=(await M(B,{after:n})).documents;k(N,{documents:[...l(N)?.documents??[],...e.edges.map(e=>e.node)],end:e.pageInfo.hasNextPage?e.pageInfo.endCursor??null:null})}catch(e){k(U,e)}k(H,!1)}}let ne=y(()=>T.value?.tasks.facets.filter(e=>e.buckets.length>0)??[]),Y=e=>d(D.language,e);var X=de(),Z=x(X),Q=x(Z),fe=w(Q,!0),pe=E(Q,2),me=w(pe,!0),$=E(pe,2),he=x($);R(he,{big:!0}),A($);var ge=E($,2),_e=w(ge,!0);A(Z);var ve=E(Z,2),ye=e=>{L(e,{get error(){return T.error},get retry(){return T.retry}})},be=e=>{L(e,{rows:5})},xe=e=>{var t=ie(),n=x(t),r=w(n,!0),a=E(n,2),o=w(a,!0),s=E(a,2);{let e=y(()=>g(`upload`,D.route));I(s,{get route(){return l(e)},class:`button primary`,children:(e,t)=>{p();var n=i();O(e=>j(n,e),[()=>S(`app.upload`)]),c(e,n)},$$slots:{default:!0}})}var u=E(s,2),d=x(u);p(),A(u),A(t),O((e,t,n)=>{j(r,e),j(o,t),j(d,`${n??``} `)},[()=>S(`home.empty`),()=>S(`home.empty.hint`),()=>S(`home.empty.command`)]),c(e,t)},Se=e=>{var i=ue(),s=f(i);a(s,20,()=>h,e=>e,(e,t)=>{{let n=y(()=>g(t,D.route,{question:m}));I(e,{get route(){return l(n)},class:`view card`,children:(e,n)=>{var r=ae(),i=f(r),a=w(i,!0),o=E(i),s=w(o,!0);O((e,t)=>{j(a,e),j(s,t)},[()=>S(`view.${t}`),()=>S(`home.${t}`)]),c(e,r)},$$slots:{default:!0}})}}),A(s);var u=E(s,2),d=x(u),p=x(d),_=x(p),v=E(_),b=w(v,!0);A(p);var C=E(p,2);a(C,21,()=>l(K),e=>e.id,(e,t)=>{var n=oe();re(x(n),{get document(){return l(t)},get roomy(){return l(q)}}),A(n),c(e,n)}),A(C);var k=E(C,2),M=e=>{L(e,{get error(){return l(U)},retry:()=>void J()})};n(k,e=>{l(U)&&e(M)});var N=E(k,2),P=e=>{var t=se(),n=w(t,!0);O(e=>{t.disabled=l(H),j(n,e)},[()=>S(`home.more`,{n:Y(l(W)-l(K).length)})]),r(`click`,t,()=>void J()),c(e,t)};n(N,e=>{l(W)>l(K).length&&e(P)}),A(d);var F=E(d,2);a(F,21,()=>l(ne),e=>e.key,(e,r)=>{var i=le(),s=x(i),u=x(s),d=E(u),p=w(d,!0);A(s);var h=E(s,2);a(h,21,()=>l(r).buckets,e=>e.value,(e,r)=>{var i=t(),a=f(i),o=e=>{var t=oe(),n=x(t);{let e=y(()=>g(`list`,D.route,{question:{...m,involving:[l(r).entity.id]}}));I(n,{class:`tag`,get route(){return l(e)},children:(e,t)=>{var n=ce(),i=f(n);ee(i,{get kind(){return l(r).entity.kind}});var a=E(i,2),o=w(a,!0);O(()=>j(o,l(r).entity.label)),c(e,n)},$$slots:{default:!0}})}A(t),c(e,t)};n(a,e=>{l(r).entity&&e(o)}),c(e,i)}),A(h),A(i),O((e,t)=>{o(i,`aria-labelledby`,`home-${l(r).key??``}`),o(s,`id`,`home-${l(r).key??``}`),j(u,`${e??``} `),j(p,t)},[()=>S(`facet.${l(r).key}`),()=>Y(l(r).valueCount)]),c(e,i)}),A(F),A(u),O((e,t,n)=>{o(s,`aria-label`,e),j(_,`${t??``} `),j(b,n)},[()=>S(`home.views`),()=>S(`home.documents`),()=>Y(T.value.documents.totalCount)]),c(e,i)};n(ve,e=>{T.error?e(ye):T.value?l(K).length===0?e(xe,2):e(Se,-1):e(be,1)}),A(X),O((e,t,n)=>{j(fe,e),j(me,t),j(_e,n)},[()=>S(`app.name`),()=>S(`app.tagline`),()=>S(`home.tip`)]),c(s,X),v()}T([`click`]);export{Q as default};