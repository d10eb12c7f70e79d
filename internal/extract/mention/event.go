package mention

import (
	"policygraph/internal/kg"
)

// findEvents finds congresses, forums, games and campaigns by name.
func (s *scan) findEvents() {
	s.heads(kg.KindEvent, func(h head, at kg.Span) {
		if s.prose[at.End-1] || s.taken(at.End) || s.follows(at.End, "堂", "化") {
			return
		}
		e := s.edgeOf(at)
		if e.inside {
			s.quotedEvent(h, at, e)
			return
		}
		if h.subtype == "ACTIVITY" {
			s.activity(h, at)
			return
		}
		start, quote := s.eventStart(at)
		mod := s.text[start:at.Start]
		if len(mod) < 2 || len(mod) > 30 || e.many {
			return
		}
		if h.word == "联合行动" && !s.follows(start, "第") {
			return
		}
		worldly := s.follows(start, "世界", "国际", "全球", "全国", "中国", "亚洲", "亚太", "联合国", "西部", "中部", "数字中国", "第")
		_, placed := s.anchor(start)
		switch {
		case s.classPhrase(mod) || s.listed(start, at.Start):
			return
		case placed && !s.follows(start, "国家"), quote && s.text[start] == '“', worldly && (len(mod) >= 4 || h.subtype == "GAMES"):
		case h.strength == distant && s.untiled(mod) >= 2 && len(mod) >= 3 && s.amongEvents(start, at.End):
		default:
			return
		}
		s.addEvent(h, kg.Span{Start: start, End: at.End}, "event.named")
	})
}

// eventStart walks left to the verb or mark before the name of an event, over quotations and places, then to its first proper word.
func (s *scan) eventStart(at kg.Span) (start int, quote bool) {
	p := at.Start
	limit := max(0, at.Start-longest)
	for p > limit {
		r := s.text[p-1]
		if r == '”' {
			open := s.opening(p-1, limit)
			if open < 0 {
				break
			}
			p, quote = open, true
			continue
		}
		if r == ')' {
			open := s.bracketOpen(p-1, limit)
			if open < 0 || !s.bracketInName(open, p-1) && !s.follows(open+1, "第") && !s.namedBracket(open, p-1) {
				break
			}
			p = open
			continue
		}
		if hard(r) || r == '“' || s.singleStop(p-1) {
			break
		}
		if r == '与' || r == '和' && s.joins(r, p-1) {
			break
		}
		if w, ok := s.stop(p); ok && w.id < strongStops && !s.precedes(p, "数字中国建设") {
			break
		}
		p--
	}
	for q := p; q < at.Start; q++ {
		if _, ok := s.anchor(q); ok || s.follows(q, "世界", "国际", "全球", "全国", "中国", "西部", "中部", "数字中国", "第", "“") && !s.follows(q, "全国各", "世界各") {
			return q, quote
		}
	}
	return p, quote
}

// namedBracket tells whether a short bracket holds a name and nothing that answers for the work: 中国(吕四)海鲜节.
func (s *scan) namedBracket(open, close int) bool {
	if close-open < 3 || close-open > 7 {
		return false
	}
	for i := open + 1; i < close; i++ {
		if !han(s.text[i]) || s.follows(i, "牵头", "负责", "配合", "局", "委", "办", "以下", "简称", "含", "等") {
			return false
		}
	}
	return true
}

// activity: a campaign that is named by a quotation: “甲乙日”推广活动.
func (s *scan) activity(h head, at kg.Span) {
	end := at.Start
	for end > 0 && at.Start-end <= 12 && s.text[end-1] != '”' {
		if hard(s.text[end-1]) {
			return
		}
		end--
	}
	if h.word != "活动" || s.rune(end-1) != '”' || s.listed(end, at.Start) || s.follows(at.End, "模式", "中", "方案", "场", "室", "等") {
		return
	}
	open := s.opening(end-1, max(0, end-26))
	if open < 0 || end-open < 5 {
		return
	}
	s.addEvent(h, kg.Span{Start: open, End: at.End}, "event.activity")
}

// quotedEvent: “中国品牌日”.
func (s *scan) quotedEvent(h head, at kg.Span, e edge) {
	content := s.text[e.open+1 : at.End]
	if s.follows(at.End+1, "活动", "系列活动") {
		return
	}
	if h.subtype == "ACTIVITY" && len(content) <= 2 || len(content) > 20 || len(content) < 3 {
		return
	}
	if len([]rune(h.word)) == 1 && h.word != "节" && !(s.follows(e.open+1, "中国", "全国", "世界", "国际", "国家") || s.begins(e.open+1)) {
		return
	}
	s.addEvent(h, kg.Span{Start: e.open + 1, End: at.End}, "event.quoted")
}

// amongEvents tells whether a list names other events around: 甲大会、乙论坛等活动.
func (s *scan) amongEvents(from, to int) bool {
	if s.rune(from-1) != '、' && s.rune(to) != '、' && !s.follows(to, "等活动", "等重大活动", "等系列活动") {
		return false
	}
	for i := max(0, from-40); i < min(len(s.text), to+40); i++ {
		if s.text[i] == '。' || s.text[i] == '\n' {
			continue
		}
		if s.follows(i, "等活动", "大会、", "论坛、", "峰会、", "博览会、", "等重大活动", "等系列活动") {
			return true
		}
	}
	return false
}

// addEvent names an event without the year, so that 舟山2023年帆船赛 is 舟山帆船赛.
func (s *scan) addEvent(h head, span kg.Span, rule string) {
	name := []rune(s.clean(span.Start, span.End))
	for i := 0; i+4 < len(name); i++ {
		if name[i+4] == '年' && digits(name[i:i+4]) && name[i+4] == '年' {
			name = append(name[:i:i], name[i+5:]...)
			break
		}
	}
	if len(name) < 3 {
		return
	}
	s.add(Mention{Kind: kg.KindEvent, Span: span, Name: string(name), Type: h.subtype, Rule: rule})
}
