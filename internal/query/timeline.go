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

// Occasion is what a date of a timeline is the date of.
type Occasion string

// The occasions.
const (
	DeadlineOccasion  Occasion = "DEADLINE"  // 时限: the date binds the task
	MilestoneOccasion Occasion = "MILESTONE" // 节点: a further date of the task, of a step or an aim
	TargetOccasion    Occasion = "TARGET"    // 指标: by then a value is to be reached
)

// Occasions lists every occasion.
var Occasions = []Occasion{DeadlineOccasion, MilestoneOccasion, TargetOccasion}

// Grain is how long the periods of a timeline are.
type Grain string

// The grains.
const (
	ByYear    Grain = "YEAR"
	ByQuarter Grain = "QUARTER"
	ByMonth   Grain = "MONTH"
	ByDay     Grain = "DAY"
)

// Grains lists every grain.
var Grains = []Grain{ByYear, ByQuarter, ByMonth, ByDay}

// TimelineQuery asks what is due when.
type TimelineQuery struct {
	Tasks     TaskQuery  // its order and window do not matter
	Occasions []Occasion // empty: all
	From, To  string     // days, months or years, both included; "" is no bound
	By        Grain      // "": ByYear
	Window    Window
}

// TimelineEntry is a date of a task, or that of a target of a section or a document.
type TimelineEntry struct {
	Occasion  Occasion
	Day       string       // the last day of what the text says: 2025-12-31 for 2025年底前; "" where it is not known
	Period    string       // of the grain that was asked for: 2025, 2025-Q2, 2025-06; "" where the day is not known
	Precision string       // DAY, MONTH, QUARTER, YEAR, PLAN; of a target "", which its text tells
	Modality  string       // of a target, how firm its plan says it is; of a date, how firm its words are; "" where they do not tell
	Text      string       // of the date, as printed; "" where none is
	Of        kg.Entity    // the task, section or document
	Thing     kg.Entity    // the deadline or the target
	Statement kg.Statement // that joins them
	Cursor    string
}

// TimelinePeriod counts what falls into a stretch of time.
type TimelinePeriod struct {
	Name       string
	First      string // day
	Last       string // day
	Count      int    // entries
	Tasks      int    // of them, each once
	ByOccasion map[Occasion]int
}

// TimelinePage is a page of a timeline; what is counted is counted over all of it.
type TimelinePage struct {
	Entries []TimelineEntry
	PageInfo
	Total                 int
	Periods               []TimelinePeriod // those that hold something, in order
	Undated               int              // deadlines and targets whose day is not known: masked digits, 近期, or no date at all
	Involving, Unresolved []Resolution

	undated []slot
}

// Timeline lists the dates of tasks, and of the targets of sections and documents, in order of time, those of one day as printed. What is
// asked of tasks is asked of sections and documents as well: see bearerKinds.
func Timeline(ctx context.Context, r store.Reader, q TimelineQuery) (TimelinePage, error) {
	w, err := q.Window.check("timeline")
	if err != nil {
		return TimelinePage{}, err
	}
	if q.By == "" {
		q.By = ByYear
	}
	if !slices.Contains(Grains, q.By) {
		return TimelinePage{}, badInput("by", "%q is none of %v", q.By, Grains)
	}
	var within days
	if q.From != "" {
		if within.first, _, err = daysOf("from", q.From); err != nil {
			return TimelinePage{}, err
		}
	}
	if q.To != "" {
		if _, within.last, err = daysOf("to", q.To); err != nil {
			return TimelinePage{}, err
		}
	}
	q.Tasks.bearers = q.wants(TargetOccasion)
	var head TaskPage
	f, err := q.Tasks.resolve(ctx, r, &head)
	if err != nil {
		return TimelinePage{}, err
	}
	page := TimelinePage{Involving: head.Involving, Unresolved: head.Unresolved}
	if f == nil {
		return page, nil
	}
	slots, err := q.slots(ctx, r, f, &page, within)
	if err != nil {
		return TimelinePage{}, err
	}
	page.Total, page.Undated = len(slots), len(page.undated)
	shown, info, err := byDate(ctx, r, slots, w)
	if err != nil {
		return TimelinePage{}, fmt.Errorf("order a timeline: %w", err)
	}
	page.PageInfo, page.Periods = info, periodsOf(slots, q.By)
	page.Entries, err = show(ctx, r, shown, w, q.By)
	return page, err
}

// UndatedPage is a page of what has no known day.
type UndatedPage struct {
	Entries []TimelineEntry
	PageInfo
	Total int
}

// UndatedEntries lists what the page counts as undated, as printed.
func (p TimelinePage) UndatedEntries(ctx context.Context, r store.Reader, window Window) (UndatedPage, error) {
	w, err := window.check("timeline/undated")
	if err != nil {
		return UndatedPage{}, err
	}
	page := UndatedPage{Total: len(p.undated)}
	shown, info, err := byDate(ctx, r, slices.Clone(p.undated), w)
	if err != nil {
		return UndatedPage{}, fmt.Errorf("order what a timeline has no date of: %w", err)
	}
	page.PageInfo = info
	page.Entries, err = show(ctx, r, shown, w, ByYear)
	return page, err
}

func (q TimelineQuery) wants(o Occasion) bool {
	return len(q.Occasions) == 0 || slices.Contains(q.Occasions, o)
}

