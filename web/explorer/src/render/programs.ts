// How nodes and edges are painted: a shape for each kind, as in core/kinds, and dashes where a statement is concluded rather than read.
import { createEdgeClampedProgram, createEdgeCompoundProgram, EdgeArrowHeadProgram, EdgeLineProgram, EdgeRectangleProgram, NodeCircleProgram, NodePointProgram, type EdgeProgramType, type NodeProgramType } from 'sigma/rendering';

const vertex = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_point;
varying float v_pixel;
const float bias = 255.0 / 254.0;

void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  // A triangle around a circle a quarter larger than the shape's, for shapes have corners.
  vec2 away = radius * 2.5 * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away, 1)).xy, 0, 1);
  v_point = away / radius;
  v_pixel = u_correctionRatio * 2.0 / radius;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const fragment = (distance: string): string => /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_point;
varying float v_pixel;
const vec4 transparent = vec4(0.0);

float box(vec2 p, float left, float right, float low, float high) {
  return max(max(left - p.x, p.x - right), max(low - p.y, p.y - high));
}

float distanceTo(vec2 p) {
  ${distance}
}

void main(void) {
  float d = distanceTo(v_point);
  #ifdef PICKING_MODE
  gl_FragColor = length(v_point) > 1.25 ? transparent : v_color;
  #else
  gl_FragColor = mix(v_color, transparent, smoothstep(-v_pixel, 0.0, d));
  #endif
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

const shapes: Record<string, Shape> = {
  TASK: 'square', AGENCY: 'circle', REGION: 'hexagon', FUNCTIONAL_REGION: 'hexagon', PLATFORM: 'diamond', ORGANIZATION: 'circle', POLICY: 'page',
  EVENT: 'flag', INDUSTRY: 'triangle', TARGET: 'bars', DEADLINE: 'flag', DOCUMENT: 'page', SECTION: 'page',
};

export function programOf(kind: string): Shape {
  return shapes[kind] ?? 'circle';
}

function nodeProgram(shape: Shape): NodeProgramType {
  return class extends NodeCircleProgram {
    override getDefinition(): ReturnType<NodeCircleProgram['getDefinition']> {
      return { ...super.getDefinition(), VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment(distances[shape]) };
    }
  } as unknown as NodeProgramType;
}

/** A shape for each kind, and dots for graphs of thousands. */
export const nodePrograms: Record<string, NodeProgramType> = {
  ...Object.fromEntries((Object.keys(distances) as Shape[]).map((shape) => [shape, nodeProgram(shape)])),
  dot: NodePointProgram as unknown as NodeProgramType,
};

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

const head = { lengthToThicknessRatio: 4, widenessToThicknessRatio: 3 };

export const edgePrograms: Record<string, EdgeProgramType> = {
  arrow: createEdgeCompoundProgram([createEdgeClampedProgram(head), EdgeArrowHeadProgram]),
  dashed: createEdgeCompoundProgram([dashed(createEdgeClampedProgram(head)), EdgeArrowHeadProgram]),
  line: EdgeRectangleProgram as unknown as EdgeProgramType,
  thin: EdgeLineProgram as unknown as EdgeProgramType,
};
