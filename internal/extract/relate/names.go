package relate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/text"
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
	printed  text.Text
	agencies Agencies
	flat     bool // headings of a flattened table stand in the text
	law      bool // the text is in articles, or of a kind that gives nobody a task: sentences of it are no statements
	known    map[string]bool
	sure     map[string]bool // in the table of bodies, not by form only
	damaged  map[string]bool
}

func newScanner(t text.Text, agencies Agencies) *scanner {
	return &scanner{printed: t, text: t.Folded(), original: t.Runes(), agencies: agencies, known: map[string]bool{}, sure: map[string]bool{}, damaged: map[string]bool{}}
}

// ideograph tells characters that are no sign: most of a text, of which it is not worth asking which sign they are.
func ideograph(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// isStray tells blanks, quotation marks and strays, which are no part of a name.
func isStray(r rune) bool {
	switch r {
	case ' ', '\n', '\r', '\u200b', '\ufeff', '<', '>', '*', '"', '“', '”', '‘', '’':
		return true
	}
	return false
}

// clean is the original text of a span without blanks, quotation marks and stray signs.
func (s *scanner) clean(sp kg.Span) string {
	if sp.Start >= sp.End {
		return ""
	}
	if !slices.ContainsFunc(s.text[sp.Start:sp.End], isStray) {
		return s.printed.Slice(sp)
	}
	var b strings.Builder
	for i := sp.Start; i < sp.End; i++ {
		if !isStray(s.text[i]) {
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

func (s *scanner) allSure(names []name) bool {
	return !slices.ContainsFunc(names, func(n name) bool { return !s.isSure(n.text) })
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
		if n := len(names); n > 0 && len(more) == 1 && s.continues(names[n-1], more[0]) {
			names[n-1].span.End = more[0].span.End
			names[n-1].text = s.clean(names[n-1].span)
			continue
		}
		names, open = append(names, more...), open || o
	}
	return names, open
}

// Words that go on with the class of bodies before them: 各县区、园区.
var classTails = strings.Fields("园区 功能区 开发区 街道 街道办事处 乡镇 镇街 镇 乡 县 区 市 县区 区县 县市区 市人民政府 县人民政府 区人民政府 市政府 县政府 区政府 自治区 直辖市 直辖市人民政府 自治区人民政府 自治州 自治州人民政府 部门 单位 有关部门 有关单位")

// continues tells whether next is no name but the rest of the class that 各 or 有关 opens.
func (s *scanner) continues(class, next name) bool {
	return next.span.Start == class.span.End+1 && (strings.HasPrefix(class.text, "各") || strings.HasPrefix(class.text, "有关") || strings.HasPrefix(class.text, "相关")) && generic(class.text) && slices.Contains(classTails, next.text)
}

var (
	conjunctions = runesOf("以及 和 与 及 暨 并")
	nouns        = runesOf("部门 单位")
)

func (s *scanner) piece(sp kg.Span) (names []name, open bool) {
	sp = s.trim(sp)
	if sp.Len() <= 0 {
		return nil, false
	}
	whole := s.clean(sp)
	if none(whole) { // 配合单位：无
		return nil, false
	}
	if tokens := s.blankParted(sp); len(tokens) > 1 {
		for _, token := range tokens {
			more, o := s.piece(token)
			names, open = append(names, more...), open || o
		}
		return names, open
	}
	if s.flat {
		if names = s.withClass(sp); names != nil {
			return names, false
		}
	}
	if left, right, ok := s.beforeClass(sp); ok {
		names, open = s.piece(left)
		more, o := s.piece(right)
		return append(names, more...), open || o
	}
	if s.text[sp.End-1] != '等' && s.isKnown(whole) && (s.openEnd(sp) < 0 || s.isSure(whole)) {
		if sure := s.isSure(whole); !sure || s.flat {
			if cut := s.segments(sp); len(cut) > 1 && (!sure || s.allSure(cut)) {
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
		for _, noun := range nouns { // 等单位和各县区
			if n := len(noun); hasPrefix(s.text, rest.Start, rest.End, noun) && anyPrefix(s.text, rest.Start+n, rest.End, conjunctions) > 0 {
				rest.Start += n
				break
			}
		}
		if t := s.clean(rest); t != "" && t != "部门" && t != "单位" && t != "部门和单位" && t != "部门单位" && t != "地" && t != "地区" {
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

// blankParted cuts sp at its blanks where every piece is a body of the table or opens a class: 区住建局 区公安局 各街道. Together they
// would pass for a class; a blank inside a name (市 财政局) leaves a piece that is neither.
func (s *scanner) blankParted(sp kg.Span) []kg.Span {
	if !slices.Contains(s.text[sp.Start:sp.End], ' ') {
		return nil
	}
	var tokens []kg.Span
	for _, token := range s.split(sp, " ") {
		if token.Len() == 0 {
			continue
		}
		t := s.clean(token)
		class := generic(t) && (strings.HasPrefix(t, "各") || strings.HasPrefix(t, "有关") || strings.HasPrefix(t, "相关"))
		if token.Len() < 2 || !class && (generic(t) || !s.isSure(t)) {
			return nil
		}
		tokens = append(tokens, token)
	}
	return tokens
}

// beforeClass cuts a name from the class of bodies that a conjunction adds to it: 市水利局和各有关县区. Together they would pass for a class.
func (s *scanner) beforeClass(sp kg.Span) (left, right kg.Span, ok bool) {
	for i := sp.Start + 2; i < sp.End-1; i++ {
		n := anyPrefix(s.text, i, sp.End, conjunctions)
		if n == 0 {
			continue
		}
		left, right = s.trim(kg.Span{Start: sp.Start, End: i}), s.trim(kg.Span{Start: i + n, End: sp.End})
		if l := s.clean(left); !generic(l) && s.isSure(l) && generic(s.clean(right)) {
			return left, right, true
		}
	}
	return left, right, false
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
	if len(text) > 3*6 && !s.plausible(text) { // 县公安局做好安保: a name with what it is to do
		for i := sp.Start + 3; i < sp.End-2; i++ {
			head := kg.Span{Start: sp.Start, End: i}
			if t := s.clean(head); anyPrefix(s.text, i, sp.End, chores) > 0 && s.isSure(t) {
				return []name{{head, t}}
			}
		}
	}
	return []name{{sp, text}}
}

// chores are words with which a sentence goes on behind its name.
var chores = runesOf("做好 抓好 落实 提供 开展 加强 组织")

// openEnd finds the 等 that leaves a list open, not the one in 高等法院.
func (s *scanner) openEnd(sp kg.Span) int {
	for i := sp.Start; i < sp.End; i++ {
		if s.text[i] != '等' || i > sp.Start && strings.ContainsRune("高中初同平均对", s.text[i-1]) {
			continue
		}
		if i+1 >= sp.End || strings.ContainsRune("有相部单各和及以其与 按地", s.text[i+1]) || generic(s.clean(kg.Span{Start: i + 1, End: sp.End})) || s.text[i+1] >= '0' && s.text[i+1] <= '9' {
			return i
		}
	}
	return -1
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
		if !ideograph(r) && strings.ContainsRune(separators, r) {
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
	for sp.Start < sp.End && !ideograph(s.text[sp.Start]) && strings.ContainsRune(edge, s.text[sp.Start]) {
		sp.Start++
	}
	for sp.End > sp.Start && !ideograph(s.text[sp.End-1]) && strings.ContainsRune(edge, s.text[sp.End-1]) {
		sp.End--
	}
	return sp
}
