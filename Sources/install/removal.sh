# The removal of an installation. Used by the installer and the uninstaller.
# shellcheck shell=bash

# Whether an installation can have created PATH. An edited manifest must not remove other files.
ours() { # PATH
  local below=${known_prefix:-$prefix} folder=${1%/*}
  [[ /$1/ != */../* ]] || return 1
  # A symbolic link below our folder leads to the user's files.
  while [[ $folder == "$below/share/balasana/"* ]]; do
    [[ ! -L $folder ]] || return 1
    folder=${folder%/*}
  done
  case $1 in
    "$entry" | "$unit" | "$sandbox" | "$wants" | "$record" | "$manifest") ;;
    "$below/bin/balasana" | "$below/bin/balasana-agent" | "$below/share/applications/$id.desktop") ;;
    "$below/share/dbus-1/services/$id."*.service | "$below/share/dbus-1/interfaces/$id."*.xml) ;;
    "$below/share/icons/hicolor/scalable/apps/$id.svg") ;;
    "$below/share/icons/hicolor/symbolic/apps/$id-"*symbolic.svg) ;;
    "$below/share/balasana/manifest" | "$below/share/balasana/balasana.conf") ;;
    "$below/share/balasana/login/"*.desktop | "$below/share/balasana/login/"*.service) ;;
    "$below/share/balasana/login/sandbox.conf") ;;
    "$below/share/balasana/pictures/"*.svg | "$below/share/balasana/pictures/"*.png) ;;
    "$below/share/balasana/sounds/"*.wav | "$below/share/balasana/uninstall/"*.sh) ;;
    "$below/share/man/man"[1-9]/balasana*.[1-9]) ;;
    "$below/share/bash-completion/completions/balasana" | "$below/share/zsh/site-functions/_balasana") ;;
    "$below/share/fish/vendor_completions.d/balasana.fish") ;;
    *) return 1 ;;
  esac
}

# Prints the installed files that exist.
installed_files() {
  local path
  for path in "${!known[@]}"; do
    [[ -z ${known[$path]} || (! -e $path && ! -L $path) ]] || ! ours "$path" || printf '%s\n' "$path"
  done | LC_ALL=C sort
}

# Prints the existing folders of settings and history.
own_folders() {
  local path
  for path in "$config_home/balasana" "$data_home/balasana"; do
    [[ ! -e $path && ! -L $path ]] || printf '%s\n' "$path"
  done
}

stop_agent() {
  local command=${known_prefix:-$prefix}/bin/balasana
  [[ -x $command ]] || command=$bin/balasana
  [[ -x $command ]] && agent_runs "$command" || return 0
  if timeout 60 "$command" agent stop >/dev/null 2>&1; then
    row Stopped "the agent"
  else
    row Running "the agent still runs, because it does not respond; it ends when you log out"
  fi
}

remove_files() {
  local path
  remove_unit
  for path in "${!known[@]}"; do
    [[ -n ${known[$path]} ]] || continue
    if [[ -d $path && ! -L $path ]]; then
      row Kept "$path, which is a folder"
    elif ours "$path"; then
      rm -f -- "$path" "$path.balasana-new"
    else
      row Kept "$path, which install.sh never installs"
    fi
  done
  rm -f -- "${known_prefix:-$prefix}/share/balasana/manifest" "$manifest" "$manifest.balasana-new"
  row Removed "the programs in $(short "${known_prefix:-$prefix}/bin") and all other installed files"
}

# Prints the user's files that are kept, and a shell command that deletes them: `balasana uninstall` is gone.
report_kept_files() {
  local path left=()
  [[ ! -e $config && ! -L $config ]] || row Kept "your settings in $(short "$config")"
  [[ ! -e $data_home/balasana/history ]] || row Kept "your history in $(short "$data_home/balasana/history")"
  while IFS= read -r path; do left+=("$path"); done < <(own_folders)
  ((${#left[@]} == 0)) || printf 'To delete these too, run: rm -r%s\n' "$(printf ' %q' "${left[@]}")"
}

uninstall_all() { # uses action
  local path
  read_installation
  find_login_files
  if ((${#known[@]} == 0)); then
    echo "Balasana is not installed: $(short "$manifest") does not exist."
  else
    stop_agent
    remove_files
  fi
  rm -rf -- "$state_home/balasana"
  if [[ $action == purge ]]; then
    while IFS= read -r path; do
      # No slash at the end: if the folder is a symbolic link, only the link is removed.
      rm -rf -- "$path"
      row Removed "$(short "$path")"
    done < <(own_folders)
  fi
  remove_empty_folders
  [[ $action == purge ]] || report_kept_files
}
