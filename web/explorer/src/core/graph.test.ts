import { beforeEach, describe, expect, it } from 'vitest';
import { expansionLimit, Graph, type Claim, type Thing } from './graph';

const thing = (id: string, kind = id.split(':')[0]!.toUpperCase()): Thing => ({ id, kind, label: id.split(':')[1] ?? id });
const claim = (subject: string, predicate: string, object: string, origin = 'EXPLICIT'): Claim => ({
  id: `${subject} ${predicate} ${object}`, predicate, origin, subject: thing(subject), object: thing(object),
});
const many = (n: number, from = 0): Claim[] => Array.from({ length: n }, (_, i) => claim(`task:${i + from}`, 'INVOLVES', 'region:甲县'));
const ids = (graph: Graph): string[] => graph.nodes().map((node) => node.id).sort();

let graph: Graph;
beforeEach(() => {
  graph = new Graph();
  graph.start([thing('region:甲县')], { statements: [claim('task:a', 'INVOLVES', 'region:甲县'), claim('agency:财政局', 'LEADS', 'task:a')] });
});

describe('the graph of a question', () => {
  it('shows the centre and what was answered, and nothing to undo', () => {
    expect(ids(graph)).toEqual(['agency:财政局', 'region:甲县', 'task:a']);
    expect(graph.edges().map((edge) => edge.id)).toEqual(['task:a INVOLVES region:甲县', 'agency:财政局 LEADS task:a']);
    expect(graph.nodes().find((node) => node.centre)?.id).toBe('region:甲县');
    expect(graph.canUndo).toBe(false);
  });

  it('takes an answer in once however often it comes', () => {
    const answer = { statements: many(3), omitted: [{ at: { id: 'region:甲县' }, predicate: 'INVOLVES', count: 4 }] };
    graph.merge(answer, ['region:甲县']);
    const more = graph.more('region:甲县');
    graph.merge(answer, ['region:甲县']);
    expect(more).toBe(7);
    expect(graph.more('region:甲县')).toBe(more);
    expect(graph.edges()).toHaveLength(2);
  });

  it('draws several statements between two things as one edge that holds them all', () => {
    graph.merge({ statements: [claim('agency:财政局', 'SUPPORTS', 'task:a')] });
    const edge = graph.edges().find((other) => other.from === 'agency:财政局');
    expect(edge?.claims.map((one) => one.predicate)).toEqual(['LEADS', 'SUPPORTS']);
    expect(graph.edges()).toHaveLength(2);
  });

  it('knows places for all of it, no two the same', () => {
    const places = graph.nodes().map((node) => graph.places.get(node.id)!);
    expect(new Set(places.map((place) => `${place.x},${place.y}`)).size).toBe(3);
  });
});

describe('an expansion', () => {
  it('brings at most 25 new nodes and tells how many are left', () => {
    graph.merge({ statements: many(60), omitted: [{ at: { id: 'region:甲县' }, predicate: 'INVOLVES', count: 40 }] }, ['region:甲县']);
    expect(graph.expand('region:甲县')).toHaveLength(expansionLimit);
    expect(graph.nodes()).toHaveLength(3 + expansionLimit);
    expect(graph.more('region:甲县')).toBe(60 - expansionLimit + 40);
  });

  it('asks the server first where nobody asked, or where too little is known', () => {
    expect(graph.needsAnswer('region:甲县')).toBe(true);
    graph.merge({ statements: many(40), omitted: [{ at: { id: 'region:甲县' }, predicate: 'INVOLVES', count: 9 }] }, ['region:甲县']);
    expect(graph.needsAnswer('region:甲县')).toBe(false);
    graph.expand('region:甲县');
    expect(graph.needsAnswer('region:甲县')).toBe(true);
    graph.merge({ statements: many(49) }, ['region:甲县']);
    expect(graph.needsAnswer('region:甲县')).toBe(false);
  });

  it('shows some of each kind, and the towns of a county last', () => {
    const towns = Array.from({ length: 30 }, (_, i) => claim(`region:镇${i}`, 'PART_OF', 'region:甲县'));
    graph.merge({ statements: [...towns, ...many(40), claim('platform:园区', 'LOCATED_IN', 'region:甲县')] }, ['region:甲县']);
    const fresh = graph.expand('region:甲县');
    expect(fresh).toContain('platform:园区');
    expect(fresh.filter((id) => id.startsWith('region:镇'))).toEqual([]);
  });

  it('brings what is left when it is asked for again', () => {
    graph.merge({ statements: many(30) }, ['region:甲县']);
    graph.expand('region:甲县');
    expect(graph.expand('region:甲县')).toHaveLength(5);
    expect(graph.more('region:甲县')).toBe(0);
    expect(graph.expand('region:甲县')).toEqual([]);
  });

  it('of what is not shown does nothing', () => {
    expect(graph.expand('region:乙县')).toEqual([]);
    expect(graph.canUndo).toBe(false);
  });
});

