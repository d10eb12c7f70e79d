// Package export writes task lists, subgraphs and the whole graph in the formats of other programs, as a stream over one snapshot.
//
// A format takes a Table (a row a task) or a Graph (things, and the statements between them); both are sequences, and no writer keeps
// more of them than what it writes next. Text that a format cannot hold is replaced or cut, counted and told.
package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Format is a form that other programs read.
type Format string

// The formats.
const (
	XLSX      Format = "xlsx"      // Excel, WPS: a row a task
	CSV       Format = "csv"       // the same as text
	TSV       Format = "tsv"       // the same, parted by tabs
	GraphML   Format = "graphml"   // Gephi, yEd, networkx
	GEXF      Format = "gexf"      // Gephi, with times
	JSONLD    Format = "jsonld"    // RDF as JSON, with provenance
	NQuads    Format = "nquads"    // RDF stores, with provenance
	Cytoscape Format = "cytoscape" // Cytoscape and Cytoscape.js
)

// form is what a format is called elsewhere.
type form struct {
	format     Format
	media      string
	extensions []string // the first is that of files we name
	table      func(io.Writer, Table, Options) (Summary, error)
	graph      func(io.Writer, Graph) (Summary, error)
}

var forms = []form{
	{XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", []string{"xlsx"}, WriteXLSX, nil},
	{CSV, "text/csv; charset=utf-8; header=present", []string{"csv"}, WriteCSV, nil},
	{TSV, "text/tab-separated-values; charset=utf-8", []string{"tsv", "tab"}, WriteTSV, nil},
	{GraphML, "application/graphml+xml", []string{"graphml"}, nil, WriteGraphML},
	{GEXF, "application/gexf+xml", []string{"gexf"}, nil, WriteGEXF},
	{JSONLD, "application/ld+json", []string{"jsonld"}, nil, WriteJSONLD},
	{NQuads, "application/n-quads", []string{"nq", "nquads"}, nil, WriteNQuads},
	{Cytoscape, "application/json", []string{"cyjs"}, nil, WriteCytoscape},
}

// Formats lists every format.
func Formats() []Format {
	list := make([]Format, len(forms))
	for i, f := range forms {
		list[i] = f.format
	}
	return list
}

// form of a format, the zero one where there is none.
func (f Format) form() form {
	for _, x := range forms {
		if x.format == f {
			return x
		}
	}
	return form{}
}

// Valid tells whether f is one of Formats.
func (f Format) Valid() bool { return f.form().media != "" }

// MediaType is the Content-Type of f.
func (f Format) MediaType() string { return f.form().media }

// Extension is the end of the name of a file in f, without its dot.
func (f Format) Extension() string {
	if x := f.form(); x.media != "" {
		return x.extensions[0]
	}
	return ""
}

// Binary tells whether f is no text.
func (f Format) Binary() bool { return f == XLSX }

// FormatOf is the format that the name of a file ends in: plan.csv, plan.graphml, plan.nq.
func FormatOf(file string) (Format, bool) {
	ext := strings.ToLower(strings.TrimPrefix(path.Ext(file), "."))
	for _, x := range forms {
		for _, e := range x.extensions {
			if e == ext && ext != "" {
				return x.format, true
			}
		}
	}
	return "", false
}

// Options is what the world gives to an export.
type Options struct {
	Store    string                // id of the store, for what an export says of itself
	At       time.Time             // of the commit that is read; zero where nobody knows
	Progress func(done, of uint64) // nil: nobody listens; of is 0 where it is not known
	TempDir  string                // for the parts of an XLSX that are too large for memory; "": the system's
}

// Summary counts what an export holds and what a format could not hold.
type Summary struct {
	Rows     int `json:"rows"`     // of a table
	Sheets   int `json:"sheets"`   // of an XLSX, those with rows
	Nodes    int `json:"nodes"`    // of a graph
	Edges    int `json:"edges"`    // of a graph
	Escaped  int `json:"escaped"`  // cells that a spreadsheet might take for a formula: ' stands before them
	Cut      int `json:"cut"`      // cells that were longer than a spreadsheet allows
	Replaced int `json:"replaced"` // characters that XML cannot hold: U+FFFD stands for each
	Omitted  int `json:"omitted"`  // statements around the things of a subgraph that were not followed
}

// About is what an export says of itself.
type About struct {
	Commit uint64
	At     time.Time
	Store  string
	Lines  []Line // in words: what was asked for
}

// Line is one thing to know about an export.
type Line struct{ Name, Value string }

// Text is About on one line.
func (a About) Text() string {
	parts := make([]string, 0, len(a.Lines)+2)
	for _, l := range append(a.head(), a.Lines...) {
		parts = append(parts, l.Name+"："+l.Value)
	}
	return strings.Join(parts, "；")
}

// head are the lines of every export.
func (a About) head() []Line {
	lines := []Line{{"内容", "policygraph 政策图谱导出"}, {"提交序号", fmt.Sprint(a.Commit)}}
	if !a.At.IsZero() {
		lines = append(lines, Line{"提交时间", a.At.UTC().Format(time.RFC3339)})
	}
	if a.Store != "" {
		lines = append(lines, Line{"图谱标识", a.Store})
	}
	return lines
}

// Write writes what q asks for. What is wrong with q is told before the first byte is written.
func Write(ctx context.Context, w io.Writer, r store.Reader, q Request, o Options) (Summary, error) {
	f := q.Format.form()
	if f.media == "" {
		return Summary{}, badInput("format", "%q is none of %s", q.Format, strings.Join(formatNames(), ", "))
	}
	x, err := open(ctx, r, q, o)
	if err != nil {
		return Summary{}, err
	}
	if f.table != nil {
		s, err := f.table(w, x.table(), o)
		return s, wrapped(q, err)
	}
	s, err := f.graph(w, x.graph(f.format == JSONLD || f.format == NQuads))
	s.Omitted = x.omitted
	return s, wrapped(q, err)
}

// wrapped says what was attempted, unless the error is about what was asked for.
func wrapped(q Request, err error) error {
	asked := errors.Is(err, query.ErrNotFound) || errors.Is(err, query.ErrAmbiguous) || errors.Is(err, query.ErrBadInput)
	if err != nil && !asked {
		return fmt.Errorf("export as %s: %w", q.Format, err)
	}
	return err
}

func formatNames() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, string(f))
	}
	return names
}
