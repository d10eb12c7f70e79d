package quality

import (
	"strings"
	"testing"
	"testing/fstest"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

const smallText = `丽水市竹产业发展计划
一、培育主体
1.建设竹材研究院。在遂昌县建设丽水竹材研究院，对接上海、宁波市场，举办中国竹业大会。（市林业局牵头，遂昌县具体实施）
2.推广竹代塑。到2026年，竹产业产值达到90亿元。（市发展改革委、各县（市、区）负责）。开展竹制品进校园。（市教育局牵头）
`

const smallGold = `text plan.txt
title 丽水市竹产业发展计划
issuerRegion 丽水市 331100 = 丽水
number -
agency 丽水市林业局 = 市林业局
agency 遂昌县人民政府 @遂昌县 = 遂昌县
agency 丽水市发展和改革委员会 = 市发展改革委
agency 丽水市教育局 = 市教育局
agency 各县（市、区）
region 遂昌县 331123 = 遂昌
region 上海市 310000 = 上海
region 宁波市 330200 = 宁波
platform 丽水竹材研究院 ~organization = 竹材研究院
§ 1 一 培育主体
+ 1 建设竹材研究院
  says （市林业局牵头，遂昌县具体实施）
  lead 市林业局
  implement 遂昌县
  region 上海市 宁波市
  region? 丽水市
  platform 丽水竹材研究院
  event 中国竹业大会
+ 2 推广竹代塑
  says （市发展改革委、各县（市、区）负责）。
  responsible 市发展改革委
  generic 各县（市、区）
  says （市教育局牵头）
  lead 市教育局
  deadline 2026年
  target 竹产业产值 达到 90亿元
`

func readSmall(t testing.TB, gold string) (Gold, error) {
	t.Helper()
	return Read(fstest.MapFS{"g/small.gold": {Data: []byte(gold)}, "g/plan.txt": {Data: []byte(smallText)}}, "g/small.gold")
}

func TestScore(t *testing.T) {
	type row struct {
		metric              string
		hits, extra, missed int
	}
	tests := []struct {
		claim  string
		change func(*extract.Result)
		want   row
	}{
		{"the right answers are all found", func(r *extract.Result) {}, row{"triples", 4, 0, 0}},
		{"a missed task is missed", func(r *extract.Result) { r.Tasks = r.Tasks[1:] }, row{"tasks", 1, 0, 1}},
		{"a missed task costs its parties", func(r *extract.Result) { r.Tasks = r.Tasks[1:] }, row{"triples", 2, 0, 2}},
		{"a missed task costs what it names", func(r *extract.Result) { r.Tasks = r.Tasks[1:] }, row{"platforms", 0, 0, 1}},
		{"a task that overlaps by less than half is another one", func(r *extract.Result) { r.Tasks[0].End = r.Tasks[0].Start + 20 }, row{"tasks", 1, 1, 1}},
		{"a task that overlaps by more than half is the same", func(r *extract.Result) { r.Tasks[0].End -= 20 }, row{"tasks", 2, 0, 0}},
		{"two tasks cannot be one", func(r *extract.Result) { r.Tasks = append(r.Tasks, r.Tasks[0]) }, row{"tasks", 2, 1, 0}},
		{"an invented task costs the parties it claims", func(r *extract.Result) { r.Tasks = append(r.Tasks, r.Tasks[0]) }, row{"triples", 4, 2, 0}},
		{"a wrong role is a wrong triple", func(r *extract.Result) { r.Tasks[0].Responsibilities[0].Role = "SUPPORT" }, row{"triples", 3, 1, 1}},
		{"a wrong role is still the right pair", func(r *extract.Result) { r.Tasks[0].Responsibilities[0].Role = "SUPPORT" }, row{"pairs", 4, 0, 0}},
		{"the same body twice counts once", func(r *extract.Result) {
			r.Tasks[0].Responsibilities = append(r.Tasks[0].Responsibilities, r.Tasks[0].Responsibilities[0])
		}, row{"triples", 4, 0, 0}},
		{"a body may be called without its place", func(r *extract.Result) {
			r.Tasks[0].Responsibilities[0].Raw, r.Tasks[0].Responsibilities[0].Agency.Name = "林业局", "林业局"
		}, row{"triples", 4, 0, 0}},
		{"the body of another place is another body", func(r *extract.Result) {
			r.Tasks[0].Responsibilities[0].Raw, r.Tasks[0].Responsibilities[0].Agency.Name = "区林业局", "莲都区林业局"
		}, row{"triples", 3, 1, 1}},
		{"a class of bodies counts neither way", func(r *extract.Result) {
			r.Tasks[1].Responsibilities = r.Tasks[1].Responsibilities[:1]
		}, row{"triples", 3, 0, 1}},
		{"a region is known by its code", func(r *extract.Result) { r.Tasks[0].Regions[0].Name = "上海直辖市" }, row{"regions", 3, 0, 0}},
		{"a region by a wrong name is wrong whatever it quotes", func(r *extract.Result) {
			r.Tasks[0].Regions[0].Name, r.Tasks[0].Regions[0].Code = "海上市", ""
		}, row{"regions", 2, 1, 1}},
		{"a county that answers brings its region", func(r *extract.Result) {
			r.Tasks[0].Responsibilities = r.Tasks[0].Responsibilities[:1]
		}, row{"regions", 2, 0, 1}},
		{"an optional region costs nothing", func(r *extract.Result) {
			r.Tasks[0].Regions = append(r.Tasks[0].Regions, extract.Mention{Name: "丽水市", Code: "331100"})
		}, row{"regions", 3, 0, 0}},
		{"a region that the task does not name is invented", func(r *extract.Result) {
			r.Tasks[1].Regions = append(r.Tasks[1].Regions, extract.Mention{Name: "上海市", Code: "310000"})
		}, row{"regions", 3, 1, 0}},
		{"a thing is known by the place that it quotes", func(r *extract.Result) {
			r.Tasks[0].Events[0].Name, r.Tasks[0].Events[0].Raw = "第三届中国竹业大会", ""
		}, row{"events", 1, 0, 0}},
		{"an accepted kind is right", func(r *extract.Result) {
			r.Tasks[0].Organizations, r.Tasks[0].Platforms = r.Tasks[0].Platforms, nil
		}, row{"platforms", 1, 0, 0}},
		{"an accepted kind is not invented in its own list", func(r *extract.Result) {
			r.Tasks[0].Organizations, r.Tasks[0].Platforms = r.Tasks[0].Platforms, nil
		}, row{"organizations", 0, 0, 0}},
		{"partners are the regions outside of the issuer's own", func(r *extract.Result) { r.Tasks[0].Regions = r.Tasks[0].Regions[1:] }, row{"partner_regions", 1, 0, 1}},
		{"a date is compared without its trimmings", func(r *extract.Result) { r.Tasks[1].Deadlines[0].Raw = "到2026年" }, row{"deadlines", 1, 0, 0}},
		{"another date is wrong", func(r *extract.Result) { r.Tasks[1].Deadlines[0].Raw = "2027年" }, row{"deadlines", 0, 1, 1}},
		{"a target needs its indicator", func(r *extract.Result) { r.Targets[0].Indicator, r.Targets[0].Span = "出口额", kg.Span{End: 2} }, row{"targets", 0, 1, 1}},
		{"an invented heading is wrong", func(r *extract.Result) {
			r.Sections = append(r.Sections, extract.Section{ID: "x", Title: "推广竹代塑", Span: r.Tasks[1].Span})
		}, row{"sections", 1, 1, 0}},
	}
	g, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		r := answer(g)
		tt.change(&r)
		report := Score(g, r)
		w := report.Row(tt.want.metric)
		if got := (row{w.Metric, w.Hits, w.Extra, w.Missed}); got != tt.want {
			t.Errorf("%s: got %+v, want %+v\n%s", tt.claim, got, tt.want, report.Failures())
		}
	}
}

