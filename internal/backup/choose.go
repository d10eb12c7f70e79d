package backup

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Choice is what to restore a store from.
type Choice struct {
	Set    Set
	Commit store.Commit // the last that the store will have
}

// Choose reads backups and finds the set that holds a target: the newest one, and where the store had forgotten what the target shows
// when that one was made, an older one of the same history. Everything in the set has been read and is sound. heard, which may be nil,
// hears of the bytes read, of so many.
func Choose(ctx context.Context, files []File, broken []Broken, target Target, heard func(done, of int64)) (Choice, error) {
	sets, err := choose(files, broken, target)
	if err != nil {
		return Choice{}, err
	}
	var newest Course
	var forgotten error
	read := map[string]Content{}
	for _, set := range sets {
		course, err := set.survey(ctx, read, heard)
		if err != nil {
			if forgotten != nil {
				err = fmt.Errorf("%w; looking for it in an older set: %w", forgotten, err)
			}
			return Choice{}, err
		}
		if newest == nil {
			newest = course
		}
		commit, err := course.Find(target)
		if n := commit.Sequence; err == nil && (n == 0 || n <= uint64(len(newest)) && newest[n-1].Chain == commit.Chain) {
			return Choice{Set: set, Commit: commit}, nil
		}
		if forgotten == nil {
			if !errors.Is(err, store.ErrForgotten) {
				return Choice{}, err
			}
			forgotten = err
		}
	}
	return Choice{}, forgotten
}

// survey reads the files of a set that have not been read yet.
func (s Set) survey(ctx context.Context, read map[string]Content, heard func(done, of int64)) (Course, error) {
	var done, of int64
	for _, f := range s {
		if _, ok := read[f.Path]; !ok {
			of += f.Size
		}
	}
	contents := make([]Content, len(s))
	for i, f := range s {
		c, ok := read[f.Path]
		if !ok {
			var err error
			if c, err = Survey(ctx, f.Part(func(n int) {
				if done += int64(n); heard != nil {
					heard(done, of)
				}
			})); err != nil {
				return nil, err
			}
			read[f.Path] = c
		}
		contents[i] = c
	}
	return CourseOf(contents...)
}

// ErrUnclear says that it is not clear from which backups to restore.
var ErrUnclear = errors.New("it is not clear which backups to restore from")

// choose finds the sets from which to restore, the best first. It is an error where something is there that might be newer than the
// best one and cannot be used: nobody wants an old state unawares.
func choose(files []File, broken []Broken, target Target) ([]Set, error) {
	if len(broken) > 0 {
		return nil, fmt.Errorf("%w; name the files to restore from, without it, if what it held is not needed", broken[0].Err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no backup (*%s): %w", Suffix, ErrUnclear)
	}
	stores := map[kg.ID]bool{}
	for _, f := range files {
		stores[f.Info.Store] = true
	}
	if len(stores) > 1 {
		return nil, fmt.Errorf("they are of %d stores (%s is of store %.8s, %s of store %.8s); name the files of one: %w", len(stores), files[0].Path, files[0].Info.Store,
			files[len(files)-1].Path, files[len(files)-1].Info.Store, ErrUnclear)
	}
	sets, spare := Sets(files)
	if len(sets) == 0 {
		return nil, fmt.Errorf("there is no full backup; %s continues %s: %w", files[0].Path, files[0].Info.After, ErrUnclear)
	}
	tip := sets[0].Tip()
	if target.Commit > tip.Info.Upto.Commit && len(spare) == 0 {
		return nil, fmt.Errorf("commit %d: the last in the backups is %d: %w", target.Commit, tip.Info.Upto.Commit, store.ErrFuture)
	}
	for _, f := range spare {
		if newer(f, tip) > 0 && (target.Commit == 0 || target.Commit > tip.Info.Upto.Commit) {
			return nil, fmt.Errorf("%s is newer than %s, which continues the full backup, and the one that ends with %s, which it continues, is missing; find it, or "+
				"name the files to restore from without %s: %w", f.Path, tip.Path, f.Info.After, filepath.Base(f.Path), ErrUnclear)
		}
	}
	for i, set := range sets {
		sets[i] = set.upto(target.Commit)
	}
	return sets, nil
}

// upto is the part of the set that a restore up to a commit needs (0: all of it).
func (s Set) upto(commit uint64) Set {
	for n, f := range s {
		if n > 0 && commit > 0 && f.Info.After.Commit >= commit {
			return s[:n]
		}
	}
	return s
}
