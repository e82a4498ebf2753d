#!/usr/bin/env bash
# A run that needs more memory than it may have gives no answer, and claims no bug.
#
#   out_of_memory.sh PROGRAM
#
# Exit code 77: the program does not start with so little memory, as with a sanitizer woven in.
set -euo pipefail
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/.cuakhau-root"
cat >"$work/many.yaml" <<'YAML'
cuakhau: 1
period: {for: 3 d}
stations:
  lane: {service: 5 min}
flows:
  trucks: {arrivals: poisson(9 /h), route: [lane]}
initial: [{flow: trucks, trucks: 400000000}]
measures: {backlog_limit: 4000000000}
YAML
ulimit -v 1000000
"$program" --version >/dev/null 2>&1 || exit 77

for threads in 1 2; do
  status=0
  "$program" run "$work/many.yaml" --threads "$threads" --replications 2 --json "$work/result.json" \
    >"$work/out" 2>"$work/err" </dev/null || status=$?
  [[ $status == 4 && $(tail -1 "$work/err") == "cuakhau: no answer: out of memory" && ! -e $work/result.json ]] || {
    printf 'with %s threads: exit code %s, and on standard error:\n' "$threads" "$status"
    cat "$work/err"
    exit 1
  }
done
