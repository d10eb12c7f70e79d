package gazetteer

import (
	"strings"
	"unicode/utf8"
)

// The peoples that the names of autonomous divisions carry, longest first where one begins another (蒙古族 before 蒙古).
var peoples = []string{
	"维吾尔", "哈萨克", "柯尔克孜", "塔吉克", "蒙古族", "蒙古", "锡伯", "回族", "壮族", "藏族", "羌族", "苗族", "侗族", "土家族", "布依族", "彝族", "傣族",
	"白族", "景颇族", "傈僳族", "哈尼族", "朝鲜族", "满族", "瑶族", "黎族", "畲族", "拉祜族", "佤族", "纳西族", "独龙族", "怒族", "普米族", "布朗族",
	"仡佬族", "毛南族", "仫佬族", "水族", "土族", "撒拉族", "保安族", "东乡族", "裕固族", "达斡尔族", "鄂温克族", "各族",
}

// The suffixes of full names, longest first where one ends another.
var suffixes = []string{
	"特别行政区", "行政委员会", "自治区", "自治州", "自治县", "自治旗", "联合旗", "林区", "特区", "新区", "矿区", "地区", "街道", "苏木",
	"省", "市", "盟", "县", "区", "旗", "镇", "乡", "街",
}

// shorten drops the suffix and the peoples of a full name: 安吉县 gives 安吉, 景宁畲族自治县 gives 景宁, 宁夏回族自治区 gives 宁夏.
// Where one character or less would stay, the full name is its own short form: 泾县, 东区, 滨海新区 gives 滨海.
func shorten(name string) string {
	short := name
	for _, suffix := range suffixes {
		if rest, ok := strings.CutSuffix(name, suffix); ok && utf8.RuneCountInString(rest) >= 2 { // 北林区 is no 林区
			short = rest
			if strings.HasPrefix(suffix, "自治") {
				short = dropPeoples(rest)
			}
			break
		}
	}
	if utf8.RuneCountInString(short) < 2 {
		return name
	}
	return short
}

// dropPeoples cuts the peoples from the end of a name, down to two characters: 内蒙古 stays, 东乡族 gives 东乡.
func dropPeoples(name string) string {
	for {
		cut := name
		for _, p := range peoples {
			if rest, ok := strings.CutSuffix(name, p); ok && utf8.RuneCountInString(rest) >= 2 && len(rest) < len(cut) {
				cut = rest
			}
		}
		if cut == name {
			break
		}
		name = cut
	}
	if rest, ok := strings.CutSuffix(name, "族"); ok {
		return rest
	}
	return name
}

// common is the short form with the plain suffix, as people write autonomous divisions: 景宁县, 恩施州. "" where it is the full name.
func common(name, short string) string {
	for _, s := range []struct{ long, plain string }{{"自治州", "州"}, {"自治县", "县"}, {"自治旗", "旗"}} {
		if strings.HasSuffix(name, s.long) && utf8.RuneCountInString(short) >= 2 {
			return short + s.plain
		}
	}
	return ""
}
