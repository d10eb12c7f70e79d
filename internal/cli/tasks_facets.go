package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// facet counts tasks by one key.
type facet struct {
	Key        query.FacetKey `json:"key"`
	ValueCount int            `json:"valueCount"`
	Other      int            `json:"other"`
	Missing    int            `json:"missing"`
	Buckets    []struct {
		Value  string     `json:"value"`
		Count  int        `json:"count"`
		Entity *entityRef `json:"entity"`
	} `json:"buckets"`
}

// facetWords say the keys: as a flag takes them, and as a table shows them.
var facetWords = map[query.FacetKey]struct{ flag, title string }{
	query.FacetAgency: {"单位", "责任单位"}, query.FacetRole: {"职责", "职责"}, query.FacetRegion: {"地区", "行政区划"},
	query.FacetPlatform: {"平台", "平台"}, query.FacetDocument: {"文件", "文件"}, query.FacetDeadlineYear: {"年份", "到期年份"},
	query.FacetOrigin: {"来源", "来源方式"}, query.FacetPolicy: {"政策", "引用政策"}, query.FacetIndustry: {"产业", "产业"},
	query.FacetArea: {"地区含下级", "行政区划（含下级）"},
}

// facetWordList are the keys as a person types them.
func facetWordList() (words []string) {
	for _, key := range query.FacetKeys {
		words = append(words, facetWords[key].flag)
	}
	return words
}

func facetNames() string { return strings.Join(facetWordList(), "|") }

// facetOf reads a key as a person types it: 单位, agency, DEADLINE_YEAR, year.
func facetOf(s string) (query.FacetKey, bool) {
	for _, key := range query.FacetKeys {
		if w := facetWords[key]; s == w.flag || s == w.title || equalFold(string(key), s) || key == query.FacetDeadlineYear && equalFold("year", s) {
			return key, true
		}
	}
	return "", false
}

// wanted is how many tasks are to be fetched: for counts alone one is enough.
func (f taskFlags) wanted() int {
	if f.facetsOnly {
		return 1
	}
	return f.first
}

// orders are the orders as a person types them.
var orders = map[string]query.Order{"": "", "source": query.SourceOrder, "direct": query.DirectFirst, "deadline": query.ByDeadline}

// counting adds the order and what is to be counted to the variables of a query.
func (f taskFlags) counting(cmd *cobra.Command, variables map[string]any) error {
	order, ok := orders[strings.ToLower(f.order)]
	if !ok {
		return usage(cmd, "--order %q: want source, direct or deadline", f.order)
	}
	if order != "" {
		variables["order"] = order
	}
	if f.top < 1 || f.top > query.MaxBuckets {
		return usage(cmd, "--top %d: want 1 to %d", f.top, query.MaxBuckets)
	}
	if f.facetsOnly && len(f.facets) == 0 {
		return usage(cmd, "--facets-only: name what to count by with --facet, one of %s", facetNames())
	}
	var keys []query.FacetKey
	for _, s := range f.facets {
		key, ok := facetOf(s)
		if !ok {
			return usage(cmd, "--facet %q: want one of %s", s, facetNames())
		}
		keys = append(keys, key)
	}
	if len(keys) > 0 {
		variables["facets"], variables["top"], variables["counted"] = keys, f.top, true
	}
	return nil
}

// showFacets draws a table for each key: the values with most tasks, then what is not among them.
func (a *app) showFacets(facets []facet) error {
	for _, x := range facets {
		t := table{header: []string{facetWords[x.Key].title, "任务"}}
		for _, b := range x.Buckets {
			label := b.Value
			switch {
			case b.Entity != nil:
				label = b.Entity.Label
			case x.Key == query.FacetRole:
				label = word(predicateWords, kg.Predicate(b.Value))
			case x.Key == query.FacetOrigin:
				label = originWord(kg.Origin(b.Value))
			}
			t.add(label, fmt.Sprint(b.Count))
		}
		if x.Other > 0 {
			t.add(fmt.Sprintf("其他（另有 %d 项）", x.ValueCount-len(x.Buckets)), fmt.Sprint(x.Other))
		}
		if x.Missing > 0 {
			t.add("（无）", fmt.Sprint(x.Missing))
		}
		fmt.Fprintln(a.out)
		if err := t.write(a.out, 0, a.out.strong); err != nil {
			return err
		}
	}
	return nil
}
