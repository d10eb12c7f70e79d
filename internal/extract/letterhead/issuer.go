package letterhead

import (
	"slices"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// issuers lists who may have issued the document, the most trusted first. A portal's field that names no body (中国某地) comes after
// those that do.
func (r reader) issuers(signers []Value) []Value {
	var found, doubtful []Value
	add := func(v Value) {
		if v.Said() && !slices.ContainsFunc(found, func(f Value) bool { return f.Text == v.Text }) {
			found = append(found, v)
		}
	}
	if f := r.field(document.Issuer); f.Said() {
		if f.Span.Len() > 0 && r.org(f.Span.End) {
			add(f)
		} else {
			doubtful = append(doubtful, f)
		}
	}
	for _, v := range signers {
		add(v)
	}
	for _, v := range r.titleIssuers() {
		add(v)
	}
	add(r.mastheadIssuer())
	for _, v := range doubtful {
		add(v)
	}
	place := r.place()
	add(r.inner(place))
	add(place)
	return found
}

// org tells whether the name of a body ends before end.
func (r reader) org(end int) bool {
	if end < 2 {
		return false
	}
	switch r.folded[end-1] {
	case '府', '院', '厅', '局', '委', '会', '室', '部', '署', '办', '处', '司', '团', '组', '行', '社', '联', '协':
		return true
	case '关':
		return r.folded[end-2] == '海'
	case '队':
		return r.folded[end-2] == '支' || r.folded[end-2] == '总' || r.folded[end-2] == '大'
	}
	return false
}

// signature finds the lines above the date of a signed document: in its tail, above its attachments, or under the notice that issues
// it. The first that is whole counts.
//
//	某市人民政府
//	2021年3月5日
func (r reader) signature() (signers []Value, signed Value) {
	for i, s := range r.lines {
		iso, chinese, ok := r.whole(s)
		if !ok && i > 0 && r.signer(r.lines[i-1]) && r.lines[i-1].End+3 > s.Start { // 某县人民政府 2021年3月1日某县旅游方案
			iso, s, ok = r.leading(s)
			chinese = true
		}
		if !ok || !chinese {
			continue
		}
		var above []Value
		for line, n := r.above(s), 0; n < 6 && line.Len() > 0 && r.signer(line); line, n = r.above(line), n+1 {
			above = append(above, r.signers(line)...)
		}
		slices.Reverse(above)
		v := Value{Text: iso, Span: s, From: FromSignature}
		if len(above) > 0 {
			return above, v
		}
		if !signed.Said() && !r.tree.Body.Contains(s) {
			signed = v
		}
	}
	return nil, signed
}

// above is the line directly above another, also where that ends the body and the other begins the tail; empty for none.
func (r reader) above(s kg.Span) (line kg.Span) {
	for _, l := range r.lines {
		if l.End <= s.Start && l.End > line.End {
			line = l
		}
	}
	if gap := s.Start - line.End; gap > 80 {
		return kg.Span{}
	}
	return line
}

// signers are the bodies that sign on one line, the last first, as the lines are read upwards.
//
// Rule letterhead.cosigners: 某省高级人民法院 某省人民检察院.
func (r reader) signers(line kg.Span) (found []Value) {
	start := line.Start
	for i := line.Start; i <= line.End; i++ {
		if i < line.End && !text.Blank(r.folded[i]) {
			continue
		}
		if part := (kg.Span{Start: start, End: i}); part.Len() > 0 {
			if part.Len() < 4 || !r.signer(part) { // 某 市 人 民 政 府
				return []Value{{Text: r.joined(line), Span: line, From: FromSignature}}
			}
			found = append(found, Value{Text: r.joined(part), Span: part, From: FromSignature})
		}
		start = i + 1
	}
	slices.Reverse(found)
	return found
}

// leading reads a full day at the head of a line of the document's head, with a title run on to it.
func (r reader) leading(s kg.Span) (iso string, day kg.Span, ok bool) {
	iso, next, chinese := r.date(s.Start, s.End)
	if !chinese || len(iso) != len("2006-01-02") || next == s.End || !r.tree.Head.Contains(s) {
		return "", s, false
	}
	switch r.folded[next] {
	case ',', '、', '至', '到', '前', '起', '-', '印':
		return "", s, false
	}
	return iso, kg.Span{Start: s.Start, End: next}, true
}

// signer tells a line that is the name of a body.
func (r reader) signer(s kg.Span) bool {
	if s.Len() < 2 || s.Len() > 40 || !r.org(s.End) {
		return false
	}
	for _, c := range r.folded[s.Start:s.End] {
		if c == ',' || c == '。' || c == ':' || c == ';' || c == '《' || c >= '0' && c <= '9' {
			return false
		}
	}
	return true
}

// titleIssuers are the bodies that a title begins with: 中共某市委 某市人民政府关于…的意见.
func (r reader) titleIssuers() (found []Value) {
	s := r.tree.Title
	end := -1
	for _, w := range []string{"关于", "印发", "转发", "贯彻"} {
		if at := r.find(s, w); at > s.Start && (end < 0 || at < end) {
			end = at
		}
	}
	if end < 0 {
		return nil
	}
	start := s.Start
	for i := s.Start; i <= end; i++ {
		if i < end && !text.Blank(r.folded[i]) && r.folded[i] != '、' {
			continue
		}
		v := kg.Span{Start: start, End: i}
		if others := r.find(v, "等"); others > start+2 && r.at(i-2, i, "部门") { // 教育部等九部门
			v.End = others
		}
		if v.Len() >= 3 && r.org(v.End) {
			found = append(found, Value{Text: r.joined(v), Span: v, From: FromTitle})
		}
		start = i + 1
	}
	return found
}

// mastheadIssuer is a line of the head that is the name of a body, with 令 or 文件 after it.
func (r reader) mastheadIssuer() Value {
	for _, s := range r.lines {
		if !r.tree.Head.Contains(s) || s.Start >= r.tree.Title.Start && s.End <= r.tree.Title.End {
			continue
		}
		end := s.End
		if r.folded[end-1] == '令' {
			end--
		} else if end-s.Start > 4 && r.at(end-2, end, "文件") {
			end -= 2
		}
		if v := (kg.Span{Start: s.Start, End: end}); r.signer(v) && v.Len() >= 4 && r.find(v, "首页") < 0 && r.find(v, "位置") < 0 {
			return Value{Text: r.joined(v), Span: v, From: FromMasthead}
		}
	}
	return Value{}
}

// place is the name of a place that the title begins with; a year before it is let pass: 2026年某省政府工作报告.
func (r reader) place() Value {
	s := r.tree.Title
	i := s.Start
	for _, w := range []string{"关于印发", "关于公布"} { // 关于印发《某县2026年重点任务》的通知, whose issuer stands in its signature only
		if r.at(i, s.End, w) {
			i += 4
		}
	}
	for i < s.End && (r.folded[i] >= '0' && r.folded[i] <= '9' || r.folded[i] == '年' || r.folded[i] == '度' || r.folded[i] == '《') {
		i++
	}
	if r.at(i, s.End, "中共") {
		i += 2
	}
	start := i
	for ; i < min(s.End, start+11); i++ {
		c := r.folded[i]
		if c < 0x4e00 || c > 0x9fff {
			break
		}
		n := i + 1 - start
		switch {
		case n < 2 || n == 2 && !long(c):
			continue
		case c == '区' && r.at(i-2, i, "自治") || c == '省' || c == '市' || c == '县' || c == '州' || c == '盟' || c == '旗' || c == '镇' || c == '乡':
		case c == '区' && !r.at(i-1, i, "地") && !r.at(i-1, i, "社") && !r.at(i-1, i, "园") && !r.at(i-1, i, "城"):
		default:
			continue
		}
		if (c == '州' || c == '旗') && i+1 < s.End && (r.folded[i+1] == '市' || r.folded[i+1] == '区' || r.folded[i+1] == '县') {
			continue // 某州市
		}
		if n == 2 && (r.at(start, s.End, "城市") || r.at(start, s.End, "都市") || r.at(start, s.End, "全市") || r.at(start, s.End, "全省") || r.at(start, s.End, "全县")) {
			break
		}
		v := kg.Span{Start: start, End: i + 1}
		if r.at(start, s.End, "国务院") || r.find(v, "关于") >= 0 {
			break
		}
		return Value{Text: r.joined(v), Span: v, From: FromPlace}
	}
	return Value{}
}

// inner is a place with the district or county that the title names right behind it: 某市｜城南区“百日行动”清单.
func (r reader) inner(outer Value) Value {
	s := r.tree.Title
	if !outer.Said() {
		return Value{}
	}
	start := outer.Span.End
	for i := start + 1; i < min(s.End, start+6); i++ {
		c := r.folded[i]
		if c < 0x4e00 || c > 0x9fff {
			break
		}
		if c != '区' && c != '县' && c != '市' && c != '旗' || i-start < 2 && c != '县' {
			continue
		}
		for _, w := range []string{"城", "市", "社", "园", "地", "示范", "开发", "高新", "试验", "功能", "先行", "保税", "度假", "景"} {
			if r.at(i-len([]rune(w)), i, w) {
				return Value{}
			}
		}
		v := kg.Span{Start: outer.Span.Start, End: i + 1}
		return Value{Text: r.joined(v), Span: v, From: FromPlace}
	}
	return Value{}
}

// long tells a suffix that can end a name of two characters: 忻县, 冀州 is a name before its suffix.
func long(c rune) bool { return c == '县' || c == '市' || c == '省' }
