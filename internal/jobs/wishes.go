package jobs

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Limits of one wish.
const (
	MaxFiles     = 100  // files sent, documents named
	maxName      = 1024 // bytes
	maxReason    = 2000 // bytes
	totalSentMiB = 512  // of all files of one job
)

// Ingest makes a job of files that were sent. Files that cannot be taken are problems, and the job leaves them out.
func (q *Queue) Ingest(ctx context.Context, files []Upload, o Order) (Job, []Problem, error) {
	if len(files) == 0 || len(files) > MaxFiles {
		return Job{}, []Problem{{Code: CodeBadInput, Message: fmt.Sprintf("want 1 to %d files, have %d", MaxFiles, len(files))}}, nil
	}
	var problems []Problem
	var taken []Upload
	var names []string
	var size int64
	for _, f := range files {
		p := Problem{Subject: f.Name}
		switch {
		case !printable(f.Name):
			p.Code, p.Message, p.Subject = CodeBadInput, fmt.Sprintf("a name has 1 to %d bytes of printable text", maxName), ""
		case slices.Contains(names, f.Name):
			p.Code, p.Message = CodeBadInput, "two files have this name; give them others with `names`"
		case f.Size > source.MaxBytes:
			p.Code, p.Message = CodeTooLarge, tooLarge{f.Name}.Error()
		default:
			size += max(f.Size, 0)
			taken, names = append(taken, f), append(names, f.Name)
			continue
		}
		problems = append(problems, p)
	}
	if size > totalSentMiB<<20 {
		return Job{}, append(problems, Problem{Code: CodeTooLarge, Message: fmt.Sprintf("the files have more than %d MiB together; send fewer at a time", totalSentMiB)}), nil
	}
	if len(taken) == 0 {
		return Job{}, problems, nil
	}
	job, more, err := q.put(ctx, q.newJob(KindIngest, o, names), taken)
	return job, append(problems, more...), err
}

func printable(name string) bool {
	return strings.TrimSpace(name) != "" && len(name) <= maxName && utf8.ValidString(name) && !strings.ContainsFunc(name, unicode.IsControl)
}

// IngestPath makes a job of a file or folder of this machine, below a folder that the operator named. What lies there may change until it
// is read, so it is opened in a way that leaves the folder by no symbolic link.
func (q *Queue) IngestPath(ctx context.Context, path string, o Order) (Job, []Problem, error) {
	problem := func(code, message string) (Job, []Problem, error) {
		return Job{}, []Problem{{Code: code, Message: message, Subject: path}}, nil
	}
	if len(q.o.Roots) == 0 {
		return problem(CodeNotAllowed, "this server reads no paths: start it with --documents FOLDER to allow those below a folder")
	}
	if !printable(path) || !filepath.IsAbs(path) {
		return problem(CodeBadInput, "want an absolute path of the machine that serves")
	}
	root, below := q.below(filepath.Clean(path))
	if root == "" {
		return problem(CodeNotAllowed, "the path is in none of the folders that the server was started with")
	}
	dir, err := os.OpenRoot(root)
	if err != nil {
		return Job{}, nil, fmt.Errorf("open the folder of documents: %w", err)
	}
	defer dir.Close()
	switch _, err := dir.Stat(below); {
	case errors.Is(err, os.ErrNotExist):
		return problem(CodeNotFound, "there is no such file or folder")
	case err != nil: // a symbolic link that leads out, no permission
		return problem(CodeNotAllowed, "the path cannot be read below the folder that the server was started with")
	}
	r := q.newJob(KindIngestPath, o, []string{path})
	r.Root, r.Path = root, filepath.ToSlash(below)
	return q.put(ctx, r, nil)
}

// below finds the folder in which a path lies, by its names alone.
func (q *Queue) below(path string) (root, rest string) {
	for _, root := range q.o.Roots {
		for _, as := range []string{path, resolvedFolder(path)} {
			if rest, err := filepath.Rel(root, as); err == nil && filepath.IsLocal(rest) {
				return root, rest
			}
		}
	}
	return "", ""
}

