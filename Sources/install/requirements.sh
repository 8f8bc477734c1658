# The requirements of the build and of --systemd. Used by install.sh.
# shellcheck shell=bash

swift_version() { # empty if there is no swift, or if swift belongs to OpenStack
  { swift --version 2>/dev/null || true; } | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p'
}

need_swift() {
  local version how="swiftly install latest"
  # swiftly adds itself to the PATH only from the next login on.
  [[ -n $(swift_version) ]] || PATH=${SWIFTLY_BIN_DIR:-$HOME/.local/share/swiftly/bin}:$PATH
  version=$(swift_version)
  version=${version:-0}
  ((${version%%.*} < 6)) || return 0
  # shellcheck disable=SC2016 # the reader's shell expands it
  command -v swiftly >/dev/null || how='curl -O https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz && \
  tar zxf swiftly-$(uname -m).tar.gz && \
  ./swiftly init --quiet-shell-followup && \
  . "${SWIFTLY_HOME_DIR:-$HOME/.local/share/swiftly}/env.sh" && hash -r'
  fail 3 "Balasana needs Swift 6.0 or later to build. $([[ $version == 0 ]] && echo "No Swift" ||
    echo "Only Swift $version") was found." \
    "This installs it (see https://www.swift.org/install/linux/):" "" "  $how" "" "Then run ./install.sh again."
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
      *" fedora "* | *" rhel "*)
        fail 4 "Install these packages first:" "" \
          "  sudo dnf install git pkgconf-pkg-config libnotify-devel libxcb-devel wayland-devel"
        ;;
      *" arch "*)
        fail 4 "Install these packages first:" "" "  sudo pacman -S --needed git pkgconf libnotify libxcb wayland"
        ;;
      *)
        fail 4 \
          "Install git, pkg-config and the headers of libnotify, libxcb (with xcb-sync) and libwayland-client first." \
          "On Fedora they are git pkgconf-pkg-config libnotify-devel libxcb-devel wayland-devel," \
          "on Arch Linux git pkgconf libnotify libxcb wayland."
        ;;
    esac
  fi
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get) command="sudo apt-get install ${missing[*]}" answer
  if ((EUID == 0)); then
    command=${command#sudo }
  elif command -v sudo >/dev/null; then
    apt=(sudo "${apt[@]}")
  else
    fail 4 "These Debian packages are missing: ${missing[*]}" \
      "Install them as root, then run ./install.sh again:" "" "  apt-get install ${missing[*]}"
  fi
  if [[ $yes == no ]]; then
    [[ -t 0 && -t 1 ]] || fail 4 "These Debian packages are missing: ${missing[*]}" \
      "Install them, or run ./install.sh --yes:" "" "  $command"
    printf 'These Debian packages are missing: %s\nInstall them now with "%s"? [Y/n] ' "${missing[*]}" "$command"
    read -r answer
    [[ -z $answer || $answer == [yY]* ]] || fail 4 "Nothing was changed. Install them, then run ./install.sh again."
  fi
  echo "Installing ${missing[*]} with apt-get."
  { "${apt[@]}" -qq update && "${apt[@]}" -qq install --no-install-recommends -y "${missing[@]}"; } \
    >"$stage/apt.log" 2>&1 ||
    fail 4 "apt-get failed. The end of its output:" "$(tail -n 5 "$stage/apt.log")" \
      "Run it yourself, then run ./install.sh again:" "" "  $command"
}

need_graphical_session() {
  local reason='' quotes='["'"'"'\\]'
  local without="Without --systemd it starts through the desktop's autostart folder, which works here."
  if [[ $bin =~ $quotes ]]; then
    reason="systemd cannot start a program with a quote or a backslash in its path ($bin)."
  elif ! command -v systemctl >/dev/null; then
    reason="this machine does not run systemd."
  elif ! systemctl --user show --property=Version >/dev/null 2>&1; then
    reason="no systemd user session is running."
  elif [[ $(systemctl --user show --property=ActiveState --value graphical-session.target) != active ]]; then
    reason="this session${XDG_CURRENT_DESKTOP:+ ($XDG_CURRENT_DESKTOP)} has not reached graphical-session.target,"
    reason+=" so the unit would never start."
  fi
  [[ -z $reason ]] || fail 5 "--systemd cannot work: $reason" "$without"
}
