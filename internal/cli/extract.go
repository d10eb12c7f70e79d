package cli

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"github.com/spf13/cobra"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
)

func (a *app) extractCommand() *cobra.Command {
	var old string
	cmd := &cobra.Command{
		Use:     "extract FILE|DIR...",
		GroupID: "take",
		Short:   "Show what documents assert, without a store (抽取)",
		Long: `Reads documents and prints what was found in them; nothing is stored.

With --json it prints one JSON object per file, a line each (JSON Lines): document, text, sections, tasks with responsibilities and
names, targets, diagnostics. Every start and end counts Unicode code points of "text", end exclusive, and text[start:end] is the
quote. A file that cannot be read gives {"file": …, "error": {"code": …, "message": …}} on its line, the others go on, and the exit
status is 1.

With --diff it prints instead how what it finds differs from what an earlier run found: statements that were removed (-), added (+) and
changed (~), a document after the other. The exit status is 0 where nothing differs, else 1. With --json it is an object a document that
differs: file, added, removed, changed.

` + parseHelp,
		Example: `  policygraph extract 规划.txt
  policygraph extract 规划/ --json > old.jsonl
  policygraph extract 规划/ --diff old.jsonl        # 改规则前后有何不同`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			var compared *comparison
			if old != "" {
				if compared, err = readComparison(old); err != nil {
					return err
				}
			}
			x, parsers, err := a.extractor(cmd.Context())
			if err != nil {
				return err
			}
			defer closing(parsers, &err)
			failed, files := 0, 0
			err = ingest.InOrder(cmd.Context(), pairs(source.Walk(cmd.Context(), args...)), runtime.GOMAXPROCS(0), func(ctx context.Context, in read) reading {
				return readWith(ctx, x, in)
			}, func(r reading) error {
				files++
				if compared != nil {
					return a.showDiff(compared.compare(r))
				}
				if r.failure != nil {
					failed++
				}
				return a.showReading(r)
			})
			if err == nil && compared != nil {
				err = a.closeComparison(compared, files)
			}
			if err == nil && failed > 0 {
				err = toldError{fmt.Errorf("%w: %d of %d files", errSome, failed, files)}
			}
			return err
		},
	}
	a.parseFlags(cmd)
	cmd.Flags().StringVar(&old, "diff", "", "compare with `OLD.jsonl`, the --json output of an earlier run")
	return cmd
}

// read is a file, or why there is none.
type read struct {
	source source.Source
	err    error
}

func pairs(files iter.Seq2[source.Source, error]) iter.Seq[read] {
	return func(yield func(read) bool) {
		for src, err := range files {
			if !yield(read{src, err}) {
				return
			}
		}
	}
}

// reading is what was found in a file, or why nothing was.
type reading struct {
	uri     string
	result  extract.Result
	failure *ingest.Failure
}

// readWith runs in a worker. A panic is the failure of that file alone.
func readWith(ctx context.Context, x *extract.Extractor, in read) (out reading) {
	out.uri = uriOf(in.source, in.err)
	defer func() {
		if cause := recover(); cause != nil {
			out.failure = &ingest.Failure{Code: ingest.CodeInternal, Message: fmt.Sprintf("a fault of the program: %v; please report it with the file", cause)}
		}
	}()
	err := in.err
	if err == nil {
		out.result, err = x.ExtractContext(ctx, in.source)
	}
	if err != nil {
		out.failure = ingest.FailureOf(err)
	}
	return out
}

func (a *app) showReading(r reading) error {
	switch {
	case r.failure != nil && a.json:
		return writeLine(a.out, struct {
			File  string          `json:"file"`
			Error *ingest.Failure `json:"error"`
		}{r.uri, r.failure})
	case r.failure != nil:
		fmt.Fprintf(a.err, "%s %s: %s: %s\n", a.err.bad("failed"), r.uri, r.failure.Code, r.failure.Message)
		return nil
	case a.json:
		return writeLine(a.out, r.result)
	}
	return a.summary(r.result)
}

// summary is a result for a reader: what the document is, and its tasks with who answers for each.
func (a *app) summary(r extract.Result) error {
	d := r.Document
	title := d.Title
	if title == "" {
		title = r.File
	}
	fmt.Fprintln(a.out, a.out.strong(title))
	facts := table{}
	fact := func(name string, value *string) {
		if value != nil {
			facts.add("  "+name, *value)
		}
	}
	facts.add("  文件", r.File)
	fact("发布机构", d.Issuer)
	if d.IssuerRegion != nil {
		facts.add("  地区", d.IssuerRegion.Name+" "+d.IssuerRegion.Code)
	}
	fact("文号", d.Number)
	fact("成文日期", d.Written)
	fact("发布日期", d.Published)
	if d.Period != nil {
		facts.add("  规划期", d.Period.Text)
	}
	facts.add("  共", fmt.Sprintf("%s, %s, %s", plural(len(r.Sections), "section"), plural(len(r.Tasks), "task"), plural(len(r.Diagnostics), "warning")))
	if err := facts.write(a.out, a.out.width, plain); err != nil {
		return err
	}
	tasks := table{header: []string{"序号", "任务", "责任单位"}, limit: []int{6, 40}}
	for _, t := range r.Tasks {
		number := ""
		if t.Number != nil {
			number = *t.Number
		}
		tasks.add(number, taskName(t, r.Text), duties(t))
	}
	if len(tasks.rows) > 0 {
		fmt.Fprintln(a.out)
		if err := tasks.write(a.out, a.out.width, a.out.strong); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.out)
	return nil
}

// taskName is the title of a task, or how its text begins.
func taskName(t extract.Task, text string) string {
	if t.Title != "" {
		return t.Title
	}
	runes := []rune(text)
	return cut(string(runes[t.Start:t.End]), 40)
}

// roleNames are the roles as plans say them, in the order in which they are shown.
var roleNames = []struct{ role, name string }{{"LEAD", "牵头"}, {"RESPONSIBLE", "负责"}, {"SUPPORT", "配合"}, {"IMPLEMENT", "实施"}}

func duties(t extract.Task) string {
	out := ""
	for _, role := range roleNames {
		names := ""
		for _, d := range t.Responsibilities {
			if d.Role == role.role {
				if names != "" {
					names += "、"
				}
				names += d.Agency.Name
			}
		}
		if names == "" {
			continue
		}
		if out != "" {
			out += "；"
		}
		out += names + role.name
	}
	return out
}
