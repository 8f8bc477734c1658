# What happens in the session of now: the agent, the sample, the words. A part of install.sh.
# shellcheck shell=bash

session_bus() { [[ -n ${DBUS_SESSION_BUS_ADDRESS:-} || -S ${XDG_RUNTIME_DIR:-/nowhere}/bus ]]; }

screen() { [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; }

agent_runs() { session_bus && timeout 30 "$1" status >/dev/null 2>&1; }

sample_in_terminal() {
  "$bin/balasana" preview --terminal | sed 's/^\(.\)/    \1/'
}

start_now() {
  local verb=start said
  if [[ $ran == yes ]]; then verb=restart; fi
  if [[ $start == no ]]; then
    if [[ $ran == yes ]]; then
      row Running "still the agent from before (balasana agent restart brings in the new one)"
    else
      row Running "not yet (balasana agent start does it)"
    fi
  elif ! session_bus || ! screen; then
    if [[ $ran == yes ]]; then
      row Running "still the agent from before: balasana agent restart, typed in your desktop, brings in the new one"
    else
      row Running "not yet: there is no desktop session here"
    fi
  elif [[ $ran == no && $login_on == no && $fresh == no ]]; then
    row Running "no (balasana agent start starts it)"
  elif said=$(timeout 60 "$bin/balasana" agent "$verb" 2>&1); then
    row Running "yes, $([[ $ran == yes ]] && echo "the new one has taken over" || echo "it has begun to count how long you sit")"
    running=yes
  else
    row Running "no: it could not be started."
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
    row Sample "not on the screen: ${said//$'\n'/ }"
  fi
  printf '\nThis is how a reminder reads:\n\n'
  sample_in_terminal
  if [[ $running == no && $login_on == yes && $problem == no ]]; then
    printf '\nNothing more is to be done: from your next login to a desktop it counts how long you\nsit, and a reminder like this one comes when it is time.\n'
  fi
}

# The shells but zsh look for completions below ~/.local/share by themselves.
zsh_hint() {
  local functions=$prefix/share/zsh/site-functions
  [[ ${SHELL:-} == */zsh ]] || return 0
  ! grep -qsF -e "$functions" -e "${functions/#"$HOME"/"~"}" "${ZDOTDIR:-$HOME}/.zshrc" || return 0
  printf '\n%s\n' "To have zsh complete what you type, put this line into ~/.zshrc, above compinit:"
  # shellcheck disable=SC2016 # for the reader's shell to expand
  printf '  fpath=("%s" $fpath)\n' "$functions"
}

path_hint() {
  case :$PATH: in *:"$bin":*) return ;; esac
  echo
  if [[ $prefix == "$HOME/.local" ]] && grep -qs '\.local/bin' ~/.profile; then
    echo "From your next login you can type just balasana; until then $(short "$bin")/balasana."
  else
    echo "To type just balasana, add this line to ~/.profile and log in again:"
    # shellcheck disable=SC2016 # for the reader's shell to expand
    printf '  PATH="%s:$PATH"\n' "$bin"
  fi
}
