package mention

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

func TestDump(t *testing.T) {
	file := os.Getenv("DUMP")
	if file == "" {
		return
	}
	b, _ := os.ReadFile(file)
	ms, tx := find(t, string(b), os.Getenv("ISSUER"))
	dl := Deadlines(tx, kg.Span{End: tx.Len()}, 0)
	tg := Targets(tx, kg.Span{End: tx.Len()}, dl)
	off := 0
	short := os.Getenv("KINDS")
	for _, line := range strings.SplitAfter(tx.String(), "\n") {
		n := len([]rune(line))
		in := func(s kg.Span) bool { return s.Start >= off && s.Start < off+n }
		out := ""
		for _, m := range ms {
			if in(m.Span) && (short == "" || strings.Contains(short, string(m.Kind))) {
				out += fmt.Sprintf("   %-12s %s | %s | %s %s %s\n", m.Kind, tx.Slice(m.Span), m.Name, m.Type, m.Via, m.Rule)
			}
		}
		for _, d := range dl {
			if in(d.Span) {
				out += fmt.Sprintf("   DEADLINE %s %s..%s %s %s %s\n", tx.Slice(d.Span), d.Start, d.End, d.Precision, d.Modality, d.Rule)
			}
		}
		for _, d := range tg {
			if in(d.Span) {
				out += fmt.Sprintf("   TARGET %q %s %s %s | %s %s\n", d.Indicator, d.Comparator, d.Value, d.Unit, d.Modality, d.Rule)
			}
		}
		off += n
		if out != "" || os.Getenv("ALL") != "" {
			fmt.Print(line, out)
		}
	}
}
