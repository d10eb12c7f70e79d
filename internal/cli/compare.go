package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

const comparedSentence = `{ quote start end }`

const planChangeCounts = `same reworded strengthened weakened added missing`

const compareQuery = `query Compare($documents: [ComparedVersion!]!, $kind: EntityKind!, $changes: [ChangeKind!], $first: Int!, $after: String) {
  compare(documents: $documents, kind: $kind, changes: $changes, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    summary { ` + planChangeCounts + ` }
    documents { id title uri commit current items summary { ` + planChangeCounts + ` } }
    edges { node {
      left { id label number }
      cells {
        document change score explanation
        right { id label number }
        leftSentence ` + comparedSentence + `
        rightSentence ` + comparedSentence + `
        differences { aspect effect left right explanation }
      }
    } }
  }
}`

type changeCounts struct {
	Same         int `json:"same"`
	Reworded     int `json:"reworded"`
	Strengthened int `json:"strengthened"`
	Weakened     int `json:"weakened"`
	Added        int `json:"added"`
	Missing      int `json:"missing"`
}

type comparedPlan struct {
	ID      string        `json:"id"`
	Title   string        `json:"title"`
	URI     string        `json:"uri"`
	Commit  int           `json:"commit"`
	Current bool          `json:"current"`
	Items   int           `json:"items"`
	Summary *changeCounts `json:"summary"`
}

type comparedItem struct {
	ID     string  `json:"id"`
	Label  string  `json:"label"`
	Number *string `json:"number"`
}

type sentence struct {
	Quote string `json:"quote"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type comparedCell struct {
	Document      int           `json:"document"`
	Change        string        `json:"change"`
	Score         *float64      `json:"score"`
	Right         *comparedItem `json:"right"`
	LeftSentence  *sentence     `json:"leftSentence"`
	RightSentence *sentence     `json:"rightSentence"`
	Explanation   string        `json:"explanation"`
	Differences   []struct {
		Aspect      string  `json:"aspect"`
		Effect      string  `json:"effect"`
		Left        *string `json:"left"`
		Right       *string `json:"right"`
		Explanation string  `json:"explanation"`
	} `json:"differences"`
}

type comparedRow struct {
	Left  *comparedItem  `json:"left"`
	Cells []comparedCell `json:"cells"`
}

// planComparison is what --json prints.
type planComparison struct {
	Documents  []comparedPlan `json:"documents"`
	Summary    changeCounts   `json:"summary"`
	TotalCount int            `json:"totalCount"`
	Rows       []comparedRow  `json:"rows"`
}

// changeNames are the changes of plans as people type them, in the order in which they are shown.
var changeNames = []struct{ code, word string }{
	{"STRENGTHENED", "加强"}, {"WEAKENED", "减弱"}, {"REWORDED", "改写"}, {"ADDED", "新增"}, {"MISSING", "缺失"}, {"SAME", "相同"},
}

func changeWord(code string) string {
	for _, c := range changeNames {
		if c.code == code {
			return c.word
		}
	}
	return code
}

func (a *app) compareCommand() *cobra.Command {
	var names []string
	var kind, asOf string
	var limit int
	cmd := &cobra.Command{
		Use:     "compare PLAN PLAN...",
		GroupID: "ask",
		Short:   "Set plans beside each other: what is firmer, softer, added, missing (规划比较)",
		Long: `Compares the tasks of the first plan with those of each other one: same (相同), reworded (改写), strengthened (加强),
weakened (减弱), added (新增), missing (缺失), with both sentences and what the change rests on. PLAN@STATE is a version of a plan, where
STATE is the number of a commit or a time. Only what the words show is judged: a firmer verb, a higher value, an earlier date. The number
in brackets says how alike two items are, from 0 to 1.`,
		Example: `  policygraph compare 甲市规划.txt 乙市规划.txt
  policygraph compare 规划.txt@12 规划.txt --changes strengthened,weakened
  policygraph compare 甲市规划.txt 乙市规划.txt 丙市规划.txt --kind target --json`,
		Args: cobra.RangeArgs(2, 6),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			variables := map[string]any{}
			if variables["changes"], err = changesOf(cmd, names); err != nil {
				return err
			}
			if variables["kind"] = strings.ToUpper(kind); kind != "task" && kind != "target" {
				return usage(cmd, "--kind %s: want task or target", kind)
			}
			if limit < 0 {
				return usage(cmd, "--limit %d: want 1 or more, or 0 for all", limit)
			}
			d, err := a.openAt(cmd, asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			variables["documents"] = versionsOf(args)
			found, err := askCompare(cmd.Context(), d, variables, limit)
			if err != nil {
				return err
			}
			if a.json {
				return writePretty(a.out, found)
			}
			return a.showComparison(found)
		},
	}
	cmd.Flags().StringSliceVar(&names, "changes", nil, "only these: strengthened, weakened, reworded, added, missing, same, all (default all but same)")
	cmd.Flags().StringVar(&kind, "kind", "task", "what is compared: task or target (任务、指标)")
	cmd.Flags().IntVar(&limit, "limit", 200, "how many rows at most; 0 for all")
	asOfFlag(cmd, &asOf)
	return cmd
}

// changesOf reads --changes: codes or their Chinese words. All of them are no filter.
func changesOf(cmd *cobra.Command, names []string) ([]string, error) {
	var codes []string
	if len(names) == 0 {
		for _, c := range changeNames {
			if c.code != "SAME" {
				codes = append(codes, c.code)
			}
		}
		return codes, nil
	}
	for _, name := range names {
		if equalFold(name, "all") {
			return nil, nil
		}
		i := slices.IndexFunc(changeNames, func(c struct{ code, word string }) bool { return equalFold(c.code, name) || c.word == name })
		if i < 0 {
			return nil, usage(cmd, "--changes %s: want strengthened, weakened, reworded, added, missing, same or all", name)
		}
		codes = append(codes, changeNames[i].code)
	}
	return codes, nil
}

// versionsOf reads plans: what stands behind the last @ is a state where it reads as one, else part of the name.
func versionsOf(args []string) []map[string]any {
	list := make([]map[string]any, len(args))
	for i, arg := range args {
		list[i] = map[string]any{"document": arg}
		if at := strings.LastIndex(arg, "@"); at > 0 {
			if moment, err := momentOf(arg[at+1:]); err == nil {
				list[i] = map[string]any{"document": arg[:at], "asOf": moment}
			}
		}
	}
	return list
}

// askCompare reads page after page.
func askCompare(ctx context.Context, d desk, variables map[string]any, limit int) (planComparison, error) {
	out := planComparison{Rows: []comparedRow{}}
	for {
		variables["first"] = 50
		if limit > 0 {
			variables["first"] = min(50, limit-len(out.Rows))
		}
		answer, err := d.ask(ctx, compareQuery, variables)
		if err != nil {
			return out, err
		}
		var page struct {
			Compare struct {
				planComparison
				PageInfo struct {
					HasNextPage bool
					EndCursor   string
				}
				Edges []struct{ Node comparedRow }
			}
		}
		if err := answer.into(&page); err != nil {
			return out, err
		}
		c := page.Compare
		out.Documents, out.Summary, out.TotalCount = c.Documents, c.Summary, c.TotalCount
		for _, e := range c.Edges {
			out.Rows = append(out.Rows, e.Node)
		}
		if !c.PageInfo.HasNextPage || limit > 0 && len(out.Rows) >= limit {
			return out, nil
		}
		variables["after"] = c.PageInfo.EndCursor
	}
}
