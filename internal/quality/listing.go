package quality

import (
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// Tasks prints the tasks of a result for people to review in a diff: a block a task, a line a fact, nothing that changes with offsets.
func Tasks(r extract.Result) string {
	var b strings.Builder
	for _, t := range r.Tasks {
		fmt.Fprintf(&b, "%s %s\n", or(deref(t.Number), "-"), t.Title)
		for _, d := range t.Responsibilities {
			fmt.Fprintf(&b, "  %-12s %d.%d %s = %s", strings.ToLower(d.Role), d.Group, d.Order, d.Raw, or(d.Agency.Name, "?"))
			for _, note := range marks(d) {
				b.WriteString(" " + note)
			}
			b.WriteByte('\n')
		}
		for _, k := range things {
			for _, m := range k.of(t) {
				fmt.Fprintf(&b, "  %-12s %s", singular[k.kind], m.Name)
				if m.Raw != m.Name {
					fmt.Fprintf(&b, " < %s", m.Raw)
				}
				b.WriteByte('\n')
			}
		}
		for _, d := range t.Deadlines {
			fmt.Fprintf(&b, "  %-12s %s = %s\n", "deadline", d.Raw, or(deref(d.Period.End), "?"))
		}
		for _, d := range t.Dates {
			fmt.Fprintf(&b, "  %-12s %s = %s\n", "date", d.Raw, or(deref(d.Period.End), "?"))
		}
		for _, x := range t.Targets {
			fmt.Fprintf(&b, "  %-12s %s\n", "target", targetLine(x))
		}
	}
	for _, x := range r.Targets {
		fmt.Fprintf(&b, "target outside tasks: %s\n", targetLine(x))
	}
	return b.String()
}

var singular = map[kg.EntityKind]string{
	kg.KindRegion: "region", kg.KindFunctionalRegion: "functional", kg.KindPlatform: "platform", kg.KindOrganization: "organization",
	kg.KindPolicy: "policy", kg.KindEvent: "event", kg.KindIndustry: "industry",
}

func targetLine(t extract.Target) string {
	line := fmt.Sprintf("%s | %s | %s%s", t.Indicator, t.Comparator, t.Value, t.Unit)
	if t.Modality != nil {
		line += " | " + *t.Modality
	}
	return line
}

func marks(d extract.Responsibility) (out []string) {
	if d.Generic {
		out = append(out, "generic")
	}
	if d.OpenEnded {
		out = append(out, "open-ended")
	}
	if d.Origin != kg.Explicit {
		out = append(out, strings.ToLower(string(d.Origin)))
	}
	return out
}

// Statements prints the statements of a batch for people to review in a diff: a sorted line a statement with the words behind it.
func Statements(b kg.Batch) string {
	entities := map[kg.ID]kg.Entity{}
	for _, e := range b.Entities {
		entities[e.ID] = e
	}
	quote := map[kg.ID]string{}
	for _, e := range b.Evidence {
		if quote[e.Statement] == "" {
			quote[e.Statement] = e.Quote
		}
	}
	name := func(id kg.ID) string {
		e := entities[id]
		return strings.ToLower(string(e.Kind)) + ":" + strings.Join(strings.Fields(cut(or(e.Name, e.Key), 30)), " ")
	}
	var lines []string
	for _, s := range b.Statements {
		line := fmt.Sprintf("%s %s %s", name(s.Subject), s.Predicate, name(s.Object))
		for _, q := range s.Qualifiers {
			line += fmt.Sprintf(" %s=%s", q.Name, q.Value)
		}
		lines = append(lines, line+" << "+strings.Join(strings.Fields(cut(quote[s.ID], 30)), " "))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
