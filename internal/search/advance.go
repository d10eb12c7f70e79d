package search

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// advance takes the index to the next commit, or over many at once where it lags.
func (x *Index) advance(ctx context.Context) error {
	for {
		x.mu.Lock()
		suspect := x.suspect
		x.mu.Unlock()
		have := x.newest()
		commits, err := x.store.Commits(ctx, have.sequence, 0)
		if err != nil {
			return err
		}
		if len(commits) == 0 {
			if suspect {
				return x.rebuild(ctx)
			}
			return nil
		}
		if err := x.learn(ctx, have.sequence); err != nil {
			return err
		}
		x.mu.Lock()
		x.behind = len(commits) > 16
		x.mu.Unlock()
		if suspect || have.sequence == 0 || len(commits) > 64 && len(commits) > len(x.versions)/4 {
			err = x.rebuild(ctx)
		} else {
			if len(commits) <= stepwise {
				commits = commits[:1]
			}
			err = x.take(ctx, have, commits)
			if errors.Is(err, store.ErrForgotten) {
				err = x.rebuild(ctx)
			}
		}
		if err != nil {
			return err
		}
	}
}

// learn reads which commit is the last of each document, up to a commit.
func (x *Index) learn(ctx context.Context, upTo uint64) error {
	if x.versions != nil && x.known == upTo {
		return nil
	}
	commits, err := x.store.Commits(ctx, 0, int(upTo))
	if err != nil {
		return err
	}
	x.versions, x.known = make(map[kg.ID]uint64), upTo
	for _, c := range commits {
		if c.Sequence <= upTo {
			x.note(c)
		}
	}
	return nil
}

func (x *Index) note(c store.Commit) {
	x.known = c.Sequence
	if c.Retracted {
		delete(x.versions, c.Document)
		return
	}
	x.versions[c.Document] = c.Sequence
}

// take replaces what some commits that follow one another may have changed: what the documents asserted before them and after them, and
// all records of the documents that are touched, for these share a text.
func (x *Index) take(ctx context.Context, have *snapshot, commits []store.Commit) error {
	last := commits[len(commits)-1]
	touched := map[kg.ID]bool{}
	assert := func(sequence uint64) error {
		b, err := x.store.Asserted(ctx, sequence)
		for _, e := range b.Entities {
			touched[e.ID] = true
			if home, ok := homeOf(e); ok {
				touched[home] = true
			}
		}
		return err
	}
	final := map[kg.ID]store.Commit{}
	for _, c := range commits {
		touched[c.Document] = true
		if before, ok := x.versions[c.Document]; ok && final[c.Document].Sequence == 0 {
			if err := assert(before); err != nil {
				return err
			}
		}
		final[c.Document] = c
	}
	for _, c := range final {
		if !c.Retracted {
			if err := assert(c.Sequence); err != nil {
				return err
			}
		}
	}
	next := &snapshot{sequence: last.Sequence, chain: last.Chain}
	err := x.store.ViewAt(ctx, last.Sequence, func(r store.Reader) (err error) {
		next.segments, err = replace(ctx, r, have.segments, touched)
		return err
	})
	if err != nil {
		return fmt.Errorf("take commit %d into the search index: %w", last.Sequence, err)
	}
	x.publish(next)
	for _, c := range commits {
		x.note(c)
	}
	x.compact()
	return nil
}

