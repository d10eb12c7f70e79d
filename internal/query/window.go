package query

import (
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"
)

// Page sizes.
const (
	DefaultPage = 20
	MaxPage     = 100
)

// Window is the part of a list that is asked for, as Relay has it: First after After, or Last before Before.
type Window struct {
	First, Last   *int
	After, Before string
	Skip          int // so many items from the front are passed over, of a list of tasks; not beside cursors or Last
}

// PageInfo says where a page lies in its list. Cursors are empty on an empty page.
type PageInfo struct {
	HasNext, HasPrevious bool
	Start, End           string
}

// span is a checked window. Positions are byte-comparable strings that grow along the list; "" is no bound.
type span struct {
	list          string
	limit, skip   int
	backward      bool
	after, before string
}

// check reads a window of the list of that name. A cursor holds the position of an item, not its number, and so stays where it was
// while documents come and go.
func (w Window) check(list string) (span, error) {
	s := span{list: list, limit: DefaultPage, skip: w.Skip}
	switch {
	case w.Skip < 0:
		return s, badInput("skip", "want 0 or more, have %d", w.Skip)
	case w.Skip > 0 && (w.Last != nil || w.After != "" || w.Before != ""):
		return s, badInput("skip", "it counts from the front of the list: leave out last, after and before")
	}
	if w.First != nil && w.Last != nil {
		return s, badInput("first", "ask for first or last, not for both")
	}
	for argument, n := range map[string]*int{"first": w.First, "last": w.Last} {
		if n == nil {
			continue
		}
		if *n < 1 || *n > MaxPage {
			return s, badInput(argument, "want 1 to %d, have %d", MaxPage, *n)
		}
		s.limit = *n
	}
	s.backward = w.Last != nil
	var err error
	if s.after, err = openCursor(list, "after", w.After); err != nil {
		return s, err
	}
	s.before, err = openCursor(list, "before", w.Before)
	return s, err
}

func (s span) holds(position string) bool {
	return (s.after == "" || position > s.after) && (s.before == "" || position < s.before)
}

// cursorError says which argument held the cursor. The cursor itself is not repeated: it came from outside.
type cursorError struct{ argument string }

func (e *cursorError) Error() string { return e.argument + ": " + ErrCursor.Error() }
func (e *cursorError) Unwrap() error { return ErrCursor }

// sealCursor writes: 4 bytes of checksum, the name of the list, a zero byte, the position; all in URL-safe base64.
func sealCursor(list, position string) string {
	body := append(make([]byte, 4), list+"\x00"+position...)
	binary.BigEndian.PutUint32(body, crc32.ChecksumIEEE(body[4:]))
	return base64.RawURLEncoding.EncodeToString(body)
}

func openCursor(list, argument, cursor string) (string, error) {
	if cursor == "" {
		return "", nil
	}
	body, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(body) < 5 || binary.BigEndian.Uint32(body) != crc32.ChecksumIEEE(body[4:]) {
		return "", &cursorError{argument}
	}
	of, position, found := strings.Cut(string(body[4:]), "\x00")
	if !found || of != list || position == "" {
		return "", &cursorError{argument}
	}
	return position, nil
}

// cut takes the window out of a list that is there as a whole, sorted by position.
func cut[T any](items []T, position func(T) string, s span) ([]T, PageInfo) {
	from, _ := slices.BinarySearchFunc(items, s.after, func(t T, p string) int {
		if s.after != "" && position(t) <= p {
			return -1
		}
		return 1
	})
	to := len(items)
	if s.before != "" {
		to, _ = slices.BinarySearchFunc(items, s.before, func(t T, p string) int { return strings.Compare(position(t), p) })
	}
	from = min(from+s.skip, to)
	if to-from > s.limit {
		if s.backward {
			from = to - s.limit
		} else {
			to = from + s.limit
		}
	}
	page := items[from:to]
	info := PageInfo{HasPrevious: from > 0, HasNext: to < len(items)}
	seal(&info, s.list, page, position)
	return page, info
}

// seal sets the cursors of a page's ends.
func seal[T any](info *PageInfo, list string, page []T, position func(T) string) {
	if len(page) > 0 {
		info.Start, info.End = sealCursor(list, position(page[0])), sealCursor(list, position(page[len(page)-1]))
	}
}
