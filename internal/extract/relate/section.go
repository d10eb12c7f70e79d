package relate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/outline"
	"policygraph/internal/kg"
)

// What a chapter is about, as far as tasks go.
type chapter uint8

const (
	work       chapter = iota
	guidance           // 指导思想, 基本原则, 主要目标: no work unless somebody is named for it
	safeguards         // 保障措施, 组织实施: the same, and its prose about leading groups is no statement
)

var (
	guidanceWords = strings.Fields("指导思想 总体要求 总体思路 总体目标 基本原则 工作原则 主要目标 发展目标 工作目标 行动目标 目标任务和原则 总体考虑 发展基础 发展环境 形势 背景 重要意义 重大意义 编制依据 发展现状 " +
		"面临 工作思路 目标定位 战略定位 总则 工作回顾 适用范围 试点范围 术语定义 名词解释")
	safeguardWords = strings.Fields("保障措施 组织保障 组织实施 组织领导 实施保障 工作要求 有关要求 相关要求 保障机制 附则 强化保障 加强保障 规划实施 监督管理 保障体系 推进机制 工作保障 附件 附表 考核评估 监督考核 督导考核 督查考核 监督检查 督查问责")
)

func chapterOf(title string) chapter {
	for _, verb := range []string{"优化", "改善", "营造", "改进", "提升", "打造", "净化"} { // 优化发展环境 is work
		if strings.HasPrefix(title, verb) {
			return work
		}
	}
	length := utf8.RuneCountInString(title)
	switch {
	case length <= 20 && slices.ContainsFunc(safeguardWords, func(w string) bool { return strings.Contains(title, w) }):
		return safeguards
	case length <= 16 && slices.ContainsFunc(guidanceWords, func(w string) bool { return strings.Contains(title, w) }):
		return guidance
	case title == "目标" || title == "原则":
		return guidance
	}
	return work
}

// chapters tells for each section what it or a section above it is about.
func (s *scanner) chapters(sections []outline.Section) []chapter {
	kinds := make([]chapter, len(sections))
	for i, sec := range sections {
		kinds[i] = chapterOf(s.clean(sec.Title))
		if p := sec.Parent; kinds[i] == work && p >= 0 && p < i {
			kinds[i] = kinds[p]
		}
	}
	return kinds
}

// Kinds of document whose sentences say what bodies are for, and give nobody a task.
var normative = strings.Fields("批复 复函 条例 规定 办法 细则 预案 章程 规则 规范 导则 公报 报告 公告 通告 通报 公示 答复 解读")

// isNormative tells by its title a document of such a kind, or one that issues it: …应急预案, 关于印发…管理办法的通知.
func (s *scanner) isNormative(title kg.Span) bool {
	return hasSuffixAny(s.kindOf(title), normative...)
}

// isReply tells a document that answers or explains: its tables show what was done, 关于…提案答复的函.
func (s *scanner) isReply(title kg.Span) bool {
	return hasSuffixAny(s.kindOf(title), "批复", "复函", "答复", "解读")
}

// isRoll tells a list of who was chosen or is to be: …示范中心名单.
func (s *scanner) isRoll(title kg.Span) bool {
	return hasSuffixAny(s.kindOf(title), "名单", "名录", "公示")
}

// kindOf is a title without what follows the word for its kind.
func (s *scanner) kindOf(title kg.Span) string {
	t := s.clean(title)
	for range 3 {
		t = strings.TrimRight(t, "》”）)")
		if i := strings.LastIndexAny(t, "（("); i > 0 && len(t)-i < 40 {
			t = t[:i]
		}
		t = strings.TrimSuffix(strings.TrimSuffix(t, "的通知"), "的函")
	}
	return t
}

// isLaw tells a text in articles (第一条 …): what it says of duties is law, not a plan's division of work.
func (s *scanner) isLaw() bool {
	articles := 0
	for i := 0; i+2 < len(s.text) && articles < 3; i++ {
		if s.text[i] != '第' || i > 0 && !strings.ContainsRune("\n \u2003\u2002", s.text[i-1]) {
			continue
		}
		for j := i + 1; j < len(s.text) && j < i+8; j++ {
			if s.text[j] == '条' && j > i+1 {
				articles++
				break
			}
			if !strings.ContainsRune("一二三四五六七八九十百零〇0123456789", s.text[j]) {
				break
			}
		}
	}
	return articles >= 3
}

// clip keeps sp inside of the text.
func (s *scanner) clip(sp kg.Span) kg.Span {
	sp.Start = min(max(sp.Start, 0), len(s.text))
	sp.End = min(max(sp.End, sp.Start), len(s.text))
	return sp
}
