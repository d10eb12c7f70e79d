package cli

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
)

func (a *app) ingestCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "ingest FILE|DIR...",
		GroupID: "take",
		Short:   "Take documents into the graph (入库)",
		Long: `Reads files, and the files in folders (.txt, .md, …; hidden ones are skipped), extracts what they assert, and stores it.

A file that is stored already, byte for byte, and was read by the same rules is left alone ("unchanged"), also under another name.
A changed file replaces what it asserted before. A file that cannot be read is reported, and the others go on; the exit status is
then 1. Stopping with Ctrl-C keeps the files that are done.`,
		Example: `  policygraph ingest 规划.txt
  policygraph ingest 方案/ 意见/ --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			d, err := a.open(cmd.Context(), true)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			tables, err := d.seed(cmd.Context())
			if err != nil {
				return err
			}
			if !a.json && tables.Count(ingest.Unchanged) < len(tables.Files) {
				a.seeded(tables)
			}
			show, done := a.progress()
			report, err := d.ingest(cmd.Context(), source.Walk(cmd.Context(), args...), show)
			done()
			if a.json {
				if bad := writePretty(a.out, reportJSON(report)); err == nil {
					err = bad
				}
			} else {
				a.sum(report)
			}
			if err == nil && report.Count(ingest.Failed) > 0 {
				err = toldError{fmt.Errorf("%w: %d of %d files", errSome, report.Count(ingest.Failed), len(report.Files))}
			}
			return err
		},
	}
}

// progress shows each file as it is done: a line, and on a terminal a moving bar beneath the lines.
func (a *app) progress() (show func(ingest.File), done func()) {
	lines := io.Writer(a.out)
	stop, step := func() {}, func(string) {}
	if a.err.interactive && !a.json {
		p := mpb.New(mpb.WithOutput(a.err.Writer), mpb.WithWidth(8), mpb.WithRefreshRate(120*time.Millisecond))
		var name atomic.Value // read by the bar's goroutine
		name.Store("")
		bar := p.New(0, mpb.SpinnerStyle(), mpb.PrependDecorators(decor.CurrentNoUnit("%d files ")),
			mpb.AppendDecorators(decor.Elapsed(decor.ET_STYLE_GO), decor.Any(func(decor.Statistics) string { return " " + cut(name.Load().(string), 40) })),
			mpb.BarRemoveOnComplete())
		step = func(uri string) { name.Store(uri); bar.Increment() }
		stop = func() { bar.SetTotal(-1, true); p.Wait() }
		if a.out.interactive {
			lines = p // above the bar
		}
	}
	show = func(f ingest.File) {
		if !a.json {
			fmt.Fprintln(lines, a.fileLine(f))
		}
		step(f.URI)
	}
	return show, stop
}

// fileLine is what became of a file, on one line.
func (a *app) fileLine(f ingest.File) string {
	mark := a.out.good
	if f.Outcome == ingest.Failed {
		mark = a.out.bad
	}
	word := mark(fmt.Sprintf("%-9s", strings.ToLower(string(f.Outcome))))
	switch {
	case f.Outcome == ingest.Failed:
		return fmt.Sprintf("%s  %s  %s: %s", word, f.URI, f.Error.Code, f.Error.Message)
	case f.Outcome == ingest.Unchanged && f.KnownAs != "":
		return fmt.Sprintf("%s  %s  known as %s", word, f.URI, f.KnownAs)
	case f.Outcome == ingest.Unchanged:
		return fmt.Sprintf("%s  %s", word, f.URI)
	}
	line := fmt.Sprintf("%s  %s  %s", word, f.URI, counts(f))
	if f.KnownAs != "" {
		line += "  stored as " + f.KnownAs
	}
	return line + "  " + a.out.soft(seconds(f.Took))
}

func counts(f ingest.File) string {
	parts := []string{plural(f.Tasks, "task"), plural(f.Responsibilities, "responsibility"), plural(f.Statements, "statement")}
	if n := f.Warnings(); n > 0 {
		parts = append(parts, plural(n, "warning"))
	}
	return strings.Join(parts, ", ")
}

// sum closes a run with its totals.
func (a *app) sum(report ingest.Report) {
	var parts []string
	for _, o := range ingest.Outcomes {
		if n := report.Count(o); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(string(o))))
		}
	}
	if len(parts) == 0 {
		parts = []string{"nothing done"}
	}
	line := plural(len(report.Files), "file") + ": " + strings.Join(parts, ", ")
	if total := report.Total(); total.Statements > 0 && report.Count(ingest.Added)+report.Count(ingest.Updated) > 0 {
		line += "; " + counts(total)
	}
	fmt.Fprintf(a.out, "%s; %s\n", line, seconds(report.Took))
}

// reportJSON is a report with its counts beside it.
func reportJSON(r ingest.Report) any {
	outcomes := map[ingest.Outcome]int{}
	for _, o := range ingest.Outcomes {
		outcomes[o] = r.Count(o)
	}
	return struct {
		ingest.Report
		Outcomes map[ingest.Outcome]int `json:"outcomes"`
	}{r, outcomes}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

// closing closes c and keeps the first error.
func closing(c io.Closer, err *error) {
	if bad := c.Close(); *err == nil {
		*err = bad
	}
}
