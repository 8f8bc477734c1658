import GLibBridge

/// The end of the process, which may be asked for more than once and from any thread; the first wins.
final class Ending: @unchecked Sendable {
    private let loop: MainLoop
    /// Touched on the loop, and read when it no longer turns.
    private(set) var status: Int32 = 0
    private var hasEnded = false

    init(loop: MainLoop) {
        self.loop = loop
    }

    /// Ends the loop with `status`.
    func end(_ status: Int32) {
        loop.perform { [self] in
            guard !hasEnded else { return }
            hasEnded = true
            self.status = status
            loop.quit()
        }
    }
}
