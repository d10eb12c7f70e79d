package question

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/search"
	"policygraph/internal/store"
)

// Bounds of names in a line.
const (
	shortestName = 2
	longestName  = 40
	mostHints    = 3 // parts that are not understood for which names like them are looked up
	mostSounds   = 8 // names that are said alike
)

// nameKinds are the kinds whose names are found in lines.
var nameKinds = []kg.EntityKind{
	kg.KindAgency, kg.KindRegion, kg.KindFunctionalRegion, kg.KindPlatform, kg.KindOrganization, kg.KindPolicy, kg.KindEvent, kg.KindIndustry,
	kg.KindDocument,
}

// nameRules are the ids of the ways in which a name is found, each with a line.
var nameRules = map[string]string{
	"name.exact":     "安吉县",
	"name.id":        "region:330523",
	"name.title":     "《长江三角洲区域一体化发展规划纲要》",
	"name.qualified": "湖州市科技局", // a region's name, then what one of its bodies is called for short
	"name.spoken":    "nthxq",
	"name.unknown":   "无名局牵头", // where a name must stand, and nothing is called so: no task has it
	"phrase.quoted":  "“碳普惠”",
}

// name reads the longest name that stands at a place.
func (s *scanner) name(at int) (p Part, n int, err error) {
	if at > 0 && wordly(s.folded[at]) && wordly(s.folded[at-1]) {
		return p, 0, nil
	}
	if p, n, err = s.id(at); err != nil || n > 0 {
		return p, n, err
	}
	// A name ends where the line has a blank or a mark, but goes on over the blanks between words of letters.
	end := at
	for end < len(s.folded) && end-at < longestName {
		r := s.folded[end]
		if r == ' ' && (end == at || !wordly(s.folded[end-1]) || end+1 == len(s.folded) || !wordly(s.folded[end+1])) {
			break
		}
		if strings.ContainsRune("，,。；;！!？?…|《》“”、", r) {
			break
		}
		end++
	}
	exact := 0
	for to := end; to-at >= shortestName && exact == 0; to-- {
		if to < len(s.folded) && wordly(s.folded[to]) && wordly(s.folded[to-1]) || s.folded[to-1] == ' ' {
			continue
		}
		found, err := s.reader.Lookup(s.ctx, store.Lookup{Name: s.text(at, to), Kinds: nameKinds, Limit: 1})
		if err != nil {
			return p, 0, err
		}
		if len(found) > 0 {
			exact = to
		}
	}
	if !unicode.Is(unicode.Han, s.folded[at]) && exact == 0 {
		return p, 0, nil
	}
	if p, n, err = s.qualified(at, end, exact); err != nil || n > 0 {
		return p, n, err
	}
	if exact == 0 {
		return p, 0, nil
	}
	x, err := query.Resolve(s.ctx, s.reader, s.text(at, exact), nameKinds...)
	return Part{Sense: Name, Rule: "name.exact", Thing: x}, exact - at, err
}

// id reads a readable id: region:330523.
func (s *scanner) id(at int) (p Part, n int, err error) {
	if s.folded[at] < 'a' || s.folded[at] > 'z' {
		return p, 0, nil
	}
	end := at
	for end < len(s.runes) && s.folded[end] != ' ' {
		end++
	}
	if _, _, ok := kg.ParseRef(s.text(at, end)); !ok {
		return p, 0, nil
	}
	x, err := query.Resolve(s.ctx, s.reader, s.text(at, end))
	if err != nil || !x.Found {
		return p, 0, err
	}
	return Part{Sense: Name, Rule: "name.id", Thing: x}, end - at, nil
}

// qualified reads 湖州市科技局 as the body of 湖州市 that is called 市科技局: the region's name may lend its last character to the body's.
// It counts where it is longer than the name that is there as it stands.
func (s *scanner) qualified(at, end, exact int) (p Part, n int, err error) {
	for cut := min(at+8, end-2); cut >= at+2; cut-- {
		regions, err := s.reader.Lookup(s.ctx, store.Lookup{Name: s.text(at, cut), Kinds: []kg.EntityKind{kg.KindRegion}, Limit: mostSounds})
		if err != nil {
			return p, 0, err
		}
		if len(regions) == 0 {
			continue
		}
		for _, from := range []int{cut - 1, cut} {
			for to := min(from+12, end); to > max(exact, cut+1) && to-from >= shortestName; to-- {
				bodies, err := s.reader.Lookup(s.ctx, store.Lookup{Name: s.text(from, to), Kinds: []kg.EntityKind{kg.KindAgency}, Limit: 100})
				if err != nil {
					return p, 0, err
				}
				x, err := s.bodyOf(bodies, regions, s.text(at, to))
				if err != nil {
					return p, 0, err
				}
				if x.Found {
					return Part{Sense: Name, Rule: "name.qualified", Thing: x}, to - at, nil
				}
			}
		}
	}
	return p, 0, nil
}

// bodyOf is the only one of some bodies that is of one of the regions.
func (s *scanner) bodyOf(bodies, regions []kg.ID, ref string) (x query.Resolution, err error) {
	x.Ref = ref
	if len(bodies) == 0 {
		return x, nil
	}
	page, err := s.reader.Expand(s.ctx, store.Hop{From: bodies, Dir: store.Out, Predicates: []kg.Predicate{kg.AgencyOf}})
	if err != nil {
		return x, err
	}
	var of []kg.ID
	for _, e := range page.Edges {
		if slices.Contains(regions, e.Other) && !slices.Contains(of, e.From) {
			of = append(of, e.From)
		}
	}
	if len(of) != 1 {
		return x, nil
	}
	found, err := s.reader.Entities(s.ctx, of)
	x.Entity, x.Found = found[of[0]], err == nil
	return x, err
}

