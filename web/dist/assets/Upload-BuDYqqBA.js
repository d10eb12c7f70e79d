import{B as e,C as t,Ct as n,F as r,H as i,J as a,L as o,O as s,P as c,Q as l,S as u,St as d,Tt as f,W as p,X as m,Y as h,_t as g,a as _,ct as v,d as y,f as b,ft as x,g as S,lt as C,mt as w,n as T,nt as E,ot as D,q as O,st as k,t as A,vt as j,yt as ee}from"./state.svelte-ByKaEAi7.js";import{i as M,n as N,t as P}from"./TypedDocumentString-Bs9moOO4.js";import{t as F}from"./zh-D5-Z_sVO.js";import{t as I}from"./Kind-BXVpEm4M.js";import{n as L,t as R}from"./State-Cu449W0H.js";import{t as z}from"./Statement-D3otkkUp.js";var te=new P(`
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
    `),B=new P(`
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
`)}:null}function K(e,t){let n=e.errors?.[0];if(n)throw new N(n.message,n.extensions?.code??`ERROR`,!1,n.extensions?.requestId);if(!e.data)throw new N(`the answer is empty (HTTP ${t})`,`BAD_ANSWER`,!0);return e.data}function ne(e,t,n,r){let i=new FormData,a={files:e.map(()=>null),names:e.map(q),dryRun:t};return i.set(`operations`,JSON.stringify({query:H.toString(),operationName:`IngestFiles`,variables:a})),i.set(`map`,JSON.stringify(Object.fromEntries(e.map((e,t)=>[String(t),[`variables.files.${t}`]])))),e.forEach((e,t)=>i.set(String(t),e,e.name)),new Promise((e,t)=>{let a=new XMLHttpRequest;a.open(`POST`,`/graphql`),a.setRequestHeader(`X-Policygraph-CSRF`,`1`),a.setRequestHeader(`Accept`,`application/graphql-response+json, application/json`),a.upload.onprogress=e=>e.lengthComputable&&r(e.loaded/e.total),a.onerror=()=>t(new N(`the server does not answer`,`UNREACHABLE`,!0)),a.onabort=()=>t(new DOMException(`given up`,`AbortError`)),a.onload=()=>{try{e(K(JSON.parse(a.responseText),a.status).ingest)}catch(e){t(e instanceof N?e:new N(`the answer is no JSON (HTTP ${a.status})`,`BAD_ANSWER`,!0))}},n.addEventListener(`abort`,()=>a.abort()),a.send(i)})}function q(e){return e.webkitRelativePath||e.name}var J=e=>e===`DONE`||e===`FAILED`||e===`CANCELLED`;async function Y(e,t,n){let r=null,i=e=>n(r=e);try{let n=await fetch(`/graphql`,{method:`POST`,headers:{"Content-Type":`application/json`,Accept:`text/event-stream`},body:JSON.stringify({query:V.toString(),operationName:`FollowJob`,variables:{id:e}}),signal:t});if(n.ok&&n.body&&n.headers.get(`Content-Type`)?.startsWith(`text/event-stream`))for await(let e of W(n.body)){if(e.name===`complete`)break;e.name===`next`&&i(K(JSON.parse(e.data),n.status).job)}}catch(e){if(t.aborted)throw e}for(;;){let n=r;if(n&&J(n.state))return n;let{job:a}=await M(U,{id:e},{signal:t});if(!a)throw new N(`the job is not known any more`,`NOT_FOUND`,!1);i(a),J(a.state)||await new Promise(e=>setTimeout(e,700))}}function re(e){return Object.hasOwn(F,e)?e:null}var X=p(`<span class="uri svelte-1izv16h"> </span>`),ie=p(`<span> </span>`),ae=p(`<p class="problem svelte-1izv16h" role="alert"><strong> </strong> <span class="soft small"> </span></p>`),Z=p(`<li><strong class="number svelte-1izv16h"> </strong> <!></li>`),oe=p(`<ul class="found svelte-1izv16h"><li class="main svelte-1izv16h"><strong class="number svelte-1izv16h"> </strong> <!></li> <!> <li><strong class="number svelte-1izv16h"> </strong> <span class="small soft"> </span></li></ul>`),se=p(`<li class="svelte-1izv16h"><span class="sign svelte-1izv16h" aria-hidden="true">!</span> </li>`),Q=p(`<li class="svelte-1izv16h"><span class="sign svelte-1izv16h" aria-hidden="true">!</span> <span class="soft small number"> </span></li>`),ce=p(`<div class="doubts svelte-1izv16h"><h4 class="svelte-1izv16h"> </h4> <ul><!> <!></ul></div>`),$=p(`<p class="small svelte-1izv16h"> </p>`),le=p(`<del><!></del>`),ue=p(`<blockquote class="small soft"> </blockquote>`),de=p(`<!> <!>`,1),fe=p(`<li class="svelte-1izv16h"><!></li>`),pe=p(`<details><summary class="svelte-1izv16h"> </summary> <ul class="examples svelte-1izv16h"></ul></details>`),me=p(`<p class="actions svelte-1izv16h"><!> <!></p>`),he=p(`<article><header class="svelte-1izv16h"><h3 class="svelte-1izv16h"> </h3> <span class="outcome svelte-1izv16h"> </span></header> <p class="small soft svelte-1izv16h"><!> <!> <span> </span> <!></p> <!> <!> <!> <!> <!> <!></article>`);function ge(t,a){ee(a,!0);let f=e=>_(A.language,e),p=[`AGENCY`,`REGION`,`FUNCTIONAL_REGION`,`PLATFORM`,`POLICY`,`TARGET`,`DEADLINE`],m=g(()=>a.file.named.filter(e=>p.includes(e.kind))),h=g(()=>a.file.outcome!==`FAILED`&&a.file.outcome!==`UNCHANGED`&&a.file.tasks===0);var b=he();let x;var S=D(b),w=D(S),M=v(w,!0),N=C(w,2),P=v(N,!0);n(S);var F=C(S,2),R=D(F),te=t=>{var n=X(),r=v(n,!0);E(()=>e(r,a.file.uri)),i(t,n)};o(R,e=>{a.file.title&&e(te)});var B=C(R,2),V=t=>{var n=ie(),r=v(n,!0);E(t=>e(r,t),[()=>a.file.format.toUpperCase()]),i(t,n)};o(B,e=>{a.file.format&&e(V)});var H=C(B,2),U=v(H,!0),W=C(H,2),G=t=>{var n=ie(),r=v(n,!0);E(t=>e(r,t),[()=>T(`upload.known`,{name:a.file.knownAs})]),i(t,n)};o(W,e=>{a.file.knownAs&&e(G)}),n(F);var K=C(F,2),ne=t=>{var r=ae(),o=D(r),s=v(o,!0),c=C(o,2),l=v(c,!0);n(r),E(t=>{e(s,t),e(l,a.file.problem.message)},[()=>T(re(`problem.${a.file.problem.code}`)??`problem.other`)]),i(t,r)};o(K,e=>{a.file.problem&&e(ne)});var q=C(K,2),J=t=>{var r=oe(),o=D(r),s=D(o),d=v(s,!0),p=C(s,2);I(p,{kind:`TASK`,label:!0}),n(o);var h=C(o,2);c(h,17,()=>l(m),e=>e.kind,(t,r)=>{var a=Z(),o=D(a),s=v(o,!0),c=C(o,2);I(c,{get kind(){return l(r).kind},label:!0}),n(a),E(t=>e(s,t),[()=>f(l(r).count)]),i(t,a)});var g=C(h,2),_=D(g),y=v(_,!0),b=C(_,2),x=v(b,!0);n(g),n(r),E((t,n,i,a)=>{u(r,`aria-label`,t),e(d,n),e(y,i),e(x,a)},[()=>T(`upload.found`),()=>f(a.file.tasks),()=>f(a.file.statements),()=>T(`upload.statements`)]),i(t,r)};o(q,e=>{a.file.statements>0&&e(J)});var Y=C(q,2),ge=t=>{var r=ce(),s=D(r),u=v(s,!0),d=C(s,2),p=D(d),m=t=>{var r=se(),a=C(D(r),1,!0);n(r),E(t=>e(a,t),[()=>T(`upload.notasks`)]),i(t,r)};o(p,e=>{l(h)&&e(m)});var _=C(p,2);c(_,17,()=>a.file.warnings,e=>e.code,(t,r)=>{let a=g(()=>re(`warning.${l(r).code}`));var o=Q(),s=C(D(o)),c=C(s),u=v(c,!0);n(o),E((t,n)=>{e(s,`${t??``} `),e(u,n)},[()=>l(a)?T(l(a)):l(r).code,()=>T(`upload.places`,{n:f(l(r).count)})]),i(t,o)}),n(d),n(r),E(t=>e(u,t),[()=>T(`upload.doubts`)]),i(t,r)};o(Y,e=>{(a.file.warnings.length>0||l(h))&&e(ge)});var _e=C(Y,2),ve=t=>{var n=$(),r=v(n,!0);E(t=>e(r,t),[()=>T(`upload.change`,{added:f(a.file.change.added),removed:f(a.file.change.removed),changed:f(a.file.change.changed),reworded:f(a.file.change.reworded)})]),i(t,n)};o(_e,e=>{a.file.change&&a.file.outcome===`CHANGED`&&e(ve)});var ye=C(_e,2),be=t=>{var s=pe(),u=D(s),d=v(u,!0),f=C(u,2);c(f,21,()=>a.file.change.examples,r,(t,r)=>{var a=fe(),s=D(a),c=e=>{var t=le(),a=D(t);z(a,{get statement(){return l(r).before}}),n(t),i(e,t)},u=t=>{var n=de(),a=k(n);z(a,{get statement(){return l(r).after}});var s=C(a,2),c=t=>{var n=ue(),a=v(n,!0);E(()=>e(a,l(r).after.quotes[0])),i(t,n)};o(s,e=>{l(r).after.quotes[0]&&e(c)}),i(t,n)};o(s,e=>{l(r).before&&!l(r).after?e(c):l(r).after&&e(u,1)}),n(a),i(t,a)}),n(f),n(s),E(t=>e(d,t),[()=>T(a.file.outcome===`ADDED`?`upload.examples.new`:`upload.examples`,{n:a.file.change.examples.length})]),i(t,s)};o(ye,e=>{a.file.change&&a.file.change.examples.length>0&&e(be)});var xe=C(ye,2),Se=t=>{var r=me(),o=D(r);{let t=g(()=>y(`read`,A.route,{id:a.file.document}));L(o,{get route(){return l(t)},class:`button`,children:(t,n)=>{d();var r=O();E(t=>e(r,t),[()=>T(`quote.read`)]),i(t,r)},$$slots:{default:!0}})}var s=C(o,2);{let t=g(()=>y(`list`,A.route,{question:{...A.route.question,involving:[],documents:[a.file.document]}}));L(s,{get route(){return l(t)},class:`button`,children:(t,n)=>{d();var r=O();E(t=>e(r,t),[()=>T(`read.tasks`)]),i(t,r)},$$slots:{default:!0}})}n(r),i(t,r)};o(xe,e=>{!a.dryRun&&a.file.document&&a.file.outcome!==`FAILED`&&e(Se)}),n(b),E((t,n)=>{x=s(b,1,`card svelte-1izv16h`,null,x,{failed:a.file.outcome===`FAILED`}),e(M,a.file.title||a.file.uri),u(N,`data-outcome`,a.file.outcome),e(P,t),e(U,n)},[()=>T(`upload.${a.dryRun?`would`:`did`}.${a.file.outcome}`),()=>T(`upload.kilobytes`,{n:f(Math.max(1,Math.round(a.file.bytes/1024)))})]),i(t,b),j()}var _e=p(`<section class="card notice svelte-gz9e5" role="note"><h2> </h2> <p> </p> <p class="soft"> <code class="svelte-gz9e5">policygraph token login</code></p> <p><a class="button" href="/login"> </a></p></section>`),ve=p(`<p class="card problem svelte-gz9e5" role="alert"><strong> </strong> <span class="soft small"> </span></p>`),ye=p(`<p class="card problem svelte-gz9e5" role="alert"><strong> </strong><span class="small"> </span></p>`),be=p(`<label><svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" class="svelte-gz9e5"><path d="M12 30v8h24v-8M24 32V10M15 18l9-9 9 9" class="svelte-gz9e5"></path></svg> <strong class="svelte-gz9e5"> </strong> <span class="button primary svelte-gz9e5"> </span> <span class="soft small svelte-gz9e5"> </span> <span class="soft small svelte-gz9e5"> </span> <input class="visually-hidden svelte-gz9e5" type="file" multiple="" accept=".txt,.md,.html,.htm,.docx,.docm,.doc,.pdf,.ofd,.xlsx,.xlsm,.csv,.tsv,.zip"/></label>`),xe=p(`<span class="small soft number"> </span>`),Se=p(`<progress max="1" class="svelte-gz9e5"></progress> <!>`,1),Ce=p(`<li> </li>`),we=p(`<section class="card progress svelte-gz9e5" aria-live="polite"><h2> </h2> <ol class="svelte-gz9e5"><li> <progress max="1" class="svelte-gz9e5"></progress></li> <li> </li> <li> <!></li> <!></ol> <button class="button" type="button"> </button></section>`),Te=p(`<button class="button primary" type="button"> </button> <button class="button" type="button"> </button>`,1),Ee=p(`<button class="button" type="button"> </button>`),De=p(`<section class="verdict card svelte-gz9e5"><div><h2> </h2> <p class="soft"> </p></div> <div class="actions svelte-gz9e5"><!></div></section> <!>`,1),Oe=p(`<div class="upload svelte-gz9e5"><h1 class="svelte-gz9e5"> </h1> <!> <!> <!> <!> <!></div>`);function ke(a,p){ee(p,!0);let _=67108864,y=w([]),O=w([]),A=w(`choose`),P=w(!1),F=w(0),I=w(null),L=w([]),z=w([]),V=w(null),H=w(!1),U=w(`unknown`),W=null,G=w(void 0);b(()=>W?.abort());async function K(){try{let e=await(await fetch(`/api/me`,{headers:{Accept:`application/json`}})).json();x(U,e.role===`curator`||e.role===`admin`?`may`:`may not`,!0)}catch{x(U,`unknown`)}}K();let J=g(()=>l(V)instanceof N&&(l(V).code===`UNAUTHENTICATED`||l(V).code===`FORBIDDEN`)),X=g(()=>l(L).filter(e=>e.outcome===`ADDED`||e.outcome===`CHANGED`)),ie=g(()=>l(I)?.total?l(I).done/l(I).total:0);function ae(e){let t=[...e].filter(e=>e.size>0||e.type!==``);x(O,[...t.filter(e=>e.size>_).map(e=>({name:q(e),why:`upload.large`})),...t.slice(20).map(e=>({name:q(e),why:`upload.many`}))]),x(y,t.slice(0,20).filter(e=>e.size<=_)),l(y).length>0&&Z(l(y),!0)}async function Z(e,t){W?.abort();let n=new AbortController;W=n,(e=>{var t=f(e,7);x(A,t[0],!0),x(P,t[1],!0),x(F,t[2],!0),x(I,t[3]),x(V,t[4]),x(z,t[5]),x(L,t[6])})([`send`,!t,0,null,null,[],[]]);try{let r=await ne(e,t,n.signal,e=>x(F,e,!0));if(x(z,r.problems),!r.job){x(A,`choose`);return}x(I,r.job),x(A,`work`);let i=await Y(r.job.id,n.signal,e=>x(I,e));x(I,i),x(L,await oe(i.id,n.signal)),i.state===`FAILED`&&i.problem&&x(z,[...l(z),i.problem]),x(A,t?`tried`:`kept`,!0)}catch(e){if(n.signal.aborted)return;x(V,e),x(A,`choose`),e instanceof N&&e.code===`FORBIDDEN`&&x(U,`may not`)}}async function oe(e,t){let n=[],r=null;do{let i=await M(B,{id:e,first:20,after:r},{signal:t});n.push(...i.job?.files.edges.map(e=>e.node)??[]),r=i.job?.files.pageInfo.hasNextPage?i.job.files.pageInfo.endCursor??null:null}while(r!==null);return n}function se(){let e=new Set(l(L).filter(e=>e.outcome===`FAILED`||e.outcome===`UNCHANGED`).map(e=>e.uri));Z(l(y).filter(t=>!e.has(q(t))),!1)}function Q(){let e=l(A)===`work`?l(I)?.id:void 0;W?.abort(),e&&M(te,{id:e},{}).catch(()=>void 0),(e=>{var t=f(e,6);x(y,t[0]),x(L,t[1]),x(z,t[2]),x(O,t[3]),x(V,t[4]),x(A,t[5],!0)})([[],[],[],[],null,`choose`]),l(G)&&(l(G).value=``)}function ce(e){e.preventDefault(),x(H,!1),e.dataTransfer&&ae(e.dataTransfer.files)}var $=Oe(),le=D($),ue=v(le,!0),de=C(le,2),fe=t=>{var r=_e(),a=D(r),o=v(a,!0),s=C(a,2),c=v(s,!0),l=C(s,2),u=D(l);d(),n(l);var f=C(l,2),p=D(f),m=v(p,!0);n(f),n(r),E((t,n,r,i)=>{e(o,t),e(c,n),e(u,`${r??``} `),e(m,i)},[()=>T(`upload.signin`),()=>T(`upload.signin.link`),()=>T(`upload.signin.command`),()=>T(`upload.signin.token`)]),i(t,r)};o(de,e=>{(l(U)===`may not`||l(J))&&e(fe)});var pe=C(de,2),me=e=>{R(e,{get error(){return l(V)},retry:()=>void Z(l(y),!l(P))})};o(pe,e=>{l(V)&&!l(J)&&e(me)});var he=C(pe,2);c(he,17,()=>l(z),r,(t,r)=>{var a=ve(),o=D(a),s=v(o),c=C(o,2),u=v(c,!0);n(a),E(t=>{e(s,`${l(r).subject??``??``} ${t??``}`),e(u,l(r).message)},[()=>T(re(`problem.${l(r).code}`)??`problem.other`)]),i(t,a)});var ke=C(he,2);c(ke,17,()=>l(O),r,(t,r)=>{var a=ye(),o=D(a),s=v(o,!0),c=C(o),u=v(c,!0);n(a),E(t=>{e(s,l(r).name),e(u,t)},[()=>T(l(r).why)]),i(t,a)});var Ae=C(ke,2),je=t=>{var r=be();let a;var o=C(D(r),2),c=v(o,!0),u=C(o,2),d=v(u,!0),f=C(u,2),p=v(f,!0),g=C(f,2),_=v(g,!0),y=C(g,2);S(y,e=>x(G,e),()=>l(G)),n(r),E((t,n,i,o)=>{a=s(r,1,`drop svelte-gz9e5`,null,a,{over:l(H)}),e(c,t),e(d,n),e(p,i),e(_,o)},[()=>T(`upload.drop`),()=>T(`upload.choose`),()=>T(`upload.formats`),()=>T(`upload.dry`)]),m(`dragover`,r,e=>{e.preventDefault(),x(H,!0)}),m(`dragleave`,r,()=>x(H,!1)),m(`drop`,r,ce),h(`change`,y,e=>ae(e.currentTarget.files??[])),i(t,r)},Me=r=>{var a=we(),c=D(a),d=v(c,!0),f=C(c,2),p=D(f);let m;var g=D(p),_=C(g);n(p);var b=C(p,2);let x;var S=v(b,!0),w=C(b,2);let O;var j=D(w),ee=C(j),M=n=>{var r=Se(),a=k(r),s=C(a,2),c=t=>{var n=xe(),r=v(n);E(()=>e(r,`${l(I).done??``} / ${l(I).total??``}`)),i(t,n)};o(s,e=>{l(I)?.total&&e(c)}),E(e=>{t(a,l(I)?.stage?l(ie):0),u(a,`aria-label`,e)},[()=>T(`upload.stage.read`)]),i(n,r)};o(ee,e=>{l(A)===`work`&&e(M)}),n(w);var N=C(w,2),L=t=>{var n=Ce();let r;var a=v(n,!0);E(t=>{r=s(n,1,`svelte-gz9e5`,null,r,{now:l(I)?.stage===`STORE`}),e(a,t)},[()=>T(`upload.stage.store`)]),i(t,n)};o(N,e=>{l(P)&&e(L)}),n(f);var R=C(f,2),z=v(R,!0);n(a),E((n,r,i,a,o,c)=>{e(d,n),m=s(p,1,`svelte-gz9e5`,null,m,{now:l(A)===`send`,past:l(A)===`work`}),e(g,`${r??``} `),t(_,l(A)===`work`?1:l(F)),u(_,`aria-label`,i),x=s(b,1,`svelte-gz9e5`,null,x,{now:l(A)===`work`&&l(I)?.state===`QUEUED`,past:l(A)===`work`&&l(I)?.state!==`QUEUED`}),e(S,a),O=s(w,1,`svelte-gz9e5`,null,O,{now:l(I)?.stage===`READ`||l(I)?.stage===`EXTRACT`,past:l(I)?.stage===`STORE`}),e(j,`${o??``} `),e(z,c)},[()=>T(l(P)?`upload.keeping`:`upload.trying`,{n:l(y).length}),()=>T(`upload.stage.send`),()=>T(`upload.stage.send`),()=>T(`upload.stage.queue`),()=>T(`upload.stage.read`),()=>T(`upload.cancel`)]),h(`click`,R,Q),i(r,a)},Ne=t=>{var r=De(),a=k(r),s=D(a),d=D(s),f=v(d,!0),p=C(d,2),m=v(p,!0);n(s);var _=C(s,2),y=D(_),b=t=>{var n=Te(),r=k(n),a=v(r,!0),o=C(r,2),s=v(o,!0);E((t,n)=>{e(a,t),e(s,n)},[()=>T(`upload.keep`),()=>T(`upload.discard`)]),h(`click`,r,se),h(`click`,o,Q),i(t,n)},x=t=>{var n=Ee(),r=v(n,!0);E(t=>e(r,t),[()=>T(`upload.again`)]),h(`click`,n,Q),i(t,n)};o(y,e=>{l(A)===`tried`&&l(X).length>0?e(b):e(x,-1)}),n(_),n(a);var S=C(a,2);c(S,17,()=>l(L),e=>e.uri,(e,t)=>{{let n=g(()=>l(A)===`tried`);ge(e,{get file(){return l(t)},get dryRun(){return l(n)}})}}),E((t,n)=>{u(a,`data-phase`,l(A)),e(f,t),e(m,n)},[()=>l(A)===`kept`?T(`upload.kept`,{n:l(X).length}):l(X).length>0?T(`upload.tried`,{n:l(X).length}):T(`upload.nothing`),()=>T(l(A)===`kept`?`upload.kept.hint`:l(X).length>0?`upload.tried.hint`:`upload.nothing.hint`)]),i(t,r)};o(Ae,e=>{l(A)===`choose`?e(je):l(A)===`send`||l(A)===`work`?e(Me,1):e(Ne,-1)}),n($),E(t=>e(ue,t),[()=>T(`upload.title`)]),i(a,$),j()}a([`change`,`click`]);export{ke as default};