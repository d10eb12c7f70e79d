package review

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// whole looks at the document as a whole.
func (r *reviewer) whole(c Counts) {
	id := r.batch.Document.ID
	if c.Tasks == 0 && c.Sections == 0 {
		r.found(DocumentEmpty, id, kg.Span{}, r.slice(kg.Span{End: min(len(r.text), 80)}), "neither tasks nor sections were found")
	}
	if r.batch.Document.Title == "" {
		r.found(DocumentUntitled, id, kg.Span{}, r.slice(kg.Span{End: min(len(r.text), 80)}), "no title was found")
	}
	if c.Repaired >= atLeastRepair && c.Repaired*100 > c.Statements*manyRepairs {
		r.found(DocumentRepaired, id, kg.Span{}, "", "%d of %d statements are repaired: the file may be a bad copy", c.Repaired, c.Statements)
	}
}

func (r *reviewer) sections() {
	for _, e := range r.batch.Entities {
		if e.Kind == kg.KindSection && strings.TrimSpace(e.Name) == "" {
			at := span(e, "start", "end")
			r.found(SectionUntitled, e.ID, at, r.slice(at), "a heading without words")
		}
	}
}

func responsibilities(t task) (duties []kg.Statement) {
	for _, s := range t.said {
		if slices.Contains(kg.Roles, s.Predicate) {
			duties = append(duties, s)
		}
	}
	return duties
}

// idle tells whether nobody answers for most of the tasks: then the document is told of, not each task.
func (r *reviewer) idle() bool {
	n := 0
	for _, t := range r.tasks {
		if len(responsibilities(t)) == 0 {
			n++
		}
	}
	if n == 0 || n*100 <= len(r.tasks)*idleShare {
		return false
	}
	r.found(DocumentIdle, r.batch.Document.ID, kg.Span{}, "", "nobody answers for %d of %d tasks", n, len(r.tasks))
	return true
}

func (r *reviewer) duties(t task, idle bool) {
	duties := responsibilities(t)
	if len(duties) == 0 {
		if !idle {
			r.found(TaskNobody, t.entity.ID, t.span, r.slice(t.span), "nobody answers for it")
		}
		return
	}
	first := r.evidence[duties[0].ID]
	leads := map[string][]kg.Statement{} // by statement of the text
	parts := map[kg.ID][]kg.Predicate{}
	answered := false
	for _, s := range duties {
		if at := r.evidence[s.ID]; at.Span.Start < first.Span.Start {
			first = at
		}
		answered = answered || s.Predicate == kg.Leads || s.Predicate == kg.ResponsibleFor
		if s.Predicate == kg.Leads {
			group := s.Qualifiers.Get(kg.QualGroup)
			leads[group] = append(leads[group], s)
		}
		if agency := r.entities[s.Subject]; agency.Props.Get("type") != "COLLECTIVE" && !slices.Contains(parts[s.Subject], s.Predicate) {
			parts[s.Subject] = append(parts[s.Subject], s.Predicate)
		}
	}
	if !answered {
		r.found(TaskNoLead, t.entity.ID, first.Span, first.Quote, "somebody supports or implements it, nobody leads or is responsible")
	}
	for _, group := range sorted(leads) {
		if list := leads[group]; len(list) > 1 {
			at := r.evidence[list[0].ID]
			r.found(TaskLeads, t.entity.ID, at.Span, at.Quote, "%s lead it together", strings.Join(r.subjects(list), "、"))
		}
	}
	for _, s := range duties {
		if roles := parts[s.Subject]; len(roles) > 1 {
			at := r.evidence[s.ID]
			r.found(TaskRoles, t.entity.ID, at.Span, at.Quote, "%s has %d parts in it: %s", r.entities[s.Subject].Name, len(roles), join(roles))
			delete(parts, s.Subject)
		}
		agency := r.entities[s.Subject]
		if agency.Kind == kg.KindAgency && strings.HasPrefix(agency.Key, "-/") && agency.Props.Get("type") != "PERSON" && agency.Props.Get("type") != "COLLECTIVE" {
			at := r.evidence[s.ID]
			r.found(AgencyUnplaced, t.entity.ID, at.Span, at.Quote, "%s is known of no region", agency.Name)
		}
	}
}

// subjects are the names of those who answer, in the order in which the text lists them.
func (r *reviewer) subjects(list []kg.Statement) (names []string) {
	slices.SortFunc(list, func(x, y kg.Statement) int {
		return strings.Compare(pad(x.Qualifiers.Get(kg.QualOrder)), pad(y.Qualifiers.Get(kg.QualOrder)))
	})
	for _, s := range list {
		names = append(names, r.entities[s.Subject].Name)
	}
	return names
}

// pad makes numbers compare as text.
func pad(s string) string { return strings.Repeat("0", max(0, 6-len(s))) + s }

func join(roles []kg.Predicate) string {
	var names []string
	for _, role := range kg.Roles {
		if slices.Contains(roles, role) {
			names = append(names, string(role))
		}
	}
	return strings.Join(names, ", ")
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// deadlines compares dates with the plan's. Dates are ISO 8601 days, which compare as text; a written date may be cut to its year.
func (r *reviewer) deadlines(t task) {
	end, written := r.entities[r.batch.Document.ID].Props.Get("periodEnd"), r.batch.Document.Written
	for _, s := range t.said {
		if s.Predicate != kg.Due {
			continue
		}
		date, at := r.entities[s.Object], r.evidence[s.ID]
		last := date.Props.Get("end")
		if last == "" {
			continue
		}
		if end != "" && last > end && s.Qualifiers.Get(kg.QualVia) != kg.ViaMilestone {
			r.found(DeadlineLate, t.entity.ID, at.Span, at.Quote, "%s (%s) is after the plan's end, %s", date.Name, last, end)
		}
		if written != "" && len(last) >= len(written) && last[:len(written)] < written {
			r.found(DeadlinePast, t.entity.ID, at.Span, at.Quote, "%s (%s) is before the document was written, %s", date.Name, last, written)
		}
	}
}

func (r *reviewer) shape(t task) {
	if t.entity.Props.Get("title") == "" {
		r.found(TaskUntitled, t.entity.ID, t.span, r.slice(t.span), "it has no title")
	}
	if t.span.Len() > longTask {
		r.found(TaskLong, t.entity.ID, t.span, r.slice(t.span), "it has %d characters: an end may have been missed", t.span.Len())
	}
}

// overlaps compares each task with the one before it that reaches furthest.
func (r *reviewer) overlaps() {
	var furthest task
	for i, t := range r.tasks {
		if i > 0 && t.span.Overlaps(furthest.span) {
			at := kg.Span{Start: t.span.Start, End: min(t.span.End, furthest.span.End)}
			r.found(TaskOverlap, t.entity.ID, at, r.slice(at), "it shares text with %s", r.label(furthest.entity))
		}
		if i == 0 || t.span.End > furthest.span.End {
			furthest = t
		}
	}
}

// ambiguous tells each name once.
func (r *reviewer) ambiguous() {
	told := map[kg.ID]bool{}
	for _, s := range r.batch.Statements {
		candidates := s.Qualifiers.All(kg.QualCandidate)
		if len(candidates) == 0 {
			continue
		}
		named, about := s.Object, s.Subject
		if slices.Contains(kg.Roles, s.Predicate) {
			named, about = s.Subject, s.Object
		}
		if told[named] {
			continue
		}
		told[named] = true
		at := r.evidence[s.ID]
		r.found(NameAmbiguous, about, at.Span, at.Quote, "%s may also be %s", r.entities[named].Name, strings.Join(candidates, "、"))
	}
}
