package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// searchQuery asks for a page of hits.
const searchQuery = `query Search($text: String!, $mode: SearchMode, $kinds: [EntityKind!], $documents: [ID!], $regions: [ID!], $agencies: [ID!], $first: Int, $after: String) {
  search(text: $text, mode: $mode, kinds: $kinds, documents: $documents, regions: $regions, agencies: $agencies, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    kinds { kind count }
    suggestions { context entity { ` + refFields + ` } }
    candidates { context entity { ` + refFields + ` } }
    edges {
      node {
        entity { ` + refFields + ` ... on Task { document { id title } } ... on Section { document { id title } } }
        matchedBy
        highlight { text start cutBefore cutAfter ranges { start end utf16Start utf16End } }
        evidence { ` + evidenceFields + ` }
      }
    }
  }
}`

type searchPage struct {
	TotalCount int `json:"totalCount"`
	PageInfo   struct {
		HasNextPage bool   `json:"hasNextPage"`
		EndCursor   string `json:"endCursor"`
	} `json:"pageInfo"`
	Kinds []struct {
		Kind  kg.EntityKind `json:"kind"`
		Count int           `json:"count"`
	} `json:"kinds"`
	Suggestions []candidate  `json:"suggestions"`
	Candidates  []candidate  `json:"candidates"`
	Edges       []searchEdge `json:"edges"`
}

type searchEdge struct {
	Node struct {
		Entity struct {
			entityRef
			Document *struct {
				ID    string `json:"id"`
				Title string `json:"title"`
			} `json:"document,omitempty"`
		} `json:"entity"`
		MatchedBy string `json:"matchedBy"`
		Highlight struct {
			Text      string `json:"text"`
			Start     *int   `json:"start"`
			CutBefore bool   `json:"cutBefore"`
			CutAfter  bool   `json:"cutAfter"`
			Ranges    []struct {
				Start      int `json:"start"`
				End        int `json:"end"`
				UTF16Start int `json:"utf16Start"`
				UTF16End   int `json:"utf16End"`
			} `json:"ranges"`
		} `json:"highlight"`
		Evidence *evidence `json:"evidence"`
	} `json:"node"`
}

// fieldWords say by what a thing was found.
var fieldWords = map[string]string{
	"NAME": "名称", "ALIAS": "别名", "PINYIN": "拼音", "INITIALS": "首字母", "TITLE": "标题", "TEXT": "正文", "QUOTE": "原句",
}

// searchFlags are what a person may say about what is looked for.
type searchFlags struct {
	mode                                string
	kinds, documents, regions, agencies []string
	first                               int
	asOf                                string
}

