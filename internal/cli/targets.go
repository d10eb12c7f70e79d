package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

const targetsQuery = `query Targets($involving: [ID!], $where: TargetWhere, $order: TargetOrder!, $first: Int, $after: String) {
  targets(involving: $involving, where: $where, order: $order, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    involving { ` + resolutionFields + ` }
    suggestions { context entity { ` + refFields + ` } }
    candidates { context entity { ` + refFields + ` } }
    edges {
      node { id indicator comparator value number unit modality dueText due raw }
      of { ` + refFields + ` ... on Task { document { id title } } ... on Section { document { id title } } ... on Document { title } }
      statement { id origin evidence { ` + evidenceFields + ` } }
    }
  }
}`

type targetPage struct {
	TotalCount int `json:"totalCount"`
	PageInfo   struct {
		HasNextPage bool   `json:"hasNextPage"`
		EndCursor   string `json:"endCursor"`
	} `json:"pageInfo"`
	Involving   []resolution `json:"involving"`
	Suggestions []candidate  `json:"suggestions"`
	Candidates  []candidate  `json:"candidates"`
	Edges       []targetEdge `json:"edges"`
}

type targetEdge struct {
	Node struct {
		ID         string   `json:"id"`
		Indicator  string   `json:"indicator"`
		Comparator string   `json:"comparator"`
		Value      string   `json:"value"`
		Number     *float64 `json:"number"`
		Unit       string   `json:"unit"`
		Modality   *string  `json:"modality"`
		DueText    *string  `json:"dueText"`
		Due        *string  `json:"due"`
		Raw        string   `json:"raw"`
	} `json:"node"`
	Of struct {
		entityRef
		Title    string `json:"title,omitempty"`
		Document *struct {
			ID    string `json:"id"`
			Title string `json:"title"`
		} `json:"document,omitempty"`
	} `json:"of"`
	Statement struct {
		ID       string     `json:"id"`
		Origin   kg.Origin  `json:"origin"`
		Evidence []evidence `json:"evidence"`
	} `json:"statement"`
}

// modalityWords are how firm a target is, as plans say it.
var modalityWords = map[string]string{"MANDATORY": "约束性", "EXPECTED": "预期性", "STRIVE": "力争"}

// unmarked is how a person asks for targets of which the plan does not say how firm they are.
const unmarked = "未标明"

// targetFlags are what a person may say about the targets that are wanted.
type targetFlags struct {
	involving, documents, modalities, agencies, regions []string
	indicator, unit, dueAfter, dueBefore, order, asOf   string
	numbers, quote                                      bool
	first                                               int
}

