#!/usr/bin/env bash
# Every scenario of scenarios/bad is refused by `cuakhau check`: exit code 3, nothing on standard
# output, and on standard error the .expected beside it, to the letter. Those called warned-… are
# legal, exit code 0, and have warnings there. And a file of 100 MB, made here, is refused at once.
#
#   bad_corpus.sh PROGRAM ROOT
#
# CUAKHAU_REGENERATE=1 writes each .expected anew instead: look at the difference before keeping it.
set -euo pipefail

program=$(realpath "$1")
cd "$2"
unset CUAKHAU_LIBRARY

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# check FILE EXPECTED: prints what differs.
check() {
  local status=0 wanted=3
  [[ $1 == */warned-* ]] && wanted=0
  timeout 10 "$program" check "$1" >"$work/out" 2>"$work/err" </dev/null || status=$?
  if ((status != wanted)); then
    printf '%s: expected exit code %d, found %d\n' "$1" "$wanted" "$status"
    return 1
  fi
  if ((wanted == 3)) && [[ -s $work/out ]]; then
    printf '%s: expected nothing on standard output, found:\n' "$1"
    cat "$work/out"
    return 1
  fi
  if [[ ${CUAKHAU_REGENERATE:-} == 1 && $2 == scenarios/* ]]; then
    cp "$work/err" "$2"
  fi
  diff -u "$2" "$work/err"
}

count=0
failed=0
for file in scenarios/bad/*.yaml; do
  check "$file" "${file%.yaml}.expected" || failed=$((failed + 1))
  count=$((count + 1))
done

truncate -s 100000000 "$work/large.yaml"
printf '%s: error: the file has 100000000 bytes, more than the 4194304 a scenario may have\n1 error\n' \
  "$work/large.yaml" >"$work/large.expected"
check "$work/large.yaml" "$work/large.expected" || failed=$((failed + 1))

printf '%d files, %d not as expected\n' "$((count + 1))" "$failed"
((count >= 70 && failed == 0))
