package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"policygraph/internal/access"
	"policygraph/internal/chronicle"
)

func (a *app) tokenCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "token",
		GroupID: "keep",
		Short:   "Make, list and revoke tokens, by which others are let in (令牌)",
		Long: `Tokens let programs and people ask a server (Authorization: Bearer TOKEN, or POLICYGRAPH_TOKEN for this program). They are kept in
tokens.json in the store's folder, by their sums: a secret is told once, when it is made. The commands work on the folder, while a server
runs too; it hears of a change within a second, and streams of a revoked token end within three.

Roles, each with what those before it may do:
  reader   asks questions, exports (只读)
  curator  takes documents in, retracts them, follows jobs (编辑)
  admin    verifies, imports, forgets, backs up, reads paths, ends jobs of others (管理)`,
		Example: `  policygraph token create 报表 --role reader --ttl 90d
  policygraph token create 入库程序 --role curator --quiet > token.txt
  policygraph token list
  policygraph token revoke 3fGk29Qa
  policygraph token login                  # a link by which a browser is let in, once`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.tokenCreateCommand(), a.tokenListCommand(), a.tokenRevokeCommand(), a.tokenLoginCommand())
	for _, verb := range cmd.Commands() {
		verb.Args = usageArgs(verb.Args)
	}
	return cmd
}

// told is a token as it is told; never its sum.
type toldToken struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Role    string     `json:"role"`
	State   string     `json:"state"`
	Created time.Time  `json:"created"`
	Expires *time.Time `json:"expires"`
	Revoked *time.Time `json:"revoked"`
	Token   string     `json:"token,omitempty"` // only when it is made
}

func toldOf(t access.Token, now time.Time) toldToken {
	told := toldToken{ID: t.ID, Name: t.Name, Role: t.Role.String(), State: tokenState(t, now), Created: t.Created}
	if !t.Expires.IsZero() {
		told.Expires = &t.Expires
	}
	if !t.Revoked.IsZero() {
		told.Revoked = &t.Revoked
	}
	return told
}

func tokenState(t access.Token, now time.Time) string {
	switch {
	case !t.Revoked.IsZero():
		return "revoked"
	case !t.Expires.IsZero() && !now.Before(t.Expires):
		return "expired"
	}
	return "active"
}

// book is the tokens of the store's folder.
func (a *app) book(cmd *cobra.Command) (*access.Book, error) {
	if a.server != "" {
		return nil, usage(cmd, "--server: tokens are made where the store's folder is")
	}
	return access.Open(a.store, nil), nil
}

func (a *app) tokenCreateCommand() *cobra.Command {
	var role, ttl string
	var quiet bool
	cmd := &cobra.Command{
		Use:   "create NAME",
		Short: "Make a token and tell its secret, once (新建)",
		Example: `  policygraph token create 报表 --role reader --ttl 90d
  policygraph token create 入库程序 --role curator --quiet > token.txt`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			book, err := a.book(cmd)
			if err != nil {
				return err
			}
			as, err := access.ParseRole(role)
			if err != nil {
				return usage(cmd, "--role: %v", err)
			}
			lasts, err := lifetime(ttl)
			if err != nil {
				return usage(cmd, "--ttl: %v", err)
			}
			if name := strings.TrimSpace(args[0]); name == "" || len(name) > 200 || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
				return usage(cmd, "the name of a token is one line of at most 200 bytes: whose it is, or what for")
			}
			if err := os.MkdirAll(a.store, 0o700); err != nil { // a token comes before the first serve where others are to reach it
				return fmt.Errorf("%w: make store %s: %w", errUnwritable, a.store, reason(err))
			}
			secret, t, err := book.Create(strings.TrimSpace(args[0]), as, lasts)
			if err != nil {
				return err
			}
			told := toldOf(t, time.Now())
			told.Token = secret
			switch {
			case a.json:
				return writePretty(a.out, told)
			case quiet:
				_, err = fmt.Fprintln(a.out, secret)
				return err
			}
			until := "until it is revoked"
			if told.Expires != nil {
				until = "until " + localTime(*told.Expires)
			}
			_, err = fmt.Fprintf(a.out, "%s\n\n%s %s (%s), %s. The secret is not kept and cannot be shown again.\n", secret, t.ID, t.Name, t.Role, until)
			return err
		},
	}
	cmd.Flags().StringVar(&role, "role", "", "reader, curator or admin (角色)")
	cmd.Flags().StringVar(&ttl, "ttl", "", "how long it lasts: hours, days or weeks such as 36h, 90d, 12w (default until it is revoked; 有效期)")
	cmd.Flags().BoolVar(&quiet, "quiet", false, "print the secret and nothing else")
	return cmd
}

