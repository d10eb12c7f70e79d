package mention

import (
	"slices"
	"strings"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/kg"
)

// findForms finds divisions that the table of regions does not have under the words of the text: towns in a list with one that it has,
// cities of 台湾, and districts of the issuer whose whole name is a common word.
func (s *scan) findForms() {
	s.findBeside()
	s.findStrait()
	s.findCommon()
}

// unlisted is the choice of a division without a code of its own: it is known by the division that it lies in and its name.
func unlisted(parent, name, reason string) resolve.RegionChoice {
	return resolve.RegionChoice{Region: gazetteer.Region{Code: parent + "/" + name, Name: name, Parent: parent}, Reason: reason}
}

// townSuffixes end the full names of towns.
var townSuffixes = []string{"街道", "镇", "乡"}

// findBeside finds a town by the form of its name beside one that the table has: a table of one year lacks those of other years.
func (s *scan) findBeside() {
	for _, r := range slices.Clone(s.regions) {
		if len(r.Key) != 9 || s.slice(r.Span.Start, r.Span.End) != r.Name || !s.dictionary.Within(r.Key, s.home()) {
			continue
		}
		for at := r.Span.End; s.rune(at) == '、'; {
			span := s.townForm(at + 1)
			if span.Len() == 0 {
				break
			}
			s.addTown(span, r.Key[:6])
			at = span.End
		}
		for at := r.Span.Start - 1; s.rune(at) == '、'; {
			span := kg.Span{}
			for n := 3; n <= 5 && at-n >= 0; n++ {
				if t := s.townForm(at - n); t.End == at && (s.opens(at-n) || s.rune(at-n-1) == '、') {
					span = t
					break
				}
			}
			if span.Len() == 0 {
				break
			}
			s.addTown(span, r.Key[:6])
			at = span.Start - 1
		}
	}
	s.sortRegions()
}

func (s *scan) addTown(span kg.Span, parent string) {
	if s.regionAt[span.Start] == "" {
		s.addRegion(span, unlisted(parent, s.slice(span.Start, span.End), "in a list with towns of its county"), Name, "region.town.listed")
	}
}

// townForm is the place of a name of two or three characters and the word for a town that starts at i.
func (s *scan) townForm(i int) kg.Span {
	for end := i + 2; end <= min(i+3, len(s.text)); end++ {
		for _, w := range townSuffixes {
			if s.follows(end, w) && s.proper(s.text[i:end]) == end-i && !strings.ContainsAny(s.slice(i, end), "各个等及和与或其他全有相关沿村社区镇乡的重点所属中心、，") && !strings.ContainsRune("村域长政区级企", s.rune(end+len([]rune(w)))) {
				return kg.Span{Start: i, End: end + len([]rune(w))}
			}
		}
	}
	return kg.Span{}
}

// straitCities are the cities of 台湾, which the table of regions has as one province only.
var straitCities = strings.Fields("台北 新北 台中 台南 高雄 基隆 新竹 嘉义")

// findStrait finds cities of 台湾 by their short names where a word begins: 台中, but not in 平台中.
func (s *scan) findStrait() {
	for i, r := range s.text {
		if !strings.ContainsRune("台新高基嘉", r) || s.regionAt[i] != "" || !s.opens(i) {
			continue
		}
		for _, w := range straitCities {
			end := i + len([]rune(w))
			if s.follows(i, w) && !s.follows(end, "部", "心", "区", "县", "学", "小", "端", "央") && !s.streetFollows(end) {
				if s.rune(end) == '市' && s.rune(end+1) != '场' {
					end++
				}
				if r != '台' && r != '高' && !s.follows(end, "、") && s.rune(i-1) != '、' {
					continue
				}
				s.addRegion(kg.Span{Start: i, End: end}, unlisted("710000", w+"市", "a city of 台湾省"), Name, "region.strait")
			}
		}
	}
	s.sortRegions()
}

// findCommon finds 郊区 and the like where the issuer has a district of that name and the word begins there: 完成郊区改造, not 近郊区.
func (s *scan) findCommon() {
	home := s.home()
	if len(home) != 6 || home[2:] == "0000" {
		return
	}
	for _, d := range s.dictionary.Children(home) {
		name := []rune(d.Name)
		if d.Level != gazetteer.County || d.To != "" || d.Name == "城区" || d.Name == "矿区" || len(s.dictionary.FindRegions(name)) > 0 {
			continue
		}
		for i := range s.text {
			if s.follows(i, d.Name) && s.opens(i) && s.regionAt[i] == "" && s.inside[i] == 0 && !strings.ContainsRune("域块间位划县", s.rune(i+len(name))) {
				s.addRegion(kg.Span{Start: i, End: i + len(name)}, resolve.RegionChoice{Region: d, Reason: "the issuer has a district of that name"}, Name, "region.common")
			}
		}
	}
	s.sortRegions()
}
