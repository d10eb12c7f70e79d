package quality

import (
	"cmp"
	"fmt"
	"slices"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// Score compares a result with the gold of the same document. Both texts must have the same characters, blanks aside; where they do
// not, everything is missed and the first miss says where they part.
func Score(gold Gold, result extract.Result) Report {
	s := scorer{gold: gold, result: result, al: align(result.Text, gold.Text), report: newReport(gold.Name), words: []rune(gold.Text)}
	if !s.al.ok {
		s.report.miss("tasks", "BAD", "document", fmt.Sprintf("the texts differ after %d characters", s.al.differAt), "")
		result.Tasks, result.Sections, result.Targets = nil, nil, nil
		s.result = result
	}
	s.quotes()
	s.document()
	s.sections()
	s.match()
	for i, t := range s.gold.Tasks {
		s.task(t, s.partner[i])
	}
	for _, t := range s.extra {
		s.invented(t)
	}
	if !gold.Unnamed {
		s.targets()
		s.partners()
	}
	return *s.report
}

type scorer struct {
	gold    Gold
	result  extract.Result
	al      alignment
	report  *Report
	words   []rune
	partner []*extract.Task   // of each gold task
	extra   []*extract.Task   // in scope, but no gold task
	parents map[string]string // id of a section in the result -> title
}

// matchAt is the overlap from which two tasks are the same.
const matchAt = 0.5

// match pairs tasks of gold and result, best overlap first, one to one.
func (s *scorer) match() {
	type pair struct {
		overlap      float64
		gold, result int
	}
	var pairs []pair
	for g, gt := range s.gold.Tasks {
		for r, rt := range s.result.Tasks {
			if v := s.al.iou(rt.Span, gt.Span); v >= matchAt {
				pairs = append(pairs, pair{v, g, r})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.overlap, a.overlap) })
	s.partner = make([]*extract.Task, len(s.gold.Tasks))
	taken := make([]bool, len(s.result.Tasks))
	for _, p := range pairs {
		if s.partner[p.gold] == nil && !taken[p.result] {
			s.partner[p.gold], taken[p.result] = &s.result.Tasks[p.result], true
		}
	}
	for i := range s.result.Tasks {
		if t := &s.result.Tasks[i]; !taken[i] && s.al.inside(t.Span, s.gold.Scope) {
			s.extra = append(s.extra, t)
		}
	}
}

// task scores a gold task against its partner, nil when it was missed.
func (s *scorer) task(t Task, got *extract.Task) {
	label := t.Label(s.gold.Sections)
	if got == nil {
		s.report.found("tasks", 0, 0, 1)
		s.report.miss("tasks", "FN", label, "", cut(s.slice(t.Span), 40))
	} else {
		s.report.found("tasks", 1, 0, 0)
		s.headings(t, got, label)
	}
	s.duties(t, got, label)
	s.clauses(t, got, label)
	s.named(t, got, label)
}

// named scores what the task names, where that was annotated.
func (s *scorer) named(t Task, got *extract.Task, label string) {
	if s.gold.Unnamed {
		return
	}
	for _, k := range things {
		s.things(k, t, got, label)
	}
	s.deadlines(t, got, label)
}

// headings scores title, number and section of a task that was found.
func (s *scorer) headings(t Task, got *extract.Task, label string) {
	if len(t.Titles) > 0 {
		right := slices.ContainsFunc(t.Titles, func(x string) bool { return foldTitle(x) == foldTitle(got.Title) })
		s.exact("titles", right, label, t.Titles[0], got.Title)
	}
	s.exact("numbers", t.Number == deref(got.Number), label, t.Number, deref(got.Number))
	if t.Section >= 0 {
		want, is := s.gold.Sections[t.Section].Title, s.parents[deref(got.Section)]
		s.exact("task_sections", foldTitle(want) == foldTitle(is), label, want, is)
	}
}

// exact adds a share of 1 or 0, with a miss when it is 0.
func (s *scorer) exact(metric string, right bool, where, want, got string) {
	if right {
		s.report.share(metric, 1)
		return
	}
	s.report.share(metric, 0)
	s.report.miss(metric, "WRONG", where, fmt.Sprintf("gold %q, found %q", want, got), "")
}

// invented scores a task of the result that is none: it costs all that it claims, in an open gold only who answers for it.
func (s *scorer) invented(t *extract.Task) {
	label := "? " + cut(or(t.Title, deref(t.Number)), 12)
	s.duties(Task{Span: s.al.toGold(t.Span)}, t, label)
	if s.gold.Open {
		return
	}
	s.report.found("tasks", 0, 1, 0)
	s.report.miss("tasks", "FP", label, "", cut(string([]rune(s.result.Text)[t.Start:t.End]), 40))
	s.named(Task{}, t, label)
}

func (s *scorer) deadlines(t Task, got *extract.Task, label string) {
	var found []string
	if got != nil {
		for _, d := range got.Deadlines {
			found = append(found, d.Raw)
		}
	}
	if s.annotates(kg.KindDeadline) {
		s.strings("deadlines", label, t.of(kg.KindDeadline), found)
	}
}

// annotates tells whether the gold says anything of that kind; a gold that does not look at deadlines cannot call one wrong.
func (s *scorer) annotates(kind kg.EntityKind) bool {
	return slices.ContainsFunc(s.gold.Tasks, func(t Task) bool { return len(t.of(kind)) > 0 })
}

// strings compares a set of dates as printed.
func (s *scorer) strings(metric, label string, want []Thing, found []string) {
	seen := map[string]bool{}
	for _, raw := range found {
		k := foldDate(raw)
		if seen[k] {
			continue
		}
		seen[k] = true
		if !slices.ContainsFunc(want, func(w Thing) bool { return foldDate(w.Name.Name) == k }) {
			s.report.found(metric, 0, 1, 0)
			s.report.miss(metric, "FP", label, raw, "")
		}
	}
	for _, w := range want {
		switch {
		case w.Optional:
		case seen[foldDate(w.Name.Name)]:
			s.report.found(metric, 1, 0, 0)
		default:
			s.report.found(metric, 0, 0, 1)
			s.report.miss(metric, "FN", label, w.Name.Name, "")
		}
	}
}

// quotes scores the spans of the result: each must hold its words.
func (s *scorer) quotes() {
	text := []rune(s.result.Text)
	for _, q := range quotes(s.result) {
		if err := q.check(text); err != nil {
			s.report.share("quotes", 0)
			s.report.miss("quotes", "BAD", "", err.Error(), "")
			continue
		}
		s.report.share("quotes", 1)
	}
}

// of is what the task names of that kind.
func (t Task) of(kind kg.EntityKind) (out []Thing) {
	for _, x := range t.Things {
		if x.Kind == kind {
			out = append(out, x)
		}
	}
	return out
}

// slice is the gold text of a span.
func (s *scorer) slice(span kg.Span) string { return string(s.words[span.Start:span.End]) }

// ending is the gold text at the end of a span, where responsibilities mostly stand.
func (s *scorer) ending(span kg.Span) string {
	return s.slice(kg.Span{Start: max(span.Start, span.End-50), End: span.End})
}

func deref(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}
