package graph

import (
	"context"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/internal/access"
)

// Values of extensions.code that are about who asks.
const (
	CodeUnauthenticated = "UNAUTHENTICATED" // a token is needed, and there is none or one that opens nothing
	CodeRateLimit       = "RATE_LIMIT"      // too much within a minute, or at once; extensions.retryAfter, in seconds
)

// authorise refuses an operation before anything of it is run, where it asks for one field that the role of the one who asks does not allow:
// at the top or deep down, in fragments, and through interfaces, for which the strictest rule of the types that have them holds.
type authorise struct {
	rules rules
}

// rules are the least roles for the fields of types: type name, field name.
type rules map[string]map[string]access.Role

// deny is more than any role.
const deny = access.Admin + 1

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = authorise{}

// ExtensionName names the extension.
func (authorise) ExtensionName() string { return "Authorise" }

// Validate has nothing to check.
func (authorise) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses what the one who asks may not ask for; it changes nothing.
func (a authorise) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	who := ActorOf(ctx)
	role, field := a.rules.ofOperation(op.Operation)
	switch {
	case who.Role >= role:
		return nil
	case who.Role == access.Nobody:
		return refusal(CodeUnauthenticated, "%s: it needs a token", field)
	case role == deny:
		return refusal(CodeForbidden, "%s: forbidden: it has no rule that says who may ask for it", field)
	}
	err := refusal(CodeForbidden, "%s: forbidden: it needs a token with the role %s", field, role)
	err.Extensions["role"] = strings.ToUpper(role.String())
	return err
}

func refusal(code, format string, args ...any) *gqlerror.Error {
	return &gqlerror.Error{Message: fmt.Sprintf(format, args...), Extensions: map[string]any{"code": code}}
}

// ofOperation is the least role that may ask for all of an operation, and the first field that asks for it.
func (r rules) ofOperation(op *ast.OperationDefinition) (role access.Role, field string) {
	w := walk{rules: r, seen: map[string]bool{}}
	w.set(op.SelectionSet)
	return w.role, w.field
}

// walk goes over an operation, each fragment once.
type walk struct {
	rules rules
	seen  map[string]bool
	role  access.Role
	field string
}

func (w *walk) set(set ast.SelectionSet) {
	for _, selection := range set {
		switch x := selection.(type) {
		case *ast.Field:
			if role := w.rules.of(x.ObjectDefinition, x.Name); role > w.role {
				w.role, w.field = role, x.Name
				if x.ObjectDefinition != nil {
					w.field = x.ObjectDefinition.Name + "." + x.Name
				}
			}
			w.set(x.SelectionSet)
		case *ast.InlineFragment:
			w.set(x.SelectionSet)
		case *ast.FragmentSpread:
			if x.Definition != nil && !w.seen[x.Name] {
				w.seen[x.Name] = true
				w.set(x.Definition.SelectionSet)
			}
		}
	}
}

// of is the rule for one field; what has none is denied.
func (r rules) of(parent *ast.Definition, field string) access.Role {
	if field == "__typename" {
		return access.Nobody
	}
	if parent != nil {
		if role, ok := r[parent.Name][field]; ok {
			return role
		}
	}
	return deny
}

// rulesOf makes the rules for a schema of the two tables: fields of the roots, and types. A field of an interface has the strictest rule of
// the types that implement it.
func rulesOf(schema *ast.Schema, fields map[string]access.Role, types map[access.Role]string) rules {
	byType := map[string]access.Role{}
	for role, names := range types {
		for name := range strings.FieldsSeq(names) {
			byType[name] = role
		}
	}
	all := rules{}
	for name, d := range schema.Types {
		if d.Kind != ast.Object {
			continue
		}
		all[name] = map[string]access.Role{}
		for _, f := range d.Fields {
			role, ok := fields[name+"."+f.Name]
			if !ok && !isRoot(schema, d) {
				role, ok = byType[name]
			}
			if strings.HasPrefix(name, "__") || strings.HasPrefix(f.Name, "__") { // what the schema is, is printed in the documentation
				role, ok = access.Reader, true
			}
			if ok {
				all[name][f.Name] = role
			}
		}
	}
	for name, d := range schema.Types {
		if d.Kind != ast.Interface {
			continue
		}
		all[name] = map[string]access.Role{}
		for _, f := range d.Fields {
			for _, implementation := range schema.GetPossibleTypes(d) {
				if implementation.Kind == ast.Object { // those that implement another interface implement this one too
					all[name][f.Name] = max(all[name][f.Name], all.of(implementation, f.Name))
				}
			}
		}
	}
	return all
}

func isRoot(schema *ast.Schema, d *ast.Definition) bool {
	return d == schema.Query || d == schema.Mutation || d == schema.Subscription
}
