package graph_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"policygraph/graph"
)

// doubling is a query of n fragments that each spread the next twice: 2 to the n fields in about 37 bytes a fragment.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("{ stats { ...f0 } }")
	for i := range n {
		fmt.Fprintf(&b, " fragment f%d on Stats { ...f%d ...f%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment f%d on Stats { documents }", n)
	return b.String()
}

func nested(n int) string {
	return `{ entity(id: "梅岭县") { ... on Region { ` + strings.Repeat("parent { ", n) + "label" + strings.Repeat(" }", n) + " } } }"
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: documents ", i)
	}
	return "{ stats { " + b.String() + "} }"
}

func rootFields(n int) string { return "{ " + strings.Repeat("stats { documents } ", n) + "}" }

func TestTooMuchIsRefusedBeforeItCosts(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{})
	for claim, query := range map[string]string{
		"26 doubling fragments":      doubling(26),
		"45 doubling fragments":      doubling(45),
		"more than 50 fragments":     doubling(60),
		"13 levels":                  nested(11),
		"2,000 levels":               "{" + strings.Repeat("a{", 900) + "a" + strings.Repeat("}", 900) + "}",
		"31 aliases":                 aliases(31),
		"21 root fields":             rootFields(21),
		"51 directives":              "{ stats { documents " + strings.Repeat("@include(if: true) ", 51) + "} }",
		"more than 2,000 tokens":     "{ stats { " + strings.Repeat("documents ", 2100) + "} }",
		"32 KiB of comment":          "{ stats { documents } } #" + strings.Repeat("x", 33<<10),
		"40 operations":              strings.Repeat("query a { stats { documents } } ", 40),
		"deep introspection":         "{ __schema { types { " + strings.Repeat("ofType { ", 30) + "name" + strings.Repeat(" }", 30) + " } } }",
		"connections in connections": `{ entities(kind: REGION, first: 100) { edges { node { statements(first: 100) { edges { other { statements(first: 100) { edges { other { id } } } } } } } } } }`,
	} {
		t.Run(claim, func(t *testing.T) {
			start := time.Now()
			status, body := ask(t, h, query)
			if status != http.StatusBadRequest || !bytes.Contains(body, []byte(`"errors"`)) || bytes.Contains(body, []byte(`"data"`)) {
				t.Errorf("query %.80q…: status %d\n%s", query, status, body)
			}
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("query %.80q…: took %v", query, took)
			}
			if len(body) > 4<<10 {
				t.Errorf("query %.80q…: the refusal is %d bytes long", query, len(body))
			}
		})
	}
}

func TestWhatIsJustWithinTheLimitsIsAnswered(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{})
	for claim, query := range map[string]string{
		"10 doubling fragments": doubling(10),
		"12 levels":             nested(10),
		"30 aliases":            aliases(30),
		"20 root fields":        rootFields(20),
		"introspection as GraphiQL asks it": `query IntrospectionQuery { __schema { queryType { name } types { ...FullType } directives { name locations args { ...InputValue } } } }
			fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name args { ...InputValue } type { ...TypeRef } }
				inputFields { ...InputValue } interfaces { ...TypeRef } enumValues { name } possibleTypes { ...TypeRef } }
			fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue }
			fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }`,
		"a full page of the headline": strings.Replace(headline, "first: 50", "first: 100", 1),
	} {
		t.Run(claim, func(t *testing.T) {
			if status, body := ask(t, h, query); status != http.StatusOK || bytes.Contains(body, []byte(`"errors"`)) {
				t.Errorf("query %.80q…: status %d\n%.500s", query, status, body)
			}
		})
	}
}
