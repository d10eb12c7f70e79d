package graph

import (
	"reflect"
	"strings"
	"testing"
)

func TestEveryLimitHasAName(t *testing.T) {
	var l Limits
	seen := map[*int]string{}
	for i, row := range limitTable {
		field := row.field(&l)
		if row.Default < 1 || row.Means == "" || seen[field] != "" {
			t.Errorf("row %d (%s): default %d, means %q, shares its field with %q", i, row.Name, row.Default, row.Means, seen[field])
		}
		seen[field] = row.Name
	}
	if n := reflect.TypeFor[Limits]().NumField(); len(seen) != n {
		t.Errorf("%d limits have names, of %d", len(seen), n)
	}
}

func TestLimitsAreReadAsPeopleWriteThem(t *testing.T) {
	l, err := ParseLimits("depth=20, cost=100000")
	if err != nil || l.Depth != 20 || l.Cost != 100_000 || l.OrDefault().Tokens != 2_000 {
		t.Errorf("got %+v, %v", l, err)
	}
	if l, err := ParseLimits(""); err != nil || l != (Limits{}) {
		t.Errorf("nothing: got %+v, %v", l, err)
	}
	for text, want := range map[string]string{
		"deep=1":   `"deep": there is none of that name; want one of body, query`,
		"depth":    `"depth": want a whole number from 1 on, such as depth=12`,
		"depth=0":  "want a whole number",
		"depth=-1": "want a whole number",
		"cost=1e6": "such as cost=50000",
	} {
		if _, err := ParseLimits(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func TestAMessageKeepsOnlyWordsOfTheSchemaAndItsOwn(t *testing.T) {
	words := wordsOf(schema())
	for message, want := range map[string]string{
		`Cannot query field "title" on type "Query".`:                      `Cannot query field "title" on type "Query".`,
		`Cannot query field "planets" on type "Query".`:                    `Cannot query field "…" on type "Query".`,
		`Expected value of type "Int", found "密 码 secret 1234".`:           `Expected value of type "Int", found "… … … …".`,
		`Expected Name, found String "a\"b"`:                               `Expected Name, found String "a\"…"`,
		`Value "PLANET" does not exist in "EntityKind" enum.`:              `Value "…" does not exist in "EntityKind" enum.`,
		`Cannot parse the unexpected character "密".`:                       `Cannot parse the unexpected character "…".`,
		`Variable "$where" of type "TaskWhere" used in position expecting`: `Variable "$where" of type "TaskWhere" used in position expecting`,
		"x\ny\x1b[31m": "…[…",
	} {
		if got := words.clean(message); got != want {
			t.Errorf("%q\n got %q\nwant %q", message, got, want)
		}
	}
	if got := words.clean(strings.Repeat("field ", 10_000)); len(got) > 4*longestMessage {
		t.Errorf("a long message stays long: %d bytes", len(got))
	}
}
