#!/usr/bin/env bash
# Builds and installs Balasana for the user who runs it. ./install.sh --help tells how.
set -euo pipefail
# A path may hold an ampersand; bash 5.2 would put the match in its place.
shopt -u patsub_replacement 2>/dev/null || true

readonly id=io.github.balasana
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly root

usage() {
  cat <<'TEXT'
Usage: ./install.sh [option...]

Builds Balasana and installs it for you alone, below ~/.local. Run it again to upgrade:
your settings, your history and what you switched off stay as they are.

  --prefix DIR   put the program files below DIR instead of ~/.local
  --autostart    start at login through the desktop's autostart folder: the way it is
                 unless you choose another, and how to turn it on again
  --systemd      start at login through a systemd user unit instead
  --no-start     start nothing now; an agent that runs goes on as it is
  --yes          install missing Debian packages without asking
  --uninstall    stop the agent and remove what was installed, but not your settings
                 and history
  --purge        the same, and remove your settings and history too
  --help         show this

Exit status: 0 done, 1 failed, 2 wrong option, 3 no Swift 6 toolchain, 4 packages are
missing, 5 --systemd cannot work in this session.
TEXT
}

fail() { # STATUS LINE...
  printf '%s\n' "${@:2}" >&2
  exit "$1"
}

row() { printf '%-10s %s\n' "$1" "$2"; }

