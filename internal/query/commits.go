package query

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"

	"policygraph/internal/chronicle"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Action is what a commit did with its document.
type Action string

// The actions.
const (
	ActionAdded     Action = "ADDED"
	ActionChanged   Action = "CHANGED"
	ActionRetracted Action = "RETRACTED"
)

// Commit is one step of the store, and what is known of the version that it published; of a retraction, of the version that it took away.
type Commit struct {
	store.Commit
	Action    Action
	Replaces  uint64 // the commit whose version it took the place of; 0: none
	Version   store.Version
	Forgotten bool // Version is empty: the store no longer keeps it
}

// CommitPage is a page of commits, the newest first.
type CommitPage struct {
	Items   []Commit
	Cursors []string
	Total   int
	PageInfo
}

// Commits lists the commits up to one, the newest first: all of them, or those of one document.
func (p *Past) Commits(ctx context.Context, upto uint64, document *kg.ID, window Window) (CommitPage, error) {
	list := "commits"
	if document != nil {
		list += "/" + document.String()
	}
	w, err := window.check(list)
	if err != nil {
		return CommitPage{}, err
	}
	line, err := p.line.Read(ctx, p.store)
	if err != nil {
		return CommitPage{}, err
	}
	line = line.Until(upto)
	var page CommitPage
	var numbers []uint64
	if document != nil {
		all := line.Versions(*document)
		page.Total = len(all)
		numbers, page.PageInfo = cut(all, newestFirst, w)
	} else {
		page.Total = int(line.Last())
		if numbers, err = latest(line.Last(), w, &page.PageInfo); err != nil {
			return CommitPage{}, err
		}
	}
	for _, n := range numbers {
		c, err := p.commit(ctx, line, n)
		if err != nil {
			return CommitPage{}, fmt.Errorf("list commits: %w", err)
		}
		page.Items = append(page.Items, c)
		page.Cursors = append(page.Cursors, sealCursor(list, newestFirst(n)))
	}
	return page, nil
}

// newestFirst is the position of a commit in a list that begins with the last one.
func newestFirst(n uint64) string { return fmt.Sprintf("%020d", math.MaxUint64-n) }

// latest are the numbers of a page of all commits up to last.
func latest(last uint64, w span, info *PageInfo) (numbers []uint64, err error) {
	high, low := last, uint64(1)
	for _, bound := range []struct{ argument, position string }{{"after", w.after}, {"before", w.before}} {
		if bound.position == "" {
			continue
		}
		at, err := strconv.ParseUint(bound.position, 10, 64)
		if err != nil {
			return nil, &cursorError{bound.argument}
		}
		n := math.MaxUint64 - at
		if bound.argument == "after" {
			high = min(high, max(n, 1)-1)
		} else if n < math.MaxUint64 {
			low = n + 1
		}
	}
	if high >= low && high-low >= uint64(w.limit) {
		if w.backward {
			high = low + uint64(w.limit) - 1
		} else {
			low = high - uint64(w.limit) + 1
		}
	}
	for n := high; n >= low && n > 0; n-- {
		numbers = append(numbers, n)
	}
	if len(numbers) > 0 {
		info.HasPrevious, info.HasNext = high < last, low > 1
	}
	seal(info, w.list, numbers, newestFirst)
	return numbers, nil
}

// commit is the commit of a number.
func (p *Past) commit(ctx context.Context, line chronicle.Line, n uint64) (Commit, error) {
	found, err := p.store.Commits(ctx, n-1, 1)
	if err != nil {
		return Commit{}, err
	}
	if len(found) == 0 {
		return Commit{}, fmt.Errorf("commit %d: %w", n, store.ErrCorrupt)
	}
	c := Commit{Commit: found[0], Action: ActionAdded}
	if before := line.Step(n).Before; before > 0 && !line.Step(before).Retracted {
		c.Action, c.Replaces = ActionChanged, before
	}
	of := n
	if c.Retracted {
		c.Action, of = ActionRetracted, c.Replaces
	}
	if of == 0 {
		return c, nil
	}
	c.Version, err = store.VersionOf(ctx, p.store, of)
	if errors.Is(err, store.ErrForgotten) {
		c.Forgotten, err = true, nil
	}
	return c, err
}
