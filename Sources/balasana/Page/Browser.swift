import GLibBridge
import Storage

/// The user's web browser.
enum Browser {
    /// How long to wait for a failure. On some desktops xdg-open runs until the browser exits.
    private static let timeout: Duration = .seconds(2)

    /// Opens the page at `path`. The browser gets a session of its own, so it outlives this terminal.
    ///
    /// - Returns: An error message for the user; nil if the page was opened.
    static func open(_ path: String, environment: [String: String]) -> String? {
        guard environment.hasDisplay else { return "There is no display, so the page was not opened." }
        var opener = Program(["xdg-open", path])
        opener.hasOwnSession = true
        do throws(Program.Failure) {
            let status = try opener.run(within: timeout) ?? 0
            return status == 0 ? nil : "xdg-open failed. Open the page in a browser yourself."
        } catch {
            return "xdg-open cannot be started (\(error.reason)). Open the page in a browser yourself."
        }
    }
}
