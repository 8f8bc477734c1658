import Fixtures
import Foundation

/// The user's keyboard and mouse.
final class Input {
    private let sandbox: Sandbox
    private var hand: ChildProcess?

    init(_ sandbox: Sandbox) {
        self.sandbox = sandbox
    }

    /// Begins to press a key five times a second. The pointer does not move.
    func start() throws {
        let stroke = ["key", "Shift_L", "sleep", "0.2"]
        hand = try sandbox.start("input", ["xdotool"] + (0..<3000).flatMap { _ in stroke })
        sandbox.journal.note("user", "types")
    }

    /// Stops pressing it; there is no input after this.
    func stop() {
        hand?.end(by: SIGKILL)
        sandbox.journal.note("user", "is still")
    }

    /// Moves the pointer once.
    func touch() throws {
        try sandbox.run(["xdotool", "mousemove_relative", "--", "3", "0"])
        sandbox.journal.note("user", "touches the mouse")
    }
}
