import{A as e,B as t,Ct as n,F as r,H as i,J as a,L as o,O as s,P as c,Q as l,S as u,St as d,W as f,Y as p,_t as m,ct as h,d as g,i as _,k as v,lt as y,n as b,nt as x,ot as S,q as C,rt as w,st as T,t as E,vt as D,yt as O}from"./state.svelte-ByKaEAi7.js";import{i as k,t as A}from"./TypedDocumentString-Bs9moOO4.js";import{t as j}from"./query-Bohf9mV1.js";import{t as M}from"./load.svelte-BMRLA8KC.js";import{t as N}from"./names.svelte-DgiDbH2U.js";import{t as P}from"./Chips-BPJb9YOV.js";import{n as F,t as I}from"./State-Cu449W0H.js";import{n as ee,t as L}from"./Select-BRv-kBZN.js";import{n as R,t as z}from"./measure-BO4MQrF8.js";import{t as B}from"./save-DI2QIwSC.js";var V=new A(`
    query SheetWall($involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $order: TaskOrder, $first: Int!, $after: String) {
  snapshot {
    commit
    at
    chain
  }
  tasks(
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    order: $order
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
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        title
        number
        document {
          id
          title
          published
        }
        section {
          id
          label
        }
        regions {
          id
          label
        }
        agencies {
          predicate
          other {
            id
            label
          }
        }
        targets {
          id
          label
          dueText
        }
        statements(predicates: [DUE], first: 20) {
          edges {
            node {
              qualifiers {
                via
              }
              object {
                id
                label
                ... on Deadline {
                  precision
                  period {
                    text
                    end
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
    `);async function te(e,t){let n={...j(e),order:e.order===``?`SOURCE`:e.order,first:100},r=[],i=null;for(;;){let a=await k(V,{...n,after:i},{signal:t,at:e.at,aside:i!==null});r.push(...a.tasks.edges.map(e=>e.node));let{hasNextPage:o,endCursor:s}=a.tasks.pageInfo;if(!o||!s||r.length>=1e3)return{total:a.tasks.totalCount,tasks:r,snapshot:a.snapshot,meant:[...a.tasks.suggestions,...a.tasks.candidates]};i=s}}var ne={a3:{width:420,height:297,text:2.7,columns:2},a0:{width:1189,height:841,text:5.6,columns:3}};function re(e){let t=e.flatMap(e=>e.tasks.flatMap(e=>e.dates.filter(e=>e.end!==``).map(e=>Number(e.end.slice(0,4)))));return t.length===0?null:{first:Math.min(...t),last:Math.max(...t)}}function ie(e,t,n){let[r=0,i=12,a=31]=e.split(`-`).map(Number),o=(i-1+Math.min(a,31)/31)/12;return Math.max(0,Math.min(1,(r-t+o)/(n-t+1)))}var ae=1.42;function oe(e,t,n){let r=n.text,i=r*ae,a=r*4.4,o=r*3,s=n.width-2*a,c=(s-o*(n.columns-1))/n.columns,l=r*.6,u=re(e),d=e.some(e=>e.tasks.some(e=>e.dates.length>0)),f={number:.08,task:.37,leads:.24,others:.23,due:u?.32:d?.16:0},p=Object.values(f).reduce((e,t)=>e+t,0),m={number:{x:0,width:0},task:{x:0,width:0},leads:{x:0,width:0},others:{x:0,width:0},due:{x:0,width:0}},h=0;for(let e of[`number`,`task`,`leads`,`others`,`due`]){let t=f[e]/p*c;m[e]={x:h,width:t},h+=t}let g=0,_=(e,t,n)=>{let{lines:r,rest:i}=R(e,t,n);return i>0&&g++,r},v=e=>(m[e].width-2*l)/r,y=(e,t,n,r=`ink`,i=!1)=>({x:m[e].x+l,lines:_(t,v(e),n),ink:r,bold:i}),b=(e,n,r,i=`ink`)=>{if(n.length===0)return y(e,e===`leads`?t.none:``,1,`soft`);for(let a=n.length;a>1;a--){let o=n.slice(0,a).join(`、`)+(a<n.length?t.more(n.length-a):``);if(R(o,v(e)).lines.length<=r)return y(e,o,r,i)}let a=n.length>1?t.more(n.length-1):``,o=y(e,n[0],Math.max(1,r-(a===``?0:1)),i);return a===``?o:{...o,lines:[...o.lines,a]}},x=u?{...u,x:m.due.x+l,width:m.due.width-2*l}:null,S=(e,n,a)=>{let o=[y(`number`,e.number,2,`soft`),y(`task`,e.title,8,`ink`,!0),b(`leads`,e.leads,4),b(`others`,e.others,5)];if(e.targets.length>0){let n=o[1],r=b(`task`,e.targets.map((e,n)=>n===0?t.target+e:e),4,`soft`);o.push({...r,from:n.lines.length})}let s=e.dates.slice(0,4),u=e.dates.length-s.length,d=s.map(e=>({date:e,text:_(e.text,v(`due`)-1.6,1)[0]??``})),f=Math.max(1,d.length+ +(u>0),...o.map(e=>(e.from??0)+e.lines.length))*i+l*1.6;return{height:f,group:n,task:e,draw:(e,n,s)=>{a&&s({kind:`box`,x:e,y:n,width:c,height:f,fill:`stripe`});let p=e=>n+l*.8+i*e+r*1.08;for(let t of o)t.lines.forEach((n,i)=>s({kind:`text`,x:e+t.x,y:p(i+(t.from??0)),size:r,text:n,ink:t.ink,bold:t.bold,anchor:`start`}));if(x)for(let t=x.first;t<=x.last+1;t++){let i=e+x.x+x.width*(t-x.first)/(x.last-x.first+1);s({kind:`line`,x1:i,y1:n,x2:i,y2:n+f,ink:`line`,weight:r*.05})}d.forEach(({date:t,text:n},i)=>{let a=z(n)*r,o=e+m.due.x+l,c=o+m.due.width-2*l,u=x&&t.end!==``?o+r*.5+(x.width-r)*ie(t.end,x.first,x.last):o+r*.5;t.end===``&&x||s({kind:`sign`,x:u,y:p(i)-r*.36,size:r*.9,filled:t.binds});let d=u+r*.8,f=d+a<=c;s({kind:`text`,x:f?d:Math.max(o+a,u-r*.8),y:p(i),size:r,text:n,ink:`ink`,bold:!1,anchor:f?`start`:`end`})}),u>0&&s({kind:`text`,x:e+m.due.x+l,y:p(d.length),size:r,text:t.more(u),ink:`soft`,bold:!1,anchor:`start`}),s({kind:`line`,x1:e,y1:n+f,x2:e+c,y2:n+f,ink:`line`,weight:r*.06})}}},C=i*1.5,w=(n,i)=>{let{name:a,tasks:o}=e[n],s=t.tasks(o.length),l=c/r-2-z(s)-z(t.continued)-1,u=(_(a,l/1.1,1)[0]??``)+(i?t.continued:``);return{height:C,group:n,task:null,draw:(e,t,n)=>{n({kind:`box`,x:e,y:t,width:c,height:C,fill:`band`}),n({kind:`box`,x:e,y:t,width:r*.35,height:C,fill:`accent`}),n({kind:`text`,x:e+r,y:t+C*.69,size:r*1.1,text:u,ink:`ink`,bold:!0,anchor:`start`}),n({kind:`text`,x:e+c-r*.8,y:t+C*.69,size:r,text:s,ink:`soft`,bold:!1,anchor:`end`})}}},T=i*(x?1.5:1.4),E=(e,n,a)=>{let o=[[`number`,t.number],[`task`,t.task],[`leads`,t.leads],[`others`,t.others]];x||o.push([`due`,t.due]);for(let[t,s]of o)m[t].width>0&&a({kind:`text`,x:e+m[t].x+l,y:n+i,size:r,text:s,ink:`soft`,bold:!0,anchor:`start`});if(x){let t=x.last-x.first+1,o=Math.max(1,Math.ceil(t*r*2.8/x.width));for(let s=0;s<t;s+=o)a({kind:`text`,x:e+x.x+x.width*(s+.5)/t,y:n+i,size:r,text:String(x.first+s),ink:`soft`,bold:!0,anchor:`middle`})}a({kind:`line`,x1:e,y1:n+T,x2:e+c,y2:n+T,ink:`ink`,weight:r*.1})},D=a+r*5.6,O=t.foot.flatMap(e=>R(e,s/r-12).lines),k=i*(O.length+1.2),A=n.height-a-k-r,j=A-D-T,M=[],N=null,P=n.columns,F=0,I=e=>void N.marks.push(e),ee=()=>{P++,(P>=n.columns||N===null)&&(N={marks:[],tasks:[]},M.push(N),P=0),F=D+T,E(a+P*(c+o),D,I)},L=0;e.forEach((e,t)=>{let n=!1;e.tasks.forEach((e,r)=>{let i=S(e,t,n),s=r===0?w(t,!1):null,l=i.height+(s?.height??0);if((N===null||F+l>A&&F>D+T)&&(ee(),!s)){let e=w(t,!0);e.draw(a+P*(c+o),F,I),F+=e.height}let u=a+P*(c+o);s&&(s.draw(u,F,I),F+=s.height),i.draw(u,F,I),F+=i.height,N.tasks.push(e.id),L++,n=!n}),F+C<D+T+j&&(F+=r*.8)}),M.length===0&&M.push({marks:[],tasks:[]});let B=x!==null||d,V=_(t.title,s/(r*2.4)-6,1)[0]??``,te=_(t.subtitle,s/(r*1.15),1)[0]??``;return M.forEach((e,o)=>{let s=[{kind:`box`,x:0,y:0,width:n.width,height:n.height,fill:`paper`},{kind:`text`,x:a,y:a+r*2.2,size:r*2.4,text:V,ink:`ink`,bold:!0,anchor:`start`},{kind:`text`,x:a,y:a+r*4.2,size:r*1.15,text:te,ink:`soft`,bold:!1,anchor:`start`},{kind:`text`,x:n.width-a,y:a+r*2.2,size:r*1.15,text:t.page(o+1,M.length),ink:`soft`,bold:!1,anchor:`end`},{kind:`line`,x1:a,y1:A+r,x2:n.width-a,y2:A+r,ink:`ink`,weight:r*.06}],c=A+r*1.2+i;if(B){s.push({kind:`sign`,x:a+r*.5,y:c-r*.36,size:r*.9,filled:!0}),s.push({kind:`text`,x:a+r*1.4,y:c,size:r,text:t.binds,ink:`soft`,bold:!1,anchor:`start`});let e=a+r*(2.8+z(t.binds));s.push({kind:`sign`,x:e+r*.5,y:c-r*.36,size:r*.9,filled:!1}),s.push({kind:`text`,x:e+r*1.4,y:c,size:r,text:t.step,ink:`soft`,bold:!1,anchor:`start`})}g>0&&s.push({kind:`text`,x:n.width-a,y:c,size:r,text:t.cut(g),ink:`soft`,bold:!1,anchor:`end`}),O.forEach((e,t)=>s.push({kind:`text`,x:a,y:c+i*(t+(B||g>0?1:0)),size:r,text:e,ink:`soft`,bold:!1,anchor:`start`})),e.marks.unshift(...s)}),{format:n,pages:M,rows:L,cut:g}}var H={ink:`#16202e`,soft:`#4d586b`,line:`#c3cad5`,band:`#e3f1ee`,accent:`#1d6a5b`,paper:`#ffffff`,stripe:`#f6f8fa`},U=`'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',sans-serif`;function W(e,t,n){let r=n/2;return`M${G(e)} ${G(t-r)}L${G(e+r)} ${G(t)}L${G(e)} ${G(t+r)}L${G(e-r)} ${G(t)}Z`}function G(e){return Math.round(e*1e3)/1e3}function K(e){return e.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,``).replaceAll(`&`,`&amp;`).replaceAll(`<`,`&lt;`).replaceAll(`>`,`&gt;`).replaceAll(`"`,`&quot;`).replaceAll(`'`,`&apos;`)}function se(e,t,n){let{width:r,height:i}=t;return[`<?xml version="1.0" encoding="UTF-8"?>`,`<svg xmlns="http://www.w3.org/2000/svg" width="${r}mm" height="${i}mm" viewBox="0 0 ${r} ${i}" lang="zh-CN">`,`<title>${K(n)}</title>`,`<style>text{font-family:${U}}.b{font-weight:600}</style>`,...e.marks.map(ce),`</svg>`,``].join(`
`)}function ce(e){switch(e.kind){case`box`:return`<rect x="${G(e.x)}" y="${G(e.y)}" width="${G(e.width)}" height="${G(e.height)}" fill="${H[e.fill]}"/>`;case`line`:return`<line x1="${G(e.x1)}" y1="${G(e.y1)}" x2="${G(e.x2)}" y2="${G(e.y2)}" stroke="${H[e.ink]}" stroke-width="${G(e.weight)}"/>`;case`sign`:return`<path d="${W(e.x,e.y,e.size)}" fill="${e.filled?H.accent:H.paper}" stroke="${H.accent}" stroke-width="${G(e.size*.12)}"/>`;case`text`:return`<text x="${G(e.x)}" y="${G(e.y)}" font-size="${G(e.size)}" fill="${H[e.ink]}"${e.bold?` class="b"`:``}${e.anchor===`start`?``:` text-anchor="${e.anchor}"`}>${K(e.text)}</text>`}}var le=[`lead`,`region`,`section`];function q(e){let t=new Map;for(let n of e)n.document&&!t.has(n.document.id)&&t.set(n.document.id,{id:n.document.id,title:n.document.title});return[...t.values()]}function ue(e,t,n){let r=q(e),i=new Map,a=[];for(let n of e){let e=Y(n,r),o=J(n,t);o.length===0&&a.push(e);for(let{id:t,label:n}of o){let r=i.get(t);r?r.tasks.push(e):i.set(t,{name:n,tasks:[e]})}}let o=[...i.values()];return t!==`section`&&o.sort((e,t)=>t.tasks.length-e.tasks.length),a.length>0?[...o,{name:n,tasks:a}]:o}function J(e,t){switch(t){case`section`:return e.section?[e.section]:[];case`region`:return X(e.regions);case`lead`:{let t=t=>X(e.agencies.filter(e=>e.predicate===t).map(e=>e.other)),n=t(`LEADS`);return n.length>0?n:t(`RESPONSIBLE_FOR`)}}}function Y(e,t){let n=t.findIndex(t=>t.id===e.document?.id),r=e.number??``,i=X(e.agencies.filter(e=>e.predicate===`LEADS`||e.predicate===`RESPONSIBLE_FOR`).map(e=>e.other)),a=X(e.agencies.filter(e=>e.predicate===`SUPPORTS`||e.predicate===`IMPLEMENTS`).map(e=>e.other)),o=e.statements.edges.map(({node:e})=>{let t=e.object.period?.end??``;return{text:e.object.period?.text||e.object.label,end:/^\d{4}/.test(t)?t:``,binds:e.qualifiers.via!==`MILESTONE`}});return o.sort((e,t)=>e.end===t.end?0:e.end===``?1:t.end===``||e.end<t.end?-1:1),{id:e.id,number:t.length>1?`[${n+1}] ${r}`.trim():r,title:e.title,source:n,leads:i.map(e=>e.label),others:a.filter(e=>!i.some(t=>t.id===e.id)).map(e=>e.label),targets:e.targets.map(e=>e.label),dates:o}}function X(e){return e.filter((t,n)=>e.findIndex(e=>e.id===t.id)===n)}var Z=`http://www.w3.org/2000/svg`;function de(e,t){let n=document.createDocumentFragment();for(let e of t.marks)n.append(Q(e));e.replaceChildren(n)}function Q(e){switch(e.kind){case`box`:return $(`rect`,{x:e.x,y:e.y,width:e.width,height:e.height,fill:H[e.fill]});case`line`:return $(`line`,{x1:e.x1,y1:e.y1,x2:e.x2,y2:e.y2,stroke:H[e.ink],"stroke-width":e.weight});case`sign`:return $(`path`,{d:W(e.x,e.y,e.size),fill:e.filled?H.accent:H.paper,stroke:H.accent,"stroke-width":e.size*.12});case`text`:{let t=$(`text`,{x:e.x,y:e.y,"font-size":e.size,fill:H[e.ink],"text-anchor":e.anchor,"font-weight":e.bold?600:400});return t.textContent=e.text,t}}}function $(e,t){let n=document.createElementNS(Z,e);for(let[e,r]of Object.entries(t))n.setAttribute(e,String(r));return n}var fe=f(`<strong class="svelte-1yl21g8"> </strong>`),pe=f(`<figure class="svelte-1yl21g8"><figcaption class="no-print svelte-1yl21g8"><span class="soft"> </span> <button class="button" type="button"> </button></figcaption> <div class="paper svelte-1yl21g8" role="region" tabindex="0"><svg role="group"></svg></div></figure>`),me=f(`<p class="told no-print svelte-1yl21g8"> <!> <!> <!> <br/> </p> <div></div>`,1),he=f(`<div class="no-print"><!></div> <div class="head no-print svelte-1yl21g8"><h1 class="svelte-1yl21g8"> </h1> <!> <!> <span class="spring svelte-1yl21g8"></span> <!> <button class="button primary" type="button"> </button></div> <!>`,1);function ge(a,f){O(f,!0);let k=[`a3`,`a0`],A=m(()=>E.route.question),j=m(()=>k.find(e=>e===E.route.options.size)??`a3`),R=m(()=>le.find(e=>e===E.route.options.group)??`lead`),z=new M;w(()=>{let e=l(A);return z.ask(t=>te(e,t)),z.stop});let V=m(()=>z.value),re=m(()=>b(l(R)===`lead`?`wall.nobody`:l(R)===`region`?`wall.nowhere`:`wall.nosection`)),ie=m(()=>l(V)?ue(l(V).tasks,l(R),l(re)):[]),ae=m(()=>{let e=new Map;for(let t of l(V)?.tasks??[]){for(let{other:n}of t.agencies)e.set(n.id,n.label);for(let n of t.regions)e.set(n.id,n.label);t.document&&e.set(t.document.id,t.document.title)}let t=[],n=(n,r)=>{r.length>0&&t.push(`${b(n)} ${r.map(t=>N.get(t)?.label??e.get(t)??t).join(`、`)}`)};return n(`ask.involving`,l(A).involving),n(`ask.agencies`,l(A).agencies),n(`ask.roles`,l(A).roles.map(e=>b(`predicate.${e}`))),n(`ask.regions`,l(A).regions),n(`ask.platforms`,l(A).platforms),n(`ask.documents`,l(A).documents),n(`ask.text`,l(A).text===``?[]:[l(A).text]),n(`ask.dueAfter`,l(A).dueAfter===``?[]:[l(A).dueAfter]),n(`ask.dueBefore`,l(A).dueBefore===``?[]:[l(A).dueBefore]),l(A).direct&&t.push(b(`ask.direct`)),(l(A).where!==``||l(A).reach!==``)&&t.push(b(`wall.further`)),t.length===0?b(`wall.all`):t.join(` · `)}),H=m(()=>{if(!l(V))return[];let e=q(l(V).tasks),t=e.slice(0,6).map((t,n)=>e.length>1?`[${n+1}] ${t.title}`:t.title),n=e.length>6?b(`wall.source.more`,{n:e.length}):``,r=l(V).tasks.filter(e=>e.statements.edges.length===0).length,i=[b(`wall.made`,{commit:l(V).snapshot.commit,date:l(V).snapshot.at?_(E.language,l(V).snapshot.at):`—`,chain:(l(V).snapshot.chain??``).slice(0,12)}),r>0?b(`wall.undated`,{n:r}):``,l(V).tasks.length<l(V).total?b(`wall.truncated`,{n:l(V).tasks.length,all:l(V).total}):``];return[b(`wall.source`,{documents:t.join(`，`)})+n,i.filter(e=>e!==``).join(` · `)]}),U=m(()=>{let e=l(V)?q(l(V).tasks):[];return e.length===1?`${e[0].title} · ${b(`wall.title`)}`:b(`wall.title`)}),W=m(()=>oe(l(ie),{title:l(U),subtitle:`${l(ae)} · ${b(`count.tasks`,{n:l(V)?.tasks.length??0})} · ${b(`wall.by.${l(R)}`)}`,number:b(`wall.number`),task:b(`time.task`),leads:b(`wall.leads`),others:b(`wall.others`),due:b(`wall.due`),target:b(`wall.target`),continued:b(`wall.continued`),binds:b(`time.DEADLINE`),step:b(`time.MILESTONE`),none:`—`,foot:l(H),more:e=>b(`wall.more`,{n:e}),cut:e=>b(`wall.cut`,{n:e}),tasks:e=>b(`count.tasks`,{n:e}),page:(e,t)=>b(`wall.page`,{n:e,of:t})},ne[l(j)])),G=m(()=>l(V)!==null&&l(W).rows>l(V).tasks.length);function K(e){E.go(g(`wall`,E.route,{options:{...E.route.options,...e}}))}function ce(e){let t=l(W).pages[e];t&&B(`${b(`wall.title`)}-${l(j).toUpperCase()}-${e+1}.svg`,`image/svg+xml`,se(t,l(W).format,`${l(U)} ${e+1}/${l(W).pages.length}`))}var J=he(),Y=T(J),X=S(Y);P(X,{}),n(Y);var Z=y(Y,2),Q=S(Z),$=h(Q,!0),ge=y(Q,2);{let e=m(()=>b(`wall.size`)),t=m(()=>k.map(e=>({value:e,label:b(`wall.${e}`)})));L(ge,{get label(){return l(e)},get value(){return l(j)},get choices(){return l(t)},onchange:e=>K({size:e})})}var _e=y(ge,2);{let e=m(()=>b(`wall.group`)),t=m(()=>le.map(e=>({value:e,label:b(`wall.by.${e}`)})));L(_e,{get label(){return l(e)},get value(){return l(R)},get choices(){return l(t)},onchange:e=>K({group:e})})}var ve=y(_e,4);{let e=m(()=>g(`list`,E.route));F(ve,{get route(){return l(e)},class:`button plain`,children:(e,n)=>{d();var r=C();x(e=>t(r,`← ${e??``}`),[()=>b(`view.list`)]),i(e,r)},$$slots:{default:!0}})}var ye=y(ve,2),be=h(ye,!0);n(Z);var xe=y(Z,2),Se=e=>{I(e,{get error(){return z.error},get retry(){return z.retry}})},Ce=e=>{I(e,{rows:9})},we=e=>{{let t=m(()=>b(`state.empty`)),n=m(()=>b(`state.empty.hint`));ee(e,{get title(){return l(t)},get hint(){return l(n)},get meant(){return l(V).meant}})}},Te=a=>{var d=me(),f=T(d),m=S(f,!0),g=y(m),_=e=>{var n=C();x(e=>t(n,` · ${e??``}`),[()=>b(l(R)===`region`?`wall.repeats.region`:`wall.repeats.lead`)]),i(e,n)};o(g,e=>{l(G)&&e(_)});var w=y(g,2),E=e=>{var n=fe(),r=h(n,!0);x(e=>t(r,e),[()=>b(`wall.truncated`,{n:l(V).tasks.length,all:l(V).total})]),i(e,n)};o(w,e=>{l(V).tasks.length<l(V).total&&e(E)});var D=y(w,2),O=e=>{var n=fe(),r=h(n,!0);x(e=>t(r,e),[()=>b(`wall.cut`,{n:l(W).cut})]),i(e,n)};o(D,e=>{l(W).cut>0&&e(O)});var k=y(D,3,!0);n(f);var A=y(f,2);let M;c(A,21,()=>l(W).pages,r,(r,a,o)=>{var c=pe(),d=S(c),f=S(d),m=h(f,!0),g=y(f,2),_=h(g,!0);n(d);var C=y(d,2),w=S(C);e(w,()=>e=>de(e,l(a))),n(C),n(c),x((e,n,r,i)=>{t(m,e),t(_,n),u(C,`aria-label`,r),s(w,0,v(l(j)),`svelte-1yl21g8`),u(w,`viewBox`,`0 0 ${l(W).format.width??``} ${l(W).format.height??``}`),u(w,`aria-label`,i)},[()=>b(`wall.page`,{n:o+1,of:l(W).pages.length}),()=>b(`wall.svg`,{n:o+1}),()=>b(`wall.label`,{n:o+1}),()=>b(`wall.label`,{n:o+1})]),p(`click`,g,()=>ce(o)),i(r,c)}),n(A),x((e,n)=>{t(m,e),t(k,n),M=s(A,1,`pages svelte-1yl21g8`,null,M,{busy:z.busy})},[()=>b(`wall.pages`,{pages:l(W).pages.length,tasks:l(V).tasks.length,rows:l(W).rows}),()=>b(`wall.print.hint`)]),i(a,d)};o(xe,e=>{z.error?e(Se):l(V)?l(V).tasks.length===0?e(we,2):e(Te,-1):e(Ce,1)}),x((e,n)=>{t($,e),ye.disabled=!l(V)||l(V).tasks.length===0,t(be,n)},[()=>b(`view.wall`),()=>b(`wall.print`)]),p(`click`,ye,()=>print()),i(a,J),D()}a([`click`]);export{ge as default};