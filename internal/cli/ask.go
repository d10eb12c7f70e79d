package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

// askQuery asks how a question is understood; what it comes to is asked by the query of the verb that answers it.
const askQuery = `query Ask($question: String!) {
  ask(question: $question) {
    understood {
      intent
      parts { text start end sense rule meaning note roles negated entity { ` + refFields + ` }
        candidates { context entity { ` + refFields + ` } } suggestions { context entity { ` + refFields + ` } } }
    }
    notUnderstood { text start end note suggestions { context entity { ` + refFields + ` } } }
    candidates { context entity { ` + refFields + ` } }
    query variables
    entity { ` + refFields + ` }
  }
}`

// askMatrixQuery is matrixQuery with what a question may say of tasks.
const askMatrixQuery = `query AskMatrix($question: String!) {
  ask(question: $question) { matrix {
    taskCount jointCount omittedRows omittedColumns
    involving { ` + resolutionFields + ` }
    suggestions { context entity { ` + refFields + ` } }
    candidates { context entity { ` + refFields + ` } }
    rows { count entity { ` + refFields + ` } }
    columns { count entity { ` + refFields + ` } }
    cells { rowIndex columnIndex count }
  } }
}`

// askEntitiesQuery lists the things of a kind.
const askEntitiesQuery = `query AskEntities($question: String!, $first: Int) {
  ask(question: $question, first: $first) { entities { totalCount edges { node { ` + refFields + ` } } } }
}`

type questionPart struct {
	Text        string         `json:"text"`
	Start       int            `json:"start"`
	End         int            `json:"end"`
	Sense       string         `json:"sense"`
	Rule        *string        `json:"rule"`
	Meaning     string         `json:"meaning"`
	Note        *string        `json:"note"`
	Roles       []kg.Predicate `json:"roles"`
	Negated     bool           `json:"negated"`
	Entity      *entityRef     `json:"entity"`
	Candidates  []candidate    `json:"candidates"`
	Suggestions []candidate    `json:"suggestions"`
}

// reply is a question as it was understood, with its answer.
type reply struct {
	Understood struct {
		Intent string         `json:"intent"`
		Parts  []questionPart `json:"parts"`
	} `json:"understood"`
	NotUnderstood []struct {
		Text        string      `json:"text"`
		Start       int         `json:"start"`
		End         int         `json:"end"`
		Note        *string     `json:"note"`
		Suggestions []candidate `json:"suggestions"`
	} `json:"notUnderstood"`
	Candidates []candidate `json:"candidates"`
	Query      string      `json:"query"`
	Variables  string      `json:"variables"`
	Entity     *entityRef  `json:"entity"`
	Tasks      *taskPage   `json:"tasks,omitempty"`
	Paths      *pathResult `json:"paths,omitempty"`
	Hits       *searchPage `json:"hits,omitempty"`
	Matrix     *matrix     `json:"matrix,omitempty"`
	Entities   *entityList `json:"entities,omitempty"`
}

type entityList struct {
	TotalCount int `json:"totalCount"`
	Edges      []struct {
		Node entityRef `json:"node"`
	} `json:"edges"`
}

// askFlags are what a person may say about the answer to a question.
type askFlags struct {
	first    int
	quote    bool
	document bool
	asOf     string
}

