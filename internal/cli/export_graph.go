package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/export"
	"policygraph/internal/httpd"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// exportAs writes what the flags select in a format of other programs.
func (a *app) exportAs(cmd *cobra.Command, format export.Format, output, asOf string, s *selection) (err error) {
	params, err := s.params(cmd)
	if err != nil {
		return err
	}
	params.Set("format", string(format))
	q, err := export.Parse(params)
	if err != nil {
		return usageError{err, cmd.CommandPath()}
	}
	if asOf != "" {
		moment, err := momentOf(asOf)
		if err != nil {
			return usage(cmd, "--as-of %v", err)
		}
		for _, v := range moment {
			params.Set("asOf", fmt.Sprint(v))
		}
	}
	toStdout := output == "" || output == "-"
	if toStdout && format.Binary() && a.out.interactive {
		return usage(cmd, "%s is no text for a terminal: name a file, such as -o %s", format, q.FileName())
	}
	d, err := a.open(cmd.Context(), false)
	if err != nil {
		return err
	}
	defer closing(d, &err)
	if toStdout {
		_, err := d.exportAs(cmd.Context(), a.out, params, nil)
		return err
	}
	m := a.meter(cmd.Context())
	m.unit = "things"
	var counts export.Summary
	var bytes int64
	err = replaceFile(output, func(w io.Writer) error {
		out, err := packer(output, w)
		if err != nil {
			return err
		}
		counted := &countedWriter{w: out}
		counts, err = d.exportAs(cmd.Context(), counted, params, func(done, of uint64) {
			if of == 0 && done > 0 {
				m.note(plural(int(done), "task"))
			}
			m.set("export", counted.n, 0, done, of)
		})
		bytes = counted.n
		return errors.Join(err, out.Close())
	})
	m.stop()
	if err != nil {
		return err
	}
	return a.showExport(output, bytes, counts)
}

// showExport says what was written, and what a format could not hold.
func (a *app) showExport(output string, bytes int64, s export.Summary) error {
	if a.json {
		return writePretty(a.out, struct {
			File  string `json:"file"`
			Bytes int64  `json:"bytes"`
			export.Summary
		}{output, bytes, s})
	}
	parts := []string{size(bytes)}
	for _, x := range []struct {
		n    int
		what string
	}{
		{s.Rows, "task"},
		{s.Nodes, "thing"},
		{s.Edges, "statement"},
		{s.Omitted, "statement not followed"},
		{s.Cut, "cell cut to what a spreadsheet holds"},
		{s.Replaced, "character replaced that the format cannot hold"},
	} {
		switch {
		case x.n == 1:
			parts = append(parts, "1 "+x.what)
		case x.n > 0:
			noun, rest, _ := strings.Cut(x.what, " ")
			parts = append(parts, strings.TrimSpace(fmt.Sprintf("%s %ss %s", thousands(x.n), noun, rest)))
		}
	}
	_, err := fmt.Fprintf(a.out, "%s  %s  %s\n", a.out.good("written"), output, strings.Join(parts, ", "))
	return err
}

// exportAs writes what the parameters ask for from one state of the store.
func (l *local) exportAs(ctx context.Context, w io.Writer, params url.Values, heard func(done, of uint64)) (s export.Summary, err error) {
	q, moment, err := exportRequest(params)
	if err != nil {
		return s, err
	}
	past := query.NewPast(l.store)
	o := export.Options{Store: l.store.ID().String(), Progress: heard}
	write := func(r store.Reader) error {
		stats, err := r.Stats(ctx)
		if err != nil {
			return err
		}
		snapshot, err := past.Snapshot(ctx, stats.Sequence)
		if err != nil {
			return err
		}
		o.At = snapshot.At
		s, err = export.Write(ctx, w, r, q, o)
		return err
	}
	if moment == nil {
		return s, l.store.View(ctx, write)
	}
	sequence, err := past.Find(ctx, "asOf", *moment)
	if err != nil {
		return s, err
	}
	err = l.store.ViewAt(ctx, sequence, write)
	return s, err
}

