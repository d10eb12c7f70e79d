package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/kg"
)

// findOrdinary finds short names that are words too, and count only where the place shows that a region is meant: in a list with a
// region of the same province (永川、荣昌), or behind the division that they lie in (渭南富平).
func (s *scan) findOrdinary() {
	known := len(s.regions)
	for k := 0; k < known; k++ {
		r := s.regions[k]
		if len(r.Key) != 6 {
			continue
		}
		if strings.ContainsRune("、与和", s.rune(r.Span.End)) {
			before := ""
			if k > 0 && s.regions[k-1].Span.End+1 == r.Span.Start { // 青浦、吴江、金山: the list has two provinces
				before = s.regions[k-1].Key
			}
			s.ordinaryAt(r.Span.End+1, 0, r.Key, before)
		}
		if s.rune(r.Span.Start-1) == '、' {
			s.ordinaryAt(r.Span.Start-1, -1, r.Key)
		}
		if r.Key[4:] == "00" {
			s.ordinaryAt(r.Span.End, 0, r.Key)
		}
	}
}

// findFull finds the short names that are words too of the issuer's own counties: where the document has the full name elsewhere
// (弥勒 beside 弥勒市), and where a zone's head noun follows (金沙经济开发区).
func (s *scan) findFull() {
	home := s.home()
	if len(home) != 6 {
		return
	}
	full := map[string]bool{}
	for _, r := range s.regions {
		full[r.Key] = full[r.Key] || s.slice(r.Span.Start, r.Span.End) == r.Name
	}
	words := map[rune][]gazetteer.Region{}
	for _, r := range s.dictionary.Children(home) {
		if short := []rune(r.Short); r.Short != r.Name && len(short) > 1 && r.To == "" && (r.Level < gazetteer.Town || municipality(home)) && len(s.dictionary.FindRegions(short)) == 0 {
			words[short[0]] = append(words[short[0]], r)
		}
	}
	if len(words) == 0 {
		return
	}
	for i, c := range s.text {
		for _, r := range words[c] {
			if !s.follows(i, r.Short) || s.begins(i) || s.inside[i] != 0 || s.follows(i, r.Name) || !s.opens(i) && !(i > 0 && s.headEnd[i-1]) {
				continue
			}
			span := kg.Span{Start: i, End: i + utf8.RuneCountInString(r.Short)}
			switch {
			case full[r.Code]:
				s.addRegion(span, resolve.RegionChoice{Region: r, Reason: "the document names " + r.Name}, Name, "region.full-elsewhere")
			case r.Level >= gazetteer.Town && s.zoneFollows(span.End): // a park that is called like a town names the park alone
				s.setAnchor(span)
			case s.zoneFollows(span.End):
				s.addRegion(span, resolve.RegionChoice{Region: r, Reason: "one of the issuer's own, and a zone bears its name"}, Name, "region.zone")
			}
		}
	}
}

// zoneFollows tells whether a noun stands at i that zones, ports and airports put behind the name of their place.
func (s *scan) zoneFollows(i int) bool {
	return s.follows(i, "经济开发区", "经济技术开发区", "经开区", "高新区", "高新技术", "开发区", "工业园", "产业园", "港区", "港城", "机场", "国际机场", "化工园", "国际陆港", "综合保税区")
}

