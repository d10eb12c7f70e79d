package grid_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/grid"
)

// sheet makes one of lines; a bar stands between cells.
func sheet(merged []grid.Area, lines ...string) grid.Sheet {
	s := grid.Sheet{Merged: merged}
	for i, line := range lines {
		for k, text := range strings.Split(line, "|") {
			if text != "" {
				s.Cells = append(s.Cells, grid.Cell{Row: i, Column: k, Text: text})
			}
		}
	}
	return s
}

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		claim string
		sheet grid.Sheet
		want  string
	}{
		{"lines above, table, notes", sheet(nil, "附件", "填报单位：甲局||2023年", "任务|单位", "修路|甲局", "注：略"), "P附件 P填报单位：甲局　2023年 T2x2 P注：略"},
		{"without a head the table begins with the first row of several cells", sheet(nil, "说明", "甲|乙", "丙|丁"), "P说明 T2x2"},
		{"a note between two tables", sheet(nil, "任务|单位", "修路|甲局", "表2", "项目|金额|单位", "水厂|3|乙局"), "T2x2 P表2 T2x3"},
		{"the same head again is of the same table", sheet(nil, "任务|单位", "修路|甲局", "二、排水", "任务|单位", "清淤|乙局"), "T5x2"},
		{"a head of two rows", sheet([]grid.Area{{Top: 0, Left: 0, Bottom: 1, Right: 0}, {Top: 0, Left: 1, Bottom: 0, Right: 2}}, "任务|责任分工", "|牵头单位|配合单位", "修路|甲局|乙局"), "T3x2"},
		{"a row that a merged cell reaches into is no note", sheet([]grid.Area{{Top: 1, Left: 1, Bottom: 2, Right: 1}}, "任务|单位", "修路|甲局", "架桥"), "T3x2"},
		{"lines of a cell are paragraphs", sheet(nil, "附件\n任务表", "任务|单位", "修路|甲局"), "P附件 P任务表 T2x2"},
		{"nothing", sheet(nil), ""},
	} {
		var b draft.Body
		if err := grid.Write(&b, c.sheet, "", true); err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		body, err := b.Done()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, block := range body.Blocks {
			if block.Kind == document.Table {
				got = append(got, fmt.Sprintf("T%dx%d", len(block.Rows), len(block.Rows[0])))
				continue
			}
			got = append(got, "P"+body.Text.Slice(block.Span))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %s, want %s", c.claim, g, c.want)
		}
	}
}

func TestHeadings(t *testing.T) {
	for titled, want := range map[bool]string{true: "供水方案\n供水\n任务 | 单位\n修路 | 甲局", false: "供水\n供水方案\n任务 | 单位\n修路 | 甲局"} {
		var b draft.Body
		if err := grid.Write(&b, sheet(nil, "供水方案", "任务|单位", "修路|甲局"), "供水", titled); err != nil {
			t.Fatal(err)
		}
		body, err := b.Done()
		if err != nil {
			t.Fatal(err)
		}
		if got := body.Text.String(); got != want {
			t.Errorf("titled %v: %q, want %q", titled, got, want)
		}
	}
}

func TestSparseTablesAreRefused(t *testing.T) {
	var s grid.Sheet
	for i := range 1500 {
		s.Cells = append(s.Cells, grid.Cell{Row: i, Column: 0, Text: "x"}, grid.Cell{Row: i, Column: i + 1, Text: "y"})
	}
	var b draft.Body
	if err := grid.Write(&b, s, "", true); !errors.Is(err, grid.ErrTooLarge) {
		t.Errorf("1,500 rows of as many columns: %v, want ErrTooLarge", err)
	}
}
