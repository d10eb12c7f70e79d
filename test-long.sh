#!/bin/sh
# Runs the long tests, those named or all, one after the other, and prints a table of what was wanted and what was reached. Each ends by
# itself. What a machine cannot show (no root, no loop devices) stands in the table as NOT PROVED HERE.
cd "$(dirname "$0")" || exit 2
go=${GO:-go}
logs=bin/long
mkdir -p "$logs"
wanted=" $* "
failed=

# long NAME PACKAGE TEST FLAGS... runs the tests of a package that match.
long() {
	name=$1 package=$2 tests=$3
	shift 3
	case $wanted in "  " | *" $name "*) ;; *) return ;; esac
	printf '%-10s ' "$name"
	began=$(date +%s)
	if $go test -count=1 -v -timeout 12h -run "$tests" "$package" "$@" >"$logs/$name.log" 2>&1; then
		outcome=ok
	else
		outcome="FAILED, see $logs/$name.log" failed=1
	fi
	echo "$outcome ($(($(date +%s) - began)) s)"
}

store=./internal/store/badgerstore
long crash $store '^TestKilledAtAnyMoment' -long
long power $store '^TestPowerLoss' -long
long faults $store '^TestEveryCallMayFail' -long
long full $store '^TestFullDiskRefuses' -long
long edits $store '^TestNoEditIsLost|^TestOneOfMany' -long
long follow $store '^TestFollowerMisses' -long
long events ./internal/store/memstore '^TestFollowersMiss' -long
long program ./cmd/policygraph '^TestTorture' -long
long damage $store '^TestEveryDamage|^TestFlippedBits' -damages 0 -flips 1000
long backup ./internal/backup '^TestABackupUnderLoad|^TestAnyPoint' -underload 200 -targets 100
long restore ./cmd/policygraph '^TestARestoreThatIsKilled' -kills 50
long mixed ./cmd/policygraph '^TestScripts$/^mixed$' -mixed 1000
long export ./internal/export '^TestALongExport' -long
long mutants ./internal/sandbox '^TestDamagedDocuments' -mutations "${MUTATIONS:-10000}"

echo
printf 'row | wanted | reached\n'
for log in "$logs"/*.log; do
	case $wanted in "  " | *" $(basename "$log" .log) "*) sed -n 's/^.*_test\.go:[0-9]*: row //p' "$log" ;; esac
done | sort -V
[ -z "$failed" ]
