package badgerstore

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Limits of a round of ApplyAll: what it holds is in memory, and other writers wait for as long as it takes.
const (
	roundStatements = 40_000
	roundDocuments  = 256
	roundText       = 8 << 20
	roundRecords    = 256 << 10 // bytes of document records: a round is published by one transaction
)

// ApplyAll applies batches in the order in which they come, each by a commit of its own, and tells of each once it is on the disk. They
// must be canonical, with their digest. It works in rounds: what a round has is staged in parallel, where nobody sees it, and then
// published together, so that many documents share what a commit costs. Other writers get their turn between rounds. Where it ends with
// an error, the documents that were told of stay, and no other is there in part.
func (s *Store) ApplyAll(ctx context.Context, batches iter.Seq2[store.Published, error], told func(p store.Published, changed bool)) error {
	ctx, stop := context.WithCancel(ctx)
	rounds, failed := make(chan []store.Published), make(chan error, 1)
	go func() {
		defer close(rounds)
		failed <- cutIntoRounds(ctx, batches, rounds)
	}()
	var err error
	for round := range rounds {
		if err == nil {
			if err = s.applyRound(ctx, round, told); err != nil {
				stop()
			}
		}
	}
	stop()
	if reading := <-failed; err == nil {
		err = reading
	}
	if err != nil {
		return fmt.Errorf("apply to %s: %w", s.dir, err)
	}
	return nil
}

// cutIntoRounds gathers batches while the round before is applied. A document is in a round once.
func cutIntoRounds(ctx context.Context, batches iter.Seq2[store.Published, error], rounds chan<- []store.Published) error {
	var round []store.Published
	there := map[kg.ID]bool{}
	statements, text, records := 0, 0, 0
	send := func() error {
		select {
		case rounds <- round:
		case <-ctx.Done():
			return ctx.Err()
		}
		round, statements, text, records = nil, 0, 0, 0
		clear(there)
		return nil
	}
	for p, err := range batches {
		if err == nil && there[p.Document] {
			err = send()
		}
		if err != nil {
			return err
		}
		round, there[p.Document] = append(round, p), true
		statements, text = statements+len(p.Batch.Statements), text+len(p.Batch.Text)
		records += len(record{document: p.Batch.Document}.encode())
		if statements >= roundStatements || len(round) >= roundDocuments || text >= roundText || records >= roundRecords {
			if err := send(); err != nil {
				return err
			}
		}
	}
	if len(round) > 0 {
		return send()
	}
	return ctx.Err()
}

func (s *Store) applyRound(ctx context.Context, round []store.Published, told func(p store.Published, changed bool)) error {
	leave, err := s.enterWriter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	now := s.published.Load()
	var staged []staging
	var changes []change
	var bytes uint64
	changed := make([]bool, len(round))
	for i, p := range round {
		if old := now.document(p.Document); old != nil && old.digest == p.Digest {
			continue
		}
		gen, err := s.nextGeneration()
		if err != nil {
			return err
		}
		changed[i], bytes = true, bytes+bytesOf(p.Batch)
		staged, changes = append(staged, staging{gen, p.Batch}), append(changes, publication(p.Batch, p.Digest, gen))
	}
	if len(changes) > 0 {
		if err := s.room.check(bytes); err != nil {
			return err
		}
		if err := s.publishAll(ctx, staged, changes); err != nil {
			return err
		}
	}
	for i, p := range round {
		told(p, changed[i])
	}
	return nil
}

// staging is a batch with the generation under which it is to be written.
type staging struct {
	gen   generation
	batch kg.Batch
}

// publishAll stages batches in parallel and then publishes them.
func (s *Store) publishAll(ctx context.Context, all []staging, changes []change) error {
	err := s.stageAll(ctx, all)
	var committed []acknowledged
	if err == nil {
		st := s.stage()
		defer st.discard()
		committed, err = s.commit(st, changes...)
	}
	if err != nil {
		for _, one := range all {
			s.stale = append(s.stale, one.gen)
		}
		return err
	}
	return s.afterCommit(ctx, committed)
}

// stageAll writes batches. There are more writers than processors, for each waits for the disk once in a while.
func (s *Store) stageAll(ctx context.Context, all []staging) error {
	group, within := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range min(len(all), 2*runtime.GOMAXPROCS(0)) {
		group.Go(func() error {
			st := s.stage()
			defer func() { st.discard() }()
			for {
				n := int(next.Add(1)) - 1
				if n >= len(all) {
					return st.flush()
				}
				if err := st.batch(within, all[n].gen, all[n].batch); err != nil {
					return fmt.Errorf("document %s (%s): %w", all[n].batch.Document.ID, all[n].batch.Document.URI, err)
				}
			}
		})
	}
	return group.Wait()
}
