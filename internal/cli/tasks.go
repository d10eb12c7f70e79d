package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
)

// tasksQuery asks for a page. The names in involving are resolved by the server, and what they came to stands in the answer.
const tasksQuery = `query Tasks($involving: [ID!], $match: Match!, $reach: Reach, $where: TaskWhere, $order: TaskOrder, $first: Int, $after: String,
  $facets: [FacetKey!]! = [], $top: Int! = 10, $counted: Boolean! = false) {
  tasks(involving: $involving, match: $match, reach: $reach, where: $where, order: $order, first: $first, after: $after) {
    totalCount directCount
    facets(by: $facets, top: $top) @include(if: $counted) { key valueCount other missing buckets { value count entity { ` + refFields + ` } } }
    pageInfo { hasNextPage endCursor }
    involving { ` + resolutionFields + ` }
    suggestions { context entity { ` + refFields + ` } }
    candidates { context entity { ` + refFields + ` } }
    edges {
      node {
        id title number
        document { id title }
        section { ordinal label parent { ordinal } }
        agencies { predicate other { ` + refFields + ` } }
      }
      reasons { kind direct origin text via { id predicate evidence { ` + evidenceFields + ` } } }
    }
  }
}`

type taskPage struct {
	TotalCount  int  `json:"totalCount"`
	DirectCount *int `json:"directCount"`
	PageInfo    struct {
		HasNextPage bool   `json:"hasNextPage"`
		EndCursor   string `json:"endCursor"`
	} `json:"pageInfo"`
	Involving   []resolution `json:"involving"`
	Suggestions []candidate  `json:"suggestions"`
	Candidates  []candidate  `json:"candidates"`
	Facets      []facet      `json:"facets,omitempty"`
	Edges       []taskEdge   `json:"edges"`
}

type taskEdge struct {
	Node struct {
		ID       string  `json:"id"`
		Title    string  `json:"title"`
		Number   *string `json:"number"`
		Document *struct {
			ID    string `json:"id"`
			Title string `json:"title"`
		} `json:"document"`
		Section  *sectionRef `json:"section"`
		Agencies []struct {
			Predicate kg.Predicate `json:"predicate"`
			Other     entityRef    `json:"other"`
		} `json:"agencies"`
	} `json:"node"`
	Reasons []struct {
		Kind   string    `json:"kind"`
		Direct bool      `json:"direct"`
		Origin kg.Origin `json:"origin"`
		Text   string    `json:"text"`
		Via    []struct {
			ID        string       `json:"id"`
			Predicate kg.Predicate `json:"predicate"`
			Evidence  []evidence   `json:"evidence"`
		} `json:"via"`
	} `json:"reasons"`
}

// taskFlags are what a person may say about the tasks that are wanted.
type taskFlags struct {
	involving, roles, agencies, documents []string
	match, text                           string
	direct                                bool
	off                                   [5]bool
	functional, ancestors                 bool
	first                                 int
	quote                                 bool
	asOf                                  string
	regions, platforms                    []string
	dueAfter, dueBefore, order            string
	facets                                []string
	facetsOnly                            bool
	top                                   int
}

// roads are the parts of reach that can be turned off, in the order of taskFlags.off.
var roads = [5]struct{ field, flag, usage string }{
	{"named", "no-named", "leave out tasks that only name it (点名)"},
	{"responsible", "no-responsible", "leave out tasks that its agencies answer for (担责)"},
	{"platforms", "no-platforms", "do not follow platforms that lie there (经平台)"},
	{"descendants", "no-descendants", "do not follow regions that are part of it (经下辖)"},
	{"collective", "no-collective", "do not follow 各区县 and the like (经统称)"},
}

