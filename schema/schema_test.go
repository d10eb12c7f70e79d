package schema_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"policygraph/internal/kg"
	"policygraph/schema"
)

func load(t *testing.T) *ast.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "schema", Input: schema.Text()})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEverythingIsDescribedWithItsChineseTerm(t *testing.T) {
	check := func(what, description string) {
		if !strings.ContainsFunc(description, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s: description %q has no Chinese term", what, description)
		}
	}
	for name, d := range load(t).Types {
		if d.BuiltIn || strings.HasPrefix(name, "__") {
			continue
		}
		check(name, d.Description)
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			check(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				check(name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
		for _, v := range d.EnumValues {
			check(name+"."+v.Name, v.Description)
		}
	}
}

func TestEnumerationsAreTheVocabulary(t *testing.T) {
	s := load(t)
	values := func(name string) (list []string) {
		for _, v := range s.Types[name].EnumValues {
			list = append(list, v.Name)
		}
		return list
	}
	same := func(name string, want []string) {
		if got := values(name); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("enum %s: got %v, want %v", name, got, want)
		}
	}
	var kinds, predicates, origins []string
	for _, k := range kg.EntityKinds {
		kinds = append(kinds, string(k))
	}
	for _, p := range kg.Predicates {
		predicates = append(predicates, string(p))
	}
	for _, o := range kg.Origins {
		origins = append(origins, string(o))
	}
	same("EntityKind", kinds)
	same("Predicate", predicates)
	same("Origin", origins)
}
