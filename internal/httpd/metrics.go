package httpd

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// Metric is a family of values of one name, as GET /metrics tells them.
type Metric struct {
	Name, Help string
	Kind       string // "gauge" or "counter"
	Values     []MetricValue
}

// MetricValue is a value; Label is `level="0"`, or "".
type MetricValue struct {
	Label string
	Value float64
}

// Gauge is a metric of one value.
func Gauge(name, help string, value float64) Metric {
	return Metric{Name: name, Help: help, Kind: "gauge", Values: []MetricValue{{Value: value}}}
}

// metrics answers in the text format of Prometheus.
func metrics(read func(context.Context) ([]Metric, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		all, err := read(r.Context())
		if err != nil {
			writeError(w, http.StatusServiceUnavailable, "NOT_READY", err.Error())
			return
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		var b strings.Builder
		for _, m := range all {
			fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s %s\n", m.Name, m.Help, m.Name, m.Kind)
			for _, v := range m.Values {
				label := ""
				if v.Label != "" {
					label = "{" + v.Label + "}"
				}
				fmt.Fprintf(&b, "%s%s %s\n", m.Name, label, strconv.FormatFloat(v.Value, 'g', -1, 64))
			}
		}
		_, _ = w.Write([]byte(b.String())) // the client went away: nobody is left to tell
	}
}
