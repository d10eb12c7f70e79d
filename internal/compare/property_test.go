package compare_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/compare"
	"policygraph/internal/kg"
)

// mirrored is a change as it reads from the other side.
var mirrored = map[compare.Change]compare.Change{
	compare.Same: compare.Same, compare.Reworded: compare.Reworded, compare.Strengthened: compare.Weakened,
	compare.Weakened: compare.Strengthened, compare.Added: compare.Missing, compare.Missing: compare.Added,
}

// shuffled makes a plan of some of the reviewed tasks, of either side, in any order.
func shuffled(t testing.TB, all []reviewed, r *rand.Rand, uri string) *compare.Plan {
	t.Helper()
	var tasks []string
	for _, p := range all {
		if text := []string{p.left, p.right}[r.IntN(2)]; text != "" && r.IntN(4) > 0 {
			tasks = append(tasks, text)
		}
	}
	r.Shuffle(len(tasks), func(i, j int) { tasks[i], tasks[j] = tasks[j], tasks[i] })
	return plan(t, extractorOnce(t), uri, tasks)
}

func TestWhatHoldsOfAnyTwoPlans(t *testing.T) {
	all := readPairs(t)
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 7))
		left, right := shuffled(t, all, r, "left"), shuffled(t, all, r, "right")
		there, back := plans(t, left, right), plans(t, right, left)

		seenLeft, seenRight := make([]int, len(left.Items)), make([]int, len(right.Items))
		forth := map[[2]int]compare.Pair{}
		for _, p := range there {
			if p.Left >= 0 {
				seenLeft[p.Left]++
			}
			if p.Right >= 0 {
				seenRight[p.Right]++
			}
			forth[[2]int{p.Left, p.Right}] = p
		}
		if slices.ContainsFunc(append(seenLeft, seenRight...), func(n int) bool { return n != 1 }) {
			t.Errorf("seed %d: items are in %v and %v pairs, want each in one", seed, seenLeft, seenRight)
		}
		if len(back) != len(there) {
			t.Fatalf("seed %d: %d pairs one way, %d the other", seed, len(there), len(back))
		}
		for _, p := range back {
			q, ok := forth[[2]int{p.Right, p.Left}]
			if !ok || q.Change != mirrored[p.Change] || q.Score != p.Score {
				t.Errorf("seed %d: %s %.3f (%s) from right to left is %s %.3f (%s) from left to right", seed, p.Change, p.Score, p.Explanation, q.Change, q.Score, q.Explanation)
			}
		}
		if again := plans(t, left, right); !reflect.DeepEqual(there, again) {
			t.Errorf("seed %d: a second comparison gives another answer", seed)
		}
		for _, p := range plans(t, left, left) {
			if p.Change != compare.Same || p.Left != p.Right || p.Score != 1 {
				t.Errorf("seed %d: of a plan with itself: item %d and %d: %s %.2f %s", seed, p.Left, p.Right, p.Change, p.Score, p.Explanation)
			}
		}
	}
}

// Quotes are the text at their spans, in the plan that they are of.
func TestEveryPassageIsTheTextAtItsPlace(t *testing.T) {
	all := readPairs(t)
	r := rand.New(rand.NewPCG(1, 1))
	left, right := shuffled(t, all, r, "left"), shuffled(t, all, r, "right")
	met := 0
	for _, p := range plans(t, left, right) {
		check := func(of *compare.Plan, list ...compare.Passage) {
			for _, x := range list {
				if x.Len() == 0 {
					continue
				}
				met++
				if got := of.Text.Slice(x.Span); got != x.Quote {
					t.Errorf("%s: quote %q, at its place %q", p.Explanation, x.Quote, got)
				}
			}
		}
		check(left, p.LeftSentence)
		check(right, p.RightSentence)
		if p.Left >= 0 && p.LeftSentence.Len() == 0 || p.Right >= 0 && p.RightSentence.Len() == 0 {
			t.Errorf("%s %s: a side that is there has no sentence", p.Change, p.Explanation)
		}
		for _, d := range p.Differences {
			check(left, d.LeftPassage)
			check(right, d.RightPassage)
		}
	}
	if met < 100 {
		t.Errorf("%d passages were looked at, want 100 at least", met)
	}
}

