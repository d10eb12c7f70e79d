package extract_test

import (
	"strings"
	"testing"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// dated is an invented plan whose tasks name more dates than they are due by.
const dated = `绍兴市推进古桥保护三年行动计划（2023—2025年）
绍兴市人民政府办公室
一、主要任务
1.修缮古桥。到2030年形成古桥群，2024年6月底前修缮八字桥，2025年底前修缮太平桥。（市文物局牵头）
2.建设展馆。2024年9月底前开工。（市住建局牵头）到2025年接待游客十万人。（市文旅局牵头）
3.编写图册。到2024年完成初稿，到2025年付印。（市档案局负责）
4.普查桥名。2024年3月底前完成城区普查。（市民政局负责，2024年10月底前完成）
`

func raws(list []extract.Deadline) string {
	var out []string
	for _, d := range list {
		out = append(out, d.Raw)
	}
	return strings.Join(out, " ")
}

func TestOneDateBindsEachClauseAndTheOthersAreKept(t *testing.T) {
	r, _ := read(t, "dated.txt", dated)
	want := map[string][2]string{
		"修缮古桥": {"2024年6月底前", "到2030年 2025年底前"},
		"建设展馆": {"2024年9月底前 到2025年", ""},
		"编写图册": {"到2024年", "到2025年"},
		"普查桥名": {"2024年10月底前", "2024年3月底前"},
	}
	for _, task := range r.Tasks {
		if got := [2]string{raws(task.Deadlines), raws(task.Dates)}; got != want[task.Title] {
			t.Errorf("%s: got deadlines and dates %q, want %q", task.Title, got, want[task.Title])
		}
	}
	if len(r.Tasks) != len(want) {
		t.Errorf("got %d tasks, want %d", len(r.Tasks), len(want))
	}
}

func TestAFurtherDateIsAMilestoneInTheGraph(t *testing.T) {
	_, b := read(t, "dated.txt", dated)
	name := map[kg.ID]string{}
	for _, e := range b.Entities {
		name[e.ID] = e.Name
	}
	got := map[string]string{}
	for _, s := range b.Statements {
		if s.Predicate == kg.Due && name[s.Subject] == "修缮古桥" {
			got[name[s.Object]] = s.Qualifiers.Get(kg.QualVia)
		}
	}
	for date, via := range map[string]string{"2024年6月底前": "", "2025年底前": kg.ViaMilestone, "到2030年": kg.ViaMilestone} {
		if have, ok := got[date]; !ok || have != via {
			t.Errorf("%s: got %q (there: %t), want %q; all: %v", date, have, ok, via, got)
		}
	}
}

func TestADateOfAMergedCellHoldsForEachRow(t *testing.T) {
	r, _ := read(t, "table.html", `<html><body><h1>绍兴市古桥修缮任务分工表</h1><table>
<tr><th>序号</th><th>工作任务</th><th>牵头单位</th><th>完成时限</th></tr>
<tr><td>1</td><td>修缮八字桥</td><td>市文物局</td><td rowspan="2">2024年6月</td></tr>
<tr><td>2</td><td>整修太平桥桥头</td><td>市住建局</td></tr>
<tr><td>3</td><td>编写图册，到2026年付印</td><td>市档案局</td><td>2025.03</td></tr></table></body></html>`)
	var got []string
	for _, task := range r.Tasks {
		got = append(got, raws(task.Deadlines)+"/"+raws(task.Dates))
	}
	if have := strings.Join(got, "; "); have != "2024年6月/; 2024年6月/; 2025.03/到2026年" {
		t.Errorf("got %q", have)
	}
}

func TestATargetIsDueByTheDateInItsSentence(t *testing.T) {
	const plan = `绍兴市推进古桥保护三年行动计划（2023—2025年）
绍兴市人民政府办公室
一、主要目标
到2025年，古桥完好率达到90%以上。古桥巡查率达到95%。
二、主要任务
1.建设展馆。2024年6月底前建成展馆2座。（市文物局牵头）
`
	r, b := read(t, "due.txt", plan)
	targets := r.Targets
	for _, task := range r.Tasks {
		targets = append(targets, task.Targets...)
	}
	got := map[string]string{}
	for _, x := range targets {
		got[x.Indicator] = "none"
		if x.Due != nil && x.Due.End != nil {
			got[x.Indicator] = x.Due.Text + " " + *x.Due.End
		}
	}
	for indicator, want := range map[string]string{"古桥完好率": "到2025年 2025-12-31", "古桥巡查率": "none", "建成展馆": "2024年6月底前 2024-06-30"} {
		if got[indicator] != want {
			t.Errorf("target %s is due %q, want %q; all: %v", indicator, got[indicator], want, got)
		}
	}
	for _, e := range b.Entities {
		if e.Name == "古桥完好率" && (e.Props.Get("dueText") != "到2025年" || e.Props.Get("dueEnd") != "2025-12-31") {
			t.Errorf("target %s in the graph: %v", e.Name, e.Props)
		}
	}
}
