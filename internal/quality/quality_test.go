package quality

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
	"policygraph/seeds"
)

// extractor loads the seed tables once for all tests.
var extractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(seeds.FS) })

// extracted runs the extractor over a text.
func extracted(t testing.TB, uri, text string) (extract.Result, kg.Batch) {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	src, err := source.New(uri, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Extract(src)
	if err != nil {
		t.Fatal(err)
	}
	b, err := x.Batch(src, r)
	if err != nil {
		t.Fatal(err)
	}
	return r, b
}

// Quality is a golden file: a change that costs precision or recall shows in the diff, with what was lost beside it.
func TestQuality(t *testing.T) {
	var tables, failures strings.Builder
	for _, g := range golds(t) {
		r, _ := extracted(t, g.Name+".txt", g.Text)
		if err := CheckOffsets(r); err != nil {
			t.Errorf("%s: %v", g.Name, err)
		}
		report := Score(g, r)
		tables.WriteString(report.Table() + "\n")
		failures.WriteString(report.Failures() + "\n")
	}
	golden.Equal(t, "quality.golden", []byte(tables.String()))
	golden.Equal(t, "failures.golden", []byte(failures.String()))
}

func TestSampleExtraction(t *testing.T) {
	r, b := extracted(t, "huzhou-yangtze-delta-plan.txt", goldNamed(t, "huzhou").Text)
	golden.Equal(t, "huzhou.tasks.golden", []byte(Tasks(r)))
	golden.Equal(t, "huzhou.statements.golden", []byte(Statements(b)))
}

// The figures that the project promises for the annotated chapters of the sample plan.
func TestSharedGoldFigures(t *testing.T) {
	g, ok := readShared(t)
	if !ok {
		t.Log("there is no shared gold beside the repository")
		return
	}
	r, _ := extracted(t, "huzhou-yangtze-delta-plan.txt", g.Text)
	report := Score(g, r)
	for _, want := range []struct {
		metric string
		score  float64
	}{
		{"tasks", 1},
		{"titles", 0.97},
		{"triples", 0.99},
		{"clauses", 0.97},
		{"regions", 0.97},
		{"platforms", 0.92},
		{"organizations", 0.9},
		{"policies", 0.9},
		{"events", 0.9},
		{"industries", 0.9},
		{"targets", 0.9},
		{"sections", 1},
	} {
		if got := report.Row(want.metric).Score(); got < want.score {
			t.Errorf("%s: got %.3f, want %.2f", want.metric, got, want.score)
		}
	}
	if t.Failed() {
		t.Logf("\n%s%s", report.Table(), report.Failures())
	}
}

// The real documents that the repository does not hold give spans that hold their words, whatever they are.
func TestOffsetsHoldInTheSharedCorpus(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root(t), "..", "shared", "corpus", "dev", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Log("there is no shared corpus beside the repository")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r, _ := extracted(t, filepath.Base(f), string(data))
		if err := CheckOffsets(r); err != nil {
			t.Errorf("%s: %v", filepath.Base(f), err)
		}
	}
}
