// The help page: how to ask, what the marks mean, which keys there are.
import type { Language } from './i18n';

interface Entry {
  term: string;
  text: string;
  /** A line to try. */
  example?: string;
  /** A line for a terminal. */
  code?: string;
}

interface Help {
  lead: string;
  ask: { title: string; entries: Entry[] };
  read: { title: string; entries: Entry[] };
  origins: { title: string; lead: string };
  kinds: { title: string; lead: string };
  /** Keys that work everywhere, then those of a view. */
  keys: { title: string; entries: { keys: string[]; text: string }[] }[];
  bring: { title: string; entries: Entry[] };
  take: { title: string; entries: Entry[] };
}

export const help: Record<Language, Help> = {
  zh: {
    lead: '问一次，换着看：同一个问题可以看成清单、图谱、矩阵、挂图、时间轴和单位协作。每个画面都有自己的网址，复制链接就能把看到的发给别人。',
    ask: {
      title: '怎样提问',
      entries: [
        { term: '名称', text: '输入地区、单位、平台、政策的全称或简称。', example: '安吉' },
        { term: '拼音与首字母', text: '全拼或首字母都可以，不必切换输入法。', example: 'nthxq' },
        { term: '一句话', text: '把条件连着写，用空格隔开；理解成的条件会列成标签，可以修改或去掉。', example: '市科技局牵头 涉及 上海' },
        { term: '筛选', text: '点左侧的数值即加一个条件，再点一次去掉；数字是加上它之后剩下的任务数。' },
        { term: '历史', text: '网址里加 at=提交号，看的就是那次提交时的图谱。' },
      ],
    },
    read: {
      title: '怎样核对',
      entries: [
        { term: '入选理由', text: '实心圆点是直接涉及：正文点名，或由它负责；空心圆点是间接涉及，例如经由位于当地的平台。' },
        { term: '引文', text: '每条陈述都带原句，起决定作用的字标黄；“看原文”会打开全文并停在这一句。' },
        { term: '缺损', text: '扫描件里的 * 等缺字照原样引用；据上下文修复的内容都标“修复”。' },
      ],
    },
    origins: { title: '来源标记', lead: '没有标记的是原文写明的；其余用虚线框标出。' },
    kinds: { title: '形状与颜色', lead: '每类事物有自己的形状，不辨颜色也能分清。' },
    keys: [
      {
        title: '键盘：各处通用',
        entries: [
          { keys: ['/'], text: '到搜索框' },
          { keys: ['↑', '↓'], text: '在可选项、清单中上下移动' },
          { keys: ['Enter'], text: '选定；在清单中打开这一项' },
          { keys: ['Alt', 'Enter'], text: '在搜索框中打开详情页' },
          { keys: ['←', '→'], text: '打开一项后看上一项、下一项' },
          { keys: ['1', '–', '6'], text: '切换清单、图谱、矩阵、挂图、时间轴、单位协作' },
          { keys: ['Esc'], text: '收起、关闭' },
          { keys: ['?'], text: '打开本页' },
        ],
      },
      {
        title: '键盘：图谱',
        entries: [
          { keys: ['←', '↑', '→', '↓'], text: '移到那个方向的节点' },
          { keys: ['Enter'], text: '展开选中的节点，每次至多 25 个' },
          { keys: ['c'], text: '收起选中的节点' },
          { keys: ['p'], text: '固定、松开' },
          { keys: ['Del'], text: '隐藏' },
          { keys: ['u'], text: '撤销；Shift+u 重做' },
          { keys: ['f'], text: '找两者之间的路径' },
          { keys: ['+', '-', '0'], text: '放大、缩小、看全图' },
        ],
      },
      {
        title: '键盘：原文和图表',
        entries: [
          { keys: ['n', 'p'], text: '原文中的下一处、上一处标注' },
          { keys: ['Esc'], text: '放下选中的句子' },
          { keys: ['←', '↑', '→', '↓'], text: '在矩阵、挂图、时间轴中移动' },
          { keys: ['Home', 'End'], text: '到矩阵一行的头、尾' },
          { keys: ['Enter'], text: '打开格子里的任务；选定挂图上的地区' },
        ],
      },
    ],
    bring: {
      title: '带来',
      entries: [
        { term: '能读什么', text: 'TXT、Markdown、Word、PDF、OFD、Excel、CSV、网页，以及装有这些文件的 ZIP；每个不超过 64 MB，一次至多 20 个。' },
        { term: '先试读', text: '先看抽取出什么、哪里可疑，再决定保留还是放弃；试读不改变库中内容。' },
        { term: '修订稿', text: '以同一文件名导入修订稿，旧稿留作历史版本，在“比较”里可以并排看改了什么。' },
      ],
    },
    take: {
      title: '带走',
      entries: [
        { term: 'Excel、CSV', text: '在清单上导出 XLSX 或 CSV，就是清单上的任务，条件与次序相同；矩阵、挂图、时间轴各自导出 CSV。' },
        { term: '打印、作战图', text: '各个画面都可以直接打印或存成 PDF；作战图按 A3、A0 排版，另可存 SVG。' },
        { term: '其他格式', text: '图谱软件和 RDF 用的 GraphML、GEXF、Cytoscape、N-Quads、JSON-LD 在终端导出：', code: 'policygraph export --involving 安吉县 -o anji.graphml' },
        { term: '嵌入', text: '在网址后加 embed=1，就能以框架嵌进别的网页；服务须以 --embed-origin 写明哪些网站可以嵌入。' },
        { term: '复制 GraphQL', text: '当前画面实际运行的查询，连同条件，可在接口调试页或程序中直接运行。' },
      ],
    },
  },
  en: {
    lead: 'Ask once, look in many ways: one question is a list, a graph, a matrix, a map, a timeline and a network of agencies. Every view has its own address, so a copied link shows others what you see.',
    ask: {
      title: 'How to ask',
      entries: [
        { term: 'Names', text: 'Type the full or short name of a region, agency, platform or policy.', example: '安吉' },
        { term: 'Pinyin and initials', text: 'Either will do; there is no need for another input method.', example: 'nthxq' },
        { term: 'A line', text: 'Write conditions one after another, parted by blanks. What was understood becomes chips that can be changed or removed.', example: '市科技局牵头 涉及 上海' },
        { term: 'Filters', text: 'A click on a value at the left adds a condition, another takes it away. The number is how many tasks remain with it.' },
        { term: 'History', text: 'at=COMMIT in the address shows the graph as it was then.' },
      ],
    },
    read: {
      title: 'How to check',
      entries: [
        { term: 'Reasons', text: 'A full dot is direct: the text names it, or it is responsible. An empty dot is concluded, such as by a platform that lies there.' },
        { term: 'Quotes', text: 'Every statement carries its sentence, with the words that decide marked. “Read” opens the document at that sentence.' },
        { term: 'Damage', text: 'Signs such as * for lost characters are quoted as printed; what was mended from context is marked “repaired”.' },
      ],
    },
    origins: { title: 'Marks of origin', lead: 'What has no mark is stated in the document; the rest stands in a dotted frame.' },
    kinds: { title: 'Shapes and colours', lead: 'Each kind has a shape of its own, so that colour is never the only sign.' },
    keys: [
      {
        title: 'Keys: everywhere',
        entries: [
          { keys: ['/'], text: 'go to the search box' },
          { keys: ['↑', '↓'], text: 'move in suggestions and in the list' },
          { keys: ['Enter'], text: 'choose; open the task in the list' },
          { keys: ['Alt', 'Enter'], text: 'open the details from the search box' },
          { keys: ['←', '→'], text: 'the previous and next task, once one is open' },
          { keys: ['1', '–', '6'], text: 'list, graph, matrix, map, timeline, network' },
          { keys: ['Esc'], text: 'close' },
          { keys: ['?'], text: 'open this page' },
        ],
      },
      {
        title: 'Keys: graph',
        entries: [
          { keys: ['←', '↑', '→', '↓'], text: 'go to the node on that side' },
          { keys: ['Enter'], text: 'expand the chosen node, at most 25 at a time' },
          { keys: ['c'], text: 'collapse it' },
          { keys: ['p'], text: 'pin it, or let it go' },
          { keys: ['Del'], text: 'hide it' },
          { keys: ['u'], text: 'undo; Shift+u does it again' },
          { keys: ['f'], text: 'find the path between two' },
          { keys: ['+', '-', '0'], text: 'nearer, further, all of it' },
        ],
      },
      {
        title: 'Keys: text and charts',
        entries: [
          { keys: ['n', 'p'], text: 'the next and the previous mark in a text' },
          { keys: ['Esc'], text: 'let go of the chosen sentence' },
          { keys: ['←', '↑', '→', '↓'], text: 'move in the matrix, the map, the timeline' },
          { keys: ['Home', 'End'], text: 'to the beginning and the end of a row of the matrix' },
          { keys: ['Enter'], text: 'open the tasks of a cell; choose a region on the map' },
        ],
      },
    ],
    bring: {
      title: 'Bringing documents',
      entries: [
        { term: 'What is read', text: 'TXT, Markdown, Word, PDF, OFD, Excel, CSV, web pages, and ZIP archives of these; up to 64 MB each, 20 at a time.' },
        { term: 'A trial first', text: 'See what was found and what is doubtful, then keep or discard it; a trial changes nothing in the store.' },
        { term: 'Revised texts', text: 'Add a revised text under the same file name: the old one stays as a version, and “Compare” shows what changed.' },
      ],
    },
    take: {
      title: 'Taking along',
      entries: [
        { term: 'Excel, CSV', text: 'The list is exported as XLSX or CSV, with the same conditions and order; matrix, map and timeline as CSV.' },
        { term: 'Print, wall sheet', text: 'Every view can be printed or saved as PDF; the wall sheet is laid out for A3 and A0, and saved as SVG.' },
        { term: 'Other formats', text: 'GraphML, GEXF, Cytoscape, N-Quads and JSON-LD, for graph programs and RDF, are written in a terminal:', code: 'policygraph export --involving 安吉县 -o anji.graphml' },
        { term: 'Embedding', text: 'With embed=1 in its address a view stands in a frame of another page; the server names by --embed-origin whose pages may.' },
        { term: 'Copy GraphQL', text: 'The query that the view runs, with its values; it runs in GraphiQL or a program as it is.' },
      ],
    },
  },
};