func TestShares(t *testing.T) {
	tests := []struct {
		claim  string
		change func(*extract.Result)
		metric string
		want   float64
	}{
		{"a title is compared without its stop", func(r *extract.Result) { r.Tasks[0].Title += "。" }, "titles", 1},
		{"a longer title is wrong", func(r *extract.Result) { r.Tasks[0].Title += "和平台" }, "titles", 0.5},
		{"a number must be right", func(r *extract.Result) { r.Tasks[0].Number = nil }, "numbers", 0.5},
		{"a task must be in its section", func(r *extract.Result) { r.Tasks[0].Section = nil }, "task_sections", 0.5},
		{"half a clause is half right", func(r *extract.Result) {
			d := &r.Tasks[0].Responsibilities[0]
			d.Clause.End = d.Clause.Start + d.Clause.Len()/2
		}, "clauses", 0.9},
		{"a heading on the wrong level breaks the tree", func(r *extract.Result) { r.Sections[0].Level = 2 }, "section_tree", 0},
		{"a quote must be the text at its place", func(r *extract.Result) { r.Tasks[0].Events[0].Raw = "竹业" }, "quotes", 17.0 / 18},
		{"the issuer's region must be right", func(r *extract.Result) { r.Document.IssuerRegion = nil }, "metadata", 2.0 / 3},
		{"a value must be right", func(r *extract.Result) { r.Targets[0].Value = "80亿元" }, "target_values", 0},
		{"a value may stand without its unit", func(r *extract.Result) { r.Targets[0].Value, r.Targets[0].Unit = "90", "亿元" }, "target_values", 1},
	}
	g, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		r := answer(g)
		tt.change(&r)
		report := Score(g, r)
		if got := report.Row(tt.metric).Score(); got < tt.want-0.02 || got > tt.want+0.02 {
			t.Errorf("%s: %s is %.3f of %d, want %.3f\n%s", tt.claim, tt.metric, got, report.Row(tt.metric).Of, tt.want, report.Failures())
		}
	}
}

