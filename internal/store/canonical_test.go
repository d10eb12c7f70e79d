package store_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

func TestEveryFieldOfABatchTellsInItsDigest(t *testing.T) {
	build := func(change func(d *storetest.Draft)) store.Digest {
		d := storetest.NewDraft("plan", "甲局牵头建设驿站。")
		a, task := d.Entity(kg.KindAgency, "a", "甲局", "甲"), d.Entity(kg.KindTask, "t", "建设驿站")
		d.Entities[0].Props = kg.Props{{Name: "level", Value: "city"}}
		d.Claim(a, kg.Leads, task, 0, 4, kg.Prop{Name: kg.QualGroup, Value: "1"})
		change(d)
		_, digest, err := store.Canonical(d.Batch)
		if err != nil {
			t.Fatal(err)
		}
		return digest
	}
	same := build(func(*storetest.Draft) {})
	if again := build(func(d *storetest.Draft) { slices.Reverse(d.Entities) }); again != same {
		t.Error("the order of entities: got another digest, want the same")
	}
	if again := build(func(d *storetest.Draft) { d.Prove(d.Statements[0].ID, 0, 4, "test.rule") }); again != same {
		t.Error("evidence said twice: got another digest, want the same")
	}
	seen := map[store.Digest]string{same: "nothing"}
	for name, change := range map[string]func(d *storetest.Draft){
		"document id":        func(d *storetest.Draft) { *d = *storetest.NewDraft("other", d.Text) },
		"file digest":        func(d *storetest.Draft) { d.Document.Digest = "x" },
		"title":              func(d *storetest.Draft) { d.Document.Title = "x" },
		"number":             func(d *storetest.Draft) { d.Document.Number = "x" },
		"issuer":             func(d *storetest.Draft) { d.Document.Issuer = "x" },
		"published":          func(d *storetest.Draft) { d.Document.Published = "x" },
		"written":            func(d *storetest.Draft) { d.Document.Written = "x" },
		"extractor":          func(d *storetest.Draft) { d.Document.Extractor = "x" },
		"seed":               func(d *storetest.Draft) { d.Document.Seed = true },
		"text after the end": func(d *storetest.Draft) { d.Text += "。" },
		"name":               func(d *storetest.Draft) { d.Entities[0].Name = "x" },
		"alias":              func(d *storetest.Draft) { d.Entities[0].Aliases = nil },
		"name of a prop":     func(d *storetest.Draft) { d.Entities[0].Props[0].Name = "x" },
		"value of a prop":    func(d *storetest.Draft) { d.Entities[0].Props[0].Value = "x" },
		"another entity":     func(d *storetest.Draft) { d.Entity(kg.KindAgency, "b", "乙局") },
		"more evidence":      func(d *storetest.Draft) { d.Prove(d.Statements[0].ID, 1, 4, "test.rule") },
		"rule of evidence":   func(d *storetest.Draft) { d.Evidence = nil; d.Prove(d.Statements[0].ID, 0, 4, "test.other") },
		"section":            func(d *storetest.Draft) { d.Evidence[0].Section = kg.ID{1} },
		"focus":              func(d *storetest.Draft) { d.Evidence[0].Focus = kg.Span{Start: 1, End: 2} },
		"page":               func(d *storetest.Draft) { d.Evidence[0].Place.Page = 7 },
		"cell":               func(d *storetest.Draft) { d.Evidence[0].Place.Cell = "Sheet1!C8" },
		"box":                func(d *storetest.Draft) { d.Evidence[0].Place.Box.Right = 7.5 },
		"another statement":  func(d *storetest.Draft) { d.Claim(d.Entities[0].ID, kg.Supports, d.Entities[1].ID, 0, 4) },
	} {
		digest := build(change)
		if twin, ok := seen[digest]; ok {
			t.Errorf("a change of %s: got the digest of a change of %s", name, twin)
		}
		seen[digest] = name
	}
}

func TestCanonicalSharesNothingWithItsArgument(t *testing.T) {
	d := storetest.NewDraft("plan", "甲局。")
	d.Entity(kg.KindAgency, "a", "甲局", "甲")
	c, _, err := store.Canonical(d.Batch)
	if err != nil {
		t.Fatal(err)
	}
	d.Entities[0].Aliases[0] = "spoilt"
	if got := c.Entities[0].Aliases[0]; got != "甲" {
		t.Errorf("alias after the caller changed his: got %q, want 甲", got)
	}
	if _, _, err := store.Canonical(kg.Batch{}); !errors.Is(err, store.ErrBatch) {
		t.Errorf("Canonical of a bad batch: got error %v, want ErrBatch", err)
	}
}

func TestFoldedNamesAreThoseOfLookup(t *testing.T) {
	e := kg.NewEntity(kg.KindAgency, "Key 1", "甲 局")
	e.Aliases = []string{"甲局", "", " ", "《甲》"}
	if got, want := store.FoldedNames(e), []string{"key1", "甲", "甲局"}; !slices.Equal(got, want) {
		t.Errorf("FoldedNames: got %q, want %q", got, want)
	}
}

func TestADumpDoesNotDependOnTheOrderOfIngest(t *testing.T) {
	ctx := context.Background()
	batches := []kg.Batch{storetest.Plan("one", 1, 30), storetest.Regions(3000), storetest.Plan("two", 2, 30)}
	var digests []string
	for range 2 {
		s := memstore.New()
		for _, b := range batches {
			if _, err := s.Apply(ctx, b); err != nil {
				t.Fatal(err)
			}
		}
		err := s.View(ctx, func(r store.Reader) error {
			g, err := store.Dump(ctx, r)
			if err != nil {
				return err
			}
			want := storetest.Model{}
			for _, b := range batches {
				want[b.Document.ID] = b
			}
			if diff := cmp.Diff(len(want.Graph().Entities), len(g.Entities)); diff != "" {
				t.Errorf("entities dumped (-want +got): %s", diff)
			}
			digest, err := g.Digest()
			digests = append(digests, digest)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(batches)
	}
	if digests[0] != digests[1] {
		t.Errorf("digests of two orders of ingest: got %s and %s, want the same", digests[0], digests[1])
	}
}
