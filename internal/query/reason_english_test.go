package query

import (
	"testing"

	"policygraph/internal/kg"
)

func TestAReasonIsToldInEnglish(t *testing.T) {
	task := kg.NewEntity(kg.KindTask, "x.txt/1", "疏浚河道")
	county := kg.NewEntity(kg.KindRegion, "990101", "乙县")
	city := kg.NewEntity(kg.KindRegion, "990100", "甲市")
	bureau := kg.NewEntity(kg.KindAgency, "990100/水务局", "甲市水务局")
	all := kg.NewEntity(kg.KindAgency, "990100/各区县", "各区县")
	park := kg.NewEntity(kg.KindPlatform, "990101/水科技园", "水科技园")
	school := kg.NewEntity(kg.KindOrganization, "水利学院", "水利学院")
	policy := kg.NewEntity(kg.KindPolicy, "水法", "水法")
	target := kg.NewEntity(kg.KindTarget, "x.txt/1/1", "清淤10公里")
	due := kg.NewEntity(kg.KindDeadline, "2030", "2030年底前")
	entities := map[kg.ID]kg.Entity{}
	for _, e := range []kg.Entity{task, county, city, bureau, all, park, school, policy, target, due} {
		entities[e.ID] = e
	}
	says := func(from kg.Entity, p kg.Predicate, to kg.Entity) kg.Statement {
		return kg.Statement{Subject: from.ID, Predicate: p, Object: to.ID}
	}
	inName := says(task, kg.Involves, county)
	inName.Qualifiers = kg.Props{{Name: kg.QualVia, Value: "IN_NAME"}}
	for _, c := range []struct {
		kind  ReasonKind
		asked kg.Entity
		via   []kg.Statement
		want  string
	}{
		{Named, county, []kg.Statement{says(task, kg.Involves, county)}, "Its text names 乙县"},
		{Named, county, []kg.Statement{inName}, "A name in its text contains 乙县"},
		{Named, policy, []kg.Statement{says(task, kg.Cites, policy)}, "Its text cites 水法"},
		{Named, target, []kg.Statement{says(task, kg.HasTarget, target)}, "Its target is 清淤10公里"},
		{Named, due, []kg.Statement{says(task, kg.Due, due)}, "Due 2030年底前"},
		{Named, task, nil, "The task that was asked for"},
		{Responsible, bureau, []kg.Statement{says(bureau, kg.Leads, task)}, "Led by 甲市水务局"},
		{Responsible, bureau, []kg.Statement{says(bureau, kg.ResponsibleFor, task)}, "In the charge of 甲市水务局"},
		{Responsible, bureau, []kg.Statement{says(bureau, kg.Supports, task)}, "Supported by 甲市水务局"},
		{Responsible, city, []kg.Statement{says(bureau, kg.Implements, task), says(bureau, kg.AgencyOf, city)}, "Carried out by 甲市水务局"},
		{Contained, policy, []kg.Statement{says(policy, kg.HasTask, task)}, "Stands in 水法"},
		{ByPlatform, county, []kg.Statement{says(task, kg.Involves, park), says(park, kg.LocatedIn, county)}, "By way of the platform 水科技园, which lies in 乙县: its text names 水科技园"},
		{ByPlatform, county, []kg.Statement{says(task, kg.Involves, school), says(school, kg.LocatedIn, county)}, "By way of 水利学院, which lies in 乙县: its text names 水利学院"},
		{ByPlatform, bureau, []kg.Statement{says(task, kg.Involves, park), says(bureau, kg.Manages, park)}, "By way of the platform 水科技园, which 甲市水务局 manages: its text names 水科技园"},
		{Descendant, city, []kg.Statement{says(task, kg.Involves, county), says(county, kg.PartOf, city)}, "By way of places within 甲市: its text names 乙县"},
		{Collective, county, []kg.Statement{says(all, kg.Leads, task)}, "Led by 各区县, 乙县 among them"},
		{Functional, county, []kg.Statement{says(task, kg.Involves, city)}, "By way of a functional region: its text names 甲市"},
		{Ancestor, county, []kg.Statement{says(task, kg.Involves, city), says(county, kg.PartOf, city)}, "By way of what 乙县 is part of: its text names 甲市"},
	} {
		t.Run(c.want, func(t *testing.T) {
			reason := Reason{Kind: c.kind, Asked: c.asked, Via: c.via}
			reason.Text, reason.English = phrase(reason, entities), englishPhrase(reason, entities)
			if got := reason.In(English); got != c.want {
				t.Errorf("%s, in Chinese %s\n got %s\nwant %s", c.kind, reason.In(Chinese), got, c.want)
			}
			if reason.In(Chinese) != phrase(reason, entities) {
				t.Errorf("in Chinese %s", reason.In(Chinese))
			}
		})
	}
	told := map[ReasonKind]bool{Named: true, Responsible: true, Contained: true, ByPlatform: true, Descendant: true, Collective: true, Functional: true, Ancestor: true}
	for _, k := range ReasonKinds {
		if !told[k] {
			t.Errorf("no sentence is tried for %s", k)
		}
	}
}
