# Options, and the places that they and the XDG variables name. A part of install.sh.
# shellcheck shell=bash

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
