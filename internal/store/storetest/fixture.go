package storetest

import (
	"fmt"
	"strings"

	"policygraph/internal/kg"
)

// Draft is a batch in the making, for tests. Every statement is proved by a span of the text.
type Draft struct {
	kg.Batch
	length int // of the text, in code points
}

// NewDraft begins a batch of the document known by uri.
func NewDraft(uri, text string) *Draft {
	d := &Draft{Batch: kg.Batch{Document: kg.NewDocument(uri), Text: text}, length: len([]rune(text))}
	d.Document.Title, d.Document.Digest, d.Document.Extractor = "关于"+uri, kg.NewID(text).String(), "test"
	return d
}

// Seed makes the document a table that ships with the program.
func (d *Draft) Seed() *Draft {
	d.Document.Seed = true
	return d
}

// Entity asserts an entity once and returns its ID.
func (d *Draft) Entity(kind kg.EntityKind, key, name string, aliases ...string) kg.ID {
	e := kg.NewEntity(kind, key, name)
	e.Aliases = aliases
	d.Entities = append(d.Entities, e)
	return e.ID
}

// Claim asserts a statement, proved by the text from start to end, and returns its ID.
func (d *Draft) Claim(subject kg.ID, predicate kg.Predicate, object kg.ID, start, end int, qualifiers ...kg.Prop) kg.ID {
	st := kg.NewStatement(subject, predicate, object, qualifiers...)
	d.Statements = append(d.Statements, st)
	d.Prove(st.ID, start, end, "test.rule")
	return st.ID
}

// Prove adds evidence for a statement.
func (d *Draft) Prove(statement kg.ID, start, end int, rule string) {
	quote := string([]rune(d.Text)[start:end])
	e := kg.NewEvidence(statement, d.Document.ID, kg.Span{Start: start, End: end}, quote, rule, kg.ID{})
	e.Focus = kg.Span{Start: end - 1, End: end}
	e.Place = kg.Place{Page: start + 1, Cell: "Sheet1!B7", Box: kg.Box{Left: 72, Top: 90.5, Right: 300.25, Bottom: 104}}
	d.Evidence = append(d.Evidence, e)
}

// Plan invents a plan of so many tasks. Plans share agencies and regions; versions of one plan share some tasks.
func Plan(uri string, version, tasks int) kg.Batch {
	var text strings.Builder
	b := kg.Batch{Document: kg.NewDocument(uri)}
	b.Document.Title = fmt.Sprintf("%s（第%d版）", uri, version)
	b.Document.Digest, b.Document.Extractor = kg.NewID(uri, fmt.Sprint(version)).String(), "test"
	doc := kg.NewEntity(kg.KindDocument, b.Document.Key, b.Document.Title)
	b.Entities = append(b.Entities, doc)
	agencies, regions := map[int]kg.ID{}, map[int]kg.ID{}
	at := 0
	for i := range tasks {
		a, c, g := i%37, (i*7+version)%41+37, i%23
		for _, n := range []int{a, c} {
			if _, ok := agencies[n]; !ok {
				e := kg.NewEntity(kg.KindAgency, fmt.Sprintf("bureau-%d", n), fmt.Sprintf("第%d局", n))
				agencies[n] = e.ID
				b.Entities = append(b.Entities, e)
			}
		}
		if _, ok := regions[g]; !ok {
			e := kg.NewEntity(kg.KindRegion, fmt.Sprintf("%06d", 990000+g), fmt.Sprintf("第%d县", g), kg.Prop{Name: "level", Value: "county"})
			regions[g] = e.ID
			b.Entities = append(b.Entities, e)
		}
		name := fmt.Sprintf("在第%d县建设第%d号示范点", g, i+version*tasks/2)
		line := fmt.Sprintf("%s（牵头单位：第%d局；配合单位：第%d局）。\n", name, a, c)
		task := kg.NewEntity(kg.KindTask, fmt.Sprintf("%s/%d", b.Document.Key, i+version*tasks/2), name, kg.Prop{Name: "order", Value: fmt.Sprint(i)})
		b.Entities = append(b.Entities, task)
		start, length := at, len([]rune(line))
		at += length
		text.WriteString(line)
		quote := strings.TrimSuffix(line, "\n")
		for _, st := range []kg.Statement{
			kg.NewStatement(doc.ID, kg.HasTask, task.ID),
			kg.NewStatement(agencies[a], kg.Leads, task.ID, kg.Prop{Name: kg.QualGroup, Value: "1"}, kg.Prop{Name: kg.QualOrder, Value: "1"}),
			kg.NewStatement(agencies[c], kg.Supports, task.ID, kg.Prop{Name: kg.QualGroup, Value: "2"}, kg.Prop{Name: kg.QualOrder, Value: "1"}),
			kg.NewStatement(task.ID, kg.Involves, regions[g], kg.Prop{Name: kg.QualVia, Value: "NAME"}),
		} {
			b.Statements = append(b.Statements, st)
			b.Evidence = append(b.Evidence, kg.NewEvidence(st.ID, b.Document.ID, kg.Span{Start: start, End: start + length - 1}, quote, "test.line", kg.ID{}))
		}
	}
	b.Text = text.String()
	return b
}

// Regions invents a seed table of so many administrative divisions, each part of another but the first: about ten a parent, as in
// a country with five levels.
func Regions(n int) kg.Batch {
	var text strings.Builder
	b := kg.Batch{Document: kg.NewDocument("regions.tsv")}
	b.Document.Seed, b.Document.Title, b.Document.Extractor = true, "行政区划代码", "test"
	ids := make([]kg.ID, n)
	at := 0
	for i := range n {
		code, name := fmt.Sprintf("%06d", 100000+i), fmt.Sprintf("第%d乡", i)
		e := kg.NewEntity(kg.KindRegion, code, name, kg.Prop{Name: "level", Value: "township"}, kg.Prop{Name: "code", Value: code})
		e.Aliases = []string{fmt.Sprintf("%d乡", i)}
		ids[i] = e.ID
		b.Entities = append(b.Entities, e)
		line := code + "\t" + name + "\n"
		start, length := at, len([]rune(line))
		at += length
		text.WriteString(line)
		if i == 0 {
			continue
		}
		st := kg.NewStatement(e.ID, kg.PartOf, ids[(i-1)/10])
		b.Statements = append(b.Statements, st)
		b.Evidence = append(b.Evidence, kg.NewEvidence(st.ID, b.Document.ID, kg.Span{Start: start, End: start + length - 1},
			strings.TrimSuffix(line, "\n"), "seed.row", kg.ID{}))
	}
	b.Text = text.String()
	return b
}