describe('a collapse', () => {
  beforeEach(() => {
    graph.merge({ statements: [claim('agency:财政局', 'LEADS', 'task:b'), claim('task:b', 'INVOLVES', 'platform:园区')] }, ['agency:财政局', 'task:b']);
    graph.expand('agency:财政局');
    graph.expand('task:b');
  });

  it('takes away what it brought, and what that brought', () => {
    expect(graph.collapse('agency:财政局')).toBe(2);
    expect(ids(graph)).toEqual(['agency:财政局', 'region:甲县', 'task:a']);
    expect(graph.steps.map((step) => step.do)).toEqual(['expand', 'expand', 'collapse']);
  });

  it('leaves what is pinned', () => {
    graph.pin('task:b');
    graph.collapse('agency:财政局');
    expect(ids(graph)).toContain('task:b');
  });

  it('leaves what stands by a centre', () => {
    graph.merge({ statements: [claim('task:b', 'INVOLVES', 'region:甲县')] });
    graph.collapse('agency:财政局');
    expect(ids(graph)).toContain('task:b');
    expect(ids(graph)).toContain('platform:园区');
  });
});

describe('hiding', () => {
  it('takes a node away with what is then joined to nothing', () => {
    graph.hide('task:a');
    expect(ids(graph)).toEqual(['region:甲县']);
  });

  it('lasts through expansions', () => {
    graph.hide('task:a');
    graph.merge({ statements: many(2) }, ['region:甲县']);
    expect(graph.expand('region:甲县')).toEqual(['task:0', 'task:1']);
    expect(graph.more('region:甲县')).toBe(0);
  });
});

describe('undo', () => {
  it('takes every kind of operation back, redo does it again', () => {
    graph.merge({ statements: many(4) }, ['region:甲县']);
    const states = [ids(graph)];
    graph.expand('region:甲县');
    states.push(ids(graph));
    graph.hide('task:1');
    states.push(ids(graph));
    graph.collapse('region:甲县');
    states.push(ids(graph));
    for (let i = states.length - 2; i >= 0; i--) {
      expect(graph.undo()).toBe(true);
      expect(ids(graph)).toEqual(states[i]);
    }
    expect(graph.undo()).toBe(false);
    for (let i = 1; i < states.length; i++) {
      expect(graph.redo()).toBe(true);
      expect(ids(graph)).toEqual(states[i]);
    }
    expect(graph.redo()).toBe(false);
  });

  it('is followed by no redo once something else was done', () => {
    graph.pin('task:a');
    graph.undo();
    graph.hide('task:a');
    expect(graph.canRedo).toBe(false);
  });

  it('brings nodes back to where they stood', () => {
    graph.places.set('task:a', { x: 5, y: 7 });
    graph.hide('task:a');
    graph.undo();
    expect(graph.places.get('task:a')).toEqual({ x: 5, y: 7 });
  });
});

