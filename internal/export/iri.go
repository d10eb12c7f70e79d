package export

import (
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// base is the beginning of every IRI of ours.
const base = "urn:policygraph:"

// Vocabularies.
const (
	vocabulary = base + "vocabulary:"
	rdfNS      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfsNS     = "http://www.w3.org/2000/01/rdf-schema#"
	xsdNS      = "http://www.w3.org/2001/XMLSchema#"
	skosNS     = "http://www.w3.org/2004/02/skos/core#"
	dctermsNS  = "http://purl.org/dc/terms/"
	provNS     = "http://www.w3.org/ns/prov#"
)

// prefixes are the short forms of vocabularies in JSON-LD.
var prefixes = []struct{ prefix, iri string }{
	{"pg", vocabulary}, {"rdf", rdfNS}, {"rdfs", rdfsNS}, {"xsd", xsdNS}, {"skos", skosNS}, {"dcterms", dctermsNS}, {"prov", provNS},
}

// entityIRI is the IRI of an entity, the same in every store: urn:policygraph:region:330523.
func entityIRI(kind kg.EntityKind, key string) string {
	return base + strings.ToLower(string(kind)) + ":" + escapeIRI(key)
}

func statementIRI(id kg.ID) string { return base + "statement:" + id.String() }
func evidenceIRI(id kg.ID) string  { return base + "evidence:" + id.String() }

// class of a kind: pg:FunctionalRegion of FUNCTIONAL_REGION.
func class(kind kg.EntityKind) string {
	s := camel(string(kind))
	return vocabulary + strings.ToUpper(s[:min(1, len(s))]) + s[min(1, len(s)):]
}

// relation of a predicate: pg:responsibleFor of RESPONSIBLE_FOR.
func relation(p kg.Predicate) string { return vocabulary + camel(string(p)) }

// term of a value by its name: pg:level.
func term(name string) string { return vocabulary + escapeIRI(name) }

func camel(s string) string {
	parts := strings.Split(strings.ToLower(s), "_")
	for i := 1; i < len(parts); i++ {
		if parts[i] != "" {
			parts[i] = strings.ToUpper(parts[i][:1]) + parts[i][1:]
		}
	}
	return escapeIRI(strings.Join(parts, ""))
}

// escapeIRI writes a key as part of an IRI: letters, digits, common Chinese characters and -._~/ stand for themselves, all else is
// percent-encoded, so that no program that normalises text or IRIs makes another one of it.
func escapeIRI(key string) string {
	free := func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("-._~/", r) ||
			r >= 0x3400 && r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i, r := range key {
		if free(r) {
			b.WriteRune(r)
			continue
		}
		_, n := utf8.DecodeRuneInString(key[i:])
		for _, c := range []byte(key[i : i+n]) {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}
