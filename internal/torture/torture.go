// Package torture runs a program of which one call of the operating system that concerns files fails, for tests.
//
// The calls of the program are decided by its parent (seccomp's user notification), so that nothing in the program knows of it, and calls
// that a library makes fail like its own. A test program that uses it calls Main first of all.
package torture

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// ErrUnsupported is what Start returns where the operating system does not let a parent decide about calls.
var ErrUnsupported = errors.New("calls cannot be made to fail on this system")

// program is the variable of the environment that makes Main the program that it names.
const program = "POLICYGRAPH_TORTURE_PROGRAM"

// Main turns this process into the program that is to be supervised, if it was started for that.
func Main() {
	if path := os.Getenv(program); path != "" {
		fmt.Fprintln(os.Stderr, become(path)) // it does not return otherwise
		os.Exit(1)
	}
}

// through makes cmd start this test program, which becomes cmd.
func through(cmd *exec.Cmd) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	cmd.Env = append(cmd.Env, program+"="+cmd.Path)
	cmd.Path = self
	return nil
}
