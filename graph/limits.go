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

// Limits bound what one request may ask. Zero fields take the defaults, which limitTable has.
type Limits struct {
	Body          int // bytes of a POST, variables included
	Query         int // bytes of the query itself
	Tokens        int // of the query
	Depth         int // of fields in fields
	Introspection int // the same below __schema and __type
	Aliases       int
	RootFields    int // of one operation
	Repeats       int // of one name in the answer, in all of the query
	Directives    int
	Fragments     int
	Selections    int // once every fragment is put in its places
	Cost          int // fields, those of a connection times its page
	Records       int // entities, statements and pieces of evidence that one operation makes the store read
	Errors        int // in one answer
	Files         int // of one multipart request
	File          int // bytes of one of them
	Sockets       int // WebSockets of one address
	Subscriptions int // operations under way on one socket
	Message       int // bytes of one message on a socket
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
	defer timed(&measuredOf(ctx).checked)()
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, p.limits.Tokens)
	if err != nil {
		if strings.Contains(err.Error(), "exceeded token limit") {
			return limitError("tokens", p.limits.Tokens+1, p.limits.Tokens, "words and signs or more")
		}
		return nil // the executor says what is wrong
	}
	return p.limits.check(doc)
}

// limitError says which limit was exceeded, and by what figure; for programs too.
func limitError(what string, have, limit int, unit string) *gqlerror.Error {
	return &gqlerror.Error{
		Message:    fmt.Sprintf("%s: %d %s; at most %d are allowed", what, have, unit, limit),
		Extensions: map[string]any{"code": CodeLimit, "what": what, "actual": have, "limit": limit},
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
	repeats             map[string]int // of a name in the answer
	aliases, directives int
	crowd               int // most directives at one place
}

// directivesAtOnce is more than can be valid at one place: none of the schema's may be repeated.
const directivesAtOnce = 8

func (m *measure) directed(at ast.DirectiveList) {
	m.directives += len(at)
	m.crowd = max(m.crowd, len(at))
}

func (l Limits) check(doc *ast.QueryDocument) *gqlerror.Error {
	if n := len(doc.Fragments); n > l.Fragments {
		return limitError("fragments", n, l.Fragments, "definitions")
	}
	if n := len(doc.Operations); n > l.RootFields {
		return limitError("rootFields", n, l.RootFields, "operations")
	}
	m := measure{fragments: make(map[string]*ast.FragmentDefinition), done: make(map[string]size), repeats: make(map[string]int)}
	for _, f := range doc.Fragments {
		m.fragments[f.Name] = f
	}
	for _, f := range doc.Fragments {
		m.fragment(f.Name)
	}
	var total int
	for _, op := range doc.Operations {
		m.directed(op.Directives)
		s := m.set(op.SelectionSet)
		total = add(total, s.selections)
		switch {
		case s.depth > l.Depth:
			return limitError("depth", s.depth, l.Depth, "levels")
		case s.introspection > l.Introspection:
			return limitError("introspection", s.introspection, l.Introspection, "levels")
		case s.roots > l.RootFields:
			return limitError("rootFields", s.roots, l.RootFields, "fields")
		}
	}
	for _, n := range m.repeats {
		if n > l.Repeats {
			return limitError("repeats", n, l.Repeats, "fields of one name")
		}
	}
	switch {
	case m.aliases > l.Aliases:
		return limitError("aliases", m.aliases, l.Aliases, "aliases")
	case m.directives > l.Directives:
		return limitError("directives", m.directives, l.Directives, "directives")
	case m.crowd > directivesAtOnce:
		return limitError("directives", m.crowd, directivesAtOnce, "directives at one place")
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
	m.directed(f.Directives)
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
			m.repeats[or(x.Alias, x.Name)]++
			m.directed(x.Directives)
			below := m.set(x.SelectionSet)
			s = size{depth: add(below.depth, 1), introspection: below.introspection, selections: add(below.selections, 1), roots: 1}
			if x.Name == "__schema" || x.Name == "__type" {
				s.depth, s.introspection = 1, max(below.depth, below.introspection)+1
			} else if below.introspection > 0 {
				s.introspection = add(below.introspection, 1)
			}
		case *ast.InlineFragment:
			m.directed(x.Directives)
			s = m.set(x.SelectionSet)
		case *ast.FragmentSpread:
			m.directed(x.Directives)
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
