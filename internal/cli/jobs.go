package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/query"
)

const jobFields = `id kind state stage dryRun subjects total done counts { added changed unchanged failed retracted warnings }
  problem { code message } actor reason created started finished`

const jobsQuery = `query Jobs($first: Int!, $after: String) {
  jobs(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ` + jobFields + ` } } }
}`

const jobQuery = `query Job($id: ID!, $after: String) {
  job(id: $id) { ` + jobFields + `
    files(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { uri outcome knownAs document title format tasks statements
      problem { code message } change { commit added removed changed reworded } } } } }
}`

const jobStateQuery = `query JobState($id: ID!) { job(id: $id) { ` + jobFields + ` } }`

const cancelQuery = `mutation CancelJob($id: ID!) { cancelJob(id: $id) { job { ` + jobFields + ` } problems { code message } } }`

// work is a job as the API tells it.
type work struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	State    string   `json:"state"`
	Stage    *string  `json:"stage"`
	DryRun   bool     `json:"dryRun"`
	Subjects []string `json:"subjects"`
	Total    *int     `json:"total"`
	Done     int      `json:"done"`
	Counts   struct {
		Added     int `json:"added"`
		Changed   int `json:"changed"`
		Unchanged int `json:"unchanged"`
		Failed    int `json:"failed"`
		Retracted int `json:"retracted"`
		Warnings  int `json:"warnings"`
	} `json:"counts"`
	Problem  *failure   `json:"problem"`
	Actor    string     `json:"actor"`
	Reason   *string    `json:"reason"`
	Created  time.Time  `json:"created"`
	Started  *time.Time `json:"started"`
	Finished *time.Time `json:"finished"`
	Files    []workFile `json:"files,omitempty"`
}

// workFile is what became of a file of a job.
type workFile struct {
	URI        string   `json:"uri"`
	Outcome    string   `json:"outcome"`
	KnownAs    *string  `json:"knownAs"`
	Document   *string  `json:"document"`
	Title      *string  `json:"title"`
	Format     *string  `json:"format"`
	Tasks      int      `json:"tasks"`
	Statements int      `json:"statements"`
	Problem    *failure `json:"problem"`
	Change     *struct {
		Commit   *uint64 `json:"commit"`
		Added    int     `json:"added"`
		Removed  int     `json:"removed"`
		Changed  int     `json:"changed"`
		Reworded int     `json:"reworded"`
	} `json:"change"`
}

func (w work) ended() bool { return w.State == "DONE" || w.State == "FAILED" || w.State == "CANCELLED" }

// Words for what jobs do and how far they are.
var (
	jobKindWords = map[string]string{"INGEST": "入库", "INGEST_PATH": "按路径入库", "RETRACT": "撤回", "REEXTRACT": "重新抽取"}
	stateWords   = map[string]string{"QUEUED": "排队", "RUNNING": "运行", "DONE": "完成", "FAILED": "失败", "CANCELLED": "取消"}
)

func (a *app) jobsCommand() *cobra.Command {
	var limit int
	var follow, cancel bool
	cmd := &cobra.Command{
		Use:     "jobs [ID]",
		GroupID: "keep",
		Short:   "List the jobs of a server, show one, follow it, end it (作业)",
		Long: `Lists what was asked of the server over GraphQL: files taken in, documents read again or retracted, the newest first. With the id of
a job, shows what became of each of its files. Jobs are done by ` + "`policygraph serve`" + `, one after the other; they go on when it is
started again.`,
		Example: `  policygraph jobs
  policygraph jobs 20260301t080000123-k3x9f2
  policygraph jobs 20260301t080000123-k3x9f2 --follow
  policygraph jobs 20260301t080000123-k3x9f2 --cancel`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			switch {
			case limit < 1:
				return usage(cmd, "--limit %d: want 1 or more", limit)
			case len(args) == 0 && (follow || cancel):
				return usage(cmd, "--follow and --cancel need the id of a job")
			}
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			if _, here := d.(*local); here {
				return fmt.Errorf("%w: no server holds the store at %s, and jobs are done by one", errUnreachable, a.store)
			}
			if len(args) == 0 {
				return a.listJobs(cmd.Context(), d, limit)
			}
			if cancel {
				if err := cancelJob(cmd.Context(), d, args[0]); err != nil {
					return err
				}
				follow = true // until it has ended
			}
			if follow {
				if err := a.followJob(cmd.Context(), d, args[0]); err != nil {
					return err
				}
			}
			return a.showJob(cmd.Context(), d, args[0])
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 20, "how many jobs are listed (条数)")
	cmd.Flags().BoolVar(&follow, "follow", false, "wait until the job has ended, and show how far it is (跟踪)")
	cmd.Flags().BoolVar(&cancel, "cancel", false, "end the job; files that it has stored stay (取消)")
	return cmd
}

// asked reads what a query answered into a value.
func asked(ctx context.Context, d desk, text string, variables map[string]any, into any) error {
	answer, err := d.ask(ctx, text, variables)
	if err != nil {
		return err
	}
	return answer.into(into)
}

