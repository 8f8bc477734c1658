#!/usr/bin/env bash
# Removes Balasana. It is installed together with the scripts that it sources. `balasana uninstall` runs it.
set -euo pipefail

# shellcheck disable=SC2034 # the sourced scripts use it
readonly id=io.github.balasana
parts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly parts

# shellcheck source=Sources/install/words.sh
source "$parts/words.sh"
# shellcheck source=Sources/install/places.sh
source "$parts/places.sh"
# shellcheck source=Sources/install/manifest.sh
source "$parts/manifest.sh"
# shellcheck source=Sources/install/entries.sh
source "$parts/entries.sh"
# shellcheck source=Sources/install/agent.sh
source "$parts/agent.sh"
# shellcheck source=Sources/install/removal.sh
source "$parts/removal.sh"

action=uninstall yes=no dry=no

options() {
  while (($#)); do
    case $1 in
      --purge) action=purge ;;
      --dry-run) dry=yes ;;
      --yes) yes=yes ;;
      *) fail 64 "uninstall.sh: Unknown option \"$1\". It takes --purge, --dry-run and --yes." ;;
    esac
    shift
  done
}

list() {
  local path
  installed_files
  for path in "${known_prefix:-$prefix}/share/balasana/manifest" "$manifest"; do
    [[ ! -e $path ]] || printf '%s\n' "$path"
  done | LC_ALL=C sort -u
  [[ ! -e $state_home/balasana ]] || printf '%s\n' "$state_home/balasana"
  [[ $action != purge ]] || own_folders
}

confirm() {
  local answer=''
  [[ $yes == no ]] || return 0
  [[ -t 0 && -t 1 ]] || fail 64 "balasana: Nothing was removed. To uninstall without being asked, add --yes."
  if [[ $action == purge ]]; then
    echo "This removes Balasana and deletes your settings and your history."
  else
    echo "This removes Balasana. Your settings and your history are kept."
  fi
  printf 'Continue? [y/N] '
  read -r answer || echo
  [[ $answer == [yY]* ]] || fail 1 "balasana: Nothing was removed."
}

main() {
  options "$@"
  [[ $parts != */share/balasana/uninstall ]] || prefix=${parts%/share/balasana/uninstall}
  places
  read_installation
  ((${#known[@]})) || fail 66 "balasana: Balasana is not installed: $(short "$manifest") does not exist."
  find_login_files
  if [[ $dry == yes ]]; then
    list
  else
    confirm
    uninstall_all
  fi
}

# On one line: bash must not read on, because this file may be deleted by then.
main "$@"; exit