func TestCuesReadTheirExamples(t *testing.T) {
	for _, c := range compare.Cues {
		if !strings.HasPrefix(c.ID, "modality.") || c.Example == "" {
			t.Errorf("cue %+v: wants an id and an example", c)
		}
		softer := "登记造册。" + c.Example + "。"
		plain := softer
		for _, w := range c.Words {
			plain = strings.Replace(plain, w, "", 1)
		}
		pairs := plans(t, plan(t, extractorOnce(t), "left", []string{plain}), plan(t, extractorOnce(t), "right", []string{softer}))
		want := compare.Strengthened
		switch {
		case c.Level == compare.Plain:
			want = compare.Reworded
		case c.Level < compare.Plain:
			want = compare.Weakened
		}
		if len(pairs) != 1 || pairs[0].Change != want {
			t.Errorf("%s: %q beside %q: got %+v, want %s", c.ID, softer, plain, pairs, want)
		}
	}
}

func TestWordsThatOnlyLookLikeCues(t *testing.T) {
	for _, c := range compare.Cues {
		if c.Counter == "" {
			continue
		}
		with := "登记造册。" + c.Counter + "。"
		for _, w := range c.Words {
			without := strings.Replace(with, w, "甲", 1)
			if without == with {
				continue
			}
			for _, p := range plans(t, plan(t, extractorOnce(t), "left", []string{with}), plan(t, extractorOnce(t), "right", []string{without})) {
				for _, d := range p.Differences {
					if d.Aspect == compare.Modality {
						t.Errorf("%s: %q is read as a cue in %q: %s", c.ID, w, c.Counter, d.Explanation)
					}
				}
			}
		}
	}
}

func TestParties(t *testing.T) {
	const text = "修缮古渡口。整治码头岸线，布设导览标识。"
	for _, c := range []struct{ claim, left, right, want string }{
		{"another leader is told and not judged", "（市水利局牵头）", "（市交通运输局牵头）", "REWORDED 文字相同，牵头单位由杭州市水利局改为杭州市交通运输局"},
		{"the same leader in other words is the same", "（市水利局牵头）", "（由市水利局牵头）", "SAME 文字相同"},
		{"one more supporter is told", "（市水利局牵头）", "（市水利局牵头，市文物局配合）", "REWORDED 文字相同，配合等单位增加杭州市文物局"},
	} {
		x := extractorOnce(t)
		read := func(uri, duty string) *compare.Plan {
			return readPlan(t, x, uri, "杭州市水岸工作计划\n杭州市人民政府\n\n一、主要任务\n\n（一）重点工作\n\n1."+text+duty+"\n", kg.KindTask)
		}
		for _, p := range plans(t, read("left", c.left), read("right", c.right)) {
			if got := fmt.Sprintf("%s %s", p.Change, p.Explanation); got != c.want {
				t.Errorf("%s: got %s, want %s", c.claim, got, c.want)
			}
		}
	}
}

func TestDatesOfPlansOfTwoPeriodsAreNotJudged(t *testing.T) {
	x := extractorOnce(t)
	read := func(uri, period, due string) *compare.Plan {
		return readPlan(t, x, uri, "甲市水岸行动计划（"+period+"）\n\n一、主要任务\n\n（一）重点工作\n\n1.修缮古渡口。"+due+"底前整治码头岸线，布设导览标识。\n", kg.KindTask)
	}
	pairs := plans(t, read("left", "2016—2020年", "2019年"), read("right", "2021—2025年", "2024年"))
	if len(pairs) != 1 || pairs[0].Change != compare.Reworded || !strings.Contains(pairs[0].Explanation, "不作强弱判断") {
		t.Errorf("got %+v, want one pair that is reworded", pairs)
	}
}

