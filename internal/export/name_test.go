package export

import (
	"context"
	"strings"
	"testing"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// batchOf is what a plan of that title asserts that names these.
func batchOf(t *testing.T, key, title string, named ...kg.Entity) kg.Batch {
	t.Helper()
	d := kg.NewDocument(key)
	d.Title = title
	return kg.Batch{Document: d, Entities: append(named, kg.NewEntity(kg.KindDocument, d.Key, title))}
}

func TestAFileIsNamedAsOneWhoFilesItWould(t *testing.T) {
	ctx, day := context.Background(), time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	county, office := kg.NewEntity(kg.KindRegion, "990101", "乙县"), kg.NewEntity(kg.KindAgency, "990100/水务局", "甲市水务局")
	one := memstore.New()
	if _, err := one.Apply(ctx, batchOf(t, "甲.txt", "甲市推进流域水系综合治理与乡村供水一体化发展实施计划", county, office)); err != nil {
		t.Fatal(err)
	}
	two := memstore.New()
	for _, title := range []string{"甲市供水方案", "甲市防汛方案"} {
		if _, err := two.Apply(ctx, batchOf(t, title+".txt", title, county, office)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		in   store.Store
		q    Request
		day  time.Time
		want string
	}{
		{
			"the only plan is named, its title shortened in the middle", one,
			Request{Format: XLSX, Tasks: &query.TaskQuery{Involving: []string{"region:990101"}}},
			day,
			"《甲市推进流域水系综…水一体化发展实施计划》涉及乙县 任务清单 2026-03-01.xlsx",
		},
		{
			"of several plans none is named unless it is asked for", two,
			Request{Format: CSV, Tasks: &query.TaskQuery{Involving: []string{"乙县", "无此名"}}},
			day,
			"涉及乙县、无此名 任务清单 2026-03-01.csv",
		},
		{
			"a plan is known by its file", two,
			Request{Format: CSV, Tasks: &query.TaskQuery{Where: query.TaskWhere{Documents: []string{"甲市供水方案.txt"}}}},
			day,
			"《甲市供水方案》 任务清单 2026-03-01.csv",
		},
		{
			"an agency has the role that is asked for", two,
			Request{Format: CSV, Tasks: &query.TaskQuery{Where: query.TaskWhere{Agencies: []string{"agency:990100/水务局"}, Roles: []kg.Predicate{kg.Leads}}}},
			day,
			"甲市水务局牵头 任务清单 2026-03-01.csv",
		},
		{
			"more than two things are not all named", two,
			Request{Format: CSV, Tasks: &query.TaskQuery{Involving: []string{"乙县", "丙", "丁"}}},
			day,
			"涉及乙县、丙等 任务清单 2026-03-01.csv",
		},
		{"what is around a thing", two, Request{Format: GEXF, Subgraph: &Subgraph{Of: []string{"region:990101"}}}, day, "乙县周边 关系子图 2026-03-01.gexf"},
		{"the whole", two, Request{Format: NQuads}, day, "政策图谱 2026-03-01.nq"},
		{"without a day", two, Request{Format: NQuads}, time.Time{}, "政策图谱.nq"},
		{
			"what file systems refuse is left out", two,
			Request{Format: CSV, Tasks: &query.TaskQuery{Involving: []string{"../a\\b:\u202e\"<x>\n"}}},
			day,
			"涉及.._a_b____x__ 任务清单 2026-03-01.csv",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got string
			if err := c.in.View(ctx, func(r store.Reader) error {
				got = c.q.FileNameIn(ctx, r, c.day)
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTheNameOfAFileFitsAFileSystem(t *testing.T) {
	ctx := context.Background()
	s := memstore.New()
	if _, err := s.Apply(ctx, batchOf(t, "x.txt", strings.Repeat("长", 500))); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("名", 400)
	q := Request{Format: Cytoscape, Tasks: &query.TaskQuery{Involving: []string{long, long}, Where: query.TaskWhere{Regions: []string{long}, Platforms: []string{long}, Agencies: []string{long}}}}
	if err := s.View(ctx, func(r store.Reader) error {
		got := q.FileNameIn(ctx, r, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC))
		if len(got) > maxStem+len(".cyjs") || !strings.HasSuffix(got, " 任务清单 2026-03-01.cyjs") {
			t.Errorf("%d bytes: %s", len(got), got)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
