package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"policygraph/internal/access"
	"policygraph/internal/golden"
)

// TestMatrixOfFieldsAndRoles writes down who may ask for what: every field of the schema, every role. Whoever changes it reads the
// difference, and then runs the test with -update.
func TestMatrixOfFieldsAndRoles(t *testing.T) {
	s := schema()
	all := rulesOf(s, fieldRules, typeRules)
	var b strings.Builder
	fmt.Fprintf(&b, "%-50s %-7s %-7s %s\n", "field", access.Reader, access.Curator, access.Admin)
	for _, name := range typesOf(s) {
		d := s.Types[name]
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			op := &ast.OperationDefinition{SelectionSet: ast.SelectionSet{&ast.Field{Name: f.Name, ObjectDefinition: d, Definition: f}}}
			least, _ := all.ofOperation(op)
			if least == deny {
				t.Errorf("%s.%s: no rule says who may ask for it; add one to authorise_rules.go", name, f.Name)
			}
			if least == access.Nobody {
				t.Errorf("%s.%s: whoever has no token may ask for it", name, f.Name)
			}
			line := fmt.Sprintf("%-50s", name+"."+f.Name)
			for role := access.Reader; role <= access.Admin; role++ {
				word := "-"
				if role >= least {
					word = "yes"
				}
				line += fmt.Sprintf(" %-7s", word)
			}
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	golden.Equal(t, "access.txt", []byte(b.String()))
}

func typesOf(s *ast.Schema) (names []string) {
	for name, d := range s.Types {
		if (d.Kind == ast.Object || d.Kind == ast.Interface) && !strings.HasPrefix(name, "__") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func TestEveryRuleIsOfAField(t *testing.T) {
	s := schema()
	for key := range fieldRules {
		parent, field, _ := strings.Cut(key, ".")
		if d := s.Types[parent]; d == nil || d.Fields.ForName(field) == nil {
			t.Errorf("authorise_rules.go has %s, the schema has not", key)
		}
	}
	seen := map[string]bool{}
	for role, names := range typeRules {
		for name := range strings.FieldsSeq(names) {
			if d := s.Types[name]; d == nil || d.Kind != ast.Object || isRoot(s, d) {
				t.Errorf("authorise_rules.go has %s for %s, which is no type of the schema beside its roots", name, role)
			}
			if seen[name] {
				t.Errorf("authorise_rules.go has %s twice", name)
			}
			seen[name] = true
		}
	}
}

// An interface asks for the strictest role of its types, so one strict type would close it for all.
func TestInterfacesStayOpen(t *testing.T) {
	s := schema()
	all := rulesOf(s, fieldRules, typeRules)
	for _, name := range typesOf(s) {
		for _, f := range s.Types[name].Fields {
			if role := all.of(s.Types[name], f.Name); s.Types[name].Kind == ast.Interface && role != access.Reader {
				t.Errorf("%s.%s asks for the role %s: a type that implements it is not for readers", name, f.Name, role)
			}
		}
	}
}

func TestTheStrictestTypeRulesAnInterface(t *testing.T) {
	a := &ast.Definition{Kind: ast.Object, Name: "A", Fields: ast.FieldList{{Name: "id"}}}
	b := &ast.Definition{Kind: ast.Object, Name: "B", Fields: ast.FieldList{{Name: "id"}}}
	thing := &ast.Definition{Kind: ast.Interface, Name: "Thing", Fields: ast.FieldList{{Name: "id"}}}
	s := &ast.Schema{
		Types:         map[string]*ast.Definition{"A": a, "B": b, "Thing": thing},
		PossibleTypes: map[string][]*ast.Definition{"Thing": {a, b}},
	}
	for claim, c := range map[string]struct {
		types map[access.Role]string
		want  access.Role
	}{
		"both open":          {map[access.Role]string{access.Reader: "A B"}, access.Reader},
		"one of them strict": {map[access.Role]string{access.Reader: "A", access.Admin: "B"}, access.Admin},
		"one without a rule": {map[access.Role]string{access.Reader: "A"}, deny},
	} {
		if got := rulesOf(s, nil, c.types).of(thing, "id"); got != c.want {
			t.Errorf("%s: Thing.id asks for %s, want %s", claim, got, c.want)
		}
	}
}
