// How nodes and edges are painted: a shape for each kind, as in core/kinds, and dashes where a statement is concluded rather than read.
import type Sigma from 'sigma';
import { createEdgeClampedProgram, createEdgeCompoundProgram, EdgeArrowHeadProgram, EdgeLineProgram, EdgeRectangleProgram, NodeCircleProgram, NodePointProgram, type EdgeProgramType, type NodeProgramType } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';

const vertex = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_point;
varying float v_pixel;
varying float v_shape;
const float bias = 255.0 / 254.0;

void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  // A triangle around a circle a quarter larger than the shape's, for shapes have corners.
  vec2 away = radius * 2.5 * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away, 1)).xy, 0, 1);
  v_point = away / radius;
  v_pixel = u_correctionRatio * 2.0 / radius;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const distances = {
  circle: 'return length(p) - 1.0;',
  square: 'return max(abs(p.x), abs(p.y)) - 0.86;',
  diamond: 'return (abs(p.x) + abs(p.y) - 1.22) * 0.7071;',
  hexagon: 'return max(abs(p.x), abs(p.x) * 0.5 + abs(p.y) * 0.866) - 0.94;',
  triangle: 'return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y - 0.15) - 0.58;',
  page: 'return max(box(p, -0.76, 0.76, -1.0, 1.0), (p.x + p.y - 1.3) * 0.7071);',
  flag: 'return min(box(p, -0.8, -0.52, -1.0, 1.0), max(box(p, -0.8, 0.9, -0.05, 1.0), 0.7 * (p.x - 0.5 - abs(p.y - 0.475))));',
  bars: 'return min(box(p, -0.95, -0.43, -0.9, -0.2), min(box(p, -0.26, 0.26, -0.9, 0.35), box(p, 0.43, 0.95, -0.9, 0.9)));',
} as const;

export type Shape = keyof typeof distances;
const names = Object.keys(distances) as Shape[];

/** One program for all shapes: a program for each takes a browser without a graphics card longer to compile than to paint with. */
const fragment = (): string => /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_point;
varying float v_pixel;
varying float v_shape;
const vec4 transparent = vec4(0.0);

float box(vec2 p, float left, float right, float low, float high) {
  return max(max(left - p.x, p.x - right), max(low - p.y, p.y - high));
}

float distanceTo(vec2 p) {
${names.map((name, place) => `  ${place < names.length - 1 ? `if (v_shape < ${place}.5) ` : ''}${distances[name]}`).join('\n')}
}

