package change

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

func ref(s string) *string { return &s }

func reading() extract.Result {
	text := "一、交通\n1.修缮旧桥。在甲县逐座检测。（市交通运输局牵头）\n"
	return extract.Result{
		Text: text, Document: extract.Document{Title: "甲市计划", Number: ref("甲政发〔2021〕1号")},
		Sections: []extract.Section{{ID: "s1", Level: 1, Ordinal: ref("一"), Title: "交通"}},
		Tasks: []extract.Task{{
			ID: "t1", Section: ref("s1"), Number: ref("1"), Title: "修缮旧桥", Span: kg.Span{Start: 5, End: 30},
			Responsibilities: []extract.Responsibility{{Role: "LEAD", Agency: extract.Agency{Name: "甲市交通运输局"}, Raw: "市交通运输局", Origin: kg.Explicit}},
			Regions:          []extract.Mention{{Name: "甲县", Kind: "REGION", Code: "990101", Raw: "甲县", Origin: kg.Explicit}},
			Deadlines:        []extract.Deadline{{Raw: "2021年底", Period: extract.Period{End: ref("2021-12-31")}, Precision: "YEAR", Modality: ref("MANDATORY")}},
			Targets:          []extract.Target{{Indicator: "桥梁", Comparator: "AT_LEAST", Value: "10", Unit: "座", Modality: ref("EXPECTED")}},
		}},
		Mentions: []extract.Mention{{Name: "长三角", Kind: "FUNCTIONAL_REGION", Raw: "长三角", Origin: kg.Explicit}},
	}
}

func TestReadingsThatDiffer(t *testing.T) {
	duty := Statement{"duty", "修缮旧桥", "甲市交通运输局", "LEAD, from 市交通运输局"}
	tests := []struct {
		claim  string
		change func(*extract.Result)
		want   Diff
	}{
		{"the same", func(*extract.Result) {}, Diff{}},
		{"offsets and ids do not count", func(r *extract.Result) {
			r.Text = "\n\n" + r.Text
			r.Tasks[0].ID, r.Tasks[0].Start, r.Tasks[0].End = "t9", 7, 32
		}, Diff{}},
		{
			"another role", func(r *extract.Result) { r.Tasks[0].Responsibilities[0].Role = "SUPPORT" },
			Diff{Changed: []Change{{Statement{"duty", "修缮旧桥", "甲市交通运输局", "SUPPORT, from 市交通运输局"}, "LEAD, from 市交通运输局"}}},
		},
		{
			"another body", func(r *extract.Result) { r.Tasks[0].Responsibilities[0].Agency.Name = "乙市交通运输局" },
			Diff{Added: []Statement{{"duty", "修缮旧桥", "乙市交通运输局", "LEAD, from 市交通运输局"}}, Removed: []Statement{duty}},
		},
		{"a name twice", func(r *extract.Result) {
			again := r.Tasks[0].Responsibilities[0]
			again.Role = "SUPPORT"
			r.Tasks[0].Responsibilities = append([]extract.Responsibility{again}, r.Tasks[0].Responsibilities...)
		}, Diff{Added: []Statement{{"duty", "修缮旧桥", "甲市交通运输局", "SUPPORT, from 市交通运输局"}}}},
		{
			"a date", func(r *extract.Result) { r.Tasks[0].Deadlines[0].Period.End = ref("2022-12-31") },
			Diff{Changed: []Change{{Statement{"deadline", "修缮旧桥", "2021年底", "…/2022-12-31, YEAR, MANDATORY"}, "…/2021-12-31, YEAR, MANDATORY"}}},
		},
		{
			"a region lost", func(r *extract.Result) { r.Tasks[0].Regions = nil },
			Diff{Removed: []Statement{{"mention", "修缮旧桥", "甲县", "REGION 990101, from 甲县"}}},
		},
		{
			"a title of the document", func(r *extract.Result) { r.Document.Title = "甲市" },
			Diff{Changed: []Change{{Statement{"document", "", "title", "甲市"}, "甲市计划"}}},
		},
		{
			"a section moved", func(r *extract.Result) { r.Sections[0].Level = 2 },
			Diff{Changed: []Change{{Statement{"section", "", "交通", "level 2, number 一"}, "level 1, number 一"}}},
		},
		{
			"a target", func(r *extract.Result) { r.Tasks[0].Targets[0].Value = "20" },
			Diff{Changed: []Change{{Statement{"target", "修缮旧桥", "桥梁", "AT_LEAST 20座, EXPECTED"}, "AT_LEAST 10座, EXPECTED"}}},
		},
		{
			"a task that ends earlier", func(r *extract.Result) { r.Tasks[0].End = 20 },
			Diff{Changed: []Change{{
				Statement{"task", "", "修缮旧桥", "number 1, section 一 交通, 15 characters to …1.修缮旧桥。在甲县逐座检测。"},
				"number 1, section 一 交通, 25 characters to ….修缮旧桥。在甲县逐座检测。（市交通运输局牵头）",
			}}},
		},
	}
	for _, test := range tests {
		t.Run(test.claim, func(t *testing.T) {
			after := reading()
			test.change(&after)
			got := Between("plan.txt", Statements(reading()), Statements(after))
			test.want.File = "plan.txt"
			for _, list := range []*[]Statement{&test.want.Added, &test.want.Removed} {
				if *list == nil {
					*list = []Statement{}
				}
			}
			if test.want.Changed == nil {
				test.want.Changed = []Change{}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if same := len(test.want.Added)+len(test.want.Removed)+len(test.want.Changed) == 0; got.Same() != same {
				t.Errorf("Same() = %v, want %v", got.Same(), same)
			}
		})
	}
}

func TestTasksWithoutATitleAreKnownByTheirText(t *testing.T) {
	r := reading()
	r.Tasks[0].Title = ""
	r.Tasks = append(r.Tasks, r.Tasks[0])
	var names []string
	for _, s := range Statements(r) {
		if s.Kind == "task" {
			names = append(names, s.Name)
		}
	}
	if diff := cmp.Diff([]string{"1.修缮旧桥。在甲县逐座检测。（市交通运输局牵头…", "1.修缮旧桥。在甲县逐座检测。（市交通运输局牵头… (2)"}, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
