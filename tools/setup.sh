#!/usr/bin/env bash
# Installs what is missing of the Debian packages that a purpose needs, and nothing else.
#
#   tools/setup.sh build     what compiling and running cuakhau needs
#   tools/setup.sh test      … and what its tests need
#   tools/setup.sh package   what tools/package/make needs
#   tools/setup.sh ci        … and what .ci/run needs
#   tools/setup.sh full      … and what .ci/run --full needs
#
# When nothing is missing it touches nothing and needs neither network nor root.
set -euo pipefail

build=(g++ cmake ninja-build libboost-dev libboost-program-options-dev libeigen3-dev
  libfmt-dev libnlopt-cxx-dev libsqlite3-dev libyaml-cpp-dev nlohmann-json3-dev librandom123-dev)
test=("${build[@]}" catch2 jq libfyaml-utils libbenchmark-dev libxml2-utils sqlite3)
package=("${build[@]}" dpkg-dev file scdoc)
ci=("${test[@]}" "${package[@]}" clang-19 clang-format-19 clang-tidy-19)
full=("${ci[@]}" fish gcovr iproute2 lintian man-db munge parallel slurm-wlm zsh)

say() { printf 'cuakhau set-up: %s\n' "$*" >&2; }

installed() {
  # An unknown name makes dpkg-query fail after it has answered for the others.
  dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null |
    awk '$1 == "ii" { print $2 }' || true
}

missing_of() {
  local have name
  have=" $(installed "$@" | tr '\n' ' ') "
  for name in "$@"; do
    [[ $have == *" $name "* ]] || printf '%s\n' "$name"
  done
}

as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

# apt-get waits for dpkg's lock by itself but not for the lock of its lists: another apt may be at work.
patiently() {
  local attempt
  for attempt in 1 2 3 4 5 6; do
    as_root env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1 && return 0
    grep -q 'Could not get lock' "$log" || return 1
    say "another package manager is at work, waiting ($attempt)"
    sleep 20
  done
  return 1
}

install() {
  say "installing from Debian: $*"
  patiently apt-get -o DPkg::Lock::Timeout=600 update &&
    patiently apt-get -o DPkg::Lock::Timeout=600 -y --no-remove --no-install-recommends \
      install "$@" && return 0
  cat "$log" >&2
  say "apt-get failed; its output is above"
  return 1
}

main() {
  case "${1:-build}" in
    build) wanted=("${build[@]}") ;;
    test) wanted=("${test[@]}") ;;
    package) wanted=("${package[@]}") ;;
    ci) wanted=("${ci[@]}") ;;
    full) wanted=("${full[@]}") ;;
    *)
      say "unknown purpose '$1': expected build, test, package, ci or full"
      exit 2
      ;;
  esac
  if ! command -v dpkg-query >/dev/null; then
    say "this is not Debian; install the equivalents of: ${wanted[*]}"
    exit 1
  fi
  mapfile -t missing < <(missing_of "${wanted[@]}")
  ((${#missing[@]} > 0)) || exit 0
  if [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; then
    say "packages are missing and this is neither root nor is there sudo; as root, run:"
    say "apt-get install --no-remove --no-install-recommends ${missing[*]}"
    exit 1
  fi
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  install "${missing[@]}"
}

main "$@"
