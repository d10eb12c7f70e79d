package relate

import (
	"slices"
	"testing"

	"policygraph/internal/kg"
)

func TestItemsThatCarryWorkAreTasks(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // texts of the tasks
	}{
		{"numbered items without a statement, beside one that has one", "一、城建\n1.修路。（市交通运输局牵头）\n2.架桥。", []string{"1.修路。（市交通运输局牵头）", "2.架桥。"}},
		{"not goals and safeguards", "一、基本原则\n1.坚持统筹。\n二、城建\n1.修路。\n三、保障措施\n1.加强领导。", []string{"1.修路。"}},
		{"not articles of a law", "第一条 目的。\n第二条 范围。\n第三条 职责。\n1.取水须许可。", nil},
		{"not the notes under a table", "指标 | 单位\n路长 | 公里\n注：\n1.路长为年末数。", nil},
		{"not paragraphs without a statement", "一、城建\n全市城建成绩明显。\n加快修路。（市交通运输局牵头）\n架桥。（市水利局牵头）", []string{"加快修路。（市交通运输局牵头）", "架桥。（市水利局牵头）"}},
		{"the paragraphs of a section whose last one says who answers", "一、城建\n加快修路。\n打通断头路。（市交通运输局牵头）", []string{"加快修路。\n打通断头路。（市交通运输局牵头）"}},
		{
			"every row of a table flattened into one line",
			"问题整改措施责任单位修路慢加快修路。市交通运输局牵头，市财政局架桥少新建两桥。市水利局牵头老城堵拓宽街巷。市公安局牵头，市财政局停车难新建车场。市发改委牵头环境差清理河道。市生态环境局牵头",
			[]string{"修路慢加快修路。市交通运输局牵头，市财政局", "架桥少新建两桥。市水利局牵头", "老城堵拓宽街巷。市公安局牵头，市财政局", "停车难新建车场。市发改委牵头", "环境差清理河道。市生态环境局牵头"},
		},
		{
			"numbered rows of such a table", "序号任务完成时限责任单位1、扩建城北水厂和城南水厂，更换旧水管6月市水利局市财政局2、修缮南门桥9月市交通运输局3、改造老菜场12月市商务局备注：无",
			[]string{"1、扩建城北水厂和城南水厂，更换旧水管6月市水利局市财政局", "2、修缮南门桥9月市交通运输局", "3、改造老菜场12月市商务局"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			body, _ := plan(c.text)
			var got []string
			for _, task := range read(t, c.text) {
				got = append(got, body.Text.Slice(task.Span))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestDutiesTellHowTheyCameAbout(t *testing.T) {
	for _, c := range []struct {
		name, text string
		task       int
		want       []kg.Origin
	}{
		{"as written", "1.修路。（市交通运输局牵头）", 0, []kg.Origin{kg.Explicit}},
		{"bracket lost", "1.修路。（市交通运输局牵头", 0, []kg.Origin{kg.Repaired}},
		{"name completed", "1.修路。（市交通运输局、水利牵头）", 0, []kg.Origin{kg.Explicit, kg.Repaired}},
		{"first of the list leads, said here", "1.修路。（市交通运输局、市财政局负责，排在第一位的为牵头单位，下同）", 0, []kg.Origin{kg.Explicit, kg.Explicit}},
		{"first of the list leads, said before", "1.架桥。（市水利局负责，列第一位者为牵头单位，下同）\n2.修路。（市交通运输局、市财政局负责）", 1, []kg.Origin{kg.Inherited, kg.Explicit}},
		{"first of a list leads, said here only", "1.架桥。（市水利局负责，列第一位者为牵头单位）\n2.修路。（市交通运输局、市财政局负责）", 1, []kg.Origin{kg.Explicit, kg.Explicit}},
		{"said below for all above", "1.架桥。（市水利局负责）\n以上任务均需各区配合，不再逐项列出。", 0, []kg.Origin{kg.Explicit, kg.Inherited}},
		{"from the heading", "一、工程（市水利局牵头）\n1.架桥。", 0, []kg.Origin{kg.Inherited}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tasks := read(t, c.text)
			if c.task >= len(tasks) {
				t.Fatalf("%s: %d tasks", c.text, len(tasks))
			}
			var got []kg.Origin
			for _, d := range tasks[c.task].Duties {
				got = append(got, d.Origin)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestRepairsAndDoubtsAreReported(t *testing.T) {
	for text, want := range map[string]string{
		"1.修路，打通断头路市交通运输局牵头)":       "statement.repaired",
		"1.修路。（市交通运输局定后再议，暂由谁牵头未定）": "statement.unread",
	} {
		body, tree := plan(text)
		_, diagnostics := Tasks(body, tree, bodies{})
		if len(diagnostics) != 1 || diagnostics[0].Code != want {
			t.Errorf("%s\n got %+v\nwant one %s", text, diagnostics, want)
		}
	}
}
