package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

func lookupFolds(t *testing.T, s store.Store) {
	long := strings.Repeat("很长的名称", 200)
	d := NewDraft("plan", "文")
	zone := d.Entity(kg.KindPlatform, "zone-1", "G60（西段）科创 走廊", "Ｇ60走廊", "“走廊”")
	longer := d.Entity(kg.KindTask, "t1", long+"甲")
	other := d.Entity(kg.KindTask, "t2", long+"乙")
	mustApply(t, s, d.Batch)
	view(t, s, func(r store.Reader) {
		for _, c := range []struct {
			name string
			q    store.Lookup
			want []kg.ID
		}{
			{"as written", store.Lookup{Name: "G60（西段）科创 走廊"}, []kg.ID{zone}},
			{"in half width without blanks", store.Lookup{Name: "g60(西段)科创走廊"}, []kg.ID{zone}},
			{"an alias in other width and case", store.Lookup{Name: "g６０走廊"}, []kg.ID{zone}},
			{"an alias without its quotation marks", store.Lookup{Name: "走廊"}, []kg.ID{zone}},
			{"a key", store.Lookup{Name: "ZONE-1"}, []kg.ID{zone}},
			{"half of a name is not the name", store.Lookup{Name: "g60"}, nil},
			{"a name and more is not the name", store.Lookup{Name: "走廊带"}, nil},
			{"a name of a thousand characters", store.Lookup{Name: long + "甲"}, []kg.ID{longer}},
			{"the common part of two long names", store.Lookup{Name: long}, nil},
			{"a long prefix", store.Lookup{Name: long + "乙", Prefix: true}, []kg.ID{other}},
			{"a short prefix of long names", store.Lookup{Name: "很长", Prefix: true}, sorted(longer, other)},
		} {
			if got := must(r.Lookup(context.Background(), c.q))(t); !slices.Equal(got, c.want) {
				t.Errorf("%s: Lookup(%.40q): got %v, want %v", c.name, c.q.Name, got, c.want)
			}
		}
	})
}

func sorted(ids ...kg.ID) []kg.ID {
	slices.SortFunc(ids, kg.ID.Compare)
	return ids
}

func lookupNarrows(t *testing.T, s store.Store) {
	d := NewDraft("plan", "文")
	town := d.Entity(kg.KindRegion, "1", "南湖", "南湖区", "南湖城区") // two of its names share a prefix
	lake := d.Entity(kg.KindFunctionalRegion, "2", "南湖")
	bureau := d.Entity(kg.KindAgency, "3", "南湖区水务局")
	var many []kg.ID
	for i := range 130 {
		many = append(many, d.Entity(kg.KindTask, "task-"+strings.Repeat("i", i+1), "北湖整治"))
	}
	many = sorted(many...)
	mustApply(t, s, d.Batch)
	again := d.Batch
	again.Document = kg.NewDocument("copy") // the same names from a second document change nothing
	mustApply(t, s, again)
	view(t, s, func(r store.Reader) {
		for _, c := range []struct {
			name string
			q    store.Lookup
			want []kg.ID
		}{
			{"any kind", store.Lookup{Name: "南湖"}, sorted(town, lake)},
			{"one kind", store.Lookup{Name: "南湖", Kinds: []kg.EntityKind{kg.KindRegion}}, []kg.ID{town}},
			{"two kinds", store.Lookup{Name: "南湖", Kinds: []kg.EntityKind{kg.KindAgency, kg.KindFunctionalRegion}}, []kg.ID{lake}},
			{"prefix", store.Lookup{Name: "南湖", Prefix: true}, sorted(town, lake, bureau)},
			{"prefix and kind", store.Lookup{Name: "南湖区", Prefix: true, Kinds: []kg.EntityKind{kg.KindAgency}}, []kg.ID{bureau}},
			{"limit keeps the lowest ids", store.Lookup{Name: "南湖", Prefix: true, Limit: 2}, sorted(town, lake, bureau)[:2]},
			{"limit of its own", store.Lookup{Name: "北湖整治"}, many[:100]},
			{"a limit above the answer", store.Lookup{Name: "北湖", Prefix: true, Limit: 1000}, many},
			{"the empty prefix is every name", store.Lookup{Prefix: true, Limit: 1000}, sorted(append(slices.Clone(many), town, lake, bureau)...)},
		} {
			if got := must(r.Lookup(context.Background(), c.q))(t); !slices.Equal(got, c.want) {
				t.Errorf("%s: Lookup(%+v): got %d ids %v, want %d ids %v", c.name, c.q, len(got), got, len(c.want), c.want)
			}
		}
	})
}

func lookupFollows(t *testing.T, s store.Store) {
	find := func(name string) (ids []kg.ID) {
		view(t, s, func(r store.Reader) { ids = must(r.Lookup(context.Background(), store.Lookup{Name: name}))(t) })
		return ids
	}
	named := func(uri, name string) kg.Batch {
		d := NewDraft(uri, "文")
		d.Entity(kg.KindAgency, "a", name)
		return d.Batch
	}
	mustApply(t, s, named("one", "旧局"))
	mustApply(t, s, named("two", "旧局"))
	mustApply(t, s, named("one", "新局"))
	if len(find("旧局")) != 1 || len(find("新局")) != 1 {
		t.Errorf("one of two documents renamed it: got %v by the old name and %v by the new, want both to find it", find("旧局"), find("新局"))
	}
	mustApply(t, s, named("two", "新局"))
	if len(find("旧局")) != 0 || len(find("新局")) != 1 {
		t.Errorf("both renamed it: got %v by the old name and %v by the new, want only the new to find it", find("旧局"), find("新局"))
	}
}
