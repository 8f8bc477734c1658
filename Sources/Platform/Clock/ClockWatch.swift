import GLibBridge

/// Reports when the system clock was set and when the machine has resumed from suspend.
///
/// It causes no other wakeups. To distinguish the two, compare ``SystemClock/suspended()``.
public final class ClockWatch: Sendable {
    private let source: SourceHandle

    /// Calls `onChange` on the loop's thread each time; nil when the process has no free file descriptor.
    public init?(loop: MainLoop, onChange: @escaping @Sendable () -> Void) {
        guard let source = loop.onClockSet(onChange) else { return nil }
        self.source = source
    }

    /// Ends the watch. Can be called from any thread.
    public func cancel() {
        source.cancel()
    }
}