short() { # PATH, as people write it
  case $1 in
    "$HOME") echo '~' ;;
    "$HOME"/*) printf '%s/%s\n' '~' "${1#"$HOME"/}" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# ---- Options and places ---------------------------------------------------------------------------------------

prefix='' way='' action=install start=yes yes=no

options() {
  while (($#)); do
    case $1 in
      --prefix) (($# > 1)) || fail 2 "--prefix needs a folder." && prefix=$2 && shift ;;
      --prefix=*) prefix=${1#*=} ;;
      --autostart) way=desktop ;;
      --systemd) way=systemd ;;
      --no-start) start=no ;;
      --yes | -y) yes=yes ;;
      --uninstall) [[ $action == purge ]] || action=uninstall ;;
      --purge) action=purge ;;
      --help | -h) usage && exit ;;
      *) fail 2 "install.sh does not know \"$1\". ./install.sh --help lists what it knows." ;;
    esac
    shift
  done
}

base_folder() { # VARIABLE DEFAULT: the XDG specification has a relative value ignored
  local value=${!1:-}
  [[ $value == /* ]] || value=$2
  realpath -ms -- "$value"
}

places() {
  [[ ${HOME:-} == /* ]] || fail 1 "HOME is not set to a folder, so there is no place to install to."
  if ((EUID == 0)) && [[ -n ${SUDO_USER:-} && $SUDO_USER != root ]]; then
    fail 1 "Run it without sudo: Balasana is installed for you, not for root." \
      "It asks for sudo by itself if Debian packages are missing."
  fi
  HOME=$(realpath -ms -- "$HOME")
  config_home=$(base_folder XDG_CONFIG_HOME "$HOME/.config")
  data_home=$(base_folder XDG_DATA_HOME "$HOME/.local/share")
  state_home=$(base_folder XDG_STATE_HOME "$HOME/.local/state")
  cache_home=$(base_folder XDG_CACHE_HOME "$HOME/.cache")
  # The manifest once more: here an upgrade and --uninstall find an installation below any prefix.
  record=$data_home/balasana/installed
  if [[ -z $prefix && -f $record ]]; then
    prefix=$(sed -n $'s/^prefix\t-\t//p' "$record")
    # A folder that is gone was a trial.
    [[ -d $prefix ]] || prefix=''
  fi
  prefix=$(realpath -ms -- "${prefix:-$HOME/.local}")
  [[ $prefix != / ]] || prefix=
  local place
  for place in "$prefix" "$config_home" "$data_home" "$state_home"; do
    [[ $place != *[[:cntrl:]]* ]] || fail 1 "A folder's name with a line break or a tab in it cannot be used: ${place@Q}"
  done
  bin=$prefix/bin
  manifest=$prefix/share/balasana/manifest
  config=$config_home/balasana/balasana.conf
  entry=$config_home/autostart/$id.desktop
  unit=$config_home/systemd/user/balasana.service
  wants=$config_home/systemd/user/graphical-session.target.wants/balasana.service
}

# ---- The manifest: what earlier runs put where ------------------------------------------------------------------

# path -> checksum as installed, "-" where that is not known, empty where the path is no longer ours
declare -A known=()
# path -> 1 where an installation created it
declare -A folders=()
known_way='' complete=no known_prefix=''

read_manifest() { # FILE
  local kind value path
  [[ -f $1 ]] || return 0
  while IFS=$'\t' read -r kind value path; do
    case $kind in
      file) known[$path]=$value ;;
      folder) folders[$path]=1 ;;
      autostart) known_way=$value ;;
      complete) complete=$value ;;
      prefix) known_prefix=$path ;;
    esac
  done <"$1"
}

read_installation() {
  read_manifest "$manifest"
  read_manifest "$record"
}

write_manifest() { # COMPLETE, with known, folders and way
  local path next=$manifest.balasana-new
  {
    printf '# What install.sh put here. ./install.sh --uninstall removes this and nothing else.\n'
    printf 'complete\t%s\n' "$1"
    printf 'autostart\t%s\n' "$way"
    printf 'prefix\t-\t%s\n' "$prefix"
    for path in "${!known[@]}"; do [[ -z ${known[$path]} ]] || printf 'file\t%s\t%s\n' "${known[$path]}" "$path"; done | sort -t $'\t' -k 3
    for path in "${!folders[@]}"; do [[ ! -d $path ]] || printf 'folder\t-\t%s\n' "$path"; done | sort -t $'\t' -k 3
  } >"$next"
  mv -f -- "$next" "$manifest"
  cp -- "$manifest" "$record.balasana-new"
  mv -f -- "$record.balasana-new" "$record"
}

make_folder() { # FOLDER [MODE]; remembers what it creates
  if [[ -d $1 ]]; then
    [[ -w $1 ]] || fail 1 "You may not write to $1. With --prefix you can choose another folder."
    return
  fi
  make_folder "$(dirname -- "$1")" "${2:-755}"
  mkdir -m "${2:-755}" -- "$1"
  folders[$1]=1
}

remove_empty_folders() { # KEPT...
  local path
  # Longest first, so that a folder comes before the one that holds it.
  while IFS= read -r path; do
    [[ " $* " == *" $path "* ]] || rmdir -- "$path" 2>/dev/null || true
  done < <(printf '%s\n' "${!folders[@]}" | awk '{ print length "\t" $0 }' | sort -rn | cut -f 2-)
}

checksum() { sha256sum <"$1" | cut -d ' ' -f 1; }

place() { # SOURCE PATH [MODE]: the whole file at once, so that a program that runs is not disturbed
  install -m "${3:-644}" -- "$1" "$2.balasana-new"
  mv -f -- "$2.balasana-new" "$2"
  known[$2]=$(checksum "$2")
}

# ---- What the build needs ---------------------------------------------------------------------------------------

swift_version() { # nothing where there is no swift, or where swift is OpenStack's
  { swift --version 2>/dev/null || true; } | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p'
}

need_swift() {
  local version how="swiftly install latest"
  # swiftly puts itself on the PATH of the next login only.
  [[ -n $(swift_version) ]] || PATH=${SWIFTLY_BIN_DIR:-$HOME/.local/share/swiftly/bin}:$PATH
  version=$(swift_version)
  version=${version:-0}
  ((${version%%.*} < 6)) || return 0
  # shellcheck disable=SC2016 # for the reader's shell to expand
  command -v swiftly >/dev/null || how='curl -O https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz && \
  tar zxf swiftly-$(uname -m).tar.gz && \
  ./swiftly init --quiet-shell-followup && \
  . "${SWIFTLY_HOME_DIR:-$HOME/.local/share/swiftly}/env.sh" && hash -r'
  fail 3 "Balasana is built with Swift 6.0 or later, and $([[ $version == 0 ]] && echo none || echo "only $version") was found here." \
    "This installs it for you (from https://www.swift.org/install/linux/):" "" "  $how" "" "Then run ./install.sh again."
}

need_packages() {
  local missing=() like
  command -v git >/dev/null || missing+=(git)
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  pkg-config --exists libnotify 2>/dev/null || missing+=(libnotify-dev)
  pkg-config --exists xcb-sync 2>/dev/null || missing+=(libxcb-sync-dev)
  ((${#missing[@]})) || return 0
  if ! command -v apt-get >/dev/null; then
    # shellcheck source=/dev/null
    like=" $(. /etc/os-release 2>/dev/null && echo "${ID:-} ${ID_LIKE:-}") "
    case $like in
      *" fedora "* | *" rhel "*) fail 4 "These packages are needed first:" "" "  sudo dnf install git pkgconf-pkg-config libnotify-devel libxcb-devel" ;;
      *" arch "*) fail 4 "These packages are needed first:" "" "  sudo pacman -S --needed git pkgconf libnotify libxcb" ;;
      *) fail 4 "git, pkg-config and the headers of libnotify and of libxcb with xcb-sync are needed first." \
        "Fedora calls them git pkgconf-pkg-config libnotify-devel libxcb-devel," "Arch Linux git pkgconf libnotify libxcb." ;;
    esac
  fi
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get) command="sudo apt-get install ${missing[*]}" answer
  if ((EUID == 0)); then
    command=${command#sudo }
  elif command -v sudo >/dev/null; then
    apt=(sudo "${apt[@]}")
  else
    fail 4 "These Debian packages are missing: ${missing[*]}" "Install them as root, then run ./install.sh again:" "" "  apt-get install ${missing[*]}"
  fi
  if [[ $yes == no ]]; then
    [[ -t 0 && -t 1 ]] || fail 4 "These Debian packages are missing: ${missing[*]}" "Install them, or run ./install.sh --yes:" "" "  $command"
    printf 'These Debian packages are missing: %s\nInstall them now with "%s"? [Y/n] ' "${missing[*]}" "$command"
    read -r answer
    [[ -z $answer || $answer == [yY]* ]] || fail 4 "Nothing was changed. Install them, then run ./install.sh again."
  fi
  echo "Installing ${missing[*]} with apt-get."
  { "${apt[@]}" -qq update && "${apt[@]}" -qq install --no-install-recommends -y "${missing[@]}"; } >"$stage/apt.log" 2>&1 ||
    fail 4 "apt-get failed; its last words:" "$(tail -n 5 "$stage/apt.log")" "Try it by hand, then run ./install.sh again:" "" "  $command"
}

need_graphical_session() {
  local reason='' quotes='["'"'"'\\]' without="Without --systemd it starts through the desktop's autostart folder, which works there too."
  if [[ $bin =~ $quotes ]]; then
    reason="systemd starts no program with a quote or a backslash in its path ($bin)."
  elif ! command -v systemctl >/dev/null; then
    reason="this machine does not run systemd."
  elif ! systemctl --user show --property=Version >/dev/null 2>&1; then
    reason="no systemd user manager answers in this session."
  elif [[ $(systemctl --user show --property=ActiveState --value graphical-session.target) != active ]]; then
    reason="this session${XDG_CURRENT_DESKTOP:+ ($XDG_CURRENT_DESKTOP)} has not reached graphical-session.target, so the unit would never start."
  fi
  [[ -z $reason ]] || fail 5 "--systemd is refused: $reason" "$without"
}

# ---- Build ------------------------------------------------------------------------------------------------------

build() {
  local log=$root/.build/install.log product path ended=ready absent=() flags=(-c release --static-swift-stdlib -Xlinker -s)
  # The toolchain leaves caches in places of the user's; those that were not there before go again.
  for path in "$cache_home"/{clang,org.swift.swiftpm,org.swift.foundation.URLCache} "$config_home/swiftpm" "$HOME/.swiftpm" \
    "$data_home/bin" "$HOME/.local/share/bin"; do
    while [[ ! -e $path ]]; do absent+=("$path") && path=$(dirname -- "$path"); done
  done
  mkdir -p "$root/.build"
  : >"$log"
  printf 'Building   some minutes the first time, seconds later ... '
  for product in balasana-agent balasana; do
    (cd "$root" && swift build "${flags[@]}" --product "$product") >>"$log" 2>&1 || ended=failed
    [[ $ended == ready ]] || break
  done
  echo "$ended"
  [[ $ended == failed ]] || built=$(cd "$root" && swift build "${flags[@]}" --show-bin-path 2>/dev/null)
  for path in "${absent[@]}"; do
    case $path in */clang | */org.swift.* | *swiftpm) rm -rf -- "$path" ;; *) rmdir -- "$path" 2>/dev/null || true ;; esac
  done
  [[ $ended == ready ]] ||
    fail 1 "$(grep -v 'prohibited flag' "$log" | tail -n 20)" "The build failed; all that it said is in $(short "$log")."
}

