package mention

import "strings"

// comparators are the words between an indicator and its value, longest first where one ends another.
var comparators = []struct{ word, comparator string }{
	{"不低于", "AT_LEAST"},
	{"不少于", "AT_LEAST"},
	{"不小于", "AT_LEAST"},
	{"至少达到", "AT_LEAST"},
	{"至少", "AT_LEAST"},
	{"不超过", "AT_MOST"},
	{"不高于", "AT_MOST"},
	{"不大于", "AT_MOST"},
	{"控制在", "AT_MOST"},
	{"下降到", "AT_MOST"},
	{"下降至", "AT_MOST"},
	{"降低到", "AT_MOST"},
	{"压减到", "AT_MOST"},
	{"降至", "AT_MOST"},
	{"降到", "AT_MOST"},
	{"低于", "AT_MOST"},
	{"小于", "AT_MOST"},
	{"少于", "AT_MOST"},
	{"超过", "MORE_THAN"},
	{"突破", "MORE_THAN"},
	{"高于", "MORE_THAN"},
	{"大于", "MORE_THAN"},
	{"多于", "MORE_THAN"},
	{"超", "MORE_THAN"},
	{"达到", "REACH"},
	{"提高到", "REACH"},
	{"提高至", "REACH"},
	{"提升到", "REACH"},
	{"提升至", "REACH"},
	{"增加到", "REACH"},
	{"增长到", "REACH"},
	{"扩大到", "REACH"},
	{"增至", "REACH"},
	{"升至", "REACH"},
	{"扩大至", "REACH"},
	{"增加至", "REACH"},
	{"达", "REACH"},
	{"年均增长", "GROWTH"},
	{"同比增长", "GROWTH"},
	{"年均增速", "GROWTH"},
	{"增长", "GROWTH"},
	{"提高", "GROWTH"},
	{"增加", "GROWTH"},
	{"提升", "GROWTH"},
	{"上升", "GROWTH"},
	{"累计下降", "DECLINE"},
	{"下降", "DECLINE"},
	{"降低", "DECLINE"},
	{"减少", "DECLINE"},
	{"压减", "DECLINE"},
	{"保持在", "EQUAL"},
	{"稳定在", "EQUAL"},
	{"维持在", "EQUAL"},
	{"保持", "EQUAL"},
}

var units = strings.Fields(`个百分点 百分点 % ‰ 万亿元 亿美元 万美元 亿欧元 亿元 万元 元 万吨标准煤 吨标准煤 万吨 亿吨 吨 公斤 亿斤 平方公里 万平方米 平方米 公里 千米 米 万亩 亩 公顷 亿人次 万人次 人次
	亿人 万人 人 万户 户 万家 家 万个 个 项 万件 件 座 所 处 条 万辆 辆 万台 台 套 张 岁 天 小时 分钟 分 倍 位 名 场 例 微克/立方米 毫克/升 亿千瓦时 万千瓦时 千瓦时 万千瓦 千瓦 列 列次 班次 架次 万标准箱 标准箱 亿立方米 万立方米
	立方米 万标箱 标箱 万TEU 级 艘 架 班 公顷 支 款 种 门 部 张 万张 万头 头 万只 只 亿件 万套 万间 间 家次 趟 篇 亿 万`)

var countVerbs = []string{
	"累计", "引进", "新增", "完成", "建成", "培育", "吸引", "接待", "集聚", "创建", "新建", "改造", "建设", "打造", "认定", "组建", "发放", "招引", "力争", "实现", "新认定", "新引进", "落地", "推广",
	"造林", "治理", "淘汰", "化解", "减少", "开工", "投产", "招商", "培训", "孵化", "签约", "认证", "创成", "新创建", "选派", "投放", "布局", "转化", "评定",
}