func (a *app) tasksCommand() *cobra.Command {
	var f taskFlags
	cmd := &cobra.Command{
		Use:     "tasks [NAME...]",
		GroupID: "ask",
		Short:   "List tasks, and why each is in the answer (任务)",
		Long: `Lists the tasks that involve something, and says why: its text names it (点名), its government or an agency of it answers for the
task (担责), or the task is reached through a platform there (经平台), a region that is part of it (经下辖), or 各区县 (经统称).
Direct reasons stand apart from those that are concluded. --quote adds the sentences.

--facet counts all tasks of the list, not only those that are shown: by who answers for them, by place, by year. --facets-only prints
nothing else.

A name may be short (安吉), full (安吉县), or an id (region:330523).`,
		Example: `  policygraph tasks --involving 安吉县
  policygraph tasks --involving 安吉县 --role 牵头 --quote
  policygraph tasks --involving 安吉县 --involving 市科技局 --match all
  policygraph tasks 安吉县 --direct
  policygraph tasks --text 5G --json
  policygraph tasks 安吉县 --due-before 2025 --order deadline
  policygraph tasks 安吉县 --facet 单位 --facet 年份 --facets-only`,
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
			page, err := fetchTasks(cmd.Context(), d, variables, f.wanted())
			if err != nil {
				return err
			}
			if err := page.nameError(); err != nil && len(page.Edges) == 0 {
				return err
			}
			if f.facetsOnly {
				page.Edges = []taskEdge{}
			}
			if a.json {
				return writePretty(a.out, page)
			}
			return a.showTasks(page, f)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&f.involving, "involving", nil, "what they must involve: a region, agency, platform, policy … (repeatable; 涉及)")
	flags.StringVar(&f.match, "match", "any", "involve any or all of them (any|all)")
	flags.StringArrayVar(&f.roles, "role", nil, "only tasks that it, or its agencies, have this role in: 牵头|负责|配合|实施 (repeatable)")
	flags.StringArrayVar(&f.agencies, "agency", nil, "only tasks that this agency has a role in (repeatable; 单位)")
	flags.StringArrayVar(&f.documents, "in", nil, "only tasks of this document (repeatable; 文件)")
	flags.StringVar(&f.text, "text", "", "only tasks whose text contains this (包含文字)")
	flags.BoolVar(&f.direct, "direct", false, "direct reasons only: named, or responsible (直接涉及)")
	flags.StringArrayVar(&f.regions, "region", nil, "only tasks whose text names this region (repeatable; 地区)")
	flags.StringArrayVar(&f.platforms, "platform", nil, "only tasks whose text names this platform (repeatable; 平台)")
	flags.StringVar(&f.dueAfter, "due-after", "", "only tasks due on this date or later: 2025, 2025-06 or 2025-06-30 (不早于)")
	flags.StringVar(&f.dueBefore, "due-before", "", "only tasks due on this date or before; of a year, until its end (不晚于)")
	flags.StringVar(&f.order, "order", "", "source (原文次序), direct (直接涉及在先) or deadline (按时限)")
	flags.StringArrayVar(&f.facets, "facet", nil, "count the tasks by this: "+facetNames()+" (repeatable; 分面统计)")
	flags.BoolVar(&f.facetsOnly, "facets-only", false, "print the counts of --facet and no tasks")
	flags.IntVar(&f.top, "top", 10, "how many values of each --facet, 1 to 100")
	for i, road := range roads {
		flags.BoolVar(&f.off[i], road.flag, false, road.usage)
	}
	flags.BoolVar(&f.functional, "with-functional", false, "follow functional regions too, such as 长三角 (经功能区域)")
	flags.BoolVar(&f.ancestors, "with-ancestors", false, "follow regions above it too (经上级)")
	flags.IntVar(&f.first, "first", 100, "how many at most")
	asOfFlag(cmd, &f.asOf)
	flags.BoolVar(&f.quote, "quote", false, "print the sentences that say so (出处原句)")
	_ = cmd.RegisterFlagCompletionFunc("match", cobra.FixedCompletions([]string{"any", "all"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("order", cobra.FixedCompletions([]string{"source", "direct", "deadline"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("facet", cobra.FixedCompletions(facetWordList(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("role", cobra.FixedCompletions([]string{"牵头", "负责", "配合", "实施"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// variables turns flags into what the query takes.
func (f taskFlags) variables(cmd *cobra.Command) (map[string]any, error) {
	if f.first < 1 {
		return nil, usage(cmd, "--first %d: want 1 or more", f.first)
	}
	match := strings.ToUpper(f.match)
	if match != "ANY" && match != "ALL" {
		return nil, usage(cmd, "--match %q: want any or all", f.match)
	}
	roles := []kg.Predicate{}
	for _, s := range f.roles {
		role, ok := roleOf(s)
		if !ok {
			return nil, usage(cmd, "--role %q: want 牵头, 负责, 配合 or 实施", s)
		}
		roles = append(roles, role)
	}
	v := map[string]any{"match": match}
	where := map[string]any{}
	if len(f.involving) > 0 {
		v["involving"] = f.involving
		reach := map[string]any{"functional": f.functional, "ancestors": f.ancestors}
		for i, road := range roads {
			reach[road.field] = !f.off[i] && !(f.direct && i >= 2)
		}
		if len(roles) > 0 { // a task that merely names it gives it no role
			reach["roles"], reach["named"], reach["platforms"] = roles, false, false
		}
		v["reach"] = reach
	} else if len(roles) > 0 {
		where["roles"] = roles
	}
	if len(f.agencies) > 0 {
		where["agencies"] = f.agencies
	}
	if len(f.documents) > 0 {
		where["documents"] = f.documents
	}
	for name, value := range map[string]string{"text": f.text, "dueAfter": f.dueAfter, "dueBefore": f.dueBefore} {
		if value != "" {
			where[name] = value
		}
	}
	for name, values := range map[string][]string{"regions": f.regions, "platforms": f.platforms} {
		if len(values) > 0 {
			where[name] = values
		}
	}
	if err := f.counting(cmd, v); err != nil {
		return nil, err
	}
	if len(where) > 0 {
		v["where"] = where
	}
	return v, nil
}

// fetchTasks reads pages until it has as many tasks as are wanted.
func fetchTasks(ctx context.Context, d desk, variables map[string]any, wanted int) (taskPage, error) {
	const most = 50 // tasks a page, so that none of them is too costly for the server
	var all taskPage
	for {
		variables["first"] = min(most, wanted-len(all.Edges))
		answer, err := d.ask(ctx, tasksQuery, variables)
		if err != nil {
			return all, err
		}
		var data struct{ Tasks taskPage }
		if err := answer.into(&data); err != nil {
			return all, err
		}
		edges, facets := append(all.Edges, data.Tasks.Edges...), all.Facets
		all = data.Tasks
		all.Edges = edges
		if facets != nil { // counted with the first page
			all.Facets = facets
		}
		if !all.PageInfo.HasNextPage || len(all.Edges) >= wanted || len(data.Tasks.Edges) == 0 {
			return all, nil
		}
		variables["after"], variables["counted"] = all.PageInfo.EndCursor, false
	}
}

// nameError says which name of the question came to nothing.
func (p taskPage) nameError() error {
	for _, r := range p.Involving {
		if err := r.err(); err != nil {
			return err
		}
	}
	if len(p.Candidates)+len(p.Suggestions) > 0 { // a name in a filter
		return resolution{Ref: "a name in the question", Candidates: p.Candidates, Suggestions: p.Suggestions}.err()
	}
	return nil
}