describe('a path', () => {
  it('is shown, its steps marked, and can be undone', () => {
    graph.merge({ statements: [claim('task:a', 'INVOLVES', 'platform:园区'), claim('platform:园区', 'LOCATED_IN', 'region:乙县')] });
    expect(graph.showPaths([['agency:财政局', 'task:a', 'platform:园区', 'region:乙县']])).toEqual(['platform:园区', 'region:乙县']);
    expect(graph.edges().filter((edge) => edge.onPath)).toHaveLength(3);
    graph.undo();
    expect(ids(graph)).toEqual(['agency:财政局', 'region:甲县', 'task:a']);
  });
});

describe('what was done', () => {
  it('is told in order, and taken back by undo', () => {
    graph.merge({ statements: many(40) }, ['region:甲县']);
    graph.expand('region:甲县');
    graph.expand('region:甲县');
    graph.hide('task:3');
    graph.showPaths([['agency:财政局', 'task:a', 'region:甲县']]);
    expect(graph.steps).toEqual([
      { do: 'expand', id: 'region:甲县' }, { do: 'expand', id: 'region:甲县' }, { do: 'hide', id: 'task:3' }, { do: 'path', id: 'agency:财政局', to: 'region:甲县' },
    ]);
    expect(graph.ends).toEqual({ from: 'agency:财政局', to: 'region:甲县' });
    graph.undo();
    expect(graph.steps.at(-1)).toEqual({ do: 'hide', id: 'task:3' });
    expect(graph.ends).toEqual({ from: '', to: '' });
  });

  it('done again by another from the same beginning shows the same', () => {
    const answer = { statements: many(60), omitted: [{ at: { id: 'region:甲县' }, predicate: 'INVOLVES', count: 9 }] };
    const act = (on: Graph): void => {
      on.merge(answer, ['region:甲县']);
      on.expand('region:甲县');
      on.expand('region:甲县');
      on.hide('task:7');
      on.collapse('region:甲县');
      on.expand('region:甲县');
    };
    const other = new Graph();
    other.start([thing('region:甲县')], { statements: [claim('task:a', 'INVOLVES', 'region:甲县'), claim('agency:财政局', 'LEADS', 'task:a')] });
    act(graph);
    act(other);
    expect(ids(other)).toEqual(ids(graph));
    expect(ids(graph).length).toBeGreaterThan(20);
  });

  it('puts pins where they were, without a step to take back', () => {
    graph.pinAt([['task:a', { x: 7, y: -3 }], ['task:unknown', { x: 1, y: 1 }]]);
    expect(graph.pins).toEqual([['task:a', { x: 7, y: -3 }]]);
    expect(graph.canUndo).toBe(false);
  });

  it('may begin with a thing that the question did not bring', () => {
    graph.merge({ nodes: [thing('platform:园区')], statements: [] });
    graph.bring('platform:园区');
    graph.bring('platform:nobody knows');
    expect(ids(graph)).toEqual(['agency:财政局', 'platform:园区', 'region:甲县', 'task:a']);
  });
});

describe('arrow keys', () => {
  it('go to the neighbour that lies there, else to what lies there', () => {
    graph.places.set('region:甲县', { x: 0, y: 0 });
    graph.places.set('task:a', { x: 10, y: 1 });
    graph.places.set('agency:财政局', { x: -10, y: 0 });
    expect(graph.towards('region:甲县', 1, 0)).toBe('task:a');
    expect(graph.towards('region:甲县', -1, 0)).toBe('agency:财政局');
    expect(graph.towards('region:甲县', 0, -1)).toBe(null);
  });
});

describe('a large graph', () => {
  it('of 10,000 nodes is merged and read', () => {
    const statements = Array.from({ length: 20_000 }, (_, i) => claim(`task:${i % 9000}`, 'INVOLVES', `platform:${(i * 7919 + (i < 9000 ? 0 : 37)) % 1000}`));
    graph.start([thing('platform:0')], { statements });
    const nodes = graph.nodes().length;
    const edges = graph.edges().length;
    expect(nodes).toBe(10_000);
    expect(edges).toBeGreaterThan(15_000);
  });
});
