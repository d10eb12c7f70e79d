package retrieve

import (
	"cmp"
	"context"
	"math"
	"slices"
	"unicode"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/question"
	"policygraph/internal/search"
	"policygraph/internal/store"
)

// Bounds of what is looked at.
const (
	mostMatches = 100 // tasks that meet what was understood
	mostPairs   = 32  // pairs of characters that are looked for
	mostHits    = 100 // hits of a pair
)

// candidate is a record that may bear on the question.
type candidate struct {
	record kg.Entity
	grade  int
	place  int // in the order in which its grade found it
	why    []string
	via    map[kg.ID]bool // statements that justify it
	words  float64        // what its text has of the question's words
	quotes []Quote
}

type gatherer struct {
	ctx    context.Context
	reader store.Reader
	finder question.Finder
	read   question.Understanding
	found  map[kg.ID]*candidate
	pairs  []pair
	roles  []kg.Predicate // that the question asks about
}

// pair is two characters, or a word of letters, that the question has, and what it is worth: the rarer the more.
type pair struct {
	text  string
	worth float64
}

// add notes a record; of several grades the best counts.
func (g *gatherer) add(record kg.Entity, grade Grade) *candidate {
	rank := slices.Index(Grades, grade)
	c := g.found[record.ID]
	if c == nil {
		c = &candidate{record: record, grade: rank, place: len(g.found), via: make(map[kg.ID]bool)}
		g.found[record.ID] = c
	}
	if rank < c.grade {
		c.grade, c.place = rank, len(g.found)
	}
	return c
}

func (c *candidate) says(why string) {
	if why != "" && !slices.Contains(c.why, why) && len(c.why) < 5 {
		c.why = append(c.why, why)
	}
}

// matched takes the tasks that meet what was understood.
func (g *gatherer) matched() error {
	u := g.read
	if u.Intent != question.Tasks && u.Intent != question.Entity && u.Intent != question.Cooccurrence || !narrows(u.Tasks) {
		return nil
	}
	return g.tasks(u.Tasks, Matched, Concluded)
}

// narrows tells whether a query leaves tasks out for something that it names.
func narrows(q query.TaskQuery) bool {
	w := q.Where
	return len(q.Involving)+len(w.Agencies)+len(w.Documents)+len(w.And)+len(w.Or) > 0 || w.Text != "" || w.DueAfter != "" || w.DueBefore != "" || w.Not != nil
}

// tasks takes tasks of a query: those with a direct reason as of one grade, the others as of another.
func (g *gatherer) tasks(q query.TaskQuery, direct, indirect Grade) error {
	first := mostMatches
	q.Window = query.Window{First: &first}
	page, err := query.Tasks(g.ctx, g.reader, q)
	if err != nil {
		return err
	}
	for _, item := range page.Items {
		grade := direct
		if len(item.Reasons) > 0 && !item.Reasons[0].Kind.Direct() {
			grade = indirect
		}
		c := g.add(item.Task, grade)
		for _, reason := range item.Reasons {
			if !reason.Kind.Direct() && grade == direct {
				continue
			}
			c.says(reason.Text)
			for _, s := range reason.Via {
				c.via[s.ID] = true
			}
		}
	}
	return nil
}

// mentioned takes tasks that have to do with any of the things that are named.
func (g *gatherer) mentioned() error {
	for _, p := range g.read.Names() {
		if !p.Thing.Found || p.Negated || p.Thing.Entity.Kind == kg.KindDocument {
			continue
		}
		reach := query.Reach{Named: true, Responsible: true, Platforms: true, Descendants: true}
		if err := g.tasks(query.TaskQuery{Involving: []string{p.Thing.Entity.Ref()}, Reach: &reach}, Mentioned, Mentioned); err != nil {
			return err
		}
	}
	return nil
}

// worded takes records whose text has words of the question.
func (g *gatherer) worded() error {
	stats, err := g.reader.Stats(g.ctx)
	if err != nil {
		return err
	}
	kinds := []kg.EntityKind{kg.KindTask, kg.KindSection, kg.KindTarget}
	all := 1
	for _, k := range kinds {
		all += stats.Entities[k]
	}
	targets := make(map[kg.ID]float64)
	for _, text := range pairsOf(g.read) {
		if len(g.pairs) == mostPairs {
			break
		}
		result, err := g.finder.Search(g.ctx, g.reader, search.Query{Text: text, Mode: search.Phrase, Kinds: kinds, Window: search.Window{Limit: mostHits}})
		if err != nil {
			return err
		}
		if result.Total == 0 {
			continue
		}
		worth := math.Log(float64(all) / float64(result.Total))
		if worth <= 0.5 {
			continue // nearly every record has it
		}
		g.pairs = append(g.pairs, pair{text, worth})
		for _, h := range result.Hits {
			if h.Entity.Kind == kg.KindTarget {
				targets[h.Entity.ID] += worth
				continue
			}
			g.add(h.Entity, Worded).words += worth
		}
	}
	return g.targeted(targets)
}

// targeted takes the records that set the targets that were found.
func (g *gatherer) targeted(targets map[kg.ID]float64) error {
	if len(targets) == 0 {
		return nil
	}
	ids := make([]kg.ID, 0, len(targets))
	for id := range targets {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, kg.ID.Compare)
	page, err := g.reader.Expand(g.ctx, store.Hop{From: ids, Dir: store.In, Predicates: []kg.Predicate{kg.HasTarget}})
	if err != nil {
		return err
	}
	subjects := make([]kg.ID, len(page.Edges))
	for i, e := range page.Edges {
		subjects[i] = e.Other
	}
	records, err := g.reader.Entities(g.ctx, subjects)
	if err != nil {
		return err
	}
	for _, e := range page.Edges {
		if record, ok := records[e.Other]; ok {
			c := g.add(record, Worded)
			c.words += targets[e.From]
			c.via[e.Statement.ID] = true
		}
	}
	return nil
}

// pairsOf are the pairs of neighbouring characters, and the words of letters, of what a question says beside its grammar: each once, in
// order.
func pairsOf(u question.Understanding) (pairs []string) {
	add := func(s string) {
		if !slices.Contains(pairs, s) {
			pairs = append(pairs, s)
		}
	}
	for _, p := range u.Parts {
		switch p.Sense {
		case question.Name, question.Phrase, question.Rest, question.Sought, question.Kind, question.Relation:
		default:
			continue
		}
		runes := []rune(kg.FoldName(p.Text))
		for i := 0; i < len(runes); i++ {
			switch {
			case i+1 < len(runes) && unicode.Is(unicode.Han, runes[i]) && unicode.Is(unicode.Han, runes[i+1]):
				add(string(runes[i : i+2]))
			case latin(runes[i]):
				end := i
				for end < len(runes) && latin(runes[end]) {
					end++
				}
				add(string(runes[i:end]))
				i = end - 1
			}
		}
	}
	return pairs
}

func latin(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// rank orders what was found.
func (g *gatherer) rank() []*candidate {
	list := make([]*candidate, 0, len(g.found))
	for _, c := range g.found {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(a.grade, b.grade), cmp.Compare(round(b.words), round(a.words)), cmp.Compare(a.place, b.place), a.record.ID.Compare(b.record.ID))
	})
	return list
}

// round makes sums equal that differ by the order of adding only.
func round(x float64) int { return int(math.Round(x * 1000)) }
