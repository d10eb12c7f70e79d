package cli

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
)

// restingMemory is what the process may grow to before the collector works harder. It is no hard limit: a large document goes beyond.
// Without it a run over a folder takes half as much memory again, for a tenth less processor time.
const restingMemory = 136 << 20

func (a *app) ingestCommand() *cobra.Command {
	var keep retaining
	var memory budget
	cmd := &cobra.Command{
		Use:     "ingest FILE|DIR...",
		GroupID: "take",
		Short:   "Take documents into the graph (入库)",
		Long: `Reads files, the documents in folders and in ZIP archives, extracts what they assert, and stores it. In a folder a file is a
document by its extension (.txt .md .csv .html .docx .doc .pdf .xlsx .ofd …), else by its first bytes; hidden and temporary files
(~$x.docx, Thumbs.db) are skipped.

A file that is stored already, byte for byte, and was read by the same rules is left alone ("unchanged"), also under another name.
A changed file replaces what it asserted before. A file that cannot be read is reported on one line, and the others go on; the exit
status is then 1. Stopping with Ctrl-C, or by any accident, keeps the files that are done: the same command goes on from there.

` + parseHelp,
		Example: `  policygraph ingest 规划.txt
  policygraph ingest 规划/ 附件.zip
  policygraph ingest 方案/ 意见/ --json
  policygraph ingest 扫描件/ --ocr --parse-timeout 5m`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := keep.settle(cmd, a.env); err != nil {
				return err
			}
			if err := memory.settle(cmd, a.env); err != nil {
				return err
			}
			a.memory = memory
			d, err := a.open(cmd.Context(), true)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			if err := a.retain(cmd.Context(), d, keep); err != nil {
				return err
			}
			if a.env("GOMEMLIMIT") == "" && memory.mib == 0 {
				debug.SetMemoryLimit(restingMemory)
			}
			tables, err := d.seed(cmd.Context())
			if err != nil {
				return err
			}
			if !a.json && tables.Count(ingest.Unchanged) < len(tables.Files) {
				a.seeded(tables)
			}
			show, done := a.progress(cmd.Context(), args)
			report, err := d.ingest(cmd.Context(), source.Walk(cmd.Context(), args...), show)
			done()
			debug.FreeOSMemory() // closing the store compacts it, for which the system maps old and new tables: a run takes the most then
			if a.json {
				if bad := writePretty(a.out, reportJSON(report)); err == nil {
					err = bad
				}
			} else {
				a.breakdown(report)
				a.sum(report)
			}
			if err == nil && report.Count(ingest.Failed) > 0 {
				err = toldError{fmt.Errorf("%w: %d of %d files", errSome, report.Count(ingest.Failed), len(report.Files))}
			}
			return err
		},
	}
	a.parseFlags(cmd)
	keep.add(cmd)
	memory.add(cmd)
	return cmd
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
	if c := f.Change; c != nil {
		counts := diffCounts{Added: c.Added, Removed: c.Removed, Changed: c.Changed, Reworded: c.Reworded}
		line += fmt.Sprintf("  changed: %s (`policygraph diff %d %d`)", counts, c.From, c.To)
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

// breakdown shows a run by format and outcome, and why files failed, where there is more than one of either.
func (a *app) breakdown(report ingest.Report) {
	formats, failures := report.Formats(), report.Failures()
	if len(report.Files) < 2 || len(formats) < 2 && len(failures) < 2 {
		return
	}
	t := table{header: []string{"格式", "files"}}
	for _, o := range ingest.Outcomes {
		t.header = append(t.header, strings.ToLower(string(o)))
	}
	t.header = append(t.header, "tasks")
	for _, f := range formats {
		name := f.Format
		if name == "" {
			name = "—"
		}
		row := []string{name, fmt.Sprint(f.Files)}
		for _, o := range ingest.Outcomes {
			row = append(row, fmt.Sprint(f.Outcomes[o]))
		}
		t.add(append(row, fmt.Sprint(f.Tasks))...)
	}
	fmt.Fprintln(a.out)
	_ = t.write(a.out, 0, a.out.strong) // as with every line: nowhere is left to tell
	if len(failures) > 0 {
		var parts []string
		for _, f := range failures {
			parts = append(parts, fmt.Sprintf("%d %s", f.Files, f.Code))
		}
		fmt.Fprintf(a.out, "failed: %s\n", strings.Join(parts, ", "))
	}
	fmt.Fprintln(a.out)
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
		Formats  []ingest.FormatCount   `json:"formats"`
		Failures []ingest.CodeCount     `json:"failures"`
	}{r, outcomes, r.Formats(), r.Failures()}
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
