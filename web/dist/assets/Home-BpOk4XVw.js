import{B as e,Ct as t,H as n,L as r,P as i,Q as a,S as o,St as s,Tt as c,U as l,W as u,_t as d,a as f,ct as p,d as m,i as h,lt as g,n as _,nt as v,ot as y,q as b,rt as x,s as S,st as C,t as w,u as T,vt as E,yt as D}from"./state.svelte-ByKaEAi7.js";import{i as O,t as k}from"./TypedDocumentString-Bs9moOO4.js";import{t as A}from"./load.svelte-BMRLA8KC.js";import{n as j}from"./names.svelte-DgiDbH2U.js";import{t as M}from"./Kind-BXVpEm4M.js";import{n as N,t as P}from"./State-Cu449W0H.js";import{t as F}from"./Search-sxth_99m.js";var I=new k(`
    query Home {
  documents(first: 20) {
    totalCount
    edges {
      node {
        id
        title
        number
        published
        stats {
          tasks
          tasksWithLeader
          tasksWithDeadline
          tasksWithTarget
        }
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
    `),L=u(`<section class="card empty svelte-1rta8r"><h2 class="svelte-1rta8r"> </h2> <p class="soft"> </p> <!></section>`),R=u(`<strong> </strong><span class="soft small"> </span>`,1),z=u(`<div><dt class="svelte-1rta8r"> </dt><dd class="number svelte-1rta8r"> </dd></div>`),B=u(`<li class="svelte-1rta8r"><!> <p class="soft small svelte-1rta8r"> </p> <dl class="svelte-1rta8r"></dl> <p class="go svelte-1rta8r"><!> <!> <!></p></li>`),ee=u(`<!> <span class="label svelte-1rta8r"> </span>`,1),te=u(`<li class="svelte-1rta8r"><!></li>`),ne=u(`<section><h2 class="svelte-1rta8r"> <span class="soft small number svelte-1rta8r"> </span></h2> <ul class="tags svelte-1rta8r"></ul></section>`),V=u(`<nav class="views svelte-1rta8r"></nav> <div class="starts svelte-1rta8r"><section class="documents svelte-1rta8r" aria-labelledby="home-documents"><h2 id="home-documents" class="svelte-1rta8r"> <span class="soft small number svelte-1rta8r"> </span></h2> <ul class="card"></ul></section> <div class="facets svelte-1rta8r"></div></div>`,1),H=u(`<div class="home svelte-1rta8r"><section class="top svelte-1rta8r"><h1 class="svelte-1rta8r"> </h1> <p class="soft"> </p> <div class="search svelte-1rta8r"><!></div> <p class="soft small tip svelte-1rta8r"> </p></section> <!></div>`);function U(u,k){D(k,!0);let U=new A;x(()=>(U.ask(async e=>{let t=await O(I,{},{signal:e});for(let e of t.tasks.facets)for(let{entity:t}of e.buckets)t&&j(t);return t}),U.stop));let W=d(()=>{let e=U.value?.documents.edges.map(e=>e.node)??[];return[...e.filter(e=>e.stats.tasks>0),...e.filter(e=>e.stats.tasks===0)].slice(0,6)}),G=e=>[[`home.tasks`,e.tasks],[`home.led`,e.tasksWithLeader],[`home.targets`,e.tasksWithTarget],[`home.due`,e.tasksWithDeadline]].filter(([,e],t)=>e>0||t===0),K=d(()=>U.value?.tasks.facets.filter(e=>e.buckets.length>0)??[]),q=e=>f(w.language,e);var J=H(),Y=y(J),X=y(Y),re=p(X,!0),Z=g(X,2),ie=p(Z,!0),Q=g(Z,2),ae=y(Q);F(ae,{big:!0}),t(Q);var oe=g(Q,2),$=p(oe,!0);t(Y);var se=g(Y,2),ce=e=>{P(e,{get error(){return U.error},get retry(){return U.retry}})},le=e=>{P(e,{rows:5})},ue=r=>{var i=L(),o=y(i),c=p(o,!0),l=g(o,2),u=p(l,!0),f=g(l,2);{let t=d(()=>m(`upload`,w.route));N(f,{get route(){return a(t)},class:`button primary`,children:(t,r)=>{s();var i=b();v(t=>e(i,t),[()=>_(`app.upload`)]),n(t,i)},$$slots:{default:!0}})}t(i),v((t,n)=>{e(c,t),e(u,n)},[()=>_(`home.empty`),()=>_(`home.empty.hint`)]),n(r,i)},de=u=>{var f=V(),x=C(f);i(x,20,()=>T,e=>e,(t,r)=>{{let i=d(()=>m(r,w.route,{question:S}));N(t,{get route(){return a(i)},class:`view card`,children:(t,i)=>{var a=R(),o=C(a),s=p(o,!0),c=g(o),l=p(c,!0);v((t,n)=>{e(s,t),e(l,n)},[()=>_(`view.${r}`),()=>_(`home.${r}`)]),n(t,a)},$$slots:{default:!0}})}}),t(x);var E=g(x,2),D=y(E),O=y(D),k=y(O),A=g(k),j=p(A,!0);t(O);var P=g(O,2);i(P,21,()=>a(W),e=>e.id,(r,o)=>{var l=B(),u=y(l);{let t=d(()=>m(`list`,w.route,{question:{...S,documents:[a(o).id]}}));N(u,{class:`title`,get route(){return a(t)},children:(t,r)=>{s();var i=b();v(()=>e(i,a(o).title)),n(t,i)},$$slots:{default:!0}})}var f=g(u,2),x=p(f,!0),C=g(f,2);i(C,21,()=>G(a(o).stats),([e,t])=>e,(r,i)=>{var o=d(()=>c(a(i),2));let s=()=>a(o)[0],l=()=>a(o)[1];var u=z(),f=y(u),m=p(f,!0),h=g(f),b=p(h,!0);t(u),v((t,n)=>{e(m,t),e(b,n)},[()=>_(s()),()=>q(l())]),n(r,u)}),t(C);var T=g(C,2),E=y(T);{let t=d(()=>m(`list`,w.route,{question:{...S,documents:[a(o).id]}}));N(E,{class:`button`,get route(){return a(t)},children:(t,r)=>{s();var i=b();v(t=>e(i,t),[()=>_(`view.list`)]),n(t,i)},$$slots:{default:!0}})}var D=g(E,2);{let t=d(()=>m(`read`,w.route,{id:a(o).id,question:S}));N(D,{class:`button`,get route(){return a(t)},children:(t,r)=>{s();var i=b();v(t=>e(i,t),[()=>_(`view.read`)]),n(t,i)},$$slots:{default:!0}})}var O=g(D,2);{let t=d(()=>m(`wall`,w.route,{question:{...S,documents:[a(o).id]}}));N(O,{class:`button`,get route(){return a(t)},children:(t,r)=>{s();var i=b();v(t=>e(i,t),[()=>_(`view.wall`)]),n(t,i)},$$slots:{default:!0}})}t(T),t(l),v(t=>e(x,t),[()=>[a(o).number,a(o).published?h(w.language,a(o).published):``].filter(Boolean).join(` · `)]),n(r,l)}),t(P),t(D);var F=g(D,2);i(F,21,()=>a(K),e=>e.key,(s,c)=>{var u=ne(),f=y(u),h=y(f),b=g(h),x=p(b,!0);t(f);var T=g(f,2);i(T,21,()=>a(c).buckets,e=>e.value,(i,o)=>{var s=l(),c=C(s),u=r=>{var i=te(),s=y(i);{let t=d(()=>m(`list`,w.route,{question:{...S,involving:[a(o).entity.id]}}));N(s,{class:`tag`,get route(){return a(t)},children:(t,r)=>{var i=ee(),s=C(i);M(s,{get kind(){return a(o).entity.kind}});var c=g(s,2),l=p(c,!0);v(()=>e(l,a(o).entity.label)),n(t,i)},$$slots:{default:!0}})}t(i),n(r,i)};r(c,e=>{a(o).entity&&e(u)}),n(i,s)}),t(T),t(u),v((t,n)=>{o(u,`aria-labelledby`,`home-${a(c).key??``}`),o(f,`id`,`home-${a(c).key??``}`),e(h,`${t??``} `),e(x,n)},[()=>_(`facet.${a(c).key}`),()=>q(a(c).valueCount)]),n(s,u)}),t(F),t(E),v((t,n,r)=>{o(x,`aria-label`,t),e(k,`${n??``} `),e(j,r)},[()=>_(`home.views`),()=>_(`home.documents`),()=>q(U.value.documents.totalCount)]),n(u,f)};r(se,e=>{U.error?e(ce):U.value?a(W).length===0?e(ue,2):e(de,-1):e(le,1)}),t(J),v((t,n,r)=>{e(re,t),e(ie,n),e($,r)},[()=>_(`app.name`),()=>_(`app.tagline`),()=>_(`home.tip`)]),n(u,J),E()}export{U as default};