func (a *app) listJobs(ctx context.Context, d desk, limit int) error {
	list := []work{}
	variables := map[string]any{}
	for {
		variables["first"] = min(100, limit-len(list))
		var page struct {
			Jobs struct {
				PageInfo pageInfo
				Edges    []struct{ Node work }
			}
		}
		if err := asked(ctx, d, jobsQuery, variables, &page); err != nil {
			return err
		}
		for _, e := range page.Jobs.Edges {
			list = append(list, e.Node)
		}
		if !page.Jobs.PageInfo.HasNextPage || len(list) >= limit {
			break
		}
		variables["after"] = page.Jobs.PageInfo.EndCursor
	}
	if a.json {
		return writePretty(a.out, list)
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(a.out, "no jobs yet")
		return err
	}
	t := table{header: []string{"作业", "created", "类型", "状态", "files", "about"}}
	for _, w := range list {
		t.add(w.ID, w.Created.Local().Format("2006-01-02 15:04"), w.word(), stateWords[w.State], w.files(), w.about())
	}
	return t.write(a.out, a.out.width, a.out.strong)
}

func (w work) word() string {
	if w.DryRun {
		return jobKindWords[w.Kind] + "（试）"
	}
	return jobKindWords[w.Kind]
}

func (w work) files() string {
	if w.Total == nil {
		return fmt.Sprint(w.Done)
	}
	return fmt.Sprintf("%d/%d", w.Done, *w.Total)
}

func (w work) about() string {
	switch n := len(w.Subjects); {
	case n == 0:
		return "—"
	case n > 1:
		return fmt.Sprintf("%s and %d more", w.Subjects[0], n-1)
	}
	return w.Subjects[0]
}

// sum is what became of the files, in words.
func (w work) sum() string {
	var parts []string
	for _, c := range []struct {
		n    int
		word string
	}{
		{w.Counts.Added, "added"},
		{w.Counts.Changed, "changed"},
		{w.Counts.Unchanged, "unchanged"},
		{w.Counts.Failed, "failed"},
		{w.Counts.Retracted, "retracted"},
	} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.word))
		}
	}
	if len(parts) == 0 {
		return "nothing done"
	}
	return strings.Join(parts, ", ")
}

func cancelJob(ctx context.Context, d desk, id string) error {
	var made struct {
		CancelJob struct{ Job *work }
	}
	if err := asked(ctx, d, cancelQuery, map[string]any{"id": id}, &made); err != nil {
		return err
	}
	if made.CancelJob.Job == nil {
		return &query.NotFoundError{Ref: id}
	}
	return nil
}

// followEvery is how often a job is asked how far it is.
const followEvery = 300 * time.Millisecond

// followJob waits until a job has ended; on a terminal a bar shows how far it is.
func (a *app) followJob(ctx context.Context, d desk, id string) error {
	m := a.meter(ctx)
	m.unit = "files"
	defer m.stop()
	for {
		var state struct{ Job *work }
		if err := asked(ctx, d, jobStateQuery, map[string]any{"id": id}, &state); err != nil {
			return err
		}
		if state.Job == nil {
			return &query.NotFoundError{Ref: id}
		}
		if state.Job.ended() {
			return nil
		}
		of := 0
		if state.Job.Total != nil {
			of = *state.Job.Total
		}
		m.set(stateWords[state.Job.State], 0, 0, uint64(state.Job.Done), uint64(of))
		select {
		case <-time.After(followEvery):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (a *app) showJob(ctx context.Context, d desk, id string) error {
	var shown *work
	variables := map[string]any{"id": id}
	for {
		var page struct {
			Job *struct {
				work
				Files struct {
					PageInfo pageInfo
					Edges    []struct{ Node workFile }
				} `json:"files"`
			}
		}
		if err := asked(ctx, d, jobQuery, variables, &page); err != nil {
			return err
		}
		if page.Job == nil {
			return &query.NotFoundError{Ref: id}
		}
		if shown == nil {
			shown = &page.Job.work
		}
		for _, e := range page.Job.Files.Edges {
			shown.Files = append(shown.Files, e.Node)
		}
		if !page.Job.Files.PageInfo.HasNextPage {
			break
		}
		variables["after"] = page.Job.Files.PageInfo.EndCursor
	}
	if a.json {
		if err := writePretty(a.out, shown); err != nil {
			return err
		}
	} else {
		a.printJob(shown)
	}
	if shown.State == "FAILED" || shown.Counts.Failed > 0 {
		return toldError{fmt.Errorf("%w: job %s", errSome, id)}
	}
	return nil
}

func (a *app) printJob(w *work) {
	fmt.Fprintf(a.out, "%s  %s  %s\n", a.out.strong(w.ID), w.word(), stateWords[w.State])
	fmt.Fprintf(a.out, "%s files: %s\n", w.files(), w.sum())
	if w.Problem != nil {
		fmt.Fprintf(a.out, "%s  %s\n", a.out.bad(w.Problem.Code), w.Problem.Message)
	}
	if w.Reason != nil {
		fmt.Fprintf(a.out, "reason: %s\n", *w.Reason)
	}
	for _, f := range w.Files {
		mark := a.out.good
		if f.Outcome == "FAILED" {
			mark = a.out.bad
		}
		line := mark(fmt.Sprintf("%-9s", strings.ToLower(f.Outcome))) + "  " + f.URI
		if f.Problem != nil {
			line += fmt.Sprintf("  %s: %s", f.Problem.Code, f.Problem.Message)
		}
		if f.KnownAs != nil {
			line += "  known as " + *f.KnownAs
		}
		if f.Tasks > 0 {
			line += fmt.Sprintf("  %s, %s", plural(f.Tasks, "task"), plural(f.Statements, "statement"))
		}
		if c := f.Change; c != nil {
			line += fmt.Sprintf("  differs: %s", diffCounts{Added: c.Added, Removed: c.Removed, Changed: c.Changed, Reworded: c.Reworded})
		}
		fmt.Fprintln(a.out, line)
	}
}
