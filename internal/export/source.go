package export

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Sizes of one visit to the store.
const (
	batchSize = 256   // entities
	pageSize  = 2_000 // edges
)

// source is an export that is about to be written: its names are resolved, and its tasks or its things can be gone through.
type source struct {
	ctx     context.Context
	r       store.Reader
	q       Request
	o       Options
	about   About
	part    *part            // things of the graph; nil: all there are
	fixed   []kg.Statement   // of a subgraph, sorted by id
	tasks   *query.TaskQuery // of a table; nil: listed
	listed  []kg.ID          // tasks of a subgraph
	omitted int
	stats   store.Stats
	docs    map[kg.ID]kg.Document // as they were met
	heads   map[kg.ID]heading     // sections, as they were met
	texts   texts
}

// open resolves the names of q. A name that means nothing, or several things, is an error here: a file without rows would look as if
// there were none.
func open(ctx context.Context, r store.Reader, q Request, o Options) (*source, error) {
	stats, err := r.Stats(ctx)
	if err != nil {
		return nil, err
	}
	if q.Subgraph != nil {
		sub := *q.Subgraph
		if sub.Depth == 0 {
			sub.Depth = 1
		}
		if sub.PerPredicate == 0 {
			sub.PerPredicate = 50
		}
		q.Subgraph = &sub
	}
	x := &source{ctx: ctx, r: r, q: q, o: o, stats: stats, docs: map[kg.ID]kg.Document{}, heads: map[kg.ID]heading{}}
	x.about = About{Commit: stats.Sequence, At: o.At, Store: o.Store, Lines: q.describe()}
	table := q.Format.form().table != nil
	if err := x.filesAsDocuments(); err != nil {
		return nil, err
	}
	q = x.q
	var documents []kg.ID
	for _, name := range q.Documents {
		e, err := query.One(ctx, r, name, kg.KindDocument)
		if err != nil {
			return nil, err
		}
		documents = append(documents, e.ID)
	}
	switch {
	case q.Subgraph != nil:
		return x, x.openSubgraph(table)
	case q.Tasks != nil && table:
		x.tasks = q.Tasks
	case q.Tasks != nil:
		x.part, err = x.partOfTasks(*q.Tasks)
	case table:
		x.tasks = &query.TaskQuery{Where: query.TaskWhere{Documents: q.Documents}}
	case len(documents) > 0:
		x.part, err = x.partOfDocuments(documents)
	case !q.Seeds:
		x.part, err = x.partOfPlans()
	}
	return x, err
}

// filesAsDocuments puts the ids of documents for the names under which their files were taken in: people know these too.
func (x *source) filesAsDocuments() error {
	known := func(names []string) ([]string, error) {
		out := slices.Clone(names)
		for i, name := range out {
			id := kg.NewDocument(name).ID
			found, err := x.r.Documents(x.ctx, []kg.ID{id})
			if err != nil {
				return nil, err
			}
			if d, ok := found[id]; ok {
				out[i] = kg.Ref(kg.KindDocument, d.Key)
			}
		}
		return out, nil
	}
	var err error
	if x.q.Documents, err = known(x.q.Documents); err == nil && x.q.Tasks != nil {
		tasks := *x.q.Tasks
		tasks.Where.Documents, err = known(tasks.Where.Documents)
		x.q.Tasks = &tasks
	}
	return err
}

func (x *source) openSubgraph(table bool) error {
	q := query.NeighborhoodQuery{Depth: x.q.Subgraph.Depth, PerPredicate: x.q.Subgraph.PerPredicate}
	for _, name := range x.q.Subgraph.Predicates {
		p := kg.Predicate(name)
		if !p.Valid() {
			return badInput("predicates", "%s is none of %v", quoted(name), kg.Predicates)
		}
		q.Predicates = append(q.Predicates, p)
	}
	for _, name := range x.q.Subgraph.Of {
		e, err := query.One(x.ctx, x.r, name)
		if err != nil {
			return err
		}
		q.Of = append(q.Of, e.ID)
	}
	sub, err := query.Neighborhood(x.ctx, x.r, q)
	if err != nil {
		return err
	}
	x.part = &part{}
	for _, e := range sub.Nodes {
		x.part.add(e.ID)
		if e.Kind == kg.KindTask {
			x.listed = append(x.listed, e.ID)
		}
	}
	x.part.done()
	x.fixed = sub.Statements
	left := make(map[kg.ID]bool)
	for _, o := range sub.Omitted {
		x.omitted += o.Count
		left[o.At] = true
	}
	x.about.Lines = append(x.about.Lines, Line{"未展开的陈述", fmt.Sprintf("%d 条（%d 个事物周围）", x.omitted, len(left))})
	return nil
}

// errEnough ends a walk whose reader has gone.
var errEnough = errors.New("enough")

// eachTask gives the tasks of the export, some hundred at a time.
func (x *source) eachTask(fn func([]query.TaskItem) error) error {
	if x.tasks != nil {
		return query.EveryTask(x.ctx, x.r, *x.tasks, func(p query.TaskPage) error {
			if err := named(p); err != nil {
				return err
			}
			return fn(p.Items)
		})
	}
	for some := range slices.Chunk(x.listed, batchSize) {
		tasks, err := x.entities(some)
		if err != nil {
			return err
		}
		items := make([]query.TaskItem, len(tasks))
		for i, t := range tasks {
			items[i].Task = t
		}
		if err := fn(items); err != nil {
			return err
		}
	}
	return nil
}

// named tells of the first name in a list of tasks that means nothing, or several things.
func named(p query.TaskPage) error {
	if len(p.Unresolved) > 0 {
		return p.Unresolved[0].Err()
	}
	return nil
}

// entities loads what there is of ids, in their order.
func (x *source) entities(ids []kg.ID) ([]kg.Entity, error) {
	found, err := x.r.Entities(x.ctx, ids)
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

// edges gives the statements of a hop page by page.
func (x *source) edges(h store.Hop) iter.Seq2[[]store.Edge, error] {
	return func(yield func([]store.Edge, error) bool) {
		h.Limit = pageSize
		for {
			page, err := x.r.Expand(x.ctx, h)
			if err == nil {
				err = x.ctx.Err()
			}
			if !yield(page.Edges, err) || err != nil || page.Next == "" {
				return
			}
			h.After = page.Next
		}
	}
}

// document is the record of a document, the zero one where there is none.
func (x *source) document(ids ...kg.ID) error {
	var missing []kg.ID
	for _, id := range ids {
		if _, known := x.docs[id]; !known && !id.IsZero() {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	if len(x.docs) > 4_096 {
		clear(x.docs)
		missing = ids
	}
	found, err := x.r.Documents(x.ctx, missing)
	for _, id := range missing {
		x.docs[id] = found[id]
	}
	return err
}

// heard tells how far the export is.
func (x *source) heard(done, of int) {
	if x.o.Progress != nil {
		x.o.Progress(uint64(done), uint64(max(of, 0)))
	}
}
