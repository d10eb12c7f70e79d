package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"os/exec"
	"strings"
	"testing"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// naughty are strings that break writers which do not escape.
var naughty = []string{
	"", " ", "  两端有空格  ", "引号\"与'撇号", `""`, `"`, "a,b;c\td", "第一行\n第二行", "回车\r换行\r\n", "\r", "\n", "\t前置制表",
	"=1+1", "=cmd|'/c calc'!A0", "+86 572", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠a", "'已有撇号", "'=1", "\t=1+1",
	"<b>&amp;</b>", "]]>", "<![CDATA[x]]>", "<!-- -->", "<?xml version=\"1.0\"?>", "&#0;", "&unknown;", "%s%n%x", "%3C%20", "a%", "\\u0041\\", `C:\路径\n`,
	"\x00", "甲\x00乙", "\x01\x08\x0b\x0c\x0e\x1b\x1f", "\x7f\u0080\u0085\u009f", "\ufffe\uffff", "\u2028\u2029", "\ufeff前有BOM", "\ufffd",
	"مرحبا بالعالم", "\u202e反向\u202c", "\u200b零宽\u200d", "👩‍👩‍👧‍👦🇨🇳", "𠮷野家𪚥", "e\u0301é", "ﬁ①㎡", "坏\xff字\xc0节\xed\xa0\x80",
	"_x0041_", "_x000D_", "_xD83D_", "true", "null", "NaN", "1e309", "0123", "2021-01-01", "1/2", "#REF!", "{}", `{"a":1}`, "[x](javascript:1)",
	"<urn:x> .", "\"@zh .", "_:b0", "urn:policygraph:", "http://例え.jp/?q=<>", "../../etc/passwd", "\\", "\\\"", "^^<x>", strings.Repeat("长", 3000),
}

// tableOf is a table of n rows whose every column goes through the naughty strings.
func tableOf(n int) Table {
	return Table{About: about(), Rows: func(yield func(Row, error) bool) {
		for i := range n {
			at := func(k int) string { return naughty[(i+k)%len(naughty)] }
			if !yield(Row{i + 1, at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10), at(11)}, nil) {
				return
			}
		}
	}}
}

func about() About {
	return About{Commit: 7, At: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), Store: "store01", Lines: []Line{{"筛选", "=甲\x01<乙>\"丙\""}}}
}

// hostileGraph has a thing with each naughty string as name, key, alias and value, and statements between neighbours.
func hostileGraph() (Graph, []Node, []Edge) {
	var nodes []Node
	var edges []Edge
	document := kg.NewDocument("坏\x01名<>.txt")
	document.Title, document.Published, document.Digest = "标题\"<&>\x02", "2021-07", "00ff"
	for i, s := range naughty {
		kind := kg.EntityKinds[i%len(kg.EntityKinds)]
		e := kg.NewEntity(kind, fmt.Sprintf("%d/%s", i, s), s, kg.Prop{Name: "value", Value: s}, kg.Prop{Name: "value", Value: "第二"}, kg.Prop{Name: "名 字<" + s, Value: "x"},
			kg.Prop{Name: "start", Value: "12"})
		e.Aliases = []string{s + "甲", naughty[(i+1)%len(naughty)]}
		n := Node{Entity: e, Document: document}
		if kind == kg.KindDeadline {
			n.Start, n.End = "2021", "2025-02"
		}
		nodes = append(nodes, n)
	}
	other := kg.NewDocument("b.txt")
	for i := range nodes {
		from, to := nodes[i].Entity, nodes[(i+7)%len(nodes)].Entity
		s := kg.NewStatement(from.ID, kg.Predicates[i%len(kg.Predicates)], to.ID, kg.Prop{Name: kg.QualNote, Value: naughty[i]}, kg.Prop{Name: kg.QualGroup, Value: "1"})
		e := Edge{Statement: s, From: from, To: to}
		for k, d := range []kg.Document{document, other, document} {
			x := kg.NewEvidence(s.ID, d.ID, kg.Span{Start: i + k, End: i + k + 5}, naughty[(i+k)%len(naughty)], "rule.a", kg.ID{})
			x.Focus = kg.Span{Start: i + k, End: i + k + 1}
			x.Place = kg.Place{Page: k, Cell: "表'1!B" + fmt.Sprint(k)}
			e.Evidence, e.Documents = append(e.Evidence, x), append(e.Documents, d)
		}
		edges = append(edges, e)
	}
	return Graph{About: about(), Nodes: all(nodes), Edges: all(edges)}, nodes, edges
}

func all[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range list {
			if !yield(x, nil) {
				return
			}
		}
	}
}

