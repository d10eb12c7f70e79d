package extract

import (
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/mention"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/relate"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/kg"
)

// findings is what the stages found in one document, before it is put together.
type findings struct {
	body      document.Body
	tree      outline.Tree
	tasks     []relate.Task
	mentions  []mention.Mention
	deadlines []mention.Deadline
	targets   []mention.Target
}

// assembler puts findings together: each mention, date and target goes to the task whose text holds it, else to its section.
type assembler struct {
	findings
	dict     *gazetteer.Dictionary
	docKey   string
	year     int      // of the document, 0 where it is not known
	sections []string // the id of each section
}

func (a *assembler) assemble() (sections []Section, tasks []Task, targets []Target, mentions []Mention) {
	sections, tasks, targets, mentions = a.outline(), make([]Task, 0, len(a.tasks)), []Target{}, []Mention{}
	taken := map[string]int{}
	for _, t := range a.tasks {
		tasks = append(tasks, a.task(t, taken))
	}
	loose := map[*string][]Mention{}
	refs := make([]*string, len(sections)+1)
	for i := range sections {
		refs[i+1] = &sections[i].ID
	}
	for _, m := range a.mentions {
		if t := a.taskAt(m.Span); t >= 0 {
			if !touchesStatement(a.tasks[t], m.Span) || m.Kind == kg.KindRegion && a.scoped(a.tasks[t], m.Span) {
				list := tasks[t].list(m.Kind)
				*list = gather(*list, a.mention(m))
			}
		} else if a.tree.Body.Contains(m.Span) {
			section := refs[a.sectionAt(m.Span.Start)+1]
			found := a.mention(m)
			found.Section = section
			loose[section] = gather(loose[section], found)
		}
	}
	for _, section := range refs {
		mentions = append(mentions, loose[section]...)
	}
	a.dates(tasks)
	for _, t := range a.targets {
		found := a.target(t)
		if i := a.taskAt(t.Span); i >= 0 {
			tasks[i].Targets = append(tasks[i].Targets, found)
		} else if a.tree.Body.Contains(t.Span) {
			found.Section = refs[a.sectionAt(t.Span.Start)+1]
			targets = append(targets, found)
		}
	}
	for i := range tasks {
		a.places(&tasks[i])
	}
	return sections, tasks, targets, mentions
}

// outline names each section by its place among its siblings: "2/1" is the first under the second.
func (a *assembler) outline() []Section {
	sections := make([]Section, len(a.tree.Sections))
	children := map[int]int{}
	paths := make([]string, len(a.tree.Sections))
	a.sections = make([]string, len(a.tree.Sections))
	for i, s := range a.tree.Sections {
		children[s.Parent]++
		paths[i] = fmt.Sprint(children[s.Parent])
		var parent *string
		if s.Parent >= 0 {
			paths[i] = paths[s.Parent] + "." + paths[i]
			parent = &a.sections[s.Parent]
		}
		a.sections[i] = kg.Ref(kg.KindSection, a.docKey+"/"+paths[i])
		sections[i] = Section{
			ID: a.sections[i], Level: s.Level, Ordinal: optional(s.Ordinal), OrdinalInText: s.OrdinalInText,
			Title: a.line(s.Title), Parent: parent, Span: s.Span, Extent: s.Extent,
		}
	}
	return sections
}

// line is the text of a span as one line: a heading may be wrapped.
func (a *assembler) line(s kg.Span) string {
	return lineBreaks.Replace(a.body.Text.Slice(s))
}

var lineBreaks = strings.NewReplacer("\r", "", "\n", "")

// sectionAt is the innermost section that holds the code point, -1 for none.
func (a *assembler) sectionAt(at int) int {
	found := -1
	for i, s := range a.tree.Sections {
		if s.Extent.Start <= at && at < s.Extent.End {
			found = i
		}
	}
	return found
}

