package badgerstore

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

func TestPropertyNamesKeepTheirNumbers(t *testing.T) {
	// What a store on somebody's disk holds for a name is its place. Add at the end, or write a new format version.
	want := []string{"origin", "via", "group", "order", "openEnded", "note"}
	if !slices.Equal(propNames[:len(want)], want) {
		t.Errorf("propNames: got %v, want them to begin with %v", propNames, want)
	}
}

func drawID(t *rapid.T) (id kg.ID) {
	copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
	return id
}

func drawProps(t *rapid.T) (props kg.Props) {
	for range rapid.IntRange(0, 4).Draw(t, "props") {
		name := rapid.OneOf(rapid.SampledFrom(propNames), rapid.String()).Draw(t, "name")
		props = append(props, kg.Prop{Name: name, Value: rapid.String().Draw(t, "value")})
	}
	return props
}

func TestValuesComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		same := func(what string, want, got any, err error) {
			t.Helper()
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.AllowUnexported(record{}, head{}, commit{})); diff != "" || err != nil {
				t.Fatalf("%s: error %v, value (-want +got):\n%s", what, err, diff)
			}
		}
		id, text := drawID(t), rapid.String()
		kind := rapid.IntRange(0, len(kg.EntityKinds)-1).Draw(t, "kind")
		e := kg.Entity{
			ID: id, Kind: kg.EntityKinds[kind], Key: text.Draw(t, "key"), Name: text.Draw(t, "name"),
			Aliases: rapid.SliceOfN(text, 0, 4).Draw(t, "aliases"), Props: drawProps(t),
		}
		gotEntity, err := decodeEntity(id, appendEntity(nil, byte(kind), e))
		same("entity", e, gotEntity, err)

		predicate := rapid.IntRange(0, len(kg.Predicates)-1).Draw(t, "predicate")
		st := kg.Statement{ID: id, Predicate: kg.Predicates[predicate], Subject: drawID(t), Object: drawID(t), Qualifiers: drawProps(t)}
		gotStatement, err := decodeStatement(id, byte(predicate), appendStatement(nil, st))
		same("statement", st, gotStatement, err)
		gotQualifiers, err := decodeQualifiers(appendQualifiers(nil, st.Qualifiers))
		same("qualifiers", st.Qualifiers, gotQualifiers, err)

		start := rapid.IntRange(0, 1<<30).Draw(t, "start")
		ev := kg.Evidence{
			ID: id, Statement: drawID(t), Doc: drawID(t), Span: kg.Span{Start: start, End: start + rapid.IntRange(0, 1<<20).Draw(t, "length")},
			Quote: text.Draw(t, "quote"), Rule: text.Draw(t, "rule"), Section: rapid.SampledFrom([]kg.ID{{}, kg.NewID("section")}).Draw(t, "section"),
		}
		gotEvidence, err := decodeEvidence(id, ev.Statement, ev.Doc, appendEvidence(nil, ev))
		same("evidence", ev, gotEvidence, err)

		r := record{
			gen: generation(rapid.Uint32().Draw(t, "gen")), sequence: rapid.Uint64().Draw(t, "commit"), digest: [32]byte(bytes.Repeat([]byte{7}, 32)), entities: start, statements: 1, evidence: 2, text: 3,
			document: kg.Document{
				ID: id, Key: text.Draw(t, "key"), Digest: "d", URI: text.Draw(t, "uri"), Title: "t", Number: "n", Issuer: "i",
				Published: "p", Written: "w", Extractor: "x", Seed: rapid.Bool().Draw(t, "seed"),
			},
		}
		gotRecord, err := decodeRecord(id, r.encode())
		same("record", r, gotRecord, err)
		h := head{sequence: rapid.Uint64().Draw(t, "sequence"), chain: store.Chain(r.digest), lastGen: r.gen, store: id}
		gotHead, err := decodeHead(h.encode())
		same("head", h, gotHead, err)
		c := commit{gen: r.gen, Commit: store.Commit{
			Sequence: h.sequence, At: time.UnixMilli(int64(start)).UTC(), Document: id, Retracted: r.document.Seed, Digest: r.digest, Chain: store.Chain{9},
		}}
		gotCommit, err := decodeCommit(h.sequence, c.encode())
		same("commit", c, gotCommit, err)
	})
}

// FuzzValues looks for bytes that make a decoder panic, allocate without bound, or accept two spellings of one value.
func FuzzValues(f *testing.F) {
	e := kg.NewEntity(kg.KindAgency, "a", "甲局", kg.Prop{Name: "level", Value: "city"})
	e.Aliases = []string{"甲"}
	st := kg.NewStatement(e.ID, kg.Leads, e.ID, kg.Prop{Name: kg.QualGroup, Value: "1"})
	f.Add(appendEntity(nil, 3, e))
	f.Add(appendStatement(nil, st))
	f.Add(appendQualifiers(nil, st.Qualifiers))
	f.Add(appendEvidence(nil, kg.NewEvidence(st.ID, e.ID, kg.Span{Start: 1, End: 3}, "甲局", "r", e.ID)))
	f.Add(record{document: kg.NewDocument("plan")}.encode())
	f.Add(head{sequence: 7}.encode())
	f.Add(commit{}.encode())
	f.Add(encodeGeneration(published, record{gen: 3}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, err := decodeEntity(kg.ID{}, b); err == nil {
			kind, _ := kindCode(got.Kind)
			again, err := decodeEntity(kg.ID{}, appendEntity(nil, kind, got))
			if diff := cmp.Diff(got, again); err != nil || diff != "" {
				t.Errorf("entity from %x, written and read again: error %v\n%s", b, err, diff)
			}
		}
		if got, err := decodeEvidence(kg.ID{}, kg.ID{}, kg.ID{}, b); err == nil {
			again, err := decodeEvidence(kg.ID{}, kg.ID{}, kg.ID{}, appendEvidence(nil, got))
			if diff := cmp.Diff(got, again); err != nil || diff != "" {
				t.Errorf("evidence from %x, written and read again: error %v\n%s", b, err, diff)
			}
		}
		_, _ = decodeStatement(kg.ID{}, 0, b)
		_, _ = decodeQualifiers(b)
		_, _ = decodeRecord(kg.ID{}, b)
		_, _ = decodeHead(b)
		_, _ = decodeCommit(1, b)
		_, _, _ = decodeGeneration(b)
	})
}