// slots gathers the dates; those that are not known are kept apart, those outside of the days are left out.
func (q TimelineQuery) slots(ctx context.Context, r store.Reader, f *filter, page *TimelinePage, within days) ([]slot, error) {
	var along []kg.Predicate
	if q.wants(DeadlineOccasion) || q.wants(MilestoneOccasion) {
		along = append(along, kg.Due)
	}
	if q.wants(TargetOccasion) {
		along = append(along, kg.HasTarget)
	}
	var slots []slot
	deadlines := make(map[kg.ID]kg.Entity) // most are shared
	_, err := q.Tasks.gather(ctx, r, f, page.Involving, along, func(batch []task) error {
		if err := readDeadlines(ctx, r, batch, deadlines); err != nil {
			return err
		}
		var targets map[kg.ID]kg.Entity
		if q.wants(TargetOccasion) {
			var err error
			if targets, err = readTargets(ctx, r, batch); err != nil {
				return err
			}
		}
		for _, t := range batch {
			for _, e := range t.edges {
				s := slot{of: t.id, isTask: t.kind == kg.KindTask, edge: e}
				switch {
				case e.Statement.Predicate == kg.HasTarget:
					target := targets[e.Other]
					s.kind, s.day, s.rank = TargetOccasion, target.Props.Get("dueEnd"), naturally(target.Key)
				case binding(e.Statement):
					s.kind, s.day = DeadlineOccasion, deadlines[e.Other].Props.Get("end")
				case e.Statement.Predicate == kg.Due:
					s.kind, s.day = MilestoneOccasion, deadlines[e.Other].Props.Get("end")
				}
				switch {
				case s.kind == "" || !q.wants(s.kind):
				case s.day == "":
					s.day = undated
					page.undated = append(page.undated, s)
				case within.hold(s.day):
					slots = append(slots, s)
				}
			}
		}
		return nil
	})
	return slots, err
}

// readTargets reads the targets that things have.
func readTargets(ctx context.Context, r store.Reader, batch []task) (map[kg.ID]kg.Entity, error) {
	var goals []kg.ID
	for _, t := range batch {
		for _, e := range t.edges {
			if e.Statement.Predicate == kg.HasTarget {
				goals = append(goals, e.Other)
			}
		}
	}
	if len(goals) == 0 {
		return nil, nil
	}
	return r.Entities(ctx, sorted(goals))
}

// naturally is the last part of a key with its numbers so that they compare as text: target-10 comes after target-9.
func naturally(key string) string {
	key = key[strings.LastIndexByte(key, '/')+1:]
	at := strings.LastIndexFunc(key, func(c rune) bool { return c < '0' || c > '9' }) + 1
	if at == len(key) {
		return key
	}
	return key[:at] + eight(key[at:])
}

// show loads what the entries of a page are about, at once.
func show(ctx context.Context, r store.Reader, shown []placedSlot, w span, by Grain) (list []TimelineEntry, err error) {
	things := make([]kg.ID, len(shown))
	for i, s := range shown {
		things[i] = s.edge.Other
	}
	found, err := r.Entities(ctx, sorted(things))
	if err != nil {
		return nil, err
	}
	for _, s := range shown {
		thing := found[s.edge.Other]
		e := TimelineEntry{Occasion: s.kind, Day: s.day, Of: s.record, Thing: thing, Statement: s.edge.Statement, Cursor: sealCursor(w.list, s.position)}
		e.Precision, e.Text = thing.Props.Get("precision"), cmp.Or(thing.Props.Get("raw"), thing.Name)
		e.Modality = e.Statement.Qualifiers.Get(kg.QualModality)
		if s.kind == TargetOccasion {
			e.Modality, e.Text = thing.Props.Get("modality"), thing.Props.Get("dueText")
		}
		if s.day == undated {
			e.Day = ""
		} else {
			e.Period, _, _ = periodOf(s.day, by)
			e.Text = cmp.Or(e.Text, thing.Name)
		}
		list = append(list, e)
	}
	return list, nil
}

// periodsOf counts slots, which are in order of their days.
func periodsOf(slots []slot, by Grain) (list []TimelinePeriod) {
	same := func(a, b slot) bool {
		x, _, _ := periodOf(a.day, by)
		y, _, _ := periodOf(b.day, by)
		return x == y
	}
	for group := range slicesOf(slots, same) {
		p := TimelinePeriod{Count: len(group), ByOccasion: make(map[Occasion]int)}
		p.Name, p.First, p.Last = periodOf(group[0].day, by)
		var tasks []kg.ID
		for _, s := range group {
			if s.isTask {
				tasks = append(tasks, s.of)
			}
			p.ByOccasion[s.kind]++
		}
		p.Tasks = len(sorted(tasks))
		list = append(list, p)
	}
	return list
}

// periodOf names the period that a day lies in, and gives its ends. A day that is none, as damaged data may have it, is its own period.
func periodOf(day string, by Grain) (name, first, last string) {
	date := day
	switch {
	case len(day) != len("2025-01-01") || by == ByDay:
	case by == ByYear:
		date = day[:4]
	case by == ByMonth:
		date = day[:7]
	case by == ByQuarter:
		quarter := (strings.Index("010203040506070809101112", day[5:7])/2)/3 + 1
		first, _, err := daysOf("", fmt.Sprintf("%s-%02d", day[:4], 3*quarter-2))
		if err != nil {
			return day, day, day
		}
		_, last, err := daysOf("", fmt.Sprintf("%s-%02d", day[:4], 3*quarter))
		if err != nil {
			return day, day, day
		}
		return fmt.Sprintf("%s-Q%d", day[:4], quarter), first, last
	}
	first, last, err := daysOf("", date)
	if err != nil {
		return day, day, day
	}
	return date, first, last
}
