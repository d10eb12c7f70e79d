package gazetteer

import "strings"

// Body is a row of the table of bodies: a function of government or party that every level has in its own form.
//
// A form is the name after the place: 科学技术局 stands for 湖州市科学技术局. In a form that needs the place elsewhere ~ stands for its
// full name and ^ for its short one: 中共~委组织部, ^海关.
type Body struct {
	ID        string   // 科学技术
	Kind      string   // a resolve.AgencyKind
	National  []string // full name first, then others that only the national body has: 财政部
	Province  []string // usual form first: 科学技术厅
	City      []string
	County    []string
	Other     []string // official forms of some places: 教育委员会 in the four municipalities
	Aliases   []string // short forms at any level: 科技局, 科委
	Words     []string // bare words which stand for the body where print is damaged: 科技
	From, To  string   // while it exists under this name; "" for open
	Successor string   // ID of the body that took it over
}

// Forms lists the official forms at a level, usual one first; nil where the level has none.
func (b Body) Forms(l Level) []string {
	switch l {
	case National:
		return b.National
	case Province:
		return b.Province
	case Prefecture:
		return b.City
	case County, Town:
		return b.County
	}
	return nil
}

// Tail is what stands behind 湖州市 or 市 when a body is named by a form: "委组织部" for 中共~委组织部, the form itself where it has no
// mark for the place. A form with words of its own before the place (国家税务总局~税务局) has no tail.
func Tail(form string) string {
	i := strings.IndexAny(form, "~^")
	if i < 0 {
		return form
	}
	if head := form[:i]; head != "" && head != "中共" {
		return ""
	}
	return form[strings.LastIndexAny(form, "~^")+1:]
}

// Organization is a row of the table of organizations: a university, an exchange, a body of the United Nations.
type Organization struct {
	Name, Type string
	Aliases    []string
	Region     string // code of its seat where it is certain; ""
}

// FunctionalRegion is a named area that is no administrative division.
type FunctionalRegion struct {
	Key, Name string
	Aliases   []string
	Members   []string // codes of the divisions that belong to it, where that is certain
}
