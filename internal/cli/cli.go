// Package cli is the command line: one file a verb, and the only place that opens stores.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"go.opentelemetry.io/otel/trace"

	"policygraph/graph"
	"policygraph/internal/httpd"
)

// Version of the program; the build sets it from the repository.
var Version = "dev"

// Main runs the command line args and returns the exit status.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	a := &app{in: stdin, out: terminal{Writer: stdout}, err: terminal{Writer: stderr}, env: env}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	exit := exitFor(err)
	var told toldError
	if !errors.As(err, &told) {
		a.complain(err, exit)
	}
	return exit.status
}

// app is what every verb works with.
type app struct {
	in       io.Reader
	out, err terminal
	env      func(string) string

	store   string // --store
	server  string // --server
	json    bool   // --json
	noColor bool   // --no-color
	parsing parsing
	memory  budget // --memory, where a verb has it

	answering apiFlags // how the API answers, where a verb serves it

	gate    *httpd.Gate // these are of a server only
	observe func(context.Context, graph.Operation)
	tracer  trace.TracerProvider
	logJSON bool
}

const rootLong = `policygraph (政策图谱) reads Chinese government plans (规划、计划、实施方案), finds their tasks (任务), who answers for each
(牵头、负责、配合), and the regions, platforms and targets they name, and keeps the exact sentence behind every statement.

The graph lives in a store on this machine. While a server holds the store, the other commands ask the server.`

const rootExample = `  policygraph serve                                  # load the sample plan, answer on http://127.0.0.1:8080
  policygraph ingest 规划.txt 方案/                  # take in files and folders
  policygraph tasks --involving 安吉县               # 哪些任务涉及安吉县，为什么
  policygraph search 数字经济                        # 检索：名称、标题、正文、拼音
  policygraph show 湖州市科学技术局                  # what is known of one thing
  policygraph path 安吉县 上海市                     # how two things are connected`

func (a *app) root() *cobra.Command {
	cmd := &cobra.Command{
		Use:           "policygraph",
		Short:         "A graph of who does what in Chinese government plans (政策图谱)",
		Long:          rootLong + "\n\n" + exitHelp(),
		Example:       rootExample,
		Args:          knownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			a.settle()
			return nil
		},
	}
	flags := cmd.PersistentFlags()
	flags.StringVar(&a.store, "store", "", "folder of the store (default ./data; env POLICYGRAPH_STORE)")
	flags.StringVar(&a.server, "server", "", "ask the server at this URL instead of opening a store (env POLICYGRAPH_SERVER)")
	flags.BoolVar(&a.json, "json", false, "print JSON for programs")
	flags.BoolVar(&a.noColor, "no-color", false, "print without colour (env NO_COLOR)")
	_ = cmd.MarkPersistentFlagDirname("store") // fails only for a flag that is not there
	cmd.SetVersionTemplate("policygraph {{.Version}}\n")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usageError{err, cmd.CommandPath()} })

	cmd.AddGroup(&cobra.Group{ID: "take", Title: "Take in (入库):"}, &cobra.Group{ID: "ask", Title: "Ask (查询):"},
		&cobra.Group{ID: "keep", Title: "Keep (维护):"})
	cmd.SuggestionsMinimumDistance = 2
	cmd.SetHelpCommandGroupID("keep")
	cmd.SetCompletionCommandGroupID("keep")
	cmd.AddCommand(
		a.serveCommand(), a.jobsCommand(), a.ingestCommand(), a.importCommand(), a.extractCommand(),
		a.askCommand(), a.contextCommand(), a.tasksCommand(), a.targetsCommand(), a.searchCommand(), a.showCommand(), a.pathCommand(), a.matrixCommand(), a.statsCommand(), a.compareCommand(), a.lineageCommand(), a.queryCommand(), a.schemaCommand(),
		a.logCommand(), a.diffCommand(), a.forgetCommand(),
		a.exportCommand(), a.backupCommand(), a.restoreCommand(), a.verifyCommand(), a.doctorCommand(), a.rebuildCommand(), a.qualityCommand(), a.retractCommand(), a.tokenCommand(), a.versionCommand(), a.parseWorkerCommand(),
	)
	cmd.Long = reflow(cmd.Long)
	for _, verb := range cmd.Commands() {
		verb.Args = usageArgs(verb.Args)
		verb.Long = reflow(verb.Long)
	}
	return cmd
}

// knownCommand refuses a verb that there is not, and names those like it.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		return usage(cmd, "unknown command %q; did you mean %s?", args[0], strings.Join(like, ", "))
	}
	return usage(cmd, "unknown command %q", args[0])
}

// settle fills flags that were not given from the environment.
func (a *app) settle() {
	if a.store == "" {
		a.store = a.env("POLICYGRAPH_STORE")
	}
	if a.store == "" {
		a.store = "data"
	}
	if a.server == "" {
		a.server = a.env("POLICYGRAPH_SERVER")
	}
	plain := a.noColor || a.env("NO_COLOR") != "" || a.env("TERM") == "dumb"
	a.out.setUp(plain, a.env("COLUMNS"))
	a.err.setUp(plain, a.env("COLUMNS"))
}

func (a *app) complain(err error, exit exit) {
	if errors.Is(err, context.Canceled) {
		err = errors.New("stopped") // by the person who reads this
	}
	if a.json {
		_ = writeLine(a.err, map[string]failure{"error": {exit.code, err.Error()}}) // nowhere is left to tell
		return
	}
	fmt.Fprintf(a.err, "%s %v\n", a.err.bad("policygraph:"), err)
	advice := exit.advice
	var usage usageError
	if errors.As(err, &usage) {
		advice = fmt.Sprintf("see `%s --help`", usage.command)
	}
	if advice != "" {
		fmt.Fprintf(a.err, "  %s\n", strings.ReplaceAll(advice, "STORE", a.store))
	}
}

// version is what the build set, else what the go command knows of the module.
func version() string {
	if Version != "dev" {
		return Version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return Version
}
