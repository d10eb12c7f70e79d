package mention

import (
	"strings"

	"policygraph/internal/kg"
)

// documentVerbs are the words after which the name of a plan without 《》 begins: 实施衢州市…行动计划. Unlike other names it holds verbs.
func documentVerbs() []string {
	return strings.Fields(`实施 制定 制订 编制 修订 印发 出台 落实 执行 按照 根据 依据 贯彻 启动 推进 推动 组织 开展 做好 衔接 对接 对照 对标 完善 研究 起草 发布 谋划 报批 加快 争取 融入 参与
		配合 支持 纳入 列入 遵循 围绕 结合 符合 签订 签署 履行 达成 深化 共同 继续 持续 严格 认真 全面`)
}

// findTitles finds titles of documents in 《》, and their numbers (国发〔2020〕1号), which are the keys of policies.
func (s *scan) findTitles() {
	for i := 0; i < len(s.text); i++ {
		switch s.text[i] {
		case '《':
			end := s.titleEnd(i)
			if end < 0 {
				continue
			}
			span := kg.Span{Start: i + 1, End: end}
			for span.Start < span.End && blank(s.text[span.Start]) {
				span.Start++
			}
			for span.End > span.Start && blank(s.text[span.End-1]) {
				span.End--
			}
			if span.Len() == 0 {
				continue
			}
			s.add(Mention{Kind: kg.KindPolicy, Span: span, Name: s.clean(span.Start, span.End), Type: "DOCUMENT", Rule: "policy.title"})
			s.prose.add(span)
			i = end
		case '[', '(':
			s.documentNumber(i)
		}
	}
}

func blank(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\u200b' }

// titleEnd is the place of the 》 that closes the 《 at i, over titles inside the title and over line ends of wrapped text; -1 for none.
func (s *scan) titleEnd(i int) int {
	depth, lines := 0, 0
	for j := i; j < len(s.text) && j < i+120; j++ {
		switch s.text[j] {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				return j
			}
		case '\n':
			if lines++; lines > 3 {
				return -1
			}
		case '。', ';', '；':
			return -1
		}
	}
	return -1
}

// documentNumber finds the number of a document around its bracketed year: 国发[2020]1号, 国发(2020)1号.
func (s *scan) documentNumber(i int) {
	close := i + 5
	if c := s.rune(close); c != ']' && c != ')' || !digits(s.text[i+1:close]) {
		return
	}
	start := i
	for start > 0 && i-start < 10 && han(s.text[start-1]) {
		if _, ok := s.stops.at(s.text, start); ok && i-start >= 2 {
			break
		}
		start--
	}
	if i-start > 2 && strings.ContainsRune("和及与", s.text[start]) && strings.ContainsRune("》号)", s.rune(start-1)) {
		start++ // 《某规划》和国发[2020]1号
	}
	end := close + 1
	if s.rune(end) == ' ' {
		end++
	}
	if s.rune(end) == '第' {
		end++
	}
	from := end
	for end < len(s.text) && end-from < 5 && digits(s.text[end:end+1]) {
		end++
	}
	if end == from || s.rune(end) != '号' || start == i {
		return
	}
	span := kg.Span{Start: start, End: end + 1}
	s.add(Mention{Kind: kg.KindPolicy, Span: span, Name: s.clean(span.Start, span.End), Type: "NUMBER", Rule: "policy.number"})
	s.prose.add(span)
}

func digits(runes []rune) bool {
	for _, r := range runes {
		if (r < '0' || r > '9') && r != '*' {
			return false
		}
	}
	return len(runes) > 0
}

