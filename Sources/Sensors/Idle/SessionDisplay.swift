/// The display server of a session.
public enum SessionDisplay {
    /// True if a display server on this machine listens at the socket that `environment` names.
    public static func isReachable(_ environment: [String: String]) -> Bool {
        socket(environment).flatMap { LocalSocket(path: $0) } != nil
    }

    private static func socket(_ environment: [String: String]) -> String? {
        switch SessionKind(environment) {
        case .wayland:
            let name = environment["WAYLAND_DISPLAY"] ?? "wayland-0"
            if name.hasPrefix("/") { return name }
            return environment["XDG_RUNTIME_DIR"].map { "\($0)/\(name)" }
        case .x11OrNone:
            return try? XDisplay.of(environment).get().socket
        }
    }
}
