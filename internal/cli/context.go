package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
	"policygraph/internal/retrieve"
)

const contextQuery = `query Context($question: String!, $maxTokens: Int!) {
  context(question: $question, maxTokens: $maxTokens) {
    understood { intent }
    notUnderstood { text start end note }
    tokens found omitted omittedQuotes
    items {
      grade why tokens omittedQuotes
      record { ` + refFields + ` ... on Task { number document { id title } } ... on Section { document { id title } } }
      quotes { tokens evidence { ` + evidenceFields + ` }
        statements { id predicate subject { ` + refFields + ` } object { ` + refFields + ` } } }
    }
  }
}`

type contextAnswer struct {
	Understood struct {
		Intent string `json:"intent"`
	} `json:"understood"`
	NotUnderstood []struct {
		Text  string  `json:"text"`
		Start int     `json:"start"`
		End   int     `json:"end"`
		Note  *string `json:"note"`
	} `json:"notUnderstood"`
	Tokens        int           `json:"tokens"`
	Found         int           `json:"found"`
	Omitted       int           `json:"omitted"`
	OmittedQuotes int           `json:"omittedQuotes"`
	Items         []contextItem `json:"items"`
}

type contextItem struct {
	Grade         string   `json:"grade"`
	Why           []string `json:"why"`
	Tokens        int      `json:"tokens"`
	OmittedQuotes int      `json:"omittedQuotes"`
	Record        struct {
		entityRef
		Number   *string `json:"number,omitempty"`
		Document *struct {
			ID    string `json:"id"`
			Title string `json:"title"`
		} `json:"document,omitempty"`
	} `json:"record"`
	Quotes []struct {
		Tokens     int      `json:"tokens"`
		Evidence   evidence `json:"evidence"`
		Statements []struct {
			ID        string       `json:"id"`
			Predicate kg.Predicate `json:"predicate"`
			Subject   entityRef    `json:"subject"`
			Object    entityRef    `json:"object"`
		} `json:"statements"`
	} `json:"quotes"`
}

// gradeWords say how an item bears on a question.
var gradeWords = map[string]string{"MATCHED": "符合", "CONCLUDED": "推及", "MENTIONED": "有关", "WORDED": "文字"}

func (a *app) contextCommand() *cobra.Command {
	var maxTokens int
	var asOf string
	cmd := &cobra.Command{
		Use:     "context QUESTION...",
		GroupID: "ask",
		Short:   "Gather the sentences that bear on a question (依据)",
		Long: `Gathers the sentences that bear on a question, grouped by task, each with what it proves and where it stands, within so many
tokens: what a person or a language model needs to answer with quotations. No language model takes part. What meets the question comes
first, then what has to do with the things that it names, then what has its words. What found no room is counted.

An ideograph or a mark counts as one token, every four letters and digits that stand together count as one.`,
		Example: `  policygraph context 南太湖新区建设由谁牵头
  policygraph context 十四五期间要达到哪些指标 --max-tokens 500
  policygraph context "太湖蓝藻治理" --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if maxTokens < 1 || maxTokens > retrieve.MostTokens {
				return usage(cmd, "--max-tokens %d: want 1 to %d", maxTokens, retrieve.MostTokens)
			}
			d, err := a.openAt(cmd, asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			answer, err := d.ask(cmd.Context(), contextQuery, map[string]any{"question": strings.Join(args, " "), "maxTokens": maxTokens})
			if err != nil {
				return err
			}
			var data struct{ Context contextAnswer }
			if err := answer.into(&data); err != nil {
				return err
			}
			if a.json {
				return writePretty(a.out, data.Context)
			}
			return a.showContext(data.Context, maxTokens)
		},
	}
	cmd.Flags().IntVar(&maxTokens, "max-tokens", retrieve.DefaultTokens, "how many tokens at most (篇幅)")
	asOfFlag(cmd, &asOf)
	return cmd
}

func (a *app) showContext(c contextAnswer, most int) error {
	for _, p := range c.NotUnderstood {
		fmt.Fprintf(a.out, "%s “%s”\n", a.out.soft("未识别，按文字查找"), p.Text)
	}
	for _, item := range c.Items {
		name := item.Record.Label
		if item.Record.Number != nil && *item.Record.Number != "" {
			name = *item.Record.Number + ". " + name
		}
		fmt.Fprintf(a.out, "\n%s  %s\n", a.out.strong(name), a.out.soft(strings.Join(append([]string{word(gradeWords, item.Grade)}, item.Why...), "；")))
		if item.Record.Document != nil {
			fmt.Fprintf(a.out, "  %s  %s\n", a.out.soft("《"+item.Record.Document.Title+"》"), a.out.soft(item.Record.ID))
		}
		for _, q := range item.Quotes {
			a.quoted("  ", []evidence{q.Evidence})
			var proves []string
			for _, s := range q.Statements {
				proves = append(proves, s.Subject.Label+" "+word(predicateWords, s.Predicate)+" "+s.Object.Label)
			}
			fmt.Fprintf(a.out, "    %s\n", a.out.soft(strings.Join(proves, "；")))
		}
	}
	if len(c.Items) == 0 && c.Found == 0 {
		_, err := fmt.Fprintln(a.out, "nothing bears on it")
		return err
	}
	line := fmt.Sprintf("%d of %d tasks, sections and documents, about %s", len(c.Items), c.Found, plural(c.Tokens, "token"))
	if c.Omitted+c.OmittedQuotes > 0 {
		line += fmt.Sprintf(" of %d; %d and %s left out", most, c.Omitted, plural(c.OmittedQuotes, "sentence"))
	}
	_, err := fmt.Fprintf(a.out, "\n%s\n", a.out.soft(line))
	return err
}
