package mention

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// firmness are the words with which plans say how firm a target is.
var firmness = []struct{ word, modality string }{{"约束性", "MANDATORY"}, {"预期性", "EXPECTED"}}

// Beyond so many characters nothing is looked for that says how firm a target is.
const (
	bracketReach = 24  // from ( to )
	headReach    = 160 // from a target back to the colon of the list that it stands in
	rowReach     = 400 // from a target to the cells of its row
)

// printed tells how firm the text says the target at span is: behind it (达到60%（约束性）; 达到60%，为预期性指标), in another cell of its row
// (绿地率达到40% | 约束性), or before the list that it stands in (约束性指标：绿地率达到40%). "" where the text does not say.
func (r targetReader) printed(span kg.Span) string {
	if m := r.behind(span.End); m != "" {
		return m
	}
	if m := r.inRow(span); m != "" {
		return m
	}
	return r.overList(span.Start)
}

// said tells what text[from:to] says of firmness; "" where it says nothing, or both.
func (r targetReader) said(from, to int) (modality string) {
	for i := from; i < to; i++ {
		for _, f := range firmness {
			if !startsWith(r.text[:to], i, f.word) || endsWith(r.text, from, i, "非") {
				continue
			}
			if modality != "" && modality != f.modality {
				return ""
			}
			modality = f.modality
		}
	}
	return modality
}

// behind reads brackets and words that follow a value at once.
func (r targetReader) behind(i int) string {
	for i = r.blanks(i); i < r.high && r.text[i] == '('; {
		end := r.find(i, min(r.high, i+bracketReach), ")\n")
		if end < 0 || r.text[end] == '\n' {
			return ""
		}
		if m := r.said(i, end); m != "" {
			return m
		}
		i = r.blanks(end + 1)
	}
	comma := i < r.high && strings.ContainsRune("，,", r.text[i])
	if comma {
		i = r.blanks(i + 1)
	}
	linked := false
	for _, w := range []string{"均", "属于", "属", "为", "是", "系"} {
		if r.is(i, w) {
			i, linked = i+len([]rune(w)), true
		}
	}
	if comma && !linked {
		return "" // 达到60%，约束性指标全部完成 begins another clause
	}
	return r.said(i, min(r.high, i+3))
}

// inRow reads the cells beside the one that a target stands in; one that holds nothing but the word says it.
func (r targetReader) inRow(span kg.Span) (modality string) {
	from, to := span.Start, span.End
	for from > r.low && span.Start-from < rowReach && r.text[from-1] != '\n' {
		from--
	}
	for to < r.high && to-span.End < rowReach && r.text[to] != '\n' {
		to++
	}
	if !slices.Contains(r.text[from:to], '|') {
		return ""
	}
	for cell := range strings.SplitSeq(string(r.text[from:to]), "|") {
		cell = strings.TrimSuffix(strings.TrimSpace(cell), "指标")
		for _, f := range firmness {
			if cell != f.word && cell+"性" != f.word {
				continue
			}
			if modality != "" && modality != f.modality {
				return ""
			}
			modality = f.modality
		}
	}
	return modality
}

// overList reads what introduces the list that a target stands in, 约束性指标：.
func (r targetReader) overList(at int) string {
	low := max(r.low, at-headReach)
	for i := at - 1; i >= low; i-- {
		switch r.text[i] {
		case '\n', '。':
			return ""
		case ':', '：':
			from := i
			for from > r.low && i-from < bracketReach && !strings.ContainsRune("，,。；;、\n", r.text[from-1]) {
				from--
			}
			if !strings.Contains(string(r.text[from:i]), "指标") {
				return ""
			}
			return r.said(from, i)
		}
	}
	return ""
}

// striven tells whether the date right before a target is striven for: 力争到2030年，绿地率达到40%.
func (r targetReader) striven(due *Deadline, start int) bool {
	if due == nil || start < due.Span.End || strings.Trim(string(r.text[due.Span.End:start]), "，, ") != "" {
		return false
	}
	return clauseHas(r.text, r.low, due.Span.Start, "力争", "争取")
}

func (r targetReader) blanks(i int) int {
	for i < r.high && (r.text[i] == ' ' || r.text[i] == '　') {
		i++
	}
	return i
}

// find is the first place in text[from:to] of one of the characters, -1 for none.
func (r targetReader) find(from, to int, characters string) int {
	for i := from; i < to; i++ {
		if strings.ContainsRune(characters, r.text[i]) {
			return i
		}
	}
	return -1
}
