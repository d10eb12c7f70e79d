// Package extract composes the stages that turn a document into what it asserts: tasks, who answers for them, and what they name.
package extract

import "policygraph/internal/kg"

// Result is what was found in one document, in the shape that `policygraph extract --json` prints. Offsets count code points of Text.
// What the document does not say is null or absent, never guessed.
type Result struct {
	File        string        `json:"file"`
	Document    Document      `json:"document"`
	Text        string        `json:"text"`
	Sections    []Section     `json:"sections"`
	Tasks       []Task        `json:"tasks"`
	Targets     []Target      `json:"targets"`  // outside tasks
	Mentions    []Mention     `json:"mentions"` // outside tasks
	Diagnostics []Diagnostic  `json:"diagnostics"`
	Places      []SourcePlace `json:"places,omitempty"` // of runs of the text in the source file, in order, where it has pages or cells
}

// SourcePlace is where in the source file a run of the text stands.
type SourcePlace struct {
	kg.Span
	kg.Place
}

// Document is what the letterhead, the title and the portal's table say of the document as a whole.
type Document struct {
	Title        string     `json:"title"`
	Issuer       *string    `json:"issuer"`
	IssuerRegion *RegionRef `json:"issuerRegion"`
	Number       *string    `json:"number"`      // 发文字号
	Written      *string    `json:"written"`     // 成文日期
	Published    *string    `json:"published"`   // 发布日期
	IndexNumber  *string    `json:"indexNumber"` // 索引号
	Period       *Period    `json:"period"`      // of the plan
	Basis        []string   `json:"basis"`       // documents that it says it rests on
	Agency       *Agency    `json:"agency"`      // the issuer as resolved
	IssuerSpan   kg.Span    `json:"issuerSpan"`
	Citations    []Citation `json:"citations"` // of other documents by this one as a whole
	TextOf       []Name     `json:"textOf"`    // the policies that it is the text of
}

// Name is a name by which a document may be cited, as a policy.
type Name struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Via  string `json:"via"` // NAME, NUMBER, CARRIED (what a notice issues), ABBREVIATION (without issuer, years or 试行)
	Rule string `json:"rule"`
	kg.Span
}

// Citation is what the document as a whole says of another: that it rests on it, amends it, repeals it.
type Citation struct {
	Predicate  kg.Predicate `json:"predicate"` // BASED_ON, AMENDS, REPEALS
	Name       string       `json:"name"`
	Number     string       `json:"number,omitempty"`    // in brackets behind the title
	NumberSpan kg.Span      `json:"numberSpan,omitzero"` // of the title with it
	Rule       string       `json:"rule"`
	kg.Span
}

// RegionRef names an administrative division.
type RegionRef struct {
	Name string `json:"name"`
	Code string `json:"code"`
}

// Place is where a platform lies, and how that is known.
type Place struct {
	RegionRef
	Origin kg.Origin `json:"origin"` // EXPLICIT: its name says so; INFERRED: from who leads it
}

// Period is a stretch of time as printed; Start and End are ISO 8601 days, null where the text does not tell.
type Period struct {
	Text  string  `json:"text,omitempty"`
	Start *string `json:"start"`
	End   *string `json:"end"`
}

// Section is a heading.
type Section struct {
	ID            string  `json:"id"`
	Level         int     `json:"level"`
	Ordinal       *string `json:"ordinal"`
	OrdinalInText bool    `json:"ordinalInText"`
	Title         string  `json:"title"`
	Parent        *string `json:"parent"`
	kg.Span
	Extent kg.Span `json:"extent"`
}

// Task is an item of work.
type Task struct {
	ID           string  `json:"id"`
	Section      *string `json:"section"`
	Number       *string `json:"number"`       // restored where it was masked
	NumberInText *string `json:"numberInText"` // as printed
	Title        string  `json:"title"`
	TitleSpan    kg.Span `json:"titleSpan"`
	kg.Span
	Responsibilities  []Responsibility `json:"responsibilities"`
	Regions           []Mention        `json:"regions"`
	FunctionalRegions []Mention        `json:"functionalRegions"`
	Platforms         []Mention        `json:"platforms"`
	Organizations     []Mention        `json:"organizations"`
	Policies          []Mention        `json:"policies"`
	Events            []Mention        `json:"events"`
	Industries        []Mention        `json:"industries"`
	Deadlines         []Deadline       `json:"deadlines"` // of each clause the date that binds it
	Dates             []Deadline       `json:"dates"`     // the other dates that the task names: milestones, dates of what it aims at
	Targets           []Target         `json:"targets"`
}

