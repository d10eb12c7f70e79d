package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// PolicyText is a document of the store that may be the text of a policy, and what says so.
type PolicyText struct {
	Document    kg.Document
	Statement   kg.Statement // TEXT_OF, of this policy or of one that is the same
	Same        kg.Statement // SAME_AS, which joins this policy with that one; zero where there is none between
	OtherNumber bool         // its number is none of those under which the policy is cited: another version, or another body's
}

// weight is how far a text is to be trusted; the least is the best.
func (t PolicyText) weight() int {
	switch {
	case t.OtherNumber:
		return 3
	case t.Statement.Origin() != kg.Explicit:
		return 2 // its title without issuer, years or 试行
	case t.Same.ID.IsZero() && t.Statement.Qualifiers.Get(kg.QualVia) == "NUMBER":
		return 0
	}
	return 1
}

// steps is by how many statements the document is reached.
func (t PolicyText) steps() int {
	if t.Same.ID.IsZero() {
		return 1
	}
	return 2
}

// TheText is the one document that a policy is: the only one with its number, else the only one with its title, else the only one that
// is called so for short. Where several may be meant, none of them is: they are candidates. The list is one of PolicyTexts.
func TheText(texts []PolicyText) (PolicyText, bool) {
	if len(texts) == 0 || texts[0].OtherNumber || len(texts) > 1 && texts[1].weight() == texts[0].weight() {
		return PolicyText{}, false
	}
	return texts[0], true
}

// PolicyTexts finds the documents that are, or may be, the text of each policy: each document once, by the best that is said of it, the
// best first. It makes the same few visits for one policy and for many.
func PolicyTexts(ctx context.Context, r store.Reader, policies []kg.ID) (map[kg.ID][]PolicyText, error) {
	texts := make(map[kg.ID][]PolicyText)
	fail := func(err error) (map[kg.ID][]PolicyText, error) {
		return nil, fmt.Errorf("texts of %d policies: %w", len(policies), err)
	}
	policies = sorted(slices.Clone(policies))
	near, err := r.Expand(ctx, store.Hop{From: policies, Predicates: []kg.Predicate{kg.TextOf, kg.SameAs}})
	if err != nil {
		return fail(err)
	}
	var others, documents []kg.ID
	for _, e := range near.Edges {
		if e.Statement.Predicate == kg.SameAs {
			others = append(others, e.Other)
		} else if !e.Forward {
			documents = append(documents, e.Other)
		}
	}
	var far store.Page
	if others = sorted(others); len(others) > 0 {
		if far, err = r.Expand(ctx, store.Hop{From: others, Dir: store.In, Predicates: []kg.Predicate{kg.TextOf}}); err != nil {
			return fail(err)
		}
	}
	said := make(map[kg.ID][]store.Edge) // TEXT_OF of the others
	for _, e := range far.Edges {
		said[e.From] = append(said[e.From], e)
		documents = append(documents, e.Other)
	}
	if len(documents) == 0 {
		return texts, nil
	}
	records, err := r.Documents(ctx, sorted(documents))
	if err != nil {
		return fail(err)
	}
	entities, err := r.Entities(ctx, sorted(append(slices.Clone(policies), others...)))
	if err != nil {
		return fail(err)
	}
	numbers := make(map[kg.ID][]string) // under which each policy is cited
	note := func(policy, called kg.ID) {
		if n, ok := kg.PolicyNumber(entities[called].Key); ok {
			numbers[policy] = append(numbers[policy], n)
		}
	}
	for _, id := range policies {
		note(id, id)
	}
	for _, e := range near.Edges {
		if e.Statement.Predicate == kg.SameAs {
			note(e.From, e.Other)
		}
	}
	add := func(policy kg.ID, e store.Edge, same kg.Statement) {
		d, ok := records[e.Other]
		if !ok {
			return
		}
		t := PolicyText{Document: d, Statement: e.Statement, Same: same}
		if n, ok := kg.PolicyNumber(d.Number); ok && len(numbers[policy]) > 0 {
			t.OtherNumber = !slices.Contains(numbers[policy], n)
		}
		texts[policy] = append(texts[policy], t)
	}
	for _, e := range near.Edges {
		switch {
		case e.Statement.Predicate == kg.SameAs:
			for _, text := range said[e.Other] {
				add(e.From, text, e.Statement)
			}
		case !e.Forward:
			add(e.From, e, kg.Statement{})
		}
	}
	for id, list := range texts {
		slices.SortFunc(list, func(a, b PolicyText) int {
			return cmp.Or(cmp.Compare(a.weight(), b.weight()), cmp.Compare(a.steps(), b.steps()), cmp.Compare(descending(a.Document.Published), descending(b.Document.Published)),
				a.Document.ID.Compare(b.Document.ID), a.Statement.ID.Compare(b.Statement.ID))
		})
		seen := make(map[kg.ID]bool)
		texts[id] = slices.DeleteFunc(list, func(t PolicyText) bool {
			again := seen[t.Document.ID]
			seen[t.Document.ID] = true
			return again
		})
	}
	return texts, nil
}

