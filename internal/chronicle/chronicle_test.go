package chronicle_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"policygraph/graph/graphtest"
	"policygraph/internal/chronicle"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

var (
	roads  = kg.NewEntity(kg.KindAgency, "990100/交通局", "云溪市交通局")
	money  = kg.NewEntity(kg.KindAgency, "990100/财政局", "云溪市财政局")
	waters = kg.NewEntity(kg.KindAgency, "990100/水利局", "云溪市水利局")
)

// plan writes a document with the tasks that are given as `title|text|duties`, a duty being an agency and its role: 交通L means that the
// first bureau leads.
func plan(tasks ...string) kg.Batch {
	p := graphtest.NewPlan("plans/roads.txt", "云溪市道路计划")
	p.Section("1", "一", "任务", nil)
	for _, line := range tasks {
		parts := strings.Split(line, "|")
		task := p.Task(parts[0], parts[1])
		for i, duty := range strings.Fields(parts[2]) {
			who := map[rune]kg.Entity{'交': roads, '财': money, '水': waters}[[]rune(duty)[0]]
			role := map[byte]kg.Predicate{'L': kg.Leads, 'S': kg.Supports}[duty[len(duty)-1]]
			p.Role(who, role, task, i+1)
		}
	}
	return p.Batch()
}

func said(c *chronicle.Claim) string {
	return fmt.Sprintf("%s %s %s", c.Subject.Name, c.Statement.Predicate, c.Object.Name)
}

func lines(c chronicle.Comparison) (list []string) {
	for _, d := range c.Differences {
		switch d.Change {
		case chronicle.Added:
			list = append(list, "+ "+said(d.After))
		case chronicle.Removed:
			list = append(list, "- "+said(d.Before))
		case chronicle.Changed:
			list = append(list, "~ "+said(d.Before)+" => "+said(d.After))
		default:
			list = append(list, "= "+said(d.After))
		}
	}
	for _, r := range c.Renamed {
		list = append(list, "r "+r.BeforeText+" => "+r.AfterText)
	}
	slices.Sort(list)
	return list
}

