package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

func names(regions []Region) string {
	var out []string
	for _, r := range regions {
		out = append(out, r.Code+r.Name)
	}
	return strings.Join(out, " ")
}

func TestShortFormsDropTheSuffixAndThePeoples(t *testing.T) {
	for name, want := range map[string]string{
		"安吉县": "安吉", "湖州市": "湖州", "浙江省": "浙江", "景宁畲族自治县": "景宁", "宁夏回族自治区": "宁夏", "内蒙古自治区": "内蒙古",
		"双江拉祜族佤族布朗族傣族自治县": "双江", "红河哈尼族彝族自治州": "红河", "香港特别行政区": "香港", "织里镇": "织里", "月河街道": "月河",
		"泾县": "泾县", "东区": "东区", "阿里地区": "阿里", "神农架林区": "神农架", "兴安盟": "兴安", "伊犁哈萨克自治州": "伊犁",
		"积石山保安族东乡族撒拉族自治县": "积石山", "达尔罕茂明安联合旗": "达尔罕茂明安",
	} {
		if got := shorten(name); got != want {
			t.Errorf("shorten(%q): got %q, want %q", name, got, want)
		}
	}
}

func TestRegionsNamedKnowsFullShortAbbreviatedAndFormerNames(t *testing.T) {
	d := load(t)
	for _, c := range []struct{ claim, surface, want string }{
		{"a full name", "安吉县", "330523安吉县"},
		{"a short name", "安吉", "330523安吉县"},
		{"an abbreviation of two regions", "苏", "320000江苏省 320500苏州市"},
		{"a short name of a province and a city", "吉林", "220000吉林省 220200吉林市"},
		{"a name that four districts share", "鼓楼区", "320106鼓楼区 320302鼓楼区 350102鼓楼区 410204鼓楼区"},
		{"an ordinary word, for who knows that a place is meant", "公安", "421022公安县"},
		{"a district that was abolished", "下城区", "330103下城区"},
		{"a county and the city it became", "广德", "341822广德县 341882广德市"},
		{"an autonomous county by its common name", "景宁县", "331127景宁畲族自治县"},
		{"full-width and blanks", "安 吉县", "330523安吉县"},
		{"nothing", "安及县", ""},
	} {
		if got := names(d.RegionsNamed(c.surface)); got != c.want {
			t.Errorf("%s: RegionsNamed(%q): got %q, want %q", c.claim, c.surface, got, c.want)
		}
	}
}

func TestDivisionsKnowWhatIsAboveAndBelow(t *testing.T) {
	d := load(t)
	if got := names(d.Ancestors("330502100")); got != "330502吴兴区 330500湖州市 330000浙江省" {
		t.Errorf("Ancestors(织里镇): got %q", got)
	}
	if got := names(d.Children("330500")); got != "330502吴兴区 330503南浔区 330521德清县 330522长兴县 330523安吉县" {
		t.Errorf("Children(湖州市): got %q", got)
	}
	if got := names(d.Children("330100")); strings.Contains(got, "下城区") || !strings.Contains(got, "临平区") {
		t.Errorf("Children(杭州市) are those that stand today, got %q", got)
	}
	if got := names(d.Ancestors("419001")); got != "410000河南省" {
		t.Errorf("济源市 is directly under its province, got %q", got)
	}
	for _, c := range []struct {
		code, ancestor string
		want           bool
	}{
		{"330523", "330500", true},
		{"330523", "330523", true},
		{"330523", "100000", true},
		{"330523", "330100", false},
		{"330103", "330100", true},
		{"", "330500", false},
		{"999999", "330000", false},
	} {
		if got := d.Within(c.code, c.ancestor); got != c.want {
			t.Errorf("Within(%q, %q): got %v, want %v", c.code, c.ancestor, got, c.want)
		}
	}
	if r, ok := d.Region("330113"); !ok || r.From != "2021-04" || r.Level != County {
		t.Errorf("临平区 is a county since 2021-04, got %+v", r)
	}
}

func TestShortTownsAreThoseOfTheDivision(t *testing.T) {
	d := load(t)
	towns := d.ShortTowns("330500")
	if got := names(towns["织里"]); got != "330502100织里镇" {
		t.Errorf("织里 in 湖州市: got %q", got)
	}
	for _, short := range []string{"乌镇", "朝阳", "凤凰", "安吉"} {
		if got := towns[short]; len(got) > 0 {
			t.Errorf("%s is no short name of a town in 湖州市, got %q", short, names(got))
		}
	}
}

