package relate

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// A verb closes a list of names and says what part they take: 牵头, 具体实施.
type verb struct {
	text []rune
	role kg.Predicate
	weak bool // an everyday word too: it closes a list only before a separator or the end
}

// joint stands in a verb for 会同: who comes before it leads, who comes after it supports.
const joint kg.Predicate = "joint"

// verbs by their first character, the longest first.
var verbs = func() map[rune][]verb {
	table := map[kg.Predicate]string{
		kg.Leads:          "牵头 总牵头 抓总 *主办 为牵头单位 为牵头部门 为主办单位",
		kg.ResponsibleFor: "负责 负总责 *指导 *督导 *督查 *督办 *主管 *督促指导 为责任单位 为责任部门",
		kg.Supports:       "配合 参与 *参加 *协同 协办 *协助 *协作 *支持 *会办 为配合单位 为配合部门 为协办单位",
		kg.Implements: "具体负责 具体实施 具体落实 具体承办 组织实施 组织落实 负责落实 负责实施 负责组织实施 抓落实 抓好落实 " +
			"*实施 *落实 *承办 *推进落实 *承担",
		joint: "会同",
	}
	index := map[rune][]verb{}
	for role, words := range table {
		for w := range strings.FieldsSeq(words) {
			text, weak := strings.CutPrefix(w, "*")
			v := verb{[]rune(text), role, weak}
			index[v.text[0]] = append(index[v.text[0]], v)
		}
	}
	for _, list := range index {
		slices.SortFunc(list, func(a, b verb) int {
			if len(a.text) != len(b.text) {
				return len(b.text) - len(a.text)
			}
			return slices.Compare(a.text, b.text)
		})
	}
	return index
}()

// Words that follow a verb and make it a noun: 负责人, 牵头单位, 行政首长负责制.
var nounEnds = []string{"人", "制", "同志", "单位", "部门", "主体", "机构", "领导", "科室", "处室", "作用", "责任", "方案", "计划", "意见", "能力", "组织者", "公室", "公厅"}

// nounEndings are the same by character.
var nounEndings = runesOf(strings.Join(nounEnds, " "))

// Adverbs between a list and its verb: 按职责分工负责, 共同负责.
var adverbs = runesOf("分别 共同 联合 积极 密切 全力 主动 统一 分工 各自 同步 认真 要 全面 统筹")

// Verbs that stand before another one and add nothing to it: 加强指导, 给予支持.
var light = runesOf("加强 做好 抓好 给予 予以 提供 强化")

var (
	accordings = runesOf("按照 按 根据 依据 依照 依 结合")
	owners     = runesOf("各自的 各自 自身 本部门 部门")
	duties     = runesOf("职责分工 职能分工 责任分工 职责 职能 分工 权限")
)

// labelKind says what follows a label.
type labelKind uint8

const (
	roleLabel     labelKind = iota // agencies: 牵头单位：
	divisionLabel                  // sentences about agencies: 部门分工：A牵头，B配合
	otherLabel                     // anything else: 完成时限：, 责任领导：
)

type label struct {
	text []rune
	kind labelKind
	role kg.Predicate
}

