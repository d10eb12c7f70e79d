package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"

	"policygraph/internal/kg"
)

// Position is the place of an edge in the order of a Page.
type Position struct {
	From      kg.ID
	Predicate kg.Predicate
	Forward   bool
	Other     kg.ID
	Statement kg.ID
}

// Position of e in the order of a Page.
func (e Edge) Position() Position {
	return Position{From: e.From, Predicate: e.Statement.Predicate, Forward: e.Forward, Other: e.Other, Statement: e.Statement.ID}
}

// Compare orders positions as a Page is ordered.
func (p Position) Compare(q Position) int {
	return cmp.Or(
		p.From.Compare(q.From),
		cmp.Compare(slices.Index(kg.Predicates, p.Predicate), slices.Index(kg.Predicates, q.Predicate)),
		cmp.Compare(p.direction(), q.direction()),
		p.Other.Compare(q.Other),
		p.Statement.Compare(q.Statement),
	)
}

func (p Position) direction() Direction {
	if p.Forward {
		return Out
	}
	return In
}

// Sources is the frontier as a set, in ascending order.
func (h Hop) Sources() []kg.ID {
	from := slices.Clone(h.From)
	slices.SortFunc(from, kg.ID.Compare)
	return slices.Compact(from)
}

// Wants tells whether edges of that predicate and direction belong to the answer.
func (h Hop) Wants(p kg.Predicate, forward bool) bool {
	if h.Dir == Out && !forward || h.Dir == In && forward {
		return false
	}
	return len(h.Predicates) == 0 || slices.Contains(h.Predicates, p)
}

// A cursor is base64url, without padding, of
//
//	| 1 | From 16 | predicate 1 | direction 1 | Other 16 | Statement 16 | seal 8 |
//
// where predicate is a place in kg.Predicates and the seal is cut from a SHA-256 over the hop and all that stands before it. It
// names a place and no snapshot, so it outlives the View and even the statement that it points at.
const (
	cursorVersion = 1
	cursorBody    = 1 + 16 + 1 + 1 + 16 + 16
	cursorSeal    = 8
)

// Cursor marks the place of last, the last edge of a page of h.
func (h Hop) Cursor(last Edge) Cursor {
	p := last.Position()
	raw := make([]byte, 0, cursorBody+cursorSeal)
	raw = append(raw, cursorVersion)
	raw = append(raw, p.From[:]...)
	raw = append(raw, byte(slices.Index(kg.Predicates, p.Predicate)), byte(p.direction()))
	raw = append(raw, p.Other[:]...)
	raw = append(raw, p.Statement[:]...)
	raw = append(raw, h.seal(raw)...)
	return Cursor(base64.RawURLEncoding.EncodeToString(raw))
}

// Resume reads h.After: the position after which the page begins; ok is false when it begins at the first edge. Everything that
// Cursor did not write for a hop with the same frontier, direction and predicates is ErrCursor. Limit may differ.
func (h Hop) Resume() (after Position, ok bool, err error) {
	if h.After == "" {
		return Position{}, false, nil
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(string(h.After))
	if err != nil || len(raw) != cursorBody+cursorSeal || raw[0] != cursorVersion {
		return Position{}, false, fmt.Errorf("resume after %.80q: %w", string(h.After), ErrCursor)
	}
	body := raw[:cursorBody]
	predicate, direction := int(body[17]), Direction(body[18])
	if string(raw[cursorBody:]) != string(h.seal(body)) || predicate >= len(kg.Predicates) || direction != Out && direction != In {
		return Position{}, false, fmt.Errorf("resume after %.80q: of another hop: %w", string(h.After), ErrCursor)
	}
	after = Position{
		From: kg.ID(body[1:17]), Predicate: kg.Predicates[predicate], Forward: direction == Out,
		Other: kg.ID(body[19:35]), Statement: kg.ID(body[35:51]),
	}
	return after, true, nil
}

func (h Hop) seal(body []byte) []byte {
	sum := sha256.New()
	sum.Write([]byte{byte(h.Dir)})
	for _, id := range h.Sources() {
		sum.Write(id[:])
	}
	predicates := slices.Clone(h.Predicates)
	slices.Sort(predicates)
	for _, p := range slices.Compact(predicates) {
		sum.Write([]byte{0})
		sum.Write([]byte(p))
	}
	sum.Write([]byte{0})
	sum.Write(body)
	return sum.Sum(nil)[:cursorSeal]
}
