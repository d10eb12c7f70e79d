package chronicle

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Retention is for how long the past is kept. The zero value keeps all of it.
type Retention time.Duration

// units of a Retention; what a month or a year is depends on the calendar, so there is none.
var units = []struct {
	suffix string
	length time.Duration
}{{"d", 24 * time.Hour}, {"w", 7 * 24 * time.Hour}, {"h", time.Hour}}

// ParseRetention reads "all", or a whole number of hours, days or weeks: 36h, 90d, 12w.
func ParseRetention(s string) (Retention, error) {
	if s == "all" {
		return 0, nil
	}
	for _, u := range units {
		digits, ok := strings.CutSuffix(s, u.suffix)
		if !ok {
			continue
		}
		n, err := strconv.ParseUint(digits, 10, 32)
		if err == nil && n > 0 && n <= uint64(100*365*24*time.Hour/u.length) {
			return Retention(time.Duration(n) * u.length), nil
		}
	}
	return 0, fmt.Errorf("retention %q: want all, or a number of hours, days or weeks such as 36h, 90d, 12w", s)
}

// String is what ParseRetention reads.
func (r Retention) String() string {
	switch d := time.Duration(r); {
	case d == 0:
		return "all"
	case d%(24*time.Hour) == 0:
		return fmt.Sprintf("%dd", d/(24*time.Hour))
	default:
		return fmt.Sprintf("%dh", d/time.Hour)
	}
}

// Horizon is the commit before which r lets the past be forgotten, 0 for none of it: the graph stays readable at every moment of the
// time that is kept, its beginning included. Where clocks went wrong more is kept, never less.
func (r Retention) Horizon(l Line, now time.Time) uint64 {
	if r == 0 {
		return 0
	}
	cut := now.Add(-time.Duration(r))
	n := uint64(0)
	for n < l.Last() && !l.Step(n+1).At.After(cut) {
		n++
	}
	return n
}

// Forgettable lists the commits whose versions go when the horizon is moved up to a commit: those of which another took the place until
// then, and after the present horizon.
func Forgettable(l Line, horizon, before uint64) (sequences []uint64) {
	for n := horizon + 1; n <= min(before, l.Last()); n++ {
		if old := l.Step(n).Before; old > 0 && !l.Step(old).Retracted {
			sequences = append(sequences, old)
		}
	}
	return sequences
}
