package badgerstore

import (
	"context"
	"os"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// verified fails unless Verify finds nothing.
func verified(t *testing.T, s *Store) Report {
	t.Helper()
	report, err := s.Verify(context.Background())
	if err != nil {
		t.Fatalf("Verify: %v", err)
	}
	for _, p := range report.Problems {
		t.Errorf("Verify: %s", p)
	}
	return report
}

func dump(t *testing.T, s *Store) (g store.Graph) {
	t.Helper()
	err := s.View(context.Background(), func(r store.Reader) (err error) {
		g, err = store.Dump(context.Background(), r)
		return err
	})
	if err != nil {
		t.Fatalf("Dump: %v", err)
	}
	return g
}

func showsModel(t *testing.T, s *Store, m storetest.Model) {
	t.Helper()
	if diff := cmp.Diff(m.Graph(), dump(t, s), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("graph (-want +got):\n%s", diff)
	}
}

func TestVerifyCountsASoundStore(t *testing.T) {
	s := openTest(t, t.TempDir())
	empty := verified(t, s)
	if empty.Keys != 0 || empty.Sequence != 0 {
		t.Errorf("Verify of an empty store: got %+v", empty)
	}
	plan, regions := storetest.Plan("plan", 2, 30), storetest.Regions(200)
	for _, b := range []kg.Batch{storetest.Plan("plan", 1, 30), regions, plan} {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	got := verified(t, s)
	if got.Sequence != 3 || got.Documents != 2 || got.Entities != len(plan.Entities)+200 || got.Statements != len(plan.Statements)+199 ||
		got.Evidence != len(plan.Evidence)+199 {
		t.Errorf("Verify: got %+v, want the counts of the plan and the regions", got)
	}
}

func TestVerifyFindsWhatWasTamperedWith(t *testing.T) {
	ctx := context.Background()
	b := storetest.Plan("plan", 1, 10)
	st, agency := b.Statements[1], b.Entities[1]
	predicate, _ := predicateCode(st.Predicate)
	kind, _ := kindCode(agency.Kind)
	const gen = generation(1)
	adjacency := adjacencyOf(st, predicate, gen)
	evidence := key{family: familyEvidence, id: st.ID, gen: gen, evidence: b.Evidence[1].ID}
	forged := b.Evidence[1]
	forged.Quote = "第九局从未牵头"
	other := agency
	other.Name = "第九局"
	name, _ := nameKey(kg.FoldName(agency.Name), kind, agency.ID, gen)
	for what, c := range map[string]struct {
		tamper func(txn *badger.Txn) error
		check  string
	}{
		"an adjacency removed":   {func(txn *badger.Txn) error { return txn.Delete(adjacency[1].bytes()) }, "index"},
		"qualifiers of one side": {func(txn *badger.Txn) error { return txn.Set(adjacency[0].bytes(), appendQualifiers(nil, nil)) }, "index"},
		"a name removed":         {func(txn *badger.Txn) error { return txn.Delete(name.bytes()) }, "index"},
		"a statement removed": {func(txn *badger.Txn) error {
			return txn.Delete(key{family: familyStatement, id: st.ID, predicate: predicate, gen: gen}.bytes())
		}, "manifest"},
		"evidence removed": {func(txn *badger.Txn) error { return txn.Delete(evidence.bytes()) }, "evidence"},
		"a quote forged":   {func(txn *badger.Txn) error { return txn.Set(evidence.bytes(), appendEvidence(nil, forged)) }, "evidence"},
		"an entity removed": {func(txn *badger.Txn) error {
			return txn.Delete(key{family: familyEntity, id: agency.ID, gen: gen}.bytes())
		}, "reference"},
		"an entity renamed": {func(txn *badger.Txn) error {
			return txn.Set(key{family: familyEntity, id: agency.ID, gen: gen}.bytes(), appendEntity(nil, kind, other))
		}, "digest"},
		"the text changed": {func(txn *badger.Txn) error {
			return txn.Set(key{family: familyText, gen: gen}.bytes(), []byte("别的"))
		}, "manifest"},
		"a commit changed": {func(txn *badger.Txn) error {
			return txn.Set(key{family: familyCommit, sequence: 1}.bytes(), commit{Commit: store.Commit{Document: st.ID}}.encode())
		}, "chain"},
		"a record removed":         {func(txn *badger.Txn) error { return txn.Delete(key{family: familyDocument, id: b.Document.ID}.bytes()) }, "chain"},
		"an edge nobody asserted":  {func(txn *badger.Txn) error { k := adjacency[0]; k.other = kg.ID{9}; return txn.Set(k.bytes(), nil) }, "keys"},
		"keys of no generation":    {func(txn *badger.Txn) error { k := adjacency[0]; k.gen = 77; return txn.Set(k.bytes(), nil) }, "keys"},
		"a key of no known family": {func(txn *badger.Txn) error { return txn.Set([]byte("zzz"), nil) }, "keys"},
	} {
		t.Run(what, func(t *testing.T) {
			s := openTest(t, t.TempDir())
			if _, err := s.Apply(ctx, b); err != nil {
				t.Fatal(err)
			}
			if err := s.db.Update(c.tamper); err != nil {
				t.Fatal(err)
			}
			report, err := s.Verify(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range report.Problems {
				if p.Check == c.check {
					return
				}
			}
			t.Errorf("Verify: got problems %v, want one of check %q", report.Problems, c.check)
		})
	}
}

func TestVerifyNamesTheStatement(t *testing.T) {
	p := Problem{Check: "evidence", Document: kg.ID{1}, Statement: kg.ID{2}, Detail: "there is none"}
	want := "evidence: document " + kg.ID{1}.String() + " statement " + kg.ID{2}.String() + " there is none"
	if got := p.String(); got != want {
		t.Errorf("String: got %q, want %q", got, want)
	}
}

func TestVerifyFindsALedgerThatWasTamperedWith(t *testing.T) {
	dir, _ := filled(t)
	s := openTest(t, dir)
	header := len(ledgerHeader(kg.ID{}))
	edit(t, dir+"/LEDGER", func(b []byte) []byte { // while the store is open
		b[header+30] = map[bool]byte{true: '1', false: '0'}[b[header+30] == '0']
		return b
	})
	report, err := s.Verify(context.Background())
	if err != nil || len(report.Problems) != 1 || report.Problems[0].Check != "ledger" {
		t.Errorf("Verify: got problems %v, error %v; want one of check ledger", report.Problems, err)
	}
}

func TestVerifyFindsABitThatFlippedWhileTheStoreWasOpen(t *testing.T) {
	dir, _ := filled(t)
	s := openTest(t, dir)
	file, err := os.OpenFile(only(t, dir+"/badger/*.sst"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var b [1]byte
	flip := func() {
		if _, err := file.ReadAt(b[:], 777); err != nil {
			t.Fatal(err)
		}
		b[0] ^= 1
		if _, err := file.WriteAt(b[:], 777); err != nil {
			t.Fatal(err)
		}
	}
	verified(t, s) // so that Badger has the block in its cache
	flip()
	report, err := s.Verify(context.Background())
	if err != nil || len(report.Problems) == 0 || report.Problems[0].Check != "checksums" {
		t.Errorf("Verify: got problems %v, error %v; want one of check checksums", report.Problems, err)
	}
	flip()
	verified(t, s)
}
