package retrieve

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// mostQuotes bounds the sentences of a record.
const mostQuotes = 8

// quote finds the sentences of records, of all at once, and orders those of each: what justifies the record first, then what has words of
// the question.
func (g *gatherer) quote(list []*candidate) error {
	if len(list) == 0 {
		return nil
	}
	ids := make([]kg.ID, len(list))
	at := make(map[kg.ID]*candidate, len(list))
	for i, c := range list {
		ids[i], at[c.record.ID] = c.record.ID, c
	}
	speaking := append(slices.Concat(kg.Roles, kg.Citing), kg.Involves, kg.HasTarget, kg.Due)
	page, err := g.reader.Expand(g.ctx, store.Hop{From: ids, Predicates: speaking})
	if err != nil {
		return err
	}
	whole, err := g.reader.Expand(g.ctx, store.Hop{From: ids, Dir: store.In, Predicates: []kg.Predicate{kg.HasTask, kg.HasSection}})
	if err != nil {
		return err
	}
	page.Edges = append(page.Edges, whole.Edges...)
	var statements []kg.ID
	for _, e := range page.Edges {
		statements = append(statements, e.Statement.ID)
	}
	evidence, err := g.reader.Evidence(g.ctx, statements)
	if err != nil {
		return err
	}
	for _, e := range page.Edges {
		c := at[e.From]
		for _, x := range evidence[e.Statement.ID] {
			c.quoted(e.Statement, x)
		}
	}
	for _, c := range list {
		g.order(c)
	}
	return nil
}

// quoted notes a sentence; statements that it proves come together.
func (c *candidate) quoted(s kg.Statement, x kg.Evidence) {
	for i := range c.quotes {
		if q := &c.quotes[i]; q.Evidence.Quote == x.Quote {
			if !slices.ContainsFunc(q.Statements, func(o kg.Statement) bool { return o.ID == s.ID }) {
				q.Statements = append(q.Statements, s)
			}
			return
		}
	}
	c.quotes = append(c.quotes, Quote{Evidence: x, Statements: []kg.Statement{s}, Tokens: Tokens(x.Quote)})
}

// order puts the best sentences first and leaves out those that say nothing on the question, but for the one that stands for the record.
func (g *gatherer) order(c *candidate) {
	type scored struct {
		quote Quote
		score float64
	}
	list := make([]scored, len(c.quotes))
	for i, q := range c.quotes {
		list[i] = scored{q, g.score(c, q)}
		slices.SortFunc(list[i].quote.Statements, func(a, b kg.Statement) int { return a.ID.Compare(b.ID) })
	}
	slices.SortFunc(list, func(a, b scored) int {
		return cmp.Or(cmp.Compare(round(b.score), round(a.score)), cmp.Compare(a.quote.Evidence.Span.Start, b.quote.Evidence.Span.Start),
			a.quote.Evidence.ID.Compare(b.quote.Evidence.ID))
	})
	c.quotes = nil
	for i, s := range list {
		if i == 0 || s.score > 0 && i < mostQuotes {
			c.quotes = append(c.quotes, s.quote)
		}
	}
}

// score is what a sentence is worth: that it says who has the roles that are asked about, that it justifies the record, then the question's
// words in it.
func (g *gatherer) score(c *candidate, q Quote) (score float64) {
	for _, s := range q.Statements {
		if c.via[s.ID] {
			score += 10
			break
		}
	}
	if slices.ContainsFunc(q.Statements, func(s kg.Statement) bool { return slices.Contains(g.roles, s.Predicate) }) {
		score += 12
	}
	folded := kg.FoldName(q.Evidence.Quote)
	for _, p := range g.pairs {
		if strings.Contains(folded, p.text) {
			score += p.worth
		}
	}
	return score
}

// pack takes the best sentence of each record while there is room, then further ones. A sentence stands in the answer once.
func pack(c *Context, ranked []*candidate, most int) {
	taken := make(map[string]bool)
	places := make(map[*candidate]int)
	for _, x := range ranked {
		head := Tokens(x.record.Name)
		for i, q := range x.quotes {
			if taken[q.Evidence.Quote] {
				continue
			}
			if c.Tokens+head+q.Tokens > most {
				break // the rest of the record is no better
			}
			taken[q.Evidence.Quote] = true
			x.quotes = slices.Delete(x.quotes, i, i+1)
			places[x] = len(c.Items)
			c.Items = append(c.Items, Item{Record: x.record, Grade: Grades[x.grade], Why: x.why, Quotes: []Quote{q}, Tokens: head + q.Tokens})
			c.Tokens += head + q.Tokens
			break
		}
	}
	for _, x := range ranked {
		at, shown := places[x]
		for _, q := range x.quotes {
			switch {
			case taken[q.Evidence.Quote]:
			case shown && c.Tokens+q.Tokens <= most:
				taken[q.Evidence.Quote] = true
				c.Items[at].Quotes = append(c.Items[at].Quotes, q)
				c.Items[at].Tokens += q.Tokens
				c.Tokens += q.Tokens
			default:
				c.OmittedQuotes++
				if shown {
					c.Items[at].Omitted++
				}
			}
		}
	}
}
