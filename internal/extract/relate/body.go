package relate

import (
	"slices"
	"strings"
	"unicode"

	"policygraph/internal/kg"
)

// A part is one list of names with the role that its verb or its label gives them.
type part struct {
	role  kg.Predicate
	names []name
	open  bool
}

// A body being read: names wait for the verb that closes them.
type bodyReader struct {
	*scanner
	strict  bool         // every name must be recognized: nothing but the names marks the statement
	bare    bool         // labels lost their colons
	role    kg.Predicate // of names that no verb closes: the label's
	skip    bool         // what stands under the label at hand names no agencies
	waiting part
	parts   []part
}

// body reads what stands in the brackets of a statement, or after a label: lists of names, each closed by a verb (A牵头，B、C配合) or
// opened by a label (牵头单位：A；责任单位：B). role is that of names that neither marks; with "" they support the one that leads.
// Sentences in it that speak of other tasks too (下同, 不再列出) are left out. It gives nothing where anything else stands in it.
func (s *scanner) body(sp kg.Span, role kg.Predicate, strict bool) []part {
	return s.read(bodyReader{scanner: s, strict: strict, role: role}, sp)
}

// colonless reads the same behind labels that lost their colons: 牵头单位 市水利局 配合单位 市财政局.
func (s *scanner) colonless(sp kg.Span) []part {
	if _, n := bareLabelAt(s.text, sp.Start, sp.End); n == 0 {
		return nil
	}
	return s.read(bodyReader{scanner: s, strict: true, bare: true}, sp)
}

func (s *scanner) read(b bodyReader, sp kg.Span) []part {
	for _, segment := range s.split(sp, ",;。\n") {
		if s.saidForAll(segment) {
			continue
		}
		sp := s.trim(segment)
		if s.onlyDate(sp) {
			continue
		}
		if sp.End < segment.End && s.text[sp.End] == ':' { // a label with nothing behind it
			sp.End++
		}
		if !b.segment(sp) {
			return nil
		}
	}
	if !b.flush() || !b.sound() {
		return nil
	}
	return b.parts
}

// onlyDate tells a date with no more than what is to happen by then: 2027年6月底前完成, 长期坚持.
func (s *scanner) onlyDate(sp kg.Span) bool {
	if sp.Len() < 2 || sp.Len() > 20 {
		return false
	}
	t := string(s.text[sp.Start:sp.End])
	for _, w := range []string{"力争", "到", "于", "在"} {
		t = strings.TrimPrefix(t, w)
	}
	for _, w := range []string{"完成", "推进", "坚持", "实施", "建成", "前", "底", "并", "年", "月", "日", "持续", "长期", "全", "每", "取得明显成效", "取得突破", "季度", "上半", "下半", "常态化", "启动", "验收"} {
		t = strings.ReplaceAll(t, w, "")
	}
	return strings.Trim(t, "0123456789*- ~") == ""
}

func (b *bodyReader) segment(sp kg.Span) bool {
	start, joined, expectRole := sp.Start, false, kg.Predicate("")
	carried := len(b.waiting.names) // of the segments before
	if n := b.otherLabel(sp); n > 0 {
		if !b.flush() {
			return false
		}
		b.skip, start = true, sp.Start+n
	}
	for i := start; i < sp.End; {
		if !b.skip && !starts.has(b.text[i]) {
			i++
			continue
		}
		l, n := labelAt(b.text, i, sp.End)
		if c := b.text[i]; n == 0 && (c == '(' || c == '[') {
			if close := b.closer(i, sp.End); close > 0 {
				i = close + 1
				continue
			}
		}
		if n == 0 && b.bare {
			l, n = bareLabelAt(b.text, i, sp.End)
		}
		if n > 0 {
			b.wait(kg.Span{Start: start, End: i})
			if !b.flush() {
				return false
			}
			b.role, b.skip = l.role, l.kind == otherLabel
			i += n
			start = i
			continue
		}
		if b.skip {
			i++
			start = i
			continue
		}
		role, n := verbAt(b.text, i, sp.End)
		if n == 0 {
			i++
			continue
		}
		b.wait(kg.Span{Start: start, End: b.beforeLight(start, i)})
		if all := b.waiting; carried > 0 && b.role != "" && len(all.names) > carried { // 牵头单位：A、B，C配合: the verb is C's
			b.waiting.names = slices.Clone(all.names[:carried])
			b.close(b.role)
			b.waiting.names = all.names[carried:]
		}
		carried = 0
		if len(b.waiting.names) == 0 {
			if len(b.parts) == 0 || i > start {
				return false
			}
			joined = role == joint // A牵头，会同B
			i += n                 // A牵头，负责落实: the same party again
			start = i
			continue
		}
		i += n
		start = i
		switch {
		case role == joint:
			b.close(kg.Leads)
			joined = true
		case joined:
			b.close(kg.Supports)
			joined = false
		case expectRole != "":
			b.close(expectRole)
			expectRole = ""
		case role == kg.Supports && b.helped(i, sp.End):
			b.close(kg.Supports) // A配合B: B leads
			expectRole = kg.Leads
		default:
			b.close(role)
			start = b.tail(i, sp.End)
			i = start
		}
	}
	b.wait(kg.Span{Start: start, End: sp.End})
	if joined && len(b.waiting.names) > 0 {
		b.close(kg.Supports)
	}
	if expectRole != "" && len(b.waiting.names) > 0 {
		b.close(expectRole)
	}
	return true
}

