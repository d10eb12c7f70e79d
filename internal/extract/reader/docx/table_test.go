package docx_test

import (
	"testing"

	"policygraph/internal/extract/reader/ooxml/ooxmltest"
)

// tc is a cell of one paragraph.
func tc(props, text string) string {
	return `<w:tc><w:tcPr>` + props + `</w:tcPr>` + p("", text) + `</w:tc>`
}

func tr(cells ...string) string {
	row := `<w:tr>`
	for _, c := range cells {
		row += c
	}
	return row + `</w:tr>`
}

func tbl(rows ...string) string {
	table := `<w:tbl><w:tblPr/><w:tblGrid/>`
	for _, r := range rows {
		table += r
	}
	return table + `</w:tbl>`
}

func TestTables(t *testing.T) {
	const from, on = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	head := tr(tc("", "序号"), tc("", "任务"), tc("", "牵头单位"))
	for _, c := range []struct{ claim, body, want string }{
		{"cells of a row", tbl(head, tr(tc("", "1"), tc("", "修路"), tc("", "市交通局"))), "[序号][任务][牵头单位]\n[1][修路][市交通局]"},
		{"a cell merged downwards stands once", tbl(head, tr(tc(from, "1"), tc("", "修路"), tc("", "市交通局")), tr(tc(on, ""), tc("", "架桥"), tc("", "市水利局"))), "[序号][任务][牵头单位]\n[1 2x1][修路][市交通局]\n[架桥][市水利局]"},
		{
			"two of them, one after the other", tbl(head, tr(tc("", "1"), tc(from, "修路"), tc("", "甲局")), tr(tc("", "2"), tc(on, ""), tc("", "乙局")), tr(tc("", "3"), tc(from, "架桥"), tc("", "丙局")), tr(tc("", "4"), tc(on, ""), tc("", "丁局"))),
			"[序号][任务][牵头单位]\n[1][修路 2x1][甲局]\n[2][乙局]\n[3][架桥 2x1][丙局]\n[4][丁局]",
		},
		{"a cell over columns", tbl(tr(tc("", "任务"), tc(`<w:gridSpan w:val="2"/>`, "责任分工")), tr(tc("", "修路"), tc("", "甲局"), tc("", "乙局"))), "[任务][责任分工 1x2]\n[修路][甲局][乙局]"},
		{"a cell over columns, as old files have it", tbl(tr(tc("", "任务"), tc(`<w:hMerge w:val="restart"/>`, "责任分工"), tc(`<w:hMerge/>`, "")), tr(tc("", "修路"), tc("", "甲局"), tc("", "乙局"))), "[任务][责任分工 1x2]\n[修路][甲局][乙局]"},
		{"a merge that goes on from nothing", tbl(head, tr(tc("", "1"), tc(on, "修路"), tc("", "甲局"))), "[序号][任务][牵头单位]\n[1][修路][甲局]"},
		{"a row that begins further right", tbl(head, `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>`+tc("", "修路")+tc("", "甲局")+`</w:tr>`), "[序号][任务][牵头单位]\n[][修路][甲局]"},
		{"empty cells keep their place", tbl(head, tr(tc("", "1"), tc("", ""), tc("", "甲局")), tr(tc("", "2"), tc("", "架桥"), tc("", ""))), "[序号][任务][牵头单位]\n[1][][甲局]\n[2][架桥][]"},
		{"a row with text in its first cell only is a heading", tbl(head, tr(tc("", "一、交通"), tc("", ""), tc("", "")), tr(tc("", "1"), tc("", "修路"), tc("", "甲局"))), "[序号][任务][牵头单位]\n[一、交通 1x3]\n[1][修路][甲局]"},
		{"empty rows are left out", tbl(head, tr(tc("", ""), tc("", ""), tc("", "")), tr(tc("", "1"), tc("", "修路"), tc("", "甲局"))), "[序号][任务][牵头单位]\n[1][修路][甲局]"},
		{"deleted rows too", tbl(head, `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>`+tc("", "9")+tc("", "旧")+tc("", "旧")+`</w:tr>`, tr(tc("", "1"), tc("", "修路"), tc("", "甲局"))), "[序号][任务][牵头单位]\n[1][修路][甲局]"},
		{"paragraphs of a cell are lines of it", tbl(head, tr(tc("", "1"), tc("", "修路"), `<w:tc>`+p("", "甲局")+p("", "乙局")+`</w:tc>`)), "[序号][任务][牵头单位]\n[1][修路][甲局↵乙局]"},
		{"a table in a cell is flattened", tbl(head, tr(tc("", "1"), `<w:tc>`+p("", "修路")+tbl(tr(tc("", "长"), tc("", "5公里")), tr(tc("", "宽"), tc("", "9米")))+p("", "")+`</w:tc>`, tc("", "甲局"))), "[序号][任务][牵头单位]\n[1][修路↵长 5公里↵宽 9米][甲局]"},
		{"a frame round text is no table", p("", "正文。") + tbl(tr(`<w:tc>`+p("", "专栏1 重点工程")+tbl(tr(tc("", "工程"), tc("", "单位")), tr(tc("", "水厂"), tc("", "甲局")))+`</w:tc>`)), "正文。\n专栏1 重点工程\n[工程][单位]\n[水厂][甲局]"},
		{"rows and cells in content controls", tbl(head, `<w:sdt><w:sdtContent>`+tr(tc("", "1"), `<w:sdt><w:sdtContent>`+tc("", "修路")+`</w:sdtContent></w:sdt>`, `<w:tc><w:sdt><w:sdtContent>`+p("", "甲局")+`</w:sdtContent></w:sdt></w:tc>`)+`</w:sdtContent></w:sdt>`), "[序号][任务][牵头单位]\n[1][修路][甲局]"},
		{"an empty table is none", p("", "正文。") + tbl(tr(tc("", ""), tc("", ""))), "正文。"},
	} {
		got, err := read(ooxmltest.Word(c.body, nil))
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		if g := render(got); g != c.want {
			t.Errorf("%s:\n%s\ngot\n%s\nwant\n%s", c.claim, c.body, g, c.want)
		}
		if why := got.Check(); why != "" {
			t.Errorf("%s: %s", c.claim, why)
		}
	}
}

