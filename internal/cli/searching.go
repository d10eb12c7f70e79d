package cli

import (
	"context"
	"path/filepath"

	"policygraph/internal/search"
	"policygraph/internal/store/badgerstore"
)

// searchFolder is where a store's search index lies, in the store's folder.
const searchFolder = "search"

// searching opens the search index beside a store. Questions are answered without it where it cannot be opened, which the log tells. A
// verb that ends soon takes the index as it is; a server follows the commits.
func (a *app) searching(ctx context.Context, st *badgerstore.Store, follow bool) *search.Index {
	dir := filepath.Join(a.store, searchFolder)
	index, err := search.Open(ctx, st, search.Options{Dir: dir, Log: a.log(), Follow: follow})
	if err != nil {
		a.log().WarnContext(ctx, "search without an index", "folder", dir, "error", err)
		return nil
	}
	return index
}

// unindexed closes the search index. What is not on the disk is made up for at the next start.
func (l *local) unindexed() {
	if err := l.index.Close(); err != nil {
		l.log.Warn("keep the search index", "error", err)
	}
}
