import { describe, expect, it } from 'vitest';
import { Graph, type Claim, type Thing } from './graph';
import { pictureOf } from './picture';

const thing = (id: string): Thing => ({ id, kind: id.split(':')[0]!.toUpperCase(), label: id });
const claim = (subject: string, predicate: string, object: string, origin = 'EXPLICIT'): Claim => ({
  id: `${subject} ${predicate} ${object}`, predicate, origin, subject: thing(subject), object: thing(object),
});

function picture(hidden: string[] = []): ReturnType<typeof pictureOf> {
  const graph = new Graph();
  graph.start([thing('region:甲县')], {
    statements: [
      claim('task:a', 'INVOLVES', 'region:甲县'), claim('agency:x', 'LEADS', 'task:a'), claim('agency:y', 'SUPPORTS', 'task:a', 'EXPANDED'),
      claim('platform:p', 'LOCATED_IN', 'region:甲县', 'INFERRED'), claim('platform:p', 'LOCATED_IN', 'region:乙县'),
    ],
  });
  return pictureOf(graph, new Set(hidden), (predicate) => predicate.toLowerCase());
}

describe('the picture', () => {
  it('has a word on each edge, and dashes where nothing is read', () => {
    const edges = Object.fromEntries(picture().edges.map((edge) => [edge.id, `${edge.label} ${edge.style} ${edge.tone}`]));
    expect(edges['agency:x LEADS task:a']).toBe('leads arrow strong');
    expect(edges['agency:y SUPPORTS task:a']).toBe('supports dashed plain');
    expect(edges['platform:p LOCATED_IN region:甲县']).toBe('located_in dashed plain');
    expect(edges['platform:p LOCATED_IN region:乙县']).toBe('located_in arrow plain');
  });

  it('leaves kinds out that are hidden, but counts them, and never the centre', () => {
    const { nodes, edges, counts } = picture(['AGENCY', 'REGION']);
    expect(nodes.map((node) => node.id).sort()).toEqual(['platform:p', 'region:甲县', 'task:a']);
    expect(edges).toHaveLength(2);
    expect(counts.get('AGENCY')).toBe(2);
  });

  it('draws the centre and what joins much larger', () => {
    const sizes = Object.fromEntries(picture().nodes.map((node) => [node.id, node.size]));
    expect(sizes['region:甲县']).toBeGreaterThan(sizes['task:a']!);
    expect(sizes['task:a']).toBeGreaterThan(sizes['agency:x']!);
  });
});