func TestRowsMayBeNumberedByThemselves(t *testing.T) {
	numbers := `<w:numbering` + ooxmltest.Declarations + `><w:abstractNum w:abstractNumId="1">` + level("0", "decimal", "%1", "") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
	number := `<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>`
	got, err := read(ooxmltest.Word(tbl(tr(tc("", "序号"), tc("", "任务")), tr(number, tc("", "修路")), tr(number, tc("", "架桥"))), map[string]string{"numbering.xml": numbers}))
	if err != nil {
		t.Fatal(err)
	}
	if g, want := render(got), "[序号][任务]\n[1][修路]\n[2][架桥]"; g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
}

func TestPortalTablesAreFields(t *testing.T) {
	got, err := read(ooxmltest.Word(tbl(tr(tc("", "索引号"), tc("", "3305/2021-07"), tc("", "发布机构："), tc("", "云溪市水利局")), tr(tc("", "成文日期"), tc("", "2021-03-05"), tc("", "有效性"), tc("", "有效")))+p("", "一、总则"), nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct{ name, value string }{{"索引号", "3305/2021-07"}, {"发布机构", "云溪市水利局"}, {"成文日期", "2021-03-05"}} {
		found := false
		for _, f := range got.Fields {
			found = found || f.Name == want.name && f.Value == want.value && got.Text.Slice(f.Span) == want.value
		}
		if !found {
			t.Errorf("fields %+v lack %s = %s", got.Fields, want.name, want.value)
		}
	}
}
