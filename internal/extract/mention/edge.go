package mention

import (
	"strings"

	"policygraph/internal/kg"
)

// anchor tells where a name that can begin a longer one ends, when it starts at i.
func (s *scan) anchor(i int) (end int, ok bool) {
	if i < 0 || i >= len(s.anchors) {
		return 0, false
	}
	return int(s.anchors[i]), s.anchors[i] > 0
}

func (s *scan) setAnchor(span kg.Span) {
	if int(s.anchors[span.Start]) < span.End {
		s.anchors[span.Start] = int32(span.End)
	}
}

// longest is how many code points a name may have before its head noun.
const longest = 36

// edge is what stands between the place where a name may begin and its head noun.
type edge struct {
	start  int  // where the name begins
	bound  int  // the nearest place left of it that no name crosses
	anchor int  // where its first anchor starts, -1 for none
	after  int  // where the anchor nearest to the head noun ends
	last   int  // where that anchor starts: behind start where several stand side by side
	whole  bool // no word that may end a name stands between bound and the head noun
	state  int  // where a 国家 further left starts that the name begins with, -1 for none: 国家超级计算无锡中心
	quote  bool // it begins with, or lies in, quotation marks
	inside bool // the head noun lies inside the quotation marks
	open   int  // of the quotation marks when the head noun lies inside
	many   bool // one of many: 一批, 各类, 若干 stand before it
}

// edgeOf walks left from a head noun to the beginning of the name. Brackets and quotations are crossed whole: 绍兴(钱清)轻纺…中心.
func (s *scan) edgeOf(h kg.Span) edge {
	p, e := h.Start, edge{anchor: -1, state: -1}
	limit := max(0, h.Start-longest)
	var cuts []int
	cut := -1 // after the last 与 or 提升 that was crossed without an anchor behind it: a name begins there unless one is before it
walk:
	for p > limit {
		r := s.text[p-1]
		switch {
		case r == '”' || r == '’':
			open := s.opening(p-1, limit)
			if open < 0 || e.anchor >= 0 && e.anchor != p {
				break walk
			}
			if e.anchor < 0 {
				e.after = p
			}
			p, e.quote, e.anchor = open, true, open
			continue
		case r == '“' || r == '‘':
			if s.closesAfter(h.End) {
				e.inside, e.quote, e.open = true, true, p-1
			}
			break walk
		case r == ')':
			open := s.bracketOpen(p-1, limit)
			if open < 0 || !s.bracketInName(open, p-1) && !(s.namedBracket(open, p-1) && (p == h.Start || s.anchorEnds(open))) {
				break walk
			}
			if _, ok := s.anchor(open + 1); e.anchor < 0 && ok && s.anchorEnds(open) { // 中欧班列(成渝)集结中心
				e.anchor, e.last, e.after = open, open, p
			}
			if e.anchor == p {
				e.anchor = open
			}
			p = open
			continue
		case hard(r):
			break walk
		}
		if s.joins(r, p-1) {
			if e.anchor >= 0 || s.wordBreakAfter(p) || p >= 2 && s.headEnd[p-2] || !strings.ContainsRune("心院室盟会所", s.text[h.End-1]) && !s.oneAim(p-1) {
				break walk
			}
			if n := s.twin(p, h.End); n > 0 {
				p -= n
				continue
			}
			cut = max(cut, p)
			cuts = append(cuts, p)
			p--
			continue
		}
		if s.singleStop(p-1) && !s.insideAnchor(p-1, p) {
			break walk
		}
		if w, ok := s.stop(p); ok {
			if e.anchor >= 0 || w.id < strongStops || s.precedes(p-len(w.runes), "集团", "公司", "大学", "学院", "银行") {
				e.many = s.plural(p, len(w.runes))
				break walk
			}
			cut = max(cut, p)
			cuts = append(cuts, p)
		}
		p--
		end, ok := s.anchor(p)
		switch {
		case !ok || end > h.End:
		case e.anchor < 0:
			e.anchor, e.last, e.after = p, p, min(end, h.Start)
		case end == e.anchor, end == e.anchor-1 && dash(s.text[end]):
			e.anchor = p
		case e.anchor-end <= 10 && s.follows(p, "国家") && !s.follows(end, "公园", "级", "湿地公园", "森林公园"):
			e.state = p
		}
	}
	if e.state > e.anchor {
		e.state = -1
	}
	e.start, e.bound, e.whole = p, p, len(cuts) == 0
	switch {
	case e.anchor >= 0:
		e.start = e.anchor
	case cut >= 0:
		e.start = cut
		for _, begin := range append(cuts, p) { // 联动 is a part of the name 青澜湾江海联动示范区
			if s.landmarked(s.text[begin:h.Start]) > 0 {
				e.start = begin
			}
		}
	}
	return e
}

