import Foundation

/// The hand on the mouse.
final class Input {
    private let sandbox: Sandbox
    private var hand: Child?

    init(_ sandbox: Sandbox) {
        self.sandbox = sandbox
    }

    /// Moves the pointer five times a second from now on, for a minute at most.
    func start() throws {
        stop()
        let there = ["mousemove_relative", "--", "3", "0", "sleep", "0.2"]
        let back = ["mousemove_relative", "--", "-3", "0", "sleep", "0.2"]
        hand = try sandbox.start("input", ["xdotool"] + (0..<150).flatMap { _ in there + back })
        sandbox.journal.note("user", "moves the pointer")
    }

    /// Lets go of the mouse; no input comes after this.
    func stop() {
        guard let hand else { return }
        hand.send(SIGKILL)
        _ = hand.exitStatus(before: Date(timeIntervalSinceNow: 60))
        self.hand = nil
        sandbox.journal.note("user", "is still")
    }

    /// Moves the pointer once.
    func touch() throws {
        try sandbox.run(["xdotool", "mousemove_relative", "--", "3", "0"])
        sandbox.journal.note("user", "touches the mouse")
    }
}
