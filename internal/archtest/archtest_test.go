package archtest

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// TestLayers asks the go command what every package of the module really imports.
func TestLayers(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Standard,Imports", Module+"/...")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, stderr.String())
	}
	var packages []Package
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p Package
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("read the answer of %s: %v", cmd, err)
		}
		packages = append(packages, p)
	}
	found := 0
	for _, p := range packages {
		if ours(p.ImportPath) {
			found++
		}
	}
	if found < 5 {
		t.Fatalf("%s lists %d packages of this module; the test would prove nothing", cmd, found)
	}
	for _, offence := range Check(packages) {
		t.Error(offence)
	}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		claim    string
		pkg      string
		imports  string
		offended bool
	}{
		{"kg imports the standard library", "internal/kg", "crypto/sha256", false},
		{"kg imports nothing of ours", "internal/kg", "policygraph/internal/store", true},
		{"kg imports no module", "internal/kg", "github.com/google/go-cmp/cmp", true},
		{"kg reads no files", "internal/kg", "os", true},
		{"text may not see a later stage", "internal/extract/text", "policygraph/internal/extract/outline", true},
		{"outline may see text", "internal/extract/outline", "policygraph/internal/extract/text", false},
		{"outline may not see mentions", "internal/extract/outline", "policygraph/internal/extract/mention", true},
		{"mention may not see relations", "internal/extract/mention", "policygraph/internal/extract/relate", true},
		{"a stage keeps no log", "internal/extract/relate", "log/slog", true},
		{"extract may see its stages", "internal/extract", "policygraph/internal/extract/relate", false},
		{"extract knows no store", "internal/extract", "policygraph/internal/store", true},
		{"the contract knows no engine", "internal/store", "policygraph/internal/store/badgerstore", true},
		{"memory knows no Badger", "internal/store/memstore", "github.com/dgraph-io/badger/v4", true},
		{"the Badger engine knows Badger", "internal/store/badgerstore", "github.com/dgraph-io/badger/v4/options", false},
		{"query knows no engine", "internal/query", "policygraph/internal/store/badgerstore", true},
		{"query knows no GraphQL", "internal/query", "github.com/99designs/gqlgen/graphql", true},
		{"resolvers know queries", "graph/resolvers", "policygraph/internal/query", false},
		{"resolvers know no engine", "graph/resolvers", "policygraph/internal/store/badgerstore", true},
		{"resolvers know no extraction stage", "graph/resolvers", "policygraph/internal/extract/outline", true},
		{"the sandbox knows sources", "internal/sandbox", "policygraph/internal/extract/source", false},
		{"the sandbox knows no reader", "internal/sandbox", "policygraph/internal/extract/reader", true},
		{"a review knows the storage contract", "internal/review", "policygraph/internal/store", false},
		{"a review knows no stage", "internal/review", "policygraph/internal/extract", true},
		{"a comparison reads no files", "internal/change", "os", true},
		{"cli opens engines", "internal/cli", "policygraph/internal/store/badgerstore", false},
		{"main calls cli", "cmd/policygraph", "policygraph/internal/cli", false},
		{"main calls nothing else", "cmd/policygraph", "policygraph/internal/kg", true},
		{"a package without a rule is found", "internal/util", "fmt", true},
	}
	for _, test := range tests {
		t.Run(test.claim, func(t *testing.T) {
			got := Check([]Package{{ImportPath: Module + "/" + test.pkg, Imports: []string{test.imports}}})
			if (len(got) > 0) != test.offended {
				t.Errorf("%s importing %s: got offences %q, want any: %v", test.pkg, test.imports, got, test.offended)
			}
		})
	}
}
