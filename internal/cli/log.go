package cli

import (
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"
)

const commitFields = `number at action document title uri replaces digest rules entities statements evidence forgotten chain`

const logQuery = `query Log($document: ID, $first: Int!, $after: String) {
  commits(document: $document, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { ` + commitFields + ` } }
  }
  snapshot { horizon }
}`

// commit is one step of the store.
type commit struct {
	Number     uint64    `json:"number"`
	At         time.Time `json:"at"`
	Action     string    `json:"action"`
	Document   string    `json:"document"`
	Title      *string   `json:"title"`
	URI        *string   `json:"uri"`
	Replaces   *uint64   `json:"replaces"`
	Digest     *string   `json:"digest"`
	Rules      *string   `json:"rules"`
	Entities   *int      `json:"entities"`
	Statements *int      `json:"statements"`
	Evidence   *int      `json:"evidence"`
	Forgotten  bool      `json:"forgotten"`
	Chain      string    `json:"chain"`
}

type pageInfo struct {
	HasNextPage bool   `json:"hasNextPage"`
	EndCursor   string `json:"endCursor"`
}

// actionWords say what a commit did.
var actionWords = map[string]string{"ADDED": "新增", "CHANGED": "变更", "RETRACTED": "撤回"}

func (a *app) logCommand() *cobra.Command {
	var document string
	var limit int
	cmd := &cobra.Command{
		Use:     "log",
		GroupID: "ask",
		Short:   "List the commits: what was taken in, changed, retracted (历史)",
		Long: `Lists the commits of the store, the newest first: a number, the time, what became of which document, and how many statements its
version makes. The numbers are those that --as-of and ` + "`policygraph diff`" + ` take. A document is named by its file name, title or id; so
are documents that were retracted, by file name or id.`,
		Example: `  policygraph log
  policygraph log --document 规划.txt
  policygraph log --limit 100 --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if limit < 1 {
				return usage(cmd, "--limit %d: want 1 or more", limit)
			}
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			commits := []commit{}
			variables := map[string]any{}
			if document != "" {
				variables["document"] = document
			}
			for {
				variables["first"] = min(100, limit-len(commits))
				answer, err := d.ask(cmd.Context(), logQuery, variables)
				if err != nil {
					return err
				}
				var data struct {
					Commits struct {
						TotalCount int
						PageInfo   pageInfo
						Edges      []struct{ Node commit }
					}
					Snapshot struct{ Horizon uint64 }
				}
				if err := answer.into(&data); err != nil {
					return err
				}
				for _, e := range data.Commits.Edges {
					commits = append(commits, e.Node)
				}
				if data.Commits.PageInfo.HasNextPage && len(commits) < limit {
					variables["after"] = data.Commits.PageInfo.EndCursor
					continue
				}
				if a.json {
					return writePretty(a.out, map[string]any{"total": data.Commits.TotalCount, "horizon": data.Snapshot.Horizon, "commits": commits})
				}
				return a.showLog(commits, data.Commits.TotalCount, data.Snapshot.Horizon)
			}
		},
	}
	cmd.Flags().StringVar(&document, "document", "", "only the commits of this document, by file name, title or id (文件)")
	cmd.Flags().IntVar(&limit, "limit", 20, "how many at most")
	return cmd
}

func (a *app) showLog(commits []commit, total int, horizon uint64) error {
	t := table{header: []string{"提交", "时间", "动作", "陈述", "文件"}}
	for _, c := range commits {
		statements := "—"
		if c.Statements != nil {
			statements = strconv.Itoa(*c.Statements)
		}
		t.add(strconv.FormatUint(c.Number, 10), localTime(c.At), word(actionWords, c.Action), statements, c.named())
	}
	if len(commits) > 0 {
		if err := t.write(a.out, a.out.width, a.out.strong); err != nil {
			return err
		}
	}
	line := plural(total, "commit")
	if more := total - len(commits); more > 0 {
		line += fmt.Sprintf("; %d older, see --limit", more)
	}
	if horizon > 0 {
		line += fmt.Sprintf("; the graph can be read from commit %d on", horizon)
	}
	_, err := fmt.Fprintln(a.out, line)
	return err
}

// named is how a person knows the document.
func (c commit) named() string {
	switch {
	case c.URI == nil:
		return c.Document + "（已清除）"
	case *c.Title == "" || *c.Title == *c.URI:
		return *c.URI
	}
	return *c.Title + "  " + *c.URI
}
