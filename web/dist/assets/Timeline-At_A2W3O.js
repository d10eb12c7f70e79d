import{B as e,Ct as t,F as n,G as r,H as i,J as a,L as o,O as s,P as c,Q as l,S as u,St as d,Tt as f,W as p,Y as m,_t as h,ct as g,d as _,ft as v,i as y,k as b,lt as x,mt as S,n as C,nt as w,ot as T,q as E,rt as D,st as O,t as k,vt as A,wt as j,yt as M}from"./state.svelte-ByKaEAi7.js";import{r as ee,t as N}from"./index-client-Cea5KUL0.js";import{i as P,t as F}from"./TypedDocumentString-Bs9moOO4.js";import{t as I}from"./load.svelte-BMRLA8KC.js";import{t as te}from"./Drawer-DeHt1Dze.js";import{n as ne,t as L}from"./State-Cu449W0H.js";import{n as re,t as ie}from"./Select-BRv-kBZN.js";import{t as ae}from"./Quote-DIib-wxi.js";import{t as R}from"./query-Bohf9mV1.js";import{n as z}from"./measure-BO4MQrF8.js";var B=new F(`
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
    `),V={column:188,space:16,gap:44,axis:56,card:176,padding:10,line:19,text:18,between:8,font:13,most:8};function H(e){let[,t=`0`,n,r]=/^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(e)??[];return n?Number(t)*4+Number(n)-1:r?Number(t)*12+Number(r)-1:Number(t)}function oe(e){let t=new Map;for(let n of e){let e=t.get(n.period);e?e.push(n):t.set(n.period,[n])}return[...t].sort(([e],[t])=>H(e)-H(t))}function se(e,t){let n=V,r=[],i=0,a=n.axis,o=null;for(let[s,c]of oe(e)){let e=H(s),l=o===null?0:e-o-1;o!==null&&(i+=l>0?n.gap:0);let u=t.has(s)||c.length<=n.most+1?c:c.slice(0,n.most),d=n.axis,f=u.map(e=>{let{lines:t}=z(e.title,(n.card-2*n.padding-6)/n.font,3),r={entry:e,x:i+(n.column-n.card)/2,y:d,height:n.padding*2+n.text+t.length*n.line-4,lines:t};return d+=r.height+n.between,r}),p=c.length-u.length;r.push({period:s,x:i,cards:f,total:c.length,hidden:p,moreAt:d,gap:l}),p>0&&(d+=40),a=Math.max(a,d),i+=n.column,o=e}return{columns:r,width:i,height:a}}var ce=r(`<svg viewBox="-1 -1 14 14" width="13" height="13" aria-hidden="true"><path class="svelte-k2vxlv"></path></svg>`),le=p(`<button class="button svelte-k2vxlv" type="button"><!> </button>`),ue=p(`<p> </p>`),de=p(`<p class="warn svelte-k2vxlv"> </p>`),fe=r(`<line class="break svelte-k2vxlv"></line><text class="gap svelte-k2vxlv" text-anchor="middle">⋯<title> </title></text>`,1),pe=r(`<text class="title svelte-k2vxlv"> </text>`),me=r(`<g role="button"><title> </title><rect class="box svelte-k2vxlv" rx="6"></rect><path class="mark svelte-k2vxlv"></path><text class="printed svelte-k2vxlv"> </text><!></g>`),he=r(`<foreignObject height="36"><button class="button more svelte-k2vxlv" type="button"> </button></foreignObject>`),ge=r(`<!><circle r="4" class="svelte-k2vxlv"></circle><text class="period svelte-k2vxlv" y="22"> </text><text class="count svelte-k2vxlv" y="22" text-anchor="end"> </text><!><!>`,1),_e=p(`<div role="region" tabindex="0"><svg class="chart svelte-k2vxlv" role="group"><line class="axis svelte-k2vxlv" x1="-16"></line><!></svg></div>`),ve=p(`<li class="svelte-k2vxlv"><button type="button" class="svelte-k2vxlv"><!> <span class="when svelte-k2vxlv"> </span> <span class="what svelte-k2vxlv"> </span> <span class="soft small more-about svelte-k2vxlv"> </span></button></li>`),ye=p(`<section class="svelte-k2vxlv"><h2 class="svelte-k2vxlv"> <span class="soft number"> </span></h2> <ol></ol></section>`),be=p(`<div class="told svelte-k2vxlv"><p> </p> <!> <!></div> <!> <details class="list svelte-k2vxlv"><summary class="svelte-k2vxlv"> </summary> <!></details>`,1),xe=p(`<span class="soft"> </span>`),Se=p(`<dt class="svelte-k2vxlv"> </dt> <dd class="who svelte-k2vxlv"></dd>`,1),Ce=p(`<div class="about svelte-k2vxlv"><p class="occasion svelte-k2vxlv"><!><strong> </strong><span class="soft"> </span></p> <dl class="svelte-k2vxlv"><dt class="svelte-k2vxlv"> </dt> <dd><!></dd> <dt class="svelte-k2vxlv"> </dt> <dd> <!></dd> <!></dl> <h3> </h3> <!></div>`),we=p(`<h1 class="visually-hidden"> </h1> <div class="bar no-print svelte-k2vxlv"><!> <div class="occasions svelte-k2vxlv" role="group"></div> <span class="spring svelte-k2vxlv"></span> <button class="button" type="button"> </button></div> <!> <!>`,1);function U(r,a){M(a,!0);let p=(e,t=j)=>{var n=ce(),r=g(n);w(()=>{s(n,0,`sign ${t()??``}`,`svelte-k2vxlv`),u(r,`d`,Pe[t()])}),i(e,n)},F=[`YEAR`,`QUARTER`,`MONTH`],z=[`DEADLINE`,`MILESTONE`,`TARGET`],H=h(()=>k.route.question),U=h(()=>F.find(e=>e===k.route.options.by)??`YEAR`),W=h(()=>z.find(e=>e===k.route.options.occasion)??``),G=new I;D(()=>{let e={...R(l(H)),by:l(U),occasions:l(W)===``?null:[l(W)],first:100},t=l(H).at;return G.ask(async n=>{let r=(await P(B,{...e,after:null},{signal:n,at:t})).timeline,i=r,a=[...r.edges];for(;r.pageInfo.hasNextPage&&a.length<1e3;)r=(await P(B,{...e,after:r.pageInfo.endCursor??null},{signal:n,at:t,aside:!0})).timeline,a.push(...r.edges);return{answer:i,entries:a.map(({node:e})=>({...e,id:e.statement.id,title:e.task.title}))}}),G.stop});let K=h(()=>G.value?.entries??[]),q=h(()=>G.value?.answer),Te=new ee,J=h(()=>se(l(K),Te)),Ee=h(()=>oe(l(K))),De=h(()=>new Map(l(q)?.periods.map(e=>[e.name,e])??[])),Oe=h(()=>new Set(l(K).map(e=>e.task.document?.id??``)).size>1),ke=new N(`(max-width: 720px)`),Y=h(()=>l(K).find(e=>e.id===k.route.options.entry)??null);function X(e){let t={...k.route.options,...e};for(let e of Object.keys(t))t[e]===``&&delete t[e];k.go(_(`timeline`,k.route,{options:t}),`entry`in e)}let Ae=e=>{let t=/^(\d{4})-Q(\d)$/.exec(e);return t?k.language===`en`?`${t[1]} Q${t[2]}`:`${t[1]}年第${`一二三四`[Number(t[2])-1]}季度`:y(k.language,e)},je=e=>`${e.text}，${C(`time.${e.occasion}`)}，${e.title}`;function Me(e,t){let n=l(J).columns.flatMap(e=>e.cards.map(t=>({...t,column:e})));if(e.key===`Enter`||e.key===` `){e.preventDefault(),X({entry:t.id});return}let r=n.findIndex(e=>e.entry.id===t.id),i=n[r]?.column,a=r;if(e.key===`ArrowDown`)a=Math.min(n.length-1,r+1);else if(e.key===`ArrowUp`)a=Math.max(0,r-1);else if(e.key===`ArrowRight`)a=n.findIndex((e,t)=>t>r&&e.column!==i);else if(e.key===`ArrowLeft`)a=n.findLastIndex((e,t)=>t<r&&e.column!==i);else return;e.preventDefault();let o=n[a];o&&(v(Z,o.entry.id,!0),document.querySelector(`g[data-entry="${CSS.escape(o.entry.id)}"]`)?.focus())}let Z=S(``),Ne=h(()=>l(K).some(e=>e.id===l(Z))?l(Z):l(K)[0]?.id??``),Pe={DEADLINE:`M6 0 12 6 6 12 0 6Z`,MILESTONE:`M6 1 11 6 6 11 1 6Z`,TARGET:`M0 7h3v5H0Zm4.5-3.5h3V12h-3ZM9 0h3v12H9Z`},Fe=h(()=>[...l(q)?.suggestions??[],...l(q)?.candidates??[]]);var Ie=we(),Le=O(Ie),Re=g(Le,!0),Q=x(Le,2),ze=T(Q);{let e=h(()=>C(`time.grain`)),t=h(()=>F.map(e=>({value:e,label:C(`time.${e}`)})));ie(ze,{get label(){return l(e)},get value(){return l(U)},get choices(){return l(t)},onchange:e=>X({by:e})})}var $=x(ze,2);c($,20,()=>z,e=>e,(n,r)=>{var a=le(),o=T(a);p(o,()=>r);var s=x(o,1,!0);t(a),w((t,n)=>{u(a,`aria-pressed`,l(W)===r),u(a,`title`,t),e(s,n)},[()=>C(`time.${r}.why`),()=>C(`time.${r}`)]),m(`click`,a,()=>X({occasion:l(W)===r?``:r})),i(n,a)}),t($);var Be=x($,4),Ve=g(Be,!0);t(Q);var He=x(Q,2),Ue=e=>{L(e,{get error(){return G.error},get retry(){return G.retry}})},We=e=>{L(e,{})},Ge=e=>{{let t=h(()=>C(`time.none`)),n=h(()=>l(q).undated>0?C(`time.none.undated`,{n:l(q).undated}):C(`time.none.hint`));re(e,{get title(){return l(t)},get hint(){return l(n)},get meant(){return l(Fe)}})}},Ke=r=>{var a=be(),d=O(a),_=T(d),v=g(_,!0),y=x(_,2),S=t=>{var n=ue(),r=g(n,!0);w(t=>e(r,t),[()=>C(`time.undated`,{n:l(q).undated})]),i(t,n)};o(y,e=>{l(q).undated>0&&e(S)});var E=x(y,2),D=t=>{var n=de(),r=g(n,!0);w(t=>e(r,t),[()=>C(`time.truncated`,{n:l(K).length,all:l(q).totalCount})]),i(t,n)};o(E,e=>{l(K).length<l(q).totalCount&&e(D)}),t(d);var k=x(d,2),A=r=>{var a=_e();let d;var f=T(a),p=T(f),h=x(p);c(h,17,()=>l(J).columns,e=>e.period,(r,a)=>{var d=ge(),f=O(d),p=n=>{var r=fe(),o=O(r),s=x(o),c=x(T(s)),d=g(c,!0);t(s),w(t=>{u(o,`x1`,l(a).x-V.gap+4),u(o,`x2`,l(a).x-4),u(o,`y1`,V.axis-14),u(o,`y2`,V.axis-14),u(s,`x`,l(a).x-V.gap/2),u(s,`y`,V.axis-24),e(d,t)},[()=>C(`time.gap`,{n:l(a).gap})]),i(n,r)};o(f,e=>{l(a).gap>0&&e(p)});var h=x(f),_=x(h),v=g(_,!0),y=x(_),S=g(y,!0),E=x(y);c(E,17,()=>l(a).cards,e=>e.entry.id,(r,a)=>{var o=me(),d=T(o),f=g(d,!0),p=x(d),h=x(p),_=x(h),v=g(_,!0),y=x(_);c(y,17,()=>l(a).lines,n,(t,n,r)=>{var a=pe(),o=g(a,!0);w(()=>{u(a,`x`,V.padding),u(a,`y`,V.padding+V.text+13+r*V.line),e(o,l(n))}),i(t,a)}),t(o),w((t,n)=>{s(o,0,b(l(a).entry.occasion),`svelte-k2vxlv`),u(o,`tabindex`,l(a).entry.id===l(Ne)?0:-1),u(o,`data-entry`,l(a).entry.id),u(o,`aria-label`,t),u(o,`transform`,`translate(${l(a).x??``} ${l(a).y??``})`),e(f,l(a).entry.title),u(p,`width`,V.card),u(p,`height`,l(a).height),u(h,`transform`,`translate(${V.padding??``} ${V.padding+1})`),u(h,`d`,Pe[l(a).entry.occasion]),u(_,`x`,V.padding+18),u(_,`y`,V.padding+11),e(v,n)},[()=>je(l(a).entry),()=>l(a).entry.text.length>14?`${l(a).entry.text.slice(0,13)}…`:l(a).entry.text]),m(`click`,o,()=>X({entry:l(a).entry.id})),m(`keydown`,o,e=>Me(e,l(a).entry)),i(r,o)});var D=x(E),k=n=>{var r=he(),o=T(r),s=g(o,!0);t(r),w(t=>{u(r,`x`,l(a).x+6),u(r,`y`,l(a).moreAt),u(r,`width`,V.card),e(s,t)},[()=>C(`time.more`,{n:l(a).hidden})]),m(`click`,o,()=>Te.add(l(a).period)),i(n,r)};o(D,e=>{l(a).hidden>0&&e(k)}),w(t=>{u(h,`cx`,l(a).x+V.column/2),u(h,`cy`,V.axis-14),u(_,`x`,l(a).x+6),e(v,t),u(y,`x`,l(a).x+V.column-6),e(S,l(a).total)},[()=>Ae(l(a).period)]),i(r,d)}),t(f),t(a),w((e,t)=>{d=s(a,1,`frame card svelte-k2vxlv`,null,d,{busy:G.busy}),u(a,`aria-label`,e),u(f,`width`,l(J).width+32),u(f,`height`,l(J).height+16),u(f,`viewBox`,`-16 0 ${l(J).width+32} ${l(J).height+16}`),u(f,`aria-label`,t),u(p,`x2`,l(J).width+16),u(p,`y1`,V.axis-14),u(p,`y2`,V.axis-14)},[()=>C(`time.chart`,{n:l(K).length}),()=>C(`time.chart`,{n:l(K).length})]),i(r,a)};o(k,e=>{ke.current||e(A)});var j=x(k,2),M=T(j),ee=g(M,!0),N=x(M,2);c(N,17,()=>l(Ee),([e,t])=>e,(n,r)=>{var a=h(()=>f(l(r),2));let o=()=>l(a)[0],s=()=>l(a)[1];var u=ye(),d=T(u),_=T(d),v=x(_),y=g(v,!0);t(d);var b=x(d,2);c(b,21,s,e=>e.id,(n,r)=>{var a=ve(),o=T(a),s=T(o);p(s,()=>l(r).occasion);var c=x(s,2),u=g(c,!0),d=x(c,2),f=g(d,!0),h=x(d,2),_=g(h,!0);t(o),t(a),w(t=>{e(u,l(r).text),e(f,l(r).title),e(_,t)},[()=>[C(`time.${l(r).occasion}`),l(r).precision?C(`time.precision.${l(r).precision}`):``,l(Oe)?l(r).task.document?.title??``:``].filter(e=>e!==``).join(` · `)]),m(`click`,o,()=>X({entry:l(r).id})),i(n,a)}),t(b),t(u),w((t,n)=>{e(_,`${t??``} `),e(y,n)},[()=>Ae(o()),()=>l(De).get(o())?.count??s().length]),i(n,u)}),t(j),w((t,n)=>{e(v,t),j.open=ke.current,e(ee,n)},[()=>C(`time.count`,{n:l(q).totalCount}),()=>C(`time.list`)]),i(r,a)};o(He,e=>{G.error?e(Ue):l(q)?l(K).length===0?e(Ge,2):e(Ke,-1):e(We,1)});var qe=x(He,2),Je=r=>{te(r,{get title(){return l(Y).text},onclose:()=>X({entry:``}),children:(r,a)=>{var s=Ce(),u=T(s),f=T(u);p(f,()=>l(Y).occasion);var m=x(f),v=g(m,!0),b=x(m),S=g(b,!0);t(u);var D=x(u,2),A=T(D),j=g(A,!0),M=x(A,2),ee=T(M);{let t=h(()=>_(`entity`,k.route,{id:l(Y).task.id}));ne(ee,{get route(){return l(t)},children:(t,n)=>{d();var r=E();w(()=>e(r,l(Y).title)),i(t,r)},$$slots:{default:!0}})}t(M);var N=x(M,2),P=g(N,!0),F=x(N,2),I=T(F,!0),te=x(I),L=t=>{var n=xe(),r=g(n);w(t=>e(r,` · ${t??``}`),[()=>C(`time.precision.${l(Y).precision}`)]),i(t,n)};o(te,e=>{l(Y).precision&&e(L)}),t(F);var re=x(F,2),ie=r=>{var a=Se(),o=O(a),s=g(o,!0),u=x(o,2);c(u,21,()=>l(Y).task.agencies,n,(t,n)=>{{let r=h(()=>_(`entity`,k.route,{id:l(n).other.id}));ne(t,{get route(){return l(r)},children:(t,r)=>{d();var a=E();w(()=>e(a,l(n).other.label)),i(t,a)},$$slots:{default:!0}})}}),t(u),w(t=>e(s,t),[()=>C(`time.who`)]),i(r,a)};o(re,e=>{l(Y).task.agencies.length>0&&e(ie)}),t(D);var R=x(D,2),z=g(R,!0),B=x(R,2);c(B,17,()=>l(Y).statement.evidence,e=>e.id,(e,t)=>{ae(e,{get evidence(){return l(t)},get origin(){return l(Y).statement.origin}})}),t(s),w((t,n,r,i,a,o)=>{e(v,t),e(S,n),e(j,r),e(P,i),e(I,a),e(z,o)},[()=>C(`time.${l(Y).occasion}`),()=>C(`time.${l(Y).occasion}.why`),()=>C(`time.task`),()=>C(`time.DEADLINE`),()=>C(`time.last`,{date:y(k.language,l(Y).date)}),()=>C(`time.quote`)]),i(r,s)},$$slots:{default:!0}})};o(qe,e=>{l(Y)&&e(Je)}),w((t,n,r)=>{e(Re,t),u($,`aria-label`,n),e(Ve,r)},[()=>C(`view.timeline`),()=>C(`sheet.settings`),()=>C(`sheet.print`)]),m(`click`,Be,()=>print()),i(r,Ie),A()}a([`click`,`keydown`]);export{U as default};