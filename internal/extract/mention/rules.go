package mention

// Rule is a way in which a mention, a deadline or a target is recognized.
type Rule struct {
	ID      string
	Says    string // what the rule goes by
	Example string // an invented sentence that it reads
	Finds   string // what it finds there, as printed
	Issuer  string // code of the region whose document says so; "" for a document of the state
}

// Rules lists every rule of this package once, by kind.
var Rules = []Rule{
	{"region.name", "a name of the dictionary, resolved by its neighbours and the issuer", "支持南通建设港口型枢纽。", "南通", ""},
	{"region.ordinary", "a short name that is a word too, in a list with a region of its province or behind its own city", "支持江津、荣昌等地先行先试。", "荣昌", "500000"},
	{"region.full-elsewhere", "a short name that is a word too, of a division that the document names in full", "建设弥勒森林小镇。弥勒市要抓好落实。", "弥勒", "532500"},
	{"region.zone", "the same of one of the issuer's own counties, before the head noun of a zone", "提升金沙经济开发区。", "金沙", "520500"},
	{"region.town.bracket", "the short name of a town in brackets after its city", "建设绍兴(钱清)轻纺交易中心。", "钱清", "330600"},
	{"region.town.pair", "short names of two towns joined by an interpunct", "以钱清·杨汛桥为先行片区。", "杨汛桥", "330600"},
	{"region.town.listed", "a town by the form of its name in a list with towns of its county", "改造杨汛桥街道、青澜镇卫生院。", "青澜镇", "330603"},
	{"region.strait", "a city of 台湾, which the table has as one province", "开通至台中、高雄的客滚航线。", "高雄", "350200"},
	{"region.common", "a district of the issuer whose whole name is a common word", "2026年完成郊区道路硬化。", "郊区", "140300"},
	{"region.compound.province", "abbreviations side by side that all stand for provinces", "深化鄂湘赣毗邻地区合作。", "赣", "420000"},
	{"region.compound.city", "abbreviations side by side that all stand for cities", "推动甬绍同城化。", "绍", "330200"},
	{"region.compound.county", "initials of counties of the issuer and of a functional region, quoted or counted", "推广“越柯虞”联合巡河做法。", "柯", "330600"},
	{"region.list.province", "provinces in a list by one character each", "加强与晋、蒙、宁合作。", "蒙", "610000"},
	{"region.abbreviation.verb", "one abbreviation after a verb of motion", "吸引博士来甬创业。", "甬", "330200"},

	{"area.dictionary", "a functional region of the dictionary", "主动服务京津冀协同发展。", "京津冀", "130000"},
	{"area.head", "a place and a noun for a region that crosses borders", "共建临沂都市圈。", "临沂都市圈", "371300"},
	{"area.plain", "a metropolis or a cluster of cities by words that no table has", "融入襄十随神城市群。", "襄十随神城市群", "420600"},
	{"area.bay", "大湾区 alone", "建设轨道上的大湾区。", "大湾区", "440300"},
	{"area.code", "a corridor by the number of its motorway, masked or not", "融入G99科创走廊。", "G99科创走廊", "330600"},
	{"area.around", "the land around a lake, a sea or a bay", "整治环梁子湖水系。", "环梁子湖", "420000"},

	{"platform.placed", "a head noun after a place", "加快建设衢州光电产业园。", "衢州光电产业园", "330800"},
	{"platform.national", "a head noun after 国家 and what it is for", "争创国家海洋渔业试验区。", "国家海洋渔业试验区", "330900"},
	{"platform.quote-led", "a head noun behind a quotation", "筹建“银龄”健康服务平台。", "“银龄”健康服务平台", "330800"},
	{"platform.quoted", "a quoted name that ends in a head noun", "打造“星云谷”。", "星云谷", "330800"},
	{"platform.quoted.placed", "the same after a place", "升级衢州“交通大脑”。", "衢州“交通大脑”", "330800"},
	{"platform.quoted.list", "members of a quoted list that a head noun sums up", "建设“星云湾”“听潮里”两大创新平台。", "听潮里", "330800"},
	{"platform.window", "“单一窗口” behind what it serves", "推广国际贸易“单一窗口”。", "国际贸易“单一窗口”", "350200"},
	{"platform.service", "a platform by the full name of a government's area and a field that it serves", "建设舟山市智慧养老平台。", "舟山市智慧养老平台", "330900"},
	{"platform.part", "a name that continues a bare class before it", "建设自贸区丽水片区。", "自贸区丽水片区", "331100"},
	{"platform.landmark", "a head noun after a water or hill that no table has", "提升青澜湖慢生活体验区。", "青澜湖慢生活体验区", "330800"},
	{"platform.plain.proper", "a head noun after a proper word without a place", "支持珞珈实验室发展。", "珞珈实验室", "330100"},
	{"platform.plain.zone", "a zone with content of its own that the plan aims at", "创建海岛民宿示范区。", "海岛民宿示范区", "330900"},
	{"platform.plain.site", "a park with content of its own in a title", "加快建设粮油肉物流园。", "粮油肉物流园", "330800"},
	{"platform.listed", "a short name beside a platform of its kind in a list", "做强泸州松涛工业园、木塔工业园。", "木塔工业园", "510500"},
	{"platform.field", "a laboratory that names its field before its province", "组建海洋能源与材料云南实验室。", "海洋能源与材料云南实验室", "530000"},
	{"platform.shared-head", "bracketed members of a list that share a head noun", "扶持中意(宁海)、中捷(慈溪)等生态工业园。", "中捷(慈溪)", "330200"},

	{"organization.dictionary", "an organization of the dictionary", "深化与清华大学合作。", "清华大学", ""},
	{"organization.university", "a university by its form", "支持衢州理工大学发展。", "衢州理工大学", "330800"},
	{"organization.company", "a company, also after the level of its government", "推动市港航发展集团上市。", "市港航发展集团", "330900"},
	{"organization.alliance", "an alliance after a place", "成立长三角制茶联盟。", "长三角制茶联盟", "330800"},
	{"organization.association", "an association after a place", "依托浙江省民宿协会开展评级。", "浙江省民宿协会", "330800"},
	{"organization.exchange", "an exchange after a place", "对接江西省文化产权交易所。", "江西省文化产权交易所", "360000"},
	{"organization.bank", "a bank after a place", "发挥舟山海洋银行作用。", "舟山海洋银行", "330900"},
	{"organization.hospital", "a hospital after a place or a university", "支持延边大学附属医院扩建。", "延边大学附属医院", "222400"},
	{"organization.un-body", "a body of the United Nations by its form", "争取联合国粮食计划署支持。", "联合国粮食计划署", "330900"},
	{"organization.un", "a centre of the United Nations", "支持联合国海洋数据创新中心落户。", "联合国海洋数据创新中心", "330900"},

	{"policy.title", "a title in 《》", "落实《衢州市城市更新条例》。", "衢州市城市更新条例", "330800"},
	{"policy.number", "the number of a document", "按照衢政发〔2021〕9号要求执行。", "衢政发〔2021〕9号", "330800"},
	{"policy.named", "a plan without 《》 after a place or another name", "实施衢州市碳账户推广行动计划。", "衢州市碳账户推广行动计划", "330800"},
	{"policy.quoted", "a quotation and a noun for a plan", "实施“青藤”培育计划。", "“青藤”培育计划", "330800"},
	{"policy.quoted.whole", "a quotation that ends in a noun for a plan", "继续实施“青藤计划”。", "青藤计划", "330800"},
	{"policy.quoted.several", "several quotations with one noun", "推进“青藤”“红帆”两大工程。", "“青藤”“红帆”两大工程", "330800"},
	{"policy.quoted.broken", "a quotation whose end was lost, after a verb", "实施“云上茶园工程推动数字化。", "“云上茶园工程", "330800"},

	{"event.named", "a congress or games by place, rank or number", "办好世界茶业大会。", "世界茶业大会", "330800"},
	{"event.quoted", "a quoted day, month or festival", "依托“中国茶叶节”开展促销。", "中国茶叶节", "330800"},
	{"event.activity", "a campaign with a quoted name", "开展“遇见廊桥”推介活动。", "“遇见廊桥”推介活动", "330800"},

	{"industry.list", "members of a list that 产业 sums up", "壮大碳基新材料、海洋装备和特色茶饮三大新兴产业。", "海洋装备", "330900"},
	{"industry.single", "a known industry, or a cluster, before 产业", "培育低空经济产业。", "低空经济", "330900"},

	{"alias.introduced", "a short name that the document introduces", "设立青澜湾海洋经济试验区（以下简称青澜湾）。青澜湾实行封闭管理。", "青澜湾", "330900"},

	{"deadline.before", "a date with 前", "2026年9月底前完成选址。", "2026年9月底前", ""},
	{"deadline.until", "到 and a year", "到2027年形成规模。", "到2027年", ""},
	{"deadline.every", "a date of each year with 前", "每年3月底前报送总结。", "每年3月底前", ""},
	{"deadline.plan", "the end of a five-year plan", "“十五五”末建成投用。", "“十五五”末", ""},
	{"deadline.range", "a stretch of years at the beginning of a clause", "2026-2028年，每批推广十项。", "2026-2028年", ""},
	{"deadline.end", "年底 before a verb of completion", "2026年底建成主体工程。", "2026年底", ""},
	{"deadline.within", "a month or half year without its year", "力争6月完成招标。", "6月", ""},
	{"deadline.year", "a year before a verb of completion", "力争2027年建成通车。", "2027年", ""},
	{"deadline.cell", "a date that fills a cell of a flattened row", "3 | 修编景区规划 | 县文旅局 | 2026年9月", "2026年9月", ""},
	{"deadline.planned", "a month after words of a plan", "确保2026年11月通过验收。", "2026年11月", ""},
	{"deadline.label", "a date behind words that call it the limit", "3.修编粮食预案。完成时限：2026年10月。", "2026年10月", ""},
	{"deadline.line", "a date that fills a line, the cell of a table whose cells became lines", "3、修编粮食预案\n2026年6月\n县发改局", "2026年6月", ""},
	{"deadline.masked", "a masked year at the beginning of a paragraph", "****年，路网基本成形。", "****年", ""},

	{"target.compared", "an indicator, a comparator, a value", "单位能耗下降12%。", "单位能耗下降12%", ""},
	{"target.counted", "a verb, a number, what is counted", "新增研学营地30个。", "新增研学营地30个", ""},
	{"target.multiple", "翻一番", "茶产业产值翻一番。", "茶产业产值翻一番", ""},
}
