# The files to install. Used by install.sh.
# shellcheck shell=bash

fill() { # TEMPLATE: prints it with the paths of the installed programs
  local text
  text=$(<"$1")
  text=${text//@balasana.exec@/$(exec_word "$bin/balasana")} text=${text//=@balasana.path@/$(try_word "$bin/balasana")}
  text=${text//@agent.exec@/$(exec_word "$bin/balasana-agent")}
  text=${text//=@agent.path@/$(try_word "$bin/balasana-agent")}
  text=${text//@agent.dbus@/$(dbus_word "$bin/balasana-agent")}
  printf '%s\n' "${text//@agent.unit@/$(unit_word "$bin/balasana-agent")}"
}

# Prints "MODE SOURCE PATH", separated by tabs, for the files of an installation and of the package.
shared_files() {
  printf '755\t%s\t%s\n' "$built/balasana-agent" "$bin/balasana-agent" "$built/balasana" "$bin/balasana"
  printf '644\t%s\t%s\n' \
    "$root/Config/$id.desktop" "$prefix/share/applications/$id.desktop" \
    "$root/Config/$id.AgentStart.service" "$prefix/share/dbus-1/services/$id.AgentStart.service" \
    "$root/Config/$id.Agent1.xml" "$prefix/share/dbus-1/interfaces/$id.Agent1.xml" \
    "$root/Config/$id.svg" "$prefix/share/icons/hicolor/scalable/apps/$id.svg" \
    "$root/Config/$id-symbolic.svg" "$prefix/share/icons/hicolor/symbolic/apps/$id-symbolic.svg" \
    "$root/Config/balasana.conf" "$prefix/share/balasana/balasana.conf" \
    "$root/Config/autostart.desktop" "$prefix/share/balasana/login/$id.desktop" \
    "$root/Config/balasana.service" "$prefix/share/balasana/login/balasana.service" \
    "$root/Config/sandbox.conf" "$prefix/share/balasana/login/sandbox.conf" \
    "$root/Config/man/balasana.1" "$prefix/share/man/man1/balasana.1" \
    "$root/Config/man/balasana-agent.1" "$prefix/share/man/man1/balasana-agent.1" \
    "$root/Config/man/balasana.conf.5" "$prefix/share/man/man5/balasana.conf.5" \
    "$root/Config/man/balasana-json.7" "$prefix/share/man/man7/balasana-json.7" \
    "$stage/bash" "$prefix/share/bash-completion/completions/balasana" \
    "$stage/zsh" "$prefix/share/zsh/site-functions/_balasana" \
    "$stage/fish" "$prefix/share/fish/vendor_completions.d/balasana.fish"
  local file
  for file in "$root"/Config/tray/*.svg; do
    printf '644\t%s\t%s\n' "$file" "$prefix/share/icons/hicolor/symbolic/apps/${file##*/}"
  done
  for file in "$root"/Config/pictures/*.{svg,png} "$root"/Config/sounds/*.wav; do
    printf '644\t%s\t%s\n' "$file" "$prefix/share/balasana/${file#"$root/Config/"}"
  done
}

program_files() { # prints what an installation has, like shared_files
  local file
  shared_files
  printf '755\t%s\t%s\n' "$root/Sources/install/uninstall.sh" "$prefix/share/balasana/uninstall/uninstall.sh"
  for file in words places manifest entries agent removal; do
    printf '644\t%s\t%s\n' "$root/Sources/install/$file.sh" "$prefix/share/balasana/uninstall/$file.sh"
  done
}

login_file() {
  case $way in desktop) echo "$entry" ;; systemd) printf '%s\n' "$unit" "$wants" ;; esac
}

# Writes the manifest before any file is installed. After an interruption it names at least the files that exist, so
# the next run can continue or remove them.
write_planned_manifest() {
  local mode source path
  while IFS=$'\t' read -r mode source path; do
    if [[ -e $path && -z ${known[$path]:-} ]] && ! cmp -s -- "$source" "$path"; then
      fail 1 "$path already exists and was not installed by Balasana." \
        "Move it away, or choose another folder with --prefix. Nothing was changed."
    fi
  done < <(program_files)
  while IFS= read -r path; do
    make_folder "$(dirname -- "$path")"
    known[$path]=${known[$path]:--}
  done < <(program_files | cut -f 3)
  for path in "$data_home/balasana" "$state_home/balasana" "$(dirname -- "$config")"; do make_folder "$path" 700; done
  while IFS= read -r path; do
    make_folder "$(dirname -- "$path")"
    [[ ! -e $path && $complete == yes ]] || known[$path]=${known[$path]:--}
  done < <(login_file)
  known[$record]=-
  write_manifest no
}

put_entry() { # TEMPLATE PATH: in a file that the user has edited, it updates only the paths of the programs
  local text program form old=${known_prefix:-$prefix}/bin
  fill "$1" >"$stage/entry"
  [[ ! -L $2 ]] || return 0
  if [[ ! -e $2 || $(checksum "$2") == "${known[$2]:-}" ]] || cmp -s -- "$stage/entry" "$2"; then
    place "$stage/entry" "$2"
    return
  fi
  text=$(<"$2")
  for program in balasana-agent balasana; do
    for form in exec_word try_word unit_word; do
      text=${text//"$($form "$old/$program")"/$($form "$bin/$program")}
    done
  done
  printf '%s\n' "$text" >"$stage/entry"
  place "$stage/entry" "$2"
  known[$2]=-
}

put_program_files() {
  local mode source path
  while IFS=$'\t' read -r mode source path; do
    case $source in
      *.desktop | *.service) put_entry "$source" "$path" ;;
      *) place "$source" "$path" "$mode" ;;
    esac
  done < <(program_files)
  # If a theme folder is newer than its icon cache, toolkits search the folder.
  touch -- "$prefix/share/icons/hicolor" 2>/dev/null || true
}

put_config() {
  config_note=$(short "$config")
  if [[ -e $config || -L $config ]]; then
    config_note+=" (kept)"
  else
    rm -f -- "$config.balasana-new"
    install -m 644 -T -- "$root/Config/balasana.conf" "$config.balasana-new"
    mv -T -- "$config.balasana-new" "$config"
  fi
}
