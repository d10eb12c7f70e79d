package mention

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"sync"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/kg"
)

// Dictionary is what a Finder asks of the names that are known before a document is read; *gazetteer.Dictionary is one.
type Dictionary interface {
	Find(folded []rune) []gazetteer.Hit                   // leftmost, longest, none overlapping
	FindRegions(folded []rune) []gazetteer.Hit            // the same for divisions and functional regions alone
	RegionsNamed(surface string) []gazetteer.Region       // also by a one-character abbreviation
	Region(code string) (gazetteer.Region, bool)          // of a code
	Children(code string) []gazetteer.Region              // the divisions directly below
	Within(code, ancestor string) bool                    // true also for the division itself
	ShortTowns(code string) map[string][]gazetteer.Region // short names of the towns below
	Areas() []gazetteer.FunctionalRegion
}

// Finder finds mentions. It is safe to share: it never changes, but for what it remembers of issuers.
type Finder struct {
	dictionary Dictionary
	triggers   lexicon // words by which a name is recognized; ids index headTable
	stops      lexicon // words that end a name when they stand before it
	generic    lexicon // words that make no name by themselves
	lands      lexicon // words that can begin a name though they name no region
	documents  lexicon // words after which the name of a plan begins
	guards     map[string]guard
	areas      map[string]gazetteer.FunctionalRegion // by key
	industry   int                                   // the trigger word 产业

	abbreviations sync.Map // by code of the issuer
}

// New makes a Finder that knows the names of dictionary.
func New(dictionary Dictionary) (*Finder, error) {
	if dictionary == nil {
		return nil, errors.New("make a finder of mentions: no dictionary")
	}
	if len(dictionary.Children(gazetteer.Country)) == 0 {
		return nil, errors.New("make a finder of mentions: the dictionary has no provinces")
	}
	f := &Finder{
		dictionary: dictionary,
		triggers:   newLexicon(false, triggerWords()...),
		stops:      newLexicon(true, stopWords()...),
		generic:    newLexicon(false, genericWords()...),
		lands:      newLexicon(false, strings.Fields(lands)...),
		documents:  newLexicon(true, documentVerbs()...),
		guards:     guardTable(),
		areas:      map[string]gazetteer.FunctionalRegion{},
		industry:   slices.IndexFunc(headTable, func(h head) bool { return h.kind == kg.KindIndustry }),
	}
	for _, a := range dictionary.Areas() {
		f.areas[a.Key] = a
	}
	return f, nil
}

// Find lists the things that the text names within scope, in the order of the text. Mentions of one kind do not overlap, except for
// functional regions (环太湖 in 环太湖骑行旅游圈); a region inside another thing's name is a mention of its own with Via InName.
func (f *Finder) Find(body document.Body, scope kg.Span, ctx resolve.Context) []Mention {
	folded := body.Text.Folded()
	scope = kg.Span{Start: max(scope.Start, 0), End: min(scope.End, len(folded))}
	if scope.Start >= scope.End {
		return nil
	}
	if ctx.Issuer.Code == gazetteer.Country { // the whole country is nobody's own
		ctx.Issuer = gazetteer.Region{}
	}
	s := &scan{
		regions: make([]Mention, 0, scope.Len()/60), found: make([]Mention, 0, scope.Len()/60),
		Finder: f, ctx: ctx, text: folded[scope.Start:scope.End], printed: body.Text.Runes()[scope.Start:scope.End],
		anchors: make([]int32, scope.Len()), named: make(covers, scope.Len()), prose: make(covers, scope.Len()), headEnd: make(covers, scope.Len()),
		inside: make([]kinds, scope.Len()), ends: make([]kinds, scope.Len()), starts: map[start]int{}, regionAt: map[int]Via{},
	}
	s.triggered()
	s.findTitles()
	s.findNames()
	s.findCompounds()
	s.findFunctionalRegions()
	s.findOrganizations()
	s.findPlatforms()
	s.findEvents()
	s.findPolicies()
	s.findIndustries()
	s.findAliases()
	s.join()
	return s.mentions(scope.Start)
}

// scan is the state of one call of Find. Its offsets count from the start of the scope.
type scan struct {
	*Finder
	ctx      resolve.Context
	text     []rune // folded
	printed  []rune // the same place by place, as printed
	triggers []fired
	anchors  []int32   // anchors[i] > 0: a name that can begin a longer name (a region, 国家) starts at i and ends there
	named    covers    // inside the name of something other than a region
	headEnd  covers    // the last code point of a platform's head noun
	prose    covers    // inside 《》: what stands there names nothing but the document itself, and regions
	regions  []Mention // in the order of the text once findCompounds is done
	found    []Mention
	inside   []kinds       // by code point: the kinds of mention in found that hold it
	ends     []kinds       // by code point: the kinds of mention in found that end after it
	starts   map[start]int // index in found of the longest mention of a kind that starts at a place
	regionAt map[int]Via   // how the region that starts at a place is named
}

// kinds is a set of kinds of entity, by their place in kg.EntityKinds.
type kinds uint16

func bit(kind kg.EntityKind) kinds { return 1 << slices.Index(kg.EntityKinds, kind) }

