import { beforeAll, expect, it, vi } from 'vitest';

// Names of types, which the painter's library reads as it is loaded.
beforeAll(() => {
  vi.stubGlobal('WebGLRenderingContext', {});
  vi.stubGlobal('WebGL2RenderingContext', {});
});

it('a painter gets the programs that it lacks, and none twice', async () => {
  const { missing } = await import('./programs');
  const all = { arrow: 1, dashed: 2, line: 3 };
  expect(missing({ arrow: 0, line: 0 }, all, ['arrow', 'dashed'])).toEqual({ arrow: 1, dashed: 2, line: 0 });
  expect(missing({ arrow: 1, dashed: 2 }, all, ['dashed', 'arrow'])).toBeNull();
  expect(missing({ arrow: 1 }, all, ['none'])).toBeNull();
});
