package ingest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/seeds"
)

const (
	citingPlan = `临江市水利工程实施方案

根据《临江省供水规划（2021—2035年）》（临政发〔2021〕7号），制定本方案。

一、重点任务

1. 加固大坝。落实临政发（2021）7号要求，全面检测坝体。（市水利局牵头）

2. 疏浚水库。按照《临江省供水规划(2021-2035年)》清除淤泥。（市水利局牵头）
`
	citedNotice = `临江省人民政府关于印发《临江省供水规划（2021-2035年）》的通知

临政发[2021]07号

现将《临江省供水规划（2021-2035年）》印发给你们，请执行。

一、总则

1. 保障供水。建设水厂。（省水利厅牵头）
`
	otherVersion = `临江省供水规划（2021—2035年）

一、总则

1. 节约用水。改造管网。（省水利厅牵头）
`
)

// texts tells which documents say that they are the text of what the plan cites, "by title / by number".
func texts(t *testing.T, st store.Store) string {
	t.Helper()
	var said []string
	err := st.View(t.Context(), func(r store.Reader) error {
		for _, name := range []string{"临江省供水规划（2021—2035年）", "临政发〔2021〕7号"} {
			id := kg.EntityID(kg.KindPolicy, kg.PolicyKey(name))
			page, err := r.Expand(context.Background(), store.Hop{From: []kg.ID{id}, Dir: store.In, Predicates: []kg.Predicate{kg.TextOf}})
			if err != nil {
				return err
			}
			var documents []kg.ID
			for _, e := range page.Edges {
				documents = append(documents, e.Other)
			}
			records, err := r.Documents(context.Background(), append([]kg.ID{}, documents...))
			if err != nil {
				return err
			}
			var uris []string
			for _, d := range records {
				uris = append(uris, d.URI)
			}
			slices.Sort(uris)
			said = append(said, strings.Join(uris, " "))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(said, " / ")
}

func TestACitedPolicyIsBoundToItsDocumentInEitherOrder(t *testing.T) {
	x, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, order := range [][]string{{"plan.txt", citingPlan, "notice.txt", citedNotice}, {"notice.txt", citedNotice, "plan.txt", citingPlan}} {
		st := memstore.New()
		t.Cleanup(func() { st.Close() })
		in := New(unseeded{x}, st, clock())
		run(t, in, files(order...))
		if got := texts(t, st); got != "notice.txt / notice.txt" {
			t.Errorf("%s first: cited documents are %q", order[0], got)
		}
		run(t, in, files("version.txt", otherVersion))
		if got := texts(t, st); got != "notice.txt version.txt / notice.txt" {
			t.Errorf("%s first, two with the title: cited documents are %q", order[0], got)
		}
		if _, err := st.Retract(t.Context(), kg.NewDocument("notice.txt").ID); err != nil {
			t.Fatal(err)
		}
		if got := texts(t, st); got != "version.txt / " {
			t.Errorf("%s first, the notice retracted: cited documents are %q", order[0], got)
		}
	}
}

// unseeded leaves the seed tables out, which no policy needs.
type unseeded struct{ *extract.Extractor }

func (unseeded) SeedBatches() []kg.Batch { return nil }
