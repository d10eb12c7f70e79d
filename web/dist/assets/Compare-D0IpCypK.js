import{Ct as e,E as t,H as n,I as r,J as i,K as a,N as o,P as s,S as c,St as l,T as u,U as d,V as f,Z as p,_t as m,a as h,at as g,bt as _,f as v,ft as y,gt as b,ht as x,i as S,it as C,n as w,nt as T,ot as E,q as D,st as O,t as k,tt as A,ut as j,xt as M,z as N}from"./state.svelte-aftG7p5T.js";import{i as P,t as F}from"./TypedDocumentString-Bs9moOO4.js";import{t as ee}from"./load.svelte-C05dwITt.js";import{n as te,t as I}from"./State-Blwd7n1x.js";import{t as ne}from"./Copy-D2PTmkJ6.js";var re=new F(`
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
    `);function R(e){return(e?.versions.edges??[]).map(e=>e.node).filter(e=>e.action!==`RETRACTED`)}function ie(e,t,n=6){let r=e.filter(e=>t===``||e.id===t),i=r.flatMap(e=>{let t=R(e)[1];return t?[{left:{id:e.id,at:t.number},right:{id:e.id,at:0},title:e.title,other:``}]:[]}),a=r.slice(0,n).flatMap((r,i)=>(t===``?e.slice(i+1):e.filter(e=>e.id!==t)).slice(0,n).map(e=>({left:{id:r.id,at:0},right:{id:e.id,at:0},title:r.title,other:e.title})));return[...i.slice(0,n-+(a.length>0)),...a].slice(0,n)}function ae(e,t){let n=R(e),r=t===0?0:n.findIndex(e=>e.number===t);return r<0?0:n[r+1]?.number??0}function z(e,t){let n=t.indexOf(e);return e===``||n<0||n>10?t:t.slice(n+e.length).replace(/^[。．.：:；;\s]+/u,``)}function B(e){let t=t=>e.reduce((e,n)=>e+(n.kind===t?n.text.length:0),0),n=t(`same`);return n*3>=n+Math.min(t(`left`),t(`right`))}var V=1e3;function H(e,t){let n=U(e),r=U(t),i=0;for(;i<n.length&&i<r.length&&n[i]===r[i];)i++;let a=0;for(;a<n.length-i&&a<r.length-i&&n[n.length-1-a]===r[r.length-1-a];)a++;let o=[];return G(o,`same`,n.slice(0,i)),W(o,n.slice(i,n.length-a),r.slice(i,r.length-a)),G(o,`same`,n.slice(n.length-a)),K(o)}function U(e){return e.match(/\d+(?:\.\d+)?%?|[A-Za-z]+|[\s\S]/gu)??[]}function W(e,t,n){if(t.length===0||n.length===0||t.length*n.length>V*V){G(e,`left`,t),G(e,`right`,n);return}let r=n.length+1,i=new Uint16Array((t.length+1)*r);for(let e=t.length-1;e>=0;e--)for(let a=n.length-1;a>=0;a--)i[e*r+a]=t[e]===n[a]?i[(e+1)*r+a+1]+1:Math.max(i[(e+1)*r+a],i[e*r+a+1]);let a=0,o=0;for(;a<t.length&&o<n.length;)t[a]===n[o]?(G(e,`same`,[t[a]]),a++,o++):i[(a+1)*r+o]>=i[a*r+o+1]?G(e,`left`,[t[a++]]):G(e,`right`,[n[o++]]);G(e,`left`,t.slice(a)),G(e,`right`,n.slice(o))}function G(e,t,n){if(n.length===0)return;let r=e.at(-1);r?.kind===t?r.text+=n.join(``):e.push({kind:t,text:n.join(``)})}function K(e){let t=[],n=``,r=``,i=()=>{n!==``&&t.push({kind:`left`,text:n}),r!==``&&t.push({kind:`right`,text:r}),n=r=``};return e.forEach((a,o)=>{let s=a.kind===`same`&&[...a.text].length===1&&o>0&&o<e.length-1;a.kind===`same`&&!s?(i(),t.push(a)):(a.kind!==`right`&&(n+=a.text),a.kind!==`left`&&(r+=a.text))}),i(),t}var q=(e,t=l,i=l,c=l)=>{var u=n(),d=g(u),m=e=>{var t=a();A(()=>N(t,c())),f(e,t)},h=e=>{var c=n(),l=g(c);o(l,17,t,s,(e,t)=>{var o=n(),s=g(o),c=e=>{var n=a();A(()=>N(n,p(t).text)),f(e,n)},l=e=>{var t=a();t.nodeValue=``,f(e,t)},u=e=>{var n=Z(),r=E(n,!0);A(()=>N(r,p(t).text)),f(e,n)},d=e=>{var n=se(),r=E(n,!0);A(()=>N(r,p(t).text)),f(e,n)};r(s,e=>{p(t).kind===`same`?e(c):p(t).kind===i()?i()===`left`?e(u,2):e(d,-1):e(l,1)}),f(e,o)}),f(e,c)};r(d,e=>{t().length===0?e(m):e(h,-1)}),f(e,u)},J=d(`<span class="soft"> </span>`),Y=d(`<h3 class="svelte-v5whxb"><!><!></h3> <p class="svelte-v5whxb"><!></p> <!>`,1),oe=d(`<p class="none svelte-v5whxb"> </p>`),X=d(`<div class="side svelte-v5whxb"><!></div>`),Z=d(`<del class="svelte-v5whxb"> </del>`),se=d(`<ins class="svelte-v5whxb"> </ins>`),ce=d(`<span aria-hidden="true">→</span>`),Q=d(`<span class="small told svelte-v5whxb"><span class="soft"> </span> <!><!><!> <!></span>`),le=d(`<button class="button plain all no-print svelte-v5whxb" type="button"> </button>`),ue=d(`<li class="row svelte-v5whxb"><div class="what svelte-v5whxb"><span class="change svelte-v5whxb"> </span> <!></div> <!> <!> <!></li>`);function de(e,t){m(t,!0);let n=(e,n=l,i=l,o=l)=>{var s=X(),u=C(s),d=e=>{var s=Y(),c=g(s),l=C(c),u=e=>{var t=J(),r=E(t);A(()=>N(r,`${n().number??``}.`)),f(e,t)};r(l,e=>{n().number&&e(u)}),q(O(l),()=>p(ee),o,()=>n().label),M(c);var d=O(c,2);q(C(d),()=>p(F),o,i),M(d);var m=O(d,2);{let e=x(()=>re(t.plans[o()===`left`?0:1],n().text));te(m,{get route(){return p(e)},class:`small no-print read`,children:(e,t)=>{_();var n=a();A(e=>N(n,e),[()=>w(`quote.read`)]),f(e,n)},$$slots:{default:!0}})}f(e,s)},m=e=>{var t=oe(),n=E(t,!0);A(e=>N(n,e),[()=>w(o()===`left`?`compare.none.left`:`compare.none.right`)]),f(e,t)};r(u,e=>{n()&&i()!==null?e(d):e(m,-1)}),M(s),A(e=>c(s,`data-side`,e),[()=>w(`compare.${o()}`)]),f(e,s)},u=x(()=>t.row.cells[0]),d=x(()=>(t.row.left?.text.quote.length??0)+(p(u).right?.text.quote.length??0)>1200),h=y(!1),S=(e,t)=>p(d)&&!p(h)&&t?t.quote:z(e.label,e.text.quote),T=x(()=>t.row.left?S(t.row.left,p(u).leftSentence):null),D=x(()=>p(u).right?S(p(u).right,p(u).rightSentence):null),P=x(()=>p(T)!==null&&p(D)!==null?H(p(T),p(D)):[]),F=x(()=>B(p(P))?p(P):[]),ee=x(()=>t.row.left&&p(u).right?H(t.row.left.label,p(u).right.label):[]),I=x(()=>p(u).differences.filter(e=>e.aspect!==`WORDING`)),ne=x(()=>p(u).change===`ADDED`||p(u).change===`MISSING`?`compare.${p(u).change}${t.versions?``:`.plans`}`:`compare.${p(u).change}`),re=(e,t)=>v(`read`,k.route,{id:e?.id??``,question:{...k.route.question,at:e&&!e.current?e.commit:k.route.question.at},options:{from:String(t.start),to:String(t.end)}});var L=ue(),R=C(L),ie=C(R),ae=E(ie,!0),V=O(ie,2);o(V,17,()=>p(I),s,(e,t)=>{var n=Q(),i=C(n),o=E(i,!0),s=O(i,2),l=e=>{var n=Z(),r=E(n,!0);A(()=>N(r,p(t).left)),f(e,n)};r(s,e=>{p(t).left&&e(l)});var u=O(s),d=e=>{var t=ce();f(e,t)};r(u,e=>{p(t).left&&p(t).right&&e(d)});var m=O(u),h=e=>{var n=se(),r=E(n,!0);A(()=>N(r,p(t).right)),f(e,n)};r(m,e=>{p(t).right&&e(h)});var g=O(m,2),_=e=>{var n=a();A(()=>N(n,p(t).explanation)),f(e,n)};r(g,e=>{!p(t).left&&!p(t).right&&e(_)}),M(n),A(e=>{c(n,`data-effect`,p(t).effect),N(o,e)},[()=>w(`compare.aspect.${p(t).aspect}`)]),f(e,n)}),M(R);var U=O(R,2);n(U,()=>t.row.left,()=>p(T),()=>`left`);var W=O(U,2);n(W,()=>p(u).right,()=>p(D),()=>`right`);var G=O(W,2),K=e=>{var t=le(),n=E(t,!0);A(e=>{c(t,`aria-expanded`,p(h)),N(n,e)},[()=>w(p(h)?`compare.part`:`compare.whole`)]),i(`click`,t,()=>j(h,!p(h))),f(e,t)};r(G,e=>{p(d)&&e(K)}),M(L),A(e=>{c(L,`data-change`,p(u).change),N(ae,e)},[()=>w(p(ne))]),f(e,L),b()}D([`click`]);var fe=d(`<strong class="svelte-72dz8s"> </strong>`),pe=d(`<li class="svelte-72dz8s"><button class="card svelte-72dz8s" type="button"><span class="small soft"> </span> <strong class="svelte-72dz8s"> </strong> <!></button></li>`),$=d(`<ul class="svelte-72dz8s"></ul>`);function me(e,t){m(t,!0);var n=$();o(n,21,()=>t.pairs,s,(e,n)=>{var a=pe(),o=C(a),s=C(o),c=E(s,!0),l=O(s,2),u=E(l,!0),d=O(l,2),m=e=>{var t=fe(),r=E(t,!0);A(()=>N(r,p(n).other)),f(e,t)};r(d,e=>{p(n).other!==``&&e(m)}),M(o),M(a),A(e=>{N(c,e),N(u,p(n).title)},[()=>w(p(n).other===``?`compare.pair.versions`:`compare.pair.plans`)]),i(`click`,o,()=>t.onpick(p(n))),f(e,a)}),M(n),f(e,n),b()}D([`click`]);var he=d(`<option> </option>`),ge=d(`<label class="svelte-11cuqj9"><span class="visually-hidden"> </span> <select class="svelte-11cuqj9"><option> </option><!></select></label>`),_e=d(`<div class="chooser svelte-11cuqj9"><label class="svelte-11cuqj9"><span class="soft small"> </span> <select class="svelte-11cuqj9"><option> </option><!></select></label> <!></div>`),ve=d(`<button type="button" class="button svelte-11cuqj9"> </button>`),ye=d(`<p class="soft"> </p> <!>`,1),be=d(`<div class="hint svelte-11cuqj9"><!></div>`),xe=d(`<button type="button" class="svelte-11cuqj9"> <strong class="number svelte-11cuqj9"> </strong></button>`),Se=d(`<h2 class="svelte-11cuqj9"> <span class="soft small svelte-11cuqj9"> </span></h2>`),Ce=d(`<p class="nothing soft svelte-11cuqj9"> </p>`),we=d(`<button class="button more no-print svelte-11cuqj9" type="button"> </button>`),Te=d(`<div class="filters no-print svelte-11cuqj9" role="group"><!> <span class="grow svelte-11cuqj9"></span> <!></div> <section class="card svelte-11cuqj9"><header class="svelte-11cuqj9"></header> <!> <ul></ul></section> <!> <!>`,1),Ee=d(`<div class="card ask no-print svelte-11cuqj9"><!> <button class="button plain swap svelte-11cuqj9" type="button"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" class="svelte-11cuqj9"><path d="M3 7h13l-3-3M17 13H4l3 3"></path></svg></button> <!> <div class="kind svelte-11cuqj9" role="group"></div></div> <!>`,1),De=d(`<div class="compare svelte-11cuqj9"><h1 class="svelte-11cuqj9"> </h1> <!></div>`);function Oe(n,d){m(d,!0);let D=(e,n=l)=>{let a=x(()=>R(Z(p(H)[n()])));var s=_e(),c=C(s),d=C(c),m=E(d,!0),h=O(d,2),g=C(h),_=E(g,!0);g.value=g.__value=``;var v=O(g);o(v,17,()=>z.value??[],e=>e.id,(e,t)=>{var n=he(),r=E(n,!0),i={};A(()=>{N(r,p(t).title),i!==(i=p(t).id)&&(n.value=(n.__value=i)??``)}),f(e,n)}),M(h);var y;u(h),M(c);var b=O(c,2),T=e=>{var r=ge(),s=C(r),c=E(s,!0),l=O(s,2),d=C(l),m=E(d,!0);d.value=d.__value=``;var h=O(d);o(h,17,()=>p(a).slice(1),e=>e.number,(e,t)=>{var n=he(),r=E(n),i={};A((e,t,a)=>{N(r,`${e??``} · ${t??``}`),i!==(i=a)&&(n.value=(n.__value=i)??``)},[()=>w(`asof.then`,{n:p(t).number}),()=>S(k.language,p(t).at),()=>String(p(t).number)]),f(e,n)}),M(l);var g;u(l),M(r),A((e,n,r)=>{N(c,e),N(m,n),g!==(g=r)&&(l.value=(l.__value=g)??``,t(l,g))},[()=>w(`compare.version`),()=>w(`compare.latest`),()=>String(p(U)[n()]||``)]),i(`change`,l,e=>X({[`${n()}At`]:e.currentTarget.value})),f(e,r)};r(b,e=>{p(a).length>1&&e(T)}),M(s),A((e,r)=>{N(m,e),N(_,r),y!==(y=p(H)[n()])&&(h.value=(h.__value=y)??``,t(h,y))},[()=>w(`compare.${n()}`),()=>w(`compare.choose`)]),i(`change`,h,e=>se(n(),e.currentTarget.value)),f(e,s)},F=[[`STRENGTHENED`,`strengthened`],[`WEAKENED`,`weakened`],[`REWORDED`,`reworded`],[`ADDED`,`added`],[`MISSING`,`missing`],[`SAME`,`same`]],z=new ee,B=new ee;T(()=>{let e=k.route.question.at;return z.ask(async t=>{let n=[],r=null;do{let i=await P(L,{first:100,after:r},{signal:t,at:e});n.push(...i.documents.edges.map(e=>e.node)),r=i.documents.pageInfo.hasNextPage?i.documents.pageInfo.endCursor??null:null}while(r!==null&&n.length<1e3);return n}),z.stop});let V=x(()=>k.route.options),H=x(()=>({left:p(V).left??``,right:p(V).right??``})),U=x(()=>({left:Number(p(V).leftAt)||0,right:Number(p(V).rightAt)||0})),W=x(()=>p(V).kind===`TARGET`?`TARGET`:`TASK`),G=x(()=>(p(V).changes??``).split(`,`).filter(e=>F.some(([t])=>t===e))),K=x(()=>p(H).left!==``&&p(H).right!==``&&(p(H).left!==p(H).right||p(U).left!==p(U).right)),q=x(()=>JSON.stringify({documents:[`left`,`right`].map(e=>({document:p(H)[e],...p(U)[e]>0?{asOf:{commit:p(U)[e]}}:{}})),kind:p(W),changes:p(G).length>0?p(G):null}));T(()=>{let[e,t]=[p(q),k.route.question.at];return p(K)?(B.ask(async n=>(await P(re,{...JSON.parse(e),first:50},{signal:n,at:t})).compare),B.stop):B.stop()});let J=y(!1),Y=y(null);async function oe(){let[t,n]=[B.value,p(q)];if(t){(t=>{var n=e(t,2);j(J,n[0],!0),j(Y,n[1])})([!0,null]);try{let e=t.pageInfo.endCursor??null,{compare:r}=await P(re,{...JSON.parse(n),first:50,after:e},{at:k.route.question.at});B.value===t&&(B.value={...r,edges:[...t.edges,...r.edges]})}catch(e){j(Y,e)}j(J,!1)}}function X(e){let t={...p(V),...e};for(let[e,n]of Object.entries(t))n===``&&delete t[e];k.go({...k.route,options:t},!0)}let Z=e=>(z.value??[]).find(t=>t.id===e);function se(e,t){let n=e===`left`?`right`:`left`,r={[e]:t,[`${e}At`]:``};if(t!==``&&t===p(H)[n]&&p(U)[n]===0){let e=ae(Z(t),0);e>0&&(r.leftAt=String(e)),e>0&&(r.rightAt=``)}X(r)}function ce(e){X({changes:(p(G).includes(e)?p(G).filter(t=>t!==e):[...p(G),e]).join(`,`)})}let Q=x(()=>ie(z.value??[],p(H).left)),le=()=>X({left:p(H).right,right:p(H).left,leftAt:p(V).rightAt??``,rightAt:p(V).leftAt??``}),ue=x(()=>p(H).left===p(H).right),fe=e=>!p(ue)&&(e===`ADDED`||e===`MISSING`)?`compare.${e}.plans`:`compare.${e}`,pe=x(()=>B.value?.totalCount??0);var $=De(),Oe=C($),ke=E(Oe,!0),Ae=O(Oe,2),je=e=>{I(e,{get error(){return z.error},get retry(){return z.retry}})},Me=t=>{var n=Ee(),l=g(n),u=C(l);D(u,()=>`left`);var d=O(u,2),m=O(d,2);D(m,()=>`right`);var y=O(m,2);o(y,20,()=>[`TASK`,`TARGET`],e=>e,(e,t)=>{var n=ve(),r=E(n,!0);A(e=>{c(n,`aria-pressed`,p(W)===t),N(r,e)},[()=>w(`kind.${t}`)]),i(`click`,n,()=>X({kind:t===`TASK`?``:t})),f(e,n)}),M(y),M(l);var b=O(l,2),S=e=>{var t=be(),n=C(t),i=e=>{var t=ye(),n=g(t),i=E(n,!0),o=O(n,2),s=e=>{me(e,{get pairs(){return p(Q)},onpick:({left:e,right:t})=>X({left:e.id,leftAt:String(e.at||``),right:t.id,rightAt:String(t.at||``)})})},c=e=>{{let t=x(()=>v(`upload`,k.route));te(e,{get route(){return p(t)},class:`button primary`,children:(e,t)=>{_();var n=a();A(e=>N(n,e),[()=>w(`app.upload`)]),f(e,n)},$$slots:{default:!0}})}};r(o,e=>{p(Q).length>0?e(s):e(c,-1)}),A(e=>N(i,e),[()=>w(p(H).left!==``&&p(H).left===p(H).right?`compare.same`:p(Q).length>0?`compare.hint`:`compare.few`)]),f(e,t)},o=e=>{I(e,{rows:4})};r(n,e=>{z.value?e(i):e(o,-1)}),M(t),f(e,t)},T=e=>{I(e,{get error(){return B.error},get retry(){return B.retry}})},j=e=>{I(e,{rows:8})},P=t=>{let n=x(()=>B.value);var a=Te(),l=g(a),u=C(l);o(u,17,()=>F,([e,t])=>e,(t,r)=>{var a=x(()=>e(p(r),2));let o=()=>p(a)[0],s=()=>p(a)[1];var l=xe(),u=C(l),d=O(u),m=E(d,!0);M(l),A((e,t,r)=>{c(l,`data-change`,o()),c(l,`aria-pressed`,e),l.disabled=p(n).summary[s()]===0,N(u,`${t??``} `),N(m,r)},[()=>p(G).includes(o()),()=>w(fe(o())),()=>h(k.language,p(n).summary[s()])]),i(`click`,l,()=>ce(o())),f(t,l)});var d=O(u,4);ne(d,{text:()=>location.href,label:`copy.link`}),M(l);var m=O(l,2),_=C(m);o(_,21,()=>p(n).documents,s,(e,t,n)=>{var r=Se(),i=C(r),a=O(i),o=E(a);M(r),A((e,n,r)=>{N(i,`${p(t).title??``} `),N(o,`${e??``} · ${n??``}${r??``}`)},[()=>w(n===0?`compare.left`:`compare.right`),()=>w(p(W)===`TASK`?`count.tasks`:`compare.targets`,{n:p(t).items}),()=>p(t).current?``:` · ${w(`asof.then`,{n:p(t).commit})}`]),f(e,r)}),M(_);var v=O(_,2),y=e=>{var t=Ce(),n=E(t,!0);A(e=>N(n,e),[()=>w(`compare.empty`)]),f(e,t)};r(v,e=>{p(n).edges.length===0&&e(y)});var b=O(v,2);o(b,21,()=>p(n).edges,s,(e,t)=>{let r=()=>p(t).node;de(e,{get row(){return r()},get plans(){return p(n).documents},get versions(){return p(ue)}})}),M(b),M(m);var S=O(m,2),T=e=>{I(e,{get error(){return p(Y)},retry:()=>void oe()})};r(S,e=>{p(Y)&&e(T)});var D=O(S,2),j=e=>{var t=we(),r=E(t,!0);A(e=>{t.disabled=p(J),N(r,e)},[()=>w(`count.more`,{n:p(pe)-p(n).edges.length})]),i(`click`,t,()=>void oe()),f(e,t)};r(D,e=>{p(n).pageInfo.hasNextPage&&e(j)}),A(e=>{c(l,`aria-label`,e),c(m,`aria-busy`,B.busy)},[()=>w(`compare.filter`)]),f(t,a)};r(b,e=>{p(K)?B.error?e(T,1):B.value?e(P,-1):e(j,2):e(S)}),A((e,t,n)=>{c(d,`aria-label`,e),c(d,`title`,t),c(y,`aria-label`,n)},[()=>w(`compare.swap`),()=>w(`compare.swap`),()=>w(`compare.of`)]),i(`click`,d,le),f(t,n)};r(Ae,e=>{z.error?e(je):e(Me,-1)}),M($),A(e=>N(ke,e),[()=>w(`compare.title`)]),f(n,$),b()}D([`change`,`click`]);export{Oe as default};