// start is where a mention of a kind begins.
type start struct {
	at   int
	kind kg.EntityKind
}

// fired is a trigger word at a place of the text.
type fired struct {
	kg.Span
	id int
}

func (s *scan) triggered() {
	closed := 0 // the end of the last blocked word
	for i := range s.text {
		w, ok := s.Finder.triggers.at(s.text, i)
		if !ok || i+len(w.runes) <= closed {
			continue
		}
		if headTable[w.id].strength == blocked {
			closed = i + len(w.runes)
			continue
		}
		if headTable[w.id].kind == kg.KindPlatform {
			s.headEnd[i+len(w.runes)-1] = true
		}
		s.triggers = append(s.triggers, fired{kg.Span{Start: i, End: i + len(w.runes)}, w.id})
		if headTable[w.id].kind == kg.KindPlatform && startsWith(s.text, i, "产业") && s.rune(i-1) == '等' { // 甲、乙等产业基地 lists industries too
			s.triggers = append(s.triggers, fired{kg.Span{Start: i, End: i + 2}, s.industry})
		}
	}
}

// heads lists the trigger words of one kind whose place is the longest (技术研究院 before 研究院), in the order of the text.
func (s *scan) heads(kind kg.EntityKind, yield func(h head, at kg.Span)) {
	for _, t := range s.triggers {
		if h := &headTable[t.id]; h.kind == kind {
			yield(*h, t.Span)
		}
	}
}

// slice is the folded text of a span.
func (s *scan) slice(from, to int) string { return string(s.text[from:to]) }

// rune returns the code point at i, or a line end outside of the text.
func (s *scan) rune(i int) rune {
	if i < 0 || i >= len(s.text) {
		return '\n'
	}
	return s.text[i]
}

// follows tells whether one of words stands at i.
func (s *scan) follows(i int, words ...string) bool {
	for _, w := range words {
		if startsWith(s.text, i, w) {
			return true
		}
	}
	return false
}

// precedes tells whether one of words ends at i.
func (s *scan) precedes(i int, words ...string) bool { return endsWith(s.text, 0, i, words...) }

// add keeps a mention and marks its place as the inside of a name.
func (s *scan) add(m Mention) {
	if m.Via == "" {
		m.Via = Name
	}
	if m.Origin == "" {
		m.Origin = kg.Explicit
	}
	if m.Key == "" {
		m.Key = kg.FoldName(m.Name)
	}
	if i, ok := s.starts[start{m.Span.Start, m.Kind}]; !ok || s.found[i].Span.End < m.Span.End {
		s.starts[start{m.Span.Start, m.Kind}] = len(s.found)
	}
	s.found = append(s.found, m)
	s.named.add(m.Span)
	b := bit(m.Kind)
	for i := m.Span.Start; i < m.Span.End; i++ {
		s.inside[i] |= b
	}
	s.ends[m.Span.End-1] |= b
}

// overlaps tells whether a mention of that kind shares a code point with span.
func (s *scan) overlaps(kind kg.EntityKind, span kg.Span) bool {
	b := bit(kind)
	for i := span.Start; i < span.End; i++ {
		if s.inside[i]&b != 0 {
			return true
		}
	}
	return false
}

// ending finds the mention of that kind that ends at end.
func (s *scan) ending(kind kg.EntityKind, end int) (m Mention, ok bool) {
	if end < 1 || s.ends[end-1]&bit(kind) == 0 {
		return m, false
	}
	for at := end - 1; at >= max(0, end-60); at-- {
		if i, ok := s.starts[start{at, kind}]; ok && s.found[i].Span.End == end {
			return s.found[i], true
		}
	}
	return m, false
}

// sortRegions puts the regions into the order of the text; those that start at one place stay as they were found.
func (s *scan) sortRegions() {
	order := make([]int, len(s.regions)) // a mention is large, and dear to move
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(s.regions[i].Span.Start, s.regions[j].Span.Start), cmp.Compare(i, j))
	})
	sorted := make([]Mention, len(order), cap(s.regions))
	for k, i := range order {
		sorted[k] = s.regions[i]
	}
	s.regions = sorted
}

// mentions returns what was found, offsets moved by base, in the order of the text. What lies inside another name says so.
func (s *scan) mentions(base int) []Mention {
	n := len(s.regions)
	if n+len(s.found) == 0 {
		return nil
	}
	part := func(i int) *Mention {
		if i < n {
			return &s.regions[i]
		}
		return &s.found[i-n]
	}
	order := make([]int, n+len(s.found)) // a mention is large, and dear to move
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := part(i), part(j)
		if x.Span != y.Span {
			return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(y.Span.End, x.Span.End))
		}
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(i, j))
	})
	all := make([]Mention, len(order))
	for k, i := range order {
		all[k] = *part(i)
	}
	var widest kg.Span // of the names so far the one that reaches farthest
	for i := range all {
		m := &all[i]
		if m.Via == Name && widest.Contains(m.Span) && widest != m.Span {
			m.Via = InName
		}
		if m.Kind != kg.KindRegion && m.Span.End > widest.End {
			widest = m.Span
		}
	}
	for i := range all {
		m := &all[i]
		m.Span.Start += base
		m.Span.End += base
	}
	return all
}
