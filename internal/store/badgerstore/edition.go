package badgerstore

import (
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
)

// edition is what the document records after one commit say, and what was read lately at that commit. None of it changes, so every View
// at that commit shares it.
type edition struct {
	head     head
	*records                         // the documents, and the generations that readers honour
	replaced chan struct{}           // closed by the next commit
	stats    atomic.Pointer[counted] // once somebody has counted
	since    *since                  // what was counted before, to count from
	entities recent[kg.ID, kg.Entity]
	evidence recent[kg.ID, []kg.Evidence] // of a statement
	fans     recent[fan, string]          // as bytes, in which there is nothing for the garbage collector to look at
}

func newEdition(h head) *edition {
	return &edition{head: h, records: &records{}, replaced: make(chan struct{})}
}

// next derives what is published after a commit; r is nil when the document was retracted.
func (p *edition) next(h head, document kg.ID, r *record) *edition {
	return &edition{head: h, records: p.with(document, r), since: p.sinceWith(p.document(document), r), replaced: make(chan struct{})}
}

// compareTrust orders documents as kg.Merge wants assertions: seeds first, then by ID.
func compareTrust(x, y *record) int {
	if x.document.Seed != y.document.Seed {
		if x.document.Seed {
			return -1
		}
		return 1
	}
	return x.document.ID.Compare(y.document.ID)
}

// readHead reads the last commit; an empty database has none.
func readHead(txn *badger.Txn) (h head, found bool, err error) {
	item, err := txn.Get([]byte{familyHead})
	if errors.Is(err, badger.ErrKeyNotFound) {
		return head{}, false, nil
	}
	if err == nil {
		err = item.Value(func(v []byte) (err error) { h, err = decodeHead(v); return err })
	}
	if err != nil {
		return head{}, false, fmt.Errorf("read the head: %w", err)
	}
	return h, true, nil
}

// readEdition reads every document record.
func readEdition(txn *badger.Txn) (*edition, error) {
	h, _, err := readHead(txn)
	if err != nil {
		return nil, err
	}
	p := newEdition(h)
	it := newIterator(txn)
	defer it.Close()
	for it.Seek([]byte{familyDocument}); it.ValidForPrefix([]byte{familyDocument}); it.Next() {
		k, err := parseKey(it.Item().Key())
		if err != nil {
			return nil, err
		}
		var r record
		if err := it.Item().Value(func(v []byte) (err error) { r, err = decodeRecord(k.id, v); return err }); err != nil {
			return nil, err
		}
		p.add(&r)
	}
	return p, nil
}

// newIterator walks keys. Values are not fetched ahead: they lie beside the keys, and a look at one costs a copy, no read.
func newIterator(txn *badger.Txn) *badger.Iterator {
	return txn.NewIterator(badger.IteratorOptions{PrefetchValues: false})
}
