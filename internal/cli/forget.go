package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/chronicle"
	"policygraph/internal/store"
)

// oblivion is what is to be forgotten: what the graph was before a commit, or longer ago than a time.
type oblivion struct {
	before    uint64
	olderThan chronicle.Retention // zero: before counts
	trial     bool                // only say what would go
}

// forgotten is what went, or would go.
type forgotten struct {
	DryRun     bool       `json:"dryRun"`
	Horizon    uint64     `json:"horizon"` // the first commit that can be read now
	At         *time.Time `json:"at"`      // of that commit
	Versions   int        `json:"versions"`
	Documents  int        `json:"documents"` // of which they are versions
	Statements int        `json:"statements"`
	Evidence   int        `json:"evidence"`
}

func (a *app) forgetCommand() *cobra.Command {
	var before, olderThan string
	var trial bool
	cmd := &cobra.Command{
		Use:     "forget --before COMMIT | --older-than TIME",
		GroupID: "keep",
		Short:   "Give up versions of the past, to save space (清除历史)",
		Long: `Gives up what documents asserted before a commit, or longer ago than a time, where something else took its place since. The
present graph stays as it is, and so does every state from that commit on; the commits themselves stay in the log. What is forgotten
does not come back: take a backup first, or look with --dry-run.

--older-than 90d keeps the state of 90 days ago and all since. The disk space is free again once the store has tidied up its tables.`,
		Example: `  policygraph forget --older-than 90d --dry-run
  policygraph forget --before 120`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			what, err := oblivionOf(before, olderThan)
			if err != nil {
				return usage(cmd, "%v", err)
			}
			what.trial = trial
			d, err := a.open(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer closing(d, &err)
			f, err := d.forget(cmd.Context(), what)
			if err != nil {
				return err
			}
			if a.json {
				return writePretty(a.out, f)
			}
			_, err = fmt.Fprintln(a.out, f)
			return err
		},
	}
	cmd.Flags().StringVar(&before, "before", "", "the first commit that stays readable, by number")
	cmd.Flags().StringVar(&olderThan, "older-than", "", "forget what is longer ago: hours, days or weeks (36h, 90d, 12w)")
	cmd.Flags().BoolVar(&trial, "dry-run", false, "only say what would go")
	return cmd
}

// oblivionOf reads the two ways to say it, of which one is to be given.
func oblivionOf(before, olderThan string) (what oblivion, err error) {
	if (before == "") == (olderThan == "") {
		return what, errors.New("want --before with the number of a commit or --older-than with a time such as 90d, one of the two")
	}
	if before != "" {
		if what.before, err = strconv.ParseUint(before, 10, 64); err != nil {
			return what, fmt.Errorf("--before %q: want the number of a commit, as `policygraph log` lists them", before)
		}
		return what, nil
	}
	if what.olderThan, err = chronicle.ParseRetention(olderThan); err == nil && what.olderThan == 0 {
		err = fmt.Errorf("--older-than %q: want a number of hours, days or weeks", olderThan)
	}
	return what, err
}

// String says what went.
func (f forgotten) String() string {
	did := "forgot"
	if f.DryRun {
		did = "would forget"
	}
	from := fmt.Sprintf("the graph can be read from commit %d on", f.Horizon)
	if f.At != nil {
		from += " (" + localTime(*f.At) + ")"
	}
	if f.Horizon == 0 {
		from = "the whole past can be read"
	}
	if f.Versions == 0 {
		return fmt.Sprintf("%s nothing; %s", did, from)
	}
	return fmt.Sprintf("%s %s of %s: %s, %d evidence; %s", did, plural(f.Versions, "version"), plural(f.Documents, "document"),
		plural(f.Statements, "statement"), f.Evidence, from)
}

func (l *local) forget(ctx context.Context, what oblivion) (forgotten, error) {
	line, err := l.line.Read(ctx, l.store)
	if err != nil {
		return forgotten{}, err
	}
	horizon, err := l.store.Horizon(ctx)
	if err != nil {
		return forgotten{}, err
	}
	before := what.before
	if what.olderThan != 0 {
		before = what.olderThan.Horizon(line, time.Now())
	}
	if before > line.Last() {
		return forgotten{}, fmt.Errorf("forget what was before commit %d: the last is %d: %w", before, line.Last(), store.ErrFuture)
	}
	f := forgotten{DryRun: what.trial, Horizon: max(horizon, before)}
	if f.Horizon > 0 {
		at := line.Step(f.Horizon).At
		f.At = &at
	}
	documents := map[string]bool{}
	for _, n := range chronicle.Forgettable(line, horizon, before) {
		v, err := store.VersionOf(ctx, l.store, n)
		if errors.Is(err, store.ErrForgotten) {
			continue // by another process in the meantime
		}
		if err != nil {
			return forgotten{}, err
		}
		documents[v.Document.Key] = true
		f.Versions, f.Statements, f.Evidence = f.Versions+1, f.Statements+v.Statements, f.Evidence+v.Evidence
	}
	f.Documents = len(documents)
	if !what.trial && before > horizon {
		if _, err := l.store.Forget(ctx, before); err != nil {
			return forgotten{}, err
		}
	}
	return f, nil
}

// Forget implements httpd.Forgetter.
func (s served) Forget(ctx context.Context, before, olderThan string, trial bool) (json.RawMessage, error) {
	what, err := oblivionOf(before, olderThan)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errUsage, err)
	}
	what.trial = trial
	return marshal(s.forget(ctx, what))
}
