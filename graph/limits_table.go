package graph

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Limit is one of Limits, as people set it and read of it.
type Limit struct {
	Name    string // as ParseLimits and extensions.what have it
	Default int
	Means   string

	field func(*Limits) *int
}

// limitTable is in the order in which requests meet the limits. A test keeps it complete.
var limitTable = []Limit{
	{"body", 1 << 20, "bytes of a POST, variables included", func(l *Limits) *int { return &l.Body }},
	{"query", 32 << 10, "bytes of the query itself", func(l *Limits) *int { return &l.Query }},
	{"tokens", 2_000, "words and signs of the query", func(l *Limits) *int { return &l.Tokens }},
	{"fragments", 50, "fragments it defines", func(l *Limits) *int { return &l.Fragments }},
	{"depth", 12, "fields in fields", func(l *Limits) *int { return &l.Depth }},
	{"introspection", 20, "fields in fields below __schema and __type", func(l *Limits) *int { return &l.Introspection }},
	{"rootFields", 20, "fields at the top of an operation, and operations of a request", func(l *Limits) *int { return &l.RootFields }},
	{"aliases", 30, "aliases", func(l *Limits) *int { return &l.Aliases }},
	{"repeats", 150, "fields of one name, which validation compares with each other", func(l *Limits) *int { return &l.Repeats }},
	{"directives", 50, "directives", func(l *Limits) *int { return &l.Directives }},
	{"selections", 5_000, "fields once each fragment is put where it is spread", func(l *Limits) *int { return &l.Selections }},
	{"cost", 50_000, "fields, those of a connection times its page", func(l *Limits) *int { return &l.Cost }},
	{"records", 10_000_000, "entities, statements and evidence read; facets: ten a task", func(l *Limits) *int { return &l.Records }},
	{"errors", 10, "errors told in one answer", func(l *Limits) *int { return &l.Errors }},
	{"files", 20, "files of one multipart request", func(l *Limits) *int { return &l.Files }},
	{"file", 64 << 20, "bytes of one of them", func(l *Limits) *int { return &l.File }},
	{"sockets", 20, "WebSockets and event streams of one address", func(l *Limits) *int { return &l.Sockets }},
	{"subscriptions", 10, "operations under way on one socket", func(l *Limits) *int { return &l.Subscriptions }},
	{"message", 64 << 10, "bytes of one message on a socket", func(l *Limits) *int { return &l.Message }},
}

// LimitTable tells of every limit, in the order in which requests meet them.
func LimitTable() []Limit { return append([]Limit(nil), limitTable...) }

// OrDefault has the defaults where l has zero.
func (l Limits) OrDefault() Limits {
	for _, row := range limitTable {
		if field := row.field(&l); *field <= 0 {
			*field = row.Default
		}
	}
	return l
}

// ParseLimits reads limits as people write them: "depth=20,cost=100000". What is not named keeps its default.
func ParseLimits(text string) (Limits, error) {
	var l Limits
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		field := l.named(strings.TrimSpace(name))
		if field == nil {
			return Limits{}, fmt.Errorf("limit %q: there is none of that name; want one of %s", name, strings.Join(limitNames(), ", "))
		}
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err == nil && n < 1 {
			err = errors.New("out of range")
		}
		if err != nil {
			return Limits{}, fmt.Errorf("limit %q: want a whole number from 1 on, such as %s=%d", part, name, (Limits{}).OrDefault().value(name))
		}
		*field = n
	}
	return l, nil
}

func (l *Limits) named(name string) *int {
	for _, row := range limitTable {
		if row.Name == name {
			return row.field(l)
		}
	}
	return nil
}

func (l Limits) value(name string) int {
	if field := l.named(strings.TrimSpace(name)); field != nil {
		return *field
	}
	return 0
}

func limitNames() []string {
	names := make([]string, len(limitTable))
	for i, row := range limitTable {
		names[i] = row.Name
	}
	return names
}
