package cli

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
	"policygraph/internal/kg"
	"policygraph/internal/review"
	"policygraph/internal/store"
)

func (a *app) qualityCommand() *cobra.Command {
	var files, all bool
	cmd := &cobra.Command{
		Use:     "quality [DOCUMENT...]",
		GroupID: "keep",
		Short:   "Show what was found in documents, and what looks wrong (质量)",
		Long: `Goes over what documents assert, those in the store or, with --files, files that are read for it: how many sections, tasks,
responsibilities, regions, platforms, deadlines, targets and cited documents each has, and what a person should look at again, each with
its place and the words:

  task.nobody              nobody answers for a task
  task.no-lead             somebody supports or implements it, nobody leads or is responsible
  task.two-leads           one statement names two who lead
  task.two-roles           one body has two parts in a task
  task.untitled            a task without a title
  task.long                a task so long that an end may have been missed
  task.overlap             two tasks share text
  deadline.after-period    a date later than the plan's end
  deadline.before-written  a date earlier than the document
  agency.unplaced          a body that was found in no region
  name.ambiguous           a name that may mean several things
  section.untitled         a heading without words
  document.empty           neither tasks nor sections
  document.untitled        no title
  document.nobody          nobody answers for most of the tasks
  document.repaired        much of it was repaired

Documents are named by file, title or id; without names, it is all of them. Of those in the store it also counts the documents that
they cite and that the store does not have; --all lists them. It changes nothing.`,
		Example: `  policygraph quality
  policygraph quality 规划.txt --all
  policygraph quality --files 规划/ --json`,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if files {
				return a.qualityOfFiles(cmd, args, all)
			}
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			report, err := d.review(cmd.Context(), args)
			if err != nil {
				return err
			}
			return a.showReview(report, all)
		},
	}
	a.parseFlags(cmd)
	cmd.Flags().BoolVar(&files, "files", false, "the arguments are files and folders, to be read and not stored")
	cmd.Flags().BoolVar(&all, "all", false, fmt.Sprintf("show every finding, not only the first %d of a document", firstFindings))
	return cmd
}

// qualityOfFiles reviews files without a store. Those that cannot be read are told, and make the status 1.
func (a *app) qualityOfFiles(cmd *cobra.Command, args []string, all bool) (err error) {
	if len(args) == 0 {
		return usage(cmd, "--files: name the files")
	}
	x, parsers, err := a.extractor(cmd.Context())
	if err != nil {
		return err
	}
	defer closing(parsers, &err)
	type reviewed struct {
		reading
		document review.Document
	}
	documents, failed := []review.Document{}, 0
	err = ingest.InOrder(cmd.Context(), pairs(source.Walk(cmd.Context(), args...)), runtime.GOMAXPROCS(0), func(ctx context.Context, in read) (out reviewed) {
		out.reading = readWith(ctx, x, in)
		if out.failure != nil {
			return out
		}
		batch, err := x.Batch(in.source, out.result)
		if err != nil {
			out.failure = &ingest.Failure{Code: ingest.CodeBatch, Message: err.Error()}
			return out
		}
		out.document = review.Of(batch)
		return out
	}, func(r reviewed) error {
		if r.failure != nil {
			failed++
			fmt.Fprintf(a.err, "%s %s: %s: %s\n", a.err.bad("failed"), r.uri, r.failure.Code, r.failure.Message)
			return nil
		}
		documents = append(documents, r.document)
		return nil
	})
	if err != nil {
		return err
	}
	if err := a.showReview(review.NewReport(documents), all); err != nil {
		return err
	}
	if failed > 0 {
		return toldError{fmt.Errorf("%w: %d files", errSome, failed)}
	}
	return nil
}

// review goes over the named documents of the store, all plans where none is named.
func (l *local) review(ctx context.Context, names []string) (report review.Report, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		documents, err := reviewable(ctx, r, names)
		if err != nil {
			return err
		}
		reviews := make([]review.Document, 0, len(documents))
		for _, d := range documents {
			batch, err := review.Asserted(ctx, r, d)
			if err != nil {
				return err
			}
			reviewed := review.Of(batch)
			if reviewed.Absent, err = review.Absent(ctx, r, batch); err != nil {
				return err
			}
			reviews = append(reviews, reviewed)
		}
		report = review.NewReport(reviews)
		return nil
	})
	return report, err
}

