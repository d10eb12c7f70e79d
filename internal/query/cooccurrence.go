package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// maxCellTasks is how many tasks a cell names; it counts all of them.
const maxCellTasks = MaxPage

// MatrixQuery asks which things of two kinds meet in tasks: which agency works for which region, which agencies work together.
type MatrixQuery struct {
	Rows, Columns kg.EntityKind  // any kind that tasks are joined with
	Tasks         TaskQuery      // its order and window do not matter
	Roles         []kg.Predicate // of agencies and organizations; empty: every role
	Top           int            // rows, and columns, at most
}

// Matrix counts in how many tasks things meet. A row is ranked by the tasks in which it meets any column, shown or not, a column likewise;
// equal ones by name, then ID. Where rows and columns are of one kind the two lists are one, nothing meets itself, and each pair is given
// once, with the one that ranks first as the row.
type Matrix struct {
	Rows, Columns               []MatrixLine
	Cells                       []MatrixCell // the largest first, then by row, then by column
	OmittedRows, OmittedColumns int          // that meet something and are not shown
	Tasks                       int          // looked at: all that were asked for
	Joint                       int          // of them, those in which a row and a column meet
	Involving, Unresolved       []Resolution
}

// MatrixLine is a row or a column.
type MatrixLine struct {
	Entity kg.Entity
	Count  int // tasks in which it meets something of the other side
}

// MatrixCell counts the tasks in which a row and a column meet.
type MatrixCell struct {
	Row, Column int // numbers of lines
	Count       int
	Tasks       []kg.ID // the first hundred of them, in order of ID
}

// Cooccurrence counts in one scan, and keeps of a task the numbers of what it joins.
func Cooccurrence(ctx context.Context, r store.Reader, q MatrixQuery) (Matrix, error) {
	if q.Top < 1 || q.Top > MaxTop {
		return Matrix{}, badInput("top", "want 1 to %d, have %d", MaxTop, q.Top)
	}
	for _, role := range q.Roles {
		if !slices.Contains(kg.Roles, role) {
			return Matrix{}, badInput("roles", "%s is no role; the roles are %v", role, kg.Roles)
		}
	}
	rows, columns := q.along(q.Rows), q.along(q.Columns)
	for argument, predicates := range map[string][]kg.Predicate{"rows": rows, "columns": columns} {
		if len(predicates) == 0 {
			return Matrix{}, badInput(argument, "tasks are joined with nothing of that kind; want AGENCY, REGION, PLATFORM or the like")
		}
	}
	var head TaskPage
	f, err := q.Tasks.resolve(ctx, r, &head)
	if err != nil {
		return Matrix{}, err
	}
	m := Matrix{Involving: head.Involving, Unresolved: head.Unresolved}
	if f == nil {
		return m, nil
	}
	x := meeting{query: q}
	along := append(slices.Clone(rows), columns...)
	k := kindsSeen{reader: r, kinds: make(map[kg.ID]kg.EntityKind)}
	_, err = q.Tasks.gather(ctx, r, f, head.Involving, along, func(batch []task) error {
		if err := k.read(ctx, batch, along); err != nil {
			return err
		}
		m.Tasks += len(batch)
		for _, t := range batch {
			x.meet(t, rows, columns, k.kinds)
		}
		return nil
	})
	if err == nil {
		m.Joint = len(x.tasks)
		err = x.fill(ctx, r, &m)
	}
	if err != nil {
		return Matrix{}, fmt.Errorf("count which %s and %s meet: %w", q.Rows, q.Columns, err)
	}
	return m, nil
}

// along lists the predicates that join tasks with things of a kind.
func (q MatrixQuery) along(kind kg.EntityKind) (predicates []kg.Predicate) {
	for _, p := range kg.Predicates {
		role := slices.Contains(kg.Roles, p)
		if (p.Joins(kind, kg.KindTask) || p.Joins(kg.KindTask, kind)) && (!role || len(q.Roles) == 0 || slices.Contains(q.Roles, p)) {
			predicates = append(predicates, p)
		}
	}
	return predicates
}

