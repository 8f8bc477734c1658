extension [String: String] {
    /// Whether a program with this environment can show a window: it names an X or a Wayland display.
    var hasDisplay: Bool { ["DISPLAY", "WAYLAND_DISPLAY"].contains { self[$0]?.isEmpty == false } }
}
