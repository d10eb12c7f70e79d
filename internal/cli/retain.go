package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/chronicle"
	"policygraph/internal/store/badgerstore"
)

// retaining is for how long the past is kept: --retain, else POLICYGRAPH_RETAIN, else for ever.
type retaining struct {
	text string
	keep chronicle.Retention
}

func (r *retaining) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.text, "retain", "", "keep the past for so long: hours, days, weeks or all (36h, 90d, 12w; default all; env POLICYGRAPH_RETAIN; 保留期)")
}

// settle reads the flag, or the environment in its place.
func (r *retaining) settle(cmd *cobra.Command, env func(string) string) (err error) {
	from := "--retain"
	if r.text == "" {
		from, r.text = "POLICYGRAPH_RETAIN", env("POLICYGRAPH_RETAIN")
	}
	if r.text == "" {
		return nil
	}
	if r.keep, err = chronicle.ParseRetention(r.text); err != nil {
		return usage(cmd, "%s: %v", from, err)
	}
	return nil
}

// retain forgets what is older than is to be kept, and says so where there was something.
func (a *app) retain(ctx context.Context, d desk, r retaining) error {
	if r.keep == 0 {
		return nil
	}
	f, err := d.forget(ctx, oblivion{olderThan: r.keep})
	if err == nil && f.Versions > 0 && !a.json {
		fmt.Fprintln(a.out, f)
	}
	return err
}

// upkeepEvery is how often a server looks after its store.
const upkeepEvery = 24 * time.Hour

// upkeep is retain now, and every so often until stop is called: what is past its time is forgotten, tables that are much superseded are
// compacted, and all of it is verified, but for the insides of versions. What goes wrong is told to the log.
func (a *app) upkeep(ctx context.Context, d *local, r retaining, every time.Duration) (stop func(), err error) {
	if err := a.retain(ctx, d, r); err != nil {
		return func() {}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		due := time.NewTicker(every)
		defer due.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-due.C:
				a.lookAfter(ctx, d, r)
			}
		}
	}()
	return func() { cancel(); <-ended }, nil
}

// lookAfter is one round of upkeep.
func (a *app) lookAfter(ctx context.Context, d *local, r retaining) {
	log := a.log()
	failed := func(what string, err error) {
		if err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, what, "error", err)
		}
	}
	if r.keep != 0 {
		_, err := d.forget(ctx, oblivion{olderThan: r.keep})
		failed("what is past its time stays until the next round", err)
	}
	_, err := d.store.Tidy(ctx)
	failed("tables are not compacted", err)
	report, err := d.store.VerifyWith(ctx, badgerstore.VerifyOptions{Fast: true})
	failed("the store is not verified", err)
	for _, p := range report.Problems {
		log.ErrorContext(ctx, "the store is damaged; `policygraph doctor` says what to do", "problem", p.String())
	}
}
