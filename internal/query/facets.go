package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// FacetKey is what the tasks of a list are counted by.
type FacetKey string

// The keys.
const (
	FacetAgency       FacetKey = "AGENCY"        // 责任单位: who has a role, agencies and organizations
	FacetRole         FacetKey = "ROLE"          // 职责: roles that somebody has
	FacetRegion       FacetKey = "REGION"        // 行政区划: divisions that the text names
	FacetPlatform     FacetKey = "PLATFORM"      // 平台
	FacetDocument     FacetKey = "DOCUMENT"      // 文件
	FacetDeadlineYear FacetKey = "DEADLINE_YEAR" // 到期年份: of the dates that bind the task
	FacetOrigin       FacetKey = "ORIGIN"        // 来源方式: of its roles, and of what it names
	FacetPolicy       FacetKey = "POLICY"        // 引用政策
	FacetIndustry     FacetKey = "INDUSTRY"      // 产业
	FacetArea         FacetKey = "AREA"          // 行政区划（含下级）: divisions that the text names, and those that these lie in
)

// FacetKeys lists every key.
var FacetKeys = []FacetKey{FacetAgency, FacetRole, FacetRegion, FacetPlatform, FacetDocument, FacetDeadlineYear, FacetOrigin, FacetPolicy, FacetIndustry, FacetArea}

// MaxTop is how many rows or columns may be asked for at most.
const MaxTop = 100

// MaxBuckets is how many buckets of a facet may be asked for at most. All tasks are counted however many are asked for, and the counties
// and cities that the plans of a province name are more than a hundred.
const MaxBuckets = 1000

// Facet counts the tasks of a list by one key.
type Facet struct {
	Key     FacetKey
	Buckets []Bucket // the largest first, equal ones by label
	Values  int      // how many buckets there are, those shown and those not
	Other   int      // tasks that have a value which is not shown
	Missing int      // tasks that have none
}

// Bucket is the tasks that have one value. Whoever adds the value to the condition of the list gets that many.
type Bucket struct {
	Value  string     // as TaskWhere takes it: LEADS, 2025, the id of an entity
	Entity *kg.Entity // nil where the value is none
	Count  int
}

// Facets counts all tasks that q asks for, whatever its window, by each of the keys, in one scan.
func Facets(ctx context.Context, r store.Reader, q TaskQuery, by []FacetKey, top int) ([]Facet, error) {
	if top < 1 || top > MaxBuckets {
		return nil, badInput("top", "want 1 to %d, have %d", MaxBuckets, top)
	}
	counts := make([]*counting, 0, len(by))
	areas := areasSeen{r, make(map[kg.ID][]kg.ID)}
	var along []kg.Predicate
	for _, key := range by {
		if !slices.Contains(FacetKeys, key) {
			return nil, badInput("by", "%q is none of %v", key, FacetKeys)
		}
		if slices.ContainsFunc(counts, func(c *counting) bool { return c.key == key }) {
			return nil, badInput("by", "%s is there twice", key)
		}
		counts = append(counts, &counting{key: key, areas: areas.around})
		along = append(along, key.along()...)
	}
	var head TaskPage
	filter, err := q.resolve(ctx, r, &head)
	if err != nil {
		return nil, err
	}
	if filter != nil {
		k := kindsSeen{reader: r, kinds: make(map[kg.ID]kg.EntityKind)}
		deadlines := make(map[kg.ID]kg.Entity)
		_, err = q.gather(ctx, r, filter, head.Involving, along, func(batch []task) error {
			if err := k.read(ctx, batch, []kg.Predicate{kg.Involves}); err != nil {
				return err
			}
			if slices.Contains(by, FacetArea) {
				if err := areas.read(ctx, batch, k.kinds); err != nil {
					return err
				}
			}
			if slices.Contains(by, FacetDeadlineYear) {
				if err := readDeadlines(ctx, r, batch, deadlines); err != nil {
					return err
				}
			}
			for i := range batch {
				for _, c := range counts {
					c.add(&batch[i], k.kinds, deadlines)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	list := make([]Facet, len(counts))
	for i, c := range counts {
		if list[i], err = c.facet(ctx, r, top); err != nil {
			return nil, fmt.Errorf("facet %s: %w", c.key, err)
		}
	}
	return list, nil
}

// along lists the predicates that tell of the key.
func (k FacetKey) along() []kg.Predicate {
	switch k {
	case FacetAgency, FacetRole:
		return kg.Roles
	case FacetDocument:
		return []kg.Predicate{kg.HasTask}
	case FacetDeadlineYear:
		return []kg.Predicate{kg.Due}
	case FacetOrigin:
		return append([]kg.Predicate{kg.Involves}, kg.Roles...)
	case FacetPolicy:
		return []kg.Predicate{kg.Cites}
	}
	return []kg.Predicate{kg.Involves}
}

// counting counts tasks by one key.
type counting struct {
	key     FacetKey
	areas   map[kg.ID][]kg.ID // of each division that is named, those that it lies in, itself first
	things  tally[kg.ID]
	words   tally[string]
	missing int
}

func (c *counting) add(t *task, kinds map[kg.ID]kg.EntityKind, deadlines map[kg.ID]kg.Entity) {
	for _, e := range t.edges {
		s := e.Statement
		switch c.key {
		case FacetAgency:
			if slices.Contains(kg.Roles, s.Predicate) {
				c.things.add(e.Other)
			}
		case FacetRole:
			if slices.Contains(kg.Roles, s.Predicate) {
				c.words.add(string(s.Predicate))
			}
		case FacetOrigin:
			if ofOrigin(s) {
				c.words.add(string(s.Origin()))
			}
		case FacetDocument:
			if s.Predicate == kg.HasTask {
				c.things.add(e.Other)
			}
		case FacetPolicy:
			if s.Predicate == kg.Cites {
				c.things.add(e.Other)
			}
		case FacetArea:
			if s.Predicate == kg.Involves {
				for _, id := range c.areas[e.Other] {
					c.things.add(id)
				}
			}
		case FacetDeadlineYear:
			if end := deadlines[e.Other].Props.Get("end"); binding(s) && len(end) >= 4 {
				c.words.add(end[:4])
			}
		default: // the keys that are kinds
			if s.Predicate == kg.Involves && kinds[e.Other] == kg.EntityKind(c.key) {
				c.things.add(e.Other)
			}
		}
	}
	if none := !c.things.close(); !c.words.close() && none {
		c.missing++
	}
}

func (c *counting) facet(ctx context.Context, r store.Reader, top int) (Facet, error) {
	f := Facet{Key: c.key, Buckets: []Bucket{}, Values: len(c.things.values) + len(c.words.values), Missing: c.missing}
	if len(c.words.values) > 0 {
		order := c.words.top(top, func(a, b int) int { return cmp.Compare(c.words.values[a], c.words.values[b]) })
		for _, i := range order {
			f.Buckets = append(f.Buckets, Bucket{Value: c.words.values[i], Count: c.words.counts[i]})
		}
		f.Other = c.words.beyond(order)
		return f, nil
	}
	order, entities, err := topEntities(ctx, r, &c.things, top)
	if err != nil {
		return Facet{}, err
	}
	for _, i := range order {
		e := entities[c.things.values[i]]
		f.Buckets = append(f.Buckets, Bucket{Value: e.Ref(), Entity: &e, Count: c.things.counts[i]})
	}
	f.Other = c.things.beyond(order)
	return f, nil
}
