import{B as e,Ct as t,E as n,F as r,H as i,J as a,L as o,P as s,Q as c,S as l,St as u,T as d,Tt as f,U as p,W as m,Y as h,_t as g,a as _,ct as v,d as y,ft as b,i as x,lt as S,mt as C,n as w,nt as T,ot as E,q as D,rt as O,st as k,t as A,vt as j,wt as M,yt as N}from"./state.svelte-ByKaEAi7.js";import{i as P,t as F}from"./TypedDocumentString-Bs9moOO4.js";import{t as I}from"./load.svelte-BMRLA8KC.js";import{n as L,t as R}from"./State-Cu449W0H.js";import{t as ee}from"./Copy-C5QfEGGJ.js";var z=new F(`
    query ComparePlans($documents: [ComparedVersion!]!, $kind: EntityKind! = TASK, $changes: [ChangeKind!], $first: Int, $after: String) {
  compare(
    documents: $documents
    kind: $kind
    changes: $changes
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    summary {
      same
      reworded
      strengthened
      weakened
      added
      missing
    }
    documents {
      id
      title
      uri
      commit
      current
      items
    }
    edges {
      node {
        left {
          label
          number
          text {
            quote
            start
            end
          }
        }
        cells {
          change
          score
          explanation
          right {
            label
            number
            text {
              quote
              start
              end
            }
          }
          leftSentence {
            quote
            start
            end
          }
          rightSentence {
            quote
            start
            end
          }
          differences {
            aspect
            effect
            explanation
          }
        }
      }
    }
  }
}
    `),te=new F(`
    query ReadableDocuments($first: Int, $after: String) {
  documents(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        title
        uri
        number
        published
        versions(first: 20) {
          edges {
            node {
              number
              at
              action
              rules
            }
          }
        }
      }
    }
  }
}
    `),B=1e3;function V(e,t){let n=H(e),r=H(t),i=0;for(;i<n.length&&i<r.length&&n[i]===r[i];)i++;let a=0;for(;a<n.length-i&&a<r.length-i&&n[n.length-1-a]===r[r.length-1-a];)a++;let o=[];return W(o,`same`,n.slice(0,i)),U(o,n.slice(i,n.length-a),r.slice(i,r.length-a)),W(o,`same`,n.slice(n.length-a)),G(o)}function H(e){return e.match(/\d+(?:\.\d+)?%?|[A-Za-z]+|[\s\S]/gu)??[]}function U(e,t,n){if(t.length===0||n.length===0||t.length*n.length>B*B){W(e,`left`,t),W(e,`right`,n);return}let r=n.length+1,i=new Uint16Array((t.length+1)*r);for(let e=t.length-1;e>=0;e--)for(let a=n.length-1;a>=0;a--)i[e*r+a]=t[e]===n[a]?i[(e+1)*r+a+1]+1:Math.max(i[(e+1)*r+a],i[e*r+a+1]);let a=0,o=0;for(;a<t.length&&o<n.length;)t[a]===n[o]?(W(e,`same`,[t[a]]),a++,o++):i[(a+1)*r+o]>=i[a*r+o+1]?W(e,`left`,[t[a++]]):W(e,`right`,[n[o++]]);W(e,`left`,t.slice(a)),W(e,`right`,n.slice(o))}function W(e,t,n){if(n.length===0)return;let r=e.at(-1);r?.kind===t?r.text+=n.join(``):e.push({kind:t,text:n.join(``)})}function G(e){let t=[],n=``,r=``,i=()=>{n!==``&&t.push({kind:`left`,text:n}),r!==``&&t.push({kind:`right`,text:r}),n=r=``};return e.forEach((a,o)=>{let s=a.kind===`same`&&[...a.text].length===1&&o>0&&o<e.length-1;a.kind===`same`&&!s?(i(),t.push(a)):(a.kind!==`right`&&(n+=a.text),a.kind!==`left`&&(r+=a.text))}),i(),t}var K=m(`<span class="soft small"> </span>`),q=m(`<span class="soft"> </span>`),J=m(`<del class="svelte-v5whxb"> </del>`),Y=m(`<h3 class="svelte-v5whxb"><!> </h3> <p class="svelte-v5whxb"><!></p> <!>`,1),X=m(`<p class="none svelte-v5whxb"> </p>`),Z=m(`<ins class="svelte-v5whxb"> </ins>`),Q=m(`<li class="row svelte-v5whxb"><div class="what svelte-v5whxb"><span class="change svelte-v5whxb"> </span> <!></div> <div class="side svelte-v5whxb"><!></div> <div class="side svelte-v5whxb"><!></div></li>`);function ne(n,a){N(a,!0);let d=g(()=>a.row.cells[0]),f=g(()=>a.row.left?c(d).leftSentence??a.row.left.text:null),m=g(()=>c(d).right?c(d).rightSentence??c(d).right.text:null),h=g(()=>c(f)&&c(m)?V(c(f).quote,c(m).quote):[]),_=(e,t)=>y(`read`,A.route,{id:e?.id??``,question:{...A.route.question,at:e&&!e.current?e.commit:A.route.question.at},options:{from:String(t.start),to:String(t.end)}});var b=Q(),x=E(b),C=E(x),O=v(C,!0),M=S(C,2),P=t=>{var n=K(),r=v(n,!0);T(()=>e(r,c(d).explanation)),i(t,n)};o(M,e=>{c(d).explanation&&c(d).change!==`SAME`&&e(P)}),t(x);var F=S(x,2),I=E(F),R=n=>{var l=Y(),d=k(l),m=E(d),y=t=>{var n=q(),r=v(n);T(()=>e(r,`${a.row.left.number??``}.`)),i(t,n)};o(m,e=>{a.row.left.number&&e(y)});var b=S(m,1,!0);t(d);var x=S(d,2),C=E(x),O=t=>{var n=p(),a=k(n);s(a,17,()=>c(h),r,(t,n)=>{var r=p(),a=k(r),s=t=>{var r=J(),a=v(r,!0);T(()=>e(a,c(n).text)),i(t,r)},l=t=>{var r=D();T(()=>e(r,c(n).text)),i(t,r)};o(a,e=>{c(n).kind===`left`?e(s):c(n).kind===`same`&&e(l,1)}),i(t,r)}),i(t,n)},A=t=>{var n=D();T(()=>e(n,c(f).quote)),i(t,n)};o(C,e=>{c(h).length>0?e(O):e(A,-1)}),t(x);var j=S(x,2);{let t=g(()=>_(a.plans[0],c(f)));L(j,{get route(){return c(t)},class:`small no-print read`,children:(t,n)=>{u();var r=D();T(t=>e(r,t),[()=>w(`quote.read`)]),i(t,r)},$$slots:{default:!0}})}T(()=>e(b,a.row.left.label)),i(n,l)},ee=t=>{var n=X(),r=v(n,!0);T(t=>e(r,t),[()=>w(`compare.none`)]),i(t,n)};o(I,e=>{a.row.left&&c(f)?e(R):e(ee,-1)}),t(F);var z=S(F,2),te=E(z),B=n=>{var l=Y(),f=k(l),y=E(f),b=t=>{var n=q(),r=v(n);T(()=>e(r,`${c(d).right.number??``}.`)),i(t,n)};o(y,e=>{c(d).right.number&&e(b)});var x=S(y,1,!0);t(f);var C=S(f,2),O=E(C),A=t=>{var n=p(),a=k(n);s(a,17,()=>c(h),r,(t,n)=>{var r=p(),a=k(r),s=t=>{var r=Z(),a=v(r,!0);T(()=>e(a,c(n).text)),i(t,r)},l=t=>{var r=D();T(()=>e(r,c(n).text)),i(t,r)};o(a,e=>{c(n).kind===`right`?e(s):c(n).kind===`same`&&e(l,1)}),i(t,r)}),i(t,n)},j=t=>{var n=D();T(()=>e(n,c(m).quote)),i(t,n)};o(O,e=>{c(h).length>0?e(A):e(j,-1)}),t(C);var M=S(C,2);{let t=g(()=>_(a.plans[1],c(m)));L(M,{get route(){return c(t)},class:`small no-print read`,children:(t,n)=>{u();var r=D();T(t=>e(r,t),[()=>w(`quote.read`)]),i(t,r)},$$slots:{default:!0}})}T(()=>e(x,c(d).right.label)),i(n,l)},H=t=>{var n=X(),r=v(n,!0);T(t=>e(r,t),[()=>w(`compare.none`)]),i(t,n)};o(te,e=>{c(d).right&&c(m)?e(B):e(H,-1)}),t(z),t(b),T((t,n,r)=>{l(b,`data-change`,c(d).change),e(O,t),l(F,`data-side`,n),l(z,`data-side`,r)},[()=>w(`compare.${c(d).change}`),()=>w(`compare.left`),()=>w(`compare.right`)]),i(n,b),j()}var re=m(`<option> </option>`),ie=m(`<label class="svelte-11cuqj9"><span class="visually-hidden"> </span> <select class="svelte-11cuqj9"><option> </option><!></select></label>`),ae=m(`<div class="chooser svelte-11cuqj9"><label class="svelte-11cuqj9"><span class="soft small"> </span> <select class="svelte-11cuqj9"><option> </option><!></select></label> <!></div>`),oe=m(`<button type="button" class="button svelte-11cuqj9"> </button>`),se=m(`<p> </p> <!>`,1),ce=m(`<p class="soft"> </p>`),le=m(`<div class="hint svelte-11cuqj9"><!></div>`),ue=m(`<button type="button" class="svelte-11cuqj9"> <strong class="number svelte-11cuqj9"> </strong></button>`),de=m(`<h2 class="svelte-11cuqj9"> <span class="soft small svelte-11cuqj9"> </span></h2>`),fe=m(`<p class="nothing soft svelte-11cuqj9"> </p>`),pe=m(`<button class="button more no-print svelte-11cuqj9" type="button"> </button>`),me=m(`<div class="filters no-print svelte-11cuqj9" role="group"><!> <span class="grow svelte-11cuqj9"></span> <!></div> <section class="card svelte-11cuqj9"><header class="svelte-11cuqj9"></header> <!> <ul></ul></section> <!> <!>`,1),he=m(`<div class="card ask no-print svelte-11cuqj9"><!> <button class="button plain swap svelte-11cuqj9" type="button"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" class="svelte-11cuqj9"><path d="M3 7h13l-3-3M17 13H4l3 3"></path></svg></button> <!> <div class="kind svelte-11cuqj9" role="group"></div></div> <!>`,1),ge=m(`<div class="compare svelte-11cuqj9"><h1 class="svelte-11cuqj9"> </h1> <!></div>`);function _e(a,p){N(p,!0);let m=(r,a=M)=>{let l=g(()=>ye(c(U)[a()]));var u=ae(),f=E(u),p=E(f),m=v(p,!0),_=S(p,2),y=E(_),b=v(y,!0);y.value=y.__value=``;var C=S(y);s(C,17,()=>B.value??[],e=>e.id,(t,n)=>{var r=re(),a=v(r,!0),o={};T(()=>{e(a,c(n).title),o!==(o=c(n).id)&&(r.value=(r.__value=o)??``)}),i(t,r)}),t(_);var D;d(_),t(f);var O=S(f,2),k=r=>{var o=ie(),u=E(o),f=v(u,!0),p=S(u,2),m=E(p),g=v(m,!0);m.value=m.__value=``;var _=S(m);s(_,17,()=>c(l).slice(1),e=>e.number,(t,n)=>{var r=re(),a=v(r),o={};T((t,n,i)=>{e(a,`${t??``} · ${n??``}`),o!==(o=i)&&(r.value=(r.__value=o)??``)},[()=>w(`asof.then`,{n:c(n).number}),()=>x(A.language,c(n).at),()=>String(c(n).number)]),i(t,r)}),t(p);var y;d(p),t(o),T((t,r,i)=>{e(f,t),e(g,r),y!==(y=i)&&(p.value=(p.__value=y)??``,n(p,y))},[()=>w(`compare.version`),()=>w(`compare.latest`),()=>String(c(W)[a()]||``)]),h(`change`,p,e=>Q({[`${a()}At`]:e.currentTarget.value})),i(r,o)};o(O,e=>{c(l).length>1&&e(k)}),t(u),T((t,r)=>{e(m,t),e(b,r),D!==(D=c(U)[a()])&&(_.value=(_.__value=D)??``,n(_,D))},[()=>w(`compare.${a()}`),()=>w(`compare.choose`)]),h(`change`,_,e=>_e(a(),e.currentTarget.value)),i(r,u)},F=[[`STRENGTHENED`,`strengthened`],[`WEAKENED`,`weakened`],[`REWORDED`,`reworded`],[`ADDED`,`added`],[`MISSING`,`missing`],[`SAME`,`same`]],B=new I,V=new I;O(()=>{let e=A.route.question.at;return B.ask(async t=>{let n=[],r=null;do{let i=await P(te,{first:100,after:r},{signal:t,at:e});n.push(...i.documents.edges.map(e=>e.node)),r=i.documents.pageInfo.hasNextPage?i.documents.pageInfo.endCursor??null:null}while(r!==null&&n.length<1e3);return n}),B.stop});let H=g(()=>A.route.options),U=g(()=>({left:c(H).left??``,right:c(H).right??``})),W=g(()=>({left:Number(c(H).leftAt)||0,right:Number(c(H).rightAt)||0})),G=g(()=>c(H).kind===`TARGET`?`TARGET`:`TASK`),K=g(()=>(c(H).changes??``).split(`,`).filter(e=>F.some(([t])=>t===e))),q=g(()=>c(U).left!==``&&c(U).right!==``&&(c(U).left!==c(U).right||c(W).left!==c(W).right)),J=g(()=>JSON.stringify({documents:[`left`,`right`].map(e=>({document:c(U)[e],...c(W)[e]>0?{asOf:{commit:c(W)[e]}}:{}})),kind:c(G),changes:c(K).length>0?c(K):null}));O(()=>{let[e,t]=[c(J),A.route.question.at];return c(q)?(V.ask(async n=>(await P(z,{...JSON.parse(e),first:50},{signal:n,at:t})).compare),V.stop):V.stop()});let Y=C(!1),X=C(null);async function Z(){let[e,t]=[V.value,c(J)];if(e){(e=>{var t=f(e,2);b(Y,t[0],!0),b(X,t[1])})([!0,null]);try{let n=e.pageInfo.endCursor??null,{compare:r}=await P(z,{...JSON.parse(t),first:50,after:n},{at:A.route.question.at});V.value===e&&(V.value={...r,edges:[...e.edges,...r.edges]})}catch(e){b(X,e)}b(Y,!1)}}function Q(e){let t={...c(H),...e};for(let[e,n]of Object.entries(t))n===``&&delete t[e];A.go({...A.route,options:t},!0)}function _e(e,t){Q({[e]:t,[`${e}At`]:``})}function ve(e){Q({changes:(c(K).includes(e)?c(K).filter(t=>t!==e):[...c(K),e]).join(`,`)})}let ye=e=>(B.value??[]).find(t=>t.id===e)?.versions.edges.map(e=>e.node).filter(e=>e.action!==`RETRACTED`)??[],be=()=>Q({left:c(U).right,right:c(U).left,leftAt:c(H).rightAt??``,rightAt:c(H).leftAt??``}),xe=g(()=>V.value?.totalCount??0);var $=ge(),Se=E($),Ce=v(Se,!0),we=S(Se,2),Te=e=>{R(e,{get error(){return B.error},get retry(){return B.retry}})},Ee=n=>{var a=he(),d=k(a),p=E(d);m(p,()=>`left`);var b=S(p,2),x=S(b,2);m(x,()=>`right`);var C=S(x,2);s(C,20,()=>[`TASK`,`TARGET`],e=>e,(t,n)=>{var r=oe(),a=v(r,!0);T(t=>{l(r,`aria-pressed`,c(G)===n),e(a,t)},[()=>w(`kind.${n}`)]),h(`click`,r,()=>Q({kind:n===`TASK`?``:n})),i(t,r)}),t(C),t(d);var O=S(d,2),j=n=>{var r=le(),a=E(r),s=t=>{var n=se(),r=k(n),a=v(r,!0),o=S(r,2);{let t=g(()=>y(`upload`,A.route));L(o,{get route(){return c(t)},class:`button primary`,children:(t,n)=>{u();var r=D();T(t=>e(r,t),[()=>w(`app.upload`)]),i(t,r)},$$slots:{default:!0}})}T(t=>e(a,t),[()=>w(`compare.few`)]),i(t,n)},l=g(()=>B.value&&B.value.length<2&&B.value.every(e=>e.versions.edges.length<2)),d=t=>{var n=ce(),r=v(n,!0);T(t=>e(r,t),[()=>w(c(U).left!==``&&c(U).left===c(U).right?`compare.same`:`compare.hint`)]),i(t,n)};o(a,e=>{c(l)?e(s):e(d,-1)}),t(r),i(n,r)},M=e=>{R(e,{get error(){return V.error},get retry(){return V.retry}})},N=e=>{R(e,{rows:8})},P=n=>{let a=g(()=>V.value);var u=me(),d=k(u),p=E(d);s(p,17,()=>F,([e,t])=>e,(n,r)=>{var o=g(()=>f(c(r),2));let s=()=>c(o)[0],u=()=>c(o)[1];var d=ue(),p=E(d),m=S(p),y=v(m,!0);t(d),T((t,n,r)=>{l(d,`data-change`,s()),l(d,`aria-pressed`,t),d.disabled=c(a).summary[u()]===0,e(p,`${n??``} `),e(y,r)},[()=>c(K).includes(s()),()=>w(`compare.${s()}`),()=>_(A.language,c(a).summary[u()])]),h(`click`,d,()=>ve(s())),i(n,d)});var m=S(p,4);ee(m,{text:()=>location.href,label:`copy.link`}),t(d);var y=S(d,2),b=E(y);s(b,21,()=>c(a).documents,r,(n,r,a)=>{var o=de(),s=E(o),l=S(s),u=v(l);t(o),T((t,n,i)=>{e(s,`${c(r).title??``} `),e(u,`${t??``} · ${n??``}${i??``}`)},[()=>w(a===0?`compare.left`:`compare.right`),()=>w(c(G)===`TASK`?`count.tasks`:`compare.targets`,{n:c(r).items}),()=>c(r).current?``:` · ${w(`asof.then`,{n:c(r).commit})}`]),i(n,o)}),t(b);var x=S(b,2),C=t=>{var n=fe(),r=v(n,!0);T(t=>e(r,t),[()=>w(`compare.empty`)]),i(t,n)};o(x,e=>{c(a).edges.length===0&&e(C)});var D=S(x,2);s(D,21,()=>c(a).edges,r,(e,t)=>{let n=()=>c(t).node;ne(e,{get row(){return n()},get plans(){return c(a).documents}})}),t(D),t(y);var O=S(y,2),j=e=>{R(e,{get error(){return c(X)},retry:()=>void Z()})};o(O,e=>{c(X)&&e(j)});var M=S(O,2),N=t=>{var n=pe(),r=v(n,!0);T(t=>{n.disabled=c(Y),e(r,t)},[()=>w(`count.more`,{n:c(xe)-c(a).edges.length})]),h(`click`,n,()=>void Z()),i(t,n)};o(M,e=>{c(a).pageInfo.hasNextPage&&e(N)}),T(e=>{l(d,`aria-label`,e),l(y,`aria-busy`,V.busy)},[()=>w(`compare.filter`)]),i(n,u)};o(O,e=>{c(q)?V.error?e(M,1):V.value?e(P,-1):e(N,2):e(j)}),T((e,t,n)=>{l(b,`aria-label`,e),l(b,`title`,t),l(C,`aria-label`,n)},[()=>w(`compare.swap`),()=>w(`compare.swap`),()=>w(`compare.of`)]),h(`click`,b,be),i(n,a)};o(we,e=>{B.error?e(Te):e(Ee,-1)}),t($),T(t=>e(Ce,t),[()=>w(`compare.title`)]),i(a,$),j()}a([`change`,`click`]);export{_e as default};