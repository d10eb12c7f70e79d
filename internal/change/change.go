// Package change tells in which statements two readings of the same document differ.
package change

import (
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// Statement is one thing that a reading says of a document.
type Statement struct {
	Kind  string `json:"kind"`           // document, section, task, duty, mention, deadline, date, target
	Task  string `json:"task,omitempty"` // whose it is
	Name  string `json:"name"`           // what it is about: with Kind and Task, what makes it the same statement in both readings
	Value string `json:"value"`          // what is said of it
}

// Change is a statement of which the two readings say different things.
type Change struct {
	Statement
	Before string `json:"before"`
}

// Diff is how two readings of a document differ. Statements are in the order in which the readings give them.
type Diff struct {
	File    string      `json:"file"`
	Added   []Statement `json:"added"`
	Removed []Statement `json:"removed"`
	Changed []Change    `json:"changed"`
}

// Same tells whether the readings say the same.
func (d Diff) Same() bool { return len(d.Added)+len(d.Removed)+len(d.Changed) == 0 }

// Between compares what an earlier reading said with what a later one says.
func Between(file string, before, after []Statement) Diff {
	d := Diff{File: file, Added: []Statement{}, Removed: []Statement{}, Changed: []Change{}}
	type identity struct{ kind, task, name string }
	of := func(s Statement) identity { return identity{s.Kind, s.Task, s.Name} }
	old := map[identity][]Statement{}
	for _, s := range before {
		old[of(s)] = append(old[of(s)], s)
	}
	var unmatched []Statement
	for _, s := range after { // what is said alike first, so that a repeated name is not taken for a change
		i := slices.Index(old[of(s)], s)
		if i < 0 {
			unmatched = append(unmatched, s)
			continue
		}
		old[of(s)] = slices.Delete(old[of(s)], i, i+1)
	}
	for _, s := range unmatched {
		if same := old[of(s)]; len(same) > 0 {
			d.Changed = append(d.Changed, Change{Statement: s, Before: same[0].Value})
			old[of(s)] = same[1:]
			continue
		}
		d.Added = append(d.Added, s)
	}
	for _, s := range before {
		if slices.Contains(old[of(s)], s) {
			d.Removed = append(d.Removed, s)
			old[of(s)] = slices.DeleteFunc(old[of(s)], func(x Statement) bool { return x == s })
		}
	}
	return d
}

// Statements lists what a reading says. Offsets and rules are not part of it: what counts is what is said of what.
func Statements(r extract.Result) []Statement {
	l := list{text: []rune(r.Text), tasks: map[string]int{}}
	l.document(r.Document)
	titles := map[string]string{}
	for _, s := range r.Sections {
		titles[s.ID] = optional(s.Ordinal) + " " + s.Title
		parent := ""
		if s.Parent != nil {
			parent = ", in " + strings.TrimSpace(titles[*s.Parent])
		}
		l.add("section", "", s.Title, fmt.Sprintf("level %d, number %s%s", s.Level, or(optional(s.Ordinal), "none"), parent))
	}
	for _, t := range r.Tasks {
		l.task(t, titles)
	}
	for _, m := range r.Mentions {
		l.mention("", m)
	}
	for _, t := range r.Targets {
		l.target("", t)
	}
	return l.statements
}

type list struct {
	text       []rune
	tasks      map[string]int // how often a name was used
	statements []Statement
}

func (l *list) add(kind, task, name, value string) {
	l.statements = append(l.statements, Statement{kind, task, name, value})
}

func (l *list) slice(s kg.Span) string {
	if s.Start < 0 || s.End > len(l.text) || s.Start > s.End {
		return ""
	}
	return strings.Join(strings.Fields(string(l.text[s.Start:s.End])), " ")
}

func (l *list) document(d extract.Document) {
	add := func(name, value string) {
		if value != "" {
			l.add("document", "", name, value)
		}
	}
	add("title", d.Title)
	add("issuer", optional(d.Issuer))
	if d.IssuerRegion != nil {
		add("region", d.IssuerRegion.Name)
	}
	add("number", optional(d.Number))
	add("written", optional(d.Written))
	add("published", optional(d.Published))
	add("index number", optional(d.IndexNumber))
	if d.Period != nil {
		add("period", period(*d.Period))
	}
	for _, c := range d.Citations {
		add(string(c.Predicate)+" "+c.Name, "cited")
	}
}

// task says a task by its title, or by how its text begins; the numbers of a document may be what changes.
func (l *list) task(t extract.Task, titles map[string]string) {
	const beginning = 24
	whole := []rune(l.slice(t.Span))
	name := t.Title
	if name == "" {
		name = string(whole[:min(beginning, len(whole))]) + "…"
	}
	if l.tasks[name]++; l.tasks[name] > 1 {
		name = fmt.Sprintf("%s (%d)", name, l.tasks[name])
	}
	section := "none"
	if t.Section != nil {
		section = strings.TrimSpace(titles[*t.Section])
	}
	end := string(whole[max(0, len(whole)-beginning):])
	l.add("task", "", name, fmt.Sprintf("number %s, section %s, %d characters to …%s", or(optional(t.Number), "none"), section, len(whole), end))
	for _, d := range t.Responsibilities {
		value := d.Role
		if d.Origin != kg.Explicit {
			value += ", " + string(d.Origin)
		}
		if d.OpenEnded {
			value += ", open list"
		}
		if len(d.Agency.Candidates) > 0 {
			value += ", or " + strings.Join(d.Agency.Candidates, "、")
		}
		l.add("duty", name, d.Agency.Name, value+", from "+d.Raw)
	}
	for _, ms := range [][]extract.Mention{t.Regions, t.FunctionalRegions, t.Platforms, t.Organizations, t.Policies, t.Events, t.Industries} {
		for _, m := range ms {
			l.mention(name, m)
		}
	}
	for _, d := range t.Deadlines {
		l.add("deadline", name, d.Raw, period(d.Period)+", "+d.Precision+firm(d.Modality))
	}
	for _, d := range t.Dates {
		l.add("date", name, d.Raw, period(d.Period)+", "+d.Precision+firm(d.Modality))
	}
	for _, target := range t.Targets {
		l.target(name, target)
	}
}

func (l *list) mention(task string, m extract.Mention) {
	value := m.Kind
	if m.Code != "" {
		value += " " + m.Code
	}
	if m.Origin != kg.Explicit && m.Origin != "" {
		value += ", " + string(m.Origin)
	}
	for _, p := range m.Places {
		value += ", in " + p.Name
	}
	if len(m.Candidates) > 0 {
		value += ", or " + strings.Join(m.Candidates, "、")
	}
	l.add("mention", task, m.Name, value+", from "+m.Raw)
}

func (l *list) target(task string, t extract.Target) {
	value := strings.TrimSpace(fmt.Sprintf("%s %s%s", t.Comparator, t.Value, t.Unit)) + firm(t.Modality)
	if t.Due != nil {
		value += ", by " + period(*t.Due)
	}
	l.add("target", task, t.Indicator, value)
}

// firm is how firm something is, where the text tells.
func firm(modality *string) string {
	if modality == nil {
		return ""
	}
	return ", " + *modality
}

func period(p extract.Period) string {
	return or(optional(p.Start), "…") + "/" + or(optional(p.End), "…")
}

func optional(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
