package badgerstore

import (
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/badger/v4/y"
	"github.com/dgraph-io/ristretto/v2/z"

	"policygraph/internal/store"
)

// glimpse reads keys of a database that is not open, from its tables and logs, and writes nothing: so that a loss is known before
// Badger may mend anything. Its tables must have been checked.
type glimpse struct {
	tables   []*table.Table
	journals []journal
}

// version is a key as one table or log has it.
type version struct {
	number  uint64
	value   []byte
	deleted bool
}

// glimpseOf maps the tables with the given numbers.
func glimpseOf(data string, ids []uint64, journals []journal) (g *glimpse, err error) {
	g = &glimpse{journals: journals}
	defer func() {
		if err != nil {
			err = errors.Join(err, g.close())
		}
	}()
	for _, id := range ids {
		t, err := mapTable(filepath.Join(data, table.IDToFilename(id)))
		if err != nil {
			return nil, err
		}
		g.tables = append(g.tables, t)
	}
	return g, nil
}

// mapTable maps a table that has been checked.
func mapTable(path string) (*table.Table, error) {
	file, err := z.OpenMmapFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	t, err := table.OpenTable(file, table.Options{ReadOnly: true, BlockSize: 4 << 10, Compression: compression, ChkMode: options.OnBlockRead})
	if err != nil {
		return nil, fmt.Errorf("table %s: %w", path, err)
	}
	return t, nil
}

func (g *glimpse) close() (err error) {
	for _, t := range g.tables {
		err = errors.Join(err, t.Close(-1))
	}
	return err
}

// each calls fn with every version of the keys that begin so, in no order.
func (g *glimpse) each(prefix []byte, fn func(k []byte, v version)) {
	first := y.KeyWithTs(prefix, ^uint64(0))
	for _, t := range g.tables {
		eachOf(t, first, prefix, fn)
	}
	for _, j := range g.journals {
		for _, e := range j.entries {
			if bytes.HasPrefix(e.key, prefix) {
				fn(y.ParseKey(e.key), version{y.ParseTs(e.key), e.value, e.deleted})
			}
		}
	}
}

// eachOf calls fn with the versions in one table; the first key is where to begin.
func eachOf(t *table.Table, first, prefix []byte, fn func(k []byte, v version)) {
	if len(prefix) > 0 && (y.CompareKeys(t.Biggest(), first) < 0 || bytes.Compare(y.ParseKey(t.Smallest()), prefix) > 0 && !bytes.HasPrefix(t.Smallest(), prefix)) {
		return
	}
	it := t.NewIterator(table.NOCACHE)
	defer it.Close()
	for it.Seek(first); it.Valid() && bytes.HasPrefix(it.Key(), prefix); it.Next() {
		v := it.Value()
		fn(y.ParseKey(it.Key()), version{y.ParseTs(it.Key()), v.Value, v.Meta&metaDeleted != 0})
	}
}

// get is the newest version of a key.
func (g *glimpse) get(k []byte) (newest version, found bool) {
	g.each(k, func(other []byte, v version) {
		if len(other) == len(k) && (!found || v.number > newest.number) {
			v.value = slices.Clone(v.value)
			newest, found = v, true
		}
	})
	return newest, found && !newest.deleted
}

