// Package access says who may do what: roles, tokens that carry them, and the file in the store's folder that keeps what tokens are known by.
package access

import "fmt"

// Role is what somebody may do. Each may do what those before it may.
type Role uint8

// The roles. The zero value may do nothing.
const (
	Nobody  Role = iota
	Reader       // asks questions and exports
	Curator      // takes documents in and retracts them
	Admin        // reads paths of the server, forgets, backs up, gives tokens
)

var roleNames = [...]string{Nobody: "nobody", Reader: "reader", Curator: "curator", Admin: "admin"}

// String is the name of the role, such as "reader".
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return fmt.Sprintf("role %d", uint8(r))
}

// ParseRole reads the name of a role that a token can carry.
func ParseRole(name string) (Role, error) {
	for r := Reader; r <= Admin; r++ {
		if roleNames[r] == name {
			return r, nil
		}
	}
	return Nobody, fmt.Errorf("role %q: want reader, curator or admin", name)
}

// MarshalText writes the name of the role.
func (r Role) MarshalText() ([]byte, error) {
	if r == Nobody || r > Admin {
		return nil, fmt.Errorf("%s is no role that a token can carry", r)
	}
	return []byte(r.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (r *Role) UnmarshalText(text []byte) (err error) {
	*r, err = ParseRole(string(text))
	return err
}
