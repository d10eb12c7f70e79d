import{$ as e,A as t,C as n,Ct as r,F as i,G as a,I as o,J as s,R as c,St as l,T as u,Tt as d,U as f,V as p,X as m,Y as h,Z as g,_t as _,ct as v,ft as y,g as b,h as x,lt as S,m as C,mt as w,n as T,o as E,ot as D,rt as O,st as k,t as A,vt as j,w as M,x as N,y as P,yt as F}from"./state.svelte-Bel8fM86.js";import{i as I,n as L,t as R}from"./TypedDocumentString-aAGk6xpd.js";import{t as z}from"./codes-CYBdjzhK.js";import{t as B}from"./Kind-Dd9nUbry.js";import{n as V,t as H}from"./State-C3QDyUC7.js";import{t as U}from"./Statement-n-9Dl-8E.js";var ee=new R(`
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
    `),te=new R(`
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
}`);async function W(){try{let e=await(await fetch(`/api/me`,{headers:{Accept:`application/json`}})).json();return e.role===`curator`||e.role===`admin`?`may`:`may not`}catch{return`unknown`}}async function G(e){return(`code`in e?await fetch(`/login?code=${encodeURIComponent(e.code)}`):await fetch(`/login`,{method:`POST`,headers:{Accept:`application/json`,"Content-Type":`application/json`,"X-Policygraph-CSRF":`1`},body:JSON.stringify({token:e.token})})).ok}var K=new R(`
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
}`),q=new R(`
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
}`),J=new R(`
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
}`);async function*ne(e){let t=e.getReader(),n=new TextDecoder,r=``;try{for(;;){let{value:e,done:i}=await t.read();r+=n.decode(e,{stream:!i});let a=r.split(/\r\n\r\n|\n\n|\r\r/);r=a.pop();for(let e of a){let t=Y(e);t&&(yield t)}if(i)return}}finally{await t.cancel().catch(()=>void 0)}}function Y(e){let t=`message`,n=[],r=!1;for(let i of e.split(/\r\n|\n|\r/)){if(i===``||i.startsWith(`:`))continue;let[,e=``,a=``]=/^([^:]*)(?:: ?(.*))?$/.exec(i)??[];e===`event`?t=a:e===`data`&&n.push(a),r||=e===`event`||e===`data`}return r?{name:t,data:n.join(`
`)}:null}function X(e,t){let n=e.errors?.[0];if(n)throw new L(n.message,n.extensions?.code??`ERROR`,!1,n.extensions?.requestId);if(!e.data)throw new L(`the answer is empty (HTTP ${t})`,`BAD_ANSWER`,!0);return e.data}function re(e,t,n,r){let i=new FormData,a={files:e.map(()=>null),names:e.map(Z),dryRun:t};return i.set(`operations`,JSON.stringify({query:q.toString(),operationName:`IngestFiles`,variables:a})),i.set(`map`,JSON.stringify(Object.fromEntries(e.map((e,t)=>[String(t),[`variables.files.${t}`]])))),e.forEach((e,t)=>i.set(String(t),e,e.name)),new Promise((e,t)=>{let a=new XMLHttpRequest;a.open(`POST`,`/graphql`),a.setRequestHeader(`X-Policygraph-CSRF`,`1`),a.setRequestHeader(`Accept`,`application/graphql-response+json, application/json`),a.upload.onprogress=e=>e.lengthComputable&&r(e.loaded/e.total),a.onerror=()=>t(new L(`the server does not answer`,`UNREACHABLE`,!0)),a.onabort=()=>t(new DOMException(`given up`,`AbortError`)),a.onload=()=>{try{e(X(JSON.parse(a.responseText),a.status).ingest)}catch(e){t(e instanceof L?e:new L(`the answer is no JSON (HTTP ${a.status})`,`BAD_ANSWER`,!0))}},n.addEventListener(`abort`,()=>a.abort()),a.send(i)})}function Z(e){return e.webkitRelativePath||e.name}var Q=e=>e===`DONE`||e===`FAILED`||e===`CANCELLED`;async function ie(e,t,n){let r=null,i=e=>n(r=e);try{let n=await fetch(`/graphql`,{method:`POST`,headers:{"Content-Type":`application/json`,Accept:`text/event-stream`},body:JSON.stringify({query:K.toString(),operationName:`FollowJob`,variables:{id:e}}),signal:t});if(n.ok&&n.body&&n.headers.get(`Content-Type`)?.startsWith(`text/event-stream`))for await(let e of ne(n.body)){if(e.name===`complete`)break;e.name===`next`&&i(X(JSON.parse(e.data),n.status).job)}}catch(e){if(t.aborted)throw e}for(;;){let n=r;if(n&&Q(n.state))return n;let{job:a}=await I(J,{id:e},{signal:t});if(!a)throw new L(`the job is not known any more`,`NOT_FOUND`,!1);i(a),Q(a.state)||await new Promise(e=>setTimeout(e,700))}}function ae(e){return Object.hasOwn(z,e)?e:null}var oe=a(`<span class="uri svelte-1izv16h"> </span>`),$=a(`<span> </span>`),se=a(`<p class="problem svelte-1izv16h" role="alert"><strong> </strong> <span class="soft small"> </span></p>`),ce=a(`<li><strong class="number svelte-1izv16h"> </strong> <!></li>`),le=a(`<ul class="found svelte-1izv16h"><li class="main svelte-1izv16h"><strong class="number svelte-1izv16h"> </strong> <!></li> <!> <li><strong class="number svelte-1izv16h"> </strong> <span class="small soft"> </span></li></ul>`),ue=a(`<li class="svelte-1izv16h"><span class="sign svelte-1izv16h" aria-hidden="true">!</span> </li>`),de=a(`<li class="svelte-1izv16h"><span class="sign svelte-1izv16h" aria-hidden="true">!</span> <span class="soft small number"> </span></li>`),fe=a(`<div class="doubts svelte-1izv16h"><h4 class="svelte-1izv16h"> </h4> <ul><!> <!></ul></div>`),pe=a(`<p class="small svelte-1izv16h"> </p>`),me=a(`<del><!></del>`),he=a(`<blockquote class="small soft"> </blockquote>`),ge=a(`<!> <!>`,1),_e=a(`<li class="svelte-1izv16h"><!></li>`),ve=a(`<details><summary class="svelte-1izv16h"> </summary> <ul class="examples svelte-1izv16h"></ul></details>`),ye=a(`<p class="actions svelte-1izv16h"><!> <!></p>`),be=a(`<article><header class="svelte-1izv16h"><h3 class="svelte-1izv16h"> </h3> <span class="outcome svelte-1izv16h"> </span></header> <p class="small soft svelte-1izv16h"><!> <!> <span> </span> <!></p> <!> <!> <!> <!> <!> <!></article>`);function xe(n,a){F(a,!0);let u=e=>E(A.language,e),d=[`AGENCY`,`REGION`,`FUNCTIONAL_REGION`,`PLATFORM`,`POLICY`,`TARGET`,`DEADLINE`],m=_(()=>a.file.named.filter(e=>d.includes(e.kind))),h=_(()=>a.file.outcome!==`FAILED`&&a.file.outcome!==`UNCHANGED`&&a.file.tasks===0);var g=be();let y;var b=D(g),x=D(b),w=v(x,!0),N=S(x,2),P=v(N,!0);r(b);var I=S(b,2),L=D(I),R=e=>{var t=oe(),n=v(t,!0);O(()=>p(n,a.file.uri)),f(e,t)};c(L,e=>{a.file.title&&e(R)});var z=S(L,2),H=e=>{var t=$(),n=v(t,!0);O(e=>p(n,e),[()=>a.file.format.toUpperCase()]),f(e,t)};c(z,e=>{a.file.format&&e(H)});var ee=S(z,2),te=v(ee,!0),W=S(ee,2),G=e=>{var t=$(),n=v(t,!0);O(e=>p(n,e),[()=>T(`upload.known`,{name:a.file.knownAs})]),f(e,t)};c(W,e=>{a.file.knownAs&&e(G)}),r(I);var K=S(I,2),q=e=>{var t=se(),n=D(t),i=v(n,!0),o=S(n,2),s=v(o,!0);r(t),O(e=>{p(i,e),p(s,a.file.problem.message)},[()=>T(ae(`problem.${a.file.problem.code}`)??`problem.other`)]),f(e,t)};c(K,e=>{a.file.problem&&e(q)});var J=S(K,2),ne=t=>{var n=le(),o=D(n),s=D(o),c=v(s,!0),l=S(s,2);B(l,{kind:`TASK`,label:!0}),r(o);var d=S(o,2);i(d,17,()=>e(m),e=>e.kind,(t,n)=>{var i=ce(),a=D(i),o=v(a,!0),s=S(a,2);B(s,{get kind(){return e(n).kind},label:!0}),r(i),O(e=>p(o,e),[()=>u(e(n).count)]),f(t,i)});var h=S(d,2),g=D(h),_=v(g,!0),y=S(g,2),b=v(y,!0);r(h),r(n),O((e,t,r,i)=>{M(n,`aria-label`,e),p(c,t),p(_,r),p(b,i)},[()=>T(`upload.found`),()=>u(a.file.tasks),()=>u(a.file.statements),()=>T(`upload.statements`)]),f(t,n)};c(J,e=>{a.file.statements>0&&e(ne)});var Y=S(J,2),X=t=>{var n=fe(),o=D(n),s=v(o,!0),l=S(o,2),d=D(l),m=e=>{var t=ue(),n=S(D(t),1,!0);r(t),O(e=>p(n,e),[()=>T(`upload.notasks`)]),f(e,t)};c(d,t=>{e(h)&&t(m)});var g=S(d,2);i(g,17,()=>a.file.warnings,e=>e.code,(t,n)=>{let i=_(()=>ae(`warning.${e(n).code}`));var a=de(),o=S(D(a)),s=S(o),c=v(s,!0);r(a),O((e,t)=>{p(o,`${e??``} `),p(c,t)},[()=>e(i)?T(e(i)):e(n).code,()=>T(`upload.places`,{n:u(e(n).count)})]),f(t,a)}),r(l),r(n),O(e=>p(s,e),[()=>T(`upload.doubts`)]),f(t,n)};c(Y,t=>{(a.file.warnings.length>0||e(h))&&t(X)});var re=S(Y,2),Z=e=>{var t=pe(),n=v(t,!0);O(e=>p(n,e),[()=>a.file.change.added+a.file.change.removed+a.file.change.changed+a.file.change.reworded===0?T(`upload.change.none`):T(`upload.change`,{added:u(a.file.change.added),removed:u(a.file.change.removed),changed:u(a.file.change.changed),reworded:u(a.file.change.reworded)})]),f(e,t)};c(re,e=>{a.file.change&&a.file.outcome===`CHANGED`&&e(Z)});var Q=S(re,2),ie=t=>{var n=ve(),s=D(n),l=v(s,!0),u=S(s,2);i(u,21,()=>a.file.change.examples,o,(t,n)=>{var i=_e(),a=D(i),o=t=>{var i=me(),a=D(i);U(a,{get statement(){return e(n).before}}),r(i),f(t,i)},s=t=>{var r=ge(),i=k(r);U(i,{get statement(){return e(n).after}});var a=S(i,2),o=t=>{var r=he(),i=v(r,!0);O(()=>p(i,e(n).after.quotes[0])),f(t,r)};c(a,t=>{e(n).after.quotes[0]&&t(o)}),f(t,r)};c(a,t=>{e(n).before&&!e(n).after?t(o):e(n).after&&t(s,1)}),r(i),f(t,i)}),r(u),r(n),O(e=>p(l,e),[()=>T(a.file.outcome===`ADDED`?`upload.examples.new`:`upload.examples`,{n:a.file.change.examples.length})]),f(t,n)};c(Q,e=>{a.file.change&&a.file.change.examples.length>0&&e(ie)});var xe=S(Q,2),Se=t=>{var n=ye(),i=D(n);{let t=_(()=>C(`read`,A.route,{id:a.file.document}));V(i,{get route(){return e(t)},class:`button`,children:(e,t)=>{l();var n=s();O(e=>p(n,e),[()=>T(`quote.read`)]),f(e,n)},$$slots:{default:!0}})}var o=S(i,2);{let t=_(()=>C(`list`,A.route,{question:{...A.route.question,involving:[],documents:[a.file.document]}}));V(o,{get route(){return e(t)},class:`button`,children:(e,t)=>{l();var n=s();O(e=>p(n,e),[()=>T(`read.tasks`)]),f(e,n)},$$slots:{default:!0}})}r(n),f(t,n)};c(xe,e=>{!a.dryRun&&a.file.document&&a.file.outcome!==`FAILED`&&e(Se)}),r(g),O((e,n)=>{y=t(g,1,`card svelte-1izv16h`,null,y,{failed:a.file.outcome===`FAILED`}),p(w,a.file.title||a.file.uri),M(N,`data-outcome`,a.file.outcome),p(P,e),p(te,n)},[()=>T(`upload.${a.dryRun?`would`:`did`}.${a.file.outcome}`),()=>T(`upload.kilobytes`,{n:u(Math.max(1,Math.round(a.file.bytes/1024)))})]),f(n,g),j()}function Se(e){let t=e.trim(),n=/[?&]code=([A-Za-z0-9]+)/.exec(t)?.[1]??/^[A-Z2-7]{26}$/.exec(t)?.[0];return n?{code:n}:t===``||/[\s/]/.test(t)?null:{token:t}}var Ce=a(`<p class="wrong svelte-1y498ni" role="alert"> </p>`),we=a(`<section class="card svelte-1y498ni" aria-labelledby="signin"><h2 id="signin"> </h2> <p> </p> <form class="svelte-1y498ni"><label class="svelte-1y498ni"><span class="visually-hidden"> </span> <input autocomplete="off" spellcheck="false" class="svelte-1y498ni"/></label> <button class="button primary" type="submit"> </button></form> <!> <p class="soft small"> <code class="svelte-1y498ni">policygraph token login</code></p> <p class="soft small"><a href="/login?next=%2Fupload" class="svelte-1y498ni"> </a></p></section>`);function Te(t,i){F(i,!0);let a=w(``),o=w(``),s=w(!1);b(()=>{let e=()=>void(document.visibilityState===`visible`&&W().then(e=>e===`may`&&i.onin()));return document.addEventListener(`visibilitychange`,e),()=>document.removeEventListener(`visibilitychange`,e)});async function u(t){t.preventDefault();let n=Se(e(a));if(!n)y(o,`upload.signin.wrong`);else{(e=>{var t=d(e,2);y(s,t[0],!0),y(o,t[1],!0)})([!0,``]);try{await G(n)?await W()===`may`?i.onin():y(o,`upload.signin.role`):y(o,`upload.signin.old`)}catch{y(o,`state.offline`)}y(s,!1)}}var m=we(),h=D(m),_=v(h,!0),x=S(h,2),C=v(x,!0),E=S(x,2),k=D(E),A=D(k),P=v(A,!0),I=S(A,2);n(I),r(k);var L=S(k,2),R=v(L,!0);r(E);var z=S(E,2),B=t=>{var n=Ce(),r=v(n,!0);O(e=>p(r,e),[()=>T(e(o))]),f(t,n)};c(z,t=>{e(o)!==``&&t(B)});var V=S(z,2),H=D(V);l(),r(V);var U=S(V,2),ee=D(U),te=v(ee,!0);r(U),r(m),O((t,n,r,i,a,s,c,l)=>{p(_,t),p(C,n),p(P,r),M(I,`placeholder`,i),M(I,`aria-invalid`,e(o)!==``),L.disabled=a,p(R,s),p(H,`${c??``} `),p(te,l)},[()=>T(`upload.signin`),()=>T(`upload.signin.link`),()=>T(`upload.signin.paste`),()=>T(`upload.signin.paste`),()=>e(s)||e(a).trim()===``,()=>T(`upload.signin.enter`),()=>T(`upload.signin.command`),()=>T(`upload.signin.token`)]),g(`submit`,E,u),N(I,()=>e(a),e=>y(a,e)),f(t,m),j()}var Ee=a(`<p class="soft"> </p>`),De=a(`<p class="card problem svelte-gz9e5" role="status"><strong> </strong><span class="small"> </span></p>`),Oe=a(`<!> <!>`,1),ke=a(`<!> <p><button class="button" type="button"> </button></p>`,1),Ae=a(`<p class="card problem svelte-gz9e5" role="alert"><strong> </strong> <span class="soft small"> </span></p>`),je=a(`<p class="card problem svelte-gz9e5" role="alert"><strong> </strong><span class="small"> </span></p>`),Me=a(`<label><svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" class="svelte-gz9e5"><path d="M12 30v8h24v-8M24 32V10M15 18l9-9 9 9" class="svelte-gz9e5"></path></svg> <strong class="svelte-gz9e5"> </strong> <span class="button primary svelte-gz9e5"> </span> <span class="soft small svelte-gz9e5"> </span> <span class="soft small svelte-gz9e5"> </span> <input class="visually-hidden svelte-gz9e5" type="file" multiple="" accept=".txt,.md,.html,.htm,.docx,.docm,.doc,.pdf,.ofd,.xlsx,.xlsm,.csv,.tsv,.zip"/></label>`),Ne=a(`<span class="small soft number"> </span>`),Pe=a(`<progress max="1" class="svelte-gz9e5"></progress> <!>`,1),Fe=a(`<li> </li>`),Ie=a(`<section class="card progress svelte-gz9e5" aria-live="polite"><h2> </h2> <ol class="svelte-gz9e5"><li> <progress max="1" class="svelte-gz9e5"></progress></li> <li> </li> <li> <!></li> <!></ol> <button class="button" type="button"> </button></section>`),Le=a(`<button class="button primary" type="button"> </button> <button class="button" type="button"> </button>`,1),Re=a(`<button class="button" type="button"> </button>`),ze=a(`<section class="verdict card svelte-gz9e5"><div><h2> </h2> <p class="soft"> </p></div> <div class="actions svelte-gz9e5"><!></div></section> <!>`,1),Be=a(`<div class="upload svelte-gz9e5"><h1 class="svelte-gz9e5"> </h1> <!> <!> <!> <!> <!></div>`);function Ve(n,a){F(a,!0);let s=67108864,l=w([]),h=w([]),b=w(`choose`),C=w(!1),E=w(0),A=w(null),N=w([]),R=w([]),z=w(null),B=w(!1),V=w(`asked`),U=null,G=w(void 0);x(()=>U?.abort()),W().then(e=>y(V,e,!0));let K=_(()=>e(z)instanceof L&&(e(z).code===`UNAUTHENTICATED`||e(z).code===`FORBIDDEN`)),q=_(()=>e(N).filter(e=>e.outcome===`ADDED`||e.outcome===`CHANGED`)),J=_(()=>e(A)?.total?e(A).done/e(A).total:0);function ne(t){let n=[...t].filter(e=>e.size>0||e.type!==``);y(h,[...n.filter(e=>e.size>s).map(e=>({name:Z(e),why:`upload.large`})),...n.slice(20).map(e=>({name:Z(e),why:`upload.many`}))]),y(l,n.slice(0,20).filter(e=>e.size<=s)),e(l).length>0&&Y(e(l),!0)}async function Y(t,n,r=null){U?.abort();let i=new AbortController;U=i,(e=>{var t=d(e,7);y(b,t[0],!0),y(C,t[1],!0),y(E,t[2],!0),y(A,t[3]),y(z,t[4]),y(R,t[5]),y(N,t[6])})([r?`work`:`send`,!n,+!!r,r,null,[],[]]);try{if(!e(A)){let e=await re(t,n,i.signal,e=>y(E,e,!0));if(y(R,e.problems),!e.job){y(b,`choose`);return}y(A,e.job)}y(b,`work`);let r=await ie(e(A).id,i.signal,e=>y(A,e));y(A,r),y(N,await Q(r.id,i.signal)),r.state===`FAILED`&&r.problem&&y(R,[...e(R),r.problem]),y(b,n?`tried`:`kept`,!0)}catch(a){if(i.signal.aborted)return;if(r&&a instanceof L&&a.code===`NOT_FOUND`)return Y(t,n);y(z,a),y(b,`broken`),e(K)&&y(V,`may not`)}}let X=()=>void Y(e(l),!e(C),e(A));async function Q(e,t){let n=[],r=null;do{let i=await I(te,{id:e,first:20,after:r},{signal:t});n.push(...i.job?.files.edges.map(e=>e.node)??[]),r=i.job?.files.pageInfo.hasNextPage?i.job.files.pageInfo.endCursor??null:null}while(r!==null);return n}function oe(){let t=new Set(e(N).filter(e=>e.outcome===`FAILED`||e.outcome===`UNCHANGED`).map(e=>e.uri));Y(e(l).filter(e=>!t.has(Z(e))),!1)}function $(){let t=e(b)===`work`||e(b)===`broken`?e(A)?.id:void 0;U?.abort(),t&&I(ee,{id:t},{}).catch(()=>void 0),(e=>{var t=d(e,7);y(l,t[0]),y(N,t[1]),y(R,t[2]),y(h,t[3]),y(z,t[4]),y(A,t[5]),y(b,t[6],!0)})([[],[],[],[],null,null,`choose`]),e(G)&&(e(G).value=``)}function se(e){e.preventDefault(),y(B,!1),e.dataTransfer&&ne(e.dataTransfer.files)}var ce=Be(),le=D(ce),ue=v(le,!0),de=S(le,2),fe=t=>{Te(t,{onin:()=>{y(V,`may`),e(b)===`broken`&&X()}})};c(de,t=>{(e(V)===`may not`||e(K))&&t(fe)});var pe=S(de,2),me=t=>{var n=ke(),i=k(n),a=t=>{var n=Ee(),r=v(n,!0);O(e=>p(r,e),[()=>T(`upload.waiting`,{n:e(l).length})]),f(t,n)},o=t=>{var n=Oe(),i=k(n),a=t=>{var n=De(),i=D(n),a=v(i,!0),o=S(i),s=v(o,!0);r(n),O((e,t)=>{p(a,e),p(s,t)},[()=>T(`upload.broken`),()=>T(e(C)?`upload.broken.keep`:`upload.broken.try`)]),f(t,n)};c(i,t=>{e(A)&&t(a)});var o=S(i,2);H(o,{get error(){return e(z)},retry:X}),f(t,n)};c(i,t=>{e(K)?t(a):t(o,-1)});var s=S(i,2),u=D(s),d=v(u,!0);r(s),O(e=>p(d,e),[()=>T(`upload.other`)]),m(`click`,u,$),f(t,n)};c(pe,t=>{e(b)===`broken`&&t(me)});var he=S(pe,2);i(he,17,()=>e(R),o,(t,n)=>{var i=Ae(),a=D(i),o=v(a),s=S(a,2),c=v(s,!0);r(i),O(t=>{p(o,`${e(n).subject??``??``} ${t??``}`),p(c,e(n).message)},[()=>T(ae(`problem.${e(n).code}`)??`problem.other`)]),f(t,i)});var ge=S(he,2);i(ge,17,()=>e(h),o,(t,n)=>{var i=je(),a=D(i),o=v(a,!0),s=S(a),c=v(s,!0);r(i),O(t=>{p(o,e(n).name),p(c,t)},[()=>T(e(n).why)]),f(t,i)});var _e=S(ge,2),ve=e=>{H(e,{rows:3})},ye=n=>{var i=Me();let a;var o=S(D(i),2),s=v(o,!0),c=S(o,2),l=v(c,!0),u=S(c,2),d=v(u,!0),h=S(u,2),_=v(h,!0),b=S(h,2);P(b,e=>y(G,e),()=>e(G)),r(i),O((n,r,o,c)=>{a=t(i,1,`drop svelte-gz9e5`,null,a,{over:e(B)}),p(s,n),p(l,r),p(d,o),p(_,c)},[()=>T(`upload.drop`),()=>T(`upload.choose`),()=>T(`upload.formats`),()=>T(`upload.dry`)]),g(`dragover`,i,e=>{e.preventDefault(),y(B,!0)}),g(`dragleave`,i,()=>y(B,!1)),g(`drop`,i,se),m(`change`,b,e=>ne(e.currentTarget.files??[])),f(n,i)},be=n=>{var i=Ie(),a=D(i),o=v(a,!0),s=S(a,2),d=D(s);let h;var g=D(d),_=S(g);r(d);var y=S(d,2);let x;var w=v(y,!0),j=S(y,2);let N;var P=D(j),F=S(P),I=t=>{var n=Pe(),r=k(n),i=S(r,2),a=t=>{var n=Ne(),r=v(n);O(()=>p(r,`${e(A).done??``} / ${e(A).total??``}`)),f(t,n)};c(i,t=>{e(A)?.total&&t(a)}),O(t=>{u(r,e(A)?.stage?e(J):0),M(r,`aria-label`,t)},[()=>T(`upload.stage.read`)]),f(t,n)};c(F,t=>{e(b)===`work`&&t(I)}),r(j);var L=S(j,2),R=n=>{var r=Fe();let i;var a=v(r,!0);O(n=>{i=t(r,1,`svelte-gz9e5`,null,i,{now:e(A)?.stage===`STORE`}),p(a,n)},[()=>T(`upload.stage.store`)]),f(n,r)};c(L,t=>{e(C)&&t(R)}),r(s);var z=S(s,2),B=v(z,!0);r(i),O((n,r,i,a,s,c)=>{p(o,n),h=t(d,1,`svelte-gz9e5`,null,h,{now:e(b)===`send`,past:e(b)===`work`}),p(g,`${r??``} `),u(_,e(b)===`work`?1:e(E)),M(_,`aria-label`,i),x=t(y,1,`svelte-gz9e5`,null,x,{now:e(b)===`work`&&e(A)?.state===`QUEUED`,past:e(b)===`work`&&e(A)?.state!==`QUEUED`}),p(w,a),N=t(j,1,`svelte-gz9e5`,null,N,{now:e(A)?.stage===`READ`||e(A)?.stage===`EXTRACT`,past:e(A)?.stage===`STORE`}),p(P,`${s??``} `),p(B,c)},[()=>T(e(C)?`upload.keeping`:`upload.trying`,{n:e(l).length}),()=>T(`upload.stage.send`),()=>T(`upload.stage.send`),()=>T(`upload.stage.queue`),()=>T(`upload.stage.read`),()=>T(`upload.cancel`)]),m(`click`,z,$),f(n,i)},Se=t=>{var n=ze(),a=k(n),o=D(a),s=D(o),l=v(s,!0),u=S(s,2),d=v(u,!0);r(o);var h=S(o,2),g=D(h),y=e=>{var t=Le(),n=k(t),r=v(n,!0),i=S(n,2),a=v(i,!0);O((e,t)=>{p(r,e),p(a,t)},[()=>T(`upload.keep`),()=>T(`upload.discard`)]),m(`click`,n,oe),m(`click`,i,$),f(e,t)},x=e=>{var t=Re(),n=v(t,!0);O(e=>p(n,e),[()=>T(`upload.again`)]),m(`click`,t,$),f(e,t)};c(g,t=>{e(b)===`tried`&&e(q).length>0?t(y):t(x,-1)}),r(h),r(a);var C=S(a,2);i(C,17,()=>e(N),e=>e.uri,(t,n)=>{{let r=_(()=>e(b)===`tried`);xe(t,{get file(){return e(n)},get dryRun(){return e(r)}})}}),O((t,n)=>{M(a,`data-phase`,e(b)),p(l,t),p(d,n)},[()=>e(b)===`kept`?T(`upload.kept`,{n:e(q).length}):e(q).length>0?T(`upload.tried`,{n:e(q).length}):T(`upload.nothing`),()=>T(e(b)===`kept`?`upload.kept.hint`:e(q).length>0?`upload.tried.hint`:`upload.nothing.hint`)]),f(t,n)};c(_e,t=>{e(V)===`asked`?t(ve):e(b)===`choose`?t(ye,1):e(b)===`send`||e(b)===`work`?t(be,2):e(b)!==`broken`&&t(Se,3)}),r(ce),O(e=>p(ue,e),[()=>T(`upload.title`)]),f(n,ce),j()}h([`click`,`change`]);export{Ve as default};