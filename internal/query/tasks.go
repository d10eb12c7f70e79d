package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Match says whether a task must involve all of what was asked for, or any of it.
type Match string

// The matches.
const (
	MatchAny Match = "ANY"
	MatchAll Match = "ALL"
)

// Order of a list of tasks.
type Order string

// The orders. Within a document tasks come as printed; documents come by key.
const (
	DirectFirst Order = "DIRECT_FIRST" // tasks with a direct reason before those that are only concluded
	SourceOrder Order = "SOURCE"
	ByDeadline  Order = "DEADLINE" // by the earliest date that binds the task, those without one last; of one day as printed
)

// Orders lists every order.
var Orders = []Order{SourceOrder, DirectFirst, ByDeadline}

// TaskQuery asks for tasks. The zero value asks for the first page of all of them.
type TaskQuery struct {
	Involving []string // names or ids
	Match     Match    // "": MatchAny
	Reach     *Reach   // nil: DefaultReach
	Where     TaskWhere
	Order     Order // "": DirectFirst with Involving, else SourceOrder
	Window    Window

	bearers bool // sections and documents are gathered too, as far as they meet what is asked of tasks
}

// Reason justifies one task: Via leads from the task to what was asked for.
type Reason struct {
	Kind   ReasonKind
	Origin kg.Origin // of the weakest link; never better than INFERRED, for 各区县 EXPANDED, where the reason is a conclusion
	Asked  kg.Entity
	Via    []kg.Statement
	// Phrases for people: 由安吉县人民政府牵头, and Led by 安吉县人民政府, in which names stay as they are written.
	Text, English string
}

// In is the reason in a language.
func (x Reason) In(l Language) string {
	if l == English {
		return x.English
	}
	return x.Text
}

// TaskItem is a task of a page.
type TaskItem struct {
	Task    kg.Entity
	Cursor  string
	Reasons []Reason // empty only where nothing in particular was asked for
}

// TaskPage is a page of tasks.
type TaskPage struct {
	Items []TaskItem
	PageInfo
	Involving  []Resolution // what each of TaskQuery.Involving came to
	Unresolved []Resolution // names of any argument that came to nothing, or to several things
	Total      int          // -1: not counted; CountTasks counts
	Direct     int          // of Total, those with a direct reason
}

// Tasks finds tasks. A name that means nothing, or several things, is no error: what it came to is in the answer.
func Tasks(ctx context.Context, r store.Reader, q TaskQuery) (TaskPage, error) {
	order := q.Order
	if order == "" {
		order = SourceOrder
		if len(q.Involving) > 0 {
			order = DirectFirst
		}
	}
	window, err := q.Window.check("tasks/" + string(order))
	if err != nil {
		return TaskPage{}, err
	}
	page := TaskPage{Total: -1}
	filter, err := q.resolve(ctx, r, &page)
	if err != nil {
		return TaskPage{}, err
	}
	if filter == nil { // something that was required does not exist
		page.Total = 0
		return page, nil
	}
	if order == ByDeadline {
		return page, q.byDeadline(ctx, r, filter, window, &page)
	}
	if len(q.Involving) == 0 && filter.bound() == nil {
		return page, scan(ctx, r, *filter, window, &page)
	}
	found, err := q.candidates(ctx, r, page.Involving, filter)
	if err != nil {
		return TaskPage{}, fmt.Errorf("find tasks: %w", err)
	}
	tasks, err := filter.tasks(ctx, r, keys(found))
	if err != nil {
		return TaskPage{}, fmt.Errorf("find tasks: %w", err)
	}
	type placed struct {
		task     kg.Entity
		position string
	}
	list := make([]placed, 0, len(tasks))
	page.Total = len(tasks)
	for _, task := range tasks {
		direct := slices.ContainsFunc(found[task.ID], func(t trail) bool { return t.kind.Direct() })
		if direct {
			page.Direct++
		}
		list = append(list, placed{task, position(order, direct, task)})
	}
	slices.SortFunc(list, func(a, b placed) int { return cmp.Compare(a.position, b.position) })
	at := func(p placed) string { return p.position }
	shown, info := cut(list, at, window)
	page.PageInfo = info
	for _, p := range shown {
		page.Items = append(page.Items, TaskItem{Task: p.task, Cursor: sealCursor(window.list, p.position)})
	}
	return page, explain(ctx, r, page.Items, page.Involving, found)
}

