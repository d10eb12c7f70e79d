package kg

import "slices"

// EntityKind says what a thing is.
type EntityKind string

// The kinds of entity. The Chinese term is the one that plans use.
const (
	KindDocument         EntityKind = "DOCUMENT"          // 文件: a plan, or a seed table
	KindSection          EntityKind = "SECTION"           // 章节: a heading of the numbering hierarchy
	KindTask             EntityKind = "TASK"              // 任务: the smallest unit of work that somebody answers for
	KindAgency           EntityKind = "AGENCY"            // 单位: a party or government body, or a class of them (各区县)
	KindRegion           EntityKind = "REGION"            // 行政区划: GB/T 2260, and towns
	KindFunctionalRegion EntityKind = "FUNCTIONAL_REGION" // 功能区域: 长三角, 环太湖
	KindPlatform         EntityKind = "PLATFORM"          // 平台: a named carrier of work
	KindOrganization     EntityKind = "ORGANIZATION"      // 机构: universities, companies, associations, UN bodies
	KindPolicy           EntityKind = "POLICY"            // 政策: documents, plans, schemes, agreements, programmes
	KindEvent            EntityKind = "EVENT"             // 活动: named congresses, forums, games
	KindIndustry         EntityKind = "INDUSTRY"          // 产业
	KindTarget           EntityKind = "TARGET"            // 指标: an indicator with a value
	KindDeadline         EntityKind = "DEADLINE"          // 时限: the date by which something is due
)

// EntityKinds lists every kind in the order in which people are shown them.
var EntityKinds = []EntityKind{
	KindDocument, KindSection, KindTask, KindAgency, KindRegion, KindFunctionalRegion, KindPlatform,
	KindOrganization, KindPolicy, KindEvent, KindIndustry, KindTarget, KindDeadline,
}

// Valid tells whether k is one of EntityKinds.
func (k EntityKind) Valid() bool { return slices.Contains(EntityKinds, k) }

// Predicate says what a statement claims. It reads from subject to object: (agency) LEADS (task).
type Predicate string

// The predicates. Joins says which kinds each may connect.
const (
	HasSection     Predicate = "HAS_SECTION"     // document -> section, every one of its sections
	HasTask        Predicate = "HAS_TASK"        // document -> task
	PartOf         Predicate = "PART_OF"         // section -> section, task -> section, region -> region, region -> functional region
	Issued         Predicate = "ISSUED"          // agency -> document (发布)
	Leads          Predicate = "LEADS"           // agency -> task (牵头)
	ResponsibleFor Predicate = "RESPONSIBLE_FOR" // agency -> task (负责)
	Supports       Predicate = "SUPPORTS"        // agency -> task (配合)
	Implements     Predicate = "IMPLEMENTS"      // agency -> task (具体实施)
	AgencyOf       Predicate = "AGENCY_OF"       // agency -> region: it governs there or is a body of that government
	Involves       Predicate = "INVOLVES"        // document, section or task -> thing that its text names (涉及)
	LocatedIn      Predicate = "LOCATED_IN"      // platform or organization -> region (位于)
	Manages        Predicate = "MANAGES"         // agency -> platform (管理)
	PartnersWith   Predicate = "PARTNERS_WITH"   // region -> region outside of it that its plan works with (合作)
	Cites          Predicate = "CITES"           // document, section or task -> policy (引用)
	BasedOn        Predicate = "BASED_ON"        // document -> policy (依据)
	Amends         Predicate = "AMENDS"          // document -> policy (修订)
	Repeals        Predicate = "REPEALS"         // document -> policy (废止)
	HasTarget      Predicate = "HAS_TARGET"      // document, section or task -> target
	Due            Predicate = "DUE"             // task -> deadline
	TextOf         Predicate = "TEXT_OF"         // document -> policy that it is the text of (正文)
	SameAs         Predicate = "SAME_AS"         // policy by its title -> the same policy by its number (同一文件)
)

var textual = []EntityKind{KindDocument, KindSection, KindTask}