// lifetime reads 36h, 90d, 12w; "" is for ever.
func lifetime(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	r, err := chronicle.ParseRetention(text)
	if err != nil || r == 0 {
		return 0, fmt.Errorf("%q: want a number of hours, days or weeks such as 36h, 90d, 12w", text)
	}
	return time.Duration(r), nil
}

func (a *app) tokenListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the tokens, those that opened once too (列表)",
		Example: "  policygraph token list\n  policygraph token list --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			book, err := a.book(cmd)
			if err != nil {
				return err
			}
			list, err := book.List()
			if err != nil {
				return err
			}
			now, told := time.Now(), []toldToken{}
			for _, t := range list {
				told = append(told, toldOf(t, now))
			}
			if a.json {
				return writePretty(a.out, told)
			}
			if len(told) == 0 {
				_, err := fmt.Fprintln(a.out, "no tokens")
				return err
			}
			t := table{header: []string{"id", "name", "role", "state", "created", "expires"}}
			for _, x := range told {
				expires := "—"
				if x.Expires != nil {
					expires = localTime(*x.Expires)
				}
				t.add(x.ID, x.Name, x.Role, x.State, localTime(x.Created), expires)
			}
			return t.write(a.out, a.out.width, a.out.strong)
		},
	}
}

func (a *app) tokenRevokeCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "revoke ID",
		Short:   "End a token; who holds it is let in no more (吊销)",
		Example: "  policygraph token revoke 3fGk29Qa",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			book, err := a.book(cmd)
			if err != nil {
				return err
			}
			t, err := book.Revoke(args[0])
			switch {
			case errors.Is(err, access.ErrUnknown):
				return usage(cmd, "no token has the id %q; `policygraph token list` lists them", args[0])
			case err != nil:
				return err
			case a.json:
				return writePretty(a.out, toldOf(t, time.Now()))
			}
			_, err = fmt.Fprintf(a.out, "revoked %s %s (%s)\n", t.ID, t.Name, t.Role)
			return err
		},
	}
}

func (a *app) tokenLoginCommand() *cobra.Command {
	var role string
	cmd := &cobra.Command{
		Use:   "login",
		Short: "Make a link by which one browser is let in, once (登录链接)",
		Example: `  policygraph token login
  policygraph token login --role admin`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			as, err := access.ParseRole(role)
			if err != nil {
				return usage(cmd, "--role: %v", err)
			}
			at, ok := announced(a.store)
			if !ok || a.server != "" {
				return fmt.Errorf("%w: a server of this machine makes the link, and %s names none", errUnreachable, addressFile(a.store))
			}
			r, err := newRemote(at.URL, at.Token)
			if err != nil {
				return err
			}
			defer r.Close()
			var made struct {
				Path    string
				Seconds int
			}
			if err := r.call(cmd.Context(), "/api/login", map[string][]string{"role": {as.String()}}, nil, &made); err != nil {
				return err
			}
			origin := at.Origin
			if origin == "" {
				origin = at.URL
			}
			if a.json {
				return writePretty(a.out, map[string]any{"url": origin + made.Path, "role": as.String(), "seconds": made.Seconds})
			}
			_, err = fmt.Fprintf(a.out, "%s\n\nopens the page as %s, once, within %d minutes\n", origin+made.Path, as, made.Seconds/60)
			return err
		},
	}
	cmd.Flags().StringVar(&role, "role", access.Curator.String(), "reader, curator or admin (角色)")
	return cmd
}
