import GLibBridge
import Storage

/// The user's web browser.
enum Browser {
    /// On some desktops xdg-open waits for the browser it starts; a failure comes sooner than this.
    private static let patience: Duration = .seconds(2)

    /// Opens the page at `path`, in a session of its own.
    ///
    /// - Returns: What to tell the user when it could not; nil when it could.
    static func open(_ path: String, environment: [String: String]) -> String? {
        let hasDisplay = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
        guard hasDisplay else { return "There is no display, so the page was not opened." }
        var opener = Program(["xdg-open", path])
        opener.hasOwnSession = true
        do throws(Program.Failure) {
            let status = try opener.run(within: patience) ?? 0
            return status == 0 ? nil : "xdg-open failed. Open the page in a browser yourself."
        } catch {
            return "xdg-open cannot be started (\(error.reason)). Open the page in a browser yourself."
        }
    }
}
