import GLibBridge

/// Tells when the civil clock was set, and when the machine has resumed from suspend.
///
/// Nothing wakes the process in between. Which of the two it was, ``SystemClock`` tells.
public final class ClockWatch: Sendable {
    private let source: SourceHandle

    /// Calls `onChange` on the loop's thread each time; nil when the process has no descriptor left.
    public init?(loop: MainLoop, onChange: @escaping @Sendable () -> Void) {
        guard let source = loop.onClockSet(onChange) else { return nil }
        self.source = source
    }

    /// Ends it, from any thread.
    public func cancel() {
        source.cancel()
    }
}
