package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

const (
	maxSuggestions = 5
	maxProbes      = 12 // prefix lookups for one unknown name
	perProbe       = 50
)

// suggest finds names near one that nothing bears. Candidates come from prefix lookups only, so that the work is bounded however
// large the graph: the name itself, ever shorter beginnings of it (安吉线 finds 安吉县), and its ends (湖州安吉县 finds 安吉县).
func suggest(ctx context.Context, r store.Reader, name string, kinds []kg.EntityKind) ([]Candidate, error) {
	if len(kinds) == 0 {
		for _, k := range kg.EntityKinds {
			if !slices.Contains(recordKinds, k) || k == kg.KindDocument {
				kinds = append(kinds, k)
			}
		}
	}
	folded := []rune(kg.FoldName(name))
	folded = folded[:min(len(folded), 40)]
	var probes []string
	for n := len(folded); n >= max(1, len(folded)-5); n-- {
		probes = append(probes, string(folded[:n]))
	}
	for from := 1; from <= len(folded)-2; from++ {
		probes = append(probes, string(folded[from:]))
	}
	distance := make(map[kg.ID]int)
	near := make(map[kg.ID]kg.Entity)
	for _, probe := range probes[:min(len(probes), maxProbes)] {
		found, err := r.Lookup(ctx, store.Lookup{Name: probe, Kinds: kinds, Prefix: true, Limit: perProbe})
		if err != nil {
			return nil, err
		}
		fresh := slices.DeleteFunc(found, func(id kg.ID) bool { _, seen := distance[id]; return seen })
		entities, err := r.Entities(ctx, fresh)
		if err != nil {
			return nil, err
		}
		for id, e := range entities {
			distance[id] = likeness(string(folded), e)
			near[id] = e
		}
	}
	var list []kg.Entity
	for id, e := range near {
		if distance[id] <= max(1, len(folded)/2)*10+9 {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b kg.Entity) int {
		return cmp.Or(cmp.Compare(distance[a.ID], distance[b.ID]), slices.Index(kg.EntityKinds, a.Kind)-slices.Index(kg.EntityKinds, b.Kind),
			cmp.Compare(a.Key, b.Key))
	})
	return withContext(ctx, r, list[:min(len(list), maxSuggestions)])
}

// likeness is ten times the least edit distance to a name of e; a name that holds the other counts as one edit and a tenth for each
// further character up to eight, and an alias a tenth more than a name.
func likeness(folded string, e kg.Entity) int {
	best := 1 << 20
	for i, n := range append([]string{e.Name}, e.Aliases...) {
		n = kg.FoldName(n)
		d := min(i, 1) + 10*edits([]rune(folded), []rune(n))
		if n != "" && (strings.Contains(n, folded) || strings.Contains(folded, n)) {
			difference := max(len([]rune(n))-len([]rune(folded)), len([]rune(folded))-len([]rune(n)))
			d = min(d, 10+min(i, 1)+min(difference, 8))
		}
		best = min(best, d)
	}
	return best
}

// edits is the Levenshtein distance.
func edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