func (a *app) targetsCommand() *cobra.Command {
	var f targetFlags
	cmd := &cobra.Command{
		Use:     "targets [NAME...]",
		GroupID: "ask",
		Short:   "List targets with their values: of tasks, sections and plans (指标)",
		Long: `Lists indicators with the values that plans set: all of them, or those of what involves something: a document, a section, an agency, a
region. Digits that the print masks stay masked. --quote adds the sentences.`,
		Example: `  policygraph targets --in 规划.txt --modality 约束性
  policygraph targets 安吉县 --numbers
  policygraph targets --indicator 覆盖率 --order indicator
  policygraph targets --due-before 2025 --order date --json`,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			f.involving = append(f.involving, args...)
			variables, err := f.variables(cmd)
			if err != nil {
				return err
			}
			d, err := a.openAt(cmd, f.asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			page, err := fetchTargets(cmd.Context(), d, variables, f.first)
			if err != nil {
				return err
			}
			named := taskPage{Involving: page.Involving, Suggestions: page.Suggestions, Candidates: page.Candidates}
			if err := named.nameError(); err != nil && len(page.Edges) == 0 {
				return err
			}
			if a.json {
				return writePretty(a.out, page)
			}
			return a.showTargets(page, f.quote)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&f.involving, "involving", nil, "of what they are to be: a document, section, agency, region … (repeatable; 涉及)")
	flags.StringArrayVar(&f.documents, "in", nil, "only targets of this document (repeatable; 文件)")
	flags.StringArrayVar(&f.modalities, "modality", nil, "only these: 约束性|预期性|力争 (repeatable; 约束力), or 未标明 for those of which the plan says none of them")
	flags.StringVar(&f.indicator, "indicator", "", "only where what is measured contains this (指标名包含)")
	flags.StringVar(&f.unit, "unit", "", "only of this unit: %, 亿元 (单位)")
	flags.StringArrayVar(&f.agencies, "agency", nil, "only targets of tasks that this agency has a role in (repeatable; 责任单位)")
	flags.StringArrayVar(&f.regions, "region", nil, "only targets of what names this region (repeatable; 地区)")
	flags.BoolVar(&f.numbers, "numbers", false, "only those whose value is known, and not masked (数值已知)")
	flags.StringVar(&f.dueAfter, "due-after", "", "only those to be reached on this date or later: 2025, 2025-06 or 2025-06-30 (不早于)")
	flags.StringVar(&f.dueBefore, "due-before", "", "only those to be reached on this date or before (不晚于)")
	flags.StringVar(&f.order, "order", "source", "source (原文次序), date (按日期) or indicator (按指标名)")
	flags.IntVar(&f.first, "first", 100, "how many at most")
	flags.BoolVar(&f.quote, "quote", false, "print the sentences that say so (出处原句)")
	asOfFlag(cmd, &f.asOf)
	_ = cmd.RegisterFlagCompletionFunc("modality", cobra.FixedCompletions([]string{"约束性", "预期性", "力争", unmarked}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("order", cobra.FixedCompletions([]string{"source", "date", "indicator"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// variables turns flags into what the query takes.
func (f targetFlags) variables(cmd *cobra.Command) (map[string]any, error) {
	if f.first < 1 {
		return nil, usage(cmd, "--first %d: want 1 or more", f.first)
	}
	order := strings.ToUpper(f.order)
	if order != "SOURCE" && order != "DATE" && order != "INDICATOR" {
		return nil, usage(cmd, "--order %q: want source, date or indicator", f.order)
	}
	v, where, of := map[string]any{"order": order}, map[string]any{}, map[string]any{}
	if len(f.involving) > 0 {
		v["involving"] = f.involving
	}
	var modalities []string
	for _, s := range f.modalities {
		if s == unmarked {
			if len(f.modalities) > 1 {
				return nil, usage(cmd, "--modality %s: give it alone", unmarked)
			}
			where["hasModality"] = false
			continue
		}
		m, ok := modalityOf(s)
		if !ok {
			return nil, usage(cmd, "--modality %q: want 约束性, 预期性, 力争 or 未标明", s)
		}
		modalities = append(modalities, m)
	}
	if f.numbers {
		where["hasNumber"] = true
	}
	for _, part := range []struct {
		in     map[string]any
		name   string
		values []string
	}{{where, "documents", f.documents}, {where, "modalities", modalities}, {of, "agencies", f.agencies}, {of, "regions", f.regions}} {
		if len(part.values) > 0 {
			part.in[part.name] = part.values
		}
	}
	for name, value := range map[string]string{"indicator": f.indicator, "unit": f.unit, "dueAfter": f.dueAfter, "dueBefore": f.dueBefore} {
		if value != "" {
			where[name] = value
		}
	}
	if len(of) > 0 {
		where["of"] = of
	}
	if len(where) > 0 {
		v["where"] = where
	}
	return v, nil
}

func modalityOf(s string) (string, bool) {
	for m, word := range modalityWords {
		if s == word || equalFold(s, m) {
			return m, true
		}
	}
	return "", false
}

// fetchTargets reads pages until it has as many targets as are wanted.
func fetchTargets(ctx context.Context, d desk, variables map[string]any, wanted int) (targetPage, error) {
	const most = 100
	var all targetPage
	for {
		variables["first"] = min(most, wanted-len(all.Edges))
		answer, err := d.ask(ctx, targetsQuery, variables)
		if err != nil {
			return all, err
		}
		var data struct{ Targets targetPage }
		if err := answer.into(&data); err != nil {
			return all, err
		}
		edges := append(all.Edges, data.Targets.Edges...)
		all = data.Targets
		all.Edges = edges
		if !all.PageInfo.HasNextPage || len(all.Edges) >= wanted || len(data.Targets.Edges) == 0 {
			return all, nil
		}
		variables["after"] = all.PageInfo.EndCursor
	}
}

// showTargets draws targets a row each, and under each, where they are wanted, its sentences.
func (a *app) showTargets(p targetPage, quote bool) error {
	if p.TotalCount == 0 {
		_, err := fmt.Fprintln(a.out, "no target")
		return err
	}
	t := table{header: []string{"指标", "数值", "约束力", "时限", "所属", "文件"}}
	if a.out.width > 0 {
		t.limit = []int{30, 16, 6, 16, 30, 0}
	}
	for _, e := range p.Edges {
		due, firm, title := "", "", e.Of.Title
		if e.Node.Modality != nil {
			firm = modalityWords[*e.Node.Modality]
		}
		if e.Node.DueText != nil {
			due = *e.Node.DueText
		}
		if e.Of.Document != nil {
			title = e.Of.Document.Title
		}
		t.add(e.Node.Indicator, e.value(), firm, due, e.Of.Label, title)
	}
	var below func(int)
	if quote {
		below = func(i int) { a.quoted("    ", p.Edges[i].Statement.Evidence) }
	}
	if err := t.writeWith(a.out, a.out.width, a.out.strong, below); err != nil {
		return err
	}
	line := plural(p.TotalCount, "target")
	if more := p.TotalCount - len(p.Edges); more > 0 {
		line += fmt.Sprintf("; %d more with --first %d", more, p.TotalCount)
	}
	_, err := fmt.Fprintf(a.out, "\n%s\n", line)
	return err
}

// value is the value as printed: what the words of the target say after its indicator, else the value with its unit.
func (e targetEdge) value() string {
	if rest, ok := strings.CutPrefix(e.Node.Raw, e.Node.Indicator); ok && rest != "" {
		return rest
	}
	return e.Node.Value + e.Node.Unit
}
