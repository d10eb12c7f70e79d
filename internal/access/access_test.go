package access

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// clock is a time that tests move.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newBook(t *testing.T) (*Book, *clock, string) {
	t.Helper()
	dir := t.TempDir()
	c := &clock{time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)}
	return Open(dir, c.now), c, dir
}

func TestATokenOpensUntilItExpires(t *testing.T) {
	b, c, _ := newBook(t)
	secret, made, err := b.Create("报表", Reader, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.Check(secret)
	if err != nil || got.ID != made.ID || got.Role != Reader {
		t.Fatalf("Check: got %+v, error %v; want the token that was made", got, err)
	}
	c.at = c.at.Add(time.Hour)
	if _, err := b.Check(secret); !errors.Is(err, ErrExpired) {
		t.Errorf("after its hour: got error %v, want ErrExpired", err)
	}
}

func TestARevokedTokenOpensNothing(t *testing.T) {
	b, c, dir := newBook(t)
	secret, made, err := b.Create("导入", Curator, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Check(secret); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, c.now).Revoke(made.ID); err != nil { // by another process
		t.Fatal(err)
	}
	c.at = c.at.Add(recheck)
	if _, err := b.Check(secret); !errors.Is(err, ErrRevoked) {
		t.Errorf("a second later: got error %v, want ErrRevoked", err)
	}
	list, err := b.List()
	if err != nil || len(list) != 1 || list[0].Revoked.IsZero() {
		t.Errorf("List: got %+v, error %v; want the token, revoked", list, err)
	}
	if _, err := b.Revoke("nosuchid"); !errors.Is(err, ErrUnknown) {
		t.Errorf("Revoke of a token that is not there: got error %v, want ErrUnknown", err)
	}
}

func TestTheFileTellsNoSecret(t *testing.T) {
	b, _, dir := newBook(t)
	secret, _, err := b.Create("某人", Admin, 0)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, FileName)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if random := strings.Split(secret, "_")[2]; strings.Contains(string(raw), random) {
		t.Errorf("%s holds the secret", FileName)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode of %s: got %v, error %v; want 0600", FileName, info.Mode().Perm(), err)
	}
}

func TestNoOtherSecretOpens(t *testing.T) {
	b, _, _ := newBook(t)
	secret, _, err := b.Create("某人", Reader, 0)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(secret)-1).Draw(t, "at")
		with := rapid.SampledFrom([]byte(digits+"_ ")).Draw(t, "with")
		other := secret[:at] + string(with) + secret[at+1:]
		if _, err := b.Check(other); other != secret && err == nil {
			t.Fatalf("%q opens as well as %q", other, secret)
		}
	})
	stranger, _ := New("x", Admin, time.Now(), 0)
	for claim, c := range map[string]struct {
		secret string
		want   error
	}{
		"cut off":          {secret[:len(secret)-1], ErrMalformed},
		"empty":            {"", ErrMalformed},
		"of another store": {stranger, ErrUnknown},
	} {
		if _, err := b.Check(c.secret); !errors.Is(err, c.want) {
			t.Errorf("%s: got error %v, want %v", claim, err, c.want)
		}
	}
}

func TestADamagedFileLetsNobodyInAndIsNotOverwritten(t *testing.T) {
	b, c, dir := newBook(t)
	secret, _, err := b.Create("某人", Reader, 0)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, FileName)
	if err := os.WriteFile(path, []byte(`{"format": 1, "tok`), 0o600); err != nil {
		t.Fatal(err)
	}
	c.at = c.at.Add(recheck)
	if _, err := b.Check(secret); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("Check: got error %v, want one that names %s", err, path)
	}
	if _, _, err := b.Create("another", Reader, 0); err == nil {
		t.Error("Create over a damaged file: got no error")
	}
	if raw, _ := os.ReadFile(path); string(raw) != `{"format": 1, "tok` {
		t.Errorf("the damaged file was overwritten with %q", raw)
	}
}

func TestTokensMadeAtOnceAreAllKept(t *testing.T) {
	b, c, dir := newBook(t)
	var group sync.WaitGroup
	for range 4 {
		other := Open(dir, c.now)
		for _, book := range []*Book{b, other} {
			group.Go(func() {
				if _, _, err := book.Create("x", Reader, 0); err != nil {
					t.Error(err)
				}
			})
		}
	}
	group.Wait()
	if list, err := b.List(); err != nil || len(list) != 8 {
		t.Errorf("List: got %d tokens, error %v; want 8", len(list), err)
	}
}

func TestRoles(t *testing.T) {
	for r := Reader; r <= Admin; r++ {
		if got, err := ParseRole(r.String()); err != nil || got != r {
			t.Errorf("ParseRole(%q): got %v, error %v", r, got, err)
		}
	}
	for _, name := range []string{"", "nobody", "root", "Admin"} {
		if _, err := ParseRole(name); err == nil {
			t.Errorf("ParseRole(%q): got no error", name)
		}
	}
}

func TestATokenStandsUntilItIsRevokedOrExpires(t *testing.T) {
	b, c, _ := newBook(t)
	_, brief, err := b.Create("一时", Reader, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	_, long, err := b.Create("长期", Reader, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, token := range []Token{brief, long} {
		if err := b.Standing(token.ID); err != nil {
			t.Errorf("%s: %v, want it in force", token.Name, err)
		}
	}
	if err := b.Standing("nosuchid"); !errors.Is(err, ErrUnknown) {
		t.Errorf("a token that is not there: got %v, want ErrUnknown", err)
	}
	c.at = c.at.Add(time.Hour)
	if err := b.Standing(brief.ID); !errors.Is(err, ErrExpired) {
		t.Errorf("after its hour: got %v, want ErrExpired", err)
	}
	if _, err := b.Revoke(long.ID); err != nil {
		t.Fatal(err)
	}
	if err := b.Standing(long.ID); !errors.Is(err, ErrRevoked) {
		t.Errorf("revoked: got %v, want ErrRevoked", err)
	}
}
