# How the agent starts at login. A part of install.sh.
# shellcheck shell=bash

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
