package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Highlight is where a hit fits, with what was found marked.
type Highlight struct {
	Text   string // the name, or the part of the text around the first place
	Ranges []kg.Span
	Start  int  // of Text in the text of the document, in code points; -1 where it is a name, or not known
	Before bool // the text goes on before
	After  bool // and after
}

// Bounds of a snippet, in code points.
const (
	longestSnippet = 100
	leadIn         = 30
)

// show loads the hits of a page and marks what was found in them.
func show(ctx context.Context, r store.Reader, places []Place, alternatives [][]term, mode Mode) ([]Hit, error) {
	ids := make([]kg.ID, len(places))
	for i, p := range places {
		ids[i] = p.ID
	}
	entities, err := r.Entities(ctx, ids)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(places))
	var quotable []int
	layouts := &layouts{}
	for _, p := range places {
		e, ok := entities[p.ID]
		if !ok {
			return nil, errStale
		}
		entry, err := entryOf(ctx, r, layouts, e)
		if err != nil {
			return nil, err
		}
		if entry.fits(alternatives, mode) != p.verdict {
			return nil, errStale
		}
		h := Hit{Entity: e, By: gradeFields[p.grade], Place: p}
		h.Highlight = entry.mark(p.grade, alternatives, mode)
		if titled(e.Kind) {
			quotable = append(quotable, len(hits))
		}
		hits = append(hits, h)
	}
	return hits, quote(ctx, r, hits, quotable)
}

// mark finds the field that a grade speaks of which has the most terms, and marks them.
func (e *entry) mark(g grade, alternatives [][]term, mode Mode) Highlight {
	fields := e.names
	switch g {
	case exactPinyin, exactInitials, pinyinPrefix, initialsPrefix:
		for _, f := range e.names {
			for _, way := range readings(f.runes) {
				for _, terms := range alternatives {
					for _, t := range terms {
						if t.spoken != "" && (strings.HasPrefix(way.full, t.spoken) || strings.HasPrefix(way.initials, t.spoken)) {
							return Highlight{Text: f.original, Ranges: []kg.Span{{Start: 0, End: len([]rune(f.original))}}, Start: -1}
						}
					}
				}
			}
		}
	case exactName, namePrefix, nameContains:
		fields = e.names[:1]
	case exactAlias, aliasPrefix, aliasContains:
		fields = e.names[1:]
	case inText:
		fields = e.texts
	}
	var best field
	var spans []kg.Span
	most, length := 0, 0
	for _, f := range fields {
		terms, marked := f.marked(alternatives, mode)
		if terms > most || terms == most && terms > 0 && g < inTitle && len(f.runes) < length {
			best, spans, most, length = f, marked, terms, len(f.runes)
		}
	}
	if most == 0 && len(fields) > 0 {
		best = fields[0]
	}
	return best.snippet(spans)
}

// marked are the places of terms in a field, in its original characters, and how many terms have one.
func (f field) marked(alternatives [][]term, mode Mode) (terms int, spans []kg.Span) {
	for _, t := range alternatives[0] {
		at := f.find(t.runes, mode == Prefix)
		if len(at) > 0 {
			terms++
		}
		for _, i := range at {
			spans = append(spans, kg.Span{Start: int(f.at[i]), End: int(f.at[i+len(t.runes)-1]) + 1})
		}
	}
	slices.SortFunc(spans, func(a, b kg.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.Start <= joined[n-1].End {
			joined[n-1].End = max(joined[n-1].End, s.End)
			continue
		}
		joined = append(joined, s)
	}
	return terms, joined
}

// snippet cuts a field around what was found: from the beginning of the clause, where that is near.
func (f field) snippet(spans []kg.Span) Highlight {
	runes := []rune(f.original)
	from, to := 0, len(runes)
	if len(runes) > longestSnippet {
		first := 0
		if len(spans) > 0 {
			first = spans[0].Start
		}
		from = max(0, first-leadIn)
		for i := first - 1; i >= from; i-- {
			if strings.ContainsRune("。；！？\n", runes[i]) {
				from = i + 1
				break
			}
		}
		to = min(len(runes), from+longestSnippet)
		if len(spans) > 0 {
			to = min(len(runes), max(to, spans[0].End))
		}
	}
	h := Highlight{Text: string(runes[from:to]), Start: -1, Before: from > 0, After: to < len(runes)}
	if f.start >= 0 {
		h.Start = f.start + from
	}
	for _, s := range spans {
		if s.Start >= from && s.End <= to {
			h.Ranges = append(h.Ranges, kg.Span{Start: s.Start - from, End: s.End - from})
		}
	}
	return h
}

// quote gives hits in records the shortest quote that holds what was found, of the statements about them. Statements that merely say
// where a record stands come last.
func quote(ctx context.Context, r store.Reader, hits []Hit, which []int) error {
	if len(which) == 0 {
		return nil
	}
	at := map[kg.ID]int{}
	var from []kg.ID
	for _, i := range which {
		at[hits[i].Entity.ID] = i
		from = append(from, hits[i].Entity.ID)
	}
	slices.SortFunc(from, kg.ID.Compare)
	predicates := slices.DeleteFunc(slices.Clone(kg.Predicates), func(p kg.Predicate) bool {
		return p == kg.HasTask || p == kg.HasSection || p == kg.PartOf
	})
	page, err := r.Expand(ctx, store.Hop{From: from, Predicates: predicates})
	if err != nil {
		return err
	}
	placing, err := r.Expand(ctx, store.Hop{From: from, Dir: store.In, Predicates: []kg.Predicate{kg.HasTask, kg.HasSection}})
	if err != nil {
		return err
	}
	about := map[kg.ID][]kg.ID{} // statements of each hit, those that place it last
	var statements []kg.ID
	for _, e := range append(page.Edges, placing.Edges...) {
		if _, ok := at[e.From]; ok {
			about[e.From] = append(about[e.From], e.Statement.ID)
			statements = append(statements, e.Statement.ID)
		}
	}
	evidence, err := r.Evidence(ctx, statements)
	if err != nil {
		return err
	}
	for id, i := range at {
		h := &hits[i]
		home, _ := homeOf(h.Entity)
		words := h.Highlight.found()
		if len(words) == 0 {
			continue
		}
		for _, s := range about[id] {
			for _, e := range evidence[s] {
				if e.Doc != home || !holds(e.Quote, words) || h.Evidence != nil && len(h.Evidence.Quote) <= len(e.Quote) {
					continue
				}
				h.Evidence = &e
			}
		}
		if h.Evidence != nil && h.By == ByText && h.Entity.Kind != kg.KindTask {
			h.By = ByQuote
		}
	}
	return nil
}

// found are the marked words, folded.
func (h Highlight) found() (list [][]rune) {
	runes := []rune(h.Text)
	for _, s := range h.Ranges {
		list = append(list, fold(string(runes[s.Start:s.End])).runes)
	}
	return list
}

// holds tells whether a quote has the first of the words.
func holds(quote string, words [][]rune) bool { return len(fold(quote).find(words[0], true)) > 0 }
