package extract

import (
	"cmp"
	"slices"

	"policygraph/internal/extract/mention"
)

// dates gives each task its dates: those that its text names, and the one that its row has in a column of time limits.
func (a *assembler) dates(tasks []Task) {
	byTask := make([][]mention.Deadline, len(tasks))
	for _, d := range a.deadlines {
		if t := a.taskAt(d.Span); t >= 0 {
			byTask[t] = append(byTask[t], d)
		}
	}
	for t, task := range a.tasks {
		for _, limit := range task.Limits { // also a cell merged with one above, which lies in no text of this task
			if d, ok := mention.ParseDeadline(a.body.Text, limit, a.year); ok {
				byTask[t] = slices.DeleteFunc(byTask[t], func(x mention.Deadline) bool { return x.Span.Overlaps(d.Span) })
				byTask[t] = append(byTask[t], d)
			}
		}
	}
	for t := range tasks {
		a.due(&tasks[t], byTask[t])
	}
}

// due tells the date that binds each clause of a task from the others that it names. A date that was given as the limit binds before one
// that the text only names, 6月底前 before 到2030年, and of equals the first.
func (a *assembler) due(t *Task, found []mention.Deadline) {
	slices.SortFunc(found, func(x, y mention.Deadline) int { return cmp.Compare(x.Span.Start, y.Span.Start) })
	binding := map[int]int{} // by clause, where in found
	for i, d := range found {
		g := groupAt(t, d.Span.Start)
		if best, ok := binding[g]; !ok || weight(t, d) > weight(t, found[best]) {
			binding[g] = i
		}
	}
	for i, d := range found {
		if binding[groupAt(t, d.Span.Start)] == i {
			t.Deadlines = append(t.Deadlines, a.deadline(d))
		} else {
			t.Dates = append(t.Dates, a.deadline(d))
		}
	}
}

// weight is that of a date, raised where it stands in a statement of responsibility: 市水利局负责，2027年6月底前完成.
func weight(t *Task, d mention.Deadline) int {
	if slices.ContainsFunc(t.Responsibilities, func(r Responsibility) bool { return r.Statement.Contains(d.Span) }) {
		return d.Weight() + 1
	}
	return d.Weight()
}

// groupAt is the responsibility group whose clause or statement holds the place: that of the next statement behind it, else the last.
func groupAt(t *Task, at int) (group int) {
	next := -1
	for _, r := range t.Responsibilities {
		switch {
		case r.Statement.Start <= at && at < r.Statement.End, r.Clause.Start <= at && at < r.Clause.End:
			return r.Group
		case r.Statement.Start > at && (next < 0 || r.Statement.Start < next):
			group, next = r.Group, r.Statement.Start
		case next < 0:
			group = max(group, r.Group)
		}
	}
	return group
}
