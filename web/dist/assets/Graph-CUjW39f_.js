import{B as e,H as t,J as n,L as r,O as i,P as a,Q as o,S as s,St as c,U as l,W as u,X as d,Y as f,_t as p,at as m,ct as h,d as g,dt as _,et as v,gt as y,l as b,m as x,mt as S,n as C,nt as w,ot as T,p as E,pt as D,q as O,rt as k,s as A,st as j,t as M,v as N,vt as P,x as F,xt as I}from"./state.svelte-DkYVTSN4.js";import{a as L,n as R,o as z,t as B}from"./State-BVP7KfU9.js";import{t as ee}from"./load.svelte-B2sRQKDr.js";import{t as te}from"./GraphCanvas-D71Cv_HI.js";import{n as ne,t as V}from"./Kind-D-_qM4IO.js";import{t as H}from"./Quote-vrOim8fp.js";import{t as re}from"./query-Bohf9mV1.js";var ie=new R(`
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
}`),ae=new R(`
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
}`),oe=new R(`
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
}`),se=new R(`
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
}`),U=new R(`
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
}`),W=new R(`
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
}`),G=u(`<p class="soft small"> </p>`),K=u(`<p class="small soft"> </p>`),q=u(`<span class="predicate svelte-bfvqx5"> </span>`),J=u(`<button class="other svelte-bfvqx5" type="button"> </button>`),ce=u(`<li class="svelte-bfvqx5"><p class="claim svelte-bfvqx5"><!> <!> <!> <!></p> <!></li>`),le=u(`<!> <h2 class="svelte-bfvqx5"> </h2> <!> <p class="links svelte-bfvqx5"><!> <!></p> <!> <h3 class="svelte-bfvqx5"> </h3> <ul class="svelte-bfvqx5"></ul> <!>`,1),ue=u(`<li class="svelte-bfvqx5"><p class="claim svelte-bfvqx5"><!><button class="other svelte-bfvqx5" type="button"> </button> <span class="predicate svelte-bfvqx5"> </span> <!><button class="other svelte-bfvqx5" type="button"> </button></p> <!> <!></li>`),de=u(`<ul class="svelte-bfvqx5"></ul>`),Y=u(`<div class="detail svelte-bfvqx5"><button class="close svelte-bfvqx5" type="button">×</button> <!></div>`);function fe(n,i){P(i,!0);let u=x(i,`statements`,19,()=>[]),d=x(i,`more`,3,0),_=new ee,b=new ee,S=y(()=>u().join(` `));k(()=>{let e=i.id;v(()=>{e&&_.ask(t=>L(U,{id:e,first:12},{signal:t,at:M.route.question.at}))})}),k(()=>{let e=o(S)===``?[]:o(S).split(` `);v(()=>{e.length>0&&b.ask(t=>L(W,{ids:e.slice(0,20)},{signal:t,at:M.route.question.at}))})});let E=y(()=>_.value?.entity?.id===i.id?_.value?.entity:null),D=y(()=>(b.value?.nodes??[]).flatMap(e=>e&&`predicate`in e&&u().includes(e.id)?[e]:[])),N=y(()=>i.id?g(`list`,M.route,{question:{...A,involving:[i.id],at:M.route.question.at}}):null);var F=Y(),R=m(F),te=h(R,2),ne=n=>{var s=l(),u=T(s),p=e=>{B(e,{get error(){return _.error},get retry(){return _.retry}})},v=e=>{B(e,{rows:4})},b=n=>{var s=le(),l=T(s);V(l,{get kind(){return o(E).kind},label:!0});var u=h(l,2),p=j(u,!0),_=h(u,2),v=n=>{var r=G(),i=j(r,!0);w(t=>e(i,t),[()=>o(E).names.slice(1,5).join(`、`)]),t(n,r)};r(_,e=>{o(E).names.length>1&&e(v)});var b=h(_,2),x=m(b);{let n=y(()=>g(`entity`,M.route,{id:o(E).id}));z(x,{get route(){return o(n)},class:`button`,children:(n,r)=>{I();var i=O();w(t=>e(i,t),[()=>C(`graph.open`)]),t(n,i)},$$slots:{default:!0}})}var S=h(x,2),D=n=>{z(n,{get route(){return o(N)},class:`button`,children:(n,r)=>{I();var i=O();w(t=>e(i,t),[()=>C(`graph.list`)]),t(n,i)},$$slots:{default:!0}})};r(S,e=>{o(N)&&o(E).kind!==`TASK`&&e(D)}),c(b);var k=h(b,2),A=n=>{var r=K(),i=j(r,!0);w(t=>e(i,t),[()=>C(`graph.neighbours.more`,{n:d()})]),t(n,r)};r(k,e=>{d()>0&&e(A)});var P=h(k,2),F=j(P,!0),L=h(P,2);a(L,21,()=>o(E).statements.edges,({node:e,other:t,forward:n})=>e.id,(n,a)=>{let s=()=>o(a).node,l=()=>o(a).other,u=()=>o(a).forward;var d=ce(),p=m(d),_=m(p),v=n=>{var r=q(),i=j(r,!0);w(t=>e(i,t),[()=>C(`predicate.${s().predicate}`)]),t(n,r)};r(_,e=>{u()&&e(v)});var b=h(_,2);V(b,{get kind(){return l().kind}});var x=h(b,2),S=n=>{var r=J(),a=j(r,!0);w(()=>e(a,l().label)),f(`click`,r,()=>i.onpick(l().id)),t(n,r)},T=y(()=>i.has(l().id)),E=n=>{{let r=y(()=>g(`entity`,M.route,{id:l().id}));z(n,{get route(){return o(r)},children:(n,r)=>{I();var i=O();w(()=>e(i,l().label)),t(n,i)},$$slots:{default:!0}})}};r(x,e=>{o(T)?e(S):e(E,-1)});var D=h(x,2),k=n=>{var r=q(),i=j(r,!0);w(t=>e(i,t),[()=>C(`predicate.${s().predicate}`)]),t(n,r)};r(D,e=>{u()||e(k)}),c(p);var A=h(p,2),N=e=>{H(e,{get evidence(){return s().evidence[0]},get origin(){return s().origin},context:!1})};r(A,e=>{s().evidence[0]&&e(N)}),c(d),t(n,d)}),c(L);var R=h(L,2),B=n=>{{let r=y(()=>g(`entity`,M.route,{id:o(E).id}));z(n,{get route(){return o(r)},class:`all`,children:(n,r)=>{I();var i=O();w(t=>e(i,t),[()=>C(`graph.statements.more`,{n:o(E).statements.totalCount})]),t(n,i)},$$slots:{default:!0}})}};r(R,e=>{o(E).statements.totalCount>12&&e(B)}),w(t=>{e(p,o(E).label),e(F,t)},[()=>C(`graph.statements`,{n:o(E).statements.totalCount})]),t(n,s)};r(u,e=>{_.error?e(p):o(E)?e(b,-1):e(v,1)}),t(n,s)},re=e=>{B(e,{get error(){return b.error},get retry(){return b.retry}})},ie=e=>{B(e,{rows:3})},ae=n=>{var s=de();a(s,21,()=>o(D),e=>e.id,(n,s)=>{var l=ue(),u=m(l),d=m(u);V(d,{get kind(){return o(s).subject.kind}});var p=h(d),g=j(p,!0),_=h(p,2),v=j(_,!0),y=h(_,2);V(y,{get kind(){return o(s).object.kind}});var b=h(y),x=j(b,!0);c(u);var S=h(u,2),T=n=>{var r=K(),i=j(r,!0);w(()=>e(i,o(s).qualifiers.note)),t(n,r)};r(S,e=>{o(s).qualifiers.note&&e(T)});var E=h(S,2);a(E,17,()=>o(s).evidence,e=>e.id,(e,t)=>{H(e,{get evidence(){return o(t)},get origin(){return o(s).origin}})}),c(l),w(t=>{e(g,o(s).subject.label),e(v,t),e(x,o(s).object.label)},[()=>C(`predicate.${o(s).predicate}`)]),f(`click`,p,()=>i.onpick(o(s).subject.id)),f(`click`,b,()=>i.onpick(o(s).object.id)),t(n,l)}),c(s),t(n,s)};r(te,e=>{i.id?e(ne):b.error?e(re,1):o(D).length===0?e(ie,2):e(ae,-1)}),c(F),w((e,t)=>{s(R,`aria-label`,e),s(R,`title`,t)},[()=>C(`graph.close`),()=>C(`graph.close`)]),f(`click`,R,function(...e){i.onclose?.apply(this,e)}),t(n,F),p()}n([`click`]);var pe=u(`<li><button type="button" class="svelte-fbd4ex"><!><span class="name svelte-fbd4ex"> </span><span class="number soft"> </span></button></li>`),X=u(`<div class="legend svelte-fbd4ex"><ul class="svelte-fbd4ex"></ul> <ul class="strokes small soft svelte-fbd4ex"><li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h20" stroke-width="2.4" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M20 .8 28 4l-8 3.2Z"></path></svg> </li> <li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h21" stroke-width="1.2" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M21 1.6 28 4l-7 2.4Z"></path></svg> </li> <li class="svelte-fbd4ex"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true" class="svelte-fbd4ex"><path d="M0 4h21" stroke-width="1.2" stroke-dasharray="4 3" class="svelte-fbd4ex"></path><path class="head svelte-fbd4ex" d="M21 1.6 28 4l-7 2.4Z"></path></svg> </li></ul></div>`);function me(n,r){P(r,!0);let i=y(()=>ne.filter(e=>r.counts.has(e)));var l=X(),u=m(l);a(u,20,()=>o(i),e=>e,(n,i)=>{var a=pe(),o=m(a),l=m(o);V(l,{get kind(){return i}});var u=h(l),d=j(u,!0),p=h(u),g=j(p,!0);c(o),c(a),w((t,n,r,i)=>{s(o,`aria-pressed`,t),s(o,`title`,n),e(d,r),e(g,i)},[()=>!r.hidden.has(i),()=>C(`graph.kinds.hint`),()=>C(`kind.${i}`),()=>r.counts.get(i)]),f(`click`,o,()=>r.ontoggle(i)),t(n,a)}),c(u);var d=h(u,2),g=m(d),_=h(m(g),1,!0);c(g);var v=h(g,2),b=h(m(v),1,!0);c(v);var x=h(v,2),S=h(m(x),1,!0);c(x),c(d),c(l),w((t,n,r,i)=>{s(u,`aria-label`,t),e(_,n),e(b,r),e(S,i)},[()=>C(`graph.kinds`),()=>C(`graph.legend.strong`),()=>C(`graph.legend.plain`),()=>C(`graph.legend.dashed`)]),t(n,l),p()}n([`click`]);var he=u(`<tr><td class="svelte-193kboo"><!> <!></td><td class="svelte-193kboo"> </td><td class="svelte-193kboo"><!> <!></td><td class="soft svelte-193kboo"> </td></tr>`),ge=u(`<button class="button" type="button"> </button>`),_e=u(`<div class="scroll svelte-193kboo"><table><caption class="svelte-193kboo"> </caption><thead><tr><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th><th scope="col" class="svelte-193kboo"> </th></tr></thead><tbody></tbody></table></div> <!>`,1);function ve(n,i){P(i,!0);let l=D(200),u=y(()=>i.claims.slice(0,o(l)));var d=_e(),v=T(d),b=m(v),x=m(b),S=j(x,!0),E=h(x),k=m(E),A=m(k),N=j(A,!0),F=h(A),L=j(F,!0),R=h(F),B=j(R,!0),ee=h(R),te=j(ee,!0);c(k),c(E);var ne=h(E);a(ne,21,()=>o(u),e=>e.id,(n,r)=>{var i=he(),a=m(i),l=m(a);V(l,{get kind(){return o(r).subject.kind}});var u=h(l,2);{let n=y(()=>g(`entity`,M.route,{id:o(r).subject.id}));z(u,{get route(){return o(n)},children:(n,i)=>{I();var a=O();w(()=>e(a,o(r).subject.label)),t(n,a)},$$slots:{default:!0}})}c(a);var d=h(a),f=j(d,!0),p=h(d),_=m(p);V(_,{get kind(){return o(r).object.kind}});var v=h(_,2);{let n=y(()=>g(`entity`,M.route,{id:o(r).object.id}));z(v,{get route(){return o(n)},children:(n,i)=>{I();var a=O();w(()=>e(a,o(r).object.label)),t(n,a)},$$slots:{default:!0}})}c(p);var b=h(p),x=j(b,!0);c(i),w((t,n,r)=>{e(f,t),s(b,`title`,n),e(x,r)},[()=>C(`predicate.${o(r).predicate}`),()=>C(`origin.${o(r).origin}.why`),()=>C(`origin.${o(r).origin}`)]),t(n,i)}),c(ne),c(b),c(v);var H=h(v,2),re=n=>{var r=ge(),a=j(r,!0);w(t=>e(a,t),[()=>C(`graph.table.more`,{n:Math.min(200,i.claims.length-o(l))})]),f(`click`,r,()=>_(l,o(l)+200)),t(n,r)};r(H,e=>{i.claims.length>o(l)&&e(re)}),w((t,n,r,i,a)=>{e(S,t),e(N,n),e(L,r),e(B,i),e(te,a)},[()=>C(`graph.table.caption`,{n:i.claims.length}),()=>C(`graph.table.subject`),()=>C(`graph.table.predicate`),()=>C(`graph.table.object`),()=>C(`graph.table.origin`)]),t(n,d),p()}n([`click`]);var ye=200,Z=[`TASK`,`AGENCY`,`PLATFORM`,`SECTION`,`POLICY`,`DOCUMENT`,`ORGANIZATION`,`INDUSTRY`,`TARGET`,`DEADLINE`,`EVENT`,`FUNCTIONAL_REGION`,`REGION`],Q={shown:new Map,expanded:new Set,pinned:new Set,hidden:new Set,path:[]},be=class{places=new Map;things=new Map;claims=new Map;around=new Map;omitted=new Map;centres=new Set;view=Q;past=[];future=[];start(e,t){this.things.clear(),this.claims.clear(),this.around.clear(),this.omitted.clear(),this.places.clear(),this.past=[],this.future=[],this.merge({nodes:e,statements:[]}),this.merge(t),this.centres=new Set(e.map(e=>e.id));let n=new Map;for(let e of[...this.centres,...this.things.keys()])n.set(e,``);this.view={...Q,shown:n};for(let e of n.keys())this.place(e,this.parentOf(e))}merge(e,t=[]){for(let t of e.nodes??[])this.know(t);for(let t of e.statements)this.know(t.subject),this.know(t.object),this.claims.has(t.id)||(this.claims.set(t.id,t),t.subject.id!==t.object.id&&(this.join(t.subject.id,t.object.id,t),this.join(t.object.id,t.subject.id,t)));for(let n of t){let t=(e.omitted??[]).reduce((e,t)=>t.at.id===n?e+t.count:e,0);this.omitted.set(n,Math.min(t,this.omitted.get(n)??1/0))}}has(e){return this.view.shown.has(e)}thing(e){return this.things.get(e)}claim(e){return this.claims.get(e)}needsAnswer(e){let t=this.omitted.get(e);return t===void 0||t>0&&this.waiting(e).length<25}leftOut(e){return this.omitted.get(e)??0}expand(e,t=25){if(!this.view.shown.has(e))return[];let n=xe(e,this.waiting(e),this.around.get(e)??new Map,e=>this.things.get(e),t);if(n.length===0&&this.view.expanded.has(e))return[];let r=new Map(this.view.shown);for(let t of n)r.set(t,e);this.change({...this.view,shown:r,expanded:new Set(this.view.expanded).add(e)});for(let t of n)this.place(t,e);return n}collapse(e){let t=new Set,n=r=>{for(let[i,a]of this.view.shown)a===r&&i!==e&&!t.has(i)&&(t.add(i),n(i))};n(e);let r=new Map(this.view.shown);for(let n=!0;n;){n=!1;for(let i of t){let a=[...this.around.get(i)?.keys()??[]].find(n=>n!==e&&r.has(n)&&!t.has(n)&&(this.view.expanded.has(n)||this.centres.has(n)));(this.view.pinned.has(i)||a!==void 0)&&(t.delete(i),a!==void 0&&r.set(i,a),n=!0)}}if(t.size===0&&!this.view.expanded.has(e))return 0;let i=new Set(this.view.expanded);i.delete(e);for(let e of t)r.delete(e),i.delete(e);return this.change({...this.view,shown:r,expanded:i}),t.size}hide(e){if(!this.view.shown.has(e))return;let t=new Map(this.view.shown);t.delete(e);for(let n of this.around.get(e)?.keys()??[])![...this.around.get(n)?.keys()??[]].some(e=>t.has(e))&&t.has(n)&&!this.view.pinned.has(n)&&!this.centres.has(n)&&t.delete(n);let n=new Set([...this.view.expanded].filter(e=>t.has(e)));this.change({...this.view,shown:t,expanded:n,hidden:new Set(this.view.hidden).add(e)})}pin(e,t=!this.view.pinned.has(e)){if(!this.view.shown.has(e)||t===this.view.pinned.has(e))return;let n=new Set(this.view.pinned);t?n.add(e):n.delete(e),this.change({...this.view,pinned:n})}showPaths(e){let t=new Map(this.view.shown),n=new Set(this.view.hidden),r=[];for(let i of e)i.forEach((e,a)=>{n.delete(e),!t.has(e)&&this.things.has(e)&&(t.set(e,i[a-1]??``),r.push(e))});this.change({...this.view,shown:t,hidden:n,path:e[0]??[]});for(let e of r)this.place(e,t.get(e)||void 0);return r}get canUndo(){return this.past.length>0}get canRedo(){return this.future.length>0}undo(){let e=this.past.pop();return e?(this.future.push(this.view),this.view=e,!0):!1}redo(){let e=this.future.pop();return e?(this.past.push(this.view),this.view=e,!0):!1}nodes(){let e=new Set(this.view.path),t=[];for(let n of this.view.shown.keys()){let r=this.things.get(n);r&&t.push({...r,centre:this.centres.has(n),pinned:this.view.pinned.has(n),expanded:this.view.expanded.has(n),more:this.more(n),onPath:e.has(n)})}return t}edges(){let e=new Set(this.view.path.slice(1).map((e,t)=>$(this.view.path[t],e))),t=[];for(let n of this.view.shown.keys())for(let[r,i]of this.around.get(n)??[]){let a=i[0];a.subject.id===n&&this.view.shown.has(r)&&t.push({id:a.id,from:n,to:r,claims:i,onPath:e.has($(n,r))})}return t}neighbours(e){return[...this.around.get(e)?.keys()??[]].filter(e=>this.view.shown.has(e))}more(e){let t=this.omitted.get(e);return t===void 0?-1:t+this.waiting(e).length}serialise(){return[...this.view.expanded]}towards(e,t,n){let r=this.places.get(e);return r?Ce(this.neighbours(e),this.places,r,t,n)??Ce([...this.view.shown.keys()].filter(t=>t!==e),this.places,r,t,n):null}know(e){this.things.has(e.id)||this.things.set(e.id,{id:e.id,kind:e.kind,label:e.label})}join(e,t,n){let r=this.around.get(e);r||this.around.set(e,r=new Map);let i=r.get(t);i?i.push(n):r.set(t,[n])}waiting(e){return[...this.around.get(e)?.keys()??[]].filter(e=>!this.view.shown.has(e)&&!this.view.hidden.has(e))}change(e){this.past.push(this.view),this.past.length>ye&&this.past.shift(),this.future=[],this.view=e}parentOf(e){if(!this.centres.has(e))return[...this.around.get(e)?.keys()??[]].find(e=>this.places.has(e))}place(e,t){if(this.places.has(e))return;let n=this.places.size,r=n*2.399963,i=(t===void 0?void 0:this.places.get(t))??{x:0,y:0},a=t===void 0?12*Math.sqrt(n):6+1.5*Math.sqrt(n);this.places.set(e,{x:i.x+a*Math.cos(r),y:i.y+a*Math.sin(r)})}};function $(e,t){return e<t?`${e}\n${t}`:`${t}\n${e}`}function xe(e,t,n,r,i){let a=t.map((t,i)=>({other:t,place:i,kind:r(t).kind,rank:Se(e,r(t),n.get(t)??[])}));a.sort((e,t)=>e.rank-t.rank||e.place-t.place);let o=new Set,s=new Map;for(let e of a){let t=s.get(e.kind)??0;if(o.size>=i)break;t>=3||e.rank>=100||(s.set(e.kind,t+1),o.add(e.other))}for(let e of a){if(o.size>=i)break;o.add(e.other)}return a.filter(e=>o.has(e.other)).map(e=>e.other)}function Se(e,t,n){if(n.every(t=>t.predicate===`PART_OF`&&t.object.id===e&&t.subject.kind===`REGION`))return 100;let r=Z.indexOf(t.kind),i=n.some(e=>e.origin!==`INFERRED`)?0:.5;return(r<0?Z.length:r)+i}function Ce(e,t,n,r,i){let a=null,o=1/0;for(let s of e){let e=t.get(s);if(!e)continue;let c=(e.x-n.x)*r+(e.y-n.y)*i,l=Math.abs((e.x-n.x)*i-(e.y-n.y)*r);if(c<=0||l>c*2.5)continue;let u=c+l*1.5;u<o&&(o=u,a=s)}return a}var we=new Set([`HAS_SECTION`,`HAS_TASK`,`PART_OF`,`AGENCY_OF`]),Te=new Set([`LEADS`,`RESPONSIBLE_FOR`]),Ee=new Set([`INFERRED`,`EXPANDED`]);function De(e,t,n){let r=new Map,i=new Map;for(let n of e.nodes())r.set(n.kind,(r.get(n.kind)??0)+1),(n.centre||!t.has(n.kind))&&i.set(n.id,n);let a=new Map,o=[];for(let t of e.edges())i.has(t.from)&&i.has(t.to)&&(a.set(t.from,(a.get(t.from)??0)+1),a.set(t.to,(a.get(t.to)??0)+1),o.push(Oe(t,n)));return{nodes:[...i.values()].map(t=>{let{x:n,y:r}=e.places.get(t.id)??{x:0,y:0},i=Math.min(18,(t.centre?11:6.5)+Math.sqrt(a.get(t.id)??0)*1.1);return{id:t.id,kind:t.kind,label:t.label,x:n,y:r,size:i,pinned:t.pinned,centre:t.centre,more:Math.max(t.more,0)}}),edges:o,counts:r}}function Oe(e,t){let n=[...new Set(e.claims.map(e=>e.predicate))],r=e.onPath?`path`:n.some(e=>Te.has(e))?`strong`:n.every(e=>we.has(e))?`faint`:`plain`;return{id:e.id,from:e.from,to:e.to,label:n.map(t).join(`、`),width:e.onPath?4:r===`strong`?2.8:r===`plain`?1.8:1.4,style:e.claims.every(e=>Ee.has(e.origin))?`dashed`:`arrow`,tone:r}}var ke=u(`<form class="path no-print svelte-1ahi164"><label> <input class="svelte-1ahi164"/></label> <label> <input class="svelte-1ahi164"/></label> <button class="button primary" type="submit"> </button></form>`),Ae=u(`<li><!> <span class="soft small"> </span></li>`),je=u(`<p> </p> <ul class="svelte-1ahi164"></ul>`,1),Me=u(`<div class="empty card svelte-1ahi164"><h2> </h2> <p class="soft"> </p> <!></div>`),Ne=u(`<p class="blank svelte-1ahi164"> </p>`),Pe=u(`<p class="said small no-print svelte-1ahi164" aria-hidden="true"> </p>`),Fe=u(`<div class="wait svelte-1ahi164"><!></div>`),Ie=u(`<!> <!>`,1),Le=u(`<div class="problem svelte-1ahi164"><!></div>`),Re=u(`<aside class="card panel svelte-1ahi164"><!></aside>`),ze=u(`<p class="small soft"> <!></p>`),Be=u(`<p class="small soft no-print"> </p>`),Ve=u(`<div><div class="canvas card svelte-1ahi164"><!></div> <!> <!></div> <div class="under svelte-1ahi164"><!> <!></div> <div><!></div>`,1),He=u(`<section><h1 class="visually-hidden"> </h1> <div class="tools no-print svelte-1ahi164" role="toolbar"><span class="group svelte-1ahi164"><button class="button" type="button"> </button> <button class="button" type="button"> </button> <button class="button" type="button"> </button> <button class="button" type="button"> </button></span> <span class="group svelte-1ahi164"><button class="button" type="button"> </button> <button class="button" type="button"> </button></span> <span class="group svelte-1ahi164"><button class="button svelte-1ahi164" type="button"> </button> <button class="button svelte-1ahi164" type="button"> </button></span> <span class="number small soft end svelte-1ahi164"> </span></div> <!> <p class="visually-hidden told" role="status"> </p> <!></section>`);function Ue(n,l){P(l,!0);let u=new be,x=new ee,R=D(0),ne=D(0),V=D(null),H=D(null),U=D(``),W=D(null),G=D(!1),K=D(!1),q=D(``),J=D(``),ce=D(!1),le=y(()=>JSON.stringify(M.route.question)),ue=y(()=>new Set((M.route.options.hide??``).split(`|`).filter(e=>e!==``))),de=y(()=>M.route.options.table===`1`||o(ce)),Y=y(()=>(o(R),De(u,o(ue),e=>C(`predicate.${e}`)))),pe=y(()=>{o(R);let e=new Set(o(Y).nodes.map(e=>e.id));return u.edges().flatMap(t=>e.has(t.from)&&e.has(t.to)?t.claims:[])}),X=y(()=>(o(R),o(V)===null?null:u.nodes().find(e=>e.id===o(V))??null)),he=y(()=>(o(R),o(H)===null?[]:u.edges().find(e=>e.id===o(H))?.claims.map(e=>e.id)??[]));k(()=>{o(le),v(ge)}),E(()=>()=>x.stop());function ge(){_(V,null),_(H,null);let{question:e,options:t}=M.route,n=(t.of??``).split(`|`).filter(e=>e!==``).slice(0,40);x.ask(async r=>{let i={signal:r,at:e.at},[a,o]=await Promise.all([b(e)?L(ie,{first:2},i).then(ye):L(se,{...re(e),order:e.order||void 0,first:25},i).then(_e),n.length>0?L(ae,{of:n,perPredicate:25},i):null]);if(u.start(a.centres,{nodes:a.things,statements:a.shown}),u.merge({statements:a.known}),o){u.merge(o.neighborhood,n);for(let e of n)u.expand(e)}return Z(!0),t.sel&&u.has(t.sel)&&_(V,t.sel,!0),t.from&&t.to&&Ue(t.from,t.to),a})}function _e(e){let{tasks:t}=e,n=t.involving.flatMap(e=>e.entity?[e.entity]:[]),r=[],i=[];for(let{node:e,reasons:n}of t.edges){r.push(...n.flatMap(e=>e.via));for(let{node:t}of e.agencies)(t.predicate===`LEADS`||t.predicate===`RESPONSIBLE_FOR`?r:i).push(t)}return{centres:n,shown:r,known:i,things:t.edges.map(({node:e})=>({id:e.id,kind:e.kind,label:e.label})),total:t.totalCount,tasks:t.edges.length,meant:[...t.candidates,...t.suggestions]}}function ye(e){let t=e.documents.edges.map(e=>e.node),n=[],r=[];for(let e of t){let i=new Set(e.sections.map(e=>e.id));for(let{node:t}of e.statements.edges)(t.predicate!==`HAS_SECTION`||i.has(t.object.id))&&n.push(t);let a=e.sections.flatMap(e=>e.statements.edges.map(e=>e.node));for(let e of a)(t.length===1&&e.subject.kind===`SECTION`&&a.length<=80?n:r).push(e)}return{centres:t,shown:n,known:r,things:[],total:0,tasks:0,meant:[]}}function Z(e){S(R),e&&S(ne),o(V)!==null&&!u.has(o(V))&&_(V,null)}function Q(e={}){let t={...M.route.options,of:u.serialise().join(`|`),...e};for(let[e,n]of Object.entries(t))n||delete t[e];M.go({...M.route,options:t},!0)}function $(e){if(_(V,e,!0),_(H,null),o(K)&&e!==null){let t=u.thing(e)?.label??e;o(q)===``?_(q,t,!0):_(J,t,!0)}let t=e===null?void 0:u.thing(e);t&&_(U,C(`graph.selected`,{kind:C(`kind.${t.kind}`),label:t.label,n:u.neighbours(t.id).length}),!0),Q({sel:e??void 0})}async function xe(e){if(!o(G)){_(W,null);try{if(u.needsAnswer(e)){_(G,!0);let t=Math.min(200,25+u.neighbours(e).length*2),n=await L(ae,{of:[e],perPredicate:t},{at:M.route.question.at});u.merge(n.neighborhood,[e])}let t=u.expand(e),n=u.more(e);_(U,t.length===0?C(`graph.added.none`):n>0?C(`graph.added`,{n:t.length,more:n}):C(`graph.added.all`,{n:t.length}),!0),Z(t.length>0),Q()}catch(e){_(W,e)}finally{_(G,!1)}}}function Se(e){let t=u.collapse(e);_(U,C(`graph.removed`,{n:t}),!0),Z(t>0),Q()}function Ce(e){let t=u.neighbours(e)[0]??null;u.hide(e),Z(!1),$(t!==null&&u.has(t)?t:null)}function we(e,t){u.pin(e,t),Z(!1)}function Te(){u.undo()&&(Z(!0),Q())}function Ee(){u.redo()&&(Z(!0),Q())}function Oe(){_(K,!o(K)),o(K)&&(_(q,o(X)?.label??u.nodes().find(e=>e.centre)?.label??``,!0),_(J,``))}async function Ue(e,t){_(W,null),_(G,!0);try{let{paths:n}=await L(oe,{from:e,to:t},{at:M.route.question.at}),r=n.from.entity?n.to.entity?null:t:e;if(r!==null)_(U,C(`graph.path.unknown`,{name:r}),!0);else if(n.paths.length===0)_(U,C(`graph.path.none`),!0);else{for(let e of n.paths)u.merge({nodes:e.nodes,statements:e.steps.map(e=>e.statement)});u.showPaths(n.paths.map(e=>e.nodes.map(e=>e.id))),_(U,C(`graph.path.found`,{n:n.paths.length,steps:n.paths[0].length}),!0),Z(!0),Q({from:n.from.entity.id,to:n.to.entity.id})}}catch(e){_(W,e)}finally{_(G,!1)}}function We(e){let t=new Set(o(ue));t.delete(e)||t.add(e),Q({hide:[...t].join(`|`)})}let Ge={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]};function Ke(e){let t=Ge[e.key],n=!e.ctrlKey&&!e.metaKey&&!e.altKey;if(t&&n){let e=o(V)??null,n=e===null?o(Y).nodes[0]?.id??null:u.towards(e,...t);n!==null&&$(n)}else if(e.key===`z`&&(e.ctrlKey||e.metaKey))e.shiftKey?Ee():Te();else if(!n)return;else if(e.key===`u`||e.key===`U`)e.shiftKey?Ee():Te();else if(e.key===`Escape`)$(null);else if(o(V)===null)return;else if(e.key===`Enter`)xe(o(V));else if(e.key===`Delete`||e.key===`Backspace`)Ce(o(V));else if(e.key===`c`)Se(o(V));else if(e.key===`p`)we(o(V));else return;e.preventDefault()}var qe=He();let Je;var Ye=m(qe),Xe=j(Ye,!0),Ze=h(Ye,2),Qe=m(Ze),$e=m(Qe),et=j($e,!0),tt=h($e,2),nt=j(tt,!0),rt=h(tt,2),it=j(rt,!0),at=h(rt,2),ot=j(at,!0);c(Qe);var st=h(Qe,2),ct=m(st),lt=j(ct,!0),ut=h(ct,2),dt=j(ut,!0);c(st);var ft=h(st,2),pt=m(ft),mt=j(pt,!0),ht=h(pt,2),gt=j(ht,!0);c(ft);var _t=h(ft,2),vt=j(_t,!0);c(Ze);var yt=h(Ze,2),bt=n=>{var r=ke(),i=m(r),a=m(i),l=h(a);F(l),c(i);var u=h(i,2),f=m(u),p=h(f);F(p),c(u);var g=h(u,2),v=j(g,!0);c(r),w((t,n,r,i,o,c)=>{e(a,`${t??``} `),s(l,`placeholder`,n),e(f,`${r??``} `),s(p,`placeholder`,i),g.disabled=o,e(v,c)},[()=>C(`graph.path.from`),()=>C(`graph.path.hint`),()=>C(`graph.path.to`),()=>C(`graph.path.hint`),()=>o(G)||o(q).trim()===``||o(J).trim()===``,()=>C(`graph.path.find`)]),d(`submit`,r,e=>{e.preventDefault(),o(q).trim()!==``&&o(J).trim()!==``&&Ue(o(q).trim(),o(J).trim())}),N(l,()=>o(q),e=>_(q,e)),N(p,()=>o(J),e=>_(J,e)),t(n,r)};r(yt,e=>{o(K)&&e(bt)});var xt=h(yt,2),St=j(xt,!0),Ct=h(xt,2),wt=e=>{B(e,{get error(){return x.error},get retry(){return x.retry}})},Tt=n=>{var i=Me(),s=m(i),l=j(s,!0),u=h(s,2),d=j(u,!0),f=h(u,2),p=n=>{var r=je(),i=T(r),s=j(i,!0),l=h(i,2);a(l,21,()=>x.value.meant,({entity:e,context:t})=>e.id,(n,r)=>{let i=()=>o(r).entity,a=()=>o(r).context;var s=Ae(),l=m(s);{let n=y(()=>g(`graph`,M.route,{question:{...A,involving:[i().id]}}));z(l,{get route(){return o(n)},class:`button`,children:(n,r)=>{I();var a=O();w(()=>e(a,i().label)),t(n,a)},$$slots:{default:!0}})}var u=h(l,2),d=j(u,!0);c(s),w(()=>e(d,a())),t(n,s)}),c(l),w(t=>e(s,t),[()=>C(`graph.meant`)]),t(n,r)};r(f,e=>{x.value.meant.length>0&&e(p)}),c(i),w((t,n)=>{e(l,t),e(d,n)},[()=>C(`graph.nothing`),()=>C(`graph.nothing.hint`)]),t(n,i)},Et=n=>{var a=Ve(),s=T(a);let l;var d=m(s),f=m(d),p=n=>{var r=Ne(),i=j(r,!0);w(t=>e(i,t),[()=>C(`graph.nowebgl`)]),t(n,r)},v=n=>{{let i=y(()=>C(`graph.label`));te(n,{get nodes(){return o(Y).nodes},get edges(){return o(Y).edges},get selected(){return o(V)},get selectedEdge(){return o(H)},get layout(){return o(ne)},get label(){return o(i)},onselect:$,onedge:e=>{_(V,null),_(H,e,!0)},onclear:()=>$(null),onopen:e=>{$(e),xe(e)},onmoved:e=>we(e,!0),onplaced:e=>{for(let[t,n]of e)u.places.set(t,n)},onkey:Ke,onblank:()=>_(ce,!0),children:(n,i)=>{var a=Ie(),s=T(a),l=n=>{var r=Pe(),i=j(r,!0);w(()=>e(i,o(U))),t(n,r)};r(s,e=>{o(U)&&e(l)});var u=h(s,2),d=e=>{var n=Fe(),r=m(n);B(r,{rows:3}),c(n),t(e,n)};r(u,e=>{x.value||e(d)}),t(n,a)},$$slots:{default:!0}})}};r(f,e=>{o(ce)?e(p):e(v,-1)}),c(d);var b=h(d,2),S=e=>{var n=Le(),r=m(n);B(r,{get error(){return o(W)},retry:()=>_(W,null)}),c(n),t(e,n)};r(b,e=>{o(W)&&e(S)});var E=h(b,2),D=e=>{var n=Re(),r=m(n);{let e=y(()=>o(X)?.more??0);fe(r,{get id(){return o(V)},get statements(){return o(he)},get more(){return o(e)},onpick:$,onclose:()=>$(null),has:e=>o(R)>=0&&u.has(e)})}c(n),t(e,n)};r(E,e=>{(o(V)!==null||o(H)!==null)&&e(D)}),c(s);var k=h(s,2),A=m(k);me(A,{get counts(){return o(Y).counts},get hidden(){return o(ue)},ontoggle:We});var N=h(A,2),P=n=>{var r=ze(),i=m(r),a=h(i);{let n=y(()=>g(`list`,M.route));z(a,{get route(){return o(n)},children:(n,r)=>{I();var i=O();w(t=>e(i,t),[()=>C(`graph.first.list`)]),t(n,i)},$$slots:{default:!0}})}c(r),w(t=>e(i,`${t??``} `),[()=>C(`graph.first`,{shown:x.value.tasks,n:x.value.total})]),t(n,r)},F=n=>{var r=Be(),i=j(r,!0);w(t=>e(i,t),[()=>C(`graph.pick`)]),t(n,r)};r(N,e=>{x.value&&x.value.total>x.value.tasks?e(P):o(V)===null&&o(H)===null&&e(F,1)}),c(k);var L=h(k,2);let ee;ve(m(L),{get claims(){return o(pe)}}),c(L),w(()=>{l=i(s,1,`body svelte-1ahi164`,null,l,{beside:o(V)!==null||o(H)!==null}),ee=i(L,1,`twin svelte-1ahi164`,null,ee,{"visually-hidden":!o(de)})}),t(n,a)};r(Ct,e=>{x.error?e(wt):x.value&&o(Y).nodes.length===0?e(Tt,1):e(Et,-1)}),c(qe),w((t,n,r,a,c,l,d,f,p,m,h)=>{Je=i(qe,1,`graph svelte-1ahi164`,null,Je,{table:o(de)}),s(qe,`aria-busy`,o(G)),e(Xe,t),s(Ze,`aria-label`,n),$e.disabled=!o(X)||o(G),e(et,r),tt.disabled=!o(X)?.expanded,e(nt,a),rt.disabled=!o(X),e(it,c),at.disabled=!o(X),e(ot,l),ct.disabled=o(R)<0||!u.canUndo,e(lt,d),ut.disabled=o(R)<0||!u.canRedo,e(dt,f),s(pt,`aria-expanded`,o(K)),e(mt,p),s(ht,`aria-pressed`,o(de)),e(gt,m),e(vt,h),e(St,o(U))},[()=>C(`view.graph`),()=>C(`graph.tools`),()=>C(`graph.expand`),()=>C(`graph.collapse`),()=>o(X)?.pinned?C(`graph.unpin`):C(`graph.pin`),()=>C(`graph.hide`),()=>C(`graph.undo`),()=>C(`graph.redo`),()=>C(`graph.path`),()=>C(`graph.table`),()=>C(`graph.counts`,{nodes:o(Y).nodes.length,edges:o(Y).edges.length})]),f(`click`,$e,()=>o(V)&&xe(o(V))),f(`click`,tt,()=>o(V)&&Se(o(V))),f(`click`,rt,()=>o(V)&&we(o(V))),f(`click`,at,()=>o(V)&&Ce(o(V))),f(`click`,ct,Te),f(`click`,ut,Ee),f(`click`,pt,Oe),f(`click`,ht,()=>Q({table:o(de)?void 0:`1`})),t(n,qe),p()}n([`click`]);export{Ue as default};