// resolvedFolder is path with the links of its folder followed, so that /srv/plans is found where the operator's folder is behind a link.
func resolvedFolder(path string) string {
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return path
	}
	return filepath.Join(dir, filepath.Base(path))
}

// Retract removes what a document asserts, at once, and keeps a job that tells of it. The number is that of the commit, 0 where there is none.
func (q *Queue) Retract(ctx context.Context, document string, o Order) (Job, uint64, []Problem, error) {
	if len(o.Reason) > maxReason || !utf8.ValidString(o.Reason) {
		return Job{}, 0, []Problem{{Code: CodeBadInput, Message: fmt.Sprintf("a reason has at most %d bytes of text", maxReason)}}, nil
	}
	d, problem, err := q.named(ctx, document)
	if err != nil || problem != nil {
		return Job{}, 0, listed(problem), err
	}
	began := q.o.Now()
	found, err := q.o.Store.Retract(ctx, d.ID)
	if err != nil {
		if p := problemOf(err); p.Code != CodeInternal && ctx.Err() == nil {
			p.Subject = document
			return Job{}, 0, []Problem{*p}, nil
		}
		return Job{}, 0, nil, fmt.Errorf("retract %s: %w", d.URI, err)
	}
	if !found { // somebody else was faster
		return Job{}, 0, []Problem{{Code: CodeNotFound, Message: "the document asserts nothing any more", Subject: document}}, nil
	}
	commit, err := q.retraction(ctx, d.ID)
	if err != nil {
		return Job{}, 0, nil, err
	}
	r := q.newJob(KindRetract, o, []string{d.URI})
	one := 1
	r.State, r.Total, r.Started, r.Finished = Done, &one, r.Created, r.Created
	f := File{
		URI: d.URI, Outcome: FileRetracted, Document: kg.Ref(kg.KindDocument, d.Key), Title: d.Title, Took: q.o.Now().Sub(began), Change: &Change{Commit: commit},
	}
	r.Counts.add(f)
	if _, err := q.o.Shelf.create(ctx, r, nil); err != nil {
		q.report(fmt.Errorf("keep the note that %s was retracted: %w", d.URI, err))
	} else {
		q.report(q.o.Shelf.add(r.ID, f))
	}
	q.mu.Lock()
	q.jobs[r.ID] = &entry{record: r, changed: make(chan struct{})}
	q.mu.Unlock()
	q.prune()
	return r.clone(), commit, nil, nil
}

// retraction is the last commit that retracted a document.
func (q *Queue) retraction(ctx context.Context, document kg.ID) (uint64, error) {
	line, err := q.line.Read(ctx, q.o.Store)
	if err != nil {
		return 0, err
	}
	n := line.Version(document, line.Last())
	for n > 0 && !line.Step(n).Retracted {
		n = line.Step(n).Before
	}
	return n, nil
}

func listed(p *Problem) []Problem {
	if p == nil {
		return nil
	}
	return []Problem{*p}
}

// named finds a document that is stored, by file name, title or id.
func (q *Queue) named(ctx context.Context, name string) (d kg.Document, problem *Problem, err error) {
	err = q.o.Store.View(ctx, func(r store.Reader) error {
		id := kg.NewDocument(name).ID
		documents, err := r.Documents(ctx, []kg.ID{id})
		if err != nil {
			return err
		}
		if _, ok := documents[id]; !ok {
			e, err := query.One(ctx, r, name, kg.KindDocument)
			if err != nil {
				return err
			}
			id = e.ID
			if documents, err = r.Documents(ctx, []kg.ID{id}); err != nil {
				return err
			}
		}
		found, ok := documents[id]
		if !ok {
			return &query.NotFoundError{Ref: name} // others cite it, and nobody took it in
		}
		d = found
		return nil
	})
	switch {
	case errors.Is(err, query.ErrNotFound):
		return d, &Problem{Code: CodeNotFound, Message: err.Error(), Subject: name}, nil
	case errors.Is(err, query.ErrAmbiguous):
		return d, &Problem{Code: CodeAmbiguous, Message: err.Error(), Subject: name}, nil
	case err == nil && d.Seed:
		return d, &Problem{Code: CodeSeedTable, Message: d.URI + " ships with the program and is loaded again at every start", Subject: name}, nil
	}
	return d, nil, err
}