// byDeadline reads when each task is due, and of the tasks themselves those near the page.
func (q TaskQuery) byDeadline(ctx context.Context, r store.Reader, f *filter, w span, page *TaskPage) error {
	slots, found, err := q.dueSlots(ctx, r, page.Involving, f)
	if err != nil {
		return err
	}
	page.Total = len(slots)
	for _, s := range slots {
		if slices.ContainsFunc(found[s.of], func(t trail) bool { return t.kind.Direct() }) {
			page.Direct++
		}
	}
	shown, info, err := byDate(ctx, r, slots, w)
	if err != nil {
		return fmt.Errorf("order tasks by deadline: %w", err)
	}
	page.PageInfo = info
	for _, p := range shown {
		page.Items = append(page.Items, TaskItem{Task: p.record, Cursor: sealCursor(w.list, p.position)})
	}
	return explain(ctx, r, page.Items, page.Involving, found)
}

// CountTasks counts what q asks for, whatever its window.
func CountTasks(ctx context.Context, r store.Reader, q TaskQuery) (int, error) {
	q.Window, q.Order = Window{}, ""
	page, err := Tasks(ctx, r, q)
	if err != nil || page.Total >= 0 {
		return page.Total, err
	}
	return countAll(ctx, r, q)
}

// position is a byte-comparable place in the order.
func position(order Order, direct bool, task kg.Entity) string {
	p := sourcePosition(task)
	switch {
	case order != DirectFirst:
		return p
	case direct:
		return "0" + p
	}
	return "1" + p
}

// sourcePosition is the document's key, the task's place in it, and its id.
func sourcePosition(e kg.Entity) string {
	key, _, _ := cutKey(e.Key)
	return key + "/" + eight(e.Props.Get("order")) + "/" + e.ID.String()
}

// printedPosition is a place among tasks, sections and the document itself, which have no numbers in common: by where each begins.
func printedPosition(e kg.Entity) string {
	key, _, _ := cutKey(e.Key)
	return key + "/" + eight(e.Props.Get("start")) + "/" + eight(e.Props.Get("order")) + "/" + e.ID.String()
}

// eight writes a number with at least eight digits, so that numbers compare as text; what is none is 0.
func eight(number string) string {
	n, _ := strconv.Atoi(number)
	number = strconv.Itoa(n)
	return "00000000"[:max(0, 8-len(number))] + number
}

// candidates runs the plan, or, where nothing is asked for, takes what the filter found.
func (q TaskQuery) candidates(ctx context.Context, r store.Reader, involving []Resolution, f *filter) (map[kg.ID][]trail, error) {
	if len(q.Involving) == 0 {
		found := make(map[kg.ID][]trail)
		for id := range f.bound() {
			found[id] = nil
		}
		return found, nil
	}
	var roots []kg.Entity
	for _, x := range involving {
		if x.Found {
			roots = append(roots, x.Entity)
		}
	}
	reach := DefaultReach()
	if q.Reach != nil {
		reach = *q.Reach
	}
	x := start(r, roots, reach)
	if err := x.do(ctx, PlanTasks(reach)); err != nil {
		return nil, err
	}
	found := x.sets[SetTasks]
	if q.bearers {
		if err := x.bearers(ctx); err != nil {
			return nil, err
		}
		found = x.sets[SetTasks]
	}
	if q.Match == MatchAll {
		for id, trails := range found {
			reached := make(map[int]bool)
			for _, t := range trails {
				reached[t.root] = true
			}
			if len(reached) < len(roots) {
				delete(found, id)
			}
		}
	}
	return found, nil
}

// resolve turns the names of q into a filter; nil where no task can match. What every name came to is left in the page.
func (q TaskQuery) resolve(ctx context.Context, r store.Reader, page *TaskPage) (*filter, error) {
	empty := false
	seen := make(map[kg.ID]bool)
	if len(q.Involving) > MaxPage {
		return nil, badInput("involving", "want at most %d names, have %d", MaxPage, len(q.Involving))
	}
	for _, ref := range q.Involving {
		x, err := Resolve(ctx, r, ref)
		if err != nil {
			return nil, err
		}
		switch {
		case !x.Found:
			page.Unresolved = append(page.Unresolved, x)
		case seen[x.Entity.ID]: // asked twice, in two spellings
			continue
		default:
			seen[x.Entity.ID] = true
		}
		page.Involving = append(page.Involving, x)
	}
	if len(q.Involving) > 0 && len(seen) == 0 || q.Match == MatchAll && len(page.Unresolved) > 0 {
		empty = true
	}
	c := compiler{reader: r, page: page, bearers: q.bearers}
	f, err := c.filter(ctx, q.Where, 0)
	if err != nil || empty || f.impossible() {
		return nil, err
	}
	return f, nil
}
