package reader_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"policygraph/internal/extract"
	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/reader/ooxml/ooxmltest"
	"policygraph/internal/extract/source"
	"policygraph/seeds"
)

// said is what an extractor finds in a file: a line for each task, with who answers for it and until when.
func said(t *testing.T, x *extract.Extractor, uri string, b []byte) string {
	t.Helper()
	src, err := source.New(uri, b)
	if err != nil {
		t.Fatalf("%s: %v", uri, err)
	}
	r, err := x.Extract(src)
	if err != nil {
		t.Fatalf("%s: %v", uri, err)
	}
	var s strings.Builder
	fmt.Fprintf(&s, "《%s》\n", r.Document.Title)
	for _, task := range r.Tasks {
		number := ""
		if task.Number != nil {
			number = *task.Number
		}
		fmt.Fprintf(&s, "%s %s:", number, task.Title)
		for _, d := range task.Responsibilities {
			fmt.Fprintf(&s, " %s %s", d.Role, d.Agency.Name)
		}
		for _, d := range task.Deadlines {
			fmt.Fprintf(&s, " 〔%s〕", d.Raw)
		}
		s.WriteString("\n")
	}
	return s.String()
}

// paragraph is one of a document of Word; style and list are those that plan uses.
func paragraph(level int, text string) string {
	properties := ""
	if level >= 0 {
		properties = fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr></w:pPr>`, level)
	}
	return `<w:p>` + properties + `<w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

const planNumbers = `<w:numbering` + ooxmltest.Declarations + `><w:abstractNum w:abstractNumId="1">` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>` +
	`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/><w:lvlRestart w:val="0"/></w:lvl>` +
	`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

func TestAPlanSaysTheSameInEveryFormat(t *testing.T) {
	x, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	lines := []struct {
		level  int
		number string
		text   string
	}{
		{-1, "", "衢州市水网建设三年行动方案（2023—2025年）"},
		{-1, "", "为加快建设现代水网，制定本方案。"},
		{0, "一、", "总体要求"},
		{-1, "", "坚持节水优先、空间均衡。"},
		{0, "二、", "重点任务"},
		{1, "（一）", "完善供水网络"},
		{2, "1.", "扩建城北水厂。新建取水口一处，提高供水能力。（市水利局牵头，市财政局、柯城区政府配合）"},
		{2, "2.", "更换老旧管网。2024年底前更换旧水管200公里。（牵头单位：市住房城乡建设局；责任单位：市水利局、衢江区政府）"},
		{1, "（二）", "提升防洪能力"},
		{2, "3.", "加固江山港堤防。完成堤防加固50公里。（市水利局、江山市政府负责）"},
	}
	var text, body strings.Builder
	for _, l := range lines {
		text.WriteString(l.number + l.text + "\n")
		body.WriteString(paragraph(l.level, l.text))
	}
	want := said(t, x, "plan.txt", []byte(text.String()))
	if strings.Count(want, "LEAD") != 2 || strings.Count(want, "\n") != 4 {
		t.Fatalf("the plan as text gives\n%s", want)
	}
	if got := said(t, x, "plan.docx", ooxmltest.Word(body.String(), map[string]string{"numbering.xml": planNumbers})); got != want {
		t.Errorf("as a document of Word, numbered by itself:\n%s\nas text:\n%s", got, want)
	}
}

func TestATableOfTasksSaysTheSameInEveryFormat(t *testing.T) {
	x, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	const title = "衢州市水网建设任务分工表"
	for _, c := range []struct {
		claim string
		rows  []string
	}{
		{"the usual order", []string{"序号|任务|牵头单位|配合单位|完成时限", "1|建设智慧水利平台|市水利局|市经济和信息化局、市财政局|2024年底前", "2|开展河湖清淤|市生态环境局|/|2025年6月", "3|整治农村饮水|市农业农村局|—|2025年底前"}},
		{"agencies before tasks", []string{"牵头部门|完成时限|工作任务|协办单位", "市水利局|2024年底前|建设智慧水利平台|市财政局", "市生态环境局|2025年6月|开展河湖清淤|无", "市农业农村局|2025年底前|整治农村饮水|市水利局"}},
	} {
		var text, body strings.Builder
		text.WriteString(title + "\n")
		body.WriteString(paragraph(-1, title) + "<w:tbl>")
		f := excelize.NewFile()
		if err := f.SetCellStr("Sheet1", "A1", title); err != nil {
			t.Fatal(err)
		}
		var separated bytes.Buffer
		w := csv.NewWriter(&separated)
		for i, row := range c.rows {
			cells := strings.Split(row, "|")
			text.WriteString(strings.Join(cells, " | ") + "\n")
			body.WriteString("<w:tr>")
			for k, cell := range cells {
				body.WriteString("<w:tc>" + paragraph(-1, cell) + "</w:tc>")
				at, _ := excelize.CoordinatesToCellName(k+1, i+3)
				if err := f.SetCellStr("Sheet1", at, cell); err != nil {
					t.Fatal(err)
				}
			}
			body.WriteString("</w:tr>")
			if err := w.Write(cells); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		if err := f.MergeCell("Sheet1", "A1", "D1"); err != nil {
			t.Fatal(err)
		}
		var sheet bytes.Buffer
		if err := f.Write(&sheet); err != nil {
			t.Fatal(err)
		}
		want := said(t, x, "plan.txt", []byte(text.String()))
		if strings.Count(want, "LEAD") != 3 {
			t.Fatalf("%s: the table as text gives\n%s", c.claim, want)
		}
		for uri, b := range map[string][]byte{
			"plan.docx": ooxmltest.Word(body.String()+"</w:tbl>", nil),
			"plan.xlsx": sheet.Bytes(),
			"plan.csv":  []byte(title + "\n" + separated.String()),
		} {
			if got := said(t, x, uri, b); got != want {
				t.Errorf("%s, %s:\n%s\nas text:\n%s", c.claim, uri, got, want)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOfficeDocumentsAreToldByTheirContainer(t *testing.T) {
	sheet := `<sheetData><row><c t="str"><v>任务</v></c><c t="str"><v>单位</v></c></row><row><c t="str"><v>修路</v></c><c t="str"><v>甲局</v></c></row></sheetData>`
	f := excelize.NewFile()
	defer f.Close()
	var locked bytes.Buffer
	if err := f.Write(&locked, excelize.Options{Password: "1"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		claim, uri string
		bytes      []byte
		want       string // the text, or the code of the error
	}{
		{"a workbook under the name of a document", "plan.docx", ooxmltest.Workbook(sheet, nil), "任务 | 单位\n修路 | 甲局"},
		{"a document under the name of a workbook", "plan.xlsx", ooxmltest.Word(paragraph(-1, "修路。"), nil), "修路。"},
		{"a document that holds a workbook", "plan.docx", ooxmltest.Word(paragraph(-1, "修路。"), map[string]string{"embeddings/xl/workbook.xml": "<x/>"}), "修路。"},
		{"macros are not looked at", "plan.docm", ooxmltest.Word(paragraph(-1, "修路。"), map[string]string{"vbaProject.bin": "\xd0\xcf\x11\xe0"}), "修路。"},
		{"a workbook under a password", "plan.xlsx", locked.Bytes(), "ENCRYPTED"},
		{"a document that is cut off", "plan.docx", cut(ooxmltest.Word(paragraph(-1, "修路。"), nil)), "DAMAGED"},
		{"a table of values", "plan.csv", []byte("任务,单位\n修路,甲局\n"), "任务 | 单位\n修路 | 甲局"},
		{"a text with commas", "plan.txt", []byte("修路,架桥\n清淤"), "修路,架桥\n清淤"},
	} {
		src, err := source.New(c.uri, c.bytes)
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		body, err := reader.Read(src)
		got := body.Text.String()
		var e *source.Error
		if errors.As(err, &e) {
			got = string(e.Code)
		}
		if got != c.want {
			t.Errorf("%s: %q (%v), want %q", c.claim, got, err, c.want)
		}
	}
}

// cut is a file that was not copied to its end.
func cut(b []byte) []byte { return b[:len(b)-100] }