// Reextract makes a job of reading stored documents again: the named ones, or all that were read by other rules than the present ones.
func (q *Queue) Reextract(ctx context.Context, documents []string, o Order) (Job, []Problem, error) {
	if len(documents) > MaxFiles {
		return Job{}, []Problem{{Code: CodeBadInput, Message: fmt.Sprintf("want at most %d documents, have %d; leave them out to read all again", MaxFiles, len(documents))}}, nil
	}
	var uris []string
	var problems []Problem
	var err error
	if documents == nil {
		uris, err = q.outdated(ctx)
	} else {
		uris, problems, err = q.again(ctx, documents)
	}
	if err != nil || documents != nil && len(uris) == 0 {
		return Job{}, problems, err
	}
	r := q.newJob(KindReextract, o, uris[:min(len(uris), MaxFiles)])
	r.Documents = uris
	job, more, err := q.put(ctx, r, nil)
	return job, append(problems, more...), err
}

// again finds the named documents that can be read again.
func (q *Queue) again(ctx context.Context, documents []string) (uris []string, problems []Problem, err error) {
	for _, name := range documents {
		d, problem, err := q.named(ctx, name)
		if err != nil {
			return nil, nil, err
		}
		if problem == nil {
			if _, err := q.regain(ctx, d.URI); err != nil {
				var unread *source.Error
				if !errors.As(err, &unread) {
					return nil, nil, err
				}
				problem = &Problem{Code: string(unread.Code), Message: unread.Message, Subject: name}
			}
		}
		switch {
		case problem != nil:
			problems = append(problems, *problem)
		case !slices.Contains(uris, d.URI):
			uris = append(uris, d.URI)
		}
	}
	return uris, problems, nil
}

// outdated are the documents that were read by other rules, by name.
func (q *Queue) outdated(ctx context.Context) (uris []string, err error) {
	in, err := q.o.Ingester(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the rules: %w", err)
	}
	rules := in.Rules()
	uris = []string{}
	err = q.o.Store.View(ctx, func(r store.Reader) error {
		documents, err := r.Documents(ctx, nil)
		for _, d := range documents {
			if !d.Seed && d.Extractor != rules {
				uris = append(uris, d.URI)
			}
		}
		return err
	})
	slices.Sort(uris)
	return uris, err
}

// stored are stored documents as the files that they were.
func (q *Queue) stored(ctx context.Context, uris []string) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		for _, uri := range uris {
			src, err := q.regain(ctx, uri)
			if !yield(src, err) {
				return
			}
		}
	}
}

// regain is the file of a stored document. Of files that are no plain text only the text is kept, from which they cannot be read again.
func (q *Queue) regain(ctx context.Context, uri string) (src source.Source, err error) {
	var d kg.Document
	var text string
	known := false
	err = q.o.Store.View(ctx, func(r store.Reader) error {
		id := kg.NewDocument(uri).ID
		documents, err := r.Documents(ctx, []kg.ID{id})
		if err != nil {
			return err
		}
		if d, known = documents[id]; known {
			text, err = r.Text(ctx, id)
		}
		return err
	})
	switch {
	case err != nil:
		return src, fmt.Errorf("read %s again: %w", uri, err)
	case !known:
		return src, &source.Error{Code: source.NotFound, URI: uri, Message: "the document was retracted in the meantime"}
	}
	src, whole := source.Regain(uri, text, d.Digest)
	if !whole {
		return src, &source.Error{Code: CodeNeedsFile, URI: uri, Message: "only the text of this document is stored, not its file; take the file in again"}
	}
	return src, nil
}
