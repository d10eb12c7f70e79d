package retrieve

import (
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/question"
	"policygraph/internal/store"
)

// mostOfKind bounds how many things of a kind are looked at.
const mostOfKind = 500

// rolesOf are the roles that a question speaks of; where it asks who, all of them.
func rolesOf(u question.Understanding) (roles []kg.Predicate) {
	for _, p := range u.Parts {
		if p.Rule == "ask.who" || p.Sense == question.Kind && p.Kind == kg.KindAgency {
			return kg.Roles
		}
	}
	for _, p := range u.Parts {
		if p.Sense == question.Role {
			roles = append(roles, p.Roles...)
		}
	}
	return roles
}

// asked takes records of the kind that a question asks for: those that set targets, those that rest on policies or cite them.
func (g *gatherer) asked() error {
	targets, policies := false, false
	for _, p := range g.read.Parts {
		targets = targets || p.Sense == question.Kind && p.Kind == kg.KindTarget
		policies = policies || p.Rule == "about.cites" || p.Sense == question.Kind && (p.Kind == kg.KindPolicy || p.Kind == kg.KindDocument)
	}
	if targets {
		if err := g.subjects(kg.KindTarget, "设有指标", kg.HasTarget); err != nil {
			return err
		}
	}
	if policies {
		return g.subjects(kg.KindPolicy, "以政策文件为依据", kg.BasedOn, kg.Amends, kg.Repeals)
	}
	return nil
}

// subjects takes the records that some predicates join with things of a kind.
func (g *gatherer) subjects(kind kg.EntityKind, why string, predicates ...kg.Predicate) error {
	things, err := g.reader.Kinds(g.ctx, kind, kg.ID{}, mostOfKind)
	if err != nil {
		return err
	}
	page, err := g.reader.Expand(g.ctx, store.Hop{From: things, Dir: store.In, Predicates: predicates})
	if err != nil {
		return err
	}
	var ids []kg.ID
	for _, e := range page.Edges {
		ids = append(ids, e.Other)
	}
	slices.SortFunc(ids, kg.ID.Compare)
	records, err := g.reader.Entities(g.ctx, slices.Compact(ids))
	if err != nil {
		return err
	}
	for _, e := range page.Edges {
		if record, ok := records[e.Other]; ok {
			c := g.add(record, Mentioned)
			c.says(why)
			c.via[e.Statement.ID] = true
		}
	}
	return nil
}