func TestTextsMayDifferInBlanksOnly(t *testing.T) {
	g, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	spaced := g
	spaced.Text = "\ufeff" + strings.ReplaceAll(g.Text, "\n", "\r\n\u3000")
	files := fstest.MapFS{"g/small.gold": {Data: []byte(smallGold)}, "g/plan.txt": {Data: []byte(spaced.Text)}}
	if spaced, err = Read(files, "g/small.gold"); err != nil {
		t.Fatal(err)
	}
	if got := Score(g, answer(spaced)); got.Row("tasks").Hits != 2 || got.Row("clauses").Score() != 1 {
		t.Errorf("a text with other blanks: got\n%s%s\nwant all right", got.Table(), got.Failures())
	}
	other := answer(g)
	other.Text = strings.Replace(other.Text, "竹材", "木材", 1)
	if got := Score(g, other); got.Row("tasks").Missed != 2 || len(got.Misses) == 0 || !strings.Contains(got.Misses[0].What, "differ") {
		t.Errorf("another text: got\n%s%s\nwant everything missed and the place where they differ", got.Table(), got.Failures())
	}
}

func TestAnOpenGoldCountsOnlyWhoAnswers(t *testing.T) {
	g, err := readSmall(t, "text plan.txt\ntasks open\nagency 丽水市林业局 = 市林业局\n")
	if err != nil {
		t.Fatal(err)
	}
	full, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	r := answer(full)
	r.Sections = nil
	got := Score(g, r)
	if got.Row("tasks").Extra != 0 || got.Row("regions").Extra != 0 || got.Row("triples").Extra != 4 {
		t.Errorf("got\n%s\nwant no task and no region counted, 4 invented triples", got.Table())
	}
}

