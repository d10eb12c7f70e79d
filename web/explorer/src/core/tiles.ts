// A schematic map of our own: a square for each division, placed by row and column roughly as they lie. It holds no surveyed data and shows no borders.

export interface Tile {
  /** Six digits of GB/T 2260. */
  code: string;
  name: string;
  column: number;
  row: number;
  /** What it is drawn together with: the same for tiles of one division above. */
  group: string;
}

export const levels = ['provinces', 'delta', 'zhejiang'] as const;
export type Level = (typeof levels)[number];

// A line is a row; each square is a code, a short name, and the column after the @.
const tables: Record<Level, string> = {
  provinces: `
    230000黑龙江@7
    150000内蒙古@4 220000吉林@7
    650000新疆@0 620000甘肃@2 640000宁夏@3 140000山西@4 130000河北@5 110000北京@6 210000辽宁@7
    630000青海@2 610000陕西@3 410000河南@4 370000山东@5 120000天津@6
    540000西藏@1 510000四川@2 500000重庆@3 420000湖北@4 340000安徽@5 320000江苏@6 310000上海@7
    530000云南@2 520000贵州@3 430000湖南@4 360000江西@5 330000浙江@6
    450000广西@3 440000广东@4 350000福建@5 710000台湾@7
    460000海南@3 820000澳门@4 810000香港@5`,
  delta: `
    340600淮北@1 320300徐州@2 321300宿迁@3 320700连云港@4
    341600亳州@0 341300宿州@1 340300蚌埠@2 320800淮安@3 320900盐城@4
    341200阜阳@0 340400淮南@1 341100滁州@2 321000扬州@3 321200泰州@4 320600南通@5
    341500六安@0 340100合肥@1 320100南京@2 321100镇江@3 320400常州@4 320200无锡@5
    340800安庆@0 340200芜湖@1 340500马鞍山@2 341800宣城@3 320500苏州@5 310000上海@6
    341700池州@0 340700铜陵@1 341000黄山@2 330100杭州@3 330500湖州@4 330400嘉兴@5
    330800衢州@2 330700金华@3 330600绍兴@4 330200宁波@5 330900舟山@6
    331100丽水@3 330300温州@4 331000台州@5`,
  zhejiang: `
    330522长兴@3 330502吴兴@4 330503南浔@5 330411秀洲@6 330421嘉善@7
    330523安吉@3 330521德清@4 330483桐乡@5 330402南湖@6 330482平湖@7
    330112临安@2 330110余杭@3 330105拱墅@4 330113临平@5 330481海宁@6 330424海盐@7 330922嵊泗@12
    330111富阳@2 330106西湖@3 330102上城@4 330114钱塘@5 330282慈溪@8 330921岱山@11
    330122桐庐@2 330108滨江@3 330109萧山@4 330603柯桥@5 330602越城@6 330604上虞@7 330281余姚@8 330205江北@9 330211镇海@10 330902定海@11 330903普陀@12
    330127淳安@1 330182建德@2 330726浦江@3 330681诸暨@4 330683嵊州@5 330624新昌@6 330213奉化@7 330203海曙@8 330212鄞州@9 330206北仑@10
    330824开化@0 330803衢江@1 330781兰溪@2 330703金东@3 330782义乌@4 330783东阳@5 330727磐安@6 331023天台@7 330226宁海@8 330225象山@9
    330822常山@0 330802柯城@1 330825龙游@2 330702婺城@3 330723武义@4 330784永康@5 331024仙居@6 331082临海@7 331022三门@8
    330881江山@1 331123遂昌@2 331124松阳@3 331102莲都@4 331122缙云@5 330324永嘉@6 331003黄岩@7 331004路桥@8 331002椒江@9
    331181龙泉@2 331125云和@3 331127景宁@4 331121青田@5 330302鹿城@6 330382乐清@7 331083玉环@8 331081温岭@9
    331126庆元@2 330329泰顺@4 330328文成@5 330304瓯海@6 330303龙湾@7 330305洞头@8
    330326平阳@5 330381瑞安@6
    330327苍南@5 330383龙港@6`,
};

// The groups of a level are told apart by the first digits of the code: provinces by none, cities by province, counties by city.
const groupDigits: Record<Level, number> = { provinces: 0, delta: 2, zhejiang: 4 };

/** The squares of a level, from top to bottom and left to right. */
export function tilesOf(level: Level): Tile[] {
  return tables[level]
    .trim()
    .split('\n')
    .flatMap((line, row) =>
      line
        .trim()
        .split(' ')
        .map((square) => {
          const [, code = '', name = '', column = ''] = /^(\d{6})(\D+)@(\d+)$/u.exec(square) ?? [];
          return { code, name, column: Number(column), row, group: code.slice(0, groupDigits[level]) };
        }),
    );
}

export interface Border {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** The sides between squares of different groups, and around each group where nothing lies beside it; in squares. None where all are one group. */
export function groupBorders(tiles: Tile[]): Border[] {
  if (new Set(tiles.map((tile) => tile.group)).size < 2) return [];
  const groupAt = new Map(tiles.map((tile) => [`${tile.column},${tile.row}`, tile.group]));
  const borders: Border[] = [];
  for (const { column, row, group } of tiles) {
    if (groupAt.get(`${column + 1},${row}`) !== group) borders.push({ x1: column + 1, y1: row, x2: column + 1, y2: row + 1 });
    if (groupAt.get(`${column},${row + 1}`) !== group) borders.push({ x1: column, y1: row + 1, x2: column + 1, y2: row + 1 });
    if (!groupAt.has(`${column - 1},${row}`)) borders.push({ x1: column, y1: row, x2: column, y2: row + 1 });
    if (!groupAt.has(`${column},${row - 1}`)) borders.push({ x1: column, y1: row, x2: column + 1, y2: row });
  }
  return borders;
}

const directions: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The square that an arrow key leads to: the nearest one on that side; the same square where there is none. Null for other keys. */
export function neighbour(tiles: Tile[], at: Tile, key: string): Tile | null {
  if (key === 'Home') return tiles[0] ?? null;
  if (key === 'End') return tiles.at(-1) ?? null;
  const direction = directions[key];
  if (!direction) return null;
  const [dx, dy] = direction;
  let best = at;
  let least = Infinity;
  for (const tile of tiles) {
    const along = (tile.column - at.column) * dx + (tile.row - at.row) * dy;
    if (along <= 0) continue;
    const aside = Math.abs((tile.column - at.column) * dy) + Math.abs((tile.row - at.row) * dx);
    const far = along + 2 * aside;
    if (far < least) [best, least] = [tile, far];
  }
  return best;
}

/** How many columns and rows the squares take. */
export function extent(tiles: Tile[]): { columns: number; rows: number } {
  return { columns: Math.max(0, ...tiles.map((tile) => tile.column + 1)), rows: Math.max(0, ...tiles.map((tile) => tile.row + 1)) };
}
