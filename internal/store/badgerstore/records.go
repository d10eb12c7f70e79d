package badgerstore

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// record is the manifest of a generation: whose it is, which commit published it, and what it must hold. The document's own record is
// that of its current generation.
type record struct {
	gen        generation
	sequence   uint64       // of the commit that published it
	digest     store.Digest // of the batch
	entities   int
	statements int
	evidence   int
	text       int // bytes
	document   kg.Document
}

func (r record) encode() []byte {
	b := binary.BigEndian.AppendUint32([]byte{valueVersion}, uint32(r.gen))
	b = append(binary.AppendUvarint(b, r.sequence), r.digest[:]...)
	for _, n := range []int{r.entities, r.statements, r.evidence, r.text} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	d := r.document
	for _, s := range []string{d.Key, d.Digest, d.URI, d.Title, d.Number, d.Issuer, d.Published, d.Written, d.Extractor} {
		b = appendString(b, s)
	}
	if d.Seed {
		return append(b, 1)
	}
	return append(b, 0)
}

func decodeRecord(id kg.ID, b []byte) (record, error) {
	d := decode(b)
	r := record{document: kg.Document{ID: id}}
	if gen := d.bytes(4); gen != nil {
		r.gen = lastGeneration(gen)
	}
	r.sequence, r.digest = d.uint(), d.hash()
	r.entities, r.statements, r.evidence, r.text = d.int(), d.int(), d.int(), d.int()
	doc := &r.document
	for _, s := range []*string{&doc.Key, &doc.Digest, &doc.URI, &doc.Title, &doc.Number, &doc.Issuer, &doc.Published, &doc.Written, &doc.Extractor} {
		*s = d.string()
	}
	doc.Seed = d.bool()
	return r, d.finish("record of document " + id.String())
}

// head is the last commit.
type head struct {
	sequence uint64
	chain    store.Chain
	lastGen  generation // no generation up to it is given again
	store    kg.ID
}

func (h head) encode() []byte {
	b := binary.AppendUvarint([]byte{valueVersion}, h.sequence)
	b = append(b, h.chain[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(h.lastGen))
	return append(b, h.store[:]...)
}

func decodeHead(b []byte) (head, error) {
	d := decode(b)
	h := head{sequence: d.uint(), chain: d.hash()}
	if gen := d.bytes(4); gen != nil {
		h.lastGen = lastGeneration(gen)
	}
	h.store = d.id()
	return h, d.finish("head")
}

// commit is a commit with the generation that it published.
type commit struct {
	store.Commit
	gen generation // 0 when it retracted
}

func (c commit) encode() []byte {
	b := []byte{valueVersion, 0}
	if c.Retracted {
		b[1] = 1
	}
	b = binary.AppendUvarint(b, uint64(c.At.UnixMilli()))
	b = append(append(b, c.Document[:]...), c.Digest[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(c.gen))
	return append(b, c.Chain[:]...)
}

func decodeCommit(sequence uint64, b []byte) (commit, error) {
	d := decode(b)
	c := commit{Commit: store.Commit{Sequence: sequence, Retracted: d.bool(), At: time.UnixMilli(int64(d.uint())).UTC(), Document: d.id(), Digest: d.hash()}}
	if gen := d.bytes(4); gen != nil {
		c.gen = lastGeneration(gen)
	}
	c.Chain = d.hash()
	return c, d.finish("commit " + strconv.FormatUint(sequence, 10))
}

// stateOf says what is to become of the keys of a generation.
type stateOf byte

const (
	staged    stateOf = iota // written for a commit that has not come to pass: swept unless it does
	published                // by a commit, now or once
	forgotten                // to be swept
)

// encodeGeneration is the value of a generation key.
func encodeGeneration(state stateOf, r record) []byte {
	return append(append([]byte{valueVersion, byte(state)}, r.document.ID[:]...), r.encode()...)
}

func decodeGeneration(b []byte) (state stateOf, r record, err error) {
	d := decode(b)
	state = stateOf(d.byte())
	id := d.id()
	if d.bad || state > forgotten {
		return 0, record{}, fmt.Errorf("generation: %w", errValue)
	}
	r, err = decodeRecord(id, d.b)
	return state, r, err
}
