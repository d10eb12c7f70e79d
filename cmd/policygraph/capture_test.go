package main

import (
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"
)

// capture puts what the first group of a pattern matches in a file into an environment variable: `capture COMMIT stdout '^(\d+) +新增'`.
func capture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: capture VARIABLE file pattern")
	}
	pattern, err := regexp.Compile("(?m)" + args[2])
	ts.Check(err)
	found := pattern.FindStringSubmatch(ts.ReadFile(args[1]))
	if len(found) != 2 {
		ts.Fatalf("%s has nothing like %s with one group", args[1], args[2])
	}
	ts.Setenv(args[0], found[1])
}
