package query

import (
	"unicode"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// Language is one that reasons are told in.
type Language string

// The languages.
const (
	Chinese Language = "ZH"
	English Language = "EN"
)

// Languages lists every language.
var Languages = []Language{Chinese, English}

// englishPhrase says in English what phrase says in Chinese; names stay as they are written.
func englishPhrase(x Reason, entities map[kg.ID]kg.Entity) string {
	if len(x.Via) == 0 {
		return "The task that was asked for"
	}
	last := x.Via[0] // the statement that touches the task
	name := func(id kg.ID) string { return entities[id].Name }
	how := ""
	switch subject, object := name(last.Subject), name(last.Object); {
	case last.Predicate == kg.Leads:
		how = "led by " + subject
	case last.Predicate == kg.ResponsibleFor:
		how = "in the charge of " + subject
	case last.Predicate == kg.Supports:
		how = "supported by " + subject
	case last.Predicate == kg.Implements:
		how = "carried out by " + subject
	case last.Predicate == kg.Cites:
		how = "its text cites " + object
	case last.Predicate == kg.HasTarget:
		how = "its target is " + object
	case last.Predicate == kg.Due:
		how = "due " + object
	case last.Qualifiers.Get(kg.QualVia) == "IN_NAME":
		how = "a name in its text contains " + object
	default:
		how = "its text names " + object
	}
	asked := x.Asked.Name
	switch x.Kind {
	case Contained:
		how = "stands in " + asked
	case ByPlatform:
		how = "by way of " + englishPlatform(x, entities) + ": " + how
	case Descendant:
		how = "by way of places within " + asked + ": " + how
	case Collective:
		how += ", " + asked + " among them"
	case Functional:
		how = "by way of a functional region: " + how
	case Ancestor:
		how = "by way of what " + asked + " is part of: " + how
	}
	first, n := utf8.DecodeRuneInString(how)
	return string(unicode.ToUpper(first)) + how[n:]
}

// englishPlatform names the platform, or the organization, and why it counts.
func englishPlatform(x Reason, entities map[kg.ID]kg.Entity) string {
	for _, s := range x.Via {
		if e := entities[s.Subject]; s.Predicate == kg.LocatedIn {
			what := e.Name
			if e.Kind == kg.KindPlatform {
				what = "the platform " + e.Name
			}
			return what + ", which lies in " + entities[s.Object].Name
		}
	}
	for i := len(x.Via) - 1; i >= 0; i-- {
		if s := x.Via[i]; s.Predicate == kg.Manages {
			return "the platform " + entities[s.Object].Name + ", which " + entities[s.Subject].Name + " manages"
		}
	}
	return "a platform"
}
