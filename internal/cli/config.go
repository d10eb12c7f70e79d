package cli

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"policygraph/graph"
	"policygraph/internal/access"
	"policygraph/internal/httpd"
	"policygraph/schema/examples"
)

// accessFlags say who reaches a server, how much each may ask for, and what is written down of it.
type accessFlags struct {
	hosts     []string
	cert, key string
	proxy     bool
	rateText  string
	rates     httpd.Rates
	access    bool
	format    string
	slow      time.Duration
	otel      bool
	check     bool
}

func (f *accessFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&f.hosts, "host", nil, "name by which others ask this server; may be repeated (env POLICYGRAPH_HOST; 服务域名)")
	flags.StringVar(&f.cert, "tls-cert", "", "file with the TLS certificate and its chain, PEM (env POLICYGRAPH_TLS_CERT; 证书)")
	flags.StringVar(&f.key, "tls-key", "", "file with its key, PEM (env POLICYGRAPH_TLS_KEY; 私钥)")
	flags.BoolVar(&f.proxy, "behind-proxy", false, "a proxy of yours speaks TLS for others and asks here; it sets X-Forwarded-For (反向代理)")
	flags.StringVar(&f.rateText, "rate", "", `what one token may ask for: "concurrent=8,points=600000" (requests at once, cost in a minute), or off (env POLICYGRAPH_RATE; 频率限制)`)
	flags.BoolVar(&f.access, "access-log", false, "log each request (default: where others can reach the server; 访问日志)")
	flags.StringVar(&f.format, "log-format", "", "text or json (default: text on a terminal, else json; env POLICYGRAPH_LOG_FORMAT; 日志格式)")
	flags.DurationVar(&f.slow, "slow", 500*time.Millisecond, "log operations that take longer, and how they were answered; 0: none (慢查询日志)")
	flags.BoolVar(&f.otel, "otel", false, "send traces by OTLP over HTTP (default: where OTEL_EXPORTER_OTLP_ENDPOINT is set; 链路追踪)")
	flags.BoolVar(&f.check, "check", false, "say what would be open to whom, and do not serve (检查配置)")
	_ = cmd.MarkFlagFilename("tls-cert") // these fail only for a flag that is not there
	_ = cmd.MarkFlagFilename("tls-key")
}

// settle fills what was not given from the environment.
func (f *accessFlags) settle(cmd *cobra.Command, env func(string) string) (err error) {
	for name, to := range map[string]*string{
		"POLICYGRAPH_TLS_CERT": &f.cert, "POLICYGRAPH_TLS_KEY": &f.key, "POLICYGRAPH_RATE": &f.rateText, "POLICYGRAPH_LOG_FORMAT": &f.format,
	} {
		if *to == "" {
			*to = env(name)
		}
	}
	if s := env("POLICYGRAPH_HOST"); len(f.hosts) == 0 && s != "" {
		f.hosts = strings.Split(s, ",")
	}
	for i, h := range f.hosts {
		if f.hosts[i] = strings.TrimSpace(h); f.hosts[i] == "" || strings.ContainsAny(h, "/:* ") && net.ParseIP(h) == nil {
			return usage(cmd, "--host %q: want a name such as graph.example.org, without scheme and port", h)
		}
	}
	if f.rates, err = httpd.ParseRates(f.rateText); err != nil {
		return usage(cmd, "--rate: %v", err)
	}
	switch {
	case f.format != "" && f.format != "text" && f.format != "json":
		return usage(cmd, "--log-format %q: want text or json", f.format)
	case (f.cert == "") != (f.key == ""):
		return usage(cmd, "--tls-cert and --tls-key go together")
	case f.slow < 0:
		return usage(cmd, "--slow %v: want a time such as 500ms", f.slow)
	}
	return nil
}

// exposure is who can reach a server.
type exposure struct {
	addr    string
	origin  string // as a browser is to name it
	exposed bool   // to others than people of this machine
	aside   bool   // whether people of this machine need an address of their own: plain, on loopback
	hosts   []string
	secure  bool // whether browsers come over TLS
	tokens  int  // in force
}

