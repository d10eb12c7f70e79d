package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// maxNamed bounds how many entities one beginning of a name may have.
const maxNamed = 5_000

// EntityQuery asks for the entities of one kind.
type EntityQuery struct {
	Kind     kg.EntityKind
	Prefix   string // names and aliases that begin so; such a list is ordered by name
	Contains string // names and aliases that hold this
	Window   Window
}

// EntityPage is a page of entities. Cursors are those of Items, one each.
type EntityPage struct {
	Items   []kg.Entity
	Cursors []string
	PageInfo
}

// Entities lists the entities of a kind: by name where a beginning is asked for, else by ID, which reads no more than the page needs.
func Entities(ctx context.Context, r store.Reader, q EntityQuery) (EntityPage, error) {
	if !q.Kind.Valid() {
		return EntityPage{}, badInput("kind", "%q is no kind of entity", q.Kind)
	}
	list, position := "entities/"+string(q.Kind), func(e kg.Entity) string { return e.ID.String() }
	if q.Prefix != "" {
		list, position = list+"/name", func(e kg.Entity) string { return e.Name + "\x00" + e.ID.String() }
	}
	w, err := q.Window.check(list)
	if err != nil {
		return EntityPage{}, err
	}
	var page EntityPage
	switch {
	case q.Prefix != "" || w.backward:
		var all []kg.Entity
		if err = q.each(ctx, r, kg.ID{}, func(e kg.Entity) bool { all = append(all, e); return true }); err == nil {
			slices.SortFunc(all, func(a, b kg.Entity) int { return cmp.Compare(position(a), position(b)) })
			page.Items, page.PageInfo = cut(all, position, w)
		}
	default:
		err = q.forward(ctx, r, w, &page)
		seal(&page.PageInfo, list, page.Items, position)
	}
	if err != nil {
		return EntityPage{}, fmt.Errorf("list %s entities: %w", q.Kind, err)
	}
	for _, e := range page.Items {
		page.Cursors = append(page.Cursors, sealCursor(list, position(e)))
	}
	return page, nil
}

func (q EntityQuery) forward(ctx context.Context, r store.Reader, w span, page *EntityPage) error {
	var after kg.ID
	if w.after != "" {
		id, err := kg.ParseID(w.after)
		if err != nil {
			return &cursorError{"after"}
		}
		after = id
	}
	page.HasPrevious = w.after != ""
	return q.each(ctx, r, after, func(e kg.Entity) bool {
		if !w.holds(e.ID.String()) || len(page.Items) == w.limit {
			page.HasNext = true
			return false
		}
		page.Items = append(page.Items, e)
		return true
	})
}

// each gives the matching entities until fn has enough; in order of ID unless a prefix is asked for.
func (q EntityQuery) each(ctx context.Context, r store.Reader, after kg.ID, fn func(kg.Entity) bool) error {
	folded := kg.FoldName(q.Contains)
	visit := func(batch []kg.ID) (bool, error) {
		entities, err := inOrder(ctx, r, batch)
		if err != nil {
			return false, err
		}
		for _, e := range entities {
			if q.named(e, folded) && !fn(e) {
				return false, nil
			}
		}
		return true, nil
	}
	if q.Prefix != "" {
		found, err := r.Lookup(ctx, store.Lookup{Name: q.Prefix, Kinds: []kg.EntityKind{q.Kind}, Prefix: true, Limit: maxNamed})
		if err != nil {
			return err
		}
		if len(found) == maxNamed {
			return badInput("prefix", "more than %d names begin with %q; give more of the name", maxNamed-1, q.Prefix)
		}
		_, err = visit(found)
		return err
	}
	if ids, ok, err := candidatesOf(ctx, r, folded, q.Kind); err != nil {
		return err
	} else if ok {
		from, found := slices.BinarySearchFunc(ids, after, kg.ID.Compare)
		if found {
			from++
		}
		for batch := range slices.Chunk(ids[from:], 256) {
			if more, err := visit(batch); err != nil || !more {
				return err
			}
		}
		return nil
	}
	for {
		size := 256
		if folded == "" {
			size = MaxPage + 1
		}
		batch, err := r.Kinds(ctx, q.Kind, after, size)
		if err != nil || len(batch) == 0 {
			return err
		}
		if more, err := visit(batch); err != nil || !more {
			return err
		}
		after = batch[len(batch)-1]
	}
}

func (q EntityQuery) named(e kg.Entity, folded string) bool {
	return folded == "" || strings.Contains(kg.FoldName(e.Name), folded) ||
		slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.Contains(kg.FoldName(a), folded) })
}

// CountEntities counts what q asks for, whatever its window.
func CountEntities(ctx context.Context, r store.Reader, q EntityQuery) (int, error) {
	if q.Prefix == "" && q.Contains == "" {
		stats, err := r.Stats(ctx)
		return stats.Entities[q.Kind], err
	}
	total := 0
	err := q.each(ctx, r, kg.ID{}, func(kg.Entity) bool { total++; return true })
	return total, err
}

// PageOfEntities cuts a page out of entities that are there as a whole, by key: regions by code. The list's name is part of its cursors.
func PageOfEntities(list string, entities []kg.Entity, window Window) (EntityPage, error) {
	w, err := window.check("entities of " + list)
	if err != nil {
		return EntityPage{}, err
	}
	position := func(e kg.Entity) string { return e.Key + "\x00" + e.ID.String() }
	entities = slices.Clone(entities)
	slices.SortFunc(entities, func(a, b kg.Entity) int { return cmp.Compare(position(a), position(b)) })
	var page EntityPage
	page.Items, page.PageInfo = cut(entities, position, w)
	for _, e := range page.Items {
		page.Cursors = append(page.Cursors, sealCursor(w.list, position(e)))
	}
	return page, nil
}

// DocumentPage is a page of documents.
type DocumentPage struct {
	Items   []kg.Document
	Cursors []string
	Total   int
	PageInfo
}

// Documents lists plans, or with seeds the tables that ship with the program too; the latest published first, those of unknown date
// at the end.
func Documents(ctx context.Context, r store.Reader, seeds bool, window Window) (DocumentPage, error) {
	w, err := window.check("documents")
	if err != nil {
		return DocumentPage{}, err
	}
	found, err := r.Documents(ctx, nil)
	if err != nil {
		return DocumentPage{}, fmt.Errorf("list documents: %w", err)
	}
	var all []kg.Document
	for _, d := range found {
		if seeds || !d.Seed {
			all = append(all, d)
		}
	}
	position := func(d kg.Document) string { return descending(d.Published) + "\x00" + d.Key }
	slices.SortFunc(all, func(a, b kg.Document) int { return cmp.Compare(position(a), position(b)) })
	page := DocumentPage{Total: len(all)}
	page.Items, page.PageInfo = cut(all, position, w)
	for _, d := range page.Items {
		page.Cursors = append(page.Cursors, sealCursor(w.list, position(d)))
	}
	return page, nil
}

// descending turns an ISO date so that byte order is latest first: 2021-01 is 7978~98, nothing is ~~.
func descending(date string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return '0' + '9' - c
		}
		return '~'
	}, date) + "~~"
}