// meeting is what was met in the tasks looked at so far.
type meeting struct {
	query         MatrixQuery
	tasks         []kg.ID // in which a row and a column meet
	rows, columns tally[kg.ID]
}

func (x *meeting) meet(t task, rows, columns []kg.Predicate, kinds map[kg.ID]kg.EntityKind) {
	side := func(kind kg.EntityKind, along []kg.Predicate) (list []kg.ID) {
		for _, e := range t.edges {
			if slices.Contains(along, e.Statement.Predicate) && kinds[e.Other] == kind && !slices.Contains(list, e.Other) {
				list = append(list, e.Other)
			}
		}
		return list
	}
	r, c := side(x.query.Rows, rows), side(x.query.Columns, columns)
	if len(r) == 0 || len(c) == 0 || x.query.Rows == x.query.Columns && len(r) < 2 {
		return
	}
	for _, id := range r {
		x.rows.add(id)
	}
	for _, id := range c {
		x.columns.add(id)
	}
	x.rows.close()
	x.columns.close()
	x.tasks = append(x.tasks, t.id)
}

// fill counts the pairs of those rows and columns that are shown.
func (x *meeting) fill(ctx context.Context, r store.Reader, m *Matrix) error {
	line := func(t *tally[kg.ID]) (list []MatrixLine, places map[int32]int, err error) {
		order, entities, err := topEntities(ctx, r, t, x.query.Top)
		places = make(map[int32]int, len(order))
		for i, n := range order {
			places[int32(n)] = i
			list = append(list, MatrixLine{Entity: entities[t.values[n]], Count: t.counts[n]})
		}
		return list, places, err
	}
	rows, rowAt, err := line(&x.rows)
	if err != nil {
		return err
	}
	columns, columnAt, err := line(&x.columns)
	if err != nil {
		return err
	}
	m.Rows, m.Columns = rows, columns
	m.OmittedRows, m.OmittedColumns = len(x.rows.values)-len(rows), len(x.columns.values)-len(columns)
	same := x.query.Rows == x.query.Columns
	cells := make(map[[2]int]*MatrixCell)
	inRows, inColumns := x.rows.lists, x.columns.lists
	for n, task := range x.tasks {
		if n%gatherPage == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		var r, c []int
		r, inRows = shownOf(inRows, rowAt)
		c, inColumns = shownOf(inColumns, columnAt)
		for _, i := range r {
			for _, j := range c {
				if same && i >= j {
					continue
				}
				cell := cells[[2]int{i, j}]
				if cell == nil {
					cell = &MatrixCell{Row: i, Column: j}
					cells[[2]int{i, j}] = cell
				}
				cell.add(task)
			}
		}
	}
	for _, cell := range cells {
		cell.Tasks = sorted(cell.Tasks)
		cell.Tasks = slices.Clip(cell.Tasks[:min(len(cell.Tasks), maxCellTasks)])
		m.Cells = append(m.Cells, *cell)
	}
	slices.SortFunc(m.Cells, func(a, b MatrixCell) int {
		return cmp.Or(b.Count-a.Count, a.Row-b.Row, a.Column-b.Column)
	})
	return nil
}

// shownOf reads the next list of a tally: the places of those of its values that are shown, and what comes after it.
func shownOf(lists []int32, places map[int32]int) (shown []int, rest []int32) {
	end := slices.Index(lists, -1)
	for _, n := range lists[:end] {
		if i, ok := places[n]; ok {
			shown = append(shown, i)
		}
	}
	return shown, lists[end+1:]
}

// add counts a task; of many the ones with the lowest IDs are kept.
func (c *MatrixCell) add(task kg.ID) {
	c.Count++
	c.Tasks = append(c.Tasks, task)
	if len(c.Tasks) == 2*maxCellTasks {
		c.Tasks = sorted(c.Tasks)[:maxCellTasks]
	}
}
