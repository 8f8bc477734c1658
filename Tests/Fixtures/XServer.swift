/// A headless X server of the test's own, with a user who moves the pointer when told to.
package final class XServer: Sendable {
    package let display: String
    private let server: ChildProcess

    private struct NoDisplay: Error {
        let wanted: String?
    }

    package var environment: [String: String] { ["DISPLAY": display] }

    /// - Parameter display: Such as `:5`; a free one when there is none.
    package init(display: String? = nil) throws {
        let screen = ["-displayfd", "1", "-screen", "0", "640x480x8", "-nolisten", "tcp", "-noreset"]
        server = try ChildProcess(["Xvfb"] + (display.map { [$0] } ?? []) + screen)
        let number = server.firstLine()
        guard !number.isEmpty else { throw NoDisplay(wanted: display) }
        self.display = ":" + number
    }

    /// The pointer moves; returns once the server has it.
    package func input() throws {
        try ChildProcess(["xdotool", "mousemove_relative", "--sync", "1", "1"], environment: environment).result()
    }

    package func end() {
        server.end()
    }
}
