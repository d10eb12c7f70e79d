import { describe, expect, it } from 'vitest';
import { widthOf } from './measure';
import { fillWall, formats, layWall, placeOf, sizes, yearsOf, type Mark, type WallGroup, type WallTask, type WallWords } from './wall';
import { escapeXml, wallSvg } from './wallfile';

const words: WallWords = {
  title: '作战图', subtitle: '全部任务', number: '序号', task: '任务', leads: '牵头', others: '配合', due: '时限', target: '指标：', continued: '（续）', binds: '时限', step: '节点',
  none: '—', more: (n) => `等另${n}家`, cut: (n) => `${n} 处截短`, tasks: (n) => `${n} 项`, page: (n, of) => `第 ${n} 页，共 ${of} 页`, foot: ['来源：某市方案', '第 3 次提交'],
};

const task = (id: string, more: Partial<WallTask> = {}): WallTask => ({
  id, number: id, title: `建设第${id}号平台`, source: 0, leads: ['甲市科技局'], others: ['甲市发展改革委', '乙县人民政府'], targets: [], dates: [{ text: '2027年底前', end: '2027-12-31', binds: true }], ...more,
});

const groups = (tasks: number, each = 12): WallGroup[] =>
  Array.from({ length: Math.ceil(tasks / each) }, (_, g) => ({
    name: `第${g}组`,
    tasks: Array.from({ length: Math.min(each, tasks - g * each) }, (_, n) =>
      task(String(g * each + n), {
        title: '推进某项建设'.repeat(1 + ((n * 7) % 9)),
        others: Array.from({ length: (n * 5) % 23 }, (_, k) => `第${k}区人民政府`),
        dates: n % 3 === 0 ? [] : [{ text: '力争2025年第三季度前全面完成', end: `202${n % 8}-06-30`, binds: n % 2 === 0 }, { text: '到2028年', end: '2028-12-31', binds: true }],
      }),
    ),
  }));

interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const boxOf = (mark: Mark): Box | null => {
  if (mark.kind !== 'text') return null;
  const width = widthOf(mark.text) * mark.size;
  const left = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2;
  return { text: mark.text, left, right: left + width, top: mark.y - mark.size * 0.8, bottom: mark.y + mark.size * 0.15 };
};

describe.each(sizes)('a wall sheet of size %s', (name) => {
  const format = formats[name];
  const wall = layWall(groups(150), words, format);

  it('holds every task', () => {
    expect(wall.pages.flatMap((page) => page.tasks).sort()).toEqual(Array.from({ length: 150 }, (_, n) => String(n)).sort());
    expect(wall.rows).toBe(150);
  });

  it('has no text outside of the page', () => {
    for (const page of wall.pages) {
      for (const mark of page.marks) {
        const box = boxOf(mark);
        if (!box) continue;
        expect(box.left, box.text).toBeGreaterThanOrEqual(0);
        expect(box.right, box.text).toBeLessThanOrEqual(format.width);
        expect(box.bottom, box.text).toBeLessThanOrEqual(format.height);
      }
    }
  });

  it('has no texts that lie over each other', () => {
    for (const page of wall.pages) {
      const boxes = page.marks.map(boxOf).filter((box) => box !== null);
      boxes.sort((a, b) => a.top - b.top);
      boxes.forEach((a, i) => {
        for (let k = i + 1; k < boxes.length && boxes[k]!.top < a.bottom; k++) {
          const b = boxes[k]!;
          expect(a.right <= b.left + 0.01 || b.right <= a.left + 0.01, `${a.text} | ${b.text}`).toBe(true);
        }
      });
    }
  });

  it('repeats the heading of a group that goes on elsewhere', () => {
    const long = layWall([{ name: '大组', tasks: Array.from({ length: 200 }, (_, n) => task(String(n))) }], words, format);
    const bands = long.pages.flatMap((page) => page.marks).filter((mark) => mark.kind === 'text' && mark.text.startsWith('大组'));
    expect(bands.length).toBeGreaterThan(1);
    expect(bands.slice(1).every((mark) => mark.kind === 'text' && mark.text === '大组（续）')).toBe(true);
  });
});