// labels by their first character, the longest first.
var labels = func() map[rune][]label {
	index := map[rune][]label{}
	add := func(kind labelKind, role kg.Predicate, words ...string) {
		for _, w := range words {
			l := label{[]rune(w), kind, role}
			index[l.text[0]] = append(index[l.text[0]], l)
		}
	}
	stems := map[kg.Predicate]string{
		kg.Leads:          "牵头 总牵头 主办 牵头责任 责任牵头 牵头负责 主牵头",
		kg.ResponsibleFor: "责任 负责 主要责任 第一责任 主责 指导 主管 业务指导 主体责任 共同责任 主要负责 督导",
		kg.Supports:       "配合 协办 协作 协同 参与 参加 协助 支持 会办 责任配合 配合责任 协同配合 协作配合 协同责任",
		kg.Implements:     "实施 落实 承办 具体实施 组织实施 具体落实 实施责任 落实责任 执行",
	}
	for role, words := range stems {
		for w := range strings.FieldsSeq(words) {
			for _, noun := range []string{"单位", "部门", "主体", "机构", "地区", "部门和单位", "单位和部门", "部门及单位", "单位(部门)", "部门(单位)"} {
				for _, level := range []string{"", "市级", "省级", "区级", "县级"} {
					add(roleLabel, role, level+w+noun)
				}
			}
			if w != "指导" && w != "支持" && w != "执行" && w != "责任" {
				add(roleLabel, role, w)
			}
		}
	}
	add(divisionLabel, "", "部门分工", "职责分工", "责任分工", "任务分工", "工作分工", "分工", "责任落实")
	add(otherLabel, "", "责任领导", "分管领导", "牵头领导", "市领导", "牵头市领导", "责任市领导", "分管市领导", "牵头区领导", "责任区领导", "责任县领导", "牵头县领导", "联系领导", "包抓领导", "包保领导", "包联领导", "挂点领导", "挂钩领导", "挂帮领导", "挂包领导", "督办领导", "市级领导", "县级领导", "区级领导", "分管区领导", "分管县领导", "责任人", "负责人", "联系人", "第一责任人", "责任同志",
		"牵头科室", "责任科室", "责任处室", "牵头处室", "承办处室", "完成时限", "完成时间", "完成期限", "时限", "时限要求", "时间节点", "时间进度", "进度安排", "进度要求",
		"实施时间", "时间要求", "时间安排", "完成时点", "办理时限", "适用范围", "推广范围", "实施范围", "备注", "工作目标", "目标任务", "年度目标", "进展", "实施期限")
	for _, list := range index {
		slices.SortFunc(list, func(a, b label) int {
			if len(a.text) != len(b.text) {
				return len(b.text) - len(a.text)
			}
			return slices.Compare(a.text, b.text)
		})
	}
	return index
}()

// A set of characters of the basic plane.
type runeSet [0x10000 / 64]uint64

func (s *runeSet) add(r rune) { s[r/64] |= 1 << (r % 64) }

func (s *runeSet) has(r rune) bool { return r < 0x10000 && s[r/64]&(1<<(r%64)) != 0 }

// starts holds the characters with which a verb, its adverbs or a label can begin, and the opening brackets.
var starts = func() (s runeSet) {
	for r := range verbs {
		s.add(r)
	}
	for r := range labels {
		s.add(r)
	}
	for _, words := range [][][]rune{adverbs, accordings} {
		for _, w := range words {
			s.add(w[0])
		}
	}
	s.add('(')
	s.add('[')
	return s
}()

// labelStarts holds the characters with which a label begins.
var labelStarts = func() (s runeSet) {
	for r := range labels {
		s.add(r)
	}
	return s
}()

func runesOf(words string) (out [][]rune) {
	for w := range strings.FieldsSeq(words) {
		out = append(out, []rune(w))
	}
	return out
}

// anyPrefix is the length of the first of words that text[i:end] begins with, else 0.
func anyPrefix(text []rune, i, end int, words [][]rune) int {
	for _, w := range words {
		if hasPrefix(text, i, end, w) {
			return len(w)
		}
	}
	return 0
}

func hasPrefix(text []rune, i, end int, w []rune) bool {
	return end-i >= len(w) && slices.Equal(text[i:i+len(w)], w)
}

// adverbAt is the length of the adverbs that begin at i: 按各自职责分工, 共同.
func adverbAt(text []rune, i, end int) int {
	at := i
	for {
		n := anyPrefix(text, at, end, adverbs)
		if a := anyPrefix(text, at, end, accordings); n == 0 && a > 0 {
			o := anyPrefix(text, at+a, end, owners)
			if d := anyPrefix(text, at+a+o, end, duties); d > 0 {
				n = a + o + d
			}
		}
		if n == 0 {
			return at - i
		}
		at += n
	}
}

// verbAt reads a verb with its adverbs and what hangs on it (牵头负责, 按职责分工负责落实) at i. n is 0 where there is none.
func verbAt(text []rune, i, end int) (role kg.Predicate, n int) {
	first := true
	at := i
	for {
		a := adverbAt(text, at, end)
		v, ok := plainVerbAt(text, at+a, end)
		if !ok {
			if first {
				return "", 0
			}
			return role, at - i
		}
		if first {
			role = v.role
		} else if v.role == joint {
			return role, at - i
		} else if role == kg.ResponsibleFor && v.role == kg.Implements {
			role = kg.Implements // 负责落实
		}
		first = false
		at += a + len(v.text)
	}
}

