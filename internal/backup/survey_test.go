package backup

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// course writes a course: a letter a commit for its document, a capital where what it published is forgotten. A commit is made a minute.
func course(s string) (c Course) {
	for i, r := range s {
		name := string(r)
		step := Step{Commit: store.Commit{Sequence: uint64(i + 1), At: minute(i + 1), Document: kg.NewID(name)}}
		if r < 'a' {
			step.Document, step.Forgotten = kg.NewID(string(r+'a'-'A')), true
		}
		c = append(c, step)
	}
	return c
}

func minute(n int) time.Time { return time.Date(2026, 3, 1, 8, n, 0, 0, time.UTC) }

func TestRestorableAreCommitsThatMissNothing(t *testing.T) {
	for _, c := range []struct {
		course string
		want   []Range
	}{
		{"", nil},
		{"abcab", []Range{{1, 5}}},
		{"Aabc", []Range{{2, 4}}},
		{"ABab", []Range{{4, 4}}},
		{"abAa", []Range{{1, 2}, {4, 4}}}, // a full backup before, an increment after the store forgot
		{"aB", []Range{{1, 1}}},
		{"A", nil},
	} {
		if diff := cmp.Diff(c.want, course(c.course).Restorable()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.course, diff)
		}
	}
}

func TestFindFollowsNumberAndTime(t *testing.T) {
	back := course("abc")
	back[1].At = minute(0) // the clock was put back
	for _, c := range []struct {
		name   string
		course Course
		target Target
		want   uint64
		err    error
	}{
		{"the last", course("abc"), Target{}, 3, nil},
		{"a number", course("abc"), Target{Commit: 2}, 2, nil},
		{"beyond the last", course("abc"), Target{Commit: 4}, 0, store.ErrFuture},
		{"the very time", course("abc"), Target{At: minute(2)}, 2, nil},
		{"a moment before", course("abc"), Target{At: minute(2).Add(-time.Millisecond)}, 1, nil},
		{"in the future", course("abc"), Target{At: minute(59)}, 3, nil},
		{"before the first", course("abc"), Target{At: minute(0)}, 0, store.ErrForgotten},
		{"the last that is not later", back, Target{At: minute(2)}, 2, nil},
		{"forgotten", course("Aabc"), Target{Commit: 1}, 0, store.ErrForgotten},
		{"forgotten at a time", course("abAa"), Target{At: minute(3)}, 0, store.ErrForgotten},
		{"before what is forgotten", course("abAa"), Target{At: minute(2)}, 2, nil},
		{"nothing", nil, Target{}, 0, nil},
	} {
		got, err := c.course.Find(c.target)
		if got.Sequence != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: got commit %d and error %v, want %d and %v", c.name, got.Sequence, err, c.want, c.err)
		}
	}
	_, err := course("ABab").Find(Target{Commit: 1})
	if want := "can be restored is commit 4"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("what can be had: got error %v, want one with %q", err, want)
	}
}
