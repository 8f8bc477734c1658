/// The desktop session, from its variables.
struct SessionFacts: Hashable {
    /// The names in `XDG_CURRENT_DESKTOP`.
    var desktops: [String]
    /// The window manager, where it is one that reads no autostart folder.
    var compositor: Compositor?
    /// Whether it is a Wayland session.
    var isWayland: Bool
    /// Whether it has a screen at all.
    var hasScreen: Bool

    /// The session of these variables.
    init(environment: [String: String]) {
        func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
        desktops = (environment["XDG_CURRENT_DESKTOP"] ?? "").split(separator: ":").map(String.init)
        // Started from a console, sway and i3 set no desktop's name.
        compositor = Compositor.among(desktops)
        if desktops.isEmpty {
            compositor = Compositor.allCases.first { known in
                known.variable.map(isSet) ?? false || known.rawValue == environment["DESKTOP_SESSION"]
            }
        }
        isWayland = environment["XDG_SESSION_TYPE"] == "wayland" || isSet("WAYLAND_DISPLAY")
        hasScreen = isSet("WAYLAND_DISPLAY") || isSet("DISPLAY")
    }
}