func (a *app) askCommand() *cobra.Command {
	var f askFlags
	cmd := &cobra.Command{
		Use:     "ask QUESTION...",
		GroupID: "ask",
		Short:   "Answer a line as people write it (提问)",
		Long: `Reads a line, says how it was understood, and answers it: who does what (市科技局牵头), what tasks are about (涉及上海), when they are
due (2025年底前, 十四五期间), what they contain (含“5G”), how two things are connected (上海和德清县的联系), who works with whom
(哪些单位和市科技局一起牵头), in Chinese or in English. What was not understood is told; it narrows nothing. Words between
quotation marks are looked for as they stand. A line in which nothing is understood is looked for as text.

--query prints the GraphQL query that asks the same, to be edited.`,
		Example: `  policygraph ask "市科技局牵头 涉及 上海"
  policygraph ask "2025年底前 安吉县"
  policygraph ask 上海和德清县的联系
  policygraph ask tasks led by 市科技局 --json
  policygraph ask 安吉县牵头 --query`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if f.first < 1 || f.first > 1000 {
				return usage(cmd, "--first %d: want 1 to 1000", f.first)
			}
			d, err := a.openAt(cmd, f.asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			line := strings.Join(args, " ")
			answer, err := d.ask(cmd.Context(), askQuery, map[string]any{"question": line})
			if err != nil {
				return err
			}
			var data struct{ Ask reply }
			if err := answer.into(&data); err != nil {
				return err
			}
			q := &data.Ask
			if f.document {
				_, err := fmt.Fprintf(a.out, "%s%s\n", q.Query, q.Variables)
				return err
			}
			if err := q.fetch(cmd.Context(), d, line, f); err != nil {
				return err
			}
			if a.json {
				return writePretty(a.out, q)
			}
			return a.showAnswer(q, f)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&f.first, "first", 100, "how many tasks, things or hits at most")
	flags.BoolVar(&f.quote, "quote", false, "print the sentences that say so (出处原句)")
	flags.BoolVar(&f.document, "query", false, "print the GraphQL query that asks the same, and its variables, and do not ask it (等价查询)")
	asOfFlag(cmd, &f.asOf)
	return cmd
}

// fetch asks what the question comes to.
func (q *reply) fetch(ctx context.Context, d desk, line string, f askFlags) error {
	var variables map[string]any
	if err := json.Unmarshal([]byte(q.Variables), &variables); err != nil {
		return fmt.Errorf("read the variables of the question: %w", err)
	}
	into := func(query string, variables map[string]any, out any) error {
		answer, err := d.ask(ctx, query, variables)
		if err != nil {
			return err
		}
		return answer.into(out)
	}
	switch q.Understood.Intent {
	case "TASKS", "ENTITY":
		delete(variables, "id")
		if variables["match"] == nil {
			variables["match"] = "ANY"
		}
		page, err := fetchTasks(ctx, d, variables, f.first)
		q.Tasks = &page
		return err
	case "PATHS":
		variables["k"], variables["maxLength"], variables["hierarchy"] = 3, 4, false
		var data struct{ Paths pathResult }
		err := into(pathsQuery, variables, &data)
		q.Paths = &data.Paths
		return err
	case "SEARCH":
		variables["first"] = min(f.first, 50)
		var data struct{ Search searchPage }
		err := into(searchQuery, variables, &data)
		q.Hits = &data.Search
		return err
	case "COOCCURRENCE":
		var data struct{ Ask struct{ Matrix matrix } }
		err := into(askMatrixQuery, map[string]any{"question": line}, &data)
		q.Matrix = &data.Ask.Matrix
		return err
	case "ENTITIES":
		var data struct{ Ask struct{ Entities entityList } }
		err := into(askEntitiesQuery, map[string]any{"question": line, "first": min(f.first, 100)}, &data)
		q.Entities = &data.Ask.Entities
		return err
	}
	return fmt.Errorf("the server understands the question as %s, which this program does not know; use one of its version", q.Understood.Intent)
}

// showAnswer prints how a question was understood on one line, what was not on another, and the answer as the verb for it does.
func (a *app) showAnswer(q *reply, f askFlags) error {
	var chips []string
	for _, p := range q.Understood.Parts {
		bound := p.Sense == "ROLE" && p.Note != nil // the name says it
		if p.Meaning != "" && !bound && !slices.Contains([]string{"REST", "RELATION"}, p.Sense) {
			chips = append(chips, "["+a.out.strong(p.Meaning)+"]")
		}
	}
	if len(chips) > 0 {
		fmt.Fprintf(a.out, "%s %s\n", a.out.soft("理解为"), strings.Join(chips, " "))
	}
	for _, p := range q.NotUnderstood {
		line := "“" + p.Text + "”"
		if p.Note != nil {
			line += "：" + *p.Note
		}
		var near []string
		for _, s := range p.Suggestions {
			near = append(near, s.Entity.Label)
		}
		if len(near) > 0 {
			line += "；是否指" + strings.Join(near, "、")
		}
		fmt.Fprintf(a.out, "%s %s\n", a.out.soft("未识别"), line)
	}
	if len(q.Candidates) > 0 {
		fmt.Fprintf(a.out, "%s%s\n", a.out.soft("有歧义的名称可指"), list(q.Candidates))
	}
	fmt.Fprintln(a.out)
	switch {
	case q.Tasks != nil:
		involving := make([]string, len(q.Tasks.Involving))
		return a.showTasks(*q.Tasks, taskFlags{involving: involving, quote: f.quote, order: orderOf(q)})
	case q.Paths != nil:
		for _, end := range []resolution{q.Paths.From, q.Paths.To} {
			if err := end.err(); err != nil {
				return err
			}
		}
		return a.showPaths(*q.Paths, f.quote)
	case q.Matrix != nil:
		return a.showMatrix(*q.Matrix)
	case q.Entities != nil:
		var t table
		for _, e := range q.Entities.Edges {
			t.add(e.Node.Label, word(kindWords, e.Node.Kind), e.Node.ID)
		}
		if err := t.write(a.out, 0, plain); err != nil {
			return err
		}
		_, err := fmt.Fprintf(a.out, "\n%d of %d\n", len(q.Entities.Edges), q.Entities.TotalCount)
		return err
	}
	return a.showHits(*q.Hits, strings.TrimSpace(sought(q)))
}

// orderOf is "deadline" or "source" where the question says so.
func orderOf(q *reply) string {
	if strings.Contains(q.Variables, `"order": "DEADLINE"`) {
		return "deadline"
	}
	if strings.Contains(q.Variables, `"order": "SOURCE"`) {
		return "source"
	}
	return ""
}

// sought is the text that was looked for.
func sought(q *reply) string {
	var b strings.Builder
	for _, p := range q.Understood.Parts {
		b.WriteString(p.Text)
	}
	return b.String()
}