// taskAt is the task whose text holds the span, -1 for none. Tasks are in text order and do not overlap.
func (a *assembler) taskAt(s kg.Span) int {
	i, found := slices.BinarySearchFunc(a.tasks, s.Start, func(t relate.Task, at int) int { return t.Span.Start - at })
	if !found {
		i--
	}
	if i >= 0 && a.tasks[i].Span.Contains(s) {
		return i
	}
	return -1
}

// touchesStatement tells whether the span reaches into a responsibility statement: a county that answers for a task is not named by
// its text, and a name that runs on into a statement whose bracket was lost is none.
func touchesStatement(t relate.Task, s kg.Span) bool {
	return slices.ContainsFunc(t.Duties, func(d relate.Duty) bool { return d.Statement.Overlaps(s) })
}

// scoped tells whether the span stands in that part of a statement which says where the task holds: （A负责；适用范围：P1、P2）.
func (a *assembler) scoped(t relate.Task, s kg.Span) bool {
	return slices.ContainsFunc(t.Duties, func(d relate.Duty) bool {
		if !d.Statement.Contains(s) || d.Raw.Overlaps(s) {
			return false
		}
		before := a.body.Text.Slice(kg.Span{Start: d.Statement.Start, End: s.Start})
		for _, label := range scopeLabels {
			if i := strings.LastIndex(before, label); i >= 0 && !strings.ContainsAny(before[i+len(label):], ";；。") {
				return true
			}
		}
		return false
	})
}

// scopeLabels open the part of a statement that names places.
var scopeLabels = []string{"适用范围", "推广范围", "实施范围", "试点范围", "适用地区", "实施地区", "试点地区"}

// task keys a task by its section and number, or by its place in the section where it has no number; a key that is taken gets a suffix.
func (a *assembler) task(t relate.Task, taken map[string]int) Task {
	key := a.docKey
	var section *string
	if t.Section >= 0 {
		section = &a.sections[t.Section]
		_, key, _ = kg.ParseRef(*section)
	}
	if t.Number != "" {
		key += "/" + t.Number
	} else {
		key += "/-"
	}
	if taken[key]++; taken[key] > 1 || t.Number == "" {
		key = fmt.Sprintf("%s%d", key, taken[key])
	}
	text := a.body.Text
	task := Task{
		ID: kg.Ref(kg.KindTask, key), Section: section, Number: optional(t.Number), NumberInText: optional(text.Slice(t.Marker)),
		Title: a.line(t.Title), TitleSpan: t.Title, Span: t.Span, Responsibilities: []Responsibility{}, Deadlines: []Deadline{}, Dates: []Deadline{}, Targets: []Target{},
	}
	for _, list := range task.mentions() {
		*list = []Mention{}
	}
	for _, d := range t.Duties {
		task.Responsibilities = append(task.Responsibilities, Responsibility{
			Role: roleOf(d.Role), Agency: a.agency(d.Agency), Raw: text.Slice(d.Raw),
			Span: d.Raw, Clause: d.Clause, Statement: d.Statement, Group: d.Group, Order: d.Order, OpenEnded: d.OpenEnded, Generic: d.Agency.Generic,
			Origin: d.Origin, Rule: d.Rule,
		})
	}
	return task
}

func (a *assembler) agency(g resolve.Agency) Agency {
	return Agency{
		ID: kg.Ref(g.EntityKind(), g.Key), Name: g.Name, Kind: string(g.Kind), Region: a.regionRef(g.Region), Reason: g.Reason,
		Candidates: g.Candidates, Members: gazetteer.LevelName(g.Members), From: g.From, To: g.To, Successor: g.Successor,
	}
}

func (a *assembler) regionRef(code string) *RegionRef {
	r, ok := a.dict.Region(code)
	if !ok {
		return nil
	}
	return &RegionRef{Name: r.Name, Code: r.Code}
}

