package mention

import (
	"os"
	"strings"
	"testing"
)

func TestDict(t *testing.T) {
	d := dictionary(t)
	for _, l := range strings.Split(os.Getenv("T"), "|") {
		for _, h := range d.Find([]rune(l)) {
			for _, e := range h.Entries {
				t.Logf("%s %v %+v", l, h.Span, e)
			}
		}
		for _, r := range d.RegionsNamed(l) {
			t.Logf("  named %s %s %s to=%s", r.Code, r.Name, r.Short, r.To)
		}
	}
}
