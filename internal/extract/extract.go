package extract

import (
	"context"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/letterhead"
	"policygraph/internal/extract/mention"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/relate"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
)

// RulesVersion grows with every change of what the rules find, so that a store knows which documents to read again.
const RulesVersion = 4

// Extractor knows the seed tables and the rules. It is immutable and safe to share.
type Extractor struct {
	dict   *gazetteer.Dictionary
	bodies *resolve.Table
	finder *mention.Finder
	read   Reader
	digest string
}

// Reader turns a file into the body that the stages work on. It fails with *source.Error where the file cannot be read.
type Reader func(context.Context, source.Source) (document.Body, error)

// Option changes how an Extractor works.
type Option func(*Extractor)

// WithReader makes an Extractor read files with r, such as one that parses them in another process, instead of reader.Read.
func WithReader(r Reader) Option { return func(x *Extractor) { x.read = r } }

// New loads the seed tables. Errors name the file and the line.
func New(seeds fs.FS, options ...Option) (*Extractor, error) {
	dict, err := gazetteer.Load(seeds)
	if err != nil {
		return nil, err
	}
	finder, err := mention.New(dict)
	if err != nil {
		return nil, err
	}
	x := &Extractor{dict: dict, bodies: resolve.NewTable(dict), finder: finder, digest: kg.NewID("rules", strconv.Itoa(RulesVersion), dict.Digest()).String()}
	x.read = func(_ context.Context, src source.Source) (document.Body, error) { return reader.Read(src) }
	for _, option := range options {
		option(x)
	}
	return x, nil
}

// Digest names the rules and seeds: two extractors of one digest find the same in the same bytes.
func (x *Extractor) Digest() string { return x.digest }

// SeedBatches are the seed tables as documents of the graph.
func (x *Extractor) SeedBatches() []kg.Batch { return x.dict.Batches() }

// Extract finds what a document says. It fails with *source.Error where the file cannot be read as a document.
func (x *Extractor) Extract(src source.Source) (Result, error) {
	return x.ExtractContext(context.Background(), src)
}

// ExtractContext is Extract; reading the file ends with ctx where the Extractor's reader does.
func (x *Extractor) ExtractContext(ctx context.Context, src source.Source) (Result, error) {
	body, err := x.read(ctx, src)
	if err != nil {
		return Result{}, err
	}
	if strings.TrimSpace(body.Text.String()) == "" {
		return Result{}, &source.Error{Code: source.NoText, URI: src.URI, Message: "no text was found in the file"}
	}
	tree := outline.Parse(body)
	head := letterhead.Read(body, tree)
	issuer := x.issuer(head)
	agencies := x.bodies.Agencies(issuer.context)
	tasks, notes := relate.Tasks(body, tree, agencies)
	own := year(head)
	deadlines := withLimits(body, mention.Deadlines(body.Text, tree.Body, own), tasks, own)
	a := assembler{dict: x.dict, docKey: kg.DocumentKey(src.URI), year: own, findings: findings{
		body: body, tree: tree, tasks: tasks, deadlines: deadlines,
		mentions: x.finder.Find(body, tree.Body, issuer.context),
		targets:  mention.Targets(body.Text, tree.Body, deadlines),
	}}
	r := Result{File: src.URI, Text: body.Text.String(), Diagnostics: []Diagnostic{}}
	r.Sections, r.Tasks, r.Targets, r.Mentions = a.assemble()
	r.Document = a.document(head, issuer)
	for _, p := range body.Places {
		r.Places = append(r.Places, SourcePlace{Span: p.Span, Place: kg.Place{Page: p.Page, Cell: p.Cell, Box: p.Box}})
	}
	for _, list := range [][]document.Diagnostic{body.Diagnostics, tree.Diagnostics, notes} {
		for _, d := range list {
			r.Diagnostics = append(r.Diagnostics, Diagnostic{Code: d.Code, Message: d.Message, Span: d.Span})
		}
	}
	return r, nil
}

