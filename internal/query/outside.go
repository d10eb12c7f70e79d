package query

import (
	"context"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Bounds is a checked Window, for lists that other packages order. Positions are those that were given to SealCursor.
type Bounds struct {
	Limit         int
	Backward      bool
	After, Before string // "": none
}

// Bounds reads a window of the list of that name.
func (w Window) Bounds(list string) (Bounds, error) {
	s, err := w.check(list)
	return Bounds{s.limit, s.backward, s.after, s.before}, err
}

// SealCursor is the cursor of a position in the list of that name.
func SealCursor(list, position string) string { return sealCursor(list, position) }

// BadCursor is the error of a cursor whose position is none of its list.
func BadCursor(argument string) error { return &cursorError{argument} }

// Describe tells entities apart by what they are part of.
func Describe(ctx context.Context, r store.Reader, entities []kg.Entity) ([]Candidate, error) {
	return withContext(ctx, r, entities)
}

// Finder is a Reader that knows, without reading them all, which entities may hold a text in their names or their text.
type Finder interface {
	// Candidates are those of some kinds that may hold a text, all that do and perhaps more, ascending; ok is false where it does not know.
	Candidates(ctx context.Context, text string, kinds ...kg.EntityKind) (ids []kg.ID, ok bool, err error)
}

// candidatesOf asks r, if it is a Finder.
func candidatesOf(ctx context.Context, r store.Reader, text string, kinds ...kg.EntityKind) (ids []kg.ID, ok bool, err error) {
	if f, is := r.(Finder); is && text != "" {
		return f.Candidates(ctx, text, kinds...)
	}
	return nil, false, nil
}

// mostBound is how many tasks a filter is narrowed to. Of a text that more of them hold a page is full soon, in the order of documents.
const mostBound = 5_000

// written narrows a filter to the tasks that may hold its text, where r knows them and they are few.
func (f *filter) written(ctx context.Context, r store.Reader) error {
	ids, ok, err := candidatesOf(ctx, r, f.text, f.kinds()...)
	if err != nil || !ok || len(ids) > mostBound {
		return err
	}
	set := make(map[kg.ID]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	f.sets = append(f.sets, set)
	slices.SortStableFunc(f.sets, func(a, b map[kg.ID]bool) int { return len(a) - len(b) })
	return nil
}
