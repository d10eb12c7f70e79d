package export

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Bounds of a sheet. A part of the file is below 4 GiB, so that old programs read it.
const (
	maxSheetRows  = 1_048_576
	maxSheetBytes = 3 << 30
)

const (
	taskSheet  = "任务"
	aboutSheet = "说明"
)

// WriteXLSX writes a table as a workbook: a sheet of tasks, one more for each further million, and a sheet that says what it is.
func WriteXLSX(w io.Writer, t Table, o Options) (Summary, error) {
	return writeXLSX(w, t, o, maxSheetRows)
}

func writeXLSX(w io.Writer, t Table, o Options, sheetRows int) (s Summary, err error) {
	f := excelize.NewFile(excelize.Options{TmpDir: o.TempDir})
	defer f.Close()
	x := workbook{file: f, most: sheetRows, counts: &s}
	if err := x.styles(); err != nil {
		return s, fmt.Errorf("set up the workbook: %w", err)
	}
	if err := x.begin(); err != nil {
		return s, err
	}
	for row, err := range t.Rows {
		if err != nil {
			return s, err
		}
		if err := x.add(row); err != nil {
			return s, fmt.Errorf("row %d: %w", row.Number, err)
		}
	}
	if err := x.end(); err != nil {
		return s, err
	}
	if err := x.tell(t.About); err != nil {
		return s, fmt.Errorf("sheet %s: %w", aboutSheet, err)
	}
	created := t.About.At
	if created.IsZero() {
		created = time.Unix(0, 0)
	}
	stamp := created.UTC().Format("2006-01-02T15:04:05Z")
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "policygraph", Title: taskSheet, Created: stamp, Modified: stamp, Language: "zh-CN"}); err != nil {
		return s, err
	}
	// excelize would gather the whole file in memory; its parts go to w as they are compressed
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter {
		z := zip.NewWriter(w)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
		return z
	})
	return s, f.Write(io.Discard)
}

// workbook is an XLSX in the making.
type workbook struct {
	file   *excelize.File
	sheet  *excelize.StreamWriter
	name   string
	rows   int // of the sheet, its header included
	bytes  int // of the sheet
	most   int // rows of a sheet
	counts *Summary

	head, wrap, plain int // styles
}

func (x *workbook) styles() (err error) {
	border := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "D9D9D9", Style: 1})
	}
	if x.head, err = x.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"2E75B6"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}, Border: border,
	}); err != nil {
		return err
	}
	if x.wrap, err = x.file.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, Border: border, NumFmt: 49}); err != nil {
		return err
	}
	x.plain, err = x.file.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top"}, Border: border})
	return err
}

// begin begins a sheet of tasks. The second sheet of the workbook is that of the words about it.
func (x *workbook) begin() error {
	x.counts.Sheets++
	x.name = taskSheet
	if x.counts.Sheets == 1 {
		if err := x.file.SetSheetName("Sheet1", taskSheet); err != nil {
			return err
		}
		if _, err := x.file.NewSheet(aboutSheet); err != nil {
			return err
		}
	} else {
		x.name = fmt.Sprintf("%s（%d）", taskSheet, x.counts.Sheets)
		if _, err := x.file.NewSheet(x.name); err != nil {
			return err
		}
	}
	sheet, err := x.file.NewStreamWriter(x.name)
	if err != nil {
		return err
	}
	x.sheet, x.rows, x.bytes = sheet, 1, 0
	for i, c := range Columns {
		if err := sheet.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
	}
	if err := sheet.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	cells := make([]any, len(Columns))
	for i, c := range Columns {
		cells[i] = excelize.Cell{StyleID: x.head, Value: c.Title}
	}
	return sheet.SetRow("A1", cells, excelize.RowOpts{Height: 24})
}

func (x *workbook) add(row Row) error {
	if x.rows == x.most || x.bytes > maxSheetBytes {
		if err := x.end(); err != nil {
			return err
		}
		if err := x.begin(); err != nil {
			return err
		}
	}
	cells := make([]any, len(Columns))
	for i, c := range Columns {
		if i == 0 {
			cells[i] = excelize.Cell{StyleID: x.plain, Value: row.Number}
			continue
		}
		v := x.text(c.Value(row))
		x.bytes += len(v) + 64
		cells[i] = excelize.Cell{StyleID: x.wrap, Value: v}
	}
	x.rows++
	x.counts.Rows++
	return x.sheet.SetRow(fmt.Sprintf("A%d", x.rows), cells)
}

// undone are escapes of spreadsheets that the library would lose if a text holds them as they are.
var undone = regexp.MustCompile(`_x(?:005[fF]|[dD][89a-fA-F][0-9a-fA-F]{2})_`)

// text is s as a cell holds it.
func (x *workbook) text(s string) string {
	if strings.Contains(s, "_x") {
		s = undone.ReplaceAllStringFunc(s, func(escape string) string {
			x.counts.Replaced++
			return "\uFFFD" + escape[1:]
		})
	}
	return fit(guard(clean(s, &x.counts.Replaced), &x.counts.Escaped), &x.counts.Cut)
}

// end ends a sheet of tasks, with a filter over its columns.
func (x *workbook) end() error {
	last, err := excelize.ColumnNumberToName(len(Columns))
	if err != nil {
		return err
	}
	if err := x.file.AutoFilter(x.name, fmt.Sprintf("A1:%s%d", last, x.rows), nil); err != nil {
		return fmt.Errorf("sheet %s: %w", x.name, err)
	}
	if err := x.sheet.Flush(); err != nil {
		return fmt.Errorf("sheet %s: %w", x.name, err)
	}
	return nil
}

// tell writes the sheet that says what the workbook is.
func (x *workbook) tell(a About) error {
	sheet, err := x.file.NewStreamWriter(aboutSheet)
	if err != nil {
		return err
	}
	if err := sheet.SetColWidth(1, 1, 22); err != nil {
		return err
	}
	if err := sheet.SetColWidth(2, 2, 90); err != nil {
		return err
	}
	lines := append(a.head(), a.Lines...)
	lines = append(lines,
		Line{"任务数", fmt.Sprint(x.counts.Rows)}, Line{"任务工作表数", fmt.Sprint(x.counts.Sheets)},
		Line{"截断的单元格", fmt.Sprintf("%d（单元格上限为 32767 个字符，截断处有标注）", x.counts.Cut)},
		Line{"加单引号的单元格", fmt.Sprintf("%d（以 = + - @ 等开头的文字前加单引号，防止被当作公式）", x.counts.Escaped)},
		Line{"替换的字符", fmt.Sprintf("%d（表格文件不能保存的控制字符以 \uFFFD 代替）", x.counts.Replaced)})
	for _, c := range Columns {
		lines = append(lines, Line{"列：" + c.Title, c.Means})
	}
	counted := *x.counts // what the words themselves need is not told
	for i, l := range lines {
		name, value := x.text(l.Name), x.text(l.Value)
		err := sheet.SetRow(fmt.Sprintf("A%d", i+1), []any{excelize.Cell{StyleID: x.wrap, Value: name}, excelize.Cell{StyleID: x.wrap, Value: value}})
		if err != nil {
			return err
		}
	}
	*x.counts = counted
	return sheet.Flush()
}
