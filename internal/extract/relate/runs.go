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
		if t := s.clean(p); len(names) > 0 && hasSuffixAny(t, "分局", "支队", "大队") && !s.isSure(t) {
			return nil // 州生态环境局某县分局 is one
		}
		if n := len(names); n > 0 && p.Len() > 5 && hasPrefix(s.text, p.Start, p.End, secretariat) { // 党工委｜办公室
			names[n-1].span.End += len(secretariat)
			names[n-1].text = s.clean(names[n-1].span)
			p.Start += len(secretariat)
		}
		at = p.End
		if t := s.clean(p); !s.isSure(t) && s.bodyEndings(p) > 1 { // two by their form that no table holds
			if two := s.pieces(p); two != nil {
				names = append(names, two...)
				continue
			}
		}
		names = append(names, name{p, s.clean(p)})
	}
	if at < sp.End {
		return s.pieces(sp)
	}
	return names
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
	for _, r := range s.text[sp.Start:sp.End] {
		if strings.ContainsRune("局委办厅部会心司府道处院署位门队", r) {
			n++
		}
	}
	return n
}
