package relate

import (
	"strings"

	"policygraph/internal/kg"
)

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
			return s.pieces(sp)
		}
		if len(names) > 0 && strings.ContainsRune("处科室股", s.text[p.End-1]) && !strings.ContainsRune(levels, s.text[p.Start]) {
			return s.pieces(sp) // an office of the body before it, or a body that no table holds
		}
		if t := s.clean(p); len(names) > 0 && hasSuffixAny(t, "分局", "支队", "大队") && !s.isSure(t) && !strings.ContainsRune(levels, s.text[p.Start]) {
			return nil // 州生态环境局某县分局 is one
		}
		if len(names) == 1 && p.End == sp.End && s.text[p.Start-1] == '委' && !strings.ContainsRune(levels, s.text[p.Start]) && !s.isSure(s.clean(p)) && s.isSure(names[0].text) {
			return nil // 滨海新区工委政策研究局 is a bureau of its committee
		}
		if n := len(names); n > 0 && p.Len() > 5 && hasPrefix(s.text, p.Start, p.End, secretariat) { // 党工委｜办公室
			names[n-1].span.End += len(secretariat)
			names[n-1].text = s.clean(names[n-1].span)
			p.Start += len(secretariat)
		}
		at = p.End
		if n := len(names); n > 0 && (s.joint(names[n-1], p) || anyPrefix(s.text, p.Start, p.End, companyTails) > 0) { // 市委｜市政府督查室, 某铁路局｜集团公司
			names[n-1].span.End = p.End
			names[n-1].text = s.clean(names[n-1].span)
			continue
		}
		if t := s.clean(p); !s.isSure(t) && s.bodyEndings(p) > 1 { // two by their form that no table holds
			if two := s.pieces(p); two != nil {
				names = append(names, two...)
				continue
			}
		}
		if cut := s.branchOfAnother(p); cut > 0 {
			names = append(names, name{kg.Span{Start: p.Start, End: cut}, s.clean(kg.Span{Start: p.Start, End: cut})})
			p.Start = cut
		}
		names = append(names, name{p, s.clean(p)})
	}
	if at < sp.End {
		return s.pieces(sp)
	}
	return names
}

// joint tells whether next is an office that a committee of the party and the government of the same level have together.
func (s *scanner) joint(committee name, next kg.Span) bool {
	return committee.span.Len() == 2 && next.Len() > 3 && s.text[committee.span.End-1] == '委' && s.text[next.Start] == s.text[committee.span.Start] &&
		hasPrefix(s.text, next.Start+1, next.End, government)
}

// companyTails are words with which no name begins, though the table may hold one that does.
var companyTails = runesOf("集团公司 集团有限 有限公司 有限责任公司 股份有限 分公司 子公司")

var government = []rune("政府")

// branchOfAnother is where in two names that pass for a body and its branch the second begins, because it is a body by itself:
// 区医保局｜河东公安分局, but 市生态环境局云水分局.
func (s *scanner) branchOfAnother(p kg.Span) int {
	if p.Len() < 8 || !strings.HasSuffix(s.clean(p), "分局") {
		return 0
	}
	for i := p.Start + 3; i+4 <= p.End; i++ {
		if s.text[i-1] != '局' || !s.isSure(s.clean(kg.Span{Start: p.Start, End: i})) {
			continue
		}
		own := strings.ContainsRune("市县区", s.text[i]) && !strings.ContainsRune("市县区", s.text[p.End-3]) // 区环保分局, but 市中区分局
		if own || s.isSure(s.clean(kg.Span{Start: i, End: p.End})) {
			return i
		}
	}
	return 0
}

var secretariat = []rune("办公室")

// pieces cuts a run behind every 局, 部, 镇 and 乡 where the table does not know what stands there: 应急管理局综合执法局滨湖产业园管理处. All that it cuts
// must look like names.
func (s *scanner) pieces(sp kg.Span) (names []name) {
	at := sp.Start
	for i := sp.Start; i < sp.End; i++ {
		town := s.text[i] == '镇' || s.text[i] == '乡'
		if i+1 < sp.End && (s.text[i] != '局' && s.text[i] != '部' && !town || strings.ContainsRune("部门属机办队分镇政街村市县区长", s.text[i+1])) {
			continue
		}
		if anyPrefix(s.text, i+1, sp.End, companyTails) > 0 {
			return nil
		}
		n := name{kg.Span{Start: at, End: i + 1}, ""}
		n.text = s.clean(n.span)
		if n.span.Len() < 4 && !town || n.span.Len() < 3 || n.span.Len() > 12 || !s.isKnown(n.text) && !shaped(n.text) && !generic(n.text) {
			return nil
		}
		names, at = append(names, n), i+1
	}
	if len(names) < 2 {
		return nil
	}
	return names
}

// bodyEndings counts the characters in sp that mostly end a name.
func (s *scanner) bodyEndings(sp kg.Span) (n int) {
	for i, r := range s.text[sp.Start:sp.End] {
		if strings.ContainsRune("局委办厅部会心司府道处院署位门队站", r) || r == '关' && i > 0 && s.text[sp.Start+i-1] == '海' {
			n++
		}
	}
	return n
}
