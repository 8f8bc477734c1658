# The files that start the agent. A part of the installer and the uninstaller.
# shellcheck shell=bash

exec_word() { # PATH as one word of an Exec= line: quoted, with the key file's own escapes on top
  local word=${1//\\/\\\\\\\\}
  word=${word//\"/\\\\\"} word=${word//\`/\\\\\`} word=${word//\$/\\\\\$}
  printf '"%s"' "${word//%/%%}"
}

try_word() { printf '=%s' "${1//\\/\\\\}"; } # PATH as the value of a TryExec= line

dbus_word() { # PATH as the program of a bus service's Exec= line, where % is a letter like any other
  local word=${1//\\/\\\\\\\\}
  word=${word//\"/\\\\\"} word=${word//\`/\\\\\`} word=${word//\$/\\\\\$}
  printf '"%s"' "$word"
}

unit_word() { # PATH as the program of an ExecStart= line
  local word=${1//\\/\\\\}
  word=${word//\"/\\\"}
  printf '"%s"' "${word//%/%%}"
}

user_manager() { systemctl --user "$@" >/dev/null 2>&1; }

remove_unit() { # [EDITED STAYS]
  [[ -n ${known[$unit]:-} ]] || return 0
  user_manager disable --now balasana.service || true
  if [[ -n ${1:-} && -e $unit && $(checksum "$unit") != "${known[$unit]}" ]]; then
    cmp -s -- "$unit" "$prefix/share/balasana/login/balasana.service" || return 0
  fi
  rm -f -- "$unit" "$unit.balasana-new" "$wants"
  user_manager daemon-reload || true
  known[$unit]='' known[$wants]=''
}

# What `balasana autostart` has put is ours, too.
know_login() {
  local old=${known_prefix:-$prefix}/bin/balasana-agent
  if [[ -e $entry ]] && grep -Fqs -- "$(exec_word "$old")" "$entry"; then known[$entry]=${known[$entry]:--}; fi
  if [[ -e $unit ]] && grep -Fqs -- "$(unit_word "$old")" "$unit"; then known[$unit]=${known[$unit]:--}; fi
  [[ -z ${known[$unit]:-} || ! -L $wants ]] || known[$wants]=${known[$wants]:--}
}
