import{B as e,Ct as t,F as n,G as r,H as i,J as a,L as o,O as s,P as c,Q as l,S as u,St as d,W as f,Y as p,_t as m,at as h,ct as g,d as _,dt as v,gt as y,i as b,k as ee,n as x,nt as S,ot as C,pt as w,q as T,rt as E,st as D,t as O,vt as k,wt as A,xt as j}from"./state.svelte-DkYVTSN4.js";import{r as M,t as N}from"./index-client-CANPTYqV.js";import{a as P,n as F,o as te,t as I}from"./State-BVP7KfU9.js";import{t as ne}from"./load.svelte-B2sRQKDr.js";import{t as re}from"./Drawer-dQe4KRXl.js";import{n as ie,t as ae}from"./Select-D4d8wGFo.js";import{t as oe}from"./Quote-vrOim8fp.js";import{t as L}from"./query-Bohf9mV1.js";import{n as R}from"./measure-BO4MQrF8.js";var z=new F(`
    query SheetTimeline($involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $occasions: [Occasion!], $by: Grain!, $first: Int!, $after: String) {
  timeline(
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    occasions: $occasions
    by: $by
    first: $first
    after: $after
  ) {
    totalCount
    suggestions {
      context
      entity {
        id
        kind
        label
      }
    }
    candidates {
      context
      entity {
        id
        kind
        label
      }
    }
    undated
    pageInfo {
      hasNextPage
      endCursor
    }
    periods {
      name
      first
      last
      count
      taskCount
      deadlines
      milestones
      targets
    }
    edges {
      node {
        occasion
        date
        period
        precision
        text
        task {
          id
          title
          number
          document {
            id
            title
          }
          agencies(roles: [LEADS, RESPONSIBLE_FOR]) {
            other {
              id
              label
            }
          }
        }
        statement {
          id
          origin
          evidence {
            id
            quote
            start
            focus
            focusStart
            before
            after
            section
            page
            cell
            document {
              id
              title
            }
          }
        }
      }
    }
  }
}
    `),B={column:188,space:16,gap:44,axis:56,card:176,padding:10,line:19,text:18,between:8,font:13,most:8};function V(e){let[,t=`0`,n,r]=/^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(e)??[];return n?Number(t)*4+Number(n)-1:r?Number(t)*12+Number(r)-1:Number(t)}function se(e){let t=new Map;for(let n of e){let e=t.get(n.period);e?e.push(n):t.set(n.period,[n])}return[...t].sort(([e],[t])=>V(e)-V(t))}function ce(e,t){let n=B,r=[],i=0,a=n.axis,o=null;for(let[s,c]of se(e)){let e=V(s),l=o===null?0:e-o-1;o!==null&&(i+=l>0?n.gap:0);let u=t.has(s)||c.length<=n.most+1?c:c.slice(0,n.most),d=n.axis,f=u.map(e=>{let{lines:t}=R(e.title,(n.card-2*n.padding-6)/n.font,3),r={entry:e,x:i+(n.column-n.card)/2,y:d,height:n.padding*2+n.text+t.length*n.line-4,lines:t};return d+=r.height+n.between,r}),p=c.length-u.length;r.push({period:s,x:i,cards:f,total:c.length,hidden:p,moreAt:d,gap:l}),p>0&&(d+=40),a=Math.max(a,d),i+=n.column,o=e}return{columns:r,width:i,height:a}}var le=r(`<svg viewBox="-1 -1 14 14" width="13" height="13" aria-hidden="true"><path class="svelte-k2vxlv"></path></svg>`),ue=f(`<button class="button svelte-k2vxlv" type="button"><!> </button>`),de=f(`<p> </p>`),fe=f(`<p class="warn svelte-k2vxlv"> </p>`),pe=r(`<line class="break svelte-k2vxlv"></line><text class="gap svelte-k2vxlv" text-anchor="middle">⋯<title> </title></text>`,1),me=r(`<text class="title svelte-k2vxlv"> </text>`),he=r(`<g role="button"><title> </title><rect class="box svelte-k2vxlv" rx="6"></rect><path class="mark svelte-k2vxlv"></path><text class="printed svelte-k2vxlv"> </text><!></g>`),ge=r(`<foreignObject height="36"><button class="button more svelte-k2vxlv" type="button"> </button></foreignObject>`),_e=r(`<!><circle r="4" class="svelte-k2vxlv"></circle><text class="period svelte-k2vxlv" y="22"> </text><text class="count svelte-k2vxlv" y="22" text-anchor="end"> </text><!><!>`,1),ve=f(`<div role="region" tabindex="0"><svg class="chart svelte-k2vxlv" role="group"><line class="axis svelte-k2vxlv" x1="-16"></line><!></svg></div>`),ye=f(`<li class="svelte-k2vxlv"><button type="button" class="svelte-k2vxlv"><!> <span class="when svelte-k2vxlv"> </span> <span class="what svelte-k2vxlv"> </span> <span class="soft small more-about svelte-k2vxlv"> </span></button></li>`),be=f(`<section class="svelte-k2vxlv"><h2 class="svelte-k2vxlv"> <span class="soft number"> </span></h2> <ol></ol></section>`),xe=f(`<div class="told svelte-k2vxlv"><p> </p> <!> <!></div> <!> <details class="list svelte-k2vxlv"><summary class="svelte-k2vxlv"> </summary> <!></details>`,1),Se=f(`<span class="soft"> </span>`),Ce=f(`<dt class="svelte-k2vxlv"> </dt> <dd class="who svelte-k2vxlv"></dd>`,1),we=f(`<div class="about svelte-k2vxlv"><p class="occasion svelte-k2vxlv"><!><strong> </strong><span class="soft"> </span></p> <dl class="svelte-k2vxlv"><dt class="svelte-k2vxlv"> </dt> <dd><!></dd> <dt class="svelte-k2vxlv"> </dt> <dd> <!></dd> <!></dl> <h3> </h3> <!></div>`),Te=f(`<h1 class="visually-hidden"> </h1> <div class="bar no-print svelte-k2vxlv"><!> <div class="occasions svelte-k2vxlv" role="group"></div> <span class="spring svelte-k2vxlv"></span> <button class="button" type="button"> </button></div> <!> <!>`,1);function H(r,a){k(a,!0);let f=(e,n=t)=>{var r=le(),a=D(r);S(()=>{s(r,0,`sign ${n()??``}`,`svelte-k2vxlv`),u(a,`d`,Fe[n()])}),i(e,r)},F=[`YEAR`,`QUARTER`,`MONTH`],R=[`DEADLINE`,`MILESTONE`,`TARGET`],V=y(()=>O.route.question),H=y(()=>F.find(e=>e===O.route.options.by)??`YEAR`),U=y(()=>R.find(e=>e===O.route.options.occasion)??``),W=new ne;E(()=>{let e={...L(l(V)),by:l(H),occasions:l(U)===``?null:[l(U)],first:100},t=l(V).at;return W.ask(async n=>{let r=(await P(z,{...e,after:null},{signal:n,at:t})).timeline,i=r,a=[...r.edges];for(;r.pageInfo.hasNextPage&&a.length<1e3;)r=(await P(z,{...e,after:r.pageInfo.endCursor??null},{signal:n,at:t,aside:!0})).timeline,a.push(...r.edges);return{answer:i,entries:a.map(({node:e})=>({...e,id:e.statement.id,title:e.task.title}))}}),W.stop});let G=y(()=>W.value?.entries??[]),K=y(()=>W.value?.answer),Ee=new M,q=y(()=>ce(l(G),Ee)),De=y(()=>se(l(G))),Oe=y(()=>new Map(l(K)?.periods.map(e=>[e.name,e])??[])),ke=y(()=>new Set(l(G).map(e=>e.task.document?.id??``)).size>1),Ae=new N(`(max-width: 720px)`),J=y(()=>l(G).find(e=>e.id===O.route.options.entry)??null);function Y(e){let t={...O.route.options,...e};for(let e of Object.keys(t))t[e]===``&&delete t[e];O.go(_(`timeline`,O.route,{options:t}),`entry`in e)}let je=e=>{let t=/^(\d{4})-Q(\d)$/.exec(e);return t?O.language===`en`?`${t[1]} Q${t[2]}`:`${t[1]}年第${`一二三四`[Number(t[2])-1]}季度`:b(O.language,e)},Me=e=>`${e.text}，${x(`time.${e.occasion}`)}，${e.title}`;function Ne(e,t){let n=l(q).columns.flatMap(e=>e.cards.map(t=>({...t,column:e})));if(e.key===`Enter`||e.key===` `){e.preventDefault(),Y({entry:t.id});return}let r=n.findIndex(e=>e.entry.id===t.id),i=n[r]?.column,a=r;if(e.key===`ArrowDown`)a=Math.min(n.length-1,r+1);else if(e.key===`ArrowUp`)a=Math.max(0,r-1);else if(e.key===`ArrowRight`)a=n.findIndex((e,t)=>t>r&&e.column!==i);else if(e.key===`ArrowLeft`)a=n.findLastIndex((e,t)=>t<r&&e.column!==i);else return;e.preventDefault();let o=n[a];o&&(v(X,o.entry.id,!0),document.querySelector(`g[data-entry="${CSS.escape(o.entry.id)}"]`)?.focus())}let X=w(``),Pe=y(()=>l(G).some(e=>e.id===l(X))?l(X):l(G)[0]?.id??``),Fe={DEADLINE:`M6 0 12 6 6 12 0 6Z`,MILESTONE:`M6 1 11 6 6 11 1 6Z`,TARGET:`M0 7h3v5H0Zm4.5-3.5h3V12h-3ZM9 0h3v12H9Z`},Ie=y(()=>[...l(K)?.suggestions??[],...l(K)?.candidates??[]]);var Le=Te(),Re=C(Le),ze=D(Re,!0),Z=g(Re,2),Be=h(Z);{let e=y(()=>x(`time.grain`)),t=y(()=>F.map(e=>({value:e,label:x(`time.${e}`)})));ae(Be,{get label(){return l(e)},get value(){return l(H)},get choices(){return l(t)},onchange:e=>Y({by:e})})}var Q=g(Be,2);c(Q,20,()=>R,e=>e,(t,n)=>{var r=ue(),a=h(r);f(a,()=>n);var o=g(a,1,!0);d(r),S((t,i)=>{u(r,`aria-pressed`,l(U)===n),u(r,`title`,t),e(o,i)},[()=>x(`time.${n}.why`),()=>x(`time.${n}`)]),p(`click`,r,()=>Y({occasion:l(U)===n?``:n})),i(t,r)}),d(Q);var Ve=g(Q,4),He=D(Ve,!0);d(Z);var $=g(Z,2),Ue=e=>{I(e,{get error(){return W.error},get retry(){return W.retry}})},We=e=>{I(e,{})},Ge=e=>{{let t=y(()=>x(`time.none`)),n=y(()=>l(K).undated>0?x(`time.none.undated`,{n:l(K).undated}):x(`time.none.hint`));ie(e,{get title(){return l(t)},get hint(){return l(n)},get meant(){return l(Ie)}})}},Ke=t=>{var r=xe(),a=C(r),m=h(a),_=D(m,!0),v=g(m,2),b=t=>{var n=de(),r=D(n,!0);S(t=>e(r,t),[()=>x(`time.undated`,{n:l(K).undated})]),i(t,n)};o(v,e=>{l(K).undated>0&&e(b)});var w=g(v,2),T=t=>{var n=fe(),r=D(n,!0);S(t=>e(r,t),[()=>x(`time.truncated`,{n:l(G).length,all:l(K).totalCount})]),i(t,n)};o(w,e=>{l(G).length<l(K).totalCount&&e(T)}),d(a);var E=g(a,2),O=t=>{var r=ve();let a;var f=h(r),m=h(f),_=g(m);c(_,17,()=>l(q).columns,e=>e.period,(t,r)=>{var a=_e(),f=C(a),m=t=>{var n=pe(),a=C(n),o=g(a),s=g(h(o)),c=D(s,!0);d(o),S(t=>{u(a,`x1`,l(r).x-B.gap+4),u(a,`x2`,l(r).x-4),u(a,`y1`,B.axis-14),u(a,`y2`,B.axis-14),u(o,`x`,l(r).x-B.gap/2),u(o,`y`,B.axis-24),e(c,t)},[()=>x(`time.gap`,{n:l(r).gap})]),i(t,n)};o(f,e=>{l(r).gap>0&&e(m)});var _=g(f),v=g(_),y=D(v,!0),b=g(v),w=D(b,!0),T=g(b);c(T,17,()=>l(r).cards,e=>e.entry.id,(t,r)=>{var a=he(),o=h(a),f=D(o,!0),m=g(o),_=g(m),v=g(_),y=D(v,!0),b=g(v);c(b,17,()=>l(r).lines,n,(t,n,r)=>{var a=me(),o=D(a,!0);S(()=>{u(a,`x`,B.padding),u(a,`y`,B.padding+B.text+13+r*B.line),e(o,l(n))}),i(t,a)}),d(a),S((t,n)=>{s(a,0,ee(l(r).entry.occasion),`svelte-k2vxlv`),u(a,`tabindex`,l(r).entry.id===l(Pe)?0:-1),u(a,`data-entry`,l(r).entry.id),u(a,`aria-label`,t),u(a,`transform`,`translate(${l(r).x??``} ${l(r).y??``})`),e(f,l(r).entry.title),u(m,`width`,B.card),u(m,`height`,l(r).height),u(_,`transform`,`translate(${B.padding??``} ${B.padding+1})`),u(_,`d`,Fe[l(r).entry.occasion]),u(v,`x`,B.padding+18),u(v,`y`,B.padding+11),e(y,n)},[()=>Me(l(r).entry),()=>l(r).entry.text.length>14?`${l(r).entry.text.slice(0,13)}…`:l(r).entry.text]),p(`click`,a,()=>Y({entry:l(r).entry.id})),p(`keydown`,a,e=>Ne(e,l(r).entry)),i(t,a)});var E=g(T),O=t=>{var n=ge(),a=h(n),o=D(a,!0);d(n),S(t=>{u(n,`x`,l(r).x+6),u(n,`y`,l(r).moreAt),u(n,`width`,B.card),e(o,t)},[()=>x(`time.more`,{n:l(r).hidden})]),p(`click`,a,()=>Ee.add(l(r).period)),i(t,n)};o(E,e=>{l(r).hidden>0&&e(O)}),S(t=>{u(_,`cx`,l(r).x+B.column/2),u(_,`cy`,B.axis-14),u(v,`x`,l(r).x+6),e(y,t),u(b,`x`,l(r).x+B.column-6),e(w,l(r).total)},[()=>je(l(r).period)]),i(t,a)}),d(f),d(r),S((e,t)=>{a=s(r,1,`frame card svelte-k2vxlv`,null,a,{busy:W.busy}),u(r,`aria-label`,e),u(f,`width`,l(q).width+32),u(f,`height`,l(q).height+16),u(f,`viewBox`,`-16 0 ${l(q).width+32} ${l(q).height+16}`),u(f,`aria-label`,t),u(m,`x2`,l(q).width+16),u(m,`y1`,B.axis-14),u(m,`y2`,B.axis-14)},[()=>x(`time.chart`,{n:l(G).length}),()=>x(`time.chart`,{n:l(G).length})]),i(t,r)};o(E,e=>{Ae.current||e(O)});var k=g(E,2),j=h(k),M=D(j,!0),N=g(j,2);c(N,17,()=>l(De),([e,t])=>e,(t,n)=>{var r=y(()=>A(l(n),2));let a=()=>l(r)[0],o=()=>l(r)[1];var s=be(),u=h(s),m=h(u),_=g(m),v=D(_,!0);d(u);var b=g(u,2);c(b,21,o,e=>e.id,(t,n)=>{var r=ye(),a=h(r),o=h(a);f(o,()=>l(n).occasion);var s=g(o,2),c=D(s,!0),u=g(s,2),m=D(u,!0),_=g(u,2),v=D(_,!0);d(a),d(r),S(t=>{e(c,l(n).text),e(m,l(n).title),e(v,t)},[()=>[x(`time.${l(n).occasion}`),l(n).precision?x(`time.precision.${l(n).precision}`):``,l(ke)?l(n).task.document?.title??``:``].filter(e=>e!==``).join(` · `)]),p(`click`,a,()=>Y({entry:l(n).id})),i(t,r)}),d(b),d(s),S((t,n)=>{e(m,`${t??``} `),e(v,n)},[()=>je(a()),()=>l(Oe).get(a())?.count??o().length]),i(t,s)}),d(k),S((t,n)=>{e(_,t),k.open=Ae.current,e(M,n)},[()=>x(`time.count`,{n:l(K).totalCount}),()=>x(`time.list`)]),i(t,r)};o($,e=>{W.error?e(Ue):l(K)?l(G).length===0?e(Ge,2):e(Ke,-1):e(We,1)});var qe=g($,2),Je=t=>{re(t,{get title(){return l(J).text},onclose:()=>Y({entry:``}),children:(t,r)=>{var a=we(),s=h(a),u=h(s);f(u,()=>l(J).occasion);var p=g(u),m=D(p,!0),v=g(p),ee=D(v,!0);d(s);var w=g(s,2),E=h(w),k=D(E,!0),A=g(E,2),M=h(A);{let t=y(()=>_(`entity`,O.route,{id:l(J).task.id}));te(M,{get route(){return l(t)},children:(t,n)=>{j();var r=T();S(()=>e(r,l(J).title)),i(t,r)},$$slots:{default:!0}})}d(A);var N=g(A,2),P=D(N,!0),F=g(N,2),I=h(F,!0),ne=g(I),re=t=>{var n=Se(),r=D(n);S(t=>e(r,` · ${t??``}`),[()=>x(`time.precision.${l(J).precision}`)]),i(t,n)};o(ne,e=>{l(J).precision&&e(re)}),d(F);var ie=g(F,2),ae=t=>{var r=Ce(),a=C(r),o=D(a,!0),s=g(a,2);c(s,21,()=>l(J).task.agencies,n,(t,n)=>{{let r=y(()=>_(`entity`,O.route,{id:l(n).other.id}));te(t,{get route(){return l(r)},children:(t,r)=>{j();var a=T();S(()=>e(a,l(n).other.label)),i(t,a)},$$slots:{default:!0}})}}),d(s),S(t=>e(o,t),[()=>x(`time.who`)]),i(t,r)};o(ie,e=>{l(J).task.agencies.length>0&&e(ae)}),d(w);var L=g(w,2),R=D(L,!0),z=g(L,2);c(z,17,()=>l(J).statement.evidence,e=>e.id,(e,t)=>{oe(e,{get evidence(){return l(t)},get origin(){return l(J).statement.origin}})}),d(a),S((t,n,r,i,a,o)=>{e(m,t),e(ee,n),e(k,r),e(P,i),e(I,a),e(R,o)},[()=>x(`time.${l(J).occasion}`),()=>x(`time.${l(J).occasion}.why`),()=>x(`time.task`),()=>x(`time.DEADLINE`),()=>x(`time.last`,{date:b(O.language,l(J).date)}),()=>x(`time.quote`)]),i(t,a)},$$slots:{default:!0}})};o(qe,e=>{l(J)&&e(Je)}),S((t,n,r)=>{e(ze,t),u(Q,`aria-label`,n),e(He,r)},[()=>x(`view.timeline`),()=>x(`sheet.settings`),()=>x(`sheet.print`)]),p(`click`,Ve,()=>print()),i(r,Le),m()}a([`click`,`keydown`]);export{H as default};