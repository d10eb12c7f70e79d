package extract_test

import (
	"slices"
	"strings"
	"testing"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
	"policygraph/internal/quality"
	"policygraph/seeds"
)

// plan is an invented one: the county of a city answers for something, a committee manages its zone, a region is only named.
const plan = `绍兴市推进古城保护三年行动计划（2023—2025年）
绍兴市人民政府办公室
一、主要任务
（一）保护台门
1.修缮台门。完成越城区台门修缮，学习苏州市经验。（市文物局牵头，越城区具体实施）
2.建设滨海新区古城馆。2024年底前建成。（滨海新区管委会牵头）
3.宣传推广。（各区、县（市）负责）
`

func read(t testing.TB, uri, text string) (extract.Result, kg.Batch) {
	t.Helper()
	x, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	src, err := source.New(uri, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Extract(src)
	if err != nil {
		t.Fatal(err)
	}
	b, err := x.Batch(src, r)
	if err != nil {
		t.Fatal(err)
	}
	return r, b
}

// claims lists the statements of a batch as "subject PREDICATE object origin", by name.
func claims(b kg.Batch) (list []string) {
	name := map[kg.ID]string{}
	for _, e := range b.Entities {
		name[e.ID] = e.Name
	}
	for _, s := range b.Statements {
		list = append(list, strings.Join([]string{name[s.Subject], string(s.Predicate), name[s.Object], string(s.Origin())}, " "))
	}
	return list
}

func TestAPlanBecomesStatements(t *testing.T) {
	_, b := read(t, "plan.txt", plan)
	got := claims(b)
	for _, want := range []string{
		"绍兴市文物局 LEADS 修缮台门 EXPLICIT",
		"绍兴市文物局 AGENCY_OF 绍兴市 INFERRED",
		"越城区人民政府 IMPLEMENTS 修缮台门 EXPLICIT",
		"越城区人民政府 AGENCY_OF 越城区 EXPLICIT",
		"修缮台门 INVOLVES 越城区 EXPLICIT",
		"修缮台门 INVOLVES 苏州市 EXPLICIT",
		"绍兴市 PARTNERS_WITH 苏州市 INFERRED",
		"修缮台门 PART_OF 保护台门 EXPLICIT",
		"保护台门 PART_OF 主要任务 EXPLICIT",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no statement %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	for _, s := range got {
		if strings.HasPrefix(s, "绍兴市 PARTNERS_WITH 越城区") {
			t.Errorf("a region of its own is no partner: %s", s)
		}
	}
}

func TestTheQuoteOfADutyEndsWithItsStatement(t *testing.T) {
	_, b := read(t, "plan.txt", plan)
	for _, e := range b.Evidence {
		if e.Rule == "duty.bracket" && strings.Contains(e.Quote, "文物局") && string([]rune(b.Text)[e.Focus.Start:e.Focus.End]) == "市文物局" {
			if want := "完成越城区台门修缮，学习苏州市经验。（市文物局牵头，越城区具体实施）"; !strings.HasSuffix(want, e.Quote) {
				t.Errorf("quote %q, want the end of %q", e.Quote, want)
			}
			return
		}
	}
	t.Error("no evidence whose focus is 市文物局")
}

func TestTheSameBytesGiveTheSameGraph(t *testing.T) {
	r1, b1 := read(t, "plan.txt", plan)
	r2, b2 := read(t, "plan.txt", plan)
	if r1.Tasks[0].ID != r2.Tasks[0].ID || !slices.Equal(claims(b1), claims(b2)) {
		t.Error("two readings of the same bytes differ")
	}
	_, other := read(t, "other.txt", plan)
	if other.Document.ID == b1.Document.ID || slices.EqualFunc(other.Entities, b1.Entities, func(x, y kg.Entity) bool { return x.ID == y.ID }) {
		t.Error("another name gave the same document")
	}
}

func TestADocumentWithoutTasksHasEmptyListsNotNull(t *testing.T) {
	r, _ := read(t, "note.txt", "通知\n今天放假。\n")
	if r.Tasks == nil || r.Targets == nil || r.Mentions == nil || r.Diagnostics == nil || r.Sections == nil {
		t.Errorf("null lists in %+v", r)
	}
}

func FuzzExtract(f *testing.F) {
	x, err := extract.New(seeds.FS)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plan)
	f.Add("科技牵头)\n*.修路（市交通局牵头\n）推进上海、杭州合作。")
	f.Add("任务 | 牵头单位 | 完成时限\n修路 | 市交通局 | 6月\n架桥 | / | —\n")
	f.Fuzz(func(t *testing.T, text string) {
		src, err := source.New("fuzz.txt", []byte(text))
		if err != nil {
			return
		}
		r, err := x.Extract(src)
		if err != nil {
			return
		}
		if err := quality.CheckOffsets(r); err != nil {
			t.Fatal(err)
		}
		if _, err := x.Batch(src, r); err != nil {
			t.Fatal(err)
		}
	})
}
