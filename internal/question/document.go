package question

import (
	"encoding/json"
	"fmt"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// Document is a GraphQL operation that asks what the question asks, with its variables as JSON: to be copied and edited. Its one root field
// gives the connection, paths or matrix of the answer.
func (u Understanding) Document() (document, variables string) {
	var o operation
	const things = "{ id kind label }"
	switch u.Intent {
	case Tasks, Entity:
		if u.Intent == Entity && u.Names()[0].Thing.Found { // a name with several meanings names no one thing
			o.root("entity", things)
			o.variable("id", "ID!", u.From)
			o.close()
		}
		o.root("tasks", "{ totalCount directCount pageInfo { hasNextPage endCursor } edges { node { id title document { id title } agencies { predicate other "+things+
			" } } reasons { kind text via { evidence { quote } } } } }")
		o.tasks(u.Tasks)
		if u.Tasks.Order != "" {
			o.variable("order", "TaskOrder", string(u.Tasks.Order))
		}
		o.variable("first", "Int", query.DefaultPage)
	case Cooccurrence:
		o.root("cooccurrence", "{ taskCount rows { entity "+things+" count } columns { entity "+things+" count } cells { rowIndex columnIndex count } }")
		o.variable("rows", "EntityKind!", string(u.Matrix.Rows))
		o.variable("columns", "EntityKind!", string(u.Matrix.Columns))
		o.tasks(u.Matrix.Tasks)
		if len(u.Matrix.Roles) > 0 {
			o.variable("roles", "[Predicate!]", u.Matrix.Roles)
		}
		o.variable("top", "Int!", u.Matrix.Top)
	case Paths:
		o.root("paths", "{ from { entity "+things+" } to { entity "+things+" } exhausted paths { length nodes "+things+" steps { forward statement { predicate evidence { quote } } } } }")
		o.variable("from", "ID!", u.From)
		o.variable("to", "ID!", u.To)
	case Entities:
		o.root("entities", "{ totalCount pageInfo { hasNextPage endCursor } edges { node "+things+" } }")
		o.variable("kind", "EntityKind!", string(u.Kinds[0]))
		o.variable("first", "Int", query.DefaultPage)
	case Search:
		o.root("search", "{ totalCount pageInfo { hasNextPage endCursor } edges { node { entity "+things+" matchedBy highlight { text } evidence { quote } } } }")
		o.variable("text", "String!", u.Text)
		if len(u.Kinds) > 0 {
			o.variable("kinds", "[EntityKind!]", u.Kinds)
		}
		o.variable("first", "Int", query.DefaultPage)
	}
	return o.String()
}

// operation is a GraphQL operation under construction.
type operation struct {
	declared, fields []string
	field, selection string
	arguments        []string
	names            []string
	values           map[string]any
}

func (o *operation) root(field, selection string) { o.field, o.selection = field, selection }

// variable gives the present root field an argument.
func (o *operation) variable(name, kind string, value any) {
	o.declared = append(o.declared, "$"+name+": "+kind)
	o.arguments = append(o.arguments, name+": $"+name)
	o.names = append(o.names, name)
	if o.values == nil {
		o.values = make(map[string]any)
	}
	o.values[name] = value
}

func (o *operation) close() {
	o.fields = append(o.fields, fmt.Sprintf("  %s(%s) %s", o.field, strings.Join(o.arguments, ", "), o.selection))
	o.arguments = nil
}

// tasks gives the arguments that say which tasks.
func (o *operation) tasks(q query.TaskQuery) {
	if len(q.Involving) > 0 {
		o.variable("involving", "[ID!]", q.Involving)
		o.variable("match", "Match!", string(q.Match))
		if q.Reach != nil {
			o.variable("reach", "Reach", reachOf(*q.Reach))
		}
	}
	if where := whereOf(q.Where); len(where) > 0 {
		o.variable("where", "TaskWhere", where)
	}
}

// String is the operation, and its variables in the order in which they are declared.
func (o *operation) String() (document, variables string) {
	o.close()
	declared := ""
	if len(o.declared) > 0 {
		declared = "(" + strings.Join(o.declared, ", ") + ")"
	}
	var b strings.Builder
	b.WriteString("{")
	for i, n := range o.names {
		if i > 0 {
			b.WriteString(",")
		}
		value, err := json.Marshal(o.values[n])
		if err != nil { // maps of strings and lists of them
			panic(err)
		}
		fmt.Fprintf(&b, "\n  %q: %s", n, value)
	}
	b.WriteString("\n}")
	return "query Ask" + declared + " {\n" + strings.Join(o.fields, "\n") + "\n}\n", b.String()
}

func reachOf(r query.Reach) map[string]any {
	m := map[string]any{
		"named": r.Named, "responsible": r.Responsible, "platforms": r.Platforms, "descendants": r.Descendants, "collective": r.Collective,
		"functional": r.Functional, "ancestors": r.Ancestors,
	}
	if len(r.Roles) > 0 {
		m["roles"] = r.Roles
	}
	return m
}

func whereOf(w query.TaskWhere) map[string]any {
	m := map[string]any{}
	for name, list := range map[string][]string{
		"documents": w.Documents, "agencies": w.Agencies, "regions": w.Regions, "areas": w.Areas, "platforms": w.Platforms, "industries": w.Industries, "policies": w.Policies,
	} {
		if len(list) > 0 {
			m[name] = list
		}
	}
	for name, list := range map[string][]kg.Predicate{"roles": w.Roles, "predicates": w.Predicates} {
		if len(list) > 0 {
			m[name] = list
		}
	}
	for name, value := range map[string]string{"text": w.Text, "dueAfter": w.DueAfter, "dueBefore": w.DueBefore} {
		if value != "" {
			m[name] = value
		}
	}
	for name, list := range map[string][]query.TaskWhere{"and": w.And, "or": w.Or} {
		var nested []map[string]any
		for _, x := range list {
			nested = append(nested, whereOf(x))
		}
		if len(nested) > 0 {
			m[name] = nested
		}
	}
	if w.Not != nil {
		m["not"] = whereOf(*w.Not)
	}
	return m
}
