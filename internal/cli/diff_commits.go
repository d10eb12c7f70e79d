package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

const claimFields = `statement origin predicate subject { ` + refFields + ` } object { ` + refFields + ` } quotes`

const countFields = `documents added removed changed reworded new gone renamed`

// diffQuery asks for a page of documents, and of the first pages of what differs in each.
const diffQuery = `query Diff($from: AsOf!, $to: AsOf, $document: ID, $first: Int!, $after: String, $lines: Int!, $next: String, $renamed: Int!) {
  diff(from: $from, to: $to, document: $document) {
    from { commit at }
    to { commit at }
    documents(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node {
        action document title uri
        before { number at }
        after { number at }
        counts { ` + countFields + ` }
        statements(first: $lines, after: $next) {
          pageInfo { hasNextPage endCursor }
          edges { node { change elsewhere before { ` + claimFields + ` } after { ` + claimFields + ` } } }
        }
        renamed(first: $renamed) { totalCount edges { node { before { ` + refFields + ` } after { ` + refFields + ` } beforeText afterText } } }
      } }
    }
  }
}`

type diffCounts struct {
	Documents int `json:"documents"`
	Added     int `json:"added"`
	Removed   int `json:"removed"`
	Changed   int `json:"changed"`
	Reworded  int `json:"reworded"`
	New       int `json:"new"`
	Gone      int `json:"gone"`
	Renamed   int `json:"renamed"`
}

// plus adds the counts of one more document.
func (c diffCounts) plus(o diffCounts) diffCounts {
	return diffCounts{
		c.Documents + o.Documents, c.Added + o.Added, c.Removed + o.Removed, c.Changed + o.Changed, c.Reworded + o.Reworded,
		c.New + o.New, c.Gone + o.Gone, c.Renamed + o.Renamed,
	}
}

// String is +12 −3 ~2 ≈1, without what is none.
func (c diffCounts) String() string {
	var parts []string
	for _, x := range []struct {
		mark string
		n    int
	}{{"+", c.Added}, {"−", c.Removed}, {"~", c.Changed}, {"≈", c.Reworded}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d", x.mark, x.n))
		}
	}
	if len(parts) == 0 {
		return "no statement differs"
	}
	return strings.Join(parts, " ") + " statements"
}

type claim struct {
	Statement string       `json:"statement"`
	Subject   entityRef    `json:"subject"`
	Predicate kg.Predicate `json:"predicate"`
	Object    entityRef    `json:"object"`
	Origin    kg.Origin    `json:"origin"`
	Quotes    []string     `json:"quotes"`
}

func (c claim) String() string {
	s := c.Subject.Label + " —" + word(predicateWords, c.Predicate) + "→ " + c.Object.Label
	if w := originWords[c.Origin]; w != "" {
		s += "（" + w + "）"
	}
	return s
}

type statementDiff struct {
	Change    string `json:"change"`
	Elsewhere bool   `json:"elsewhere"`
	Before    *claim `json:"before"`
	After     *claim `json:"after"`
}

type renaming struct {
	Before     entityRef `json:"before"`
	After      entityRef `json:"after"`
	BeforeText string    `json:"beforeText"`
	AfterText  string    `json:"afterText"`
}

type documentDiff struct {
	Action     string          `json:"action"`
	Document   string          `json:"document"`
	Title      string          `json:"title"`
	URI        string          `json:"uri"`
	Before     *commitRef      `json:"before"`
	After      *commitRef      `json:"after"`
	Counts     diffCounts      `json:"counts"`
	Statements []statementDiff `json:"statements"`
	Renamed    []renaming      `json:"renamed"`
}

type commitRef struct {
	Number uint64 `json:"number"`
	At     string `json:"at"`
}

type snapshotRef struct {
	Commit uint64  `json:"commit"`
	At     *string `json:"at"`
}

// diffAnswer is a page as GraphQL gives it.
type diffAnswer struct {
	Diff struct {
		From, To  snapshotRef
		Documents struct {
			TotalCount int
			PageInfo   pageInfo
			Edges      []struct {
				Node struct {
					documentDiff
					Statements struct {
						PageInfo pageInfo
						Edges    []struct{ Node statementDiff }
					} `json:"statements"`
					Renamed struct {
						Edges []struct{ Node renaming }
					} `json:"renamed"`
				}
			}
		}
	}
}

func (a *app) diffCommand() *cobra.Command {
	var document string
	var limit int
	var quote, stat bool
	cmd := &cobra.Command{
		Use:     "diff FROM [TO] | diff DOCUMENT[@FROM] [DOCUMENT@TO]",
		GroupID: "ask",
		Short:   "Show how the graph differs between two states (比较)",
		Long: `Shows, document by document, which statements were added (+), removed (−), changed (~: of the same two things something else is
said) and reworded (≈: the same in other words), and what was renamed. A state is the number of a commit, as ` + "`policygraph log`" + ` lists
them, or a time; without TO it is the present one. Items that only moved in the outline do not count as changed.

A document alone is compared with its version before. "only here" stands at what another document asserts too: it came to the graph
before, or has not gone from it.`,
		Example: `  policygraph diff 12
  policygraph diff 2026-03-01 2026-04-01 --stat
  policygraph diff 规划.txt
  policygraph diff 规划.txt@12 规划.txt@20 --quote
  policygraph diff 12 20 --document 规划.txt --json`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if limit < 0 {
				return usage(cmd, "--limit %d: want 1 or more, or 0 for all", limit)
			}
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			variables, err := diffVariables(cmd.Context(), d, document, args)
			var wrong usageError
			if errors.As(err, &wrong) {
				return usage(cmd, "%v", wrong.error)
			}
			if err != nil {
				return err
			}
			return a.diff(cmd.Context(), d, variables, limit, quote, stat)
		},
	}
	cmd.Flags().StringVar(&document, "document", "", "only this document, by file name, title or id (文件)")
	cmd.Flags().IntVar(&limit, "limit", 200, "how many statements of a document at most; 0 for all")
	cmd.Flags().BoolVar(&quote, "quote", false, "print the sentences of what was added and removed too (出处原句)")
	cmd.Flags().BoolVar(&stat, "stat", false, "only how many (仅统计)")
	return cmd
}

