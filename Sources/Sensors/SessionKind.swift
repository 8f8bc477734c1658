/// Which display server a session has, as its variables tell.
enum SessionKind {
    case wayland
    case x11OrNone

    /// The kind of the session with these variables.
    init(_ environment: [String: String]) {
        let isWayland = environment["XDG_SESSION_TYPE"] == "wayland" || environment["WAYLAND_DISPLAY"]?.isEmpty == false
        self = isWayland ? .wayland : .x11OrNone
    }
}
