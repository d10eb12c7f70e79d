package xlsx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/reader/ooxml/ooxmltest"
	"policygraph/internal/extract/reader/xlsx"
	"policygraph/internal/extract/source"
)

func read(b []byte) (document.Body, error) {
	src, err := source.New("plan.xlsx", b)
	if err != nil {
		return document.Body{}, err
	}
	p, err := ooxml.Open(src, ooxml.DefaultLimits)
	if err != nil {
		return document.Body{}, err
	}
	main, _, err := p.Document()
	if err != nil {
		return document.Body{}, err
	}
	return xlsx.Read(p, main)
}

// render writes a body one block a line: headings behind their level, cells with how far they reach.
func render(body document.Body) string {
	var b strings.Builder
	for _, block := range body.Blocks {
		if block.Kind == document.Heading {
			fmt.Fprintf(&b, "%d ", block.Level)
		}
		if block.Kind != document.Table {
			fmt.Fprintf(&b, "%s\n", body.Text.Slice(block.Span))
			continue
		}
		for _, row := range block.Rows {
			for _, c := range row {
				fmt.Fprintf(&b, "[%s", strings.ReplaceAll(body.Text.Slice(c.Span), "\n", "↵"))
				if c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(&b, " %dx%d", c.RowSpan, c.ColSpan)
				}
				b.WriteString("]")
			}
			b.WriteString("\n")
		}
	}
	return strings.TrimSpace(b.String())
}

// book is a workbook written by excelize.
func book(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rows fills a sheet from the row given on; a bar stands between cells.
func rows(f *excelize.File, sheet string, first int, lines ...string) {
	for i, line := range lines {
		for k, value := range strings.Split(line, "|") {
			at, _ := excelize.CoordinatesToCellName(k+1, first+i)
			if value != "" {
				f.SetCellStr(sheet, at, value)
			}
		}
	}
}

func TestSheets(t *testing.T) {
	const s = "Sheet1"
	for _, c := range []struct {
		claim string
		fill  func(f *excelize.File)
		want  string
	}{
		{"title above, notes below", func(f *excelize.File) {
			rows(f, s, 1, "附件1", "云溪市2023年水网建设任务分工表", "填报单位：市水利局|||2023年3月", "序号|任务|牵头单位|配合单位", "1|扩建城北水厂|市水利局|/", "注：列第一位的为牵头单位。")
			f.MergeCell(s, "A2", "D2")
		}, "附件1\n云溪市2023年水网建设任务分工表\n填报单位：市水利局　2023年3月\n[序号][任务][牵头单位][配合单位]\n[1][扩建城北水厂][市水利局][/]\n注：列第一位的为牵头单位。"},
		{"merged cells stand once", func(f *excelize.File) {
			rows(f, s, 1, "类别|任务|责任分工|", "||牵头单位|配合单位", "供水|扩建水厂|甲局|乙局", "|更换水管||丙局", "排水|清淤|丁局|")
			f.MergeCell(s, "A1", "A2")
			f.MergeCell(s, "B1", "B2")
			f.MergeCell(s, "C1", "D1")
			f.MergeCell(s, "A3", "A4")
			f.MergeCell(s, "C3", "C4")
		}, "[类别 2x1][任务 2x1][责任分工 1x2]\n[牵头单位][配合单位]\n[供水 2x1][扩建水厂][甲局 2x1][乙局]\n[更换水管][丙局]\n[排水][清淤][丁局][]"},
		{"what is hidden is left out", func(f *excelize.File) {
			rows(f, s, 1, "序号|任务|密级|牵头单位", "1|修路|内|甲局", "2|架桥|内|乙局", "3|清淤|内|丙局")
			f.SetColVisible(s, "C", false)
			f.SetRowVisible(s, 3, false)
			f.NewSheet("底稿")
			rows(f, "底稿", 1, "任务|牵头单位", "旧|旧局")
			f.SetSheetVisible("底稿", false)
		}, "[序号][任务][牵头单位]\n[1][修路][甲局]\n[3][清淤][丙局]"},
		{"a merged cell is seen where its first row is hidden", func(f *excelize.File) {
			rows(f, s, 1, "类别|任务", "供水|甲", "|乙", "|丙")
			f.MergeCell(s, "A2", "A4")
			f.SetRowVisible(s, 2, false)
		}, "[类别][任务]\n[供水 2x1][乙]\n[丙]"},
		{"several sheets have headings, the title of the first stands above", func(f *excelize.File) {
			f.SetSheetName(s, "供水")
			rows(f, "供水", 1, "云溪市水网建设方案", "任务|牵头单位", "修路|甲局")
			f.NewSheet("排水")
			rows(f, "排水", 1, "任务|牵头单位", "清淤|乙局")
			f.NewSheet("Sheet3")
			rows(f, "Sheet3", 2, "任务|牵头单位", "疏浚|丙局")
			f.NewSheet("空")
		}, "云溪市水网建设方案\n1 供水\n[任务][牵头单位]\n[修路][甲局]\n1 排水\n[任务][牵头单位]\n[清淤][乙局]\n[任务][牵头单位]\n[疏浚][丙局]"},
		{"headings between rows, and the head of every page", func(f *excelize.File) {
			rows(f, s, 1, "序号|任务|牵头单位", "一、供水", "1|扩建水厂|甲局", "序号|任务|牵头单位", "二、排水", "2|清淤|乙局")
		}, "[序号][任务][牵头单位]\n[一、供水 1x3]\n[1][扩建水厂][甲局]\n[序号][任务][牵头单位]\n[二、排水 1x3]\n[2][清淤][乙局]"},
		{"a second table on the sheet", func(f *excelize.File) {
			rows(f, s, 1, "附表1", "任务|牵头单位", "修路|甲局")
			rows(f, s, 6, "附表2", "项目|金额（万元）|责任单位", "水厂|300|乙局")
		}, "附表1\n[任务][牵头单位]\n[修路][甲局]\n附表2\n[项目][金额（万元）][责任单位]\n[水厂][300][乙局]"},
		{"a sheet of text", func(f *excelize.File) {
			rows(f, s, 1, "云溪市水网建设方案", "一、总则", "坚持节水优先。")
		}, "云溪市水网建设方案\n一、总则\n坚持节水优先。"},
		{"empty columns and rows between", func(f *excelize.File) {
			rows(f, s, 3, "|任务||牵头单位|", "|修路||甲局|")
			rows(f, s, 7, "|架桥||乙局|")
		}, "[任务][牵头单位]\n[修路][甲局]\n[架桥][乙局]"},
		{"lines within cells", func(f *excelize.File) {
			rows(f, s, 1, "任务|牵头单位", "修路|甲局\n乙局")
		}, "[任务][牵头单位]\n[修路][甲局↵乙局]"},
		{"rich text is text", func(f *excelize.File) {
			rows(f, s, 1, "任务|牵头单位", "x|甲局")
			f.SetCellRichText(s, "A2", []excelize.RichTextRun{{Text: "扩建", Font: &excelize.Font{Bold: true}}, {Text: "水厂"}})
		}, "[任务][牵头单位]\n[扩建水厂][甲局]"},
	} {
		body, err := read(book(t, c.fill))
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		if got := render(body); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.claim, got, c.want)
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", c.claim, why)
		}
	}
}

