/// The desktop session, as described by environment variables.
struct SessionFacts: Hashable {
    /// The names in `XDG_CURRENT_DESKTOP`.
    var desktops: [String]
    /// The window manager, if it is one that ignores the autostart folder.
    var compositor: Compositor?
    var isWayland: Bool
    /// False on a text console and over SSH.
    var hasScreen: Bool

    init(environment: [String: String]) {
        func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
        desktops = (environment["XDG_CURRENT_DESKTOP"] ?? "").split(separator: ":").map(String.init)
        // If started from a console, sway and i3 do not set XDG_CURRENT_DESKTOP.
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
