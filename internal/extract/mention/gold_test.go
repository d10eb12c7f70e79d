package mention

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

// shared finds a file of the folder beside the repository; ok is false where there is none.
func shared(t *testing.T, path string) (data []byte, ok bool) {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	data, err = os.ReadFile(filepath.Join(dir, "..", "shared", path))
	return data, err == nil
}

type goldEntity struct {
	ID, Name, Code string
	Aliases        []string
	Required       bool
	Types          []string `json:"acceptable_types"`
	Value          string
	Start, End     int
}

type goldTask struct {
	ID               string
	Start, End       int
	Regions          []string            `json:"regions_text"`
	Functional       []string            `json:"functional_regions"`
	Platforms        []string            `json:"platforms"`
	Organizations    []string            `json:"organizations"`
	Policies         []string            `json:"policies"`
	Events           []string            `json:"events"`
	Industries       []string            `json:"industries"`
	Responsible      []string            `json:"regions_responsible"`
	Optional         map[string][]string `json:"optional"`
	Responsibilities []struct {
		Start int `json:"raw_start"`
		End   int `json:"raw_end"`
	}
	Mentions []struct {
		ID         string
		Start, End int
	}
}

// TestGold measures precision and recall on the annotated plan. It needs the annotations beside the repository.
func TestGold(t *testing.T) {
	data, ok := shared(t, "gold/huzhou/gold.json")
	source, okText := shared(t, "seeds/huzhou-yangtze-delta-plan.txt")
	if !ok || !okText {
		t.Log("no annotated plan beside the repository")
		return
	}
	var gold struct {
		Tasks                                                                                           []goldTask
		Regions, Functional_regions, Platforms, Organizations, Policies, Events, Industries, Indicators []goldEntity
	}
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	found, tx := find(t, string(source), "330500")
	ids := ruleIDs()
	for _, m := range found {
		if !ids[m.Rule] {
			t.Errorf("%s at %v: rule %q is not in the table", tx.Slice(m.Span), m.Span, m.Rule)
		}
	}
	kinds := []struct {
		kind     kg.EntityKind
		key      string
		entities []goldEntity
		want     func(goldTask) []string
		least    float64
	}{
		{kg.KindRegion, "regions", gold.Regions, func(g goldTask) []string { return g.Regions }, 0.97},
		{kg.KindFunctionalRegion, "functional_regions", gold.Functional_regions, func(g goldTask) []string { return g.Functional }, 0.97},
		{kg.KindPlatform, "platforms", gold.Platforms, func(g goldTask) []string { return g.Platforms }, 0.92},
		{kg.KindOrganization, "organizations", gold.Organizations, func(g goldTask) []string { return g.Organizations }, 0.90},
		{kg.KindPolicy, "policies", gold.Policies, func(g goldTask) []string { return g.Policies }, 0.90},
		{kg.KindEvent, "events", gold.Events, func(g goldTask) []string { return g.Events }, 0.90},
		{kg.KindIndustry, "industries", gold.Industries, func(g goldTask) []string { return g.Industries }, 0.90},
	}
	for _, k := range kinds {
		names := map[string][]string{}
		for _, e := range k.entities {
			for _, n := range append(e.Aliases, e.Name) {
				names[fold(n)] = append(names[fold(n)], e.ID)
			}
		}
		tp, fp, fn := 0, 0, 0
		for _, g := range gold.Tasks {
			want, free := k.want(g), slices.Clone(g.Optional[k.key])
			for key, ids := range g.Optional { // an entity of another class that may also be of this one
				if key != k.key {
					free = append(free, ids...)
				}
			}
			if k.kind == kg.KindRegion {
				free = append(free, g.Responsible...)
			}
			got := map[string]string{}
			for _, m := range found {
				if m.Kind != k.kind || m.Span.Start < g.Start || m.Span.End > g.End {
					continue
				}
				if slices.ContainsFunc(g.Responsibilities, func(r struct {
					Start int `json:"raw_start"`
					End   int `json:"raw_end"`
				},
				) bool {
					return r.Start < m.Span.End && m.Span.Start < r.End
				}) {
					continue
				}
				id := "?" + m.Name + " (" + tx.Slice(m.Span) + ", " + m.Rule + ")"
				for _, n := range []string{m.Name, tx.Slice(m.Span)} {
					if ids := names[fold(n)]; len(ids) > 0 {
						id = ids[0]
						for _, x := range ids {
							if slices.Contains(want, x) {
								id = x
							}
						}
						break
					}
				}
				if id[0] == '?' && k.kind != kg.KindRegion {
					for _, x := range g.Mentions {
						if x.Start == m.Span.Start && x.End == m.Span.End {
							id = x.ID
						}
					}
				}
				got[id] = m.Rule
			}
			for _, id := range want {
				if _, ok := got[id]; ok {
					tp++
				} else {
					fn++
					i := slices.IndexFunc(k.entities, func(e goldEntity) bool { return e.ID == id })
					t.Logf("%s missed %s %s", g.ID, k.key, k.entities[i].Name)
				}
			}
			var extra []string
			for id := range got {
				if !slices.Contains(want, id) && !slices.Contains(free, id) {
					extra = append(extra, id)
				}
			}
			sort.Strings(extra)
			for _, id := range extra {
				fp++
				t.Logf("%s invented %s %s", g.ID, k.key, id)
			}
		}
		p, r := ratio(tp, tp+fp), ratio(tp, tp+fn)
		f1 := 0.0
		if p+r > 0 {
			f1 = 2 * p * r / (p + r)
		}
		t.Logf("%-20s P %.3f R %.3f F1 %.3f (%d right, %d invented, %d missed)", k.key, p, r, f1, tp, fp, fn)
		if f1 < k.least {
			t.Errorf("%s: F1 %.3f, want %.2f", k.key, f1, k.least)
		}
	}
	// Targets: by place and name.
	scope := kg.Span{Start: 1240, End: 6900}
	targets := Targets(tx, scope, Deadlines(tx, scope, 0))
	right, missed := 0, 0
	used := map[int]bool{}
	for _, g := range gold.Indicators {
		hit := -1
		for i, x := range targets {
			if x.Span.Start < g.End && g.Start < x.Span.End {
				hit = i
			}
		}
		switch {
		case hit >= 0:
			used[hit] = true
			if g.Required {
				right++
			}
			if got := targets[hit]; fold(got.Indicator) != fold(g.Name) || fold(got.Value) != fold(g.Value) && fold(got.Value+got.Unit) != fold(g.Value) {
				t.Logf("target %s %s: got %q %s %q %q", g.Name, g.Value, got.Indicator, got.Comparator, got.Value, got.Unit)
			}
		case g.Required:
			missed++
			t.Logf("missed target %s", g.Name)
		}
	}
	for i, x := range targets {
		if !used[i] {
			t.Logf("invented target %q %s %q %q", x.Indicator, x.Comparator, x.Value, x.Unit)
		}
	}
	if f1 := 2 * float64(right) / float64(2*right+missed+len(targets)-len(used)); f1 < 0.9 {
		t.Errorf("targets: F1 %.3f, want 0.90", f1)
	}
}

func fold(s string) string { return strings.ReplaceAll(kg.FoldName(s), "·", "*") }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}
