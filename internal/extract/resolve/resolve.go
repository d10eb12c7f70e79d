// Package resolve decides which thing a name in a document means, and says why: which city's 科技局, which of four 鼓楼区, which 苏.
package resolve

import (
	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

// Context is what is known of the document as a whole.
type Context struct {
	Issuer   gazetteer.Region // whose plan it is; zero when that was not found
	National bool             // issued by a body of the state: names without prefix are national ones
	Zone     string           // the development zone whose plan it is, by its own name: 平潭综合实验区; "" for most documents
}

// AgencyKind says what sort of body answers.
type AgencyKind string

// The kinds of agency.
const (
	Government          AgencyKind = "GOVERNMENT"           // 科技局, 人民政府办公室
	Party               AgencyKind = "PARTY"                // 市委组织部
	LocalGovernment     AgencyKind = "LOCAL_GOVERNMENT"     // 安吉县 as the one who answers: 安吉县人民政府
	ManagementCommittee AgencyKind = "MANAGEMENT_COMMITTEE" // 南太湖新区管委会
	Judicial            AgencyKind = "JUDICIAL"             // 法院, 检察院
	PublicInstitution   AgencyKind = "PUBLIC_INSTITUTION"   // 轨道交通中心
	MassOrganization    AgencyKind = "MASS_ORGANIZATION"    // 总工会, 团市委, 妇联
	Company             AgencyKind = "COMPANY"              // 市城投集团
	Person              AgencyKind = "PERSON"               // a leader named as responsible
	Collective          AgencyKind = "COLLECTIVE"           // 各区县, 各有关部门: a class of bodies, resolved to none
)

// Agency is a body as resolved from its name in a responsibility statement.
type Agency struct {
	Key        string // natural key: region code, slash, name within the region ("330500/科学技术局"); "-/…" without region
	Name       string // full name: 湖州市科学技术局
	Kind       AgencyKind
	Region     string          // code of the region whose body it is; "100000" for national ones; "" unknown
	Generic    bool            // a class of bodies; Members tells which kind of region it ranges over
	Members    gazetteer.Level // of a Collective of governments (各区县 is County): the level it ranges over inside Region; else NoLevel
	Known      bool            // the body is in the table; false when it was only recognized by its form
	Repaired   bool            // the name was completed or mended (科技 for 市科技局)
	Reason     string          // why this one, for people: "市 is 湖州市, whose plan this is"
	Candidates []string        // other full names that it may mean, where the document does not decide
	From, To   string          // while bodies of this function exist under this name; "" for open
	Successor  string          // the function that took it over: 农业农村
	zone       string          // the zone whose body it is, where it is not the committee itself
}

// EntityKind is AGENCY, or ORGANIZATION for a company.
func (a Agency) EntityKind() kg.EntityKind {
	if a.Kind == Company {
		return kg.KindOrganization
	}
	return kg.KindAgency
}
