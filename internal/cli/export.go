package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/export"
	"policygraph/internal/interchange"
)

func (a *app) exportCommand() *cobra.Command {
	var format, output, asOf string
	var part extent
	var chosen selection
	cmd := &cobra.Command{
		Use:     "export",
		GroupID: "keep",
		Short:   "Write tasks, a subgraph or the whole graph for other programs (导出)",
		Long: `Writes task lists for spreadsheets, graphs for the programs that draw and count them, RDF with the provenance of every statement, or
all that the store holds.

Formats; the name of the file tells which, or --format does:
  xlsx, csv, tsv     a row a task: 事项、预期成效、责任单位、完成时限、依据 (Excel, WPS, pandas)
  graphml            things and statements, with kinds, dates, quotes (Gephi, yEd, networkx)
  gexf               the same with times and colours (Gephi)
  cytoscape (.cyjs)  the same (Cytoscape, Cytoscape.js)
  nquads (.nq)       statements with their evidence, a graph a document, in PROV-O (RDF stores)
  jsonld             the same as JSON (RDF stores, scripts)
  jsonl              all of the store with its history, for ` + "`policygraph import`" + `

What is written, of every format but jsonl: the tasks that --involving, --agency, --region, --text, --where … name, as ` + "`policygraph tasks`" + `
finds them; or what surrounds a thing (--of, --depth); or what a document says (--document); or else all plans. A graph of tasks has
what is joined with each, and every statement between any two of its things. --as-of takes a state of the past.

Format jsonl: a JSON object a line; "type" is export, commit, document, entity, statement, evidence or end. A commit stands before what it
published, evidence after its statement, and the last line counts them all, so that a file which was cut off shows it. --current leaves
out what documents asserted before; --after and --upto take a part of the commits.

What is written is one state: commits that are made meanwhile are left out. A file whose name ends in .zst or .gz is compressed. For
safety copies that show every damage, see ` + "`policygraph backup`" + `.`,
		Example: `  policygraph export --involving 安吉县 -o 安吉县任务.xlsx
  policygraph export --agency 市科技局 --role 牵头 --format csv > tasks.csv
  policygraph export --document 实施方案.docx -o plan.graphml
  policygraph export --of 安吉县 --depth 2 -o anji.gexf
  policygraph export -o graph.nq.gz                  # all plans as RDF
  policygraph export -o graph.jsonl.zst              # all of the store, for policygraph import
  policygraph export --as-of 2026-03-01 -o then.xlsx`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if format, err = exportFormat(cmd, format, output); err != nil {
				return err
			}
			if format != "jsonl" {
				for _, flag := range []string{"current", "after", "upto"} {
					if cmd.Flags().Changed(flag) {
						return usage(cmd, "--%s is for format jsonl: of a past state say --as-of", flag)
					}
				}
				return a.exportAs(cmd, export.Format(format), output, asOf, &chosen)
			}
			for _, flag := range selectionFlags {
				if cmd.Flags().Changed(flag) {
					return usage(cmd, "--%s selects a part, and format jsonl is all of the store: name another with --format", flag)
				}
			}
			return a.exportAll(cmd, output, asOf, part)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&format, "format", "", "format: "+strings.Join(exportFormats(), ", ")+" (default: by the file's name, else jsonl)")
	flags.StringVarP(&output, "output", "o", "", "file to write instead of standard output; it appears once it is whole")
	flags.StringVar(&asOf, "as-of", "", "only what documents asserted then: after a commit (12), or at a time (2026-03-01; 截至)")
	chosen.add(cmd)
	flags.BoolVar(&part.current, "current", false, "jsonl: only what documents assert now, without the versions before")
	flags.Uint64Var(&part.after, "after", 0, "jsonl: leave out the commits up to this one")
	flags.Uint64Var(&part.upto, "upto", 0, "jsonl: leave out the commits after this one (default: none)")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(exportFormats(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// exportAll writes all of the store, or a part of its history.
func (a *app) exportAll(cmd *cobra.Command, output, asOf string, part extent) (err error) {
	if err := part.check(); err != nil {
		return usageError{err, cmd.CommandPath()}
	}
	d, err := a.open(cmd.Context(), false)
	if err != nil {
		return err
	}
	defer closing(d, &err)
	if asOf != "" {
		if part.after > 0 || part.upto > 0 {
			return usage(cmd, "--as-of is --current with --upto: leave out --after and --upto")
		}
		part.current = true
		if part.upto, err = commitAt(cmd, d, asOf); err != nil {
			return err
		}
	}
	if output == "" || output == "-" {
		return d.export(cmd.Context(), a.out, part, nil)
	}
	m := a.meter(cmd.Context())
	defer m.stop()
	return replaceFile(output, func(w io.Writer) error {
		out, err := packer(output, w)
		if err != nil {
			return err
		}
		counted := &countedWriter{w: out}
		err = d.export(cmd.Context(), counted, part, func(done, of uint64) { m.set("export", counted.n, 0, done, of) })
		return errors.Join(err, out.Close())
	})
}

// extent says which part of the history is exported; the zero value is all of it.
type extent struct {
	current     bool
	after, upto uint64
}

func (e extent) check() error {
	switch {
	case e.current && e.after > 0:
		return errors.New("--current takes what documents assert, whenever they were published: leave out --after")
	case e.upto > 0 && e.upto < e.after:
		return fmt.Errorf("--after %d --upto %d: there is nothing between them", e.after, e.upto)
	}
	return nil
}

// params are e in a URL.
func (e extent) params() url.Values {
	v := url.Values{}
	if e.current {
		v.Set("current", "true")
	}
	for name, n := range map[string]uint64{"after": e.after, "upto": e.upto} {
		if n > 0 {
			v.Set(name, strconv.FormatUint(n, 10))
		}
	}
	return v
}

func extentOf(params url.Values) (e extent, err error) {
	for name, to := range map[string]*uint64{"after": &e.after, "upto": &e.upto} {
		if s := params.Get(name); s != "" {
			if *to, err = strconv.ParseUint(s, 10, 64); err != nil {
				return e, fmt.Errorf("%w: ?%s=%s: want the number of a commit", errUsage, name, s)
			}
		}
	}
	if s := params.Get("current"); s != "" {
		if e.current, err = strconv.ParseBool(s); err != nil {
			return e, fmt.Errorf("%w: ?current=%s: want true or false", errUsage, s)
		}
	}
	if err := e.check(); err != nil {
		return e, fmt.Errorf("%w: %w", errUsage, err)
	}
	return e, nil
}

func (l *local) export(ctx context.Context, w io.Writer, part extent, heard func(done, of uint64)) error {
	_, err := interchange.Write(ctx, w, l.store, interchange.Options{
		Store: l.store.ID().String(), After: part.after, Upto: part.upto, Current: part.current, Progress: heard,
	})
	return err
}

// Export writes the part of the history that the parameters name.
func (s served) Export(ctx context.Context, w io.Writer, params url.Values) error {
	part, err := extentOf(params)
	if err != nil {
		return err
	}
	return s.export(ctx, w, part, nil)
}

// export tells nothing of how far it is: the server does not say.
func (r *remote) export(ctx context.Context, w io.Writer, part extent, heard func(done, of uint64)) error {
	body, err := r.do(ctx, "GET", "/export.jsonl", part.params(), "", nil)
	if err != nil {
		return err
	}
	defer body.Close()
	if heard == nil {
		heard = func(uint64, uint64) {}
	}
	_, err = io.Copy(w, &countedReader{r: body, heard: func(int64) { heard(0, 0) }})
	if err != nil {
		return fmt.Errorf("export from %s: %w", r.base, err)
	}
	return nil
}

// countedWriter counts what is written.
type countedWriter struct {
	w io.Writer
	n int64
}

func (c *countedWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// countedReader tells how much has been read.
type countedReader struct {
	r     io.Reader
	n     int64
	heard func(n int64)
}

func (c *countedReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	c.heard(c.n)
	return n, err
}

// replaceFile writes a file beside its place and moves it there once it is whole and on the disk.
func replaceFile(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return fmt.Errorf("write %s: %w: %w", name, errUnwritable, reason(err))
	}
	defer os.Remove(f.Name()) // gone once renamed
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
