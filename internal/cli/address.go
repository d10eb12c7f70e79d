package cli

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// address is where the server of a store can be reached. It stands in server.json in the store's folder, readable by its owner only,
// while the server runs: who may read the folder may write through the server, and nobody else.
type address struct {
	URL   string `json:"url"`
	PID   int    `json:"pid"`
	Token string `json:"token"`
	// Origin is how browsers of others name the server, where that is another address than URL.
	Origin string `json:"origin,omitempty"`
}

func addressFile(store string) string { return filepath.Join(store, "server.json") }

// newToken is 26 characters that nobody guesses.
func newToken() string { return rand.Text() }

// announce writes the address file of a store, whole or not at all.
func announce(store string, a address) error {
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(store, "server-*.tmp") // mode 0600
	if err != nil {
		return fmt.Errorf("announce the server in %s: %w", store, err)
	}
	defer os.Remove(f.Name()) // gone once renamed
	_, err = f.Write(append(b, '\n'))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), addressFile(store))
	}
	if err != nil {
		return fmt.Errorf("announce the server in %s: %w", store, err)
	}
	return nil
}

// withdraw removes the address file of a store.
func withdraw(store string) error { return os.Remove(addressFile(store)) }

// announced reads the address file of a store; ok is false where there is none that can be used.
func announced(store string) (a address, ok bool) {
	b, err := os.ReadFile(addressFile(store))
	if err != nil || json.Unmarshal(b, &a) != nil {
		return address{}, false
	}
	return a, a.URL != ""
}
