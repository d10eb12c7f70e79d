package mention

import (
	"os"
	"strings"
	"testing"
)

func TestDbg(t *testing.T) {
	for _, l := range strings.Split(os.Getenv("T"), "|") {
		i := os.Getenv("I")
		found, tx := find(t, l, i)
		t.Log(l)
		for _, m := range found {
			t.Logf("   %s %s = %s  [%s %s] %s", m.Kind, tx.Slice(m.Span), m.Name, m.Rule, m.Via, m.Reason)
		}
		for _, f := range fire(t, l, i) {
			if strings.HasPrefix(f, "deadline") || strings.HasPrefix(f, "target") {
				t.Log("   ", f)
			}
		}
	}
}
