package mention

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

func TestEveryRuleReadsItsExample(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules {
		t.Run(r.ID, func(t *testing.T) {
			if seen[r.ID] {
				t.Fatalf("%s stands twice in the table", r.ID)
			}
			seen[r.ID] = true
			if r.Says == "" || !strings.Contains(r.Example, r.Finds) {
				t.Fatalf("%s: no note, or %q is not in its example", r.ID, r.Finds)
			}
			got := fire(t, r.Example, r.Issuer)
			if !slices.Contains(got, r.ID+" "+r.Finds) {
				t.Errorf("in %q\n got %q\nwant %q", r.Example, got, r.ID+" "+r.Finds)
			}
		})
	}
}

// fire lists what is found in s as "rule quote".
func fire(t *testing.T, s, issuer string) (got []string) {
	found, tx := find(t, s, issuer)
	for _, m := range found {
		got = append(got, m.Rule+" "+tx.Slice(m.Span))
	}
	all := kg.Span{End: tx.Len()}
	deadlines := Deadlines(tx, all, 0)
	for _, d := range deadlines {
		got = append(got, d.Rule+" "+tx.Slice(d.Span))
	}
	for _, x := range Targets(tx, all, deadlines) {
		got = append(got, x.Rule+" "+tx.Slice(x.Span))
	}
	return got
}

// ruleIDs are the ids of the table.
func ruleIDs() map[string]bool {
	ids := map[string]bool{}
	for _, r := range Rules {
		ids[r.ID] = true
	}
	return ids
}

func FuzzFind(f *testing.F) {
	for _, r := range Rules {
		f.Add(r.Example)
	}
	f.Add("“”《》（）、、**年(*)等“)”(”")
	f.Add("《")
	f.Add("提升2026")
	f.Add("到年前*.*%，达到**%")
	ids := ruleIDs()
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		tx := text.New(strings.ToValidUTF8(s, "\ufffd"))
		all := kg.Span{End: tx.Len()}
		check := func(rule string, span kg.Span) {
			if span.Start < 0 || span.End > tx.Len() || span.Start >= span.End {
				t.Fatalf("%s in %q: span %v outside of %d code points", rule, s, span, tx.Len())
			}
			if !ids[rule] {
				t.Fatalf("rule %q is not in the table", rule)
			}
		}
		for _, issuer := range []string{"", "330500"} {
			found, _ := find(t, tx.String(), issuer)
			for _, m := range found {
				check(m.Rule, m.Span)
				if m.Key == "" || m.Name == "" || !m.Kind.Valid() || m.Via == "" {
					t.Fatalf("in %q: %+v lacks its key, name, kind or via", s, m)
				}
			}
		}
		deadlines := Deadlines(tx, all, 2021)
		for _, d := range deadlines {
			check(d.Rule, d.Span)
		}
		for _, x := range Targets(tx, all, deadlines) {
			check(x.Rule, x.Span)
			if x.Indicator == "" {
				t.Fatalf("in %q: target %+v without indicator", s, x)
			}
		}
	})
}
