package cli

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"policygraph/internal/access"
)

func TestMetricsKnowTheOperationsOfThisProgram(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	known := operationNames()
	named := regexp.MustCompile("`(?:query|mutation|subscription) ([A-Z]\\w+)")
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(b), -1) {
			found++
			if !slices.Contains(known, m[1]) {
				t.Errorf("%s asks %s, which operationNames does not know", name, m[1])
			}
		}
	}
	if found < 5 {
		t.Errorf("%d operations found in %d files: the pattern does not fit any more", found, len(files))
	}
}

// certify writes a certificate for 127.0.0.1, and its key.
func certify(t *testing.T, dir string, serial int64) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	of := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "graph.example.org"}, DNSNames: []string{"graph.example.org"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, of, of, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for name, block := range map[string]*pem.Block{key: {Type: "PRIVATE KEY", Bytes: raw}, cert: {Type: "CERTIFICATE", Bytes: der}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

func TestTLSIsServedToOthersAndPlainToThisMachine(t *testing.T) {
	dir := t.TempDir()
	cert, key := certify(t, dir, 7)
	config, err := certificates(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	if config.MinVersion != tls.VersionTLS12 {
		t.Errorf("least version %x, want 1.2", config.MinVersion)
	}
	f := accessFlags{cert: cert, key: key}
	open, err := f.expose("127.0.0.1:0", 0)
	if err != nil {
		t.Fatal(err)
	}
	main, aside, err := open.listeners(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.TLS != nil {
			io.WriteString(w, "over TLS by "+r.Proto)
		}
	})).Config
	server.TLSConfig = config
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- runServer(ctx, server, main, aside) }()
	roots := x509.NewCertPool()
	b, err := os.ReadFile(cert)
	if err != nil || !roots.AppendCertsFromPEM(b) {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: roots, ServerName: "graph.example.org", MinVersion: tls.VersionTLS12}}}
	for url, want := range map[string]string{"https://" + main.Addr().String(): "over TLS by HTTP/2.0", "http://" + aside.Addr().String(): ""} {
		resp, err := client.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if string(body) != want {
			t.Errorf("%s: %q, want %q", url, body, want)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("stopped: %v", err)
	}
	if _, err := certificates(filepath.Join(dir, "none.pem"), key); err == nil || exitFor(err).status != 3 {
		t.Errorf("no certificate: %v, want status 3", err)
	}
}

func TestARenewedCertificateIsTakenUp(t *testing.T) {
	dir := t.TempDir()
	cert, key := certify(t, dir, 7)
	config, err := certificates(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	certify(t, dir, 8)
	later := time.Now().Add(time.Minute)
	if err := os.Chtimes(cert, later, later); err != nil {
		t.Fatal(err)
	}
	pair, err := config.GetCertificate(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := x509.ParseCertificate(pair.Certificate[0]); err != nil || got.SerialNumber.Int64() != 8 {
		t.Errorf("serial %v (%v), want that of the new one", got.SerialNumber, err)
	}
}

func TestTokensOfTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	run := func(args ...string) (string, string, int) { return runMain(t, nil, append(args, "--store", dir)...) }
	out, _, status := run("token", "create", "报表", "--role", "reader", "--ttl", "90d", "--json")
	var made toldToken
	if err := json.Unmarshal([]byte(out), &made); err != nil || status != 0 || made.Expires == nil || made.Expires.Sub(made.Created) != 90*24*time.Hour {
		t.Fatalf("status %d, %s (%v); want a token of 90 days", status, out, err)
	}
	secret, errs, _ := run("token", "create", "入库", "--role", "curator", "--quiet")
	if errs != "" || strings.Count(secret, "\n") != 1 {
		t.Errorf("--quiet: stdout %q, stderr %q; want the secret alone", secret, errs)
	}
	book := access.Open(dir, nil)
	if got, err := book.Check(strings.TrimSpace(secret)); err != nil || got.Role != access.Curator || got.Name != "入库" {
		t.Errorf("the secret opens %+v (%v), want the curator's", got, err)
	}
	if _, _, status := run("token", "revoke", made.ID); status != 0 {
		t.Errorf("revoke: status %d", status)
	}
	if _, err := book.Check(made.Token); err == nil {
		time.Sleep(1100 * time.Millisecond) // what a book knows may be a second old
		if _, err := book.Check(made.Token); err == nil {
			t.Error("the revoked token opens")
		}
	}
	if n, err := inForce(book, time.Now()); err != nil || n != 1 {
		t.Errorf("%d tokens in force (%v), want 1", n, err)
	}
	for _, args := range [][]string{
		{"token", "create", " ", "--role", "reader"},
		{"token", "create", "x\ny", "--role", "reader"},
		{"token", "create", "x", "--role", "nobody"},
		{"token", "create", "x"},
		{"token", "create", "x", "--role", "reader", "--ttl", "all"},
		{"token", "revoke", "x"},
		{"token", "list", "x"},
		{"token", "create", "x", "--role", "reader", "--server", "http://127.0.0.1:1"},
		{"token", "login", "--role", "king"},
	} {
		if _, _, status := run(args...); status != 2 {
			t.Errorf("%q: status %d, want 2", args, status)
		}
	}
	if _, errs, status := run("token", "login"); status != 3 || !strings.Contains(errs, "server.json") {
		t.Errorf("login without a server: status %d, %q; want 3", status, errs)
	}
}

func TestTokenCommandsHaveHelpWithAnExample(t *testing.T) {
	a := &app{env: func(string) string { return "" }}
	for _, cmd := range a.tokenCommand().Commands() {
		if cmd.Short == "" || !strings.Contains(cmd.Example, "policygraph token "+cmd.Name()) {
			t.Errorf("token %s: short %q, example %q", cmd.Name(), cmd.Short, cmd.Example)
		}
	}
}