func TestPlacesNameCells(t *testing.T) {
	body, err := read(book(t, func(f *excelize.File) {
		f.SetSheetName("Sheet1", "任务")
		rows(f, "任务", 2, "任务|牵头单位", "修路|甲局")
		f.SetColVisible("任务", "A", false)
		rows(f, "任务", 2, "|任务|牵头单位", "|修路|甲局")
	}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range body.Places {
		got = append(got, body.Text.Slice(p.Span)+"="+p.Cell)
	}
	if g, want := strings.Join(got, " "), "任务=任务!B2 牵头单位=任务!C2 修路=任务!B3 甲局=任务!C3"; g != want {
		t.Errorf("places %s, want %s", g, want)
	}
}

func TestCellsWrittenByHand(t *testing.T) {
	for _, c := range []struct{ claim, sheet, want string }{
		{"cells without a place follow one another", `<sheetData><row><c t="inlineStr"><is><t>任务</t></is></c><c t="inlineStr"><is><t>单位</t></is></c></row><row><c t="inlineStr"><is><t>修路</t></is></c><c t="str"><v>甲局</v></c></row></sheetData>`, "[任务][单位]\n[修路][甲局]"},
		{"shared texts, pronunciation left out", `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>7</v></c><c r="B2" t="inlineStr"><is><t>甲局</t></is></c></row><row r="3"><c r="A3" t="str"><v>修路</v></c><c r="B3" t="str"><v>乙局</v></c></row></sheetData>`, "[任务][单↵位]\n[][甲局]\n[修路][乙局]"},
		{"truth, errors and formulas", `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>任务</t></is></c><c r="B1" t="inlineStr"><is><t>完成</t></is></c></row><row r="2"><c r="A2" t="str"><f>"修"&amp;"路"</f><v>修路</v></c><c r="B2" t="b"><v>1</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>架桥</t></is></c><c r="B3" t="e"><v>#REF!</v></c></row><row r="4"><c r="A4"><v>3</v></c><c r="B4" t="d"><v>2021-03-05T00:00:00</v></c></row></sheetData>`, "[任务][完成]\n[修路][TRUE]\n[架桥 1x2]\n[3][2021-03-05]"},
		{"merged cells that overlap", `<sheetData><row r="1"><c r="A1" t="str"><v>任务</v></c><c r="B1" t="str"><v>单位</v></c></row><row r="2"><c r="A2" t="str"><v>修路</v></c><c r="B2" t="str"><v>甲局</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B1:B2"/><mergeCell ref="x"/></mergeCells>`, "[任务 2x2]"},
	} {
		body, err := read(ooxmltest.Workbook(c.sheet, map[string]string{"sharedStrings.xml": `<sst><si><r><t>任</t></r><r><t>务</t></r><rPh><t>ren</t></rPh></si><si><t>单_x000D_` + "\n" + `位</t></si></sst>`}))
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		if got := render(body); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.claim, got, c.want)
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", c.claim, why)
		}
	}
}