// replace makes the entries of some entities anew.
func replace(ctx context.Context, r store.Reader, segments []living, touched map[kg.ID]bool) ([]living, error) {
	documents, err := r.Documents(ctx, within(touched).ids())
	if err != nil {
		return nil, err
	}
	for d := range documents {
		records, err := recordsOf(ctx, r, d)
		if err != nil {
			return nil, err
		}
		for _, id := range records {
			touched[id] = true
		}
	}
	ids := within(touched).ids()
	kept := make([]living, 0, len(segments)+1)
	for _, l := range segments {
		var dead bitset
		for _, id := range ids {
			if e, ok := l.find(id); ok && !l.dead.has(e) {
				if dead == nil {
					dead = newBitset(l.entries)
					copy(dead, l.dead)
				}
				dead.set(e)
			}
		}
		if dead == nil {
			dead = l.dead
		}
		if dead.count() < l.entries {
			kept = append(kept, living{l.segment, dead})
		}
	}
	if ids, err = byHome(ctx, r, ids); err != nil {
		return nil, err
	}
	b := newBuilder()
	flush := func() {
		if len(b.ids) > 0 {
			kept = append(kept, living{segment: b.seal()})
			b = newBuilder()
		}
	}
	err = entriesOf(ctx, r, &layouts{}, ids, func(e entry) error {
		if b.add(e); b.size >= segmentSize {
			flush()
		}
		return nil
	})
	flush()
	return kept, err
}

// rebuild makes the whole index anew, of the present state.
func (x *Index) rebuild(ctx context.Context) error {
	next := &snapshot{}
	err := x.store.View(ctx, func(r store.Reader) (err error) {
		if next.sequence, err = store.SequenceOf(ctx, r); err != nil {
			return err
		}
		next.segments, err = x.index(ctx, r)
		return err
	})
	if err != nil {
		return fmt.Errorf("make the search index: %w", err)
	}
	if next.sequence > 0 {
		commits, err := x.store.Commits(ctx, next.sequence-1, 1)
		if err != nil || len(commits) == 0 {
			return fmt.Errorf("commit %d for the search index: %w", next.sequence, errors.Join(err, store.ErrFuture))
		}
		next.chain = commits[0].Chain
	}
	x.mu.Lock()
	x.suspect = false
	for _, s := range x.reached[:len(x.reached)-1] { // whatever was wrong with them
		x.drop(s)
	}
	x.reached = x.reached[len(x.reached)-1:]
	x.mu.Unlock()
	x.publish(next)
	x.versions = nil
	x.compact()
	if err := x.save(); err != nil {
		x.log.Warn("the search index is not kept on the disk", "folder", x.dir, "error", err)
		x.saved = next.sequence
	}
	return nil
}

// index makes the segments of all that r has.
func (x *Index) index(ctx context.Context, r store.Reader) (segments []living, err error) {
	b, layouts := newBuilder(), &layouts{}
	flush := func() {
		if len(b.ids) > 0 {
			segments = append(segments, living{segment: x.keep(b.seal())})
			b = newBuilder()
		}
	}
	err = each(ctx, r, func(ids []kg.ID) error {
		return entriesOf(ctx, r, layouts, ids, func(e entry) error {
			if b.add(e); b.size >= segmentSize {
				flush()
			}
			return nil
		})
	})
	flush()
	return segments, err
}

// compact merges segments of about one size, and those of which most is dead, until few are left.
func (x *Index) compact() {
	for {
		have := x.newest()
		tiers := map[int][]living{}
		var chosen []living
		for _, l := range have.segments {
			if n := l.dead.count(); n > 1000 && 2*n > l.entries {
				chosen = []living{l}
				break
			}
			if len(l.data) < largest {
				tier := bits.Len(uint(len(l.data)>>16)) / 2
				if tiers[tier] = append(tiers[tier], l); len(tiers[tier]) >= tierSegments {
					chosen = tiers[tier]
				}
			}
		}
		if chosen == nil {
			return
		}
		next := &snapshot{sequence: have.sequence, chain: have.chain}
		for _, l := range have.segments {
			if !slices.ContainsFunc(chosen, func(c living) bool { return c.segment == l.segment }) {
				next.segments = append(next.segments, l)
			}
		}
		if merged := merge(chosen); merged.entries > 0 {
			if len(merged.data) > largest/16 {
				merged = x.keep(merged)
			}
			next.segments = append(next.segments, living{segment: merged})
		}
		x.publish(next)
	}
}