# ---- Files ------------------------------------------------------------------------------------------------------

exec_word() { # PATH as one word of an Exec= line: quoted, with the key file's own escapes on top
  local word=${1//\\/\\\\\\\\}
  word=${word//\"/\\\\\"} word=${word//\`/\\\\\`} word=${word//\$/\\\\\$}
  printf '"%s"' "${word//%/%%}"
}

try_word() { printf '=%s' "${1//\\/\\\\}"; } # PATH as the value of a TryExec= line

unit_word() { # PATH as the program of an ExecStart= line
  local word=${1//\\/\\\\}
  word=${word//\"/\\\"}
  printf '"%s"' "${word//%/%%}"
}

fill() { # TEMPLATE, with the installed programs' paths
  local text
  text=$(<"$1")
  text=${text//@balasana.exec@/$(exec_word "$bin/balasana")} text=${text//=@balasana.path@/$(try_word "$bin/balasana")}
  text=${text//@agent.exec@/$(exec_word "$bin/balasana-agent")} text=${text//=@agent.path@/$(try_word "$bin/balasana-agent")}
  printf '%s\n' "${text//@agent.unit@/$(unit_word "$bin/balasana-agent")}"
}

program_files() { # prints "MODE SOURCE PATH", tabs between
  printf '755\t%s\t%s\n' "$built/balasana-agent" "$bin/balasana-agent" "$built/balasana" "$bin/balasana"
  printf '644\t%s\t%s\n' \
    "$root/Config/$id.desktop" "$prefix/share/applications/$id.desktop" \
    "$root/Config/$id.svg" "$prefix/share/icons/hicolor/scalable/apps/$id.svg" \
    "$root/Config/balasana.conf" "$prefix/share/balasana/balasana.conf" \
    "$stage/bash" "$prefix/share/bash-completion/completions/balasana" \
    "$stage/zsh" "$prefix/share/zsh/site-functions/_balasana" \
    "$stage/fish" "$prefix/share/fish/vendor_completions.d/balasana.fish"
}

login_file() {
  case $way in desktop) echo "$entry" ;; systemd) printf '%s\n' "$unit" "$wants" ;; esac
}

# Writes down what is to come before any of it is there: an interruption at any point leaves a manifest that names at
# least what was put, for the next run to go on from or to remove.
announce() {
  local mode source path
  while IFS=$'\t' read -r mode source path; do
    if [[ -e $path && -z ${known[$path]:-} ]] && ! cmp -s -- "$source" "$path"; then
      fail 1 "$path is there already, and not from Balasana's installer." \
        "Move it away, or choose another folder with --prefix. Nothing was changed."
    fi
  done < <(program_files)
  while IFS= read -r path; do
    make_folder "$(dirname -- "$path")"
    known[$path]=${known[$path]:--}
  done < <(program_files | cut -f 3)
  for path in "$data_home/balasana" "$state_home/balasana" "$(dirname -- "$config")"; do make_folder "$path" 700; done
  while IFS= read -r path; do
    make_folder "$(dirname -- "$path")"
    [[ ! -e $path && $complete == yes ]] || known[$path]=${known[$path]:--}
  done < <(login_file)
  known[$record]=-
  write_manifest no
}

put_entry() { # TEMPLATE PATH: in one that the user has changed only the programs' paths are renewed
  local text program form old=${known_prefix:-$prefix}/bin
  fill "$1" >"$stage/entry"
  [[ ! -L $2 ]] || return 0
  if [[ ! -e $2 || $(checksum "$2") == "${known[$2]:-}" ]] || cmp -s -- "$stage/entry" "$2"; then
    place "$stage/entry" "$2"
    return
  fi
  text=$(<"$2")
  for program in balasana-agent balasana; do
    for form in exec_word try_word unit_word; do
      text=${text//"$($form "$old/$program")"/$($form "$bin/$program")}
    done
  done
  printf '%s\n' "$text" >"$stage/entry"
  place "$stage/entry" "$2"
  known[$2]=-
}

put_program_files() {
  local mode source path
  while IFS=$'\t' read -r mode source path; do
    case $source in
      *.desktop) put_entry "$source" "$path" ;;
      *) place "$source" "$path" "$mode" ;;
    esac
  done < <(program_files)
  # A theme folder newer than its cache makes toolkits look into the folder.
  touch -- "$prefix/share/icons/hicolor" 2>/dev/null || true
}

put_config() {
  config_note=$(short "$config")
  if [[ -e $config || -L $config ]]; then
    config_note+=" (kept as it is)"
  else
    install -m 644 -- "$root/Config/balasana.conf" "$config.balasana-new"
    mv -- "$config.balasana-new" "$config"
  fi
}

# ---- Start at login ---------------------------------------------------------------------------------------------

switched_off() { grep -Eqi '^(Hidden *= *true|X-GNOME-Autostart-enabled *= *false) *$' "$1"; }

user_manager() { systemctl --user "$@" >/dev/null 2>&1; }

remove_entry() {
  rm -f -- "$entry" "$entry.balasana-new"
  known[$entry]=''
}

remove_unit() {
  [[ -n ${known[$unit]:-} ]] || return 0
  user_manager disable --now balasana.service || true
  rm -f -- "$unit" "$unit.balasana-new" "$wants"
  user_manager daemon-reload || true
  known[$unit]='' known[$wants]=''
}

# Sets way to desktop, systemd or off. The user's own "off" (a deleted or switched-off entry, a disabled unit)
# outlives an upgrade, and only --autostart or --systemd ends it.
choose_way() {
  asked_way=$way
  [[ -z $way ]] || return 0
  way=${known_way:-desktop}
  case $way in
    desktop) [[ $complete == no || -e $entry ]] || way=off ;;
    off) [[ ! -e $entry ]] || way=desktop ;;
  esac
}

put_login() {
  case $way in
    desktop)
      remove_unit
      [[ -z $asked_way || ! -e $entry ]] || ! switched_off "$entry" || rm -f -- "$entry"
      put_entry "$root/Config/autostart.desktop" "$entry"
      login_note="starts by itself, through $(short "$entry")"
      ! switched_off "$entry" || login_on=no
      ;;
    systemd)
      remove_entry
      put_entry "$root/Config/balasana.service" "$unit"
      user_manager daemon-reload || true
      if [[ -n $asked_way ]]; then
        systemctl --user --quiet enable balasana.service || fail 1 "systemd did not take the unit $unit."
      fi
      [[ ! -L $wants ]] || known[$wants]=-
      login_note="starts by itself, as the systemd user unit balasana.service"
      [[ -L $wants ]] || login_on=no
      ;;
    off) login_on=no ;;
  esac
  if [[ $login_on == no ]]; then
    login_note="off, as you left it (./install.sh --$([[ $way == systemd ]] && echo systemd || echo autostart) turns it on)"
  fi
}

