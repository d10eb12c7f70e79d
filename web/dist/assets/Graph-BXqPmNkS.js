import{B as e,Ct as t,H as n,J as r,L as i,O as a,P as o,Q as s,S as c,St as l,U as u,W as d,X as f,Y as p,_t as m,ct as h,d as g,et as _,ft as v,ht as y,l as b,lt as x,m as S,mt as C,n as w,nt as T,ot as E,p as D,q as O,rt as k,s as A,st as j,t as M,v as N,vt as P,x as F,yt as ee}from"./state.svelte-ByKaEAi7.js";import{i as I,t as L}from"./TypedDocumentString-Bs9moOO4.js";import{t as R}from"./load.svelte-BMRLA8KC.js";import{t as te}from"./GraphCanvas-BnpBKrec.js";import{n as ne,t as z}from"./Kind-BXVpEm4M.js";import{n as B,t as V}from"./State-Cu449W0H.js";import{t as H}from"./Quote-DIib-wxi.js";import{t as re}from"./query-Bohf9mV1.js";var ie=new L(`
    query GraphDocuments($first: Int!) {
  documents(first: $first) {
    totalCount
    edges {
      node {
        ...GraphNode
        statements(predicates: [HAS_SECTION, ISSUED, BASED_ON], first: 100) {
          edges {
            node {
              ...GraphEdge
            }
          }
        }
        sections {
          ...GraphNode
          level
          statements(direction: IN, predicates: [PART_OF], first: 30) {
            edges {
              node {
                ...GraphEdge
              }
            }
          }
        }
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}`),ae=new L(`
    query GraphNeighborhood($of: [ID!]!, $perPredicate: Int!) {
  neighborhood(of: $of, depth: 1, perPredicate: $perPredicate) {
    of {
      ref
      entity {
        ...GraphNode
      }
    }
    nodes {
      ...GraphNode
    }
    statements {
      ...GraphEdge
    }
    omitted {
      at {
        id
      }
      predicate
      count
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}`),oe=new L(`
    query GraphPaths($from: ID!, $to: ID!) {
  paths(from: $from, to: $to, k: 3, maxLength: 5) {
    exhausted
    from {
      ref
      entity {
        ...GraphNode
      }
      suggestions {
        entity {
          ...GraphNode
        }
      }
      candidates {
        context
        entity {
          ...GraphNode
        }
      }
    }
    to {
      ref
      entity {
        ...GraphNode
      }
      suggestions {
        entity {
          ...GraphNode
        }
      }
      candidates {
        context
        entity {
          ...GraphNode
        }
      }
    }
    paths {
      length
      nodes {
        ...GraphNode
      }
      steps {
        statement {
          ...GraphEdge
        }
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}`),se=new L(`
    query GraphQuestion($involving: [ID!], $match: Match! = ANY, $reach: Reach, $where: TaskWhere, $order: TaskOrder, $first: Int!) {
  tasks(
    involving: $involving
    match: $match
    reach: $reach
    where: $where
    order: $order
    first: $first
  ) {
    totalCount
    involving {
      ref
      entity {
        ...GraphNode
      }
    }
    suggestions {
      context
      entity {
        ...GraphNode
      }
    }
    candidates {
      context
      entity {
        ...GraphNode
      }
    }
    edges {
      node {
        ...GraphNode
        agencies {
          node {
            ...GraphEdge
          }
        }
      }
      reasons {
        via {
          ...GraphEdge
        }
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
}`),U=new L(`
    query GraphDetail($id: ID!, $first: Int!) {
  entity(id: $id) {
    ...GraphNode
    names
    statements(
      first: $first
      where: {not: {predicates: [PART_OF, HAS_SECTION, HAS_TASK]}}
    ) {
      totalCount
      edges {
        forward
        other {
          ...GraphNode
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
    }
  }
}
    fragment GraphNode on Entity {
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
}`),W=new L(`
    query GraphStatements($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Statement {
      ...GraphEdge
      qualifiers {
        role
        note
        openEnded
      }
      evidence {
        ...GraphEvidence
      }
    }
  }
}
    fragment GraphNode on Entity {
  id
  kind
  label
}
fragment GraphEdge on Statement {
  id
  predicate
  origin
  subject {
    ...GraphNode
  }
  object {
    ...GraphNode
  }
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
}`),G=d(`<p class="soft small"> </p>`),K=d(`<p class="small soft"> </p>`),q=d(`<span class="predicate svelte-bfvqx5"> </span>`),J=d(`<button class="other svelte-bfvqx5" type="button"> </button>`),ce=d(`<li class="svelte-bfvqx5"><p class="claim svelte-bfvqx5"><!> <!> <!> <!></p> <!></li>`),le=d(`<!> <h2 class="svelte-bfvqx5"> </h2> <!> <p class="links svelte-bfvqx5"><!> <!></p> <!> <h3 class="svelte-bfvqx5"> </h3> <ul class="svelte-bfvqx5"></ul> <!>`,1),ue=d(`<li class="svelte-bfvqx5"><p class="claim svelte-bfvqx5"><!><button class="other svelte-bfvqx5" type="button"> </button> <span class="predicate svelte-bfvqx5"> </span> <!><button class="other svelte-bfvqx5" type="button"> </button></p> <!> <!></li>`),de=d(`<ul class="svelte-bfvqx5"></ul>`),Y=d(`<div class="detail svelte-bfvqx5"><button class="close svelte-bfvqx5" type="button">×</button> <!></div>`);function fe(r,a){ee(a,!0);let d=S(a,`statements`,19,()=>[]),f=S(a,`more`,3,0),v=new R,y=new R,b=m(()=>d().join(` `));k(()=>{let e=a.id;_(()=>{e&&v.ask(t=>I(U,{id:e,first:12},{signal:t,at:M.route.question.at}))})}),k(()=>{let e=s(b)===``?[]:s(b).split(` `);_(()=>{e.length>0&&y.ask(t=>I(W,{ids:e.slice(0,20)},{signal:t,at:M.route.question.at}))})});let C=m(()=>v.value?.entity?.id===a.id?v.value?.entity:null),D=m(()=>(y.value?.nodes??[]).flatMap(e=>e&&`predicate`in e&&d().includes(e.id)?[e]:[])),N=m(()=>a.id?g(`list`,M.route,{question:{...A,involving:[a.id],at:M.route.question.at}}):null);var F=Y(),L=E(F),te=x(L,2),ne=r=>{var c=u(),d=j(c),_=e=>{V(e,{get error(){return v.error},get retry(){return v.retry}})},y=e=>{V(e,{rows:4})},b=r=>{var c=le(),u=j(c);z(u,{get kind(){return s(C).kind},label:!0});var d=x(u,2),_=h(d,!0),v=x(d,2),y=t=>{var r=G(),i=h(r,!0);T(t=>e(i,t),[()=>s(C).names.slice(1,5).join(`、`)]),n(t,r)};i(v,e=>{s(C).names.length>1&&e(y)});var b=x(v,2),S=E(b);{let t=m(()=>g(`entity`,M.route,{id:s(C).id}));B(S,{get route(){return s(t)},class:`button`,children:(t,r)=>{l();var i=O();T(t=>e(i,t),[()=>w(`graph.open`)]),n(t,i)},$$slots:{default:!0}})}var D=x(S,2),k=t=>{B(t,{get route(){return s(N)},class:`button`,children:(t,r)=>{l();var i=O();T(t=>e(i,t),[()=>w(`graph.list`)]),n(t,i)},$$slots:{default:!0}})};i(D,e=>{s(N)&&s(C).kind!==`TASK`&&e(k)}),t(b);var A=x(b,2),P=t=>{var r=K(),i=h(r,!0);T(t=>e(i,t),[()=>w(`graph.neighbours.more`,{n:f()})]),n(t,r)};i(A,e=>{f()>0&&e(P)});var F=x(A,2),ee=h(F,!0),I=x(F,2);o(I,21,()=>s(C).statements.edges,({node:e,other:t,forward:n})=>e.id,(r,o)=>{let c=()=>s(o).node,u=()=>s(o).other,d=()=>s(o).forward;var f=ce(),_=E(f),v=E(_),y=t=>{var r=q(),i=h(r,!0);T(t=>e(i,t),[()=>w(`predicate.${c().predicate}`)]),n(t,r)};i(v,e=>{d()&&e(y)});var b=x(v,2);z(b,{get kind(){return u().kind}});var S=x(b,2),C=t=>{var r=J(),i=h(r,!0);T(()=>e(i,u().label)),p(`click`,r,()=>a.onpick(u().id)),n(t,r)},D=m(()=>a.has(u().id)),k=t=>{{let r=m(()=>g(`entity`,M.route,{id:u().id}));B(t,{get route(){return s(r)},children:(t,r)=>{l();var i=O();T(()=>e(i,u().label)),n(t,i)},$$slots:{default:!0}})}};i(S,e=>{s(D)?e(C):e(k,-1)});var A=x(S,2),j=t=>{var r=q(),i=h(r,!0);T(t=>e(i,t),[()=>w(`predicate.${c().predicate}`)]),n(t,r)};i(A,e=>{d()||e(j)}),t(_);var N=x(_,2),P=e=>{H(e,{get evidence(){return c().evidence[0]},get origin(){return c().origin},context:!1})};i(N,e=>{c().evidence[0]&&e(P)}),t(f),n(r,f)}),t(I);var L=x(I,2),R=t=>{{let r=m(()=>g(`entity`,M.route,{id:s(C).id}));B(t,{get route(){return s(r)},class:`all`,children:(t,r)=>{l();var i=O();T(t=>e(i,t),[()=>w(`graph.statements.more`,{n:s(C).statements.totalCount})]),n(t,i)},$$slots:{default:!0}})}};i(L,e=>{s(C).statements.totalCount>12&&e(R)}),T(t=>{e(_,s(C).label),e(ee,t)},[()=>w(`graph.statements`,{n:s(C).statements.totalCount})]),n(r,c)};i(d,e=>{v.error?e(_):s(C)?e(b,-1):e(y,1)}),n(r,c)},re=e=>{V(e,{get error(){return y.error},get retry(){return y.retry}})},ie=e=>{V(e,{rows:3})},ae=r=>{var c=de();o(c,21,()=>s(D),e=>e.id,(r,c)=>{var l=ue(),u=E(l),d=E(u);z(d,{get kind(){return s(c).subject.kind}});var f=x(d),m=h(f,!0),g=x(f,2),_=h(g,!0),v=x(g,2);z(v,{get kind(){return s(c).object.kind}});var y=x(v),b=h(y,!0);t(u);var S=x(u,2),C=t=>{var r=K(),i=h(r,!0);T(()=>e(i,s(c).qualifiers.note)),n(t,r)};i(S,e=>{s(c).qualifiers.note&&e(C)});var D=x(S,2);o(D,17,()=>s(c).evidence,e=>e.id,(e,t)=>{H(e,{get evidence(){return s(t)},get origin(){return s(c).origin}})}),t(l),T(t=>{e(m,s(c).subject.label),e(_,t),e(b,s(c).object.label)},[()=>w(`predicate.${s(c).predicate}`)]),p(`click`,f,()=>a.onpick(s(c).subject.id)),p(`click`,y,()=>a.onpick(s(c).object.id)),n(r,l)}),t(c),n(r,c)};i(te,e=>{a.id?e(ne):y.error?e(re,1):s(D).length===0?e(ie,2):e(ae,-1)}),t(F),T((e,t)=>{c(L,`aria-label`,e),c(L,`title`,t)},[()=>w(`graph.close`),()=>w(`graph.close`)]),p(`click`,L,function(...e){a.onclose?.apply(this,e)}),n(r,F),P()}r([`click`]);var pe=d(`<li><button type="button" class="svelte-fbd4ex"><!><span class="name svelte-fbd4ex"> </span><span class="number soft"> </span></button></li>`),X=d(`<div class="legend svelte-fbd4ex"><ul class="svelte-fbd4ex"></ul> <ul class="strokes small soft svelte-fbd4ex"><li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h20" stroke-width="2.4" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M20 .8 28 4l-8 3.2Z"></path></svg> </li> <li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h21" stroke-width="1.2" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M21 1.6 28 4l-7 2.4Z"></path></svg> </li> <li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h21" stroke-width="1.2" stroke-dasharray="4 3" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M21 1.6 28 4l-7 2.4Z"></path></svg> </li></ul></div>`);function me(r,i){ee(i,!0);let a=m(()=>ne.filter(e=>i.counts.has(e)));var l=X(),u=E(l);o(u,20,()=>s(a),e=>e,(r,a)=>{var o=pe(),s=E(o),l=E(s);z(l,{get kind(){return a}});var u=x(l),d=h(u,!0),f=x(u),m=h(f,!0);t(s),t(o),T((t,n,r,i)=>{c(s,`aria-pressed`,t),c(s,`title`,n),e(d,r),e(m,i)},[()=>!i.hidden.has(a),()=>w(`graph.kinds.hint`),()=>w(`kind.${a}`),()=>i.counts.get(a)]),p(`click`,s,()=>i.ontoggle(a)),n(r,o)}),t(u);var d=x(u,2),f=E(d),g=x(E(f),1,!0);t(f);var _=x(f,2),v=x(E(_),1,!0);t(_);var y=x(_,2),b=x(E(y),1,!0);t(y),t(d),t(l),T((t,n,r,i)=>{c(u,`aria-label`,t),e(g,n),e(v,r),e(b,i)},[()=>w(`graph.kinds`),()=>w(`graph.legend.strong`),()=>w(`graph.legend.plain`),()=>w(`graph.legend.dashed`)]),n(r,l),P()}r([`click`]);var he=d(`<tr><td class="svelte-193kboo"><!> <!></td><td class="svelte-193kboo"> </td><td class="svelte-193kboo"><!> <!></td><td class="soft svelte-193kboo"> </td></tr>`),ge=d(`<button class="button" type="button"> </button>`),_e=d(`<div class="scroll svelte-193kboo"><table><caption class="svelte-193kboo"> </caption><thead><tr><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th></tr></thead><tbody></tbody></table></div> <!>`,1);function ve(r,a){ee(a,!0);let u=C(200),d=m(()=>a.claims.slice(0,s(u)));var f=_e(),_=j(f),y=E(_),b=E(y),S=h(b,!0),D=x(b),k=E(D),A=E(k),N=h(A,!0),F=x(A),I=h(F,!0),L=x(F),R=h(L,!0),te=x(L),ne=h(te,!0);t(k),t(D);var V=x(D);o(V,21,()=>s(d),e=>e.id,(r,i)=>{var a=he(),o=E(a),u=E(o);z(u,{get kind(){return s(i).subject.kind}});var d=x(u,2);{let t=m(()=>g(`entity`,M.route,{id:s(i).subject.id}));B(d,{get route(){return s(t)},children:(t,r)=>{l();var a=O();T(()=>e(a,s(i).subject.label)),n(t,a)},$$slots:{default:!0}})}t(o);var f=x(o),p=h(f,!0),_=x(f),v=E(_);z(v,{get kind(){return s(i).object.kind}});var y=x(v,2);{let t=m(()=>g(`entity`,M.route,{id:s(i).object.id}));B(y,{get route(){return s(t)},children:(t,r)=>{l();var a=O();T(()=>e(a,s(i).object.label)),n(t,a)},$$slots:{default:!0}})}t(_);var b=x(_),S=h(b,!0);t(a),T((t,n,r)=>{e(p,t),c(b,`title`,n),e(S,r)},[()=>w(`predicate.${s(i).predicate}`),()=>w(`origin.${s(i).origin}.why`),()=>w(`origin.${s(i).origin}`)]),n(r,a)}),t(V),t(y),t(_);var H=x(_,2),re=t=>{var r=ge(),i=h(r,!0);T(t=>e(i,t),[()=>w(`graph.table.more`,{n:Math.min(200,a.claims.length-s(u))})]),p(`click`,r,()=>v(u,s(u)+200)),n(t,r)};i(H,e=>{a.claims.length>s(u)&&e(re)}),T((t,n,r,i,a)=>{e(S,t),e(N,n),e(I,r),e(R,i),e(ne,a)},[()=>w(`graph.table.caption`,{n:a.claims.length}),()=>w(`graph.table.subject`),()=>w(`graph.table.predicate`),()=>w(`graph.table.object`),()=>w(`graph.table.origin`)]),n(r,f),P()}r([`click`]);var ye=200,Z=[`TASK`,`AGENCY`,`PLATFORM`,`SECTION`,`POLICY`,`DOCUMENT`,`ORGANIZATION`,`INDUSTRY`,`TARGET`,`DEADLINE`,`EVENT`,`FUNCTIONAL_REGION`,`REGION`],Q={shown:new Map,expanded:new Set,pinned:new Set,hidden:new Set,path:[]},be=class{places=new Map;things=new Map;claims=new Map;around=new Map;omitted=new Map;centres=new Set;view=Q;past=[];future=[];start(e,t){this.things.clear(),this.claims.clear(),this.around.clear(),this.omitted.clear(),this.places.clear(),this.past=[],this.future=[],this.merge({nodes:e,statements:[]}),this.merge(t),this.centres=new Set(e.map(e=>e.id));let n=new Map;for(let e of[...this.centres,...this.things.keys()])n.set(e,``);this.view={...Q,shown:n};for(let e of n.keys())this.place(e,this.parentOf(e))}merge(e,t=[]){for(let t of e.nodes??[])this.know(t);for(let t of e.statements)this.know(t.subject),this.know(t.object),this.claims.has(t.id)||(this.claims.set(t.id,t),t.subject.id!==t.object.id&&(this.join(t.subject.id,t.object.id,t),this.join(t.object.id,t.subject.id,t)));for(let n of t){let t=(e.omitted??[]).reduce((e,t)=>t.at.id===n?e+t.count:e,0);this.omitted.set(n,Math.min(t,this.omitted.get(n)??1/0))}}has(e){return this.view.shown.has(e)}thing(e){return this.things.get(e)}claim(e){return this.claims.get(e)}needsAnswer(e){let t=this.omitted.get(e);return t===void 0||t>0&&this.waiting(e).length<25}leftOut(e){return this.omitted.get(e)??0}expand(e,t=25){if(!this.view.shown.has(e))return[];let n=xe(e,this.waiting(e),this.around.get(e)??new Map,e=>this.things.get(e),t);if(n.length===0&&this.view.expanded.has(e))return[];let r=new Map(this.view.shown);for(let t of n)r.set(t,e);this.change({...this.view,shown:r,expanded:new Set(this.view.expanded).add(e)});for(let t of n)this.place(t,e);return n}collapse(e){let t=new Set,n=r=>{for(let[i,a]of this.view.shown)a===r&&i!==e&&!t.has(i)&&(t.add(i),n(i))};n(e);let r=new Map(this.view.shown);for(let n=!0;n;){n=!1;for(let i of t){let a=[...this.around.get(i)?.keys()??[]].find(n=>n!==e&&r.has(n)&&!t.has(n)&&(this.view.expanded.has(n)||this.centres.has(n)));(this.view.pinned.has(i)||a!==void 0)&&(t.delete(i),a!==void 0&&r.set(i,a),n=!0)}}if(t.size===0&&!this.view.expanded.has(e))return 0;let i=new Set(this.view.expanded);i.delete(e);for(let e of t)r.delete(e),i.delete(e);return this.change({...this.view,shown:r,expanded:i}),t.size}hide(e){if(!this.view.shown.has(e))return;let t=new Map(this.view.shown);t.delete(e);for(let n of this.around.get(e)?.keys()??[])![...this.around.get(n)?.keys()??[]].some(e=>t.has(e))&&t.has(n)&&!this.view.pinned.has(n)&&!this.centres.has(n)&&t.delete(n);let n=new Set([...this.view.expanded].filter(e=>t.has(e)));this.change({...this.view,shown:t,expanded:n,hidden:new Set(this.view.hidden).add(e)})}pin(e,t=!this.view.pinned.has(e)){if(!this.view.shown.has(e)||t===this.view.pinned.has(e))return;let n=new Set(this.view.pinned);t?n.add(e):n.delete(e),this.change({...this.view,pinned:n})}showPaths(e){let t=new Map(this.view.shown),n=new Set(this.view.hidden),r=[];for(let i of e)i.forEach((e,a)=>{n.delete(e),!t.has(e)&&this.things.has(e)&&(t.set(e,i[a-1]??``),r.push(e))});this.change({...this.view,shown:t,hidden:n,path:e[0]??[]});for(let e of r)this.place(e,t.get(e)||void 0);return r}get canUndo(){return this.past.length>0}get canRedo(){return this.future.length>0}undo(){let e=this.past.pop();return e?(this.future.push(this.view),this.view=e,!0):!1}redo(){let e=this.future.pop();return e?(this.past.push(this.view),this.view=e,!0):!1}nodes(){let e=new Set(this.view.path),t=[];for(let n of this.view.shown.keys()){let r=this.things.get(n);r&&t.push({...r,centre:this.centres.has(n),pinned:this.view.pinned.has(n),expanded:this.view.expanded.has(n),more:this.more(n),onPath:e.has(n)})}return t}edges(){let e=new Set(this.view.path.slice(1).map((e,t)=>$(this.view.path[t],e))),t=[];for(let n of this.view.shown.keys())for(let[r,i]of this.around.get(n)??[]){let a=i[0];a.subject.id===n&&this.view.shown.has(r)&&t.push({id:a.id,from:n,to:r,claims:i,onPath:e.has($(n,r))})}return t}neighbours(e){return[...this.around.get(e)?.keys()??[]].filter(e=>this.view.shown.has(e))}more(e){let t=this.omitted.get(e);return t===void 0?-1:t+this.waiting(e).length}serialise(){return[...this.view.expanded]}towards(e,t,n){let r=this.places.get(e);return r?Ce(this.neighbours(e),this.places,r,t,n)??Ce([...this.view.shown.keys()].filter(t=>t!==e),this.places,r,t,n):null}know(e){this.things.has(e.id)||this.things.set(e.id,{id:e.id,kind:e.kind,label:e.label})}join(e,t,n){let r=this.around.get(e);r||this.around.set(e,r=new Map);let i=r.get(t);i?i.push(n):r.set(t,[n])}waiting(e){return[...this.around.get(e)?.keys()??[]].filter(e=>!this.view.shown.has(e)&&!this.view.hidden.has(e))}change(e){this.past.push(this.view),this.past.length>ye&&this.past.shift(),this.future=[],this.view=e}parentOf(e){if(!this.centres.has(e))return[...this.around.get(e)?.keys()??[]].find(e=>this.places.has(e))}place(e,t){if(this.places.has(e))return;let n=this.places.size,r=n*2.399963,i=(t===void 0?void 0:this.places.get(t))??{x:0,y:0},a=t===void 0?12*Math.sqrt(n):6+1.5*Math.sqrt(n);this.places.set(e,{x:i.x+a*Math.cos(r),y:i.y+a*Math.sin(r)})}};function $(e,t){return e<t?`${e}\n${t}`:`${t}\n${e}`}function xe(e,t,n,r,i){let a=t.map((t,i)=>({other:t,place:i,kind:r(t).kind,rank:Se(e,r(t),n.get(t)??[])}));a.sort((e,t)=>e.rank-t.rank||e.place-t.place);let o=new Set,s=new Map;for(let e of a){let t=s.get(e.kind)??0;if(o.size>=i)break;t>=3||e.rank>=100||(s.set(e.kind,t+1),o.add(e.other))}for(let e of a){if(o.size>=i)break;o.add(e.other)}return a.filter(e=>o.has(e.other)).map(e=>e.other)}function Se(e,t,n){if(n.every(t=>t.predicate===`PART_OF`&&t.object.id===e&&t.subject.kind===`REGION`))return 100;let r=Z.indexOf(t.kind),i=n.some(e=>e.origin!==`INFERRED`)?0:.5;return(r<0?Z.length:r)+i}function Ce(e,t,n,r,i){let a=null,o=1/0;for(let s of e){let e=t.get(s);if(!e)continue;let c=(e.x-n.x)*r+(e.y-n.y)*i,l=Math.abs((e.x-n.x)*i-(e.y-n.y)*r);if(c<=0||l>c*2.5)continue;let u=c+l*1.5;u<o&&(o=u,a=s)}return a}var we=new Set([`HAS_SECTION`,`HAS_TASK`,`PART_OF`,`AGENCY_OF`]),Te=new Set([`LEADS`,`RESPONSIBLE_FOR`]),Ee=new Set([`INFERRED`,`EXPANDED`]);function De(e,t,n){let r=new Map,i=new Map;for(let n of e.nodes())r.set(n.kind,(r.get(n.kind)??0)+1),(n.centre||!t.has(n.kind))&&i.set(n.id,n);let a=new Map,o=[];for(let t of e.edges())i.has(t.from)&&i.has(t.to)&&(a.set(t.from,(a.get(t.from)??0)+1),a.set(t.to,(a.get(t.to)??0)+1),o.push(Oe(t,n)));return{nodes:[...i.values()].map(t=>{let{x:n,y:r}=e.places.get(t.id)??{x:0,y:0},i=Math.min(18,(t.centre?11:6.5)+Math.sqrt(a.get(t.id)??0)*1.1);return{id:t.id,kind:t.kind,label:t.label,x:n,y:r,size:i,pinned:t.pinned,centre:t.centre,more:Math.max(t.more,0)}}),edges:o,counts:r}}function Oe(e,t){let n=[...new Set(e.claims.map(e=>e.predicate))],r=e.onPath?`path`:n.some(e=>Te.has(e))?`strong`:n.every(e=>we.has(e))?`faint`:`plain`;return{id:e.id,from:e.from,to:e.to,label:n.map(t).join(`、`),width:e.onPath?4:r===`strong`?2.8:r===`plain`?1.8:1.4,style:e.claims.every(e=>Ee.has(e.origin))?`dashed`:`arrow`,tone:r}}var ke=d(`<form class="path no-print svelte-1ahi164"><label> <input class="svelte-1ahi164"/></label> <label> <input class="svelte-1ahi164"/></label> <button class="button primary" type="submit"> </button></form>`),Ae=d(`<li><!> <span class="soft small"> </span></li>`),je=d(`<p> </p> <ul class="svelte-1ahi164"></ul>`,1),Me=d(`<div class="empty card svelte-1ahi164"><h2> </h2> <p class="soft"> </p> <!></div>`),Ne=d(`<p class="blank svelte-1ahi164"> </p>`),Pe=d(`<p class="said small no-print svelte-1ahi164" aria-hidden="true"> </p>`),Fe=d(`<div class="wait svelte-1ahi164"><!></div>`),Ie=d(`<!> <!>`,1),Le=d(`<div class="problem svelte-1ahi164"><!></div>`),Re=d(`<aside class="card panel svelte-1ahi164"><!></aside>`),ze=d(`<p class="small soft"> <!></p>`),Be=d(`<p class="small soft no-print"> </p>`),Ve=d(`<div><div class="canvas card svelte-1ahi164"><!></div> <!> <!></div> <div class="under svelte-1ahi164"><!> <!></div> <div><!></div>`,1),He=d(`<section><h1 class="visually-hidden"> </h1> <div class="tools no-print svelte-1ahi164" role="toolbar"><span class="group svelte-1ahi164"><button class="button" type="button"> </button> <button class="button" type="button"> </button> <button class="button" type="button"> </button> <button class="button" type="button"> </button></span> <span class="group svelte-1ahi164"><button class="button" type="button"> </button> <button class="button" type="button"> </button></span> <span class="group svelte-1ahi164"><button class="button svelte-1ahi164" type="button"> </button> <button class="button svelte-1ahi164" type="button"> </button></span> <span class="number small soft end svelte-1ahi164"> </span></div> <!> <p class="visually-hidden told" role="status"> </p> <!></section>`);function Ue(r,u){ee(u,!0);let d=new be,S=new R,L=C(0),ne=C(0),z=C(null),H=C(null),U=C(``),W=C(null),G=C(!1),K=C(!1),q=C(``),J=C(``),ce=C(!1),le=m(()=>JSON.stringify(M.route.question)),ue=m(()=>new Set((M.route.options.hide??``).split(`|`).filter(e=>e!==``))),de=m(()=>M.route.options.table===`1`||s(ce)),Y=m(()=>(s(L),De(d,s(ue),e=>w(`predicate.${e}`)))),pe=m(()=>{s(L);let e=new Set(s(Y).nodes.map(e=>e.id));return d.edges().flatMap(t=>e.has(t.from)&&e.has(t.to)?t.claims:[])}),X=m(()=>(s(L),s(z)===null?null:d.nodes().find(e=>e.id===s(z))??null)),he=m(()=>(s(L),s(H)===null?[]:d.edges().find(e=>e.id===s(H))?.claims.map(e=>e.id)??[]));k(()=>{s(le),_(ge)}),D(()=>()=>S.stop());function ge(){v(z,null),v(H,null);let{question:e,options:t}=M.route,n=(t.of??``).split(`|`).filter(e=>e!==``).slice(0,40);S.ask(async r=>{let i={signal:r,at:e.at},[a,o]=await Promise.all([b(e)?I(ie,{first:2},i).then(ye):I(se,{...re(e),order:e.order||void 0,first:25},i).then(_e),n.length>0?I(ae,{of:n,perPredicate:25},i):null]);if(d.start(a.centres,{nodes:a.things,statements:a.shown}),d.merge({statements:a.known}),o){d.merge(o.neighborhood,n);for(let e of n)d.expand(e)}return Z(!0),t.sel&&d.has(t.sel)&&v(z,t.sel,!0),t.from&&t.to&&Ue(t.from,t.to),a})}function _e(e){let{tasks:t}=e,n=t.involving.flatMap(e=>e.entity?[e.entity]:[]),r=[],i=[];for(let{node:e,reasons:n}of t.edges){r.push(...n.flatMap(e=>e.via));for(let{node:t}of e.agencies)(t.predicate===`LEADS`||t.predicate===`RESPONSIBLE_FOR`?r:i).push(t)}return{centres:n,shown:r,known:i,things:t.edges.map(({node:e})=>({id:e.id,kind:e.kind,label:e.label})),total:t.totalCount,tasks:t.edges.length,meant:[...t.candidates,...t.suggestions]}}function ye(e){let t=e.documents.edges.map(e=>e.node),n=[],r=[];for(let e of t){let i=new Set(e.sections.map(e=>e.id));for(let{node:t}of e.statements.edges)(t.predicate!==`HAS_SECTION`||i.has(t.object.id))&&n.push(t);let a=e.sections.flatMap(e=>e.statements.edges.map(e=>e.node));for(let e of a)(t.length===1&&e.subject.kind===`SECTION`&&a.length<=80?n:r).push(e)}return{centres:t,shown:n,known:r,things:[],total:0,tasks:0,meant:[]}}function Z(e){y(L),e&&y(ne),s(z)!==null&&!d.has(s(z))&&v(z,null)}function Q(e={}){let t={...M.route.options,of:d.serialise().join(`|`),...e};for(let[e,n]of Object.entries(t))n||delete t[e];M.go({...M.route,options:t},!0)}function $(e){if(v(z,e,!0),v(H,null),s(K)&&e!==null){let t=d.thing(e)?.label??e;s(q)===``?v(q,t,!0):v(J,t,!0)}let t=e===null?void 0:d.thing(e);t&&v(U,w(`graph.selected`,{kind:w(`kind.${t.kind}`),label:t.label,n:d.neighbours(t.id).length}),!0),Q({sel:e??void 0})}async function xe(e){if(!s(G)){v(W,null);try{if(d.needsAnswer(e)){v(G,!0);let t=d.leftOut(e)>0?200:100,n=await I(ae,{of:[e],perPredicate:t},{at:M.route.question.at});d.merge(n.neighborhood,[e])}let t=d.expand(e),n=d.more(e);v(U,t.length===0?n>0?w(`graph.added.rest`,{n}):w(`graph.added.none`):n>0?w(`graph.added`,{n:t.length,more:n}):w(`graph.added.all`,{n:t.length}),!0),Z(t.length>0),Q()}catch(e){v(W,e)}finally{v(G,!1)}}}function Se(e){let t=d.collapse(e);v(U,w(`graph.removed`,{n:t}),!0),Z(t>0),Q()}function Ce(e){let t=d.neighbours(e)[0]??null;d.hide(e),Z(!1),$(t!==null&&d.has(t)?t:null)}function we(e,t){d.pin(e,t),Z(!1)}function Te(){d.undo()&&(Z(!0),Q())}function Ee(){d.redo()&&(Z(!0),Q())}function Oe(){v(K,!s(K)),s(K)&&(v(q,s(X)?.label??d.nodes().find(e=>e.centre)?.label??``,!0),v(J,``))}async function Ue(e,t){v(W,null),v(G,!0);try{let{paths:n}=await I(oe,{from:e,to:t},{at:M.route.question.at}),r=n.from.entity?n.to.entity?null:t:e;if(r!==null)v(U,w(`graph.path.unknown`,{name:r}),!0);else if(n.paths.length===0)v(U,w(`graph.path.none`),!0);else{for(let e of n.paths)d.merge({nodes:e.nodes,statements:e.steps.map(e=>e.statement)});d.showPaths(n.paths.map(e=>e.nodes.map(e=>e.id))),v(U,w(`graph.path.found`,{n:n.paths.length,steps:n.paths[0].length}),!0),Z(!0),Q({from:n.from.entity.id,to:n.to.entity.id})}}catch(e){v(W,e)}finally{v(G,!1)}}function We(e){let t=new Set(s(ue));t.delete(e)||t.add(e),Q({hide:[...t].join(`|`)})}let Ge={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function Ke(e){let t=Ge[e.key],n=!e.ctrlKey&&!e.metaKey&&!e.altKey;if(t&&n){let e=s(z)??null,n=e===null?s(Y).nodes[0]?.id??null:d.towards(e,...t);n!==null&&$(n)}else if(e.key===`z`&&(e.ctrlKey||e.metaKey))e.shiftKey?Ee():Te();else if(!n)return;else if(e.key===`u`||e.key===`U`)e.shiftKey?Ee():Te();else if(e.key===`Escape`)$(null);else if(s(z)===null)return;else if(e.key===`Enter`)xe(s(z));else if(e.key===`Delete`||e.key===`Backspace`)Ce(s(z));else if(e.key===`c`)Se(s(z));else if(e.key===`p`)we(s(z));else return;e.preventDefault()}var qe=He();let Je;var Ye=E(qe),Xe=h(Ye,!0),Ze=x(Ye,2),Qe=E(Ze),$e=E(Qe),et=h($e,!0),tt=x($e,2),nt=h(tt,!0),rt=x(tt,2),it=h(rt,!0),at=x(rt,2),ot=h(at,!0);t(Qe);var st=x(Qe,2),ct=E(st),lt=h(ct,!0),ut=x(ct,2),dt=h(ut,!0);t(st);var ft=x(st,2),pt=E(ft),mt=h(pt,!0),ht=x(pt,2),gt=h(ht,!0);t(ft);var _t=x(ft,2),vt=h(_t,!0);t(Ze);var yt=x(Ze,2),bt=r=>{var i=ke(),a=E(i),o=E(a),l=x(o);F(l),t(a);var u=x(a,2),d=E(u),p=x(d);F(p),t(u);var m=x(u,2),g=h(m,!0);t(i),T((t,n,r,i,a,s)=>{e(o,`${t??``} `),c(l,`placeholder`,n),e(d,`${r??``} `),c(p,`placeholder`,i),m.disabled=a,e(g,s)},[()=>w(`graph.path.from`),()=>w(`graph.path.hint`),()=>w(`graph.path.to`),()=>w(`graph.path.hint`),()=>s(G)||s(q).trim()===``||s(J).trim()===``,()=>w(`graph.path.find`)]),f(`submit`,i,e=>{e.preventDefault(),s(q).trim()!==``&&s(J).trim()!==``&&Ue(s(q).trim(),s(J).trim())}),N(l,()=>s(q),e=>v(q,e)),N(p,()=>s(J),e=>v(J,e)),n(r,i)};i(yt,e=>{s(K)&&e(bt)});var xt=x(yt,2),St=h(xt,!0),Ct=x(xt,2),wt=e=>{V(e,{get error(){return S.error},get retry(){return S.retry}})},Tt=r=>{var a=Me(),c=E(a),u=h(c,!0),d=x(c,2),f=h(d,!0),p=x(d,2),_=r=>{var i=je(),a=j(i),c=h(a,!0),u=x(a,2);o(u,21,()=>S.value.meant,({entity:e,context:t})=>e.id,(r,i)=>{let a=()=>s(i).entity,o=()=>s(i).context;var c=Ae(),u=E(c);{let t=m(()=>g(`graph`,M.route,{question:{...A,involving:[a().id]}}));B(u,{get route(){return s(t)},class:`button`,children:(t,r)=>{l();var i=O();T(()=>e(i,a().label)),n(t,i)},$$slots:{default:!0}})}var d=x(u,2),f=h(d,!0);t(c),T(()=>e(f,o())),n(r,c)}),t(u),T(t=>e(c,t),[()=>w(`graph.meant`)]),n(r,i)};i(p,e=>{S.value.meant.length>0&&e(_)}),t(a),T((t,n)=>{e(u,t),e(f,n)},[()=>w(`graph.nothing`),()=>w(`graph.nothing.hint`)]),n(r,a)},Et=r=>{var o=Ve(),c=j(o);let u;var f=E(c),p=E(f),_=t=>{var r=Ne(),i=h(r,!0);T(t=>e(i,t),[()=>w(`graph.nowebgl`)]),n(t,r)},y=r=>{{let a=m(()=>w(`graph.label`));te(r,{get nodes(){return s(Y).nodes},get edges(){return s(Y).edges},get selected(){return s(z)},get selectedEdge(){return s(H)},get layout(){return s(ne)},get label(){return s(a)},onselect:$,onedge:e=>{v(z,null),v(H,e,!0)},onclear:()=>$(null),onopen:e=>{$(e),xe(e)},onmoved:e=>we(e,!0),onplaced:e=>{for(let[t,n]of e)d.places.set(t,n)},onkey:Ke,onblank:()=>v(ce,!0),children:(r,a)=>{var o=Ie(),c=j(o),l=t=>{var r=Pe(),i=h(r,!0);T(()=>e(i,s(U))),n(t,r)};i(c,e=>{s(U)&&e(l)});var u=x(c,2),d=e=>{var r=Fe(),i=E(r);V(i,{rows:3}),t(r),n(e,r)};i(u,e=>{S.value||e(d)}),n(r,o)},$$slots:{default:!0}})}};i(p,e=>{s(ce)?e(_):e(y,-1)}),t(f);var b=x(f,2),C=e=>{var r=Le(),i=E(r);V(i,{get error(){return s(W)},retry:()=>v(W,null)}),t(r),n(e,r)};i(b,e=>{s(W)&&e(C)});var D=x(b,2),k=e=>{var r=Re(),i=E(r);{let e=m(()=>s(X)?.more??0);fe(i,{get id(){return s(z)},get statements(){return s(he)},get more(){return s(e)},onpick:$,onclose:()=>$(null),has:e=>s(L)>=0&&d.has(e)})}t(r),n(e,r)};i(D,e=>{(s(z)!==null||s(H)!==null)&&e(k)}),t(c);var A=x(c,2),N=E(A);me(N,{get counts(){return s(Y).counts},get hidden(){return s(ue)},ontoggle:We});var P=x(N,2),F=r=>{var i=ze(),a=E(i),o=x(a);{let t=m(()=>g(`list`,M.route));B(o,{get route(){return s(t)},children:(t,r)=>{l();var i=O();T(t=>e(i,t),[()=>w(`graph.first.list`)]),n(t,i)},$$slots:{default:!0}})}t(i),T(t=>e(a,`${t??``} `),[()=>w(`graph.first`,{shown:S.value.tasks,n:S.value.total})]),n(r,i)},ee=t=>{var r=Be(),i=h(r,!0);T(t=>e(i,t),[()=>w(`graph.pick`)]),n(t,r)};i(P,e=>{S.value&&S.value.total>S.value.tasks?e(F):s(z)===null&&s(H)===null&&e(ee,1)}),t(A);var I=x(A,2);let R;ve(E(I),{get claims(){return s(pe)}}),t(I),T(()=>{u=a(c,1,`body svelte-1ahi164`,null,u,{beside:s(z)!==null||s(H)!==null}),R=a(I,1,`twin svelte-1ahi164`,null,R,{"visually-hidden":!s(de)})}),n(r,o)};i(Ct,e=>{S.error?e(wt):S.value&&s(Y).nodes.length===0?e(Tt,1):e(Et,-1)}),t(qe),T((t,n,r,i,o,l,u,f,p,m,h)=>{Je=a(qe,1,`graph svelte-1ahi164`,null,Je,{table:s(de)}),c(qe,`aria-busy`,s(G)),e(Xe,t),c(Ze,`aria-label`,n),$e.disabled=!s(X)||s(G),e(et,r),tt.disabled=!s(X)?.expanded,e(nt,i),rt.disabled=!s(X),e(it,o),at.disabled=!s(X),e(ot,l),ct.disabled=s(L)<0||!d.canUndo,e(lt,u),ut.disabled=s(L)<0||!d.canRedo,e(dt,f),c(pt,`aria-expanded`,s(K)),e(mt,p),c(ht,`aria-pressed`,s(de)),e(gt,m),e(vt,h),e(St,s(U))},[()=>w(`view.graph`),()=>w(`graph.tools`),()=>w(`graph.expand`),()=>w(`graph.collapse`),()=>s(X)?.pinned?w(`graph.unpin`):w(`graph.pin`),()=>w(`graph.hide`),()=>w(`graph.undo`),()=>w(`graph.redo`),()=>w(`graph.path`),()=>w(`graph.table`),()=>w(`graph.counts`,{nodes:s(Y).nodes.length,edges:s(Y).edges.length})]),p(`click`,$e,()=>s(z)&&xe(s(z))),p(`click`,tt,()=>s(z)&&Se(s(z))),p(`click`,rt,()=>s(z)&&we(s(z))),p(`click`,at,()=>s(z)&&Ce(s(z))),p(`click`,ct,Te),p(`click`,ut,Ee),p(`click`,pt,Oe),p(`click`,ht,()=>Q({table:s(de)?void 0:`1`})),n(r,qe),P()}r([`click`]);export{Ue as default};