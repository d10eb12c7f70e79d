package letterhead

import (
	"fmt"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// period is the stretch of years in the title, else the one that the text gives as 规划期.
//
//	某市交通规划（2021—2035年）         2021-01-01 to 2035-12-31
//	某市“十四五”时期…计划             2021-01-01 to 2025-12-31
//	某县2025年旅游工作要点             2025-01-01 to 2025-12-31
func (r reader) period() Period {
	title := r.tree.Title
	if p, ok := r.years(title); ok {
		return p
	}
	if p, ok := r.fiveYears(title); ok {
		return p
	}
	if p, ok := r.oneYear(title); ok {
		return p
	}
	whole := kg.Span{Start: r.tree.Body.Start, End: r.tree.Body.End}
	for _, w := range []string{"规划期", "实施期", "计划期"} {
		for i := whole.Start; i < whole.End; i++ {
			if i+2 >= whole.End || r.folded[i+2] != '期' || !r.at(i, whole.End, w) {
				continue
			}
			if p, ok := r.years(kg.Span{Start: i, End: min(i+24, whole.End)}); ok {
				return p
			}
		}
	}
	return Period{}
}

// years reads a range: 2021—2025年, 2021 年至 2035 年, 2021-2023.
func (r reader) years(s kg.Span) (Period, bool) {
	for i := s.Start; i < s.End; i++ {
		if i > s.Start && r.folded[i-1] >= '0' && r.folded[i-1] <= '9' {
			continue
		}
		from, at := r.numeral(i, s.End, 4)
		if from < 1950 || from > 2100 {
			continue
		}
		at = r.blanks(at, s.End)
		if at < s.End && r.folded[at] == '年' {
			at = r.blanks(at+1, s.End)
		}
		dash := at
		for at < s.End && (r.folded[at] == '-' || r.folded[at] == '~' || r.folded[at] == '至' || r.folded[at] == '到' || text.Blank(r.folded[at])) {
			at++
		}
		if at == dash {
			continue
		}
		to, end := r.numeral(at, s.End, 4)
		if to <= from || to > 2100 {
			continue
		}
		if next := r.blanks(end, s.End); next < s.End && r.folded[next] == '年' {
			end = next + 1
		}
		return r.span(kg.Span{Start: i, End: end}, from, to), true
	}
	return Period{}, false
}

// fiveYears reads the name of a five-year plan: “十四五”时期. The tenth began in 2001.
func (r reader) fiveYears(s kg.Span) (Period, bool) {
	for i := s.Start; i+2 < s.End; i++ {
		if r.folded[i] != '十' {
			continue
		}
		n, end := 10, i+2
		if d := figure(r.folded[i+1]); d > 0 && r.folded[i+2] == '五' {
			n, end = 10+d, i+3
		} else if r.folded[i+1] != '五' {
			continue
		}
		start := i
		if i > s.Start && (r.folded[i-1] == '“' || r.folded[i-1] == '"') && end < s.End && (r.folded[end] == '”' || r.folded[end] == '"') {
			start, end = i-1, end+1
		}
		for _, w := range []string{"时期", "期间"} {
			if r.at(end, s.End, w) {
				end += 2
				break
			}
		}
		first := 2001 + 5*(n-10)
		return r.span(kg.Span{Start: start, End: end}, first, first+4), true
	}
	return Period{}, false
}

// oneYear reads the single year of a title: 2025年工作要点. 到2035年 and 2035年远景目标 are no period.
func (r reader) oneYear(s kg.Span) (Period, bool) {
	for i := s.Start; i < s.End; i++ {
		if i > s.Start && (r.folded[i-1] >= '0' && r.folded[i-1] <= '9' || r.folded[i-1] == '到' || r.folded[i-1] == '至') {
			continue
		}
		year, at := r.numeral(i, s.End, 4)
		at = r.blanks(at, s.End)
		if year < 1950 || year > 2100 || at >= s.End || r.folded[at] != '年' {
			continue
		}
		end := at + 1
		if end < s.End && r.folded[end] == '度' {
			end++
		}
		if r.at(end, s.End, "远景") || r.at(end, s.End, "前") || r.at(end, s.End, "修") {
			continue
		}
		return r.span(kg.Span{Start: i, End: end}, year, year), true
	}
	return Period{}, false
}

func (r reader) span(s kg.Span, from, to int) Period {
	return Period{Text: r.joined(s), Span: s, Start: fmt.Sprintf("%04d-01-01", from), End: fmt.Sprintf("%04d-12-31", to)}
}