// exportRequest reads the parameters of an export; the moment is nil for the present.
func exportRequest(params url.Values) (export.Request, *query.Moment, error) {
	q, err := export.Parse(params, "asOf")
	if err != nil {
		return q, nil, err
	}
	asked := params.Get("asOf")
	if asked == "" {
		return q, nil, nil
	}
	moment, err := momentOf(asked)
	if err != nil {
		return q, nil, &query.InputError{Argument: "asOf", Problem: "want the number of a commit or a time, such as 12, 2026-03-01 or 2026-03-01T08:00:00Z"}
	}
	m := &query.Moment{}
	if n, ok := moment["commit"].(int64); ok {
		commit := int(n)
		m.Commit = &commit
	} else if text, ok := moment["time"].(string); ok {
		t, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			return q, nil, err
		}
		m.Time = &t
	}
	return q, m, nil
}

// Attach reads what a request asks for.
func (s served) Attach(params url.Values) (httpd.Attachment, error) {
	if params.Get("format") == "jsonl" {
		for name := range params {
			if !slices.Contains([]string{"format", "current", "after", "upto"}, name) {
				return httpd.Attachment{}, fmt.Errorf("%w: jsonl is all of the store: besides current, after and upto it takes no argument", errUsage)
			}
		}
		if _, err := extentOf(params); err != nil {
			return httpd.Attachment{}, err
		}
		return httpd.Attachment{
			Name: "policygraph.jsonl", Fallback: "policygraph.jsonl", MediaType: "application/jsonl; charset=utf-8",
			Write: func(ctx context.Context, w io.Writer) error { return s.Export(ctx, w, params) },
		}, nil
	}
	q, moment, err := exportRequest(params)
	if err != nil {
		return httpd.Attachment{}, err
	}
	return httpd.Attachment{
		Name: q.FileName(), Fallback: "policygraph." + q.Format.Extension(), MediaType: q.Format.MediaType(), Packed: q.Format.Binary(),
		Named: func(ctx context.Context) string { return s.exportName(ctx, q, moment) },
		Write: func(ctx context.Context, w io.Writer) error {
			_, err := s.exportAs(ctx, w, params, nil)
			return err
		},
	}, nil
}

// exportAs tells nothing of what was counted: the server writes a file and nothing else.
func (r *remote) exportAs(ctx context.Context, w io.Writer, params url.Values, heard func(done, of uint64)) (export.Summary, error) {
	body, err := r.do(ctx, "GET", "/export", params, "", nil)
	if err != nil {
		return export.Summary{}, err
	}
	defer body.Close()
	if heard == nil {
		heard = func(uint64, uint64) {}
	}
	if _, err = io.Copy(w, &countedReader{r: body, heard: func(int64) { heard(0, 0) }}); err != nil {
		err = fmt.Errorf("export from %s: %w", r.base, err)
	}
	return export.Summary{}, err
}

// exportName is what a file of the export is called, with the day on which it is made; of the past with that of its commit. It is "" where
// that cannot be read: what is wrong is told when the file is written.
func (l *local) exportName(ctx context.Context, q export.Request, moment *query.Moment) (name string) {
	if moment == nil {
		_ = l.store.View(ctx, func(r store.Reader) error {
			name = q.FileNameIn(ctx, r, time.Now())
			return nil
		})
		return name
	}
	past := query.NewPast(l.store)
	sequence, err := past.Find(ctx, "asOf", *moment)
	if err != nil {
		return ""
	}
	snapshot, err := past.Snapshot(ctx, sequence)
	if err != nil {
		return ""
	}
	_ = l.store.ViewAt(ctx, sequence, func(r store.Reader) error {
		name = q.FileNameIn(ctx, r, snapshot.At)
		return nil
	})
	return name
}

// exportFormats are the values of --format.
func exportFormats() []string {
	list := []string{"jsonl"}
	for _, f := range export.Formats() {
		list = append(list, string(f))
	}
	return list
}

// exportFormat is the format that is meant: that of --format, else that of the file's name, else jsonl.
func exportFormat(cmd *cobra.Command, format, output string) (string, error) {
	if format == "" {
		bare := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(output), ".zst"), ".gz")
		if f, ok := export.FormatOf(bare); ok {
			return string(f), nil
		}
		return "jsonl", nil
	}
	if !slices.Contains(exportFormats(), format) {
		return "", usage(cmd, "format %q: want %s", format, strings.Join(exportFormats(), ", "))
	}
	return format, nil
}
