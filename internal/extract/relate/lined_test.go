package relate

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// lines reads a text of which each line is a paragraph, as a crawler leaves it, with the outline that the outline package finds.
func lines(t *testing.T, s string) []Task {
	t.Helper()
	body := document.Body{Text: text.New(s)}
	at := 0
	for line := range strings.SplitSeq(s, "\n") {
		n := len([]rune(line))
		body.Blocks = append(body.Blocks, document.Block{Kind: document.Paragraph, Span: kg.Span{Start: at, End: at + n}})
		at += n + 1
	}
	tasks, _ := Tasks(body, outline.Parse(body), bodies{})
	sound(t, s, body, tasks)
	return tasks
}

func TestTablesWithACellALineAreReadUnderTheirHeadings(t *testing.T) {
	const headings = "序号\n工作任务\n牵头单位\n配合单位\n完成时限\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{
			"numbers on lines of their own", headings + "1\n扩建城北水厂\n市水利局\n市财政局\n6月\n2\n修缮南门桥\n市交通运输局\n市水利局\n9月",
			[]string{"LEADS 市水利局", "SUPPORTS 市财政局", "LEADS 市交通运输局", "SUPPORTS 市水利局"},
		},
		{
			"numbers before the tasks", headings + "1、扩建城北水厂。\n市水利局\n市财政局\n6月\n2、修缮南门桥。\n市交通运输局\n市水利局\n9月",
			[]string{"LEADS 市水利局", "SUPPORTS 市财政局", "LEADS 市交通运输局", "SUPPORTS 市水利局"},
		},
		{
			"an empty cell that left no line", headings + "1\n扩建城北水厂\n市水利局\n6月\n2\n修缮南门桥\n市交通运输局\n9月",
			[]string{"LEADS 市水利局", "LEADS 市交通运输局"},
		},
		{
			"a task over two lines", headings + "1\n扩建城北水厂，\n新建取水口。\n市水利局\n市财政局\n6月\n2\n修缮南门桥\n市交通运输局\n市水利局\n9月",
			[]string{"LEADS 市水利局", "SUPPORTS 市财政局", "LEADS 市交通运输局", "SUPPORTS 市水利局"},
		},
		{
			"headings again on the next page", headings + "1\n扩建城北水厂\n市水利局\n市财政局\n6月\n" + headings + "2\n修缮南门桥\n市交通运输局\n市水利局\n9月",
			[]string{"LEADS 市水利局", "SUPPORTS 市财政局", "LEADS 市交通运输局", "SUPPORTS 市水利局"},
		},
		{
			"names over two lines", "序号\n工作任务\n完成时限\n责任单位\n1、扩建城北水厂\n6月\n市水利局、市财政局\n市交通运输局\n2、修缮南门桥\n9月\n市交通运输局",
			[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市交通运输局"},
		},
		{
			"headings in one line", "序号 工作任务 责任单位\n1\n扩建城北水厂\n市水利局、市财政局\n2\n修缮南门桥\n市交通运输局",
			[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市交通运输局"},
		},
		{
			"a note below", headings + "1\n扩建城北水厂\n市水利局\n市财政局\n6月\n2\n修缮南门桥\n市交通运输局\n市水利局\n9月\n备注：按月报送市财政局",
			[]string{"LEADS 市水利局", "SUPPORTS 市财政局", "LEADS 市交通运输局", "SUPPORTS 市水利局"},
		},
		{"lines of figures under such words", "序号\n项目\n责任单位\n1\n水厂\n3\n2\n桥\n5", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := said(lines(t, "某市2027年任务分工表\n"+c.text)); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestFlattenedRowsEndInNamesWithOrWithoutADate(t *testing.T) {
	const headings = "任务分工表\n工作任务完成时间责任单位\n"
	for _, c := range []struct {
		name, text string
		want       []string
		limits     []string
	}{
		{
			"dates in words", headings + "1、扩建城北水厂。长期坚持市水利局市财政局\n2、修缮南门桥。2027年底前市交通运输局\n3、改造老菜场。二季度市商务局",
			[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市商务局"},
			[]string{"长期坚持", "2027年底前", "二季度"},
		},
		{
			"classes of bodies among names", headings + "1、扩建城北水厂。6月市水利局各区\n2、修缮南门桥。9月市交通运输局有关部门\n3、改造老菜场。12月市商务局",
			[]string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 各区", "RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 有关部门", "RESPONSIBLE_FOR 市商务局"},
			[]string{"6月", "9月", "12月"},
		},
		{
			"a remark on all rows behind the last", headings + "1、扩建城北水厂。6月市水利局市财政局\n2、修缮南门桥。9月市交通运输局市财政局\n3、改造老菜场。12月市商务局（责任单位中排在第一位的为牵头单位）",
			[]string{"LEADS 市水利局", "RESPONSIBLE_FOR 市财政局", "LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局", "LEADS 市商务局"},
			[]string{"6月", "9月", "12月"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			tasks, body := lines(t, c.text), c.text
			if got := said(tasks); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
			var limits []string
			for _, task := range tasks {
				for _, l := range task.Limits {
					limits = append(limits, string([]rune(body)[l.Start:l.End]))
				}
			}
			if !slices.Equal(limits, c.limits) {
				t.Errorf("%s\n got limits %q\nwant limits %q", c.text, limits, c.limits)
			}
		})
	}
}