// withLimits adds the dates in a table's column of time limits that are none in a text: 6月 alone in its cell.
func withLimits(body document.Body, deadlines []mention.Deadline, tasks []relate.Task, year int) []mention.Deadline {
	for _, t := range tasks {
		for _, limit := range t.Limits {
			known := slices.ContainsFunc(deadlines, func(d mention.Deadline) bool { return d.Span.Overlaps(limit) })
			if d, ok := mention.ParseDeadline(body.Text, limit, year); ok && !known {
				deadlines = append(deadlines, d)
			}
		}
	}
	slices.SortStableFunc(deadlines, func(a, b mention.Deadline) int { return a.Span.Start - b.Span.Start })
	return deadlines
}

// issuer is who published the document, as resolved.
type issuer struct {
	agency  *resolve.Agency
	at      kg.Span
	context resolve.Context
}

// issuer resolves the letterhead's names, the most trusted first: the first that is a body issued it, the first that tells a region
// tells whose plan it is.
func (x *Extractor) issuer(head letterhead.Letterhead) (found issuer) {
	agencies := x.bodies.Agencies(resolve.Context{})
	for _, name := range head.Issuers {
		agency, region := agencies.Issuer(name.Text)
		said := name.From == letterhead.FromSignature || name.From == letterhead.FromTitle // where only bodies stand
		if found.agency == nil && (said || name.From != letterhead.FromPlace && agencies.Recognize(name.Text)) {
			found.agency, found.at = &agency, name.Span
		}
		if region.Code != "" && found.context.Issuer.Code == "" {
			found.context = resolve.Context{Issuer: region, National: region.Code == gazetteer.Country, Zone: agency.Zone()}
		}
	}
	if found.agency == nil && found.context.Zone == "" { // no more than a title
		region, zone := agencies.TitlePlace(head.Title.Text)
		if found.context.Issuer.Code == "" {
			found.context.Issuer = region
		}
		if found.context.Issuer.Code == region.Code {
			found.context.Zone = zone
		}
	}
	return found
}

// year is the one that 年底前 means: that of the document's own date, else of its number, else the first of its period.
func year(head letterhead.Letterhead) int {
	for _, s := range []string{head.Written.Text, numberYear(head.Number.Text), head.Period.Start, head.Published.Text} {
		if len(s) >= 4 {
			if n, err := strconv.Atoi(s[:4]); err == nil {
				return n
			}
		}
	}
	return 0
}

// numberYear is 2021 of 湖政发〔2021〕12号.
func numberYear(number string) string {
	_, rest, _ := strings.Cut(number, "〔")
	return rest
}

func (a *assembler) document(head letterhead.Letterhead, by issuer) Document {
	d := Document{
		Title: head.Title.Text, Number: optional(head.Number.Text), Written: optional(head.Written.Text),
		Published: optional(head.Published.Text), IndexNumber: optional(head.IndexNumber.Text), Basis: []string{}, Citations: []Citation{},
	}
	if !by.context.National {
		d.IssuerRegion = a.regionRef(by.context.Issuer.Code)
	}
	if by.agency != nil {
		agency := a.agency(*by.agency)
		d.Agency, d.Issuer, d.IssuerSpan = &agency, optional(by.agency.Name), by.at
	}
	if p := head.Period; p.Text != "" {
		d.Period = &Period{Text: p.Text, Start: optional(p.Start), End: optional(p.End)}
	}
	for _, list := range []struct {
		predicate kg.Predicate
		values    []letterhead.Value
	}{{kg.BasedOn, head.Basis}, {kg.Amends, head.Amends}, {kg.Repeals, head.Repeals}} {
		for _, v := range list.values {
			d.Citations = append(d.Citations, Citation{Predicate: list.predicate, Name: v.Text, Number: v.Number, NumberSpan: v.NumberSpan, Rule: v.Rule, Span: v.Span})
			if list.predicate == kg.BasedOn {
				d.Basis = append(d.Basis, v.Text)
			}
		}
	}
	d.TextOf = names(head)
	return d
}
