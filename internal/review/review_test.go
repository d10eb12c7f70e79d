package review

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// draft makes a batch by hand, with a sentence of its own for each task.
type draft struct {
	batch kg.Batch
	at    int // code points so far
}

func newDraft(title, end string) *draft {
	d := kg.NewDocument("plan.txt")
	d.Title, d.Written = title, "2021-03"
	e := kg.NewEntity(kg.KindDocument, d.Key, title)
	if end != "" {
		e.Props = kg.Props{{Name: "periodEnd", Value: end}}
	}
	return &draft{batch: kg.Batch{Document: d, Entities: []kg.Entity{e}}}
}

func (d *draft) entity(e kg.Entity) kg.ID {
	if !slices.ContainsFunc(d.batch.Entities, func(x kg.Entity) bool { return x.ID == e.ID }) {
		d.batch.Entities = append(d.batch.Entities, e)
	}
	return e.ID
}

func (d *draft) claim(s kg.Statement, at kg.Span) {
	d.batch.Statements = append(d.batch.Statements, s)
	quote := string([]rune(d.batch.Text)[at.Start:at.End])
	d.batch.Evidence = append(d.batch.Evidence, kg.NewEvidence(s.ID, d.batch.Document.ID, at, quote, "test", kg.ID{}))
}

// task adds a task and tells where it stands.
func (d *draft) task(number, title, sentence string) (kg.ID, kg.Span) {
	text := []rune(title + "。" + sentence + "\n")
	at := kg.Span{Start: d.at, End: d.at + len(text) - 1}
	d.at += len(text)
	d.batch.Text += string(text)
	id := d.entity(kg.NewEntity(kg.KindTask, d.batch.Document.Key+"/"+number, title, kg.Prop{Name: "title", Value: title}, kg.Prop{Name: "number", Value: number},
		kg.Prop{Name: "start", Value: strconv.Itoa(at.Start)}, kg.Prop{Name: "end", Value: strconv.Itoa(at.End)}))
	d.claim(kg.NewStatement(d.batch.Document.ID, kg.HasTask, id), at)
	return id, at
}

func (d *draft) duty(task kg.ID, at kg.Span, role kg.Predicate, agency string, more ...kg.Prop) {
	key := "990100/" + agency
	if strings.HasPrefix(agency, "-/") {
		key, agency = agency, strings.TrimPrefix(agency, "-/")
	}
	id := d.entity(kg.NewEntity(kg.KindAgency, key, agency))
	d.claim(kg.NewStatement(id, role, task, append(more, kg.Prop{Name: kg.QualGroup, Value: "1"}, kg.Prop{Name: kg.QualOrder, Value: strconv.Itoa(len(d.batch.Statements))})...), at)
}

func (d *draft) due(task kg.ID, at kg.Span, name, end string) {
	id := d.entity(kg.NewEntity(kg.KindDeadline, "/"+end, name, kg.Prop{Name: "end", Value: end}))
	d.claim(kg.NewStatement(task, kg.Due, id), at)
}

// sound is a document with two tasks and nothing to look at.
func sound() *draft {
	d := newDraft("甲市计划", "2025-12-31")
	one, at := d.task("1", "修缮旧桥", "逐座检测。")
	d.duty(one, at, kg.Leads, "甲市交通运输局")
	two, at := d.task("2", "拓宽公路", "全长三十公里。")
	d.duty(two, at, kg.ResponsibleFor, "甲市交通运输局")
	d.due(two, at, "2025年底", "2025-12-31")
	return d
}

func codes(d Document) (list []string) {
	for _, f := range d.Findings {
		list = append(list, f.Code)
	}
	return list
}

func TestSoundDocumentsGiveNothingToLookAt(t *testing.T) {
	if got := Of(sound().batch); len(got.Findings) != 0 {
		t.Errorf("found %+v", got.Findings)
	}
}