func TestTargetsAreComparedAsItems(t *testing.T) {
	x := extractorOnce(t)
	read := func(uri, goals string) *compare.Plan {
		return readPlan(t, x, uri, "甲市水岸行动计划（2024—2028年）\n\n一、主要任务\n\n（一）重点工作\n\n1.修缮古渡口。"+goals+"\n", kg.KindTarget)
	}
	pairs := plans(t, read("left", "到2028年，游客满意率达到90%以上，岸线贯通率达到80%。"), read("right", "到2028年，岸线贯通率达到85%，无障碍设施覆盖率达到70%。"))
	var got []string
	for _, p := range pairs {
		got = append(got, string(p.Change)+" "+p.Explanation)
	}
	want := []string{"MISSING 对照文件中没有与之相近的指标", "STRENGTHENED “岸线贯通率”目标值由80%提高到85%", "ADDED 基准文件中没有与之相近的指标"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// 力争 stands before the second value of the clause, and says nothing of the first.
func TestTargetsOfOneClauseAreJudgedApart(t *testing.T) {
	x := extractorOnce(t)
	read := func(uri, how string) *compare.Plan {
		return readPlan(t, x, uri, "甲市水岸行动计划（2024—2028年）\n\n一、主要任务\n\n（一）重点工作\n\n1.修缮古渡口。到2028年，船坊开放率达到90%茶馆开放率"+how+"达到80%。\n", kg.KindTarget)
	}
	var got []string
	for _, p := range plans(t, read("left", "力争"), read("right", "确保")) {
		got = append(got, string(p.Change))
	}
	if want := []string{"SAME", "STRENGTHENED"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A plan that does not say how firm a target is says nothing less than one that does.
func TestATargetThatBecomesBindingInWordsOnlyIsNotFirmer(t *testing.T) {
	x := extractorOnce(t)
	read := func(uri, mark string) *compare.Plan {
		return readPlan(t, x, uri, "甲市水岸行动计划（2024—2028年）\n\n一、主要任务\n\n（一）重点工作\n\n1.修缮古渡口。到2028年，船坊开放率达到90%"+mark+"。\n", kg.KindTarget)
	}
	for _, marks := range [][2]string{{"", "（约束性）"}, {"", "（预期性）"}, {"（约束性）", ""}} {
		for _, p := range plans(t, read("left", marks[0]), read("right", marks[1])) {
			if p.Change == compare.Strengthened || p.Change == compare.Weakened {
				t.Errorf("%q against %q: got %s, %s; want neither firmer nor softer", marks[0], marks[1], p.Change, p.Explanation)
			}
		}
	}
}

func TestOnlyTasksAndTargetsAreCompared(t *testing.T) {
	if _, err := compare.Read(kg.Batch{}, kg.KindRegion); err == nil {
		t.Error("regions were compared")
	}
}

func BenchmarkPlans(b *testing.B) {
	all := readPairs(b)
	r := rand.New(rand.NewPCG(3, 3))
	tasks := func(n int) (list []string) {
		for i := range n {
			p, q := all[r.IntN(len(all))], all[r.IntN(len(all))]
			list = append(list, fmt.Sprintf("%s在%c%c片区落实。%s", p.left+p.right, 0x4e00+rune(i%3000), 0x5e00+rune(i/7%3000), q.left+q.right))
		}
		return list
	}
	x := extractorOnce(b)
	left, right := plan(b, x, "left", tasks(2000)), plan(b, x, "right", tasks(2000))
	b.ReportMetric(float64(len(left.Items)), "tasks")
	for b.Loop() {
		if _, err := compare.Plans(b.Context(), left, right); err != nil {
			b.Fatal(err)
		}
	}
}
