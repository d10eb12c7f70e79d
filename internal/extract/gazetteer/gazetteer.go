// Package gazetteer is the immutable dictionary of names that are known before a document is read: administrative divisions, bodies
// of government and party, functional regions, organizations.
package gazetteer

import "policygraph/internal/kg"

// Level is the rank of an administrative division or of the government that a body belongs to.
type Level uint8

// The levels, highest first.
const (
	NoLevel    Level = iota
	National         // 国家
	Province         // 省、自治区、直辖市
	Prefecture       // 地级市、自治州、盟、地区
	County           // 县、县级市、市辖区、旗
	Town             // 乡、镇、街道
)

// Region is an administrative division by GB/T 2260 (codes of six digits; towns have nine).
type Region struct {
	Code   string
	Name   string   // 安吉县
	Short  string   // 安吉; equal to Name where dropping the suffix would leave one character
	Abbrs  []string // one-character abbreviations: 湖, 苏
	Level  Level
	Parent string // code of the division above; "100000" is the country's
	From   string // first day, "" for before the table begins; ISO 8601
	To     string // last day, "" while it stands
}

// Form says how an entry is written.
type Form uint8

// The forms of a name.
const (
	Full         Form = iota // 安吉县
	Short                    // 安吉
	Abbreviation             // 湖: one character, only in compounds
	Alias                    // any other accepted name
)

// Entry is a meaning of a surface form. For agencies Key is the id of the body in the table of bodies, and the surface is the part
// after the place and level (科技局); package resolve adds those.
type Entry struct {
	Kind kg.EntityKind
	Key  string
	Name string
	Form Form
}

// Hit is a place in a text where a name of the dictionary stands, with everything it may mean.
type Hit struct {
	Span    kg.Span
	Entries []Entry
}
