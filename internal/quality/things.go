package quality

import (
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// thingKind is one list of named things in a task.
type thingKind struct {
	metric string
	kind   kg.EntityKind
	of     func(extract.Task) []extract.Mention
}

var things = []thingKind{
	{"regions", kg.KindRegion, func(t extract.Task) []extract.Mention { return t.Regions }},
	{"functional_regions", kg.KindFunctionalRegion, func(t extract.Task) []extract.Mention { return t.FunctionalRegions }},
	{"platforms", kg.KindPlatform, func(t extract.Task) []extract.Mention { return t.Platforms }},
	{"organizations", kg.KindOrganization, func(t extract.Task) []extract.Mention { return t.Organizations }},
	{"policies", kg.KindPolicy, func(t extract.Task) []extract.Mention { return t.Policies }},
	{"events", kg.KindEvent, func(t extract.Task) []extract.Mention { return t.Events }},
	{"industries", kg.KindIndustry, func(t extract.Task) []extract.Mention { return t.Industries }},
}

// things scores one list of a task as a set of entities: the gold says by which names, or by which place in the text, each may be told.
func (s *scorer) things(k thingKind, t Task, got *extract.Task, label string) {
	want := t.of(k.kind)
	if k.kind == kg.KindRegion {
		want = withGoverned(want, t.Duties)
	}
	hit := map[*Name]bool{}
	var invented []string
	if got != nil {
		for _, m := range k.of(*got) {
			switch n, known := s.identify(m, k.kind, t); {
			case known:
				hit[n] = true
			default:
				invented = append(invented, fmt.Sprintf("%s (%s)", m.Raw, m.Name))
			}
		}
		for n := range s.governed(k, t, got) {
			hit[n] = true
		}
		for _, w := range want { // named under another kind that is right as well
			for _, other := range things {
				if !hit[w.Name] && slices.Contains(w.Also, other.kind) {
					hit[w.Name] = slices.ContainsFunc(other.of(*got), func(m extract.Mention) bool { return w.has(m.Name) || w.has(m.Raw) })
				}
			}
		}
	}
	for _, w := range want {
		switch {
		case hit[w.Name] && !w.Optional:
			s.report.found(k.metric, 1, 0, 0)
		case !hit[w.Name] && !w.Optional:
			s.report.found(k.metric, 0, 0, 1)
			s.report.miss(k.metric, "FN", label, w.Name.Name, s.around(t.Span, w.Name))
		}
	}
	for _, n := range s.gold.Names {
		if hit[n] && !slices.ContainsFunc(t.Things, func(w Thing) bool { return w.Name == n }) && !slices.ContainsFunc(want, func(w Thing) bool { return w.Name == n }) {
			invented = append(invented, n.Name)
		}
	}
	for _, what := range invented {
		s.report.found(k.metric, 0, 1, 0)
		s.report.miss(k.metric, "FP", label, what, "")
	}
}

// withGoverned adds to the regions of a task those whose governments answer for it.
func withGoverned(want []Thing, duties []Duty) []Thing {
	for _, d := range duties {
		region := d.Agency.Region
		if region == nil {
			continue
		}
		i := slices.IndexFunc(want, func(w Thing) bool { return w.Name == region })
		switch {
		case i < 0:
			want = append(slices.Clip(want), Thing{region, d.Optional})
		case want[i].Optional && !d.Optional:
			want = slices.Clone(want)
			want[i].Optional = false
		}
	}
	return want
}

// governed are the regions that a task got by naming their governments rightly as responsible.
func (s *scorer) governed(k thingKind, t Task, got *extract.Task) map[*Name]bool {
	out := map[*Name]bool{}
	if k.kind != kg.KindRegion {
		return out
	}
	for _, p := range s.parties(got) {
		for _, d := range t.Duties {
			if d.Agency.Region != nil && s.agency(d.Agency).match(p.forms) >= byForm {
				out[d.Agency.Region] = true
			}
		}
	}
	return out
}

// identify finds which gold entity a mention is. The task's own entities are preferred: 苏 may be two of them. A region is known by code
// or name only; other things also by the words or the place that they quote.
func (s *scorer) identify(m extract.Mention, kind kg.EntityKind, t Task) (*Name, bool) {
	here := func(n *Name) bool { return slices.ContainsFunc(t.Things, func(w Thing) bool { return w.Name == n }) }
	find := func(fits func(*Name) bool) (found *Name) {
		for _, n := range s.gold.Names {
			right := n.Kind == kind || here(n) && slices.Contains(n.Also, kind)
			if right && fits(n) && (found == nil || here(n) && !here(found)) {
				found = n
			}
		}
		return found
	}
	if n := find(func(n *Name) bool { return n.has(m.Name) || m.Code != "" && n.Code == m.Code }); n != nil {
		return n, true
	}
	if kind == kg.KindRegion && m.Name != "" {
		return nil, false
	}
	if n := find(func(n *Name) bool { return n.has(m.Raw) }); n != nil {
		return n, true
	}
	n := find(func(n *Name) bool { return kind != kg.KindRegion && here(n) && s.covers(n, t.Span, m.Span) })
	return n, n != nil
}

// covers tells whether a form of n stands in the task at nearly the same place as the mention.
func (s *scorer) covers(n *Name, task, mention kg.Span) bool {
	text := placed{s.words}
	for _, f := range n.Forms {
		for from := task.Start; ; {
			at, ok := text.find(f, from, task.End)
			if !ok {
				break
			}
			if s.al.iou(mention, at) >= 0.75 {
				return true
			}
			from = at.End
		}
	}
	return false
}

// around is the text beside the first form of n in the task.
func (s *scorer) around(task kg.Span, n *Name) string {
	text := placed{s.words}
	for _, f := range n.Forms {
		if at, ok := text.find(f, task.Start, task.End); ok {
			return strings.TrimSpace(s.slice(kg.Span{Start: max(task.Start, at.Start-10), End: min(task.End, at.End+8)}))
		}
	}
	return ""
}

// partners scores the regions outside of the issuer's own that the document's tasks name, as one set.
func (s *scorer) partners() {
	own := s.gold.Document.Region
	if own == nil || len(own.Code) != 6 {
		return
	}
	outside := func(code string) bool { return code[:4] != own.Code[:4] && code != own.Code[:2]+"0000" }
	need, free := map[*Name]bool{}, map[*Name]bool{}
	for _, t := range s.gold.Tasks {
		for _, w := range t.of(kg.KindRegion) {
			if w.Code == "" || !outside(w.Code) {
				free[w.Name] = true
				continue
			}
			if w.Optional {
				free[w.Name] = true
			} else {
				need[w.Name] = true
			}
		}
	}
	found, invented := map[*Name]bool{}, map[string]bool{}
	for _, t := range s.scored() {
		for _, m := range t.got.Regions {
			if n, known := s.identify(m, kg.KindRegion, t.gold); known {
				found[n] = true
			} else if m.Code == "" || len(m.Code) >= 6 && outside(m.Code) {
				invented[m.Name] = true
			}
		}
	}
	for _, n := range s.gold.Names {
		switch {
		case need[n] && found[n]:
			s.report.found("partner_regions", 1, 0, 0)
		case need[n]:
			s.report.found("partner_regions", 0, 0, 1)
			s.report.miss("partner_regions", "FN", "document", n.Name, "")
		case found[n] && !free[n] && n.Code != "" && outside(n.Code):
			invented[n.Name] = true
		}
	}
	for _, name := range sorted(invented) {
		s.report.found("partner_regions", 0, 1, 0)
		s.report.miss("partner_regions", "FP", "document", name, "")
	}
}

// scoredTask is a task of the result with its gold, empty for an invented one.
type scoredTask struct {
	gold Task
	got  *extract.Task
}

func (s *scorer) scored() (out []scoredTask) {
	for i, got := range s.partner {
		if got != nil {
			out = append(out, scoredTask{s.gold.Tasks[i], got})
		}
	}
	for _, got := range s.extra {
		out = append(out, scoredTask{Task{}, got})
	}
	return out
}

func sorted(set map[string]bool) (out []string) {
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