func TestFindings(t *testing.T) {
	tests := []struct {
		code, says string
		change     func(*draft)
	}{
		{TaskNobody, "nobody answers", func(d *draft) { d.task("3", "清理河道", "全面清理。") }},
		{TaskNoLead, "nobody leads", func(d *draft) {
			id, at := d.task("3", "清理河道", "全面清理。")
			d.duty(id, at, kg.Supports, "甲市水利局")
		}},
		{TaskLeads, "甲市水利局、甲市住建局 lead", func(d *draft) {
			id, at := d.task("3", "清理河道", "全面清理。")
			d.duty(id, at, kg.Leads, "甲市水利局")
			d.duty(id, at, kg.Leads, "甲市住建局")
		}},
		{TaskRoles, "LEADS, SUPPORTS", func(d *draft) {
			id, at := d.task("3", "清理河道", "全面清理。")
			d.duty(id, at, kg.Leads, "甲市水利局")
			d.duty(id, at, kg.Supports, "甲市水利局")
		}},
		{AgencyUnplaced, "河道办 is known of no region", func(d *draft) {
			id, at := d.task("3", "清理河道", "全面清理。")
			d.duty(id, at, kg.Leads, "-/河道办")
		}},
		{NameAmbiguous, "may also be 乙市水利局、丙市水利局", func(d *draft) {
			id, at := d.task("3", "清理河道", "全面清理。")
			d.duty(id, at, kg.Leads, "甲市水利局", kg.Prop{Name: kg.QualCandidate, Value: "乙市水利局"}, kg.Prop{Name: kg.QualCandidate, Value: "丙市水利局"})
		}},
		{DeadlineLate, "2027-06-30) is after", func(d *draft) {
			id, at := d.task("3", "清理河道", "2027年6月底前完成。")
			d.duty(id, at, kg.Leads, "甲市水利局")
			d.due(id, at, "2027年6月底", "2027-06-30")
		}},
		{DeadlinePast, "2020-12-31) is before", func(d *draft) {
			id, at := d.task("3", "清理河道", "2020年底前完成。")
			d.duty(id, at, kg.Leads, "甲市水利局")
			d.due(id, at, "2020年底", "2020-12-31")
		}},
		{TaskUntitled, "no title", func(d *draft) {
			id, at := d.task("3", "", "全面清理。")
			d.duty(id, at, kg.Leads, "甲市水利局")
		}},
		{TaskLong, "3011 characters", func(d *draft) {
			id, at := d.task("3", "清理河道", strings.Repeat("长", 3006))
			d.duty(id, at, kg.Leads, "甲市水利局")
		}},
		{TaskOverlap, "shares text with 2. 拓宽公路", func(d *draft) {
			d.at -= 3
			d.batch.Text = string([]rune(d.batch.Text)[:d.at])
			id, at := d.task("3", "清理河道", "全面清理。")
			d.duty(id, at, kg.Leads, "甲市水利局")
		}},
		{SectionUntitled, "without words", func(d *draft) { d.entity(kg.NewEntity(kg.KindSection, d.batch.Document.Key+"/1", "")) }},
		{DocumentUntitled, "no title", func(d *draft) { d.batch.Document.Title = "" }},
		{DocumentIdle, "3 of 5 tasks", func(d *draft) {
			for _, n := range []string{"3", "4", "5"} {
				d.task(n, "清理河道"+n, "全面清理。")
			}
		}},
		{DocumentRepaired, "11 of 16", func(d *draft) {
			id, at := d.batch.Entities[1].ID, kg.Span{End: 4}
			for i := range 11 {
				region := d.entity(kg.NewEntity(kg.KindRegion, strconv.Itoa(990101+i), "县"))
				d.claim(kg.NewStatement(id, kg.Involves, region, kg.Prop{Name: kg.QualOrigin, Value: string(kg.Repaired)}), at)
			}
		}},
	}
	for _, test := range tests {
		t.Run(test.code, func(t *testing.T) {
			d := sound()
			test.change(d)
			got := Of(d.batch)
			if !slices.Equal(codes(got), []string{test.code}) || !strings.Contains(got.Findings[0].Message, test.says) {
				t.Errorf("found %+v; want %s that says %q", got.Findings, test.code, test.says)
			}
		})
	}
	empty := newDraft("某办公室通知", "")
	empty.batch.Text = "现将有关事项通知如下。"
	if got := Of(empty.batch); !slices.Equal(codes(got), []string{DocumentEmpty}) || got.Findings[0].Quote == "" {
		t.Errorf("a document without anything: %+v", got.Findings)
	}
}

func TestFindingsSayWhere(t *testing.T) {
	d := sound()
	section := d.entity(kg.NewEntity(kg.KindSection, d.batch.Document.Key+"/1", "水利", kg.Prop{Name: "ordinal", Value: "三"}))
	id, at := d.task("3", "清理河道", "全面清理。")
	d.claim(kg.NewStatement(id, kg.PartOf, section), at)
	untitled, at2 := d.task("4", "", "全面清理。")
	d.duty(untitled, at2, kg.Leads, "甲市水利局")
	got := Of(d.batch).Findings
	if len(got) != 2 || got[1].Task != "。全面清理。…" {
		t.Fatalf("found %+v; want a task without title to be known by its text", got)
	}
	got = got[:1]
	if len(got) != 1 || got[0].Task != "3. 清理河道" || !slices.Equal(got[0].Section, []string{"三、水利"}) || got[0].Quote != "清理河道。全面清理。" || got[0].Span != at {
		t.Errorf("found %+v; want the task's number, section, place and words", got)
	}
}

