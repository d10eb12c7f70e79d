package torture_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"policygraph/internal/torture"
)

func TestMain(m *testing.M) {
	torture.Main()
	if path := os.Getenv("TORTURE_TEST_FILE"); path != "" {
		err := os.WriteFile(path, []byte("text"), 0o644) // open, write
		if err == nil {
			err = os.Rename(path, path+".new")
		}
		if err == nil {
			_, err = os.ReadFile(path + ".new")
		}
		if err != nil {
			os.Stdout.WriteString(err.Error())
			os.Exit(3)
		}
		os.Exit(0)
	}
	m.Run()
}

func TestTheNthCallFails(t *testing.T) {
	dir := t.TempDir()
	seen := ""
	for n := 1; ; n++ {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "TORTURE_TEST_FILE="+filepath.Join(dir, "file"))
		var out strings.Builder
		cmd.Stdout = &out
		calls, err := torture.Start(cmd, dir)
		if errors.Is(err, torture.ErrUnsupported) {
			t.Logf("not proved here: %v", err)
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		calls.Fail(n)
		err = cmd.Wait()
		_, failed := calls.Stop()
		if err := calls.Close(); err != nil {
			t.Error(err)
		}
		if failed == "" {
			if err != nil {
				t.Errorf("no call failed, and the program says %v: %s", err, out.String())
			}
			break
		}
		name, _, _ := strings.Cut(failed, " ")
		seen += name + " "
		if cmd.ProcessState.ExitCode() != 3 || !strings.Contains(out.String(), "input/output error") {
			t.Errorf("%s failed, and the program says %v: %s", failed, err, out.String())
		}
	}
	if want := "open write rename open read "; !strings.HasPrefix(seen, want) {
		t.Errorf("these failed in turn: %s; want %s...", seen, want)
	}
}
