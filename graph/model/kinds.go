package model

import "strconv"

// The kinds of entity. What a kind has of its own and needs no store for is a method; the rest is in the resolvers.
type (
	// Agency is a 单位.
	Agency struct{ Thing }
	// Region is a 行政区划.
	Region struct{ Thing }
	// FunctionalRegion is a 功能区域.
	FunctionalRegion struct{ Thing }
	// Platform is a 平台.
	Platform struct{ Thing }
	// Organization is a 机构.
	Organization struct{ Thing }
	// Policy is a 政策.
	Policy struct{ Thing }
	// Event is a 活动.
	Event struct{ Thing }
	// Industry is a 产业.
	Industry struct{ Thing }
	// Target is a 指标.
	Target struct{ Thing }
	// Deadline is a 时限.
	Deadline struct{ Thing }
	// Task is a 任务.
	Task struct{ Thing }
	// Section is a 章节.
	Section struct{ Thing }
	// Document is a 文件.
	Document struct{ Thing }
)

// number reads a stored whole number.
func (t Thing) number(name string) *int {
	if n, err := strconv.Atoi(t.record.Props.Get(name)); err == nil {
		return &n
	}
	return nil
}

// modalityOf is how firm something is, nil where that is not known.
func modalityOf(stored string) *Modality {
	if m := Modality(stored); m.IsValid() {
		return &m
	}
	return nil
}

func (t Thing) level(name string) *RegionLevel {
	if l := RegionLevel(t.record.Props.Get(name)); l.IsValid() {
		return &l
	}
	return nil
}

func valueOr[T any](p *T, none T) T {
	if p == nil {
		return none
	}
	return *p
}

// Title is the task's name.
func (t Task) Title() string { return t.record.Name }

// Text is the task's text.
func (t Task) Text() string { return t.record.Props.Get("text") }

// Number is the restored number.
func (t Task) Number() *string { return t.text("number") }

// NumberInText is the number as printed.
func (t Task) NumberInText() *string { return t.text("numberInText") }

// Order is the place in the document.
func (t Task) Order() int { return valueOr(t.number("order"), 0) }

// Start is the first offset.
func (t Task) Start() *int { return t.number("start") }

// End is the offset after the last character.
func (t Task) End() *int { return t.number("end") }

// Ordinal is the heading's number as printed.
func (s Section) Ordinal() *string { return s.text("ordinal") }

// Level is the heading's level.
func (s Section) Level() int { return valueOr(s.number("level"), 1) }

// Start is the first offset of the heading.
func (s Section) Start() *int { return s.number("start") }

// End is the offset after the heading.
func (s Section) End() *int { return s.number("end") }

// Title is the document's title.
func (d Document) Title() string {
	return valueOr(d.text("title"), d.record.Name)
}

// Number is the 发文字号.
func (d Document) Number() *string { return d.text("number") }

// Issuer is the name of the issuing body.
func (d Document) Issuer() *string { return d.text("issuer") }

// Published is the date of publication.
func (d Document) Published() *string { return d.text("published") }

// Written is the date of writing.
func (d Document) Written() *string { return d.text("written") }

// URI is the name under which it was ingested.
func (d Document) URI() string { return d.record.Props.Get("uri") }

// Period is the years that the plan is for.
func (d Document) Period() *Period {
	p := Period{Text: d.record.Props.Get("periodText"), Start: d.text("periodStart"), End: d.text("periodEnd")}
	if p.Text == "" && p.Start == nil && p.End == nil {
		return nil
	}
	return &p
}

// Code is the code of GB/T 2260.
func (r Region) Code() string { return r.record.Key }

// Level is the administrative level.
func (r Region) Level() *RegionLevel { return r.level("level") }

// Type is the sort of body.
func (a Agency) Type() *string { return a.text("type") }

// Members is the level of the regions that a collective speaks for.
func (a Agency) Members() *RegionLevel { return a.level("members") }

// Type is the sort of platform.
func (p Platform) Type() *string { return p.text("type") }

// Type is the sort of organization.
func (o Organization) Type() *string { return o.text("type") }

// Indicator is what is measured.
func (t Target) Indicator() string { return valueOr(t.text("indicator"), t.record.Name) }

// Comparator is how the value binds.
func (t Target) Comparator() string { return valueOr(t.text("comparator"), "NONE") }

// Value is the value as printed.
func (t Target) Value() string { return t.record.Props.Get("value") }

// Number is the value as a number.
func (t Target) Number() *float64 {
	if n, err := strconv.ParseFloat(t.record.Props.Get("number"), 64); err == nil {
		return &n
	}
	return nil
}

// Unit is the unit.
func (t Target) Unit() string { return t.record.Props.Get("unit") }

// Modality is how firm its plan says it is.
func (t Target) Modality() *Modality { return modalityOf(t.record.Props.Get("modality")) }

// DueText is by when, as printed.
func (t Target) DueText() *string { return t.text("dueText") }

// Due is the last day of that.
func (t Target) Due() *string { return t.text("dueEnd") }

// Raw is the words of the document.
func (t Target) Raw() string { return t.record.Props.Get("raw") }

// Period is the stretch of time that it ends.
func (d Deadline) Period() Period {
	return Period{Text: valueOr(d.text("raw"), d.record.Name), Start: d.text("start"), End: d.text("end")}
}

// Precision is how exact it is.
func (d Deadline) Precision() string { return d.record.Props.Get("precision") }
