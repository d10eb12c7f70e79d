import{B as e,H as t,L as n,P as r,Q as i,S as a,St as o,U as s,W as c,_t as l,a as u,at as d,ct as f,d as p,gt as m,i as h,n as g,nt as _,ot as v,q as y,rt as b,s as x,st as S,t as C,u as w,vt as T,wt as E,xt as D}from"./state.svelte-DkYVTSN4.js";import{a as O,n as k,o as A,t as j}from"./State-BVP7KfU9.js";import{t as M}from"./load.svelte-B2sRQKDr.js";import{n as N}from"./names.svelte-IpQxjfIZ.js";import{t as P}from"./Kind-D-_qM4IO.js";import{t as F}from"./Search-BAHQcBFy.js";var I=new k(`
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
    `),L=c(`<section class="card empty svelte-1rta8r"><h2 class="svelte-1rta8r"> </h2> <p class="soft"> </p> <!></section>`),R=c(`<strong> </strong><span class="soft small"> </span>`,1),z=c(`<div><dt class="svelte-1rta8r"> </dt><dd class="number svelte-1rta8r"> </dd></div>`),ee=c(`<li class="svelte-1rta8r"><!> <p class="soft small svelte-1rta8r"> </p> <dl class="svelte-1rta8r"></dl> <p class="go svelte-1rta8r"><!> <!> <!></p></li>`),te=c(`<!> <span class="label svelte-1rta8r"> </span>`,1),ne=c(`<li class="svelte-1rta8r"><!></li>`),B=c(`<section><h2 class="svelte-1rta8r"> <span class="soft small number svelte-1rta8r"> </span></h2> <ul class="tags svelte-1rta8r"></ul></section>`),V=c(`<nav class="views svelte-1rta8r"></nav> <div class="starts svelte-1rta8r"><section class="documents svelte-1rta8r" aria-labelledby="home-documents"><h2 id="home-documents" class="svelte-1rta8r"> <span class="soft small number svelte-1rta8r"> </span></h2> <ul class="card"></ul></section> <div class="facets svelte-1rta8r"></div></div>`,1),H=c(`<div class="home svelte-1rta8r"><section class="top svelte-1rta8r"><h1 class="svelte-1rta8r"> </h1> <p class="soft"> </p> <div class="search svelte-1rta8r"><!></div> <p class="soft small tip svelte-1rta8r"> </p></section> <!></div>`);function U(c,k){T(k,!0);let U=new M;b(()=>(U.ask(async e=>{let t=await O(I,{},{signal:e});for(let e of t.tasks.facets)for(let{entity:t}of e.buckets)t&&N(t);return t}),U.stop));let W=m(()=>{let e=U.value?.documents.edges.map(e=>e.node)??[];return[...e.filter(e=>e.stats.tasks>0),...e.filter(e=>e.stats.tasks===0)].slice(0,6)}),G=e=>[[`home.tasks`,e.tasks],[`home.led`,e.tasksWithLeader],[`home.targets`,e.tasksWithTarget],[`home.due`,e.tasksWithDeadline]].filter(([,e],t)=>e>0||t===0),K=m(()=>U.value?.tasks.facets.filter(e=>e.buckets.length>0)??[]),q=e=>u(C.language,e);var J=H(),Y=d(J),X=d(Y),re=S(X,!0),Z=f(X,2),ie=S(Z,!0),Q=f(Z,2),ae=d(Q);F(ae,{big:!0}),o(Q);var oe=f(Q,2),$=S(oe,!0);o(Y);var se=f(Y,2),ce=e=>{j(e,{get error(){return U.error},get retry(){return U.retry}})},le=e=>{j(e,{rows:5})},ue=n=>{var r=L(),a=d(r),s=S(a,!0),c=f(a,2),l=S(c,!0),u=f(c,2);{let n=m(()=>p(`upload`,C.route));A(u,{get route(){return i(n)},class:`button primary`,children:(n,r)=>{D();var i=y();_(t=>e(i,t),[()=>g(`app.upload`)]),t(n,i)},$$slots:{default:!0}})}o(r),_((t,n)=>{e(s,t),e(l,n)},[()=>g(`home.empty`),()=>g(`home.empty.hint`)]),t(n,r)},de=c=>{var l=V(),u=v(l);r(u,20,()=>w,e=>e,(n,r)=>{{let a=m(()=>p(r,C.route,{question:x}));A(n,{get route(){return i(a)},class:`view card`,children:(n,i)=>{var a=R(),o=v(a),s=S(o,!0),c=f(o),l=S(c,!0);_((t,n)=>{e(s,t),e(l,n)},[()=>g(`view.${r}`),()=>g(`home.${r}`)]),t(n,a)},$$slots:{default:!0}})}}),o(u);var b=f(u,2),T=d(b),O=d(T),k=d(O),j=f(k),M=S(j,!0);o(O);var N=f(O,2);r(N,21,()=>i(W),e=>e.id,(n,a)=>{var s=ee(),c=d(s);{let n=m(()=>p(`list`,C.route,{question:{...x,documents:[i(a).id]}}));A(c,{class:`title`,get route(){return i(n)},children:(n,r)=>{D();var o=y();_(()=>e(o,i(a).title)),t(n,o)},$$slots:{default:!0}})}var l=f(c,2),u=S(l,!0),v=f(l,2);r(v,21,()=>G(i(a).stats),([e,t])=>e,(n,r)=>{var a=m(()=>E(i(r),2));let s=()=>i(a)[0],c=()=>i(a)[1];var l=z(),u=d(l),p=S(u,!0),h=f(u),v=S(h,!0);o(l),_((t,n)=>{e(p,t),e(v,n)},[()=>g(s()),()=>q(c())]),t(n,l)}),o(v);var b=f(v,2),w=d(b);{let n=m(()=>p(`list`,C.route,{question:{...x,documents:[i(a).id]}}));A(w,{class:`button`,get route(){return i(n)},children:(n,r)=>{D();var i=y();_(t=>e(i,t),[()=>g(`view.list`)]),t(n,i)},$$slots:{default:!0}})}var T=f(w,2);{let n=m(()=>p(`read`,C.route,{id:i(a).id,question:x}));A(T,{class:`button`,get route(){return i(n)},children:(n,r)=>{D();var i=y();_(t=>e(i,t),[()=>g(`view.read`)]),t(n,i)},$$slots:{default:!0}})}var O=f(T,2);{let n=m(()=>p(`wall`,C.route,{question:{...x,documents:[i(a).id]}}));A(O,{class:`button`,get route(){return i(n)},children:(n,r)=>{D();var i=y();_(t=>e(i,t),[()=>g(`view.wall`)]),t(n,i)},$$slots:{default:!0}})}o(b),o(s),_(t=>e(u,t),[()=>[i(a).number,i(a).published?h(C.language,i(a).published):``].filter(Boolean).join(` · `)]),t(n,s)}),o(N),o(T);var F=f(T,2);r(F,21,()=>i(K),e=>e.key,(c,l)=>{var u=B(),h=d(u),y=d(h),b=f(y),w=S(b,!0);o(h);var T=f(h,2);r(T,21,()=>i(l).buckets,e=>e.value,(r,a)=>{var c=s(),l=v(c),u=n=>{var r=ne(),s=d(r);{let n=m(()=>p(`list`,C.route,{question:{...x,involving:[i(a).entity.id]}}));A(s,{class:`tag`,get route(){return i(n)},children:(n,r)=>{var o=te(),s=v(o);P(s,{get kind(){return i(a).entity.kind}});var c=f(s,2),l=S(c,!0);_(()=>e(l,i(a).entity.label)),t(n,o)},$$slots:{default:!0}})}o(r),t(n,r)};n(l,e=>{i(a).entity&&e(u)}),t(r,c)}),o(T),o(u),_((t,n)=>{a(u,`aria-labelledby`,`home-${i(l).key??``}`),a(h,`id`,`home-${i(l).key??``}`),e(y,`${t??``} `),e(w,n)},[()=>g(`facet.${i(l).key}`),()=>q(i(l).valueCount)]),t(c,u)}),o(F),o(b),_((t,n,r)=>{a(u,`aria-label`,t),e(k,`${n??``} `),e(M,r)},[()=>g(`home.views`),()=>g(`home.documents`),()=>q(U.value.documents.totalCount)]),t(c,l)};n(se,e=>{U.error?e(ce):U.value?i(W).length===0?e(ue,2):e(de,-1):e(le,1)}),o(J),_((t,n,r)=>{e(re,t),e(ie,n),e($,r)},[()=>g(`app.name`),()=>g(`app.tagline`),()=>g(`home.tip`)]),t(c,J),l()}export{U as default};