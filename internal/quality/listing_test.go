package quality

import (
	"strings"
	"testing"

	"policygraph/internal/kg"
)

func TestTasksListsEachFactOnALine(t *testing.T) {
	g, err := readSmall(t, smallGold)
	if err != nil {
		t.Fatal(err)
	}
	r := answer(g)
	r.Tasks[1].Responsibilities[0].Origin, r.Tasks[1].Responsibilities[0].OpenEnded = kg.Repaired, true
	r.Tasks[0].Responsibilities[0].Origin = kg.Explicit
	got := Tasks(r)
	for _, want := range []string{
		"1 建设竹材研究院\n",
		"  lead         1.0 市林业局 = 丽水市林业局\n",
		"  region       上海市 < 上海\n",
		"  platform     丽水竹材研究院\n",
		"  responsible  1.0 市发展改革委 = 丽水市发展和改革委员会 open-ended repaired\n",
		"  responsible  1.0 各县（市、区） = ? generic",
		"  deadline     2026年 = ?\n",
		"target outside tasks: 竹产业产值 |  | 90亿元\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant the line %q", got, want)
		}
	}
}

func TestStatementsListsEachStatementOnALine(t *testing.T) {
	doc := kg.NewDocument("plan.txt")
	task := kg.NewEntity(kg.KindTask, "plan/1", "建设竹材研究院")
	agency := kg.NewEntity(kg.KindAgency, "331100/林业局", "丽水市林业局")
	leads := kg.NewStatement(agency.ID, kg.Leads, task.ID, kg.Prop{Name: kg.QualGroup, Value: "1"})
	got := Statements(kg.Batch{
		Document: doc, Text: "市林业局牵头", Entities: []kg.Entity{task, agency}, Statements: []kg.Statement{leads},
		Evidence: []kg.Evidence{kg.NewEvidence(leads.ID, doc.ID, kg.Span{End: 6}, "市林业局牵头", "duty.bracket", kg.ID{})},
	})
	if want := "agency:丽水市林业局 LEADS task:建设竹材研究院 group=1 << 市林业局牵头\n"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