// diffVariables reads the arguments: states, or documents with states.
func diffVariables(ctx context.Context, d desk, document string, args []string) (map[string]any, error) {
	wrong := func(format string, args ...any) error {
		return usageError{fmt.Errorf(format, args...), "policygraph diff"}
	}
	variables := map[string]any{}
	for i, arg := range args {
		name, state := "", arg
		if at := strings.LastIndex(arg, "@"); at > 0 {
			name, state = arg[:at], arg[at+1:]
		}
		moment, err := momentOf(state)
		if err != nil && name == "" && len(args) == 1 && document == "" {
			return lastChange(ctx, d, arg)
		}
		if err != nil {
			return nil, wrong("%v", err)
		}
		if name != "" && document != "" && name != document {
			return nil, wrong("%s and %s: want two states of one document", document, name)
		}
		if name != "" {
			document = name
		}
		variables[[]string{"from", "to"}[i]] = moment
	}
	if document != "" {
		variables["document"] = document
	}
	return variables, nil
}

// lastChange compares the last version of a document with what it asserted before.
func lastChange(ctx context.Context, d desk, document string) (map[string]any, error) {
	answer, err := d.ask(ctx, `query($document: ID) { commits(document: $document, first: 1) { edges { node { number } } } }`, map[string]any{"document": document})
	if err != nil {
		return nil, err
	}
	var data struct {
		Commits struct{ Edges []struct{ Node commit } }
	}
	if err := answer.into(&data); err != nil {
		return nil, err
	}
	n := data.Commits.Edges[0].Node.Number // a document that is found has a commit
	return map[string]any{"from": map[string]any{"commit": n - 1}, "to": map[string]any{"commit": n}, "document": document}, nil
}

// diff reads page after page, and shows each document as soon as it is there.
func (a *app) diff(ctx context.Context, d desk, variables map[string]any, limit int, quote, stat bool) error {
	var total diffCounts
	documents := []documentDiff{}
	variables["first"], variables["lines"], variables["renamed"] = 4, 100, 100
	if stat {
		variables["first"], variables["lines"], variables["renamed"] = 20, 1, 1
	}
	for {
		page, err := askDiff(ctx, d, variables)
		if err != nil {
			return err
		}
		if _, pinned := variables["pinned"]; !pinned { // the present may move on while pages are read
			variables["from"] = map[string]any{"commit": page.Diff.From.Commit}
			variables["to"] = map[string]any{"commit": page.Diff.To.Commit}
			variables["pinned"] = true
		}
		for _, e := range page.Diff.Documents.Edges {
			one := e.Node.documentDiff
			one.Statements, one.Renamed = []statementDiff{}, []renaming{}
			if !stat {
				for _, r := range e.Node.Renamed.Edges {
					one.Renamed = append(one.Renamed, r.Node)
				}
				for _, s := range e.Node.Statements.Edges {
					one.Statements = append(one.Statements, s.Node)
				}
				if next := e.Node.Statements.PageInfo; next.HasNextPage && (limit == 0 || len(one.Statements) < limit) {
					if err := rest(ctx, d, variables, &one, next.EndCursor, limit); err != nil {
						return err
					}
				}
				if limit > 0 {
					one.Statements = one.Statements[:min(limit, len(one.Statements))]
				}
			}
			total = total.plus(one.Counts)
			if a.json {
				documents = append(documents, one)
			} else {
				a.showDocumentDiff(one, quote, stat)
			}
		}
		if next := page.Diff.Documents.PageInfo; next.HasNextPage {
			variables["after"] = next.EndCursor
			continue
		}
		if a.json {
			return writePretty(a.out, map[string]any{"from": page.Diff.From, "to": page.Diff.To, "totals": total, "documents": documents})
		}
		_, err = fmt.Fprintf(a.out, "commit %d → %d: %s changed; %s\n", page.Diff.From.Commit, page.Diff.To.Commit, plural(total.Documents, "document"), total)
		return err
	}
}

func askDiff(ctx context.Context, d desk, variables map[string]any) (page diffAnswer, err error) {
	sent := map[string]any{}
	for name, value := range variables {
		if name != "pinned" {
			sent[name] = value
		}
	}
	answer, err := d.ask(ctx, diffQuery, sent)
	if err == nil {
		err = answer.into(&page)
	}
	return page, err
}

// rest reads the further pages of the statements of one document.
func rest(ctx context.Context, d desk, variables map[string]any, one *documentDiff, next string, limit int) error {
	own := map[string]any{"from": variables["from"], "to": variables["to"], "document": one.Document, "first": 1, "lines": 100, "renamed": 1, "next": next}
	for {
		page, err := askDiff(ctx, d, own)
		if err != nil {
			return err
		}
		if len(page.Diff.Documents.Edges) == 0 {
			return nil
		}
		statements := page.Diff.Documents.Edges[0].Node.Statements
		for _, s := range statements.Edges {
			one.Statements = append(one.Statements, s.Node)
		}
		if !statements.PageInfo.HasNextPage || limit > 0 && len(one.Statements) >= limit {
			return nil
		}
		own["next"] = statements.PageInfo.EndCursor
	}
}
