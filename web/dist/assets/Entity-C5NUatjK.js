import{$ as e,H as t,I as n,J as r,K as i,N as a,O as o,P as s,S as c,U as l,V as u,Z as d,_t as f,a as p,at as m,bt as h,c as g,f as _,ft as v,gt as y,h as b,ht as x,i as S,it as C,m as w,n as T,nt as E,ot as D,q as O,st as k,t as A,tt as j,ut as M,xt as N,z as P}from"./state.svelte-aftG7p5T.js";import{i as F,t as I}from"./TypedDocumentString-Bs9moOO4.js";import{t as L}from"./load.svelte-C05dwITt.js";import{t as R}from"./Kind-B9u-0iWo.js";import{n as z,t as B}from"./State-Blwd7n1x.js";import{t as V}from"./Quote-D856l6s2.js";var H=new I(`
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
}`),U=l(`<!> <!>`,1),ee=l(`<li class="svelte-1p1grib"><span class="name svelte-1p1grib"><!></span> <!> <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true" class="svelte-1p1grib"><rect height="3" class="svelte-1p1grib"></rect></svg></li>`),W=l(`<p class="small soft"> </p>`),G=l(`<section class="svelte-1p1grib"><h3 class="svelte-1p1grib"> </h3> <ul class="svelte-1p1grib"></ul> <!></section>`);function te(e,t){f(t,!0);let r=b(t,`rest`,3,0),o=x(()=>Math.max(1,...t.buckets.map(e=>e.count))),s=e=>e.entity?.label??(/^[A-Z_]+$/.test(e.value)?T(`predicate.${e.value}`):e.value);var l=G(),p=C(l),g=D(p,!0),v=k(p,2);a(v,21,()=>t.buckets,e=>e.value,(e,r)=>{var a=ee(),l=C(a),f=C(l),p=e=>{var t=U(),n=m(t);R(n,{get kind(){return d(r).entity.kind}});var a=k(n,2);{let e=x(()=>_(`entity`,A.route,{id:d(r).entity.id}));z(a,{get route(){return d(e)},children:(e,t)=>{h();var n=i();j(()=>P(n,d(r).entity.label)),u(e,n)},$$slots:{default:!0}})}u(e,t)},g=e=>{var t=i();j(e=>P(t,e),[()=>s(d(r))]),u(e,t)};n(f,e=>{d(r).entity?e(p):e(g,-1)}),N(l);var v=k(l,2);{let e=x(()=>_(`list`,A.route,{question:t.question(d(r).value)})),n=x(()=>`${s(d(r))}: ${T(`count.tasks`,{n:d(r).count})}`);z(v,{class:`count number`,get route(){return d(e)},get"aria-label"(){return d(n)},children:(e,t)=>{h();var n=i();j(()=>P(n,d(r).count)),u(e,n)},$$slots:{default:!0}})}var y=k(v,2),b=D(y);N(a),j(()=>c(b,`width`,d(r).count/d(o)*100)),u(e,a)}),N(v);var S=k(v,2),w=e=>{var t=W(),n=D(t,!0);j(e=>P(n,e),[()=>T(`ent.others`,{n:r()})]),u(e,t)};n(S,e=>{r()>0&&e(w)}),N(l),j(()=>P(g,t.title)),u(e,l),y()}function ne(e){let t=e.indexOf(`:`),n=t<0?``:e.slice(0,t),r=!/^[a-z_]+$/.test(n);return{tasks:r||n!==`task`,duties:r||n===`agency`||n===`organization`,works:n===`policy`||n===`document`}}function K(e){let t=e=>e?[...t(e.parent),{id:e.id,kind:e.kind,label:e.label}]:[];return e.document?[e.document,...t(e.section??e.above)]:t(e.parent??e.region??e.places?.[0])}var q={ROLE:`roles`,AGENCY:`agencies`,REGION:`regions`,PLATFORM:`platforms`,DOCUMENT:`documents`};function re(e,t,n,r){let i=q[t];return i?{...g,involving:[e],[i]:[n],at:r}:{...g,involving:[e,n],match:`ALL`,at:r}}function ie(e,t,n){return{...g,agencies:[e],roles:[t],at:n}}function J(e,t){return{...e,dueAfter:t,dueBefore:t}}function ae(e,t,n){return e.flatMap(({key:e,valueCount:r,buckets:i})=>{let a=i.filter(e=>e.value!==t.id);return a.length===0||e===`ROLE`&&n||e===`DOCUMENT`&&t.kind===`DOCUMENT`?[]:[{key:e,buckets:a,rest:Math.max(0,r-i.length)}]})}function oe(e,t){return e===t&&(e===`AGENCY`||e===`REGION`)?`ent.partners.${e.toLowerCase()}`:`ent.partners.${e}`}function se(e){return e.kind===`DOCUMENT`?{id:e.id,options:{}}:!e.document||e.start==null||e.end==null?null:{id:e.document.id,options:{from:String(e.start),to:String(e.end)}}}var Y=l(`<li><p class="small soft svelte-8vsizk"> </p> <p class="svelte-8vsizk"><!></p></li>`),X=l(`<h3 class="svelte-8vsizk"> </h3> <ol class="svelte-8vsizk"></ol> <p class="svelte-8vsizk"><!></p>`,1),Z=l(`<h3 class="svelte-8vsizk"> </h3>`),Q=l(`<p class="small soft svelte-8vsizk"> </p>`),$=l(`<section class="card svelte-8vsizk"><!> <!> <!></section>`);function ce(e,t){f(t,!0);var r=$(),o=C(r),c=e=>{{let n=x(()=>T(`ent.years`));te(e,{get title(){return d(n)},get buckets(){return t.years.buckets},get rest(){return t.years.rest},question:e=>J(t.question,e)})}};n(o,e=>{t.years&&e(c)});var l=k(o,2),p=e=>{var n=X(),r=m(n),o=D(r,!0),c=k(r,2);a(c,21,()=>t.timeline.edges,s,(e,t)=>{let n=()=>d(t).node,r=x(()=>n().task??n().of);var a=Y(),o=C(a),s=D(o),c=k(o,2),l=C(c);{let e=x(()=>_(`entity`,A.route,{id:d(r).id}));z(l,{get route(){return d(e)},children:(e,t)=>{h();var n=i();j(()=>P(n,d(r).label)),u(e,n)},$$slots:{default:!0}})}N(c),N(a),j((e,t)=>P(s,`${e??``} · ${t??``}`),[()=>S(A.language,String(n().date)),()=>T(`ent.time.${n().occasion}`)]),u(e,a)}),N(c);var l=k(c,2),f=C(l);{let e=x(()=>_(`timeline`,A.route,{question:t.question}));z(f,{get route(){return d(e)},class:`all`,children:(e,n)=>{h();var r=i();j(e=>P(r,e),[()=>T(`ent.time.all`,{n:t.timeline.totalCount})]),u(e,r)},$$slots:{default:!0}})}N(l),j(e=>P(o,e),[()=>T(`ent.time`)]),u(e,n)},g=e=>{var t=Z(),n=D(t,!0);j(e=>P(n,e),[()=>T(`ent.time.none`)]),u(e,t)};n(l,e=>{t.timeline.edges.length>0?e(p):e(g,-1)});var v=k(l,2),b=e=>{var n=Q(),r=D(n,!0);j(e=>P(r,e),[()=>T(t.timeline.edges.length>0?`ent.time.undated`:`ent.time.masked`,{n:t.timeline.undated})]),u(e,n)};n(v,e=>{t.timeline.undated>0&&e(b)}),N(r),u(e,r),y()}var le=l(`<!> `,1),ue=l(`<li><!></li>`),de=l(`<li><button type="button" aria-expanded="false" class="svelte-197ehlr"> </button></li>`),fe=l(`<li class="soft small rest svelte-197ehlr"> </li>`),pe=l(`<ul class="svelte-197ehlr"><!> <!></ul>`);function me(e,t){f(t,!0);let i=b(t,`first`,3,12),o=b(t,`total`,19,()=>t.things.length),s=v(!1),c=x(()=>d(s)?t.things:t.things.slice(0,i()));var l=pe(),p=C(l);a(p,17,()=>d(c),e=>e.id,(e,t)=>{var n=ue(),r=C(n);{let e=x(()=>_(`entity`,A.route,{id:d(t).id}));z(r,{get route(){return d(e)},children:(e,n)=>{var r=le(),i=m(r);R(i,{get kind(){return d(t).kind}});var a=k(i,1,!0);j(()=>P(a,d(t).label)),u(e,r)},$$slots:{default:!0}})}N(n),u(e,n)});var h=k(p,2),g=e=>{var t=de(),n=C(t),a=D(n,!0);N(t),j(e=>P(a,e),[()=>T(`ent.others`,{n:o()-i()})]),r(`click`,n,()=>M(s,!0)),u(e,t)},S=e=>{var n=fe(),r=D(n,!0);j(e=>P(r,e),[()=>T(`ent.others`,{n:o()-t.things.length})]),u(e,n)};n(h,e=>{!d(s)&&t.things.length>i()?e(g):o()>t.things.length&&e(S,1)}),N(l),u(e,l),y()}O([`click`]);var he=l(`<div class="svelte-19f40fm"><dt class="svelte-19f40fm"> </dt><dd class="number svelte-19f40fm"> </dd></div>`),ge=l(`<dl class="figures svelte-19f40fm"></dl>`),_e=l(`<div class="svelte-19f40fm"><dt class="svelte-19f40fm"> </dt> <dd class="svelte-19f40fm"><!></dd></div>`),ve=l(`<dl></dl>`),ye=l(`<!> <!>`,1);function be(e,t){f(t,!0);let r=b(t,`narrow`,3,!1),s=x(()=>{let e=[],n=(t,n)=>{n&&e.push({key:t,text:n})},r=(t,n,r)=>{let i=(n??[]).filter(e=>e!==null);i.length>0&&e.push({key:t,things:i,total:r??i.length})},i=(e,t)=>r(e,t.edges.map(e=>e.node),t.totalCount);switch(t.entity.names.length>1&&n(`ent.names`,t.entity.names.slice(1,9).join(`、`)),t.entity.__typename){case`Region`:n(`ent.level`,t.entity.level?T(`ent.level.${t.entity.level}`):``),n(`ent.code`,t.entity.code),r(`ent.functional`,t.entity.functionalRegions),i(`ent.agencies`,t.entity.agencies),i(`ent.platforms`,t.entity.platforms),i(`ent.children`,t.entity.children);break;case`FunctionalRegion`:i(`ent.members`,t.entity.members);break;case`Agency`:r(`ent.region`,[t.entity.region??null]),r(`ent.managed`,t.entity.managed);break;case`Platform`:r(`ent.places`,t.entity.places),r(`ent.managers`,t.entity.managers);break;case`Organization`:r(`ent.places`,t.entity.places);break;case`Task`:n(`ent.number`,t.entity.number),r(`ent.deadlines`,t.entity.deadlines),r(`ent.targets`,t.entity.targets),r(`ent.involves`,[...t.entity.regions,...t.entity.functionalRegions,...t.entity.taskPlatforms,...t.entity.organizations,...t.entity.industries,...t.entity.events]),r(`ent.policies`,t.entity.cited);break;case`Section`:n(`ent.number`,t.entity.ordinal),r(`ent.inside`,[...t.entity.sections,...t.entity.sectionTasks]);break;case`Policy`:r(`ent.textOf`,[t.entity.textOf??null]),r(`ent.sameAs`,t.entity.sameAs);break;case`Document`:n(`ent.docnumber`,t.entity.documentNumber),t.entity.issuers.length>0?r(`ent.issuer`,t.entity.issuers):n(`ent.issuer`,t.entity.issuer),n(`ent.published`,t.entity.published?S(A.language,t.entity.published):``),n(`ent.period`,h(t.entity.period)),r(`ent.basis`,t.entity.basis),r(`ent.amends`,t.entity.amends),r(`ent.repeals`,t.entity.repeals),r(`ent.outline`,t.entity.outline),n(`ent.uri`,t.entity.uri);break;case`Target`:n(`ent.indicator`,t.entity.indicator),n(`ent.value`,`${t.entity.value}${t.entity.unit}`),n(`ent.modality`,T(`ent.modality.${t.entity.modality}`)),n(`ent.due`,t.entity.dueText);break;case`Deadline`:n(`ent.due`,h(t.entity.span)),n(`ent.modality`,T(`ent.modality.${t.entity.modality}`))}return e}),l=x(()=>{if(t.entity.__typename!==`Document`)return[];let e=t.entity.stats;return[`tasks`,`tasksWithRole`,`tasksWithLeader`,`tasksWithDeadline`,`tasksWithTarget`,`tasksWithRegion`].map(t=>({key:`ent.stats.${t}`,n:e[t]}))});function h(e){if(!e)return``;let t=[e.start,e.end].map(e=>e?S(A.language,e):``).filter(e=>e!==``);return t.length>0?`${e.text} (${t.join(` – `)})`:e.text}var g=ye(),_=m(g),v=e=>{var t=ge();a(t,21,()=>d(l),({key:e,n:t})=>e,(e,t)=>{let n=()=>d(t).key,r=()=>d(t).n;var i=he(),a=C(i),o=D(a,!0),s=k(a),c=D(s,!0);N(i),j((e,t)=>{P(o,e),P(c,t)},[()=>T(n()),()=>p(A.language,r())]),u(e,i)}),N(t),j(e=>c(t,`aria-label`,e),[()=>T(`ent.stats`)]),u(e,t)};n(_,e=>{d(l).length>0&&e(v)});var w=k(_,2),E=e=>{var t=ve();let c;a(t,21,()=>d(s),e=>e.key,(e,t)=>{var r=_e(),a=C(r),o=D(a,!0),s=k(a,2),c=C(s),l=e=>{{let n=x(()=>d(t).total??d(t).things.length);me(e,{get things(){return d(t).things},get total(){return d(n)}})}},f=e=>{var n=i();j(()=>P(n,d(t).text)),u(e,n)};n(c,e=>{d(t).things?e(l):e(f,-1)}),N(s),N(r),j(e=>P(o,e),[()=>T(d(t).key)]),u(e,r)}),N(t),j(()=>c=o(t,1,`facts svelte-19f40fm`,null,c,{narrow:r()})),u(e,t)};n(w,e=>{d(s).length>0&&e(E)}),u(e,g),y()}var xe=l(`<span class="predicate svelte-fl8lon"> </span>`),Se=l(`<li class="svelte-fl8lon"><p class="svelte-fl8lon"><!> <!> <!> <!></p> <!></li>`),Ce=l(`<ul class="svelte-fl8lon"></ul>`);function we(e,t){f(t,!0);let r=b(t,`source`,3,!0);var o=Ce();a(o,21,()=>t.edges,({node:e,predicate:t,other:n,forward:r})=>e.id,(e,t)=>{let a=()=>d(t).node,o=()=>d(t).predicate,s=()=>d(t).other,c=()=>d(t).forward;var l=Se(),f=C(l),p=C(f),m=e=>{var t=xe(),n=D(t,!0);j(e=>P(n,e),[()=>T(`predicate.${o()}`)]),u(e,t)};n(p,e=>{c()&&e(m)});var g=k(p,2);R(g,{get kind(){return s().kind}});var v=k(g,2);{let e=x(()=>_(`entity`,A.route,{id:s().id}));z(v,{get route(){return d(e)},children:(e,t)=>{h();var n=i();j(()=>P(n,s().label)),u(e,n)},$$slots:{default:!0}})}var y=k(v,2),b=e=>{var t=xe(),n=D(t,!0);j(e=>P(n,e),[()=>T(`predicate.${o()}`)]),u(e,t)};n(y,e=>{c()||e(b)}),N(f);var S=k(f,2),w=e=>{V(e,{get evidence(){return a().evidence[0]},get origin(){return a().origin},get source(){return r()},context:!1})};n(S,e=>{a().evidence[0]&&e(w)}),N(l),u(e,l)}),N(o),u(e,o),y()}var Te=l(`<span class="number soft svelte-h8k6xv"> </span>`),Ee=l(`<span class="small soft svelte-h8k6xv"> </span>`),De=l(`<p class="soft"> </p>`),Oe=l(`<span> </span>`),ke=l(`<li class="svelte-h8k6xv"><!> <p class="small soft svelte-h8k6xv"><!> <!></p></li>`),Ae=l(`<p><!></p>`),je=l(`<section class="card svelte-h8k6xv"><h2 class="svelte-h8k6xv"> <!> <!></h2> <!> <ul class="svelte-h8k6xv"></ul> <!></section>`);function Me(e,t){f(t,!0);var r=je(),c=C(r),l=C(c),p=k(l),m=e=>{var n=Te(),r=D(n,!0);j(()=>P(r,t.tasks.totalCount)),u(e,n)};n(p,e=>{t.tasks.totalCount>0&&e(m)});var g=k(p,2),v=e=>{var n=Ee(),r=D(n,!0);j(e=>P(r,e),[()=>T(`ent.tasks.direct`,{n:t.tasks.directCount})]),u(e,n)};n(g,e=>{t.tasks.directCount!=null&&t.tasks.directCount<t.tasks.totalCount&&e(v)}),N(c);var b=k(c,2),S=e=>{var t=De(),n=D(t,!0);j(e=>P(n,e),[()=>T(`ent.tasks.none`)]),u(e,t)};n(b,e=>{t.tasks.totalCount===0&&e(S)});var w=k(b,2);a(w,21,()=>t.tasks.edges,({node:e,reasons:t})=>e.id,(e,r)=>{let c=()=>d(r).node,l=()=>d(r).reasons;var f=ke(),p=C(f);{let e=x(()=>_(`entity`,A.route,{id:c().id}));z(p,{get route(){return d(e)},children:(e,t)=>{h();var n=i();j(()=>P(n,c().label)),u(e,n)},$$slots:{default:!0}})}var m=k(p,2),g=C(m),v=e=>{var t=Oe();let n;var r=D(t,!0);j(()=>{n=o(t,1,`svelte-h8k6xv`,null,n,{inferred:!l()[0].direct}),P(r,l()[0].text)}),u(e,t)};n(g,e=>{l()[0]&&l()[0].kind!==`CONTAINED`&&e(v)});var y=k(g,2);a(y,17,()=>c().duties.filter(e=>e.other.id!==t.of&&!l()[0]?.text.includes(e.other.label)).slice(0,3),s,(e,t)=>{var n=Oe(),r=D(n);j(e=>P(r,`${e??``} ${d(t).other.label??``}`),[()=>T(`predicate.${d(t).predicate}`)]),u(e,n)}),N(m),N(f),u(e,f)}),N(w);var E=k(w,2),O=e=>{var n=Ae(),r=C(n);{let e=x(()=>_(`list`,A.route,{question:t.question}));z(r,{get route(){return d(e)},class:`all`,children:(e,n)=>{h();var r=i();j(e=>P(r,e),[()=>T(`ent.tasks.all`,{n:t.tasks.totalCount})]),u(e,r)},$$slots:{default:!0}})}N(n),u(e,n)};n(E,e=>{t.tasks.totalCount>t.tasks.edges.length&&e(O)}),N(r),j(e=>P(l,`${e??``} `),[()=>T(`ent.tasks`)]),u(e,r),y()}var Ne=l(`<div class="empty card svelte-1ec5npr"><h1 class="svelte-1ec5npr"> </h1> <p class="soft"> </p></div>`),Pe=l(`<li class="svelte-1ec5npr"><!></li>`),Fe=l(`<nav class="svelte-1ec5npr"><ol class="svelte-1ec5npr"></ol></nav>`),Ie=l(` <span class="number soft"> </span>`,1),Le=l(`<p class="soft"> </p>`),Re=l(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <p class="text svelte-1ec5npr"> </p></section> <section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!> <!></section>`,1),ze=l(`<section class="card known svelte-1ec5npr"><!></section>`),Be=l(`<strong class="number svelte-1ec5npr"> </strong><span> </span>`,1),Ve=l(`<li><!></li>`),He=l(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <ul class="tiles svelte-1ec5npr"></ul></section>`),Ue=l(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!></section>`),We=l(`<p class="small soft"> </p>`),Ge=l(`<section class="card svelte-1ec5npr"><h2 class="svelte-1ec5npr"> </h2> <!> <!></section>`),Ke=l(`<section class="card known narrow svelte-1ec5npr"><!></section>`),qe=l(`<li><!> <!></li>`),Je=l(`<h3 class="svelte-1ec5npr"> </h3> <ul class="works svelte-1ec5npr"></ul>`,1),Ye=l(`<section class="card svelte-1ec5npr"></section>`),Xe=l(`<section class="card svelte-1ec5npr"><!></section>`),Ze=l(`<aside class="svelte-1ec5npr"><!> <!> <!> <!></aside>`),Qe=l(`<article><header class="svelte-1ec5npr"><!> <!> <h1 class="svelte-1ec5npr"> </h1> <p class="actions no-print svelte-1ec5npr"><!> <!> <!> <!></p></header> <div class="columns svelte-1ec5npr"><div class="main svelte-1ec5npr"><!> <!> <!> <!> <!></div> <!></div></article>`);function $e(r,s){f(s,!0);let l=new L,p=x(()=>A.route.id),v=x(()=>A.route.question.at);E(()=>{let t=d(p),n=d(v);e(()=>{t!==``&&l.ask(e=>F(H,{id:t,...ne(t)},{signal:e,at:n}))})}),w(()=>()=>l.stop());let b=x(()=>l.value),S=x(()=>d(b)?.entity??null),O=x(()=>d(S)?K(d(S)):[]),M=x(()=>d(b)?.tasks??null),I=x(()=>({...g,involving:[d(S)?.id??d(p)],at:d(v)})),V=x(()=>d(b)&&d(S)?[[`LEADS`,d(b).leads],[`RESPONSIBLE_FOR`,d(b).answers],[`SUPPORTS`,d(b).supports],[`IMPLEMENTS`,d(b).implements]].flatMap(([e,t])=>t&&t.totalCount>0?[{role:e,n:t.totalCount}]:[]):[]),U=x(()=>d(S)?ae(d(M)?.facets??[],d(S),d(V).length>0):[]),ee=x(()=>d(U).find(e=>e.key===`DEADLINE_YEAR`)??null),W=x(()=>{let e=d(S)?se(d(S)):null;return e?_(`read`,A.route,e):null}),G=x(()=>d(S)?.kind===`TASK`),q=x(()=>d(b)?.lineage?.works??[]),J=x(()=>{if(!d(S))return[];let e=d(S).__typename===`Task`?new Set([`LEADS`,`RESPONSIBLE_FOR`,`SUPPORTS`,`IMPLEMENTS`]):new Set;return d(S).statements.edges.filter(({node:t})=>!e.has(t.predicate)&&t.evidence.length>0)});E(()=>{d(S)&&(document.title=`${d(S).label} · ${T(`app.name`)}`)});var Y=t(),X=m(Y),Z=e=>{B(e,{get error(){return l.error},get retry(){return l.retry}})},Q=e=>{B(e,{})},$=e=>{var t=Ne(),n=C(t),r=D(n,!0),i=k(n,2),a=D(i,!0);N(t),j((e,t)=>{P(r,e),P(a,t)},[()=>T(`ent.none`,{name:d(p)}),()=>T(`ent.none.hint`)]),u(e,t)},le=e=>{var r=Qe();let s;var f=C(r),p=C(f),g=e=>{var t=Fe(),n=C(t);a(n,21,()=>d(O),e=>e.id,(e,t)=>{var n=Pe(),r=C(n);{let e=x(()=>_(`entity`,A.route,{id:d(t).id}));z(r,{get route(){return d(e)},children:(e,n)=>{h();var r=i();j(()=>P(r,d(t).label)),u(e,r)},$$slots:{default:!0}})}N(n),u(e,n)}),N(n),N(t),j(e=>c(t,`aria-label`,e),[()=>T(`ent.crumbs`)]),u(e,t)};n(p,e=>{d(O).length>0&&e(g)});var y=k(p,2);R(y,{get kind(){return d(S).kind},label:!0});var w=k(y,2),E=D(w,!0),F=k(w,2),L=C(F),B=e=>{z(e,{get route(){return d(W)},class:`button primary`,children:(e,t)=>{h();var n=i();j(e=>P(n,e),[()=>T(`ent.read`)]),u(e,n)},$$slots:{default:!0}})};n(L,e=>{d(W)&&e(B)});var H=k(L,2),ne=e=>{{let t=x(()=>_(`list`,A.route,{question:d(I)}));z(e,{get route(){return d(t)},class:`button`,children:(e,t)=>{h();var n=Ie(),r=m(n),i=k(r),a=D(i,!0);j(e=>{P(r,`${e??``} `),P(a,d(M).totalCount)},[()=>T(`ent.list`)]),u(e,n)},$$slots:{default:!0}})}};n(H,e=>{d(M)&&d(M).totalCount>0&&e(ne)});var K=k(H,2);{let e=x(()=>_(`graph`,A.route,{question:d(I)}));z(K,{get route(){return d(e)},class:`button`,children:(e,t)=>{h();var n=i();j(e=>P(n,e),[()=>T(`ent.graph`)]),u(e,n)},$$slots:{default:!0}})}var ae=k(K,2),se=e=>{{let t=x(()=>_(`compare`,A.route,{options:{left:d(S).id}}));z(e,{get route(){return d(t)},class:`button`,children:(e,t)=>{h();var n=i();j(e=>P(n,e),[()=>T(`ent.compare`)]),u(e,n)},$$slots:{default:!0}})}};n(ae,e=>{d(S).kind===`DOCUMENT`&&e(se)}),N(F),N(f);var Y=k(f,2),X=C(Y),Z=C(X),Q=e=>{var t=Re(),r=m(t),i=C(r),a=D(i,!0),o=k(i,2),s=D(o,!0);N(r);var c=k(r,2),l=C(c),f=D(l,!0),p=k(l,2),h=e=>{var t=Le(),n=D(t,!0);j(e=>P(n,e),[()=>T(`ent.duties.none`)]),u(e,t)};n(p,e=>{d(S).duties.length===0&&e(h)});var g=k(p,2);{let e=x(()=>d(S).duties.map(e=>({...e,forward:!0})));we(g,{get edges(){return d(e)},source:!1})}N(c),j((e,t)=>{P(a,e),P(s,d(S).text),P(f,t)},[()=>T(`ent.text`),()=>T(`ent.duties`)]),u(e,t)};n(Z,e=>{d(S).__typename===`Task`&&e(Q)});var $=k(Z,2),le=e=>{var t=ze();be(C(t),{get entity(){return d(S)}}),N(t),u(e,t)};n($,e=>{d(G)||e(le)});var ue=k($,2),de=e=>{var t=He(),n=C(t),r=D(n,!0),i=k(n,2);a(i,21,()=>d(V),e=>e.role,(e,t)=>{var n=Ve(),r=C(n);{let e=x(()=>_(`list`,A.route,{question:ie(d(S).id,d(t).role,d(v))}));z(r,{get route(){return d(e)},children:(e,n)=>{var r=Be(),i=m(r),a=D(i,!0),o=k(i),s=D(o,!0);j(e=>{P(a,d(t).n),P(s,e)},[()=>T(`predicate.${d(t).role}`)]),u(e,r)},$$slots:{default:!0}})}N(n),u(e,n)}),N(i),N(t),j(e=>P(r,e),[()=>T(`ent.roles`)]),u(e,t)};n(ue,e=>{d(V).length>0&&e(de)});var fe=k(ue,2),pe=e=>{Me(e,{get tasks(){return d(M)},get of(){return d(S).id},get question(){return d(I)}})};n(fe,e=>{d(M)&&(d(M).totalCount>0||d(S).kind!==`POLICY`)&&e(pe)});var me=k(fe,2),he=e=>{var t=Ue(),n=C(t),r=D(n,!0),i=k(n,2);{let e=x(()=>d(S).citedBy.edges.map(e=>({...e,forward:!1})));we(i,{get edges(){return d(e)}})}N(t),j(e=>P(r,e),[()=>T(`ent.citedBy`,{n:d(S).citedBy.totalCount})]),u(e,t)},ge=e=>{var t=Ge(),r=C(t),i=D(r,!0),a=k(r,2),o=e=>{var t=We(),n=D(t,!0);j(e=>P(n,e),[()=>T(`ent.evidence.more`,{n:d(S).statements.totalCount,shown:d(J).length})]),u(e,t)};n(a,e=>{d(S).statements.totalCount>d(J).length&&e(o)});var s=k(a,2);{let e=x(()=>d(J).map(({node:e,other:t,forward:n})=>({node:e,other:t,forward:n,predicate:e.predicate})));we(s,{get edges(){return d(e)}})}N(t),j(e=>P(i,e),[()=>T(`ent.evidence`)]),u(e,t)};n(me,e=>{d(S).__typename===`Policy`&&d(S).citedBy.totalCount>0?e(he):d(J).length>0&&e(ge,1)}),N(X);var _e=k(X,2),ve=e=>{var r=Ze(),o=C(r),s=e=>{var t=Ke();be(C(t),{get entity(){return d(S)},narrow:!0}),N(t),u(e,t)};n(o,e=>{d(G)&&e(s)});var c=k(o,2),l=e=>{ce(e,{get timeline(){return d(b).timeline},get years(){return d(ee)},get question(){return d(I)}})};n(c,e=>{d(b).timeline&&(d(b).timeline.totalCount>0||d(b).timeline.undated>0)&&e(l)});var f=k(c,2),p=e=>{var r=Ye();a(r,21,()=>[{key:`ent.lineage.up`,some:d(q).filter(e=>e.level<0)},{key:`ent.lineage.down`,some:d(q).filter(e=>e.level>0)}],({key:e,some:t})=>e,(e,r)=>{let o=()=>d(r).key,s=()=>d(r).some;var c=t(),l=m(c),f=e=>{var t=Je(),n=m(t),r=D(n,!0),c=k(n,2);a(c,21,s,e=>e.entity.id,(e,t)=>{var n=qe(),r=C(n);R(r,{get kind(){return d(t).entity.kind}});var a=k(r,2);{let e=x(()=>_(`entity`,A.route,{id:d(t).entity.id}));z(a,{get route(){return d(e)},children:(e,n)=>{h();var r=i();j(()=>P(r,d(t).entity.label)),u(e,r)},$$slots:{default:!0}})}N(n),u(e,n)}),N(c),j(e=>P(r,e),[()=>T(o())]),u(e,t)};n(l,e=>{s().length>0&&e(f)}),u(e,c)}),N(r),u(e,r)};n(f,e=>{d(q).length>1&&e(p)});var g=k(f,2);a(g,17,()=>d(U).filter(e=>e.key!==`DEADLINE_YEAR`),e=>e.key,(e,t)=>{var n=Xe(),r=C(n);{let e=x(()=>T(oe(d(t).key,d(S).kind)));te(r,{get title(){return d(e)},get buckets(){return d(t).buckets},get rest(){return d(t).rest},question:e=>re(d(S).id,d(t).key,e,d(v))})}N(n),u(e,n)}),N(r),u(e,r)};n(_e,e=>{(d(G)||d(U).length>0||d(q).length>1||d(b).timeline&&d(b).timeline.totalCount>0)&&e(ve)}),N(Y),N(r),j(()=>{s=o(r,1,`svelte-1ec5npr`,null,s,{busy:l.busy}),P(E,d(S).label)}),u(e,r)};n(X,e=>{l.error?e(Z):d(b)?d(S)?e(le,-1):e($,2):e(Q,1)}),u(r,Y),y()}export{$e as default};