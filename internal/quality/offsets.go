package quality

import (
	"errors"
	"fmt"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// quoted is a span of a result with the words that it must hold; words is nil where the result gives none.
type quoted struct {
	what  string
	span  kg.Span
	words *string
}

// CheckOffsets tells which spans of a result lie outside of its text or do not hold the words that the result quotes.
func CheckOffsets(r extract.Result) error {
	var errs []error
	text := []rune(r.Text)
	for _, q := range quotes(r) {
		if err := q.check(text); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (q quoted) check(text []rune) error {
	if q.span.Start < 0 || q.span.End > len(text) || q.span.Start > q.span.End {
		return fmt.Errorf("%s: [%d:%d] lies outside of the text of %d code points", q.what, q.span.Start, q.span.End, len(text))
	}
	if got := string(text[q.span.Start:q.span.End]); q.words != nil && got != *q.words {
		return fmt.Errorf("%s: text[%d:%d] is %q, quoted as %q", q.what, q.span.Start, q.span.End, got, *q.words)
	}
	return nil
}

// quotes lists every span of a result.
func quotes(r extract.Result) (out []quoted) {
	add := func(what string, span kg.Span, words *string) { out = append(out, quoted{what, span, words}) }
	mentions := func(where, what string, list []extract.Mention) {
		for _, m := range list {
			add(fmt.Sprintf("%s: %s %s", where, what, m.Name), m.Span, &m.Raw)
		}
	}
	targets := func(where string, list []extract.Target) {
		for _, t := range list {
			add(fmt.Sprintf("%s: target %s", where, t.Indicator), t.Span, &t.Raw)
		}
	}
	for _, s := range r.Sections {
		add("section "+s.Title, s.Span, nil)
		add("extent of section "+s.Title, s.Extent, nil)
	}
	for _, d := range r.Diagnostics {
		add("diagnostic "+d.Code, d.Span, nil)
	}
	targets("document", r.Targets)
	mentions("document", "mention", r.Mentions)
	for _, t := range r.Tasks {
		where := "task " + t.Title
		add(where, t.Span, nil)
		add(where+": title", t.TitleSpan, nil)
		for _, d := range t.Responsibilities {
			add(where+": agency", d.Span, &d.Raw)
			add(where+": clause of "+d.Raw, d.Clause, nil)
			add(where+": statement of "+d.Raw, d.Statement, nil)
		}
		for _, k := range things {
			mentions(where, k.metric, k.of(t))
		}
		for _, d := range t.Deadlines {
			add(where+": deadline", d.Span, &d.Raw)
		}
		for _, d := range t.Dates {
			add(where+": date", d.Span, &d.Raw)
		}
		targets(where, t.Targets)
	}
	return out
}
