package relate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// A name is one party as printed, and as it is asked for: without blanks and strays.
type name struct {
	span kg.Span
	text string
}

// A scanner reads the folded text of one document and remembers which names were recognized.
type scanner struct {
	text     []rune // folded
	original []rune
	agencies Agencies
	law      bool // the text is in articles, or of a kind that gives nobody a task: sentences of it are no statements
	known    map[string]bool
	sure     map[string]bool // in the table of bodies, not by form only
	damaged  map[string]bool
}

func newScanner(folded, original []rune, agencies Agencies) *scanner {
	return &scanner{text: folded, original: original, agencies: agencies, known: map[string]bool{}, sure: map[string]bool{}, damaged: map[string]bool{}}
}

// clean is the original text of a span without blanks, quotation marks and stray signs.
func (s *scanner) clean(sp kg.Span) string {
	var b strings.Builder
	for i := sp.Start; i < sp.End; i++ {
		if !strings.ContainsRune(" \n\r\u200b\ufeff<>*\"“”‘’", s.text[i]) {
			b.WriteRune(s.original[i])
		}
	}
	return b.String()
}

func (s *scanner) isKnown(text string) bool {
	if text == "" || len(text) > 3*longest || denied(text) {
		return false
	}
	k, asked := s.known[text]
	if last, _ := utf8.DecodeLastRuneInString(text); !asked && finals.has(last) {
		k = s.agencies.Recognize(text) || s.office(text)
		if k && hasAny(text, verbal...) {
			a := s.agencies.List([]string{text})
			k = len(a) == 1 && (a[0].Known || a[0].Generic)
		}
		s.known[text] = k
	}
	return k
}

// office tells a body with one of its offices behind it: 市委宣传部文明办.
func (s *scanner) office(text string) bool {
	r := []rune(text)
	if len(r) < 5 || !strings.ContainsRune("办处科室", r[len(r)-1]) {
		return false
	}
	for cut := len(r) - 5; cut <= len(r)-2; cut++ {
		if cut >= 3 && strings.ContainsRune("局委部厅办府", r[cut-1]) && s.agencies.Recognize(string(r[:cut])) {
			return true
		}
	}
	return false
}

func (s *scanner) isSure(text string) bool {
	if !s.isKnown(text) {
		return false
	}
	k, asked := s.sure[text]
	if !asked {
		a := s.agencies.List([]string{text})
		k = len(a) == 1 && a[0].Known && !a[0].Generic
		s.sure[text] = k
	}
	return k
}

func (s *scanner) isDamaged(text string) bool {
	if text == "" || len(text) > 3*longest || denied(text) {
		return false
	}
	k, asked := s.damaged[text]
	if !asked {
		k = s.isKnown(text) || len([]rune(text)) <= 8 && !hasAny(text, verbal...) && s.agencies.RecognizeDamaged(text)
		s.damaged[text] = k
	}
	return k
}

func (s *scanner) plausible(text string) bool {
	return !denied(text) && (generic(text) || s.isKnown(text) || shaped(text))
}

// list cuts a run of names at 、 , / blanks and 和, and tells whether it ended in 等.
func (s *scanner) list(sp kg.Span) (names []name, open bool) {
	for _, piece := range s.split(sp, "、,;/|\n。") {
		more, o := s.piece(piece)
		names, open = append(names, more...), open || o
	}
	return names, open
}

var conjunctions = runesOf("以及 和 与 及 暨 并")

func (s *scanner) piece(sp kg.Span) (names []name, open bool) {
	sp = s.trim(sp)
	if sp.Len() <= 0 {
		return nil, false
	}
	whole := s.clean(sp)
	if s.text[sp.End-1] != '等' && s.isKnown(whole) {
		if !s.isSure(whole) {
			if cut := s.segments(sp); len(cut) > 1 {
				return cut, false
			}
		}
		return s.one(sp), false
	}
	if n := anyPrefix(s.text, sp.Start, sp.End, conjunctions); n > 0 {
		return s.piece(kg.Span{Start: sp.Start + n, End: sp.End})
	}
	if s.text[sp.Start] == '由' || s.text[sp.Start] == '请' {
		return s.piece(kg.Span{Start: sp.Start + 1, End: sp.End})
	}
	if i := s.openEnd(sp); i >= 0 {
		if i > sp.Start {
			names, _ = s.piece(kg.Span{Start: sp.Start, End: i})
		}
		rest := s.trim(kg.Span{Start: i + 1, End: sp.End})
		if t := s.clean(rest); t != "" && t != "部门" && t != "单位" && t != "部门和单位" && t != "部门单位" {
			more, _ := s.piece(rest)
			names = append(names, more...)
		}
		return names, true
	}
	if generic(whole) {
		return s.one(sp), false
	}
	for i := sp.Start + 2; i < sp.End-1; i++ { // A和B, where neither 人力资源 nor 社会保障局 alone would do
		if n := anyPrefix(s.text, i, sp.End, conjunctions); n > 0 {
			left, right := kg.Span{Start: sp.Start, End: i}, kg.Span{Start: i + n, End: sp.End}
			if l, r := s.clean(left), s.clean(right); s.both(l, r) {
				more, o := s.piece(right)
				first, _ := s.piece(left)
				return append(first, more...), o
			}
		}
	}
	if blank := slices.IndexFunc(s.text[sp.Start:sp.End], func(r rune) bool { return r == ' ' }); blank > 0 {
		left, right := kg.Span{Start: sp.Start, End: sp.Start + blank}, kg.Span{Start: sp.Start + blank, End: sp.End}
		if s.plausible(s.clean(left)) || s.plausible(s.clean(right)) {
			first, _ := s.piece(left)
			more, o := s.piece(right)
			return append(first, more...), o
		}
	}
	if cut := s.segments(sp); len(cut) > 1 {
		return cut, false
	}
	return s.one(sp), false
}

