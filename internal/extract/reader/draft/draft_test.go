package draft_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/txt"
)

func run(s string) draft.Run { return draft.Run{Text: s} }

func cells(texts ...string) (row []draft.Cell) {
	for _, s := range texts {
		row = append(row, draft.Cell{Runs: []draft.Run{run(s)}})
	}
	return row
}

func TestBlocksStandOnLinesOfTheirOwn(t *testing.T) {
	var b draft.Body
	b.Paragraph(document.Heading, 1, run("　一、"), run("总则 "))
	b.Paragraph(document.Paragraph, 0, run(" "))
	b.Table([][]draft.Cell{cells("任务", "单位"), cells("修路", ""), cells("", ""), cells("架桥", "甲局")})
	b.Append(txt.Parse("二、任务\n节水 | 乙局\n清淤 | 丙局"), draft.Run{Cell: "C2"})
	body, err := b.Done()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := body.Text.String(), "一、总则\n任务 | 单位\n修路\n架桥 | 甲局\n二、任务\n节水 | 乙局\n清淤 | 丙局"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if why := body.Check(); why != "" {
		t.Error(why)
	}
	var kinds []document.Kind
	for _, block := range body.Blocks {
		kinds = append(kinds, block.Kind)
	}
	if want := []document.Kind{document.Heading, document.Table, document.Paragraph, document.Table}; !slices.Equal(kinds, want) {
		t.Errorf("kinds of block %v, want %v", kinds, want)
	}
	if rows := body.Blocks[3].Rows; body.Text.Slice(rows[1][1].Span) != "丙局" {
		t.Errorf("a table that was appended: last cell %q, want 丙局", body.Text.Slice(rows[1][1].Span))
	}
}

func TestPlacesOfOneKindAreJoined(t *testing.T) {
	var b draft.Body
	b.Paragraph(document.Paragraph, 0, draft.Run{Text: " 扩建", Page: 1}, draft.Run{Text: "水厂", Page: 1}, draft.Run{Text: "。", Page: 2}, run("注"))
	body, err := b.Done()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range body.Places {
		got = append(got, fmt.Sprintf("%s %d", body.Text.Slice(p.Span), p.Page))
	}
	if g, want := strings.Join(got, ", "), "扩建水厂 1, 。 2"; g != want {
		t.Errorf("places %s, want %s", g, want)
	}
}

func TestRowsAreTidied(t *testing.T) {
	reach := func(c draft.Cell, rows int) draft.Cell { c.RowSpan = rows; return c }
	for _, c := range []struct {
		claim string
		rows  [][]draft.Cell
		want  []int // cells of each row
	}{
		{"empty rows are left out", [][]draft.Cell{cells("甲", "乙"), cells("", ""), cells("丙", "丁")}, []int{2, 2}},
		{"but for those that a merged cell reaches into", [][]draft.Cell{{reach(cells("甲")[0], 3), cells("乙")[0]}, cells(""), cells("丁")}, []int{2, 1, 1}},
		{"text in the first cell only is a heading", [][]draft.Cell{cells("甲", "乙"), cells("一、供水", ""), cells("丙", "丁")}, []int{2, 1, 2}},
		{"a long text is none", [][]draft.Cell{cells("甲", "乙"), cells(strings.Repeat("路", 50), ""), cells("丙", "丁")}, []int{2, 2, 2}},
		{"nor is the first row", [][]draft.Cell{cells("甲", ""), cells("丙", "丁")}, []int{2, 2}},
	} {
		var b draft.Body
		b.Table(c.rows)
		body, err := b.Done()
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, row := range body.Blocks[0].Rows {
			got = append(got, len(row))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: rows of %v cells, want %v", c.claim, got, c.want)
		}
	}
}

func TestTextHasALimit(t *testing.T) {
	var b draft.Body
	for range 40 {
		b.Paragraph(document.Paragraph, 0, run(strings.Repeat("a", 1<<20)))
	}
	if _, err := b.Done(); !errors.Is(err, draft.ErrTooLong) {
		t.Errorf("40 MiB of text: %v, want ErrTooLong", err)
	}
}

func TestOrdinaryTablesAreNoMetadata(t *testing.T) {
	var b draft.Body
	b.Table([][]draft.Cell{cells("名称", "来源"), cells("水厂", "财政")})
	body, err := b.Done()
	if err != nil || len(body.Fields) != 0 {
		t.Errorf("fields %+v, %v; want none", body.Fields, err)
	}
}
