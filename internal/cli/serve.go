package cli

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/access"
	"policygraph/internal/extract/source"
	"policygraph/internal/httpd"
	"policygraph/internal/ingest"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/seeds"
	"policygraph/web"
)

// samplePlan is the plan among the seeds, and the name under which it is stored.
const samplePlan = "huzhou-yangtze-delta-plan.txt"

// stopWithin is how long requests under way may take once the server is told to stop.
const stopWithin = 10 * time.Second

func (a *app) serveCommand() *cobra.Command {
	var addr string
	var sample bool
	var backups backupFlags
	var keep retaining
	var memory budget
	var metrics bool
	var api apiFlags
	var work jobFlags
	var reach accessFlags
	cmd := &cobra.Command{
		Use:     "serve [FILE|DIR...]",
		GroupID: "take",
		Short:   "Load documents and answer GraphQL on this machine (服务)",
		Long: `Opens the store (made where there is none), loads the tables that ship with the program, the given documents, and where the
store holds no plan yet the sample plan; then serves the page and GraphQL until Ctrl-C.

It binds to this machine only, where everybody may read; writing needs a token (policygraph token), or the login link that it prints. An
address that others can reach is refused without a token, a name (--host) and TLS (--tls-cert or --behind-proxy); then nothing is told
without a token. --check says what is open to whom; docs/operations.md has it all. While it runs, the other commands of this machine find
it through server.json in the store's folder.

Once a day it forgets what --retain says, compacts tables that are much superseded, and verifies the store; what is wrong goes to the log.
When the disk is full nothing is written and everything is still answered; GET /readyz then says "read-only", until there is space again.
Programs take files in over GraphQL too (mutation ingest), as jobs that go on after a stop; it needs the token of server.json.
With --backup-dir it backs the store up while it runs, as ` + "`policygraph backup`" + ` does; GET /readyz tells how that goes.

` + parseHelp + "\n\n" + limitHelp(),
		Example: `  policygraph serve
  policygraph serve 规划/ --sample=false --addr 127.0.0.1:9000
  policygraph serve --backup-dir /backups/policygraph --backup-every 6h --backup-keep 4
  policygraph serve --addr 0.0.0.0:8443 --host graph.example.org --tls-cert cert.pem --tls-key key.pem
  policygraph serve --addr 127.0.0.1:8080 --host graph.example.org --behind-proxy --check`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if a.server != "" {
				return usage(cmd, "--server is for asking another server; `serve` opens a store itself")
			}
			if err := backups.settle(cmd, a.env); err != nil {
				return err
			}
			if err := keep.settle(cmd, a.env); err != nil {
				return err
			}
			if err := memory.settle(cmd, a.env); err != nil {
				return err
			}
			memory.relax(a.env)
			if err := api.settle(cmd, a.env); err != nil {
				return err
			}
			if err := work.settle(cmd); err != nil {
				return err
			}
			if err := reach.settle(cmd, a.env); err != nil {
				return err
			}
			a.answering = api
			a.logJSON = reach.format == "json" || reach.format == "" && !a.err.interactive
			return a.serve(cmd.Context(), serving{addr, sample, metrics, memory, backups, keep, work, reach}, args)
		},
	}
	a.parseFlags(cmd)
	backups.add(cmd)
	keep.add(cmd)
	memory.add(cmd)
	api.add(cmd)
	work.add(cmd)
	reach.add(cmd)
	cmd.Flags().BoolVar(&metrics, "metrics", false, "answer GET /metrics in the text format of Prometheus (指标)")
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to serve on; port 0 takes a free one")
	cmd.Flags().BoolVar(&sample, "sample", true, "load the sample plan where the store holds no plan yet")
	return cmd
}

// serving is how to serve.
type serving struct {
	addr    string
	sample  bool // load the sample plan
	metrics bool
	memory  budget
	backups backupFlags
	keep    retaining
	work    jobFlags
	reach   accessFlags
}

