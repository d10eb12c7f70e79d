// The help page: how to ask, what the marks mean, which keys there are.
import type { Language } from './i18n';

interface Entry {
  term: string;
  text: string;
  /** A line to try. */
  example?: string;
}

interface Help {
  lead: string;
  ask: { title: string; entries: Entry[] };
  read: { title: string; entries: Entry[] };
  origins: { title: string; lead: string };
  kinds: { title: string; lead: string };
  keys: { title: string; entries: { keys: string[]; text: string }[] };
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
    keys: {
      title: '键盘',
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
    take: {
      title: '带走',
      entries: [
        { term: 'Excel、CSV', text: '导出的就是清单上的任务，条件与次序相同。' },
        { term: '打印', text: '清单、矩阵、作战图都可以直接打印或存成 PDF。' },
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
    keys: {
      title: 'Keys',
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
    take: {
      title: 'Taking along',
      entries: [
        { term: 'Excel, CSV', text: 'What is exported is the list, with the same conditions and order.' },
        { term: 'Print', text: 'Lists, matrices and the wall sheet can be printed or saved as PDF.' },
        { term: 'Copy GraphQL', text: 'The query that the view runs, with its values; it runs in GraphiQL or a program as it is.' },
      ],
    },
  },
};