# Window managers that read no autostart folder.
login_hint() {
  local desktop=:${XDG_CURRENT_DESKTOP:-}: how=exec
  [[ $way == desktop && $login_on == yes ]] || return 0
  case ${desktop,,} in
    *:sway:* | *:i3:*) ;;
    *:hyprland:*) how='exec-once =' ;;
    *:niri:*) how=spawn-at-startup ;;
    *) return 0 ;;
  esac
  row "" "${XDG_CURRENT_DESKTOP} does not read that folder: add this line to its configuration:"
  row "" "$how \"$bin/balasana-agent\""
}

# ---- Now --------------------------------------------------------------------------------------------------------

session_bus() { [[ -n ${DBUS_SESSION_BUS_ADDRESS:-} || -S ${XDG_RUNTIME_DIR:-/nowhere}/bus ]]; }

screen() { [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; }

agent_runs() { session_bus && timeout 30 "$1" status >/dev/null 2>&1; }

sample_in_terminal() {
  "$bin/balasana" preview --terminal | sed 's/^\(.\)/    \1/'
}

start_now() {
  local verb=start said
  if [[ $ran == yes ]]; then verb=restart; fi
  if [[ $start == no ]]; then
    if [[ $ran == yes ]]; then
      row Running "still the agent from before (balasana agent restart brings in the new one)"
    else
      row Running "not yet (balasana agent start does it)"
    fi
  elif ! session_bus || ! screen; then
    if [[ $ran == yes ]]; then
      row Running "still the agent from before: balasana agent restart, typed in your desktop, brings in the new one"
    else
      row Running "not yet: there is no desktop session here"
    fi
  elif [[ $ran == no && $login_on == no && $fresh == no ]]; then
    row Running "no (balasana agent start starts it)"
  elif said=$(timeout 60 "$bin/balasana" agent "$verb" 2>&1); then
    row Running "yes, $([[ $ran == yes ]] && echo "the new one has taken over" || echo "it has begun to count how long you sit")"
    running=yes
  else
    row Running "no: it could not be started."
    printf '%s\n' "$said" | sed 's/^/           /'
    problem=yes
  fi
}

show_sample() {
  local said
  [[ $fresh == yes ]] || return 0
  if [[ $running == yes ]]; then
    if said=$(timeout 60 "$bin/balasana" preview 2>&1); then
      row Sample "a reminder is on your screen now"
      return
    fi
    row Sample "not on the screen: ${said//$'\n'/ }"
  fi
  printf '\nThis is how a reminder reads:\n\n'
  sample_in_terminal
  if [[ $running == no && $login_on == yes && $problem == no ]]; then
    printf '\nNothing more is to be done: from your next login to a desktop it counts how long you\nsit, and a reminder like this one comes when it is time.\n'
  fi
}

path_hint() {
  case :$PATH: in *:"$bin":*) return ;; esac
  echo
  if [[ $prefix == "$HOME/.local" ]] && grep -qs '\.local/bin' ~/.profile; then
    echo "From your next login you can type just balasana; until then $(short "$bin")/balasana."
  else
    echo "To type just balasana, add this line to ~/.profile and log in again:"
    # shellcheck disable=SC2016 # for the reader's shell to expand
    printf '  PATH="%s:$PATH"\n' "$bin"
  fi
}

