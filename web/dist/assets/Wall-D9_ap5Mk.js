import{B as e,F as t,G as n,H as r,J as i,L as a,O as o,P as s,Q as c,S as l,St as u,U as d,W as f,Y as p,_t as m,at as h,ct as g,d as _,gt as v,i as y,k as b,l as x,n as S,nt as C,ot as w,q as T,rt as E,st as D,t as O,vt as k}from"./state.svelte-DVOdUdZY.js";import{a as A,n as j,t as M}from"./State-BJlvr5zD.js";import{t as N}from"./query-Bohf9mV1.js";import{t as P}from"./load.svelte-D73Of2Sg.js";import{n as F,t as I}from"./Select-VH52JyOF.js";import{n as L,t as R}from"./measure-BO4MQrF8.js";import{t as ee}from"./save-DI2QIwSC.js";var z=new j(`
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
    `);async function B(e,t){let n={...N(e),order:e.order===``?`SOURCE`:e.order,first:100},r=[],i=null;for(;;){let a=await A(z,{...n,after:i},{signal:t,at:e.at});r.push(...a.tasks.edges.map(e=>e.node));let{hasNextPage:o,endCursor:s}=a.tasks.pageInfo;if(!o||!s||r.length>=1e3)return{total:a.tasks.totalCount,tasks:r,snapshot:a.snapshot,meant:[...a.tasks.suggestions,...a.tasks.candidates]};i=s}}var V={a3:{width:420,height:297,text:2.7,columns:2},a0:{width:1189,height:841,text:5.6,columns:3}};function te(e){let t=e.flatMap(e=>e.tasks.flatMap(e=>e.dates.filter(e=>e.end!==``).map(e=>Number(e.end.slice(0,4)))));return t.length===0?null:{first:Math.min(...t),last:Math.max(...t)}}function ne(e,t,n){let[r=0,i=12,a=31]=e.split(`-`).map(Number),o=(i-1+Math.min(a,31)/31)/12;return Math.max(0,Math.min(1,(r-t+o)/(n-t+1)))}var re=1.42;function H(e,t,n){let r=n.text,i=r*re,a=r*4.4,o=r*3,s=n.width-2*a,c=(s-o*(n.columns-1))/n.columns,l=r*.6,u=te(e),d=e.some(e=>e.tasks.some(e=>e.dates.length>0)),f={number:.08,task:.37,leads:.24,others:.23,due:u?.32:d?.16:0},p=Object.values(f).reduce((e,t)=>e+t,0),m={number:{x:0,width:0},task:{x:0,width:0},leads:{x:0,width:0},others:{x:0,width:0},due:{x:0,width:0}},h=0;for(let e of[`number`,`task`,`leads`,`others`,`due`]){let t=f[e]/p*c;m[e]={x:h,width:t},h+=t}let g=0,_=(e,t,n)=>{let{lines:r,rest:i}=L(e,t,n);return i>0&&g++,r},v=e=>(m[e].width-2*l)/r,y=(e,t,n,r=`ink`,i=!1)=>({x:m[e].x+l,lines:_(t,v(e),n),ink:r,bold:i}),b=(e,n,r,i=`ink`)=>{if(n.length===0)return y(e,e===`leads`?t.none:``,1,`soft`);for(let a=n.length;a>1;a--){let o=n.slice(0,a).join(`、`)+(a<n.length?t.more(n.length-a):``);if(L(o,v(e)).lines.length<=r)return y(e,o,r,i)}let a=n.length>1?t.more(n.length-1):``,o=y(e,n[0],Math.max(1,r-(a===``?0:1)),i);return a===``?o:{...o,lines:[...o.lines,a]}},x=u?{...u,x:m.due.x+l,width:m.due.width-2*l}:null,S=(e,n,a)=>{let o=[y(`number`,e.number,2,`soft`),y(`task`,e.title,8,`ink`,!0),b(`leads`,e.leads,4),b(`others`,e.others,5)];if(e.targets.length>0){let n=o[1],r=b(`task`,e.targets.map((e,n)=>n===0?t.target+e:e),4,`soft`);o.push({...r,from:n.lines.length})}let s=e.dates.slice(0,4),u=e.dates.length-s.length,d=s.map(e=>({date:e,text:_(e.text,v(`due`)-1.6,1)[0]??``})),f=Math.max(1,d.length+ +(u>0),...o.map(e=>(e.from??0)+e.lines.length))*i+l*1.6;return{height:f,group:n,task:e,draw:(e,n,s)=>{a&&s({kind:`box`,x:e,y:n,width:c,height:f,fill:`stripe`});let p=e=>n+l*.8+i*e+r*1.08;for(let t of o)t.lines.forEach((n,i)=>s({kind:`text`,x:e+t.x,y:p(i+(t.from??0)),size:r,text:n,ink:t.ink,bold:t.bold,anchor:`start`}));if(x)for(let t=x.first;t<=x.last+1;t++){let i=e+x.x+x.width*(t-x.first)/(x.last-x.first+1);s({kind:`line`,x1:i,y1:n,x2:i,y2:n+f,ink:`line`,weight:r*.05})}d.forEach(({date:t,text:n},i)=>{let a=R(n)*r,o=e+m.due.x+l,c=o+m.due.width-2*l,u=x&&t.end!==``?o+r*.5+(x.width-r)*ne(t.end,x.first,x.last):o+r*.5;t.end===``&&x||s({kind:`sign`,x:u,y:p(i)-r*.36,size:r*.9,filled:t.binds});let d=u+r*.8,f=d+a<=c;s({kind:`text`,x:f?d:Math.max(o+a,u-r*.8),y:p(i),size:r,text:n,ink:`ink`,bold:!1,anchor:f?`start`:`end`})}),u>0&&s({kind:`text`,x:e+m.due.x+l,y:p(d.length),size:r,text:t.more(u),ink:`soft`,bold:!1,anchor:`start`}),s({kind:`line`,x1:e,y1:n+f,x2:e+c,y2:n+f,ink:`line`,weight:r*.06})}}},C=i*1.5,w=(n,i)=>{let{name:a,tasks:o}=e[n],s=t.tasks(o.length),l=c/r-2-R(s)-R(t.continued)-1,u=(_(a,l/1.1,1)[0]??``)+(i?t.continued:``);return{height:C,group:n,task:null,draw:(e,t,n)=>{n({kind:`box`,x:e,y:t,width:c,height:C,fill:`band`}),n({kind:`box`,x:e,y:t,width:r*.35,height:C,fill:`accent`}),n({kind:`text`,x:e+r,y:t+C*.69,size:r*1.1,text:u,ink:`ink`,bold:!0,anchor:`start`}),n({kind:`text`,x:e+c-r*.8,y:t+C*.69,size:r,text:s,ink:`soft`,bold:!1,anchor:`end`})}}},T=i*(x?1.5:1.4),E=(e,n,a)=>{let o=[[`number`,t.number],[`task`,t.task],[`leads`,t.leads],[`others`,t.others]];x||o.push([`due`,t.due]);for(let[t,s]of o)m[t].width>0&&a({kind:`text`,x:e+m[t].x+l,y:n+i,size:r,text:s,ink:`soft`,bold:!0,anchor:`start`});if(x){let t=x.last-x.first+1,o=Math.max(1,Math.ceil(t*r*2.8/x.width));for(let s=0;s<t;s+=o)a({kind:`text`,x:e+x.x+x.width*(s+.5)/t,y:n+i,size:r,text:String(x.first+s),ink:`soft`,bold:!0,anchor:`middle`})}a({kind:`line`,x1:e,y1:n+T,x2:e+c,y2:n+T,ink:`ink`,weight:r*.1})},D=a+r*5.6,O=t.foot.flatMap(e=>L(e,s/r-12).lines),k=i*(O.length+1.2),A=n.height-a-k-r,j=A-D-T,M=[],N=null,P=n.columns,F=0,I=e=>void N.marks.push(e),ee=()=>{P++,(P>=n.columns||N===null)&&(N={marks:[],tasks:[]},M.push(N),P=0),F=D+T,E(a+P*(c+o),D,I)},z=0;e.forEach((e,t)=>{let n=!1;e.tasks.forEach((e,r)=>{let i=S(e,t,n),s=r===0?w(t,!1):null,l=i.height+(s?.height??0);if((N===null||F+l>A&&F>D+T)&&(ee(),!s)){let e=w(t,!0);e.draw(a+P*(c+o),F,I),F+=e.height}let u=a+P*(c+o);s&&(s.draw(u,F,I),F+=s.height),i.draw(u,F,I),F+=i.height,N.tasks.push(e.id),z++,n=!n}),F+C<D+T+j&&(F+=r*.8)}),M.length===0&&M.push({marks:[],tasks:[]});let B=x!==null||d,V=_(t.title,s/(r*2.4)-6,1)[0]??``,H=_(t.subtitle,s/(r*1.15),1)[0]??``;return M.forEach((e,o)=>{let s=[{kind:`box`,x:0,y:0,width:n.width,height:n.height,fill:`paper`},{kind:`text`,x:a,y:a+r*2.2,size:r*2.4,text:V,ink:`ink`,bold:!0,anchor:`start`},{kind:`text`,x:a,y:a+r*4.2,size:r*1.15,text:H,ink:`soft`,bold:!1,anchor:`start`},{kind:`text`,x:n.width-a,y:a+r*2.2,size:r*1.15,text:t.page(o+1,M.length),ink:`soft`,bold:!1,anchor:`end`},{kind:`line`,x1:a,y1:A+r,x2:n.width-a,y2:A+r,ink:`ink`,weight:r*.06}],c=A+r*1.2+i;if(B){s.push({kind:`sign`,x:a+r*.5,y:c-r*.36,size:r*.9,filled:!0}),s.push({kind:`text`,x:a+r*1.4,y:c,size:r,text:t.binds,ink:`soft`,bold:!1,anchor:`start`});let e=a+r*(2.8+R(t.binds));s.push({kind:`sign`,x:e+r*.5,y:c-r*.36,size:r*.9,filled:!1}),s.push({kind:`text`,x:e+r*1.4,y:c,size:r,text:t.step,ink:`soft`,bold:!1,anchor:`start`})}g>0&&s.push({kind:`text`,x:n.width-a,y:c,size:r,text:t.cut(g),ink:`soft`,bold:!1,anchor:`end`}),O.forEach((e,t)=>s.push({kind:`text`,x:a,y:c+i*(t+(B||g>0?1:0)),size:r,text:e,ink:`soft`,bold:!1,anchor:`start`})),e.marks.unshift(...s)}),{format:n,pages:M,rows:z,cut:g}}var U={ink:`#16202e`,soft:`#4d586b`,line:`#c3cad5`,band:`#e3f1ee`,accent:`#1d6a5b`,paper:`#ffffff`,stripe:`#f6f8fa`},W=`'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',sans-serif`;function ie(e,t,n){let r=n/2;return`M${G(e)} ${G(t-r)}L${G(e+r)} ${G(t)}L${G(e)} ${G(t+r)}L${G(e-r)} ${G(t)}Z`}function G(e){return Math.round(e*1e3)/1e3}function K(e){return e.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,``).replaceAll(`&`,`&amp;`).replaceAll(`<`,`&lt;`).replaceAll(`>`,`&gt;`).replaceAll(`"`,`&quot;`).replaceAll(`'`,`&apos;`)}function ae(e,t,n){let{width:r,height:i}=t;return[`<?xml version="1.0" encoding="UTF-8"?>`,`<svg xmlns="http://www.w3.org/2000/svg" width="${r}mm" height="${i}mm" viewBox="0 0 ${r} ${i}" lang="zh-CN">`,`<title>${K(n)}</title>`,`<style>text{font-family:${W}}.b{font-weight:600}</style>`,...e.marks.map(q),`</svg>`,``].join(`
`)}function q(e){switch(e.kind){case`box`:return`<rect x="${G(e.x)}" y="${G(e.y)}" width="${G(e.width)}" height="${G(e.height)}" fill="${U[e.fill]}"/>`;case`line`:return`<line x1="${G(e.x1)}" y1="${G(e.y1)}" x2="${G(e.x2)}" y2="${G(e.y2)}" stroke="${U[e.ink]}" stroke-width="${G(e.weight)}"/>`;case`sign`:return`<path d="${ie(e.x,e.y,e.size)}" fill="${e.filled?U.accent:U.paper}" stroke="${U.accent}" stroke-width="${G(e.size*.12)}"/>`;case`text`:return`<text x="${G(e.x)}" y="${G(e.y)}" font-size="${G(e.size)}" fill="${U[e.ink]}"${e.bold?` class="b"`:``}${e.anchor===`start`?``:` text-anchor="${e.anchor}"`}>${K(e.text)}</text>`}}var oe=[`lead`,`region`,`section`];function J(e){let t=new Map;for(let n of e)n.document&&!t.has(n.document.id)&&t.set(n.document.id,{id:n.document.id,title:n.document.title});return[...t.values()]}function se(e,t,n){let r=J(e),i=new Map,a=[];for(let n of e){let e=X(n,r),o=Y(n,t);o.length===0&&a.push(e);for(let{id:t,label:n}of o){let r=i.get(t);r?r.tasks.push(e):i.set(t,{name:n,tasks:[e]})}}let o=[...i.values()];return t!==`section`&&o.sort((e,t)=>t.tasks.length-e.tasks.length),a.length>0?[...o,{name:n,tasks:a}]:o}function Y(e,t){switch(t){case`section`:return e.section?[e.section]:[];case`region`:return Z(e.regions);case`lead`:{let t=t=>Z(e.agencies.filter(e=>e.predicate===t).map(e=>e.other)),n=t(`LEADS`);return n.length>0?n:t(`RESPONSIBLE_FOR`)}}}function X(e,t){let n=t.findIndex(t=>t.id===e.document?.id),r=e.number??``,i=Z(e.agencies.filter(e=>e.predicate===`LEADS`||e.predicate===`RESPONSIBLE_FOR`).map(e=>e.other)),a=Z(e.agencies.filter(e=>e.predicate===`SUPPORTS`||e.predicate===`IMPLEMENTS`).map(e=>e.other)),o=e.statements.edges.map(({node:e})=>{let t=e.object.period?.end??``;return{text:e.object.period?.text||e.object.label,end:/^\d{4}/.test(t)?t:``,binds:e.qualifiers.via!==`MILESTONE`}});return o.sort((e,t)=>e.end===t.end?0:e.end===``?1:t.end===``||e.end<t.end?-1:1),{id:e.id,number:t.length>1?`[${n+1}] ${r}`.trim():r,title:e.title,source:n,leads:i.map(e=>e.label),others:a.filter(e=>!i.some(t=>t.id===e.id)).map(e=>e.label),targets:e.targets.map(e=>e.label),dates:o}}function Z(e){return e.filter((t,n)=>e.findIndex(e=>e.id===t.id)===n)}var ce=f(`<strong class="svelte-1yl21g8"> </strong>`),le=n(`<rect></rect>`),ue=n(`<line></line>`),de=n(`<path></path>`),fe=n(`<text> </text>`),pe=f(`<figure class="svelte-1yl21g8"><figcaption class="no-print svelte-1yl21g8"><span class="soft"> </span> <button class="button" type="button"> </button></figcaption> <div class="paper svelte-1yl21g8" role="region" tabindex="0"><svg role="group"></svg></div></figure>`),me=f(`<p class="told no-print svelte-1yl21g8"> <!> <!> <!> <br/> </p> <div></div>`,1),he=f(`<div class="head no-print svelte-1yl21g8"><h1 class="svelte-1yl21g8"> </h1> <!> <!> <span class="spring svelte-1yl21g8"></span> <button class="button primary" type="button"> </button></div> <!>`,1);function Q(n,i){k(i,!0);let f=[`a3`,`a0`],A=v(()=>O.route.question),j=v(()=>f.find(e=>e===O.route.options.size)??`a3`),N=v(()=>oe.find(e=>e===O.route.options.group)??`lead`),L=new P;E(()=>{let e=c(A);return L.ask(t=>B(e,t)),L.stop});let R=v(()=>L.value),z=v(()=>S(c(N)===`lead`?`wall.nobody`:c(N)===`region`?`wall.nowhere`:`wall.nosection`)),te=v(()=>c(R)?se(c(R).tasks,c(N),c(z)):[]),ne=v(()=>{if(x(c(A))&&c(A).roles.length===0)return S(`wall.all`);let e=new Map;for(let t of c(R)?.tasks??[]){for(let{other:n}of t.agencies)e.set(n.id,n.label);for(let n of t.regions)e.set(n.id,n.label);t.document&&e.set(t.document.id,t.document.title)}let t=[],n=(n,r)=>{r.length>0&&t.push(`${S(n)} ${r.map(t=>e.get(t)??t).join(`、`)}`)};return n(`ask.involving`,c(A).involving),n(`ask.agencies`,c(A).agencies),n(`ask.roles`,c(A).roles.map(e=>S(`predicate.${e}`))),n(`ask.regions`,c(A).regions),n(`ask.platforms`,c(A).platforms),n(`ask.documents`,c(A).documents),n(`ask.text`,c(A).text===``?[]:[c(A).text]),n(`ask.dueAfter`,c(A).dueAfter===``?[]:[c(A).dueAfter]),n(`ask.dueBefore`,c(A).dueBefore===``?[]:[c(A).dueBefore]),t.join(` · `)}),re=v(()=>{if(!c(R))return[];let e=J(c(R).tasks),t=e.slice(0,6).map((t,n)=>e.length>1?`[${n+1}] ${t.title}`:t.title),n=e.length>6?S(`wall.source.more`,{n:e.length}):``,r=c(R).tasks.filter(e=>e.statements.edges.length===0).length,i=[S(`wall.made`,{commit:c(R).snapshot.commit,date:c(R).snapshot.at?y(O.language,c(R).snapshot.at):`—`,chain:(c(R).snapshot.chain??``).slice(0,12)}),r>0?S(`wall.undated`,{n:r}):``,c(R).tasks.length<c(R).total?S(`wall.truncated`,{n:c(R).tasks.length,all:c(R).total}):``];return[S(`wall.source`,{documents:t.join(`，`)})+n,i.filter(e=>e!==``).join(` · `)]}),W=v(()=>{let e=c(R)?J(c(R).tasks):[];return e.length===1?`${e[0].title} · ${S(`wall.title`)}`:S(`wall.title`)}),G=v(()=>H(c(te),{title:c(W),subtitle:`${c(ne)} · ${S(`count.tasks`,{n:c(R)?.tasks.length??0})} · ${S(`wall.by.${c(N)}`)}`,number:S(`wall.number`),task:S(`time.task`),leads:S(`wall.leads`),others:S(`wall.others`),due:S(`wall.due`),target:S(`wall.target`),continued:S(`wall.continued`),binds:S(`time.DEADLINE`),step:S(`time.MILESTONE`),none:`—`,foot:c(re),more:e=>S(`wall.more`,{n:e}),cut:e=>S(`wall.cut`,{n:e}),tasks:e=>S(`count.tasks`,{n:e}),page:(e,t)=>S(`wall.page`,{n:e,of:t})},V[c(j)])),K=v(()=>c(R)!==null&&c(G).rows>c(R).tasks.length);function q(e){O.go(_(`wall`,O.route,{options:{...O.route.options,...e}}))}function Y(e){let t=c(G).pages[e];t&&ee(`${S(`wall.title`)}-${c(j).toUpperCase()}-${e+1}.svg`,`image/svg+xml`,ae(t,c(G).format,`${c(W)} ${e+1}/${c(G).pages.length}`))}var X=he(),Z=w(X),Q=h(Z),ge=D(Q,!0),_e=g(Q,2);{let e=v(()=>S(`wall.size`)),t=v(()=>f.map(e=>({value:e,label:S(`wall.${e}`)})));I(_e,{get label(){return c(e)},get value(){return c(j)},get choices(){return c(t)},onchange:e=>q({size:e})})}var ve=g(_e,2);{let e=v(()=>S(`wall.group`)),t=v(()=>oe.map(e=>({value:e,label:S(`wall.by.${e}`)})));I(ve,{get label(){return c(e)},get value(){return c(N)},get choices(){return c(t)},onchange:e=>q({group:e})})}var $=g(ve,4),ye=D($,!0);u(Z);var be=g(Z,2),xe=e=>{M(e,{get error(){return L.error},get retry(){return L.retry}})},Se=e=>{M(e,{rows:9})},Ce=e=>{{let t=v(()=>S(`state.empty`)),n=v(()=>S(`state.empty.hint`));F(e,{get title(){return c(t)},get hint(){return c(n)},get meant(){return c(R).meant}})}},we=n=>{var i=me(),f=w(i),m=h(f,!0),_=g(m),v=t=>{var n=T();C(t=>e(n,` · ${t??``}`),[()=>S(c(N)===`region`?`wall.repeats.region`:`wall.repeats.lead`)]),r(t,n)};a(_,e=>{c(K)&&e(v)});var y=g(_,2),x=t=>{var n=ce(),i=D(n,!0);C(t=>e(i,t),[()=>S(`wall.truncated`,{n:c(R).tasks.length,all:c(R).total})]),r(t,n)};a(y,e=>{c(R).tasks.length<c(R).total&&e(x)});var E=g(y,2),O=t=>{var n=ce(),i=D(n,!0);C(t=>e(i,t),[()=>S(`wall.cut`,{n:c(G).cut})]),r(t,n)};a(E,e=>{c(G).cut>0&&e(O)});var k=g(E,3,!0);u(f);var A=g(f,2);let M;s(A,21,()=>c(G).pages,t,(n,i,f)=>{var m=pe(),_=h(m),v=h(_),y=D(v,!0),x=g(v,2),T=D(x,!0);u(_);var E=g(_,2),O=h(E);s(O,21,()=>c(i).marks,t,(t,n)=>{var i=d(),o=w(i),s=e=>{var t=le();C(()=>{l(t,`x`,c(n).x),l(t,`y`,c(n).y),l(t,`width`,c(n).width),l(t,`height`,c(n).height),l(t,`fill`,U[c(n).fill])}),r(e,t)},u=e=>{var t=ue();C(()=>{l(t,`x1`,c(n).x1),l(t,`y1`,c(n).y1),l(t,`x2`,c(n).x2),l(t,`y2`,c(n).y2),l(t,`stroke`,U[c(n).ink]),l(t,`stroke-width`,c(n).weight)}),r(e,t)},f=e=>{var t=de();C(e=>{l(t,`d`,e),l(t,`fill`,c(n).filled?U.accent:U.paper),l(t,`stroke`,U.accent),l(t,`stroke-width`,c(n).size*.12)},[()=>ie(c(n).x,c(n).y,c(n).size)]),r(e,t)},p=t=>{var i=fe(),a=D(i,!0);C(()=>{l(i,`x`,c(n).x),l(i,`y`,c(n).y),l(i,`font-size`,c(n).size),l(i,`fill`,U[c(n).ink]),l(i,`text-anchor`,c(n).anchor),l(i,`font-weight`,c(n).bold?600:400),e(a,c(n).text)}),r(t,i)};a(o,e=>{c(n).kind===`box`?e(s):c(n).kind===`line`?e(u,1):c(n).kind===`sign`?e(f,2):e(p,-1)}),r(t,i)}),u(O),u(E),u(m),C((t,n,r,i)=>{e(y,t),e(T,n),l(E,`aria-label`,r),o(O,0,b(c(j)),`svelte-1yl21g8`),l(O,`viewBox`,`0 0 ${c(G).format.width??``} ${c(G).format.height??``}`),l(O,`aria-label`,i)},[()=>S(`wall.page`,{n:f+1,of:c(G).pages.length}),()=>S(`wall.svg`,{n:f+1}),()=>S(`wall.label`,{n:f+1}),()=>S(`wall.label`,{n:f+1})]),p(`click`,x,()=>Y(f)),r(n,m)}),u(A),C((t,n)=>{e(m,t),e(k,n),M=o(A,1,`pages svelte-1yl21g8`,null,M,{busy:L.busy})},[()=>S(`wall.pages`,{pages:c(G).pages.length,tasks:c(R).tasks.length,rows:c(G).rows}),()=>S(`wall.print.hint`)]),r(n,i)};a(be,e=>{L.error?e(xe):c(R)?c(R).tasks.length===0?e(Ce,2):e(we,-1):e(Se,1)}),C((t,n)=>{e(ge,t),$.disabled=!c(R)||c(R).tasks.length===0,e(ye,n)},[()=>S(`view.wall`),()=>S(`wall.print`)]),p(`click`,$,()=>print()),r(n,X),m()}i([`click`]);export{Q as default};