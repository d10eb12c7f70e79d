package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// plan is a document of n tasks, each led by one bureau.
func plan(uri string, n int) kg.Batch {
	d := kg.NewDocument(uri)
	d.Title = "甲市<规划> & 方案"
	document := kg.NewEntity(kg.KindDocument, d.Key, d.Title)
	bureau := kg.NewEntity(kg.KindAgency, "990100/交通局", "甲市交通局")
	b := kg.Batch{Document: d, Text: "修路由交通局牵头。", Entities: []kg.Entity{document, bureau}}
	for i := range n {
		task := kg.NewEntity(kg.KindTask, fmt.Sprintf("%s/%d", d.Key, i), "修路")
		for _, s := range []kg.Statement{kg.NewStatement(document.ID, kg.HasTask, task.ID), kg.NewStatement(bureau.ID, kg.Leads, task.ID)} {
			b.Statements = append(b.Statements, s)
			b.Evidence = append(b.Evidence, kg.NewEvidence(s.ID, d.ID, kg.Span{Start: 0, End: 2}, "修路", "test", kg.ID{}))
		}
		b.Entities = append(b.Entities, task)
	}
	b.Sort()
	return b
}

func exported(t *testing.T, batches ...kg.Batch) ([]byte, Counts) {
	t.Helper()
	st := memstore.New()
	defer st.Close()
	for _, b := range batches {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	var counts Counts
	if err := st.View(t.Context(), func(r store.Reader) (err error) {
		counts, err = JSONL(t.Context(), &out, r)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), counts
}

func TestExportHoldsEverythingAndNamesBeforeUse(t *testing.T) {
	const tasks = 700 // more than a page of entities, more than a page of the bureau's statements
	out, counts := exported(t, plan("甲.txt", tasks))
	if want := (Counts{Documents: 1, Entities: tasks + 2, Statements: 2 * tasks, Evidence: 2 * tasks}); counts != want {
		t.Errorf("counts %+v, want %+v", counts, want)
	}
	type line struct {
		Type      string
		ID        kg.ID
		Subject   kg.ID
		Object    kg.ID
		Statement kg.ID
		Text      string
		Span      kg.Span
		Quote     string
		Counts
	}
	known := map[kg.ID]string{}
	var lines []line
	var text string
	for scan := bufio.NewScanner(bytes.NewReader(out)); scan.Scan(); {
		var l line
		if err := json.Unmarshal(scan.Bytes(), &l); err != nil {
			t.Fatalf("line %d %s: %v", len(lines)+1, scan.Bytes(), err)
		}
		switch l.Type {
		case "document":
			text = l.Text
		case "statement":
			if known[l.Subject] != "entity" || known[l.Object] != "entity" {
				t.Errorf("line %d: a statement before its entities", len(lines)+1)
			}
		case "evidence":
			if last := lines[len(lines)-1]; last.ID != l.Statement && last.Statement != l.Statement {
				t.Errorf("line %d: evidence away from its statement", len(lines)+1)
			}
			if got := string([]rune(text)[l.Span.Start:l.Span.End]); got != l.Quote {
				t.Errorf("line %d: text at span is %q, quote %q", len(lines)+1, got, l.Quote)
			}
		}
		if l.Type == "entity" || l.Type == "statement" || l.Type == "evidence" {
			if known[l.ID] == l.Type {
				t.Errorf("line %d: %s %s twice", len(lines)+1, l.Type, l.ID)
			}
			known[l.ID] = l.Type
		}
		lines = append(lines, l)
	}
	if first, last := lines[0], lines[len(lines)-1]; first.Type != "export" || last.Type != "end" || last.Counts != counts {
		t.Errorf("first line %q, last %+v; want export, and end with %+v", first.Type, last, counts)
	}
}

func TestExportOfTheSameGraphIsTheSame(t *testing.T) {
	one, _ := exported(t, plan("甲.txt", 3), plan("乙.txt", 2))
	other, _ := exported(t, plan("乙.txt", 2), plan("甲.txt", 3))
	if !bytes.Equal(one, other) {
		t.Errorf("the order of ingestion shows:\n%s\n%s", one, other)
	}
	if !strings.Contains(string(one), "甲市<规划> & 方案") {
		t.Errorf("characters of the title were escaped: %s", one)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestExportTellsOfAWriterThatFails(t *testing.T) {
	st := memstore.New()
	defer st.Close()
	if _, err := st.Apply(t.Context(), plan("甲.txt", 2)); err != nil {
		t.Fatal(err)
	}
	err := st.View(t.Context(), func(r store.Reader) error {
		_, err := JSONL(t.Context(), fullDisk{}, r)
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("got %v, want the writer's error", err)
	}
}

func TestExportStopsWithItsContext(t *testing.T) {
	st := memstore.New()
	defer st.Close()
	ctx, cancel := context.WithCancel(t.Context())
	err := st.View(ctx, func(r store.Reader) error {
		cancel()
		_, err := JSONL(ctx, &bytes.Buffer{}, r)
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}
