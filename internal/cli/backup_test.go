package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"policygraph/internal/backup"
	"policygraph/internal/kg"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

func TestBackupsThatAreNotWholeHaveTheirExitStatus(t *testing.T) {
	s := memstore.New()
	defer s.Close()
	for v := range 2 {
		if _, err := s.Apply(context.Background(), storetest.Plan("plan", v, 3)); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	live := backup.Live{History: s, ID: kg.NewID("store"), Program: "test", Now: time.Now}
	taken, err := backup.Take(context.Background(), live, backup.Plan{Folder: filepath.Join(dir, "good")})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(taken.File.Path)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-50] ^= 1
	if err := os.Mkdir(filepath.Join(dir, "none"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"flipped": flipped, "cut": whole[:len(whole)-1], "empty": nil, "foreign": []byte("任务,牵头单位\n")} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "taken"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "taken", "note"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"backup", "verify", in("good")}, 0, "sound"},
		{[]string{"backup", "verify", in("flipped")}, 5, "frame "},
		{[]string{"backup", "verify", in("cut")}, 5, "frame "},
		{[]string{"backup", "verify", in("empty")}, 5, "does not begin"},
		{[]string{"backup", "verify", in("foreign"), in("good")}, 5, "does not begin"},
		{[]string{"backup", "verify", in("none")}, 5, "there is no backup"},
		{[]string{"backup", "verify", in("missing")}, 1, "no such file"},
		{[]string{"backup", "verify"}, 2, ""},
		{[]string{"backup", in("folder"), "--keep", "-1"}, 2, "--keep"},
		{[]string{"backup", in("folder"), "--store", in("missing")}, 3, "there is no store"},
		{[]string{"restore", in("flipped"), "--store", in("new")}, 5, "frame "},
		{[]string{"restore", in("cut"), "--store", in("new")}, 5, "frame "},
		{[]string{"restore", in("foreign"), "--store", in("new")}, 5, "does not begin"},
		{[]string{"restore", in("good"), in("empty"), "--store", in("new")}, 5, "does not begin"},
		{[]string{"restore", in("none"), "--store", in("new")}, 1, "there is no backup"},
		{[]string{"restore", in("good"), "--store", in("new"), "--upto", "3"}, 1, "the last in the backups is 2"},
		{[]string{"restore", in("good"), "--store", in("new"), "--upto", "0"}, 2, "--upto"},
		{[]string{"restore", in("good"), "--store", in("new"), "--server", "http://127.0.0.1:1"}, 2, "--server"},
		{[]string{"restore", in("good"), "--store", in("taken")}, 1, "move it aside"},
		{[]string{"restore", in("good"), "--store", in("new")}, 0, "restored"},
	} {
		var out bytes.Buffer
		status := Main(context.Background(), c.args, strings.NewReader(""), &out, &out, func(string) string { return "" })
		if status != c.status || !strings.Contains(out.String(), c.says) {
			t.Errorf("policygraph %s: got status %d and\n%s\nwant %d and %q", strings.Join(c.args, " "), status, out.String(), c.status, c.says)
		}
		left, err := filepath.Glob(in("new*"))
		if there := len(left) > 0; err != nil || there != (c.says == "restored") {
			t.Errorf("policygraph %s: left %v (%v)", strings.Join(c.args, " "), left, err)
		}
	}
}
