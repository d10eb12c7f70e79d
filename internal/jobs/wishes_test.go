package jobs

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"policygraph/internal/extract/source"
)

func TestWishesThatCannotBeDoneAreProblems(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		q := b.open()
		in, _ := q.o.Ingester(t.Context())
		if _, err := in.Seed(t.Context()); err != nil {
			t.Fatal(err)
		}
		huge := upload("大.txt", "短")
		huge.Size = source.MaxBytes + 1
		liar := Upload{Name: "谎.txt", Size: 3, Open: func() (io.Reader, error) { return io.LimitReader(zeros{}, source.MaxBytes+2), nil }}
		for claim, c := range map[string]struct {
			do   func() (Job, []Problem, error)
			want string
		}{
			"no file": {func() (Job, []Problem, error) { return q.Ingest(t.Context(), nil, Order{}) }, "BAD_INPUT"},
			"a name with a line end": {func() (Job, []Problem, error) {
				return q.Ingest(t.Context(), []Upload{upload("甲\n.txt", "修桥")}, Order{})
			}, "BAD_INPUT"},
			"a file that says it is large":    {func() (Job, []Problem, error) { return q.Ingest(t.Context(), []Upload{huge}, Order{}) }, "TOO_LARGE"},
			"a file that is larger than said": {func() (Job, []Problem, error) { return q.Ingest(t.Context(), []Upload{liar}, Order{}) }, "TOO_LARGE"},
			"a path where none is allowed":    {func() (Job, []Problem, error) { return q.IngestPath(t.Context(), "/etc", Order{}) }, "NOT_ALLOWED"},
			"a document that nobody knows": {func() (Job, []Problem, error) {
				j, _, p, err := q.Retract(t.Context(), "没有.txt", Order{})
				return j, p, err
			}, "NOT_FOUND"},
			"a table that ships with it": {func() (Job, []Problem, error) {
				j, _, p, err := q.Retract(t.Context(), "regions.tsv", Order{})
				return j, p, err
			}, "SEED_TABLE"},
			"reading again what is not stored": {func() (Job, []Problem, error) { return q.Reextract(t.Context(), []string{"没有.txt"}, Order{}) }, "NOT_FOUND"},
		} {
			job, problems, err := c.do()
			if err != nil || job.ID != "" || len(problems) != 1 || problems[0].Code != c.want || problems[0].Message == "" {
				t.Errorf("%s: job %q, problems %v, error %v; want %s", claim, job.ID, problems, err, c.want)
			}
		}
		job, problems, err := q.Ingest(t.Context(), []Upload{upload("甲.txt", "修桥\n"), upload("甲.txt", "通路\n")}, Order{})
		if err != nil || len(problems) != 1 || problems[0].Subject != "甲.txt" {
			t.Fatalf("two files of one name: %v %v, want one problem", problems, err)
		}
		if got := wait(t, q, job.ID); got.Counts.Added != 1 {
			t.Errorf("the one that could be taken: %+v", got)
		}
	})
}

// zeros is a file without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestPathsStayBelowTheFoldersThatWereNamed(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		outside, root := t.TempDir(), filepath.Join(t.TempDir(), "plans")
		for path, text := range map[string]string{
			filepath.Join(outside, "密.txt"): "不可外传\n", filepath.Join(root, "2025", "甲.txt"): "建水厂\n", filepath.Join(root, "2025", "乙.txt"): "修桥\n",
		} {
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for link, to := range map[string]string{"外": outside, filepath.Join("2025", "链.txt"): filepath.Join(outside, "密.txt")} {
			if err := os.Symlink(to, filepath.Join(root, link)); err != nil {
				t.Fatal(err)
			}
		}
		q := b.open(func(o *Options) { o.Roots = []string{root} })
		job, problems, err := q.IngestPath(t.Context(), filepath.Join(root, "2025"), Order{})
		if err != nil || len(problems) > 0 {
			t.Fatalf("a folder below: %v %v", problems, err)
		}
		if j := wait(t, q, job.ID); j.State != Done || *j.Total != 3 {
			t.Errorf("a folder below: %+v, want 3 files done", j)
		}
		if got, want := outcomes(t, q, job.ID), "plans/2025/乙.txt ADDED; plans/2025/甲.txt ADDED; plans/2025/链.txt FAILED UNREADABLE"; got != want {
			t.Errorf("a folder below:\n got %s\nwant %s", got, want)
		}
		one, _, _ := q.IngestPath(t.Context(), filepath.Join(root, "2025", "甲.txt"), Order{})
		wait(t, q, one.ID)
		if got, want := outcomes(t, q, one.ID), "plans/2025/甲.txt UNCHANGED"; got != want {
			t.Errorf("one file: got %s, want %s", got, want)
		}
		for path, want := range map[string]string{
			outside: CodeNotAllowed, filepath.Join(root, "..", "x"): CodeNotAllowed, filepath.Join(root, "外", "密.txt"): CodeNotAllowed, filepath.Join(root, "外"): CodeNotAllowed,
			"2025": CodeBadInput, filepath.Join(root, "2024"): CodeNotFound, root + "-2": CodeNotAllowed,
		} {
			if job, problems, err := q.IngestPath(t.Context(), path, Order{}); err != nil || job.ID != "" || len(problems) != 1 || problems[0].Code != want {
				t.Errorf("%s: job %q, %v, %v; want %s", path, job.ID, problems, err, want)
			}
		}
	})
}
