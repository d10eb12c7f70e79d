package graph_test

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
)

// countingOperations count what is in the province.
var countingOperations = map[string]string{
	"count-where": `{ tasks(where: {or: [{regions: ["石门区"]}, {and: [{roles: [LEADS]}, {not: {documents: ["沙洲市湖区方案"]}}]}]}, order: DEADLINE) {
		totalCount edges { cursor node { title deadlines { period { end } } } } } due: tasks(where: {dueAfter: "2033", dueBefore: "2033-12"}) { edges { node { title } } }
		other: tasks(where: {not: {or: [{agencies: ["无此局"]}, {roles: [LEADS]}]}}) { totalCount suggestions { context } edges { node { title } } } }`,
	"count-facets": `{ tasks(involving: ["梅岭县"], first: 1) { totalCount facets(by: [AGENCY, ROLE, REGION, PLATFORM, DOCUMENT, DEADLINE_YEAR, ORIGIN, POLICY, INDUSTRY], top: 2) {
		key valueCount other missing buckets { value count entity { __typename label } } } } }`,
	"count-areas": `{ tasks(first: 1) { totalCount facets(by: [REGION, AREA], top: 10) { key valueCount other missing buckets { value count entity { __typename label } } } }
		within: tasks(where: {areas: ["云溪市"]}) { totalCount edges { node { title regions { label } } } } zone: tasks(where: {areas: ["澜江三角洲"]}) { totalCount }
		none: tasks(where: {areas: ["梅岭线"]}) { totalCount suggestions { entity { label } } } }`,
	"count-matrix": `{ agencies: cooccurrence(rows: AGENCY, columns: AGENCY) { rows { entity { label } count } columns { count } cells { row { label } column { id } rowIndex columnIndex count
		tasks(first: 1) { title } } omittedRows omittedColumns taskCount jointCount }
		regions: cooccurrence(rows: AGENCY, columns: REGION, where: {documents: ["沙洲市湖区方案"]}, roles: [LEADS], top: 1) { cells { row { label } column { label } count } }
		unknown: cooccurrence(rows: PLATFORM, columns: REGION, involving: ["梅岭线"]) { taskCount cells { count } involving { ref } suggestions { entity { label } } candidates { context } } }`,
	"count-timeline": `{ timeline(involving: ["梅岭县"], from: "2033", to: "2033-12-31", by: QUARTER, first: 5) { totalCount undated pageInfo { hasNextPage endCursor }
		periods { name first last count taskCount deadlines milestones targets } suggestions { context } candidates { context } involving { ref }
		edges { cursor node { occasion date period precision text modality task { title document { title } } deadline { id } target { label } statement { predicate evidence { quote } } } } } }`,
	"count-undated": `{ timeline(involving: ["云溪市产业协同行动计划"], occasions: [TARGET]) { totalCount undated edges { node { date } }
		undatedEntries(first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { occasion text modality task { title } of { __typename label } deadline { id }
		target { indicator value unit due } statement { subject { label } evidence { quote } } } } } } }`,
	"count-targets": `{ targets(where: {documents: ["云溪市产业协同行动计划"], modalities: [EXPECTED], indicator: "产", unit: "亿元", hasNumber: false, hasDate: false,
		of: {regions: ["梅岭县"]}}, first: 5) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } suggestions { context } candidates { context }
		edges { cursor node { id indicator value number unit modality due dueText } of { label ... on Task { document { title } } } statement { predicate evidence { quote } } } }
		binding: targets(where: {modalities: [MANDATORY]}, order: DATE) { totalCount edges { node { label } } }
		unmarked: targets(where: {hasModality: false}) { totalCount }
		section: targets(involving: ["section:3s6hjb6pct7j/1"], order: INDICATOR, last: 1) { involving { ref entity { label } } edges { of { label } } }
		unknown: targets(involving: ["梅岭线"], where: {of: {agencies: ["云溪市科学技木局"]}}) { totalCount suggestions { entity { label } } } }`,
	"count-statistics": `{ document(id: "云溪市产业协同行动计划") { stats { sections tasks tasksWithRole tasksWithLeader tasksWithDeadline tasksWithTarget tasksWithRegion
		statements { predicate count } origins { origin count } evidence characters taskCharacters taskShare } } stats { origins { origin count } } }`,
	"count-statements": `{ entity(id: "梅岭县") { statements(where: {or: [{predicates: [INVOLVES]}, {origins: [INFERRED]}], not: {documents: ["行政区划表"]}}) { totalCount
		edges { node { predicate origin subject { label } } } } none: statements(where: {documents: ["无此文件"]}) { totalCount } }
		neighborhood(of: ["梅岭县"], perPredicate: 1, kinds: [TASK, PLATFORM], where: {not: {origins: [INHERITED]}}) { nodes { label } statements { predicate }
		omitted { at { label } predicate count } } }`,
}

func TestCountingOperations(t *testing.T) {
	disk, err := badgerstore.Open(t.TempDir(), badgerstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = disk.Close() })
	for _, b := range graphtest.Province() {
		if _, err := disk.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	for engine, st := range map[string]store.Historian{"memory": province(t), "badger": disk} {
		h := graph.Handler(st, graph.Options{})
		for name, query := range countingOperations {
			t.Run(engine+"/"+name, func(t *testing.T) {
				status, body := ask(t, h, query)
				if status != http.StatusOK || bytes.Contains(body, []byte(`"errors"`)) {
					t.Errorf("operation %s: status %d\n%s", query, status, body)
				}
				golden.Equal(t, "operations/"+name+".json", body)
			})
		}
	}
}

