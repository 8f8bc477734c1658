import GLibBridge
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
        var opener = Program(["xdg-open", path])
        opener.hasOwnSession = true
        do throws(Program.Failure) {
            let status = try opener.run(within: patience) ?? 0
            return status == 0 ? nil : "xdg-open failed; open it in a browser yourself."
        } catch {
            return "xdg-open cannot be started (\(error.reason)); open it in a browser yourself."
        }
    }
}
