import{$ as e,A as t,Ct as n,F as r,G as i,I as a,J as o,R as s,St as c,U as l,V as u,W as d,X as f,Y as p,_ as m,_t as h,a as g,ct as _,ft as v,g as y,it as b,l as x,lt as S,m as C,mt as w,n as T,o as E,ot as D,rt as O,st as k,t as A,tt as j,vt as M,w as N,yt as P}from"./state.svelte-Bel8fM86.js";import{i as F,t as I}from"./TypedDocumentString-aAGk6xpd.js";import{t as L}from"./load.svelte-CzDX80sX.js";import{t as R}from"./Kind-Dd9nUbry.js";import{n as z,t as B}from"./State-C3QDyUC7.js";import{t as V}from"./Quote-CIFJ3osY.js";var H=new I(`
    query EntityPage($id: ID!, $tasks: Boolean!, $duties: Boolean!, $works: Boolean!, $language: Language! = ZH) {
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
        text(language: $language)
        direct
      }
    }
    facets(
      by: [ROLE, AGENCY, REGION, PLATFORM, INDUSTRY, DOCUMENT, DEADLINE_YEAR]
      top: 8
    ) {
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
    edges {
      node {
        occasion
        date
        text
        of {
          ...EntityBrief
        }
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
}`),U=i(`<!> <!>`,1),ee=i(`<li class="svelte-1p1grib"><span class="name svelte-1p1grib"><!></span> <!> <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true" class="svelte-1p1grib"><rect height="3" class="svelte-1p1grib"></rect></svg></li>`),W=i(`<p class="small soft"> </p>`),G=i(`<section class="svelte-1p1grib"><h3 class="svelte-1p1grib"> </h3> <ul class="svelte-1p1grib"></ul> <!></section>`);function te(t,i){P(i,!0);let a=m(i,`rest`,3,0),d=h(()=>Math.max(1,...i.buckets.map(e=>e.count))),f=e=>e.entity?.label??(/^[A-Z_]+$/.test(e.value)?T(`predicate.${e.value}`):e.value);var p=G(),g=D(p),v=_(g,!0),y=S(g,2);r(y,21,()=>i.buckets,e=>e.value,(t,r)=>{var a=ee(),p=D(a),m=D(p),g=t=>{var n=U(),i=k(n);R(i,{get kind(){return e(r).entity.kind}});var a=S(i,2);{let t=h(()=>C(`entity`,A.route,{id:e(r).entity.id}));z(a,{get route(){return e(t)},children:(t,n)=>{c();var i=o();O(()=>u(i,e(r).entity.label)),l(t,i)},$$slots:{default:!0}})}l(t,n)},v=t=>{var n=o();O(e=>u(n,e),[()=>f(e(r))]),l(t,n)};s(m,t=>{e(r).entity?t(g):t(v,-1)}),n(p);var y=S(p,2);{let t=h(()=>C(`list`,A.route,{question:i.question(e(r).value)})),n=h(()=>`${f(e(r))}: ${T(`count.tasks`,{n:e(r).count})}`);z(y,{class:`count number`,get route(){return e(t)},get"aria-label"(){return e(n)},children:(t,n)=>{c();var i=o();O(()=>u(i,e(r).count)),l(t,i)},$$slots:{default:!0}})}var b=S(y,2),x=_(b);n(a),O(()=>N(x,`width`,e(r).count/e(d)*100)),l(t,a)}),n(y);var b=S(y,2),x=e=>{var t=W(),n=_(t,!0);O(e=>u(n,e),[()=>T(`ent.others`,{n:a()})]),l(e,t)};s(b,e=>{a()>0&&e(x)}),n(p),O(()=>u(v,i.title)),l(t,p),M()}function ne(e){let t=e.indexOf(`:`),n=t<0?``:e.slice(0,t),r=!/^[a-z_]+$/.test(n);return{tasks:r||n!==`task`,duties:r||n===`agency`||n===`organization`,works:n===`policy`||n===`document`}}function K(e){let t=e=>e?[...t(e.parent),{id:e.id,kind:e.kind,label:e.label}]:[];return e.document?[e.document,...t(e.section??e.above)]:t(e.parent??e.region??e.places?.[0])}var q={ROLE:`roles`,AGENCY:`agencies`,REGION:`regions`,PLATFORM:`platforms`,DOCUMENT:`documents`};function re(e,t,n,r){let i=q[t];return i?{...x,involving:[e],[i]:[n],at:r}:{...x,involving:[e,n],match:`ALL`,at:r}}function ie(e,t,n){return{...x,agencies:[e],roles:[t],at:n}}function J(e,t){return{...e,dueAfter:t,dueBefore:t}}function ae(e,t,n){return e.flatMap(({key:e,valueCount:r,buckets:i})=>{let a=i.filter(e=>e.value!==t.id);return a.length===0||e===`ROLE`&&n||e===`DOCUMENT`&&t.kind===`DOCUMENT`?[]:[{key:e,buckets:a,rest:Math.max(0,r-i.length)}]})}function oe(e,t){return e===t&&(e===`AGENCY`||e===`REGION`)?`ent.partners.${e.toLowerCase()}`:`ent.partners.${e}`}function se(e){return e.kind===`DOCUMENT`?{id:e.id,options:{}}:!e.document||e.start==null||e.end==null?null:{id:e.document.id,options:{from:String(e.start),to:String(e.end)}}}var Y=i(`<li><p class="small soft svelte-8vsizk"> </p> <p class="svelte-8vsizk"><!></p></li>`),X=i(`<h3 class="svelte-8vsizk"> </h3> <ol class="svelte-8vsizk"></ol> <p class="svelte-8vsizk"><!></p>`,1),Z=i(`<h3 class="svelte-8vsizk"> </h3>`),Q=i(`<p class="small soft svelte-8vsizk"> </p>`),$=i(`<section class="card svelte-8vsizk"><!> <!> <!></section>`);function ce(t,i){P(i,!0);var d=$(),f=D(d),p=t=>{{let n=h(()=>T(`ent.years`));te(t,{get title(){return e(n)},get buckets(){return i.years.buckets},get rest(){return i.years.rest},question:e=>J(i.question,e)})}};s(f,e=>{i.years&&e(p)});var m=S(f,2),v=t=>{var s=X(),d=k(s),f=_(d,!0),p=S(d,2);r(p,21,()=>i.timeline.edges,a,(t,r)=>{let i=()=>e(r).node,a=h(()=>i().task??i().of);var s=Y(),d=D(s),f=_(d),p=S(d,2),m=D(p);{let t=h(()=>C(`entity`,A.route,{id:e(a).id}));z(m,{get route(){return e(t)},children:(t,n)=>{c();var r=o();O(()=>u(r,e(a).label)),l(t,r)},$$slots:{default:!0}})}n(p),n(s),O((e,t)=>u(f,`${e??``} · ${t??``}`),[()=>g(A.language,String(i().date)),()=>T(`ent.time.${i().occasion}`)]),l(t,s)}),n(p);var m=S(p,2),v=D(m);{let t=h(()=>C(`timeline`,A.route,{question:i.question}));z(v,{get route(){return e(t)},class:`all`,children:(e,t)=>{c();var n=o();O(e=>u(n,e),[()=>T(`ent.time.all`,{n:i.timeline.totalCount})]),l(e,n)},$$slots:{default:!0}})}n(m),O(e=>u(f,e),[()=>T(`ent.time`)]),l(t,s)},y=e=>{var t=Z(),n=_(t,!0);O(e=>u(n,e),[()=>T(`ent.time.none`)]),l(e,t)};s(m,e=>{i.timeline.edges.length>0?e(v):e(y,-1)});var b=S(m,2),x=e=>{var t=Q(),n=_(t,!0);O(e=>u(n,e),[()=>T(i.timeline.edges.length>0?`ent.time.undated`:`ent.time.masked`,{n:i.timeline.undated})]),l(e,t)};s(b,e=>{i.timeline.undated>0&&e(x)}),n(d),l(t,d),M()}var le=i(`<!> `,1),ue=i(`<li><!></li>`),de=i(`<li><button type="button" aria-expanded="false" class="svelte-197ehlr"> </button></li>`),fe=i(`<li class="soft small rest svelte-197ehlr"> </li>`),pe=i(`<ul class="svelte-197ehlr"><!> <!></ul>`);function me(t,i){P(i,!0);let a=m(i,`first`,3,12),o=m(i,`total`,19,()=>i.things.length),c=w(!1),d=h(()=>e(c)?i.things:i.things.slice(0,a()));var p=pe(),g=D(p);r(g,17,()=>e(d),e=>e.id,(t,r)=>{var i=ue(),a=D(i);{let t=h(()=>C(`entity`,A.route,{id:e(r).id}));z(a,{get route(){return e(t)},children:(t,n)=>{var i=le(),a=k(i);R(a,{get kind(){return e(r).kind}});var o=S(a,1,!0);O(()=>u(o,e(r).label)),l(t,i)},$$slots:{default:!0}})}n(i),l(t,i)});var y=S(g,2),b=e=>{var t=de(),r=D(t),i=_(r,!0);n(t),O(e=>u(i,e),[()=>T(`ent.others`,{n:o()-a()})]),f(`click`,r,()=>v(c,!0)),l(e,t)},x=e=>{var t=fe(),n=_(t,!0);O(e=>u(n,e),[()=>T(`ent.others`,{n:o()-i.things.length})]),l(e,t)};s(y,t=>{!e(c)&&i.things.length>a()?t(b):o()>i.things.length&&t(x,1)}),n(p),l(t,p),M()}p([`click`]);var he=i(`<div class="svelte-19f40fm"><dt class="svelte-19f40fm"> </dt><dd class="number svelte-19f40fm"> </dd></div>`),ge=i(`<dl class="figures svelte-19f40fm"></dl>`),_e=i(`<div class="svelte-19f40fm"><dt class="svelte-19f40fm"> </dt> <dd class="svelte-19f40fm"><!></dd></div>`),ve=i(`<dl></dl>`),ye=i(`<!> <!>`,1);function be(i,a){P(a,!0);let c=m(a,`narrow`,3,!1),d=h(()=>{let e=[],t=(t,n)=>{n&&e.push({key:t,text:n})},n=(t,n,r)=>{let i=(n??[]).filter(e=>e!==null);i.length>0&&e.push({key:t,things:i,total:r??i.length})},r=(e,t)=>n(e,t.edges.map(e=>e.node),t.totalCount);switch(a.entity.names.length>1&&t(`ent.names`,a.entity.names.slice(1,9).join(`、`)),a.entity.__typename){case`Region`:t(`ent.level`,a.entity.level?T(`ent.level.${a.entity.level}`):``),t(`ent.code`,a.entity.code),n(`ent.functional`,a.entity.functionalRegions),r(`ent.agencies`,a.entity.agencies),r(`ent.platforms`,a.entity.platforms),r(`ent.children`,a.entity.children);break;case`FunctionalRegion`:r(`ent.members`,a.entity.members);break;case`Agency`:n(`ent.region`,[a.entity.region??null]),n(`ent.managed`,a.entity.managed);break;case`Platform`:n(`ent.places`,a.entity.places),n(`ent.managers`,a.entity.managers);break;case`Organization`:n(`ent.places`,a.entity.places);break;case`Task`:t(`ent.number`,a.entity.number),n(`ent.deadlines`,a.entity.deadlines),n(`ent.targets`,a.entity.targets),n(`ent.involves`,[...a.entity.regions,...a.entity.functionalRegions,...a.entity.taskPlatforms,...a.entity.organizations,...a.entity.industries,...a.entity.events]),n(`ent.policies`,a.entity.cited);break;case`Section`:t(`ent.number`,a.entity.ordinal),n(`ent.inside`,[...a.entity.sections,...a.entity.sectionTasks]);break;case`Policy`:n(`ent.textOf`,[a.entity.textOf??null]),n(`ent.sameAs`,a.entity.sameAs);break;case`Document`:t(`ent.docnumber`,a.entity.documentNumber),a.entity.issuers.length>0?n(`ent.issuer`,a.entity.issuers):t(`ent.issuer`,a.entity.issuer),t(`ent.published`,a.entity.published?g(A.language,a.entity.published):``),t(`ent.period`,p(a.entity.period)),n(`ent.basis`,a.entity.basis),n(`ent.amends`,a.entity.amends),n(`ent.repeals`,a.entity.repeals),n(`ent.outline`,a.entity.outline),t(`ent.uri`,a.entity.uri);break;case`Target`:t(`ent.indicator`,a.entity.indicator),t(`ent.value`,`${a.entity.value}${a.entity.unit}`),a.entity.modality&&t(`ent.modality`,T(`ent.modality.${a.entity.modality}`)),t(`ent.due`,a.entity.dueText);break;case`Deadline`:t(`ent.due`,p(a.entity.span))}return e}),f=h(()=>{if(a.entity.__typename!==`Document`)return[];let e=a.entity.stats;return[`tasks`,`tasksWithRole`,`tasksWithLeader`,`tasksWithDeadline`,`tasksWithTarget`,`tasksWithRegion`].map(t=>({key:`ent.stats.${t}`,n:e[t]}))});function p(e){if(!e)return``;let t=[e.start,e.end].map(e=>e?g(A.language,e):``).filter(e=>e!==``);return t.length>0?`${e.text} (${t.join(` – `)})`:e.text}var v=ye(),y=k(v),b=t=>{var i=ge();r(i,21,()=>e(f),({key:e,n:t})=>e,(t,r)=>{let i=()=>e(r).key,a=()=>e(r).n;var o=he(),s=D(o),c=_(s,!0),d=S(s),f=_(d,!0);n(o),O((e,t)=>{u(c,e),u(f,t)},[()=>T(i()),()=>E(A.language,a())]),l(t,o)}),n(i),O(e=>N(i,`aria-label`,e),[()=>T(`ent.stats`)]),l(t,i)};s(y,t=>{e(f).length>0&&t(b)});var x=S(y,2),C=i=>{var a=ve();let f;r(a,21,()=>e(d),e=>e.key,(t,r)=>{var i=_e(),a=D(i),c=_(a,!0),d=S(a,2),f=D(d),p=t=>{{let n=h(()=>e(r).total??e(r).things.length);me(t,{get things(){return e(r).things},get total(){return e(n)}})}},m=t=>{var n=o();O(()=>u(n,e(r).text)),l(t,n)};s(f,t=>{e(r).things?t(p):t(m,-1)}),n(d),n(i),O(e=>u(c,e),[()=>T(e(r).key)]),l(t,i)}),n(a),O(()=>f=t(a,1,`facts svelte-19f40fm`,null,f,{narrow:c()})),l(i,a)};s(x,t=>{e(d).length>0&&t(C)}),l(i,v),M()}var xe=i(`<span class="predicate svelte-fl8lon"> </span>`),Se=i(`<li class="svelte-fl8lon"><p class="svelte-fl8lon"><!> <!> <!> <!></p> <!></li>`),Ce=i(`<ul class="svelte-fl8lon"></ul>`);function we(t,i){P(i,!0);let a=m(i,`source`,3,!0);var d=Ce();r(d,21,()=>i.edges,({node:e,predicate:t,other:n,forward:r})=>e.id,(t,r)=>{let i=()=>e(r).node,d=()=>e(r).predicate,f=()=>e(r).other,p=()=>e(r).forward;var m=Se(),g=D(m),v=D(g),y=e=>{var t=xe(),n=_(t,!0);O(e=>u(n,e),[()=>T(`predicate.${d()}`)]),l(e,t)};s(v,e=>{p()&&e(y)});var b=S(v,2);R(b,{get kind(){return f().kind}});var x=S(b,2);{let t=h(()=>C(`entity`,A.route,{id:f().id}));z(x,{get route(){return e(t)},children:(e,t)=>{c();var n=o();O(()=>u(n,f().label)),l(e,n)},$$slots:{default:!0}})}var w=S(x,2),E=e=>{var t=xe(),n=_(t,!0);O(e=>u(n,e),[()=>T(`predicate.${d()}`)]),l(e,t)};s(w,e=>{p()||e(E)}),n(g);var k=S(g,2),j=e=>{V(e,{get evidence(){return i().evidence[0]},get origin(){return i().origin},get source(){return a()},context:!1})};s(k,e=>{i().evidence[0]&&e(j)}),n(m),l(t,m)}),n(d),l(t,d),M()}var Te=i(`<span class="number soft svelte-h8k6xv"> </span>`),Ee=i(`<span class="small soft svelte-h8k6xv"> </span>`),De=i(`<p class="soft"> </p>`),Oe=i(`<span> </span>`),ke=i(`<li class="svelte-h8k6xv"><!> <p class="small soft svelte-h8k6xv"><!> <!></p></li>`),Ae=i(`<p><!></p>`),je=i(`<section class="card svelte-h8k6xv"><h2 class="svelte-h8k6xv"> <!> <!></h2> <!> <ul class="svelte-h8k6xv"></ul> <!></section>`);function Me(i,d){P(d,!0);var f=je(),p=D(f),m=D(p),g=S(m),v=e=>{var t=Te(),n=_(t,!0);O(()=>u(n,d.tasks.totalCount)),l(e,t)};s(g,e=>{d.tasks.totalCount>0&&e(v)});var y=S(g,2),b=e=>{var t=Ee(),n=_(t,!0);O(e=>u(n,e),[()=>T(`ent.tasks.direct`,{n:d.tasks.directCount})]),l(e,t)};s(y,e=>{d.tasks.directCount!=null&&d.tasks.directCount<d.tasks.totalCount&&e(b)}),n(p);var x=S(p,2),w=e=>{var t=De(),n=_(t,!0);O(e=>u(n,e),[()=>T(`ent.tasks.none`)]),l(e,t)};s(x,e=>{d.tasks.totalCount===0&&e(w)});var E=S(x,2);r(E,21,()=>d.tasks.edges,({node:e,reasons:t})=>e.id,(i,f)=>{let p=()=>e(f).node,m=()=>e(f).reasons;var g=ke(),v=D(g);{let t=h(()=>C(`entity`,A.route,{id:p().id}));z(v,{get route(){return e(t)},children:(e,t)=>{c();var n=o();O(()=>u(n,p().label)),l(e,n)},$$slots:{default:!0}})}var y=S(v,2),b=D(y),x=e=>{var n=Oe();let r;var i=_(n,!0);O(()=>{r=t(n,1,`svelte-h8k6xv`,null,r,{inferred:!m()[0].direct}),u(i,m()[0].text)}),l(e,n)};s(b,e=>{m()[0]&&m()[0].kind!==`CONTAINED`&&e(x)});var w=S(b,2);r(w,17,()=>p().duties.filter(e=>e.other.id!==d.of&&!m()[0]?.text.includes(e.other.label)).slice(0,3),a,(t,n)=>{var r=Oe(),i=_(r);O(t=>u(i,`${t??``} ${e(n).other.label??``}`),[()=>T(`predicate.${e(n).predicate}`)]),l(t,r)}),n(y),n(g),l(i,g)}),n(E);var k=S(E,2),j=t=>{var r=Ae(),i=D(r);{let t=h(()=>C(`list`,A.route,{question:d.question}));z(i,{get route(){return e(t)},class:`all`,children:(e,t)=>{c();var n=o();O(e=>u(n,e),[()=>T(`ent.tasks.all`,{n:d.tasks.totalCount})]),l(e,n)},$$slots:{default:!0}})}n(r),l(t,r)};s(k,e=>{d.tasks.totalCount>d.tasks.edges.length&&e(j)}),n(f),O(e=>u(m,`${e??``} `),[()=>T(`ent.tasks`)]),l(i,f),M()}var Ne=i(`<div class="empty card svelte-1ec5npr"><h1 class="svelte-1ec5npr"> </h1> <p class="soft"> </p></div>`),Pe=i(`<li class="svelte-1ec5npr"><!></li>`),Fe=i(`<nav class="svelte-1ec5npr"><ol class="svelte-1ec5npr"></ol></nav>`),Ie=i(` <span class="number soft"> </span>`,1),Le=i(`<p class="soft"> </p>`),Re=i(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <p class="text svelte-1ec5npr"> </p></section> <section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!> <!></section>`,1),ze=i(`<section class="card known svelte-1ec5npr"><!></section>`),Be=i(`<strong class="number svelte-1ec5npr"> </strong><span> </span>`,1),Ve=i(`<li><!></li>`),He=i(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <ul class="tiles svelte-1ec5npr"></ul></section>`),Ue=i(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!></section>`),We=i(`<p class="small soft"> </p>`),Ge=i(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!> <!></section>`),Ke=i(`<section class="card known narrow svelte-1ec5npr"><!></section>`),qe=i(`<li><!> <!></li>`),Je=i(`<h3 class="svelte-1ec5npr"> </h3> <ul class="works svelte-1ec5npr"></ul>`,1),Ye=i(`<section class="card svelte-1ec5npr"></section>`),Xe=i(`<section class="card svelte-1ec5npr"><!></section>`),Ze=i(`<aside class="svelte-1ec5npr"><!> <!> <!> <!></aside>`),Qe=i(`<article><header class="svelte-1ec5npr"><!> <!> <h1 class="svelte-1ec5npr"> </h1> <p class="actions no-print svelte-1ec5npr"><!> <!> <!> <!></p></header> <div class="columns svelte-1ec5npr"><div class="main svelte-1ec5npr"><!> <!> <!> <!> <!></div> <!></div></article>`);function $e(i,a){P(a,!0);let f=new L,p=h(()=>A.route.id),m=h(()=>A.route.question.at);b(()=>{let t=e(p),n=e(m),r=A.language===`en`?`EN`:`ZH`;j(()=>{t!==``&&f.ask(e=>F(H,{id:t,language:r,...ne(t)},{signal:e,at:n}))})}),y(()=>()=>f.stop());let g=h(()=>f.value),v=h(()=>e(g)?.entity??null),w=h(()=>e(v)?K(e(v)):[]),E=h(()=>e(g)?.tasks??null),I=h(()=>({...x,involving:[e(v)?.id??e(p)],at:e(m)})),V=h(()=>e(g)&&e(v)?[[`LEADS`,e(g).leads],[`RESPONSIBLE_FOR`,e(g).answers],[`SUPPORTS`,e(g).supports],[`IMPLEMENTS`,e(g).implements]].flatMap(([e,t])=>t&&t.totalCount>0?[{role:e,n:t.totalCount}]:[]):[]),U=h(()=>e(v)?ae(e(E)?.facets??[],e(v),e(V).length>0):[]),ee=h(()=>e(U).find(e=>e.key===`DEADLINE_YEAR`)??null),W=h(()=>{let t=e(v)?se(e(v)):null;return t?C(`read`,A.route,t):null}),G=h(()=>e(v)?.kind===`TASK`),q=h(()=>e(g)?.lineage?.works??[]),J=h(()=>{if(!e(v))return[];let t=e(v).__typename===`Task`?new Set([`LEADS`,`RESPONSIBLE_FOR`,`SUPPORTS`,`IMPLEMENTS`]):new Set;return e(v).statements.edges.filter(({node:e})=>!t.has(e.predicate)&&e.evidence.length>0)});b(()=>{e(v)&&(document.title=`${e(v).label} · ${T(`app.name`)}`)});var Y=d(),X=k(Y),Z=e=>{B(e,{get error(){return f.error},get retry(){return f.retry}})},Q=e=>{B(e,{})},$=t=>{var r=Ne(),i=D(r),a=_(i,!0),o=S(i,2),s=_(o,!0);n(r),O((e,t)=>{u(a,e),u(s,t)},[()=>T(`ent.none`,{name:e(p)}),()=>T(`ent.none.hint`)]),l(t,r)},le=i=>{var a=Qe();let p;var y=D(a),b=D(y),x=t=>{var i=Fe(),a=D(i);r(a,21,()=>e(w),e=>e.id,(t,r)=>{var i=Pe(),a=D(i);{let t=h(()=>C(`entity`,A.route,{id:e(r).id}));z(a,{get route(){return e(t)},children:(t,n)=>{c();var i=o();O(()=>u(i,e(r).label)),l(t,i)},$$slots:{default:!0}})}n(i),l(t,i)}),n(a),n(i),O(e=>N(i,`aria-label`,e),[()=>T(`ent.crumbs`)]),l(t,i)};s(b,t=>{e(w).length>0&&t(x)});var j=S(b,2);R(j,{get kind(){return e(v).kind},label:!0});var M=S(j,2),P=_(M,!0),F=S(M,2),L=D(F),B=t=>{z(t,{get route(){return e(W)},class:`button primary`,children:(e,t)=>{c();var n=o();O(e=>u(n,e),[()=>T(`ent.read`)]),l(e,n)},$$slots:{default:!0}})};s(L,t=>{e(W)&&t(B)});var H=S(L,2),ne=t=>{{let n=h(()=>C(`list`,A.route,{question:e(I)}));z(t,{get route(){return e(n)},class:`button`,children:(t,n)=>{c();var r=Ie(),i=k(r),a=S(i),o=_(a,!0);O(t=>{u(i,`${t??``} `),u(o,e(E).totalCount)},[()=>T(`ent.list`)]),l(t,r)},$$slots:{default:!0}})}};s(H,t=>{e(E)&&e(E).totalCount>0&&t(ne)});var K=S(H,2);{let t=h(()=>C(`graph`,A.route,{question:e(I)}));z(K,{get route(){return e(t)},class:`button`,children:(e,t)=>{c();var n=o();O(e=>u(n,e),[()=>T(`ent.graph`)]),l(e,n)},$$slots:{default:!0}})}var ae=S(K,2),se=t=>{{let n=h(()=>C(`compare`,A.route,{options:{left:e(v).id}}));z(t,{get route(){return e(n)},class:`button`,children:(e,t)=>{c();var n=o();O(e=>u(n,e),[()=>T(`ent.compare`)]),l(e,n)},$$slots:{default:!0}})}};s(ae,t=>{e(v).kind===`DOCUMENT`&&t(se)}),n(F),n(y);var Y=S(y,2),X=D(Y),Z=D(X),Q=t=>{var r=Re(),i=k(r),a=D(i),o=_(a,!0),c=S(a,2),d=_(c,!0);n(i);var f=S(i,2),p=D(f),m=_(p,!0),g=S(p,2),y=e=>{var t=Le(),n=_(t,!0);O(e=>u(n,e),[()=>T(`ent.duties.none`)]),l(e,t)};s(g,t=>{e(v).duties.length===0&&t(y)});var b=S(g,2);{let t=h(()=>e(v).duties.map(e=>({...e,forward:!0})));we(b,{get edges(){return e(t)},source:!1})}n(f),O((t,n)=>{u(o,t),u(d,e(v).text),u(m,n)},[()=>T(`ent.text`),()=>T(`ent.duties`)]),l(t,r)};s(Z,t=>{e(v).__typename===`Task`&&t(Q)});var $=S(Z,2),le=t=>{var r=ze();be(D(r),{get entity(){return e(v)}}),n(r),l(t,r)};s($,t=>{e(G)||t(le)});var ue=S($,2),de=t=>{var i=He(),a=D(i),o=_(a,!0),s=S(a,2);r(s,21,()=>e(V),e=>e.role,(t,r)=>{var i=Ve(),a=D(i);{let t=h(()=>C(`list`,A.route,{question:ie(e(v).id,e(r).role,e(m))}));z(a,{get route(){return e(t)},children:(t,n)=>{var i=Be(),a=k(i),o=_(a,!0),s=S(a),c=_(s,!0);O(t=>{u(o,e(r).n),u(c,t)},[()=>T(`predicate.${e(r).role}`)]),l(t,i)},$$slots:{default:!0}})}n(i),l(t,i)}),n(s),n(i),O(e=>u(o,e),[()=>T(`ent.roles`)]),l(t,i)};s(ue,t=>{e(V).length>0&&t(de)});var fe=S(ue,2),pe=t=>{Me(t,{get tasks(){return e(E)},get of(){return e(v).id},get question(){return e(I)}})};s(fe,t=>{e(E)&&(e(E).totalCount>0||e(v).kind!==`POLICY`)&&t(pe)});var me=S(fe,2),he=t=>{var r=Ue(),i=D(r),a=_(i,!0),o=S(i,2);{let t=h(()=>e(v).citedBy.edges.map(e=>({...e,forward:!1})));we(o,{get edges(){return e(t)}})}n(r),O(e=>u(a,e),[()=>T(`ent.citedBy`,{n:e(v).citedBy.totalCount})]),l(t,r)},ge=t=>{var r=Ge(),i=D(r),a=_(i,!0),o=S(i,2),c=t=>{var n=We(),r=_(n,!0);O(e=>u(r,e),[()=>T(`ent.evidence.more`,{n:e(v).statements.totalCount,shown:e(J).length})]),l(t,n)};s(o,t=>{e(v).statements.totalCount>e(J).length&&t(c)});var d=S(o,2);{let t=h(()=>e(J).map(({node:e,other:t,forward:n})=>({node:e,other:t,forward:n,predicate:e.predicate})));we(d,{get edges(){return e(t)}})}n(r),O(e=>u(a,e),[()=>T(`ent.evidence`)]),l(t,r)};s(me,t=>{e(v).__typename===`Policy`&&e(v).citedBy.totalCount>0?t(he):e(J).length>0&&t(ge,1)}),n(X);var _e=S(X,2),ve=t=>{var i=Ze(),a=D(i),f=t=>{var r=Ke();be(D(r),{get entity(){return e(v)},narrow:!0}),n(r),l(t,r)};s(a,t=>{e(G)&&t(f)});var p=S(a,2),y=t=>{ce(t,{get timeline(){return e(g).timeline},get years(){return e(ee)},get question(){return e(I)}})};s(p,t=>{e(g).timeline&&(e(g).timeline.totalCount>0||e(g).timeline.undated>0)&&t(y)});var b=S(p,2),x=t=>{var i=Ye();r(i,21,()=>[{key:`ent.lineage.up`,some:e(q).filter(e=>e.level<0)},{key:`ent.lineage.down`,some:e(q).filter(e=>e.level>0)}],({key:e,some:t})=>e,(t,i)=>{let a=()=>e(i).key,f=()=>e(i).some;var p=d(),m=k(p),g=t=>{var i=Je(),s=k(i),d=_(s,!0),p=S(s,2);r(p,21,f,e=>e.entity.id,(t,r)=>{var i=qe(),a=D(i);R(a,{get kind(){return e(r).entity.kind}});var s=S(a,2);{let t=h(()=>C(`entity`,A.route,{id:e(r).entity.id}));z(s,{get route(){return e(t)},children:(t,n)=>{c();var i=o();O(()=>u(i,e(r).entity.label)),l(t,i)},$$slots:{default:!0}})}n(i),l(t,i)}),n(p),O(e=>u(d,e),[()=>T(a())]),l(t,i)};s(m,e=>{f().length>0&&e(g)}),l(t,p)}),n(i),l(t,i)};s(b,t=>{e(q).length>1&&t(x)});var w=S(b,2);r(w,17,()=>e(U).filter(e=>e.key!==`DEADLINE_YEAR`),e=>e.key,(t,r)=>{var i=Xe(),a=D(i);{let t=h(()=>T(oe(e(r).key,e(v).kind)));te(a,{get title(){return e(t)},get buckets(){return e(r).buckets},get rest(){return e(r).rest},question:t=>re(e(v).id,e(r).key,t,e(m))})}n(i),l(t,i)}),n(i),l(t,i)};s(_e,t=>{(e(G)||e(U).length>0||e(q).length>1||e(g).timeline&&e(g).timeline.totalCount>0)&&t(ve)}),n(Y),n(a),O(()=>{p=t(a,1,`svelte-1ec5npr`,null,p,{busy:f.busy}),u(P,e(v).label)}),l(i,a)};s(X,t=>{f.error?t(Z):e(g)?e(v)?t(le,-1):t($,2):t(Q,1)}),l(i,Y),M()}export{$e as default};