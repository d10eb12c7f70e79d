package badgerstore

import (
	"encoding/binary"
	"errors"
	"log/slog"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
)

// BenchmarkVersioning sets two ways of keeping the past beside each other, both on bare Badger with the options of this package:
//
//	generations  a key ends with the number of the Apply that wrote it; a marker says which number counts for which document
//	managed      Badger's managed mode: all of an Apply is written at one timestamp, the commit's number, and reading is at a timestamp
//
// Both hold the same facts: edges of entities, each asserted by one document. Every document is applied five times, with a tenth of its
// facts changed each time. ARCHITECTURE.md has what came of it.
func BenchmarkVersioning(b *testing.B) {
	for _, c := range []struct {
		name string
		open func(b *testing.B, dir string) versioning
	}{
		{"generations", openGenerations},
		{"managed", openManaged},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				benchVersioning(b, c.open)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// The facts of BenchmarkVersioning.
const (
	versionedDocuments = 100
	versionedFacts     = 1000 // of a document
	versionedEntities  = 20_000
	versions           = 5
)

// fact is an edge of an entity, as a document asserts it.
type fact struct{ from, statement kg.ID }

var factValue = make([]byte, 24) // like qualifiers

// versioning is a way of keeping versions.
type versioning interface {
	// apply makes facts all that a document asserts, by the next commit; was are those of its last version.
	apply(document int, was, facts []fact) error
	// tear writes facts and is cut off before the last transaction.
	tear(document int, facts []fact) error
	// expand counts the edges that entities have after a commit.
	expand(commit uint64, from []kg.ID) (edges int, err error)
	close() error
}

// factsOf are those of a version of a document: each version changes another tenth.
func factsOf(document, version int) []fact {
	facts := make([]fact, versionedFacts)
	for i := range facts {
		last := 0 // version that changed this one
		if at := 1 + i%10; at <= version {
			last = at
		}
		r := rand.New(rand.NewPCG(uint64(document), uint64(i*versions*2+last)))
		facts[i].from = kg.NewID("entity", string(rune(r.IntN(versionedEntities))))
		binary.BigEndian.PutUint64(facts[i].statement[:], r.Uint64())
		binary.BigEndian.PutUint64(facts[i].statement[8:], r.Uint64())
	}
	return facts
}

func benchVersioning(b *testing.B, open func(b *testing.B, dir string) versioning) {
	b.Helper()
	dir := b.TempDir()
	v := open(b, dir)
	var spent [2][]time.Duration // on first versions, on later ones
	for version := range versions {
		for document := range versionedDocuments {
			var was []fact
			if version > 0 {
				was = factsOf(document, version-1)
			}
			facts := factsOf(document, version)
			began := time.Now()
			if err := v.apply(document, was, facts); err != nil {
				b.Fatal(err)
			}
			spent[min(version, 1)] = append(spent[min(version, 1)], time.Since(began))
		}
	}
	b.ReportMetric(median(spent[0])/1e6, "ms/apply")
	b.ReportMetric(median(spent[1])/1e6, "ms/apply-again")
	if err := v.close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(sizeOf(b, dir))/(versionedDocuments*versionedFacts), "disk-B/fact")
	v = open(b, dir)
	for name, commit := range map[string]uint64{"now": versionedDocuments * versions, "then": versionedDocuments} {
		r := rand.New(rand.NewPCG(3, 4))
		edges, rounds := 0, make([]time.Duration, 300)
		for round := range rounds {
			from := make([]kg.ID, 100)
			for i := range from {
				from[i] = kg.NewID("entity", string(rune(r.IntN(versionedEntities))))
			}
			began := time.Now()
			n, err := v.expand(commit, from)
			if err != nil {
				b.Fatal(err)
			}
			rounds[round], edges = time.Since(began), edges+n
		}
		b.ReportMetric(median(rounds)*float64(len(rounds))/float64(edges), "ns/edge-"+name)
	}
	torn := factsOf(versionedDocuments, 0)
	err := errors.Join(v.tear(versionedDocuments, torn), v.apply(versionedDocuments+1, nil, nil)) // and the next commit after the crash
	showing := 0
	for _, commit := range []uint64{versionedDocuments * versions, versionedDocuments*versions + 1} {
		seen, expandErr := v.expand(commit, froms(torn))
		err = errors.Join(err, expandErr)
		showing = seen - showing
	}
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(showing), "torn-facts-shown")
	if err := v.close(); err != nil {
		b.Fatal(err)
	}
}

// froms are the entities that facts begin at, once each.
func froms(facts []fact) (ids []kg.ID) {
	for _, f := range facts {
		ids = append(ids, f.from)
	}
	slices.SortFunc(ids, kg.ID.Compare)
	return slices.Compact(ids)
}

// chunked commits what set is given, in transactions of a chunk.
func chunked(begin func() *badger.Txn, commit func(*badger.Txn) error, write func(set func(k, value []byte) error) error) error {
	txn, n := begin(), 0
	err := write(func(k, value []byte) error {
		if n++; n > chunkEntries {
			if err := commit(txn); err != nil {
				return err
			}
			txn, n = begin(), 1
		}
		if value == nil {
			return txn.Delete(k)
		}
		return txn.Set(k, value)
	})
	return errors.Join(err, commit(txn))
}