// missing names a key that the given tables, which nothing refers to, hold and the rest does not hold as it is there; nil where the
// tables may be deleted without a loss. Badger leaves such tables when it is killed between writing one and noting it.
func (g *glimpse) missing(data string, unnamed []string) (key []byte, err error) {
	seed := maphash.MakeSeed()
	newest, rest := map[uint64]version{}, map[uint64]version{} // by hash of the key: there may be millions
	keep := func(in map[uint64]version, k []byte, v version) {
		hash := maphash.Bytes(seed, k)
		if have, ok := in[hash]; !ok || v.number > have.number {
			in[hash] = version{number: v.number, deleted: v.deleted}
		}
	}
	all := y.KeyWithTs(nil, ^uint64(0))
	walk := func(fn func(k []byte, v version)) error {
		for _, name := range unnamed {
			path := filepath.Join(data, name)
			if checkTable(path) != nil { // half written: then what was to be in it is still where it came from
				continue
			}
			t, err := mapTable(path)
			if err != nil {
				return err
			}
			eachOf(t, all, nil, fn)
			if err := t.Close(-1); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(func(k []byte, v version) { keep(newest, k, v) }); err != nil || len(newest) == 0 {
		return nil, err
	}
	g.each(nil, func(k []byte, v version) {
		if _, asked := newest[maphash.Bytes(seed, k)]; asked {
			keep(rest, k, v)
		}
	})
	return key, walk(func(k []byte, _ version) {
		hash := maphash.Bytes(seed, k)
		v, have := newest[hash], rest[hash]
		lost := have.number < v.number
		if v.deleted && (have.number == 0 || have.deleted) {
			lost = false
		}
		if lost && key == nil {
			key = slices.Clone(k)
		}
	})
}

// commits reads the commits from the first one as far as they follow from one another, and the head. The error is of the head or of the
// commit after the last one.
func (g *glimpse) commits() (commits []commit, h head, err error) {
	var headErr error
	if v, found := g.get([]byte{familyHead}); found {
		h, headErr = decodeHead(v.value)
	}
	newest := make(map[uint64]version, h.sequence)
	g.each([]byte{familyCommit}, func(k []byte, v version) {
		parsed, err := parseKey(k)
		if have, ok := newest[parsed.sequence]; err == nil && (!ok || v.number > have.number) {
			v.value = slices.Clone(v.value)
			newest[parsed.sequence] = v
		}
	})
	var before store.Chain
	for n := uint64(1); ; n++ {
		v, found := newest[n]
		if !found || v.deleted {
			if n <= h.sequence {
				return commits, h, fmt.Errorf("commit %d of %d is missing: %w", n, h.sequence, store.ErrCorrupt)
			}
			break
		}
		c, err := decodeCommit(n, v.value)
		if err != nil {
			return commits, h, fmt.Errorf("%w: %w", err, store.ErrCorrupt)
		}
		if c.Link(before) != c.Chain {
			return commits, h, fmt.Errorf("commit %d does not follow from commit %d: %w", n, n-1, store.ErrCorrupt)
		}
		before = c.Chain
		commits = append(commits, c)
	}
	if headErr != nil {
		return commits, h, fmt.Errorf("%w: %w", headErr, store.ErrCorrupt)
	}
	if before != h.chain || uint64(len(commits)) != h.sequence {
		return commits, h, fmt.Errorf("the head is not commit %d: %w", len(commits), store.ErrCorrupt)
	}
	return commits, h, nil
}

// history holds the commits against each other, the head and the ledger: what was acknowledged must be there.
func (g *glimpse) history(l *ledger, header int) error {
	commits, h, err := g.commits()
	if h.sequence < l.last.sequence {
		return fmt.Errorf("the database ends with commit %d and commit %d was acknowledged: %d commits are lost: %w",
			h.sequence, l.last.sequence, l.last.sequence-h.sequence, store.ErrCorrupt)
	}
	if err != nil {
		return err
	}
	n := uint64(0)
	return l.each(header, func(a acknowledged) error {
		if n++; a.sequence != n {
			return fmt.Errorf("line %d of the ledger is of commit %d: %w", n, a.sequence, store.ErrCorrupt)
		}
		if chain := commits[n-1].Chain; chain != a.chain {
			return fmt.Errorf("commit %d is %x in the database and %x in the ledger: they are of different histories; put back the files that belong together: %w",
				n, chain[:8], a.chain[:8], store.ErrCorrupt)
		}
		return nil
	})
}

// namedTables are the numbers of the tables that a MANIFEST names, in order.
func namedTables(m badger.Manifest) (ids []uint64) {
	for id := range m.Tables {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
