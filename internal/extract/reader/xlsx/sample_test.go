package xlsx_test

import (
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"policygraph/internal/golden"
)

// testdata/libreoffice.xlsx was written by LibreOffice 7.4: a title over all columns, merged cells, dates and sums, a hidden row and a
// hidden column, a second sheet.
func TestWorkbookOfLibreOffice(t *testing.T) {
	b, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	body, err := read(b)
	if err != nil {
		t.Fatal(err)
	}
	if why := body.Check(); why != "" {
		t.Error(why)
	}
	golden.Equal(t, "libreoffice.golden", []byte(render(body)+"\n"))
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
