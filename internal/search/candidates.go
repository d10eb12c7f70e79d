package search

import (
	"cmp"
	"context"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Candidates are the entities of some kinds (none: any) whose names or text may hold a text as kg.FoldName folds it, in ascending order:
// all that do, and some that do not. ok is false where the index is not of the state that r reads.
func (x *Index) Candidates(ctx context.Context, r store.Reader, text string, kinds ...kg.EntityKind) (ids []kg.ID, ok bool, err error) {
	sequence, err := store.SequenceOf(ctx, r)
	if err != nil {
		return nil, false, err
	}
	phrases := apart(fold(text).runes)
	if len(phrases) == 0 {
		return nil, false, nil
	}
	s, done := x.at(ctx, sequence)
	if s == nil {
		return nil, false, nil
	}
	defer done()
	for _, l := range s.segments {
		if l.cut {
			return nil, false, nil
		}
	}
	for _, l := range s.segments {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		var left bitset
		for i, p := range phrases {
			has := newBitset(l.entries)
			l.raw(p, func(e uint32, _ []int32) {
				if i == 0 || left.has(e) {
					has.set(e)
				}
			})
			left = has
		}
		for e := range uint32(l.entries) {
			if left.has(e) && !l.dead.has(e) && (len(kinds) == 0 || slices.Contains(kinds, l.kind(e))) {
				ids = append(ids, l.id(e))
			}
		}
	}
	slices.SortFunc(ids, kg.ID.Compare)
	return ids, true, nil
}

// apart cuts a folded text where blanks may have been, longest parts first: between letters and digits.
func apart(runes []rune) (parts [][]rune) {
	from := 0
	for i, r := range runes {
		if r == ' ' {
			parts = append(parts, runes[from:i])
			from = i + 1
		} else if i > from && wordRune(r) && wordRune(runes[i-1]) {
			parts = append(parts, runes[from:i])
			from = i
		}
	}
	parts = append(parts, runes[from:])
	parts = slices.DeleteFunc(parts, func(p []rune) bool { return len(p) == 0 })
	slices.SortStableFunc(parts, func(a, b []rune) int { return cmp.Compare(len(b), len(a)) })
	return parts
}

// raw is phrase without regard to words.
func (s *segment) raw(runes []rune, fn func(entry uint32, places []int32)) {
	if len(runes) == 1 {
		s.character(runes[0], fn)
		return
	}
	s.pairs(runes, nil, fn)
}
