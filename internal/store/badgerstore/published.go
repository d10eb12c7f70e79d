package badgerstore

import (
	"iter"
	"slices"

	"policygraph/internal/kg"
)

// records are the document records after one commit, found by document and by generation. Those of the next commit share all but a few
// small pieces with them, so that a commit costs the same beside ten thousand documents as beside ten.
type records struct {
	shelves [shelfCount]*shelf // by the first byte of the document's ID
	pages   []*page            // by generation
	count   int
}

const (
	shelfCount = 256
	bucketsOf  = 64 // a shelf, by the second byte
	pageSize   = 256
)

type (
	shelf [bucketsOf][]*record
	page  [pageSize]*record
)

func placeOf(document kg.ID) (onShelf, bucket int) {
	return int(document[0]), int(document[1]) % bucketsOf
}

// document is the current record of a document; nil where it asserts nothing.
func (r *records) document(id kg.ID) *record {
	at, bucket := placeOf(id)
	if r.shelves[at] == nil {
		return nil
	}
	for _, known := range r.shelves[at][bucket] {
		if known.document.ID == id {
			return known
		}
	}
	return nil
}

// by is the record of a generation that readers honour; nil for any other.
func (r *records) by(gen generation) *record {
	if p := int(gen / pageSize); p < len(r.pages) && r.pages[p] != nil {
		return r.pages[p][gen%pageSize]
	}
	return nil
}

// all are the current records, in no particular order.
func (r *records) all() iter.Seq[*record] {
	return func(yield func(*record) bool) {
		for _, s := range r.shelves {
			if s == nil {
				continue
			}
			for _, bucket := range s {
				for _, known := range bucket {
					if !yield(known) {
						return
					}
				}
			}
		}
	}
}

// add puts in the record of a document that has none. Nobody else may hold r yet.
func (r *records) add(fresh *record) {
	at, bucket := placeOf(fresh.document.ID)
	if r.shelves[at] == nil {
		r.shelves[at] = new(shelf)
	}
	r.shelves[at][bucket] = append(r.shelves[at][bucket], fresh)
	p := int(fresh.gen / pageSize)
	for len(r.pages) <= p {
		r.pages = append(r.pages, nil)
	}
	if r.pages[p] == nil {
		r.pages[p] = new(page)
	}
	r.pages[p][fresh.gen%pageSize] = fresh
	r.count++
}

// with are the records once fresh is that of the document, or none is where fresh is nil.
func (r *records) with(document kg.ID, fresh *record) *records {
	n := &records{shelves: r.shelves, pages: slices.Clone(r.pages), count: r.count}
	old := r.document(document)
	at, bucket := placeOf(document)
	if own := n.shelves[at]; own != nil {
		copied := *own
		copied[bucket] = slices.DeleteFunc(slices.Clone(own[bucket]), func(known *record) bool { return known == old })
		n.shelves[at] = &copied
	}
	for _, x := range []*record{old, fresh} {
		if x == nil {
			continue
		}
		if p := int(x.gen / pageSize); p < len(n.pages) && n.pages[p] != nil {
			copied := *n.pages[p]
			n.pages[p] = &copied
		}
	}
	if old != nil {
		n.pages[old.gen/pageSize][old.gen%pageSize] = nil
		n.count--
	}
	if fresh != nil {
		n.add(fresh)
	}
	return n
}
