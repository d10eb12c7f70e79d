package quality

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

// sharedGold is a gold answer sheet in the JSON of a neighbouring folder; the project does not hold it.
type sharedGold struct {
	Sections []struct {
		ID, Title, Ordinal string
		Level              int
		Parent             string
		OrdinalInText      bool `json:"ordinal_in_text"`
		Start, End         int
	}
	Tasks []struct {
		ID, Section, Title string
		Number             int
		TitleAlternatives  []string `json:"title_alternatives"`
		Start, End         int
		Responsibilities   []struct {
			Role, Agency, Raw string
			ClauseStart       int `json:"clause_start"`
			ClauseEnd         int `json:"clause_end"`
			Group             int
		}
		RegionsText        []string `json:"regions_text"`
		RegionsResponsible []string `json:"regions_responsible"`
		Platforms          []string
		Organizations      []string
		Policies           []string
		Events             []string
		Industries         []string
		FunctionalRegions  []string `json:"functional_regions"`
		Optional           map[string][]string
	}
	Agencies, Regions, Platforms, Organizations, Policies, Events, Industries []sharedEntity
	FunctionalRegions                                                         []sharedEntity `json:"functional_regions"`
	Indicators                                                                []struct {
		Name, Value, Section string
		Start, End           int
		Required             bool
	}
	Chapters []string
}

type sharedEntity struct {
	ID, Name, Code, Kind, Region string
	Aliases                      []string
	AcceptableTypes              []string `json:"acceptable_types"`
}

// alsoRight are the alternatives that the notes beside the shared gold accept and its JSON does not carry.
var alsoRight = map[string]kg.EntityKind{
	"F03": kg.KindPlatform, "F04": kg.KindPlatform, "F09": kg.KindPlatform,
	"P79": kg.KindFunctionalRegion, "P80": kg.KindFunctionalRegion, "P81": kg.KindFunctionalRegion,
}

// readShared gives the shared gold as one of ours; ok is false where the folder does not exist.
func readShared(t testing.TB) (g Gold, ok bool) {
	t.Helper()
	dir := filepath.Join(root(t), "..", "shared")
	data, err := os.ReadFile(filepath.Join(dir, "gold", "huzhou", "gold.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return Gold{}, false
	}
	text, err2 := os.ReadFile(filepath.Join(root(t), "seeds", "huzhou-yangtze-delta-plan.txt"))
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	var in sharedGold
	if err := json.Unmarshal(data, &in); err != nil {
		t.Fatal(err)
	}
	return in.convert(string(text)), true
}

func (in sharedGold) convert(text string) Gold {
	g := Gold{Name: "huzhou, chapters " + strings.Join(in.Chapters, " and ") + " by the shared gold", Text: text}
	names := map[string]*Name{}
	add := func(kind kg.EntityKind, list []sharedEntity) {
		for _, e := range list {
			n := &Name{Kind: kind, Name: e.Name, Code: e.Code}
			n.add(e.Name)
			n.add(e.Aliases...)
			for _, a := range e.AcceptableTypes {
				if k := kinds[a]; k != "" && k != kind {
					n.Also = append(n.Also, k)
				}
			}
			if k := alsoRight[e.ID]; k != "" {
				n.Also = append(n.Also, k)
			}
			names[e.ID] = n
			g.Names = append(g.Names, n)
		}
	}
	add(kg.KindRegion, in.Regions)
	add(kg.KindFunctionalRegion, in.FunctionalRegions)
	add(kg.KindPlatform, in.Platforms)
	add(kg.KindOrganization, in.Organizations)
	add(kg.KindPolicy, in.Policies)
	add(kg.KindEvent, in.Events)
	add(kg.KindIndustry, in.Industries)
	add(kg.KindAgency, in.Agencies)
	for _, a := range in.Agencies {
		if a.Kind == "county_government" {
			names[a.ID].Region = names[a.Region]
		}
	}
	g.Document.Region = names["R01"]

	index := map[string]int{}
	for i, s := range in.Sections {
		index[s.ID] = i
		x := Section{Level: s.Level, Ordinal: s.Ordinal, Restored: !s.OrdinalInText, Title: s.Title, Parent: -1, Span: kg.Span{Start: s.Start, End: s.End}}
		if s.Parent != "" {
			x.Parent = index[s.Parent]
		}
		g.Sections = append(g.Sections, x)
	}
	g.Scope = []kg.Span{{Start: in.Sections[4].Start, End: in.Tasks[len(in.Tasks)-1].End}}
	for _, t := range in.Tasks {
		x := Task{Number: number(t.Number), Titles: append([]string{t.Title}, t.TitleAlternatives...), Section: index[t.Section], Span: kg.Span{Start: t.Start, End: t.End}}
		for _, r := range t.Responsibilities {
			x.Duties = append(x.Duties, Duty{
				Roles: []string{roles[r.Role]}, Agency: names[r.Agency], Raw: r.Raw,
				Clause: kg.Span{Start: r.ClauseStart, End: r.ClauseEnd}, Group: r.Group,
			})
		}
		for _, list := range [][]string{t.RegionsText, t.FunctionalRegions, t.Platforms, t.Organizations, t.Policies, t.Events, t.Industries} {
			for _, id := range list {
				x.Things = append(x.Things, Thing{names[id], false})
			}
		}
		for _, ids := range t.Optional {
			for _, id := range ids {
				x.Things = append(x.Things, Thing{names[id], true})
			}
		}
		g.Tasks = append(g.Tasks, x)
	}
	for _, n := range in.Indicators {
		if n.Start >= g.Scope[0].Start {
			g.Targets = append(g.Targets, Target{Indicator: n.Name, Value: n.Value, Optional: !n.Required, Span: kg.Span{Start: n.Start, End: n.End}})
		}
	}
	// Chapter 一 is listed but was not annotated; its headings stay for the indexes and are told to the scorer as found.
	return g
}

func number(n int) string {
	return strings.TrimLeft(string([]rune{rune('0' + n/10), rune('0' + n%10)}), "0")
}

// The two were read by different people; what the other says of chapters 二 and 三 settles a disagreement.
func TestSampleGoldAgreesWithTheSharedGold(t *testing.T) {
	shared, ok := readShared(t)
	if !ok {
		t.Log("there is no shared gold beside the repository")
		return
	}
	report := Score(shared, answer(goldNamed(t, "huzhou")))
	for _, w := range report.Rows {
		if w.Score() < 0.999 {
			t.Errorf("%s: our answers score %.3f by the shared gold, want 1", w.Metric, w.Score())
		}
	}
	if t.Failed() {
		t.Log(report.Failures())
	}
}
