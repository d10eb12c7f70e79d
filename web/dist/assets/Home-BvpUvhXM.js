import{$ as e,Ct as t,F as n,G as r,J as i,R as a,St as o,Tt as s,U as c,V as l,W as u,X as d,Y as f,_t as p,a as m,ct as h,ft as g,it as _,l as v,lt as y,m as b,mt as x,n as S,o as C,ot as w,p as T,rt as E,st as D,t as O,vt as k,w as A,yt as j}from"./state.svelte-Bel8fM86.js";import{i as M,t as N}from"./TypedDocumentString-aAGk6xpd.js";import{t as P}from"./load.svelte-CzDX80sX.js";import{n as F}from"./names.svelte-D4ysIvCK.js";import{t as I}from"./Kind-Dd9nUbry.js";import{n as L,t as R}from"./State-C3QDyUC7.js";import{t as z}from"./Search-DhYn5JaZ.js";var B=new N(`
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
}`),V=new N(`
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
}`);function ee(e){return[...e.filter(e=>e.stats.tasks>0),...e.filter(e=>e.stats.tasks===0)]}function H(e){return[[`home.tasks`,e.tasks],[`home.led`,e.tasksWithLeader],[`home.targets`,e.tasksWithTarget],[`home.due`,e.tasksWithDeadline]].filter(([,e],t)=>e>0||t===0)}var U=r(`<div><dt class="svelte-1opp5zw"> </dt><dd class="number svelte-1opp5zw"> </dd></div>`),W=r(`<li><!> <span class="number"> </span></li>`),G=r(`<ul class="named small svelte-1opp5zw"></ul>`),K=r(`<p class="small soft svelte-1opp5zw"> </p>`),q=r(`<span class="soft"> </span>`),te=r(`<!> `,1),J=r(`<li class="svelte-1opp5zw"><!></li>`),ne=r(`<li class="soft small svelte-1opp5zw"> </li>`),Y=r(`<h3 class="small soft svelte-1opp5zw"> </h3> <ol class="svelte-1opp5zw"><!> <!></ol>`,1),X=r(`<!> <!> <!>`,1),Z=r(`<!> <p class="soft small svelte-1opp5zw"> </p> <dl class="svelte-1opp5zw"></dl> <p class="go svelte-1opp5zw"><!> <!> <!> <!></p> <!>`,1);function re(r,u){j(u,!0);let d=[`PLATFORM`,`REGION`,`AGENCY`,`POLICY`,`TARGET`,`DEADLINE`],f=p(()=>({...v,documents:[u.document.id]})),g=p(()=>d.flatMap(e=>u.document.stats.named.filter(t=>t.kind===e&&t.count>0))),_=p(()=>u.document.stats.tasks-u.document.stats.tasksWithRole),x=e=>C(O.language,e);var T=Z(),M=D(T);{let t=p(()=>b(`list`,O.route,{question:e(f)}));L(M,{class:`title`,get route(){return e(t)},children:(e,t)=>{o();var n=i();E(()=>l(n,u.document.title)),c(e,n)},$$slots:{default:!0}})}var N=y(M,2),P=h(N,!0),F=y(N,2);n(F,21,()=>H(u.document.stats),([e,t])=>e,(n,r)=>{var i=p(()=>s(e(r),2));let a=()=>e(i)[0],o=()=>e(i)[1];var u=U(),d=w(u),f=h(d,!0),m=y(d),g=h(m,!0);t(u),E((e,t)=>{l(f,e),l(g,t)},[()=>S(a()),()=>x(o())]),c(n,u)}),t(F);var R=y(F,2),z=w(R);{let t=p(()=>b(`list`,O.route,{question:e(f)}));L(z,{class:`button`,get route(){return e(t)},children:(e,t)=>{o();var n=i();E(e=>l(n,e),[()=>S(`view.list`)]),c(e,n)},$$slots:{default:!0}})}var B=y(z,2);{let t=p(()=>b(`read`,O.route,{id:u.document.id,question:v}));L(B,{class:`button`,get route(){return e(t)},children:(e,t)=>{o();var n=i();E(e=>l(n,e),[()=>S(`view.read`)]),c(e,n)},$$slots:{default:!0}})}var V=y(B,2);{let t=p(()=>b(`wall`,O.route,{question:e(f)}));L(V,{class:`button`,get route(){return e(t)},children:(e,t)=>{o();var n=i();E(e=>l(n,e),[()=>S(`view.wall`)]),c(e,n)},$$slots:{default:!0}})}var ee=y(V,2);{let t=p(()=>b(`entity`,O.route,{id:u.document.id,question:v}));L(ee,{class:`button`,get route(){return e(t)},children:(e,t)=>{o();var n=i();E(e=>l(n,e),[()=>S(`home.details`)]),c(e,n)},$$slots:{default:!0}})}t(R);var re=y(R,2),ie=r=>{var i=X(),o=D(i),s=r=>{var i=G();n(i,21,()=>e(g),e=>e.kind,(n,r)=>{var i=W(),a=w(i);I(a,{get kind(){return e(r).kind},label:!0});var o=y(a,2),s=h(o,!0);t(i),E(e=>l(s,e),[()=>x(e(r).count)]),c(n,i)}),t(i),E(e=>A(i,`aria-label`,e),[()=>S(`home.named`)]),c(r,i)};a(o,t=>{e(g).length>0&&t(s)});var d=y(o,2),f=t=>{var n=K(),r=h(n,!0);E(e=>l(r,e),[()=>S(`home.nobody`,{n:x(e(_))})]),c(t,n)};a(d,t=>{e(_)>0&&t(f)});var m=y(d,2),C=r=>{var i=Y(),o=D(i),s=h(o,!0),d=y(o,2),f=w(d);n(f,17,()=>u.document.sections.slice(0,12),e=>e.id,(n,r)=>{var i=J(),o=w(i);{let t=p(()=>b(`read`,O.route,{id:u.document.id,question:v,options:e(r).start!=null&&e(r).end!=null?{from:String(e(r).start),to:String(e(r).end)}:{}}));L(o,{get route(){return e(t)},children:(t,n)=>{var i=te(),o=D(i),s=t=>{var n=q(),i=h(n);E(()=>l(i,`${e(r).ordinal??``}、`)),c(t,n)};a(o,t=>{e(r).ordinal&&t(s)});var u=y(o,1,!0);E(()=>l(u,e(r).label)),c(t,i)},$$slots:{default:!0}})}t(i),c(n,i)});var m=y(f,2),g=e=>{var t=ne(),n=h(t,!0);E(e=>l(n,e),[()=>S(`ent.others`,{n:u.document.sections.length-12})]),c(e,t)};a(m,e=>{u.document.sections.length>12&&e(g)}),t(d),E(e=>l(s,e),[()=>S(`home.outline`)]),c(r,i)};a(m,e=>{u.document.sections.length>0&&e(C)}),c(r,i)};a(re,e=>{u.roomy&&e(ie)}),E(e=>l(P,e),[()=>[u.document.number,u.document.published?m(O.language,u.document.published):``].filter(Boolean).join(` · `)]),c(r,T),k()}var ie=r(`<section class="card empty svelte-1rta8r"><h2 class="svelte-1rta8r"> </h2> <p class="soft"> </p> <!> <p class="soft small"> <code class="svelte-1rta8r">policygraph ingest 规划.txt</code></p></section>`),ae=r(`<strong> </strong><span class="soft small"> </span>`,1),oe=r(`<li class="svelte-1rta8r"><!></li>`),se=r(`<button class="button svelte-1rta8r" type="button"> </button>`),ce=r(`<!> <span class="label svelte-1rta8r"> </span>`,1),le=r(`<section><h2 class="svelte-1rta8r"> <span class="soft small number svelte-1rta8r"> </span></h2> <ul class="tags svelte-1rta8r"></ul></section>`),ue=r(`<nav class="views svelte-1rta8r"></nav> <div class="starts svelte-1rta8r"><section class="documents svelte-1rta8r" aria-labelledby="home-documents"><h2 id="home-documents" class="svelte-1rta8r"> <span class="soft small number svelte-1rta8r"> </span></h2> <ul class="card svelte-1rta8r"></ul> <!> <!></section> <div class="facets svelte-1rta8r"></div></div>`,1),de=r(`<div class="home svelte-1rta8r"><section class="top svelte-1rta8r"><h1 class="svelte-1rta8r"> </h1> <p class="soft"> </p> <div class="search svelte-1rta8r"><!></div> <p class="soft small tip svelte-1rta8r"> </p></section> <!></div>`);function Q(r,f){j(f,!0);let m=new P;_(()=>(m.ask(async e=>{let t=await M(B,{},{signal:e});for(let e of t.tasks.facets)for(let{entity:t}of e.buckets)t&&F(t);return t}),m.stop));let N=x(null),H=x(!1),U=x(!1),W=x(null),G=p(()=>m.value?.documents.totalCount??0),K=p(()=>ee([...m.value?.documents.edges.map(e=>e.node)??[],...e(N)?.documents??[]])),q=p(()=>e(H)?e(K):e(K).slice(0,6)),te=p(()=>e(G)<=2);async function J(){if(!e(H)&&g(H,!0)&&e(K).length>6)return;let t=m.value?.documents.pageInfo,n=e(N)?e(N).end:t?.hasNextPage?t.endCursor??null:null;if(n!==null){(e=>{var t=s(e,2);g(U,t[0],!0),g(W,t[1])})([!0,null]);try{let t=(await M(V,{after:n})).documents;g(N,{documents:[...e(N)?.documents??[],...t.edges.map(e=>e.node)],end:t.pageInfo.hasNextPage?t.pageInfo.endCursor??null:null})}catch(e){g(W,e)}g(U,!1)}}let ne=p(()=>m.value?.tasks.facets.filter(e=>e.buckets.length>0)??[]),Y=e=>C(O.language,e);var X=de(),Z=w(X),Q=w(Z),fe=h(Q,!0),pe=y(Q,2),me=h(pe,!0),$=y(pe,2),he=w($);z(he,{big:!0}),t($);var ge=y($,2),_e=h(ge,!0);t(Z);var ve=y(Z,2),ye=e=>{R(e,{get error(){return m.error},get retry(){return m.retry}})},be=e=>{R(e,{rows:5})},xe=n=>{var r=ie(),a=w(r),s=h(a,!0),u=y(a,2),d=h(u,!0),f=y(u,2);{let t=p(()=>b(`upload`,O.route));L(f,{get route(){return e(t)},class:`button primary`,children:(e,t)=>{o();var n=i();E(e=>l(n,e),[()=>S(`app.upload`)]),c(e,n)},$$slots:{default:!0}})}var m=y(f,2),g=w(m);o(),t(m),t(r),E((e,t,n)=>{l(s,e),l(d,t),l(g,`${n??``} `)},[()=>S(`home.empty`),()=>S(`home.empty.hint`),()=>S(`home.empty.command`)]),c(n,r)},Se=r=>{var i=ue(),o=D(i);n(o,20,()=>T,e=>e,(t,n)=>{{let r=p(()=>b(n,O.route,{question:v}));L(t,{get route(){return e(r)},class:`view card`,children:(e,t)=>{var r=ae(),i=D(r),a=h(i,!0),o=y(i),s=h(o,!0);E((e,t)=>{l(a,e),l(s,t)},[()=>S(`view.${n}`),()=>S(`home.${n}`)]),c(e,r)},$$slots:{default:!0}})}}),t(o);var s=y(o,2),f=w(s),g=w(f),_=w(g),x=y(_),C=h(x,!0);t(g);var k=y(g,2);n(k,21,()=>e(q),e=>e.id,(n,r)=>{var i=oe();re(w(i),{get document(){return e(r)},get roomy(){return e(te)}}),t(i),c(n,i)}),t(k);var j=y(k,2),M=t=>{R(t,{get error(){return e(W)},retry:()=>void J()})};a(j,t=>{e(W)&&t(M)});var N=y(j,2),P=t=>{var n=se(),r=h(n,!0);E(t=>{n.disabled=e(U),l(r,t)},[()=>S(`home.more`,{n:Y(e(G)-e(q).length)})]),d(`click`,n,()=>void J()),c(t,n)};a(N,t=>{e(G)>e(q).length&&t(P)}),t(f);var F=y(f,2);n(F,21,()=>e(ne),e=>e.key,(r,i)=>{var o=le(),s=w(o),d=w(s),f=y(d),m=h(f,!0);t(s);var g=y(s,2);n(g,21,()=>e(i).buckets,e=>e.value,(n,r)=>{var i=u(),o=D(i),s=n=>{var i=oe(),a=w(i);{let t=p(()=>b(`list`,O.route,{question:{...v,involving:[e(r).entity.id]}}));L(a,{class:`tag`,get route(){return e(t)},children:(t,n)=>{var i=ce(),a=D(i);I(a,{get kind(){return e(r).entity.kind}});var o=y(a,2),s=h(o,!0);E(()=>l(s,e(r).entity.label)),c(t,i)},$$slots:{default:!0}})}t(i),c(n,i)};a(o,t=>{e(r).entity&&t(s)}),c(n,i)}),t(g),t(o),E((t,n)=>{A(o,`aria-labelledby`,`home-${e(i).key??``}`),A(s,`id`,`home-${e(i).key??``}`),l(d,`${t??``} `),l(m,n)},[()=>S(`facet.${e(i).key}`),()=>Y(e(i).valueCount)]),c(r,o)}),t(F),t(s),E((e,t,n)=>{A(o,`aria-label`,e),l(_,`${t??``} `),l(C,n)},[()=>S(`home.views`),()=>S(`home.documents`),()=>Y(m.value.documents.totalCount)]),c(r,i)};a(ve,t=>{m.error?t(ye):m.value?e(q).length===0?t(xe,2):t(Se,-1):t(be,1)}),t(X),E((e,t,n)=>{l(fe,e),l(me,t),l(_e,n)},[()=>S(`app.name`),()=>S(`app.tagline`),()=>S(`home.tip`)]),c(r,X),k()}f([`click`]);export{Q as default};