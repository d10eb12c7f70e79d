package query_test

import (
	"slices"
	"strings"
	"testing"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

func named(title string) kg.Entity {
	return kg.NewEntity(kg.KindPolicy, kg.PolicyKey(title), title)
}

// bearing is a document that says which policies it is the text of: via and name in turn.
func bearing(uri, number string, forms ...string) kg.Batch {
	p := graphtest.NewPlan(uri, uri, kg.Prop{Name: "number", Value: number})
	for pair := range slices.Chunk(forms, 2) {
		qualifiers := kg.Props{{Name: kg.QualVia, Value: pair[0]}}
		if pair[0] == "ABBREVIATION" {
			qualifiers = append(kg.Props{{Name: kg.QualOrigin, Value: string(kg.Inferred)}}, qualifiers...)
		}
		p.Says(pair[1], p.Document(), kg.TextOf, named(pair[1]), qualifiers...)
	}
	return p.Batch()
}

// citing is a document with a task that cites some policies; a name with a number behind it says that they are one.
func citing(uri string, titles ...string) kg.Batch {
	p := graphtest.NewPlan(uri, uri)
	task := p.Task("供水", "建设水厂。")
	for _, title := range titles {
		name, number, paired := strings.Cut(title, "|")
		p.Says("落实《"+name+"》。", task, kg.Cites, named(name))
		if paired {
			p.Says("《"+name+"》（"+number+"）", named(name), kg.SameAs, named(number))
			p.Says("落实"+number+"。", task, kg.Cites, named(number))
		}
	}
	return p.Batch()
}

func TestWhichDocumentAPolicyIs(t *testing.T) {
	const title, number = "某省供水规划（2021—2035年）", "某政发〔2021〕3号"
	for _, c := range []struct {
		claim string
		store []kg.Batch
		ask   string
		want  string // documents, best first; the one that it is in brackets
	}{
		{"none that is not there", []kg.Batch{citing("plan", title)}, title, ""},
		{"the one with that title", []kg.Batch{citing("plan", title), bearing("a", "", "NAME", title)}, title, "[a]"},
		{"two with that title are candidates", []kg.Batch{bearing("b", "", "NAME", title), bearing("a", "", "NAME", title)}, title, "a b"},
		{"the one with that number", []kg.Batch{bearing("a", number, "NAME", title, "NUMBER", number), bearing("b", "", "NAME", title)}, number, "[a]"},
		{"the number settles it between two of one title that a text gives it", []kg.Batch{
			citing("plan", title+"|"+number), bearing("a", "某政发〔2011〕8号", "NAME", title), bearing("b", number, "NAME", title, "NUMBER", number),
		}, number, "[b] a!"},
		{"by its title, where a text gives title and number", []kg.Batch{citing("plan", title+"|"+number), bearing("a", "", "NAME", title)}, number, "[a]"},
		{"not where the number is another", []kg.Batch{citing("plan", title+"|"+number), bearing("a", "某政发〔2011〕8号", "NAME", title)}, title, "a!"},
		{"what is called so for short, where nothing is called so in full", []kg.Batch{bearing("a", "", "NAME", title, "ABBREVIATION", "某省供水规划")}, "某省供水规划", "[a]"},
		{"the full name before the short one", []kg.Batch{
			bearing("a", "", "NAME", title, "ABBREVIATION", "某省供水规划"), bearing("b", "", "NAME", "某省供水规划"),
		}, "某省供水规划", "[b] a"},
		{"two for short are candidates", []kg.Batch{
			bearing("a", "", "NAME", title, "ABBREVIATION", "某省供水规划"), bearing("b", "", "NAME", "某省供水规划（2011—2020年）", "ABBREVIATION", "某省供水规划"),
		}, "某省供水规划", "a b"},
	} {
		st := filled(t, c.store...)
		view(t, st, func(r store.Reader) {
			id := named(c.ask).ID
			texts, err := query.PolicyTexts(t.Context(), r, []kg.ID{id})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			the, found := query.TheText(texts[id])
			for _, x := range texts[id] {
				uri := x.Document.URI
				if x.OtherNumber {
					uri += "!"
				}
				if found && x.Document.ID == the.Document.ID {
					uri = "[" + uri + "]"
				}
				got = append(got, uri)
				if e, _ := r.Evidence(t.Context(), []kg.ID{x.Statement.ID}); len(e[x.Statement.ID]) == 0 {
					t.Errorf("%s: %s has no evidence", c.claim, uri)
				}
			}
			sortTies(got)
			if joined := strings.Join(got, " "); joined != c.want {
				t.Errorf("%s: %q is %q, want %q", c.claim, c.ask, joined, c.want)
			}
		})
	}
}

// sortTies puts candidates of equal weight, which come in the order of their IDs, in the order of their names.
func sortTies(uris []string) {
	if len(uris) == 2 && !strings.ContainsAny(uris[0]+uris[1], "[!") {
		slices.Sort(uris)
	}
}

func TestWhoCitesADocumentUnderAnyOfItsNames(t *testing.T) {
	const title, number = "某省供水规划（2021—2035年）", "某政发〔2021〕3号"
	own := bearing("own", number, "NAME", title, "NUMBER", number, "ABBREVIATION", "某省供水规划")
	st := filled(t, own, citing("by title", title), citing("by number", "某省节水规划|"+number), citing("for short", "某省供水规划"), citing("another", "某市供水规划"))
	view(t, st, func(r store.Reader) {
		for _, c := range []struct {
			of   kg.ID
			want string
		}{
			{own.Document.ID, "by number, by number, by title, for short"}, // 某省节水规划 is said to have its number
			{named(number).ID, "by number, by number, by title, for short"},
			{named("某市供水规划").ID, "another"},
			{kg.EntityID(kg.KindDocument, kg.DocumentKey("another")), ""},
		} {
			cited, err := query.CitedBy(t.Context(), r, []kg.ID{c.of})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range cited[c.of] {
				task, _ := r.Entities(t.Context(), []kg.ID{e.Other})
				home, _ := query.DocumentOf(task[e.Other])
				d, _ := r.Documents(t.Context(), []kg.ID{home})
				got = append(got, d[home].URI)
			}
			slices.Sort(got)
			if joined := strings.Join(got, ", "); joined != c.want {
				t.Errorf("cited by %q, want %q", joined, c.want)
			}
		}
		if cited, _ := query.CitedBy(t.Context(), r, []kg.ID{own.Document.ID}, kg.Repeals); len(cited[own.Document.ID]) != 0 {
			t.Errorf("nothing repeals it, got %v", cited)
		}
		home := kg.EntityID(kg.KindDocument, kg.DocumentKey("by number"))
		cites, err := query.CitationsOf(t.Context(), r, []kg.ID{home}, kg.Cites, kg.Leads)
		if err != nil || len(cites[home]) != 2 {
			t.Errorf("cites %v, %v; want a title and a number, of its task", cites, err)
		}
	})
}

func TestTasksThatCiteATitleInvolveItsNumber(t *testing.T) {
	st := filled(t, citing("a", "某省供水规划"), citing("b", "某省供水规划|某政发〔2021〕3号"))
	page := tasks(t, st, query.TaskQuery{Involving: []string{"policy:某政发（2021）3号"}})
	if page.Total != 2 {
		t.Errorf("%d tasks involve the number, want both", page.Total)
	}
}

func TestADocumentsOwnNameMeansTheDocumentUntilSomebodyCitesIt(t *testing.T) {
	own := bearing("临江市供水规划", "", "NAME", "临江市供水规划")
	for _, c := range []struct {
		claim string
		store []kg.Batch
		want  kg.EntityKind
	}{{"nobody cites it", []kg.Batch{own}, kg.KindDocument}, {"a task cites it", []kg.Batch{own, citing("plan", "临江市供水规划")}, kg.KindPolicy}} {
		view(t, filled(t, c.store...), func(r store.Reader) {
			e, err := query.One(t.Context(), r, "临江市供水规划")
			if err != nil || e.Kind != c.want {
				t.Errorf("%s: got %s, %v, want a %s", c.claim, e.Ref(), err, c.want)
			}
		})
	}
}
