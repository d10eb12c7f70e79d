package badgerstore

import (
	"crypto/sha256"
	"encoding/binary"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// record says which generation of a document is current, and what the generation must hold: its manifest.
type record struct {
	gen        generation
	digest     store.Digest // of the batch
	entities   int
	statements int
	evidence   int
	text       int // bytes
	document   kg.Document
}

func (r record) encode() []byte {
	b := binary.BigEndian.AppendUint32([]byte{valueVersion}, uint32(r.gen))
	b = append(b, r.digest[:]...)
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
	r.digest = d.hash()
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
	chain    [32]byte
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

// commit is one link of the chain: what was published or retracted.
type commit struct {
	retracted bool
	document  kg.ID
	digest    store.Digest // of the batch; zero when it was retracted
	chain     [32]byte
}

func (c commit) encode() []byte {
	b := []byte{valueVersion, 0}
	if c.retracted {
		b[1] = 1
	}
	b = append(append(b, c.document[:]...), c.digest[:]...)
	return append(b, c.chain[:]...)
}

func decodeCommit(b []byte) (commit, error) {
	d := decode(b)
	c := commit{retracted: d.bool(), document: d.id(), digest: d.hash(), chain: d.hash()}
	return c, d.finish("commit")
}

// link is the chain hash of c when it follows prev with that sequence number: it names everything that came before.
func (c commit) link(prev [32]byte, sequence uint64) [32]byte {
	b := append([]byte("policygraph commit\x00"), prev[:]...)
	b = binary.BigEndian.AppendUint64(b, sequence)
	c.chain = [32]byte{}
	return sha256.Sum256(append(b, c.encode()...))
}
