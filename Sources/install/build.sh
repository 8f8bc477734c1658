# The release build. It leaves no files of the toolchain in the home folder. Used by install.sh.
# shellcheck shell=bash

completions() {
  local shell
  for shell in bash zsh fish; do "$built/balasana" --generate-completion-script "$shell" >"$stage/$shell"; done
  # It is not a program.
  sed -i '1{/^#!/d}' "$stage/bash"
}

# Prints the options of the release build, one on each line. Tests/Benchmarks uses them, too.
build_options() {
  # Without export-dynamic, which is Swift's default, the linker removes what is not used.
  printf '%s\n' -c release --static-swift-stdlib --disable-local-rpath -Xlinker -s -Xlinker --no-export-dynamic \
    -Xlinker --as-needed -Xlinker -z -Xlinker now
  # Nothing of this folder is in the programs, not even in a checksum, so two builds in different folders are equal.
  printf '%s\n' -Xswiftc -gnone -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen \
    -Xswiftc -file-prefix-map -Xswiftc "$root=." -Xcc "-ffile-prefix-map=$root=."
}

build() {
  local log=$root/.build/install.log product path ended=ready flags absent=()
  mapfile -t flags < <(build_options)
  # The toolchain writes caches to the user's folders. Those that do not exist yet are removed after the build.
  for path in "$cache_home"/{clang,org.swift.swiftpm,org.swift.foundation.URLCache} "$config_home/swiftpm" \
    "$HOME/.swiftpm" "$data_home/bin" "$HOME/.local/share/bin"; do
    while [[ ! -e $path ]]; do absent+=("$path") && path=$(dirname -- "$path"); done
  done
  mkdir -p "$root/.build"
  : >"$log"
  printf 'Building   this takes a few minutes the first time ... '
  for product in balasana-agent balasana; do
    (cd "$root" && swift build "${flags[@]}" --product "$product") >>"$log" 2>&1 || ended=failed
    [[ $ended == ready ]] || break
  done
  echo "$ended"
  [[ $ended == failed ]] || built=$(cd "$root" && swift build "${flags[@]}" --show-bin-path 2>/dev/null)
  for path in "${absent[@]}"; do
    case $path in
      */clang | */org.swift.* | *swiftpm) rm -rf -- "$path" ;;
      *) rmdir -- "$path" 2>/dev/null || true ;;
    esac
  done
  [[ $ended == ready ]] ||
    fail 1 "$(grep -v 'prohibited flag' "$log" | tail -n 20)" "The build failed. The full output is in $(short "$log")."
}
