#!/usr/bin/env bash
# Builds and installs Balasana for the user who runs it. See ./install.sh --help.
set -euo pipefail
# A path may contain an ampersand, which bash 5.2 would replace with the match.
shopt -u patsub_replacement 2>/dev/null || true

readonly id=io.github.balasana
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly root

usage() {
  cat <<'TEXT'
Usage: ./install.sh [OPTION...]

Builds Balasana and installs it for you only, in ~/.local. Run it again to upgrade: your
settings, your history and what you have turned off are kept.

  --prefix DIR   install the program files in DIR instead of ~/.local
  --autostart    start at login through the desktop's autostart folder (the default;
                 change it later with `balasana autostart`)
  --systemd      start at login as a systemd user unit instead
  --no-start     do not start the agent now; a running agent is left as it is
  --yes          install missing Debian packages without asking
  --deb [FOLDER] do not install, but build a Debian package in FOLDER (default: .)
  --uninstall    stop the agent and remove what was installed; keep settings and history
  --purge        like --uninstall, but delete settings and history too
  --help         show this help

Exit status: 0 success, 1 failure, 2 wrong option, 3 no Swift 6 toolchain, 4 missing
packages, 5 --systemd cannot work in this session.
TEXT
}

# shellcheck source=Sources/install/words.sh
source "$root/Sources/install/words.sh"
# shellcheck source=Sources/install/places.sh
source "$root/Sources/install/places.sh"
# shellcheck source=Sources/install/manifest.sh
source "$root/Sources/install/manifest.sh"
# shellcheck source=Sources/install/requirements.sh
source "$root/Sources/install/requirements.sh"
# shellcheck source=Sources/install/build.sh
source "$root/Sources/install/build.sh"
# shellcheck source=Sources/install/files.sh
source "$root/Sources/install/files.sh"
# shellcheck source=Sources/install/entries.sh
source "$root/Sources/install/entries.sh"
# shellcheck source=Sources/install/login.sh
source "$root/Sources/install/login.sh"
# shellcheck source=Sources/install/agent.sh
source "$root/Sources/install/agent.sh"
# shellcheck source=Sources/install/session.sh
source "$root/Sources/install/session.sh"
# shellcheck source=Sources/install/removal.sh
source "$root/Sources/install/removal.sh"
# shellcheck source=Sources/install/package.sh
source "$root/Sources/install/package.sh"

way='' action=install start=yes yes=no folder=.

options() {
  while (($#)); do
    case $1 in
      --prefix) (($# > 1)) || fail 2 "--prefix needs a folder." && prefix=$2 && shift ;;
      --prefix=*) prefix=${1#*=} ;;
      --autostart) way=desktop ;;
      --systemd) way=systemd ;;
      --no-start) start=no ;;
      --yes | -y) yes=yes ;;
      --deb)
        action=package
        if [[ ${2:--} != -* ]]; then folder=$2 && shift; fi
        ;;
      --deb=*) action=package folder=${1#*=} ;;
      --uninstall) [[ $action == purge ]] || action=uninstall ;;
      --purge) action=purge ;;
      --help | -h) usage && exit ;;
      *) fail 2 "Unknown option \"$1\". See ./install.sh --help." ;;
    esac
    shift
  done
}

install_all() {
  local path wanted ran=no fresh=yes running=no problem=no login_on=yes login_note config_note asked_way built
  [[ $way != systemd ]] || need_graphical_session
  need_swift
  need_packages
  read_installation
  find_login_files
  [[ $complete == no ]] || fresh=no
  choose_way
  build
  completions
  if agent_runs "$built/balasana"; then ran=yes; fi
  # An agent started by systemd or the autostart entry belongs to that way of starting.
  if [[ $ran == yes && -n $asked_way && -n $known_way && $asked_way != "$known_way" && $start == yes ]]; then
    timeout 30 "$built/balasana" agent stop >/dev/null 2>&1 || true
  fi
  write_planned_manifest
  put_program_files
  put_config
  put_login
  wanted=$'\n'$(program_files | cut -f 3)$'\n'$record$'\n'
  for path in "${!known[@]}"; do
    # put_login handles the files that start the agent and keeps the user's changes to them.
    case $path in "$entry" | "$unit" | "$sandbox" | "$wants") continue ;; esac
    [[ $wanted != *$'\n'"$path"$'\n'* ]] || continue
    if ours "$path" && [[ ! -d $path || -L $path ]]; then rm -f -- "$path"; fi
    known[$path]=''
  done
  if [[ ${known_prefix:-$prefix} != "$prefix" ]] && ours "$known_prefix/share/balasana/manifest"; then
    rm -f -- "$known_prefix/share/balasana/manifest"
  fi
  remove_empty_folders "$data_home/balasana" "$state_home/balasana"
  write_manifest yes

  row Programs "balasana and balasana-agent, in $(short "$bin")"
  [[ ${known_prefix:-$prefix} == "$prefix" ]] || row "" "(moved from $(short "$known_prefix/bin"))"
  row Settings "$config_note"
  [[ $fresh == no ]] || row "" "Sore knees or hips, a disc problem, pregnant, no floor? Set it there, in [body]."
  row "At login" "$login_note"
  login_hint
  start_now
  show_sample
  path_hint
  zsh_hint
  # shellcheck disable=SC2016 # backticks are part of the text
  printf '\n%s\n' '`balasana --help` lists the commands. `balasana uninstall` removes Balasana.'
  [[ $problem == no ]]
}

main() {
  options "$@"
  places
  [[ $(uname -s) == Linux ]] || fail 1 "Balasana runs on Linux desktops only. This is $(uname -s)."
  stage=$(mktemp -d)
  trap 'rm -rf -- "$stage"' EXIT
  case $action in
    install) install_all ;;
    package) package_all ;;
    uninstall | purge) uninstall_all ;;
  esac
}

main "$@"