func TestWhatDiffersBetweenTwoVersions(t *testing.T) {
	for claim, c := range map[string]struct {
		before, after kg.Batch
		want          []string
	}{
		"nothing where nothing changed": {plan("修路|拓宽。|交通L"), plan("修路|拓宽。|交通L"), nil},
		"an item put in before others moves them and changes none": {
			plan("修路|拓宽。|交通L", "架桥|两座。|水利L 财政S"), plan("植树|百棵。|财政L", "修路|拓宽。|交通L", "架桥|两座。|水利L 财政S"),
			[]string{"+ 云溪市财政局 LEADS 植树", "+ 云溪市道路计划 HAS_TASK 植树", "+ 植树 PART_OF 任务", "= 云溪市道路计划 HAS_TASK 修路", "= 云溪市道路计划 HAS_TASK 架桥", "= 修路 PART_OF 任务", "= 架桥 PART_OF 任务"},
		},
		"another role is a change": {
			plan("修路|拓宽。|交通L 财政S"), plan("修路|拓宽。|交通L 财政L"), []string{"~ 云溪市财政局 SUPPORTS 修路 => 云溪市财政局 LEADS 修路"},
		},
		"an agency at the head of a list changes none of the others": {
			plan("修路|拓宽。|交通S 财政S"), plan("修路|拓宽。|水利L 交通S 财政S"), []string{"+ 云溪市水利局 LEADS 修路"},
		},
		"an agency that is gone": {plan("修路|拓宽。|交通L 财政S"), plan("修路|拓宽。|交通L"), []string{"- 云溪市财政局 SUPPORTS 修路"}},
		"another text of a task": {
			plan("修路|拓宽。|交通L"), plan("修路|拓宽并绿化。|交通L"),
			[]string{"= 云溪市道路计划 HAS_TASK 修路", "= 修路 PART_OF 任务", "r 修路。拓宽。 => 修路。拓宽并绿化。"},
		},
		"nearly the same name is the same task": {
			plan("拓宽环湖公路|拓宽。|交通L"), plan("拓宽环湖公路和支线|拓宽。|交通L"),
			[]string{"= 云溪市道路计划 HAS_TASK 拓宽环湖公路和支线", "= 拓宽环湖公路和支线 PART_OF 任务", "r 拓宽环湖公路 => 拓宽环湖公路和支线"},
		},
		"another name in the same place is another task": {
			plan("修路|拓宽。|交通L"), plan("植树|拓宽。|交通L"),
			[]string{"+ 云溪市交通局 LEADS 植树", "+ 云溪市道路计划 HAS_TASK 植树", "+ 植树 PART_OF 任务", "- 云溪市交通局 LEADS 修路", "- 云溪市道路计划 HAS_TASK 修路", "- 修路 PART_OF 任务"},
		},
	} {
		t.Run(claim, func(t *testing.T) {
			if got := lines(chronicle.Compare(c.before, c.after)); !slices.Equal(got, c.want) {
				t.Errorf("differences:\ngot  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
			}
		})
	}
}

func TestADocumentThatCameOrWentDiffersInAllThatItAsserts(t *testing.T) {
	b := plan("修路|拓宽。|交通L 财政S")
	if c := chronicle.Compare(kg.Batch{}, b); c.Count(chronicle.Added) != len(b.Statements) || len(c.Differences) != len(b.Statements) {
		t.Errorf("a new document of %d statements: got %v", len(b.Statements), lines(c))
	}
	if c := chronicle.Compare(b, kg.Batch{}); c.Count(chronicle.Removed) != len(b.Statements) || len(c.Differences) != len(b.Statements) {
		t.Errorf("a document of %d statements that went: got %v", len(b.Statements), lines(c))
	}
}

// TestAVersionBecomesTheOther holds Compare against what it is for: what it says was added and removed, applied to the one version, gives
// as many statements as the other has.
func TestAVersionBecomesTheOther(t *testing.T) {
	versions := []kg.Batch{
		{},
		plan(),
		plan("修路|拓宽。|交通L"),
		plan("架桥|两座。|水利L", "修路|拓宽。|交通L 财政S"),
		plan("修路|拓宽。|交通L", "修路|绿化。|交通L", "修路|绿化。|财政L"),
		plan("修路|绿化。|财政L", "架桥|三座。|水利S 交通L 财政S"),
	}
	for i, before := range versions {
		for j, after := range versions {
			c := chronicle.Compare(before, after)
			if got := len(before.Statements) + c.Count(chronicle.Added) - c.Count(chronicle.Removed); got != len(after.Statements) {
				t.Errorf("version %d to %d: %d statements, and the differences make them %d, want %d", i, j, len(before.Statements), got, len(after.Statements))
			}
		}
	}
}

// history makes a line of commits of the documents a, b and c: a capital letter retracts. The text after the letter is the version.
func history(t *testing.T, steps ...string) (chronicle.Line, store.Historian) {
	t.Helper()
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	for _, s := range steps {
		name := strings.ToLower(s[:1])
		var err error
		if name != s[:1] {
			_, err = st.Retract(t.Context(), kg.NewDocument(name).ID)
		} else {
			_, err = st.Apply(t.Context(), graphtest.NewPlan(name, "版本"+s[1:]).Batch())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var line chronicle.Timeline
	l, err := line.Read(t.Context(), st)
	if err != nil || l.Last() != uint64(len(steps)) {
		t.Fatalf("line of %v: %d commits, error %v", steps, l.Last(), err)
	}
	return l, st
}

func TestALineKnowsTheVersionsOfADocument(t *testing.T) {
	l, _ := history(t, "a1", "b1", "a2", "A", "a3")
	a := kg.NewDocument("a").ID
	if got := l.Versions(a); !slices.Equal(got, []uint64{5, 4, 3, 1}) {
		t.Errorf("versions of a: got %v, want 5 4 3 1", got)
	}
	if got := l.Until(3).Versions(a); !slices.Equal(got, []uint64{3, 1}) {
		t.Errorf("versions of a until commit 3: got %v, want 3 1", got)
	}
	if got := l.Version(a, 2); got != 1 {
		t.Errorf("version of a at commit 2: got %d, want 1", got)
	}
	if got := l.Version(kg.NewDocument("c").ID, 5); got != 0 {
		t.Errorf("version of a document that there is not: got %d, want 0", got)
	}
}

func TestALineKnowsWhatChangedBetweenTwoCommits(t *testing.T) {
	l, _ := history(t, "a1", "b1", "a2", "c1", "A", "C", "b2", "b1")
	type pair struct{ before, after uint64 }
	for _, c := range []struct {
		from, to uint64
		want     []pair
	}{
		{0, 2, []pair{{0, 1}, {0, 2}}},
		{2, 3, []pair{{1, 3}}},
		{2, 5, []pair{{0, 4}, {1, 0}}},
		{2, 6, []pair{{1, 0}}}, // c came and went
		{5, 2, []pair{{4, 0}, {0, 1}}},
		{2, 8, []pair{{1, 0}}}, // b is again what it was
		{6, 7, []pair{{2, 7}}},
		{4, 4, nil},
	} {
		var got []pair
		for _, p := range l.Changed(c.from, c.to) {
			got = append(got, pair{p.Before, p.After})
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("changed from %d to %d: got %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

// clock is a Commits whose commits are at given hours.
type clock []int

func (c clock) line(t *testing.T) chronicle.Line {
	t.Helper()
	var line chronicle.Timeline
	l, err := line.Read(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

var noon = time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)

func TestAMomentIsTheLastCommitNotAfterIt(t *testing.T) {
	l := clock{1, 2, 2, 5, 4, 7}.line(t)
	for hour, want := range map[int]uint64{0: 0, 1: 1, 2: 3, 3: 3, 4: 5, 5: 5, 6: 5, 7: 6, 9: 6} {
		if got := l.At(noon.Add(time.Duration(hour) * time.Hour)); got != want {
			t.Errorf("at hour %d: got commit %d, want %d", hour, got, want)
		}
	}
}

func TestRetentionKeepsTheStateAtItsBeginning(t *testing.T) {
	now := noon.Add(100 * time.Hour)
	for _, c := range []struct {
		retain string
		hours  clock
		want   uint64
	}{
		{"all", clock{1, 2, 3}, 0},
		{"96h", clock{1, 4, 5, 50}, 2}, // the state 96 hours ago is that of commit 2
		{"1w", clock{1, 2, 3}, 0},
		{"1d", clock{1, 2, 3}, 3},
		{"96h", clock{1, 5, 2, 50}, 1}, // clocks went wrong: more is kept
	} {
		r, err := chronicle.ParseRetention(c.retain)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Horizon(c.hours.line(t), now); got != c.want {
			t.Errorf("retention %s of commits at hours %v, 100 hours after noon: horizon %d, want %d", c.retain, c.hours, got, c.want)
		}
	}
	for _, s := range []string{"", "90", "90 d", "-3d", "0d", "1y", "99999999999d", "all "} {
		if r, err := chronicle.ParseRetention(s); err == nil {
			t.Errorf("ParseRetention(%q): got %v, want an error", s, r)
		}
	}
}

func TestWhatIsForgettableIsWhatGoes(t *testing.T) {
	steps := []string{"a1", "b1", "a2", "A", "a3", "b2", "c1", "C", "a4"}
	for before := range uint64(len(steps) + 1) {
		l, st := history(t, steps...)
		horizon := before / 2
		if _, err := st.Forget(t.Context(), horizon); err != nil {
			t.Fatal(err)
		}
		would := chronicle.Forgettable(l, horizon, before)
		went, err := st.Forget(t.Context(), before)
		if err != nil || went != len(would) {
			t.Errorf("forget before %d from horizon %d: %d versions went, error %v; foretold %v", before, horizon, went, err, would)
		}
	}
}

func (c clock) Commits(_ context.Context, after uint64, limit int) (list []store.Commit, err error) {
	for i := after; i < uint64(len(c)) && len(list) < limit; i++ {
		list = append(list, store.Commit{Sequence: i + 1, At: noon.Add(time.Duration(c[i]) * time.Hour), Document: kg.NewDocument("a").ID})
	}
	return list, nil
}
