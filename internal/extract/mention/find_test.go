package mention

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

// names lists the mentions of a kind in s as "quote=name", in order, each once.
func names(t *testing.T, kind kg.EntityKind, s, issuer string) (got []string) {
	found, tx := find(t, s, issuer)
	for _, m := range found {
		if x := tx.Slice(m.Span) + "=" + m.Name; m.Kind == kind && !slices.Contains(got, x) {
			got = append(got, x)
		}
	}
	return got
}

func TestRegions(t *testing.T) {
	for _, c := range []struct{ claim, text, issuer, want string }{
		{"a county is never found inside another's name", "支持吉安县发展。", "360800", "吉安县=吉安县"},
		{"words that hold a region's characters are none", "地区生产总值、县域经济、市场体系、中心城区、城市更新。", "330500", ""},
		{"a lake is no county", "治理太湖蓝藻，保护长江岸线。", "330500", ""},
		{"two words do not make a county", "大力弘扬中华文化，确保定期报送，新增城市公园。", "330500", ""},
		{"a county far away does not hide the issuer's own name", "申建湖州空港。", "330500", "湖州=湖州市"},
		{"the division named before decides among four of one name", "走访南京市鼓楼区。", "", "南京市=南京市 鼓楼区=鼓楼区"},
		{"a district by its short name is known in its own city", "推动吴兴与南浔联动。", "330500", "吴兴=吴兴区 南浔=南浔区"},
		{"苏 beside provinces is the province", "深化苏浙皖合作。", "330500", "苏=江苏省 浙=浙江省 皖=安徽省"},
		{"苏 beside cities is the city", "共建沪苏锡产业带。", "320400", "沪=上海市 苏=苏州市 锡=无锡市"},
		{"宁 beside cities is 南京", "推进宁杭甬一体化。", "330200", "宁=南京市 杭=杭州市 甬=宁波市"},
		{"甘宁青 are provinces", "深化陕甘宁合作。", "", "陕=陕西省 甘=甘肃省 宁=宁夏回族自治区"},
		{"common words are no compounds", "搭建平台合作，广大群众来了，长安公园，新晋院士，内资企业。", "330500", ""},
		{"a railway names no region", "建设沪杭高铁。", "330500", ""},
		{"a verb of motion names the issuer's city", "吸引博士来湖创业，疏浚入湖河道。", "330500", "湖=湖州市"},
		{"an unknown issuer leaves a shared name open", "走访鼓楼区。", "", ""},
		{"a word that is also a county's name counts in a list of its province", "支持江津、荣昌等地协作，民族团结、同心同德。", "500000", "江津=江津区 荣昌=荣昌区"},
		{"a word that is also a county's name counts behind its city", "与渭南富平联动。", "610000", "渭南=渭南市 富平=富平县"},
		{"a word that is also a county's name counts where the full name stands elsewhere", "建设弥勒森林小镇。弥勒市要抓好落实。", "532500", "弥勒=弥勒市 弥勒市=弥勒市"},
		{"a district by its short name is known behind its city", "厦门加快海沧马銮湾治理。", "350128", "厦门=厦门市 海沧=海沧区"},
		{"a hill that shares its name with a county is none", "保护六盘山、贺兰山东麓和罗山国家级自然保护区。", "640000", ""},
		{"港澳 are two regions, their office is none", "引进港澳高校，会同港澳办推进。", "440300", "港=香港特别行政区 澳=澳门特别行政区"},
		{"深港 are two cities", "建设前海深港合作区。", "440300", "深=深圳市 港=香港特别行政区"},
		{"a part of a compound is read like the compound", "推进成德眉资同城化，建设成资临空产业带。", "510000", "成=成都市 德=德阳市 眉=眉山市 资=资阳市"},
		{"parts of a province are no cities", "建设川南渝西茶业试验区。", "510000", ""},
		{"a character that two cities share stays open", "融入呼包鄂乌一体化。", "152500", "呼=呼和浩特市 包=包头市 鄂=鄂尔多斯市"},
		{"the issuer's own 大 is a city", "深化沈大两市联动。", "210200", "沈=沈阳市 大=大连市"},
		{"a river is no compound", "支持赣江研究院，治理珠江口。", "360700", ""},
		{"a province wins over a district of its name", "在北京、内蒙古、海南开展试点。", "", "北京=北京市 内蒙古=内蒙古自治区 海南=海南省"},
		{"provinces in a list by one character each", "加强与晋、蒙、新协同，上、中、下游联动。", "610000", "晋=山西省 蒙=内蒙古自治区 新=新疆维吾尔自治区"},
		{"a hill, a river or a mouth that ends like a county's name is none", "治理东枝江，登南昆山，改造小金口老街，扩建羊曲水电站。", "440700", ""},
		{"a place before 铁路 is no compound with 铁", "打通锡丹铁路、乌珠铁路。", "152500", ""},
		{"a county far away does not take a town's harbour", "建设江阴港区。", "350100", ""},
		{"a district of the same municipality is known by its short name", "与万州新田港联动。", "500116", "万州=万州区"},
		{"a town by its full name needs no issuer where its city is named", "改造儋州老街，硬化那大镇道路。", "", "儋州=儋州市 那大镇=那大镇"},
		{"a named functional region is one region and not its characters", "深化京津冀协作，共建长株潭绿心。", "430100", ""},
		{"a street bears a city's name and does not name it", "改造开封街、南京路步行街。", "210200", ""},
		{"a road show in a city is held in the city", "组织深圳路演。", "420100", "深圳=深圳市"},
		{"a kiln and an islet are no counties far away", "提升橙子洲、铜官窑景区。", "430100", ""},
		{"a county behind a verb is no meeting", "推进会宁、靖远联动。", "620400", "会宁=会宁县 靖远=靖远县"},
		{"towns in a list with a town of the table are towns", "建设青澜镇、杨汛桥街道和各镇村。", "330603", "青澜镇=青澜镇 杨汛桥街道=杨汛桥街道"},
		{"cities of 台湾 are known where a word begins", "对接台中、台北，搭好平台中介。", "350200", "台中=台中市 台北=台北市"},
		{"a suburb is a district only where the issuer has one of that name", "完成郊区绿化，改造近郊区域。", "140300", "郊区=郊区"},
		{"a suburb elsewhere is none", "完成郊区绿化。", "330500", ""},
		{"a province wins over the city of its name", "吉林、辽宁两省合作。", "", "吉林=吉林省 辽宁=辽宁省"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := strings.Join(names(t, kg.KindRegion, c.text, c.issuer), " "); got != c.want {
				t.Errorf("in %q\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	p, o, d, e, i, f := kg.KindPlatform, kg.KindOrganization, kg.KindPolicy, kg.KindEvent, kg.KindIndustry, kg.KindFunctionalRegion
	for _, c := range []struct {
		claim        string
		kind         kg.EntityKind
		text, issuer string
		want         string
	}{
		{"common nouns are no platforms", p, "共建联合实验室、中试机构、产业园区、创新载体和公共服务平台。", "330800", ""},
		{"many of a kind are no platform", p, "布局一批国家重大科学装置，建设若干示范区。", "330800", ""},
		{"a class at a place is no platform", p, "对接无锡重点科创平台，服务常州等地产业园区。", "330800", ""},
		{"two zones joined by 和 are two", p, "支持衢州碳谷试验区和丽水山海合作区扩容。", "330800", "衢州碳谷试验区=衢州碳谷试验区 丽水山海合作区=丽水山海合作区"},
		{"和 inside the name of a centre stays", p, "支持衢州茶叶种植和加工研究中心。", "330800", "衢州茶叶种植和加工研究中心=衢州茶叶种植和加工研究中心"},
		{"a bracket behind a name belongs to it", p, "建设厦门大学海西研究院(霞浦)。", "330800", "厦门大学海西研究院(霞浦)=厦门大学海西研究院(霞浦)"},
		{"a word before 国家 belongs to the name", p, "支持中关村国家软件示范区扩容。", "110000", "中关村国家软件示范区=中关村国家软件示范区"},
		{"a division that is called 新区 is no platform", p, "支持浦东新区、徐汇区先行先试。", "310000", ""},
		{"a zone's committee is no platform", p, "衢州高新区管委会要加强协调。", "330800", ""},
		{"a name without the issuer's place is the same thing", p, "做强衢州乌溪江高新区，支持乌溪江高新区扩区。", "330800", "衢州乌溪江高新区=衢州乌溪江高新区 乌溪江高新区=衢州乌溪江高新区"},
		{"a quoted name joins the one that it ends", p, "高标准打造青澜科学谷，支持“科学谷”引才。", "330800", "青澜科学谷=青澜科学谷 科学谷=青澜科学谷"},
		{"a trade zone has its registered name", p, "走访上海自贸区。", "330800", "上海自贸区=中国(上海)自由贸易试验区"},
		{"an unknown verb is cut where the name stands elsewhere", p, "建设雄岚新区。乐见雄岚新区成长。", "130000", "雄岚新区=雄岚新区"},
		{"the longest head noun ends the name", p, "做强吕梁港渔港经济区。", "320600", "吕梁港渔港经济区=吕梁港渔港经济区"},
		{"a water opens a name", p, "以青澜湾江海联动示范区为主体，提升云澜湖慢生活体验区。", "320600", "青澜湾江海联动示范区=青澜湾江海联动示范区 云澜湖慢生活体验区=云澜湖慢生活体验区"},
		{"a part of the country opens a name", p, "建设西南茶树种质资源库和西部茶叶科学城。", "510000", "西南茶树种质资源库=西南茶树种质资源库 西部茶叶科学城=西部茶叶科学城"},
		{"the west as such opens none", p, "服务西部地区产业园区，保护长江沿线港口。", "510000", ""},
		{"a verb before 国家 is no part of the name", p, "盯住国家茶叶质量检测中心。", "330800", "国家茶叶质量检测中心=国家茶叶质量检测中心"},
		{"国家 and a place further on are one name", p, "用好国家超级计算无锡中心。", "320200", "国家超级计算无锡中心=国家超级计算无锡中心"},
		{"countries of a group are no state", p, "建设金砖国家茶业合作创新基地。", "350200", "金砖国家茶业合作创新基地=金砖国家茶业合作创新基地"},
		{"two places with a dash are one name", p, "共建金寨—松江茶业合作园。", "341524", "金寨—松江茶业合作园=金寨—松江茶业合作园"},
		{"a place that no table has stands before another one", p, "建设平湖张江长三角科技城。", "330400", "平湖张江长三角科技城=平湖张江长三角科技城"},
		{"a title that sums up a class is no platform", p, "（二）商贸物流中心。做强口岸。", "650000", ""},
		{"a branch bears the name of the whole", p, "建设香港科学园深圳分园。", "440300", "香港科学园深圳分园=香港科学园深圳分园"},
		{"an institute of a university at a place", p, "支持浙江大学台州研发中心。", "331000", "浙江大学台州研发中心=浙江大学台州研发中心"},
		{"a zone with two purposes is one", p, "建设黄河流域治水护林和产业协作先行区。", "640000", "黄河流域治水护林和产业协作先行区=黄河流域治水护林和产业协作先行区"},
		{"an international centre at a city is named, one at large is not", p, "走访上海国际航运中心，打造国际消费中心。", "330800", "上海国际航运中心=上海国际航运中心"},
		{"a bracket before the head noun belongs to the name", p, "建设平潭国际物流（海运快件）中心。", "350128", "平潭国际物流（海运快件）中心=平潭国际物流（海运快件）中心"},
		{"a platform at a place needs more than a class", p, "提升上海高能级平台，建好衢州茶树病害监测平台。", "330800", "衢州茶树病害监测平台=衢州茶树病害监测平台"},
		{"a part of a trade zone bears its name", p, "建设中国（湖南）自由贸易试验区岳阳片区。", "430000", "中国（湖南）自由贸易试验区岳阳片区=中国（湖南）自由贸易试验区岳阳片区"},
		{"ports as a class are none", p, "疏通长江干线主要港口，整治西江干线危险品码头，建设珠江水系救助基地。", "", ""},
		{"one window alone is a manner, for trade it is a platform", p, "推广“单一窗口”，完善国际贸易“单一窗口”。", "330900", "国际贸易“单一窗口”=国际贸易“单一窗口”"},
		{"a formula of numbers is no park", p, "打造“两国双园”。", "350200", ""},
		{"a part of a zone without the zone is none", p, "甬江片区和宁波片区错位发展。", "330200", ""},
		{"a part behind its zone bears the name of both, and the zone stays", p, "加快青澜高教科创园鄞州片区建设。", "330200", "青澜高教科创园鄞州片区=青澜高教科创园鄞州片区 青澜高教科创园=青澜高教科创园"},
		{"a park of a plain name stands beside another carrier of work", p, "用好宁波栎社综合保税区、鼎澜物流园，整治低效物流园。", "330200", "宁波栎社综合保税区=宁波栎社综合保税区 鼎澜物流园=鼎澜物流园"},
		{"a park of a plain name stands behind a verb", p, "完善鼎澜物流园冷库，建设钢铁物流园。", "330200", "鼎澜物流园=鼎澜物流园"},
		{"a zone in a list is aimed at like the first", p, "建设衢州高新区、白鹭坪绿色屏障示范区。", "330800", "衢州高新区=衢州高新区 白鹭坪绿色屏障示范区=白鹭坪绿色屏障示范区"},
		{"a cluster in a park is a class, the park is named", p, "建设青澜谷影视产业园网络直播集聚区。", "330800", "青澜谷影视产业园=青澜谷影视产业园"},
		{"states joined by a dash open a name", p, "做强中国—越南茶业合作园区，建设中国—东盟茶港金融城。", "450000", "中国—越南茶业合作园区=中国—越南茶业合作园区 中国—东盟茶港金融城=中国—东盟茶港金融城"},
		{"buying together and matching are parts of a platform's name", p, "依托江西省耗材集中采购服务平台，搭建赣州市产销对接平台。", "360700", "江西省耗材集中采购服务平台=江西省耗材集中采购服务平台 赣州市产销对接平台=赣州市产销对接平台"},
		{"a platform of a government for one field is named, a class is none", p, "建设舟山市地方征信平台，完善舟山市综合平台。", "330900", "舟山市地方征信平台=舟山市地方征信平台"},
		{"a branch of an institute is named with the whole, one of a hospital is none", p, "建设青澜股份研究院舟山分院，扩建舟山第一人民医院分院。", "330900", "青澜股份研究院舟山分院=青澜股份研究院舟山分院"},
		{"both sides of the strait open a name in 福建 only", p, "建设两岸快件中心。", "350200", "两岸快件中心=两岸快件中心"},
		{"a policy bank is an organization", o, "引导国家开发银行、中国农业发展银行加大支持。", "330800", "国家开发银行=国家开发银行 中国农业发展银行=中国农业发展银行"},
		{"a hospital of a university with its branch", o, "建设复旦大学附属中山医院青浦分院。", "310118", "复旦大学附属中山医院青浦分院=复旦大学附属中山医院青浦分院"},
		{"a company inside another's name is not meant", o, "支持中远海运重工有限公司扩产。", "320600", "中远海运重工有限公司=中远海运重工有限公司"},
		{"a short name before the place belongs to the company", o, "支持中车株洲机车有限公司扩产。", "430000", "中车株洲机车有限公司=中车株洲机车有限公司"},
		{"a festival with a bracket in its name", e, "办好第九届中国（钱清）轻纺艺术节。", "330600", "第九届中国（钱清）轻纺艺术节=第九届中国（钱清）轻纺艺术节"},
		{"industries before a base", i, "支持光伏、储能、氢能等产业基地。", "330800", "光伏=光伏 储能=储能 氢能=氢能"},
		{"industries of a cluster without 等", i, "培育光伏组件、动力电池产业集群。", "330800", "光伏组件=光伏组件 动力电池=动力电池"},
		{"a cluster of cities by words that no table has", f, "融入襄十随神城市群。", "420600", "襄十随神城市群=襄十随神城市群"},
		{"the bay area alone is one of 广东 only", f, "建设轨道上的大湾区。", "330500", ""},
		{"a college student is no university", o, "吸引大学生就业，办好老年大学。", "330800", ""},
		{"a deictic level becomes the issuer", o, "支持市文旅投资集团发展。", "330800", "市文旅投资集团=衢州市文旅投资集团"},
		{"a reform or pilot is no policy", d, "深化“一次办”改革，推进“标准地”试点，完善联席会议制度。", "330800", ""},
		{"a sum of a list is no name", p, "推进中子成像装置、青澜加速器装置两大科学装置运行。", "330800", "青澜加速器装置=青澜加速器装置"},
		{"a berth is none, its area of the port is one", p, "建设舟山港六横港区30万吨级原油码头。", "330900", "舟山港六横港区=舟山港六横港区"},
		{"a port's company is no port", p, "支持舟山港集团发展。", "330900", ""},
		{"a class of laboratories is none, one with a field is", p, "支持企业建设国家技术创新中心，争创国家重点实验室，组建高原畜牧国家重点实验室。", "630000", "高原畜牧国家重点实验室=高原畜牧国家重点实验室"},
		{"a division behind its province is no new area", p, "对接上海浦东新区、天津滨海新区。", "330500", ""},
		{"a city whose name ends in 城 is no 城", p, "依托东南大学盐城新能源汽车研究院。", "320900", "东南大学盐城新能源汽车研究院=东南大学盐城新能源汽车研究院"},
		{"a quoted service is a platform, a quoted manner is none", p, "推广“青快办”平台，完善“互联网+”平台和“三位一体”平台。", "330800", "“青快办”平台=“青快办”平台"},
		{"a way between two places is no airport", p, "开通甬江至栎社机场专线。", "330200", ""},
		{"a corridor of research is a carrier of work", p, "共建甬绍海洋科创走廊。", "330200", "甬绍海洋科创走廊=甬绍海洋科创走廊"},
		{"a congress with a part of its own is one event", e, "办好世界茶业大会龙井峰会。", "330100", "世界茶业大会龙井峰会=世界茶业大会龙井峰会"},
		{"a verb and 规划 are no plan", d, "推动舟山岱山一体规划。", "330900", ""},
		{"a group is named to its end", o, "依托衢州钢铁控股集团。", "330800", "衢州钢铁控股集团=衢州钢铁控股集团"},
		{"a title inside a title stays inside", d, "落实《关于贯彻〈民法典〉的意见》。", "330800", "关于贯彻〈民法典〉的意见=关于贯彻〈民法典〉的意见"},
		{"a short title is its full one", d, "制定《衢州市碳账户规划》（以下简称《规划》）。《规划》每年评估。", "330800", "衢州市碳账户规划=衢州市碳账户规划 规划=衢州市碳账户规划"},
		{"a year in an event's name is not its identity", e, "办好舟山2023年海岛马拉松，总结舟山海岛马拉松经验。", "330900", "舟山2023年海岛马拉松=舟山海岛马拉松 舟山海岛马拉松=舟山海岛马拉松"},
		{"a people's congress is no event", e, "依法向市人民代表大会报告。", "330900", ""},
		{"sectors at large are no industries", i, "面向先进制造业、都市农业等产业，完善产业链。", "330900", ""},
		{"a functional region inside another is its own", f, "共建环太湖骑行旅游圈。", "330500", "环太湖骑行旅游圈=环太湖骑行旅游圈 环太湖=环太湖"},
		{"a metropolis without a place is none", f, "做强都市圈。", "330500", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got := strings.Join(names(t, c.kind, c.text, c.issuer), " "); got != c.want {
				t.Errorf("in %q\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestARegionInsideANameSaysSo(t *testing.T) {
	found, _ := find(t, "支持江山市建设江山光电产业园。", "330800")
	var got []string
	for _, m := range found {
		got = append(got, string(m.Kind)+" "+string(m.Via))
	}
	want := []string{"REGION NAME", "PLATFORM NAME", "REGION IN_NAME"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSpansCountFromTheWholeText(t *testing.T) {
	s := "索引号：123\n走访德清县。"
	found, tx := find(t, s, "330500")
	if len(found) != 1 || tx.Slice(found[0].Span) != "德清县" {
		t.Fatalf("in %q: got %+v", s, found)
	}
}

func TestNewNeedsADictionary(t *testing.T) {
	if _, err := New(nil); err == nil {
		t.Error("New(nil): no error")
	}
}
