// The frame of every view: names of views, states, counts, what can be copied.
export const frame = {
  'app.name': '政策图谱',
  'app.tagline': '任务、责任单位、平台与地区，每一条都有原文',
  'app.skip': '跳到正文',
  'app.language': 'English',
  'app.theme': '切换深色与浅色',
  'app.help': '帮助',
  'app.upload': '导入文件',
  'app.graphql': '接口调试',
  'app.menu': '菜单',

  'view.list': '清单',
  'view.graph': '图谱',
  'view.matrix': '矩阵',
  'view.map': '挂图',
  'view.timeline': '时间轴',
  'view.network': '单位协作',
  'view.read': '原文',
  'view.entity': '详情',
  'view.compare': '比较',
  'view.wall': '作战图',
  'view.upload': '导入',
  'view.help': '帮助',

  'state.loading': '正在加载',
  'state.retry': '重试',
  'state.empty': '没有符合条件的任务',
  'state.empty.hint': '去掉一个条件，或换一个名称再试。',
  'state.error': '出错了',
  'state.error.id': '请求编号 {id}',
  'state.offline': '服务没有应答。请确认 policygraph 仍在运行。',

  'copy.link': '复制链接',
  'copy.graphql': '复制 GraphQL',
  'copy.done': '已复制',

  'count.tasks': '{n} 项任务',
  'count.more': '另有 {n} 个',

  'drawer.close': '关闭',

  'quote.read': '看原文',
  'quote.page': '第 {n} 页',

  'help.try': '写进搜索框试一试',

  'group.none': '不分组',
  'group.agency': '按单位分组',
  'group.region': '按地区分组',
  'group.nobody': '未写明责任单位',
  'group.nowhere': '未写明地区',
  'group.omitted': '只列任务最多的 100 组，另有 {n} 组；缩小条件可见其余。',

  'order.SOURCE': '按原文次序',
  'order.DIRECT_FIRST': '直接涉及在先',
  'order.DEADLINE': '按时限',

  'asof.now': '当前',
  'asof.then': '第 {n} 次提交时',
  'asof.commit': '{day} 第 {n} 次提交',
  'asof.why': '回答所依据的图谱版本',

  'kind.DOCUMENT': '文件',
  'kind.SECTION': '章节',
  'kind.TASK': '任务',
  'kind.AGENCY': '单位',
  'kind.REGION': '行政区划',
  'kind.FUNCTIONAL_REGION': '功能区域',
  'kind.PLATFORM': '平台',
  'kind.ORGANIZATION': '机构',
  'kind.POLICY': '政策',
  'kind.EVENT': '活动',
  'kind.INDUSTRY': '产业',
  'kind.TARGET': '指标',
  'kind.DEADLINE': '时限',

  'ent.others': '另有 {n} 个',
} as const;
