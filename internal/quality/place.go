package quality

import (
	"fmt"
	"strconv"
	"strings"

	"policygraph/internal/kg"
)

// placed is a text in which answers are looked for by their words.
type placed struct{ runes []rune }

func newPlaced(s string) placed { return placed{[]rune(s)} }

// find is the first place of words in [from, to); ok is false when there is none.
func (t placed) find(words string, from, to int) (kg.Span, bool) {
	w := []rune(words)
	for i := from; len(w) > 0 && i+len(w) <= to; i++ {
		if string(t.runes[i:i+len(w)]) == words {
			return kg.Span{Start: i, End: i + len(w)}, true
		}
	}
	return kg.Span{}, false
}

// line is the line around a place, without blanks at its ends.
func (t placed) line(at kg.Span) kg.Span {
	for at.Start > 0 && t.runes[at.Start-1] != '\n' {
		at.Start--
	}
	for at.End < len(t.runes) && t.runes[at.End] != '\n' {
		at.End++
	}
	return t.trim(at)
}

// cellEnd is the end of the cell before to, where the next cell begins there; else to.
func (t placed) cellEnd(from, to int) int {
	if to-3 > from && string(t.runes[to-3:to]) == " | " {
		return to - 3
	}
	return to
}

func (t placed) trim(s kg.Span) kg.Span {
	blank := func(r rune) bool { return r == ' ' || r == '\u3000' || r == '\r' || r == '\n' || r == '\t' }
	for s.Start < s.End && blank(t.runes[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && blank(t.runes[s.End-1]) {
		s.End--
	}
	return s
}

// longestMarker is the longest that may stand before a title in its line: "第一百二十条 ".
const longestMarker = 8

// title finds words near the beginning of a line or at that of a cell, after the cursor; anywhere in a text without line ends.
func (p *parser) title(words string) (kg.Span, error) {
	for from := p.cursor; ; {
		at, ok := p.text.find(words, from, len(p.text.runes))
		if !ok {
			return at, fmt.Errorf("not found at the beginning of a line after code point %d", p.cursor)
		}
		if p.inline || at.Start-p.text.line(at).Start <= longestMarker || p.opensCell(at) {
			p.cursor = at.End
			return at, nil
		}
		from = at.Start + 1
	}
}

// opensCell tells whether words open a cell of a table's row.
func (p *parser) opensCell(at kg.Span) bool {
	return at.Start >= 3 && string(p.text.runes[at.Start-3:at.Start]) == " | "
}

// around is the line of a title, or the title alone in a text without line ends.
func (p *parser) around(at kg.Span) kg.Span {
	if p.inline {
		return at
	}
	return p.text.line(at)
}

// heading reads `level ordinal title`.
func (p *parser) heading(rest string) error {
	if err := p.closeTask(); err != nil {
		return err
	}
	if rest == "-" {
		p.section = -1
		return nil
	}
	f := strings.SplitN(rest, " ", 3)
	level, err := strconv.Atoi(f[0])
	if err != nil || len(f) < 3 {
		return fmt.Errorf("want level, ordinal, title")
	}
	at, err := p.title(f[2])
	if err != nil {
		return err
	}
	s := Section{Level: level, Ordinal: strings.Trim(f[1], "()-"), Restored: strings.HasPrefix(f[1], "("), Title: f[2], Parent: -1, Span: p.around(at)}
	for i := len(p.gold.Sections) - 1; i >= 0; i-- {
		if p.gold.Sections[i].Level < level {
			s.Parent = i
			break
		}
	}
	p.gold.Sections = append(p.gold.Sections, s)
	p.section = len(p.gold.Sections) - 1
	return nil
}

// item reads `number title` and opens a task.
func (p *parser) item(rest string) error {
	if err := p.closeTask(); err != nil {
		return err
	}
	number, title, _ := strings.Cut(rest, " ")
	at, err := p.title(title)
	if err != nil {
		return err
	}
	p.task = &Task{Number: strings.Trim(number, "-"), Titles: []string{title}, Section: p.section, Span: p.around(at)}
	p.clause, p.group, p.inTask = kg.Span{Start: at.Start}, 0, at.Start
	return nil
}

// answer reads a line of a task.
func (p *parser) answer(word, rest string, optional bool) error {
	t := p.task
	if kind, ok := kinds[word]; ok && kind != kg.KindAgency {
		found, err := p.names(kind, rest)
		for _, n := range found {
			t.Things = append(t.Things, Thing{n, optional})
		}
		return err
	}
	switch word {
	case "titled":
		t.Titles = append(t.Titles, rest)
	case "untitled":
		t.Titles = nil
	case "from":
		at, ok := p.text.find(rest, max(0, t.Span.Start-2000), len(p.text.runes))
		if !ok {
			return fmt.Errorf("not in the text")
		}
		t.Span.Start, p.clause.Start, p.inTask = at.Start, at.Start, at.Start
	case "to":
		at, ok := p.text.find(rest, t.Span.Start, len(p.text.runes))
		if !ok {
			return fmt.Errorf("not in the text behind the task")
		}
		t.Span.End = at.End
		p.cursor = max(p.cursor, at.Start)
	case "says":
		return p.statement(rest)
	case "covers":
		at, ok := p.text.find(rest, t.Span.Start, t.Span.End)
		if !ok {
			return fmt.Errorf("not in the task")
		}
		p.clause = at
	case "also":
		at, ok := p.text.find(rest, p.says.End, t.Span.End)
		if !ok {
			return fmt.Errorf("not in the task behind its statement")
		}
		p.says = at
	default:
		return p.duty(word, rest, optional)
	}
	return nil
}

// statement places a responsibility statement; its clause runs from the statement before, or the title, to its own start. One that
// opens the task (由某局牵头，…) covers what follows it, and one that stands outside the task (a note, a heading) all of the task.
func (p *parser) statement(words string) error {
	p.group++
	at, ok := p.text.find(words, p.inTask, p.task.Span.End)
	if !ok {
		if at, ok = p.text.find(words, 0, len(p.text.runes)); !ok {
			return fmt.Errorf("not in the text")
		}
		p.says, p.clause.End = at, p.task.Span.End
		return nil
	}
	if p.group > 1 {
		p.clause.Start = p.says.End
	}
	p.says, p.inTask, p.clause.End = at, at.End, p.text.cellEnd(p.clause.Start, at.Start)
	if p.clause.Len() == 0 {
		p.clause = kg.Span{Start: at.End, End: p.task.Span.End}
	}
	return nil
}

// duty reads `role agency agency`.
func (p *parser) duty(word, rest string, optional bool) error {
	d := Duty{Group: p.group, Optional: optional, Clause: p.clause}
	for _, w := range strings.Split(word, "|") {
		role, ok := roles[w]
		if !ok {
			return fmt.Errorf("unknown word %q", w)
		}
		d.Roles, d.Generic = append(d.Roles, role), role == "GENERIC"
	}
	if p.group == 0 {
		return fmt.Errorf("no statement before it")
	}
	for _, raw := range strings.Fields(rest) {
		n := p.named(kg.KindAgency, raw)
		if n == nil {
			return fmt.Errorf("agency %q is not declared", raw)
		}
		if _, ok := p.text.find(raw, p.says.Start, p.says.End); !ok {
			return fmt.Errorf("agency %q is not in the statement %q", raw, string(p.text.runes[p.says.Start:p.says.End]))
		}
		d.Agency, d.Raw = n, raw
		p.task.Duties = append(p.task.Duties, d)
	}
	return nil
}

// target reads `indicator comparator value`.
func (p *parser) target(rest string, optional bool) error {
	f := strings.Fields(rest)
	if len(f) != 3 {
		return fmt.Errorf("want indicator, comparator, value")
	}
	from, to := p.cursor, min(p.cursor+3000, len(p.text.runes))
	if p.task != nil {
		from, to = p.task.Span.Start, p.task.Span.End
	}
	name, ok := p.text.find(f[0], from, to)
	if !ok {
		return fmt.Errorf("indicator is not in the text behind the last heading")
	}
	value, ok := p.text.find(f[2], name.End, min(name.End+12, to))
	if !ok {
		if value, ok = p.text.find(f[2], max(from, name.Start-12), name.Start); !ok {
			return fmt.Errorf("value is not beside its indicator")
		}
	}
	p.gold.Targets = append(p.gold.Targets, Target{
		Indicator: f[0], Comparator: strings.Trim(f[1], "-"), Value: f[2], Optional: optional,
		Span: kg.Span{Start: min(name.Start, value.Start), End: max(name.End, value.End)},
	})
	return nil
}

// closeTask checks the open task: what is required must stand in its text in one of its forms.
func (p *parser) closeTask() error {
	if p.task == nil {
		return nil
	}
	t := *p.task
	p.task = nil
	words := kg.FoldName(string(p.text.runes[t.Span.Start:t.Span.End]))
	for _, x := range t.Things {
		ok := x.Optional
		for form := range x.folded {
			ok = ok || strings.Contains(words, form)
		}
		if !ok {
			return fmt.Errorf("task %s: %q is not in its text", t.Label(p.gold.Sections), x.Name.Name)
		}
	}
	p.gold.Tasks = append(p.gold.Tasks, t)
	return nil
}
