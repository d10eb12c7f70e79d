package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/backup"
	"policygraph/internal/kg"
)

func (a *app) backupVerifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify DIR|FILE...",
		Short: "Read backups to the end and check them (校验备份)",
		Long: reflow(`Reads every byte of the backups: each frame and its checksum, the digest of everything that a commit published, the chain of
commits, and that each file continues the one before it. It says what each file holds, which commits can be restored, and every problem
with its file and frame; then the exit status is 5. It changes nothing and needs no store.`),
		Example: `  policygraph backup verify /backups/policygraph
  policygraph backup verify *.pgbackup --json`,
		Args: usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.verifyBackups(cmd.Context(), args)
		},
	}
}

// backupsReport is what `backup verify` answers.
type backupsReport struct {
	Sound    bool         `json:"sound"`
	Files    []backupFile `json:"files"`
	Sets     []backupSet  `json:"sets"` // the newest first
	Problems []string     `json:"problems"`
}

type backupFile struct {
	File       string    `json:"file"`
	Bytes      int64     `json:"bytes"`
	Store      kg.ID     `json:"store"`
	Full       bool      `json:"full"`
	After      uint64    `json:"after"`
	Upto       uint64    `json:"upto"`
	Made       time.Time `json:"made,omitzero"`
	Program    string    `json:"program"`
	Documents  int       `json:"documents"`
	Entities   int       `json:"entities"`
	Statements int       `json:"statements"`
	Evidence   int       `json:"evidence"`
	Sound      bool      `json:"sound"`
}

type backupSet struct {
	Store      kg.ID          `json:"store"`
	Files      []string       `json:"files"`
	Commits    uint64         `json:"commits"`
	First      time.Time      `json:"first,omitzero"` // when the first of the commits that can be restored was made
	Last       time.Time      `json:"last,omitzero"`  // and the last
	Restorable []backup.Range `json:"restorable"`
}

func (a *app) verifyBackups(ctx context.Context, paths []string) error {
	files, broken, err := backup.Files(paths...)
	if err != nil {
		return err
	}
	report := backupsReport{Files: []backupFile{}, Sets: []backupSet{}, Problems: []string{}}
	for _, b := range broken {
		report.Problems = append(report.Problems, b.Err.Error())
	}
	if len(files)+len(broken) == 0 {
		report.Problems = append(report.Problems, fmt.Sprintf("there is no backup (*%s) in %s", backup.Suffix, strings.Join(paths, ", ")))
	}
	contents, err := a.survey(ctx, files, &report)
	if err != nil {
		return err
	}
	sets, spare := backup.Sets(files)
	tips := map[kg.ID]backup.File{}
	for _, set := range sets {
		report.add(set, contents)
		if _, newest := tips[set[0].Info.Store]; !newest {
			tips[set[0].Info.Store] = set.Tip()
		}
	}
	for _, f := range spare {
		if tip, ok := tips[f.Info.Store]; !ok || f.Info.Made.After(tip.Info.Made) {
			report.Problems = append(report.Problems, fmt.Sprintf("%s continues %s, and the backup that ends there is missing", f.Path, f.Info.After))
		}
	}
	report.Sound = len(report.Problems) == 0
	if a.json {
		err = writePretty(a.out, report)
	} else {
		a.showBackups(report)
	}
	if err == nil && !report.Sound {
		err = toldError{fmt.Errorf("verify backups: %w", backup.ErrDamaged)}
	}
	return err
}

// survey reads the files; those that are damaged are missing in the answer and told in the report.
func (a *app) survey(ctx context.Context, files []backup.File, report *backupsReport) (map[string]backup.Content, error) {
	contents := map[string]backup.Content{}
	var done, of int64
	for _, f := range files {
		of += f.Size
	}
	m := a.meter(ctx)
	defer m.stop()
	for _, f := range files {
		c, err := backup.Survey(ctx, f.Part(func(n int) {
			done += int64(n)
			m.set("check", done, of, 0, 0)
		}))
		if err != nil && !errors.Is(err, backup.ErrDamaged) {
			return nil, err
		}
		out := backupFile{
			File: f.Path, Bytes: f.Size, Store: f.Info.Store, Full: f.Info.Full(), After: f.Info.After.Commit, Upto: f.Info.Upto.Commit, Made: f.Info.Made,
			Program: f.Info.Program, Sound: err == nil,
		}
		if err == nil {
			contents[f.Path] = c
			out.Documents, out.Entities, out.Statements, out.Evidence = c.Counts.Documents, c.Counts.Entities, c.Counts.Statements, c.Counts.Evidence
		} else {
			report.Problems = append(report.Problems, err.Error())
		}
		report.Files = append(report.Files, out)
	}
	return contents, nil
}

// add adds a set, as far as its files are sound.
func (r *backupsReport) add(set backup.Set, contents map[string]backup.Content) {
	out := backupSet{Store: set[0].Info.Store, Files: []string{}, Restorable: []backup.Range{}}
	var sound []backup.Content
	for _, f := range set {
		c, ok := contents[f.Path]
		if !ok {
			break
		}
		out.Files, sound = append(out.Files, f.Path), append(sound, c)
	}
	course, err := backup.CourseOf(sound...)
	if err != nil {
		r.Problems = append(r.Problems, err.Error())
	}
	out.Commits = uint64(len(course))
	if ranges := course.Restorable(); len(ranges) > 0 {
		out.Restorable = ranges
		out.First, out.Last = course[ranges[0].First-1].At, course[ranges[len(ranges)-1].Last-1].At
	}
	if len(sound) > 0 {
		r.Sets = append(r.Sets, out)
	}
}

func (a *app) showBackups(r backupsReport) {
	t := table{}
	for _, f := range r.Files {
		word := "sound"
		if !f.Sound {
			word = "damaged"
		}
		kind := "continues"
		if f.Full {
			kind = "full"
		}
		t.add(word, kind, fmt.Sprintf("commits %d to %d", f.After+1, f.Upto), fmt.Sprintf("%d versions", f.Documents), plural(f.Statements, "statement"),
			size(f.Bytes), localTime(f.Made), f.Program, f.File)
	}
	_ = t.write(a.out, 0, plain) // as other lines: nobody is left to tell
	for _, s := range r.Sets {
		var can []string
		for _, c := range s.Restorable {
			can = append(can, fmt.Sprintf("%d to %d", c.First, c.Last))
		}
		if len(can) == 0 {
			can = []string{"none"}
		}
		fmt.Fprintf(a.out, "store %.8s, %s from %s: commits that can be restored: %s", s.Store, plural(len(s.Files), "file"), s.Files[0], strings.Join(can, ", "))
		if !s.Last.IsZero() {
			fmt.Fprintf(a.out, " (%s to %s)", localTime(s.First), localTime(s.Last))
		}
		fmt.Fprintln(a.out)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(a.out, "%s  %s\n", a.out.bad("problem"), p)
	}
	if r.Sound {
		fmt.Fprintf(a.out, "%s  %s\n", a.out.good("sound"), plural(len(r.Files), "file"))
	}
}