// plan is an invented document with three tasks, in a store of its own.
func plan(t *testing.T) (*memstore.Store, map[string]kg.Entity) {
	t.Helper()
	text := "1.建设滨湖绿道。贯通东岸步道（市园林局牵头）增设驿站12座(市住建局牵头，市财政局配合)。\n" +
		"2.=整治河道。清淤十公里。责任单位：市水利局\n" +
		"3.开办湖畔市集\n"
	d := kg.NewDocument("plans/滨湖.txt")
	d.Title, d.Number, d.Published = "甲市滨湖建设方案", "甲政发〔2021〕3号", "2021-05-06"
	b := kg.Batch{Document: d, Text: text}
	named := map[string]kg.Entity{}
	thing := func(kind kg.EntityKind, key, name string, props ...kg.Prop) kg.Entity {
		e := kg.NewEntity(kind, key, name, props...)
		named[name] = e
		b.Entities = append(b.Entities, e)
		return e
	}
	span := func(words string) kg.Span {
		at := strings.Index(text, words)
		if at < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		start := len([]rune(text[:at]))
		return kg.Span{Start: start, End: start + len([]rune(words))}
	}
	say := func(subject kg.Entity, p kg.Predicate, object kg.Entity, words string, qualifiers ...kg.Prop) {
		s := kg.NewStatement(subject.ID, p, object.ID, qualifiers...)
		b.Statements = append(b.Statements, s)
		b.Evidence = append(b.Evidence, kg.NewEvidence(s.ID, d.ID, span(words), words, "test.rule", kg.ID{}))
	}
	q := func(name, value string) kg.Prop { return kg.Prop{Name: name, Value: value} }
	document := thing(kg.KindDocument, d.Key, d.Title, q("uri", d.URI), q("periodStart", "2021-01-01"), q("periodEnd", "2025-12-31"))
	section := thing(kg.KindSection, d.Key+"/1", "重点任务", q("level", "1"), q("ordinal", "一"))
	say(document, kg.HasSection, section, "建设滨湖绿道")
	for i, title := range []string{"建设滨湖绿道", "=整治河道", "开办湖畔市集"} {
		whole := strings.Split(text, "\n")[i]
		at := span(whole)
		task := thing(kg.KindTask, fmt.Sprintf("%s/1/%d", d.Key, i+1), title, q("order", fmt.Sprint(i+1)), q("start", fmt.Sprint(at.Start)), q("end", fmt.Sprint(at.End)))
		say(document, kg.HasTask, task, title)
		say(task, kg.PartOf, section, title)
	}
	first := named["建设滨湖绿道"]
	garden, housing := thing(kg.KindAgency, "990100/园林局", "甲市园林局"), thing(kg.KindAgency, "990100/住建局", "甲市住房和城乡建设局")
	finance, water := thing(kg.KindAgency, "990100/财政局", "甲市财政局"), thing(kg.KindAgency, "990100/水利局", "甲市水利局")
	say(garden, kg.Leads, first, "市园林局牵头", q(kg.QualGroup, "1"), q(kg.QualOrder, "1"))
	say(housing, kg.Leads, first, "市住建局牵头", q(kg.QualOrigin, "INFERRED"), q(kg.QualGroup, "2"), q(kg.QualOrder, "1"))
	say(finance, kg.Supports, first, "市财政局配合", q(kg.QualGroup, "2"), q(kg.QualOrder, "2"))
	say(water, kg.ResponsibleFor, named["=整治河道"], "责任单位：市水利局", q(kg.QualGroup, "1"), q(kg.QualOrder, "1"))
	lake := thing(kg.KindRegion, "990100", "甲市")
	say(first, kg.Involves, lake, "东岸")
	say(first, kg.HasTarget, thing(kg.KindTarget, d.Key+"/target-1", "驿站", q("raw", "驿站12座")), "驿站12座")
	say(first, kg.Due, thing(kg.KindDeadline, "2024-12-31", "2024年底前", q("end", "2024-12-31")), "东岸步道")
	say(garden, kg.AgencyOf, lake, "市园林局")
	seed := kg.NewDocument("seeds/x.tsv")
	seed.Seed = true
	far := kg.NewEntity(kg.KindRegion, "990200", "乙市")
	province := kg.NewEntity(kg.KindRegion, "990000", "丙省")
	part := kg.NewStatement(far.ID, kg.PartOf, province.ID)
	seeds := kg.Batch{
		Document: seed, Text: "乙市 丙省", Entities: []kg.Entity{far, province}, Statements: []kg.Statement{part},
		Evidence: []kg.Evidence{kg.NewEvidence(part.ID, seed.ID, kg.Span{Start: 0, End: 2}, "乙市", "seed.division", kg.ID{})},
	}
	st := memstore.New()
	for _, batch := range []kg.Batch{seeds, b} {
		if err := batch.Check(); err != nil {
			t.Fatal(err)
		}
		if _, err := st.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	return st, named
}

// exported is what an export of st writes.
func exported(t *testing.T, st store.Store, q Request) ([]byte, Summary, error) {
	t.Helper()
	var out bytes.Buffer
	var s Summary
	err := st.View(t.Context(), func(r store.Reader) (err error) {
		s, err = Write(context.Background(), &out, r, q, Options{Store: "store01", TempDir: t.TempDir()})
		return err
	})
	return out.Bytes(), s, err
}

// records reads CSV by the standard library.
func records(t *testing.T, b []byte) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	list, err := r.ReadAll()
	if err != nil {
		t.Fatalf("read CSV: %v", err)
	}
	return list
}

// python runs a program that reads in and prints what it found; "" where there is no Python.
func python(t *testing.T, program string, in []byte) (string, bool) {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Log("no python3 here: the standard library of Go is the only reader")
		return "", false
	}
	cmd := exec.Command(path, "-c", program)
	cmd.Stdin = bytes.NewReader(in)
	var out, bad bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &bad
	if err := cmd.Run(); err != nil {
		t.Fatalf("python3 cannot read it: %v\n%s", err, bad.String())
	}
	return strings.TrimSpace(out.String()), true
}

// failing fails after some bytes.
type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(p), nil
}
