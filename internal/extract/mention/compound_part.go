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

// readWith begins the reason for a region in a compound; the compound follows.
const readWith = "read with its neighbours in "

// railway tells whether a compound only names a line, a play or the like: 沪杭高铁.
func (s *scan) railway(to int) bool {
	return s.follows(to, "园区管", "高铁", "铁路", "高速", "城际", "动车", "运河", "大道", "专线", "线", "剧", "语", "菜", "超")
}