// ordinaryAt adds the region whose short name begins at i (dir 0) or ends there (dir -1), and the next one of the list that it is in.
func (s *scan) ordinaryAt(i, dir int, near ...string) {
	for n := 3; n >= 2; n-- {
		from, to := i, i+n
		if dir < 0 {
			from, to = i-n, i
		}
		if from < 0 || to > len(s.text) || s.begins(from) || s.inside[from] != 0 {
			continue
		}
		within := dir == 0 && s.anchorEnds(from) // 渭南富平: directly behind its city
		if !within && !s.opens(from) || !strings.ContainsRune("、，,。；;和与及等", s.rune(to)) && !(s.rune(from-1) == '、' && near[0][4:] != "00") &&
			!s.follows(to, "产业", "合作", "协作", "联动", "共建", "协同", "一体", "同城", "融合", "毗邻", "交界", "两地", "三地", "四地", "两县", "两区") {
			continue
		}
		var fits []gazetteer.Region
		for _, r := range s.dictionary.RegionsNamed(s.slice(from, to)) {
			if r.Level == gazetteer.County && r.To == "" && (!within || s.dictionary.Within(r.Code, near[0])) &&
				slices.ContainsFunc(near, func(n string) bool { return len(n) > 1 && n[:2] == r.Code[:2] }) {
				fits = append(fits, r)
			}
		}
		choice := resolve.NewRegions(s.dictionary, s.ctx).Choose(fits, "", []string{near[0][:4] + "00"})
		if !choice.Found() {
			continue
		}
		s.addRegion(kg.Span{Start: from, End: to}, choice, Name, "region.ordinary")
		switch {
		case dir == 0 && strings.ContainsRune("、与和", s.rune(to)):
			s.ordinaryAt(to+1, 0, near...)
		case dir < 0 && s.rune(from-1) == '、':
			s.ordinaryAt(from-1, -1, near...)
		}
		return
	}
}

// findTowns finds towns by their short names where the place shows that a town is meant: in brackets after its city (绍兴(钱清)), or
// joined by an interpunct to another one (钱清·杨汛桥).
func (s *scan) findTowns() {
	if s.ctx.Issuer.Code == "" || s.ctx.Issuer.Level < gazetteer.Prefecture && !municipality(s.ctx.Issuer.Code) {
		return
	}
	var own, near map[string][]gazetteer.Region
	towns := func() map[string][]gazetteer.Region {
		if own == nil {
			own = s.dictionary.ShortTowns(s.home())
		}
		return own
	}
	resolver := resolve.NewRegions(s.dictionary, s.ctx)
	for _, r := range slices.Clone(s.regions) {
		if s.rune(r.Span.End) != '(' {
			continue
		}
		for end := r.Span.End + 2; end < len(s.text) && end <= r.Span.End+6; end++ {
			if s.text[end] != ')' {
				continue
			}
			span := kg.Span{Start: r.Span.End + 1, End: end}
			if c := resolver.Choose(towns()[s.slice(span.Start, span.End)], r.Key, nil); c.Found() && s.dictionary.Within(c.Region.Code, r.Key) {
				s.addRegion(span, c, Name, "region.town.bracket")
			}
		}
	}
	for i, r := range s.text {
		if r != '*' && r != '·' || s.rune(i-1) == r || s.rune(i+1) == r {
			continue
		}
		left, right := s.townUntil(i, towns()), kg.Span{}
		if left.Len() == 0 {
			continue
		}
		if right = s.townFrom(i+1, towns()); right.Len() == 0 {
			if near == nil {
				near = s.dictionary.ShortTowns(s.ctx.Issuer.Code[:2] + "0000")
			}
			right = s.townFrom(i+1, near)
		}
		if right.Len() == 0 {
			continue
		}
		for _, span := range []kg.Span{left, right} {
			list := towns()[s.slice(span.Start, span.End)]
			if len(list) == 0 {
				list = near[s.slice(span.Start, span.End)]
			}
			if c := resolver.Choose(list, "", nil); c.Found() {
				s.addRegion(span, c, Name, "region.town.pair")
			}
		}
	}
}

// townUntil is the town whose short name ends at i; townFrom the one whose short name starts there.
func (s *scan) townUntil(i int, towns map[string][]gazetteer.Region) kg.Span {
	for n := 4; n >= 2; n-- {
		if i-n >= 0 && len(towns[s.slice(i-n, i)]) > 0 {
			return kg.Span{Start: i - n, End: i}
		}
	}
	return kg.Span{}
}

func (s *scan) townFrom(i int, towns map[string][]gazetteer.Region) kg.Span {
	for n := 4; n >= 2; n-- {
		if i+n <= len(s.text) && len(towns[s.slice(i, i+n)]) > 0 {
			return kg.Span{Start: i, End: i + n}
		}
	}
	return kg.Span{}
}
