# Sourced by tools/run, tools/test and .ci/run: where the tree is, how many jobs, how to configure and build.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# One compile job a core, but no more than memory holds at 1.5 GiB each: templates of Boost and Eigen are that hungry.
job_count() {
  local cores by_memory
  cores=$(nproc)
  by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1572864) }' /proc/meminfo 2>/dev/null || true)
  ((${by_memory:=$cores} >= 1)) || by_memory=1
  echo $((cores < by_memory ? cores : by_memory))
}

# build_preset PRESET [cmake --build arguments]: configure when needed, then build. One at a time per preset.
build_preset() {
  local preset=$1 tree="$root/build/$1"
  shift
  mkdir -p "$tree"
  (
    flock 9
    # A cache hit does not depend on where the tree is checked out.
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    cd "$root"
    # Ninja re-runs CMake by itself when a CMake file changes, but not when a preset does.
    if [[ ! -f $tree/build.ninja || CMakePresets.json -nt $tree/build.ninja ]]; then
      cmake --preset "$preset"
    fi
    cmake --build "$tree" --parallel "$(job_count)" "$@"
  ) 9>"$tree/.lock"
}
