# Checks for the running agent. Used by the installer and the uninstaller.
# shellcheck shell=bash

session_bus() { [[ -n ${DBUS_SESSION_BUS_ADDRESS:-} || -S ${XDG_RUNTIME_DIR:-/nowhere}/bus ]]; }

screen() { [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; }

agent_runs() { session_bus && timeout 30 "$1" status >/dev/null 2>&1; }
