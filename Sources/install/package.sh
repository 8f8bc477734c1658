# The Debian package. Used by install.sh.
# shellcheck shell=bash

need_package_tools() {
  local tool missing=()
  for tool in dpkg-deb dpkg-shlibdeps; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  ((${#missing[@]} == 0)) || fail 4 "--deb needs ${missing[*]}." \
    "Install them as root on Debian or Ubuntu, then run ./install.sh again:" "" "  apt-get install dpkg-dev"
}

version() { sed -n 's/.*static let number = "\(.*\)"$/\1/p' "$root/Sources/Control/Version.swift"; }

# The time of the last commit in seconds since 1970, so two builds of a commit are equal.
source_time() {
  [[ -z ${SOURCE_DATE_EPOCH:-} ]] || { echo "$SOURCE_DATE_EPOCH" && return; }
  git -c safe.directory='*' -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md"
}

package_files() { # prints what the package has, like shared_files
  shared_files
  printf '644\t%s\t%s\n' \
    "$root/Config/autostart.desktop" "/etc/xdg/autostart/$id.desktop" \
    "$root/Config/balasana.service" "$prefix/lib/systemd/user/balasana.service" \
    "$root/Config/$id.metainfo.xml" "$prefix/share/metainfo/$id.metainfo.xml" \
    "$root/Config/package/copyright" "$prefix/share/doc/balasana/copyright" \
    "$root/CHANGELOG.md" "$prefix/share/doc/balasana/CHANGELOG.md" \
    "$stage/changelog" "$prefix/share/doc/balasana/changelog"
}

debian_changelog() {
  printf 'balasana (%s) unstable; urgency=medium\n\n' "$version"
  printf '  * The changes are in /usr/share/doc/balasana/CHANGELOG.md.gz.\n\n'
  printf ' -- %s  %s\n' "$(sed -n 's/^Maintainer: //p' "$root/Config/package/control")" \
    "$(LC_ALL=C date -u -d "@$time" '+%a, %d %b %Y %H:%M:%S +0000')"
}

stamp() { # prints standard input with the version and date
  sed -e "s/@version@/$version/" -e "s/@date@/$(date -u -d "@$time" +%F)/"
}

put_package_files() {
  local mode source path
  while IFS=$'\t' read -r mode source path; do
    case $source in *.desktop | *.service | *.metainfo.xml)
      fill "$source" | stamp >"$stage/filled"
      source=$stage/filled
      ;;
    esac
    case $path in */share/man/* | */doc/*[!t])
      gzip -9n <"$source" >"$stage/compressed"
      source=$stage/compressed path+=.gz
      ;;
    esac
    install -D -m "$mode" -- "$source" "$tree$path"
  done < <(package_files)
}

# The libraries that the programs need, with their versions.
dependencies() {
  mkdir -p "$stage/dependencies/debian"
  printf 'Source: balasana\n\nPackage: balasana\nArchitecture: any\n' >"$stage/dependencies/debian/control"
  (cd "$stage/dependencies" && dpkg-shlibdeps -O -e"$built/balasana-agent" -e"$built/balasana" 2>"$stage/shlibdeps") |
    sed -n 's/^shlibs:Depends=//p'
}

put_control_files() {
  local depends size
  depends=$(dependencies)
  [[ -n $depends ]] || fail 1 "$(<"$stage/shlibdeps")" "dpkg-shlibdeps failed."
  # As dpkg-gencontrol counts: each file in whole KiB, and one KiB for everything else.
  size=$(find "$tree" -mindepth 1 -printf '%y %s\n' |
    awk '{ sum += $1 == "f" ? int(($2 + 1023) / 1024) : 1 } END { print sum }')
  mkdir "$tree/DEBIAN"
  sed -e "s/@version@/$version/" -e "s/@architecture@/$architecture/" -e "s/@size@/$size/" \
    -e "s/@depends@/$depends/" "$root/Config/package/control" >"$tree/DEBIAN/control"
  echo "/etc/xdg/autostart/$id.desktop" >"$tree/DEBIAN/conffiles"
  (cd "$tree" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum) \
    >"$tree/DEBIAN/md5sums"
  chmod 644 "$tree"/DEBIAN/*
}

# Builds the package from the built programs and the completions in $stage.
make_package() { # FOLDER
  local tree=$stage/tree version time architecture package
  version=$(version)
  time=$(source_time)
  architecture=$(dpkg --print-architecture)
  prefix=/usr bin=/usr/bin
  package=balasana_${version}_$architecture.deb
  umask 022
  mkdir "$tree"
  debian_changelog >"$stage/changelog"
  put_package_files
  put_control_files
  find "$tree" -exec touch -h -d "@$time" {} +
  # The default level of xz has a window that is smaller than one of the two programs, which share their libraries.
  # With several threads the result depends on their number.
  SOURCE_DATE_EPOCH=$time DPKG_DEB_THREADS_MAX=1 dpkg-deb --root-owner-group -Zxz -z9 --build "$tree" \
    "$stage/$package" >"$stage/log" || fail 1 "$(<"$stage/log")" "dpkg-deb failed."
  mkdir -p -- "$1"
  install -m 644 -- "$stage/$package" "$1/$package.balasana-new"
  mv -f -- "$1/$package.balasana-new" "$1/$package"
  row Package "$(short "$(realpath -ms -- "$1/$package")")"
  row Size "$(megabytes "$stage/$package") MB, installed $(megabytes "$tree") MB"
}

megabytes() { # PATH: prints the size of the files in it
  find "$1" -path "*/DEBIAN" -prune -o -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%.1f\n", sum / 1e6 }'
}

package_all() {
  local built
  need_swift
  need_packages
  need_package_tools
  build
  completions
  make_package "$folder"
  printf '\nTo install it: sudo apt install %s\n' "./balasana_$(version)_$(dpkg --print-architecture).deb"
}
