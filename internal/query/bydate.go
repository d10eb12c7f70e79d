package query

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// undated stands for the date of what has none: it comes after every date.
const undated = "~"

// slot is something about a task, of a timeline also of a section or a document, that has a day, or undated.
type slot struct {
	day    string
	of     kg.ID
	isTask bool
	edge   store.Edge // what it is, where a task may have several; its statement's ID is part of the position
	rank   string     // its place among those of one day of one task: as the keys of targets have it
	kind   Occasion   // of a timeline
}

// placedSlot is a slot with the record of what it is of.
type placedSlot struct {
	slot
	record   kg.Entity
	position string
}

// byDate cuts a window out of slots in order of their days, those of one day as printed. Of the tasks only those of the days that it
// touches are read, as many at once as fill a page: the list may have hundreds of thousands.
func byDate(ctx context.Context, r store.Reader, slots []slot, w span) (list []placedSlot, info PageInfo, err error) {
	slices.SortFunc(slots, func(a, b slot) int { return cmp.Compare(a.day, b.day) })
	day := func(position string) string { d, _, _ := strings.Cut(position, "/"); return d }
	first, last := day(w.after), day(w.before)
	from, to := 0, len(slots) // the days that the window may touch
	if first != "" {
		from = sort.Search(len(slots), func(i int) bool { return slots[i].day >= first })
	}
	if last != "" {
		to = max(from, sort.Search(len(slots), func(i int) bool { return slots[i].day > last }))
	}
	skip := w.skip // of a window without cursors: days that are passed over as a whole need not be read
	if skip > 0 {
		at := min(skip, to)
		for at > 0 && at < to && slots[at-1].day == slots[at].day {
			at--
		}
		from, skip = at, min(skip, to)-at
	}
	info.HasPrevious, info.HasNext = from > 0, to < len(slots)
	rest := slots[from:to]
	for len(rest) > 0 && len(list) < w.limit {
		var part []slot
		part, rest = wholeDays(rest, skip+w.limit+1, w.backward)
		placed, err := place(ctx, r, part)
		if err != nil {
			return nil, PageInfo{}, err
		}
		before, _ := slices.BinarySearchFunc(placed, w.after, func(p placedSlot, after string) int { return cmp.Or(cmp.Compare(p.position, after), -1) })
		end := len(placed)
		if w.before != "" {
			end, _ = slices.BinarySearchFunc(placed, w.before, func(p placedSlot, before string) int { return cmp.Compare(p.position, before) })
		}
		info.HasPrevious, info.HasNext = info.HasPrevious || before > 0, info.HasNext || end < len(placed)
		placed = placed[before:max(before, end)]
		over := min(skip, len(placed))
		skip -= over
		info.HasPrevious = info.HasPrevious || over > 0
		placed = placed[over:]
		if w.backward {
			list = append(placed, list...)
		} else {
			list = append(list, placed...)
		}
	}
	more := len(list) > w.limit || len(rest) > 0
	if w.backward {
		list, info.HasPrevious = list[max(0, len(list)-w.limit):], info.HasPrevious || more
	} else {
		list, info.HasNext = list[:min(w.limit, len(list))], info.HasNext || more
	}
	seal(&info, w.list, list, func(p placedSlot) string { return p.position })
	return list, info, nil
}

// wholeDays splits off at least n slots from the front, or the back, and never parts those of one day.
func wholeDays(slots []slot, n int, back bool) (part, rest []slot) {
	if len(slots) <= n {
		return slots, nil
	}
	if back {
		at := len(slots) - n
		for at > 0 && slots[at-1].day == slots[at].day {
			at--
		}
		return slots[at:], slots[:at]
	}
	for n < len(slots) && slots[n].day == slots[n-1].day {
		n++
	}
	return slots[:n], slots[n:]
}

// slicesOf cuts a list where neighbours differ.
func slicesOf[T any](list []T, same func(a, b T) bool) func(yield func([]T) bool) {
	return func(yield func([]T) bool) {
		for start := 0; start < len(list); {
			end := start + 1
			for end < len(list) && same(list[start], list[end]) {
				end++
			}
			if !yield(list[start:end]) {
				return
			}
			start = end
		}
	}
}

// place puts slots in order of their days, those of one day in the order in which their tasks are printed.
func place(ctx context.Context, r store.Reader, group []slot) ([]placedSlot, error) {
	placed := make([]placedSlot, 0, len(group))
	for part := range slices.Chunk(group, gatherPage) {
		wanted := make([]kg.ID, len(part))
		for i, s := range part {
			wanted[i] = s.of
		}
		records, err := r.Entities(ctx, sorted(wanted))
		if err != nil {
			return nil, err
		}
		for _, s := range part {
			record := records[s.of]
			position := s.day + "/" + printedPosition(record)
			if !s.edge.Statement.ID.IsZero() {
				position += "/" + s.rank + "/" + s.edge.Statement.ID.String()
			}
			placed = append(placed, placedSlot{slot: s, record: record, position: position})
		}
	}
	slices.SortFunc(placed, func(a, b placedSlot) int { return cmp.Compare(a.position, b.position) })
	return placed, nil
}

// dueSlots finds when each task is due that q asks for, and the trails to it.
func (q TaskQuery) dueSlots(ctx context.Context, r store.Reader, involving []Resolution, f *filter) (slots []slot, found map[kg.ID][]trail, err error) {
	deadlines := make(map[kg.ID]kg.Entity)
	found, err = q.gather(ctx, r, f, involving, []kg.Predicate{kg.Due}, func(batch []task) error {
		if err := readDeadlines(ctx, r, batch, deadlines); err != nil {
			return err
		}
		for _, t := range batch {
			slots = append(slots, slot{day: cmp.Or(dueOf(t.edges, deadlines), undated), of: t.id, isTask: true})
		}
		return nil
	})
	return slots, found, err
}

// everyDue gives all tasks in order of their deadlines, day by day.
func (q TaskQuery) everyDue(
	ctx context.Context, r store.Reader, involving []Resolution, f *filter, give func([]TaskItem, map[kg.ID][]trail) error,
) error {
	slots, found, err := q.dueSlots(ctx, r, involving, f)
	if err != nil {
		return err
	}
	slices.SortFunc(slots, func(a, b slot) int { return cmp.Compare(a.day, b.day) })
	for group := range slicesOf(slots, func(a, b slot) bool { return a.day == b.day }) {
		placed, err := place(ctx, r, group)
		if err != nil {
			return err
		}
		for part := range slices.Chunk(placed, everyPage) {
			items := make([]TaskItem, len(part))
			for i, p := range part {
				items[i].Task = p.record
			}
			if err := give(items, found); err != nil {
				return err
			}
		}
	}
	return nil
}
