package mention

import (
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/resolve"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// shorter finds parts of a compound that the document has in full: 成德临港产业带 beside 成德眉资.
func (s *scan) shorter() {
	read, characters := map[rune]resolve.RegionChoice{}, new(text.RuneSet)
	for _, r := range s.regions {
		if r.Rule == "region.compound.city" && utf8.RuneCountInString(strings.TrimPrefix(r.Reason, readWith)) > 2 {
			region, _ := s.dictionary.Region(r.Key)
			read[s.text[r.Span.Start]] = resolve.RegionChoice{Region: region, Reason: r.Reason}
			characters.Add(s.text[r.Span.Start])
		}
	}
	if len(read) == 0 {
		return
	}
	for i := 0; i+1 < len(s.text); i++ {
		if !characters.Has(s.text[i]) {
			continue
		}
		end := i
		for end < len(s.text) && end-i < 4 && read[s.text[end]].Found() && s.regionAt[end] == "" && s.inside[end] == 0 {
			end++
		}
		if end-i < 2 || s.text[i] == s.text[i+1] || !s.opens(i) || s.railway(end) {
			continue
		}
		s.setAnchor(kg.Span{Start: i, End: end})
		for ; i < end; i++ {
			s.addRegion(kg.Span{Start: i, End: i + 1}, read[s.text[i]], Abbreviation, "region.compound.city")
		}
	}
}

// listedProvinces finds provinces that a list names by one character each, three at least: 与晋、甘、豫合作.
func (s *scan) listedProvinces(a abbreviations, covered covers) {
	for i := 1; i+1 < len(s.text); i++ {
		if s.text[i] != '、' {
			continue
		}
		from, end := i-1, i-1
		for end < len(s.text) && a.provinces[s.text[end]].Code != "" && !covered[end] && s.regionAt[end] == "" {
			if end++; s.rune(end) != '、' {
				break
			}
			end++
		}
		n := (end - from + 1) / 2
		if n < 3 || s.text[end-1] == '、' || !strings.ContainsRune("与和及同跟", s.rune(from-1)) && (han(s.rune(end)) && !s.opensAfterList(end) || han(s.rune(from-1)) && !strings.ContainsRune("向赴到在接", s.rune(from-1))) {
			continue
		}
		for k := from; k < end; k += 2 {
			choice := resolve.RegionChoice{Region: a.provinces[s.text[k]], Reason: readWith + s.slice(from, end)}
			s.addRegion(kg.Span{Start: k, End: k + 1}, choice, Abbreviation, "region.list.province")
		}
		i = end - 1
	}
}

// opensAfterList tells whether the words at i can follow a list of provinces.
func (s *scan) opensAfterList(i int) bool {
	return s.follows(i, "等", "合作", "协作", "协同", "共同", "携手", "毗邻", "交界", "联动", "省", "两", "三", "四", "五", "六", "七", "八", "九", "和", "及", "与", "地区", "周边", "共建", "开展", "建立", "签")
}

// readWith begins the reason for a region in a compound; the compound follows.
const readWith = "read with its neighbours in "

// railway tells whether a compound only names a line, a play or the like: 沪杭高铁.
func (s *scan) railway(to int) bool {
	return s.follows(to, "园区管", "高铁", "铁路", "高速", "城际", "动车", "运河", "大道", "专线", "线", "剧", "语", "菜", "超")
}
