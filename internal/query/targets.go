package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// TargetOrder is an order of a list of targets.
type TargetOrder string

// The orders.
const (
	TargetsBySource    TargetOrder = "SOURCE"    // document by document, as printed
	TargetsByDate      TargetOrder = "DATE"      // by the day by which they are to be reached, those without one last; of one day as printed
	TargetsByIndicator TargetOrder = "INDICATOR" // by what is measured, so that those of several plans stand together; of one indicator as printed
)

// TargetOrders lists every order.
var TargetOrders = []TargetOrder{TargetsBySource, TargetsByDate, TargetsByIndicator}

// TargetWhere narrows a list of targets; a target must meet every part that is given. An empty list is a part that is not given.
type TargetWhere struct {
	Documents   []string  // names or ids: it is of one of these, or of something in it
	Of          TaskWhere // what it is of meets this; a section or a document is asked what a task is asked
	Modalities  []string  // how firm its plan says it is: one of these
	HasModality *bool     // whether its plan says so
	Indicator   string    // what is measured contains this, whatever width, case and blanks
	Unit        string    // the whole of its unit, folded
	HasNumber   *bool     // whether its value is known
	HasDate     *bool     // whether the day is known by which it is to be reached
	DueAfter    string    // that day is this or later: 2025, 2025-06, 2025-06-30
	DueBefore   string    // that day is this or before; of a year or month, on its last day
}

// TargetQuery asks for targets. The zero value asks for the first page of all of them.
type TargetQuery struct {
	Involving []string // names or ids: of what the targets are of
	Match     Match    // "": MatchAny
	Reach     *Reach   // nil: DefaultReach
	Where     TargetWhere
	Order     TargetOrder // "": TargetsBySource
	Window    Window
}

// TargetItem is a target of a page.
type TargetItem struct {
	Target    kg.Entity
	Of        kg.Entity    // the task, section or document; where there are several, the first as printed
	Statement kg.Statement // that joins them
	Cursor    string
}

// TargetPage is a page of targets.
type TargetPage struct {
	Items []TargetItem
	PageInfo
	Total                 int
	Involving, Unresolved []Resolution
}

// Targets lists targets, each once.
func Targets(ctx context.Context, r store.Reader, q TargetQuery) (TargetPage, error) {
	order := cmp.Or(q.Order, TargetsBySource)
	if !slices.Contains(TargetOrders, order) {
		return TargetPage{}, badInput("order", "%q is none of %v", order, TargetOrders)
	}
	w, err := q.Window.check("targets/" + string(order))
	if err != nil {
		return TargetPage{}, err
	}
	test, err := q.Where.test()
	if err != nil {
		return TargetPage{}, err
	}
	tasks := TaskQuery{Involving: q.Involving, Match: q.Match, Reach: q.Reach, Where: q.Where.Of, bearers: true}
	if len(q.Where.Documents) > 0 {
		tasks.Where = TaskWhere{Documents: q.Where.Documents, And: []TaskWhere{q.Where.Of}}
	}
	var head TaskPage
	f, err := tasks.resolve(ctx, r, &head)
	if err != nil {
		return TargetPage{}, err
	}
	page := TargetPage{Involving: head.Involving, Unresolved: head.Unresolved}
	if f == nil {
		return page, nil
	}
	var found []placedTarget
	_, err = tasks.gather(ctx, r, f, page.Involving, []kg.Predicate{kg.HasTarget}, func(batch []task) error {
		targets, err := readTargets(ctx, r, batch)
		if err != nil {
			return err
		}
		for _, t := range batch {
			for _, e := range t.edges {
				if target, ok := targets[e.Other]; ok && e.Statement.Predicate == kg.HasTarget && test(target) {
					found = append(found, placedTarget{TargetItem: TargetItem{Target: target, Statement: e.Statement}, of: t.id})
				}
			}
		}
		return nil
	})
	if err != nil {
		return TargetPage{}, fmt.Errorf("list targets: %w", err)
	}
	if found, err = placeTargets(ctx, r, found, order); err != nil {
		return TargetPage{}, fmt.Errorf("order targets: %w", err)
	}
	page.Total = len(found)
	shown, info := cut(found, func(p placedTarget) string { return p.position }, w)
	page.PageInfo = info
	for _, p := range shown {
		p.Cursor = sealCursor(w.list, p.position)
		page.Items = append(page.Items, p.TargetItem)
	}
	return page, nil
}

// test is what a target has to pass.
func (w TargetWhere) test() (func(kg.Entity) bool, error) {
	var due days
	var err error
	if w.DueAfter != "" {
		if due.first, _, err = daysOf("dueAfter", w.DueAfter); err != nil {
			return nil, err
		}
	}
	if w.DueBefore != "" {
		if _, due.last, err = daysOf("dueBefore", w.DueBefore); err != nil {
			return nil, err
		}
	}
	indicator, unit := kg.FoldName(w.Indicator), kg.FoldName(w.Unit)
	known := func(wanted *bool, value string) bool { return wanted == nil || *wanted == (value != "") }
	return func(e kg.Entity) bool {
		day := e.Props.Get("dueEnd")
		switch {
		case len(w.Modalities) > 0 && !slices.Contains(w.Modalities, e.Props.Get("modality")),
			!known(w.HasModality, e.Props.Get("modality")),
			indicator != "" && !strings.Contains(kg.FoldName(cmp.Or(e.Props.Get("indicator"), e.Name)), indicator),
			unit != "" && kg.FoldName(e.Props.Get("unit")) != unit,
			!known(w.HasNumber, e.Props.Get("number")),
			!known(w.HasDate, day):
			return false
		}
		return due == days{} || due.hold(day)
	}, nil
}

// placedTarget is a target on its way into the list.
type placedTarget struct {
	TargetItem
	of       kg.ID
	position string
}

// placeTargets reads what targets are of and puts them in order, each once: where it stands first.
func placeTargets(ctx context.Context, r store.Reader, found []placedTarget, order TargetOrder) ([]placedTarget, error) {
	for part := range slices.Chunk(found, gatherPage) {
		wanted := make([]kg.ID, len(part))
		for i, p := range part {
			wanted[i] = p.of
		}
		records, err := r.Entities(ctx, sorted(wanted))
		if err != nil {
			return nil, err
		}
		for i := range part {
			p := &part[i]
			p.Of = records[p.of]
			p.position = printedPosition(p.Of) + "/" + naturally(p.Target.Key) + "/" + p.Target.ID.String()
			switch order {
			case TargetsBySource:
			case TargetsByDate:
				p.position = cmp.Or(p.Target.Props.Get("dueEnd"), undated) + "/" + p.position
			case TargetsByIndicator:
				p.position = kg.FoldName(cmp.Or(p.Target.Props.Get("indicator"), p.Target.Name)) + "\x01" + p.position
			}
		}
	}
	slices.SortFunc(found, func(a, b placedTarget) int { return cmp.Compare(a.position, b.position) })
	seen := make(map[kg.ID]bool, len(found))
	return slices.DeleteFunc(found, func(p placedTarget) bool {
		again := seen[p.Target.ID]
		seen[p.Target.ID] = true
		return again
	}), nil
}