func TestNamesThatWereNotAnnotatedCountNeitherWay(t *testing.T) {
	full, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	g, err := readSmall(t, strings.Replace(smallGold, "\n", "\nnames open\n", 1))
	if err != nil {
		t.Fatal(err)
	}
	r := answer(full)
	r.Tasks[0].Regions = nil
	r.Tasks[0].Platforms = append(r.Tasks[0].Platforms, r.Tasks[0].Platforms[0])
	got := Score(g, r)
	for _, metric := range []string{"regions", "platforms", "deadlines", "targets", "partner_regions"} {
		if got.Row(metric).Measured() {
			t.Errorf("%s was measured:\n%s", metric, got.Table())
		}
	}
	if got.Row("triples").Hits != 4 {
		t.Errorf("got\n%s\nwant 4 right triples", got.Table())
	}
}

func TestReportsNameEachMiss(t *testing.T) {
	g, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	r := answer(g)
	r.Tasks[0].Responsibilities[0].Role = "SUPPORT"
	r.Tasks[0].Platforms = nil
	report := Score(g, r)
	for _, want := range []string{"市林业局: gold LEAD, found SUPPORT", "丽水竹材研究院", "一.1 建设竹材研究院"} {
		if !strings.Contains(report.Failures(), want) {
			t.Errorf("failures: got\n%s\nwant %q in them", report.Failures(), want)
		}
	}
	if want := "0.750   0.750   0.750  3 right, 1 invented, 1 missed"; !strings.Contains(report.Table(), want) {
		t.Errorf("table: got\n%s\nwant %q in it", report.Table(), want)
	}
}

func TestReadRejectsWhatTheTextDoesNotHold(t *testing.T) {
	tests := []struct{ claim, line, want string }{
		{"a title that is not there", "+ 1 建设木材研究院", "not found"},
		{"a heading that is not there", "§ 1 一 培育客体", "not found"},
		{"a party that was not declared", "+ 1 建设竹材研究院\n  says （市林业局牵头\n  lead 市林业局", "not declared"},
		{"a party that is not in the statement", "agency 市教育局\n+ 1 建设竹材研究院\n  says （市林业局牵头\n  lead 市教育局", "not in the statement"},
		{"a statement that is not there", "+ 1 建设竹材研究院\n  says （市商务局牵头", "not in the text"},
		{"a required name that is not in the task", "+ 1 建设竹材研究院\n  platform 木材研究院", "not in its text"},
		{"an unknown word", "colour 红", "unknown word"},
		{"an unknown kind", "platform 竹材研究院 ~colour", "unknown kind"},
		{"an answer outside of a task", "  platform 竹材研究院", "belongs to no task"},
		{"a value that is not beside its indicator", "+ 2 推广竹代塑\n  target 竹产业产值 达到 80亿元", "not beside"},
	}
	for _, tt := range tests {
		if _, err := readSmall(t, "text plan.txt\n"+tt.line+"\n"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %q: got %v, want an error with %q", tt.claim, tt.line, err, tt.want)
		}
	}
	if _, err := readSmall(t, "title 计划\n"); err == nil {
		t.Error("a gold that names no text: got none, want an error")
	}
}

