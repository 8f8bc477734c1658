# What the build needs: a toolchain, packages; and what --systemd needs. A part of install.sh.
# shellcheck shell=bash

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
  pkg-config --exists wayland-client 2>/dev/null || missing+=(libwayland-dev)
  ((${#missing[@]})) || return 0
  if ! command -v apt-get >/dev/null; then
    # shellcheck source=/dev/null
    like=" $(. /etc/os-release 2>/dev/null && echo "${ID:-} ${ID_LIKE:-}") "
    case $like in
      *" fedora "* | *" rhel "*) fail 4 "These packages are needed first:" "" "  sudo dnf install git pkgconf-pkg-config libnotify-devel libxcb-devel wayland-devel" ;;
      *" arch "*) fail 4 "These packages are needed first:" "" "  sudo pacman -S --needed git pkgconf libnotify libxcb wayland" ;;
      *) fail 4 "git, pkg-config and the headers of libnotify, of libxcb with xcb-sync and of libwayland-client are needed first." \
        "Fedora calls them git pkgconf-pkg-config libnotify-devel libxcb-devel wayland-devel," "Arch Linux git pkgconf libnotify libxcb wayland." ;;
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