// Names lists the policies under which things, policies or documents, are cited: a policy itself and those that are said to be the same;
// and of a document, its own or the one that a policy is, every name by which that document and no other is meant.
func Names(ctx context.Context, r store.Reader, things []kg.ID) (map[kg.ID][]kg.ID, error) {
	fail := func(err error) (map[kg.ID][]kg.ID, error) {
		return nil, fmt.Errorf("names of %d policies and documents: %w", len(things), err)
	}
	entities, err := r.Entities(ctx, sorted(slices.Clone(things)))
	if err != nil {
		return fail(err)
	}
	var policies []kg.ID
	document := make(map[kg.ID]kg.ID) // of each thing
	for id, e := range entities {
		switch e.Kind {
		case kg.KindPolicy:
			policies = append(policies, id)
		case kg.KindDocument:
			document[id] = id
		}
	}
	texts, err := PolicyTexts(ctx, r, policies)
	if err != nil {
		return fail(err)
	}
	var documents []kg.ID
	for _, id := range policies {
		if t, ok := TheText(texts[id]); ok {
			document[id] = t.Document.ID
		}
	}
	for _, id := range document {
		documents = append(documents, id)
	}
	own, err := joinedWith(ctx, r, documents, store.Out, kg.TextOf)
	if err != nil {
		return fail(err)
	}
	all := slices.Clone(policies)
	for _, list := range own {
		all = append(all, list...)
	}
	same, err := joinedWith(ctx, r, all, store.Both, kg.SameAs)
	if err != nil {
		return fail(err)
	}
	for _, list := range same {
		all = append(all, list...)
	}
	if texts, err = PolicyTexts(ctx, r, all); err != nil {
		return fail(err)
	}
	names := make(map[kg.ID][]kg.ID)
	for id, e := range entities {
		if e.Kind == kg.KindPolicy {
			names[id] = append([]kg.ID{id}, same[id]...)
		}
		for _, p := range own[document[id]] {
			for _, name := range append([]kg.ID{p}, same[p]...) {
				if t, ok := TheText(texts[name]); ok && t.Document.ID == document[id] {
					names[id] = append(names[id], name)
				}
			}
		}
		names[id] = sorted(names[id])
	}
	return names, nil
}

// joinedWith lists the other ends of one predicate.
func joinedWith(ctx context.Context, r store.Reader, from []kg.ID, dir store.Direction, p kg.Predicate) (map[kg.ID][]kg.ID, error) {
	others := make(map[kg.ID][]kg.ID)
	if len(from) == 0 {
		return others, nil
	}
	page, err := r.Expand(ctx, store.Hop{From: sorted(slices.Clone(from)), Dir: dir, Predicates: []kg.Predicate{p}})
	for _, e := range page.Edges {
		others[e.From] = append(others[e.From], e.Other)
	}
	return others, err
}

// CitedBy finds what texts say of things, policies or documents, under any of their names: that they name them, rest on them, change
// them, put them out of force. No predicates are all of kg.Citing.
func CitedBy(ctx context.Context, r store.Reader, things []kg.ID, predicates ...kg.Predicate) (map[kg.ID][]store.Edge, error) {
	names, err := Names(ctx, r, things)
	if err != nil {
		return nil, err
	}
	var all []kg.ID
	for _, list := range names {
		all = append(all, list...)
	}
	cited := make(map[kg.ID][]store.Edge)
	if predicates = citing(predicates); len(predicates) == 0 || len(all) == 0 {
		return cited, nil
	}
	page, err := r.Expand(ctx, store.Hop{From: sorted(all), Dir: store.In, Predicates: predicates})
	if err != nil {
		return nil, fmt.Errorf("who cites %d policies and documents: %w", len(things), err)
	}
	by := make(map[kg.ID][]store.Edge)
	for _, e := range page.Edges {
		by[e.From] = append(by[e.From], e)
	}
	for id, list := range names {
		for _, name := range list {
			cited[id] = append(cited[id], by[name]...)
		}
	}
	return cited, nil
}

// CitationsOf finds what documents, their sections and their tasks say of policies. No predicates are all of kg.Citing.
func CitationsOf(ctx context.Context, r store.Reader, documents []kg.ID, predicates ...kg.Predicate) (map[kg.ID][]store.Edge, error) {
	cites := make(map[kg.ID][]store.Edge)
	if predicates = citing(predicates); len(predicates) == 0 {
		return cites, nil
	}
	held, err := r.Expand(ctx, store.Hop{From: sorted(slices.Clone(documents)), Dir: store.Out, Predicates: []kg.Predicate{kg.HasSection, kg.HasTask}})
	if err != nil {
		return nil, fmt.Errorf("what %d documents cite: %w", len(documents), err)
	}
	home := make(map[kg.ID]kg.ID)
	for _, id := range documents {
		home[id] = id
	}
	parts := slices.Clone(documents)
	for _, e := range held.Edges {
		home[e.Other] = e.From
		parts = append(parts, e.Other)
	}
	page, err := r.Expand(ctx, store.Hop{From: sorted(parts), Dir: store.Out, Predicates: predicates})
	if err != nil {
		return nil, fmt.Errorf("what %d documents cite: %w", len(documents), err)
	}
	for _, e := range page.Edges {
		cites[home[e.From]] = append(cites[home[e.From]], e)
	}
	return cites, nil
}

// citing are those of the predicates by which texts speak of policies.
func citing(predicates []kg.Predicate) []kg.Predicate {
	if len(predicates) == 0 {
		return kg.Citing
	}
	return slices.DeleteFunc(slices.Clone(predicates), func(p kg.Predicate) bool { return !slices.Contains(kg.Citing, p) })
}
