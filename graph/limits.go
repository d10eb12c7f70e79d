package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Limits bound what one request may ask. Zero fields take the defaults.
type Limits struct {
	Body       int64 // bytes of a POST: 1 MiB
	Query      int   // bytes of the query itself: 32 KiB
	Tokens     int   // of the query: 2,000
	Depth      int   // of fields in fields: 12, and 20 below __schema and __type
	Aliases    int   // 30
	RootFields int   // of one operation: 20
	Directives int   // 50
	Fragments  int   // 50
	Selections int   // once every fragment is put in its places: 5,000
	Cost       int   // fields, those of a connection times its page size: 50,000
	Errors     int   // in one answer: 10
}

const introspectionDepth = 20

func (l Limits) orDefault() Limits {
	set := func(n *int, value int) {
		if *n <= 0 {
			*n = value
		}
	}
	if l.Body <= 0 {
		l.Body = 1 << 20
	}
	set(&l.Query, 32<<10)
	set(&l.Tokens, 2_000)
	set(&l.Depth, 12)
	set(&l.Aliases, 30)
	set(&l.RootFields, 20)
	set(&l.Directives, 50)
	set(&l.Fragments, 50)
	set(&l.Selections, 5_000)
	set(&l.Cost, 50_000)
	set(&l.Errors, 10)
	return l
}

// precheck measures a query in one walk, before gqlgen validates it and computes its complexity: validation takes time quadratic in the
// number of fields, and complexity follows fragments wherever they are spread, which 26 doubling fragments turn into seconds. A known
// query was found small enough before.
type precheck struct {
	limits Limits
	known  *cache[*ast.QueryDocument]
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = precheck{}

// ExtensionName names the extension.
func (precheck) ExtensionName() string { return "Precheck" }

// Validate has nothing to check.
func (precheck) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses a query that is too large; it changes nothing.
func (p precheck) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	if _, ok := p.known.Get(ctx, params.Query); ok {
		return nil
	}
	if len(params.Query) > p.limits.Query {
		return limitError("query", len(params.Query), p.limits.Query, "bytes")
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, p.limits.Tokens)
	if err != nil {
		if strings.Contains(err.Error(), "exceeded token limit") {
			return limitError("query", p.limits.Tokens+1, p.limits.Tokens, "tokens")
		}
		return nil // the executor says what is wrong
	}
	return p.limits.check(doc)
}

func limitError(what string, have, limit int, unit string) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf("%s: %d %s, at most %d are allowed", what, have, unit, limit),
		Extensions: map[string]any{"code": CodeLimit},
	}
}

// size is what a selection set comes to once its fragments are in their places. Numbers saturate.
type size struct {
	depth, introspection int // deepest field, and deepest below __schema or __type
	selections           int
	roots                int // fields of the set itself
}

const saturated = 1 << 30

func add(a, b int) int { return min(a+b, saturated) }

// measure walks every fragment once, whatever it is spread into.
type measure struct {
	fragments           map[string]*ast.FragmentDefinition
	done                map[string]size
	aliases, directives int
}

func (l Limits) check(doc *ast.QueryDocument) *gqlerror.Error {
	if n := len(doc.Fragments); n > l.Fragments {
		return limitError("fragments", n, l.Fragments, "definitions")
	}
	if n := len(doc.Operations); n > l.RootFields {
		return limitError("operations", n, l.RootFields, "definitions")
	}
	m := measure{fragments: make(map[string]*ast.FragmentDefinition), done: make(map[string]size)}
	for _, f := range doc.Fragments {
		m.fragments[f.Name] = f
	}
	for _, f := range doc.Fragments {
		m.fragment(f.Name)
	}
	var total int
	for _, op := range doc.Operations {
		m.directives += len(op.Directives)
		s := m.set(op.SelectionSet)
		total = add(total, s.selections)
		switch {
		case s.depth > l.Depth:
			return limitError("depth", s.depth, l.Depth, "levels")
		case s.introspection > introspectionDepth:
			return limitError("depth of introspection", s.introspection, introspectionDepth, "levels")
		case s.roots > l.RootFields:
			return limitError("root fields", s.roots, l.RootFields, "fields")
		}
	}
	switch {
	case m.aliases > l.Aliases:
		return limitError("aliases", m.aliases, l.Aliases, "aliases")
	case m.directives > l.Directives:
		return limitError("directives", m.directives, l.Directives, "directives")
	case total > l.Selections:
		return limitError("selections", total, l.Selections, "fields once fragments are expanded")
	}
	return nil
}

func (m *measure) fragment(name string) size {
	if s, ok := m.done[name]; ok {
		return s
	}
	f := m.fragments[name]
	if f == nil {
		return size{}
	}
	m.done[name] = size{} // a cycle ends here; validation refuses it
	m.directives += len(f.Directives)
	s := m.set(f.SelectionSet)
	m.done[name] = s
	return s
}

func (m *measure) set(set ast.SelectionSet) (total size) {
	for _, selection := range set {
		var s size
		switch x := selection.(type) {
		case *ast.Field:
			if x.Alias != "" && x.Alias != x.Name {
				m.aliases++
			}
			m.directives += len(x.Directives)
			below := m.set(x.SelectionSet)
			s = size{depth: add(below.depth, 1), introspection: below.introspection, selections: add(below.selections, 1), roots: 1}
			if x.Name == "__schema" || x.Name == "__type" {
				s.depth, s.introspection = 1, max(below.depth, below.introspection)+1
			} else if below.introspection > 0 {
				s.introspection = add(below.introspection, 1)
			}
		case *ast.InlineFragment:
			m.directives += len(x.Directives)
			s = m.set(x.SelectionSet)
		case *ast.FragmentSpread:
			m.directives += len(x.Directives)
			s = m.fragment(x.Name)
			s.selections = add(s.selections, 1)
		}
		total.depth = max(total.depth, s.depth)
		total.introspection = max(total.introspection, s.introspection)
		total.selections = add(total.selections, s.selections)
		total.roots = add(total.roots, s.roots)
	}
	return total
}
