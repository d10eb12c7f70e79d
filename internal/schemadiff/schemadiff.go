// Package schemadiff finds what a change of a GraphQL schema would break for clients that were written for the schema before it.
package schemadiff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// Breaking lists what clients of old may do that new does not allow, or answers of new that they do not expect, in order. Additions break
// nothing, but an argument or input field that must be given; a new value of an enum, or a new member of a union or interface, is a
// change that clients have to expect.
func Breaking(old, new *ast.Schema) []string {
	var d diff
	for _, root := range []struct {
		name     string
		old, new *ast.Definition
	}{{"query", old.Query, new.Query}, {"mutation", old.Mutation, new.Mutation}, {"subscription", old.Subscription, new.Subscription}} {
		if root.old != nil && root.new == nil {
			d.say("%s: is gone", root.name)
		}
	}
	for name, was := range old.Types {
		if was.BuiltIn {
			continue
		}
		is := new.Types[name]
		switch {
		case is == nil:
			d.say("%s: is gone", name)
		case is.Kind != was.Kind:
			d.say("%s: was %s, is %s", name, strings.ToLower(string(was.Kind)), strings.ToLower(string(is.Kind)))
		default:
			d.definition(was, is, new)
		}
	}
	for name, was := range old.Directives {
		is := new.Directives[name]
		if is == nil {
			d.say("@%s: is gone", name)
			continue
		}
		d.arguments("@"+name, was.Arguments, is.Arguments)
		for _, location := range was.Locations {
			if !slices.Contains(is.Locations, location) {
				d.say("@%s: is not allowed on %s any more", name, location)
			}
		}
	}
	slices.Sort(d.found)
	return d.found
}

type diff struct{ found []string }

func (d *diff) say(format string, args ...any) {
	d.found = append(d.found, fmt.Sprintf(format, args...))
}

func (d *diff) definition(was, is *ast.Definition, schema *ast.Schema) {
	for _, value := range was.EnumValues {
		if is.EnumValues.ForName(value.Name) == nil {
			d.say("%s.%s: is gone", was.Name, value.Name)
		}
	}
	for _, name := range was.Interfaces {
		if !slices.Contains(is.Interfaces, name) {
			d.say("%s: does not implement %s any more", was.Name, name)
		}
	}
	for _, name := range was.Types {
		if !slices.Contains(is.Types, name) {
			d.say("%s: %s is no member any more", was.Name, name)
		}
	}
	for _, field := range was.Fields {
		place := was.Name + "." + field.Name
		now := is.Fields.ForName(field.Name)
		switch {
		case strings.HasPrefix(field.Name, "__"):
		case now == nil:
			d.say("%s: is gone", place)
		case was.Kind == ast.InputObject:
			if !takes(field.Type, now.Type) {
				d.say("%s: took %s, takes %s", place, field.Type, now.Type)
			}
			d.defaults(place, field.DefaultValue, now.DefaultValue)
		default:
			if !gives(field.Type, now.Type, schema) {
				d.say("%s: was %s, is %s", place, field.Type, now.Type)
			}
			d.arguments(place, field.Arguments, now.Arguments)
		}
	}
	if was.Kind == ast.InputObject {
		for _, field := range is.Fields {
			if was.Fields.ForName(field.Name) == nil && field.Type.NonNull && field.DefaultValue == nil {
				d.say("%s.%s: is new and must be given", was.Name, field.Name)
			}
		}
	}
}

func (d *diff) arguments(place string, was, is ast.ArgumentDefinitionList) {
	for _, a := range was {
		now := is.ForName(a.Name)
		if now == nil {
			d.say("%s(%s): is gone", place, a.Name)
			continue
		}
		if !takes(a.Type, now.Type) && !(now.Type.NonNull && now.DefaultValue != nil && takes(a.Type, nullable(now.Type))) {
			d.say("%s(%s): took %s, takes %s", place, a.Name, a.Type, now.Type)
		}
		d.defaults(fmt.Sprintf("%s(%s)", place, a.Name), a.DefaultValue, now.DefaultValue)
	}
	for _, a := range is {
		if was.ForName(a.Name) == nil && a.Type.NonNull && a.DefaultValue == nil {
			d.say("%s(%s): is new and must be given", place, a.Name)
		}
	}
}

// defaults finds what is answered otherwise to who leaves something out.
func (d *diff) defaults(place string, was, is *ast.Value) {
	if was != nil && was.String() != is.String() {
		d.say("%s: its default was %s, is %s", place, was, is)
	}
}

func nullable(t *ast.Type) *ast.Type {
	c := *t
	c.NonNull = false
	return &c
}

// gives tells whether a client that expects was can read is: the same, not null where it could be, or a narrower type.
func gives(was, is *ast.Type, schema *ast.Schema) bool {
	if was.NonNull && !is.NonNull || (was.Elem == nil) != (is.Elem == nil) {
		return false
	}
	if was.Elem != nil {
		return gives(was.Elem, is.Elem, schema)
	}
	if was.NamedType == is.NamedType {
		return true
	}
	return slices.ContainsFunc(schema.PossibleTypes[was.NamedType], func(t *ast.Definition) bool { return t.Name == is.NamedType })
}

// takes tells whether what was accepted is accepted still.
func takes(was, is *ast.Type) bool {
	if is.NonNull && !was.NonNull || (was.Elem == nil) != (is.Elem == nil) {
		return false
	}
	if was.Elem != nil {
		return takes(was.Elem, is.Elem)
	}
	return was.NamedType == is.NamedType
}
