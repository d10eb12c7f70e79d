// Package mention finds the things that a text names: regions, platforms, organizations, policies, events, industries, dates, targets.
package mention

import (
	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

// Via says how a thing was named.
type Via string

// The ways of naming.
const (
	Name         Via = "NAME"         // by its own name
	Abbreviation Via = "ABBREVIATION" // one character in a compound: 沪苏湖合
	InName       Via = "IN_NAME"      // inside the name of another thing: 遂昌 in 遂昌茶业经济区
)

// Mention is one place where the text names a thing.
type Mention struct {
	Kind       kg.EntityKind
	Span       kg.Span
	Key, Name  string // of the entity: its natural key and canonical name
	Type       string // subtype within the kind: "LABORATORY", "UNIVERSITY"; "" when not told
	Via        Via
	Origin     kg.Origin         // Explicit, or Repaired when the print was damaged
	Rule       string            // id of the rule that found it
	Reason     string            // why it was resolved so, for people
	Candidates []gazetteer.Entry // other meanings that the document does not rule out
}
