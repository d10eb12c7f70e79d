package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

func TestBatchesAreFitToBeStored(t *testing.T) {
	d := load(t)
	var uris []string
	for _, b := range d.Batches() {
		uris = append(uris, b.Document.URI)
		if err := b.Check(); err != nil {
			t.Errorf("%s: %.2000v", b.Document.URI, err)
		}
		if !b.Document.Seed || b.Document.Title == "" || b.Document.Digest == "" || b.Document.Extractor != d.Digest() {
			t.Errorf("document %+v is not marked as a seed of these tables", b.Document)
		}
		sorted := b
		sorted.Entities = slices.Clone(b.Entities)
		sorted.Sort()
		if !slices.EqualFunc(sorted.Entities, b.Entities, func(x, y kg.Entity) bool { return x.ID == y.ID }) {
			t.Errorf("%s is not sorted", b.Document.URI)
		}
	}
	want := []string{"seeds/regions.tsv", "seeds/region-changes.tsv", "seeds/functional-regions.tsv", "seeds/agencies.tsv", "seeds/organizations.tsv"}
	if !slices.Equal(uris, want) {
		t.Errorf("batches of %q, want %q", uris, want)
	}
}

func TestARowIsTheEvidenceOfItsStatement(t *testing.T) {
	batches := load(t).Batches()
	for _, c := range []struct {
		claim, uri      string
		subject, object kg.ID
		predicate       kg.Predicate
		quote           string
	}{
		{"a county is part of its city", "seeds/regions.tsv", region("330523"), region("330500"), kg.PartOf, "330523\t安吉县\t县级\t330500\t湖州市"},
		{"a province is part of a functional region", "seeds/functional-regions.tsv", region("330000"), kg.EntityID(kg.KindFunctionalRegion, "长三角"), kg.PartOf, "长三角"},
		{"a ministry is a body of the state", "seeds/agencies.tsv", kg.EntityID(kg.KindAgency, "100000/财政部"), region("100000"), kg.AgencyOf, "财政"},
		{"a university is in its city", "seeds/organizations.tsv", kg.EntityID(kg.KindOrganization, "浙江大学"), region("330100"), kg.LocatedIn, "UNIVERSITY\t浙江大学"},
		{"an abolished district was part of its city", "seeds/region-changes.tsv", region("330103"), region("330100"), kg.PartOf, "330103\t下城区"},
	} {
		statement := kg.NewStatement(c.subject, c.predicate, c.object)
		var quote string
		for _, b := range batches {
			for _, e := range b.Evidence {
				if b.Document.URI == c.uri && e.Statement == statement.ID {
					quote = e.Quote
				}
			}
		}
		if !strings.HasPrefix(quote, c.quote) {
			t.Errorf("%s: got quote %q, want %q", c.claim, quote, c.quote)
		}
	}
}

func region(code string) kg.ID { return kg.EntityID(kg.KindRegion, code) }

func TestARegionCarriesItsNamesAndTimes(t *testing.T) {
	d := load(t)
	e := d.regionEntity(d.regions[d.index["330103"]])
	if e.Props.Get("to") != "2021-04" || e.Props.Get("level") != "COUNTY" || e.Props.Get("parent") != "330100" || !slices.Contains(e.Aliases, "下城") {
		t.Errorf("下城区: got %+v", e)
	}
	e = d.regionEntity(d.regions[d.index["330500"]])
	if !slices.Contains(e.Props.All("abbreviation"), "湖") || !slices.Contains(e.Aliases, "湖州") {
		t.Errorf("湖州市: got %+v", e)
	}
}