// Responsibility is one party's part in a task.
type Responsibility struct {
	Role   string `json:"role"` // LEAD, RESPONSIBLE, SUPPORT, IMPLEMENT
	Agency Agency `json:"agency"`
	Raw    string `json:"raw"`
	kg.Span
	Clause    kg.Span   `json:"clause"`
	Statement kg.Span   `json:"statement"`
	Group     int       `json:"group"`
	Order     int       `json:"order"`
	OpenEnded bool      `json:"openEnded"`
	Generic   bool      `json:"generic"`
	Origin    kg.Origin `json:"origin"`
	Rule      string    `json:"rule"`
}

// Agency is the body that a responsibility resolved to.
type Agency struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	Kind       string     `json:"kind"`
	Region     *RegionRef `json:"region"`
	Reason     string     `json:"reason,omitempty"`
	Candidates []string   `json:"candidates,omitempty"`
	From       string     `json:"from,omitempty"` // of a body that came or went with a reform: the days
	To         string     `json:"to,omitempty"`
	Successor  string     `json:"successor,omitempty"` // the function that took it over
	Members    string     `json:"members,omitempty"`   // of a class of governments: the level it ranges over, as in a region's props
}

// Mention is a thing that the text names; the first place that names it, and the others.
type Mention struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Kind string `json:"kind"`           // subtype where there is one (LABORATORY), else the kind of entity
	Code string `json:"code,omitempty"` // of an administrative division
	Raw  string `json:"raw"`
	Via  string `json:"via"` // NAME, ABBREVIATION, IN_NAME
	kg.Span
	Others      []kg.Span `json:"others,omitempty"` // further places in the same task or section
	Origin      kg.Origin `json:"origin"`
	Rule        string    `json:"rule"`
	Places      []Place   `json:"places,omitempty"`  // of a platform, where its name or the text tells
	Manager     *Agency   `json:"manager,omitempty"` // of a platform: its management committee, where one is named
	ManagerSpan kg.Span   `json:"managerSpan,omitzero"`
	Reason      string    `json:"reason,omitempty"`     // why it was resolved so
	Candidates  []string  `json:"candidates,omitempty"` // what else it may mean, where the document does not decide
	Section     *string   `json:"section,omitempty"`    // of a mention outside tasks
}

// Deadline is a date by which something is due.
type Deadline struct {
	Raw string `json:"raw"`
	kg.Span
	Period    Period  `json:"period"`
	Precision string  `json:"precision"` // DAY, MONTH, QUARTER, YEAR, PLAN
	Modality  *string `json:"modality"`  // MANDATORY, EXPECTED, STRIVE; null where the words do not tell
	Rule      string  `json:"rule"`
}

// Target is an indicator with a value, even a masked one.
type Target struct {
	Indicator  string   `json:"indicator"`
	Comparator string   `json:"comparator"` // AT_LEAST, AT_MOST, MORE_THAN, EQUAL, REACH, GROWTH, MULTIPLY, CUMULATIVE, NONE
	Value      string   `json:"value"`      // as printed
	Number     *float64 `json:"number"`     // null where digits are masked
	Unit       string   `json:"unit"`
	Due        *Period  `json:"due"`
	Modality   *string  `json:"modality"` // MANDATORY (约束性), EXPECTED (预期性), STRIVE (力争); null where the text says none of these
	Raw        string   `json:"raw"`
	kg.Span
	Section *string `json:"section,omitempty"`
	Rule    string  `json:"rule"`
}

// Diagnostic is a warning: what was repaired, doubted or left out, and where.
type Diagnostic struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	kg.Span
}

// roles maps the contract's words to predicates.
var roles = map[string]kg.Predicate{"LEAD": kg.Leads, "RESPONSIBLE": kg.ResponsibleFor, "SUPPORT": kg.Supports, "IMPLEMENT": kg.Implements}

// mentions are the task's lists of named things.
func (t *Task) mentions() []*[]Mention {
	return []*[]Mention{&t.Regions, &t.FunctionalRegions, &t.Platforms, &t.Organizations, &t.Policies, &t.Events, &t.Industries}
}

// label is the title, or the number of a task without one.
func (t *Task) label() string {
	switch {
	case t.Title != "":
		return t.Title
	case t.Number != nil:
		return *t.Number
	}
	return t.ID
}
