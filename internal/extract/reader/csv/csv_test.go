package csv_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/csv"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
)

func render(body document.Body) string {
	var b strings.Builder
	for _, block := range body.Blocks {
		if block.Kind != document.Table {
			fmt.Fprintf(&b, "%s\n", body.Text.Slice(block.Span))
			continue
		}
		for _, row := range block.Rows {
			for _, c := range row {
				fmt.Fprintf(&b, "[%s]", strings.ReplaceAll(body.Text.Slice(c.Span), "\n", "↵"))
			}
			b.WriteString("\n")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestIs(t *testing.T) {
	for _, c := range []struct {
		claim, uri, text string
		want             rune
	}{
		{"commas", "a.csv", "任务,单位\n修路,甲局\n", ','},
		{"semicolons", "a.csv", "任务;单位\n修路;甲局，乙局\n", ';'},
		{"tabs", "a.tsv", "任务\t单位\n修路\t甲局\n", '\t'},
		{"tabs in a file called csv", "a.CSV", "任务\t单位\n修路\t甲局\n", '\t'},
		{"a title above and a note below", "a.csv", "分工表\n任务,单位\n修路,甲局\n架桥,乙局\n清淤,丙局\n注：略\n", ','},
		{"one column is no table", "a.csv", "任务\n修路\n", 0},
		{"a table in a file called otherwise", "a.txt", "序号,任务,单位\n1,修路,甲局\n2,架桥,乙局\n", ','},
		{"Chinese commas separate nothing", "a.txt", "坚持统筹，注重实效，推进建设\n坚持统筹，注重实效，推进建设\n坚持统筹，注重实效，推进建设\n", 0},
		{"prose with commas", "a.txt", "为加快建设,统筹推进,制定本方案。\n坚持节水优先,空间均衡,系统治理。\n到2025年,建成水网,供水安全。\n", 0},
		{"lines of prose that happen to have as many commas", "a.txt", "总体要求,坚持节水优先,促进发展。\n主要目标,建成水网,供水安全。\n保障措施,加强领导,落实责任。\n", 0},
		{"figures", "a.txt", "1,234,567\n1,234,567\n1,234,567\n", 0},
		{"nothing", "a.csv", "", 0},
	} {
		if got, _ := csv.Is(c.uri, c.text); got != c.want {
			t.Errorf("%s: %s %q is separated by %q, want %q", c.claim, c.uri, c.text, got, c.want)
		}
	}
}

// TestSamples reads one table as spreadsheets write it: LibreOffice and Gnumeric in GBK, Gnumeric in UTF-8 with semicolons, and the csv
// module of Python with a byte order mark.
func TestSamples(t *testing.T) {
	for name, charset := range map[string]source.Charset{"libreoffice-gbk": source.GB18030, "gnumeric-gbk": source.GB18030, "gnumeric": source.UTF8, "python-bom": source.UTF8} {
		b, err := os.ReadFile(filepath.Join("testdata", name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		src, err := source.New(name+".csv", b)
		if err != nil {
			t.Fatal(err)
		}
		if src.Charset != charset {
			t.Errorf("%s: read as %s, want %s", name, src.Charset, charset)
		}
		separator, ok := csv.Is(src.URI, src.Decoded())
		if !ok {
			t.Errorf("%s is taken for no table", name)
			continue
		}
		body, err := csv.Read(src.URI, src.Decoded(), separator)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		golden.Equal(t, "tasks.golden", []byte(render(body)+"\n"))
	}
}

func TestTasks(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{
		{"a table of tasks", "任务,牵头单位\n修路,甲局\n", "[任务][牵头单位]\n[修路][甲局]"},
		{"a title and a note", "云溪市任务分工表,,\n任务,牵头单位,配合单位\n修路,甲局,/\n注：列第一位的为牵头单位,,\n", "云溪市任务分工表\n[任务][牵头单位][配合单位]\n[修路][甲局][/]\n注：列第一位的为牵头单位"},
		{"quoted cells of several lines", "任务,单位\n\"修路,\n架桥\",\"甲局\r\n乙局\"\n", "[任务][单位]\n[修路,↵架桥][甲局↵乙局]"},
		{"quotes within cells", "任务,单位\n建设\"两廊\",甲局\n\"建设\"\"两廊\"\"\",乙局\n", "[任务][单位]\n[建设\"两廊\"][甲局]\n[建设\"两廊\"][乙局]"},
		{"long tasks are no documents", "任务,责任单位\n" + strings.Repeat("沿湖修建绿道。", 200) + ",甲局\n", "[任务][责任单位]\n[" + strings.Repeat("沿湖修建绿道。", 200) + "][甲局]"},
	} {
		separator, ok := csv.Is("a.csv", c.text)
		if !ok {
			t.Errorf("%s: %q is no table", c.claim, c.text)
			continue
		}
		body, err := csv.Read("a.csv", c.text, separator)
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		if got := render(body); got != c.want {
			t.Errorf("%s:\n%s\ngot\n%s\nwant\n%s", c.claim, c.text, got, c.want)
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", c.claim, why)
		}
	}
}

func TestPlacesNameCells(t *testing.T) {
	body, err := csv.Read("a.csv", "任务,单位\n修路,甲局\n", ',')
	if err != nil {
		t.Fatal(err)
	}
	last := body.Places[len(body.Places)-1]
	if got := body.Text.Slice(last.Span) + " " + last.Cell; got != "甲局 B2" {
		t.Errorf("the last place is %s, want 甲局 B2", got)
	}
}

// long is a plan of more than a thousand characters.
var long = "云溪市供水规划\n一、总则\n" + strings.Repeat("坚持节水优先，保障城乡供水。\n", 100)

func TestDocumentsInAColumn(t *testing.T) {
	text := "title,publish_date,place,full_text\n云溪市供水规划,2021-03-05,云溪市,\"" + long + "\"\n云溪市排水规划,2022-01-01,云溪市,\"" + strings.ReplaceAll(long, "供水", "排水") + "\"\n"
	body, err := csv.Read("a.csv", text, ',')
	if err != nil {
		t.Fatal(err)
	}
	if why := body.Check(); why != "" {
		t.Fatal(why)
	}
	lines := strings.Split(body.Text.String(), "\n")
	if want := []string{"title：云溪市供水规划", "publish_date：2021-03-05", "place：云溪市", "云溪市供水规划", "一、总则"}; strings.Join(lines[:5], "|") != strings.Join(want, "|") {
		t.Errorf("the text begins with %q, want %q", lines[:5], want)
	}
	for kind, want := range map[document.FieldKind]string{document.Title: "云溪市供水规划", document.Published: "2021-03-05"} {
		if f, ok := body.Field(kind); !ok || f.Value != want || body.Text.Slice(f.Span) != want {
			t.Errorf("field %d: %+v, want %s", kind, f, want)
		}
	}
	headings := 0
	for _, b := range body.Blocks {
		if b.Kind == document.Heading {
			headings++
			if got := body.Text.Slice(b.Span); got != "云溪市排水规划" {
				t.Errorf("heading %q, want the title of the second document", got)
			}
		}
	}
	if headings != 1 {
		t.Errorf("%d headings, want 1", headings)
	}
}

func TestTablesThatHoldNothing(t *testing.T) {
	_, err := csv.Read("a.csv", ",,\n,,\n", ',')
	var e *source.Error
	if !errors.As(err, &e) || e.Code != source.NoText {
		t.Errorf("empty cells: %v, want NO_TEXT", err)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"", "a,b\nc,d\n", "\"a", "a;b\n\"c\nd\";e", "\xef\xbb\xbfa,b", "a,\"b\"c,d\n", "序号,任务,单位\n1,修路,甲局\n2,架桥,乙局\n", "title,text\nx,\"" + long[:900] + "\"", ",\n,,\n,,,\n", "a\tb\n\r\n\t\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		for _, uri := range []string{"a.csv", "a.txt"} {
			separator, ok := csv.Is(uri, s)
			if !ok {
				continue
			}
			body, err := csv.Read(uri, s, separator)
			var e *source.Error
			if err != nil && !errors.As(err, &e) {
				t.Fatalf("%q: %v is no *source.Error", s, err)
			}
			if why := body.Check(); err == nil && why != "" {
				t.Fatalf("%q: %s", s, why)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	s := "序号,任务,牵头单位,配合单位\n" + strings.Repeat("1,扩建城北水厂，更换旧水管。,市水利局,\"市财政局、市住房城乡建设局\"\n", 1000)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		separator, _ := csv.Is("a.csv", s)
		if _, err := csv.Read("a.csv", s, separator); err != nil {
			b.Fatal(err)
		}
	}
}
