package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
)

func (a *app) doctorCommand() *cobra.Command {
	var fix bool
	var salvage string
	cmd := &cobra.Command{
		Use:     "doctor",
		GroupID: "keep",
		Short:   "Say what state the store's folder is in, and what to do (诊断)",
		Long: `Looks at every file of the store's folder without opening the store: what each is, what is wrong with it, which commits can be read,
and which steps to take, in order. It changes nothing, and the exit status is 5 where the store would not open.

With --fix it mends what follows from the rest and removes what holds nothing: a ledger from the chain of commits, files that were being
written, logs that are never used. Before that it copies the folder beside itself and says where. What cannot be mended so stays as it is.

With --salvage it makes a new store, in a folder that is missing or empty, of every version of a document that is provably what its commit
published, and names those that are lost. The damaged store stays as it is. A backup is better: see ` + "`policygraph restore`" + `.`,
		Example: `  policygraph doctor
  policygraph doctor --fix
  policygraph doctor --salvage data-saved`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case a.server != "":
				return usage(cmd, "--server: the doctor looks at files; run it where they are, or ask the server with `policygraph verify`")
			case fix && salvage != "":
				return usage(cmd, "--fix and --salvage: one at a time")
			case salvage != "":
				return a.salvage(cmd, salvage)
			case fix:
				return a.fix()
			}
			d, err := badgerstore.Examine(a.store)
			if err != nil {
				return err
			}
			return a.showDiagnosis(d)
		},
	}
	cmd.Flags().BoolVar(&fix, "fix", false, "copy the folder, then mend what can be mended without a loss (修复)")
	cmd.Flags().StringVar(&salvage, "salvage", "", "make a new store in this folder of all that is provably whole (抢救)")
	_ = cmd.MarkFlagDirname("salvage") // fails only for a flag that is not there
	return cmd
}

// diagnosis is what the doctor says, as JSON.
type diagnosis struct {
	Store     string                 `json:"store"`
	ID        string                 `json:"id,omitempty"`
	Condition badgerstore.Condition  `json:"condition"`
	Closed    string                 `json:"closed,omitempty"`
	Acked     uint64                 `json:"acknowledgedCommits"`
	Found     uint64                 `json:"readableCommits"`
	Chained   bool                   `json:"chainWhole"`
	Files     []badgerstore.FileNote `json:"files"`
	Problems  []string               `json:"problems"`
	Fixes     []string               `json:"fixes"`
	Steps     []string               `json:"steps"`
}

func (a *app) showDiagnosis(d badgerstore.Diagnosis) error {
	out := diagnosis{
		Store: d.Dir, Condition: d.Condition, Acked: d.Acked, Found: d.Found, Chained: d.Chained, Files: append([]badgerstore.FileNote{}, d.Files...),
		Problems: append([]string{}, d.Problems...), Fixes: append([]string{}, d.Fixes...), Steps: append([]string{}, d.Steps...),
	}
	if !d.Store.IsZero() {
		out.ID = d.Store.String()
	}
	if !d.Closed.IsZero() {
		out.Closed = d.Closed.UTC().Format(time.RFC3339)
	}
	if a.json {
		if err := writePretty(a.out, out); err != nil {
			return err
		}
	} else {
		a.printDiagnosis(d)
	}
	switch d.Condition {
	case badgerstore.ConditionDamaged:
		return toldError{fmt.Errorf("doctor: %w", store.ErrCorrupt)}
	case badgerstore.ConditionForeign:
		return toldError{fmt.Errorf("doctor: %w", store.ErrFormat)}
	}
	return nil
}

func (a *app) printDiagnosis(d badgerstore.Diagnosis) {
	mark := a.out.good
	if len(d.Problems) > 0 {
		mark = a.out.bad
	}
	line := mark(string(d.Condition))
	if !d.Closed.IsZero() {
		line += "  closed " + d.Closed.Local().Format("2006-01-02 15:04:05")
	}
	if d.Acked > 0 || d.Found > 0 {
		line += fmt.Sprintf("  %d commits acknowledged, %d readable", d.Acked, d.Found)
		if d.Chained {
			line += " and chained"
		}
	}
	fmt.Fprintln(a.out, line)
	t := table{header: []string{"file", "bytes", "what it is"}}
	tables, bytes := 0, int64(0)
	for _, f := range d.Files {
		if f.Problem == "" && strings.HasSuffix(f.Name, ".sst") {
			tables, bytes = tables+1, bytes+f.Bytes
			continue
		}
		what := f.What
		if f.Problem != "" {
			what += ": " + f.Problem
		}
		t.add(f.Name, fmt.Sprint(f.Bytes), what)
	}
	if tables > 0 {
		t.add(fmt.Sprintf("%d × badger/*.sst", tables), fmt.Sprint(bytes), "tables of the database")
	}
	_ = t.write(a.out, 0, a.out.strong) // as with every line: nowhere is left to tell
	for _, part := range []struct {
		title string
		lines []string
	}{{"wrong:", d.Problems}, {"--fix would:", d.Fixes}, {"what to do:", d.Steps}} {
		if len(part.lines) > 0 {
			fmt.Fprintf(a.out, "\n%s\n", a.out.strong(part.title))
		}
		for _, l := range part.lines {
			fmt.Fprintf(a.out, "  %s\n", l)
		}
	}
}

func (a *app) fix() error {
	f, err := badgerstore.Fix(a.store, time.Now(), badgerstore.Options{})
	if err != nil {
		return err
	}
	d, err := badgerstore.Examine(a.store)
	if err != nil {
		return err
	}
	if !a.json {
		if f.Copy != "" {
			fmt.Fprintf(a.out, "copied   %s\n", f.Copy)
		}
		for _, what := range f.Done {
			fmt.Fprintf(a.out, "%s    %s\n", a.out.good("mended"), what)
		}
	}
	return a.showDiagnosis(d)
}

// salvaged is what was saved, as JSON.
type salvaged struct {
	Store     string   `json:"store"`
	Acked     uint64   `json:"acknowledgedCommits"`
	Commits   int      `json:"readableCommits"`
	Versions  int      `json:"versions"`
	Documents int      `json:"documents"`
	Lost      []string `json:"lost"`
}

func (a *app) salvage(cmd *cobra.Command, to string) error {
	if err := exists(a.store); err != nil {
		return err
	}
	s, err := badgerstore.Salvage(cmd.Context(), a.store, to, badgerstore.Options{})
	if err != nil {
		return err
	}
	out := salvaged{Store: to, Acked: s.Acked, Commits: s.Commits, Versions: s.Versions, Documents: s.Documents, Lost: []string{}}
	for _, l := range s.Lost {
		out.Lost = append(out.Lost, fmt.Sprintf("commit %d, document %s: %s", l.Sequence, l.Document, l.Why))
	}
	if missing := int64(s.Acked) - int64(s.Commits); missing > 0 {
		out.Lost = append(out.Lost, fmt.Sprintf("%d commits were acknowledged and cannot be read", missing))
	}
	if a.json {
		return writePretty(a.out, out)
	}
	fmt.Fprintf(a.out, "%s  %s in %s, at %s; each is what its commit published\n", a.out.good("saved"), plural(s.Documents, "document"), plural(s.Versions, "version"), to)
	for _, l := range out.Lost {
		fmt.Fprintf(a.out, "  %s %s\n", a.out.bad("lost"), l)
	}
	if len(out.Lost) > 0 {
		fmt.Fprintln(a.out, "Ingest the documents again that are lost or older than they were.")
	}
	return nil
}