func (a *app) serve(ctx context.Context, how serving, args []string) (err error) {
	book := access.Open(a.store, nil)
	tokens, err := inForce(book, time.Now())
	if err != nil {
		return err
	}
	open, err := how.reach.expose(how.addr, tokens)
	if err != nil {
		return err
	}
	if how.reach.check {
		return a.tell(open, &how.reach, how)
	}
	var certificate *tls.Config
	if how.reach.cert != "" {
		if certificate, err = certificates(how.reach.cert, how.reach.key); err != nil {
			return err
		}
	}
	listener, aside, err := open.listeners(ctx)
	if err != nil {
		return err
	}
	defer listener.Close() // these are closed already where the server ran
	defer aside.Close()
	st, err := openStoreWith(a.store, how.memory.options(ballast))
	if err != nil {
		if at, ok := announced(a.store); ok && errors.Is(err, store.ErrLocked) {
			return fmt.Errorf("%w: a server answers at %s (process %d)", err, at.URL, at.PID)
		}
		return err
	}
	log := a.log()
	desk := a.local(st)
	defer closing(desk, &err)

	fmt.Fprintf(a.out, "policygraph %s  store %s\n\n", version(), a.store)
	if err := a.load(ctx, desk, how.sample, args); err != nil {
		return err
	}
	desk.index = a.searching(ctx, st, true)
	stopUpkeep, err := a.upkeep(ctx, desk, how.keep, upkeepEvery)
	if err != nil {
		return err
	}
	defer stopUpkeep()
	token := newToken()
	stopTracing, measure, err := a.watch(ctx, book, token, open, how)
	if err != nil {
		return err
	}
	defer stopTracing()
	work, err := a.working(desk, how.work)
	if err != nil {
		return err
	}
	defer closing(work, &err)
	url := "http://" + aside.Addr().String()
	scheduled, stopBackups := a.schedule(ctx, desk, how.backups)
	defer stopBackups()
	var metrics func(context.Context) ([]httpd.Metric, error)
	if how.metrics {
		metrics = metricsOf(st, work, desk.index, scheduled)
	}
	options := httpd.Options{
		GraphQL: desk.api, Page: web.Files(), Desk: served{desk}, Backups: served{desk}, Scheduled: scheduled, Gate: a.gate, Version: version(), Log: log,
		Writable: st.Writable, Metrics: metrics, Measure: measure, Tracer: a.tracer,
		Ready: func(ctx context.Context) error {
			return st.View(ctx, func(r store.Reader) error { _, err := r.Stats(ctx); return err })
		},
	}
	if how.reach.access || open.exposed {
		options.Access = a.logger(slog.LevelInfo)
	}
	a.answering.serve(&options)
	handler, err := httpd.Handler(options)
	if err != nil {
		return err
	}
	if err := announce(a.store, address{URL: url, PID: os.Getpid(), Token: token, Origin: open.named(url, listener)}); err != nil {
		return err
	}
	defer func() {
		if bad := withdraw(a.store); err == nil {
			err = bad
		}
	}()
	a.welcome(open, open.named(url, listener))
	server := httpd.NewServer(handler, log)
	server.RegisterOnShutdown(desk.api.StopStreams)
	server.TLSConfig = certificate
	return runServer(ctx, server, listener, aside)
}

// runServer serves until ctx is done, then lets requests under way end.
func runServer(ctx context.Context, server *http.Server, listener, aside net.Listener) error {
	failed := make(chan error, 2)
	go func() {
		if server.TLSConfig != nil {
			failed <- server.ServeTLS(listener, "", "")
			return
		}
		failed <- server.Serve(listener)
	}()
	if aside != listener {
		go func() { failed <- server.Serve(aside) }()
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	patience, stop := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer stop()
	err := server.Shutdown(patience)
	if err != nil {
		err = server.Close()
	}
	if ended := <-failed; err == nil && !errors.Is(ended, http.ErrServerClosed) {
		err = ended
	}
	return err
}

// listen binds an address that expose let pass.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%w: %s is in use: stop what serves there, or take another port with --addr 127.0.0.1:0", errAddress, addr)
	case errors.Is(err, os.ErrPermission):
		return nil, fmt.Errorf("%w: %s is not allowed to you: take a port above 1023", errAddress, addr)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errAddress, err)
	}
	return listener, nil
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// load takes in seeds, sample and args, and says what it did. A bad file is told and does not keep the server from starting.
func (a *app) load(ctx context.Context, d *local, sample bool, args []string) error {
	report, err := d.seed(ctx)
	if err != nil {
		return err
	}
	a.seeded(report)
	files := source.Walk(ctx, args...)
	if len(args) == 0 {
		files = func(func(source.Source, error) bool) {}
	}
	if sample {
		wanted, err := d.wantsSample(ctx)
		if err != nil {
			return err
		}
		if wanted {
			files = both(samples(ctx), files)
		}
	}
	report, err = d.ingest(ctx, files, func(f ingest.File) {
		fmt.Fprintln(a.out, a.fileLine(f))
		if f.Title != "" {
			fmt.Fprintf(a.out, "%11s%s\n", "", a.out.strong(f.Title))
		}
	})
	if err != nil {
		return err
	}
	a.sum(report)
	return nil
}

