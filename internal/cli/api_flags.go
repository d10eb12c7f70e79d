package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policygraph/graph"
	"policygraph/internal/httpd"
	"policygraph/schema/examples"
	"policygraph/web/graphiql"
)

// apiFlags say how the API answers: limits, deadline, whose pages may ask, and whether there is a page for queries.
type apiFlags struct {
	limitText string
	limits    graph.Limits
	timeout   time.Duration
	origins   []string
	embedders []string
	graphiql  bool
	answers   int // MiB of answers to keep
}

func (f *apiFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.limitText, "limits", "", `limits of one request, such as "depth=15,cost=100000"; listed above (env POLICYGRAPH_LIMITS; 限额)`)
	flags.DurationVar(&f.timeout, "query-timeout", 0, "how long one query may take (default 10s; env POLICYGRAPH_QUERY_TIMEOUT; 查询时限)")
	flags.StringSliceVar(&f.origins, "cors-origin", nil, `origin whose pages may ask, such as "https://dash.example"; may be repeated (env POLICYGRAPH_CORS_ORIGIN; 跨源)`)
	flags.StringSliceVar(&f.embedders, "embed-origin", nil, `origin whose pages may show a view in a frame, such as "https://portal.example"; may be repeated (env POLICYGRAPH_EMBED_ORIGIN; 嵌入)`)
	flags.BoolVar(&f.graphiql, "graphiql", true, "offer GraphiQL, a page for writing queries, at /graphiql/ (查询页)")
	flags.IntVar(&f.answers, "response-cache", graph.DefaultAnswers>>20, "MiB of answers to keep for those who ask the same before the next commit; 0 keeps none (答复缓存)")
}

// mostAnswers is more MiB of answers than are asked for.
const mostAnswers = 64 << 10

// settle reads the environment where there is no flag.
func (f *apiFlags) settle(cmd *cobra.Command, env func(string) string) (err error) {
	from := "--limits"
	if f.limitText == "" {
		from, f.limitText = "POLICYGRAPH_LIMITS", env("POLICYGRAPH_LIMITS")
	}
	if f.limits, err = graph.ParseLimits(f.limitText); err != nil {
		return usage(cmd, "%s: %v", from, err)
	}
	from = "--query-timeout"
	if s := env("POLICYGRAPH_QUERY_TIMEOUT"); f.timeout == 0 && s != "" {
		from = "POLICYGRAPH_QUERY_TIMEOUT"
		if f.timeout, err = time.ParseDuration(s); err != nil {
			return usage(cmd, "%s %q: want a time such as 10s", from, s)
		}
	}
	if f.timeout < 0 {
		return usage(cmd, "%s %v: want a time such as 10s", from, f.timeout)
	}
	if f.answers < 0 || f.answers > mostAnswers {
		return usage(cmd, "--response-cache %d: want 0 to %d MiB", f.answers, mostAnswers)
	}
	if s := env("POLICYGRAPH_CORS_ORIGIN"); len(f.origins) == 0 && s != "" {
		f.origins = strings.Split(s, ",")
	}
	if s := env("POLICYGRAPH_EMBED_ORIGIN"); len(f.embedders) == 0 && s != "" {
		f.embedders = strings.Split(s, ",")
	}
	for _, origins := range [][]string{f.origins, f.embedders} {
		for i, origin := range origins {
			origins[i] = strings.TrimSpace(origin)
		}
		if err := httpd.CheckOrigins(origins); err != nil {
			return usage(cmd, "%v", err)
		}
	}
	return nil
}

// options puts what was asked for into those of the API.
func (f *apiFlags) options(o graph.Options) graph.Options {
	o.Limits, o.Timeout, o.Origins, o.Answers = f.limits, f.timeout, f.origins, f.answers<<20
	return o
}

// serve puts what was asked for into the options of the server.
func (f *apiFlags) serve(o *httpd.Options) {
	limits := f.limits.OrDefault()
	o.Origins, o.MaxQuery, o.MaxFiles = f.origins, int64(limits.Body), int64(limits.Files)*int64(limits.File)
	o.Embedders = f.embedders
	if f.graphiql {
		o.GraphiQL, o.Examples = graphiql.Files(), workedExamples()
	}
}

func workedExamples() (list []httpd.Example) {
	for _, e := range examples.All() {
		list = append(list, httpd.Example{Name: e.Name, Title: e.Title, Query: e.Query})
	}
	return list
}

// limitHelp lists the limits for --help.
func limitHelp() string {
	var b strings.Builder
	b.WriteString("Limits of one request (--limits NAME=FIGURE,…); more is refused with the code LIMIT:\n")
	for _, l := range graph.LimitTable() {
		fmt.Fprintf(&b, "  %-14s %9s  %s\n", l.Name, strconv.Itoa(l.Default), l.Means)
	}
	return strings.TrimRight(b.String(), "\n")
}
