package schemadiff

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"policygraph/schema"
)

func parse(t *testing.T, text string) *ast.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Input: text})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return s
}

// TestNothingThatWasPublishedIsBroken compares the schema with the one that clients were last given.
func TestNothingThatWasPublishedIsBroken(t *testing.T) {
	path := filepath.Join("..", "..", "schema", "published", "schema.graphqls")
	published, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range Breaking(parse(t, string(published)), parse(t, schema.Text())) {
		t.Errorf("breaks clients: %s", broken)
	}
	if t.Failed() {
		t.Log("Keep what was there and mark it @deprecated. Where it must go, say so in the notes of the release and accept it with " +
			"`make publish-schema`, which makes this schema the published one.")
	}
}

func TestBreaking(t *testing.T) {
	const before = `
		type Query { a(x: Int, y: [ID!], z: Int! = 3): A  list: [A!]!  kind(of: Kind): Kind!  thing: Thing  either: Either }
		interface Thing { id: ID! }
		type A implements Thing { id: ID!  name: String }
		type B { id: ID! }
		union Either = A | B
		enum Kind { ONE TWO }
		input In { n: Int  m: Int! }
		directive @d(x: Int) on FIELD | QUERY`
	for claim, c := range map[string]struct {
		from, to string
		want     string // "" breaks nothing
	}{
		"nothing":                             {"", "", ""},
		"a field more":                        {"list: [A!]!", "list: [A!]!  more: Int", ""},
		"a field less":                        {"list: [A!]!", "", "Query.list: is gone"},
		"a field renamed":                     {"list: [A!]!", "lists: [A!]!", "Query.list: is gone"},
		"a field that may be null now":        {"kind(of: Kind): Kind!", "kind(of: Kind): Kind", "Query.kind: was Kind!, is Kind"},
		"a field that is never null now":      {"thing: Thing", "thing: Thing!", ""},
		"a field of a narrower type":          {"thing: Thing", "thing: A", ""},
		"a field of another type":             {"thing: Thing", "thing: B", "Query.thing: was Thing, is B"},
		"items that may be null now":          {"list: [A!]!", "list: [A]!", "Query.list: was [A!]!, is [A]!"},
		"a list of one":                       {"list: [A!]!", "list: A!", "Query.list: was [A!]!, is A!"},
		"an argument more":                    {"a(x: Int,", "a(w: Int, x: Int,", ""},
		"an argument more that must be given": {"a(x: Int,", "a(w: Int!, x: Int,", "Query.a(w): is new and must be given"},
		"an argument less":                    {"a(x: Int,", "a(", "Query.a(x): is gone"},
		"an argument that must be given now":  {"a(x: Int,", "a(x: Int!,", "Query.a(x): took Int, takes Int!"},
		"an argument that has a default now":  {"a(x: Int,", "a(x: Int! = 1,", ""},
		"an argument that may be left out":    {"y: [ID!]", "y: [ID]", ""},
		"items that must be given now":        {"n: Int ", "n: [Int] ", "In.n: took Int, takes [Int]"},
		"another default":                     {"= 3", "= 4", "Query.a(z): its default was 3, is 4"},
		"a value more":                        {"ONE TWO", "ONE TWO THREE", ""},
		"a value less":                        {"ONE TWO", "ONE", "Kind.TWO: is gone"},
		"an input field more":                 {"m: Int!", "m: Int!  o: Int", ""},
		"an input field that must be given":   {"m: Int!", "m: Int!  o: Int!", "In.o: is new and must be given"},
		"an input field that is required now": {"n: Int ", "n: Int! ", "In.n: took Int, takes Int!"},
		"an interface less":                   {"implements Thing", "", "A: does not implement Thing any more"},
		"a member less":                       {"= A | B", "= A", "Either: B is no member any more"},
		"another kind of type":                {"input In { n: Int  m: Int! }", "scalar In", "In: was input_object, is scalar"},
		"a directive less":                    {"directive @d(x: Int) on FIELD | QUERY", "", "@d: is gone"},
		"a directive in fewer places":         {"on FIELD | QUERY", "on FIELD", "@d: is not allowed on QUERY any more"},
	} {
		t.Run(claim, func(t *testing.T) {
			after := strings.Replace(before, c.from, c.to, 1)
			if c.from != "" && after == before {
				t.Fatalf("%q is not there", c.from)
			}
			if got := strings.Join(Breaking(parse(t, before), parse(t, after)), "; "); got != c.want {
				t.Errorf("%q to %q\n got %q\nwant %q", c.from, c.to, got, c.want)
			}
		})
	}
}
