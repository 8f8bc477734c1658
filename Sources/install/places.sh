# The folders from --prefix and the XDG variables. Used by the installer and the uninstaller.
# shellcheck shell=bash

prefix=''

base_folder() { # VARIABLE DEFAULT: the XDG Base Directory Specification says to ignore a relative path
  local value=${!1:-}
  [[ $value == /* ]] || value=$2
  realpath -ms -- "$value"
}

places() {
  [[ ${HOME:-} == /* ]] || fail 1 "HOME is not set to an absolute path, so there is nowhere to install to."
  if ((EUID == 0)) && [[ -n ${SUDO_USER:-} && $SUDO_USER != root ]]; then
    fail 1 "Run it without sudo: Balasana is installed for you, not for root." \
      "It uses sudo itself if Debian packages are missing."
  fi
  HOME=$(realpath -ms -- "$HOME")
  config_home=$(base_folder XDG_CONFIG_HOME "$HOME/.config")
  data_home=$(base_folder XDG_DATA_HOME "$HOME/.local/share")
  state_home=$(base_folder XDG_STATE_HOME "$HOME/.local/state")
  cache_home=$(base_folder XDG_CACHE_HOME "$HOME/.cache")
  # A copy of the manifest in a fixed place. An upgrade or --uninstall reads it to find an installation below any
  # prefix.
  record=$data_home/balasana/installed
  if [[ -z $prefix && -f $record ]]; then
    prefix=$(sed -n $'s/^prefix\t-\t//p' "$record")
    # If the folder no longer exists, it was used for a trial.
    [[ -d $prefix ]] || prefix=''
  fi
  prefix=$(realpath -ms -- "${prefix:-$HOME/.local}")
  [[ $prefix != / ]] || prefix=
  local place
  for place in "$prefix" "$config_home" "$data_home" "$state_home"; do
    # Desktop entries, D-Bus services and systemd units are UTF-8 text.
    ! command -v iconv >/dev/null || iconv -f UTF-8 -t UTF-8 <<<"$place" >/dev/null 2>&1 ||
      fail 1 "A folder name that is not UTF-8 cannot be used: ${place@Q}"
    [[ $place != *[[:cntrl:]]* ]] || fail 1 "A folder name with a line break or a tab cannot be used: ${place@Q}"
  done
  bin=$prefix/bin
  manifest=$prefix/share/balasana/manifest
  config=$config_home/balasana/balasana.conf
  entry=$config_home/autostart/$id.desktop
  unit=$config_home/systemd/user/balasana.service
  sandbox=$config_home/systemd/user/balasana.service.d/sandbox.conf
  wants=$config_home/systemd/user/graphical-session.target.wants/balasana.service
}
