package cli

import (
	"runtime/debug"
	"testing"
)

func TestOnlyABudgetRelaxesTheCollector(t *testing.T) {
	for claim, c := range map[string]struct {
		mib  int64
		gogc string
		want int
	}{
		"no budget":                        {0, "", 77},
		"a budget":                         {256, "", servingGC},
		"a budget, and GOGC says how much": {256, "50", 77},
	} {
		t.Run(claim, func(t *testing.T) {
			defer debug.SetGCPercent(debug.SetGCPercent(77))
			b := budget{mib: c.mib}
			b.relax(func(string) string { return c.gogc })
			got := debug.SetGCPercent(77)
			if got != c.want {
				t.Errorf("budget of %d MiB, GOGC %q: the collector runs at %d %%, want %d", c.mib, c.gogc, got, c.want)
			}
		})
	}
}