// generations keeps versions by numbers at the end of keys.
type generations struct {
	db    *badger.DB
	marks []map[int]generation // which number counts for which document, after each commit
}

// generationsSeen outlives the closing of a store, as its document records do.
var generationsSeen []map[int]generation

func openGenerations(b *testing.B, dir string) versioning {
	b.Helper()
	db, err := badger.Open(badgerOptions(dir, slog.New(slog.DiscardHandler)))
	g := &generations{db: need(b, db, err), marks: []map[int]generation{{}}}
	if db.Tables() != nil {
		g.marks = generationsSeen
	}
	return g
}

func (g *generations) apply(document int, _, facts []fact) error {
	gen := generation(len(g.marks))
	marks := map[int]generation{}
	for d, n := range g.marks[len(g.marks)-1] {
		marks[d] = n
	}
	marks[document] = gen
	g.marks = append(g.marks, marks)
	generationsSeen = g.marks
	return g.write(gen, document, facts, true)
}

func (g *generations) write(gen generation, document int, facts []fact, mark bool) error {
	return chunked(func() *badger.Txn { return g.db.NewTransaction(true) }, (*badger.Txn).Commit, func(set func(k, value []byte) error) error {
		for _, f := range facts {
			k := append(append([]byte{familyAdjacency}, f.from[:]...), f.statement[:]...)
			if err := set(gen.append(k), factValue); err != nil {
				return err
			}
		}
		if !mark {
			return nil
		}
		return set(binary.BigEndian.AppendUint32([]byte{familyDocument}, uint32(document)), gen.append(nil))
	})
}

func (g *generations) tear(document int, facts []fact) error {
	return g.write(generation(1<<30), document, facts, false) // a number that is not given again
}

func (g *generations) expand(commit uint64, from []kg.ID) (edges int, err error) {
	current := make([]bool, len(g.marks))
	for _, gen := range g.marks[commit] {
		current[gen] = true
	}
	txn := g.db.NewTransaction(false)
	defer txn.Discard()
	it := newIterator(txn)
	defer it.Close()
	for _, id := range from {
		own := prefix(familyAdjacency, id)
		for it.Seek(own); it.ValidForPrefix(own); it.Next() {
			if gen := int(lastGeneration(it.Item().Key())); gen >= len(current) || !current[gen] {
				continue
			}
			if err := it.Item().Value(func([]byte) error { edges++; return nil }); err != nil {
				return 0, err
			}
		}
	}
	return edges, nil
}

func (g *generations) close() error { return g.db.Close() }

// managed keeps versions by Badger's timestamps.
type managed struct {
	db     *badger.DB
	commit uint64
}

func openManaged(b *testing.B, dir string) versioning {
	b.Helper()
	db, err := badger.OpenManaged(badgerOptions(dir, slog.New(slog.DiscardHandler)).WithNumVersionsToKeep(math.MaxInt32).WithDetectConflicts(false))
	m := &managed{db: need(b, db, err)}
	m.commit = m.db.MaxVersion()
	return m
}

func (m *managed) apply(document int, was, facts []fact) error {
	m.commit++
	at := m.commit
	begin := func() *badger.Txn { return m.db.NewTransactionAt(at, true) }
	commit := func(txn *badger.Txn) error { return txn.CommitAt(at, nil) }
	stays := make(map[fact]bool, len(was))
	for _, f := range was {
		stays[f] = false
	}
	key := func(f fact) []byte { // with the document, for another may assert the same
		k := append(append([]byte{familyAdjacency}, f.from[:]...), f.statement[:]...)
		return binary.BigEndian.AppendUint32(k, uint32(document))
	}
	return chunked(begin, commit, func(set func(k, value []byte) error) error {
		for _, f := range facts {
			if _, known := stays[f]; known {
				stays[f] = true
			} else if err := set(key(f), factValue); err != nil {
				return err
			}
		}
		for _, f := range was {
			if !stays[f] {
				if err := set(key(f), nil); err != nil {
					return err
				}
			}
		}
		return set([]byte{familyHead}, binary.BigEndian.AppendUint64(nil, at))
	})
}

func (m *managed) tear(_ int, facts []fact) error { // the next commit has the same timestamp
	at := m.commit + 1
	return chunked(func() *badger.Txn { return m.db.NewTransactionAt(at, true) }, func(txn *badger.Txn) error { return txn.CommitAt(at, nil) },
		func(set func(k, value []byte) error) error {
			for _, f := range facts {
				if err := set(append(append([]byte{familyAdjacency}, f.from[:]...), f.statement[:]...), factValue); err != nil {
					return err
				}
			}
			return nil
		})
}

func (m *managed) expand(commit uint64, from []kg.ID) (edges int, err error) {
	txn := m.db.NewTransactionAt(commit, false)
	defer txn.Discard()
	it := newIterator(txn)
	defer it.Close()
	for _, id := range from {
		own := prefix(familyAdjacency, id)
		for it.Seek(own); it.ValidForPrefix(own); it.Next() {
			if err := it.Item().Value(func([]byte) error { edges++; return nil }); err != nil {
				return 0, err
			}
		}
	}
	return edges, nil
}

func (m *managed) close() error { return m.db.Close() }
