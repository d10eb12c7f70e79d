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
		{"a province wins over a district of its name", "在北京、内蒙古、海南开展试点。", "", "北京=北京市 内蒙古=内蒙古自治区 海南=海南省"},
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
		{"a college student is no university", o, "吸引大学生就业，办好老年大学。", "330800", ""},
		{"a deictic level becomes the issuer", o, "支持市文旅投资集团发展。", "330800", "市文旅投资集团=衢州市文旅投资集团"},
		{"a reform or pilot is no policy", d, "深化“一次办”改革，推进“标准地”试点，完善联席会议制度。", "330800", ""},
		{"a title inside a title stays inside", d, "落实《关于贯彻〈民法典〉的意见》。", "330800", "关于贯彻〈民法典〉的意见=关于贯彻〈民法典〉的意见"},
		{"a short title is its full one", d, "制定《衢州市碳账户规划》（以下简称《规划》）。《规划》每年评估。", "330800", "衢州市碳账户规划=衢州市碳账户规划 规划=衢州市碳账户规划"},
		{"a year in an event's name is not its identity", e, "办好舟山2023年海岛马拉松，总结舟山海岛马拉松经验。", "330900", "舟山2023年海岛马拉松=舟山海岛马拉松 舟山海岛马拉松=舟山海岛马拉松"},
		{"a people's congress is no event", e, "依法向市人民代表大会报告。", "330900", ""},
		{"sectors at large are no industries", i, "面向先进制造业、生产性服务业等产业，完善产业链。", "330900", ""},
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
