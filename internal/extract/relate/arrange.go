package relate

import (
	"slices"
	"strings"

	"policygraph/internal/extract/outline"
	"policygraph/internal/kg"
)

// join gives a statement that stands on lines of its own to the item before it, or to the heading when it follows one.
func (a *assembly) join(units []unit) []unit {
	out := units[:0:0]
	for _, u := range units {
		if len(u.statements) == 0 || u.row != nil || u.task.Marker.Len() > 0 || !a.bare(u) {
			out = append(out, u)
			continue
		}
		if n := len(out); n > 0 && out[n-1].task.Section == u.task.Section && out[n-1].row == nil {
			prev := &out[n-1]
			prev.task.Span.End, prev.content.End = u.task.Span.End, u.content.End
			prev.statements = append(prev.statements, u.statements...)
			continue
		}
		if sec := u.task.Section; sec >= 0 && sec < len(a.tree.Sections) && u.statements[0].rule != ruleProseLead {
			h := a.tree.Sections[sec]
			head := a.clip(h.Span)
			alone := !slices.ContainsFunc(a.tree.Items, func(it outline.Item) bool {
				return it.Span.Start >= u.task.Span.End && it.Span.End <= h.Extent.End
			})
			if alone && head.Len() > 0 && head.End <= u.task.Span.Start {
				u.task.Span.Start, u.task.Title = head.Start, a.clip(h.Title)
				u.content.Start = u.task.Title.Start
				out = append(out, u)
				continue
			}
			st := u.statements[0]
			u.inherited, u.statements = &st, nil // read by inherit; itself no task
			u.task.Span.End = u.task.Span.Start
		}
		out = append(out, u)
	}
	return out
}

// merge makes one unit of the paragraphs under a numbered heading where only the last of them ends in a statement: it speaks for all. A
// unit that is alone under its heading has the heading for a title.
func (a *assembly) merge(units []unit) (out []unit) {
	for i := 0; i < len(units); {
		end := i + 1
		for end < len(units) && units[end].task.Section == units[i].task.Section {
			end++
		}
		group := units[i:end]
		i = end
		sec := group[0].task.Section
		last := len(group) - 1
		alone := sec >= 0 && sec < len(a.tree.Sections) && a.tree.Sections[sec].Ordinal != "" && len(group[last].statements) > 0 && !group[last].statements[0].prose &&
			!slices.ContainsFunc(a.tree.Sections, func(x outline.Section) bool { return x.Parent == sec })
		for k, u := range group {
			alone = alone && u.row == nil && u.task.Marker.Len() == 0 && (k == last || len(u.statements) == 0 && u.inherited == nil)
		}
		if !alone || len(group[last].statements) >= flattened {
			out = append(out, group...)
			continue
		}
		u := group[last]
		u.task.Span.Start, u.content.Start = group[0].task.Span.Start, group[0].content.Start
		u.task.Title = a.clip(a.tree.Sections[sec].Title)
		out = append(out, u)
	}
	return out
}

// bare tells whether a unit holds nothing but its statements.
func (a *assembly) bare(u unit) bool {
	at := u.content.Start
	for _, st := range u.statements {
		if a.trim(kg.Span{Start: at, End: st.span.Start}).Len() > 0 {
			return false
		}
		at = st.span.End
	}
	rest := a.trim(kg.Span{Start: at, End: u.content.End})
	return rest.Len() == 0 || strings.Trim(string(a.text[rest.Start:rest.End]), ")]. ") == ""
}

// inherit gives the statement of a heading to the items under it that have none.
func (a *assembly) inherit(units []unit) {
	heads := map[int]*statement{}
	for i, sec := range a.tree.Sections {
		if sts := a.statements(a.clip(sec.Span)); len(sts) > 0 && !sts[len(sts)-1].prose && !a.law {
			st := sts[len(sts)-1]
			heads[i] = &st
			a.formal++
		} else if sec.Parent >= 0 && sec.Parent < i {
			heads[i] = heads[sec.Parent]
		}
	}
	for _, u := range units {
		if u.inherited != nil && u.task.Span.Len() == 0 {
			heads[u.task.Section] = u.inherited
			for i, sec := range a.tree.Sections {
				if sec.Parent == u.task.Section && heads[i] == nil {
					heads[i] = u.inherited
				}
			}
		}
	}
	for i := range units {
		u := &units[i]
		if u.task.Section >= 0 && len(u.statements) == 0 && u.row == nil && u.inherited == nil && u.task.Marker.Len() > 0 {
			u.inherited = heads[u.task.Section]
		}
	}
}

// divide makes a task of every statement of a paragraph that is a flattened table.
func (a *assembly) divide(units []unit) (out []unit) {
	for _, u := range units {
		if u.row != nil || u.task.Marker.Len() > 0 || len(u.statements) < flattened || slices.Contains(a.text[u.content.Start:u.content.End], '\n') {
			out = append(out, u)
			continue
		}
		at := a.afterHeader(kg.Span{Start: u.content.Start, End: u.statements[0].span.Start})
		for _, st := range u.statements {
			sp := a.between(at, st.span.End)
			at = st.span.End
			if sp.Len() == 0 {
				continue
			}
			part := unit{content: sp, statements: []statement{st}}
			part.task = Task{Section: u.task.Section, Span: sp, Title: a.firstSentence(kg.Span{Start: sp.Start, End: st.span.Start})}
			out = append(out, part)
		}
	}
	return out
}

// afterHeader is where the rows begin behind the headings of a flattened table: 存在问题整改措施责任单位….
func (a *assembly) afterHeader(sp kg.Span) int {
	at := sp.Start
	for _, w := range runesOf("责任单位 牵头单位 配合单位 责任部门 牵头部门 完成时限 备注") {
		for i := sp.Start; i < sp.End; i++ {
			if hasPrefix(a.text, i, sp.End, w) && (i+len(w) >= sp.End || a.text[i+len(w)] != ':') {
				at = max(at, i+len(w))
			}
		}
	}
	return at
}

func (a *assembly) firstSentence(sp kg.Span) kg.Span {
	for i := sp.Start; i < sp.End; i++ {
		if a.text[i] == '。' || a.text[i] == '\n' {
			return kg.Span{Start: sp.Start, End: i}
		}
	}
	return sp
}

// between is the span from start to end without separators at its beginning.
func (a *assembly) between(start, end int) kg.Span {
	for start < end && strings.ContainsRune(" \n、,;。:)]", a.text[start]) {
		start++
	}
	return kg.Span{Start: start, End: max(start, end)}
}