install_all() {
  local path shell wanted ran=no fresh=yes running=no problem=no login_on=yes login_note config_note asked_way built
  [[ $way != systemd ]] || need_graphical_session
  need_swift
  need_packages
  read_installation
  [[ $complete == no ]] || fresh=no
  choose_way
  build
  for shell in bash zsh fish; do "$built/balasana" --generate-completion-script "$shell" >"$stage/$shell"; done
  if agent_runs "$built/balasana"; then ran=yes; fi
  # An agent that systemd or the autostart entry started belongs to that way of starting.
  if [[ $ran == yes && -n $asked_way && -n $known_way && $asked_way != "$known_way" && $start == yes ]]; then
    timeout 30 "$built/balasana" agent stop >/dev/null 2>&1 || true
  fi
  announce
  put_program_files
  put_config
  put_login
  wanted=$'\n'$(program_files | cut -f 3)$'\n'$(login_file)$'\n'$record$'\n'
  for path in "${!known[@]}"; do
    [[ $wanted != *$'\n'"$path"$'\n'* ]] || continue
    rm -f -- "$path"
    known[$path]=''
  done
  [[ ${known_prefix:-$prefix} == "$prefix" ]] || rm -f -- "$known_prefix/share/balasana/manifest"
  remove_empty_folders "$data_home/balasana" "$state_home/balasana"
  write_manifest yes

  row Programs "balasana and balasana-agent, in $(short "$bin")"
  [[ ${known_prefix:-$prefix} == "$prefix" ]] || row "" "(moved from $(short "$known_prefix/bin"))"
  row Settings "$config_note"
  row "At login" "$login_note"
  login_hint
  start_now
  show_sample
  path_hint
  printf '\n%s\n' "balasana --help lists what you can ask of it; ./install.sh --uninstall removes it."
  [[ $problem == no ]]
}

