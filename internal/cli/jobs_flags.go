package cli

import (
	"context"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"policygraph/graph"
	"policygraph/internal/ingest"
	"policygraph/internal/jobs"
	"policygraph/internal/store/badgerstore"
)

// jobFlags say what jobs a server does.
type jobFlags struct {
	documents []string
	keep      int
}

func (f *jobFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringSliceVar(&f.documents, "documents", nil, "folder from which administrators may take in files by path over the API; may be repeated (default none; 可按路径入库的文件夹)")
	cmd.Flags().IntVar(&f.keep, "keep-jobs", 500, "how many jobs that ended are kept, for 30 days at most (作业保留数)")
	_ = cmd.MarkFlagDirname("documents") // fails only for a flag that is not there
}

func (f *jobFlags) settle(cmd *cobra.Command) error {
	if f.keep < 1 {
		return usage(cmd, "--keep-jobs %d: want 1 or more", f.keep)
	}
	return nil
}

// working lets the API of a desk write: jobs are kept in the folder jobs of the store, and those that a stop interrupted go on.
func (a *app) working(d *local, f jobFlags) (*jobs.Queue, error) {
	shelf, err := jobs.Folder(filepath.Join(a.store, "jobs"), badgerstore.DefaultMinFree)
	if err != nil {
		return nil, err
	}
	log := a.log()
	queue, err := jobs.Open(jobs.Options{
		Store: d.store, Shelf: shelf, Now: time.Now, Roots: f.documents, Keep: f.keep,
		Ingester: func(ctx context.Context) (*ingest.Ingester, error) {
			_, err := d.seed(ctx)
			return d.in, err
		},
		Report: func(err error) { log.Warn("keep the jobs", "error", err) },
	})
	if err != nil {
		return nil, err
	}
	options := a.answers(queue)
	options.Search = d.index
	d.api = graph.New(d.store, options)
	return queue, nil
}
