import{B as e,Ct as t,F as n,H as r,J as i,L as a,O as o,P as s,Q as c,S as l,St as u,U as d,W as f,Y as p,_t as m,a as h,ct as g,d as _,et as v,ft as y,i as b,lt as x,m as S,mt as C,n as w,nt as T,ot as E,p as D,q as O,rt as k,s as A,st as j,t as M,vt as N,yt as P}from"./state.svelte-ByKaEAi7.js";import{i as F,t as I}from"./TypedDocumentString-Bs9moOO4.js";import{t as L}from"./load.svelte-BMRLA8KC.js";import{t as R}from"./Kind-BXVpEm4M.js";import{n as z,t as B}from"./State-Cu449W0H.js";import{t as ee}from"./Quote-DIib-wxi.js";var te=new I(`
    query EntityPage($id: ID!, $tasks: Boolean!, $duties: Boolean!, $works: Boolean!) {
  entity(id: $id) {
    __typename
    ...EntityBrief
    names
    properties {
      name
      value
    }
    statements(
      first: 24
      where: {not: {predicates: [PART_OF, HAS_SECTION, HAS_TASK]}}
    ) {
      totalCount
      edges {
        forward
        other {
          ...EntityBrief
        }
        node {
          id
          predicate
          origin
          qualifiers {
            note
          }
          evidence {
            ...GraphEvidence
          }
        }
      }
    }
    ... on Region {
      code
      level
      parent {
        ...EntityBrief
        parent {
          ...EntityBrief
          parent {
            ...EntityBrief
          }
        }
      }
      functionalRegions {
        ...EntityBrief
      }
      children(first: 40) {
        totalCount
        edges {
          node {
            ...EntityBrief
          }
        }
      }
      agencies(first: 12) {
        totalCount
        edges {
          node {
            ...EntityBrief
          }
        }
      }
      platforms(first: 12) {
        totalCount
        edges {
          node {
            ...EntityBrief
          }
        }
      }
    }
    ... on FunctionalRegion {
      members(first: 60) {
        totalCount
        edges {
          node {
            ...EntityBrief
          }
        }
      }
    }
    ... on Agency {
      bodyType: type
      region {
        ...EntityBrief
        parent {
          ...EntityBrief
          parent {
            ...EntityBrief
          }
        }
      }
      managed: platforms {
        ...EntityBrief
      }
    }
    ... on Platform {
      bodyType: type
      places {
        ...EntityBrief
        parent {
          ...EntityBrief
        }
      }
      managers {
        ...EntityBrief
      }
    }
    ... on Organization {
      bodyType: type
      places {
        ...EntityBrief
        parent {
          ...EntityBrief
        }
      }
    }
    ... on Task {
      text
      number
      start
      end
      document {
        ...EntityBrief
        title
      }
      section {
        ...EntityBrief
        parent {
          ...EntityBrief
        }
      }
      duties: agencies {
        predicate
        other {
          ...EntityBrief
        }
        node {
          id
          predicate
          origin
          evidence {
            ...GraphEvidence
          }
        }
      }
      regions {
        ...EntityBrief
      }
      functionalRegions {
        ...EntityBrief
      }
      taskPlatforms: platforms {
        ...EntityBrief
      }
      organizations {
        ...EntityBrief
      }
      industries {
        ...EntityBrief
      }
      cited: policies {
        ...EntityBrief
      }
      events {
        ...EntityBrief
      }
      targets {
        ...EntityBrief
      }
      deadlines {
        ...EntityBrief
      }
    }
    ... on Section {
      ordinal
      start
      end
      document {
        ...EntityBrief
        title
      }
      above: parent {
        ...EntityBrief
        parent {
          ...EntityBrief
        }
      }
      sections {
        ...EntityBrief
      }
      sectionTasks: tasks {
        ...EntityBrief
      }
    }
    ... on Policy {
      textOf: document {
        ...EntityBrief
      }
      sameAs {
        ...EntityBrief
      }
      citedBy(first: 12) {
        totalCount
        edges {
          predicate
          other {
            ...EntityBrief
          }
          node {
            id
            origin
            evidence {
              ...GraphEvidence
            }
          }
        }
      }
    }
    ... on Document {
      documentNumber: number
      issuer
      issuers {
        ...EntityBrief
      }
      published
      period {
        text
        start
        end
      }
      uri
      basis {
        ...EntityBrief
      }
      amends {
        ...EntityBrief
      }
      repeals {
        ...EntityBrief
      }
      outline: sections {
        ...EntityBrief
      }
      stats {
        sections
        tasks
        tasksWithRole
        tasksWithLeader
        tasksWithDeadline
        tasksWithTarget
        tasksWithRegion
        characters
        named {
          kind
          count
        }
      }
    }
    ... on Target {
      indicator
      comparator
      value
      unit
      modality
      dueText
    }
    ... on Deadline {
      modality
      precision
      span: period {
        text
        start
        end
      }
    }
  }
  tasks(involving: [$id], first: 6) @include(if: $tasks) {
    totalCount
    directCount
    edges {
      node {
        ...EntityBrief
        duties: agencies {
          predicate
          other {
            ...EntityBrief
          }
        }
      }
      reasons {
        kind
        text
        direct
      }
    }
    facets(by: [ROLE, AGENCY, REGION, PLATFORM, INDUSTRY, DOCUMENT], top: 8) {
      key
      valueCount
      buckets {
        value
        count
        entity {
          ...EntityBrief
        }
      }
    }
  }
  timeline(involving: [$id], first: 8) @include(if: $tasks) {
    totalCount
    undated
    periods {
      name
      count
    }
    edges {
      node {
        occasion
        date
        text
        task {
          ...EntityBrief
        }
      }
    }
  }
  leads: tasks(where: {agencies: [$id], roles: [LEADS]}, first: 1) @include(if: $duties) {
    totalCount
  }
  answers: tasks(where: {agencies: [$id], roles: [RESPONSIBLE_FOR]}, first: 1) @include(if: $duties) {
    totalCount
  }
  supports: tasks(where: {agencies: [$id], roles: [SUPPORTS]}, first: 1) @include(if: $duties) {
    totalCount
  }
  implements: tasks(where: {agencies: [$id], roles: [IMPLEMENTS]}, first: 1) @include(if: $duties) {
    totalCount
  }
  lineage(of: $id, depth: 2) @include(if: $works) {
    works {
      level
      entity {
        ...EntityBrief
      }
    }
    edges {
      from
      to
      predicate
    }
  }
}
    fragment EntityBrief on Entity {
  id
  kind
  label
}
fragment GraphEvidence on Evidence {
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
}`),V=f(`<!> <!>`,1),H=f(`<li class="svelte-1p1grib"><span class="name svelte-1p1grib"><!></span> <!> <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true" class="svelte-1p1grib"><rect height="3" class="svelte-1p1grib"></rect></svg></li>`),U=f(`<p class="small soft"> </p>`),W=f(`<section class="svelte-1p1grib"><h3 class="svelte-1p1grib"> </h3> <ul class="svelte-1p1grib"></ul> <!></section>`);function ne(n,i){P(i,!0);let o=S(i,`rest`,3,0),d=m(()=>Math.max(1,...i.buckets.map(e=>e.count))),f=e=>e.entity?.label??(/^[A-Z_]+$/.test(e.value)?w(`predicate.${e.value}`):e.value);var p=W(),h=E(p),v=g(h,!0),y=x(h,2);s(y,21,()=>i.buckets,e=>e.value,(n,o)=>{var s=H(),p=E(s),h=E(p),v=t=>{var n=V(),i=j(n);R(i,{get kind(){return c(o).entity.kind}});var a=x(i,2);{let t=m(()=>_(`entity`,M.route,{id:c(o).entity.id}));z(a,{get route(){return c(t)},children:(t,n)=>{u();var i=O();T(()=>e(i,c(o).entity.label)),r(t,i)},$$slots:{default:!0}})}r(t,n)},y=t=>{var n=O();T(t=>e(n,t),[()=>f(c(o))]),r(t,n)};a(h,e=>{c(o).entity?e(v):e(y,-1)}),t(p);var b=x(p,2);{let t=m(()=>_(`list`,M.route,{question:i.question(c(o).value)})),n=m(()=>`${f(c(o))}: ${w(`count.tasks`,{n:c(o).count})}`);z(b,{class:`count number`,get route(){return c(t)},get"aria-label"(){return c(n)},children:(t,n)=>{u();var i=O();T(()=>e(i,c(o).count)),r(t,i)},$$slots:{default:!0}})}var S=x(b,2),C=g(S);t(s),T(()=>l(C,`width`,c(o).count/c(d)*100)),r(n,s)}),t(y);var b=x(y,2),C=t=>{var n=U(),i=g(n,!0);T(t=>e(i,t),[()=>w(`ent.others`,{n:o()})]),r(t,n)};a(b,e=>{o()>0&&e(C)}),t(p),T(()=>e(v,i.title)),r(n,p),N()}var G=f(`<!> `,1),K=f(`<li><!></li>`),q=f(`<li><button type="button" aria-expanded="false" class="svelte-197ehlr"> </button></li>`),J=f(`<li class="soft small rest svelte-197ehlr"> </li>`),Y=f(`<ul class="svelte-197ehlr"><!> <!></ul>`);function X(n,i){P(i,!0);let o=S(i,`first`,3,12),l=S(i,`total`,19,()=>i.things.length),u=C(!1),d=m(()=>c(u)?i.things:i.things.slice(0,o()));var f=Y(),h=E(f);s(h,17,()=>c(d),e=>e.id,(n,i)=>{var a=K(),o=E(a);{let t=m(()=>_(`entity`,M.route,{id:c(i).id}));z(o,{get route(){return c(t)},children:(t,n)=>{var a=G(),o=j(a);R(o,{get kind(){return c(i).kind}});var s=x(o,1,!0);T(()=>e(s,c(i).label)),r(t,a)},$$slots:{default:!0}})}t(a),r(n,a)});var v=x(h,2),b=n=>{var i=q(),a=E(i),s=g(a,!0);t(i),T(t=>e(s,t),[()=>w(`ent.others`,{n:l()-o()})]),p(`click`,a,()=>y(u,!0)),r(n,i)},D=t=>{var n=J(),a=g(n,!0);T(t=>e(a,t),[()=>w(`ent.others`,{n:l()-i.things.length})]),r(t,n)};a(v,e=>{!c(u)&&i.things.length>o()?e(b):l()>i.things.length&&e(D,1)}),t(f),r(n,f),N()}i([`click`]);var Z=f(`<div class="svelte-19f40fm"><dt class="svelte-19f40fm"> </dt><dd class="number svelte-19f40fm"> </dd></div>`),Q=f(`<dl class="figures svelte-19f40fm"></dl>`),$=f(`<div class="svelte-19f40fm"><dt class="svelte-19f40fm"> </dt> <dd class="svelte-19f40fm"><!></dd></div>`),re=f(`<dl></dl>`),ie=f(`<!> <!>`,1);function ae(n,i){P(i,!0);let u=S(i,`narrow`,3,!1),d=m(()=>{let e=[],t=(t,n)=>{n&&e.push({key:t,text:n})},n=(t,n,r)=>{let i=(n??[]).filter(e=>e!==null);i.length>0&&e.push({key:t,things:i,total:r??i.length})},r=(e,t)=>n(e,t.edges.map(e=>e.node),t.totalCount);switch(i.entity.names.length>1&&t(`ent.names`,i.entity.names.slice(1,9).join(`、`)),i.entity.__typename){case`Region`:t(`ent.level`,i.entity.level?w(`ent.level.${i.entity.level}`):``),t(`ent.code`,i.entity.code),n(`ent.functional`,i.entity.functionalRegions),r(`ent.agencies`,i.entity.agencies),r(`ent.platforms`,i.entity.platforms),r(`ent.children`,i.entity.children);break;case`FunctionalRegion`:r(`ent.members`,i.entity.members);break;case`Agency`:n(`ent.region`,[i.entity.region??null]),n(`ent.managed`,i.entity.managed);break;case`Platform`:n(`ent.places`,i.entity.places),n(`ent.managers`,i.entity.managers);break;case`Organization`:n(`ent.places`,i.entity.places);break;case`Task`:t(`ent.number`,i.entity.number),n(`ent.deadlines`,i.entity.deadlines),n(`ent.targets`,i.entity.targets),n(`ent.involves`,[...i.entity.regions,...i.entity.functionalRegions,...i.entity.taskPlatforms,...i.entity.organizations,...i.entity.industries,...i.entity.events]),n(`ent.policies`,i.entity.cited);break;case`Section`:t(`ent.number`,i.entity.ordinal),n(`ent.inside`,[...i.entity.sections,...i.entity.sectionTasks]);break;case`Policy`:n(`ent.textOf`,[i.entity.textOf??null]),n(`ent.sameAs`,i.entity.sameAs);break;case`Document`:t(`ent.docnumber`,i.entity.documentNumber),i.entity.issuers.length>0?n(`ent.issuer`,i.entity.issuers):t(`ent.issuer`,i.entity.issuer),t(`ent.published`,i.entity.published?b(M.language,i.entity.published):``),t(`ent.period`,p(i.entity.period)),n(`ent.basis`,i.entity.basis),n(`ent.amends`,i.entity.amends),n(`ent.repeals`,i.entity.repeals),n(`ent.outline`,i.entity.outline),t(`ent.uri`,i.entity.uri);break;case`Target`:t(`ent.indicator`,i.entity.indicator),t(`ent.value`,`${i.entity.value}${i.entity.unit}`),t(`ent.modality`,w(`ent.modality.${i.entity.modality}`)),t(`ent.due`,i.entity.dueText);break;case`Deadline`:t(`ent.due`,p(i.entity.span)),t(`ent.modality`,w(`ent.modality.${i.entity.modality}`))}return e}),f=m(()=>{if(i.entity.__typename!==`Document`)return[];let e=i.entity.stats;return[`tasks`,`tasksWithRole`,`tasksWithLeader`,`tasksWithDeadline`,`tasksWithTarget`,`tasksWithRegion`].map(t=>({key:`ent.stats.${t}`,n:e[t]}))});function p(e){if(!e)return``;let t=[e.start,e.end].map(e=>e?b(M.language,e):``).filter(e=>e!==``);return t.length>0?`${e.text} (${t.join(` – `)})`:e.text}var _=ie(),v=j(_),y=n=>{var i=Q();s(i,21,()=>c(f),({key:e,n:t})=>e,(n,i)=>{let a=()=>c(i).key,o=()=>c(i).n;var s=Z(),l=E(s),u=g(l,!0),d=x(l),f=g(d,!0);t(s),T((t,n)=>{e(u,t),e(f,n)},[()=>w(a()),()=>h(M.language,o())]),r(n,s)}),t(i),T(e=>l(i,`aria-label`,e),[()=>w(`ent.stats`)]),r(n,i)};a(v,e=>{c(f).length>0&&e(y)});var C=x(v,2),D=n=>{var i=re();let l;s(i,21,()=>c(d),e=>e.key,(n,i)=>{var o=$(),s=E(o),l=g(s,!0),u=x(s,2),d=E(u),f=e=>{{let t=m(()=>c(i).total??c(i).things.length);X(e,{get things(){return c(i).things},get total(){return c(t)}})}},p=t=>{var n=O();T(()=>e(n,c(i).text)),r(t,n)};a(d,e=>{c(i).things?e(f):e(p,-1)}),t(u),t(o),T(t=>e(l,t),[()=>w(c(i).key)]),r(n,o)}),t(i),T(()=>l=o(i,1,`facts svelte-19f40fm`,null,l,{narrow:u()})),r(n,i)};a(C,e=>{c(d).length>0&&e(D)}),r(n,_),N()}function oe(e){let t=e.indexOf(`:`),n=t<0?``:e.slice(0,t),r=!/^[a-z_]+$/.test(n);return{tasks:r||n!==`task`,duties:r||n===`agency`||n===`organization`,works:n===`policy`||n===`document`}}function se(e){let t=e=>e?[...t(e.parent),{id:e.id,kind:e.kind,label:e.label}]:[];return e.document?[e.document,...t(e.section??e.above)]:t(e.parent??e.region??e.places?.[0])}var ce={ROLE:`roles`,AGENCY:`agencies`,REGION:`regions`,PLATFORM:`platforms`,DOCUMENT:`documents`};function le(e,t,n,r){let i=ce[t];return i?{...A,involving:[e],[i]:[n],at:r}:{...A,involving:[e,n],match:`ALL`,at:r}}function ue(e,t,n){return{...A,agencies:[e],roles:[t],at:n}}function de(e,t,n){return{...A,involving:[e],dueAfter:t,dueBefore:t,at:n}}var fe=f(`<div class="empty card svelte-1ec5npr"><h1 class="svelte-1ec5npr"> </h1> <p class="soft"> </p></div>`),pe=f(`<li class="svelte-1ec5npr"><!></li>`),me=f(`<nav class="svelte-1ec5npr"><ol class="svelte-1ec5npr"></ol></nav>`),he=f(` <span class="number soft"> </span>`,1),ge=f(`<p class="soft"> </p>`),_e=f(`<li class="svelte-1ec5npr"><p><span class="predicate svelte-1ec5npr"> </span> <!> <!></p> <!></li>`),ve=f(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <p class="text svelte-1ec5npr"> </p></section> <section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!> <ul class="statements svelte-1ec5npr"></ul></section>`,1),ye=f(`<section class="card known svelte-1ec5npr"><!></section>`),be=f(`<strong class="number svelte-1ec5npr"> </strong><span> </span>`,1),xe=f(`<li><!></li>`),Se=f(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <ul class="tiles svelte-1ec5npr"></ul></section>`),Ce=f(`<span class="number soft svelte-1ec5npr"> </span>`),we=f(`<span class="small soft svelte-1ec5npr"> </span>`),Te=f(`<span> </span>`),Ee=f(`<li class="svelte-1ec5npr"><!> <p class="small soft svelte-1ec5npr"><!> <!></p></li>`),De=f(`<p><!></p>`),Oe=f(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> <!> <!></h2> <!> <ul class="tasks svelte-1ec5npr"></ul> <!></section>`),ke=f(`<li class="svelte-1ec5npr"><p><!> <!> <span class="predicate svelte-1ec5npr"> </span></p> <!></li>`),Ae=f(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <ul class="statements svelte-1ec5npr"></ul></section>`),je=f(`<p class="small soft"> </p>`),Me=f(`<span class="predicate svelte-1ec5npr"> </span>`),Ne=f(`<li class="svelte-1ec5npr"><p><!> <!> <!> <!></p> <!></li>`),Pe=f(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!> <ul class="statements svelte-1ec5npr"></ul></section>`),Fe=f(`<section class="card known narrow svelte-1ec5npr"><!></section>`),Ie=f(`<li><p class="small soft"> </p> <p><!></p></li>`),Le=f(`<section class="card svelte-1ec5npr"><!> <ol class="dates svelte-1ec5npr"></ol> <!></section>`),Re=f(`<li><!> <!></li>`),ze=f(`<h3 class="svelte-1ec5npr"> </h3> <ul class="works svelte-1ec5npr"></ul>`,1),Be=f(`<section class="card svelte-1ec5npr"></section>`),Ve=f(`<section class="card svelte-1ec5npr"><!></section>`),He=f(`<aside class="svelte-1ec5npr"><!> <!> <!> <!></aside>`),Ue=f(`<article><header class="svelte-1ec5npr"><!> <!> <h1 class="svelte-1ec5npr"> </h1> <p class="actions no-print svelte-1ec5npr"><!> <!> <!></p></header> <div class="columns svelte-1ec5npr"><div class="main svelte-1ec5npr"><!> <!> <!> <!> <!></div> <!></div></article>`);function We(i,f){P(f,!0);let p=new L,h=m(()=>M.route.id),y=m(()=>M.route.question.at);k(()=>{let e=c(h),t=c(y);v(()=>{e!==``&&p.ask(n=>F(te,{id:e,...oe(e)},{signal:n,at:t}))})}),D(()=>()=>p.stop());let S=m(()=>p.value),C=m(()=>c(S)?.entity??null),I=m(()=>c(C)?se(c(C)):[]),V=m(()=>c(S)?.tasks??null),H=m(()=>({...A,involving:[c(C)?.id??c(h)],at:c(y)})),U=m(()=>c(S)&&c(C)?[[`LEADS`,c(S).leads],[`RESPONSIBLE_FOR`,c(S).answers],[`SUPPORTS`,c(S).supports],[`IMPLEMENTS`,c(S).implements]].flatMap(([e,t])=>t&&t.totalCount>0?[{role:e,n:t.totalCount}]:[]):[]),W=m(()=>(c(V)?.facets??[]).flatMap(e=>{let t=e.buckets.filter(e=>e.value!==c(C)?.id);return t.length===0||e.key===`ROLE`&&c(U).length>0||e.key===`DOCUMENT`&&c(C)?.kind===`DOCUMENT`?[]:[{...e,buckets:t,rest:Math.max(0,e.valueCount-e.buckets.length)}]})),G=m(()=>c(C)?.__typename===`Document`?_(`read`,M.route,{id:c(C).id}):(c(C)?.__typename===`Task`||c(C)?.__typename===`Section`)&&c(C).document&&c(C).start!=null&&c(C).end!=null?_(`read`,M.route,{id:c(C).document.id,options:{from:String(c(C).start),to:String(c(C).end)}}):null),K=m(()=>c(C)?.kind===`TASK`),q=m(()=>c(S)?.lineage?.works??[]),J=m(()=>{if(!c(C))return[];let e=c(C).__typename===`Task`?new Set([`LEADS`,`RESPONSIBLE_FOR`,`SUPPORTS`,`IMPLEMENTS`]):new Set;return c(C).statements.edges.filter(({node:t})=>!e.has(t.predicate)&&t.evidence.length>0)});k(()=>{c(C)&&(document.title=`${c(C).label} · ${w(`app.name`)}`)});var Y=d(),X=j(Y),Z=e=>{B(e,{get error(){return p.error},get retry(){return p.retry}})},Q=e=>{B(e,{})},$=n=>{var i=fe(),a=E(i),o=g(a,!0),s=x(a,2),l=g(s,!0);t(i),T((t,n)=>{e(o,t),e(l,n)},[()=>w(`ent.none`,{name:c(h)}),()=>w(`ent.none.hint`)]),r(n,i)},re=i=>{var f=Ue();let h;var v=E(f),D=E(v),k=n=>{var i=me(),a=E(i);s(a,21,()=>c(I),e=>e.id,(n,i)=>{var a=pe(),o=E(a);{let t=m(()=>_(`entity`,M.route,{id:c(i).id}));z(o,{get route(){return c(t)},children:(t,n)=>{u();var a=O();T(()=>e(a,c(i).label)),r(t,a)},$$slots:{default:!0}})}t(a),r(n,a)}),t(a),t(i),T(e=>l(i,`aria-label`,e),[()=>w(`ent.crumbs`)]),r(n,i)};a(D,e=>{c(I).length>0&&e(k)});var A=x(D,2);R(A,{get kind(){return c(C).kind},label:!0});var N=x(A,2),P=g(N,!0),F=x(N,2),L=E(F),B=t=>{z(t,{get route(){return c(G)},class:`button primary`,children:(t,n)=>{u();var i=O();T(t=>e(i,t),[()=>w(`ent.read`)]),r(t,i)},$$slots:{default:!0}})};a(L,e=>{c(G)&&e(B)});var te=x(L,2),Y=t=>{{let n=m(()=>_(`list`,M.route,{question:c(H)}));z(t,{get route(){return c(n)},class:`button`,children:(t,n)=>{u();var i=he(),a=j(i),o=x(a),s=g(o,!0);T(t=>{e(a,`${t??``} `),e(s,c(V).totalCount)},[()=>w(`ent.list`)]),r(t,i)},$$slots:{default:!0}})}};a(te,e=>{c(V)&&c(V).totalCount>0&&e(Y)});var X=x(te,2);{let t=m(()=>_(`graph`,M.route,{question:c(H)}));z(X,{get route(){return c(t)},class:`button`,children:(t,n)=>{u();var i=O();T(t=>e(i,t),[()=>w(`ent.graph`)]),r(t,i)},$$slots:{default:!0}})}t(F),t(v);var Z=x(v,2),Q=E(Z),$=E(Q),re=n=>{var i=ve(),o=j(i),l=E(o),d=g(l,!0),f=x(l,2),p=g(f,!0);t(o);var h=x(o,2),v=E(h),y=g(v,!0),b=x(v,2),S=t=>{var n=ge(),i=g(n,!0);T(t=>e(i,t),[()=>w(`ent.duties.none`)]),r(t,n)};a(b,e=>{c(C).duties.length===0&&e(S)});var D=x(b,2);s(D,21,()=>c(C).duties,e=>e.node.id,(n,i)=>{var o=_e(),s=E(o),l=E(s),d=g(l,!0),f=x(l,2);R(f,{get kind(){return c(i).other.kind}});var p=x(f,2);{let t=m(()=>_(`entity`,M.route,{id:c(i).other.id}));z(p,{get route(){return c(t)},children:(t,n)=>{u();var a=O();T(()=>e(a,c(i).other.label)),r(t,a)},$$slots:{default:!0}})}t(s);var h=x(s,2),v=e=>{ee(e,{get evidence(){return c(i).node.evidence[0]},get origin(){return c(i).node.origin},source:!1,context:!1})};a(h,e=>{c(i).node.evidence[0]&&e(v)}),t(o),T(t=>e(d,t),[()=>w(`predicate.${c(i).predicate}`)]),r(n,o)}),t(D),t(h),T((t,n)=>{e(d,t),e(p,c(C).text),e(y,n)},[()=>w(`ent.text`),()=>w(`ent.duties`)]),r(n,i)};a($,e=>{c(C).__typename===`Task`&&e(re)});var ie=x($,2),oe=e=>{var n=ye();ae(E(n),{get entity(){return c(C)}}),t(n),r(e,n)};a(ie,e=>{c(K)||e(oe)});var se=x(ie,2),ce=n=>{var i=Se(),a=E(i),o=g(a,!0),l=x(a,2);s(l,21,()=>c(U),e=>e.role,(n,i)=>{var a=xe(),o=E(a);{let t=m(()=>_(`list`,M.route,{question:ue(c(C).id,c(i).role,c(y))}));z(o,{get route(){return c(t)},children:(t,n)=>{var a=be(),o=j(a),s=g(o,!0),l=x(o),u=g(l,!0);T(t=>{e(s,c(i).n),e(u,t)},[()=>w(`predicate.${c(i).role}`)]),r(t,a)},$$slots:{default:!0}})}t(a),r(n,a)}),t(l),t(i),T(t=>e(o,t),[()=>w(`ent.roles`)]),r(n,i)};a(se,e=>{c(U).length>0&&e(ce)});var fe=x(se,2),We=i=>{var l=Oe(),d=E(l),f=E(d),p=x(f),h=t=>{var n=Ce(),i=g(n,!0);T(()=>e(i,c(V).totalCount)),r(t,n)};a(p,e=>{c(V).totalCount>0&&e(h)});var v=x(p,2),y=t=>{var n=we(),i=g(n,!0);T(t=>e(i,t),[()=>w(`ent.tasks.direct`,{n:c(V).directCount})]),r(t,n)};a(v,e=>{c(V).directCount!=null&&c(V).directCount<c(V).totalCount&&e(y)}),t(d);var b=x(d,2),S=t=>{var n=ge(),i=g(n,!0);T(t=>e(i,t),[()=>w(`ent.tasks.none`)]),r(t,n)};a(b,e=>{c(V).totalCount===0&&e(S)});var D=x(b,2);s(D,21,()=>c(V).edges,({node:e,reasons:t})=>e.id,(i,l)=>{let d=()=>c(l).node,f=()=>c(l).reasons;var p=Ee(),h=E(p);{let t=m(()=>_(`entity`,M.route,{id:d().id}));z(h,{get route(){return c(t)},children:(t,n)=>{u();var i=O();T(()=>e(i,d().label)),r(t,i)},$$slots:{default:!0}})}var v=x(h,2),y=E(v),b=t=>{var n=Te();let i;var a=g(n,!0);T(()=>{i=o(n,1,`svelte-1ec5npr`,null,i,{inferred:!f()[0].direct}),e(a,f()[0].text)}),r(t,n)};a(y,e=>{f()[0]&&f()[0].kind!==`CONTAINED`&&e(b)});var S=x(y,2);s(S,17,()=>d().duties.filter(e=>e.other.id!==c(C).id&&!f()[0]?.text.includes(e.other.label)).slice(0,3),n,(t,n)=>{var i=Te(),a=g(i);T(t=>e(a,`${t??``} ${c(n).other.label??``}`),[()=>w(`predicate.${c(n).predicate}`)]),r(t,i)}),t(v),t(p),r(i,p)}),t(D);var k=x(D,2),A=n=>{var i=De(),a=E(i);{let t=m(()=>_(`list`,M.route,{question:c(H)}));z(a,{get route(){return c(t)},class:`all`,children:(t,n)=>{u();var i=O();T(t=>e(i,t),[()=>w(`ent.tasks.all`,{n:c(V).totalCount})]),r(t,i)},$$slots:{default:!0}})}t(i),r(n,i)};a(k,e=>{c(V).totalCount>c(V).edges.length&&e(A)}),t(l),T(t=>e(f,`${t??``} `),[()=>w(`ent.tasks`)]),r(i,l)};a(fe,e=>{c(V)&&(c(V).totalCount>0||c(C).kind!==`POLICY`)&&e(We)});var Ge=x(fe,2),Ke=n=>{var i=Ae(),o=E(i),l=g(o,!0),d=x(o,2);s(d,21,()=>c(C).citedBy.edges,e=>e.node.id,(n,i)=>{var o=ke(),s=E(o),l=E(s);R(l,{get kind(){return c(i).other.kind}});var d=x(l,2);{let t=m(()=>_(`entity`,M.route,{id:c(i).other.id}));z(d,{get route(){return c(t)},children:(t,n)=>{u();var a=O();T(()=>e(a,c(i).other.label)),r(t,a)},$$slots:{default:!0}})}var f=x(d,2),p=g(f,!0);t(s);var h=x(s,2),v=e=>{ee(e,{get evidence(){return c(i).node.evidence[0]},get origin(){return c(i).node.origin},context:!1})};a(h,e=>{c(i).node.evidence[0]&&e(v)}),t(o),T(t=>e(p,t),[()=>w(`predicate.${c(i).predicate}`)]),r(n,o)}),t(d),t(i),T(t=>e(l,t),[()=>w(`ent.citedBy`,{n:c(C).citedBy.totalCount})]),r(n,i)},qe=n=>{var i=Pe(),o=E(i),l=g(o,!0),d=x(o,2),f=t=>{var n=je(),i=g(n,!0);T(t=>e(i,t),[()=>w(`ent.evidence.more`,{n:c(C).statements.totalCount,shown:c(J).length})]),r(t,n)};a(d,e=>{c(C).statements.totalCount>c(J).length&&e(f)});var p=x(d,2);s(p,21,()=>c(J),({node:e,other:t,forward:n})=>e.id,(n,i)=>{let o=()=>c(i).node,s=()=>c(i).other,l=()=>c(i).forward;var d=Ne(),f=E(d),p=E(f),h=t=>{var n=Me(),i=g(n,!0);T(t=>e(i,t),[()=>w(`predicate.${o().predicate}`)]),r(t,n)};a(p,e=>{l()&&e(h)});var v=x(p,2);R(v,{get kind(){return s().kind}});var y=x(v,2);{let t=m(()=>_(`entity`,M.route,{id:s().id}));z(y,{get route(){return c(t)},children:(t,n)=>{u();var i=O();T(()=>e(i,s().label)),r(t,i)},$$slots:{default:!0}})}var b=x(y,2),S=t=>{var n=Me(),i=g(n,!0);T(t=>e(i,t),[()=>w(`predicate.${o().predicate}`)]),r(t,n)};a(b,e=>{l()||e(S)}),t(f);var C=x(f,2);ee(C,{get evidence(){return o().evidence[0]},get origin(){return o().origin},context:!1}),t(d),r(n,d)}),t(p),t(i),T(t=>e(l,t),[()=>w(`ent.evidence`)]),r(n,i)};a(Ge,e=>{c(C).__typename===`Policy`&&c(C).citedBy.totalCount>0?e(Ke):c(J).length>0&&e(qe,1)}),t(Q);var Je=x(Q,2),Ye=i=>{var o=He(),l=E(o),f=e=>{var n=Fe();ae(E(n),{get entity(){return c(C)},narrow:!0}),t(n),r(e,n)};a(l,e=>{c(K)&&e(f)});var p=x(l,2),h=i=>{var o=Le(),l=E(o);{let e=m(()=>w(`ent.time`)),t=m(()=>c(S).timeline.periods.map(e=>({value:e.name,count:e.count})));ne(l,{get title(){return c(e)},get buckets(){return c(t)},question:e=>de(c(C).id,e,c(y))})}var d=x(l,2);s(d,21,()=>c(S).timeline.edges,n,(n,i)=>{let a=()=>c(i).node;var o=Ie(),s=E(o),l=g(s),d=x(s,2),f=E(d);{let t=m(()=>_(`entity`,M.route,{id:a().task.id}));z(f,{get route(){return c(t)},children:(t,n)=>{u();var i=O();T(()=>e(i,a().task.label)),r(t,i)},$$slots:{default:!0}})}t(d),t(o),T((t,n)=>e(l,`${t??``} · ${n??``}`),[()=>b(M.language,String(a().date)),()=>w(`ent.time.${a().occasion}`)]),r(n,o)}),t(d);var f=x(d,2),p=t=>{var n=je(),i=g(n,!0);T(t=>e(i,t),[()=>w(`ent.time.undated`,{n:c(S).timeline.undated})]),r(t,n)};a(f,e=>{c(S).timeline.undated>0&&e(p)}),t(o),r(i,o)};a(p,e=>{c(S).timeline&&c(S).timeline.totalCount>0&&e(h)});var v=x(p,2),D=n=>{var i=Be();s(i,21,()=>[{key:`ent.lineage.up`,some:c(q).filter(e=>e.level<0)},{key:`ent.lineage.down`,some:c(q).filter(e=>e.level>0)}],({key:e,some:t})=>e,(n,i)=>{let o=()=>c(i).key,l=()=>c(i).some;var f=d(),p=j(f),h=n=>{var i=ze(),a=j(i),d=g(a,!0),f=x(a,2);s(f,21,l,e=>e.entity.id,(n,i)=>{var a=Re(),o=E(a);R(o,{get kind(){return c(i).entity.kind}});var s=x(o,2);{let t=m(()=>_(`entity`,M.route,{id:c(i).entity.id}));z(s,{get route(){return c(t)},children:(t,n)=>{u();var a=O();T(()=>e(a,c(i).entity.label)),r(t,a)},$$slots:{default:!0}})}t(a),r(n,a)}),t(f),T(t=>e(d,t),[()=>w(o())]),r(n,i)};a(p,e=>{l().length>0&&e(h)}),r(n,f)}),t(i),r(n,i)};a(v,e=>{c(q).length>1&&e(D)});var k=x(v,2);s(k,17,()=>c(W),e=>e.key,(e,n)=>{var i=Ve(),a=E(i);{let e=m(()=>c(n).key===`AGENCY`&&c(C).kind===`AGENCY`?w(`ent.partners.agency`):c(n).key===`REGION`&&c(C).kind===`REGION`?w(`ent.partners.region`):w(`ent.partners.${c(n).key}`));ne(a,{get title(){return c(e)},get buckets(){return c(n).buckets},get rest(){return c(n).rest},question:e=>le(c(C).id,c(n).key,e,c(y))})}t(i),r(e,i)}),t(o),r(i,o)};a(Je,e=>{(c(K)||c(W).length>0||c(q).length>1||c(S).timeline&&c(S).timeline.totalCount>0)&&e(Ye)}),t(Z),t(f),T(()=>{h=o(f,1,`svelte-1ec5npr`,null,h,{busy:p.busy}),e(P,c(C).label)}),r(i,f)};a(X,e=>{p.error?e(Z):c(S)?c(C)?e(re,-1):e($,2):e(Q,1)}),r(i,Y),N()}export{We as default};