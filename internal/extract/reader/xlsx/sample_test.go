package xlsx_test

import (
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"policygraph/internal/golden"
)

// TestWorkbooks reads the same workbook as LibreOffice 7.4 wrote it, as `ssconvert` of Gnumeric wrote it again, and as excelize does: a
// title over all columns, merged cells, dates and sums, a hidden row and a hidden column, a second sheet.
func TestWorkbooks(t *testing.T) {
	for _, name := range []string{"libreoffice", "gnumeric", "excelize"} {
		path := "testdata/" + name + ".xlsx"
		if name == "excelize" && golden.Updating() {
			if err := os.WriteFile(path, excelized(t), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := read(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		golden.Equal(t, name+".golden", []byte(render(body)+"\n"))
	}
}

// excelized is a workbook of tasks with merged cells, a cell merged downwards under 完成时限 among them, and dates as numbers.
func excelized(t *testing.T) []byte {
	return book(t, func(f *excelize.File) {
		const sheet = "Sheet1"
		date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		rows(f, sheet, 1, "云溪市2023年水网建设任务分工表", "类别|任务|牵头单位|完成时限", "供水|扩建城北水厂|市水利局|", "|更换老旧管网|市住房城乡建设局|", "排水|清淤疏浚|市水利局|长期")
		for _, err := range []error{
			f.SetCellValue(sheet, "D3", 45291), f.SetCellStyle(sheet, "D3", "D3", date),
			f.MergeCell(sheet, "A1", "D1"), f.MergeCell(sheet, "A3", "A4"), f.MergeCell(sheet, "D3", "D4"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
}

// A workbook written as a stream has its texts in the cells themselves.
func TestWorkbookWrittenAsAStream(t *testing.T) {
	b := book(t, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range [][]any{{"任务", "牵头单位", "投资"}, {"修路", "甲局", 12.5}, {"架桥", "乙局", 3}} {
			at, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := w.SetRow(at, row); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	})
	body, err := read(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := render(body); !strings.Contains(got, "[修路][甲局][12.5]") {
		t.Errorf("got\n%s", got)
	}
}

func BenchmarkRead(b *testing.B) {
	f := excelize.NewFile()
	defer f.Close()
	for i := range 300 {
		rows(f, "Sheet1", i+1, "1|扩建城北水厂，更换旧水管，提高供水能力。|市水利局|市财政局、市住房城乡建设局|2023年底前")
	}
	buffer, err := f.WriteToBuffer()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(buffer.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(buffer.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}
