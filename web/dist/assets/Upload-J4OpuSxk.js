import{B as e,C as t,F as n,H as r,J as i,L as a,O as o,P as s,Q as c,S as l,St as u,W as d,X as f,Y as p,_t as m,a as h,at as g,ct as _,d as v,dt as y,f as b,g as x,gt as S,n as C,nt as w,ot as T,pt as E,q as D,st as O,t as k,vt as A,wt as j,xt as M}from"./state.svelte-DkYVTSN4.js";import{a as N,n as P,o as F,r as I,t as L}from"./State-BVP7KfU9.js";import{t as R}from"./words.zh-8yZa79Bb.js";import{t as z}from"./Kind-D-_qM4IO.js";import{t as B}from"./Statement-B7zZgpv2.js";var ee=new P(`
    mutation CancelJob($id: ID!) {
  cancelJob(id: $id) {
    job {
      id
      state
    }
    problems {
      code
      message
    }
  }
}
    `),te=new P(`
    query JobResult($id: ID!, $first: Int, $after: String) {
  job(id: $id) {
    ...JobProgress
    files(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          uri
          outcome
          knownAs
          document
          title
          format
          bytes
          tasks
          statements
          named {
            kind
            count
          }
          warnings {
            code
            count
          }
          problem {
            code
            message
            subject
          }
          change {
            added
            removed
            changed
            reworded
            examples {
              change
              before {
                ...ClaimShown
              }
              after {
                ...ClaimShown
              }
            }
          }
        }
      }
    }
  }
}
    fragment JobProgress on Job {
  id
  state
  stage
  dryRun
  total
  done
  counts {
    added
    changed
    unchanged
    failed
    warnings
  }
  problem {
    code
    message
  }
}
fragment ClaimShown on Claim {
  predicate
  origin
  subject {
    id
    kind
    label
  }
  object {
    id
    kind
    label
  }
  quotes
}`),V=new P(`
    subscription FollowJob($id: ID!) {
  job(id: $id) {
    ...JobProgress
  }
}
    fragment JobProgress on Job {
  id
  state
  stage
  dryRun
  total
  done
  counts {
    added
    changed
    unchanged
    failed
    warnings
  }
  problem {
    code
    message
  }
}`),H=new P(`
    mutation IngestFiles($files: [Upload!]!, $names: [String!], $dryRun: Boolean!) {
  ingest(files: $files, names: $names, dryRun: $dryRun) {
    job {
      ...JobProgress
    }
    problems {
      code
      message
      subject
    }
  }
}
    fragment JobProgress on Job {
  id
  state
  stage
  dryRun
  total
  done
  counts {
    added
    changed
    unchanged
    failed
    warnings
  }
  problem {
    code
    message
  }
}`),U=new P(`
    query JobNow($id: ID!) {
  job(id: $id) {
    ...JobProgress
  }
}
    fragment JobProgress on Job {
  id
  state
  stage
  dryRun
  total
  done
  counts {
    added
    changed
    unchanged
    failed
    warnings
  }
  problem {
    code
    message
  }
}`);async function*W(e){let t=e.getReader(),n=new TextDecoder,r=``;try{for(;;){let{value:e,done:i}=await t.read();r+=n.decode(e,{stream:!i});let a=r.split(/\r\n\r\n|\n\n|\r\r/);r=a.pop();for(let e of a){let t=G(e);t&&(yield t)}if(i)return}}finally{await t.cancel().catch(()=>void 0)}}function G(e){let t=`message`,n=[],r=!1;for(let i of e.split(/\r\n|\n|\r/)){if(i===``||i.startsWith(`:`))continue;let[,e=``,a=``]=/^([^:]*)(?:: ?(.*))?$/.exec(i)??[];e===`event`?t=a:e===`data`&&n.push(a),r||=e===`event`||e===`data`}return r?{name:t,data:n.join(`
`)}:null}function K(e,t){let n=e.errors?.[0];if(n)throw new I(n.message,n.extensions?.code??`ERROR`,!1,n.extensions?.requestId);if(!e.data)throw new I(`the answer is empty (HTTP ${t})`,`BAD_ANSWER`,!0);return e.data}function ne(e,t,n,r){let i=new FormData,a={files:e.map(()=>null),names:e.map(q),dryRun:t};return i.set(`operations`,JSON.stringify({query:H.toString(),operationName:`IngestFiles`,variables:a})),i.set(`map`,JSON.stringify(Object.fromEntries(e.map((e,t)=>[String(t),[`variables.files.${t}`]])))),e.forEach((e,t)=>i.set(String(t),e,e.name)),new Promise((e,t)=>{let a=new XMLHttpRequest;a.open(`POST`,`/graphql`),a.setRequestHeader(`X-Policygraph-CSRF`,`1`),a.setRequestHeader(`Accept`,`application/graphql-response+json, application/json`),a.upload.onprogress=e=>e.lengthComputable&&r(e.loaded/e.total),a.onerror=()=>t(new I(`the server does not answer`,`UNREACHABLE`,!0)),a.onabort=()=>t(new DOMException(`given up`,`AbortError`)),a.onload=()=>{try{e(K(JSON.parse(a.responseText),a.status).ingest)}catch(e){t(e instanceof I?e:new I(`the answer is no JSON (HTTP ${a.status})`,`BAD_ANSWER`,!0))}},n.addEventListener(`abort`,()=>a.abort()),a.send(i)})}function q(e){return e.webkitRelativePath||e.name}var J=e=>e===`DONE`||e===`FAILED`||e===`CANCELLED`;async function re(e,t,n){let r=null,i=e=>n(r=e);try{let n=await fetch(`/graphql`,{method:`POST`,headers:{"Content-Type":`application/json`,Accept:`text/event-stream`},body:JSON.stringify({query:V.toString(),operationName:`FollowJob`,variables:{id:e}}),signal:t});if(n.ok&&n.body&&n.headers.get(`Content-Type`)?.startsWith(`text/event-stream`))for await(let e of W(n.body)){if(e.name===`complete`)break;e.name===`next`&&i(K(JSON.parse(e.data),n.status).job)}}catch(e){if(t.aborted)throw e}for(;;){let n=r;if(n&&J(n.state))return n;let{job:a}=await N(U,{id:e},{signal:t});if(!a)throw new I(`the job is not known any more`,`NOT_FOUND`,!1);i(a),J(a.state)||await new Promise(e=>setTimeout(e,700))}}function ie(e){return Object.hasOwn(R,e)?e:null}var Y=d(`<span class="uri svelte-1izv16h"> </span>`),ae=d(`<span> </span>`),oe=d(`<p class="problem svelte-1izv16h" role="alert"><strong> </strong> <span class="soft small"> </span></p>`),X=d(`<li><strong class="number svelte-1izv16h"> </strong> <!></li>`),se=d(`<ul class="found svelte-1izv16h"><li class="main svelte-1izv16h"><strong class="number svelte-1izv16h"> </strong> <!></li> <!> <li><strong class="number svelte-1izv16h"> </strong> <span class="small soft"> </span></li></ul>`),ce=d(`<li class="svelte-1izv16h"><span class="sign svelte-1izv16h" aria-hidden="true">!</span> </li>`),Z=d(`<li class="svelte-1izv16h"><span class="sign svelte-1izv16h" aria-hidden="true">!</span> <span class="soft small number"> </span></li>`),le=d(`<div class="doubts svelte-1izv16h"><h4 class="svelte-1izv16h"> </h4> <ul><!> <!></ul></div>`),Q=d(`<p class="small svelte-1izv16h"> </p>`),$=d(`<del><!></del>`),ue=d(`<blockquote class="small soft"> </blockquote>`),de=d(`<!> <!>`,1),fe=d(`<li class="svelte-1izv16h"><!></li>`),pe=d(`<details><summary class="svelte-1izv16h"> </summary> <ul class="examples svelte-1izv16h"></ul></details>`),me=d(`<p class="actions svelte-1izv16h"><!> <!></p>`),he=d(`<article><header class="svelte-1izv16h"><h3 class="svelte-1izv16h"> </h3> <span class="outcome svelte-1izv16h"> </span></header> <p class="small soft svelte-1izv16h"><!> <!> <span> </span> <!></p> <!> <!> <!> <!> <!> <!></article>`);function ge(t,i){A(i,!0);let d=e=>h(k.language,e),f=[`AGENCY`,`REGION`,`FUNCTIONAL_REGION`,`PLATFORM`,`POLICY`,`TARGET`,`DEADLINE`],p=S(()=>i.file.named.filter(e=>f.includes(e.kind))),y=S(()=>i.file.outcome!==`FAILED`&&i.file.outcome!==`UNCHANGED`&&i.file.tasks===0);var b=he();let x;var E=g(b),j=g(E),N=O(j,!0),P=_(j,2),I=O(P,!0);u(E);var L=_(E,2),R=g(L),ee=t=>{var n=Y(),a=O(n,!0);w(()=>e(a,i.file.uri)),r(t,n)};a(R,e=>{i.file.title&&e(ee)});var te=_(R,2),V=t=>{var n=ae(),a=O(n,!0);w(t=>e(a,t),[()=>i.file.format.toUpperCase()]),r(t,n)};a(te,e=>{i.file.format&&e(V)});var H=_(te,2),U=O(H,!0),W=_(H,2),G=t=>{var n=ae(),a=O(n,!0);w(t=>e(a,t),[()=>C(`upload.known`,{name:i.file.knownAs})]),r(t,n)};a(W,e=>{i.file.knownAs&&e(G)}),u(L);var K=_(L,2),ne=t=>{var n=oe(),a=g(n),o=O(a,!0),s=_(a,2),c=O(s,!0);u(n),w(t=>{e(o,t),e(c,i.file.problem.message)},[()=>C(ie(`problem.${i.file.problem.code}`)??`problem.other`)]),r(t,n)};a(K,e=>{i.file.problem&&e(ne)});var q=_(K,2),J=t=>{var n=se(),a=g(n),o=g(a),f=O(o,!0),m=_(o,2);z(m,{kind:`TASK`,label:!0}),u(a);var h=_(a,2);s(h,17,()=>c(p),e=>e.kind,(t,n)=>{var i=X(),a=g(i),o=O(a,!0),s=_(a,2);z(s,{get kind(){return c(n).kind},label:!0}),u(i),w(t=>e(o,t),[()=>d(c(n).count)]),r(t,i)});var v=_(h,2),y=g(v),b=O(y,!0),x=_(y,2),S=O(x,!0);u(v),u(n),w((t,r,i,a)=>{l(n,`aria-label`,t),e(f,r),e(b,i),e(S,a)},[()=>C(`upload.found`),()=>d(i.file.tasks),()=>d(i.file.statements),()=>C(`upload.statements`)]),r(t,n)};a(q,e=>{i.file.statements>0&&e(J)});var re=_(q,2),ge=t=>{var n=le(),o=g(n),l=O(o,!0),f=_(o,2),p=g(f),m=t=>{var n=ce(),i=_(g(n),1,!0);u(n),w(t=>e(i,t),[()=>C(`upload.notasks`)]),r(t,n)};a(p,e=>{c(y)&&e(m)});var h=_(p,2);s(h,17,()=>i.file.warnings,e=>e.code,(t,n)=>{let i=S(()=>ie(`warning.${c(n).code}`));var a=Z(),o=_(g(a)),s=_(o),l=O(s,!0);u(a),w((t,n)=>{e(o,`${t??``} `),e(l,n)},[()=>c(i)?C(c(i)):c(n).code,()=>C(`upload.places`,{n:d(c(n).count)})]),r(t,a)}),u(f),u(n),w(t=>e(l,t),[()=>C(`upload.doubts`)]),r(t,n)};a(re,e=>{(i.file.warnings.length>0||c(y))&&e(ge)});var _e=_(re,2),ve=t=>{var n=Q(),a=O(n,!0);w(t=>e(a,t),[()=>C(`upload.change`,{added:d(i.file.change.added),removed:d(i.file.change.removed),changed:d(i.file.change.changed),reworded:d(i.file.change.reworded)})]),r(t,n)};a(_e,e=>{i.file.change&&i.file.outcome===`CHANGED`&&e(ve)});var ye=_(_e,2),be=t=>{var o=pe(),l=g(o),d=O(l,!0),f=_(l,2);s(f,21,()=>i.file.change.examples,n,(t,n)=>{var i=fe(),o=g(i),s=e=>{var t=$(),i=g(t);B(i,{get statement(){return c(n).before}}),u(t),r(e,t)},l=t=>{var i=de(),o=T(i);B(o,{get statement(){return c(n).after}});var s=_(o,2),l=t=>{var i=ue(),a=O(i,!0);w(()=>e(a,c(n).after.quotes[0])),r(t,i)};a(s,e=>{c(n).after.quotes[0]&&e(l)}),r(t,i)};a(o,e=>{c(n).before&&!c(n).after?e(s):c(n).after&&e(l,1)}),u(i),r(t,i)}),u(f),u(o),w(t=>e(d,t),[()=>C(i.file.outcome===`ADDED`?`upload.examples.new`:`upload.examples`,{n:i.file.change.examples.length})]),r(t,o)};a(ye,e=>{i.file.change&&i.file.change.examples.length>0&&e(be)});var xe=_(ye,2),Se=t=>{var n=me(),a=g(n);{let t=S(()=>v(`read`,k.route,{id:i.file.document}));F(a,{get route(){return c(t)},class:`button`,children:(t,n)=>{M();var i=D();w(t=>e(i,t),[()=>C(`quote.read`)]),r(t,i)},$$slots:{default:!0}})}var o=_(a,2);{let t=S(()=>v(`list`,k.route,{question:{...k.route.question,involving:[],documents:[i.file.document]}}));F(o,{get route(){return c(t)},class:`button`,children:(t,n)=>{M();var i=D();w(t=>e(i,t),[()=>C(`read.tasks`)]),r(t,i)},$$slots:{default:!0}})}u(n),r(t,n)};a(xe,e=>{!i.dryRun&&i.file.document&&i.file.outcome!==`FAILED`&&e(Se)}),u(b),w((t,n)=>{x=o(b,1,`card svelte-1izv16h`,null,x,{failed:i.file.outcome===`FAILED`}),e(N,i.file.title||i.file.uri),l(P,`data-outcome`,i.file.outcome),e(I,t),e(U,n)},[()=>C(`upload.${i.dryRun?`would`:`did`}.${i.file.outcome}`),()=>C(`upload.kilobytes`,{n:d(Math.max(1,Math.round(i.file.bytes/1024)))})]),r(t,b),m()}var _e=d(`<section class="card notice svelte-gz9e5" role="note"><h2> </h2> <p> </p> <p class="soft"> <code class="svelte-gz9e5">policygraph token login</code></p> <p><a class="button" href="/login"> </a></p></section>`),ve=d(`<p class="card problem svelte-gz9e5" role="alert"><strong> </strong> <span class="soft small"> </span></p>`),ye=d(`<p class="card problem svelte-gz9e5" role="alert"><strong> </strong><span class="small"> </span></p>`),be=d(`<label><svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" class="svelte-gz9e5"><path d="M12 30v8h24v-8M24 32V10M15 18l9-9 9 9" class="svelte-gz9e5"></path></svg> <strong class="svelte-gz9e5"> </strong> <span class="button primary svelte-gz9e5"> </span> <span class="soft small svelte-gz9e5"> </span> <span class="soft small svelte-gz9e5"> </span> <input class="visually-hidden svelte-gz9e5" type="file" multiple="" accept=".txt,.md,.html,.htm,.docx,.doc,.wps,.pdf,.ofd,.xlsx,.xls,.csv,.zip,.eml,.mht,.rtf,.odt"/></label>`),xe=d(`<span class="small soft number"> </span>`),Se=d(`<progress max="1" class="svelte-gz9e5"></progress> <!>`,1),Ce=d(`<li> </li>`),we=d(`<section class="card progress svelte-gz9e5" aria-live="polite"><h2> </h2> <ol class="svelte-gz9e5"><li> <progress max="1" class="svelte-gz9e5"></progress></li> <li> </li> <li> <!></li> <!></ol> <button class="button" type="button"> </button></section>`),Te=d(`<button class="button primary" type="button"> </button> <button class="button" type="button"> </button>`,1),Ee=d(`<button class="button" type="button"> </button>`),De=d(`<section class="verdict card svelte-gz9e5"><div><h2> </h2> <p class="soft"> </p></div> <div class="actions svelte-gz9e5"><!></div></section> <!>`,1),Oe=d(`<div class="upload svelte-gz9e5"><h1 class="svelte-gz9e5"> </h1> <!> <!> <!> <!> <!></div>`);function ke(i,d){A(d,!0);let h=67108864,v=E([]),D=E([]),k=E(`choose`),P=E(!1),F=E(0),R=E(null),z=E([]),B=E([]),V=E(null),H=E(!1),U=E(`unknown`),W=null,G=E(void 0);b(()=>W?.abort());async function K(){try{let e=await(await fetch(`/api/me`,{headers:{Accept:`application/json`}})).json();y(U,e.role===`curator`||e.role===`admin`?`may`:`may not`,!0)}catch{y(U,`unknown`)}}K();let J=S(()=>c(V)instanceof I&&(c(V).code===`UNAUTHENTICATED`||c(V).code===`FORBIDDEN`)),Y=S(()=>c(z).filter(e=>e.outcome===`ADDED`||e.outcome===`CHANGED`)),ae=S(()=>c(R)?.total?c(R).done/c(R).total:0);function oe(e){let t=[...e].filter(e=>e.size>0||e.type!==``);y(D,[...t.filter(e=>e.size>h).map(e=>({name:q(e),why:`upload.large`})),...t.slice(20).map(e=>({name:q(e),why:`upload.many`}))]),y(v,t.slice(0,20).filter(e=>e.size<=h)),c(v).length>0&&X(c(v),!0)}async function X(e,t){W?.abort();let n=new AbortController;W=n,(e=>{var t=j(e,7);y(k,t[0],!0),y(P,t[1],!0),y(F,t[2],!0),y(R,t[3]),y(V,t[4]),y(B,t[5]),y(z,t[6])})([`send`,!t,0,null,null,[],[]]);try{let r=await ne(e,t,n.signal,e=>y(F,e,!0));if(y(B,r.problems),!r.job){y(k,`choose`);return}y(R,r.job),y(k,`work`);let i=await re(r.job.id,n.signal,e=>y(R,e));y(R,i),y(z,await se(i.id,n.signal)),i.state===`FAILED`&&i.problem&&y(B,[...c(B),i.problem]),y(k,t?`tried`:`kept`,!0)}catch(e){if(n.signal.aborted)return;y(V,e),y(k,`choose`),e instanceof I&&e.code===`FORBIDDEN`&&y(U,`may not`)}}async function se(e,t){let n=[],r=null;do{let i=await N(te,{id:e,first:20,after:r},{signal:t});n.push(...i.job?.files.edges.map(e=>e.node)??[]),r=i.job?.files.pageInfo.hasNextPage?i.job.files.pageInfo.endCursor??null:null}while(r!==null);return n}function ce(){let e=new Set(c(z).filter(e=>e.outcome===`FAILED`||e.outcome===`UNCHANGED`).map(e=>e.uri));X(c(v).filter(t=>!e.has(q(t))),!1)}function Z(){let e=c(k)===`work`?c(R)?.id:void 0;W?.abort(),e&&N(ee,{id:e},{}).catch(()=>void 0),(e=>{var t=j(e,6);y(v,t[0]),y(z,t[1]),y(B,t[2]),y(D,t[3]),y(V,t[4]),y(k,t[5],!0)})([[],[],[],[],null,`choose`]),c(G)&&(c(G).value=``)}function le(e){e.preventDefault(),y(H,!1),e.dataTransfer&&oe(e.dataTransfer.files)}var Q=Oe(),$=g(Q),ue=O($,!0),de=_($,2),fe=t=>{var n=_e(),i=g(n),a=O(i,!0),o=_(i,2),s=O(o,!0),c=_(o,2),l=g(c);M(),u(c);var d=_(c,2),f=g(d),p=O(f,!0);u(d),u(n),w((t,n,r,i)=>{e(a,t),e(s,n),e(l,`${r??``} `),e(p,i)},[()=>C(`upload.signin`),()=>C(`upload.signin.link`),()=>C(`upload.signin.command`),()=>C(`upload.signin.token`)]),r(t,n)};a(de,e=>{(c(U)===`may not`||c(J))&&e(fe)});var pe=_(de,2),me=e=>{L(e,{get error(){return c(V)},retry:()=>void X(c(v),!c(P))})};a(pe,e=>{c(V)&&!c(J)&&e(me)});var he=_(pe,2);s(he,17,()=>c(B),n,(t,n)=>{var i=ve(),a=g(i),o=O(a),s=_(a,2),l=O(s,!0);u(i),w(t=>{e(o,`${c(n).subject??``??``} ${t??``}`),e(l,c(n).message)},[()=>C(ie(`problem.${c(n).code}`)??`problem.other`)]),r(t,i)});var ke=_(he,2);s(ke,17,()=>c(D),n,(t,n)=>{var i=ye(),a=g(i),o=O(a,!0),s=_(a),l=O(s,!0);u(i),w(t=>{e(o,c(n).name),e(l,t)},[()=>C(c(n).why)]),r(t,i)});var Ae=_(ke,2),je=t=>{var n=be();let i;var a=_(g(n),2),s=O(a,!0),l=_(a,2),d=O(l,!0),m=_(l,2),h=O(m,!0),v=_(m,2),b=O(v,!0),S=_(v,2);x(S,e=>y(G,e),()=>c(G)),u(n),w((t,r,a,l)=>{i=o(n,1,`drop svelte-gz9e5`,null,i,{over:c(H)}),e(s,t),e(d,r),e(h,a),e(b,l)},[()=>C(`upload.drop`),()=>C(`upload.choose`),()=>C(`upload.formats`),()=>C(`upload.dry`)]),f(`dragover`,n,e=>{e.preventDefault(),y(H,!0)}),f(`dragleave`,n,()=>y(H,!1)),f(`drop`,n,le),p(`change`,S,e=>oe(e.currentTarget.files??[])),r(t,n)},Me=n=>{var i=we(),s=g(i),d=O(s,!0),f=_(s,2),m=g(f);let h;var y=g(m),b=_(y);u(m);var x=_(m,2);let S;var E=O(x,!0),D=_(x,2);let A;var j=g(D),M=_(j),N=n=>{var i=Se(),o=T(i),s=_(o,2),u=t=>{var n=xe(),i=O(n);w(()=>e(i,`${c(R).done??``} / ${c(R).total??``}`)),r(t,n)};a(s,e=>{c(R)?.total&&e(u)}),w(e=>{t(o,c(R)?.stage?c(ae):0),l(o,`aria-label`,e)},[()=>C(`upload.stage.read`)]),r(n,i)};a(M,e=>{c(k)===`work`&&e(N)}),u(D);var I=_(D,2),L=t=>{var n=Ce();let i;var a=O(n,!0);w(t=>{i=o(n,1,`svelte-gz9e5`,null,i,{now:c(R)?.stage===`STORE`}),e(a,t)},[()=>C(`upload.stage.store`)]),r(t,n)};a(I,e=>{c(P)&&e(L)}),u(f);var z=_(f,2),B=O(z,!0);u(i),w((n,r,i,a,s,u)=>{e(d,n),h=o(m,1,`svelte-gz9e5`,null,h,{now:c(k)===`send`,past:c(k)===`work`}),e(y,`${r??``} `),t(b,c(k)===`work`?1:c(F)),l(b,`aria-label`,i),S=o(x,1,`svelte-gz9e5`,null,S,{now:c(k)===`work`&&c(R)?.state===`QUEUED`,past:c(k)===`work`&&c(R)?.state!==`QUEUED`}),e(E,a),A=o(D,1,`svelte-gz9e5`,null,A,{now:c(R)?.stage===`READ`||c(R)?.stage===`EXTRACT`,past:c(R)?.stage===`STORE`}),e(j,`${s??``} `),e(B,u)},[()=>C(c(P)?`upload.keeping`:`upload.trying`,{n:c(v).length}),()=>C(`upload.stage.send`),()=>C(`upload.stage.send`),()=>C(`upload.stage.queue`),()=>C(`upload.stage.read`),()=>C(`upload.cancel`)]),p(`click`,z,Z),r(n,i)},Ne=t=>{var n=De(),i=T(n),o=g(i),d=g(o),f=O(d,!0),m=_(d,2),h=O(m,!0);u(o);var v=_(o,2),y=g(v),b=t=>{var n=Te(),i=T(n),a=O(i,!0),o=_(i,2),s=O(o,!0);w((t,n)=>{e(a,t),e(s,n)},[()=>C(`upload.keep`),()=>C(`upload.discard`)]),p(`click`,i,ce),p(`click`,o,Z),r(t,n)},x=t=>{var n=Ee(),i=O(n,!0);w(t=>e(i,t),[()=>C(`upload.again`)]),p(`click`,n,Z),r(t,n)};a(y,e=>{c(k)===`tried`&&c(Y).length>0?e(b):e(x,-1)}),u(v),u(i);var E=_(i,2);s(E,17,()=>c(z),e=>e.uri,(e,t)=>{{let n=S(()=>c(k)===`tried`);ge(e,{get file(){return c(t)},get dryRun(){return c(n)}})}}),w((t,n)=>{l(i,`data-phase`,c(k)),e(f,t),e(h,n)},[()=>c(k)===`kept`?C(`upload.kept`,{n:c(Y).length}):c(Y).length>0?C(`upload.tried`,{n:c(Y).length}):C(`upload.nothing`),()=>C(c(k)===`kept`?`upload.kept.hint`:c(Y).length>0?`upload.tried.hint`:`upload.nothing.hint`)]),r(t,n)};a(Ae,e=>{c(k)===`choose`?e(je):c(k)===`send`||c(k)===`work`?e(Me,1):e(Ne,-1)}),u(Q),w(t=>e(ue,t),[()=>C(`upload.title`)]),r(i,Q),m()}i([`change`,`click`]);export{ke as default};