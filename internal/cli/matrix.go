package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

const matrixQuery = `query Matrix($rows: EntityKind!, $columns: EntityKind!, $involving: [ID!], $where: TaskWhere, $roles: [Predicate!], $top: Int!) {
  cooccurrence(rows: $rows, columns: $columns, involving: $involving, where: $where, roles: $roles, top: $top) {
    taskCount jointCount omittedRows omittedColumns
    involving { ` + resolutionFields + ` }
    suggestions { context entity { ` + refFields + ` } }
    candidates { context entity { ` + refFields + ` } }
    rows { count entity { ` + refFields + ` } }
    columns { count entity { ` + refFields + ` } }
    cells { rowIndex columnIndex count }
  }
}`

type matrixLine struct {
	Count  int       `json:"count"`
	Entity entityRef `json:"entity"`
}

type matrix struct {
	TaskCount      int          `json:"taskCount"`
	JointCount     int          `json:"jointCount"`
	OmittedRows    int          `json:"omittedRows"`
	OmittedColumns int          `json:"omittedColumns"`
	Involving      []resolution `json:"involving"`
	Suggestions    []candidate  `json:"suggestions"`
	Candidates     []candidate  `json:"candidates"`
	Rows           []matrixLine `json:"rows"`
	Columns        []matrixLine `json:"columns"`
	Cells          []struct {
		RowIndex    int `json:"rowIndex"`
		ColumnIndex int `json:"columnIndex"`
		Count       int `json:"count"`
	} `json:"cells"`
}

// matrixFlags are what a person may say about a matrix.
type matrixFlags struct {
	rows, columns               string
	involving, documents, roles []string
	dueAfter, dueBefore, asOf   string
	top                         int
}

func (a *app) matrixCommand() *cobra.Command {
	var f matrixFlags
	cmd := &cobra.Command{
		Use:     "matrix --rows KIND --columns KIND",
		GroupID: "ask",
		Short:   "Count in how many tasks things meet (共现矩阵)",
		Long: `Counts in how many tasks the things of two kinds meet: which agency works for which region, which agencies work together. All tasks that
are asked for are counted; the rows and columns that meet others in most tasks are shown, and how many are not is told.`,
		Example: `  policygraph matrix --rows 单位 --columns 行政区划
  policygraph matrix --rows agency --columns agency --role 牵头 --role 配合
  policygraph matrix --rows platform --columns region --in 湖州市推动长三角一体化发展行动计划 --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			variables, err := f.variables(cmd)
			if err != nil {
				return err
			}
			d, err := a.openAt(cmd, f.asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			answer, err := d.ask(cmd.Context(), matrixQuery, variables)
			if err != nil {
				return err
			}
			var data struct{ Cooccurrence matrix }
			if err := answer.into(&data); err != nil {
				return err
			}
			m := data.Cooccurrence
			named := taskPage{Involving: m.Involving, Suggestions: m.Suggestions, Candidates: m.Candidates}
			if err := named.nameError(); err != nil && m.TaskCount == 0 {
				return err
			}
			if a.json {
				return writePretty(a.out, m)
			}
			return a.showMatrix(m)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.rows, "rows", "agency", "kind of the rows: agency, region, platform …, or 单位, 行政区划, 平台 … (行)")
	flags.StringVar(&f.columns, "columns", "region", "kind of the columns (列)")
	flags.StringArrayVar(&f.involving, "involving", nil, "only tasks that involve this (repeatable; 涉及)")
	flags.StringArrayVar(&f.documents, "in", nil, "only tasks of this document (repeatable; 文件)")
	flags.StringArrayVar(&f.roles, "role", nil, "only these roles of agencies: 牵头|负责|配合|实施 (repeatable)")
	flags.StringVar(&f.dueAfter, "due-after", "", "only tasks due on this date or later: 2025, 2025-06 or 2025-06-30 (不早于)")
	flags.StringVar(&f.dueBefore, "due-before", "", "only tasks due on this date or before (不晚于)")
	flags.IntVar(&f.top, "top", 8, "how many rows, and columns, at most, 1 to 100")
	asOfFlag(cmd, &f.asOf)
	return cmd
}

func (f matrixFlags) variables(cmd *cobra.Command) (map[string]any, error) {
	if f.top < 1 || f.top > query.MaxTop {
		return nil, usage(cmd, "--top %d: want 1 to %d", f.top, query.MaxTop)
	}
	v := map[string]any{"top": f.top}
	for flag, kind := range map[string]string{"rows": f.rows, "columns": f.columns} {
		k, ok := kindOf(kind)
		if !ok {
			return nil, usage(cmd, "--%s %q: want agency, region, platform, policy, industry or another kind", flag, kind)
		}
		v[flag] = k
	}
	roles := []kg.Predicate{}
	for _, s := range f.roles {
		role, ok := roleOf(s)
		if !ok {
			return nil, usage(cmd, "--role %q: want 牵头, 负责, 配合 or 实施", s)
		}
		roles = append(roles, role)
	}
	if len(roles) > 0 {
		v["roles"] = roles
	}
	if len(f.involving) > 0 {
		v["involving"] = f.involving
	}
	where := map[string]any{}
	if len(f.documents) > 0 {
		where["documents"] = f.documents
	}
	for name, value := range map[string]string{"dueAfter": f.dueAfter, "dueBefore": f.dueBefore} {
		if value != "" {
			where[name] = value
		}
	}
	if len(where) > 0 {
		v["where"] = where
	}
	return v, nil
}

// showMatrix numbers the columns, whose names are too long for a head, and names them below.
func (a *app) showMatrix(m matrix) error {
	if len(m.Cells) == 0 {
		_, err := fmt.Fprintf(a.out, "nothing meets in %s\n", plural(m.TaskCount, "task"))
		return err
	}
	t := table{header: []string{"", "任务"}}
	for i := range m.Columns {
		t.header = append(t.header, fmt.Sprintf("[%d]", i+1))
	}
	grid := make([][]string, len(m.Rows))
	for i, row := range m.Rows {
		grid[i] = append([]string{row.Entity.Label, fmt.Sprint(row.Count)}, strings.Split(strings.Repeat("·\x00", len(m.Columns)-1)+"·", "\x00")...)
	}
	for _, c := range m.Cells {
		grid[c.RowIndex][2+c.ColumnIndex] = fmt.Sprint(c.Count)
	}
	t.rows = grid
	if err := t.write(a.out, 0, a.out.strong); err != nil {
		return err
	}
	fmt.Fprintln(a.out)
	names := table{}
	for i, column := range m.Columns {
		names.add(fmt.Sprintf("[%d]", i+1), column.Entity.Label, fmt.Sprint(column.Count))
	}
	if err := names.write(a.out, 0, plain); err != nil {
		return err
	}
	line := fmt.Sprintf("%d of %s", m.JointCount, plural(m.TaskCount, "task"))
	if m.OmittedRows+m.OmittedColumns > 0 {
		line += fmt.Sprintf("; %s and %s not shown", plural(m.OmittedRows, "row"), plural(m.OmittedColumns, "column"))
	}
	_, err := fmt.Fprintf(a.out, "\n%s\n", line)
	return err
}
