package relate

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// limit is a time limit as a table states it, at the end of what is looked at: 6月, 12月底前, 2027年底, 二季度, 全年, 长期坚持, 持续推进.
var limit = regexp.MustCompile(`(?:(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|份|上旬|中旬|下旬)?|[0-9]{4}年|第?[一二三四1-4]季度|[0-9]{4}年?[上下]半年|[上下]半年|每(?:个?月|季度|半年|年)|全年|年内|年度|年(?:底|末))(?:底|末)?(?:之?前)?(?:完成)?$` +
	`|(?:长期|持续|常态化|适时|按进度|按要求|立行立改)(?:性?工作|坚持|推进|实施|开展|落实|推动|进行|执行|完善)?$`)

// longestLimit is the most characters of a limit.
const longestLimit = 18

// limitBefore is the limit that ends at i; blanks and the end of a line may stand between.
func (s *scanner) limitBefore(lo, i int) (kg.Span, bool) {
	for i > lo && (s.text[i-1] == ' ' || s.text[i-1] == '\n') {
		i--
	}
	if i == lo || !strings.ContainsRune("月日份旬年度底末前成期续化时改作持进施展实动行善", s.text[i-1]) {
		return kg.Span{}, false
	}
	window := string(s.text[max(lo, i-longestLimit):i])
	at := limit.FindStringIndex(window)
	if at == nil {
		return kg.Span{}, false
	}
	return kg.Span{Start: i - utf8.RuneCountInString(window[at[0]:]), End: i}, true
}

// timed tells the heading of a column of time limits: when something is to be done, not when it began.
func timed(heading string) bool {
	return hasAny(heading, "时限", "期限", "完成时间", "时间节点", "完成日期", "时间要求", "办结时间", "完成年限", "时间进度", "进度安排", "整改时间", "计划时间", "预计时间") ||
		heading == "时间" || heading == "进度" || heading == "完成"
}

// withClass cuts a run of names at the classes of bodies in it, which nothing separates from the names before them: 区教育局各街道.
func (s *scanner) withClass(sp kg.Span) (names []name) {
	for i := sp.Start + 3; i+1 < sp.End; i++ {
		if s.text[i-1] == '等' || anyPrefix(s.text, i, sp.End, classOpeners) == 0 {
			continue
		}
		left, right := kg.Span{Start: sp.Start, End: i}, kg.Span{Start: i, End: sp.End}
		if !generic(s.clean(right)) || hasSuffixAny(s.clean(left), "政府", "管委会") && s.text[i] != '各' { // 区政府有关部门 is one class
			continue
		}
		if t := s.clean(left); s.isSure(t) && !generic(t) {
			names = s.one(left)
		} else {
			names = s.segments(left)
		}
		if names != nil {
			return append(names, s.one(right)...)
		}
	}
	return nil
}

var classOpeners = runesOf("各 有关 相关 区级 区直 区属 市级 市直 市属 县级 县直 省级 省直 其他")