describe('what does not fit', () => {
  const textsOf = (tasks: WallTask[]) => {
    const wall = layWall([{ name: '组', tasks }], words, formats.a3);
    return { wall, texts: wall.pages.flatMap((page) => page.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))) };
  };

  it('of a list of agencies is counted', () => {
    const { texts, wall } = textsOf([task('1', { others: Array.from({ length: 80 }, (_, n) => `第${n}区人民政府`) })]);
    const told = /等另(\d+)家/.exec(texts.join(''));
    const shown = texts.join('').match(/第\d+区人民政府/g)?.length ?? 0;
    expect(shown + Number(told?.[1])).toBe(80);
    expect(wall.cut).toBe(0);
  });

  it('of a title is told on the sheet', () => {
    const { texts, wall } = textsOf([task('1', { title: '推进某项建设'.repeat(80) })]);
    expect(wall.cut).toBe(1);
    expect(texts).toContain('1 处截短');
  });

  it('of many dates is counted', () => {
    const dates = Array.from({ length: 7 }, (_, n) => ({ text: `202${n}年`, end: `202${n}-12-31`, binds: true }));
    expect(textsOf([task('1', { dates })]).texts).toContain('等另3家');
  });
});

describe('the axis', () => {
  it('runs from the first to the last year that is known', () => {
    expect(yearsOf([{ name: '', tasks: [task('1', { dates: [{ text: '', end: '2024-06-30', binds: true }, { text: '', end: '', binds: true }] }), task('2')] }])).toEqual({ first: 2024, last: 2027 });
    expect(yearsOf([{ name: '', tasks: [task('1', { dates: [] })] }])).toBeNull();
  });

  it('places days within it', () => {
    expect(placeOf('2024-12-31', 2024, 2025)).toBeCloseTo(0.5);
    expect(placeOf('2025-12-31', 2024, 2025)).toBeCloseTo(1);
  });

  it('is left out where no task has a date, and nothing breaks', () => {
    const wall = layWall([{ name: '组', tasks: [task('1', { dates: [] })] }], words, formats.a3);
    expect(wall.pages[0]!.marks.some((mark) => mark.kind === 'sign')).toBe(false);
    expect(layWall([], words, formats.a3).pages).toHaveLength(1);
  });
});

describe('the file', () => {
  it('has its text escaped and nothing that runs', () => {
    const evil = '<script>alert(1)</script>"&\'\u0000\u0007';
    const wall = layWall([{ name: evil, tasks: [task('1', { title: evil, leads: [evil], dates: [] })] }], { ...words, title: evil }, formats.a3);
    const svg = wallSvg(wall.pages[0]!, wall.format, evil);
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/[\u0000-\u0008]/);
    expect(svg.match(/<text /g)?.length).toBe(svg.match(/<\/text>/g)?.length);
    expect(escapeXml('<a b="c">&')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;');
  });

  it('is as large as its paper', () => {
    const wall = layWall(groups(3), words, formats.a0);
    expect(wallSvg(wall.pages[0]!, wall.format, 'x')).toContain('width="1189mm" height="841mm" viewBox="0 0 1189 841"');
  });
});

describe('a sheet with few tasks', () => {
  const few = fillWall(groups(9, 3), words, formats.a0);
  it('is set larger, on one page and nothing more cut short', () => {
    expect(few.format.text).toBeGreaterThan(formats.a0.text);
    expect([few.pages.length, few.rows]).toEqual([1, 9]);
    expect(few.cut).toBeLessThanOrEqual(layWall(groups(9, 3), words, formats.a0).cut);
  });
  it('is left as it is where it takes several pages', () => expect(fillWall(groups(150), words, formats.a3).format.text).toBe(formats.a3.text));
});

it.each(sizes)('on a sheet of size %s no date stands on a sign', (name) => {
  for (const times of [1, 1.8]) {
    const wall = layWall(groups(60), words, { ...formats[name], text: formats[name].text * times });
    for (const { marks } of wall.pages) {
      const signs = marks.filter((mark) => mark.kind === 'sign');
      for (const mark of marks) {
        const box = boxOf(mark);
        if (!box || !/年/.test(box.text)) continue;
        const over = signs.filter((sign) => sign.x + sign.size * 0.4 > box.left && sign.x - sign.size * 0.4 < box.right && sign.y > box.top && sign.y < box.bottom);
        expect(over, box.text).toEqual([]);
      }
    }
  }
});
