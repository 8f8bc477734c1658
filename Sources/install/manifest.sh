# The manifest: the files that earlier runs installed. Used by the installer and the uninstaller.
# shellcheck shell=bash

# path -> checksum of the installed file, "-" if unknown, empty if the file is no longer ours
declare -A known=()
# path -> 1 if an installation created it
declare -A folders=()
known_way='' complete=no known_prefix=''

read_manifest() { # FILE
  local kind value path
  [[ -f $1 ]] || return 0
  # It names a program to run and files to remove.
  [[ -z $(find -H "$1" -maxdepth 0 -perm -0002) ]] ||
    fail 1 "Any user can change $1, so it is not used." \
      "If you find only files of Balasana in it, run: chmod go-w $(printf '%q' "$1")"
  while IFS=$'\t' read -r kind value path; do
    # A truncated line has no path.
    case $kind in file | folder) [[ -n $path ]] || continue ;; esac
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

# Makes an empty file that others cannot write, whatever the umask. A link that is there is removed and not followed.
create_new() { # PATH
  rm -f -- "$1"
  (umask go-w && set -o noclobber && : >"$1")
}

write_manifest() { # COMPLETE; uses known, folders and way
  local path next=$manifest.balasana-new
  create_new "$next"
  {
    printf '# What install.sh has put here, and all that `balasana uninstall` removes.\n'
    printf 'complete\t%s\n' "$1"
    printf 'autostart\t%s\n' "$way"
    printf 'prefix\t-\t%s\n' "$prefix"
    for path in "${!known[@]}"; do
      [[ -z ${known[$path]} ]] || printf 'file\t%s\t%s\n' "${known[$path]}" "$path"
    done | sort -t $'\t' -k 3
    for path in "${!folders[@]}"; do [[ ! -d $path ]] || printf 'folder\t-\t%s\n' "$path"; done | sort -t $'\t' -k 3
  } >>"$next"
  mv -fT -- "$next" "$manifest"
  create_new "$record.balasana-new"
  cat -- "$manifest" >>"$record.balasana-new"
  mv -fT -- "$record.balasana-new" "$record"
}

make_folder() { # FOLDER [MODE]: also creates its parents, and remembers what it creates
  if [[ -d $1 ]]; then
    [[ -w $1 ]] || fail 1 "You cannot write to $1. Choose another folder with --prefix."
    return
  fi
  make_folder "$(dirname -- "$1")" "${2:-755}"
  mkdir -m "${2:-755}" -- "$1"
  folders[$1]=1
}

remove_empty_folders() { # KEPT...
  local path
  local -A above=()
  # An edited manifest must not remove other folders. Collect the folders above the files that an installation creates.
  for path in "${!known[@]}" "$entry" "$wants" "$unit" "$record" "$config" "$state_home/balasana/state.conf"; do
    [[ $path == "$config" || $path == "$state_home"/* ]] || ours "$path" || continue
    while path=${path%/*} && [[ -n $path ]]; do above[$path]=1; done
  done
  # Longest path first, so a folder comes before its parent.
  while IFS= read -r path; do
    [[ " $* " == *" $path "* || -z ${above[$path]:-} ]] || rmdir -- "$path" 2>/dev/null || true
  done < <(printf '%s\n' "${!folders[@]}" | awk '{ print length "\t" $0 }' | sort -rn | cut -f 2-)
}

checksum() { sha256sum <"$1" | cut -d ' ' -f 1; }

place() { # SOURCE PATH [MODE]: replaces the file in one step, so a running program is not disturbed
  rm -f -- "$2.balasana-new"
  install -m "${3:-644}" -T -- "$1" "$2.balasana-new"
  mv -fT -- "$2.balasana-new" "$2"
  known[$2]=$(checksum "$2")
}
