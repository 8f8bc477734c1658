# The files that start the agent. Used by the installer and the uninstaller.
# shellcheck shell=bash

# PATH as one quoted word of an Exec= line, escaped for the Exec format and for the key file
exec_word() { dbus_word "${1//%/%%}"; }

try_word() { printf '=%s' "${1//\\/\\\\}"; } # PATH as the value of a TryExec= line

dbus_word() { # PATH as the program in a D-Bus service's Exec= line, in which % has no special meaning
  local word=${1//\\/\\\\\\\\}
  word=${word//\"/\\\\\"} word=${word//\`/\\\\\`} word=${word//\$/\\\\\$}
  printf '"%s"' "$word"
}

unit_word() { # PATH as the program in an ExecStart= line
  local word=${1//\\/\\\\}
  word=${word//\"/\\\"}
  printf '"%s"' "${word//%/%%}"
}

user_manager() { systemctl --user "$@" >/dev/null 2>&1; }

remove_unit() { # [KEEP_EDITED]: any argument keeps a unit that the user has edited
  [[ -n ${known[$unit]:-} ]] || return 0
  user_manager disable --now balasana.service || true
  if [[ -n ${1:-} && -e $unit && $(checksum "$unit") != "${known[$unit]}" ]]; then
    cmp -s -- "$unit" "$prefix/share/balasana/login/balasana.service" || return 0
  fi
  rm -f -- "$unit" "$unit.balasana-new" "$wants"
  remove_sandbox
  user_manager daemon-reload || true
  known[$unit]='' known[$wants]=''
}

remove_sandbox() {
  [[ -n ${known[$sandbox]:-} ]] || return 0
  rm -f -- "$sandbox" "$sandbox.balasana-new"
  rmdir -- "${sandbox%/*}" 2>/dev/null || true
  known[$sandbox]=''
}

# Adds the login files that `balasana autostart` has created to the known files.
find_login_files() {
  local old=${known_prefix:-$prefix}/bin/balasana-agent
  if [[ -e $entry ]] && grep -Fqs -- "$(exec_word "$old")" "$entry"; then known[$entry]=${known[$entry]:--}; fi
  if [[ -e $unit ]] && grep -Fqs -- "$(unit_word "$old")" "$unit"; then known[$unit]=${known[$unit]:--}; fi
  [[ -z ${known[$unit]:-} || ! -L $wants ]] || known[$wants]=${known[$wants]:--}
  find_sandbox "${known_prefix:-$prefix}"
}

# `balasana autostart` leaves out the lines that the system does not support. A file with others stays.
find_sandbox() { # PREFIX
  local -r installed=$1/share/balasana/login/sandbox.conf
  [[ -z ${known[$sandbox]:-} ]] || known[$sandbox]=''
  [[ -e $sandbox && -e $installed ]] || return 0
  grep -v '^#' -- "$sandbox" | grep -Fvxqf "$installed" || known[$sandbox]=-
}
