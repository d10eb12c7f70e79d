import { geoArea, type GeoPermissibleObjects } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { GeoError, parseGeo, wind, type Position } from './geo';

const square: Position[] = [[119, 30], [120, 30], [120, 31], [119, 31], [119, 30]];
const feature = (properties: unknown, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const polygon = (ring: Position[]) => ({ type: 'Polygon', coordinates: [ring] });

describe('a map that is brought', () => {
  it('is keyed by adcode, be it a number or a text', () => {
    const { areas } = parseGeo(collection(feature({ adcode: 330523, name: '安吉县' }, polygon(square)), feature({ adcode: '330521' }, polygon(square))));
    expect(areas.map((area) => [area.code, area.name])).toEqual([['330523', '安吉县'], ['330521', '']]);
  });

  it.each([['clockwise', square.toReversed()], ['counterclockwise', square]])('is small on the globe, be its rings %s', (_, ring) => {
    const { areas } = parseGeo(collection(feature({ adcode: 330523 }, polygon(ring))));
    expect(geoArea(areas[0]!.shape as GeoPermissibleObjects)).toBeLessThan(0.01);
  });

  it('has its holes the other way about', () => {
    const hole = wind(square, true);
    expect(wind(hole, true)).toBe(hole);
    expect(wind(hole, false)).toEqual(hole.toReversed());
  });

  it('draws what has no code, such as lines, without shade', () => {
    const line = feature({ adcode: '100000_JD' }, { type: 'MultiLineString', coordinates: [[[119, 20], [120, 21]]] });
    const { areas } = parseGeo(collection(feature({ adcode: 330523 }, polygon(square)), line, feature({}, { type: 'LineString', coordinates: [[1, 2], [3, 4]] })));
    expect(areas.map((area) => area.code)).toEqual(['330523', '', '']);
  });

  it('closes an open ring, drops heights, and counts what has no geometry', () => {
    const open = [[119, 30, 5], [120, 30, 5], [120, 31, 5], [119, 31, 5]];
    const map = parseGeo(collection(feature({ adcode: 330523 }, { type: 'Polygon', coordinates: [open] }), feature({ adcode: 330521 }, null)));
    expect(map.skipped).toBe(1);
    const shape = map.areas[0]!.shape;
    expect(shape.type === 'Polygon' && [...shape.coordinates[0]!].sort()).toEqual([...square].sort());
  });

  const good = feature({ adcode: 330523 }, polygon(square));
  it.each([
    ['no JSON', '{"type":', 'json'],
    ['TopoJSON', '{"type":"Topology","objects":{}}', 'topology'],
    ['a list', '[]', 'collection'],
    ['a single geometry', '{"type":"Polygon"}', 'collection'],
    ['nothing', collection(), 'empty'],
    ['a feature that is none', collection(good, 7), 'collection'],
    ['points', collection(feature({ adcode: 1 }, { type: 'Point', coordinates: [1, 2] })), 'geometry'],
    ['metres', collection(feature({ adcode: 330523 }, polygon([[13247000, 3503000], [13248000, 3503000], [13248000, 3504000]]))), 'degrees'],
    ['texts for numbers', collection(feature({ adcode: 330523 }, { type: 'Polygon', coordinates: [[['119', '30'], ['120', '30'], ['120', '31']]] })), 'degrees'],
    ['a ring of two points', collection(feature({ adcode: 330523 }, polygon([[1, 2], [1, 2]]))), 'ring'],
    ['no coordinates', collection(feature({ adcode: 330523 }, { type: 'Polygon', coordinates: [] })), 'ring'],
    ['codes that are none', collection(feature({ adcode: '安吉' }, polygon(square))), 'code'],
    ['no code at all', collection(feature({ name: '安吉县' }, polygon(square))), 'code'],
    ['a code twice', collection(good, good), 'twice'],
  ])('with %s is refused, and told why', (_, text, fault) => {
    let found: unknown;
    try {
      parseGeo(text);
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(GeoError);
    expect((found as GeoError).fault).toBe(fault);
  });
});
