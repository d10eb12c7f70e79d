import { describe, expect, it } from 'vitest';
import { cellQuestion, fillGrid, gridTable, narrow, shadeOf, shadeSteps, step, headHeight, sheets } from './matrix';
import { emptyQuestion } from './route';

const line = (id: string, count = 1) => ({ id, label: id.toUpperCase(), count });

describe('a grid', () => {
  it('holds each cell in its place, and nothing where things do not meet', () => {
    const grid = fillGrid([line('a'), line('b')], [line('x'), line('y')], [{ rowIndex: 1, columnIndex: 0, count: 3 }], false);
    expect(grid.counts).toEqual([[0, 0], [3, 0]]);
    expect(grid.most).toBe(3);
  });

  it('of one kind stands in both halves, and nothing meets itself', () => {
    const lines = [line('a'), line('b')];
    expect(fillGrid(lines, lines, [{ rowIndex: 0, columnIndex: 1, count: 2 }], true).counts).toEqual([[null, 2], [2, null]]);
  });

  it('becomes a table with names and sums', () => {
    const grid = fillGrid([line('a', 4)], [line('x', 5)], [{ rowIndex: 0, columnIndex: 0, count: 2 }], false);
    expect(gridTable(grid, '/', 'all')).toEqual([['/', 'X', 'all'], ['A', 2, 4], ['all', 5, '']]);
  });
});

describe('a shade', () => {
  it.each([1, 3, 4, 5, 6, 40, 999])('grows with the count up to %i, from 1 to 5', (most) => {
    let last = 0;
    for (let count = 1; count <= most; count++) {
      const shade = shadeOf(count, most);
      expect(shade).toBeGreaterThanOrEqual(last);
      last = shade;
    }
    expect(last).toBe(most === 1 ? 2 : 5);
    expect(shadeOf(0, most)).toBe(0);
  });

  it('has a legend without gaps or overlaps', () => {
    for (const most of [1, 3, 7, 25, 130]) {
      const steps = shadeSteps(most);
      expect(steps[0]!.from).toBe(1);
      expect(steps.at(-1)!.to).toBe(most);
      for (let i = 1; i < steps.length; i++) expect(steps[i]!.from).toBe(steps[i - 1]!.to + 1);
    }
  });
});

describe('a cell', () => {
  it('asks for its agency and its region', () => {
    const asked = cellQuestion(emptyQuestion, ['AGENCY', 'REGION'], ['agency:1/a', 'region:330523']);
    expect(asked).toEqual({ ...emptyQuestion, agencies: ['agency:1/a'], regions: ['region:330523'] });
  });

  it('of two agencies asks for both, and for no conclusions', () => {
    const asked = cellQuestion(emptyQuestion, ['AGENCY', 'AGENCY'], ['agency:1/a', 'agency:1/b']);
    expect(asked).toEqual({ ...emptyQuestion, agencies: ['agency:1/a'], involving: ['agency:1/b'], match: 'ALL', direct: true });
  });

  it('of an organization asks for what names it, too', () => {
    const asked = cellQuestion(emptyQuestion, ['ORGANIZATION', 'AGENCY'], ['organization:x', 'agency:1/a']);
    expect(asked).toEqual({ ...emptyQuestion, agencies: ['agency:1/a'], involving: ['organization:x'], match: 'ALL', direct: true });
  });

  it('of one kind asks for both as they were counted, where the question takes in conclusions', () => {
    const question = { ...emptyQuestion, involving: ['region:a'] };
    expect(cellQuestion(question, ['REGION', 'REGION'], ['region:a', 'region:b'])).toEqual({ ...question, regions: ['region:a'], where: '{"regions":["region:b"]}' });
    const more = cellQuestion({ ...question, where: '{"text":"港"}' }, ['REGION', 'REGION'], ['region:a', 'region:b']);
    expect(more.where).toBe('{"and":[{"text":"港"},{"regions":["region:b"]}]}');
  });

  it('narrows a choice to the one of its own', () => {
    const question = { ...emptyQuestion, agencies: ['a', 'b'] };
    expect(narrow(question, 'AGENCY', 'b').agencies).toEqual(['b']);
  });

  it('keeps a condition that it is not part of', () => {
    const asked = narrow({ ...emptyQuestion, agencies: ['a'] }, 'AGENCY', 'c');
    expect([asked.agencies, asked.involving, asked.match]).toEqual([['a'], ['c'], 'ALL']);
  });

  it('keeps conclusions that the question has', () => {
    const asked = narrow({ ...emptyQuestion, involving: ['安吉县'] }, 'INDUSTRY', 'industry:x');
    expect([asked.involving, asked.match, asked.direct]).toEqual([['安吉县', 'industry:x'], 'ALL', false]);
  });
});

describe('an arrow key', () => {
  it('moves by one and stays within', () => {
    expect(step('ArrowDown', { row: 0, column: 0 }, 2, 2)).toEqual({ row: 1, column: 0 });
    expect(step('ArrowDown', { row: 1, column: 0 }, 2, 2)).toEqual({ row: 1, column: 0 });
    expect(step('End', { row: 1, column: 0 }, 2, 9)).toEqual({ row: 1, column: 8 });
    expect(step('x', { row: 0, column: 0 }, 2, 2)).toBeNull();
  });
});

describe('the head of the columns', () => {
  it.each([
    [['上海市', '湖州市'], 52],
    [['湖州市区域合作办'], 116],
    [['浙江长三角一体化示范区管理委员会办公室'], 136],
    [['Anji'], 52],
    [[], 52],
  ])('of %j is %d high', (labels, want) => expect(headHeight(labels)).toBe(want));
});

describe('a grid on paper', () => {
  const grid = fillGrid([line('a'), line('b')], ['c', 'd', 'e', 'f', 'g'].map((id) => line(id)), [{ rowIndex: 1, columnIndex: 3, count: 2 }], false);
  it('has its columns on as many sheets as they need, the rows on each', () => {
    expect(sheets(grid, 3).map((sheet) => [sheet.columns.map((column) => column.id).join(''), sheet.rows.length, sheet.counts])).toEqual([
      ['cde', 2, [[0, 0, 0], [0, 0, 0]]],
      ['fg', 2, [[0, 0], [2, 0]]],
    ]);
    expect(sheets(grid, 30)).toEqual([grid]);
    expect(sheets(fillGrid([], [], [], false), 30).length).toBe(1);
  });
});
