import Fixtures
import Sensors

/// A headless X server of the test's own, with a user who moves the pointer when told to.
final class XServer: Sendable {
    let environment: [String: String]
    private let server: ChildProcess

    init() throws {
        server = try ChildProcess([
            "Xvfb", "-displayfd", "1", "-screen", "0", "640x480x8", "-nolisten", "tcp", "-noreset",
        ])
        environment = ["DISPLAY": ":" + server.firstLine()]
    }

    /// The pointer moves; returns once the server has it.
    func input() throws {
        try ChildProcess(["xdotool", "mousemove_relative", "--sync", "1", "1"], environment: environment).result()
    }

    func end() {
        server.end()
    }
}
