package cli

import (
	"io"
	"path/filepath"
	"testing"
	"time"

	"policygraph/internal/chronicle"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/synth"
)

// TestOnlyWhatIsPastItsTimeIsForgotten has a plan in versions of 200, 100, 50 and 1 days ago.
func TestOnlyWhatIsPastItsTimeIsForgotten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	history := func(yield func(store.Published, error) bool) {
		for i, days := range []int{200, 100, 50, 1} {
			b, digest, err := store.Canonical(synth.New(1).Plan(1, i+1, 30))
			at := store.CommitTime(time.Now().AddDate(0, 0, -days))
			if !yield(store.Published{Commit: store.Commit{At: at, Document: b.Document.ID, Digest: digest}, Batch: b}, err) {
				return
			}
		}
	}
	if _, err := badgerstore.Build(t.Context(), dir, history, badgerstore.BuildOptions{Renumber: true}); err != nil {
		t.Fatal(err)
	}
	st, err := openStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{out: terminal{Writer: io.Discard}, err: terminal{Writer: io.Discard}, env: func(string) string { return "" }}
	d := a.local(st)
	defer d.Close()
	for _, c := range []struct {
		keep     string
		versions int // that go
		horizon  uint64
	}{{"all", 0, 0}, {"300d", 0, 0}, {"150d", 0, 1}, {"90d", 1, 2}, {"90d", 0, 2}, {"20w", 0, 2}, {"12h", 2, 4}} {
		keep, err := chronicle.ParseRetention(c.keep)
		if err != nil {
			t.Fatal(err)
		}
		if keep != 0 {
			would, err := d.forget(t.Context(), oblivion{olderThan: keep, trial: true})
			if err != nil || would.Versions != c.versions || would.Horizon != c.horizon || !would.DryRun {
				t.Errorf("keep %s: would forget %+v, error %v; want %d versions, horizon %d", c.keep, would, err, c.versions, c.horizon)
			}
		}
		stop, err := a.upkeep(t.Context(), d, retaining{text: c.keep, keep: keep}, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		stop()
		if horizon, err := st.Horizon(t.Context()); err != nil || horizon != c.horizon {
			t.Errorf("keep %s: horizon %d, error %v; want %d", c.keep, horizon, err, c.horizon)
		}
	}
}

func TestAServerLooksAfterItsStore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	st, err := openStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{out: terminal{Writer: io.Discard}, err: terminal{Writer: io.Discard}, env: func(string) string { return "" }}
	d := a.local(st)
	defer d.Close()
	if _, err := st.Apply(t.Context(), synth.New(1).Plan(1, 1, 30)); err != nil {
		t.Fatal(err)
	}
	stop, err := a.upkeep(t.Context(), d, retaining{}, 5*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	for begin := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		g, err := st.Gauges(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if g.Checked != nil {
			if g.Checked.Problems != 0 || g.Checked.Sequence != 1 || !g.Checked.Fast {
				t.Errorf("the round verified %+v, want commit 1 without problems", *g.Checked)
			}
			return
		}
		if time.Since(begin) > time.Minute {
			t.Fatal("no round of upkeep in a minute")
		}
	}
}