func plainVerbAt(text []rune, i, end int) (verb, bool) {
	if i >= end {
		return verb{}, false
	}
	for _, v := range verbs[text[i]] {
		if !hasPrefix(text, i, end, v.text) {
			continue
		}
		after := i + len(v.text)
		if v.weak && !closes(text, after, end) {
			continue
		}
		noun := false
		for _, w := range nounEndings {
			noun = noun || hasPrefix(text, after, end, w)
		}
		if !noun {
			return v, true
		}
	}
	return verb{}, false
}

// closes tells whether a list may end at i: a separator, a bracket, or the end stands there.
func closes(text []rune, i, end int) bool {
	return i >= end || strings.ContainsRune(",;。、:)]\n !！", text[i])
}

// labelAt reads a label with its colon at i, or in brackets of its own: [责任单位]. n is 0 where there is none.
func labelAt(text []rune, i, end int) (l label, n int) {
	if i+3 < end && text[i] == '[' {
		return boxedLabelAt(text, i, end)
	}
	if i >= end || !labelStarts.has(text[i]) || !slices.Contains(text[i:min(i+14, end)], ':') {
		return label{}, 0
	}
	for _, l := range labels[text[i]] {
		if !hasPrefix(text, i, end, l.text) {
			continue
		}
		at := i + len(l.text)
		for at < end && text[at] == ' ' {
			at++
		}
		if at < end && text[at] == ':' {
			return l, at + 1 - i
		}
	}
	return label{}, 0
}

func boxedLabelAt(text []rune, i, end int) (l label, n int) {
	for _, l := range labels[text[i+1]] {
		at := i + 1 + len(l.text)
		if len(l.text) < 4 || !hasPrefix(text, i+1, end, l.text) || at >= end || text[at] != ']' {
			continue
		}
		for at++; at < end && (text[at] == ' ' || text[at] == ':'); {
			at++
		}
		return l, at - i
	}
	return label{}, 0
}

// bareLabelAt reads a label that lost its colon at i: 牵头单位 市水利局. n is 0 where there is none.
func bareLabelAt(text []rune, i, end int) (l label, n int) {
	for _, l := range labels[text[min(i, len(text)-1)]] {
		if at := i + len(l.text); l.kind == roleLabel && len(l.text) >= 4 && hasPrefix(text, i, end, l.text) && at < end && text[at] != '的' {
			return l, len(l.text)
		}
	}
	return label{}, 0
}

// headerRole is what the heading of a table column says of the agencies in it; "" where it holds none.
func headerRole(heading string) kg.Predicate {
	for _, person := range []string{"领导", "科室", "处室", "股室", "联系", "电话", "同志"} {
		if strings.Contains(heading, person) {
			return ""
		}
	}
	if strings.HasSuffix(heading, "人") && !strings.Contains(heading, "单位") && !strings.Contains(heading, "部门") {
		return ""
	}
	for _, h := range []struct {
		words string
		role  kg.Predicate
	}{
		{"牵头 主办 主责", kg.Leads},
		{"配合 协办 协作 协同 会办单位 会办部门 参与单位 参与部门 参加单位 参加部门 协助 支持单位 支持部门", kg.Supports},
		{"责任单位 责任部门 责任主体 责任分工 负责部门 负责单位 指导部门 指导单位 主管部门 主管单位 责任地区 部门分工 职责分工 任务分工 责任机构 分工单位", kg.ResponsibleFor},
		{"实施单位 实施部门 落实单位 落实部门 承办单位 承办部门 实施主体 执行单位 组织实施", kg.Implements},
	} {
		for w := range strings.FieldsSeq(h.words) {
			if strings.Contains(heading, w) {
				return h.role
			}
		}
	}
	if heading == "会办" {
		return kg.Supports
	}
	if heading == "责任" || heading == "部门" || heading == "单位" {
		return kg.ResponsibleFor
	}
	return ""
}
