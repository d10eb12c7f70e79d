package letterhead

import (
	"slices"

	"policygraph/internal/extract/outline"
	"policygraph/internal/kg"
)

// carrying are words before 《…》 that say that the plan rests on that document; making are those that say that the document is made,
// issued or asked for here.
var (
	carrying = []string{"根据", "依据", "按照", "遵照", "贯彻", "落实", "实施", "执行", "依照", "遵循", "结合", "衔接", "对接", "符合"}
	making   = []string{"制定", "制订", "编制", "印发", "发布", "出台", "现将", "起草", "拟定", "呈报", "批准", "废止", "修改", "修订", "形成", "公布", "审议", "转发", "提出", "通过"}
)

// longestPreface is the most characters before the first heading in which a plan says what it rests on.
const longestPreface = 1500

// basis lists the documents in 《》 that the preface, or the first article, says the plan carries out. The word nearest before a name
// in its sentence decides.
//
//	根据《某法》《某条例》，制定本规划。              《某法》, 《某条例》
//	为落实《某省规划》，特制订《某市计划》。            《某省规划》
func (r reader) basis() (found []Value) {
	for _, part := range r.preface() {
		word := 0 // 1 carrying, -1 making, in this sentence
		for i := part.Start; i < part.End; i++ {
			switch c := r.folded[i]; {
			case c == '。' || c == ';' || c == '\n' && r.tree.Head.Contains(part):
				word = 0
			case c == '《':
				end := r.closing(i, part.End)
				if end < 0 {
					continue
				}
				name := kg.Span{Start: i, End: end + 1}
				text := r.joined(name)
				if it, ok := r.item(i, part.End); ok && word > 0 && name.Len() > 6 && !slices.ContainsFunc(found, func(v Value) bool { return v.Text == text }) {
					found = append(found, it.value(FromPreface, "letterhead.basis"))
				}
				i = end
			case r.starts(i, part.End, carrying):
				word = 1
			case r.starts(i, part.End, making):
				word = -1
			}
		}
	}
	return found
}

func (r reader) starts(i, end int, words []string) bool {
	for _, w := range words {
		if r.at(i, end, w) {
			return true
		}
	}
	return false
}

// closing finds the end of the name that begins at i; a name within it stands in 〈〉 or in 《》 again.
func (r reader) closing(i, end int) int {
	depth := 0
	for k := i; k < min(end, i+120); k++ {
		switch r.folded[k] {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				return k
			}
		case '。':
			return -1
		}
	}
	return -1
}

// preface is the text before the first heading, and the first article of a regulation.
func (r reader) preface() (parts []kg.Span) {
	first := r.tree.Body.End
	if len(r.tree.Sections) > 0 {
		first = r.tree.Sections[0].Span.Start
	}
	for i, item := range r.tree.Items {
		if item.Kind == outline.Numbered {
			if i == 0 && r.folded[item.Span.Start] == '第' {
				parts = append(parts, item.Span)
			}
			first = min(first, item.Span.Start)
			break
		}
	}
	longest := longestPreface
	if len(r.tree.Sections) == 0 && first == r.tree.Body.End {
		longest /= 5 // no heading ends the preface
	}
	if r.tree.Body.Start < first {
		parts = append(parts, kg.Span{Start: r.tree.Body.Start, End: min(first, r.tree.Body.Start+longest)})
	}
	return parts
}