// joins tells which kinds a predicate may connect; what it does not list does not exist.
var joins = []struct {
	predicate        Predicate
	subjects, object []EntityKind
}{
	{HasSection, []EntityKind{KindDocument}, []EntityKind{KindSection}},
	{HasTask, []EntityKind{KindDocument}, []EntityKind{KindTask}},
	{PartOf, []EntityKind{KindSection, KindTask}, []EntityKind{KindSection}},
	{PartOf, []EntityKind{KindRegion}, []EntityKind{KindRegion, KindFunctionalRegion}},
	{Issued, []EntityKind{KindAgency}, []EntityKind{KindDocument}},
	{Leads, []EntityKind{KindAgency, KindOrganization}, []EntityKind{KindTask}},
	{ResponsibleFor, []EntityKind{KindAgency, KindOrganization}, []EntityKind{KindTask}},
	{Supports, []EntityKind{KindAgency, KindOrganization}, []EntityKind{KindTask}},
	{Implements, []EntityKind{KindAgency, KindOrganization}, []EntityKind{KindTask}},
	{AgencyOf, []EntityKind{KindAgency}, []EntityKind{KindRegion}},
	{Involves, textual, []EntityKind{KindRegion, KindFunctionalRegion, KindPlatform, KindOrganization, KindEvent, KindIndustry}},
	{LocatedIn, []EntityKind{KindPlatform, KindOrganization}, []EntityKind{KindRegion}},
	{Manages, []EntityKind{KindAgency}, []EntityKind{KindPlatform}},
	{PartnersWith, []EntityKind{KindRegion}, []EntityKind{KindRegion}},
	{Cites, textual, []EntityKind{KindPolicy}},
	{BasedOn, []EntityKind{KindDocument}, []EntityKind{KindPolicy}},
	{Amends, []EntityKind{KindDocument}, []EntityKind{KindPolicy}},
	{Repeals, []EntityKind{KindDocument}, []EntityKind{KindPolicy}},
	{HasTarget, textual, []EntityKind{KindTarget}},
	{Due, []EntityKind{KindTask}, []EntityKind{KindDeadline}},
	{TextOf, []EntityKind{KindDocument}, []EntityKind{KindPolicy}},
	{SameAs, []EntityKind{KindPolicy}, []EntityKind{KindPolicy}},
}

// Predicates lists every predicate once, in the order above.
var Predicates = func() (all []Predicate) {
	for _, j := range joins {
		if !slices.Contains(all, j.predicate) {
			all = append(all, j.predicate)
		}
	}
	return all
}()

// Roles are the predicates by which an agency answers for a task, most binding first.
var Roles = []Predicate{Leads, ResponsibleFor, Supports, Implements}

// Citing are the predicates by which a text speaks of a policy: it names it, rests on it, changes it, puts it out of force.
var Citing = []Predicate{Cites, BasedOn, Amends, Repeals}

// Valid tells whether p is one of Predicates.
func (p Predicate) Valid() bool { return slices.Contains(Predicates, p) }

// Joins tells whether p may connect a subject of one kind with an object of another.
func (p Predicate) Joins(subject, object EntityKind) bool {
	for _, j := range joins {
		if j.predicate == p && slices.Contains(j.subjects, subject) && slices.Contains(j.object, object) {
			return true
		}
	}
	return false
}

// Origin says how a document came to assert a statement.
type Origin string

// The origins. Only Explicit is what the document says in so many words at that place.
const (
	Explicit  Origin = "EXPLICIT"  // as written
	Inherited Origin = "INHERITED" // from a heading, a merged cell, or a rule said once for many items
	Expanded  Origin = "EXPANDED"  // a member of a class that was named (各区县)
	Repaired  Origin = "REPAIRED"  // as written once damage of the print was mended; the quote stays as printed
	Inferred  Origin = "INFERRED"  // concluded from other statements, such as a platform's place from who leads it
	Curated   Origin = "CURATED"   // by a person
)

// Origins lists every origin.
var Origins = []Origin{Explicit, Inherited, Expanded, Repaired, Inferred, Curated}