// twin is how many code points before p belong with 与 to the name of an institute of two fields, 0 for none: 土壤生态与作物育种研究院. It
// is none where a class or a party stands there: 企业与某研究院.
func (s *scan) twin(p, end int) int {
	if !s.precedes(end, "研究院", "研究所", "研究中心", "实验室") || s.text[p-1] != '与' {
		return 0
	}
	q := p - 1
	for q > 0 && p-q < 10 && han(s.text[q-1]) && !s.singleStop(q-1) && !s.headEnd[q-1] {
		if _, ok := s.stop(q); ok {
			break
		}
		if _, ok := s.anchor(q - 1); ok {
			return 0
		}
		q--
	}
	left := s.text[q : p-1]
	if len(left) < 3 || len(left) > 8 || s.untiled(left) < 2 || s.classPhrase(left) || s.precedes(p-1, "大学", "学院", "公司", "集团", "企业", "机构", "高校", "院所", "实验室", "研究院") {
		return 0
	}
	return p - q
}

// oneAim tells whether what 和 at i joins is the double purpose of one thing that a verb aims at: 建设黄河流域治水和产业合作先行区.
func (s *scan) oneAim(i int) bool {
	if s.text[i] != '和' || strings.ContainsRune("园区地城港带廊谷湾圈心台库院室场馆", s.rune(i-1)) {
		return false
	}
	for p := i - 2; p >= max(0, i-14); p-- {
		if hard(s.text[p]) || s.headEnd[p] || s.singleStop(p) {
			return false
		}
		if end, ok := s.anchor(p); ok {
			return end+2 <= i && s.aimed(p)
		}
	}
	return false
}

// dash tells the marks that join two places in one name: 兰州—西宁产业合作园.
func dash(r rune) bool { return r == '—' || r == '-' || r == '–' || r == '－' || r == '·' }

// hard tells the marks that no name crosses.
func hard(r rune) bool {
	switch r {
	case '、', '，', ',', '。', ';', '；', ':', '：', '!', '?', '\n', '\r', ' ', '《', '》', '〈', '〉', '(', '[', ']', '{', '}', '|', '>', '<', '…', '/', '=', '"':
		return true
	}
	return false
}

// joins tells whether r joins two things here: 与, 和, 及, 暨. 和 is a part of 和平, 温和; 与 of 参与.
func (s *scan) joins(r rune, at int) bool {
	switch r {
	case '与', '及', '暨':
		return true
	case '和':
		return !s.follows(at, "和平", "和田", "和县", "和顺", "和谐", "和静", "和龙") && !s.precedes(at+1, "呼和", "太和", "温和", "泰和", "永和", "共和", "饱和")
	}
	return false
}

// wordBreakAfter tells whether a name of its own begins at i, so that what joins it to the left is no part of it.
func (s *scan) wordBreakAfter(i int) bool {
	if _, ok := s.anchor(i); ok {
		return true
	}
	return s.rune(i) == '“'
}

// singleStop tells whether the character at i is a particle that ends a name when it stands before it.
func (s *scan) singleStop(i int) bool {
	switch s.text[i] {
	case '的', '了', '被', '让', '把', '到', '并', '则':
		return true
	case '是':
		return !s.follows(i, "是金山银山")
	case '以':
		return !s.follows(i, "以色列", "以太", "以旧")
	case '对':
		return !s.follows(i, "对外", "对口", "对接", "对台", "对俄", "对日", "对韩", "对欧", "对港", "对澳", "对非", "对蒙", "对东盟")
	case '在':
		return !s.follows(i, "在线") && !s.precedes(i, "存", "现", "所", "实")
	case '向':
		return !s.precedes(i, "方", "导", "面", "定", "双", "西", "东", "南", "北", "海", "横", "纵") && !s.follows(i, "向阳")
	case '于':
		return !s.follows(i, "于都", "于洪", "于田")
	case '等':
		return !s.precedes(i, "中", "高", "平", "初", "对", "同") && !s.follows(i, "等级")
	case '将':
		return !s.follows(i, "将军", "将乐")
	case '至':
		return !s.precedes(i+1, "东至", "周至", "冬至", "夏至") && !s.follows(i, "至诚", "至善")
	case '由':
		return !s.precedes(i, "自", "缘")
	case '从':
		return !s.follows(i, "从化", "从江")
	case '为':
		return !s.precedes(i, "行", "作")
	}
	return false
}

