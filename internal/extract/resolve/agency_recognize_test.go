package resolve

import (
	"strings"
	"testing"

	"policygraph/internal/extract/gazetteer"
)

func TestRecognizeTellsBodiesFromOtherNouns(t *testing.T) {
	d := dictionary(t)
	a := NewAgencies(d, document(t, d, "衢州市"))
	for _, name := range strings.Fields("科技局 市科技 龙游县 龙游 智造新城管委会 各区县 县府办 市委 团市委 财政部 工业和信息化部 人民银行 市水利部门 衢州海关 " +
		"市四省边际办 市高铁建设指挥部 市交投集团 浙江大学 各责任单位 乡镇（街道） 国网衢州供电公司 市委组织部人才办") {
		if !a.Recognize(name) {
			t.Errorf("Recognize(%q): got false", name)
		}
	}
	for _, name := range strings.Fields("企业 财政 科技 龙头企业 高校 社会力量 主要负责人 地方 衢州 行政首长 社会组织 责任单位 政府 水利部门 市场 市民 市政设施 区域 区块链 " +
		"全局 大会 村委会 指挥部 创新中心 平台 产业 全市 国家 银行 机会 新区") {
		if a.Recognize(name) {
			t.Errorf("Recognize(%q): got true", name)
		}
	}
}

func TestRecognizeDamagedTakesABareFunctionToo(t *testing.T) {
	d := dictionary(t)
	a := NewAgencies(d, document(t, d, "衢州市"))
	for _, name := range []string{"科技", "财政", "建设", "然资源和规划局", "市科技局"} {
		if !a.RecognizeDamaged(name) {
			t.Errorf("RecognizeDamaged(%q): got false", name)
		}
	}
	for _, name := range []string{"企业", "发展", "装置建设", "高校"} {
		if a.RecognizeDamaged(name) {
			t.Errorf("RecognizeDamaged(%q): got true", name)
		}
	}
}

func TestSegmentCutsNamesWithoutSeparators(t *testing.T) {
	d := dictionary(t)
	for _, c := range []struct{ claim, text, want string }{
		{"bureaus run together", "发改局财政局住建局", "发改局|财政局|住建局"},
		{"with levels, and a blank", "市发改委 市财政局市市场监管局", "市发改委|市财政局|市市场监管局"},
		{"governments and classes among them", "市水利局龙游县常山县各区县", "市水利局|龙游县|常山县|各区县"},
		{"party organs and what follows", "市委组织部市金融办市科技局", "市委组织部|市金融办|市科技局"},
		{"a body in no table", "市财政局市四省边际办市水利局", "市财政局|市四省边际办|市水利局"},
		{"words around are left out", "责任分工：市财政局。", "市财政局"},
		{"nothing", "稳步推进", ""},
	} {
		runes := []rune(c.text)
		var got []string
		for _, s := range NewAgencies(d, document(t, d, "衢州市")).Segment(c.text) {
			got = append(got, string(runes[s.Start:s.End]))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: Segment(%q): got %q, want %q", c.claim, c.text, g, c.want)
		}
	}
}

func TestIssuerFindsTheRegionOfALetterhead(t *testing.T) {
	d := dictionary(t)
	a := NewAgencies(d, Context{})
	for _, c := range []struct{ text, name, region string }{
		{"衢州市区域合作办", "衢州市区域合作办", "衢州市"},
		{"广州市人民政府办公厅", "广州市人民政府办公厅", "广州市"},
		{"国务院办公厅", "国务院办公厅", "中华人民共和国"},
		{"国家发展改革委 财政部", "国家发展和改革委员会", "中华人民共和国"},
		{"中共浙江省委办公厅", "中共浙江省委办公厅", "浙江省"},
		{"中共衢州市委 衢州市人民政府", "中共衢州市委员会", "衢州市"},
		{"杭州市上城区人民政府", "上城区人民政府", "上城区"},
		{"平潭综合实验区管委会", "平潭综合实验区管理委员会", "平潭县"},
		{"中国平潭", "中国平潭", "平潭县"},
		{"鼓楼区人民政府", "鼓楼区人民政府", ""},
		{"宁夏回族自治区人民政府", "宁夏回族自治区人民政府", "宁夏回族自治区"},
	} {
		agency, region := a.Issuer(c.text)
		if agency.Name != c.name || region.Name != c.region {
			t.Errorf("Issuer(%q): got %s of %q, want %s of %q", c.text, agency.Name, region.Name, c.name, c.region)
		}
	}
}

func TestTheZoneOfAnIssuerIsItsCommitteesName(t *testing.T) {
	a := NewAgencies(dictionary(t), Context{})
	for text, want := range map[string]string{"平潭综合实验区管委会": "平潭综合实验区", "衢州市人民政府": ""} {
		if agency, _ := a.Issuer(text); agency.Zone() != want {
			t.Errorf("Issuer(%q): got zone %q, want %q", text, agency.Zone(), want)
		}
	}
}

// Whatever is printed, resolving it must neither fail nor lose it.
func TestEveryStringResolvesToSomethingWithANameAndAKey(t *testing.T) {
	d := dictionary(t)
	for _, ctx := range []Context{{}, {National: true}, document(t, d, "衢州市")} {
		a := NewAgencies(d, ctx)
		for _, s := range []string{"市", "省", "区", "各", "（", "）", "((", "委", "市委", "局", "。", "等", "中共", "团", "共青团市", "市市市", "国家", "国", "𠮷", "a", "市场", "()", "市()", "部门"} {
			if got := a.List([]string{s})[0]; got.Kind == "" || s != "" && strings.Trim(s, "（）()。等") != "" && (got.Name == "" || got.Key == "") {
				t.Errorf("%q: got %+v", s, got)
			}
			a.Recognize(s)
			a.Segment(s)
			a.Issuer(s)
		}
	}
}

func BenchmarkRecognize(b *testing.B) {
	d := dictionary(b)
	a := NewAgencies(d, Context{Issuer: gazetteer.Region{Code: "330800", Name: "衢州市", Short: "衢州", Level: gazetteer.Prefecture, Parent: "330000"}})
	names := strings.Fields("市科技局 自然资源和规划局 推动产业升级 龙头企业 各有关部门 人民银行衢州市分行 市四省边际办")
	for b.Loop() {
		for _, n := range names {
			a.Recognize(n)
		}
	}
}
