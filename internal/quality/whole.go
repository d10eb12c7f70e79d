package quality

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// document scores what the head of the document says of the whole.
func (s *scorer) document() {
	want, got := s.gold.Document, s.result.Document
	check := func(field string, right bool, want, got string) { s.exact("metadata", right, field, want, got) }
	if len(want.Titles) > 0 {
		right := slices.ContainsFunc(want.Titles, func(t string) bool { return foldTitle(t) == foldTitle(got.Title) })
		check("title", right, want.Titles[0], got.Title)
	}
	if want.Issuer != nil {
		right := got.Issuer != nil && s.agency(want.Issuer).match(newAgencyForms("", []string{*got.Issuer}, s.places())) > differ
		check("issuer", right, want.Issuer.Name, deref(got.Issuer))
	}
	region := extract.RegionRef{}
	if got.IssuerRegion != nil {
		region = *got.IssuerRegion
	}
	switch {
	case want.National:
		check("issuerRegion", region.Name == "" || region.Code == "100000", "a body of the state", region.Name)
	case want.Region != nil:
		check("issuerRegion", want.Region.has(region.Name) && region.Code == want.Region.Code, want.Region.Name+" "+want.Region.Code, region.Name+" "+region.Code)
	}
	for _, f := range []struct {
		name      string
		want, got *string
	}{{"number", want.Number, got.Number}, {"written", want.Written, got.Written}, {"published", want.Published, got.Published}} {
		if f.want != nil {
			check(f.name, kg.FoldName(*f.want) == kg.FoldName(deref(f.got)), *f.want, deref(f.got))
		}
	}
	if p := want.Period; p != nil {
		is := extract.Period{}
		if got.Period != nil {
			is = *got.Period
		}
		right := strings.HasPrefix(deref(is.Start), p[0]) && strings.HasPrefix(deref(is.End), p[1]) && strings.Contains(kg.FoldName(p[2]), kg.FoldName(is.Text)) && is.Text != ""
		check("period", right, strings.Join(p, " "), fmt.Sprintf("%s %s %s", deref(is.Start), deref(is.End), is.Text))
	}
	if len(want.Basis)+len(want.BasisOther) > 0 {
		s.basis(want, got.Basis)
	}
}

// basis is right when every document that must be named is, and none else.
func (s *scorer) basis(want Document, got []string) {
	in := func(list []string, name string) bool {
		return slices.ContainsFunc(list, func(x string) bool { return kg.FoldName(x) == kg.FoldName(name) })
	}
	right := true
	for _, w := range want.Basis {
		right = right && in(got, w)
	}
	for _, g := range got {
		right = right && (in(want.Basis, g) || in(want.BasisOther, g))
	}
	s.exact("metadata", right, "basis", strings.Join(want.Basis, "; "), strings.Join(got, "; "))
}

// sections scores the outline: a heading is found by its title, or else by its place; level, title, ordinal and parent must be right
// for the tree.
func (s *scorer) sections() {
	got := s.result.Sections
	s.parents = map[string]string{}
	for _, g := range got {
		s.parents[g.ID] = g.Title
	}
	partner, taken := make([]int, len(s.gold.Sections)), make([]bool, len(got))
	for i := range partner {
		partner[i] = -1
	}
	for _, byTitle := range []bool{true, false} {
		for i, w := range s.gold.Sections {
			for j, g := range got {
				if partner[i] >= 0 || taken[j] {
					continue
				}
				if byTitle && foldTitle(g.Title) == foldTitle(w.Title) || !byTitle && s.al.iou(g.Span, w.Span) >= 0.5 {
					partner[i], taken[j] = j, true
				}
			}
		}
	}
	for i, w := range s.gold.Sections {
		if partner[i] < 0 {
			s.report.found("sections", 0, 0, 1)
			s.report.miss("sections", "FN", w.Title, "", "")
			s.report.share("section_tree", 0)
			if w.Restored {
				s.report.share("section_restored", 0)
			}
			continue
		}
		s.report.found("sections", 1, 0, 0)
		s.section(w, got[partner[i]])
	}
	for j, g := range got {
		if !taken[j] && s.al.inside(g.Span, s.gold.Scope) {
			s.report.found("sections", 0, 1, 0)
			s.report.miss("sections", "FP", cut(g.Title, 20), "", "")
		}
	}
}

func (s *scorer) section(want Section, got extract.Section) {
	parent := ""
	if want.Parent >= 0 {
		parent = s.gold.Sections[want.Parent].Title
	}
	type part struct {
		name      string
		want, got string
	}
	right := true
	for _, p := range []part{
		{"level", fmt.Sprint(want.Level), fmt.Sprint(got.Level)},
		{"title", foldTitle(want.Title), foldTitle(got.Title)},
		{"ordinal", want.Ordinal, deref(got.Ordinal)},
		{"parent", foldTitle(parent), foldTitle(s.parents[deref(got.Parent)])},
	} {
		if p.want != p.got {
			right = false
			s.report.miss("section_tree", "WRONG", cut(want.Title, 20), fmt.Sprintf("%s: gold %q, found %q", p.name, p.want, p.got), "")
		}
	}
	s.report.share("section_tree", count(right))
	if want.Restored {
		s.exact("section_restored", want.Ordinal == deref(got.Ordinal) && !got.OrdinalInText, cut(want.Title, 20), want.Ordinal, deref(got.Ordinal))
	}
}

func count(right bool) float64 {
	if right {
		return 1
	}
	return 0
}

// targets scores the indicators of the whole document by place and name; the values only of those that were found.
func (s *scorer) targets() {
	all := slices.Clone(s.result.Targets)
	for _, t := range s.result.Tasks {
		all = append(all, t.Targets...)
	}
	type pair struct {
		apart        bool
		unlike       float64
		gold, result int
	}
	var pairs []pair
	for i, w := range s.gold.Targets {
		for j, g := range all {
			like, meets := likeness(w.Indicator, g.Indicator), s.al.iou(g.Span, w.Span) > 0
			if like >= 0.6 || meets && like >= 0.3 {
				pairs = append(pairs, pair{!meets, -like, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(flag(a.apart), flag(b.apart)), cmp.Compare(a.unlike, b.unlike))
	})
	partner, taken := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, has := partner[p.gold]; !has && !taken[p.result] {
			partner[p.gold], taken[p.result] = p.result, true
		}
	}
	for i, w := range s.gold.Targets {
		j, found := partner[i]
		switch {
		case w.Optional:
		case !found:
			s.report.found("targets", 0, 0, 1)
			s.report.miss("targets", "FN", "", w.Indicator, s.slice(w.Span))
		default:
			s.report.found("targets", 1, 0, 0)
			value, whole := kg.FoldName(w.Value), kg.FoldName(all[j].Value)
			unit := kg.FoldName(all[j].Unit)
			right := whole == value || whole+unit == value
			s.exact("target_values", right, w.Indicator, w.Value, all[j].Value+" "+all[j].Unit)
		}
	}
	for j, g := range all {
		if !taken[j] && s.al.inside(g.Span, s.gold.Scope) {
			s.report.found("targets", 0, 1, 0)
			s.report.miss("targets", "FP", "", g.Indicator, g.Raw)
		}
	}
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
