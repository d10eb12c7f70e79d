package badgerstore

import (
	"encoding/binary"
	"fmt"
	"slices"

	"policygraph/internal/kg"
)

// formatVersion counts the layouts of keys and values below. A store of another version is not opened.
const formatVersion = 2

// The keys, in pictures. Numbers are the bytes of a part; integers are big-endian, so keys sort as their parts do. gen is the
// generation: every Apply gets a number of its own, all it writes bears it, and readers honour only the generations that document
// records name. So what is written before the record flips, and what is not yet swept after, shows nowhere; and a document record of
// the past shows the graph of the past.
//
//	head           | h |                                      -> last commit: sequence, chain hash, last generation, store id
//	commit         | c | sequence 8 |                         -> what it did, and the hash that chains it to the one before
//	document       | d | document 16 |                        -> current generation, digest, counts, kg.Document
//	generation     | g | gen 4 |                              -> whether it is staged, published or forgotten, and its document record
//	horizon        | r |                                      -> the lowest commit that can be read as it was
//	text           | t | gen 4 | chunk 4 |                    -> at most 256 KiB of the canonical text
//	entity         | e | entity 16 | gen 4 |                  -> kg.Entity as that document asserts it
//	kind           | k | kind 1 | entity 16 | gen 4 |         -> nothing
//	name           | n | folded name 1..256 | 0 | kind 1 | entity 16 | gen 4 |
//	                                                          -> the whole folded name where the key holds only its start
//	statement      | s | statement 16 | predicate 1 | gen 4 | -> subject, object, qualifiers
//	adjacency      | a | from 16 | predicate 1 | direction 1 | other 16 | statement 16 | gen 4 |
//	                                                          -> qualifiers; nothing where there are none
//	evidence       | v | statement 16 | gen 4 | evidence 16 | -> span, quote, rule, section
//	member         | m | gen 4 | e or s | id 16 |             -> nothing: what the generation asserts, to sweep and to verify it
//
// kind and predicate are places in kg.EntityKinds and kg.Predicates; the FORMAT file keeps both lists, and a program whose lists do
// not begin with them refuses the store. direction is 1 from subject to object, 2 back. All widths are fixed but that of a name,
// whose parts are found from the end of the key.
const (
	familyHead       = 'h'
	familyCommit     = 'c'
	familyDocument   = 'd'
	familyGeneration = 'g'
	familyHorizon    = 'r'
	familyText       = 't'
	familyEntity     = 'e'
	familyKind       = 'k'
	familyName       = 'n'
	familyStatement  = 's'
	familyAdjacency  = 'a'
	familyEvidence   = 'v'
	familyMember     = 'm'
)

// Widths of the keys, family included.
const (
	widthHead       = 1
	widthCommit     = 1 + 8
	widthDocument   = 1 + 16
	widthGeneration = 1 + 4
	widthHorizon    = 1
	widthText       = 1 + 4 + 4
	widthEntity     = 1 + 16 + 4
	widthKind       = 1 + 1 + 16 + 4
	widthNameTail   = 1 + 1 + 16 + 4 // what follows the name itself
	widthStatement  = 1 + 16 + 1 + 4
	widthAdjacency  = 1 + 16 + 1 + 1 + 16 + 16 + 4
	widthEvidence   = 1 + 16 + 4 + 16
	widthMember     = 1 + 4 + 1 + 16
	widthNameMax    = 256 // of the folded name, in bytes
)

// generation is the number that one Apply puts on everything it writes.
type generation uint32

const (
	directionForward = 1
	directionBack    = 2
)

// key is a key taken apart; the fields that its family does not have are zero.
type key struct {
	family    byte
	sequence  uint64
	id        kg.ID // document, entity, statement; the from of an adjacency
	gen       generation
	chunk     uint32
	kind      byte
	name      string
	predicate byte
	direction byte
	other     kg.ID
	statement kg.ID // of an adjacency
	evidence  kg.ID
	member    byte
}

// bytes puts k together.
func (k key) bytes() []byte { return k.append(make([]byte, 0, widthAdjacency)) }

// append puts k together at the end of b.
func (k *key) append(b []byte) []byte {
	b = append(b, k.family)
	switch k.family {
	case familyCommit:
		b = binary.BigEndian.AppendUint64(b, k.sequence)
	case familyDocument:
		b = append(b, k.id[:]...)
	case familyGeneration:
		b = k.gen.append(b)
	case familyText:
		b = binary.BigEndian.AppendUint32(k.gen.append(b), k.chunk)
	case familyEntity:
		b = k.gen.append(append(b, k.id[:]...))
	case familyKind:
		b = k.gen.append(append(append(b, k.kind), k.id[:]...))
	case familyName:
		b = append(append(append(b, k.name...), 0, k.kind), k.id[:]...)
		b = k.gen.append(b)
	case familyStatement:
		b = k.gen.append(append(append(b, k.id[:]...), k.predicate))
	case familyAdjacency:
		b = append(append(append(b, k.id[:]...), k.predicate, k.direction), k.other[:]...)
		b = k.gen.append(append(b, k.statement[:]...))
	case familyEvidence:
		b = append(k.gen.append(append(b, k.id[:]...)), k.evidence[:]...)
	case familyMember:
		b = append(append(k.gen.append(b), k.member), k.id[:]...)
	}
	return b
}

