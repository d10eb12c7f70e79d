package resolve

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Table is the table of bodies, indexed once for all documents. It is immutable and safe to share.
type Table struct {
	dictionary *gazetteer.Dictionary
	tails      map[string]meaning // what a name means behind its place: 科技局, 委组织部, 财政部
	words      map[string]meaning // bare words of function: 科技
	byHead     order              // tails by their beginnings, to find those that stand first in a name, and the one that a name begins
	byEnd      order              // tails by their ends, to find the one that lost its beginning
	ends       text.RuneSet       // the characters with which names end, but for those that begin with a place
}

// meaning is a body and the levels that have exactly this form: 财政厅 is of a province, 财政部 of the state.
type meaning struct {
	body   *gazetteer.Body
	levels []gazetteer.Level // nil for an alias, which any level may have
}

// NewTable indexes the bodies of a dictionary.
func NewTable(d *gazetteer.Dictionary) *Table {
	t := &Table{dictionary: d, tails: map[string]meaning{}, words: map[string]meaning{}}
	bodies := d.Bodies()
	for i := range bodies {
		b := &bodies[i]
		for level := gazetteer.National; level <= gazetteer.County; level++ {
			for _, form := range b.Forms(level) {
				name := kg.FoldName(gazetteer.Tail(form))
				if m, known := t.tails[name]; !known || m.levels != nil {
					t.tails[name] = meaning{b, append(m.levels, level)}
				}
			}
		}
		for _, form := range slices.Concat(b.Other, b.Aliases) {
			t.tails[kg.FoldName(gazetteer.Tail(form))] = meaning{body: b}
		}
		for _, w := range b.Words {
			t.words[kg.FoldName(w)] = meaning{body: b}
		}
	}
	delete(t.tails, "")
	heads := make([]string, 0, len(t.tails))
	for name := range t.tails {
		heads = append(heads, name)
	}
	slices.Sort(heads)
	t.byHead = newOrder(heads, head)
	backward := slices.Clone(heads)
	slices.SortFunc(backward, compareFromEnd)
	t.byEnd = newOrder(backward, tail)
	t.ends = lasts(heads, classNouns, unitNouns, localNouns, manyPlaces, manyNouns, strings.Fields("政府 公署 行署 部门 办事处 街办 委 委员会 管委会 党工委 等"), strings.Split(offices, ""))
	for _, e := range ends {
		t.ends.Add(lastOf(e.text))
	}
	for last := range zoneEnds {
		t.ends.Add(last)
	}
	return t
}

// Agencies are the bodies as a document of that context names them.
func (t *Table) Agencies(ctx Context) *Agencies {
	chain := append([]gazetteer.Region{ctx.Issuer}, t.dictionary.Ancestors(ctx.Issuer.Code)...)
	return &Agencies{Table: t, ctx: ctx, chain: chain, zoneNames: zoneNames(ctx.Zone)}
}

// hopeless tells at little cost of most texts that they are no name of a body: they end as none does, and begin neither with a place nor
// with a body of the table, behind which anything may stand.
func (t *Table) hopeless(s string) bool {
	return !t.ends.Has(lastOf(s)) && ideographs(s) && len(t.byHead.part(head(s))) == 0 && t.dictionary.Longest(s) == 0
}

// order is a sorted list of names, with the part of it that two characters lead to.
type order struct {
	names []string
	parts map[[2]rune][2]int
}

func newOrder(names []string, key func(string) [2]rune) order {
	o := order{names: names, parts: make(map[[2]rune][2]int, len(names)/2)}
	for i, n := range names {
		k := key(n)
		part, known := o.parts[k]
		if !known {
			part[0] = i
		}
		part[1] = i + 1
		o.parts[k] = part
	}
	return o
}

// part lists the names that two characters lead to, in order.
func (o order) part(key [2]rune) []string {
	part := o.parts[key]
	return o.names[part[0]:part[1]]
}

func head(s string) (two [2]rune) {
	r, n := utf8.DecodeRuneInString(s)
	two[0] = r
	two[1], _ = utf8.DecodeRuneInString(s[n:])
	return two
}

func tail(s string) (two [2]rune) {
	r, n := utf8.DecodeLastRuneInString(s)
	two[1] = r
	two[0], _ = utf8.DecodeLastRuneInString(s[:len(s)-n])
	return two
}

// leading lists the tails of two characters or more with which s begins, the longest first.
func (t *Table) leading(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, name := range slices.Backward(t.byHead.part(head(s))) {
			if strings.HasPrefix(s, name) && !yield(name) {
				return
			}
		}
	}
}

// completed finds the one body with a name that begins with s and has at most three characters more; ok only where no two bodies do.
func (t *Table) completed(s string) (name string, m meaning, ok bool) {
	return t.sole(t.byHead.part(head(s)), s, strings.HasPrefix, 3)
}

// begun finds the one body with a name that ends with s and has at most two characters more; ok only where no two bodies do.
func (t *Table) begun(s string) (name string, m meaning, ok bool) {
	return t.sole(t.byEnd.part(tail(s)), s, strings.HasSuffix, 2)
}

// sole is the shortest of names that holds s, of at most so many characters more; ok only where all such are of one body.
func (t *Table) sole(names []string, s string, holds func(string, string) bool, more int) (name string, m meaning, ok bool) {
	for _, n := range names {
		if !holds(n, s) || utf8.RuneCountInString(n)-utf8.RuneCountInString(s) > more {
			continue
		}
		found := t.tails[n]
		if m.body != nil && m.body != found.body {
			return "", meaning{}, false
		}
		if name == "" || len(n) < len(name) {
			name, m = n, found
		}
	}
	return name, m, m.body != nil
}

// compareFromEnd orders names by their last characters, those before them, and so on.
func compareFromEnd(a, b string) int {
	for a != "" && b != "" {
		x, n := utf8.DecodeLastRuneInString(a)
		y, m := utf8.DecodeLastRuneInString(b)
		if x != y {
			return int(x - y)
		}
		a, b = a[:len(a)-n], b[:len(b)-m]
	}
	return len(a) - len(b)
}
