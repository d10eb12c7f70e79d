package cli

import (
	"testing"
	"time"
)

func TestAMomentIsACommitATimeOrTheEndOfADay(t *testing.T) {
	local := func(s string) string {
		at, err := time.ParseInLocation("2006-01-02T15:04:05.999", s, time.Local)
		if err != nil {
			t.Fatal(err)
		}
		return at.UTC().Format(time.RFC3339Nano)
	}
	for s, want := range map[string]any{
		"12": int64(12), "0": int64(0), "2031-03-01": local("2031-03-01T23:59:59.999"), "2031-03-01T08:00": local("2031-03-01T08:00:00"),
		"2031-03-01 08:00:30": local("2031-03-01T08:00:30"), "2031-03-01T08:00:00+08:00": "2031-03-01T00:00:00Z", "2031-03-01T08:00:00Z": "2031-03-01T08:00:00Z",
	} {
		got, err := momentOf(s)
		if err != nil || len(got) != 1 || got["commit"] != want && got["time"] != want {
			t.Errorf("momentOf(%q): got %v, error %v; want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "-1", "12.5", "yesterday", "2031-13-01", "2031-03-01T25:00"} {
		if got, err := momentOf(s); err == nil {
			t.Errorf("momentOf(%q): got %v, want an error", s, got)
		}
	}
}