func TestStoredDocumentsAreReviewedAsExtractedOnes(t *testing.T) {
	d := sound()
	id, at := d.task("3", "清理河道", "2027年底前完成。")
	d.duty(id, at, kg.Supports, "甲市水利局")
	d.due(id, at, "2027年底", "2027-12-31")
	county := d.entity(kg.NewEntity(kg.KindRegion, "990101", "甲县"))
	d.claim(kg.NewStatement(id, kg.Involves, county), at)
	agency := kg.EntityID(kg.KindAgency, "990100/甲市水利局")
	d.claim(kg.NewStatement(agency, kg.AgencyOf, county), at)
	d.batch.Sort()
	want := Of(d.batch)
	if want.Counts.Regions != 1 || want.Counts.Tasks != 3 || want.Counts.Deadlines != 2 || want.Counts.Responsibilities[kg.Supports] != 1 || len(want.Findings) != 2 {
		t.Fatalf("review of the batch: %+v", want)
	}

	other := newDraft("乙市计划", "")
	other.batch.Document = kg.NewDocument("other.txt")
	other.batch.Entities = []kg.Entity{kg.NewEntity(kg.KindDocument, other.batch.Document.Key, "乙市计划")}
	task, place := other.task("1", "清理河道", "全面清理。")
	other.duty(task, place, kg.Leads, "甲市水利局")

	st := memstore.New()
	defer st.Close()
	for _, b := range []kg.Batch{d.batch, other.batch} {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.View(t.Context(), func(r store.Reader) error {
		stored, err := Asserted(t.Context(), r, d.batch.Document)
		if err != nil {
			return err
		}
		if diff := cmp.Diff(want, Of(stored)); diff != "" {
			t.Errorf("review of what is stored (-extracted +stored):\n%s", diff)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	report := NewReport([]Document{want, Of(other.batch)})
	if report.Total.Tasks != 4 || report.Total.Responsibilities[kg.Leads] != 2 || report.Findings[DeadlineLate] != 1 {
		t.Errorf("report %+v", report)
	}
}

func TestCitedDocumentsThatTheStoreDoesNotHave(t *testing.T) {
	policy := func(name, kind string) kg.Entity {
		return kg.NewEntity(kg.KindPolicy, kg.PolicyKey(name), name, kg.Prop{Name: "type", Value: kind})
	}
	d := newDraft("甲市计划", "")
	id, at := d.task("1", "供水", "落实各项要求。")
	for _, e := range []kg.Entity{
		policy("某省节水条例", "DOCUMENT"), policy("某省供水规划", "DOCUMENT"), policy("某政发〔2021〕7号", "NUMBER"), policy("某发〔2019〕1号", "NUMBER"),
		policy("某省用水纲要", "DOCUMENT"), policy("某发〔2018〕1号", "NUMBER"), policy("“清流”行动", "PROGRAMME"),
	} {
		d.claim(kg.NewStatement(id, kg.Cites, d.entity(e)), at)
	}
	for _, pair := range [][2]string{{"某省供水规划", "某政发〔2021〕7号"}, {"某省用水纲要", "某发〔2018〕1号"}} {
		d.claim(kg.NewStatement(kg.EntityID(kg.KindPolicy, pair[0]), kg.SameAs, kg.EntityID(kg.KindPolicy, kg.PolicyKey(pair[1]))), at)
	}
	d.batch.Sort()

	held := newDraft("某省供水规划", "")
	held.batch.Document = kg.NewDocument("held.txt")
	held.batch.Entities = []kg.Entity{kg.NewEntity(kg.KindDocument, held.batch.Document.Key, "某省供水规划")}
	held.batch.Text = "某政发〔2021〕7号"
	held.claim(kg.NewStatement(held.batch.Document.ID, kg.TextOf, held.entity(policy("某政发〔2021〕7号", "NUMBER"))), kg.Span{Start: 0, End: 10})
	held.batch.Sort()

	st := memstore.New()
	defer st.Close()
	absent := func() (names []string) {
		if err := st.View(t.Context(), func(r store.Reader) (err error) {
			names, err = Absent(t.Context(), r, d.batch)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return names
	}
	for _, step := range []struct {
		claim string
		add   kg.Batch
		want  []string
	}{
		{"title and number count once, a programme not at all", d.batch, []string{"某发〔2019〕1号", "某省供水规划", "某省用水纲要", "某省节水条例"}},
		{"a document with the number is the one of the title too", held.batch, []string{"某发〔2019〕1号", "某省用水纲要", "某省节水条例"}},
	} {
		if _, err := st.Apply(t.Context(), step.add); err != nil {
			t.Fatal(err)
		}
		if got := absent(); !slices.Equal(got, step.want) {
			t.Errorf("%s: got %q, want %q", step.claim, got, step.want)
		}
	}
}
