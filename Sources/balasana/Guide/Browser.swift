import Storage

/// The program in which the user reads pages.
enum Browser {
    /// A browser that is started stays with xdg-open on some desktops; what fails has failed by then.
    private static let patience: Duration = .seconds(2)

    /// Opens the page at `path`, in a session of its own.
    ///
    /// - Returns: Why it could not, as the end of a sentence; nil when it could.
    static func open(_ path: String, environment: [String: String]) -> String? {
        let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
        guard hasDisplay else { return "there is no display here." }
        guard let opener = try? ChildProcess("xdg-open", [path], log: "/dev/null") else {
            return "open it in a browser yourself."
        }
        switch opener.waitForEnd(within: patience) {
        case nil, 0: return nil
        case .some: return "xdg-open failed; open it in a browser yourself."
        }
    }
}
