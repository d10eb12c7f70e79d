package interchange_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/interchange"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// live gives s a random history: new documents and new versions, retractions, and now and then a part that is forgotten.
func live(t *testing.T, r *rand.Rand, s store.Historian, steps int) {
	t.Helper()
	ctx := context.Background()
	for range steps {
		uri := fmt.Sprint("plan", r.IntN(5))
		var err error
		switch r.IntN(8) {
		case 0:
			_, err = s.Retract(ctx, kg.NewDocument(uri).ID)
		case 1:
			_, err = s.Apply(ctx, storetest.Regions(1+r.IntN(60)))
		case 2:
			d := storetest.NewDraft(uri, "甲局“牵头”，\t乙局\\配合 & <共建>\u2028。")
			a, task := d.Entity(kg.KindAgency, "a", "甲\"局", "Ａ局"), d.Entity(kg.KindTask, "t", "共建\n"+fmt.Sprint(r.IntN(9)))
			d.Claim(a, kg.Leads, task, 0, 4, kg.Prop{Name: kg.QualNote, Value: "第一行\n第二行"})
			d.Prove(d.Statements[0].ID, 2, 6, "test.other")
			_, err = s.Apply(ctx, d.Batch)
		default:
			_, err = s.Apply(ctx, storetest.Plan(uri, 1+r.IntN(4), r.IntN(40)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if r.IntN(2) == 0 {
		commits := commitsOf(t, s)
		if _, err := s.Forget(ctx, uint64(r.IntN(len(commits)+1))); err != nil {
			t.Fatal(err)
		}
	}
}

func commitsOf(t *testing.T, s store.Historian) []store.Commit {
	t.Helper()
	commits, err := s.Commits(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return commits
}

func digestAt(t *testing.T, s store.Historian, sequence uint64) (d string) {
	t.Helper()
	err := s.ViewAt(context.Background(), sequence, func(r store.Reader) error {
		g, err := store.Dump(context.Background(), r)
		if err == nil {
			d, err = g.Digest()
		}
		return err
	})
	if err != nil {
		t.Fatalf("ViewAt(%d): %v", sequence, err)
	}
	return d
}

// sameHistory compares all commits, and the graph at each that can be read.
func sameHistory(t *testing.T, want, got store.Historian) {
	t.Helper()
	commits := commitsOf(t, want)
	if diff := cmp.Diff(commits, commitsOf(t, got)); diff != "" {
		t.Fatalf("commits (-want +got):\n%s", diff)
	}
	horizon, err := want.Horizon(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := got.Horizon(context.Background()); err != nil || again > horizon {
		t.Errorf("horizon: got %d, error %v; want at most %d", again, err, horizon)
	}
	for n := horizon; n <= uint64(len(commits)); n++ {
		if one, other := digestAt(t, want, n), digestAt(t, got, n); one != other {
			t.Errorf("digest of the graph at commit %d: got %s, want %s", n, other, one)
		}
	}
}

// engines open an empty store of each kind.
var engines = map[string]func(t *testing.T) store.Historian{
	"memory": func(t *testing.T) store.Historian { return memstore.New() },
	"badger": func(t *testing.T) store.Historian { return opened(t, filepath.Join(t.TempDir(), "store")) },
}

func opened(t testing.TB, dir string) *badgerstore.Store {
	t.Helper()
	s, err := badgerstore.Open(dir, badgerstore.Options{MinFree: 1, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestAHistoryComesBackWholeFromItsFile(t *testing.T) {
	ctx := context.Background()
	for name, open := range engines {
		for seed := range uint64(4) {
			t.Run(fmt.Sprint(name, "/", seed), func(t *testing.T) {
				r := rand.New(rand.NewPCG(seed, 1))
				from := open(t)
				defer from.Close()
				live(t, r, from, 14)
				file, _ := written(t, from, interchange.Options{})

				_, all, err := interchange.Read(ctx, bytes.NewReader(file))
				if err != nil {
					t.Fatal(err)
				}
				dir := filepath.Join(t.TempDir(), "built")
				if _, err := badgerstore.Build(ctx, dir, all, badgerstore.BuildOptions{Options: badgerstore.Options{MinFree: 1}}); err != nil {
					t.Fatalf("Build: %v", err)
				}
				built := opened(t, dir)
				sameHistory(t, from, built)
				if report, err := built.Verify(ctx); err != nil || len(report.Problems) > 0 {
					t.Errorf("Verify: %v, error %v", report.Problems, err)
				}
				again, _ := written(t, built, interchange.Options{})
				if !bytes.Equal(file, again) {
					t.Error("the store that was made of a file is exported as another file")
				}
			})
		}
	}
}

func TestAFileIsTakenIntoARunningStore(t *testing.T) {
	ctx := context.Background()
	for name, open := range engines {
		for seed := range uint64(3) {
			t.Run(fmt.Sprint(name, "/", seed), func(t *testing.T) {
				r := rand.New(rand.NewPCG(seed, 2))
				from, to, want := open(t), opened(t, filepath.Join(t.TempDir(), "running")), memstore.New()
				defer from.Close()
				live(t, r, from, 12)
				live(t, r, to, 4)
				for _, s := range []store.Historian{to, want} { // a document that the file does not know
					if _, err := s.Apply(ctx, storetest.Plan("own", 1, 3)); err != nil {
						t.Fatal(err)
					}
				}
				for _, s := range []store.Historian{to, from} { // want has what both assert
					for p, err := range asserted(t, s) {
						if err == nil {
							_, err = want.Apply(ctx, p.Batch)
						}
						if err != nil {
							t.Fatal(err)
						}
					}
				}
				before := len(commitsOf(t, to))
				file, _ := written(t, from, interchange.Options{})
				for round := range 2 {
					skimmed, err := interchange.Skim(ctx, bytes.NewReader(file))
					if err != nil {
						t.Fatal(err)
					}
					wanted := map[uint64]bool{}
					for _, last := range skimmed.Last {
						wanted[last.Sequence] = !last.Retracted
					}
					_, some, err := interchange.ReadSome(ctx, bytes.NewReader(file), func(n uint64) bool { return wanted[n] })
					if err != nil {
						t.Fatal(err)
					}
					fresh := 0
					if err := to.ApplyAll(ctx, some, func(p store.Published, changed bool) {
						if changed {
							fresh++
						}
					}); err != nil {
						t.Fatalf("ApplyAll: %v", err)
					}
					if after := len(commitsOf(t, to)); after != before+fresh || round == 1 && fresh > 0 {
						t.Errorf("round %d: %d documents were new, and there are %d commits after %d", round, fresh, after, before)
					}
					before += fresh
				}
				if one, other := digest(t, want), digest(t, to); one != other {
					t.Errorf("digest of the graph: got %s, want %s", other, one)
				}
				if report, err := to.Verify(ctx); err != nil || len(report.Problems) > 0 {
					t.Errorf("Verify: %v, error %v", report.Problems, err)
				}
			})
		}
	}
}

// asserted is what s asserts now, document by document.
func asserted(t *testing.T, s store.Historian) func(yield func(store.Published, error) bool) {
	t.Helper()
	file, _ := written(t, s, interchange.Options{Current: true})
	_, all, err := interchange.Read(context.Background(), bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSkimFindsTheLastCommitOfEachDocument(t *testing.T) {
	ctx := context.Background()
	file, counts := written(t, lived(t), interchange.Options{})
	got, err := interchange.Skim(ctx, bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := map[kg.ID]interchange.Last{
		kg.NewDocument("regions.tsv").ID: {Sequence: 1}, kg.NewDocument("draft").ID: {Sequence: 3},
		kg.NewDocument("other").ID: {Sequence: 6, Retracted: true}, kg.NewDocument("plan").ID: {Sequence: 7},
	}
	if diff := cmp.Diff(want, got.Last); diff != "" || got.Counts != counts {
		t.Errorf("counts %+v, want %+v; last commits (-want +got):\n%s", got.Counts, counts, diff)
	}
	for n := range len(file) {
		if n%211 != 0 && (n == 0 || file[n-1] != '\n') {
			continue
		}
		if _, err := interchange.Skim(ctx, bytes.NewReader(file[:n])); !errors.Is(err, interchange.ErrFormat) {
			t.Fatalf("Skim of the first %d of %d bytes: got error %v, want ErrFormat", n, len(file), err)
		}
	}
}
