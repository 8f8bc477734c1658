/// The display server of a session.
enum SessionKind {
    case wayland
    case x11OrNone

    /// The kind of a session, from `XDG_SESSION_TYPE` and `WAYLAND_DISPLAY` in its environment.
    init(_ environment: [String: String]) {
        let isWayland = environment["XDG_SESSION_TYPE"] == "wayland" || environment["WAYLAND_DISPLAY"]?.isEmpty == false
        self = isWayland ? .wayland : .x11OrNone
    }
}