func (a *app) searchCommand() *cobra.Command {
	var f searchFlags
	cmd := &cobra.Command{
		Use:     "search TEXT...",
		GroupID: "ask",
		Short:   "Find by text, or names by pinyin (检索)",
		Long: `Finds tasks, agencies, regions and all else by phrases of their names, titles and texts.
Width, case, blanks and traditional characters do not matter. Terms parted by blanks must all
be found; what stands between quotation marks is one phrase. A phrase is found as a whole:
安吉县 never finds 吉安县.

What is typed in letters is also looked for as pinyin of names and as its initials: anji,
anjixian and ajx find 安吉县, nthxq finds 南太湖新区; ü is typed v. Exact names come first, then
names that begin so, names that hold it, titles, texts.`,
		Example: `  policygraph search 数字经济
  policygraph search 长三角 一体化 --kind 任务
  policygraph search 5G+工业 --region 安吉县
  policygraph search nthxq
  policygraph search 科技 --mode prefix --kind agency --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			text := strings.Join(args, " ")
			variables, err := f.variables(cmd, text)
			if err != nil {
				return err
			}
			d, err := a.openAt(cmd, f.asOf)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			var all searchPage
			for {
				variables["first"] = min(50, f.first-len(all.Edges))
				answer, err := d.ask(cmd.Context(), searchQuery, variables)
				if err != nil {
					return err
				}
				var data struct{ Search searchPage }
				if err := answer.into(&data); err != nil {
					return err
				}
				edges := append(all.Edges, data.Search.Edges...)
				all = data.Search
				all.Edges = edges
				if !all.PageInfo.HasNextPage || len(all.Edges) >= f.first || len(data.Search.Edges) == 0 {
					break
				}
				variables["after"] = all.PageInfo.EndCursor
			}
			if a.json {
				return writePretty(a.out, all)
			}
			return a.showHits(all, text)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.mode, "mode", "auto", "how to look: auto|phrase|pinyin|prefix (方式)")
	flags.StringArrayVar(&f.kinds, "kind", nil, "only things of this kind: 任务, task, 单位, 行政区划 … (repeatable; 类型)")
	flags.StringArrayVar(&f.documents, "in", nil, "only what belongs to this document (repeatable; 文件)")
	flags.StringArrayVar(&f.regions, "region", nil, "only what belongs to this region (repeatable; 地区)")
	flags.StringArrayVar(&f.agencies, "agency", nil, "only what belongs to this agency (repeatable; 单位)")
	flags.IntVar(&f.first, "first", 20, "how many at most")
	asOfFlag(cmd, &f.asOf)
	_ = cmd.RegisterFlagCompletionFunc("mode", cobra.FixedCompletions([]string{"auto", "phrase", "pinyin", "prefix"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// variables turns flags into what the query takes.
func (f searchFlags) variables(cmd *cobra.Command, text string) (map[string]any, error) {
	if f.first < 1 {
		return nil, usage(cmd, "--first %d: want 1 or more", f.first)
	}
	mode := strings.ToUpper(f.mode)
	if !slices.Contains([]string{"AUTO", "PHRASE", "PINYIN", "PREFIX"}, mode) {
		return nil, usage(cmd, "--mode %q: want auto, phrase, pinyin or prefix", f.mode)
	}
	v := map[string]any{"text": text, "mode": mode}
	kinds := []kg.EntityKind{}
	for _, s := range f.kinds {
		k, ok := kindOf(s)
		if !ok {
			return nil, usage(cmd, "--kind %q: want one of %s", s, knownKinds())
		}
		kinds = append(kinds, k)
	}
	for name, list := range map[string][]string{"documents": f.documents, "regions": f.regions, "agencies": f.agencies} {
		if len(list) > 0 {
			v[name] = list
		}
	}
	if len(kinds) > 0 {
		v["kinds"] = kinds
	}
	return v, nil
}

// kindOf reads a kind as a person types it: TASK, task, 任务.
func kindOf(s string) (kg.EntityKind, bool) {
	for _, k := range kg.EntityKinds {
		if kindWords[k] == s || equalFold(string(k), s) {
			return k, true
		}
	}
	return "", false
}

func knownKinds() string {
	var list []string
	for _, k := range kg.EntityKinds {
		list = append(list, kindWords[k]+" ("+strings.ToLower(string(k))+")")
	}
	return strings.Join(list, ", ")
}

// showHits prints hits a line each, and under those in texts where they stand.
func (a *app) showHits(page searchPage, text string) error {
	if page.TotalCount == 0 {
		switch {
		case len(page.Candidates) > 0:
			return nameError{"a name of the question has several meanings; ask with the id of one:" + list(page.Candidates), query.ErrAmbiguous}
		case len(page.Suggestions) > 0:
			return nameError{fmt.Sprintf("nothing is found for %q; did you mean:%s", text, list(page.Suggestions)), query.ErrNotFound}
		case len(page.Kinds) > 0:
			fmt.Fprintf(a.out, "%s\n", a.out.soft(fmt.Sprintf("nothing of that kind is found for %q; there is %s", text, page.counts())))
			return nil
		}
		return nameError{fmt.Sprintf("nothing is found for %q", text), query.ErrNotFound}
	}
	for _, e := range page.Edges {
		a.showHit(e)
	}
	_, err := fmt.Fprintf(a.out, "\n%s\n", a.out.soft(fmt.Sprintf("%d of %d; %s", len(page.Edges), page.TotalCount, page.counts())))
	return err
}

func (p searchPage) counts() string {
	var parts []string
	for _, k := range p.Kinds {
		parts = append(parts, fmt.Sprintf("%s %d", word(kindWords, k.Kind), k.Count))
	}
	return strings.Join(parts, "、")
}

func (a *app) showHit(e searchEdge) {
	n := e.Node
	marked := a.marked(e)
	label := n.Entity.Label
	inName := n.Highlight.Text == label
	if inName {
		label = marked
	}
	fmt.Fprintf(a.out, "%s  %s  %s  %s\n", label, word(kindWords, n.Entity.Kind), n.Entity.ID, a.out.soft(word(fieldWords, n.MatchedBy)))
	if !inName {
		fmt.Fprintf(a.out, "    %s\n", strings.Join(strings.Fields(marked), " "))
	}
	switch {
	case n.Evidence != nil:
		fmt.Fprintf(a.out, "    %s\n", a.out.soft(n.Evidence.place()))
	case n.Entity.Document != nil:
		fmt.Fprintf(a.out, "    %s\n", a.out.soft(n.Entity.Document.Title))
	}
}

// marked is the text of a hit with what was found in bold.
func (a *app) marked(e searchEdge) string {
	h := e.Node.Highlight
	runes := []rune(h.Text)
	var b strings.Builder
	if h.CutBefore {
		b.WriteString("…")
	}
	at := 0
	for _, r := range h.Ranges {
		if r.Start < at || r.End > len(runes) || r.Start > r.End {
			continue
		}
		b.WriteString(string(runes[at:r.Start]))
		b.WriteString(a.out.strong(string(runes[r.Start:r.End])))
		at = r.End
	}
	b.WriteString(string(runes[at:]))
	if h.CutAfter {
		b.WriteString("…")
	}
	return b.String()
}
