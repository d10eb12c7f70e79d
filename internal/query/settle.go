package query

import (
	"context"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

var recordKinds = []kg.EntityKind{kg.KindDocument, kg.KindSection, kg.KindTask, kg.KindTarget, kg.KindDeadline}

// settle applies the rules that Resolve documents, and says which one decided.
func settle(ctx context.Context, r store.Reader, name string, found []kg.Entity) (rest []kg.Entity, note string, err error) {
	rest = found
	prefer := func(why string, better func(kg.Entity) bool) {
		var kept []kg.Entity
		for _, e := range rest {
			if better(e) {
				kept = append(kept, e)
			}
		}
		if len(kept) > 0 && len(kept) < len(rest) {
			rest, note = kept, why
		}
	}
	uncited, err := uncited(ctx, r, found)
	if err != nil {
		return nil, "", err
	}
	if len(uncited) > 0 {
		rest = slices.DeleteFunc(slices.Clone(rest), func(e kg.Entity) bool { return uncited[e.ID] })
	}
	prefer("同名的文件、章节、任务等记录让位于所指的事物", func(e kg.Entity) bool { return !slices.Contains(recordKinds, e.Kind) })
	prefer("同名者中取行政区划", func(e kg.Entity) bool { return e.Kind == kg.KindRegion })
	folded := kg.FoldName(name)
	prefer("取全称与此相同者，其余只是简称相同", func(e kg.Entity) bool { return kg.FoldName(e.Name) == folded })
	if len(rest) < 2 || len(rest) > maxCandidates {
		return rest, note, nil
	}
	known := make(map[kg.ID]bool)
	for _, e := range rest {
		if known[e.ID], err = spokenOf(ctx, r, e.ID); err != nil {
			return nil, "", err
		}
	}
	prefer("", func(e kg.Entity) bool { return known[e.ID] })
	if len(rest) == 1 && note == "" {
		note = "同名者中只有它见于已收录的规划"
	}
	return rest, note, nil
}

// uncited are the policies among namesakes that only a document among them, as its own name, makes known.
func uncited(ctx context.Context, r store.Reader, found []kg.Entity) (map[kg.ID]bool, error) {
	var policies []kg.ID
	document := false
	for _, e := range found {
		document = document || e.Kind == kg.KindDocument
		if e.Kind == kg.KindPolicy {
			policies = append(policies, e.ID)
		}
	}
	if !document || len(policies) == 0 {
		return nil, nil
	}
	page, err := r.Expand(ctx, store.Hop{From: policies, Dir: store.In, Predicates: append([]kg.Predicate{kg.TextOf}, kg.Citing...)})
	if err != nil {
		return nil, err
	}
	only := make(map[kg.ID]bool)
	for _, e := range page.Edges {
		if e.Statement.Predicate == kg.TextOf {
			only[e.From] = true
		}
	}
	for _, e := range page.Edges {
		if e.Statement.Predicate != kg.TextOf {
			delete(only, e.From)
		}
	}
	return only, nil
}

// spokenOf tells whether an ingested plan makes a statement about the entity. Seed tables say where things lie and who governs them;
// what somebody does about a thing is said by plans only.
func spokenOf(ctx context.Context, r store.Reader, id kg.ID) (bool, error) {
	page, err := r.Expand(ctx, store.Hop{From: []kg.ID{id}, Limit: 1, Predicates: []kg.Predicate{
		kg.Involves, kg.Leads, kg.ResponsibleFor,
		kg.Supports, kg.Implements, kg.Cites, kg.BasedOn, kg.PartnersWith, kg.HasTask, kg.HasTarget,
	}})
	if err != nil || len(page.Edges) > 0 {
		return err == nil, err
	}
	page, err = r.Expand(ctx, store.Hop{From: []kg.ID{id}, Limit: 100, Predicates: []kg.Predicate{kg.AgencyOf, kg.LocatedIn, kg.Manages}})
	if err != nil || len(page.Edges) == 0 {
		return false, err
	}
	var statements, documents []kg.ID
	for _, e := range page.Edges {
		statements = append(statements, e.Statement.ID)
	}
	evidence, err := r.Evidence(ctx, statements)
	if err != nil {
		return false, err
	}
	for _, list := range evidence {
		for _, e := range list {
			documents = append(documents, e.Doc)
		}
	}
	sources, err := r.Documents(ctx, append([]kg.ID{}, documents...))
	for _, d := range sources {
		if !d.Seed {
			return true, nil
		}
	}
	return false, err
}

// Ancestors climbs PART_OF from each entity; nearest first. Regions have at most four levels, sections a few more.
func Ancestors(ctx context.Context, r store.Reader, of []kg.ID) (map[kg.ID][]kg.Entity, error) {
	parent := make(map[kg.ID]kg.ID)
	var all []kg.ID
	frontier := of
	for depth := 0; depth < 8 && len(frontier) > 0; depth++ {
		page, err := r.Expand(ctx, store.Hop{From: frontier, Dir: store.Out, Predicates: []kg.Predicate{kg.PartOf}})
		if err != nil {
			return nil, err
		}
		frontier = nil
		var above []kg.ID
		for _, e := range page.Edges {
			above = append(above, e.Other)
		}
		entities, err := r.Entities(ctx, above)
		if err != nil {
			return nil, err
		}
		for _, e := range page.Edges {
			if _, has := parent[e.From]; has || entities[e.Other].Kind == kg.KindFunctionalRegion {
				continue
			}
			parent[e.From] = e.Other
			frontier = append(frontier, e.Other)
		}
		all = append(all, frontier...)
	}
	entities, err := r.Entities(ctx, all)
	if err != nil {
		return nil, err
	}
	chains := make(map[kg.ID][]kg.Entity, len(of))
	for _, id := range of {
		for at, ok := parent[id]; ok && len(chains[id]) < 8; at, ok = parent[at] {
			chains[id] = append(chains[id], entities[at])
		}
	}
	return chains, nil
}

// withContext tells namesakes apart: a region, section or task by what it is part of; an agency or a platform by its region; anything
// else by its document where its key has one. At most maxCandidates.
func withContext(ctx context.Context, r store.Reader, entities []kg.Entity) ([]Candidate, error) {
	entities = entities[:min(len(entities), maxCandidates)]
	chains, err := Ancestors(ctx, r, ids(entities))
	if err != nil {
		return nil, err
	}
	page, err := r.Expand(ctx, store.Hop{From: ids(entities), Dir: store.Out, Predicates: []kg.Predicate{kg.AgencyOf, kg.LocatedIn}})
	if err != nil {
		return nil, err
	}
	var near, documents []kg.ID
	for _, e := range page.Edges {
		near = append(near, e.Other)
	}
	for _, e := range entities {
		if id, ok := DocumentOf(e); ok {
			documents = append(documents, id)
		}
	}
	loaded, err := r.Entities(ctx, append(near, documents...))
	if err != nil {
		return nil, err
	}
	candidates := make([]Candidate, len(entities))
	for i, e := range entities {
		candidates[i].Entity = e
		var parts []string
		if id, ok := DocumentOf(e); ok {
			parts = append(parts, loaded[id].Name)
		}
		for _, above := range slices.Backward(chains[e.ID]) {
			parts = append(parts, above.Name)
		}
		for _, edge := range page.Edges {
			if edge.From == e.ID {
				parts = append(parts, loaded[edge.Other].Name)
			}
		}
		candidates[i].Context = strings.Join(parts, " › ")
	}
	return candidates, nil
}

// DocumentOf reads the document out of the key of a section or task: "<document key>/<path>".
func DocumentOf(e kg.Entity) (kg.ID, bool) {
	if e.Kind != kg.KindTask && e.Kind != kg.KindSection {
		return kg.ID{}, false
	}
	key, _, found := strings.Cut(e.Key, "/")
	return kg.EntityID(kg.KindDocument, key), found
}
