package relate

import (
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/kg"
)

// finish writes the duties of a unit and what was repaired in them.
func (a *assembly) finish(u unit) Task {
	t := u.task
	switch {
	case u.row != nil:
		t.Duties, t.Limits = a.rowDuties(u), u.row.limits
	case u.inherited != nil && len(u.statements) == 0:
		clause := a.between(u.content.Start, u.content.End)
		t.Duties = a.duties(*u.inherited, clause, 1, kg.Inherited, ruleHeading)
	}
	var clause kg.Span
	at := u.content.Start
	for k, st := range u.statements {
		next := u.content.End
		if k+1 < len(u.statements) {
			next = u.statements[k+1].span.Start
		}
		c := a.between(at, st.span.Start)
		c.End = a.trimEnd(c)
		if st.prose || st.goesOn { // the sentence says itself what is to be done
			if k == 0 && c.Len() == 0 { // 由市水利局牵头，扩建…: it opens the item
				at = st.span.End
			}
			if c.Len() > 0 && a.between(st.span.End, next).Len() == 0 { // …，由市水利局牵头。 it ends the item
				at = st.span.End
			} else {
				c = a.between(at, next)
				c.End = a.trimEnd(c)
				at = next
			}
		} else {
			at = st.span.End
		}
		if c.Len() == 0 && k > 0 {
			c = clause
		} else if c.Len() == 0 {
			c = a.between(st.span.End, next)
			c.End = a.trimEnd(c)
		}
		clause = c
		if st.limit.Len() > 0 {
			t.Limits = append(t.Limits, st.limit)
		}
		t.Duties = append(t.Duties, a.duties(st, c, k+1, kg.Explicit, st.rule)...)
		if st.repaired {
			a.diagnostics = append(a.diagnostics, document.Diagnostic{
				Code: "statement.repaired", Span: st.span,
				Message: fmt.Sprintf("a bracket of %q was lost, or text runs into its first name", string(a.original[st.span.Start:st.span.End])),
			})
		}
	}
	if len(t.Duties) > 0 {
		a.applyForAll(u, &t)
	}
	return t
}

func (a *assembly) trimEnd(sp kg.Span) int {
	for sp.End > sp.Start && strings.ContainsRune(" \n", a.text[sp.End-1]) {
		sp.End--
	}
	return sp.End
}

// duties resolves the names of one statement together, for its first name may carry the level of all.
func (a *assembly) duties(st statement, clause kg.Span, group int, origin kg.Origin, rule string) (out []Duty) {
	var names []string
	for _, p := range st.parts {
		for _, n := range p.names {
			names = append(names, n.text)
		}
	}
	resolved := a.agencies.List(names)
	if len(resolved) != len(names) {
		return nil
	}
	k := 0
	for _, p := range st.parts {
		for order, n := range p.names {
			agency := resolved[k]
			k++
			if !agency.Known && !agency.Generic && generic(n.text) { // a class in words that the table of classes does not hold
				agency.Name, agency.Kind, agency.Generic = n.text, resolve.Collective, true
			}
			d := Duty{
				Role: p.role, Agency: agency, Raw: n.span, Clause: clause, Statement: st.span, Group: group, Order: order + 1,
				OpenEnded: p.open, Origin: origin, Rule: rule,
			}
			if origin == kg.Explicit && (st.repaired || agency.Repaired) {
				d.Origin = kg.Repaired
			}
			out = append(out, d)
		}
	}
	return out
}

func (a *assembly) rowDuties(u unit) (out []Duty) {
	clause := u.row.clause
	if clause.Len() == 0 {
		clause = u.content
	}
	for _, rd := range u.row.duties {
		origin, rule := kg.Explicit, ruleTable
		if u.row.lined {
			rule = ruleLined
		}
		if !u.task.Span.Contains(rd.cell.span) {
			origin, rule = kg.Inherited, ruleMerged
		}
		out = append(out, a.duties(statement{span: rd.cell.span, parts: rd.parts}, clause, 1, origin, rule)...)
	}
	return out
}

// applyForAll adds what sentences elsewhere say for this task too.
func (a *assembly) applyForAll(u unit, t *Task) {
	for _, r := range a.rules {
		here := func(sp kg.Span) bool { return sp.Contains(r.span) || sp.Overlaps(r.span) }
		if r.first {
			for group := 1; ; group++ {
				first := slices.IndexFunc(t.Duties, func(d Duty) bool { return d.Group == group })
				if first < 0 {
					break
				}
				d := &t.Duties[first]
				led := slices.ContainsFunc(t.Duties, func(d Duty) bool { return d.Group == group && d.Role == kg.Leads })
				if led || d.Role != kg.ResponsibleFor || d.Agency.Generic || d.Statement.End < r.at || r.until > 0 && d.Statement.Start >= r.until {
					continue
				}
				d.Role, d.Rule = kg.Leads, ruleFirstLeads
				if !here(d.Statement) && d.Origin == kg.Explicit {
					d.Origin = kg.Inherited
				}
			}
			continue
		}
		d := t.Duties[0]
		if t.Span.Start < r.at || r.until > 0 && t.Span.Start >= r.until || here(d.Statement) || here(t.Span) {
			continue
		}
		for _, extra := range a.duties(statement{span: r.span, parts: r.parts}, d.Clause, 1, kg.Inherited, ruleForAll) {
			if !slices.ContainsFunc(t.Duties, func(x Duty) bool { return x.Agency.Key == extra.Agency.Key && x.Role == extra.Role }) {
				t.Duties = append(t.Duties, extra)
			}
		}
	}
}
