package export

import "policygraph/internal/kg"

// kindWords say what a thing is, as plans do.
var kindWords = map[kg.EntityKind]string{
	kg.KindDocument: "文件", kg.KindSection: "章节", kg.KindTask: "任务", kg.KindAgency: "单位", kg.KindRegion: "行政区划",
	kg.KindFunctionalRegion: "功能区域", kg.KindPlatform: "平台", kg.KindOrganization: "机构", kg.KindPolicy: "政策", kg.KindEvent: "活动",
	kg.KindIndustry: "产业", kg.KindTarget: "指标", kg.KindDeadline: "时限",
}

// predicateWords say a predicate from subject to object.
var predicateWords = map[kg.Predicate]string{
	kg.HasSection: "含章节", kg.HasTask: "含任务", kg.PartOf: "属于", kg.Issued: "发布", kg.Leads: "牵头", kg.ResponsibleFor: "负责",
	kg.Supports: "配合", kg.Implements: "具体实施", kg.AgencyOf: "所属地区", kg.Involves: "涉及", kg.LocatedIn: "位于", kg.Manages: "管理",
	kg.PartnersWith: "合作", kg.Cites: "引用", kg.BasedOn: "依据", kg.Amends: "修订", kg.Repeals: "废止", kg.HasTarget: "设有指标", kg.Due: "时限",
	kg.TextOf: "即政策", kg.SameAs: "同一文件",
}

// originWords say how a document came to assert something; what it says in so many words needs none.
var originWords = map[kg.Origin]string{
	kg.Inherited: "承前", kg.Expanded: "由统称展开", kg.Repaired: "修复", kg.Inferred: "推断", kg.Curated: "人工",
}

func word[K ~string](words map[K]string, key K) string {
	if w, ok := words[key]; ok {
		return w
	}
	return string(key)
}

// colour of a kind on a map of the graph.
type colour struct{ r, g, b int }

var kindColours = map[kg.EntityKind]colour{
	kg.KindDocument: {68, 84, 106}, kg.KindSection: {165, 165, 165}, kg.KindTask: {46, 117, 182}, kg.KindAgency: {192, 0, 0},
	kg.KindRegion: {84, 130, 53}, kg.KindFunctionalRegion: {146, 208, 80}, kg.KindPlatform: {237, 125, 49}, kg.KindOrganization: {127, 96, 0},
	kg.KindPolicy: {112, 48, 160}, kg.KindEvent: {0, 176, 240}, kg.KindIndustry: {0, 128, 128}, kg.KindTarget: {255, 192, 0},
	kg.KindDeadline: {255, 102, 153},
}

func colourOf(k kg.EntityKind) colour {
	if c, ok := kindColours[k]; ok {
		return c
	}
	return colour{128, 128, 128}
}