// insideAnchor tells whether a stop word is only a part of a name: 合作 in 合作市.
func (s *scan) insideAnchor(from, to int) bool {
	for i := max(0, from-8); i <= from; i++ {
		if end, ok := s.anchor(i); ok && end >= to {
			return true
		}
	}
	return false
}

// stop finds the stop word that ends at p, unless it is only a part of another word: 加速 of 加速器, 持续 of 可持续.
func (s *scan) stop(p int) (w word, ok bool) {
	w, ok = s.stops.at(s.text, p)
	if !ok || s.insideAnchor(p-len(w.runes), p) || strings.ContainsRune("器者会力", s.rune(p)) && len(w.runes) == 2 && !s.follows(p, "会泽", "会宁", "会昌", "会东", "会理") {
		return w, false
	}
	if s.follows(p, "集团", "有限公司", "股份有限", "有限责任公司") { // 甲钢铁控股集团
		return w, false
	}
	if s.precedes(p, "新型", "现代化", "现代", "世界级", "一流") && s.anchorEnds(p-len(w.runes)) { // 国家新型化工基地
		return w, false
	}
	if s.precedes(p, "承接") && s.follows(p, "产业转移") && s.anchorEnds(p-2) { // 皖北承接产业转移集聚区
		return w, false
	}
	if s.precedes(p, "集中") && s.follows(p, "采购", "供热", "监管", "交易", "审批") || s.precedes(p, "对接") && s.follows(p, "平台", "服务平台") && han(s.rune(p-3)) {
		return w, false // 药品集中采购平台, 产销对接平台
	}
	for i := p - len(w.runes) + 1; i < p; i++ { // 建设成 in 建设成德产业带
		if end, ok := s.anchor(i); ok && end > p {
			return w, false
		}
	}
	return w, !s.precedes(p, "可持续", "文明建设", "现代化建设") && !(s.precedes(p, "建设") && s.follows(p, "研究院", "研究所", "投资", "集团", "银行", "兵团", "学院"))
}

// plural tells whether the stop word of n characters that ends at p says that many are meant.
func (s *scan) plural(p, n int) bool {
	return s.precedes(p, "一批", "若干", "多个", "各类", "各个", "所有", "首批", "第一批", "第二批", "两个", "三个", "一个", "一座", "一家", "一所", "等重点") ||
		s.precedes(p-n, "一批", "若干", "多个", "各类", "一个", "一座", "一家", "一所", "个", "家", "座", "所")
}

// opening finds the quotation mark that the one at close belongs to.
func (s *scan) opening(close, limit int) int {
	want := '“'
	if s.text[close] == '’' {
		want = '‘'
	}
	for i := close - 1; i >= limit && i >= close-24; i-- {
		switch r := s.text[i]; {
		case r == want:
			if i+1 == close {
				return -1
			}
			return i
		case r == '”' || r == '\n' || r == '。':
			return -1
		}
	}
	return -1
}

// closesAfter tells whether a quotation ends at i.
func (s *scan) closesAfter(i int) bool { return s.rune(i) == '”' || s.rune(i) == '’' }

// bracketOpen finds the bracket that the one at close belongs to.
func (s *scan) bracketOpen(close, limit int) int {
	for i := close - 1; i >= limit && i >= close-12; i-- {
		switch s.text[i] {
		case '(':
			return i
		case ')', '\n', '。', ',', '，', ';', '；', ':':
			return -1
		}
	}
	return -1
}

// bracketInName tells whether the bracketed text is part of a name: a place (绍兴(钱清)…), a class (B型), an abbreviation. Who answers
// for a task, numbers and explanations are not.
func (s *scan) bracketInName(open, close int) bool {
	if close-open < 2 || close-open > 9 {
		return false
	}
	for i := open + 1; i < close; i++ {
		if s.follows(i, "牵头", "负责", "配合", "市", "局", "委", "以下", "简称", "第", "含") && s.text[i] != '市' {
			return false
		}
	}
	if _, ok := s.anchor(open + 1); ok {
		return true
	}
	return s.text[close-1] == '型' || s.text[open+1] == '“'
}

// after extends a name over a bracket that belongs to it: 厦门大学海西研究院(霞浦), 泰州保税物流港(B型).
func (s *scan) after(end int) int {
	if s.rune(end) != '(' {
		return end
	}
	for i := end + 1; i < len(s.text) && i < end+10; i++ {
		if s.text[i] == ')' {
			if s.bracketInName(end, i) {
				return i + 1
			}
			return end
		}
	}
	return end
}
