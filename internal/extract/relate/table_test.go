package relate

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/outline"
	"policygraph/internal/kg"
)

func TestTablesAreReadUnderTheirHeadings(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"columns in any order", "牵头部门 | 序号 | 工作任务 | 协办单位\n市水利局 | 1 | 扩建城北水厂 | 市财政局", []string{"LEADS 市水利局", "SUPPORTS 市财政局"}},
		{"signs for none", "任务 | 牵头单位 | 配合单位\n扩建城北水厂 | 市水利局 | /\n修路 | 市交通运输局 | —", []string{"LEADS 市水利局", "LEADS 市交通运输局"}},
		{
			"guiding bodies, and where it holds", "改革举措 | 主要内容 | 指导部门 | 推广范围\n分时电价 | 按时段计价。 | 市发改委、市财政局 | 全市",
			[]string{"RESPONSIBLE_FOR 市发改委", "RESPONSIBLE_FOR 市财政局"},
		},
		{"leaders and offices are no bodies", "任务 | 责任领导 | 责任单位 | 责任科室\n修路 | 周某某 | 市交通运输局 | 公路科", []string{"RESPONSIBLE_FOR 市交通运输局"}},
		{"a repeated row of headings", "任务 | 责任单位\n修路 | 市交通运输局\n任务 | 责任单位\n架桥 | 市水利局", []string{"RESPONSIBLE_FOR 市交通运输局", "RESPONSIBLE_FOR 市水利局"}},
		{"two rows of headings", "序号 | 任务 | 责任分工 | 责任分工\n序号 | 任务 | 牵头单位 | 配合单位\n1 | 修路 | 市交通运输局 | 市财政局", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"verbs inside of a cell", "任务 | 责任单位\n修路 | 市交通运输局牵头，市财政局配合", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"labels inside of a cell", "任务 | 部门分工\n修路 | 牵头单位：市交通运输局；配合单位：市财政局", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{"a note under it", "任务 | 责任单位\n修路 | 市交通运输局、市财政局\n注：列第一位的为牵头单位。", []string{"LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{"a leader marked in a cell is no heading", "任务 | 责任分工\n修路 | 市交通运输局（牵头）、市财政局\n架桥 | 市水利局", []string{"LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局", "RESPONSIBLE_FOR 市水利局"}},
		{"a short second row of headings", "序号 | 任务 | 责任分工 | 备注\n牵头单位 | 配合单位\n1 | 修路 | 市交通运输局 | 市财政局 | 无", []string{"LEADS 市交通运输局", "SUPPORTS 市财政局"}},
		{
			"two repeated rows of headings", "序号 | 任务 | 责任分工 | 时限\n牵头单位 | 配合单位\n1 | 修路 | 市交通运输局 | 市财政局 | 6月\n序号 | 任务 | 责任分工 | 时限\n牵头单位 | 配合单位\n2 | 架桥 | 市水利局 | 市财政局 | 9月",
			[]string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "LEADS 市水利局", "SUPPORTS 市财政局"},
		},
		{
			"a whole table in one line", "分工表 序号 | 任务 | 牵头单位 | 配合单位 | 时限 1 | 修建环城路。 | 市交通运输局 | 市财政局、各区 | 6月 2 | 架设南门桥。 | 市水利局 | / | 9月 备注：按月报送。",
			[]string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "SUPPORTS 各区", "LEADS 市水利局"},
		},
		{"a remark in a heading", "任务 | 责任单位（列第一位的为牵头单位）\n修路 | 市交通运输局、市财政局", []string{"LEADS 市交通运输局", "RESPONSIBLE_FOR 市财政局"}},
		{
			"offices under their own headings, behind merged cells that a text file leaves out", "序号 | 任务 | 牵头单位 | 配合单位 | 牵头科室 | 配合科室\n1 | 修路 | 市交通运输局 | 市财政局 | 工程科 | 预算科\n2 | 架桥 | 市水利局 | 规划科",
			[]string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "LEADS 市交通运输局", "SUPPORTS 市水利局"},
		},
		{"persons behind their bodies", "任务 | 责任单位及责任人\n修路 | 市交通运输局 周某某", []string{"RESPONSIBLE_FOR 市交通运输局"}},
		{"a list of members and their posts", "序号 | 单位 | 职务 | 联系电话\n1 | 市水利局 | 副局长 | 略", nil},
		{"sums paid to bodies", "序号 | 单位 | 项目 | 金额（万元）\n1 | 市水利局 | 水厂 | 20", nil},
		{"documents and their numbers", "文件名称 | 文号 | 责任单位\n用水办法 | 某政发〔2027〕1号 | 市水利局", nil},
		{"licences and the law behind them", "序号 | 许可事项 | 主管部门 | 设定依据\n1 | 取水许可 | 市水利局 | 水法", nil},
		{"a row that begins with its number is no heading", "序号 | 任务 | 时限 | 责任单位\n1 | 会办事项 | 6月 | 市水利局\n2 | 修路 | 6月 | 市交通运输局", []string{"RESPONSIBLE_FOR 市水利局", "RESPONSIBLE_FOR 市交通运输局"}},
		{"tables of figures", "指标 | 2020年 | 2025年\n水厂 | 3 | 5", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := said(read(t, c.text)); !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestMergedCellsHoldForEveryRowTheyReach(t *testing.T) {
	const s = "类别 | 任务 | 牵头单位\n供水 | 扩建城北水厂 | 市水利局\n更换旧水管"
	body, tree := plan(strings.ReplaceAll(s, "\n更换", "\n | 更换"))
	rows := body.Blocks[0].Rows
	rows[1][0].RowSpan, rows[1][2].RowSpan = 2, 2
	rows[2] = rows[2][1:]
	tasks, _ := Tasks(body, tree, bodies{})
	want := []string{"LEADS 市水利局", "LEADS 市水利局"}
	if got := said(tasks); !slices.Equal(got, want) {
		t.Fatalf("%s\n got %q\nwant %q", s, got, want)
	}
	d := tasks[1].Duties[0]
	if d.Origin != kg.Inherited || d.Rule != ruleMerged {
		t.Errorf("%s: second row: origin %s, rule %s; want %s, %s", s, d.Origin, d.Rule, kg.Inherited, ruleMerged)
	}
	if got := body.Text.Slice(d.Clause); got != "更换旧水管" {
		t.Errorf("%s: clause of the second row is %q", s, got)
	}
}

func TestMergedCellsOfAFileThatKnowsThemAreNotGuessed(t *testing.T) {
	const s = "任务 | 牵头单位 | 配合单位 | 牵头科室\n修路 | 市交通运输局 | 市财政局 | 工程科\n架桥 | 市水利局"
	body, tree := plan(s)
	rows := body.Blocks[0].Rows
	rows[1][1].RowSpan, rows[1][3].RowSpan = 2, 2
	tasks, _ := Tasks(body, tree, bodies{})
	want := []string{"LEADS 市交通运输局", "SUPPORTS 市财政局", "LEADS 市交通运输局", "SUPPORTS 市水利局"}
	if got := said(tasks); !slices.Equal(got, want) {
		t.Errorf("%s\n got %q\nwant %q", s, got, want)
	}
}

func TestARollGivesNobodyATask(t *testing.T) {
	const s = "示范中心名单\n序号 | 名称 | 实施单位\n1 | 水厂 | 市水利局"
	for title, want := range map[string]int{"示范中心名单": 0, "": 1} {
		body, tree := plan(s)
		tree.Title = kg.Span{End: len([]rune(title))}
		if tasks, _ := Tasks(body, tree, bodies{}); len(tasks) != want {
			t.Errorf("%q under the title %q: got %d tasks, want %d", s, title, len(tasks), want)
		}
	}
}

func TestGroupsOfTasksAreNoPartOfTheirText(t *testing.T) {
	const s = "序号 | 类别 | 任务 | 牵头单位\n1 | 供水 | 扩建城北水厂 | 市水利局"
	body, tree := plan(s)
	tasks, _ := Tasks(body, tree, bodies{})
	if len(tasks) != 1 || len(tasks[0].Duties) != 1 {
		t.Fatalf("%s: got %+v", s, tasks)
	}
	if got, want := body.Text.Slice(tasks[0].Duties[0].Clause), "扩建城北水厂"; got != want {
		t.Errorf("%s: clause is %q, want %q", s, got, want)
	}
}

func TestShortRowsFindTheirColumns(t *testing.T) {
	const s = "序号 | 类别 | 任务 | 牵头单位 | 完成时限\n1 | 供水 | 扩建城北水厂 | 市水利局 | 6月\n2 | 更换旧水管 | 市财政局 | 9月"
	got := read(t, s)
	if want := []string{"LEADS 市水利局", "LEADS 市财政局"}; !slices.Equal(said(got), want) {
		t.Errorf("%s\n got %q\nwant %q", s, said(got), want)
	}
}

func TestATaskAtSomePlacesStandsUnderTheTasks(t *testing.T) {
	const s = "类别 | 序号 | 任务 | 牵头单位 | 配合单位 | 责任科室\n供水 | 1 | 扩建城北水厂 | 市水利局 | 市财政局 | 规划科\n2 | 在市科技局、市水利局、市交通运输局开展“节水”试点 | 市财政局 | 水务科"
	for _, got := range said(read(t, s)) {
		if strings.Contains(got, "交通运输局") {
			t.Errorf("%s\n got %q, want no body to answer that the task is done at", s, got)
		}
	}
}

func TestHeadingsThatReachOverColumnsGiveWayToThoseBelow(t *testing.T) {
	body, tree := plan("序号 | 任务 | 责任分工\n牵头单位 | 责任科室\n1 | 修路 | 市交通运输局 | 市财政局")
	rows := body.Blocks[0].Rows
	rows[0][0].RowSpan, rows[0][1].RowSpan, rows[0][2].ColSpan = 2, 2, 2
	tasks, _ := Tasks(body, tree, bodies{})
	if got, want := said(tasks), []string{"LEADS 市交通运输局"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRowsOutsideOfAnyTableAreNoTasks(t *testing.T) {
	body, tree := plan("任务 | 牵头单位\n修路 | 市交通运输局")
	tree.Items = append(tree.Items, outline.Item{Kind: outline.Row, Section: -1, Span: kg.Span{Start: 0, End: 4}, Table: 9})
	body.Blocks = append(body.Blocks, document.Block{Kind: document.Table})
	if tasks, _ := Tasks(body, tree, bodies{}); len(tasks) != 1 {
		t.Errorf("got %d tasks, want 1", len(tasks))
	}
}