void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = length(v_point) > 1.25 ? transparent : v_color;
  #else
  gl_FragColor = mix(v_color, transparent, smoothstep(-v_pixel, 0.0, distanceTo(v_point)));
  #endif
}`;

const shapes: Record<string, Shape> = {
  TASK: 'square', AGENCY: 'circle', REGION: 'hexagon', FUNCTIONAL_REGION: 'hexagon', PLATFORM: 'diamond', ORGANIZATION: 'circle', POLICY: 'page',
  EVENT: 'flag', INDUSTRY: 'triangle', TARGET: 'bars', DEADLINE: 'flag', DOCUMENT: 'page', SECTION: 'page',
};

/** The number of a kind's shape, as its program counts them. */
export function shapeOf(kind: string): number {
  return names.indexOf(shapes[kind] ?? 'circle');
}

class ShapeProgram extends NodeCircleProgram {
  override getDefinition(): ReturnType<NodeCircleProgram['getDefinition']> {
    const definition = super.getDefinition();
    return {
      ...definition,
      VERTEX_SHADER_SOURCE: vertex,
      FRAGMENT_SHADER_SOURCE: fragment(),
      ATTRIBUTES: [...definition.ATTRIBUTES, { name: 'a_shape', size: 1, type: WebGLRenderingContext.FLOAT }],
    };
  }

  override processVisibleItem(index: number, start: number, data: NodeDisplayData): void {
    super.processVisibleItem(index, start, data);
    this.array[start + 5] = (data as NodeDisplayData & { shape?: number }).shape ?? 0;
  }
}

/** Painters whose view moves just now: of thousands, they paint the dots alone. */
export const hurried = new WeakSet<object>();

class DotProgram extends NodePointProgram {
  override render(params: RenderParams): void {
    const pick = this.pickProgram;
    if (hurried.has(this.renderer)) this.pickProgram = null; // nobody points at what moves
    super.render(params);
    this.pickProgram = pick;
  }
}

class HairProgram extends EdgeLineProgram {
  override render(params: RenderParams): void {
    if (!hurried.has(this.renderer)) super.render(params);
  }
}

/** Gives an edge program dashes: its vertices learn how far along the edge they are, in pixels. */
function dashed(program: EdgeProgramType): EdgeProgramType {
  const Base = program as unknown as new (...args: never[]) => { getDefinition(): { VERTEX_SHADER_SOURCE: string; FRAGMENT_SHADER_SOURCE: string } };
  return class extends Base {
    override getDefinition(): { VERTEX_SHADER_SOURCE: string; FRAGMENT_SHADER_SOURCE: string } {
      const definition = super.getDefinition();
      return {
        ...definition,
        VERTEX_SHADER_SOURCE: definition.VERTEX_SHADER_SOURCE.replace('varying vec4 v_color;', 'varying vec4 v_color;\nvarying float v_along;').replace(
          'v_normal = unitNormal;',
          'v_normal = unitNormal;\n  v_along = a_positionCoef * length(a_positionEnd - a_positionStart) * u_sizeRatio / u_correctionRatio / u_zoomRatio * 0.5;',
        ),
        FRAGMENT_SHADER_SOURCE: definition.FRAGMENT_SHADER_SOURCE.replace('varying vec4 v_color;', 'varying vec4 v_color;\nvarying float v_along;').replace(
          'gl_FragColor = mix(v_color, transparent, t);',
          'gl_FragColor = mod(v_along, 9.0) > 5.0 ? transparent : mix(v_color, transparent, t);',
        ),
      };
    }
  } as unknown as EdgeProgramType;
}

/** Without the pass that finds what is pointed at: edges are found by reckoning. */
function unpicked(program: unknown): EdgeProgramType {
  const Base = program as new (gl: unknown, picking: null, renderer: unknown) => object;
  return class extends Base {
    constructor(gl: unknown, _picking: unknown, renderer: unknown) {
      super(gl, null, renderer);
    }
  } as unknown as EdgeProgramType;
}

/** Paints nothing: sigma compiles programs of its own, where no others have their names. */
class NoProgram {
  kill(): void {}
  reallocate(): void {}
  process(): void {}
  render(): void {}
}

const head = { lengthToThicknessRatio: 4, widenessToThicknessRatio: 3 };
const arrowHead = unpicked(EdgeArrowHeadProgram);

const nodePrograms: Record<string, NodeProgramType> = {
  shape: ShapeProgram as unknown as NodeProgramType,
  dot: DotProgram as unknown as NodeProgramType,
};

const edgePrograms: Record<string, EdgeProgramType> = {
  arrow: createEdgeCompoundProgram([unpicked(createEdgeClampedProgram(head)), arrowHead]),
  dashed: createEdgeCompoundProgram([unpicked(dashed(createEdgeClampedProgram(head))), arrowHead]),
  line: unpicked(EdgeRectangleProgram),
  thin: unpicked(HairProgram),
};

/** What a painter begins with. A browser without a graphics card compiles each program for tens of milliseconds: it gets those that it needs, by equip. */
export const noPrograms = {
  nodeProgramClasses: { circle: NoProgram as unknown as NodeProgramType },
  edgeProgramClasses: { arrow: NoProgram as unknown as EdgeProgramType, line: NoProgram as unknown as EdgeProgramType },
};

/** Sees to it that the painter has the programs of these types of nodes and edges. */
export function equip(sigma: Sigma, nodes: Iterable<string>, edges: Iterable<string>): void {
  const [nodesOf, edgesOf] = [sigma.getSetting('nodeProgramClasses'), sigma.getSetting('edgeProgramClasses')];
  const [newNodes, newEdges] = [missing(nodesOf, nodePrograms, nodes), missing(edgesOf, edgePrograms, edges)];
  if (newNodes) sigma.setSetting('nodeProgramClasses', newNodes);
  if (newEdges) sigma.setSetting('edgeProgramClasses', newEdges);
}

/** What a painter has with what it lacks of the types; null where it lacks nothing. */
export function missing<Program>(has: Readonly<Record<string, Program>>, all: Readonly<Record<string, Program>>, types: Iterable<string>): Record<string, Program> | null {
  const more: Record<string, Program> = {};
  for (const type of types) if (all[type] && has[type] !== all[type]) more[type] = all[type];
  return Object.keys(more).length > 0 ? { ...has, ...more } : null;
}
