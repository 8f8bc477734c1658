/// A headless X server for one test, with a scripted user.
package final class XServer: Sendable {
    package let display: String
    private let server: ChildProcess

    private struct NoDisplay: Error {
        let wanted: String?
    }

    package var environment: [String: String] { ["DISPLAY": display] }

    /// - Parameter display: A display such as `:5`; nil for a free one.
    package init(display: String? = nil) throws {
        let screen = ["-displayfd", "1", "-screen", "0", "640x480x8", "-nolisten", "tcp", "-noreset"]
        server = try ChildProcess(["Xvfb"] + (display.map { [$0] } ?? []) + screen)
        let number = server.firstLine()
        guard !number.isEmpty else { throw NoDisplay(wanted: display) }
        self.display = ":" + number
    }

    /// Moves the pointer and waits until the server has handled it.
    package func input() throws {
        try ChildProcess(["xdotool", "mousemove_relative", "--sync", "1", "1"], environment: environment).result()
    }

    /// Resets the screen saver, as video players do, and waits until the server has handled it.
    package func resetScreenSaver() throws {
        try ChildProcess(["xset", "s", "reset"], environment: environment).result()
    }

    package func end() {
        server.end()
    }
}
