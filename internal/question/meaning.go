package question

import (
	"strings"

	"policygraph/internal/kg"
)

var (
	kindWords = map[kg.EntityKind]string{
		kg.KindDocument: "文件", kg.KindSection: "章节", kg.KindTask: "任务", kg.KindAgency: "单位", kg.KindRegion: "行政区划", kg.KindFunctionalRegion: "功能区域",
		kg.KindPlatform: "平台", kg.KindOrganization: "机构", kg.KindPolicy: "政策", kg.KindEvent: "活动", kg.KindIndustry: "产业", kg.KindTarget: "指标",
		kg.KindDeadline: "时限",
	}
	roleWords = map[kg.Predicate]string{kg.Leads: "牵头", kg.ResponsibleFor: "负责", kg.Supports: "配合", kg.Implements: "具体实施"}
)

// Meaning says in Chinese as what a part was understood: 湖州市科学技术局（单位）牵头, 时限不晚于2025年. "" for what means nothing by itself.
func (p Part) Meaning() string {
	not := ""
	if p.Negated {
		not = "不是："
	}
	switch p.Sense {
	case Name:
		return not + p.thing() + rolesOf(p.Roles)
	case Role:
		return not + rolesOf(p.Roles)
	case Date:
		return not + "时限" + p.days()
	case Kind:
		return kindWords[p.Kind]
	case Phrase:
		if p.Negated {
			return "不含文字“" + p.Phrase + "”"
		}
		return "含文字“" + p.Phrase + "”"
	case Order:
		return p.Text
	case Relation:
		switch {
		case p.word.link:
			return "两者的联系"
		case p.word.together:
			return "一起"
		case p.word.direct:
			return "直接涉及"
		}
		if !p.word.about || p.word.id == "phrase.marked" {
			return "包含"
		}
		return "涉及"
	case Sought:
		return "检索“" + p.Text + "”"
	case Rest:
		return "没有识别"
	case Not, Joint, Ask, Filler, Blank:
	}
	return ""
}

// thing is what a name came to, with its kind.
func (p Part) thing() string {
	switch {
	case p.Thing.Found:
		return p.Thing.Entity.Name + "（" + kindWords[p.Thing.Entity.Kind] + "）"
	case len(p.Thing.Candidates) > 0:
		var names []string
		for _, c := range p.Thing.Candidates[:min(len(p.Thing.Candidates), 3)] {
			names = append(names, c.Entity.Name)
		}
		return p.Text + "（可指" + strings.Join(names, "、") + "等）"
	}
	return p.Text + "（没有这个名称）"
}

func rolesOf(roles []kg.Predicate) string {
	if len(roles) == len(kg.Roles) {
		return "任何职责"
	}
	words := ""
	for _, r := range roles {
		words += roleWords[r]
	}
	return words
}

func (p Part) days() string {
	switch {
	case p.After == p.Before:
		return "在" + p.After
	case p.After == "":
		return "不晚于" + p.Before
	case p.Before == "":
		return "不早于" + p.After
	}
	return "在" + p.After + "至" + p.Before
}
