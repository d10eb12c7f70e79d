import{$ as e,Ct as t,D as n,F as r,G as i,I as a,J as o,O as s,R as c,St as l,Tt as u,U as d,V as f,W as p,X as m,Y as h,_t as g,a as _,ct as v,ft as y,it as b,lt as x,m as S,mt as C,n as w,o as T,ot as E,rt as D,st as O,t as k,vt as A,w as j,wt as M,yt as N}from"./state.svelte-Bel8fM86.js";import{i as P,t as F}from"./TypedDocumentString-aAGk6xpd.js";import{t as ee}from"./load.svelte-CzDX80sX.js";import{n as te,t as I}from"./State-C3QDyUC7.js";import{t as ne}from"./Copy-CAr-tZa8.js";var re=new F(`
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
            left
            right
            explanation
          }
        }
      }
    }
  }
}
    `),L=new F(`
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
    `);function R(e){return(e?.versions.edges??[]).map(e=>e.node).filter(e=>e.action!==`RETRACTED`)}function z(e){let t=new Map;for(let n of e)t.set(n.title,(t.get(n.title)??0)+1);return new Map(e.map(e=>[e.id,t.get(e.title)===1?e.title:`${e.title}（${B(e)}）`]))}function B({uri:e,id:t}){let n=e.split(/[\\/#]/).filter(e=>e!==``).at(-1)??``;return n===``?t:n}function ie(e,t,n=6){let r=z(e),i=e=>r.get(e.id)??e.title,a=e.filter(e=>t===``||e.id===t),o=a.flatMap(e=>{let t=R(e)[1];return t?[{left:{id:e.id,at:t.number},right:{id:e.id,at:0},title:i(e),other:``}]:[]}),s=a.slice(0,n).flatMap((r,a)=>(t===``?e.slice(a+1):e.filter(e=>e.id!==t)).slice(0,n).map(e=>({left:{id:r.id,at:0},right:{id:e.id,at:0},title:i(r),other:i(e)})));return[...o.slice(0,n-+(s.length>0)),...s].slice(0,n)}function ae(e,t){let n=R(e),r=t===0?0:n.findIndex(e=>e.number===t);return r<0?0:n[r+1]?.number??0}function V(e,t){let n=t.indexOf(e);return e===``||n<0||n>10?t:t.slice(n+e.length).replace(/^[。．.：:；;\s]+/u,``)}function H(e){let t=t=>e.reduce((e,n)=>e+(n.kind===t?n.text.length:0),0),n=t(`same`);return n*3>=n+Math.min(t(`left`),t(`right`))}var U=1e3;function W(e,t){let n=G(e),r=G(t),i=0;for(;i<n.length&&i<r.length&&n[i]===r[i];)i++;let a=0;for(;a<n.length-i&&a<r.length-i&&n[n.length-1-a]===r[r.length-1-a];)a++;let o=[];return q(o,`same`,n.slice(0,i)),K(o,n.slice(i,n.length-a),r.slice(i,r.length-a)),q(o,`same`,n.slice(n.length-a)),oe(o)}function G(e){return e.match(/\d+(?:\.\d+)?%?|[A-Za-z]+|[\s\S]/gu)??[]}function K(e,t,n){if(t.length===0||n.length===0||t.length*n.length>U*U){q(e,`left`,t),q(e,`right`,n);return}let r=n.length+1,i=new Uint16Array((t.length+1)*r);for(let e=t.length-1;e>=0;e--)for(let a=n.length-1;a>=0;a--)i[e*r+a]=t[e]===n[a]?i[(e+1)*r+a+1]+1:Math.max(i[(e+1)*r+a],i[e*r+a+1]);let a=0,o=0;for(;a<t.length&&o<n.length;)t[a]===n[o]?(q(e,`same`,[t[a]]),a++,o++):i[(a+1)*r+o]>=i[a*r+o+1]?q(e,`left`,[t[a++]]):q(e,`right`,[n[o++]]);q(e,`left`,t.slice(a)),q(e,`right`,n.slice(o))}function q(e,t,n){if(n.length===0)return;let r=e.at(-1);r?.kind===t?r.text+=n.join(``):e.push({kind:t,text:n.join(``)})}function oe(e){let t=[],n=``,r=``,i=()=>{n!==``&&t.push({kind:`left`,text:n}),r!==``&&t.push({kind:`right`,text:r}),n=r=``};return e.forEach((a,o)=>{let s=a.kind===`same`&&[...a.text].length===1&&o>0&&o<e.length-1;a.kind===`same`&&!s?(i(),t.push(a)):(a.kind!==`right`&&(n+=a.text),a.kind!==`left`&&(r+=a.text))}),i(),t}var J=(t,n=M,i=M,s=M)=>{var l=p(),u=O(l),m=e=>{var t=o();D(()=>f(t,s())),d(e,t)},h=t=>{var s=p(),l=O(s);r(l,17,n,a,(t,n)=>{var r=p(),a=O(r),s=t=>{var r=o();D(()=>f(r,e(n).text)),d(t,r)},l=e=>{var t=o();t.nodeValue=``,d(e,t)},u=t=>{var r=le(),i=v(r,!0);D(()=>f(i,e(n).text)),d(t,r)},m=t=>{var r=ue(),i=v(r,!0);D(()=>f(i,e(n).text)),d(t,r)};c(a,t=>{e(n).kind===`same`?t(s):e(n).kind===i()?i()===`left`?t(u,2):t(m,-1):t(l,1)}),d(t,r)}),d(t,s)};c(u,e=>{n().length===0?e(m):e(h,-1)}),d(t,l)},Y=i(`<span class="soft"> </span>`),se=i(`<h3 class="svelte-v5whxb"><!><!></h3> <p class="svelte-v5whxb"><!></p> <!>`,1),X=i(`<p class="none svelte-v5whxb"> </p>`),ce=i(`<div class="side svelte-v5whxb"><!></div>`),le=i(`<del class="svelte-v5whxb"> </del>`),ue=i(`<ins class="svelte-v5whxb"> </ins>`),de=i(`<span aria-hidden="true">→</span>`),Z=i(`<span class="small told svelte-v5whxb"><span class="soft"> </span> <!><!><!> <!></span>`),fe=i(`<button class="button plain all no-print svelte-v5whxb" type="button"> </button>`),Q=i(`<li class="row svelte-v5whxb"><div class="what svelte-v5whxb"><span class="change svelte-v5whxb"> </span> <!></div> <!> <!> <!></li>`);function pe(n,i){N(i,!0);let s=(n,r=M,a=M,s=M)=>{var u=ce(),p=E(u),m=n=>{var u=se(),p=O(u),m=E(p),h=e=>{var t=Y(),n=v(t);D(()=>f(n,`${r().number??``}.`)),d(e,t)};c(m,e=>{r().number&&e(h)}),J(x(m),()=>e(ee),s,()=>r().label),t(p);var _=x(p,2);J(E(_),()=>e(F),s,a),t(_);var y=x(_,2);{let t=g(()=>re(i.plans[s()===`left`?0:1],r().text));te(y,{get route(){return e(t)},class:`small no-print read`,children:(e,t)=>{l();var n=o();D(e=>f(n,e),[()=>w(`quote.read`)]),d(e,n)},$$slots:{default:!0}})}d(n,u)},h=e=>{var t=X(),n=v(t,!0);D(e=>f(n,e),[()=>w(s()===`left`?`compare.none.left`:`compare.none.right`)]),d(e,t)};c(p,e=>{r()&&a()!==null?e(m):e(h,-1)}),t(u),D(e=>j(u,`data-side`,e),[()=>w(`compare.${s()}`)]),d(n,u)},u=g(()=>i.row.cells[0]),p=g(()=>(i.row.left?.text.quote.length??0)+(e(u).right?.text.quote.length??0)>1200),h=C(!1),_=(t,n)=>e(p)&&!e(h)&&n?n.quote:V(t.label,t.text.quote),b=g(()=>i.row.left?_(i.row.left,e(u).leftSentence):null),T=g(()=>e(u).right?_(e(u).right,e(u).rightSentence):null),P=g(()=>e(b)!==null&&e(T)!==null?W(e(b),e(T)):[]),F=g(()=>H(e(P))?e(P):[]),ee=g(()=>i.row.left&&e(u).right?W(i.row.left.label,e(u).right.label):[]),I=g(()=>e(u).differences.filter(e=>e.aspect!==`WORDING`)),ne=g(()=>e(u).change===`ADDED`||e(u).change===`MISSING`?`compare.${e(u).change}${i.versions?``:`.plans`}`:`compare.${e(u).change}`),re=(e,t)=>S(`read`,k.route,{id:e?.id??``,question:{...k.route.question,at:e&&!e.current?e.commit:k.route.question.at},options:{from:String(t.start),to:String(t.end)}});var L=Q(),R=E(L),z=E(R),B=v(z,!0),ie=x(z,2);r(ie,17,()=>e(I),a,(n,r)=>{var i=Z(),a=E(i),s=v(a,!0),l=x(a,2),u=t=>{var n=le(),i=v(n,!0);D(()=>f(i,e(r).left)),d(t,n)};c(l,t=>{e(r).left&&t(u)});var p=x(l),m=e=>{var t=de();d(e,t)};c(p,t=>{e(r).left&&e(r).right&&t(m)});var h=x(p),g=t=>{var n=ue(),i=v(n,!0);D(()=>f(i,e(r).right)),d(t,n)};c(h,t=>{e(r).right&&t(g)});var _=x(h,2),y=t=>{var n=o();D(()=>f(n,e(r).explanation)),d(t,n)};c(_,t=>{!e(r).left&&!e(r).right&&t(y)}),t(i),D(t=>{j(i,`data-effect`,e(r).effect),f(s,t)},[()=>w(`compare.aspect.${e(r).aspect}`)]),d(n,i)}),t(R);var ae=x(R,2);s(ae,()=>i.row.left,()=>e(b),()=>`left`);var U=x(ae,2);s(U,()=>e(u).right,()=>e(T),()=>`right`);var G=x(U,2),K=t=>{var n=fe(),r=v(n,!0);D(t=>{j(n,`aria-expanded`,e(h)),f(r,t)},[()=>w(e(h)?`compare.part`:`compare.whole`)]),m(`click`,n,()=>y(h,!e(h))),d(t,n)};c(G,t=>{e(p)&&t(K)}),t(L),D(t=>{j(L,`data-change`,e(u).change),f(B,t)},[()=>w(e(ne))]),d(n,L),A()}h([`click`]);var me=i(`<strong class="svelte-72dz8s"> </strong>`),he=i(`<li class="svelte-72dz8s"><button class="card svelte-72dz8s" type="button"><span class="small soft"> </span> <strong class="svelte-72dz8s"> </strong> <!></button></li>`),$=i(`<ul class="svelte-72dz8s"></ul>`);function ge(n,i){N(i,!0);var o=$();r(o,21,()=>i.pairs,a,(n,r)=>{var a=he(),o=E(a),s=E(o),l=v(s,!0),u=x(s,2),p=v(u,!0),h=x(u,2),g=t=>{var n=me(),i=v(n,!0);D(()=>f(i,e(r).other)),d(t,n)};c(h,t=>{e(r).other!==``&&t(g)}),t(o),t(a),D(t=>{f(l,t),f(p,e(r).title)},[()=>w(e(r).other===``?`compare.pair.versions`:`compare.pair.plans`)]),m(`click`,o,()=>i.onpick(e(r))),d(n,a)}),t(o),d(n,o),A()}h([`click`]);var _e=i(`<option> </option>`),ve=i(`<label class="svelte-11cuqj9"><span class="visually-hidden"> </span> <select class="svelte-11cuqj9"><option> </option><!></select></label>`),ye=i(`<div class="chooser svelte-11cuqj9"><label class="svelte-11cuqj9"><span class="soft small"> </span> <select class="svelte-11cuqj9"><option> </option><!></select></label> <!></div>`),be=i(`<button type="button" class="button svelte-11cuqj9"> </button>`),xe=i(`<p class="soft"> </p> <!>`,1),Se=i(`<div class="hint svelte-11cuqj9"><!></div>`),Ce=i(`<button type="button" class="svelte-11cuqj9"> <strong class="number svelte-11cuqj9"> </strong></button>`),we=i(`<h2 class="svelte-11cuqj9"> <span class="soft small svelte-11cuqj9"> </span></h2>`),Te=i(`<p class="nothing soft svelte-11cuqj9"> </p>`),Ee=i(`<button class="button more no-print svelte-11cuqj9" type="button"> </button>`),De=i(`<div class="filters no-print svelte-11cuqj9" role="group"><!> <span class="grow svelte-11cuqj9"></span> <!></div> <section class="card svelte-11cuqj9"><header class="svelte-11cuqj9"></header> <!> <ul></ul></section> <!> <!>`,1),Oe=i(`<div class="card ask no-print svelte-11cuqj9"><!> <button class="button plain swap svelte-11cuqj9" type="button"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" class="svelte-11cuqj9"><path d="M3 7h13l-3-3M17 13H4l3 3"></path></svg></button> <!> <div class="kind svelte-11cuqj9" role="group"></div></div> <!>`,1),ke=i(`<div class="compare svelte-11cuqj9"><h1 class="svelte-11cuqj9"> </h1> <!></div>`);function Ae(i,p){N(p,!0);let h=(i,a=M)=>{let o=g(()=>R(ce(e(U)[a()])));var l=ye(),u=E(l),p=E(u),h=v(p,!0),y=x(p,2),b=E(y),S=v(b,!0);b.value=b.__value=``;var C=x(b);r(C,17,()=>B.value??[],e=>e.id,(t,n)=>{var r=_e(),i=v(r,!0),a={};D(t=>{f(i,t),a!==(a=e(n).id)&&(r.value=(r.__value=a)??``)},[()=>e(de).get(e(n).id)]),d(t,r)}),t(y);var T;n(y),t(u);var O=x(u,2),A=i=>{var c=ve(),l=E(c),u=v(l,!0),p=x(l,2),h=E(p),g=v(h,!0);h.value=h.__value=``;var y=x(h);r(y,17,()=>e(o).slice(1),e=>e.number,(t,n)=>{var r=_e(),i=v(r),a={};D((e,t,n)=>{f(i,`${e??``} · ${t??``}`),a!==(a=n)&&(r.value=(r.__value=a)??``)},[()=>w(`asof.then`,{n:e(n).number}),()=>_(k.language,e(n).at),()=>String(e(n).number)]),d(t,r)}),t(p);var b;n(p),t(c),D((e,t,n)=>{f(u,e),f(g,t),b!==(b=n)&&(p.value=(p.__value=b)??``,s(p,b))},[()=>w(`compare.version`),()=>w(`compare.latest`),()=>String(e(W)[a()]||``)]),m(`change`,p,e=>X({[`${a()}At`]:e.currentTarget.value})),d(i,c)};c(O,t=>{e(o).length>1&&t(A)}),t(l),D((t,n)=>{f(h,t),f(S,n),T!==(T=e(U)[a()])&&(y.value=(y.__value=T)??``,s(y,T))},[()=>w(`compare.${a()}`),()=>w(`compare.choose`)]),m(`change`,y,e=>le(a(),e.currentTarget.value)),d(i,l)},F=[[`STRENGTHENED`,`strengthened`],[`WEAKENED`,`weakened`],[`REWORDED`,`reworded`],[`ADDED`,`added`],[`MISSING`,`missing`],[`SAME`,`same`]],B=new ee,V=new ee;b(()=>{let e=k.route.question.at;return B.ask(async t=>{let n=[],r=null;do{let i=await P(L,{first:100,after:r},{signal:t,at:e});n.push(...i.documents.edges.map(e=>e.node)),r=i.documents.pageInfo.hasNextPage?i.documents.pageInfo.endCursor??null:null}while(r!==null&&n.length<1e3);return n}),B.stop});let H=g(()=>k.route.options),U=g(()=>({left:e(H).left??``,right:e(H).right??``})),W=g(()=>({left:Number(e(H).leftAt)||0,right:Number(e(H).rightAt)||0})),G=g(()=>e(H).kind===`TARGET`?`TARGET`:`TASK`),K=g(()=>(e(H).changes??``).split(`,`).filter(e=>F.some(([t])=>t===e))),q=g(()=>e(U).left!==``&&e(U).right!==``&&(e(U).left!==e(U).right||e(W).left!==e(W).right)),oe=g(()=>JSON.stringify({documents:[`left`,`right`].map(t=>({document:e(U)[t],...e(W)[t]>0?{asOf:{commit:e(W)[t]}}:{}})),kind:e(G),changes:e(K).length>0?e(K):null}));b(()=>{let[t,n]=[e(oe),k.route.question.at];return e(q)?(V.ask(async e=>(await P(re,{...JSON.parse(t),first:50},{signal:e,at:n})).compare),V.stop):V.stop()});let J=C(!1),Y=C(null);async function se(){let[t,n]=[V.value,e(oe)];if(t){(e=>{var t=u(e,2);y(J,t[0],!0),y(Y,t[1])})([!0,null]);try{let e=t.pageInfo.endCursor??null,{compare:r}=await P(re,{...JSON.parse(n),first:50,after:e},{at:k.route.question.at});V.value===t&&(V.value={...r,edges:[...t.edges,...r.edges]})}catch(e){y(Y,e)}y(J,!1)}}function X(t){let n={...e(H),...t};for(let[e,t]of Object.entries(n))t===``&&delete n[e];k.go({...k.route,options:n},!0)}let ce=e=>(B.value??[]).find(t=>t.id===e);function le(t,n){let r=t===`left`?`right`:`left`,i={[t]:n,[`${t}At`]:``};if(n!==``&&n===e(U)[r]&&e(W)[r]===0){let e=ae(ce(n),0);e>0&&(i.leftAt=String(e)),e>0&&(i.rightAt=``)}X(i)}function ue(t){X({changes:(e(K).includes(t)?e(K).filter(e=>e!==t):[...e(K),t]).join(`,`)})}let de=g(()=>z(B.value??[])),Z=g(()=>ie(B.value??[],e(U).left)),fe=()=>X({left:e(U).right,right:e(U).left,leftAt:e(H).rightAt??``,rightAt:e(H).leftAt??``}),Q=g(()=>e(U).left===e(U).right),me=t=>!e(Q)&&(t===`ADDED`||t===`MISSING`)?`compare.${t}.plans`:`compare.${t}`,he=g(()=>V.value?.totalCount??0);var $=ke(),Ae=E($),je=v(Ae,!0),Me=x(Ae,2),Ne=e=>{I(e,{get error(){return B.error},get retry(){return B.retry}})},Pe=n=>{var i=Oe(),s=O(i),p=E(s);h(p,()=>`left`);var _=x(p,2),y=x(_,2);h(y,()=>`right`);var b=x(y,2);r(b,20,()=>[`TASK`,`TARGET`],e=>e,(t,n)=>{var r=be(),i=v(r,!0);D(t=>{j(r,`aria-pressed`,e(G)===n),f(i,t)},[()=>w(`kind.${n}`)]),m(`click`,r,()=>X({kind:n===`TASK`?``:n})),d(t,r)}),t(b),t(s);var C=x(s,2),A=n=>{var r=Se(),i=E(r),a=t=>{var n=xe(),r=O(n),i=v(r,!0),a=x(r,2),s=t=>{ge(t,{get pairs(){return e(Z)},onpick:({left:e,right:t})=>X({left:e.id,leftAt:String(e.at||``),right:t.id,rightAt:String(t.at||``)})})},u=t=>{{let n=g(()=>S(`upload`,k.route));te(t,{get route(){return e(n)},class:`button primary`,children:(e,t)=>{l();var n=o();D(e=>f(n,e),[()=>w(`app.upload`)]),d(e,n)},$$slots:{default:!0}})}};c(a,t=>{e(Z).length>0?t(s):t(u,-1)}),D(e=>f(i,e),[()=>w(e(U).left!==``&&e(U).left===e(U).right?`compare.same`:e(Z).length>0?`compare.hint`:`compare.few`)]),d(t,n)},s=e=>{I(e,{rows:4})};c(i,e=>{B.value?e(a):e(s,-1)}),t(r),d(n,r)},M=e=>{I(e,{get error(){return V.error},get retry(){return V.retry}})},N=e=>{I(e,{rows:8})},P=n=>{let i=g(()=>V.value);var o=De(),s=O(o),l=E(s);r(l,17,()=>F,([e,t])=>e,(n,r)=>{var a=g(()=>u(e(r),2));let o=()=>e(a)[0],s=()=>e(a)[1];var c=Ce(),l=E(c),p=x(l),h=v(p,!0);t(c),D((t,n,r)=>{j(c,`data-change`,o()),j(c,`aria-pressed`,t),c.disabled=e(i).summary[s()]===0,f(l,`${n??``} `),f(h,r)},[()=>e(K).includes(o()),()=>w(me(o())),()=>T(k.language,e(i).summary[s()])]),m(`click`,c,()=>ue(o())),d(n,c)});var p=x(l,4);ne(p,{text:()=>location.href,label:`copy.link`}),t(s);var h=x(s,2),_=E(h);r(_,21,()=>e(i).documents,a,(n,r,i)=>{var a=we(),o=E(a),s=x(o),c=v(s);t(a),D((e,t,n,r)=>{f(o,`${e??``} `),f(c,`${t??``} · ${n??``}${r??``}`)},[()=>e(Q)?e(r).title:e(de).get(e(r).id)??e(r).title,()=>w(i===0?`compare.left`:`compare.right`),()=>w(e(G)===`TASK`?`count.tasks`:`compare.targets`,{n:e(r).items}),()=>e(r).current?``:` · ${w(`asof.then`,{n:e(r).commit})}`]),d(n,a)}),t(_);var y=x(_,2),b=e=>{var t=Te(),n=v(t,!0);D(e=>f(n,e),[()=>w(`compare.empty`)]),d(e,t)};c(y,t=>{e(i).edges.length===0&&t(b)});var S=x(y,2);r(S,21,()=>e(i).edges,a,(t,n)=>{let r=()=>e(n).node;pe(t,{get row(){return r()},get plans(){return e(i).documents},get versions(){return e(Q)}})}),t(S),t(h);var C=x(h,2),A=t=>{I(t,{get error(){return e(Y)},retry:()=>void se()})};c(C,t=>{e(Y)&&t(A)});var M=x(C,2),N=t=>{var n=Ee(),r=v(n,!0);D(t=>{n.disabled=e(J),f(r,t)},[()=>w(`count.more`,{n:e(he)-e(i).edges.length})]),m(`click`,n,()=>void se()),d(t,n)};c(M,t=>{e(i).pageInfo.hasNextPage&&t(N)}),D(e=>{j(s,`aria-label`,e),j(h,`aria-busy`,V.busy)},[()=>w(`compare.filter`)]),d(n,o)};c(C,t=>{e(q)?V.error?t(M,1):V.value?t(P,-1):t(N,2):t(A)}),D((e,t,n)=>{j(_,`aria-label`,e),j(_,`title`,t),j(b,`aria-label`,n)},[()=>w(`compare.swap`),()=>w(`compare.swap`),()=>w(`compare.of`)]),m(`click`,_,fe),d(n,i)};c(Me,e=>{B.error?e(Ne):e(Pe,-1)}),t($),D(e=>f(je,e),[()=>w(`compare.title`)]),d(i,$),A()}h([`change`,`click`]);export{Ae as default};