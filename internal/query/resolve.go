package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// maxCandidates bounds how many meanings of one name are weighed and shown.
const maxCandidates = 20

// Resolution is what a reference came to: an entity, or the entities that it may stand for, or names that may have been meant.
type Resolution struct {
	Ref         string
	Entity      kg.Entity // zero unless Found
	Found       bool
	Note        string      // why this one, where the name has other meanings
	Candidates  []Candidate // several meanings, none of them preferred
	Suggestions []Candidate // no meaning; nearest names first
}

// Candidate is an entity with what tells it from its namesakes: 浙江省湖州市 of a county.
type Candidate struct {
	Entity  kg.Entity
	Context string
}

// Err is nil for a resolution that found its entity, else an *AmbiguousError or a *NotFoundError.
func (x Resolution) Err() error {
	switch {
	case x.Found:
		return nil
	case len(x.Candidates) > 0:
		return &AmbiguousError{Ref: x.Ref, Candidates: x.Candidates}
	}
	return &NotFoundError{Ref: x.Ref, Suggestions: x.Suggestions}
}

// Resolve finds the entity that a person means by ref: a readable id ("region:330523"), the 26 characters of an id, a name or an
// alias ("安吉县", "安吉"), a region's name after those of the regions it lies in ("江西省吉安县"), or, where nothing is called so, the name under
// which a document was ingested ("plans/湖州.txt"). Where kinds are given, only those.
//
// A name with several meanings is settled by these rules, in order; what they leave open is answered with candidates:
//   - a policy that no text cites is known only by the document that bears its name: that is meant;
//   - things that plans speak of come before the records of plans (文件, 章节, 任务, 指标, 时限);
//   - a region comes before whatever else bears its name, such as its government or its park;
//   - an entity whose name it is comes before one whose alias it is;
//   - of namesakes of one kind, the only one that an ingested plan speaks of.
func Resolve(ctx context.Context, r store.Reader, ref string, kinds ...kg.EntityKind) (Resolution, error) {
	x := Resolution{Ref: ref}
	name := strings.TrimSpace(ref)
	if name == "" {
		return x, nil
	}
	if id, ok := ParseID(name); ok {
		found, err := r.Entities(ctx, []kg.ID{id})
		if err != nil {
			return x, fmt.Errorf("resolve %q: %w", ref, err)
		}
		if e, ok := found[id]; ok {
			if len(kinds) == 0 || slices.Contains(kinds, e.Kind) {
				x.Entity, x.Found = e, true
			}
			return x, nil
		}
		if _, _, isRef := kg.ParseRef(name); isRef {
			return x, nil
		}
	}
	found, err := lookup(ctx, r, name, kinds)
	if err == nil && len(found) == 0 {
		found, err = qualified(ctx, r, name, kinds)
	}
	if err == nil && len(found) == 0 && (len(kinds) == 0 || slices.Contains(kinds, kg.KindDocument)) {
		found, err = byFile(ctx, r, name)
	}
	if err != nil {
		return x, fmt.Errorf("resolve %q: %w", ref, err)
	}
	if len(found) == 0 {
		if x.Suggestions, err = suggest(ctx, r, name, kinds); err != nil {
			return x, fmt.Errorf("suggest names like %q: %w", ref, err)
		}
		return x, nil
	}
	rest, note, err := settle(ctx, r, name, found)
	if err != nil {
		return x, fmt.Errorf("resolve %q: %w", ref, err)
	}
	if len(rest) == 1 {
		x.Entity, x.Found, x.Note = rest[0], true, note
		return x, nil
	}
	if x.Candidates, err = withContext(ctx, r, rest); err != nil {
		return x, fmt.Errorf("tell the meanings of %q apart: %w", ref, err)
	}
	return x, nil
}

// One is Resolve for callers that need exactly one entity: anything else is an *AmbiguousError or a *NotFoundError.
func One(ctx context.Context, r store.Reader, ref string, kinds ...kg.EntityKind) (kg.Entity, error) {
	x, err := Resolve(ctx, r, ref, kinds...)
	if err == nil {
		err = x.Err()
	}
	return x.Entity, err
}

// ParseID reads what may be asked for besides names: a readable id ("region:330523"), or the 26 characters of an id.
func ParseID(s string) (kg.ID, bool) {
	if kind, key, ok := kg.ParseRef(s); ok {
		if kind == kg.KindPolicy {
			key = kg.PolicyKey(key) // policy:某政发〔2021〕3号 as people write it
		}
		return kg.EntityID(kind, key), true
	}
	id, err := kg.ParseID(s)
	return id, err == nil
}

// byFile is the document that was ingested under a name.
func byFile(ctx context.Context, r store.Reader, name string) ([]kg.Entity, error) {
	id := kg.NewDocument(name).ID
	documents, err := r.Documents(ctx, []kg.ID{id})
	if _, stored := documents[id]; err != nil || !stored {
		return nil, err
	}
	return inOrder(ctx, r, []kg.ID{id})
}

func lookup(ctx context.Context, r store.Reader, name string, kinds []kg.EntityKind) ([]kg.Entity, error) {
	ids, err := r.Lookup(ctx, store.Lookup{Name: name, Kinds: kinds})
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return inOrder(ctx, r, ids)
}

// inOrder loads entities and keeps the order of ids.
func inOrder(ctx context.Context, r store.Reader, ids []kg.ID) ([]kg.Entity, error) {
	found, err := r.Entities(ctx, ids)
	if err != nil {
		return nil, err
	}
	list := make([]kg.Entity, 0, len(ids))
	for _, id := range ids {
		if e, ok := found[id]; ok {
			list = append(list, e)
		}
	}
	return list, nil
}

// qualified reads 江西省吉安县 as the 吉安县 that lies in a 江西省: the shortest prefix that leaves the name of a region wins, and all
// of the prefix must be made of names of regions above it.
func qualified(ctx context.Context, r store.Reader, name string, kinds []kg.EntityKind) ([]kg.Entity, error) {
	runes := []rune(name)
	if len(runes) < 4 || len(runes) > 40 || len(kinds) > 0 && !slices.Contains(kinds, kg.KindRegion) {
		return nil, nil
	}
	for cut := 2; cut <= len(runes)-2; cut++ {
		regions, err := lookup(ctx, r, string(runes[cut:]), []kg.EntityKind{kg.KindRegion})
		if err != nil {
			return nil, err
		}
		if len(regions) == 0 || len(regions) > maxCandidates {
			continue
		}
		above, err := Ancestors(ctx, r, ids(regions))
		if err != nil {
			return nil, err
		}
		prefix := kg.FoldName(string(runes[:cut]))
		regions = slices.DeleteFunc(regions, func(e kg.Entity) bool { return !spelled(prefix, above[e.ID]) })
		if len(regions) > 0 {
			return regions, nil
		}
	}
	return nil, nil
}

// spelled tells whether a folded text is made of names of the chain's regions, each at most once, highest first.
func spelled(text string, nearestFirst []kg.Entity) bool {
	for _, e := range slices.Backward(nearestFirst) {
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			if n = kg.FoldName(n); n != "" && strings.HasPrefix(text, n) {
				text = text[len(n):]
				break
			}
		}
	}
	return text == ""
}

func ids(entities []kg.Entity) []kg.ID {
	list := make([]kg.ID, len(entities))
	for i, e := range entities {
		list[i] = e.ID
	}
	return list
}
