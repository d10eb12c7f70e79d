package compare_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"policygraph/internal/compare"
	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
	"policygraph/seeds"
)

// reviewed is a pair of testdata/pairs.txt.
type reviewed struct {
	change      compare.Change
	left, right string // "" for none
}

func readPairs(t testing.TB) (list []reviewed) {
	t.Helper()
	file, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, block := range strings.Split(strings.TrimSpace(string(file)), "\n\n") {
		lines := strings.Split(block, "\n")
		if strings.HasPrefix(block, "#") {
			continue
		}
		if len(lines) != 3 {
			t.Fatalf("testdata/pairs.txt: block %d has %d lines, want 3:\n%s", i+1, len(lines), block)
		}
		p := reviewed{compare.Change(lines[0]), lines[1], lines[2]}
		if p.left == "-" {
			p.left = ""
		}
		if p.right == "-" {
			p.right = ""
		}
		list = append(list, p)
	}
	return list
}

var loadExtractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(seeds.FS) })

// extractorOnce reads plans as the product does. It is the same for all tests.
func extractorOnce(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := loadExtractor()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// plan makes a plan of tasks, a heading and its text each, and reads it.
func plan(t testing.TB, x *extract.Extractor, uri string, tasks []string) *compare.Plan {
	t.Helper()
	var b strings.Builder
	b.WriteString("甲市重点工作行动计划（2024—2028年）\n\n一、主要任务\n\n（一）重点工作\n\n")
	for i, task := range tasks {
		fmt.Fprintf(&b, "%d.%s\n", i+1, task)
	}
	return readPlan(t, x, uri, b.String(), kg.KindTask)
}

func readPlan(t testing.TB, x *extract.Extractor, uri, text string, kind kg.EntityKind) *compare.Plan {
	t.Helper()
	batch := readBatch(t, x, uri, text)
	p, err := compare.Read(batch, kind)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func readBatch(t testing.TB, x *extract.Extractor, uri, text string) kg.Batch {
	t.Helper()
	src, err := source.New(uri, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Extract(src)
	if err != nil {
		t.Fatal(err)
	}
	batch, err := x.Batch(src, r)
	if err != nil {
		t.Fatal(err)
	}
	return batch
}

func plans(t testing.TB, left, right *compare.Plan) []compare.Pair {
	t.Helper()
	pairs, err := compare.Plans(t.Context(), left, right)
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

// TestReviewedPairs lets the tasks of all pairs meet in two plans: each must find its own, and be judged as the reader judged it.
func TestReviewedPairs(t *testing.T) {
	all := readPairs(t)
	if len(all) < 60 {
		t.Fatalf("%d reviewed pairs, want 60 at least", len(all))
	}
	var lefts, rights []string
	for _, p := range all {
		if p.left != "" {
			lefts = append(lefts, p.left)
		}
		if p.right != "" {
			rights = append(rights, p.right)
		}
	}
	// The right plan has another order, so that no pair is found by its place.
	for i, j := 0, len(rights)-1; i < j; i, j = i+2, j-2 {
		rights[i], rights[j] = rights[j], rights[i]
	}
	x := extractorOnce(t)
	left, right := plan(t, x, "left.txt", lefts), plan(t, x, "right.txt", rights)
	if len(left.Items) != len(lefts) || len(right.Items) != len(rights) {
		t.Fatalf("%d and %d tasks were read, want %d and %d", len(left.Items), len(right.Items), len(lefts), len(rights))
	}
	got := map[string]compare.Pair{}
	body := func(p *compare.Plan, i int) string {
		if i < 0 {
			return ""
		}
		_, text, _ := strings.Cut(p.Text.Slice(p.Items[i].Span), ".")
		return text
	}
	for _, p := range plans(t, left, right) {
		l, r := body(left, p.Left), body(right, p.Right)
		got[l+"|"+r] = p
	}
	var out bytes.Buffer
	right1, total := map[compare.Change]int{}, map[compare.Change]int{}
	for _, want := range all {
		total[want.change]++
		p, ok := got[want.left+"|"+want.right]
		switch {
		case !ok:
			t.Errorf("not paired:\n  %s\n  %s", want.left, want.right)
		case p.Change != want.change:
			t.Errorf("%s\n  %s\n  %s\n  got %s (%s)", want.change, want.left, want.right, p.Change, p.Explanation)
		default:
			right1[want.change]++
		}
		fmt.Fprintf(&out, "%s %.2f\n  − %s\n  + %s\n  = %s\n", p.Change, p.Score, want.left, want.right, p.Explanation)
	}
	for _, c := range compare.Changes {
		fmt.Fprintf(&out, "%s: %d of %d as reviewed\n", c, right1[c], total[c])
	}
	golden.Equal(t, "pairs.golden", out.Bytes())
}

// The reviewed pairs leave a gap between what is the same matter and what is not, and Threshold lies in it.
func TestThresholdLiesBetweenWhatIsOneAndWhatIsNot(t *testing.T) {
	all := readPairs(t)
	var lefts, rights []string
	partner := map[string]string{}
	for _, p := range all {
		if p.left != "" {
			lefts = append(lefts, p.left)
		}
		if p.right != "" {
			rights = append(rights, p.right)
		}
		if p.left != "" {
			partner[p.left] = p.right
		}
	}
	x := extractorOnce(t)
	likeness := compare.Likeness(plan(t, x, "left", lefts), plan(t, x, "right", rights))
	least, most := 1.0, 0.0
	for i, l := range lefts {
		for j, r := range rights {
			if score := likeness[i][j]; partner[l] == r {
				least = min(least, score)
			} else {
				most = max(most, score)
			}
		}
	}
	t.Logf("what is one is alike from %.2f on, what is not up to %.2f", least, most)
	if !(most+0.05 < compare.Threshold && compare.Threshold < least) {
		t.Errorf("what is one is alike from %.3f on, what is not up to %.3f: Threshold %.2f does not lie between", least, most, compare.Threshold)
	}
}
