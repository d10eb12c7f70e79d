import{C as e,Ct as t,I as n,J as r,K as i,N as a,O as o,P as s,S as c,U as l,V as u,Y as d,Z as f,_ as p,_t as m,a as h,at as g,bt as _,f as v,ft as y,gt as b,ht as x,it as S,m as C,n as w,ot as T,p as E,q as D,st as O,t as k,tt as A,ut as j,x as M,xt as N,y as P,z as F}from"./state.svelte-aftG7p5T.js";import{i as I,n as L,t as R}from"./TypedDocumentString-Bs9moOO4.js";import{t as z}from"./zh-Cp34FCr4.js";import{t as B}from"./Kind-B9u-0iWo.js";import{n as V,t as H}from"./State-Blwd7n1x.js";import{t as U}from"./Statement-BNNUNl2J.js";var ee=new R(`
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
`)}:null}function X(e,t){let n=e.errors?.[0];if(n)throw new L(n.message,n.extensions?.code??`ERROR`,!1,n.extensions?.requestId);if(!e.data)throw new L(`the answer is empty (HTTP ${t})`,`BAD_ANSWER`,!0);return e.data}function re(e,t,n,r){let i=new FormData,a={files:e.map(()=>null),names:e.map(Z),dryRun:t};return i.set(`operations`,JSON.stringify({query:q.toString(),operationName:`IngestFiles`,variables:a})),i.set(`map`,JSON.stringify(Object.fromEntries(e.map((e,t)=>[String(t),[`variables.files.${t}`]])))),e.forEach((e,t)=>i.set(String(t),e,e.name)),new Promise((e,t)=>{let a=new XMLHttpRequest;a.open(`POST`,`/graphql`),a.setRequestHeader(`X-Policygraph-CSRF`,`1`),a.setRequestHeader(`Accept`,`application/graphql-response+json, application/json`),a.upload.onprogress=e=>e.lengthComputable&&r(e.loaded/e.total),a.onerror=()=>t(new L(`the server does not answer`,`UNREACHABLE`,!0)),a.onabort=()=>t(new DOMException(`given up`,`AbortError`)),a.onload=()=>{try{e(X(JSON.parse(a.responseText),a.status).ingest)}catch(e){t(e instanceof L?e:new L(`the answer is no JSON (HTTP ${a.status})`,`BAD_ANSWER`,!0))}},n.addEventListener(`abort`,()=>a.abort()),a.send(i)})}function Z(e){return e.webkitRelativePath||e.name}var Q=e=>e===`DONE`||e===`FAILED`||e===`CANCELLED`;async function ie(e,t,n){let r=null,i=e=>n(r=e);try{let n=await fetch(`/graphql`,{method:`POST`,headers:{"Content-Type":`application/json`,Accept:`text/event-stream`},body:JSON.stringify({query:K.toString(),operationName:`FollowJob`,variables:{id:e}}),signal:t});if(n.ok&&n.body&&n.headers.get(`Content-Type`)?.startsWith(`text/event-stream`))for await(let e of ne(n.body)){if(e.name===`complete`)break;e.name===`next`&&i(X(JSON.parse(e.data),n.status).job)}}catch(e){if(t.aborted)throw e}for(;;){let n=r;if(n&&Q(n.state))return n;let{job:a}=await I(J,{id:e},{signal:t});if(!a)throw new L(`the job is not known any more`,`NOT_FOUND`,!1);i(a),Q(a.state)||await new Promise(e=>setTimeout(e,700))}}function ae(e){return Object.hasOwn(z,e)?e:null}var oe=l(`<span class="uri svelte-1izv16h"> </span>`),$=l(`<span> </span>`),se=l(`<p class="problem svelte-1izv16h" role="alert"><strong> </strong> <span class="soft small"> </span></p>`),ce=l(`<li><strong class="number svelte-1izv16h"> </strong> <!></li>`),le=l(`<ul class="found svelte-1izv16h"><li class="main svelte-1izv16h"><strong class="number svelte-1izv16h"> </strong> <!></li> <!> <li><strong class="number svelte-1izv16h"> </strong> <span class="small soft"> </span></li></ul>`),ue=l(`<li class="svelte-1izv16h"><span class="sign svelte-1izv16h" aria-hidden="true">!</span> </li>`),de=l(`<li class="svelte-1izv16h"><span class="sign svelte-1izv16h" aria-hidden="true">!</span> <span class="soft small number"> </span></li>`),fe=l(`<div class="doubts svelte-1izv16h"><h4 class="svelte-1izv16h"> </h4> <ul><!> <!></ul></div>`),pe=l(`<p class="small svelte-1izv16h"> </p>`),me=l(`<del><!></del>`),he=l(`<blockquote class="small soft"> </blockquote>`),ge=l(`<!> <!>`,1),_e=l(`<li class="svelte-1izv16h"><!></li>`),ve=l(`<details><summary class="svelte-1izv16h"> </summary> <ul class="examples svelte-1izv16h"></ul></details>`),ye=l(`<p class="actions svelte-1izv16h"><!> <!></p>`),be=l(`<article><header class="svelte-1izv16h"><h3 class="svelte-1izv16h"> </h3> <span class="outcome svelte-1izv16h"> </span></header> <p class="small soft svelte-1izv16h"><!> <!> <span> </span> <!></p> <!> <!> <!> <!> <!> <!></article>`);function xe(e,t){m(t,!0);let r=e=>h(k.language,e),l=[`AGENCY`,`REGION`,`FUNCTIONAL_REGION`,`PLATFORM`,`POLICY`,`TARGET`,`DEADLINE`],d=x(()=>t.file.named.filter(e=>l.includes(e.kind))),p=x(()=>t.file.outcome!==`FAILED`&&t.file.outcome!==`UNCHANGED`&&t.file.tasks===0);var y=be();let C;var E=S(y),D=S(E),j=T(D,!0),M=O(D,2),P=T(M,!0);N(E);var I=O(E,2),L=S(I),R=e=>{var n=oe(),r=T(n,!0);A(()=>F(r,t.file.uri)),u(e,n)};n(L,e=>{t.file.title&&e(R)});var z=O(L,2),H=e=>{var n=$(),r=T(n,!0);A(e=>F(r,e),[()=>t.file.format.toUpperCase()]),u(e,n)};n(z,e=>{t.file.format&&e(H)});var ee=O(z,2),te=T(ee,!0),W=O(ee,2),G=e=>{var n=$(),r=T(n,!0);A(e=>F(r,e),[()=>w(`upload.known`,{name:t.file.knownAs})]),u(e,n)};n(W,e=>{t.file.knownAs&&e(G)}),N(I);var K=O(I,2),q=e=>{var n=se(),r=S(n),i=T(r,!0),a=O(r,2),o=T(a,!0);N(n),A(e=>{F(i,e),F(o,t.file.problem.message)},[()=>w(ae(`problem.${t.file.problem.code}`)??`problem.other`)]),u(e,n)};n(K,e=>{t.file.problem&&e(q)});var J=O(K,2),ne=e=>{var n=le(),i=S(n),o=S(i),s=T(o,!0),l=O(o,2);B(l,{kind:`TASK`,label:!0}),N(i);var p=O(i,2);a(p,17,()=>f(d),e=>e.kind,(e,t)=>{var n=ce(),i=S(n),a=T(i,!0),o=O(i,2);B(o,{get kind(){return f(t).kind},label:!0}),N(n),A(e=>F(a,e),[()=>r(f(t).count)]),u(e,n)});var m=O(p,2),h=S(m),g=T(h,!0),_=O(h,2),v=T(_,!0);N(m),N(n),A((e,t,r,i)=>{c(n,`aria-label`,e),F(s,t),F(g,r),F(v,i)},[()=>w(`upload.found`),()=>r(t.file.tasks),()=>r(t.file.statements),()=>w(`upload.statements`)]),u(e,n)};n(J,e=>{t.file.statements>0&&e(ne)});var Y=O(J,2),X=e=>{var i=fe(),o=S(i),s=T(o,!0),c=O(o,2),l=S(c),d=e=>{var t=ue(),n=O(S(t),1,!0);N(t),A(e=>F(n,e),[()=>w(`upload.notasks`)]),u(e,t)};n(l,e=>{f(p)&&e(d)});var m=O(l,2);a(m,17,()=>t.file.warnings,e=>e.code,(e,t)=>{let n=x(()=>ae(`warning.${f(t).code}`));var i=de(),a=O(S(i)),o=O(a),s=T(o,!0);N(i),A((e,t)=>{F(a,`${e??``} `),F(s,t)},[()=>f(n)?w(f(n)):f(t).code,()=>w(`upload.places`,{n:r(f(t).count)})]),u(e,i)}),N(c),N(i),A(e=>F(s,e),[()=>w(`upload.doubts`)]),u(e,i)};n(Y,e=>{(t.file.warnings.length>0||f(p))&&e(X)});var re=O(Y,2),Z=e=>{var n=pe(),i=T(n,!0);A(e=>F(i,e),[()=>t.file.change.added+t.file.change.removed+t.file.change.changed+t.file.change.reworded===0?w(`upload.change.none`):w(`upload.change`,{added:r(t.file.change.added),removed:r(t.file.change.removed),changed:r(t.file.change.changed),reworded:r(t.file.change.reworded)})]),u(e,n)};n(re,e=>{t.file.change&&t.file.outcome===`CHANGED`&&e(Z)});var Q=O(re,2),ie=e=>{var r=ve(),i=S(r),o=T(i,!0),c=O(i,2);a(c,21,()=>t.file.change.examples,s,(e,t)=>{var r=_e(),i=S(r),a=e=>{var n=me(),r=S(n);U(r,{get statement(){return f(t).before}}),N(n),u(e,n)},o=e=>{var r=ge(),i=g(r);U(i,{get statement(){return f(t).after}});var a=O(i,2),o=e=>{var n=he(),r=T(n,!0);A(()=>F(r,f(t).after.quotes[0])),u(e,n)};n(a,e=>{f(t).after.quotes[0]&&e(o)}),u(e,r)};n(i,e=>{f(t).before&&!f(t).after?e(a):f(t).after&&e(o,1)}),N(r),u(e,r)}),N(c),N(r),A(e=>F(o,e),[()=>w(t.file.outcome===`ADDED`?`upload.examples.new`:`upload.examples`,{n:t.file.change.examples.length})]),u(e,r)};n(Q,e=>{t.file.change&&t.file.change.examples.length>0&&e(ie)});var xe=O(Q,2),Se=e=>{var n=ye(),r=S(n);{let e=x(()=>v(`read`,k.route,{id:t.file.document}));V(r,{get route(){return f(e)},class:`button`,children:(e,t)=>{_();var n=i();A(e=>F(n,e),[()=>w(`quote.read`)]),u(e,n)},$$slots:{default:!0}})}var a=O(r,2);{let e=x(()=>v(`list`,k.route,{question:{...k.route.question,involving:[],documents:[t.file.document]}}));V(a,{get route(){return f(e)},class:`button`,children:(e,t)=>{_();var n=i();A(e=>F(n,e),[()=>w(`read.tasks`)]),u(e,n)},$$slots:{default:!0}})}N(n),u(e,n)};n(xe,e=>{!t.dryRun&&t.file.document&&t.file.outcome!==`FAILED`&&e(Se)}),N(y),A((e,n)=>{C=o(y,1,`card svelte-1izv16h`,null,C,{failed:t.file.outcome===`FAILED`}),F(j,t.file.title||t.file.uri),c(M,`data-outcome`,t.file.outcome),F(P,e),F(te,n)},[()=>w(`upload.${t.dryRun?`would`:`did`}.${t.file.outcome}`),()=>w(`upload.kilobytes`,{n:r(Math.max(1,Math.round(t.file.bytes/1024)))})]),u(e,y),b()}function Se(e){let t=e.trim(),n=/[?&]code=([A-Za-z0-9]+)/.exec(t)?.[1]??/^[A-Z2-7]{26}$/.exec(t)?.[0];return n?{code:n}:t===``||/[\s/]/.test(t)?null:{token:t}}var Ce=l(`<p class="wrong svelte-1y498ni" role="alert"> </p>`),we=l(`<section class="card svelte-1y498ni" aria-labelledby="signin"><h2 id="signin"> </h2> <p> </p> <form class="svelte-1y498ni"><label class="svelte-1y498ni"><span class="visually-hidden"> </span> <input autocomplete="off" spellcheck="false" class="svelte-1y498ni"/></label> <button class="button primary" type="submit"> </button></form> <!> <p class="soft small"> <code class="svelte-1y498ni">policygraph token login</code></p> <p class="soft small"><a href="/login?next=%2Fupload" class="svelte-1y498ni"> </a></p></section>`);function Te(e,r){m(r,!0);let i=y(``),a=y(``),o=y(!1);C(()=>{let e=()=>void(document.visibilityState===`visible`&&W().then(e=>e===`may`&&r.onin()));return document.addEventListener(`visibilitychange`,e),()=>document.removeEventListener(`visibilitychange`,e)});async function s(e){e.preventDefault();let n=Se(f(i));if(!n)j(a,`upload.signin.wrong`);else{(e=>{var n=t(e,2);j(o,n[0],!0),j(a,n[1],!0)})([!0,``]);try{await G(n)?await W()===`may`?r.onin():j(a,`upload.signin.role`):j(a,`upload.signin.old`)}catch{j(a,`state.offline`)}j(o,!1)}}var l=we(),p=S(l),h=T(p,!0),g=O(p,2),v=T(g,!0),x=O(g,2),E=S(x),D=S(E),k=T(D,!0),I=O(D,2);M(I),N(E);var L=O(E,2),R=T(L,!0);N(x);var z=O(x,2),B=e=>{var t=Ce(),n=T(t,!0);A(e=>F(n,e),[()=>w(f(a))]),u(e,t)};n(z,e=>{f(a)!==``&&e(B)});var V=O(z,2),H=S(V);_(),N(V);var U=O(V,2),ee=S(U),te=T(ee,!0);N(U),N(l),A((e,t,n,r,i,o,s,l)=>{F(h,e),F(v,t),F(k,n),c(I,`placeholder`,r),c(I,`aria-invalid`,f(a)!==``),L.disabled=i,F(R,o),F(H,`${s??``} `),F(te,l)},[()=>w(`upload.signin`),()=>w(`upload.signin.link`),()=>w(`upload.signin.paste`),()=>w(`upload.signin.paste`),()=>f(o)||f(i).trim()===``,()=>w(`upload.signin.enter`),()=>w(`upload.signin.command`),()=>w(`upload.signin.token`)]),d(`submit`,x,s),P(I,()=>f(i),e=>j(i,e)),u(e,l),b()}var Ee=l(`<p class="soft"> </p>`),De=l(`<p class="card problem svelte-gz9e5" role="status"><strong> </strong><span class="small"> </span></p>`),Oe=l(`<!> <!>`,1),ke=l(`<!> <p><button class="button" type="button"> </button></p>`,1),Ae=l(`<p class="card problem svelte-gz9e5" role="alert"><strong> </strong> <span class="soft small"> </span></p>`),je=l(`<p class="card problem svelte-gz9e5" role="alert"><strong> </strong><span class="small"> </span></p>`),Me=l(`<label><svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" class="svelte-gz9e5"><path d="M12 30v8h24v-8M24 32V10M15 18l9-9 9 9" class="svelte-gz9e5"></path></svg> <strong class="svelte-gz9e5"> </strong> <span class="button primary svelte-gz9e5"> </span> <span class="soft small svelte-gz9e5"> </span> <span class="soft small svelte-gz9e5"> </span> <input class="visually-hidden svelte-gz9e5" type="file" multiple="" accept=".txt,.md,.html,.htm,.docx,.docm,.doc,.pdf,.ofd,.xlsx,.xlsm,.csv,.tsv,.zip"/></label>`),Ne=l(`<span class="small soft number"> </span>`),Pe=l(`<progress max="1" class="svelte-gz9e5"></progress> <!>`,1),Fe=l(`<li> </li>`),Ie=l(`<section class="card progress svelte-gz9e5" aria-live="polite"><h2> </h2> <ol class="svelte-gz9e5"><li> <progress max="1" class="svelte-gz9e5"></progress></li> <li> </li> <li> <!></li> <!></ol> <button class="button" type="button"> </button></section>`),Le=l(`<button class="button primary" type="button"> </button> <button class="button" type="button"> </button>`,1),Re=l(`<button class="button" type="button"> </button>`),ze=l(`<section class="verdict card svelte-gz9e5"><div><h2> </h2> <p class="soft"> </p></div> <div class="actions svelte-gz9e5"><!></div></section> <!>`,1),Be=l(`<div class="upload svelte-gz9e5"><h1 class="svelte-gz9e5"> </h1> <!> <!> <!> <!> <!></div>`);function Ve(i,l){m(l,!0);let h=67108864,_=y([]),v=y([]),C=y(`choose`),D=y(!1),k=y(0),M=y(null),P=y([]),R=y([]),z=y(null),B=y(!1),V=y(`asked`),U=null,G=y(void 0);E(()=>U?.abort()),W().then(e=>j(V,e,!0));let K=x(()=>f(z)instanceof L&&(f(z).code===`UNAUTHENTICATED`||f(z).code===`FORBIDDEN`)),q=x(()=>f(P).filter(e=>e.outcome===`ADDED`||e.outcome===`CHANGED`)),J=x(()=>f(M)?.total?f(M).done/f(M).total:0);function ne(e){let t=[...e].filter(e=>e.size>0||e.type!==``);j(v,[...t.filter(e=>e.size>h).map(e=>({name:Z(e),why:`upload.large`})),...t.slice(20).map(e=>({name:Z(e),why:`upload.many`}))]),j(_,t.slice(0,20).filter(e=>e.size<=h)),f(_).length>0&&Y(f(_),!0)}async function Y(e,n,r=null){U?.abort();let i=new AbortController;U=i,(e=>{var n=t(e,7);j(C,n[0],!0),j(D,n[1],!0),j(k,n[2],!0),j(M,n[3]),j(z,n[4]),j(R,n[5]),j(P,n[6])})([r?`work`:`send`,!n,+!!r,r,null,[],[]]);try{if(!f(M)){let t=await re(e,n,i.signal,e=>j(k,e,!0));if(j(R,t.problems),!t.job){j(C,`choose`);return}j(M,t.job)}j(C,`work`);let t=await ie(f(M).id,i.signal,e=>j(M,e));j(M,t),j(P,await Q(t.id,i.signal)),t.state===`FAILED`&&t.problem&&j(R,[...f(R),t.problem]),j(C,n?`tried`:`kept`,!0)}catch(t){if(i.signal.aborted)return;if(r&&t instanceof L&&t.code===`NOT_FOUND`)return Y(e,n);j(z,t),j(C,`broken`),f(K)&&j(V,`may not`)}}let X=()=>void Y(f(_),!f(D),f(M));async function Q(e,t){let n=[],r=null;do{let i=await I(te,{id:e,first:20,after:r},{signal:t});n.push(...i.job?.files.edges.map(e=>e.node)??[]),r=i.job?.files.pageInfo.hasNextPage?i.job.files.pageInfo.endCursor??null:null}while(r!==null);return n}function oe(){let e=new Set(f(P).filter(e=>e.outcome===`FAILED`||e.outcome===`UNCHANGED`).map(e=>e.uri));Y(f(_).filter(t=>!e.has(Z(t))),!1)}function $(){let e=f(C)===`work`||f(C)===`broken`?f(M)?.id:void 0;U?.abort(),e&&I(ee,{id:e},{}).catch(()=>void 0),(e=>{var n=t(e,7);j(_,n[0]),j(P,n[1]),j(R,n[2]),j(v,n[3]),j(z,n[4]),j(M,n[5]),j(C,n[6],!0)})([[],[],[],[],null,null,`choose`]),f(G)&&(f(G).value=``)}function se(e){e.preventDefault(),j(B,!1),e.dataTransfer&&ne(e.dataTransfer.files)}var ce=Be(),le=S(ce),ue=T(le,!0),de=O(le,2),fe=e=>{Te(e,{onin:()=>{j(V,`may`),f(C)===`broken`&&X()}})};n(de,e=>{(f(V)===`may not`||f(K))&&e(fe)});var pe=O(de,2),me=e=>{var t=ke(),i=g(t),a=e=>{var t=Ee(),n=T(t,!0);A(e=>F(n,e),[()=>w(`upload.waiting`,{n:f(_).length})]),u(e,t)},o=e=>{var t=Oe(),r=g(t),i=e=>{var t=De(),n=S(t),r=T(n,!0),i=O(n),a=T(i,!0);N(t),A((e,t)=>{F(r,e),F(a,t)},[()=>w(`upload.broken`),()=>w(f(D)?`upload.broken.keep`:`upload.broken.try`)]),u(e,t)};n(r,e=>{f(M)&&e(i)});var a=O(r,2);H(a,{get error(){return f(z)},retry:X}),u(e,t)};n(i,e=>{f(K)?e(a):e(o,-1)});var s=O(i,2),c=S(s),l=T(c,!0);N(s),A(e=>F(l,e),[()=>w(`upload.other`)]),r(`click`,c,$),u(e,t)};n(pe,e=>{f(C)===`broken`&&e(me)});var he=O(pe,2);a(he,17,()=>f(R),s,(e,t)=>{var n=Ae(),r=S(n),i=T(r),a=O(r,2),o=T(a,!0);N(n),A(e=>{F(i,`${f(t).subject??``??``} ${e??``}`),F(o,f(t).message)},[()=>w(ae(`problem.${f(t).code}`)??`problem.other`)]),u(e,n)});var ge=O(he,2);a(ge,17,()=>f(v),s,(e,t)=>{var n=je(),r=S(n),i=T(r,!0),a=O(r),o=T(a,!0);N(n),A(e=>{F(i,f(t).name),F(o,e)},[()=>w(f(t).why)]),u(e,n)});var _e=O(ge,2),ve=e=>{H(e,{rows:3})},ye=e=>{var t=Me();let n;var i=O(S(t),2),a=T(i,!0),s=O(i,2),c=T(s,!0),l=O(s,2),m=T(l,!0),h=O(l,2),g=T(h,!0),_=O(h,2);p(_,e=>j(G,e),()=>f(G)),N(t),A((e,r,i,s)=>{n=o(t,1,`drop svelte-gz9e5`,null,n,{over:f(B)}),F(a,e),F(c,r),F(m,i),F(g,s)},[()=>w(`upload.drop`),()=>w(`upload.choose`),()=>w(`upload.formats`),()=>w(`upload.dry`)]),d(`dragover`,t,e=>{e.preventDefault(),j(B,!0)}),d(`dragleave`,t,()=>j(B,!1)),d(`drop`,t,se),r(`change`,_,e=>ne(e.currentTarget.files??[])),u(e,t)},be=t=>{var i=Ie(),a=S(i),s=T(a,!0),l=O(a,2),d=S(l);let p;var m=S(d),h=O(m);N(d);var v=O(d,2);let y;var b=T(v,!0),x=O(v,2);let E;var j=S(x),P=O(j),I=t=>{var r=Pe(),i=g(r),a=O(i,2),o=e=>{var t=Ne(),n=T(t);A(()=>F(n,`${f(M).done??``} / ${f(M).total??``}`)),u(e,t)};n(a,e=>{f(M)?.total&&e(o)}),A(t=>{e(i,f(M)?.stage?f(J):0),c(i,`aria-label`,t)},[()=>w(`upload.stage.read`)]),u(t,r)};n(P,e=>{f(C)===`work`&&e(I)}),N(x);var L=O(x,2),R=e=>{var t=Fe();let n;var r=T(t,!0);A(e=>{n=o(t,1,`svelte-gz9e5`,null,n,{now:f(M)?.stage===`STORE`}),F(r,e)},[()=>w(`upload.stage.store`)]),u(e,t)};n(L,e=>{f(D)&&e(R)}),N(l);var z=O(l,2),B=T(z,!0);N(i),A((t,n,r,i,a,l)=>{F(s,t),p=o(d,1,`svelte-gz9e5`,null,p,{now:f(C)===`send`,past:f(C)===`work`}),F(m,`${n??``} `),e(h,f(C)===`work`?1:f(k)),c(h,`aria-label`,r),y=o(v,1,`svelte-gz9e5`,null,y,{now:f(C)===`work`&&f(M)?.state===`QUEUED`,past:f(C)===`work`&&f(M)?.state!==`QUEUED`}),F(b,i),E=o(x,1,`svelte-gz9e5`,null,E,{now:f(M)?.stage===`READ`||f(M)?.stage===`EXTRACT`,past:f(M)?.stage===`STORE`}),F(j,`${a??``} `),F(B,l)},[()=>w(f(D)?`upload.keeping`:`upload.trying`,{n:f(_).length}),()=>w(`upload.stage.send`),()=>w(`upload.stage.send`),()=>w(`upload.stage.queue`),()=>w(`upload.stage.read`),()=>w(`upload.cancel`)]),r(`click`,z,$),u(t,i)},Se=e=>{var t=ze(),i=g(t),o=S(i),s=S(o),l=T(s,!0),d=O(s,2),p=T(d,!0);N(o);var m=O(o,2),h=S(m),_=e=>{var t=Le(),n=g(t),i=T(n,!0),a=O(n,2),o=T(a,!0);A((e,t)=>{F(i,e),F(o,t)},[()=>w(`upload.keep`),()=>w(`upload.discard`)]),r(`click`,n,oe),r(`click`,a,$),u(e,t)},v=e=>{var t=Re(),n=T(t,!0);A(e=>F(n,e),[()=>w(`upload.again`)]),r(`click`,t,$),u(e,t)};n(h,e=>{f(C)===`tried`&&f(q).length>0?e(_):e(v,-1)}),N(m),N(i);var y=O(i,2);a(y,17,()=>f(P),e=>e.uri,(e,t)=>{{let n=x(()=>f(C)===`tried`);xe(e,{get file(){return f(t)},get dryRun(){return f(n)}})}}),A((e,t)=>{c(i,`data-phase`,f(C)),F(l,e),F(p,t)},[()=>f(C)===`kept`?w(`upload.kept`,{n:f(q).length}):f(q).length>0?w(`upload.tried`,{n:f(q).length}):w(`upload.nothing`),()=>w(f(C)===`kept`?`upload.kept.hint`:f(q).length>0?`upload.tried.hint`:`upload.nothing.hint`)]),u(e,t)};n(_e,e=>{f(V)===`asked`?e(ve):f(C)===`choose`?e(ye,1):f(C)===`send`||f(C)===`work`?e(be,2):f(C)!==`broken`&&e(Se,3)}),N(ce),A(e=>F(ue,e),[()=>w(`upload.title`)]),u(i,ce),b()}D([`click`,`change`]);export{Ve as default};