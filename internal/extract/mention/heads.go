package mention

import "policygraph/internal/kg"

// head is a noun that a kind of name ends in.
type head struct {
	word     string
	kind     kg.EntityKind
	subtype  string
	strength strength
}

// strength says what has to stand before a head noun so that both are a name.
type strength uint8

const (
	proper  strength = iota // any proper word: 珞珈实验室, 青澜科学谷
	zone                    // a word with content of its own, where the plan aims at this one thing: 海岛民宿示范区
	site                    // the same, in a title only: 粮油肉物流园
	placed                  // a place, a quotation or another name: 京津冀茶业服务中心, “银龄”服务平台
	distant                 // a place and at least two characters between: 京津冀茶业服务中心, but not 临海中心
	quoted                  // a quotation: “星云谷”
)

// Subtypes of platforms.
const (
	Laboratory     = "LABORATORY"
	Institute      = "INSTITUTE"
	Development    = "DEVELOPMENT_ZONE"
	Pilot          = "PILOT_ZONE"
	Cooperation    = "COOPERATION_ZONE"
	IndustrialPark = "INDUSTRIAL_PARK"
	Innovation     = "INNOVATION_PLATFORM"
	Service        = "SERVICE_PLATFORM"
	Logistics      = "LOGISTICS_PARK"
	Port           = "PORT"
	Airport        = "AIRPORT"
	Fund           = "FUND"
	Facility       = "FACILITY"
	Corridor       = "CORRIDOR"
	Venue          = "VENUE"
	OtherPlatform  = "OTHER"
)