# ---- Removal ----------------------------------------------------------------------------------------------------

uninstall_all() {
  local path command=$bin/balasana history=$data_home/balasana/history left=()
  read_installation
  [[ ! -x $known_prefix/bin/balasana ]] || command=$known_prefix/bin/balasana
  if ((${#known[@]} == 0)); then
    echo "Balasana is not installed: there is no $(short "$manifest")."
  else
    if [[ -x $command ]] && agent_runs "$command"; then
      if timeout 60 "$command" agent stop >/dev/null 2>&1; then
        row Stopped "the agent"
      else
        row Stopped "nothing: the agent does not answer, and ends at the latest when you log out"
      fi
    fi
    remove_unit
    for path in "${!known[@]}"; do [[ -z ${known[$path]} ]] || rm -f -- "$path" "$path.balasana-new"; done
    rm -f -- "${known_prefix:-$prefix}/share/balasana/manifest" "$manifest" "$manifest.balasana-new"
    rm -rf -- "$state_home/balasana"
    row Removed "the programs below $(short "${known_prefix:-$prefix}") and all else that was installed"
  fi
  if [[ $action == purge ]]; then
    for path in "$config_home/balasana" "$data_home/balasana" "$state_home/balasana"; do
      [[ -e $path || -L $path ]] || continue
      # Without a slash at its end: of a link into a folder of the user's, only the link goes.
      rm -rf -- "$path"
      row Removed "$(short "$path")"
    done
  else
    [[ ! -e $config ]] || left+=("your settings in $(short "$config")")
    [[ ! -e $history ]] || left+=("your history in $(short "$history")")
    for path in "${left[@]}"; do row Left "$path"; done
    ((${#left[@]} == 0)) || echo "./install.sh --purge removes that too."
  fi
  remove_empty_folders
}

main() {
  options "$@"
  places
  [[ $(uname -s) == Linux ]] || fail 1 "Balasana is made for Linux desktops; this is $(uname -s)."
  stage=$(mktemp -d)
  trap 'rm -rf -- "$stage"' EXIT
  case $action in
    install) install_all ;;
    uninstall | purge) uninstall_all ;;
  esac
}

main "$@"
