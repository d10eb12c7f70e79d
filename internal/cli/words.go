package cli

import "policygraph/internal/kg"

// predicateWords say a predicate as plans do, read from subject to object.
var predicateWords = map[kg.Predicate]string{
	kg.HasSection: "含章节", kg.HasTask: "含任务", kg.PartOf: "属于", kg.Issued: "发布", kg.Leads: "牵头", kg.ResponsibleFor: "负责",
	kg.Supports: "配合", kg.Implements: "实施", kg.AgencyOf: "所属地区", kg.Involves: "涉及", kg.LocatedIn: "位于", kg.Manages: "管理",
	kg.PartnersWith: "合作", kg.Cites: "引用", kg.BasedOn: "依据", kg.Amends: "修订", kg.Repeals: "废止", kg.HasTarget: "设有指标", kg.Due: "时限",
	kg.TextOf: "即政策", kg.SameAs: "同一文件",
}

// inverseWords say a predicate from object to subject.
var inverseWords = map[kg.Predicate]string{
	kg.HasSection: "所在文件", kg.HasTask: "所在文件", kg.PartOf: "下辖", kg.Issued: "发布单位", kg.Leads: "牵头单位", kg.ResponsibleFor: "负责单位",
	kg.Supports: "配合单位", kg.Implements: "实施单位", kg.AgencyOf: "单位", kg.Involves: "见于", kg.LocatedIn: "境内", kg.Manages: "管理单位",
	kg.PartnersWith: "合作方", kg.Cites: "引用者", kg.BasedOn: "以之为据", kg.Amends: "修订者", kg.Repeals: "废止者", kg.HasTarget: "提出者", kg.Due: "到期任务",
	kg.TextOf: "对应文件", kg.SameAs: "同一文件",
}

// kindWords say what a thing is.
var kindWords = map[kg.EntityKind]string{
	kg.KindDocument: "文件", kg.KindSection: "章节", kg.KindTask: "任务", kg.KindAgency: "单位", kg.KindRegion: "行政区划",
	kg.KindFunctionalRegion: "功能区域", kg.KindPlatform: "平台", kg.KindOrganization: "机构", kg.KindPolicy: "政策", kg.KindEvent: "活动",
	kg.KindIndustry: "产业", kg.KindTarget: "指标", kg.KindDeadline: "时限",
}

// originWords say how a document came to assert something; what it says in so many words needs none.
var originWords = map[kg.Origin]string{
	kg.Inherited: "承前", kg.Expanded: "展开", kg.Repaired: "修复", kg.Inferred: "推断", kg.Curated: "人工",
}

// roleOf reads a role as a person types it: LEADS, leads, 牵头.
func roleOf(s string) (kg.Predicate, bool) {
	for _, p := range kg.Roles {
		if predicateWords[p] == s || equalFold(string(p), s) {
			return p, true
		}
	}
	return "", false
}

func word[K ~string](words map[K]string, key K) string {
	if w, ok := words[key]; ok {
		return w
	}
	return string(key)
}
