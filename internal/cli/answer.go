package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// into reads the data of an answer; errors of GraphQL become one error.
func (a answer) into(out any) error {
	if len(a.Errors) > 0 {
		return graphFailure{a.Errors}
	}
	if err := json.Unmarshal(a.Data, out); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	return nil
}

// graphFailure is an answer with errors.
type graphFailure struct{ errors []graphError }

func (f graphFailure) Error() string {
	lines := make([]string, len(f.errors))
	for i, e := range f.errors {
		lines[i] = e.Message
		if len(e.Locations) > 0 {
			lines[i] = fmt.Sprintf("line %d, column %d: %s", e.Locations[0].Line, e.Locations[0].Column, e.Message)
		}
	}
	return strings.Join(lines, "\n  ")
}

// Is matches the sentinel that the code of the first error stands for.
func (f graphFailure) Is(target error) bool {
	code, _ := f.errors[0].Extensions["code"].(string)
	switch code {
	case "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT":
		return target == errQuery
	}
	e, known := exitByCode(code)
	return known && errors.Is(e.is, target)
}

// entityRef is an entity as lists show it.
type entityRef struct {
	ID    string        `json:"id"`
	Kind  kg.EntityKind `json:"kind"`
	Label string        `json:"label"`
}

// candidate is an entity that may be meant.
type candidate struct {
	Context string    `json:"context"`
	Entity  entityRef `json:"entity"`
}

// resolution is what a name came to.
type resolution struct {
	Ref         string      `json:"ref"`
	Note        *string     `json:"note"`
	Entity      *entityRef  `json:"entity"`
	Candidates  []candidate `json:"candidates"`
	Suggestions []candidate `json:"suggestions"`
}

const refFields = `id kind label`

const resolutionFields = `ref note entity { ` + refFields + ` }
  candidates { context entity { ` + refFields + ` } }
  suggestions { context entity { ` + refFields + ` } }`

// err is nil where the name came to one thing, else says what may have been meant.
func (r resolution) err() error {
	switch {
	case r.Entity != nil:
		return nil
	case len(r.Candidates) > 0:
		return nameError{fmt.Sprintf("%q has several meanings; ask with the id of one:%s", r.Ref, list(r.Candidates)), query.ErrAmbiguous}
	case len(r.Suggestions) > 0:
		return nameError{fmt.Sprintf("nothing is called %q; did you mean:%s", r.Ref, list(r.Suggestions)), query.ErrNotFound}
	}
	return nameError{fmt.Sprintf("nothing is called %q, nor nearly so", r.Ref), query.ErrNotFound}
}

type nameError struct {
	message string
	is      error
}

func (e nameError) Error() string { return e.message }
func (e nameError) Unwrap() error { return e.is }

// list draws candidates, one a line: name, id, what tells it from the others.
func list(candidates []candidate) string {
	t := table{}
	for _, c := range candidates {
		t.add("    "+c.Entity.Label, word(kindWords, c.Entity.Kind), c.Entity.ID, c.Context)
	}
	var b strings.Builder
	_ = t.write(&b, 0, plain) // a strings.Builder takes everything
	return "\n" + strings.TrimRight(b.String(), "\n")
}

// evidence is a place in a document.
type evidence struct {
	Quote    string   `json:"quote"`
	Focus    string   `json:"focus"`
	Section  []string `json:"section"`
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Document struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	} `json:"document"`
}

const evidenceFields = `quote focus section start end document { id title }`

// place says where a quote stands.
func (e evidence) place() string {
	parts := append([]string{e.Document.Title}, e.Section...)
	return strings.Join(parts, " › ")
}

// quoted writes sentences under what they prove, each once.
func (a *app) quoted(indent string, all []evidence) {
	seen := map[string]bool{}
	for _, e := range all {
		line := "「" + strings.Join(strings.Fields(e.Quote), " ") + "」"
		if seen[line] {
			continue
		}
		seen[line] = true
		t := table{}
		t.add(indent, line)
		_ = t.write(a.out, a.out.width, plain) // a broken pipe shows at the next write
		fmt.Fprintf(a.out, "%s  %s\n", indent, a.out.soft(e.place()))
	}
}

func equalFold(x, y string) bool { return strings.EqualFold(x, y) }
