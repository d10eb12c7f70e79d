package cli

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"
)

// momentForms are the ways to write a time, in the zone of this machine where they name none.
var momentForms = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"}

// momentOf reads a state of the graph: the number of a commit, a time, or a day, which means its end.
func momentOf(s string) (map[string]any, error) {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n >= 0 {
		return map[string]any{"commit": n}, nil
	}
	for _, form := range momentForms {
		if t, err := time.ParseInLocation(form, s, time.Local); err == nil {
			return at(t), nil
		}
	}
	if t, err := time.ParseInLocation(time.DateOnly, s, time.Local); err == nil {
		return at(t.AddDate(0, 0, 1).Add(-time.Millisecond)), nil
	}
	return nil, fmt.Errorf("%q: want the number of a commit or a time, such as 12, 2026-03-01 or 2026-03-01T08:00", s)
}

func at(t time.Time) map[string]any { return map[string]any{"time": t.UTC().Format(time.RFC3339Nano)} }

// asOfFlag adds --as-of.
func asOfFlag(cmd *cobra.Command, value *string) {
	cmd.Flags().StringVar(value, "as-of", "", "answer from the graph as it was: after a commit (12), or at a time (2026-03-01, 2026-03-01T08:00; 截至)")
}

// openAt is open, for questions about the state that --as-of names.
func (a *app) openAt(cmd *cobra.Command, asOf string) (desk, error) {
	if asOf == "" {
		return a.open(cmd.Context(), false)
	}
	moment, err := momentOf(asOf)
	if err != nil {
		return nil, usage(cmd, "--as-of %v", err)
	}
	d, err := a.open(cmd.Context(), false)
	if err != nil {
		return nil, err
	}
	return pastDesk{d, moment}, nil
}

// pastDesk answers from a past state.
type pastDesk struct {
	desk
	moment map[string]any
}

func (d pastDesk) ask(ctx context.Context, query string, variables map[string]any) (answer, error) {
	return d.askAt(ctx, d.moment, query, variables)
}

// extensionsOf are those of a request about a past state.
func extensionsOf(asOf map[string]any) map[string]any {
	if asOf == nil {
		return nil
	}
	return map[string]any{"asOf": asOf}
}

// localTime is a time of a commit as people here read it.
func localTime(t time.Time) string { return t.Local().Format("2006-01-02 15:04:05") }

// commitAt is the number of the commit that a moment comes to.
func commitAt(cmd *cobra.Command, d desk, asOf string) (uint64, error) {
	moment, err := momentOf(asOf)
	if err != nil {
		return 0, usage(cmd, "--as-of %v", err)
	}
	answer, err := d.askAt(cmd.Context(), moment, "{ snapshot { commit } }", nil)
	if err != nil {
		return 0, err
	}
	var data struct{ Snapshot snapshotRef }
	if err := answer.into(&data); err != nil {
		return 0, err
	}
	if data.Snapshot.Commit == 0 {
		return 0, usage(cmd, "--as-of %s: there was nothing yet", asOf)
	}
	return data.Snapshot.Commit, nil
}