func (a *assembler) mention(m mention.Mention) Mention {
	found := Mention{
		ID: kg.Ref(m.Kind, m.Key), Name: m.Name, Kind: m.Type, Raw: a.body.Text.Slice(m.Span), Via: string(m.Via), Span: m.Span,
		Origin: m.Origin, Rule: m.Rule, Reason: m.Reason,
	}
	if found.Kind == "" {
		found.Kind = string(m.Kind)
	}
	switch m.Kind {
	case kg.KindRegion:
		if _, ok := a.dict.Region(m.Key); ok { // a town that no table has lacks a code
			found.Code = m.Key
		}
	case kg.KindPolicy:
		found.ID, found.Name = policy(m.Name)
	}
	for _, c := range m.Candidates {
		found.Candidates = append(found.Candidates, c.Name)
	}
	return found
}

// gather adds a mention to a list in which each thing stands once: at its first place by the fullest way of naming.
func gather(list []Mention, m Mention) []Mention {
	i := -1
	for k := range list { // a mention is large, and dear to copy
		if list[k].ID == m.ID {
			i = k
			break
		}
	}
	switch {
	case i < 0:
		if cap(list) == 0 {
			list = make([]Mention, 0, 3) // most lists have a few
		}
		return append(list, m)
	case list[i].Via != string(mention.Name) && m.Via == string(mention.Name):
		m.Others = append([]kg.Span{list[i].Span}, list[i].Others...)
		list[i] = m
	default:
		list[i].Others = append(list[i].Others, m.Span)
	}
	return list
}

// places tells where the task's platforms lie, as far as their names say, and which committee manages them.
func (a *assembler) places(t *Task) {
	for i := range t.Platforms {
		p := &t.Platforms[i]
		for _, r := range t.Regions {
			for _, at := range append([]kg.Span{r.Span}, r.Others...) {
				if p.Contains(at) && !slices.ContainsFunc(p.Places, func(x Place) bool { return x.Code == r.Code }) {
					p.Places = append(p.Places, Place{RegionRef: RegionRef{Name: r.Name, Code: r.Code}, Origin: kg.Explicit})
				}
			}
		}
		for _, d := range t.Responsibilities {
			if d.Agency.Kind == string(resolve.ManagementCommittee) && strings.Contains(kg.FoldName(d.Agency.Name), kg.FoldName(p.Name)) {
				manager := d.Agency
				p.Manager, p.ManagerSpan = &manager, d.Span
			}
		}
	}
}

func (a *assembler) deadline(d mention.Deadline) Deadline {
	return Deadline{
		Raw: a.body.Text.Slice(d.Span), Span: d.Span, Period: Period{Start: optional(d.Start), End: optional(d.End)},
		Precision: d.Precision, Modality: optional(d.Modality), Rule: d.Rule,
	}
}

func (a *assembler) target(t mention.Target) Target {
	found := Target{
		Indicator: t.Indicator, Comparator: t.Comparator, Value: t.Value, Number: t.Number, Unit: t.Unit, Modality: optional(t.Modality),
		Raw: a.body.Text.Slice(t.Span), Span: t.Span, Rule: t.Rule,
	}
	// The date of an earlier sentence may be that of something else.
	if t.Due != nil && a.body.Text.Sentence(t.Span).Contains(t.Due.Span) {
		due := a.deadline(*t.Due)
		found.Due = &Period{Text: due.Raw, Start: due.Period.Start, End: due.Period.End}
	}
	return found
}

// list is the task's list for things of that kind.
func (t *Task) list(kind kg.EntityKind) *[]Mention {
	lists := t.mentions()
	return lists[slices.Index([]kg.EntityKind{
		kg.KindRegion, kg.KindFunctionalRegion, kg.KindPlatform, kg.KindOrganization, kg.KindPolicy,
		kg.KindEvent, kg.KindIndustry,
	}, kind)]
}

func roleOf(p kg.Predicate) string {
	for role, predicate := range roles {
		if predicate == p {
			return role
		}
	}
	return ""
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
