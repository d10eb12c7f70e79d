import{B as e,F as t,H as n,J as r,L as i,O as a,P as o,Q as s,S as c,St as l,U as u,W as d,Y as f,_t as p,a as m,at as h,ct as g,d as _,dt as v,et as y,gt as b,i as x,m as S,n as C,nt as w,ot as T,p as E,pt as D,q as O,rt as k,s as A,st as j,t as M,vt as N,xt as P}from"./state.svelte-DkYVTSN4.js";import{a as F,n as I,o as L,t as R}from"./State-BVP7KfU9.js";import{t as ee}from"./load.svelte-B2sRQKDr.js";import{t as z}from"./Kind-D-_qM4IO.js";import{t as B}from"./Quote-vrOim8fp.js";var te=new I(`
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
}`),V=d(`<!> <!>`,1),H=d(`<li class="svelte-1p1grib"><span class="name svelte-1p1grib"><!></span> <!> <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true" class="svelte-1p1grib"><rect height="3" class="svelte-1p1grib"></rect></svg></li>`),U=d(`<p class="small soft"> </p>`),W=d(`<section class="svelte-1p1grib"><h3 class="svelte-1p1grib"> </h3> <ul class="svelte-1p1grib"></ul> <!></section>`);function ne(t,r){N(r,!0);let a=S(r,`rest`,3,0),u=b(()=>Math.max(1,...r.buckets.map(e=>e.count))),d=e=>e.entity?.label??(/^[A-Z_]+$/.test(e.value)?C(`predicate.${e.value}`):e.value);var f=W(),m=h(f),v=j(m,!0),y=g(m,2);o(y,21,()=>r.buckets,e=>e.value,(t,a)=>{var o=H(),f=h(o),p=h(f),m=t=>{var r=V(),i=T(r);z(i,{get kind(){return s(a).entity.kind}});var o=g(i,2);{let t=b(()=>_(`entity`,M.route,{id:s(a).entity.id}));L(o,{get route(){return s(t)},children:(t,r)=>{P();var i=O();w(()=>e(i,s(a).entity.label)),n(t,i)},$$slots:{default:!0}})}n(t,r)},v=t=>{var r=O();w(t=>e(r,t),[()=>d(s(a))]),n(t,r)};i(p,e=>{s(a).entity?e(m):e(v,-1)}),l(f);var y=g(f,2);{let t=b(()=>_(`list`,M.route,{question:r.question(s(a).value)})),i=b(()=>`${d(s(a))}: ${C(`count.tasks`,{n:s(a).count})}`);L(y,{class:`count number`,get route(){return s(t)},get"aria-label"(){return s(i)},children:(t,r)=>{P();var i=O();w(()=>e(i,s(a).count)),n(t,i)},$$slots:{default:!0}})}var x=g(y,2),S=j(x);l(o),w(()=>c(S,`width`,s(a).count/s(u)*100)),n(t,o)}),l(y);var x=g(y,2),E=t=>{var r=U(),i=j(r,!0);w(t=>e(i,t),[()=>C(`ent.others`,{n:a()})]),n(t,r)};i(x,e=>{a()>0&&e(E)}),l(f),w(()=>e(v,r.title)),n(t,f),p()}var G=d(`<!> `,1),K=d(`<li><!></li>`),q=d(`<li><button type="button" aria-expanded="false" class="svelte-197ehlr"> </button></li>`),J=d(`<li class="soft small rest svelte-197ehlr"> </li>`),Y=d(`<ul class="svelte-197ehlr"><!> <!></ul>`);function X(t,r){N(r,!0);let a=S(r,`first`,3,12),c=S(r,`total`,19,()=>r.things.length),u=D(!1),d=b(()=>s(u)?r.things:r.things.slice(0,a()));var m=Y(),y=h(m);o(y,17,()=>s(d),e=>e.id,(t,r)=>{var i=K(),a=h(i);{let t=b(()=>_(`entity`,M.route,{id:s(r).id}));L(a,{get route(){return s(t)},children:(t,i)=>{var a=G(),o=T(a);z(o,{get kind(){return s(r).kind}});var c=g(o,1,!0);w(()=>e(c,s(r).label)),n(t,a)},$$slots:{default:!0}})}l(i),n(t,i)});var x=g(y,2),E=t=>{var r=q(),i=h(r),o=j(i,!0);l(r),w(t=>e(o,t),[()=>C(`ent.others`,{n:c()-a()})]),f(`click`,i,()=>v(u,!0)),n(t,r)},O=t=>{var i=J(),a=j(i,!0);w(t=>e(a,t),[()=>C(`ent.others`,{n:c()-r.things.length})]),n(t,i)};i(x,e=>{!s(u)&&r.things.length>a()?e(E):c()>r.things.length&&e(O,1)}),l(m),n(t,m),p()}r([`click`]);var Z=d(`<div class="svelte-19f40fm"><dt class="svelte-19f40fm"> </dt><dd class="number svelte-19f40fm"> </dd></div>`),Q=d(`<dl class="figures svelte-19f40fm"></dl>`),$=d(`<div class="svelte-19f40fm"><dt class="svelte-19f40fm"> </dt> <dd class="svelte-19f40fm"><!></dd></div>`),re=d(`<dl></dl>`),ie=d(`<!> <!>`,1);function ae(t,r){N(r,!0);let u=S(r,`narrow`,3,!1),d=b(()=>{let e=[],t=(t,n)=>{n&&e.push({key:t,text:n})},n=(t,n,r)=>{let i=(n??[]).filter(e=>e!==null);i.length>0&&e.push({key:t,things:i,total:r??i.length})},i=(e,t)=>n(e,t.edges.map(e=>e.node),t.totalCount);switch(r.entity.names.length>1&&t(`ent.names`,r.entity.names.slice(1,9).join(`、`)),r.entity.__typename){case`Region`:t(`ent.level`,r.entity.level?C(`ent.level.${r.entity.level}`):``),t(`ent.code`,r.entity.code),n(`ent.functional`,r.entity.functionalRegions),i(`ent.agencies`,r.entity.agencies),i(`ent.platforms`,r.entity.platforms),i(`ent.children`,r.entity.children);break;case`FunctionalRegion`:i(`ent.members`,r.entity.members);break;case`Agency`:n(`ent.region`,[r.entity.region??null]),n(`ent.managed`,r.entity.managed);break;case`Platform`:n(`ent.places`,r.entity.places),n(`ent.managers`,r.entity.managers);break;case`Organization`:n(`ent.places`,r.entity.places);break;case`Task`:t(`ent.number`,r.entity.number),n(`ent.deadlines`,r.entity.deadlines),n(`ent.targets`,r.entity.targets),n(`ent.involves`,[...r.entity.regions,...r.entity.functionalRegions,...r.entity.taskPlatforms,...r.entity.organizations,...r.entity.industries,...r.entity.events]),n(`ent.policies`,r.entity.cited);break;case`Section`:t(`ent.number`,r.entity.ordinal),n(`ent.inside`,[...r.entity.sections,...r.entity.sectionTasks]);break;case`Policy`:n(`ent.textOf`,[r.entity.textOf??null]),n(`ent.sameAs`,r.entity.sameAs);break;case`Document`:t(`ent.docnumber`,r.entity.documentNumber),r.entity.issuers.length>0?n(`ent.issuer`,r.entity.issuers):t(`ent.issuer`,r.entity.issuer),t(`ent.published`,r.entity.published?x(M.language,r.entity.published):``),t(`ent.period`,_(r.entity.period)),n(`ent.basis`,r.entity.basis),n(`ent.amends`,r.entity.amends),n(`ent.repeals`,r.entity.repeals),n(`ent.outline`,r.entity.outline),t(`ent.uri`,r.entity.uri);break;case`Target`:t(`ent.indicator`,r.entity.indicator),t(`ent.value`,`${r.entity.value}${r.entity.unit}`),t(`ent.modality`,C(`ent.modality.${r.entity.modality}`)),t(`ent.due`,r.entity.dueText);break;case`Deadline`:t(`ent.due`,_(r.entity.span)),t(`ent.modality`,C(`ent.modality.${r.entity.modality}`))}return e}),f=b(()=>{if(r.entity.__typename!==`Document`)return[];let e=r.entity.stats;return[`tasks`,`tasksWithRole`,`tasksWithLeader`,`tasksWithDeadline`,`tasksWithTarget`,`tasksWithRegion`].map(t=>({key:`ent.stats.${t}`,n:e[t]}))});function _(e){if(!e)return``;let t=[e.start,e.end].map(e=>e?x(M.language,e):``).filter(e=>e!==``);return t.length>0?`${e.text} (${t.join(` – `)})`:e.text}var v=ie(),y=T(v),E=t=>{var r=Q();o(r,21,()=>s(f),({key:e,n:t})=>e,(t,r)=>{let i=()=>s(r).key,a=()=>s(r).n;var o=Z(),c=h(o),u=j(c,!0),d=g(c),f=j(d,!0);l(o),w((t,n)=>{e(u,t),e(f,n)},[()=>C(i()),()=>m(M.language,a())]),n(t,o)}),l(r),w(e=>c(r,`aria-label`,e),[()=>C(`ent.stats`)]),n(t,r)};i(y,e=>{s(f).length>0&&e(E)});var D=g(y,2),k=t=>{var r=re();let c;o(r,21,()=>s(d),e=>e.key,(t,r)=>{var a=$(),o=h(a),c=j(o,!0),u=g(o,2),d=h(u),f=e=>{{let t=b(()=>s(r).total??s(r).things.length);X(e,{get things(){return s(r).things},get total(){return s(t)}})}},p=t=>{var i=O();w(()=>e(i,s(r).text)),n(t,i)};i(d,e=>{s(r).things?e(f):e(p,-1)}),l(u),l(a),w(t=>e(c,t),[()=>C(s(r).key)]),n(t,a)}),l(r),w(()=>c=a(r,1,`facts svelte-19f40fm`,null,c,{narrow:u()})),n(t,r)};i(D,e=>{s(d).length>0&&e(k)}),n(t,v),p()}function oe(e){let t=e.indexOf(`:`),n=t<0?``:e.slice(0,t),r=!/^[a-z_]+$/.test(n);return{tasks:r||n!==`task`,duties:r||n===`agency`||n===`organization`,works:n===`policy`||n===`document`}}function se(e){let t=e=>e?[...t(e.parent),{id:e.id,kind:e.kind,label:e.label}]:[];return e.document?[e.document,...t(e.section??e.above)]:t(e.parent??e.region??e.places?.[0])}var ce={ROLE:`roles`,AGENCY:`agencies`,REGION:`regions`,PLATFORM:`platforms`,DOCUMENT:`documents`};function le(e,t,n,r){let i=ce[t];return i?{...A,involving:[e],[i]:[n],at:r}:{...A,involving:[e,n],match:`ALL`,at:r}}function ue(e,t,n){return{...A,agencies:[e],roles:[t],at:n}}function de(e,t,n){return{...A,involving:[e],dueAfter:t,dueBefore:t,at:n}}var fe=d(`<div class="empty card svelte-1ec5npr"><h1 class="svelte-1ec5npr"> </h1> <p class="soft"> </p></div>`),pe=d(`<li class="svelte-1ec5npr"><!></li>`),me=d(`<nav class="svelte-1ec5npr"><ol class="svelte-1ec5npr"></ol></nav>`),he=d(` <span class="number soft"> </span>`,1),ge=d(`<p class="soft"> </p>`),_e=d(`<li class="svelte-1ec5npr"><p><span class="predicate svelte-1ec5npr"> </span> <!> <!></p> <!></li>`),ve=d(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <p class="text svelte-1ec5npr"> </p></section> <section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!> <ul class="statements svelte-1ec5npr"></ul></section>`,1),ye=d(`<section class="card known svelte-1ec5npr"><!></section>`),be=d(`<strong class="number svelte-1ec5npr"> </strong><span> </span>`,1),xe=d(`<li><!></li>`),Se=d(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <ul class="tiles svelte-1ec5npr"></ul></section>`),Ce=d(`<span class="number soft svelte-1ec5npr"> </span>`),we=d(`<span class="small soft svelte-1ec5npr"> </span>`),Te=d(`<span> </span>`),Ee=d(`<li class="svelte-1ec5npr"><!> <p class="small soft svelte-1ec5npr"><!> <!></p></li>`),De=d(`<p><!></p>`),Oe=d(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> <!> <!></h2> <!> <ul class="tasks svelte-1ec5npr"></ul> <!></section>`),ke=d(`<li class="svelte-1ec5npr"><p><!> <!> <span class="predicate svelte-1ec5npr"> </span></p> <!></li>`),Ae=d(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <ul class="statements svelte-1ec5npr"></ul></section>`),je=d(`<p class="small soft"> </p>`),Me=d(`<span class="predicate svelte-1ec5npr"> </span>`),Ne=d(`<li class="svelte-1ec5npr"><p><!> <!> <!> <!></p> <!></li>`),Pe=d(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!> <ul class="statements svelte-1ec5npr"></ul></section>`),Fe=d(`<section class="card known narrow svelte-1ec5npr"><!></section>`),Ie=d(`<li><p class="small soft"> </p> <p><!></p></li>`),Le=d(`<section class="card svelte-1ec5npr"><!> <ol class="dates svelte-1ec5npr"></ol> <!></section>`),Re=d(`<li><!> <!></li>`),ze=d(`<h3 class="svelte-1ec5npr"> </h3> <ul class="works svelte-1ec5npr"></ul>`,1),Be=d(`<section class="card svelte-1ec5npr"></section>`),Ve=d(`<section class="card svelte-1ec5npr"><!></section>`),He=d(`<aside class="svelte-1ec5npr"><!> <!> <!> <!></aside>`),Ue=d(`<article><header class="svelte-1ec5npr"><!> <!> <h1 class="svelte-1ec5npr"> </h1> <p class="actions no-print svelte-1ec5npr"><!> <!> <!></p></header> <div class="columns svelte-1ec5npr"><div class="main svelte-1ec5npr"><!> <!> <!> <!> <!></div> <!></div></article>`);function We(r,d){N(d,!0);let f=new ee,m=b(()=>M.route.id),v=b(()=>M.route.question.at);k(()=>{let e=s(m),t=s(v);y(()=>{e!==``&&f.ask(n=>F(te,{id:e,...oe(e)},{signal:n,at:t}))})}),E(()=>()=>f.stop());let S=b(()=>f.value),D=b(()=>s(S)?.entity??null),I=b(()=>s(D)?se(s(D)):[]),V=b(()=>s(S)?.tasks??null),H=b(()=>({...A,involving:[s(D)?.id??s(m)],at:s(v)})),U=b(()=>s(S)&&s(D)?[[`LEADS`,s(S).leads],[`RESPONSIBLE_FOR`,s(S).answers],[`SUPPORTS`,s(S).supports],[`IMPLEMENTS`,s(S).implements]].flatMap(([e,t])=>t&&t.totalCount>0?[{role:e,n:t.totalCount}]:[]):[]),W=b(()=>(s(V)?.facets??[]).flatMap(e=>{let t=e.buckets.filter(e=>e.value!==s(D)?.id);return t.length===0||e.key===`ROLE`&&s(U).length>0||e.key===`DOCUMENT`&&s(D)?.kind===`DOCUMENT`?[]:[{...e,buckets:t,rest:Math.max(0,e.valueCount-e.buckets.length)}]})),G=b(()=>s(D)?.__typename===`Document`?_(`read`,M.route,{id:s(D).id}):(s(D)?.__typename===`Task`||s(D)?.__typename===`Section`)&&s(D).document&&s(D).start!=null&&s(D).end!=null?_(`read`,M.route,{id:s(D).document.id,options:{from:String(s(D).start),to:String(s(D).end)}}):null),K=b(()=>s(D)?.kind===`TASK`),q=b(()=>s(S)?.lineage?.works??[]),J=b(()=>{if(!s(D))return[];let e=s(D).__typename===`Task`?new Set([`LEADS`,`RESPONSIBLE_FOR`,`SUPPORTS`,`IMPLEMENTS`]):new Set;return s(D).statements.edges.filter(({node:t})=>!e.has(t.predicate)&&t.evidence.length>0)});k(()=>{s(D)&&(document.title=`${s(D).label} · ${C(`app.name`)}`)});var Y=u(),X=T(Y),Z=e=>{R(e,{get error(){return f.error},get retry(){return f.retry}})},Q=e=>{R(e,{})},$=t=>{var r=fe(),i=h(r),a=j(i,!0),o=g(i,2),c=j(o,!0);l(r),w((t,n)=>{e(a,t),e(c,n)},[()=>C(`ent.none`,{name:s(m)}),()=>C(`ent.none.hint`)]),n(t,r)},re=r=>{var d=Ue();let p;var m=h(d),y=h(m),E=t=>{var r=me(),i=h(r);o(i,21,()=>s(I),e=>e.id,(t,r)=>{var i=pe(),a=h(i);{let t=b(()=>_(`entity`,M.route,{id:s(r).id}));L(a,{get route(){return s(t)},children:(t,i)=>{P();var a=O();w(()=>e(a,s(r).label)),n(t,a)},$$slots:{default:!0}})}l(i),n(t,i)}),l(i),l(r),w(e=>c(r,`aria-label`,e),[()=>C(`ent.crumbs`)]),n(t,r)};i(y,e=>{s(I).length>0&&e(E)});var k=g(y,2);z(k,{get kind(){return s(D).kind},label:!0});var A=g(k,2),N=j(A,!0),F=g(A,2),R=h(F),ee=t=>{L(t,{get route(){return s(G)},class:`button primary`,children:(t,r)=>{P();var i=O();w(t=>e(i,t),[()=>C(`ent.read`)]),n(t,i)},$$slots:{default:!0}})};i(R,e=>{s(G)&&e(ee)});var te=g(R,2),Y=t=>{{let r=b(()=>_(`list`,M.route,{question:s(H)}));L(t,{get route(){return s(r)},class:`button`,children:(t,r)=>{P();var i=he(),a=T(i),o=g(a),c=j(o,!0);w(t=>{e(a,`${t??``} `),e(c,s(V).totalCount)},[()=>C(`ent.list`)]),n(t,i)},$$slots:{default:!0}})}};i(te,e=>{s(V)&&s(V).totalCount>0&&e(Y)});var X=g(te,2);{let t=b(()=>_(`graph`,M.route,{question:s(H)}));L(X,{get route(){return s(t)},class:`button`,children:(t,r)=>{P();var i=O();w(t=>e(i,t),[()=>C(`ent.graph`)]),n(t,i)},$$slots:{default:!0}})}l(F),l(m);var Z=g(m,2),Q=h(Z),$=h(Q),re=t=>{var r=ve(),a=T(r),c=h(a),u=j(c,!0),d=g(c,2),f=j(d,!0);l(a);var p=g(a,2),m=h(p),v=j(m,!0),y=g(m,2),x=t=>{var r=ge(),i=j(r,!0);w(t=>e(i,t),[()=>C(`ent.duties.none`)]),n(t,r)};i(y,e=>{s(D).duties.length===0&&e(x)});var S=g(y,2);o(S,21,()=>s(D).duties,e=>e.node.id,(t,r)=>{var a=_e(),o=h(a),c=h(o),u=j(c,!0),d=g(c,2);z(d,{get kind(){return s(r).other.kind}});var f=g(d,2);{let t=b(()=>_(`entity`,M.route,{id:s(r).other.id}));L(f,{get route(){return s(t)},children:(t,i)=>{P();var a=O();w(()=>e(a,s(r).other.label)),n(t,a)},$$slots:{default:!0}})}l(o);var p=g(o,2),m=e=>{B(e,{get evidence(){return s(r).node.evidence[0]},get origin(){return s(r).node.origin},source:!1,context:!1})};i(p,e=>{s(r).node.evidence[0]&&e(m)}),l(a),w(t=>e(u,t),[()=>C(`predicate.${s(r).predicate}`)]),n(t,a)}),l(S),l(p),w((t,n)=>{e(u,t),e(f,s(D).text),e(v,n)},[()=>C(`ent.text`),()=>C(`ent.duties`)]),n(t,r)};i($,e=>{s(D).__typename===`Task`&&e(re)});var ie=g($,2),oe=e=>{var t=ye();ae(h(t),{get entity(){return s(D)}}),l(t),n(e,t)};i(ie,e=>{s(K)||e(oe)});var se=g(ie,2),ce=t=>{var r=Se(),i=h(r),a=j(i,!0),c=g(i,2);o(c,21,()=>s(U),e=>e.role,(t,r)=>{var i=xe(),a=h(i);{let t=b(()=>_(`list`,M.route,{question:ue(s(D).id,s(r).role,s(v))}));L(a,{get route(){return s(t)},children:(t,i)=>{var a=be(),o=T(a),c=j(o,!0),l=g(o),u=j(l,!0);w(t=>{e(c,s(r).n),e(u,t)},[()=>C(`predicate.${s(r).role}`)]),n(t,a)},$$slots:{default:!0}})}l(i),n(t,i)}),l(c),l(r),w(t=>e(a,t),[()=>C(`ent.roles`)]),n(t,r)};i(se,e=>{s(U).length>0&&e(ce)});var fe=g(se,2),We=r=>{var c=Oe(),u=h(c),d=h(u),f=g(d),p=t=>{var r=Ce(),i=j(r,!0);w(()=>e(i,s(V).totalCount)),n(t,r)};i(f,e=>{s(V).totalCount>0&&e(p)});var m=g(f,2),v=t=>{var r=we(),i=j(r,!0);w(t=>e(i,t),[()=>C(`ent.tasks.direct`,{n:s(V).directCount})]),n(t,r)};i(m,e=>{s(V).directCount!=null&&s(V).directCount<s(V).totalCount&&e(v)}),l(u);var y=g(u,2),x=t=>{var r=ge(),i=j(r,!0);w(t=>e(i,t),[()=>C(`ent.tasks.none`)]),n(t,r)};i(y,e=>{s(V).totalCount===0&&e(x)});var S=g(y,2);o(S,21,()=>s(V).edges,({node:e,reasons:t})=>e.id,(r,c)=>{let u=()=>s(c).node,d=()=>s(c).reasons;var f=Ee(),p=h(f);{let t=b(()=>_(`entity`,M.route,{id:u().id}));L(p,{get route(){return s(t)},children:(t,r)=>{P();var i=O();w(()=>e(i,u().label)),n(t,i)},$$slots:{default:!0}})}var m=g(p,2),v=h(m),y=t=>{var r=Te();let i;var o=j(r,!0);w(()=>{i=a(r,1,`svelte-1ec5npr`,null,i,{inferred:!d()[0].direct}),e(o,d()[0].text)}),n(t,r)};i(v,e=>{d()[0]&&d()[0].kind!==`CONTAINED`&&e(y)});var x=g(v,2);o(x,17,()=>u().duties.filter(e=>e.other.id!==s(D).id&&!d()[0]?.text.includes(e.other.label)).slice(0,3),t,(t,r)=>{var i=Te(),a=j(i);w(t=>e(a,`${t??``} ${s(r).other.label??``}`),[()=>C(`predicate.${s(r).predicate}`)]),n(t,i)}),l(m),l(f),n(r,f)}),l(S);var T=g(S,2),E=t=>{var r=De(),i=h(r);{let t=b(()=>_(`list`,M.route,{question:s(H)}));L(i,{get route(){return s(t)},class:`all`,children:(t,r)=>{P();var i=O();w(t=>e(i,t),[()=>C(`ent.tasks.all`,{n:s(V).totalCount})]),n(t,i)},$$slots:{default:!0}})}l(r),n(t,r)};i(T,e=>{s(V).totalCount>s(V).edges.length&&e(E)}),l(c),w(t=>e(d,`${t??``} `),[()=>C(`ent.tasks`)]),n(r,c)};i(fe,e=>{s(V)&&(s(V).totalCount>0||s(D).kind!==`POLICY`)&&e(We)});var Ge=g(fe,2),Ke=t=>{var r=Ae(),a=h(r),c=j(a,!0),u=g(a,2);o(u,21,()=>s(D).citedBy.edges,e=>e.node.id,(t,r)=>{var a=ke(),o=h(a),c=h(o);z(c,{get kind(){return s(r).other.kind}});var u=g(c,2);{let t=b(()=>_(`entity`,M.route,{id:s(r).other.id}));L(u,{get route(){return s(t)},children:(t,i)=>{P();var a=O();w(()=>e(a,s(r).other.label)),n(t,a)},$$slots:{default:!0}})}var d=g(u,2),f=j(d,!0);l(o);var p=g(o,2),m=e=>{B(e,{get evidence(){return s(r).node.evidence[0]},get origin(){return s(r).node.origin},context:!1})};i(p,e=>{s(r).node.evidence[0]&&e(m)}),l(a),w(t=>e(f,t),[()=>C(`predicate.${s(r).predicate}`)]),n(t,a)}),l(u),l(r),w(t=>e(c,t),[()=>C(`ent.citedBy`,{n:s(D).citedBy.totalCount})]),n(t,r)},qe=t=>{var r=Pe(),a=h(r),c=j(a,!0),u=g(a,2),d=t=>{var r=je(),i=j(r,!0);w(t=>e(i,t),[()=>C(`ent.evidence.more`,{n:s(D).statements.totalCount,shown:s(J).length})]),n(t,r)};i(u,e=>{s(D).statements.totalCount>s(J).length&&e(d)});var f=g(u,2);o(f,21,()=>s(J),({node:e,other:t,forward:n})=>e.id,(t,r)=>{let a=()=>s(r).node,o=()=>s(r).other,c=()=>s(r).forward;var u=Ne(),d=h(u),f=h(d),p=t=>{var r=Me(),i=j(r,!0);w(t=>e(i,t),[()=>C(`predicate.${a().predicate}`)]),n(t,r)};i(f,e=>{c()&&e(p)});var m=g(f,2);z(m,{get kind(){return o().kind}});var v=g(m,2);{let t=b(()=>_(`entity`,M.route,{id:o().id}));L(v,{get route(){return s(t)},children:(t,r)=>{P();var i=O();w(()=>e(i,o().label)),n(t,i)},$$slots:{default:!0}})}var y=g(v,2),x=t=>{var r=Me(),i=j(r,!0);w(t=>e(i,t),[()=>C(`predicate.${a().predicate}`)]),n(t,r)};i(y,e=>{c()||e(x)}),l(d);var S=g(d,2);B(S,{get evidence(){return a().evidence[0]},get origin(){return a().origin},context:!1}),l(u),n(t,u)}),l(f),l(r),w(t=>e(c,t),[()=>C(`ent.evidence`)]),n(t,r)};i(Ge,e=>{s(D).__typename===`Policy`&&s(D).citedBy.totalCount>0?e(Ke):s(J).length>0&&e(qe,1)}),l(Q);var Je=g(Q,2),Ye=r=>{var a=He(),c=h(a),d=e=>{var t=Fe();ae(h(t),{get entity(){return s(D)},narrow:!0}),l(t),n(e,t)};i(c,e=>{s(K)&&e(d)});var f=g(c,2),p=r=>{var a=Le(),c=h(a);{let e=b(()=>C(`ent.time`)),t=b(()=>s(S).timeline.periods.map(e=>({value:e.name,count:e.count})));ne(c,{get title(){return s(e)},get buckets(){return s(t)},question:e=>de(s(D).id,e,s(v))})}var u=g(c,2);o(u,21,()=>s(S).timeline.edges,t,(t,r)=>{let i=()=>s(r).node;var a=Ie(),o=h(a),c=j(o),u=g(o,2),d=h(u);{let t=b(()=>_(`entity`,M.route,{id:i().task.id}));L(d,{get route(){return s(t)},children:(t,r)=>{P();var a=O();w(()=>e(a,i().task.label)),n(t,a)},$$slots:{default:!0}})}l(u),l(a),w((t,n)=>e(c,`${t??``} · ${n??``}`),[()=>x(M.language,String(i().date)),()=>C(`ent.time.${i().occasion}`)]),n(t,a)}),l(u);var d=g(u,2),f=t=>{var r=je(),i=j(r,!0);w(t=>e(i,t),[()=>C(`ent.time.undated`,{n:s(S).timeline.undated})]),n(t,r)};i(d,e=>{s(S).timeline.undated>0&&e(f)}),l(a),n(r,a)};i(f,e=>{s(S).timeline&&s(S).timeline.totalCount>0&&e(p)});var m=g(f,2),y=t=>{var r=Be();o(r,21,()=>[{key:`ent.lineage.up`,some:s(q).filter(e=>e.level<0)},{key:`ent.lineage.down`,some:s(q).filter(e=>e.level>0)}],({key:e,some:t})=>e,(t,r)=>{let a=()=>s(r).key,c=()=>s(r).some;var d=u(),f=T(d),p=t=>{var r=ze(),i=T(r),u=j(i,!0),d=g(i,2);o(d,21,c,e=>e.entity.id,(t,r)=>{var i=Re(),a=h(i);z(a,{get kind(){return s(r).entity.kind}});var o=g(a,2);{let t=b(()=>_(`entity`,M.route,{id:s(r).entity.id}));L(o,{get route(){return s(t)},children:(t,i)=>{P();var a=O();w(()=>e(a,s(r).entity.label)),n(t,a)},$$slots:{default:!0}})}l(i),n(t,i)}),l(d),w(t=>e(u,t),[()=>C(a())]),n(t,r)};i(f,e=>{c().length>0&&e(p)}),n(t,d)}),l(r),n(t,r)};i(m,e=>{s(q).length>1&&e(y)});var E=g(m,2);o(E,17,()=>s(W),e=>e.key,(e,t)=>{var r=Ve(),i=h(r);{let e=b(()=>s(t).key===`AGENCY`&&s(D).kind===`AGENCY`?C(`ent.partners.agency`):s(t).key===`REGION`&&s(D).kind===`REGION`?C(`ent.partners.region`):C(`ent.partners.${s(t).key}`));ne(i,{get title(){return s(e)},get buckets(){return s(t).buckets},get rest(){return s(t).rest},question:e=>le(s(D).id,s(t).key,e,s(v))})}l(r),n(e,r)}),l(a),n(r,a)};i(Je,e=>{(s(K)||s(W).length>0||s(q).length>1||s(S).timeline&&s(S).timeline.totalCount>0)&&e(Ye)}),l(Z),l(d),w(()=>{p=a(d,1,`svelte-1ec5npr`,null,p,{busy:f.busy}),e(N,s(D).label)}),n(r,d)};i(X,e=>{f.error?e(Z):s(S)?s(D)?e(re,-1):e($,2):e(Q,1)}),n(r,Y),p()}export{We as default};