// both tells whether a conjunction between l and r joins two names.
func (s *scanner) both(l, r string) bool {
	ok := func(t string) bool { return s.isKnown(t) || generic(t) }
	return ok(l) && (ok(r) || shaped(r) || strings.Contains(r, "、")) || ok(r) && shaped(l)
}

// one is the name at sp, without the brackets that explain it: 区社会事业局（医改办） is 区社会事业局.
func (s *scanner) one(sp kg.Span) []name {
	if c := s.text[sp.End-1]; c == ')' || c == ']' {
		for i := sp.End - 2; i > sp.Start+1; i-- {
			if s.text[i] == '(' || s.text[i] == '[' {
				if !generic(s.clean(sp)) {
					sp = s.trim(kg.Span{Start: sp.Start, End: i})
				}
				break
			}
		}
	}
	if sp.Len() <= 0 {
		return nil
	}
	text := s.clean(sp)
	if text == "" {
		return nil
	}
	return []name{{sp, text}}
}

// openEnd finds the 等 that leaves a list open, not the one in 高等法院.
func (s *scanner) openEnd(sp kg.Span) int {
	for i := sp.Start; i < sp.End; i++ {
		if s.text[i] != '等' || i > sp.Start && strings.ContainsRune("高中初同平均对", s.text[i-1]) {
			continue
		}
		if i+1 >= sp.End || strings.ContainsRune("有相部单各和及以其与 按", s.text[i+1]) || s.text[i+1] >= '0' && s.text[i+1] <= '9' {
			return i
		}
	}
	return -1
}

// segments cuts a run of names that nothing separates: 区科技局区旅游局. It gives nothing where a remainder would be left.
func (s *scanner) segments(sp kg.Span) (names []name) {
	if sp.Len() < 6 || sp.Len() > 80 || !finals.has(s.text[sp.End-1]) || s.bodyEndings(sp) < 2 ||
		hasAny(string(s.text[sp.Start:sp.End]), verbal...) {
		return nil
	}
	at := sp.Start
	for _, cut := range s.agencies.Segment(string(s.original[sp.Start:sp.End])) {
		p := kg.Span{Start: sp.Start + cut.Start, End: sp.Start + cut.End}
		if p.Start < at || p.End > sp.End || p.Len() <= 0 || s.trim(kg.Span{Start: at, End: p.Start}).Len() > 0 {
			return nil
		}
		if len(names) > 0 && strings.ContainsRune("处科室股", s.text[p.End-1]) && !strings.ContainsRune(levels, s.text[p.Start]) {
			return nil // an office of the body before it
		}
		names, at = append(names, name{p, s.clean(p)}), p.End
	}
	if at < sp.End {
		return nil
	}
	return names
}

// bodyEndings counts the characters in sp that mostly end a name.
func (s *scanner) bodyEndings(sp kg.Span) (n int) {
	for _, r := range s.text[sp.Start:sp.End] {
		if strings.ContainsRune("局委办厅部会心司府道处院署位门队", r) {
			n++
		}
	}
	return n
}

// split cuts sp at any of the separators that stand outside of brackets.
func (s *scanner) split(sp kg.Span, separators string) (pieces []kg.Span) {
	start := sp.Start
	for i := sp.Start; i < sp.End; i++ {
		r := s.text[i]
		if r == '(' || r == '[' {
			if c := s.closer(i, sp.End); c > 0 {
				i = c
			}
			continue
		}
		if strings.ContainsRune(separators, r) {
			pieces = append(pieces, kg.Span{Start: start, End: i})
			start = i + 1
		}
	}
	return append(pieces, kg.Span{Start: start, End: sp.End})
}

// closer is the place of the bracket that closes the one at i, or -1.
func (s *scanner) closer(i, end int) int {
	depth := 0
	for ; i < end; i++ {
		switch s.text[i] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func (s *scanner) trim(sp kg.Span) kg.Span {
	const edge = " \n\r\u200b\ufeff、,;。:：·"
	for sp.Start < sp.End && strings.ContainsRune(edge, s.text[sp.Start]) {
		sp.Start++
	}
	for sp.End > sp.Start && strings.ContainsRune(edge, s.text[sp.End-1]) {
		sp.End--
	}
	return sp
}
