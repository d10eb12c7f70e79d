package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// sealed are batches as ApplyAll takes them.
func sealed(t testing.TB, batches ...kg.Batch) (all []store.Published) {
	t.Helper()
	for _, b := range batches {
		c, digest, err := store.Canonical(b)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, store.Published{Commit: store.Commit{Document: c.Document.ID, Digest: digest}, Batch: c})
	}
	return all
}

func withoutError(all []store.Published) iter.Seq2[store.Published, error] {
	return func(yield func(store.Published, error) bool) {
		for _, p := range all {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func TestApplyAllIsApplyOneByOne(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct{ documents, tasks int }{"few large": {3, 600}, "many small": {roundDocuments + 20, 2}} {
		t.Run(name, func(t *testing.T) {
			s, model := openTest(t, t.TempDir()), storetest.Model{}
			known := storetest.Plan("plan1", 1, c.tasks)
			if _, err := s.Apply(ctx, known); err != nil {
				t.Fatal(err)
			}
			batches := []kg.Batch{storetest.Regions(50)}
			for i := range c.documents {
				batches = append(batches, storetest.Plan(fmt.Sprint("plan", i), 1, c.tasks))
			}
			batches = append(batches, storetest.Plan("plan0", 2, 7)) // a second version, in the same call
			for _, b := range batches {
				model[b.Document.ID] = b
			}
			var order []kg.ID
			unchanged := 0
			err := s.ApplyAll(ctx, withoutError(sealed(t, batches...)), func(p store.Published, changed bool) {
				if changed {
					order = append(order, p.Document)
				} else {
					unchanged++
				}
				if h := s.published.Load().head.sequence; h < uint64(1+len(order)) {
					t.Errorf("told of document number %d when there were %d commits", len(order), h)
				}
			})
			if err != nil || unchanged != 1 {
				t.Fatalf("ApplyAll: got %d unchanged, error %v; want 1", unchanged, err)
			}
			commits, err := s.Commits(ctx, 1, 0)
			if err != nil || len(commits) != len(order) {
				t.Fatalf("got %d commits, error %v; told of %d", len(commits), err, len(order))
			}
			for i, commit := range commits {
				if commit.Document != order[i] || commit.Sequence != uint64(i+2) {
					t.Fatalf("commit %d: got document %s, want %s", commit.Sequence, commit.Document, order[i])
				}
			}
			showsModel(t, s, model)
			verified(t, s)
			old, err := s.Asserted(ctx, 3)
			if err != nil || old.Document.URI != "plan0" || len(old.Statements) != 4*c.tasks {
				t.Errorf("the first version of plan0: got %d statements of %s, error %v", len(old.Statements), old.Document.URI, err)
			}
		})
	}
}

func TestApplyAllThatFailsLeavesWholeDocuments(t *testing.T) {
	ctx := context.Background()
	broken := errors.New("the file ends here")
	good := sealed(t, storetest.Plan("a", 1, 40), storetest.Plan("b", 1, 40))
	unfit := sealed(t, storetest.Plan("c", 1, 2500))[0]
	unfit.Batch.Entities = slices.Clone(unfit.Batch.Entities)
	unfit.Batch.Entities[2000].Kind = "PLANET" // found when much of it is staged
	for name, c := range map[string]struct {
		batches iter.Seq2[store.Published, error]
		want    error
	}{
		"the source fails": {func(yield func(store.Published, error) bool) {
			for _, p := range good {
				if !yield(p, nil) {
					return
				}
			}
			yield(store.Published{}, broken)
		}, broken},
		"a batch is unfit": {withoutError(append(slices.Clone(good), unfit)), store.ErrBatch},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openTest(t, dir)
			if _, err := s.Apply(ctx, storetest.Plan("before", 1, 5)); err != nil {
				t.Fatal(err)
			}
			model := storetest.Model{kg.NewDocument("before").ID: storetest.Plan("before", 1, 5)}
			err := s.ApplyAll(ctx, c.batches, func(p store.Published, _ bool) { model[p.Document] = p.Batch })
			if !errors.Is(err, c.want) {
				t.Fatalf("ApplyAll: got error %v, want %v", err, c.want)
			}
			showsModel(t, s, model)
			if _, err := s.Apply(ctx, storetest.Plan("after", 1, 5)); err != nil { // which sweeps
				t.Fatal(err)
			}
			model[kg.NewDocument("after").ID] = storetest.Plan("after", 1, 5)
			showsModel(t, s, model)
			verified(t, s)
		})
	}
}

func TestApplyAllLetsOthersReadAndWriteMeanwhile(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, t.TempDir())
	var all []kg.Batch
	for i := range 2*roundDocuments + 20 { // several rounds
		all = append(all, storetest.Plan(fmt.Sprint("plan", i), 1, 3))
	}
	done := make(chan error, 1)
	batches := sealed(t, all...)
	go func() { done <- s.ApplyAll(ctx, withoutError(batches), func(store.Published, bool) {}) }()
	wrote := 0
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Apply(ctx, storetest.Plan("own", wrote, 2)); err != nil {
				t.Fatal(err)
			}
			model := storetest.Model{kg.NewDocument("own").ID: storetest.Plan("own", wrote, 2)}
			for _, b := range all {
				model[b.Document.ID] = b
			}
			showsModel(t, s, model)
			verified(t, s)
			return
		default:
		}
		if _, err := s.Apply(ctx, storetest.Plan("own", wrote, 2)); err != nil {
			t.Fatal(err)
		}
		wrote++
		err := s.View(ctx, func(r store.Reader) error { // every document that is there is there whole
			stats, err := r.Stats(ctx)
			if err == nil && stats.Statements[kg.HasTask] != (stats.Documents-1)*3+2 {
				t.Errorf("%d documents have %d tasks", stats.Documents, stats.Statements[kg.HasTask])
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestApplyAllEndsWhenItIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := openTest(t, t.TempDir())
	var all []kg.Batch
	for i := range 2 * roundDocuments {
		all = append(all, storetest.Plan(fmt.Sprint("plan", i), 1, 3))
	}
	told := 0
	err := s.ApplyAll(ctx, withoutError(sealed(t, all...)), func(store.Published, bool) { told++; cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("ApplyAll: got error %v, want context.Canceled", err)
	}
	commits, err := s.Commits(context.Background(), 0, 0)
	if err != nil || len(commits) != told || told == len(all) {
		t.Errorf("got %d commits, error %v; told of %d of %d", len(commits), err, told, len(all))
	}
	verified(t, s)
}
