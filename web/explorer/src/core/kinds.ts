// How kinds of entity look: a shape each, so that colour is never the only sign.

export const kinds = [
  'TASK', 'AGENCY', 'REGION', 'FUNCTIONAL_REGION', 'PLATFORM', 'ORGANIZATION', 'POLICY', 'EVENT', 'INDUSTRY', 'TARGET', 'DEADLINE', 'DOCUMENT', 'SECTION',
] as const;
export type Kind = (typeof kinds)[number];

const circle = 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z';
const square = 'M1.5 1.5h9v9h-9Z';
const diamond = 'M6 .5 11.5 6 6 11.5.5 6Z';
const triangle = 'M6 1 11.5 10.8H.5Z';
const hexagon = 'M6 .5 11 3.2v5.6L6 11.5 1 8.8V3.2Z';
const page = 'M2 .8h5.4L10 3.4v7.8H2Z';
const flag = 'M2 .8h8.6L8.6 3.6l2 2.8H3.4v4.8H2Z';
const bars = 'M1 7h2.4v4H1Zm3.8-3h2.4v7H4.8Zm3.8-3H11v10H8.6Z';

const shapes: Record<string, string> = {
  TASK: square, AGENCY: circle, REGION: hexagon, FUNCTIONAL_REGION: hexagon, PLATFORM: diamond, ORGANIZATION: circle, POLICY: page, EVENT: flag,
  INDUSTRY: triangle, TARGET: bars, DEADLINE: flag, DOCUMENT: page, SECTION: page,
};

/** The path of a kind's shape in a box of 12 by 12. */
export function shapeOf(kind: string): string {
  return shapes[kind] ?? circle;
}