// beforeLight is where a light verb before the verb at i begins: 市财政局等加强指导.
func (b *bodyReader) beforeLight(start, i int) int {
	for _, w := range light {
		if at := i - len(w); at > start && hasPrefix(b.text, at, i, w) {
			return at
		}
	}
	return i
}

// otherLabel is the length of a label that no list of labels holds, with its colon: 牵头校领导：.
func (b *bodyReader) otherLabel(sp kg.Span) int {
	for i := sp.Start; i < min(sp.End, sp.Start+10); i++ {
		if _, n := labelAt(b.text, i, sp.End); n > 0 {
			return 0
		}
		if b.text[i] == ':' && i > sp.Start+1 {
			return i + 1 - sp.Start
		}
		if !unicode.Is(unicode.Han, b.text[i]) {
			return 0
		}
	}
	return 0
}

// helped tells whether the names behind 配合 are whom it helps: they reach to the end, or to a verb of their own that leads.
func (b *bodyReader) helped(i, end int) bool {
	if closes(b.text, i, end) {
		return false
	}
	stop, role := end, kg.Predicate("")
	for j := i; j < end; j++ {
		if r, n := verbAt(b.text, j, end); n > 0 {
			stop, role = j, r
			break
		}
	}
	names, _ := b.list(kg.Span{Start: i, End: stop})
	for _, n := range names {
		if !b.isKnown(n.text) {
			return false
		}
	}
	return len(names) > 0 && role != kg.Supports && role != kg.Implements && role != joint
}

// tail passes over what a party is to do, where no name stands in it: 负责水质监测.
func (b *bodyReader) tail(i, end int) int {
	if closes(b.text, i, end) || b.strict || b.text[i] >= '0' && b.text[i] <= '9' { // 参与2轮 was done
		return i
	}
	for j := i; j < end; j++ {
		if _, n := verbAt(b.text, j, end); n > 0 {
			return i
		}
		if _, n := labelAt(b.text, j, end); n > 0 {
			return i
		}
	}
	rest := kg.Span{Start: i, End: end}
	names, _ := b.list(rest)
	for _, n := range names {
		if b.plausible(n.text) {
			return i
		}
	}
	if rest.Len() > 12 {
		return i
	}
	return end
}

func (b *bodyReader) wait(sp kg.Span) {
	if b.skip {
		return
	}
	names, open := b.list(sp)
	b.waiting.names = append(b.waiting.names, names...)
	b.waiting.open = b.waiting.open || open
}

func (b *bodyReader) close(role kg.Predicate) {
	b.waiting.role = role
	if i := slices.IndexFunc(b.waiting.names, b.marked); i >= 0 && role != kg.Leads { // 市教育局（牵头）、市财政局
		b.parts = append(b.parts, part{role: kg.Leads, names: []name{b.waiting.names[i]}})
		b.waiting.names = slices.Delete(b.waiting.names, i, i+1)
	}
	if len(b.waiting.names) > 0 {
		b.parts = append(b.parts, b.waiting)
	}
	b.waiting = part{}
}

var leadMark = []rune("(牵头")

// marked tells a name with （牵头） behind it.
func (b *bodyReader) marked(n name) bool { return hasPrefix(b.text, n.span.End, len(b.text), leadMark) }

// flush gives waiting names the role of their label, or that of supporters of whom a verb before them made the leader.
func (b *bodyReader) flush() bool {
	if len(b.waiting.names) == 0 {
		b.waiting = part{}
		return true
	}
	role := b.role
	if role == "" && len(b.parts) > 0 && b.parts[0].role == kg.Leads {
		role = kg.Supports
	}
	if role == "" {
		return false
	}
	b.close(role)
	return true
}

// sound tells whether the names are such as answer for something.
func (b *bodyReader) sound() bool {
	good, all := 0, 0
	for _, p := range b.parts {
		for _, n := range p.names {
			if denied(n.text) && !b.isDamaged(n.text) {
				return false
			}
			all++
			switch {
			case b.isKnown(n.text) || generic(n.text) || b.leveled(n.text) || b.isDamaged(n.text):
				good++
			case b.strict || n.span.Len() > 20:
				return false
			case shaped(n.text):
				good++
			}
		}
	}
	return good > 0 && 2*good >= all
}

// saidForAll tells a sentence that rules for other tasks too: 排在第一位的为牵头单位，下同; 以下均需各区落实，不再列出.
func (s *scanner) saidForAll(sp kg.Span) bool {
	sp = s.trim(sp)
	if sp.Len() == 0 {
		return true
	}
	t := string(s.text[sp.Start:sp.End])
	for _, w := range []string{"下同", "不再", "以下均", "第一位", "首位", "列第一", "排第一", "排名第一", "第一个", "首家", "列首", "第一单位", "第一部门", "第一责任单位为"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}