func han(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// findPolicies finds plans, schemes, agreements and programmes that are named without 《》.
func (s *scan) findPolicies() {
	s.heads(kg.KindPolicy, func(h head, at kg.Span) {
		if s.follows(at.End, "计划", "方案", "规划", "纲要") {
			at.End += 2
		} else if h.word == "发展议程" && !hard(s.rune(at.End)) && !s.follows(at.End, "的", "等", "目标") {
			if next := s.rune(at.End); han(next) && s.follows(at.End, "创新", "示范") {
				return
			}
		}
		if s.prose[at.End-1] || s.taken(at.End) || s.inEvent(at) {
			return
		}
		if s.programme(h, at) || h.strength == quoted {
			return
		}
		start := s.documentStart(at)
		mod := s.text[start:at.Start]
		_, placed := s.anchor(start)
		switch {
		case placed && !s.nationWord(start) && len(mod) >= 4 && !(len([]rune(h.word)) == 2 && len(mod) < 5) && !s.listed(start, at.Start):
		case s.follows(start, "联合国") && len(mod) >= 4:
		case h.strength == zone && s.untiled(mod) >= 2 && len(mod) >= 4 && !s.classPhrase(mod):
		default:
			return
		}
		s.add(Mention{Kind: kg.KindPolicy, Span: kg.Span{Start: start, End: at.End}, Name: s.clean(start, at.End), Type: h.subtype, Rule: "policy.named"})
	})
}

// documentStart walks left to the verb or mark before the name of a plan.
func (s *scan) documentStart(at kg.Span) int {
	p := at.Start
	for p > 0 && at.Start-p < 40 && !hard(s.text[p-1]) && s.text[p-1] != '“' {
		if s.text[p-1] == '”' {
			break
		}
		if w, ok := s.documents.at(s.text, p); ok && !s.insideAnchor(p-len(w.runes), p) && !s.precedes(p, "可持续") {
			_, begins := s.anchor(p)
			if begins || at.Start-p > 8 {
				break
			}
		}
		p--
	}
	// Everything before the first name is another word: 共同的长三角…方案.
	for q := p; q < at.Start && q < p+4; q++ {
		if _, ok := s.anchor(q); ok {
			return q
		}
	}
	return p
}

// listed tells whether a particle shows that a phrase, not a name, stands in text[from:to].
func (s *scan) listed(from, to int) bool {
	for i := from; i < to; i++ {
		switch s.text[i] {
		case '的', '了', '将', '把', '等':
			return true
		}
	}
	return false
}

// programme finds plans with a quoted name: “青藤”计划, “甲”“乙”两大工程, “银龄”行动计划. A quotation whose end was lost counts too.
func (s *scan) programme(h head, at kg.Span) bool {
	p := at.Start
	for p > 0 && at.Start-p < 20 && !hard(s.text[p-1]) && s.text[p-1] != '”' && s.text[p-1] != '“' {
		p--
	}
	mod := s.text[p:at.Start]
	for i, r := range mod {
		if strings.ContainsRune("的了将等和与对以.", r) || i == 0 && r == '年' {
			return false
		}
	}
	origin, rule := kg.Explicit, "policy.quoted"
	switch s.rune(p - 1) {
	case '“':
		if !s.closesAfter(at.End) { // the end of the quotation was lost
			if !s.precedes(p-1, "实施", "推进", "开展", "启动", "落实") || len(mod) < 4 || h.subtype != "PROGRAMME" {
				return false
			}
			s.add(Mention{
				Kind: kg.KindPolicy, Span: kg.Span{Start: p - 1, End: at.End}, Name: strings.TrimLeft(s.clean(p, at.End), "@*+"),
				Type: h.subtype, Origin: kg.Repaired, Rule: "policy.quoted.broken",
			})
			return true
		}
		if len(mod) < 2 || len(mod) > 14 || h.subtype == "DOCUMENT" || strings.HasSuffix(string(mod), "年") || string(mod) == "三年" {
			return false
		}
		s.add(Mention{Kind: kg.KindPolicy, Span: kg.Span{Start: p, End: at.End}, Name: s.clean(p, at.End), Type: h.subtype, Rule: "policy.quoted.whole"})
		return true
	case '”':
		start, n := p, 0
		for s.rune(start-1) == '”' {
			open := s.opening(start-1, max(0, start-26))
			if open < 0 {
				break
			}
			start = open
			n++
		}
		if n == 0 {
			return false
		}
		content := s.slice(start+1, p-1)
		switch {
		case strings.HasSuffix(content, "五"), len(mod) > 14, h.subtype == "DOCUMENT" && len(mod) == 0 && n == 1 && len([]rune(h.word)) < 4:
			return false
		case s.follows(at.End, "试点", "改革") && h.word == "行动":
			return false
		}
		if n > 1 {
			rule = "policy.quoted.several"
		}
		s.add(Mention{Kind: kg.KindPolicy, Span: kg.Span{Start: start, End: at.End}, Name: s.clean(start, at.End), Type: h.subtype, Origin: origin, Rule: rule})
		return true
	}
	return false
}

func (s *scan) inEvent(at kg.Span) bool { return s.overlaps(kg.KindEvent, at) }
