package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/gazetteer"
)

// placeKind says how a name tells of which place a body is.
type placeKind uint8

const (
	unsaid   placeKind = iota // 科技局
	word                      // 市科技局: a word that the issuer gives its meaning
	spelled                   // 湖州市科技局
	national                  // 国家发展改革委, 中央宣传部
	corps                     // 兵团发展改革委
	zoned                     // 某某高新区经发局: of a zone that is no division
)

// place is what a name says of the place.
type place struct {
	kind    placeKind
	word    string             // of kind word: "市"
	regions []gazetteer.Region // of kind spelled: what the name of the place may mean
	surface string             // of kinds spelled and zoned: as printed
}

// The words of level that stand before a body, longest first. 团 is not among them: 团市委 has a rule of its own.
var levelWords = []string{"自治区", "自治州", "自治县", "实验区", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "街道"}

// Words in front of which 区 市 县 are part of another word: 区域合作办, 市场监管局, 县域办.
var joined = []string{"区域", "区块", "区间", "区外", "区内", "市场", "市值", "市政", "县域", "省际", "省域", "市域", "镇域", "乡村", "乡镇", "州际", "旗下"}

// wordFirsts are the characters with which a word of level begins, or one that makes it the speaker's own.
var wordFirsts = firsts(levelWords, []string{"我", "本", "全"})

// cutWord cuts a word of level from the front of s: 市科技局 gives 市 and 科技局, 我省发改委 gives 省.
func cutWord(s string) (word, rest string, ok bool) {
	if !wordFirsts.Has(firstOf(s)) {
		return "", s, false
	}
	for _, own := range []string{"我", "本", "全"} {
		if r, found := strings.CutPrefix(s, own); found {
			if word, rest, ok = cutWord(r); ok {
				return word, rest, true
			}
		}
	}
	for _, j := range joined {
		if strings.HasPrefix(s, j) && j != "市政" {
			return "", s, false
		}
	}
	if strings.HasPrefix(s, "市政") && !strings.HasPrefix(s, "市政府") && !strings.HasPrefix(s, "市政协") && !strings.HasPrefix(s, "市政务") &&
		!strings.HasPrefix(s, "市政法") && !strings.HasPrefix(s, "市政数") && !strings.HasPrefix(s, "市政策") && !strings.HasPrefix(s, "市政研") {
		return "", s, false
	}
	for _, w := range levelWords {
		if r, found := strings.CutPrefix(s, w); found {
			return w, r, true
		}
	}
	return "", s, false
}

// locate gives a place its meaning in this document.
func (a *Agencies) locate(p place) settled {
	switch p.kind {
	case national:
		return settled{national: true, reason: "国家机关"}
	case corps:
		return settled{corps: true, reason: "「兵团」指新疆生产建设兵团"}
	case zoned:
		return a.locateZone(p.surface)
	case spelled:
		choice := NewRegions(a.dictionary, a.ctx).Choose(p.regions, "", nil)
		if choice.Found() {
			return settled{region: choice.Region, reason: fmt.Sprintf("名称写明%s", choice.Region.Name)}
		}
		return settled{candidates: choice.Candidates, reason: fmt.Sprintf("「%s」不止一处，文件没有说明是哪一处", p.surface)}
	case word:
		return a.locateWord(p.word)
	}
	return settled{}
}

// locateWord finds the division that a word means: in a plan of 吴兴区, 区 is 吴兴区 and 市 the city above it.
func (a *Agencies) locateWord(w string) settled {
	issuer := a.ctx.Issuer
	if a.ctx.Zone != "" && (w == "区" || w == "实验区" || w == "市" && strings.HasSuffix(a.ctx.Zone, a.ctx.Issuer.Name)) { // 市 of 第三师图木舒克市
		return settled{region: issuer, zone: a.ctx.Zone, reason: fmt.Sprintf("「%s」指发布机构所在的%s", w, a.ctx.Zone)}
	}
	if issuer.Code == "" {
		return settled{reason: fmt.Sprintf("「%s」指哪一地，文件没有说明", w)}
	}
	i := slices.IndexFunc(a.chain, func(r gazetteer.Region) bool { return answersTo(r, w) })
	switch {
	case i == 0:
		return settled{region: issuer, reason: fmt.Sprintf("「%s」指发布机构所在的%s", w, issuer.Name)}
	case i > 0:
		return settled{region: a.chain[i], reason: fmt.Sprintf("「%s」指%s的上级%s", w, issuer.Name, a.chain[i].Name)}
	}
	if w == "区" && issuer.Level == gazetteer.County { // a zone inside a county, whose name the letterhead did not give
		return settled{region: issuer, zone: w, reason: fmt.Sprintf("「区」指%s的功能区，文件没有写明是哪一个", issuer.Name)}
	}
	return settled{reason: fmt.Sprintf("「%s」不是%s本级或上级，指哪一地文件没有说明", w, issuer.Name)}
}

// answersTo tells whether the documents of r and those below it call it by that word.
func answersTo(r gazetteer.Region, w string) bool {
	switch w {
	case "区":
		return strings.HasSuffix(r.Name, "区") && (r.Level == gazetteer.County || r.Level == gazetteer.Province)
	case "自治区":
		return r.Level == gazetteer.Province && strings.HasSuffix(r.Name, w)
	case "省":
		return r.Level == gazetteer.Province && strings.HasSuffix(r.Name, w)
	case "州":
		return strings.HasSuffix(r.Name, "自治州")
	case "县":
		return r.Level == gazetteer.County && strings.HasSuffix(r.Name, w)
	case "实验区":
		return false
	}
	return strings.HasSuffix(r.Name, w)
}

// cutRegion cuts the name of a division from the front of s, the longest one behind which the rest can stand: 湖州市科技局,
// 浙江省湖州市科技局, 安吉发改局.
func (a *Agencies) cutRegion(s string, fits func(rest string) bool) (p place, rest string, ok bool) {
	var last int // where the last character of the surface begins
	for end := a.dictionary.Longest(s); ; end = last {
		surface, rest := s[:end], s[end:]
		_, size := utf8.DecodeLastRuneInString(surface)
		if last = end - size; last <= 0 { // one character is no name
			break
		}
		regions := a.dictionary.RegionsNamed(surface)
		if len(regions) == 0 || utf8.RuneCountInString(surface) > 15 {
			continue
		}
		whole := wholeName(surface) || slices.ContainsFunc(regions, func(r gazetteer.Region) bool { return r.Name == surface })
		if whole {
			if below, deeper, found := a.cutRegion(rest, fits); found {
				inside := slices.DeleteFunc(slices.Clone(below.regions), func(r gazetteer.Region) bool {
					return !slices.ContainsFunc(regions, func(above gazetteer.Region) bool {
						return r.Code != above.Code && a.dictionary.Within(r.Code, above.Code)
					})
				})
				if len(inside) > 0 {
					return place{kind: spelled, regions: inside, surface: surface + below.surface}, deeper, true
				}
			}
		}
		splits := slices.ContainsFunc(joined, func(j string) bool { return strings.HasPrefix(s[last:], j) }) // 湖州|市场
		if rest == "" || fits(rest) || whole && !splits {
			return place{kind: spelled, regions: regions, surface: surface}, rest, true
		}
	}
	return place{}, s, false
}

// wholeName tells the full way of writing a division whose official name carries its peoples: 恩施州, 三江县, 鄂温克旗.
func wholeName(surface string) bool {
	switch lastOf(surface) {
	case '州', '县', '旗':
		return utf8.RuneCountInString(surface) >= 3
	}
	return false
}
