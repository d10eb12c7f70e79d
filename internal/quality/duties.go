package quality

import (
	"cmp"
	"fmt"
	"slices"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// party is a responsibility of the result as it is compared.
type party struct {
	extract.Responsibility
	forms agencyForms
}

func (s *scorer) parties(t *extract.Task) (out []party) {
	if t == nil {
		return nil
	}
	for _, r := range t.Responsibilities {
		name := cmp.Or(r.Agency.Name, r.Raw)
		out = append(out, party{r, newAgencyForms(name, []string{r.Raw}, s.places())})
	}
	return out
}

// places are the names of the issuer's region, which the names of its bodies may begin with.
func (s *scorer) places() []string {
	if s.gold.Document.Region == nil {
		return nil
	}
	return s.gold.Document.Region.Forms
}

func (s *scorer) agency(n *Name) agencyForms { return newAgencyForms(n.Name, n.Forms, s.places()) }

// duties scores (task, role, agency) and (task, agency).
func (s *scorer) duties(t Task, got *extract.Task, label string) {
	context := s.ending(t.Span)
	for _, metric := range []string{"triples", "pairs"} {
		lost, extra := s.compare(metric, t.Duties, s.parties(got))
		if metric == "pairs" {
			continue // its misses are those of the triples
		}
		for _, d := range lost {
			if i := slices.IndexFunc(extra, func(p party) bool { return s.agency(d.Agency).match(p.forms) > differ }); i >= 0 {
				s.report.miss(metric, "ROLE", label, fmt.Sprintf("%s: gold %s, found %s", d.Raw, d.Roles[0], extra[i].Role), context)
				extra = slices.Delete(extra, i, i+1)
				continue
			}
			s.report.miss(metric, "FN", label, d.Roles[0]+" "+d.Raw, context)
		}
		for _, p := range extra {
			s.report.miss(metric, "FP", label, fmt.Sprintf("%s %s (%s)", p.Role, p.Raw, p.Agency.Name), context)
		}
	}
}

// compare counts one metric and returns the gold duties that were lost and the parties that were invented.
func (s *scorer) compare(metric string, want []Duty, found []party) (lost []Duty, extra []party) {
	withRole := metric == "triples"
	same := func(a, b Duty) bool { return a.Agency == b.Agency && (!withRole || a.Roles[0] == b.Roles[0]) }
	var need, free []Duty
	for _, d := range want {
		switch {
		case d.Optional || d.Generic:
			free = append(free, d)
		case !slices.ContainsFunc(need, func(x Duty) bool { return same(x, d) }):
			need = append(need, d)
		}
	}
	var once []party // a party is counted once a role
	for _, p := range found {
		if !slices.ContainsFunc(once, func(x party) bool { return x.forms.full == p.forms.full && (!withRole || x.Role == p.Role) }) {
			once = append(once, p)
		}
	}
	fits := func(d Duty, p party) agreement {
		if p.Generic || withRole && !slices.Contains(d.Roles, p.Role) {
			return differ
		}
		return s.agency(d.Agency).match(p.forms)
	}
	takenNeed, takenParty := make([]bool, len(need)), make([]bool, len(once))
	for level := exactly; level > differ; level-- {
		for i, d := range need {
			for j, p := range once {
				if !takenNeed[i] && !takenParty[j] && fits(d, p) == level {
					takenNeed[i], takenParty[j] = true, true
				}
			}
		}
	}
	hits := 0
	for i, d := range need {
		if takenNeed[i] {
			hits++
		} else {
			lost = append(lost, d)
		}
	}
	for j, p := range once {
		again := slices.ContainsFunc(need, func(d Duty) bool { return fits(d, p) >= byForm })
		ignored := p.Generic || slices.ContainsFunc(free, func(d Duty) bool {
			return d.Generic && p.Agency.Name == "" || s.agency(d.Agency).match(p.forms) > differ
		})
		if !takenParty[j] && !again && !ignored {
			extra = append(extra, p)
		}
	}
	s.report.found(metric, hits, len(extra), len(lost))
	return lost, extra
}

// clauses scores how well the part of the task that each agency answers for was cut: the mean overlap where the agency was found.
func (s *scorer) clauses(t Task, got *extract.Task, label string) {
	found := s.parties(got)
	taken := make([]bool, len(found))
	for _, d := range t.Duties {
		best, at := -1.0, -1
		for j, p := range found {
			if taken[j] || s.agency(d.Agency).match(p.forms) == differ && (!d.Generic || !p.Generic) {
				continue
			}
			if v := s.al.iou(p.Clause, d.Clause); v > best {
				best, at = v, j
			}
		}
		if at < 0 {
			continue
		}
		taken[at] = true
		s.report.share("clauses", best)
		if best < 0.9 {
			s.report.miss("clauses", "WRONG", label, fmt.Sprintf("%s overlaps by %.2f", d.Raw, best), "gold: "+s.edges(d.Clause))
		}
	}
}

// edges shows where a span begins and ends.
func (s *scorer) edges(span kg.Span) string {
	if span.Len() <= 30 {
		return s.slice(span)
	}
	return s.slice(kg.Span{Start: span.Start, End: span.Start + 14}) + "…" + s.slice(kg.Span{Start: span.End - 14, End: span.End})
}