// spoken reads what no rule knows and is typed in letters as the pinyin of a name, or its initials.
func (s *scanner) spoken(parts []Part) ([]Part, error) {
	if s.finder == nil {
		return parts, nil
	}
	for i := range parts {
		p := &parts[i]
		if p.Sense != Rest || p.word != nil || p.Span.Len() < shortestName || strings.ContainsFunc(p.Text, func(r rune) bool { return !letter(r) }) {
			continue
		}
		if i > 0 && parts[i-1].word != nil && parts[i-1].word.marks || i > 1 && parts[i-1].Sense == Blank && parts[i-2].word != nil && parts[i-2].word.marks {
			continue // a phrase: containing pilot
		}
		found, err := s.finder.Search(s.ctx, s.reader, search.Query{Text: p.Text, Mode: search.Pinyin, Kinds: nameKinds, Window: search.Window{Limit: mostSounds}})
		if err != nil {
			return nil, err
		}
		x, err := s.settled(found, p.Text)
		if err != nil {
			return nil, err
		}
		if x.Found || len(x.Candidates) > 0 {
			*p = Part{Span: p.Span, Text: p.Text, Sense: Name, Rule: "name.spoken", Thing: x}
		}
	}
	return parts, nil
}

// letter is one of those in which pinyin is typed.
func letter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// settled takes the name that is said just so. Several that are, or that only begin so, are candidates.
func (s *scanner) settled(found search.Result, said string) (x query.Resolution, err error) {
	x.Ref = said
	if len(found.Hits) == 0 {
		return x, nil
	}
	const place = 2 // of the digits of a place that tell how well a hit fits
	grade := found.Hits[0].Place.String()[:place]
	alike := []kg.Entity{}
	for _, h := range found.Hits {
		if h.Place.String()[:place] == grade {
			alike = append(alike, h.Entity)
		}
	}
	if first := alike[0]; len(alike) == 1 || first.Kind == kg.KindRegion && !slices.ContainsFunc(alike[1:], func(e kg.Entity) bool { return !bears(e, first) }) {
		x.Entity, x.Found, x.Note = first, true, "按拼音："+said
		return x, nil
	}
	x.Candidates, err = query.Describe(s.ctx, s.reader, alike)
	return x, err
}

// bears tells whether a body, and no other region, is also called by a name of a region: a county's government is called as the county is.
func bears(body, region kg.Entity) bool {
	return body.Kind != kg.KindRegion && slices.ContainsFunc(store.FoldedNames(body), func(n string) bool {
		return slices.Contains(store.FoldedNames(region), n)
	})
}

// hint looks for names like what is not understood.
func (s *scanner) hint(p *Part) error {
	n := utf8.RuneCountInString(p.Text)
	if s.hints >= mostHints || n < shortestName || n > 12 || !strings.ContainsFunc(p.Text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return nil
	}
	s.hints++
	x, err := query.Resolve(s.ctx, s.reader, p.Text, nameKinds...)
	if err != nil {
		return err
	}
	if x.Found || len(x.Candidates) > 0 {
		return nil
	}
	p.Thing = query.Resolution{Ref: p.Text, Suggestions: x.Suggestions}
	if len(x.Suggestions) > 0 || s.finder == nil {
		return nil
	}
	for _, said := range search.Spoken(p.Text) { // 美岭县 is said as 梅岭县
		found, err := s.finder.Search(s.ctx, s.reader, search.Query{Text: said, Mode: search.Pinyin, Kinds: nameKinds, Window: search.Window{Limit: mostSounds}})
		if err != nil {
			return err
		}
		var alike []kg.Entity
		for _, h := range found.Hits {
			alike = append(alike, h.Entity)
		}
		if len(alike) > 0 {
			p.Thing.Suggestions, err = query.Describe(s.ctx, s.reader, alike)
			return err
		}
	}
	return nil
}

// bodies are the things that speak for a place, in the order of their ids: agencies of a region, managers of a platform.
func (s *scanner) bodies(e kg.Entity) ([]string, error) {
	predicate := kg.AgencyOf
	if e.Kind == kg.KindPlatform {
		predicate = kg.Manages
	}
	page, err := s.reader.Expand(s.ctx, store.Hop{From: []kg.ID{e.ID}, Dir: store.In, Predicates: []kg.Predicate{predicate}})
	if err != nil {
		return nil, err
	}
	var wanted []kg.ID
	for _, edge := range page.Edges {
		wanted = append(wanted, edge.Other)
	}
	found, err := s.reader.Entities(s.ctx, wanted)
	if err != nil {
		return nil, err
	}
	list := make([]kg.Entity, 0, len(found))
	for _, x := range found {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b kg.Entity) int { return cmp.Compare(a.Ref(), b.Ref()) })
	var refs []string
	for _, x := range list[:min(len(list), mostBodies)] {
		refs = append(refs, x.Ref())
	}
	return refs, nil
}

// mostBodies bounds how many bodies stand for a place in a condition.
const mostBodies = 60
