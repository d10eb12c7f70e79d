package cli

import (
	"bytes"
	"encoding/json"
	"testing"

	"policygraph/internal/golden"
	"policygraph/schema/examples"
)

// TestExamples asks the examples that GraphiQL offers of the sample plan: each must have an answer that somebody has looked at.
func TestExamples(t *testing.T) {
	l := sampleDesk(t)
	all := examples.All()
	if len(all) < 10 {
		t.Fatalf("%d examples, want 10 at least", len(all))
	}
	for _, e := range all {
		t.Run(e.Name, func(t *testing.T) {
			a, err := l.ask(t.Context(), e.Query, nil)
			if err != nil || len(a.Errors) > 0 {
				t.Fatalf("example %s\n%s\nerrors %v, %v", e.Name, e.Query, a.Errors, err)
			}
			var indented bytes.Buffer
			if err := json.Indent(&indented, a.Data, "", "  "); err != nil {
				t.Fatal(err)
			}
			golden.Equal(t, "examples/"+e.Name+".json", append(indented.Bytes(), '\n'))
		})
	}
}
