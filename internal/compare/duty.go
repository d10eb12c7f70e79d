package compare

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// compareDeadlines compares the dates that bind two items.
func compareDeadlines(left, right *Plan, x, y *Item) (list []Difference) {
	gone := without(x.deadlines, y.deadlines)
	come := without(y.deadlines, x.deadlines)
	for i := range min(len(gone), len(come)) {
		a, b := gone[i], come[i]
		d := dated(left, right, a.end, b.end, a.raw, b.raw)
		d.LeftPassage, d.RightPassage = left.Passage(a.span), right.Passage(b.span)
		list = append(list, d)
	}
	for _, a := range gone[min(len(gone), len(come)):] {
		list = append(list, Difference{Aspect: Deadline, Effect: Weaker, Left: a.raw, LeftPassage: left.Passage(a.span), Explanation: "删去时限“" + a.raw + "”"})
	}
	for _, b := range come[min(len(gone), len(come)):] {
		list = append(list, Difference{Aspect: Deadline, Effect: Stronger, Right: b.raw, RightPassage: right.Passage(b.span), Explanation: "增加时限“" + b.raw + "”"})
	}
	return list
}

// without lists the dates of one item that the other has not, each once, the earliest first.
func without(list, other []deadline) (rest []deadline) {
	for _, d := range list {
		same := func(e deadline) bool { return e.end == d.end }
		if !slices.ContainsFunc(other, same) && !slices.ContainsFunc(rest, same) {
			rest = append(rest, d)
		}
	}
	slices.SortStableFunc(rest, func(a, b deadline) int { return cmp.Compare(a.end, b.end) })
	return rest
}

// dated compares two dates by which. An earlier one asks for more where both lay ahead when the later of the two plans was written, and is
// no news where each is the end of its plan's own period.
func dated(left, right *Plan, from, to, rawFrom, rawTo string) Difference {
	d := Difference{Aspect: Deadline, Effect: Neutral, Left: rawFrom, Right: rawTo}
	switch written := max(left.date, right.date); {
	case from == left.end && to == right.end:
		d.Explanation = "时限随规划期由“" + rawFrom + "”改为“" + rawTo + "”"
	case left.end != "" && right.begin != "" && left.end < right.begin || right.end != "" && left.begin != "" && right.end < left.begin || min(from, to) < written:
		d.Explanation = "时限由“" + rawFrom + "”改为“" + rawTo + "”（两份文件不在同一时期，不作强弱判断）"
	case to < from:
		d.Effect, d.Explanation = Stronger, "时限由“"+rawFrom+"”提前到“"+rawTo+"”"
	default:
		d.Effect, d.Explanation = Weaker, "时限由“"+rawFrom+"”推后到“"+rawTo+"”"
	}
	return d
}

// compareParties compares who answers for two items. Bodies of the two plans' own regions are compared by their function: each city has a
// bureau of its own for water. Of two regions only leaders are told, and only where none of them does the same: how many take part says
// more of the administration than of the task.
func compareParties(left, right *Plan, x, y *Item) (list []Difference) {
	if !left.parties || !right.parties {
		return nil // one of the plans assigns nobody
	}
	own := !apart(left, right)
	title := "牵头单位"
	if !leads(x.leaders) && !leads(y.leaders) {
		title = "责任单位"
	}
	for _, of := range []struct {
		aspect Aspect
		title  string
		x, y   []party
	}{{Leader, title, x.leaders, y.leaders}, {Agencies, "配合等单位", x.others, y.others}} {
		a, b := missing(of.x, of.y, left.region, right.region, own), missing(of.y, of.x, right.region, left.region, own)
		if len(a) == 0 && len(b) == 0 {
			continue
		}
		if !own && (of.aspect == Agencies || len(a) < len(of.x) || len(a) == 0 || len(b) == 0) {
			continue
		}
		d := Difference{Aspect: of.aspect, Effect: Neutral, Left: listed(a), Right: listed(b)}
		switch {
		case len(b) == 0:
			d.Explanation = of.title + "减少" + d.Left
		case len(a) == 0:
			d.Explanation = of.title + "增加" + d.Right
		default:
			d.Explanation = of.title + "由" + d.Left + "改为" + d.Right
		}
		if len(a) > 0 {
			d.LeftPassage = left.Passage(a[0].span)
		}
		if len(b) > 0 {
			d.RightPassage = right.Passage(b[0].span)
		}
		list = append(list, d)
	}
	return list
}

func leads(list []party) bool {
	return slices.ContainsFunc(list, func(p party) bool { return p.role == kg.Leads })
}

// missing lists the parties that the other item has not, each once.
func missing(list, other []party, region, otherRegion string, own bool) (rest []party) {
	has := map[string]bool{}
	for _, p := range other {
		has[body(p.agency, otherRegion, own)] = true
	}
	for _, p := range list {
		if key := body(p.agency, region, own); !has[key] {
			has[key] = true
			rest = append(rest, p)
		}
	}
	return rest
}

// body is by what an agency is compared: its key, or, of a body of its plan's own region, its function there.
func body(agency kg.Entity, region string, own bool) string {
	of, function, found := strings.Cut(agency.Key, "/")
	if own || !found || of != region {
		return agency.Key
	}
	return "/" + strings.TrimSuffix(strings.TrimSuffix(function, "局"), "厅")
}

func listed(list []party) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.agency.Name
	}
	return strings.Join(names, "、")
}

// compareRegions compares the regions that two items name. Those of the plan's own region are left out where the two plans are of two
// regions: each names its own.
func compareRegions(left, right *Plan, x, y *Item) []Difference {
	two := apart(left, right)
	a, b := unnamed(x.regions, y.regions, left.region, two), unnamed(y.regions, x.regions, right.region, two)
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	d := Difference{Aspect: Region, Effect: Neutral, Left: joined(a), Right: joined(b)}
	switch {
	case len(b) == 0:
		d.Explanation = "不再提及" + d.Left
	case len(a) == 0:
		d.Explanation = "新提及" + d.Right
	default:
		d.Explanation = "提及的地区由" + d.Left + "改为" + d.Right
	}
	if len(a) > 0 {
		d.LeftPassage = left.Passage(a[0].span)
	}
	if len(b) > 0 {
		d.RightPassage = right.Passage(b[0].span)
	}
	return []Difference{d}
}

func unnamed(list, other []place, region string, two bool) (rest []place) {
	within := strings.TrimRight(region, "0")
	for _, p := range list {
		if two && within != "" && strings.HasPrefix(p.region.Key, within) {
			continue
		}
		if !slices.ContainsFunc(other, func(q place) bool { return q.region.ID == p.region.ID }) {
			rest = append(rest, p)
		}
	}
	return rest
}

func joined(list []place) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.region.Name
	}
	return strings.Join(names, "、")
}