func find(d *Dictionary, text string) string {
	runes := []rune(text)
	folded := make([]rune, len(runes))
	for i, r := range runes {
		folded[i] = kg.FoldRune(r)
	}
	var out []string
	for _, h := range d.Find(folded) {
		keys := make([]string, len(h.Entries))
		for i, e := range h.Entries {
			keys[i] = e.Key
		}
		slices.Sort(keys)
		out = append(out, string(runes[h.Span.Start:h.Span.End])+"="+strings.Join(keys, "/"))
	}
	return strings.Join(out, " ")
}

func TestFindReportsNamesAndNoOrdinaryWords(t *testing.T) {
	d := load(t)
	for _, c := range []struct{ claim, text, want string }{
		{"the longest name wins", "衢江区和衢州市", "衢江区=330803 衢州市=330800"},
		{"安吉 is not 吉安", "赴安吉、吉安学习", "安吉=330523 吉安=360800/360821"},
		{"生产总值 of a 地区 names none", "地区生产总值增长", ""},
		{"市 that begins 市场 stays out", "支持衢州市场主体", "衢州=330800"},
		{"区 that begins 区域 stays out", "建设丽水区域中心", "丽水=331100"},
		{"行 that begins 行业 stays out", "宁波银行业", "宁波=330200"},
		{"a county that is a word wants its suffix", "公安机关与公安县合作共建", "公安县=421022"},
		{"a county of one character and its suffix is not looked for inside a word", "创建示范县、到范县考察", "范县=410926"},
		{"a county gives way to a city that begins with its last character", "创建湖州样板", "湖州=330500"},
		{"a word across two others is no name", "提高安全水平、确保定期检查、推广安全技术", ""},
		{"a lake is no county", "太湖南岸", ""},
		{"a functional region", "融入长三角一体化", "长三角=长三角"},
		{"an organization hides the place in its name", "浙江大学衢州研究院", "浙江大学=浙江大学 衢州=330800"},
		{"a body hides the words in it", "由应急管理局牵头", "应急管理局=应急管理"},
		{"a town by its full name, with all that bear it", "织里镇", "织里镇=330502100"},
		{"no town by its short name", "织里童装", ""},
		{"full-width letters", "Ｇ60科创走廊", "Ｇ60科创走廊=G60科创走廊"},
		{"no abbreviation of one character", "沪苏浙皖", ""},
	} {
		if got := find(d, c.text); got != c.want {
			t.Errorf("%s: Find(%q): got %q, want %q", c.claim, c.text, got, c.want)
		}
	}
}

func TestFindRegionsSeesThePlaceInsideAName(t *testing.T) {
	d := load(t)
	hits := d.FindRegions([]rune("上海交通大学"))
	if len(hits) != 1 || hits[0].Span != (kg.Span{Start: 0, End: 2}) || hits[0].Entries[0].Key != "310000" {
		t.Errorf("FindRegions(上海交通大学): got %+v, want 上海", hits)
	}
}

func TestEveryAbbreviationOfAProvinceIsKnown(t *testing.T) {
	d := load(t)
	for _, abbr := range strings.Split("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新港澳台", "") {
		if !slices.ContainsFunc(d.RegionsNamed(abbr), func(r Region) bool { return r.Level == Province }) {
			t.Errorf("%s is no province: %q", abbr, names(d.RegionsNamed(abbr)))
		}
	}
}

// Whoever looks for the name of a division at the beginning of a text need not look further than Longest.
func TestNoNameOfADivisionIsLongerThanTheLongest(t *testing.T) {
	d := load(t)
	for _, r := range d.regions {
		for _, name := range d.NamesOf(r.Code) {
			if len([]rune(name)) < 2 || len(d.RegionsNamed(name)) == 0 {
				continue
			}
			if got := d.Longest(name + "。"); got != len(name) {
				t.Fatalf("Longest(%s。): got %d bytes, want %d", name, got, len(name))
			}
		}
	}
}

func TestChildrenAreThoseThatStandToday(t *testing.T) {
	d := load(t)
	for _, r := range d.regions {
		children := d.Children(r.Code)
		if want := d.standingBelow(r.Code); !slices.EqualFunc(children, want, func(a, b Region) bool { return a.Code == b.Code && a.Short == b.Short }) {
			t.Fatalf("Children(%s): got %q, want %q", r.Code, names(children), names(want))
		}
		for _, child := range children {
			if child.To != "" || child.Parent != r.Code {
				t.Fatalf("Children(%s): %s %s of %s stands until %q", r.Code, child.Code, child.Name, child.Parent, child.To)
			}
		}
	}
}
