package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/chronicle"
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

// retainDaily is retain now and once a day until stop is called.
func (a *app) retainDaily(ctx context.Context, d desk, r retaining) (stop func(), err error) {
	if err := a.retain(ctx, d, r); err != nil || r.keep == 0 {
		return func() {}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		day := time.NewTicker(24 * time.Hour)
		defer day.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-day.C:
				if _, err := d.forget(ctx, oblivion{olderThan: r.keep}); err != nil && ctx.Err() == nil {
					a.log().WarnContext(ctx, "what is past its time stays until tomorrow", "retain", r.text, "error", err)
				}
			}
		}
	}()
	return func() { cancel(); <-ended }, nil
}
