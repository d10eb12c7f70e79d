package sandbox

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Enforced tells who keeps parsers to their limits of memory and processor time.
const Enforced = "from outside"

// confine gives the child a process group of its own and, if isolated, a network in which nobody is. It is false where the system
// knows no such thing.
func confine(cmd *exec.Cmd, isolated bool) bool {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if isolated {
		cmd.SysProcAttr.Cloneflags = unix.CLONE_NEWUSER | unix.CLONE_NEWNET
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}}
	}
	return true
}

// bound sets the limits that hold for the life of a parser. They are set from outside, before it is given anything to read.
func bound(pid int, l Limits) error {
	for _, limit := range []struct {
		resource int
		most     uint64
	}{
		{unix.RLIMIT_DATA, uint64(l.Memory)},
		{unix.RLIMIT_AS, maxAddresses},
		{unix.RLIMIT_NOFILE, maxFiles},
		{unix.RLIMIT_FSIZE, maxFileSize},
		{unix.RLIMIT_CORE, 0},
	} {
		if err := unix.Prlimit(pid, limit.resource, &unix.Rlimit{Cur: limit.most, Max: limit.most}, nil); err != nil {
			return err
		}
	}
	return nil
}

// allow gives a parser processor time for one document more. The system reminds it each second once that is used up (SIGXCPU); a
// parser that does not go then is ended by the limit of time.
func allow(pid int, l Limits) error {
	used, err := cpuTime(pid)
	if err != nil {
		return err
	}
	// The hard limit stays: it could not be raised again without privileges.
	var old unix.Rlimit
	if err := unix.Prlimit(pid, unix.RLIMIT_CPU, nil, &old); err != nil {
		return err
	}
	old.Cur = min(uint64(used/time.Second)+1+l.seconds(), old.Max)
	return unix.Prlimit(pid, unix.RLIMIT_CPU, &old, nil)
}

// cpuTime is what all threads of a process have used. The clock of a process has its number in the upper bits, inverted.
func cpuTime(pid int) (time.Duration, error) {
	const scheduled = 2
	var t unix.Timespec
	if err := unix.ClockGettime(int32(^pid)<<3|scheduled, &t); err != nil {
		return 0, err
	}
	return time.Duration(t.Nano()), nil
}

func killGroup(p *os.Process) {
	if err := unix.Kill(-p.Pid, unix.SIGKILL); errors.Is(err, unix.ESRCH) {
		_ = p.Kill() // its group may not be made yet
	}
}

// watchCPU ends this process when its processor time is used up; Go would ignore the signal.
func watchCPU() {
	over := make(chan os.Signal, 1)
	signal.Notify(over, unix.SIGXCPU)
	go func() {
		<-over
		os.Exit(exitCPU)
	}()
}

// overCPU tells whether the system ended a process for its processor time.
func overCPU(state *os.ProcessState) bool {
	status, ok := state.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == unix.SIGXCPU
}
