package jobs

import "io"

// Order is what every wish for a job has.
type Order struct {
	DryRun bool
	Actor  string // id of the token
	Reason string
}

// Upload is a file that was sent.
type Upload struct {
	Name string // by which it is to be known
	Size int64
	Open func() (io.Reader, error) // from its beginning
}
