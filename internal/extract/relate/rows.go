package relate

import (
	"strconv"
	"strings"

	"policygraph/internal/kg"
)

// rows cuts a paragraph that holds a whole flattened table with numbered rows (1、… 2、…) at its numbers.
func (a *assembly) rows(units []unit) (out []unit) {
	units = a.linedRows(a.barredRows(units))
	if !a.flat {
		return units
	}
	for _, u := range units {
		cuts := a.numbers(u)
		if len(cuts) < habit {
			out = append(out, u)
			continue
		}
		for k, cut := range cuts {
			end := u.content.End
			if k+1 < len(cuts) {
				end = cuts[k+1].Start
			}
			end = a.rowEnd(kg.Span{Start: cut.End, End: end})
			row := unit{content: kg.Span{Start: cut.End, End: end}}
			row.task = Task{Section: u.task.Section, Span: kg.Span{Start: cut.Start, End: end}, Marker: cut, Number: strconv.Itoa(k + 1)}
			row.statements = a.statements(row.content)
			a.count(row.statements)
			if st, ok := a.datedList(row.content, a.allSpecific); ok && len(row.statements) == 0 {
				row.statements = []statement{st}
				a.formal++
			}
			if len(row.statements) > 0 {
				row.task.Title = a.undated(a.firstSentence(kg.Span{Start: cut.End, End: row.statements[0].span.Start}))
			}
			out = append(out, row)
		}
	}
	return out
}

// numbers finds 1、 2、 3、 … in order in a long paragraph without statements of its own; nil where it is no table.
func (a *assembly) numbers(u unit) (cuts []kg.Span) {
	if u.row != nil || len(u.statements) > 0 || u.task.Marker.Len() > 0 || u.content.Len() < 50 {
		return nil
	}
	dated := 0
	for i := u.content.Start; i < u.content.End; i++ {
		want := []rune(strconv.Itoa(len(cuts)+1) + "、")
		if !hasPrefix(a.text, i, u.content.End, want) || i > u.content.Start && strings.ContainsRune("0123456789、", a.text[i-1]) {
			continue
		}
		if n := len(cuts); n > 0 {
			if _, ok := a.datedList(kg.Span{Start: cuts[n-1].End, End: a.beforeHeading(cuts[n-1].End, i)}, a.allSpecific); ok {
				dated++
			}
		}
		cuts = append(cuts, kg.Span{Start: i, End: i + len(want)})
	}
	if 2*dated < len(cuts) {
		return nil
	}
	return cuts
}

// beforeNote is where the last row ends: before a note under the table or the portal's footer.
func (a *assembly) beforeNote(start, end int) int {
	for _, w := range runesOf("备注: 注: 说明: 来源: 附件下载 附件:") {
		for i := start; i < end; i++ {
			if hasPrefix(a.text, i, end, w) {
				end = i
				break
			}
		}
	}
	return a.trimEnd(kg.Span{Start: start, End: end})
}

// beforeHeading is where a row ends that a heading follows: …市水利局二、交通工程.
func (a *assembly) beforeHeading(start, end int) int {
	for i := start + 8; i+2 < end; i++ {
		if a.text[i+1] != '、' || !strings.ContainsRune("二三四五六七八九十", a.text[i]) || strings.ContainsRune("一二三四五六七八九十第、", a.text[i-1]) || end-i > 40 {
			continue
		}
		from := i
		if _, ok := a.datedList(kg.Span{Start: start, End: from}, a.allShaped); ok {
			return a.trimEnd(kg.Span{Start: start, End: from})
		}
	}
	return end
}

// rowEnd is where a row of a flattened table ends: before a note or a heading behind it.
func (a *assembly) rowEnd(sp kg.Span) int {
	return a.beforeHeading(sp.Start, a.beforeNote(sp.Start, sp.End))
}

// undated cuts the date that the column before the names left at the end of sp: …规划编制6月.
func (a *assembly) undated(sp kg.Span) kg.Span {
	end := sp.End
	if date, ok := a.limitBefore(sp.Start, end); ok {
		end = date.Start
	}
	for end > sp.Start && strings.ContainsRune(" \n0123456789年月底前份全长期持续至-", a.text[end-1]) {
		end--
	}
	if end > sp.Start {
		sp.End = end
	}
	return sp
}
