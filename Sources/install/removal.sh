# --uninstall and --purge. A part of install.sh.
# shellcheck shell=bash

uninstall_all() {
  local path command=$bin/balasana history=$data_home/balasana/history left=()
  read_installation
  know_login
  [[ ! -x $known_prefix/bin/balasana ]] || command=$known_prefix/bin/balasana
  if ((${#known[@]} == 0)); then
    echo "Balasana is not installed: there is no $(short "$manifest")."
  else
    if [[ -x $command ]] && agent_runs "$command"; then
      if timeout 60 "$command" agent stop >/dev/null 2>&1; then
        row Stopped "the agent"
      else
        row Stopped "nothing: the agent does not answer, and ends at the latest when you log out"
      fi
    fi
    remove_unit
    for path in "${!known[@]}"; do [[ -z ${known[$path]} ]] || rm -f -- "$path" "$path.balasana-new"; done
    rm -f -- "${known_prefix:-$prefix}/share/balasana/manifest" "$manifest" "$manifest.balasana-new"
    rm -rf -- "$state_home/balasana"
    row Removed "the programs below $(short "${known_prefix:-$prefix}") and all else that was installed"
  fi
  if [[ $action == purge ]]; then
    for path in "$config_home/balasana" "$data_home/balasana" "$state_home/balasana"; do
      [[ -e $path || -L $path ]] || continue
      # Without a slash at its end: of a link into a folder of the user's, only the link goes.
      rm -rf -- "$path"
      row Removed "$(short "$path")"
    done
  else
    [[ ! -e $config ]] || left+=("your settings in $(short "$config")")
    [[ ! -e $history ]] || left+=("your history in $(short "$history")")
    for path in "${left[@]}"; do row Left "$path"; done
    ((${#left[@]} == 0)) || echo "./install.sh --purge removes that too."
  fi
  remove_empty_folders
}