// What counts a whole list visits the store as often for many tasks as for few, until there are thousands.
func TestVisitsDoNotGrowWithWhatIsCounted(t *testing.T) {
	for claim, query := range map[string]string{
		"facets":     `{ tasks(involving: ["梅岭县"], first: 1) { facets(by: [AGENCY, REGION, PLATFORM, DOCUMENT, DEADLINE_YEAR, ORIGIN], top: 50) { buckets { value count entity { label names } } } } }`,
		"matrix":     `{ cooccurrence(rows: AGENCY, columns: PLATFORM, top: 40) { rows { entity { label } } cells { row { label } column { label } tasks(first: 3) { title document { title } agencies { other { label } } } } } }`,
		"timeline":   `{ timeline(first: 100) { periods { count } edges { node { task { title document { title } } deadline { label } statement { subject { label } evidence { quote document { title } } } } } } }`,
		"targets":    `{ targets(first: 100, order: DATE) { totalCount edges { node { label } of { label ... on Task { document { title } } } statement { evidence { quote } } } } }`,
		"undated":    `{ timeline(first: 1) { undatedEntries(first: 100) { totalCount edges { node { of { label ... on Task { document { title } } } target { label } statement { evidence { quote } } } } } } }`,
		"order":      `{ tasks(order: DEADLINE, first: 50) { totalCount edges { node { title deadlines { label } } } } }`,
		"statements": `{ tasks(first: 50) { edges { node { statements(where: {documents: ["云溪市任务清单"]}, first: 2) { totalCount edges { other { label } } } } } } }`,
	} {
		t.Run(claim, func(t *testing.T) {
			calls := func(tasks int) int {
				c := &counting{Historian: filled(t, slices.Concat(graphtest.Province(), []kg.Batch{graphtest.Large(tasks)}, duePlans(tasks/10))...)}
				api := graph.New(c, graph.Options{Limits: graph.Limits{Cost: 1 << 20}})
				if response := api.Execute(t.Context(), query, "", nil); len(response.Errors) > 0 {
					t.Fatal(response.Errors)
				}
				return c.calls
			}
			if few, many := calls(60), calls(180); many > few+8 {
				t.Errorf("%d visits for 60 tasks, %d for 180", few, many)
			} else {
				t.Logf("%d visits", many)
			}
		})
	}
}

// duePlans are documents with a task each, of which each is due on another day.
func duePlans(n int) (batches []kg.Batch) {
	for i := range n {
		p := graphtest.NewPlan(fmt.Sprintf("plans/due-%d.txt", i), fmt.Sprintf("第%d号时限方案", i))
		day := fmt.Sprintf("2031-%02d-%02d", 1+i%12, 1+i/12)
		task := p.Task("按期完成", "按期完成。")
		p.Says(day, task, kg.Due, kg.NewEntity(kg.KindDeadline, day, day, kg.Prop{Name: "end", Value: day}))
		goal := kg.NewEntity(kg.KindTarget, task.Key+"/target-1", "产值", kg.Prop{Name: "value", Value: "**"})
		p.Says("产值达到**亿元", task, kg.HasTarget, goal)
		p.Role(graphtest.YunxiTech, kg.Leads, task, 1)
		p.Says("梅岭经济开发区", task, kg.Involves, graphtest.Park)
		batches = append(batches, p.Batch())
	}
	return batches
}

func TestConditionsThatAreTooManyAreRefused(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{})
	deep := strings.Repeat("{not: ", 8) + "{}" + strings.Repeat("}", 8)
	for claim, query := range map[string]string{
		"nested too deep":     `{ tasks(where: ` + deep + `) { totalCount } }`,
		"too many":            `{ tasks(where: {or: [` + strings.Repeat("{},", 60) + `]}) { totalCount } }`,
		"statements":          `{ entity(id: "梅岭县") { statements(where: ` + deep + `) { totalCount } } }`,
		"top":                 `{ cooccurrence(rows: AGENCY, columns: REGION, top: 1000) { taskCount } }`,
		"tasks of a cell":     `{ cooccurrence(rows: AGENCY, columns: REGION) { cells { tasks(first: 0) { id } } } }`,
		"facets of too many":  `{ tasks { facets(by: [ROLE], top: 1001) { other } } }`,
		"facets of nothing":   `{ tasks { facets(by: [ROLE], top: 0) { other } } }`,
		"a date that is none": `{ tasks(where: {dueBefore: "2033年"}) { totalCount } }`,
		"due at no date":      `{ targets(where: {dueAfter: "年底"}) { totalCount } }`,
		"targets of too many": `{ targets(where: {of: {or: [` + strings.Repeat("{},", 60) + `]}}) { totalCount } }`,
		"undated, page of 0":  `{ timeline { undatedEntries(first: 0) { totalCount } } }`,
		"a date of no sort":   `{ timeline(from: true) { totalCount } }`,
		"tasks with tasks":    `{ cooccurrence(rows: TASK, columns: REGION) { taskCount } }`,
	} {
		if _, body := ask(t, h, query); !bytes.Contains(body, []byte(`"BAD_INPUT"`)) {
			t.Errorf("%s: want BAD_INPUT, have\n%s", claim, body)
		}
	}
}
