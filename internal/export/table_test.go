package export

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// shownAs is s as a table shows it.
func shownAs(s string) string {
	n := 0
	return fit(guard(clean(s, &n), &n), &n)
}

func TestCSVIsReadBackByOthers(t *testing.T) {
	var out bytes.Buffer
	n := 2 * len(naughty)
	s, err := WriteCSV(&out, tableOf(n), Options{})
	if err != nil || s.Rows != n || s.Escaped == 0 || s.Replaced == 0 {
		t.Fatalf("got %+v, %v", s, err)
	}
	got := records(t, out.Bytes())
	if len(got) != n+1 || strings.Join(got[0], ",") != "序号,事项,预期成效,责任单位,配合单位,具体实施,完成时限,依据,涉及地区,平台,来源文件,任务标识,入选理由" {
		t.Fatalf("got %d rows, header %v", len(got), got[0])
	}
	want := [][]string{}
	for row := range tableOf(n).Rows {
		var line []string
		for _, c := range Columns {
			bad := 0
			line = append(line, guard(clean(c.Value(row), &bad), &bad))
		}
		want = append(want, line)
	}
	for i, line := range want {
		for k, v := range line {
			if v = strings.ReplaceAll(v, "\r\n", "\n"); got[i+1][k] != v { // as encoding/csv reads line breaks
				t.Errorf("row %d, column %s: got %q, want %q", i+1, Columns[k].Title, got[i+1][k], v)
			}
		}
	}
	if !bytes.HasPrefix(out.Bytes(), []byte("\xef\xbb\xbf")) || !bytes.HasSuffix(out.Bytes(), []byte("\r\n")) {
		t.Errorf("want the mark of UTF-8 before it and CR LF at its end")
	}
	found, ok := python(t, `import csv,io,sys,json
rows=list(csv.reader(io.TextIOWrapper(sys.stdin.buffer,"utf-8-sig",newline=""),strict=True))
print(json.dumps(rows[1:]))`, out.Bytes())
	if ok {
		var theirs [][]string
		if err := json.Unmarshal([]byte(found), &theirs); err != nil {
			t.Fatal(err)
		}
		for i, line := range want {
			for k, v := range line {
				if theirs[i][k] != v {
					t.Errorf("Python, row %d, column %s: got %q, want %q", i+1, Columns[k].Title, theirs[i][k], v)
				}
			}
		}
	}
}