// expose says who reaches a server at addr, and refuses an address that would be open to others without both a login and TLS.
func (f *accessFlags) expose(addr string, tokens int) (exposure, error) {
	wrong := func(format string, args ...any) (exposure, error) {
		return exposure{}, usageError{fmt.Errorf("--addr %s: "+format, append([]any{addr}, args...)...), "policygraph serve"}
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return wrong("want HOST:PORT, such as 127.0.0.1:8080")
	}
	e := exposure{addr: addr, hosts: f.hosts, tokens: tokens, secure: f.cert != "" || f.proxy, exposed: f.proxy || !loopback(host), aside: f.cert != "" || !loopback(host)}
	if !e.exposed {
		e.origin = "http://" + addr
		if f.cert != "" {
			e.origin = "https://" + addr
		}
		return e, nil
	}
	if !e.secure {
		return wrong("others could reach it, and read along: give --tls-cert and --tls-key, or --behind-proxy where a proxy of yours speaks TLS; " +
			"or serve on 127.0.0.1, and reach it from elsewhere through an SSH tunnel (ssh -L 8080:127.0.0.1:8080 HOST)")
	}
	if tokens == 0 {
		return wrong("others can reach it, and nobody could log in: make a token first, with `policygraph token create NAME --role admin`")
	}
	if ip := net.ParseIP(host); len(e.hosts) == 0 && host != "" && (ip == nil || !ip.IsUnspecified() && !ip.IsLoopback()) && host != "localhost" {
		e.hosts = []string{host}
	}
	if len(e.hosts) == 0 {
		return wrong("by which name will it be asked? say it with --host graph.example.org")
	}
	e.origin = "https://" + e.hosts[0]
	if !f.proxy {
		e.origin = "https://" + net.JoinHostPort(e.hosts[0], port)
	}
	return e, nil
}

// inForce counts the tokens of a store that let somebody in.
func inForce(book *access.Book, now time.Time) (n int, err error) {
	list, err := book.List()
	for _, t := range list {
		if tokenState(t, now) == "active" {
			n++
		}
	}
	return n, err
}

// tell says what is open to whom.
func (a *app) tell(e exposure, f *accessFlags, how serving) error {
	if a.json {
		return writePretty(a.out, map[string]any{
			"address": e.addr, "origin": e.origin, "exposed": e.exposed, "tls": f.cert != "", "behindProxy": f.proxy, "hosts": append([]string{}, e.hosts...),
			"tokens": e.tokens, "rate": f.rates.String(), "metrics": how.metrics, "graphiql": a.answering.graphiql, "origins": append([]string{}, a.answering.origins...),
			"documents": append([]string{}, how.work.documents...), "accessLog": f.access || e.exposed, "otel": f.tracing(a.env),
		})
	}
	t := table{}
	t.add("address", e.addr+"  "+e.origin)
	strangers, metrics := "read: questions, exports, the page; they write nothing", "everybody of this machine"
	reach := "people of this machine only"
	if e.exposed {
		reach, strangers, metrics = "whoever reaches the address, by the names "+strings.Join(e.hosts, ", "), "nothing but GET /healthz, GET /readyz and the login", "admin"
	}
	if !how.metrics {
		metrics = "nobody (no --metrics)"
	}
	t.add("reachable for", reach)
	t.add("without token", strangers)
	t.add("reader", "questions, exports, the schema, GraphiQL")
	t.add("curator", "also ingest, retract, reextract, jobs, review")
	t.add("admin", "also verify, import, forget, backup, jobs of others, "+map[bool]string{true: "paths below " + strings.Join(how.work.documents, ", "), false: "no paths (no --documents)"}[len(how.work.documents) > 0])
	t.add("tokens", fmt.Sprintf("%d in force; each %s", e.tokens, f.rates))
	t.add("server.json", "admin, for who may read "+a.store)
	t.add("metrics", metrics)
	t.add("pages of", strings.Join(append([]string{"this server"}, a.answering.origins...), ", "))
	return t.write(a.out, a.out.width, plain)
}

