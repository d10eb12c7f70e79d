package httpd

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"policygraph/graph"
)

// Metric is a family of values of one name, as they are at the moment: those of the store, of jobs, of the index.
type Metric struct {
	Name, Help string
	Kind       string // "gauge" or "counter"
	Label      string // the name of the one label; "": it has none
	Values     []MetricValue
}

// MetricValue is a value, and what its label says.
type MetricValue struct {
	Label string
	Value float64
}

// Gauge is a metric of one value.
func Gauge(name, help string, value float64) Metric {
	return Metric{Name: name, Help: help, Kind: "gauge", Values: []MetricValue{{Value: value}}}
}

// Counter is a metric of one value that only grows.
func Counter(name, help string, value float64) Metric {
	return Metric{Name: name, Help: help, Kind: "counter", Values: []MetricValue{{Value: value}}}
}

// Measure counts requests and operations. It is safe for use by many goroutines; nil counts nothing.
type Measure struct {
	registry   *prometheus.Registry
	known      map[string]bool
	requests   *prometheus.CounterVec
	answered   *prometheus.HistogramVec
	operations *prometheus.CounterVec
	ran        *prometheus.HistogramVec
	errors     *prometheus.CounterVec
	cost       prometheus.Counter
	read       *prometheus.CounterVec
}

// seconds are the buckets of how long something took.
var seconds = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// otherName stands for all names of operations that are not known: a client can make up any number of them.
const otherName = "other"

// NewMeasure makes a measure that tells operations of the known names apart.
func NewMeasure(known []string) *Measure {
	m := &Measure{
		registry: prometheus.NewRegistry(), known: map[string]bool{"": true},
		requests:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "policygraph_http_requests_total", Help: "Requests answered, by route and status."}, []string{"route", "status"}),
		answered:   prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "policygraph_http_request_duration_seconds", Help: "How long requests took; streams as long as they were open.", Buckets: seconds}, []string{"route"}),
		operations: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "policygraph_operations_total", Help: "GraphQL operations, those that were refused too."}, []string{"kind", "name"}),
		ran:        prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "policygraph_operation_duration_seconds", Help: "How long GraphQL operations took, without the network; subscriptions are not among them.", Buckets: seconds}, []string{"kind", "name"}),
		errors:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "policygraph_operation_errors_total", Help: "Errors in answers, by code."}, []string{"code"}),
		cost:       prometheus.NewCounter(prometheus.CounterOpts{Name: "policygraph_operation_cost_total", Help: "Cost of all operations, in points."}),
		read:       prometheus.NewCounterVec(prometheus.CounterOpts{Name: "policygraph_records_read_total", Help: "Records that operations read from the store."}, []string{"sort"}),
	}
	for _, name := range known {
		m.known[name] = true
	}
	m.registry.MustRegister(m.requests, m.answered, m.operations, m.ran, m.errors, m.cost, m.read,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *Measure) request(route string, status int, took time.Duration) {
	if m == nil {
		return
	}
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.answered.WithLabelValues(route).Observe(took.Seconds())
}

// Operation counts one.
func (m *Measure) Operation(o graph.Operation) {
	if m == nil {
		return
	}
	name, kind := o.Name, o.Kind
	if !m.known[name] {
		name = otherName
	}
	if kind == "" {
		kind = "unread"
	}
	m.operations.WithLabelValues(kind, name).Inc()
	if kind != "subscription" {
		m.ran.WithLabelValues(kind, name).Observe(o.Took().Seconds())
	}
	for _, code := range o.Codes {
		m.errors.WithLabelValues(code).Inc()
	}
	m.cost.Add(float64(o.Cost))
	for sort, n := range map[string]int64{
		"keys": o.Read.Keys, "edges": o.Read.Edges, "entities": o.Read.Entities, "statements": o.Read.Statements, "evidence": o.Read.Evidence, "documents": o.Read.Documents,
	} {
		m.read.WithLabelValues(sort).Add(float64(n))
	}
}

// handler answers with all of it, and with what read tells of the moment, in the text formats of Prometheus.
func (m *Measure) handler(g *Gate, read func(context.Context) ([]Metric, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		all, err := read(r.Context())
		if err != nil {
			writeError(w, http.StatusServiceUnavailable, "NOT_READY", err.Error())
			return
		}
		all = append(all, Counter("policygraph_login_failures_total", "Tokens and codes that opened nothing.", float64(g.failures.Load())),
			Counter("policygraph_rate_limited_total", "Requests and operations refused because too much was asked for.", float64(g.refused.Load())))
		moment := prometheus.NewRegistry()
		if err := moment.Register(constants(all)); err != nil {
			writeError(w, http.StatusInternalServerError, "INTERNAL", err.Error())
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		promhttp.HandlerFor(prometheus.Gatherers{moment, m.registry}, promhttp.HandlerOpts{DisableCompression: true}).ServeHTTP(w, r)
	}
}

// constants are metrics as they are at the moment.
type constants []Metric

// Describe tells nothing beforehand: which there are is known when they are read.
func (c constants) Describe(chan<- *prometheus.Desc) {}

// Collect gives them.
func (c constants) Collect(to chan<- prometheus.Metric) {
	for _, m := range c {
		kind := prometheus.GaugeValue
		if m.Kind == "counter" {
			kind = prometheus.CounterValue
		}
		var labels []string
		if m.Label != "" {
			labels = []string{m.Label}
		}
		desc := prometheus.NewDesc(m.Name, m.Help, labels, nil)
		for _, v := range m.Values {
			var values []string
			if m.Label != "" {
				values = []string{v.Label}
			}
			to <- prometheus.MustNewConstMetric(desc, kind, v.Value, values...)
		}
	}
}