func TestReadPlacesClausesBetweenStatements(t *testing.T) {
	g, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	text := []rune(g.Text)
	var got []string
	for _, d := range g.Tasks[1].Duties {
		got = append(got, d.Raw+": "+string(text[d.Clause.Start:d.Clause.End]))
	}
	want := []string{"市发展改革委: 推广竹代塑。到2026年，竹产业产值达到90亿元。", "各县（市、区）: 推广竹代塑。到2026年，竹产业产值达到90亿元。", "市教育局: 开展竹制品进校园。"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("clauses: got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadGivesAStatementThatOpensItsTaskWhatFollows(t *testing.T) {
	files := fstest.MapFS{
		"plan.txt":   {Data: []byte("1、由市林业局牵头，推广竹代塑。")},
		"small.gold": {Data: []byte("text plan.txt\nagency 丽水市林业局 = 市林业局\n+ 1 由市林业局牵头\n  says 由市林业局牵头，\n  lead 市林业局\n")},
	}
	g, err := Read(files, "small.gold")
	if err != nil {
		t.Fatal(err)
	}
	clause := g.Tasks[0].Duties[0].Clause
	if got, want := string([]rune(g.Text)[clause.Start:clause.End]), "推广竹代塑。"; got != want {
		t.Errorf("clause: got %q, want %q", got, want)
	}
}

func TestReadFindsTitlesInLinesAndCells(t *testing.T) {
	for _, tt := range []struct{ claim, text, gold, task, clause string }{
		{
			"in a text without line ends", "竹产业要点 1.建设竹林基地。（市林业局牵头）2.推广竹代塑。（市林业局牵头）",
			"inline\n+ 2 推广竹代塑\n  to （市林业局牵头）\n  says （市林业局牵头）\n  lead 市林业局", "推广竹代塑。（市林业局牵头）", "推广竹代塑。",
		},
		{"in a cell", "主体培育与示范推广 | 推广竹代塑 | 市林业局", "+ - 推广竹代塑\n  says 市林业局\n  lead 市林业局", "主体培育与示范推广 | 推广竹代塑 | 市林业局", "推广竹代塑"},
		{
			"under no heading, with what it covers told", "一、主体\n1.推广竹代塑，由市林业局牵头，明年完成。", "§ 1 一 主体\n§ -\n+ 1 推广竹代塑\n  says 由市林业局牵头，\n  covers 推广竹代塑，由市林业局牵头，明年完成\n  lead 市林业局",
			"1.推广竹代塑，由市林业局牵头，明年完成。", "推广竹代塑，由市林业局牵头，明年完成",
		},
	} {
		files := fstest.MapFS{"plan.txt": {Data: []byte(tt.text)}, "small.gold": {Data: []byte("text plan.txt\nagency 丽水市林业局 = 市林业局\n" + tt.gold + "\n")}}
		g, err := Read(files, "small.gold")
		if err != nil {
			t.Errorf("%s: %v", tt.claim, err)
			continue
		}
		task, text := g.Tasks[0], []rune(g.Text)
		if got := string(text[task.Span.Start:task.Span.End]); got != tt.task || task.Section >= 0 {
			t.Errorf("%s: task %q in section %d, want %q in none", tt.claim, got, task.Section, tt.task)
		}
		if c := task.Duties[0].Clause; string(text[c.Start:c.End]) != tt.clause {
			t.Errorf("%s: clause %q, want %q", tt.claim, string(text[c.Start:c.End]), tt.clause)
		}
	}
}

func TestCheckOffsets(t *testing.T) {
	g, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		claim  string
		change func(*extract.Result)
		want   string // "" for no error
	}{
		{"right quotes pass", func(r *extract.Result) {}, ""},
		{"a span behind the text", func(r *extract.Result) { r.Tasks[0].End = 1 << 20 }, "outside"},
		{"a negative span", func(r *extract.Result) { r.Sections[0].Start = -1 }, "outside"},
		{"a span that ends before it begins", func(r *extract.Result) { r.Tasks[0].Responsibilities[0].Clause.End = 0 }, "outside"},
		{"a quote that is not the text", func(r *extract.Result) { r.Tasks[0].Responsibilities[0].Raw = "市农业局" }, "quoted as"},
		{"offsets in bytes", func(r *extract.Result) { r.Tasks[0].Regions[0].Start *= 3; r.Tasks[0].Regions[0].End *= 3 }, "region"},
		{"a diagnostic outside of the text", func(r *extract.Result) {
			r.Diagnostics = []extract.Diagnostic{{Code: "x", Span: kg.Span{Start: 9000, End: 9001}}}
		}, "diagnostic"},
	}
	for _, tt := range tests {
		r := answer(g)
		tt.change(&r)
		err := CheckOffsets(r)
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.claim, err, tt.want)
		}
	}
}