// headTable lists the head nouns. Where several end at one place the longest counts.
var headTable = func() (table []head) {
	add := func(kind kg.EntityKind, subtype string, s strength, words ...string) {
		for _, w := range words {
			table = append(table, head{w, kind, subtype, s})
		}
	}
	p := kg.KindPlatform
	add(p, Laboratory, proper, "实验室", "大科学中心")
	add(p, Institute, proper, "研究院", "人才学院", "产业学院", "干部学院", "研究院分院")
	add(p, Institute, distant, "研究中心", "评估中心", "研发中心", "研究所", "研究基地", "设计院", "产业创新中心", "技术创新中心", "制造业创新中心",
		"工程研究中心", "工程技术中心", "技术中心", "创新中心", "联合研究中心")
	add(p, Development, proper, "新区", "高新区", "经开区", "开发区", "高新技术产业开发区", "经济技术开发区", "经济开发区", "高新技术开发区", "高新技术产业园区",
		"国家级新区", "特别合作区", "投资区", "台商投资区", "临空经济区", "空港经济区", "航空港经济综合实验区", "综合保税区", "保税区", "保税港区", "特殊综合保税区", "新片区", "商务区", "中央商务区",
		"旅游度假区", "度假区", "经济合作区", "循环经济区", "工业区", "港经济区", "渔港经济区", "空港经济区", "临港经济区", "临空经济示范区",
		"航空经济区", "边境经济合作区", "跨境经济合作区", "国际港务区", "港务区", "保税物流园区", "边民互市贸易区", "互市贸易区")
	add(p, Pilot, zone, "试验区", "示范区", "先行区", "实验区", "综合试验区", "综合实验区", "联动创新区", "创新区", "标杆区", "引领区", "示范带", "先行启动区",
		"启动区", "样板区", "智慧区", "先导区", "集聚区", "产业集聚区", "承载区", "功能区", "示范城", "体验区", "生活体验区", "改革试验区",
		"示范园区", "实践区", "创新先导区", "创新示范区")
	add(p, Pilot, proper, "自贸区", "自贸试验区", "自由贸易试验区", "自由贸易港", "自贸港", "自由贸易区")
	add(p, Pilot, placed, "示范试点", "片区", "板块")
	add(p, Cooperation, zone, "协作区", "联动区", "合作区", "合作示范区", "合作先行区", "合作试验区", "经济合作区", "产业合作区")
	add(p, IndustrialPark, site, "产业园", "科技园", "创业园", "工业园", "合作园", "软件园", "创意园", "文创园", "孵化园", "展示园", "示范园", "博览园", "体验园", "植物园", "智造园", "双创园", "信息园", "分园", "科学园", "加工园", "生态园", "科创园", "大学科技园")
	add(p, IndustrialPark, site, "化工园区", "工业集中区")
	add(p, IndustrialPark, distant, "产业园区", "工业园区", "科技园区", "园区", "产业基地", "总部基地", "生产基地", "产业带")
	add(p, Corridor, placed, "产业创新带")
	add(p, Innovation, distant, "分中心", "飞地", "创新飞地", "科创飞地", "产业飞地", "示范基地", "孵化基地", "创新基地", "实训基地", "实践基地")
	add(p, Innovation, proper, "科技城", "知识城", "科学城", "未来城", "智慧城", "科学谷", "数字谷", "生命谷", "创新谷", "科创谷", "软件谷", "科创城", "智造城", "数字城",
		"科创中心", "光谷", "药谷", "声谷", "智谷", "碳谷", "芯谷", "氢谷", "材料谷", "动力谷", "健康谷", "创业港", "人才港", "科创港", "创新港", "智汇港", "创新城", "大学城", "新城", "生态城", "智创城", "商贸城")
	add(p, Innovation, distant, "孵化器", "众创空间", "创新平台", "科创平台", "创新创业平台", "创新综合体", "服务综合体", "科学中心", "加速器", "中试基地", "城市大脑", "数字大脑", "产业大脑", "创新联合体")
	add(p, Innovation, placed, "谷")
	add(p, Innovation, quoted, "大脑", "城", "湾", "园", "综合体")
	add(p, Service, distant, "服务平台", "公共平台", "信息平台", "互联网平台", "交易平台", "合作平台", "共享平台", "数据平台", "云平台", "监管平台", "预警平台",
		"平台集群", "综合平台", "管理平台", "追溯平台", "公示系统", "交易中心", "服务中心", "展示中心", "会展中心", "数据中心", "实践中心", "交流中心", "指挥中心",
		"监测平台", "公共技术平台", "技术平台", "支撑平台", "调度平台", "应用平台", "资源库", "数据库", "信息库", "平台", "库", "运营中心", "集结中心", "结算中心", "仲裁中心", "保护中心", "转移中心", "培训中心", "检测中心", "资金管理中心", "中心")
	add(p, Service, proper, "科技板", "股权交易板", "创业板块")
	add(p, Service, quoted, "系统", "驿站", "市集")
	add(p, Logistics, site, "物流园", "物流基地", "物流港", "保税物流中心", "物流中心", "冷链物流基地", "物流枢纽", "物流园区", "物流城")
	add(p, Port, proper, "港", "深水港", "港区", "中心港", "内河港", "枢纽港")
	add(p, Port, distant, "港口", "码头")
	add(p, Airport, proper, "国际机场")
	add(p, Port, placed, "陆港", "国际陆港", "无水港", "空港")
	add(p, Airport, placed, "机场", "通用机场", "航空港")
	add(p, Fund, distant, "基金", "引导基金", "发展基金", "投资基金", "产业基金", "母基金")
	add(p, Facility, proper, "科学装置", "大科学装置", "实验装置", "加速器装置", "光源", "中子源", "抽水蓄能电站", "核电站", "国家公园", "国家湿地公园", "国家森林公园", "国家地质公园", "国家考古遗址公园", "国家文化公园", "国家植物园")
	add(p, Facility, proper, "种质资源库", "基因库")
	add(p, Facility, site, "博物馆", "遗址公园", "文化公园")
	add(p, Facility, distant, "基地", "图书馆", "体育中心", "文化中心", "体育馆", "科技馆", "美术馆", "会展馆", "水库", "湿地公园", "风景名胜区", "文化园")
	add(p, Corridor, proper, "走廊", "大走廊", "产业走廊")
	add(p, Corridor, placed, "廊道", "创新带", "拓展带")
	add(p, Venue, distant, "小镇", "古镇景区", "特色小镇")
	add(p, OtherPlatform, proper, "开放枢纽")
	add(p, OtherPlatform, proper, "综合交通枢纽")
	add(p, OtherPlatform, placed, "国际枢纽", "门户枢纽", "航运枢纽", "航空枢纽")
	add(p, "", blocked, "中心城区", "中心城市", "中心花园", "中心镇", "中心村", "中心区", "中心任务", "中心工作", "中心环节", "中心组", "市场化", "市场主体", "市场监管", "市场监督",
		"市场准入", "市场规则", "市场环境", "市场化", "大市场", "谷物", "谷地", "山谷", "河谷", "峡谷", "稻谷", "五谷", "低谷", "幽谷", "港澳", "港湾", "疏港", "临港", "深港", "进港", "出港", "到港", "离港", "靠港", "基地建设用地", "城乡", "城市", "城镇", "城区", "园林", "园艺", "湾区", "平台经济", "系统性", "系统治理",
		"示范区建设用地", "校园", "花园", "家园", "乐园", "公园", "田园", "基金会", "功能区划", "板块轮动", "新区域", "市场采购", "市场体系", "市场信息", "市场竞争", "市场需求", "市场秩序", "市场发展", "市场经济", "市场运作", "市场机制")

	o := kg.KindOrganization
	add(o, "UNIVERSITY", proper, "大学", "师范学院", "医学院", "理工学院", "职业技术学院", "职业学院", "工程学院", "农学院", "财经学院", "音乐学院", "美术学院", "体育学院", "科技学院", "学院")
	add(o, "", blocked, "大学生", "大学城", "大学科技园", "大学毕业", "大学本科", "大学校园")
	add(o, "COMPANY", zone, "集团", "集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "分公司")
	add(o, "", blocked, "集团化", "集团军")
	add(o, "ALLIANCE", distant, "联盟", "创新联盟", "高校联盟")
	add(o, "HOSPITAL", distant, "医院", "附属医院", "人民医院", "中医院", "医学中心")
	add(o, "", blocked, "联盟链")
	add(o, "ASSOCIATION", distant, "协会", "学会", "商会", "研究会", "联合会", "基金会", "促进会", "船级社", "通讯社")
	add(o, "", blocked, "学会生活")
	add(o, "EXCHANGE", distant, "交易所", "股权交易中心", "产权交易中心", "碳排放权交易中心")
	add(o, "BANK", distant, "银行", "开发银行", "进出口银行", "发展银行", "农商行")
	add(o, "", blocked, "银行业", "银行卡", "银行账户", "医院感染", "医院管理", "医院绩效", "医院床位")
	add(o, "UN_BODY", placed, "秘书处", "组织", "计划署", "规划署", "开发计划署", "环境规划署")

	d := kg.KindPolicy
	add(d, "PROGRAMME", quoted, "计划", "工程", "行动", "专项行动", "战略", "三年行动", "攻坚行动", "提升行动")
	add(d, "DOCUMENT", distant, "行动计划", "实施方案", "总体方案", "建设方案", "试点方案", "工作方案", "发展规划", "规划纲要", "专项规划", "总体规划", "实施计划", "协同规划",
		"空间规划", "发展议程", "实施意见", "规划", "方案", "实施细则", "建设规划")
	add(d, "AGREEMENT", zone, "合作协议", "框架协议", "战略协议", "备忘录", "合作协定")
	add(d, "", blocked, "计划生育", "计划单列", "工程技术", "工程师", "工程研究", "工程建设", "工程质量", "行动路径", "战略性", "战略合作", "战略对接", "战略支撑", "规划建设", "规划编制",
		"战略布局", "规划引领", "规划布局", "规划设计", "工程项目", "战略定位", "战略机遇", "规划落地", "行动态", "行动力", "行动者", "行动不便", "行动目标", "行动纲领", "行动指南", "行动自觉", "工程款", "工程量", "工程造价", "工程监理",
		"工程招", "工程机械", "工程领域", "工程实施", "工程施工", "计划内", "计划外", "计划任务", "战略布局")

	e := kg.KindEvent
	add(e, "CONGRESS", distant, "大会", "论坛", "峰会", "博览会", "进博会", "洽谈会", "交易会", "展览会", "推介会", "年会", "研讨会", "旅游节", "文化节", "艺术节", "丰收节", "啤酒节", "博览会暨论坛",
		"购物节", "消费节", "电影节", "美食节", "采摘节", "音乐节", "戏剧节", "动漫节", "龙舟节", "年货节", "花节", "樱花节", "桃花节", "菊花节", "牡丹节", "庙会", "灯会", "书展", "车展",
		"开渔节", "开海节", "那达慕大会", "那达慕", "火把节", "泼水节", "茶文化节", "创业大赛", "科技节", "体育节", "读书节", "糖酒会", "高交会", "农交会", "农博会", "茶博会", "绿博会", "药博会", "文博会", "智博会", "数博会", "西博会", "中博会", "绵阳科博会", "科博会", "海博会", "旅博会", "投洽会", "世博会", "广交会", "服贸会", "消博会", "产销会", "展销会", "交流会", "联合行动")
	add(e, "GAMES", placed, "运动会", "亚运会", "冬奥会", "奥运会", "残奥会", "冬残奥会", "大运会", "全运会", "省运会", "世运会", "冬运会", "冬会", "马拉松", "马拉松赛", "自行车赛", "龙舟赛", "锦标赛", "大赛", "亚冬会", "大冬会")
	add(e, "ACTIVITY", quoted, "活动", "活动周", "品牌日", "质量月", "宣传周", "开放日", "日", "节", "月", "赛")
	add(e, "", blocked, "人民代表大会", "代表大会", "大会战", "活动中心", "活动场所", "日常", "日用", "节能", "节约", "节点", "月底", "月末", "日均", "日起", "日前", "日报", "大赛区")

	add(kg.KindFunctionalRegion, "", placed, "都市圈", "都市区", "城市群", "经济带", "经济圈", "经济区", "生态圈", "创新圈", "旅游圈", "大湾区", "三角洲", "科创走廊", "城镇群", "一体化示范区",
		"生态经济带", "旅游带", "城镇带", "发展带", "生活圈", "交通圈", "合作圈", "金三角")
	add(kg.KindIndustry, "", placed, "产业")
	return table
}()

// blocked marks a word that only looks like a head noun: 中心城区 ends in no 中心.
const blocked strength = 255

func triggerWords() []string {
	words := make([]string, len(headTable))
	for i, h := range headTable {
		words[i] = h.word
	}
	return words
}
