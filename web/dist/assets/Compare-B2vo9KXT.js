import{B as e,Ct as t,E as n,F as r,H as i,J as a,L as o,P as s,Q as c,S as l,St as u,T as d,U as f,W as p,Y as m,_t as h,a as g,at as _,ct as v,d as y,dt as b,gt as x,i as S,n as C,nt as w,ot as T,pt as E,q as D,rt as O,st as k,t as A,vt as j,wt as M,xt as N}from"./state.svelte-DkYVTSN4.js";import{a as P,n as F,o as I,t as L}from"./State-BVP7KfU9.js";import{t as R}from"./load.svelte-B2sRQKDr.js";import{t as ee}from"./Copy-CVhSKDPx.js";var z=new F(`
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
    `),B=1e3;function V(e,t){let n=H(e),r=H(t),i=0;for(;i<n.length&&i<r.length&&n[i]===r[i];)i++;let a=0;for(;a<n.length-i&&a<r.length-i&&n[n.length-1-a]===r[r.length-1-a];)a++;let o=[];return W(o,`same`,n.slice(0,i)),U(o,n.slice(i,n.length-a),r.slice(i,r.length-a)),W(o,`same`,n.slice(n.length-a)),G(o)}function H(e){return e.match(/\d+(?:\.\d+)?%?|[A-Za-z]+|[\s\S]/gu)??[]}function U(e,t,n){if(t.length===0||n.length===0||t.length*n.length>B*B){W(e,`left`,t),W(e,`right`,n);return}let r=n.length+1,i=new Uint16Array((t.length+1)*r);for(let e=t.length-1;e>=0;e--)for(let a=n.length-1;a>=0;a--)i[e*r+a]=t[e]===n[a]?i[(e+1)*r+a+1]+1:Math.max(i[(e+1)*r+a],i[e*r+a+1]);let a=0,o=0;for(;a<t.length&&o<n.length;)t[a]===n[o]?(W(e,`same`,[t[a]]),a++,o++):i[(a+1)*r+o]>=i[a*r+o+1]?W(e,`left`,[t[a++]]):W(e,`right`,[n[o++]]);W(e,`left`,t.slice(a)),W(e,`right`,n.slice(o))}function W(e,t,n){if(n.length===0)return;let r=e.at(-1);r?.kind===t?r.text+=n.join(``):e.push({kind:t,text:n.join(``)})}function G(e){let t=[],n=``,r=``,i=()=>{n!==``&&t.push({kind:`left`,text:n}),r!==``&&t.push({kind:`right`,text:r}),n=r=``};return e.forEach((a,o)=>{let s=a.kind===`same`&&[...a.text].length===1&&o>0&&o<e.length-1;a.kind===`same`&&!s?(i(),t.push(a)):(a.kind!==`right`&&(n+=a.text),a.kind!==`left`&&(r+=a.text))}),i(),t}var K=p(`<span class="soft small"> </span>`),q=p(`<span class="soft"> </span>`),J=p(`<del class="svelte-v5whxb"> </del>`),Y=p(`<h3 class="svelte-v5whxb"><!> </h3> <p class="svelte-v5whxb"><!></p> <!>`,1),X=p(`<p class="none svelte-v5whxb"> </p>`),Z=p(`<ins class="svelte-v5whxb"> </ins>`),Q=p(`<li class="row svelte-v5whxb"><div class="what svelte-v5whxb"><span class="change svelte-v5whxb"> </span> <!></div> <div class="side svelte-v5whxb"><!></div> <div class="side svelte-v5whxb"><!></div></li>`);function ne(t,n){j(n,!0);let a=x(()=>n.row.cells[0]),d=x(()=>n.row.left?c(a).leftSentence??n.row.left.text:null),p=x(()=>c(a).right?c(a).rightSentence??c(a).right.text:null),m=x(()=>c(d)&&c(p)?V(c(d).quote,c(p).quote):[]),g=(e,t)=>y(`read`,A.route,{id:e?.id??``,question:{...A.route.question,at:e&&!e.current?e.commit:A.route.question.at},options:{from:String(t.start),to:String(t.end)}});var b=Q(),S=_(b),E=_(S),O=k(E,!0),M=v(E,2),P=t=>{var n=K(),r=k(n,!0);w(()=>e(r,c(a).explanation)),i(t,n)};o(M,e=>{c(a).explanation&&c(a).change!==`SAME`&&e(P)}),u(S);var F=v(S,2),L=_(F),R=t=>{var a=Y(),l=T(a),p=_(l),h=t=>{var r=q(),a=k(r);w(()=>e(a,`${n.row.left.number??``}.`)),i(t,r)};o(p,e=>{n.row.left.number&&e(h)});var y=v(p,1,!0);u(l);var b=v(l,2),S=_(b),E=t=>{var n=f(),a=T(n);s(a,17,()=>c(m),r,(t,n)=>{var r=f(),a=T(r),s=t=>{var r=J(),a=k(r,!0);w(()=>e(a,c(n).text)),i(t,r)},l=t=>{var r=D();w(()=>e(r,c(n).text)),i(t,r)};o(a,e=>{c(n).kind===`left`?e(s):c(n).kind===`same`&&e(l,1)}),i(t,r)}),i(t,n)},O=t=>{var n=D();w(()=>e(n,c(d).quote)),i(t,n)};o(S,e=>{c(m).length>0?e(E):e(O,-1)}),u(b);var A=v(b,2);{let t=x(()=>g(n.plans[0],c(d)));I(A,{get route(){return c(t)},class:`small no-print read`,children:(t,n)=>{N();var r=D();w(t=>e(r,t),[()=>C(`quote.read`)]),i(t,r)},$$slots:{default:!0}})}w(()=>e(y,n.row.left.label)),i(t,a)},ee=t=>{var n=X(),r=k(n,!0);w(t=>e(r,t),[()=>C(`compare.none`)]),i(t,n)};o(L,e=>{n.row.left&&c(d)?e(R):e(ee,-1)}),u(F);var z=v(F,2),te=_(z),B=t=>{var l=Y(),d=T(l),h=_(d),y=t=>{var n=q(),r=k(n);w(()=>e(r,`${c(a).right.number??``}.`)),i(t,n)};o(h,e=>{c(a).right.number&&e(y)});var b=v(h,1,!0);u(d);var S=v(d,2),E=_(S),O=t=>{var n=f(),a=T(n);s(a,17,()=>c(m),r,(t,n)=>{var r=f(),a=T(r),s=t=>{var r=Z(),a=k(r,!0);w(()=>e(a,c(n).text)),i(t,r)},l=t=>{var r=D();w(()=>e(r,c(n).text)),i(t,r)};o(a,e=>{c(n).kind===`right`?e(s):c(n).kind===`same`&&e(l,1)}),i(t,r)}),i(t,n)},A=t=>{var n=D();w(()=>e(n,c(p).quote)),i(t,n)};o(E,e=>{c(m).length>0?e(O):e(A,-1)}),u(S);var j=v(S,2);{let t=x(()=>g(n.plans[1],c(p)));I(j,{get route(){return c(t)},class:`small no-print read`,children:(t,n)=>{N();var r=D();w(t=>e(r,t),[()=>C(`quote.read`)]),i(t,r)},$$slots:{default:!0}})}w(()=>e(b,c(a).right.label)),i(t,l)},H=t=>{var n=X(),r=k(n,!0);w(t=>e(r,t),[()=>C(`compare.none`)]),i(t,n)};o(te,e=>{c(a).right&&c(p)?e(B):e(H,-1)}),u(z),u(b),w((t,n,r)=>{l(b,`data-change`,c(a).change),e(O,t),l(F,`data-side`,n),l(z,`data-side`,r)},[()=>C(`compare.${c(a).change}`),()=>C(`compare.left`),()=>C(`compare.right`)]),i(t,b),h()}var re=p(`<option> </option>`),ie=p(`<label class="svelte-11cuqj9"><span class="visually-hidden"> </span> <select class="svelte-11cuqj9"><option> </option><!></select></label>`),ae=p(`<div class="chooser svelte-11cuqj9"><label class="svelte-11cuqj9"><span class="soft small"> </span> <select class="svelte-11cuqj9"><option> </option><!></select></label> <!></div>`),oe=p(`<button type="button" class="button svelte-11cuqj9"> </button>`),se=p(`<p> </p> <!>`,1),ce=p(`<p class="soft"> </p>`),le=p(`<div class="hint svelte-11cuqj9"><!></div>`),ue=p(`<button type="button" class="svelte-11cuqj9"> <strong class="number svelte-11cuqj9"> </strong></button>`),de=p(`<h2 class="svelte-11cuqj9"> <span class="soft small svelte-11cuqj9"> </span></h2>`),fe=p(`<p class="nothing soft svelte-11cuqj9"> </p>`),pe=p(`<button class="button more no-print svelte-11cuqj9" type="button"> </button>`),me=p(`<div class="filters no-print svelte-11cuqj9" role="group"><!> <span class="grow svelte-11cuqj9"></span> <!></div> <section class="card svelte-11cuqj9"><header class="svelte-11cuqj9"></header> <!> <ul></ul></section> <!> <!>`,1),he=p(`<div class="card ask no-print svelte-11cuqj9"><!> <button class="button plain swap svelte-11cuqj9" type="button"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" class="svelte-11cuqj9"><path d="M3 7h13l-3-3M17 13H4l3 3"></path></svg></button> <!> <div class="kind svelte-11cuqj9" role="group"></div></div> <!>`,1),ge=p(`<div class="compare svelte-11cuqj9"><h1 class="svelte-11cuqj9"> </h1> <!></div>`);function _e(a,f){j(f,!0);let p=(r,a=t)=>{let l=x(()=>ye(c(U)[a()]));var f=ae(),p=_(f),h=_(p),g=k(h,!0),y=v(h,2),b=_(y),T=k(b,!0);b.value=b.__value=``;var E=v(b);s(E,17,()=>B.value??[],e=>e.id,(t,n)=>{var r=re(),a=k(r,!0),o={};w(()=>{e(a,c(n).title),o!==(o=c(n).id)&&(r.value=(r.__value=o)??``)}),i(t,r)}),u(y);var D;d(y),u(p);var O=v(p,2),j=t=>{var r=ie(),o=_(r),f=k(o,!0),p=v(o,2),h=_(p),g=k(h,!0);h.value=h.__value=``;var y=v(h);s(y,17,()=>c(l).slice(1),e=>e.number,(t,n)=>{var r=re(),a=k(r),o={};w((t,n,i)=>{e(a,`${t??``} · ${n??``}`),o!==(o=i)&&(r.value=(r.__value=o)??``)},[()=>C(`asof.then`,{n:c(n).number}),()=>S(A.language,c(n).at),()=>String(c(n).number)]),i(t,r)}),u(p);var b;d(p),u(r),w((t,r,i)=>{e(f,t),e(g,r),b!==(b=i)&&(p.value=(p.__value=b)??``,n(p,b))},[()=>C(`compare.version`),()=>C(`compare.latest`),()=>String(c(W)[a()]||``)]),m(`change`,p,e=>Q({[`${a()}At`]:e.currentTarget.value})),i(t,r)};o(O,e=>{c(l).length>1&&e(j)}),u(f),w((t,r)=>{e(g,t),e(T,r),D!==(D=c(U)[a()])&&(y.value=(y.__value=D)??``,n(y,D))},[()=>C(`compare.${a()}`),()=>C(`compare.choose`)]),m(`change`,y,e=>_e(a(),e.currentTarget.value)),i(r,f)},F=[[`STRENGTHENED`,`strengthened`],[`WEAKENED`,`weakened`],[`REWORDED`,`reworded`],[`ADDED`,`added`],[`MISSING`,`missing`],[`SAME`,`same`]],B=new R,V=new R;O(()=>{let e=A.route.question.at;return B.ask(async t=>{let n=[],r=null;do{let i=await P(te,{first:100,after:r},{signal:t,at:e});n.push(...i.documents.edges.map(e=>e.node)),r=i.documents.pageInfo.hasNextPage?i.documents.pageInfo.endCursor??null:null}while(r!==null&&n.length<1e3);return n}),B.stop});let H=x(()=>A.route.options),U=x(()=>({left:c(H).left??``,right:c(H).right??``})),W=x(()=>({left:Number(c(H).leftAt)||0,right:Number(c(H).rightAt)||0})),G=x(()=>c(H).kind===`TARGET`?`TARGET`:`TASK`),K=x(()=>(c(H).changes??``).split(`,`).filter(e=>F.some(([t])=>t===e))),q=x(()=>c(U).left!==``&&c(U).right!==``&&(c(U).left!==c(U).right||c(W).left!==c(W).right)),J=x(()=>JSON.stringify({documents:[`left`,`right`].map(e=>({document:c(U)[e],...c(W)[e]>0?{asOf:{commit:c(W)[e]}}:{}})),kind:c(G),changes:c(K).length>0?c(K):null}));O(()=>{let[e,t]=[c(J),A.route.question.at];return c(q)?(V.ask(async n=>(await P(z,{...JSON.parse(e),first:50},{signal:n,at:t})).compare),V.stop):V.stop()});let Y=E(!1),X=E(null);async function Z(){let[e,t]=[V.value,c(J)];if(e){(e=>{var t=M(e,2);b(Y,t[0],!0),b(X,t[1])})([!0,null]);try{let n=e.pageInfo.endCursor??null,{compare:r}=await P(z,{...JSON.parse(t),first:50,after:n},{at:A.route.question.at});V.value===e&&(V.value={...r,edges:[...e.edges,...r.edges]})}catch(e){b(X,e)}b(Y,!1)}}function Q(e){let t={...c(H),...e};for(let[e,n]of Object.entries(t))n===``&&delete t[e];A.go({...A.route,options:t},!0)}function _e(e,t){Q({[e]:t,[`${e}At`]:``})}function ve(e){Q({changes:(c(K).includes(e)?c(K).filter(t=>t!==e):[...c(K),e]).join(`,`)})}let ye=e=>(B.value??[]).find(t=>t.id===e)?.versions.edges.map(e=>e.node).filter(e=>e.action!==`RETRACTED`)??[],be=()=>Q({left:c(U).right,right:c(U).left,leftAt:c(H).rightAt??``,rightAt:c(H).leftAt??``}),xe=x(()=>V.value?.totalCount??0);var $=ge(),Se=_($),Ce=k(Se,!0),we=v(Se,2),Te=e=>{L(e,{get error(){return B.error},get retry(){return B.retry}})},Ee=t=>{var n=he(),a=T(n),d=_(a);p(d,()=>`left`);var f=v(d,2),h=v(f,2);p(h,()=>`right`);var b=v(h,2);s(b,20,()=>[`TASK`,`TARGET`],e=>e,(t,n)=>{var r=oe(),a=k(r,!0);w(t=>{l(r,`aria-pressed`,c(G)===n),e(a,t)},[()=>C(`kind.${n}`)]),m(`click`,r,()=>Q({kind:n===`TASK`?``:n})),i(t,r)}),u(b),u(a);var S=v(a,2),E=t=>{var n=le(),r=_(n),a=t=>{var n=se(),r=T(n),a=k(r,!0),o=v(r,2);{let t=x(()=>y(`upload`,A.route));I(o,{get route(){return c(t)},class:`button primary`,children:(t,n)=>{N();var r=D();w(t=>e(r,t),[()=>C(`app.upload`)]),i(t,r)},$$slots:{default:!0}})}w(t=>e(a,t),[()=>C(`compare.few`)]),i(t,n)},s=x(()=>B.value&&B.value.length<2&&B.value.every(e=>e.versions.edges.length<2)),l=t=>{var n=ce(),r=k(n,!0);w(t=>e(r,t),[()=>C(c(U).left!==``&&c(U).left===c(U).right?`compare.same`:`compare.hint`)]),i(t,n)};o(r,e=>{c(s)?e(a):e(l,-1)}),u(n),i(t,n)},O=e=>{L(e,{get error(){return V.error},get retry(){return V.retry}})},j=e=>{L(e,{rows:8})},P=t=>{let n=x(()=>V.value);var a=me(),d=T(a),f=_(d);s(f,17,()=>F,([e,t])=>e,(t,r)=>{var a=x(()=>M(c(r),2));let o=()=>c(a)[0],s=()=>c(a)[1];var d=ue(),f=_(d),p=v(f),h=k(p,!0);u(d),w((t,r,i)=>{l(d,`data-change`,o()),l(d,`aria-pressed`,t),d.disabled=c(n).summary[s()]===0,e(f,`${r??``} `),e(h,i)},[()=>c(K).includes(o()),()=>C(`compare.${o()}`),()=>g(A.language,c(n).summary[s()])]),m(`click`,d,()=>ve(o())),i(t,d)});var p=v(f,4);ee(p,{text:()=>location.href,label:`copy.link`}),u(d);var h=v(d,2),y=_(h);s(y,21,()=>c(n).documents,r,(t,n,r)=>{var a=de(),o=_(a),s=v(o),l=k(s);u(a),w((t,r,i)=>{e(o,`${c(n).title??``} `),e(l,`${t??``} · ${r??``}${i??``}`)},[()=>C(r===0?`compare.left`:`compare.right`),()=>C(c(G)===`TASK`?`count.tasks`:`compare.targets`,{n:c(n).items}),()=>c(n).current?``:` · ${C(`asof.then`,{n:c(n).commit})}`]),i(t,a)}),u(y);var b=v(y,2),S=t=>{var n=fe(),r=k(n,!0);w(t=>e(r,t),[()=>C(`compare.empty`)]),i(t,n)};o(b,e=>{c(n).edges.length===0&&e(S)});var E=v(b,2);s(E,21,()=>c(n).edges,r,(e,t)=>{let r=()=>c(t).node;ne(e,{get row(){return r()},get plans(){return c(n).documents}})}),u(E),u(h);var D=v(h,2),O=e=>{L(e,{get error(){return c(X)},retry:()=>void Z()})};o(D,e=>{c(X)&&e(O)});var j=v(D,2),N=t=>{var r=pe(),a=k(r,!0);w(t=>{r.disabled=c(Y),e(a,t)},[()=>C(`count.more`,{n:c(xe)-c(n).edges.length})]),m(`click`,r,()=>void Z()),i(t,r)};o(j,e=>{c(n).pageInfo.hasNextPage&&e(N)}),w(e=>{l(d,`aria-label`,e),l(h,`aria-busy`,V.busy)},[()=>C(`compare.filter`)]),i(t,a)};o(S,e=>{c(q)?V.error?e(O,1):V.value?e(P,-1):e(j,2):e(E)}),w((e,t,n)=>{l(f,`aria-label`,e),l(f,`title`,t),l(b,`aria-label`,n)},[()=>C(`compare.swap`),()=>C(`compare.swap`),()=>C(`compare.of`)]),m(`click`,f,be),i(t,n)};o(we,e=>{B.error?e(Te):e(Ee,-1)}),u($),w(t=>e(Ce,t),[()=>C(`compare.title`)]),i(a,$),h()}a([`change`,`click`]);export{_e as default};