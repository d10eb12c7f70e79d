//go:build !linux || !(amd64 || arm64)

package torture

import "os/exec"

func become(string) error { return ErrUnsupported }

// Calls are those of a program.
type Calls struct{}

// Start is ErrUnsupported.
func Start(*exec.Cmd, ...string) (*Calls, error) { return nil, ErrUnsupported }

// Fail does nothing.
func (*Calls) Fail(int) {}

// Stop does nothing.
func (*Calls) Stop() (n int, failed string) { return 0, "" }

// Close does nothing.
func (*Calls) Close() error { return nil }