func (g generation) append(b []byte) []byte { return binary.BigEndian.AppendUint32(b, uint32(g)) }

// parseKey takes b apart; what bytes cannot have written is an error.
func parseKey(b []byte) (k key, err error) {
	if len(b) == 0 {
		return key{}, fmt.Errorf("key of no bytes")
	}
	k.family = b[0]
	if width, known := fixedWidth[k.family]; known && len(b) != width || !known && (k.family != familyName || len(b) < 1+1+widthNameTail || len(b) > 1+widthNameMax+widthNameTail) {
		return key{}, fmt.Errorf("key %x: no family has such keys of %d bytes", b, len(b))
	}
	switch rest := b[1:]; k.family {
	case familyCommit:
		k.sequence = binary.BigEndian.Uint64(rest)
	case familyDocument:
		k.id = kg.ID(rest)
	case familyGeneration:
		k.gen = lastGeneration(b)
	case familyText:
		k.gen, k.chunk = lastGeneration(rest[:4]), binary.BigEndian.Uint32(rest[4:])
	case familyEntity:
		k.id, k.gen = kg.ID(rest[:16]), lastGeneration(b)
	case familyKind:
		k.kind, k.id, k.gen = rest[0], kg.ID(rest[1:17]), lastGeneration(b)
	case familyName:
		name, tail := rest[:len(rest)-widthNameTail], rest[len(rest)-widthNameTail:]
		if tail[0] != 0 {
			return key{}, fmt.Errorf("key %x: no zero after the name", b)
		}
		k.name, k.kind, k.id, k.gen = string(name), tail[1], kg.ID(tail[2:18]), lastGeneration(b)
	case familyStatement:
		k.id, k.predicate, k.gen = kg.ID(rest[:16]), rest[16], lastGeneration(b)
	case familyAdjacency:
		k.id, k.predicate, k.direction = kg.ID(rest[:16]), rest[16], rest[17]
		k.other, k.statement, k.gen = kg.ID(rest[18:34]), kg.ID(rest[34:50]), lastGeneration(b)
		if k.direction != directionForward && k.direction != directionBack {
			return key{}, fmt.Errorf("key %x: direction %d", b, k.direction)
		}
	case familyEvidence:
		k.id, k.gen, k.evidence = kg.ID(rest[:16]), lastGeneration(rest[:20]), kg.ID(rest[20:])
	case familyMember:
		k.gen, k.member, k.id = lastGeneration(rest[:4]), rest[4], kg.ID(rest[5:])
		if k.member != familyEntity && k.member != familyStatement {
			return key{}, fmt.Errorf("key %x: member of family %q", b, k.member)
		}
	}
	return k, nil
}

var fixedWidth = map[byte]int{
	familyHead: widthHead, familyCommit: widthCommit, familyDocument: widthDocument,
	familyGeneration: widthGeneration, familyHorizon: widthHorizon, familyText: widthText, familyEntity: widthEntity, familyKind: widthKind,
	familyStatement: widthStatement, familyAdjacency: widthAdjacency, familyEvidence: widthEvidence, familyMember: widthMember,
}

// lastGeneration reads the generation that ends b.
func lastGeneration(b []byte) generation { return generation(binary.BigEndian.Uint32(b[len(b)-4:])) }

// prefix is the start that the keys of one id share in a family.
func prefix(family byte, id kg.ID) []byte {
	return append(append(make([]byte, 0, widthAdjacency), family), id[:]...)
}

// kindCode and predicateCode are what keys and values hold for a kind or predicate; ok is false for one that is unknown.
func kindCode(k kg.EntityKind) (code byte, ok bool) {
	i := slices.Index(kg.EntityKinds, k)
	return byte(i), i >= 0
}

func predicateCode(p kg.Predicate) (code byte, ok bool) {
	i := slices.Index(kg.Predicates, p)
	return byte(i), i >= 0
}

// nameKey is the key of a folded name, and the value that it needs: the whole name where the key holds only its start.
func nameKey(folded string, kind byte, id kg.ID, gen generation) (k key, value []byte) {
	k = key{family: familyName, name: folded, kind: kind, id: id, gen: gen}
	if len(folded) > widthNameMax {
		k.name, value = folded[:widthNameMax], []byte(folded)
	}
	return k, value
}

// adjacencyOf are the two keys by which a statement is walked.
func adjacencyOf(st kg.Statement, predicate byte, gen generation) [2]key {
	return [2]key{
		{family: familyAdjacency, id: st.Subject, predicate: predicate, direction: directionForward, other: st.Object, statement: st.ID, gen: gen},
		{family: familyAdjacency, id: st.Object, predicate: predicate, direction: directionBack, other: st.Subject, statement: st.ID, gen: gen},
	}
}
