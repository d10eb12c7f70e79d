package cli

import (
	"fmt"
	"strings"
)

func (a *app) showDocumentDiff(d documentDiff, quote, stat bool) {
	name := d.URI
	if d.Title != "" && d.Title != d.URI {
		name = a.out.strong(d.Title) + "  " + d.URI
	}
	step := ""
	switch {
	case d.Before != nil && d.After != nil:
		step = fmt.Sprintf("commit %d → %d", d.Before.Number, d.After.Number)
	case d.After != nil:
		step = fmt.Sprintf("commit %d", d.After.Number)
	}
	parts := []string{word(actionWords, d.Action), name, step, d.Counts.String()}
	if n := d.Counts.Renamed; n > 0 {
		parts = append(parts, fmt.Sprintf("%d renamed or with another text", n))
	}
	fmt.Fprintln(a.out, joined(parts))
	if stat {
		return
	}
	for _, r := range d.Renamed {
		fmt.Fprintln(a.out, a.out.warn(fmt.Sprintf("  ~ %s  %s → %s", word(kindWords, r.After.Kind), r.BeforeText, r.AfterText)))
	}
	for _, s := range d.Statements {
		a.showStatementDiff(s, quote)
	}
	if more := d.Counts.Added + d.Counts.Removed + d.Counts.Changed + d.Counts.Reworded - len(d.Statements); more > 0 {
		fmt.Fprintf(a.out, "  … %d more, see --limit\n", more)
	}
	fmt.Fprintln(a.out)
}

// joined sets parts that are not empty beside each other.
func joined(parts []string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "  ")
}

func (a *app) showStatementDiff(s statementDiff, quote bool) {
	note := ""
	if s.Elsewhere {
		note = "  " + a.out.soft("only here: 他处仍有")
	}
	quoted := func(mark string, c *claim) {
		for _, q := range c.Quotes {
			fmt.Fprintf(a.out, "      %s「%s」\n", mark, strings.Join(strings.Fields(q), " "))
		}
	}
	switch s.Change {
	case "ADDED":
		fmt.Fprintln(a.out, a.out.good("  + "+s.After.String())+note)
		if quote {
			quoted("", s.After)
		}
	case "REMOVED":
		fmt.Fprintln(a.out, a.out.bad("  − "+s.Before.String())+note)
		if quote {
			quoted("", s.Before)
		}
	case "CHANGED":
		fmt.Fprintln(a.out, a.out.warn("  ~ "+s.Before.String()+"  ⇒  "+s.After.String()))
		quoted("− ", s.Before)
		quoted("+ ", s.After)
	default:
		fmt.Fprintln(a.out, "  ≈ "+s.After.String())
		quoted("− ", s.Before)
		quoted("+ ", s.After)
	}
}
