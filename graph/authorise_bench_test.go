package graph

import (
	"testing"

	"github.com/vektah/gqlparser/v2"
	validation "github.com/vektah/gqlparser/v2/validator/rules"
)

// BenchmarkAuthorise is what the rules of a query of the explorer cost before it is run.
func BenchmarkAuthorise(b *testing.B) {
	s := schema()
	all := rulesOf(s, fieldRules, typeRules)
	doc, err := gqlparser.LoadQueryWithRules(s, `query($n: [ID!]) { tasks(involving: $n, first: 20) { totalCount edges { cursor node { ...T agencies { predicate other { id label } } } reasons { kind text } } } }
		fragment T on Task { id title number document { id title } section { label ordinal } }`, validation.NewDefaultRules())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if role, field := all.ofOperation(doc.Operations[0]); role == deny {
			b.Fatal(field)
		}
	}
}
