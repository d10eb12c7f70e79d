import{B as e,F as t,G as n,H as r,J as i,L as a,O as o,P as s,Q as c,S as l,St as u,U as d,W as f,Y as p,_t as m,at as h,ct as g,d as _,gt as v,i as y,k as b,n as x,nt as S,ot as C,q as w,rt as T,st as E,t as D,vt as O,xt as k}from"./state.svelte-DkYVTSN4.js";import{a as A,n as j,o as M,t as N}from"./State-BVP7KfU9.js";import{t as P}from"./query-Bohf9mV1.js";import{t as F}from"./load.svelte-B2sRQKDr.js";import{t as I}from"./names.svelte-IpQxjfIZ.js";import{t as ee}from"./Chips-RaRx7r0y.js";import{n as L,t as R}from"./Select-D4d8wGFo.js";import{n as z,t as B}from"./measure-BO4MQrF8.js";import{t as te}from"./save-DI2QIwSC.js";var V=new j(`
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
    `);async function ne(e,t){let n={...P(e),order:e.order===``?`SOURCE`:e.order,first:100},r=[],i=null;for(;;){let a=await A(V,{...n,after:i},{signal:t,at:e.at,aside:i!==null});r.push(...a.tasks.edges.map(e=>e.node));let{hasNextPage:o,endCursor:s}=a.tasks.pageInfo;if(!o||!s||r.length>=1e3)return{total:a.tasks.totalCount,tasks:r,snapshot:a.snapshot,meant:[...a.tasks.suggestions,...a.tasks.candidates]};i=s}}var re={a3:{width:420,height:297,text:2.7,columns:2},a0:{width:1189,height:841,text:5.6,columns:3}};function H(e){let t=e.flatMap(e=>e.tasks.flatMap(e=>e.dates.filter(e=>e.end!==``).map(e=>Number(e.end.slice(0,4)))));return t.length===0?null:{first:Math.min(...t),last:Math.max(...t)}}function U(e,t,n){let[r=0,i=12,a=31]=e.split(`-`).map(Number),o=(i-1+Math.min(a,31)/31)/12;return Math.max(0,Math.min(1,(r-t+o)/(n-t+1)))}var ie=1.42;function ae(e,t,n){let r=n.text,i=r*ie,a=r*4.4,o=r*3,s=n.width-2*a,c=(s-o*(n.columns-1))/n.columns,l=r*.6,u=H(e),d=e.some(e=>e.tasks.some(e=>e.dates.length>0)),f={number:.08,task:.37,leads:.24,others:.23,due:u?.32:d?.16:0},p=Object.values(f).reduce((e,t)=>e+t,0),m={number:{x:0,width:0},task:{x:0,width:0},leads:{x:0,width:0},others:{x:0,width:0},due:{x:0,width:0}},h=0;for(let e of[`number`,`task`,`leads`,`others`,`due`]){let t=f[e]/p*c;m[e]={x:h,width:t},h+=t}let g=0,_=(e,t,n)=>{let{lines:r,rest:i}=z(e,t,n);return i>0&&g++,r},v=e=>(m[e].width-2*l)/r,y=(e,t,n,r=`ink`,i=!1)=>({x:m[e].x+l,lines:_(t,v(e),n),ink:r,bold:i}),b=(e,n,r,i=`ink`)=>{if(n.length===0)return y(e,e===`leads`?t.none:``,1,`soft`);for(let a=n.length;a>1;a--){let o=n.slice(0,a).join(`、`)+(a<n.length?t.more(n.length-a):``);if(z(o,v(e)).lines.length<=r)return y(e,o,r,i)}let a=n.length>1?t.more(n.length-1):``,o=y(e,n[0],Math.max(1,r-(a===``?0:1)),i);return a===``?o:{...o,lines:[...o.lines,a]}},x=u?{...u,x:m.due.x+l,width:m.due.width-2*l}:null,S=(e,n,a)=>{let o=[y(`number`,e.number,2,`soft`),y(`task`,e.title,8,`ink`,!0),b(`leads`,e.leads,4),b(`others`,e.others,5)];if(e.targets.length>0){let n=o[1],r=b(`task`,e.targets.map((e,n)=>n===0?t.target+e:e),4,`soft`);o.push({...r,from:n.lines.length})}let s=e.dates.slice(0,4),u=e.dates.length-s.length,d=s.map(e=>({date:e,text:_(e.text,v(`due`)-1.6,1)[0]??``})),f=Math.max(1,d.length+ +(u>0),...o.map(e=>(e.from??0)+e.lines.length))*i+l*1.6;return{height:f,group:n,task:e,draw:(e,n,s)=>{a&&s({kind:`box`,x:e,y:n,width:c,height:f,fill:`stripe`});let p=e=>n+l*.8+i*e+r*1.08;for(let t of o)t.lines.forEach((n,i)=>s({kind:`text`,x:e+t.x,y:p(i+(t.from??0)),size:r,text:n,ink:t.ink,bold:t.bold,anchor:`start`}));if(x)for(let t=x.first;t<=x.last+1;t++){let i=e+x.x+x.width*(t-x.first)/(x.last-x.first+1);s({kind:`line`,x1:i,y1:n,x2:i,y2:n+f,ink:`line`,weight:r*.05})}d.forEach(({date:t,text:n},i)=>{let a=B(n)*r,o=e+m.due.x+l,c=o+m.due.width-2*l,u=x&&t.end!==``?o+r*.5+(x.width-r)*U(t.end,x.first,x.last):o+r*.5;t.end===``&&x||s({kind:`sign`,x:u,y:p(i)-r*.36,size:r*.9,filled:t.binds});let d=u+r*.8,f=d+a<=c;s({kind:`text`,x:f?d:Math.max(o+a,u-r*.8),y:p(i),size:r,text:n,ink:`ink`,bold:!1,anchor:f?`start`:`end`})}),u>0&&s({kind:`text`,x:e+m.due.x+l,y:p(d.length),size:r,text:t.more(u),ink:`soft`,bold:!1,anchor:`start`}),s({kind:`line`,x1:e,y1:n+f,x2:e+c,y2:n+f,ink:`line`,weight:r*.06})}}},C=i*1.5,w=(n,i)=>{let{name:a,tasks:o}=e[n],s=t.tasks(o.length),l=c/r-2-B(s)-B(t.continued)-1,u=(_(a,l/1.1,1)[0]??``)+(i?t.continued:``);return{height:C,group:n,task:null,draw:(e,t,n)=>{n({kind:`box`,x:e,y:t,width:c,height:C,fill:`band`}),n({kind:`box`,x:e,y:t,width:r*.35,height:C,fill:`accent`}),n({kind:`text`,x:e+r,y:t+C*.69,size:r*1.1,text:u,ink:`ink`,bold:!0,anchor:`start`}),n({kind:`text`,x:e+c-r*.8,y:t+C*.69,size:r,text:s,ink:`soft`,bold:!1,anchor:`end`})}}},T=i*(x?1.5:1.4),E=(e,n,a)=>{let o=[[`number`,t.number],[`task`,t.task],[`leads`,t.leads],[`others`,t.others]];x||o.push([`due`,t.due]);for(let[t,s]of o)m[t].width>0&&a({kind:`text`,x:e+m[t].x+l,y:n+i,size:r,text:s,ink:`soft`,bold:!0,anchor:`start`});if(x){let t=x.last-x.first+1,o=Math.max(1,Math.ceil(t*r*2.8/x.width));for(let s=0;s<t;s+=o)a({kind:`text`,x:e+x.x+x.width*(s+.5)/t,y:n+i,size:r,text:String(x.first+s),ink:`soft`,bold:!0,anchor:`middle`})}a({kind:`line`,x1:e,y1:n+T,x2:e+c,y2:n+T,ink:`ink`,weight:r*.1})},D=a+r*5.6,O=t.foot.flatMap(e=>z(e,s/r-12).lines),k=i*(O.length+1.2),A=n.height-a-k-r,j=A-D-T,M=[],N=null,P=n.columns,F=0,I=e=>void N.marks.push(e),ee=()=>{P++,(P>=n.columns||N===null)&&(N={marks:[],tasks:[]},M.push(N),P=0),F=D+T,E(a+P*(c+o),D,I)},L=0;e.forEach((e,t)=>{let n=!1;e.tasks.forEach((e,r)=>{let i=S(e,t,n),s=r===0?w(t,!1):null,l=i.height+(s?.height??0);if((N===null||F+l>A&&F>D+T)&&(ee(),!s)){let e=w(t,!0);e.draw(a+P*(c+o),F,I),F+=e.height}let u=a+P*(c+o);s&&(s.draw(u,F,I),F+=s.height),i.draw(u,F,I),F+=i.height,N.tasks.push(e.id),L++,n=!n}),F+C<D+T+j&&(F+=r*.8)}),M.length===0&&M.push({marks:[],tasks:[]});let R=x!==null||d,te=_(t.title,s/(r*2.4)-6,1)[0]??``,V=_(t.subtitle,s/(r*1.15),1)[0]??``;return M.forEach((e,o)=>{let s=[{kind:`box`,x:0,y:0,width:n.width,height:n.height,fill:`paper`},{kind:`text`,x:a,y:a+r*2.2,size:r*2.4,text:te,ink:`ink`,bold:!0,anchor:`start`},{kind:`text`,x:a,y:a+r*4.2,size:r*1.15,text:V,ink:`soft`,bold:!1,anchor:`start`},{kind:`text`,x:n.width-a,y:a+r*2.2,size:r*1.15,text:t.page(o+1,M.length),ink:`soft`,bold:!1,anchor:`end`},{kind:`line`,x1:a,y1:A+r,x2:n.width-a,y2:A+r,ink:`ink`,weight:r*.06}],c=A+r*1.2+i;if(R){s.push({kind:`sign`,x:a+r*.5,y:c-r*.36,size:r*.9,filled:!0}),s.push({kind:`text`,x:a+r*1.4,y:c,size:r,text:t.binds,ink:`soft`,bold:!1,anchor:`start`});let e=a+r*(2.8+B(t.binds));s.push({kind:`sign`,x:e+r*.5,y:c-r*.36,size:r*.9,filled:!1}),s.push({kind:`text`,x:e+r*1.4,y:c,size:r,text:t.step,ink:`soft`,bold:!1,anchor:`start`})}g>0&&s.push({kind:`text`,x:n.width-a,y:c,size:r,text:t.cut(g),ink:`soft`,bold:!1,anchor:`end`}),O.forEach((e,t)=>s.push({kind:`text`,x:a,y:c+i*(t+(R||g>0?1:0)),size:r,text:e,ink:`soft`,bold:!1,anchor:`start`})),e.marks.unshift(...s)}),{format:n,pages:M,rows:L,cut:g}}var W={ink:`#16202e`,soft:`#4d586b`,line:`#c3cad5`,band:`#e3f1ee`,accent:`#1d6a5b`,paper:`#ffffff`,stripe:`#f6f8fa`},G=`'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',sans-serif`;function oe(e,t,n){let r=n/2;return`M${K(e)} ${K(t-r)}L${K(e+r)} ${K(t)}L${K(e)} ${K(t+r)}L${K(e-r)} ${K(t)}Z`}function K(e){return Math.round(e*1e3)/1e3}function q(e){return e.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,``).replaceAll(`&`,`&amp;`).replaceAll(`<`,`&lt;`).replaceAll(`>`,`&gt;`).replaceAll(`"`,`&quot;`).replaceAll(`'`,`&apos;`)}function se(e,t,n){let{width:r,height:i}=t;return[`<?xml version="1.0" encoding="UTF-8"?>`,`<svg xmlns="http://www.w3.org/2000/svg" width="${r}mm" height="${i}mm" viewBox="0 0 ${r} ${i}" lang="zh-CN">`,`<title>${q(n)}</title>`,`<style>text{font-family:${G}}.b{font-weight:600}</style>`,...e.marks.map(J),`</svg>`,``].join(`
`)}function J(e){switch(e.kind){case`box`:return`<rect x="${K(e.x)}" y="${K(e.y)}" width="${K(e.width)}" height="${K(e.height)}" fill="${W[e.fill]}"/>`;case`line`:return`<line x1="${K(e.x1)}" y1="${K(e.y1)}" x2="${K(e.x2)}" y2="${K(e.y2)}" stroke="${W[e.ink]}" stroke-width="${K(e.weight)}"/>`;case`sign`:return`<path d="${oe(e.x,e.y,e.size)}" fill="${e.filled?W.accent:W.paper}" stroke="${W.accent}" stroke-width="${K(e.size*.12)}"/>`;case`text`:return`<text x="${K(e.x)}" y="${K(e.y)}" font-size="${K(e.size)}" fill="${W[e.ink]}"${e.bold?` class="b"`:``}${e.anchor===`start`?``:` text-anchor="${e.anchor}"`}>${q(e.text)}</text>`}}var ce=[`lead`,`region`,`section`];function Y(e){let t=new Map;for(let n of e)n.document&&!t.has(n.document.id)&&t.set(n.document.id,{id:n.document.id,title:n.document.title});return[...t.values()]}function le(e,t,n){let r=Y(e),i=new Map,a=[];for(let n of e){let e=X(n,r),o=ue(n,t);o.length===0&&a.push(e);for(let{id:t,label:n}of o){let r=i.get(t);r?r.tasks.push(e):i.set(t,{name:n,tasks:[e]})}}let o=[...i.values()];return t!==`section`&&o.sort((e,t)=>t.tasks.length-e.tasks.length),a.length>0?[...o,{name:n,tasks:a}]:o}function ue(e,t){switch(t){case`section`:return e.section?[e.section]:[];case`region`:return Z(e.regions);case`lead`:{let t=t=>Z(e.agencies.filter(e=>e.predicate===t).map(e=>e.other)),n=t(`LEADS`);return n.length>0?n:t(`RESPONSIBLE_FOR`)}}}function X(e,t){let n=t.findIndex(t=>t.id===e.document?.id),r=e.number??``,i=Z(e.agencies.filter(e=>e.predicate===`LEADS`||e.predicate===`RESPONSIBLE_FOR`).map(e=>e.other)),a=Z(e.agencies.filter(e=>e.predicate===`SUPPORTS`||e.predicate===`IMPLEMENTS`).map(e=>e.other)),o=e.statements.edges.map(({node:e})=>{let t=e.object.period?.end??``;return{text:e.object.period?.text||e.object.label,end:/^\d{4}/.test(t)?t:``,binds:e.qualifiers.via!==`MILESTONE`}});return o.sort((e,t)=>e.end===t.end?0:e.end===``?1:t.end===``||e.end<t.end?-1:1),{id:e.id,number:t.length>1?`[${n+1}] ${r}`.trim():r,title:e.title,source:n,leads:i.map(e=>e.label),others:a.filter(e=>!i.some(t=>t.id===e.id)).map(e=>e.label),targets:e.targets.map(e=>e.label),dates:o}}function Z(e){return e.filter((t,n)=>e.findIndex(e=>e.id===t.id)===n)}var de=f(`<strong class="svelte-1yl21g8"> </strong>`),fe=n(`<rect></rect>`),pe=n(`<line></line>`),me=n(`<path></path>`),he=n(`<text> </text>`),ge=f(`<figure class="svelte-1yl21g8"><figcaption class="no-print svelte-1yl21g8"><span class="soft"> </span> <button class="button" type="button"> </button></figcaption> <div class="paper svelte-1yl21g8" role="region" tabindex="0"><svg role="group"></svg></div></figure>`),_e=f(`<p class="told no-print svelte-1yl21g8"> <!> <!> <!> <br/> </p> <div></div>`,1),ve=f(`<div class="no-print"><!></div> <div class="head no-print svelte-1yl21g8"><h1 class="svelte-1yl21g8"> </h1> <!> <!> <span class="spring svelte-1yl21g8"></span> <!> <button class="button primary" type="button"> </button></div> <!>`,1);function ye(n,i){O(i,!0);let f=[`a3`,`a0`],A=v(()=>D.route.question),j=v(()=>f.find(e=>e===D.route.options.size)??`a3`),P=v(()=>ce.find(e=>e===D.route.options.group)??`lead`),z=new F;T(()=>{let e=c(A);return z.ask(t=>ne(e,t)),z.stop});let B=v(()=>z.value),V=v(()=>x(c(P)===`lead`?`wall.nobody`:c(P)===`region`?`wall.nowhere`:`wall.nosection`)),H=v(()=>c(B)?le(c(B).tasks,c(P),c(V)):[]),U=v(()=>{let e=new Map;for(let t of c(B)?.tasks??[]){for(let{other:n}of t.agencies)e.set(n.id,n.label);for(let n of t.regions)e.set(n.id,n.label);t.document&&e.set(t.document.id,t.document.title)}let t=[],n=(n,r)=>{r.length>0&&t.push(`${x(n)} ${r.map(t=>I.get(t)?.label??e.get(t)??t).join(`、`)}`)};return n(`ask.involving`,c(A).involving),n(`ask.agencies`,c(A).agencies),n(`ask.roles`,c(A).roles.map(e=>x(`predicate.${e}`))),n(`ask.regions`,c(A).regions),n(`ask.platforms`,c(A).platforms),n(`ask.documents`,c(A).documents),n(`ask.text`,c(A).text===``?[]:[c(A).text]),n(`ask.dueAfter`,c(A).dueAfter===``?[]:[c(A).dueAfter]),n(`ask.dueBefore`,c(A).dueBefore===``?[]:[c(A).dueBefore]),c(A).direct&&t.push(x(`ask.direct`)),(c(A).where!==``||c(A).reach!==``)&&t.push(x(`wall.further`)),t.length===0?x(`wall.all`):t.join(` · `)}),ie=v(()=>{if(!c(B))return[];let e=Y(c(B).tasks),t=e.slice(0,6).map((t,n)=>e.length>1?`[${n+1}] ${t.title}`:t.title),n=e.length>6?x(`wall.source.more`,{n:e.length}):``,r=c(B).tasks.filter(e=>e.statements.edges.length===0).length,i=[x(`wall.made`,{commit:c(B).snapshot.commit,date:c(B).snapshot.at?y(D.language,c(B).snapshot.at):`—`,chain:(c(B).snapshot.chain??``).slice(0,12)}),r>0?x(`wall.undated`,{n:r}):``,c(B).tasks.length<c(B).total?x(`wall.truncated`,{n:c(B).tasks.length,all:c(B).total}):``];return[x(`wall.source`,{documents:t.join(`，`)})+n,i.filter(e=>e!==``).join(` · `)]}),G=v(()=>{let e=c(B)?Y(c(B).tasks):[];return e.length===1?`${e[0].title} · ${x(`wall.title`)}`:x(`wall.title`)}),K=v(()=>ae(c(H),{title:c(G),subtitle:`${c(U)} · ${x(`count.tasks`,{n:c(B)?.tasks.length??0})} · ${x(`wall.by.${c(P)}`)}`,number:x(`wall.number`),task:x(`time.task`),leads:x(`wall.leads`),others:x(`wall.others`),due:x(`wall.due`),target:x(`wall.target`),continued:x(`wall.continued`),binds:x(`time.DEADLINE`),step:x(`time.MILESTONE`),none:`—`,foot:c(ie),more:e=>x(`wall.more`,{n:e}),cut:e=>x(`wall.cut`,{n:e}),tasks:e=>x(`count.tasks`,{n:e}),page:(e,t)=>x(`wall.page`,{n:e,of:t})},re[c(j)])),q=v(()=>c(B)!==null&&c(K).rows>c(B).tasks.length);function J(e){D.go(_(`wall`,D.route,{options:{...D.route.options,...e}}))}function ue(e){let t=c(K).pages[e];t&&te(`${x(`wall.title`)}-${c(j).toUpperCase()}-${e+1}.svg`,`image/svg+xml`,se(t,c(K).format,`${c(G)} ${e+1}/${c(K).pages.length}`))}var X=ve(),Z=C(X),ye=h(Z);ee(ye,{}),u(Z);var Q=g(Z,2),be=h(Q),xe=E(be,!0),Se=g(be,2);{let e=v(()=>x(`wall.size`)),t=v(()=>f.map(e=>({value:e,label:x(`wall.${e}`)})));R(Se,{get label(){return c(e)},get value(){return c(j)},get choices(){return c(t)},onchange:e=>J({size:e})})}var Ce=g(Se,2);{let e=v(()=>x(`wall.group`)),t=v(()=>ce.map(e=>({value:e,label:x(`wall.by.${e}`)})));R(Ce,{get label(){return c(e)},get value(){return c(P)},get choices(){return c(t)},onchange:e=>J({group:e})})}var we=g(Ce,4);{let t=v(()=>_(`list`,D.route));M(we,{get route(){return c(t)},class:`button plain`,children:(t,n)=>{k();var i=w();S(t=>e(i,`← ${t??``}`),[()=>x(`view.list`)]),r(t,i)},$$slots:{default:!0}})}var $=g(we,2),Te=E($,!0);u(Q);var Ee=g(Q,2),De=e=>{N(e,{get error(){return z.error},get retry(){return z.retry}})},Oe=e=>{N(e,{rows:9})},ke=e=>{{let t=v(()=>x(`state.empty`)),n=v(()=>x(`state.empty.hint`));L(e,{get title(){return c(t)},get hint(){return c(n)},get meant(){return c(B).meant}})}},Ae=n=>{var i=_e(),f=C(i),m=h(f,!0),_=g(m),v=t=>{var n=w();S(t=>e(n,` · ${t??``}`),[()=>x(c(P)===`region`?`wall.repeats.region`:`wall.repeats.lead`)]),r(t,n)};a(_,e=>{c(q)&&e(v)});var y=g(_,2),T=t=>{var n=de(),i=E(n,!0);S(t=>e(i,t),[()=>x(`wall.truncated`,{n:c(B).tasks.length,all:c(B).total})]),r(t,n)};a(y,e=>{c(B).tasks.length<c(B).total&&e(T)});var D=g(y,2),O=t=>{var n=de(),i=E(n,!0);S(t=>e(i,t),[()=>x(`wall.cut`,{n:c(K).cut})]),r(t,n)};a(D,e=>{c(K).cut>0&&e(O)});var k=g(D,3,!0);u(f);var A=g(f,2);let M;s(A,21,()=>c(K).pages,t,(n,i,f)=>{var m=ge(),_=h(m),v=h(_),y=E(v,!0),w=g(v,2),T=E(w,!0);u(_);var D=g(_,2),O=h(D);s(O,21,()=>c(i).marks,t,(t,n)=>{var i=d(),o=C(i),s=e=>{var t=fe();S(()=>{l(t,`x`,c(n).x),l(t,`y`,c(n).y),l(t,`width`,c(n).width),l(t,`height`,c(n).height),l(t,`fill`,W[c(n).fill])}),r(e,t)},u=e=>{var t=pe();S(()=>{l(t,`x1`,c(n).x1),l(t,`y1`,c(n).y1),l(t,`x2`,c(n).x2),l(t,`y2`,c(n).y2),l(t,`stroke`,W[c(n).ink]),l(t,`stroke-width`,c(n).weight)}),r(e,t)},f=e=>{var t=me();S(e=>{l(t,`d`,e),l(t,`fill`,c(n).filled?W.accent:W.paper),l(t,`stroke`,W.accent),l(t,`stroke-width`,c(n).size*.12)},[()=>oe(c(n).x,c(n).y,c(n).size)]),r(e,t)},p=t=>{var i=he(),a=E(i,!0);S(()=>{l(i,`x`,c(n).x),l(i,`y`,c(n).y),l(i,`font-size`,c(n).size),l(i,`fill`,W[c(n).ink]),l(i,`text-anchor`,c(n).anchor),l(i,`font-weight`,c(n).bold?600:400),e(a,c(n).text)}),r(t,i)};a(o,e=>{c(n).kind===`box`?e(s):c(n).kind===`line`?e(u,1):c(n).kind===`sign`?e(f,2):e(p,-1)}),r(t,i)}),u(O),u(D),u(m),S((t,n,r,i)=>{e(y,t),e(T,n),l(D,`aria-label`,r),o(O,0,b(c(j)),`svelte-1yl21g8`),l(O,`viewBox`,`0 0 ${c(K).format.width??``} ${c(K).format.height??``}`),l(O,`aria-label`,i)},[()=>x(`wall.page`,{n:f+1,of:c(K).pages.length}),()=>x(`wall.svg`,{n:f+1}),()=>x(`wall.label`,{n:f+1}),()=>x(`wall.label`,{n:f+1})]),p(`click`,w,()=>ue(f)),r(n,m)}),u(A),S((t,n)=>{e(m,t),e(k,n),M=o(A,1,`pages svelte-1yl21g8`,null,M,{busy:z.busy})},[()=>x(`wall.pages`,{pages:c(K).pages.length,tasks:c(B).tasks.length,rows:c(K).rows}),()=>x(`wall.print.hint`)]),r(n,i)};a(Ee,e=>{z.error?e(De):c(B)?c(B).tasks.length===0?e(ke,2):e(Ae,-1):e(Oe,1)}),S((t,n)=>{e(xe,t),$.disabled=!c(B)||c(B).tasks.length===0,e(Te,n)},[()=>x(`view.wall`),()=>x(`wall.print`)]),p(`click`,$,()=>print()),r(n,X),m()}i([`click`]);export{ye as default};