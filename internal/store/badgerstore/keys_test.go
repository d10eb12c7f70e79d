package badgerstore

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"policygraph/internal/kg"
)

func drawKey(t *rapid.T) key {
	k := key{family: rapid.SampledFrom([]byte("hcdgteknsavm")).Draw(t, "family")}
	gen := generation(rapid.Uint32().Draw(t, "gen"))
	switch k.family {
	case familyCommit:
		k.sequence = rapid.Uint64().Draw(t, "sequence")
	case familyDocument:
		k.id = drawID(t)
	case familyGeneration:
		k.gen = gen
	case familyText:
		k.gen, k.chunk = gen, rapid.Uint32().Draw(t, "chunk")
	case familyEntity:
		k.gen, k.id = gen, drawID(t)
	case familyKind:
		k.gen, k.id, k.kind = gen, drawID(t), rapid.Byte().Draw(t, "kind")
	case familyName:
		k.gen, k.id, k.kind = gen, drawID(t), rapid.Byte().Draw(t, "kind")
		k.name = rapid.StringN(1, -1, widthNameMax).Filter(func(s string) bool { return s != "" }).Draw(t, "name")
	case familyStatement:
		k.gen, k.id, k.predicate = gen, drawID(t), rapid.Byte().Draw(t, "predicate")
	case familyAdjacency:
		k.gen, k.id, k.other, k.statement, k.predicate = gen, drawID(t), drawID(t), drawID(t), rapid.Byte().Draw(t, "predicate")
		k.direction = rapid.SampledFrom([]byte{directionForward, directionBack}).Draw(t, "direction")
	case familyEvidence:
		k.gen, k.id, k.evidence = gen, drawID(t), drawID(t)
	case familyMember:
		k.gen, k.id, k.member = gen, drawID(t), rapid.SampledFrom([]byte{familyEntity, familyStatement}).Draw(t, "member")
	}
	return k
}

func TestKeysComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawKey(t)
		got, err := parseKey(k.bytes())
		if err != nil || got != k {
			t.Fatalf("parseKey(%x): got %+v, error %v; want %+v", k.bytes(), got, err, k)
		}
	})
}

func TestKeysHaveTheWidthsOfTheirPicture(t *testing.T) {
	for family, width := range fixedWidth {
		if got := len(key{family: family}.bytes()); got != width {
			t.Errorf("key of family %q: got %d bytes, want %d", family, got, width)
		}
	}
	if got := len(key{family: familyName, name: "abc"}.bytes()); got != 1+3+widthNameTail {
		t.Errorf("key of the name abc: got %d bytes, want %d", got, 1+3+widthNameTail)
	}
}

func TestAdjacencyKeysSortAsAPageDoes(t *testing.T) {
	low, high := kg.ID{1}, kg.ID{2}
	inOrder := []key{
		{id: low, predicate: 1, direction: directionForward, other: low, statement: low, gen: 9},
		{id: low, predicate: 1, direction: directionForward, other: low, statement: high, gen: 1},
		{id: low, predicate: 1, direction: directionForward, other: high, statement: low},
		{id: low, predicate: 1, direction: directionBack, other: low, statement: low},
		{id: low, predicate: 2, direction: directionForward, other: low, statement: low},
		{id: high, predicate: 0, direction: directionForward, other: low, statement: low},
	}
	for i := range inOrder {
		inOrder[i].family = familyAdjacency
		if i > 0 && bytes.Compare(inOrder[i-1].bytes(), inOrder[i].bytes()) >= 0 {
			t.Errorf("key %+v sorts before %+v, want after", inOrder[i], inOrder[i-1])
		}
	}
}

func TestVocabularyKeepsItsNumbers(t *testing.T) {
	// Keys on somebody's disk number these words by place. Add at the end of kg's lists, or write a new format version; else every
	// store there is will be refused.
	kinds := strings.Fields("DOCUMENT SECTION TASK AGENCY REGION FUNCTIONAL_REGION PLATFORM ORGANIZATION POLICY EVENT INDUSTRY TARGET DEADLINE")
	predicates := strings.Fields("HAS_SECTION HAS_TASK PART_OF ISSUED LEADS RESPONSIBLE_FOR SUPPORTS IMPLEMENTS AGENCY_OF INVOLVES " +
		"LOCATED_IN MANAGES PARTNERS_WITH CITES BASED_ON AMENDS REPEALS HAS_TARGET DUE")
	gotKinds, gotPredicates := vocabulary()
	if len(gotKinds) < len(kinds) || !slices.Equal(gotKinds[:len(kinds)], kinds) {
		t.Errorf("kinds of format %d: got %v, want them to begin with %v", formatVersion, gotKinds, kinds)
	}
	if len(gotPredicates) < len(predicates) || !slices.Equal(gotPredicates[:len(predicates)], predicates) {
		t.Errorf("predicates of format %d: got %v, want them to begin with %v", formatVersion, gotPredicates, predicates)
	}
}

// FuzzKeys looks for bytes that parseKey reads as a key which is written otherwise.
func FuzzKeys(f *testing.F) {
	for family := range fixedWidth {
		f.Add(key{family: family, direction: 1, member: familyEntity}.bytes())
	}
	f.Add(key{family: familyName, name: "南湖", kind: 4}.bytes())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		k, err := parseKey(b)
		if err == nil && !bytes.Equal(k.bytes(), b) {
			t.Errorf("parseKey(%x): got %+v, which is written %x", b, k, k.bytes())
		}
	})
}