// seeded says in one line what became of the seed tables.
func (a *app) seeded(report ingest.Report) {
	unchanged := report.Count(ingest.Unchanged) == len(report.Files)
	total := report.Total()
	word := "unchanged"
	if !unchanged {
		word = "loaded"
	}
	fmt.Fprintf(a.out, "%s  %s (%s, %s)  %s\n", a.out.good(fmt.Sprintf("%-9s", word)), plural(len(report.Files), "seed table"),
		plural(total.Entities, "entity"), plural(total.Statements, "statement"), a.out.soft(seconds(report.Took)))
}

// wantsSample is true where the store holds no plan yet, or the sample: then the rules may read it otherwise now.
func (l *local) wantsSample(ctx context.Context) (bool, error) {
	plans, sample := 0, false
	err := l.store.View(ctx, func(r store.Reader) error {
		documents, err := r.Documents(ctx, nil)
		for _, d := range documents {
			if !d.Seed {
				plans++
				sample = sample || d.ID == kg.NewDocument(samplePlan).ID
			}
		}
		return err
	})
	return plans == 0 || sample, err
}

func samples(ctx context.Context) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		b, err := seeds.FS.ReadFile(samplePlan)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			yield(source.Source{}, err)
			return
		}
		yield(source.New(samplePlan, b))
	}
}

func both(first, second iter.Seq2[source.Source, error]) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		for _, files := range []iter.Seq2[source.Source, error]{first, second} {
			for src, err := range files {
				if !yield(src, err) {
					return
				}
			}
		}
	}
}

// welcome says where to go and one question to ask. The link to log in by is not written where others may read what is written.
func (a *app) welcome(open exposure, url string) {
	const body = `{"query":"{ tasks(involving: [\"安吉县\"], first: 5) { totalCount edges { node { title } reasons { text } } } }"}`
	t := table{}
	t.add("page", url+"/")
	t.add("GraphQL", url+"/graphql")
	if a.answering.graphiql {
		t.add("GraphiQL", url+"/graphiql/")
	}
	command := calledAs(os.Args[0]) + " tasks --involving 安吉县"
	if a.store != "data" {
		command += " --store " + a.store
	}
	if !open.exposed || a.out.interactive {
		t.add("log in", url+httpd.LoginPath(a.gate.NewCode(access.Curator))+"  (once, within 15 minutes: then the page may write)")
	}
	t.add("try", command)
	if open.exposed {
		_ = t.write(a.out, 0, plain)
		fmt.Fprintf(a.out, "\nCtrl-C stops.\n")
		return
	}
	t.add("or", "curl -s "+url+"/graphql -H 'Content-Type: application/json' -d '"+body+"'")
	var b strings.Builder
	_ = t.write(&b, 0, plain) // a strings.Builder takes everything
	fmt.Fprintf(a.out, "\n%s\nCtrl-C stops.\n", b.String())
}

// calledAs is how a person can call this program again: the way it was called, where that was a path from here; else its name.
func calledAs(arg0 string) string {
	if strings.ContainsRune(arg0, filepath.Separator) && !filepath.IsAbs(arg0) {
		return arg0
	}
	return "policygraph"
}
