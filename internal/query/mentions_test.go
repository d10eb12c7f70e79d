package query_test

import (
	"slices"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// assertedOnce is a plan of a few words: 云溪市科技局 leads a task that names 梅岭县; the number of the task and of its chapter are masked.
func assertedOnce() kg.Batch {
	document := kg.NewEntity(kg.KindDocument, "plan", "云溪市规划")
	section := kg.NewEntity(kg.KindSection, "plan/1", "共建走廊", kg.Prop{Name: "ordinal", Value: "一"}, kg.Prop{Name: "ordinalInText", Value: "false"})
	task := kg.NewEntity(kg.KindTask, "plan/12", "建设实验室", kg.Prop{Name: "number", Value: "12"}, kg.Prop{Name: "numberInText", Value: "**"})
	agency := kg.NewEntity(kg.KindAgency, "990100/科学技术局", "云溪市科学技术局")
	region := kg.NewEntity(kg.KindRegion, "990101", "梅岭县")
	partner := kg.NewEntity(kg.KindRegion, "980000", "澜江省")
	b := kg.Batch{Entities: []kg.Entity{document, section, task, agency, region, partner}}
	say := func(from, to int, focus kg.Span, s kg.Statement) {
		e := kg.NewEvidence(s.ID, document.ID, kg.Span{Start: from, End: to}, "", "test", kg.ID{})
		e.Focus = focus
		b.Statements, b.Evidence = append(b.Statements, s), append(b.Evidence, e)
	}
	say(30, 40, kg.Span{Start: 36, End: 39}, kg.NewStatement(region.ID, kg.PartnersWith, partner.ID))
	say(10, 30, kg.Span{Start: 24, End: 28}, kg.NewStatement(agency.ID, kg.Leads, task.ID))
	say(10, 30, kg.Span{Start: 14, End: 17}, kg.NewStatement(task.ID, kg.Involves, region.ID))
	say(6, 12, kg.Span{}, kg.NewStatement(document.ID, kg.HasTask, task.ID))
	say(0, 5, kg.Span{}, kg.NewStatement(document.ID, kg.HasSection, section.ID))
	return b
}

func TestMentionsNameWhatIsPrintedInTheOrderOfTheText(t *testing.T) {
	var names, restored []string
	var starts []int
	for _, m := range query.MentionsOf(assertedOnce(), 0, -1) {
		names, restored, starts = append(names, m.Entity.Name), append(restored, m.Restored), append(starts, m.Focus.Start)
	}
	if want := []string{"共建走廊", "建设实验室", "梅岭县", "云溪市科学技术局", "澜江省"}; !slices.Equal(names, want) {
		t.Errorf("names: got %v, want %v", names, want)
	}
	if want := []string{"一", "12", "", "", ""}; !slices.Equal(restored, want) {
		t.Errorf("numbers restored: got %q, want %q", restored, want)
	}
	if want := []int{0, 6, 14, 24, 36}; !slices.Equal(starts, want) {
		t.Errorf("places: got %v, want %v", starts, want)
	}
}

func TestNumbersAreRestoredWhereThePrintHasThemNot(t *testing.T) {
	for printed, want := range map[string]string{"**": "12", "": "12", "＊＊．": "12", "12.": "", "(12)": "", "十二": ""} {
		b := assertedOnce()
		for i, e := range b.Entities {
			if e.Kind == kg.KindTask {
				b.Entities[i] = kg.NewEntity(e.Kind, e.Key, e.Name, kg.Prop{Name: "number", Value: "12"}, kg.Prop{Name: "numberInText", Value: printed})
			}
		}
		for _, m := range query.MentionsOf(b, 0, -1) {
			if m.Statement.Predicate == kg.HasTask && m.Restored != want {
				t.Errorf("printed %q: restored %q, want %q", printed, m.Restored, want)
			}
		}
	}
}

func TestMentionsOfAPartAreThoseThatReachIntoIt(t *testing.T) {
	for claim, c := range map[string]struct{ from, to, want int }{
		"what ends where the part begins is not in it":   {5, 9, 1},
		"what begins where the part ends is not in it":   {0, 6, 1},
		"a quote that holds the part is in it":           {20, 21, 2},
		"an empty part at the beginning has nothing":     {0, 0, 0},
		"from somewhere to the end":                      {31, -1, 1},
		"a part behind the end of the text has nothing":  {90, 99, 0},
		"a part that begins before the text has the lot": {-5, -1, 5},
	} {
		if got := len(query.MentionsOf(assertedOnce(), c.from, c.to)); got != c.want {
			t.Errorf("%s: from %d to %d: got %d mentions, want %d", claim, c.from, c.to, got, c.want)
		}
	}
}
