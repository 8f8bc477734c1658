# The start at login. Used by install.sh.
# shellcheck shell=bash

switched_off() { grep -Eqi '^(Hidden *= *true|X-GNOME-Autostart-enabled *= *false) *$' "$1"; }

login_on() { # WAY
  case $1 in
    desktop) [[ -e $entry ]] && ! switched_off "$entry" ;;
    systemd) [[ -L $wants ]] ;;
    *) false ;;
  esac
}

# Sets way to desktop, systemd or off. An upgrade keeps the user's later choice with `balasana autostart`. It also keeps
# "off": a deleted or disabled entry, or a disabled unit. Only that command, --autostart or --systemd turns it on again.
choose_way() {
  asked_way=$way
  [[ -z $way ]] || return 0
  way=${known_way:-desktop}
  [[ $complete == yes ]] || return 0
  if login_on "$way"; then
    return
  elif login_on systemd; then
    way=systemd
  elif login_on desktop; then
    way=desktop
  elif [[ $way != desktop || ! -e $entry ]]; then
    way=off
    if [[ -e $unit ]]; then way=systemd; elif [[ -e $entry ]]; then way=desktop; fi
  fi
}

# Status 1 means that the user must do something; login_hint prints it.
switch_on() { # OPTION...
  local status=0
  "$bin/balasana" autostart enable "$@" >/dev/null || status=$?
  ((status <= 1)) || fail 1 "Starting at login could not be turned on."
}

put_login() {
  case $way in
    desktop)
      remove_unit "edited stays"
      [[ -z $asked_way || ! -e $entry ]] || switch_on
      put_entry "$root/Config/autostart.desktop" "$entry"
      login_note="yes, through $(short "$entry")"
      ! switched_off "$entry" || login_on=no
      ;;
    systemd)
      put_entry "$root/Config/balasana.service" "$unit"
      user_manager daemon-reload || true
      if [[ -n $asked_way ]]; then
        switch_on --systemd
      elif [[ -L $wants && -n ${known[$sandbox]:-} ]]; then
        # Adds what this version and the system support. Outside a desktop, the sandbox stays as it is.
        "$bin/balasana" autostart enable --systemd >/dev/null 2>&1 || true
      fi
      find_sandbox "$prefix"
      [[ -e $entry ]] || known[$entry]=''
      [[ ! -L $wants ]] || known[$wants]=-
      login_note="yes, as the systemd user unit balasana.service"
      [[ -L $wants ]] || login_on=no
      ;;
    off) login_on=no ;;
  esac
  if [[ $login_on == no ]]; then
    login_note="no, as before (to turn it on: balasana autostart enable$([[ $way != systemd ]] || echo " --systemd"))"
  fi
}

# Prints what the user must do, such as adding a line to the config of a window manager without an autostart folder.
login_hint() {
  local said line
  [[ $login_on == yes ]] || return 0
  ! said=$("$bin/balasana" autostart status 2>/dev/null) || return 0
  while IFS= read -r line; do row "" "$line"; done < <(sed '1,/^$/d' <<<"$said")
}
