# The checks of Tests/install and Tests/package. They use $work, in which the file out has the last output.
# shellcheck shell=bash

passed=0 failed=0 skipped=0

check() { # SENTENCE COMMAND...
  if "${@:2}"; then
    passed=$((passed + 1)) && echo "✔ $1"
  else
    failed=$((failed + 1)) && echo "✘ $1 (${*:2})"
    [[ ! -s $work/out ]] || sed 's/^/    | /' "$work/out"
    return 1
  fi
}

skip() { # SENTENCE REASON
  skipped=$((skipped + 1)) && echo "➜ $1: skipped, $2"
}

says() { grep -Fq -- "$1" "$work/out"; }

does_not_say() { ! says "$1"; }

same() { [[ $1 == "$2" ]]; }
differ() { [[ $1 != "$2" ]]; }
absent() { [[ ! -e $1 && ! -L $1 ]]; }

# Prints the totals of NAME. The status is 0 if nothing failed.
total() { # NAME
  echo "$1: $passed passed, $failed failed$( ((skipped == 0)) || echo ", $skipped skipped")"
  ((failed == 0))
}
