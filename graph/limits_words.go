package graph

import (
	"strings"
	"unicode"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// vocabulary is the words that a message about a request's syntax and validity may hold: names of the schema, and the words in which
// gqlparser writes. All else in such a message was taken from the request, and nothing of a request is repeated: a name that the schema
// does not have becomes "…", and the place in the query, which stands beside it, tells which was meant. Names that a person asks with are
// not of this kind: that nothing is called so says NOT_FOUND with the name, for a request may have several.
type vocabulary map[string]bool

// written are the words of gqlparser's messages, and those of the language.
const written = `a an and are argument arguments as at be because but by can cannot character characters conflict conflicting contain could
	cycle defined definition deprecated digit directive directives did different does each either empty enum enums escape exactly exceeded exist
	expected expecting fetch field fields find for found fragment fragments given got have in input integer intentional into introspection
	invalid is it itself key level line list location mean maximum may missing more must named names never no non nil null nullable number
	object objects of on once one only operation operations operator or output parse position possible provide provided query
	represent required returns run same sequence select selection schema signed since specify spread string subfields subscription subscriptions
	support syntax that the there this to top trying type types undefined unexpected unique unknown unterminated unused use used using
	validate value values variable variables was were with within without you depth limit mutation token after before return bit
	aliases both if anonymous item unterminated interface implement implements union scalar boolean float int id name blockstring comment eof sof
	punctuator not they merged overlapping differing supplied provided default has OneOf 32`

func wordsOf(schema *ast.Schema) vocabulary {
	v := vocabulary{}
	for word := range strings.FieldsSeq(written) {
		v[word], v[strings.ToUpper(word[:1])+word[1:]] = true, true
	}
	for _, t := range schema.Types {
		v[t.Name] = true
		for _, f := range t.Fields {
			v[f.Name] = true
			for _, a := range f.Arguments {
				v[a.Name] = true
			}
		}
		for _, value := range t.EnumValues {
			v[value.Name] = true
		}
	}
	for _, d := range schema.Directives {
		v[d.Name] = true
		for _, a := range d.Arguments {
			v[a.Name] = true
		}
		for _, location := range d.Locations {
			v[string(location)] = true
		}
	}
	v["BlockString"] = true
	return v
}

// longestMessage is how much of a message is told, in code points.
const longestMessage = 500

// clean keeps the words of a message that are known, and signs; "…" stands for the rest.
func (v vocabulary) clean(message string) string {
	var out strings.Builder
	runes := []rune(message)
	skipped := false
	skip := func() {
		if !skipped {
			out.WriteString("…")
		}
		skipped = true
	}
	for i, n := 0, 0; i < len(runes) && n < longestMessage; n++ {
		r := runes[i]
		if r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			end := i
			for end < len(runes) && (runes[end] == '_' || unicode.IsLetter(runes[end]) || unicode.IsDigit(runes[end])) {
				end++
			}
			if word := string(runes[i:end]); v[word] {
				out.WriteString(word)
				skipped = false
			} else {
				skip()
			}
			i = end
			continue
		}
		if i++; r > unicode.MaxASCII || r < ' ' {
			skip()
			continue
		}
		out.WriteRune(r)
		skipped = false
	}
	return out.String()
}

// plain is an error of the language, or of a limit, as it may be shown: with nothing in it that the request brought.
func (a *API) plain(e *gqlerror.Error) *gqlerror.Error {
	c := *e
	switch c.Extensions["code"] {
	case errcode.ParseFailed, errcode.ValidationFailed:
		c.Message = a.words.clean(c.Message)
		c.Path = nil
		var path []string
		for _, element := range e.Path {
			if name, ok := element.(ast.PathName); ok && a.words[string(name)] && name != "variable" {
				path = append(path, string(name))
			}
		}
		if len(path) > 0 {
			c.Message = "in " + strings.Join(path, ".") + ": " + c.Message
		}
	}
	return &c
}
