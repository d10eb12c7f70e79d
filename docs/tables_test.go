package docs_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/internal/golden"
	"policygraph/internal/store/memstore"
)

// TestTheTableOfLimitsIsThatOfTheProgram compares, and with -update writes, the rows below the heading of the table.
func TestTheTableOfLimitsIsThatOfTheProgram(t *testing.T) {
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	const head = "| limit | default | what is counted |\n|---|---|---|\n"
	before, after, found := strings.Cut(string(b), head)
	if !found {
		t.Fatalf("%s has no table of limits: want %q", page, head)
	}
	table, rest, _ := strings.Cut(after, "\n\n")
	if strings.HasPrefix(after, "\n") {
		table, rest = "", after[1:]
	}
	var rows []string
	for _, l := range graph.LimitTable() {
		rows = append(rows, fmt.Sprintf("| `%s` | %d | %s |", l.Name, l.Default, l.Means))
	}
	want := strings.Join(rows, "\n")
	if table == want {
		return
	}
	if !golden.Updating() {
		t.Fatalf("%s says of limits\n%s\nthe program\n%s\n`go test ./docs -update` accepts it", page, table, want)
	}
	if err := os.WriteFile(page, []byte(before+head+want+"\n\n"+rest), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestEveryCodeOfAnErrorIsExplained reads the codes where they are declared.
func TestEveryCodeOfAnErrorIsExplained(t *testing.T) {
	codes := map[string]bool{}
	files, err := filepath.Glob(filepath.Join("..", "graph", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			constants, ok := d.(*ast.GenDecl)
			if !ok || constants.Tok != token.CONST {
				continue
			}
			for _, spec := range constants.Specs {
				v := spec.(*ast.ValueSpec)
				for i, value := range v.Values {
					if literal, ok := value.(*ast.BasicLit); ok && strings.HasPrefix(v.Names[i].Name, "Code") {
						codes[strings.Trim(literal.Value, `"`)] = true
					}
				}
			}
		}
	}
	if len(codes) < 10 {
		t.Fatalf("%d codes are declared in package graph; the test would prove nothing", len(codes))
	}
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(b), "\n## Errors\n")
	section, _, _ := strings.Cut(after, "\n## ")
	for code := range codes {
		if !strings.Contains(section, "`"+code+"`") {
			t.Errorf("%s, Errors: nothing is said of %s", page, code)
		}
	}
}

// TestEveryFieldAtTheTopIsTold asks the schema which there are.
func TestEveryFieldAtTheTopIsTold(t *testing.T) {
	response := graph.New(memstore.New(), graph.Options{}).Execute(t.Context(),
		`{ __schema { queryType { fields { name } } mutationType { fields { name } } subscriptionType { fields { name } } } }`, "", nil)
	var data struct {
		Schema map[string]struct{ Fields []struct{ Name string } } `json:"__schema"`
	}
	if err := json.Unmarshal(response.Data, &data); err != nil || len(data.Schema) != 3 {
		t.Fatalf("introspection: %s %v, %v", response.Data, response.Errors, err)
	}
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(b), "\n## All fields at the top\n")
	for root, kind := range data.Schema {
		for _, field := range kind.Fields {
			if !strings.Contains(table, "`"+field.Name+"`") {
				t.Errorf("%s, All fields at the top: nothing is said of %s of %s", page, field.Name, root)
			}
		}
	}
}
