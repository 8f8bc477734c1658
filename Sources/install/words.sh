# The output of the installer and the uninstaller. Used by both.
# shellcheck shell=bash

fail() { # STATUS LINE...
  printf '%s\n' "${@:2}" >&2
  exit "$1"
}

row() { printf '%-10s %s\n' "$1" "$2"; }

short() { # PATH: prints it with ~ for the home folder
  case $1 in
    "$HOME") echo '~' ;;
    "$HOME"/*) printf '%s/%s\n' '~' "${1#"$HOME"/}" ;;
    *) printf '%s\n' "$1" ;;
  esac
}