func TestTSVKeepsALineARow(t *testing.T) {
	var out bytes.Buffer
	n := len(naughty)
	if _, err := WriteTSV(&out, tableOf(n), Options{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\r\n"), "\r\n")
	if len(lines) != n+1 {
		t.Fatalf("got %d lines, want %d", len(lines), n+1)
	}
	for i, line := range lines {
		if got := strings.Count(line, "\t"); got != len(Columns)-1 {
			t.Errorf("line %d has %d tabs, want %d: %q", i, got, len(Columns)-1, line)
		}
	}
}

func TestXLSXIsReadBackByOthers(t *testing.T) {
	var out bytes.Buffer
	n := 2 * len(naughty)
	s, err := WriteXLSX(&out, tableOf(n), Options{TempDir: t.TempDir()})
	if err != nil || s.Rows != n || s.Sheets != 1 || s.Escaped == 0 || s.Replaced == 0 {
		t.Fatalf("got %+v, %v", s, err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), ","); got != "任务,说明" {
		t.Errorf("sheets: got %s", got)
	}
	panes, err := f.GetPanes("任务")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the header is not frozen: %+v, %v", panes, err)
	}
	if width, err := f.GetColWidth("任务", "H"); err != nil || width != 60 {
		t.Errorf("width of column H: got %v, %v, want 60", width, err)
	}
	got, err := f.GetRows("任务", excelize.Options{RawCellValue: true})
	if err != nil || len(got) != n+1 {
		t.Fatalf("got %d rows, %v, want %d", len(got), err, n+1)
	}
	want := [][]string{}
	for row := range tableOf(n).Rows {
		var line []string
		for _, c := range Columns {
			line = append(line, shownAs(strings.ReplaceAll(c.Value(row), "_xD83D_", "\uFFFDxD83D_")))
		}
		want = append(want, line)
	}
	for i, line := range want {
		for k, v := range line {
			have := ""
			if k < len(got[i+1]) {
				have = got[i+1][k]
			}
			if plainBreaks(have) != plainBreaks(v) {
				t.Errorf("row %d, column %s: got %q, want %q", i+1, Columns[k].Title, have, v)
			}
		}
	}
	if v, err := f.GetCellFormula("任务", "B14"); err != nil || v != "" {
		t.Errorf("a cell has a formula: %q, %v", v, err)
	}
	words, err := f.GetRows("说明")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, line := range words {
		told[line[0]] = line[1]
	}
	if told["提交序号"] != "7" || told["筛选"] != "'=甲\uFFFD<乙>\"丙\"" || told["任务数"] != strconv.Itoa(n) || !strings.HasPrefix(told["加单引号的单元格"], strconv.Itoa(s.Escaped)+"（") {
		t.Errorf("sheet 说明: got %q", told)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	var raw bytes.Buffer
	if _, err := raw.ReadFrom(sheet); err != nil || !strings.Contains(raw.String(), "<autoFilter") || strings.Contains(raw.String(), "<f>") {
		t.Errorf("want a filter and no formula in the sheet: %v", err)
	}
	found, ok := python(t, `import zipfile,io,sys,json,re
import xml.etree.ElementTree as E
z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert z.testzip() is None
for n in z.namelist():
    if n.endswith((".xml",".rels")): E.fromstring(z.read(n))
m="{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
rows=[]
for r in E.fromstring(z.read("xl/worksheets/sheet1.xml")).iter(m+"row"):
    line={}
    for c in r.iter(m+"c"):
        line[re.match("[A-Z]+",c.get("r")).group()]="".join(t.text or "" for t in c.iter(m+"t")) or (c.findtext(m+"v") or "")
    rows.append([line.get(chr(65+i),"") for i in range(13)])
print(json.dumps(rows[1:]))`, out.Bytes())
	if ok {
		var theirs [][]string
		if err := json.Unmarshal([]byte(found), &theirs); err != nil {
			t.Fatal(err)
		}
		for i, line := range want {
			for k, v := range line {
				if have := unescaped(theirs[i][k]); plainBreaks(have) != plainBreaks(v) {
					t.Errorf("Python, row %d, column %s: got %q, want %q", i+1, Columns[k].Title, have, v)
				}
			}
		}
	}
}

// plainBreaks makes one line break of all: XML readers do.
func plainBreaks(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// unescaped reads _xHHHH_ as spreadsheets do.
func unescaped(s string) string {
	return strings.NewReplacer("_x005F_", "_", "_x000D_", "\r").Replace(s)
}

func TestALongTableHasFurtherSheets(t *testing.T) {
	var out bytes.Buffer
	s, err := writeXLSX(&out, tableOf(25), Options{}, 11)
	if err != nil || s.Sheets != 3 || s.Rows != 25 {
		t.Fatalf("got %+v, %v, want 25 rows in 3 sheets", s, err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(f.GetSheetList(), ","); got != "任务,说明,任务（2）,任务（3）" {
		t.Errorf("sheets: got %s", got)
	}
	var numbers []string
	for _, sheet := range []string{"任务", "任务（2）", "任务（3）"} {
		rows, err := f.GetRows(sheet)
		if err != nil || rows[0][0] != "序号" {
			t.Fatalf("sheet %s: %v", sheet, err)
		}
		for _, row := range rows[1:] {
			numbers = append(numbers, row[0])
		}
	}
	if len(numbers) != 25 || numbers[0] != "1" || numbers[24] != "25" {
		t.Errorf("got rows %v", numbers)
	}
}

func TestACellIsCutToWhatASpreadsheetHolds(t *testing.T) {
	for _, c := range []struct {
		claim string
		in    string
		cut   bool
	}{
		{"what fits stays", strings.Repeat("字", maxCell), false},
		{"one too many", strings.Repeat("字", maxCell+1), true},
		{"astral characters count twice", strings.Repeat("𠮷", maxCell/2), false},
		{"and are not split", "a" + strings.Repeat("𠮷", maxCell/2+1), true},
	} {
		n := 0
		got := fit(c.in, &n)
		if units := len(utf16.Encode([]rune(got))); units > maxCell || (n == 1) != c.cut || !utf8.ValidString(got) || c.cut && !strings.HasSuffix(got, cutMark) || !c.cut && got != c.in {
			t.Errorf("%s: got %d units, cut %d, want at most %d, cut %v", c.claim, units, n, maxCell, c.cut)
		}
	}
}

func TestCellsThatLookLikeFormulasAreGuarded(t *testing.T) {
	for in, want := range map[string]string{
		"=1": "'=1", "+1": "'+1", "-1": "'-1", "@a": "'@a", "\ta": "'\ta", "\ra": "'\ra", "＝1": "'＝1", "a=1": "a=1", "": "", "'=1": "'=1",
	} {
		n := 0
		if got := guard(in, &n); got != want || (n == 1) != (got != in) {
			t.Errorf("guard(%q) = %q (%d escaped), want %q", in, got, n, want)
		}
	}
}

func TestCharactersThatXMLCannotHoldAreReplacedAndCounted(t *testing.T) {
	for _, c := range []struct {
		in, want string
		n        int
	}{
		{"安吉\n县\t", "安吉\n县\t", 0}, {"\x00a\x1f", "\uFFFDa\uFFFD", 2}, {"\uFFFD", "\uFFFD", 0}, {"\xff", "\uFFFD", 1}, {"\uFFFE", "\uFFFD", 1}, {"𠮷\x7f", "𠮷\x7f", 0},
	} {
		n := 0
		if got := clean(c.in, &n); got != c.want || n != c.n {
			t.Errorf("clean(%q) = %q, %d replaced, want %q, %d", c.in, got, n, c.want, c.n)
		}
	}
}

func TestTheBodyOfATaskIsItsTextWithoutTitleAndDuties(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"建设滨湖绿道", "1.建设滨湖绿道。贯通东岸步道（市园林局牵头）增设驿站(市住建局牵头)。", "贯通东岸步道。增设驿站。"},
		{"整治河道", "（二）整治河道：清淤十公里。责任单位：市水利局", "清淤十公里。"},
		{"整治河道", "整治河道。清淤（含支流）十公里。(市水利局牵头,甲县配合", "清淤（含支流）十公里。"},
		{"开办市集", "开办市集", ""},
		{"别的标题", "文中没有标题", "文中没有标题"},
	} {
		if got := bodyOf(kg.Entity{Name: c.title}, c.text); got != c.want {
			t.Errorf("bodyOf(%s, %s)\n got %s\nwant %s", c.title, c.text, got, c.want)
		}
	}
}

func TestARowSaysWhatThePlanSays(t *testing.T) {
	st, named := plan(t)
	b, s, err := exported(t, st, Request{Format: CSV})
	if err != nil || s.Rows != 3 {
		t.Fatalf("got %+v, %v", s, err)
	}
	rows := records(t, b)
	want := []string{
		"1", "建设滨湖绿道", "驿站12座\n贯通东岸步道。增设驿站12座。", "甲市园林局（牵头）、甲市住房和城乡建设局（牵头，推断）", "甲市财政局", "", "2024年底前（2024-12-31）",
		"章节：一、重点任务\n原文：1.建设滨湖绿道。贯通东岸步道（市园林局牵头）增设驿站12座(市住建局牵头，市财政局配合)。", "甲市", "",
		"甲市滨湖建设方案（甲政发〔2021〕3号，2021-05-06）", named["建设滨湖绿道"].Ref(), "",
	}
	for i, v := range want {
		if rows[1][i] != v {
			t.Errorf("%s:\n got %s\nwant %s", Columns[i].Title, rows[1][i], v)
		}
	}
	if rows[2][1] != "'=整治河道" || rows[2][3] != "甲市水利局（负责）" {
		t.Errorf("second row: got %q", rows[2])
	}
	b, s, err = exported(t, st, Request{Format: CSV, Tasks: &query.TaskQuery{Involving: []string{"甲市"}}})
	if rows := records(t, b); err != nil || s.Rows != 1 || !strings.Contains(rows[1][12], "正文点名甲市") {
		t.Errorf("involving 甲市: got %+v, %v, %q", s, err, rows)
	}
	b, s, err = exported(t, st, Request{Format: CSV, Subgraph: &Subgraph{Of: []string{"甲市水利局"}}})
	if rows := records(t, b); err != nil || s.Rows != 1 || rows[1][1] != "'=整治河道" {
		t.Errorf("around 甲市水利局: got %+v, %v, %q", s, err, rows)
	}
}

func TestWhatIsWrongIsToldBeforeTheFirstByte(t *testing.T) {
	st, _ := plan(t)
	for _, f := range Formats() {
		for claim, q := range map[string]Request{
			"unknown name":     {Tasks: &query.TaskQuery{Involving: []string{"无此地"}}},
			"unknown filter":   {Tasks: &query.TaskQuery{Where: query.TaskWhere{Agencies: []string{"无此局"}}}},
			"unknown document": {Documents: []string{"无此文件"}},
			"unknown centre":   {Subgraph: &Subgraph{Of: []string{"无此物"}}},
			"too deep":         {Subgraph: &Subgraph{Of: []string{"甲市"}, Depth: 9}},
			"no predicate":     {Subgraph: &Subgraph{Of: []string{"甲市"}, Predicates: []string{"X"}}},
		} {
			q.Format = f
			b, _, err := exported(t, st, q)
			if len(b) > 0 || !errors.Is(err, query.ErrNotFound) && !errors.Is(err, query.ErrBadInput) {
				t.Errorf("%s, %s: got %d bytes, %v", f, claim, len(b), err)
			}
		}
	}
	if _, _, err := exported(t, st, Request{Format: "pdf"}); !errors.Is(err, query.ErrBadInput) {
		t.Errorf("an unknown format: got %v", err)
	}
}

func TestAnEmptyListIsAWholeFile(t *testing.T) {
	st, _ := plan(t)
	q := Request{Tasks: &query.TaskQuery{Where: query.TaskWhere{Text: "没有任务含有这些字"}}}
	for _, f := range Formats() {
		q.Format = f
		b, s, err := exported(t, st, q)
		if err != nil || len(b) == 0 || s.Rows+s.Nodes+s.Edges != 0 {
			t.Errorf("%s: got %d bytes, %+v, %v", f, len(b), s, err)
		}
	}
}
