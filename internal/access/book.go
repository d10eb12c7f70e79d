package access

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"policygraph/internal/disk"
)

// FileName is the file in the store's folder that keeps the tokens.
const FileName = "tokens.json"

// recheck is how old what a book knows may be: so long a revoked token may still open.
const recheck = time.Second

// Book is the tokens of a store, kept in a file that only its owner reads. The command line and a running server share the file: a server
// sees within a second what the command line wrote. It is safe for use by many goroutines.
type Book struct {
	path string
	now  func() time.Time

	mu     sync.Mutex
	looked time.Time
	seen   fs.FileInfo // of what tokens holds; nil: no file
	tokens []Token
}

// Open makes the book of the store in dir. The file need not be there. now tells the time; nil: the clock of the machine.
func Open(dir string, now func() time.Time) *Book {
	if now == nil {
		now = time.Now
	}
	return &Book{path: filepath.Join(dir, FileName), now: now}
}

// file is what the file holds.
type file struct {
	Format int     `json:"format"` // 1
	Tokens []Token `json:"tokens"`
}

// load reads the file where it has changed since.
func (b *Book) load() error {
	info, err := os.Stat(b.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		b.seen, b.tokens, b.looked = nil, nil, b.now()
		return nil
	case err != nil:
		return fmt.Errorf("tokens: %w", err)
	case b.seen != nil && os.SameFile(info, b.seen) && info.ModTime().Equal(b.seen.ModTime()) && info.Size() == b.seen.Size():
		b.looked = b.now()
		return nil
	}
	raw, err := os.ReadFile(b.path)
	if err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	var f file
	if err := json.Unmarshal(raw, &f); err != nil {
		return fmt.Errorf("tokens: %s cannot be read (%w); nobody is let in by token until it is mended or removed", b.path, err)
	}
	if f.Format != 1 {
		return fmt.Errorf("tokens: %s has format %d; this program reads 1", b.path, f.Format)
	}
	b.seen, b.tokens, b.looked = info, f.Tokens, b.now()
	return nil
}

// List is every token, revoked and expired ones too, in the order in which they were made.
func (b *Book) List() ([]Token, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.load(); err != nil {
		return nil, err
	}
	return slices.Clone(b.tokens), nil
}

// Check says whose a secret is. An error wraps one of the sentinels, or is about the file.
func (b *Book) Check(secret string) (Token, error) {
	id, err := idOf(secret)
	if err != nil {
		return Token{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now()
	if err := b.refresh(now); err != nil {
		return Token{}, err
	}
	i := slices.IndexFunc(b.tokens, func(t Token) bool { return t.ID == id })
	if i < 0 {
		return Token{}, ErrUnknown
	}
	if err := b.tokens[i].admits(secret, now); err != nil {
		return Token{}, err
	}
	return b.tokens[i], nil
}

// Create makes a token and keeps it. The secret cannot be had again.
func (b *Book) Create(name string, role Role, ttl time.Duration) (secret string, t Token, err error) {
	if name == "" {
		return "", Token{}, errors.New("a token needs a name: whose it is, or what for")
	}
	if role == Nobody || role > Admin {
		return "", Token{}, fmt.Errorf("%s is no role that a token can carry", role)
	}
	secret, t = New(name, role, b.now(), ttl)
	err = b.change(func(tokens []Token) ([]Token, error) { return append(tokens, t), nil })
	if err != nil {
		return "", Token{}, err
	}
	return secret, t, nil
}

// Revoke ends the token of that ID; it stays in the list. Revoking it again changes nothing.
func (b *Book) Revoke(id string) (t Token, err error) {
	err = b.change(func(tokens []Token) ([]Token, error) {
		i := slices.IndexFunc(tokens, func(t Token) bool { return t.ID == id })
		if i < 0 {
			return nil, fmt.Errorf("token %q: %w", id, ErrUnknown)
		}
		if tokens[i].Revoked.IsZero() {
			tokens[i].Revoked = b.now().UTC().Truncate(time.Second)
		}
		t = tokens[i]
		return tokens, nil
	})
	return t, err
}

// change reads the file, and puts what do makes of it in its place, whole or not at all, while no other process does the same.
func (b *Book) change(do func([]Token) ([]Token, error)) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	release, err := b.hold()
	if err != nil {
		return err
	}
	defer release()
	b.seen = nil
	if err := b.load(); err != nil {
		return err
	}
	tokens, err := do(slices.Clone(b.tokens))
	if err != nil {
		return err
	}
	if err := b.write(file{Format: 1, Tokens: tokens}); err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	b.seen = nil
	return b.load()
}

// hold waits for its turn: another process has the file for a moment only.
func (b *Book) hold() (release func(), err error) {
	for range 100 {
		unlock, err := disk.Lock(b.path + ".lock")
		if err == nil {
			return func() { _ = unlock() }, nil // it ends with the process at the latest
		}
		if !errors.Is(err, disk.ErrHeld) {
			return nil, fmt.Errorf("tokens: %w", err)
		}
		time.Sleep(10 * time.Millisecond)
	}
	return nil, fmt.Errorf("tokens: %s: %w", b.path, disk.ErrHeld)
}

func (b *Book) write(f file) error {
	raw, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	dir := filepath.Dir(b.path)
	tmp, err := os.CreateTemp(dir, "tokens-*.tmp") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // gone once renamed
	_, err = tmp.Write(append(raw, '\n'))
	if err == nil {
		err = tmp.Sync()
	}
	if err = errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), b.path); err != nil {
		return err
	}
	return disk.Sync(dir)
}

// Standing is nil where the token of that ID is in force still: what was let in by it may stay.
func (b *Book) Standing(id string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now()
	if err := b.refresh(now); err != nil {
		return err
	}
	i := slices.IndexFunc(b.tokens, func(t Token) bool { return t.ID == id })
	if i < 0 {
		return ErrUnknown
	}
	return b.tokens[i].standing(now)
}

// refresh reads the file where what is known of it is too old.
func (b *Book) refresh(now time.Time) error {
	if since := now.Sub(b.looked); since < 0 || since >= recheck || b.looked.IsZero() {
		return b.load()
	}
	return nil
}
