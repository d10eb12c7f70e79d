package badgerstore

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// lived is a store with a history: versions, a retraction, a seed table, and a part that is forgotten.
func lived(t testing.TB) store.Historian {
	t.Helper()
	ctx := context.Background()
	s := memstore.New()
	t.Cleanup(func() { s.Close() })
	for _, b := range []kg.Batch{storetest.Regions(40), storetest.Plan("plan", 1, 30), storetest.Plan("plan", 2, 60), storetest.Plan("other", 1, 20)} {
		if _, err := s.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Retract(ctx, kg.NewDocument("other").ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(ctx, storetest.Plan("plan", 3, 700)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Forget(ctx, 3); err != nil { // the first plan
		t.Fatal(err)
	}
	return s
}

// publishedBy is the history of s.
func publishedBy(t testing.TB, s store.Historian) iter.Seq2[store.Published, error] {
	return func(yield func(store.Published, error) bool) {
		commits, err := s.Commits(context.Background(), 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range commits {
			p := store.Published{Commit: c}
			p.Batch, err = s.Asserted(context.Background(), c.Sequence)
			if errors.Is(err, store.ErrForgotten) {
				p.Forgotten, err = true, nil
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

func TestABuiltStoreHasTheHistoryItWasMadeOf(t *testing.T) {
	ctx := context.Background()
	from := lived(t)
	for name, o := range map[string]BuildOptions{
		"in one run":   {Options: Options{MinFree: 1}},
		"in many runs": {Options: Options{MinFree: 1}, ID: kg.NewID("store"), runBytes: 4 << 10},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "built")
			last, err := Build(ctx, dir, publishedBy(t, from), o)
			if err != nil || last.Sequence != 6 {
				t.Fatalf("Build: got last commit %d, error %v; want 6", last.Sequence, err)
			}
			s := openTest(t, dir)
			if !o.ID.IsZero() && s.id != o.ID {
				t.Errorf("id: got %s, want %s", s.id, o.ID)
			}
			report := verified(t, s)
			if report.Versions != 4 || report.Documents != 2 {
				t.Errorf("Verify: got %+v, want 2 documents in 4 versions", report)
			}
			want, err := from.Commits(ctx, 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			got, err := s.Commits(ctx, 0, 0)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("commits: error %v (-want +got):\n%s", err, diff)
			}
			horizon, err := s.Horizon(ctx)
			if err != nil || horizon != 3 {
				t.Errorf("horizon: got %d, error %v; want 3", horizon, err)
			}
			for n := uint64(3); n <= 6; n++ {
				if want, got := dumpAt(t, from, n), dumpAt(t, s, n); want != got {
					t.Errorf("digest of the graph at commit %d: got %s, want %s", n, got, want)
				}
			}
			if changed, err := s.Apply(ctx, storetest.Plan("other", 2, 9)); !changed || err != nil {
				t.Errorf("Apply to the built store: got changed=%v, error %v", changed, err)
			}
			verified(t, s)
		})
	}
}

func dumpAt(t *testing.T, s store.Historian, sequence uint64) (digest string) {
	t.Helper()
	err := s.ViewAt(context.Background(), sequence, func(r store.Reader) error {
		g, err := store.Dump(context.Background(), r)
		if err == nil {
			digest, err = g.Digest()
		}
		return err
	})
	if err != nil {
		t.Fatalf("ViewAt(%d): %v", sequence, err)
	}
	return digest
}

func TestBuildRefusesWhatDoesNotFollow(t *testing.T) {
	from := lived(t)
	var all []store.Published
	for p, err := range publishedBy(t, from) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	changed := all[0]
	changed.At = changed.At.Add(1e6)
	broken := errors.New("the file ends here")
	for _, c := range []struct {
		name    string
		history []store.Published
		last    error
		want    error
	}{
		{"a commit is missing", append(append([]store.Published{}, all[:2]...), all[3:]...), nil, store.ErrCorrupt},
		{"a commit is changed", append([]store.Published{changed}, all[1:]...), nil, store.ErrCorrupt},
		{"it ends with an error", all, broken, broken},
		{"the last version is forgotten", all[:2], nil, store.ErrForgotten},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "built")
			_, err := Build(context.Background(), dir, func(yield func(store.Published, error) bool) {
				for _, p := range c.history {
					if !yield(p, nil) {
						return
					}
				}
				if c.last != nil {
					yield(store.Published{}, c.last)
				}
			}, BuildOptions{Options: Options{MinFree: 1}})
			if !errors.Is(err, c.want) {
				t.Errorf("Build: got error %v, want %v", err, c.want)
			}
			if left, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(left) > 0 {
				t.Errorf("Build that failed left %v, error %v", left, err)
			}
		})
	}
}

func TestBuildRenumbersWhatIsNotWhole(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "built")
	last, err := Build(ctx, dir, func(yield func(store.Published, error) bool) {
		for p, err := range publishedBy(t, lived(t)) {
			if p.Sequence != 1 && p.Sequence != 6 {
				continue
			}
			if !yield(p, err) {
				return
			}
		}
	}, BuildOptions{Options: Options{MinFree: 1}, Renumber: true})
	if err != nil || last.Sequence != 2 {
		t.Fatalf("Build: got last commit %d, error %v; want 2", last.Sequence, err)
	}
	s := openTest(t, dir)
	showsModel(t, s, storetest.Model{kg.NewDocument("regions.tsv").ID: storetest.Regions(40), kg.NewDocument("plan").ID: storetest.Plan("plan", 3, 700)})
	verified(t, s)
}

func TestBuildWantsAnEmptyPlace(t *testing.T) {
	dir, _ := filled(t)
	before := contents(t, dir)
	_, err := Build(context.Background(), dir, publishedBy(t, lived(t)), BuildOptions{})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("Build where a store is: got error %v, want fs.ErrExist", err)
	}
	if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
		t.Errorf("the store that was there (-before +after):\n%s", diff)
	}
}
