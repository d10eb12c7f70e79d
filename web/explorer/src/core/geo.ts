// Map data that somebody brings: GeoJSON in degrees, each feature keyed by the property adcode. Read strictly, so that a wrong file is told, not drawn.

export type Position = [number, number];
export type Shape =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] };

export interface Area {
  /** Six digits of GB/T 2260; empty for what is drawn and not shaded, such as lines. */
  code: string;
  name: string;
  shape: Shape;
}

export interface BaseMap {
  areas: Area[];
  points: number;
  /** Features without a geometry, which cannot be drawn. */
  skipped: number;
}

export type GeoFault = 'size' | 'json' | 'topology' | 'collection' | 'empty' | 'geometry' | 'degrees' | 'ring' | 'code' | 'points' | 'twice';

/** Why a file is refused. `where` is the feature, from 1; `what` the value that is wrong. */
export class GeoError extends Error {
  constructor(
    readonly fault: GeoFault,
    readonly where = 0,
    readonly what = '',
  ) {
    super(`GeoJSON: ${fault} at feature ${where} ${what}`);
  }
}

export const maxCharacters = 30_000_000;
export const maxPoints = 1_500_000;
const maxFeatures = 6000;

export function parseGeo(text: string): BaseMap {
  if (text.length > maxCharacters) throw new GeoError('size', 0, String(text.length));
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new GeoError('json', 0, error instanceof Error ? error.message : '');
  }
  if (!isRecord(root)) throw new GeoError('collection', 0, typeof root);
  if (root.type === 'Topology') throw new GeoError('topology');
  if (root.type !== 'FeatureCollection' || !Array.isArray(root.features)) throw new GeoError('collection', 0, String(root.type ?? ''));
  if (root.features.length === 0) throw new GeoError('empty');
  if (root.features.length > maxFeatures) throw new GeoError('size', 0, String(root.features.length));

  const areas: Area[] = [];
  const seen = new Map<string, number>();
  const budget = { points: 0 };
  let skipped = 0;
  root.features.forEach((feature: unknown, index) => {
    const where = index + 1;
    if (!isRecord(feature) || feature.type !== 'Feature') throw new GeoError('collection', where, isRecord(feature) ? String(feature.type) : typeof feature);
    if (feature.geometry === null || feature.geometry === undefined) {
      skipped++;
      return;
    }
    const shape = shapeOf(feature.geometry, where, budget);
    const properties = isRecord(feature.properties) ? feature.properties : {};
    const code = codeOf(properties.adcode, where);
    if (code !== '') {
      const before = seen.get(code);
      if (before !== undefined) throw new GeoError('twice', where, `${code} (${before})`);
      seen.set(code, where);
    }
    const name = typeof properties.name === 'string' ? properties.name.slice(0, 80) : '';
    areas.push({ code, name, shape });
  });
  if (seen.size === 0) throw new GeoError('code', 1, '');
  return { areas, points: budget.points, skipped };
}

// Lines and the like may go without; a code that is one but for a letter, such as 100000_JD, is drawn and not shaded.
function codeOf(value: unknown, where: number): string {
  if (value === undefined || value === null || value === '') return '';
  const code = typeof value === 'number' ? String(value) : value;
  if (typeof code !== 'string') throw new GeoError('code', where, typeof value);
  if (/^\d{6}$/.test(code)) return code;
  if (/^\d{6}_\w+$/.test(code)) return '';
  throw new GeoError('code', where, code.slice(0, 40));
}

function shapeOf(geometry: unknown, where: number, budget: { points: number }): Shape {
  if (!isRecord(geometry)) throw new GeoError('geometry', where, typeof geometry);
  const { type, coordinates } = geometry;
  const line = (value: unknown): Position[] => positions(value, where, budget, 2);
  const rings = (value: unknown): Position[][] => list(value, where).map((ring, index) => wind(positions(ring, where, budget, 4), index > 0));
  switch (type) {
    case 'Polygon': return { type, coordinates: rings(coordinates) };
    case 'MultiPolygon': return { type, coordinates: list(coordinates, where).map(rings) };
    case 'LineString': return { type, coordinates: line(coordinates) };
    case 'MultiLineString': return { type, coordinates: list(coordinates, where).map(line) };
    default: throw new GeoError('geometry', where, String(type));
  }
}

function positions(value: unknown, where: number, budget: { points: number }, least: number): Position[] {
  const found = list(value, where).map((position): Position => {
    if (!Array.isArray(position)) throw new GeoError('ring', where);
    const [x, y] = position as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) throw new GeoError('degrees', where, `${String(x)}, ${String(y)}`);
    if (Math.abs(x) > 180 || Math.abs(y) > 90) throw new GeoError('degrees', where, `${x}, ${y}`);
    return [x, y];
  });
  budget.points += found.length;
  if (budget.points > maxPoints) throw new GeoError('points', where, String(budget.points));
  if (least === 4) {
    const [first, last] = [found[0], found.at(-1)];
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) found.push([first[0], first[1]]);
  }
  if (found.length < least) throw new GeoError('ring', where, String(found.length));
  return found;
}

/** Turns a ring as d3-geo wants it: clockwise around an area, the other way around a hole. RFC 7946 has it the other way about, and files do both. */
export function wind(ring: Position[], hole: boolean): Position[] {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += (ring[i]![0] - ring[i - 1]![0]) * (ring[i]![1] + ring[i - 1]![1]);
  const clockwise = sum > 0;
  return clockwise === hole ? [...ring].reverse() : ring;
}

function list(value: unknown, where: number): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new GeoError('ring', where);
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