// tracing is whether traces are sent.
func (f *accessFlags) tracing(env func(string) string) bool {
	return f.otel || env("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || env("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != ""
}

// logger writes a log of a server.
func (a *app) logger(level slog.Level) *slog.Logger {
	o := &slog.HandlerOptions{Level: level}
	if a.logJSON {
		return slog.New(slog.NewJSONHandler(a.err, o))
	}
	return slog.New(slog.NewTextHandler(a.err, o))
}

// observed has the API told who may spend what, and tell what became of operations.
func (a *app) observed(o graph.Options) graph.Options {
	if a.gate != nil {
		o.Spend, o.Connect = a.gate.Spend, a.gate.Connect
	}
	o.Observe, o.Tracer = a.observe, a.tracer
	return o
}

// certificates reads a certificate, and reads it again once its file has changed: those that are renewed every few weeks need no restart.
func certificates(cert, key string) (*tls.Config, error) {
	var mu sync.Mutex
	var held tls.Certificate
	var made, looked time.Time
	load := func() error {
		info, err := os.Stat(cert)
		if err != nil || info.ModTime().Equal(made) {
			return err
		}
		pair, err := tls.LoadX509KeyPair(cert, key)
		if err == nil {
			held, made = pair, info.ModTime()
		}
		return err
	}
	if err := load(); err != nil {
		return nil, fmt.Errorf("%w: read the TLS certificate: %w", errAddress, err)
	}
	// The protocols must be named: a server that also serves plain sets itself up for the first listener that begins.
	return &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}, GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
		mu.Lock()
		defer mu.Unlock()
		if now := time.Now(); now.Sub(looked) > time.Minute {
			looked = now
			_ = load() // the one that is held goes on until the new one can be read, key and all
		}
		pair := held
		return &pair, nil
	}}, nil
}

// listeners are the address that is asked for and, where people of this machine could not use that, one of their own.
func (e exposure) listeners(ctx context.Context) (main, aside net.Listener, err error) {
	main, err = listen(ctx, e.addr)
	if err != nil || !e.aside {
		return main, main, err
	}
	aside, err = listen(ctx, "127.0.0.1:0")
	if err != nil {
		err = errors.Join(err, main.Close())
	}
	return main, aside, err
}

// named is how a browser names the server: by its loopback address, or as others do.
func (e exposure) named(url string, listener net.Listener) string {
	switch {
	case e.exposed:
		return e.origin
	case e.aside:
		return "https://" + listener.Addr().String()
	}
	return url
}

// watch makes what a server needs to know who asks and to tell what became of it: the gate, logs, metrics, traces.
func (a *app) watch(ctx context.Context, book *access.Book, token string, open exposure, how serving) (stop func(), m *httpd.Measure, err error) {
	a.gate = httpd.NewGate(httpd.GateOptions{
		Token: token, Tokens: book, Exposed: open.exposed, Hosts: open.hosts, Proxy: how.reach.proxy, Secure: open.secure, Rates: how.reach.rates, Log: a.log(),
	})
	var access *slog.Logger
	if how.reach.access || open.exposed {
		access = a.logger(slog.LevelInfo)
	}
	if how.metrics {
		m = httpd.NewMeasure(operationNames())
	}
	a.observe = httpd.Operations(access, a.log(), how.reach.slow, m)
	stop = func() {}
	if how.reach.tracing(a.env) {
		provider, end, err := startTracing(ctx)
		if err != nil {
			return nil, nil, err
		}
		a.tracer, stop = provider, end
	}
	return stop, m, nil
}

// operationNames are those by which metrics tell operations apart: of this program, of its page and of the examples.
func operationNames() []string {
	names := []string{
		"Ask", "AskEntities", "AskMatrix", "CancelJob", "Compare", "Context", "Diff", "DocumentStats", "Entity", "IntrospectionQuery", "Job", "JobState", "Jobs", "Lineage", "Log", "Matrix",
		"Paths", "Search", "Stats", "Targets", "Tasks",
	}
	for _, e := range examples.All() {
		for _, m := range operationName.FindAllStringSubmatch(e.Query, -1) {
			names = append(names, m[1])
		}
	}
	return names
}

var operationName = regexp.MustCompile(`(?m)^(?:query|mutation|subscription)\s+(\w+)`)
