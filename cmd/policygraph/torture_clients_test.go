package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"policygraph/internal/ingest"
	"policygraph/internal/kg"
	"policygraph/internal/store/badgerstore"
)

// Row D10: 64 clients send one document at once, some of them under other names, one of them a file of the command line; then other bytes
// under the name that it got. Of each content there is one version, and all are told of the same document.
func manyClients(t *testing.T, dir string) {
	const clients = 64
	rounds := figure(5, 200)
	s := serve(t, dir)
	together := func(round, version int, name func(client int) string) (winner ingest.File) {
		answers, errs := make([]ingest.File, clients), make([]error, clients)
		barrier := make(chan struct{})
		var all sync.WaitGroup
		for c := range clients {
			all.Go(func() {
				<-barrier
				answers[c], errs[c] = s.ingest(name(c), plan(100_000+round, version))
			})
		}
		if round == 0 {
			all.Go(func() {
				<-barrier
				file := filepath.Join(t.TempDir(), "plan.txt")
				write(t, file, plan(100_000+round, version))
				if version > 0 {
					return // it would be another document
				}
				if out, err := exec.Command("policygraph", "ingest", "--store", dir, file).CombinedOutput(); err != nil {
					t.Errorf("ingest: %v: %s", err, out)
				}
			})
		}
		close(barrier)
		all.Wait()
		changed := 0
		for c, f := range answers {
			if errs[c] != nil || f.Error != nil {
				t.Fatalf("round %d, client %d: %v, %+v", round, c, errs[c], f.Error)
			}
			if f.Outcome != ingest.Unchanged {
				changed++
			}
			if f.Document != answers[0].Document {
				t.Errorf("round %d: client %d is told of %s, client 0 of %s", round, c, f.Document, answers[0].Document)
			}
		}
		if changed > 1 || changed == 0 && round > 0 {
			t.Errorf("round %d, version %d: %d clients stored it, want one", round, version, changed)
		}
		return answers[0]
	}
	for round := range rounds {
		first := together(round, 0, func(c int) string { return fmt.Sprintf("%d/%d.txt", round, c%2*c) })
		name := first.URI
		if first.KnownAs != "" {
			name = first.KnownAs
		}
		second := together(round, 1, func(int) string { return name })
		if second.Document != first.Document {
			t.Errorf("round %d: the second version is of %s, the first of %s", round, second.Document, first.Document)
		}
		if t.Failed() {
			return
		}
	}
	s.cmd.Process.Signal(syscall.SIGTERM)
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
	versions := 0
	opened(t, dir, func(st *badgerstore.Store) {
		ctx := context.Background()
		commits, err := st.Commits(ctx, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		contents, documents := map[string]int{}, map[kg.ID]int{}
		for _, c := range commits {
			b, err := st.Asserted(ctx, c.Sequence)
			if err != nil {
				t.Fatal(err)
			}
			if b.Document.Seed {
				continue
			}
			documents[c.Document]++
			contents[b.Document.Digest]++
			if n := contents[b.Document.Digest]; n > 1 {
				t.Errorf("commit %d is version %d of the same content of %s", c.Sequence, n, b.Document.URI)
			}
		}
		versions = len(contents) - 1 // without that of the beginning
		if len(documents) != rounds+1 || versions != 2*rounds {
			t.Errorf("%d documents with %d contents, want %d with %d", len(documents)-1, versions, rounds, 2*rounds)
		}
	})
	if t.Failed() {
		return
	}
	t.Logf("row D10 | %d rounds of %d clients: one version per content | %d rounds, %d documents sent, %d versions stored, 0 duplicates", rounds, clients, rounds,
		2*rounds*clients, versions)
}
