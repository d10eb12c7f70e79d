package ingest

import (
	"strings"
	"testing"

	"policygraph/internal/chronicle"
	"policygraph/internal/store"
)

func TestATrialTellsTheDifferenceAndStoresNothing(t *testing.T) {
	in, _, st := newIngester(t, "rules")
	run(t, in, files("甲.txt", "建水厂\n修桥\n"))
	var told []string
	report, err := in.RunWatched(t.Context(), files("甲.txt", "修桥\n种树\n", "乙.txt", "通路\n", "丙.txt", "通路\n", "丁.txt", "无据\n", "戊.txt", "!"), Watch{
		Storing: func(uri string) { t.Errorf("%s is stored on a trial", uri) },
		Done:    func(f File) { told = append(told, "done "+f.URI+" "+string(f.Outcome)) },
		Tried: func(f File, c chronicle.Comparison) {
			told = append(told, "tried "+f.URI+" "+string(f.Outcome))
			if len(c.Differences) == 0 || f.Change == nil {
				t.Errorf("%s: %+v, want differences", f.URI, c)
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "tried 甲.txt UPDATED; tried 乙.txt NEW; done 丙.txt UNCHANGED; done 丁.txt FAILED; done 戊.txt FAILED"
	if got := strings.Join(told, "; "); got != want || len(report.Files) != 5 {
		t.Errorf("told:\n got %s\nwant %s", got, want)
	}
	list, err := st.(store.Historian).Commits(t.Context(), 0, 0)
	if err != nil || len(list) != 1 {
		t.Errorf("%d commits after the trial (%v), want the one before it", len(list), err)
	}
}

func TestARunTellsWhatItIsStoring(t *testing.T) {
	in, _, _ := newIngester(t, "rules")
	var told []string
	if _, err := in.RunWatched(t.Context(), files("甲.txt", "修桥\n", "乙.txt", "修桥\n", "丙.txt", "!"), Watch{
		Storing: func(uri string) { told = append(told, "storing "+uri) }, Done: func(f File) { told = append(told, f.URI) },
	}); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(told, "; "), "storing 甲.txt; 甲.txt; 乙.txt; 丙.txt"; got != want {
		t.Errorf("told:\n got %s\nwant %s", got, want)
	}
	if in.Rules() != "rules" {
		t.Errorf("rules %q", in.Rules())
	}
}