func reviewable(ctx context.Context, r store.Reader, names []string) (documents []kg.Document, err error) {
	for _, name := range names {
		d, err := documentNamed(ctx, r, name)
		if err != nil {
			return nil, err
		}
		documents = append(documents, d)
	}
	if len(names) > 0 {
		return documents, nil
	}
	stored, err := r.Documents(ctx, nil)
	for _, d := range stored {
		if !d.Seed {
			documents = append(documents, d)
		}
	}
	slices.SortFunc(documents, func(x, y kg.Document) int { return strings.Compare(x.URI, y.URI) })
	return documents, err
}

// firstFindings are so many as a document is shown with, unless all are wanted.
const firstFindings = 10

func (a *app) showReview(report review.Report, all bool) error {
	if a.json {
		return writePretty(a.out, report)
	}
	if len(report.Documents) == 0 {
		_, err := fmt.Fprintln(a.out, "no documents")
		return err
	}
	t := table{header: []string{"章节", "任务", "牵头", "负责", "配合", "实施", "地区", "平台", "时限", "指标", "引用", "修复", "存疑", "文件"}}
	row := func(c review.Counts, findings int, name string) {
		cells := []string{}
		for _, n := range []int{
			c.Sections, c.Tasks, c.Responsibilities[kg.Leads], c.Responsibilities[kg.ResponsibleFor], c.Responsibilities[kg.Supports],
			c.Responsibilities[kg.Implements], c.Regions, c.Platforms, c.Deadlines, c.Targets, c.Policies,
		} {
			cells = append(cells, fmt.Sprint(n))
		}
		t.add(append(cells, share(c.Repaired, c.Statements), fmt.Sprint(findings), name)...)
	}
	doubts := 0
	for _, d := range report.Documents {
		row(d.Counts, len(d.Findings), d.URI)
		doubts += len(d.Findings)
	}
	if len(report.Documents) > 1 {
		row(report.Total, doubts, plural(len(report.Documents), "document"))
	}
	if err := t.write(a.out, a.out.width, a.out.strong); err != nil {
		return err
	}
	absent := 0
	for _, d := range report.Documents {
		a.showFindings(d, all)
		absent += len(d.Absent)
	}
	if absent > 0 {
		fmt.Fprintf(a.out, "\ncited, not in the store: %d\n", absent)
		if all {
			for _, d := range report.Documents {
				for _, name := range d.Absent {
					fmt.Fprintf(a.out, "  %s  %s\n", name, a.out.soft(d.URI))
				}
			}
		}
	}
	if doubts == 0 {
		_, err := fmt.Fprintln(a.out, "\nnothing looks wrong")
		return err
	}
	fmt.Fprintln(a.out)
	codes := table{header: []string{"存疑", "code"}}
	for _, code := range sortedByCount(report.Findings) {
		codes.add(fmt.Sprint(report.Findings[code]), code)
	}
	return codes.write(a.out, a.out.width, a.out.strong)
}

func (a *app) showFindings(d review.Document, all bool) {
	if len(d.Findings) == 0 {
		return
	}
	title := d.Title
	if title == "" {
		title = d.URI
	}
	fmt.Fprintf(a.out, "\n%s  %s\n", a.out.strong(title), a.out.soft(d.URI))
	shown := d.Findings
	if !all && len(shown) > firstFindings {
		shown = shown[:firstFindings]
	}
	for _, f := range shown {
		about := append(slices.Clone(f.Section), f.Task)
		about = slices.DeleteFunc(about, func(s string) bool { return s == "" })
		line := "  " + a.out.bad(f.Code) + "  "
		if len(about) > 0 {
			line += strings.Join(about, " › ") + ": "
		}
		fmt.Fprintln(a.out, line+f.Message)
		if f.Quote != "" {
			fmt.Fprintf(a.out, "    「%s」 %s\n", cut(f.Quote, 100), a.out.soft(fmt.Sprintf("[%d,%d)", f.Start, f.End)))
		}
	}
	if n := len(d.Findings) - len(shown); n > 0 {
		fmt.Fprintf(a.out, "  and %d more: policygraph quality --all\n", n)
	}
}

// share is a part in whole percent.
func share(part, whole int) string {
	if whole == 0 {
		return "0%"
	}
	return fmt.Sprintf("%d%%", (part*100+whole/2)/whole)
}

func sortedByCount(counts map[string]int) []string {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y string) int {
		if counts[x] != counts[y] {
			return counts[y] - counts[x]
		}
		return strings.Compare(x, y)
	})
	return keys
}
