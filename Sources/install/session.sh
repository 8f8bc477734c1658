# The current session: starts the agent, shows a sample and prints hints. Used by install.sh.
# shellcheck shell=bash

sample_in_terminal() {
  "$bin/balasana" preview --terminal | sed 's/^\(.\)/    \1/'
}

start_now() {
  local verb=start said
  if [[ $ran == yes ]]; then verb=restart; fi
  if [[ $start == no ]]; then
    if [[ $ran == yes ]]; then
      row Running "still the previous version (to start the new one: balasana agent restart)"
    else
      row Running "not yet (to start it: balasana agent start)"
    fi
  elif ! session_bus || ! screen; then
    if [[ $ran == yes ]]; then
      row Running "still the previous version (to start the new one, in your desktop: balasana agent restart)"
    else
      row Running "not yet: there is no desktop session here"
    fi
  elif [[ $ran == no && $login_on == no && $fresh == no ]]; then
    row Running "no (to start it: balasana agent start)"
  elif said=$(timeout 60 "$bin/balasana" agent "$verb" 2>&1); then
    row Running "yes, $([[ $ran == yes ]] && echo "the new version" || echo "and counting how long you sit")"
    running=yes
  else
    row Running "no, the agent could not be started:"
    printf '%s\n' "$said" | sed 's/^/           /'
    problem=yes
  fi
}

show_sample() {
  local said
  [[ $fresh == yes ]] || return 0
  if [[ $running == yes ]]; then
    if said=$(timeout 60 "$bin/balasana" preview 2>&1); then
      row Sample "a reminder is on your screen now"
      return
    fi
    row Sample "could not be shown: ${said//$'\n'/ }"
  fi
  printf '\nThis is what a reminder says:\n\n'
  sample_in_terminal
  if [[ $running == no && $login_on == yes && $problem == no ]]; then
    printf '\nThat'\''s all. It starts counting at your next login.\n'
  fi
}

# Only zsh does not search ~/.local/share for completions.
zsh_hint() {
  local functions=$prefix/share/zsh/site-functions
  [[ ${SHELL:-} == */zsh ]] || return 0
  ! grep -qsF -e "$functions" -e "${functions/#"$HOME"/"~"}" "${ZDOTDIR:-$HOME}/.zshrc" || return 0
  printf '\n%s\n' "For completion in zsh, add this line to ~/.zshrc, above compinit:"
  # shellcheck disable=SC2016 # the reader's shell expands it
  printf '  fpath=("%s" $fpath)\n' "$functions"
}

path_hint() {
  case :$PATH: in *:"$bin":*) return ;; esac
  echo
  if [[ $prefix == "$HOME/.local" ]] && grep -qs '\.local/bin' ~/.profile; then
    echo "From your next login on, type just balasana. Until then, type $(short "$bin")/balasana."
  else
    echo "To type just balasana, add this line to ~/.profile and log in again:"
    # shellcheck disable=SC2016 # the reader's shell expands it
    printf '  PATH="%s:$PATH"\n' "$bin"
  fi
}
