package query_test

import (
	"errors"
	"slices"
	"testing"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

func TestResolve(t *testing.T) {
	st := filled(t, graphtest.Province()...)
	for claim, c := range map[string]struct {
		ref         string
		kinds       []kg.EntityKind
		want        string // ref of the entity, "" where there is none
		candidates  []string
		suggestions []string
	}{
		"a readable id":                      {ref: "region:990101", want: "region:990101"},
		"a readable id of nothing":           {ref: "region:123456"},
		"26 characters":                      {ref: graphtest.Meiling.ID.String(), want: "region:990101"},
		"an id of a kind that is not wanted": {ref: "region:990101", kinds: []kg.EntityKind{kg.KindAgency}},
		"a name":                             {ref: "花桥镇", want: "region:990101001"},
		"a short name":                       {ref: "花桥", want: "region:990101001"},
		"a name in marks and blanks":         {ref: " 《澜江三角洲发展纲要》 ", want: "policy:澜江三角洲发展纲要"},
		"a region before its government of the same name": {ref: "梅岭县", want: "region:990101"},
		"the government where only agencies are wanted":   {ref: "梅岭县", kinds: []kg.EntityKind{kg.KindAgency}, want: "agency:990101/人民政府"},
		"the namesake that a plan speaks of":              {ref: "东湖区", want: "region:990201"},
		"several meanings":                                {ref: "市科技局", candidates: []string{"agency:990100/科学技术局", "agency:990200/科学技术局"}},
		"a region after those it lies in":                 {ref: "云溪市东湖区", want: "region:990103"},
		"a region after all of those it lies in":          {ref: "澜江省沙洲市东湖区", want: "region:990201"},
		"a region after one that it does not lie in":      {ref: "沙洲市梅岭县", suggestions: []string{"region:990101"}},
		"a wrong last character":                          {ref: "花桥镜", suggestions: []string{"region:990101001"}},
		"nothing like it":                                 {ref: "零一二三四五六七八九"},
		"nothing at all":                                  {ref: "  "},
		"a task's title, where nothing else is called so": {ref: "修缮古桥", want: "task:" + yunxiKey() + "/t6"},
		"a document's file name":                          {ref: "plans/shazhou.txt", want: "document:" + kg.DocumentKey("plans/shazhou.txt")},
		"a file name where documents are not wanted":      {ref: "plans/shazhou.txt", kinds: []kg.EntityKind{kg.KindTask}},
		"a document's title":                              {ref: "沙洲市湖区方案", want: "document:" + kg.DocumentKey("plans/shazhou.txt")},
	} {
		t.Run(claim, func(t *testing.T) {
			view(t, st, func(r store.Reader) {
				x, err := query.Resolve(t.Context(), r, c.ref, c.kinds...)
				if err != nil {
					t.Fatalf("resolve %q: %v", c.ref, err)
				}
				got := ""
				if x.Found {
					got = x.Entity.Ref()
				}
				if got != c.want {
					t.Errorf("resolve %q: got %q, want %q", c.ref, got, c.want)
				}
				var candidates []string
				for _, y := range x.Candidates {
					candidates = append(candidates, y.Entity.Ref())
				}
				slices.Sort(candidates)
				if !slices.Equal(candidates, c.candidates) {
					t.Errorf("resolve %q: candidates %q, want %q", c.ref, candidates, c.candidates)
				}
				for _, want := range c.suggestions {
					if !slices.ContainsFunc(x.Suggestions, func(y query.Candidate) bool { return y.Entity.Ref() == want }) {
						t.Errorf("resolve %q: suggestions %v lack %q", c.ref, x.Suggestions, want)
					}
				}
				if c.suggestions == nil && len(x.Suggestions) > 0 {
					t.Errorf("resolve %q: suggestions %v, want none", c.ref, x.Suggestions)
				}
			})
		})
	}
}

func yunxiKey() string { return kg.DocumentKey("plans/yunxi.txt") }

func TestOneTellsWhyThereIsNone(t *testing.T) {
	view(t, filled(t, graphtest.Province()...), func(r store.Reader) {
		if _, err := query.One(t.Context(), r, "市科技局"); !errors.Is(err, query.ErrAmbiguous) {
			t.Errorf("one of 市科技局: got %v, want ErrAmbiguous", err)
		}
		if _, err := query.One(t.Context(), r, "花桥镜"); !errors.Is(err, query.ErrNotFound) {
			t.Errorf("one of 花桥镜: got %v, want ErrNotFound", err)
		}
	})
}

func TestCandidatesSayWhatTellsThemApart(t *testing.T) {
	view(t, filled(t, graphtest.Seeds()), func(r store.Reader) { // without plans nothing prefers one 东湖区
		x, err := query.Resolve(t.Context(), r, "东湖区")
		if err != nil || len(x.Candidates) != 2 {
			t.Fatalf("resolve 东湖区: %+v, %v; want two candidates", x, err)
		}
		contexts := []string{x.Candidates[0].Context, x.Candidates[1].Context}
		slices.Sort(contexts)
		if want := []string{"澜江省 › 云溪市", "澜江省 › 沙洲市"}; !slices.Equal(contexts, want) {
			t.Errorf("contexts: got %q, want %q", contexts, want)
		}
	})
}
