package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

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
	cmd := &cobra.Command{
		Use:     "serve [FILE|DIR...]",
		GroupID: "take",
		Short:   "Load documents and answer GraphQL on this machine (服务)",
		Long: `Opens the store (made where there is none), loads the tables that ship with the program, the given documents, and where the
store holds no plan yet the sample plan; then serves the page and GraphQL until Ctrl-C.

It binds to this machine only: there is no login yet, so an address that others can reach is refused. While it runs, the other
commands of this machine find it through server.json in the store's folder.

Once a day it forgets what --retain says, compacts tables that are much superseded, and verifies the store; what is wrong goes to the log.
When the disk is full nothing is written and everything is still answered; GET /readyz then says "read-only", until there is space again.
With --backup-dir it backs the store up while it runs, as ` + "`policygraph backup`" + ` does; GET /readyz tells how that goes.

` + parseHelp,
		Example: `  policygraph serve
  policygraph serve 规划/ --sample=false --addr 127.0.0.1:9000
  policygraph serve --backup-dir /backups/policygraph --backup-every 6h --backup-keep 4`,
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
			return a.serve(cmd.Context(), serving{addr, sample, metrics, memory, backups, keep}, args)
		},
	}
	a.parseFlags(cmd)
	backups.add(cmd)
	keep.add(cmd)
	memory.add(cmd)
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
}

func (a *app) serve(ctx context.Context, how serving, args []string) (err error) {
	listener, err := listen(ctx, how.addr)
	if err != nil {
		return err
	}
	defer listener.Close() // closed already where the server ran
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
	stopUpkeep, err := a.upkeep(ctx, desk, how.keep, upkeepEvery)
	if err != nil {
		return err
	}
	defer stopUpkeep()
	url := "http://" + listener.Addr().String()
	token := newToken()
	scheduled, stopBackups := a.schedule(ctx, desk, how.backups)
	defer stopBackups()
	var metrics func(context.Context) ([]httpd.Metric, error)
	if how.metrics {
		metrics = metricsOf(st, scheduled)
	}
	handler, err := httpd.Handler(httpd.Options{
		GraphQL: desk.api, Page: web.Files(), Desk: served{desk}, Backups: served{desk}, Scheduled: scheduled, Token: token, Version: version(), Log: log,
		Writable: st.Writable, Metrics: metrics,
		Ready: func(ctx context.Context) error {
			return st.View(ctx, func(r store.Reader) error { _, err := r.Stats(ctx); return err })
		},
	})
	if err != nil {
		return err
	}
	if err := announce(a.store, address{URL: url, PID: os.Getpid(), Token: token}); err != nil {
		return err
	}
	defer func() {
		if bad := withdraw(a.store); err == nil {
			err = bad
		}
	}()
	a.welcome(url)
	return runServer(ctx, httpd.NewServer(handler, log), listener)
}

// runServer serves until ctx is done, then lets requests under way end.
func runServer(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
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

// listen binds a loopback address and nothing else.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, usageError{fmt.Errorf("--addr %q: want HOST:PORT, such as 127.0.0.1:8080", addr), "policygraph serve"}
	}
	if !loopback(host) {
		return nil, usageError{fmt.Errorf("--addr %s: others could reach it, and there is no login yet: serve on 127.0.0.1, and reach it "+
			"from elsewhere through an SSH tunnel (ssh -L 8080:127.0.0.1:8080 HOST)", addr), "policygraph serve"}
	}
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

// welcome says where to go and one question to ask.
func (a *app) welcome(url string) {
	const body = `{"query":"{ tasks(involving: [\"安吉县\"], first: 5) { totalCount edges { node { title } reasons { text } } } }"}`
	t := table{}
	t.add("page", url+"/")
	t.add("GraphQL", url+"/graphql")
	command := calledAs(os.Args[0]) + " tasks --involving 安吉县"
	if a.store != "data" {
		command += " --store " + a.store
	}
	t.add("try", command)
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
