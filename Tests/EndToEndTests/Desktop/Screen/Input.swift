import Fixtures
import Foundation

/// The hands on keyboard and mouse.
final class Input {
    private let sandbox: Sandbox
    private var hand: ChildProcess?

    init(_ sandbox: Sandbox) {
        self.sandbox = sandbox
    }

    /// Presses a key five times a second from now on. The pointer stays where it is.
    func start() throws {
        let stroke = ["key", "Shift_L", "sleep", "0.2"]
        hand = try sandbox.start("input", ["xdotool"] + (0..<3000).flatMap { _ in stroke })
        sandbox.journal.note("user", "types")
    }

    /// Lets go of the keyboard; no input comes after this.
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
